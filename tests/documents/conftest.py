"""Golden texts, and cases that several tests only look at."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from desktop.text import Language
from tests.documents.practice import Scene, Stage, play

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden texts be written anew: ``pytest tests/documents --update-golden``."""
    parser.addoption("--update-golden", action="store_true", help="write golden texts anew")


Golden = Callable[[str, str], None]


@pytest.fixture
def expect_golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the golden one of that name."""
    update = bool(request.config.getoption("--update-golden", default=False))

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text

    return compare


Playing = Callable[[str, Language, Scene], Stage]


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Playing:
    """Play a case once for all tests that only look at it."""

    @cache
    def once(code: str, language: Language, until: Scene) -> Stage:
        return play(tmp_path_factory.mktemp("office"), language, code, until)

    return once
