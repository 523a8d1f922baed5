"""A town for every test of a use case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.builders import ACase, MadeCase, MadeTown, Town
from tests.fakes import FixedClock


@pytest.fixture(scope="session")
def made_town(tmp_path_factory: pytest.TempPathFactory) -> MadeTown:
    """The office every town is a copy of."""
    clock = FixedClock(datetime(2026, 11, 24, 1, 0, tzinfo=UTC))
    return MadeTown(tmp_path_factory.mktemp("made") / "office", clock)


@pytest.fixture
def town(made_town: MadeTown, tmp_path: Path, clock: FixedClock) -> Iterator[Town]:
    """An open practice office of seven people."""
    town = Town(made_town, tmp_path / "office", clock)
    yield town
    town.close()


@pytest.fixture
def case(town: Town) -> ACase:
    """A case just opened."""
    return ACase(town)


@pytest.fixture(scope="session")
def made_case(made_town: MadeTown, tmp_path_factory: pytest.TempPathFactory) -> MadeCase:
    """The reviewed case that tests copy."""
    clock = FixedClock(datetime(2026, 11, 24, 1, 30, tzinfo=UTC))
    return MadeCase(made_town, tmp_path_factory.mktemp("reviewed") / "office", clock)


@pytest.fixture
def reviewed(made_case: MadeCase, tmp_path: Path, clock: FixedClock) -> Iterator[ACase]:
    """A case that was heard, weighed, read a second time, and reviewed by two people."""
    town = Town(made_case, tmp_path / "office", clock)
    yield made_case.in_town(town)
    town.close()
