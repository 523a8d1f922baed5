"""An office on disk for every test that wants one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.material import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A small office, open and encrypted, with its people and no case yet."""
    office = Office(tmp_path / "office")
    yield office
    office.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Office]:
    """Another office with a chain of its own."""
    other = Office(tmp_path / "other", "石桥镇")
    yield other
    other.close()


@pytest.fixture(scope="module")
def office_of_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One office for all examples of a property, which leaves it as it was."""
    office = Office(tmp_path_factory.mktemp("office"))
    yield office
    office.close()
