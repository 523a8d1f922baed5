"""A refusal as the person sees it: its codes, each with a sentence in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop.errors import Failure
from desktop.text import Language, explain


def refused(family: type[Failure], act: Callable[[], object]) -> list[str]:
    """Return the codes with which an act fails; it must fail, in this family."""
    with pytest.raises(family) as caught:
        act()
    assert type(caught.value) is family
    for problem in caught.value.problems:
        for language in Language:
            said = explain(problem, language)
            assert len(said) > 8
            assert "{" not in said
    return [problem.code for problem in caught.value.problems]
