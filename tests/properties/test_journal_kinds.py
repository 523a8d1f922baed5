"""Every kind an office can record is read back as it was written, today and by another office."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.entries.act import ErasedAct
from desktop.domain.entries.kinds import KINDS
from desktop.journal.canonical import NUMBER_LIMIT
from desktop.journal.reading import check_arrival
from tests.journal.material import Desk, told

PLAIN: dict[object, st.SearchStrategy[Any]] = {
    str: st.text(st.sampled_from('abc 一二三𠮷“"\\\n'), max_size=8),
    int: st.integers(-NUMBER_LIMIT, NUMBER_LIMIT),
    bool: st.booleans(),
    date: st.dates(),
    NoneType: st.none(),
}


def anything(hint: Any) -> st.SearchStrategy[Any]:
    """Return values of a type an act may have; a new sort of type fails here by name."""
    hint = getattr(hint, "__supertype__", hint)
    if hint in PLAIN:
        return PLAIN[hint]
    if get_origin(hint) in (Union, UnionType):
        return st.one_of([anything(each) for each in get_args(hint)])
    if get_origin(hint) is tuple:
        return st.lists(anything(get_args(hint)[0]), max_size=2).map(tuple)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    assert isinstance(hint, type) and is_dataclass(hint), hint
    hints = get_type_hints(hint)
    return st.builds(hint, **{each.name: anything(hints[each.name]) for each in fields(hint)})


@pytest.mark.parametrize("name", sorted(KINDS))
@settings(max_examples=10)
@given(data=st.data())
def test_every_kind_reads_back_as_it_was_written(name: str, data: st.DataObject) -> None:
    act = data.draw(anything(KINDS[name]))
    entry = Desk("石桥镇").write(act)
    check_arrival(entry)
    assert told(entry, KINDS).act == act
    assert told(entry.without_body(), KINDS).act == ErasedAct(kind=name)
