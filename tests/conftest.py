"""What holds in every test: no network, no window on a real screen, no setting of the machine."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.fakes import CountedIds, FixedClock
from tests.no_network import attempts

HERE = Path(__file__).resolve().parent


def pytest_configure(config: pytest.Config) -> None:
    """Draw windows in memory, forget what this person has set, and watch every child process.

    Properties try the same examples in every run and new ones at night; a slow machine is no fault.
    """
    at_night = config.option.markexpr != "not nightly"
    settings.register_profile(
        "ours",
        deadline=None,
        derandomize=not at_night,
        print_blob=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.load_profile("ours")
    for name in [name for name in os.environ if name.startswith("QUANHENG_")]:
        del os.environ[name]
    screen = os.path.relpath(HERE / "screen.json")  # as large as an old office PC's
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    os.environ["PYTHONPATH"] = os.pathsep.join((str(HERE.parent), str(HERE / "offline")))


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Fail the test that reached for the network, also if the program went on in spite of it."""
    yield
    tried = attempts.copy()
    attempts.clear()
    if tried:
        pytest.fail(f"reached for the network: {', '.join(tried)}")


@pytest.fixture(autouse=True)
def no_surprise_in_the_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail the test that logged a warning; one that means to looks at it and clears the log."""
    yield
    warned = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    if warned:
        pytest.fail(f"warned in the log: {', '.join(record.getMessage() for record in warned)}")


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands at ten in the morning of Tuesday 24 November 2026, in Beijing."""
    return FixedClock(datetime(2026, 11, 24, 2, 0, tzinfo=UTC))


@pytest.fixture
def ids() -> CountedIds:
    """Ids that are the same in every run."""
    return CountedIds()
