"""The steps of a case, each behind its gate; the gate looks at the person."""

from __future__ import annotations

from tests.builders import ACase


def test_x(case: ACase) -> None:
    case.investigated().heard().weighed().reviewed().decided()
