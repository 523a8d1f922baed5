"""A computer whose date is before the last entry is named; the order never comes from it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.application.clock_check import clock_is_behind
from desktop.application.intake import Intake
from desktop.storage import journal_store
from desktop.text import Language, explain
from tests.builders import Town, an_incident
from tests.fakes import FixedClock


def test_a_date_before_the_last_entry_is_named_until_the_clock_is_right(
    town: Town, clock: FixedClock
) -> None:
    an_incident(town.clerk)
    assert clock_is_behind(town.clerk) == ()
    clock.go_on(timedelta(days=-1))
    (problem,) = clock_is_behind(town.clerk)
    assert explain(problem, Language.CHINESE).startswith("电脑日期是 2026年11月23日，比最后一条")
    assert explain(problem, Language.ENGLISH).startswith("The computer says 23 November 2026")
    clock.go_on(timedelta(days=1))
    assert clock_is_behind(town.clerk) == ()


def test_an_earlier_hour_of_the_same_day_is_no_matter(town: Town, clock: FixedClock) -> None:
    an_incident(town.clerk)
    clock.go_on(timedelta(hours=-3))
    assert clock_is_behind(town.clerk) == ()


def test_recording_with_a_wrong_date_neither_hides_it_nor_turns_the_order(
    town: Town, clock: FixedClock
) -> None:
    first = an_incident(town.clerk)
    clock.go_on(timedelta(days=-3 * 365))
    what = {"happened_on": town.clerk.today(), "what": "补录：值班室无人。"}
    second = an_incident(town.clerk, **what)
    assert clock_is_behind(town.clerk) != ()
    journal = town.clerk.store.journal
    clocks = [journal.recorded(Intake(town.clerk).incident(one).entry) for one in (first, second)]
    assert clocks[0].order < clocks[1].order
    assert clocks[0].recorded_at > clocks[1].recorded_at


def test_only_the_latest_entries_are_read(
    town: Town, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_store, "LATEST", 2)
    clock.go_on(timedelta(days=5 * 365))
    an_incident(town.clerk)
    clock.go_on(timedelta(days=-5 * 365))
    an_incident(town.clerk)
    assert clock_is_behind(town.clerk) != ()
    an_incident(town.clerk)
    assert clock_is_behind(town.clerk) == ()
