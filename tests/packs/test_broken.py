"""Every broken pack is refused with exactly the sentences that stand beside it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from desktop.errors import Refused, TooNew
from desktop.rules.reader import read_pack
from desktop.text import Language, explain
from tests.packs.files import BROKEN, SMALL, files_in

EXPECTED = "expected.toml"


@pytest.mark.parametrize("folder", sorted(BROKEN.iterdir()), ids=lambda folder: folder.name)
@pytest.mark.parametrize("language", Language)
def test_a_broken_pack_says_what_is_wrong(folder: Path, language: Language) -> None:
    expected = tomllib.loads((folder / EXPECTED).read_text(encoding="utf-8"))
    left_out = expected.get("left_out", [])
    files = {name: data for name, data in files_in(SMALL).items() if name not in left_out}
    files |= {name: data for name, data in files_in(folder).items() if name != EXPECTED}
    with pytest.raises((Refused, TooNew)) as refused:
        read_pack(files)
    said = [explain(problem, language) for problem in refused.value.problems]
    assert said == expected[language.value]


def test_the_small_pack_itself_is_sound() -> None:
    assert read_pack(files_in(SMALL)).id == "small"
