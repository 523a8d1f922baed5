"""Sanctions beside and after each other: what the pack says of a track, and of no other."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.application.together import WeighsFor, weight
from desktop.domain.deadline import Period, Unit
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.respondent import Status
from desktop.errors import NotFound, Refused
from desktop.rules.combining import Adding, Combines, months_at_once, span, weighs_until
from desktop.text import Language
from tests.packs.files import shipped

PARTY, STATE, EMPLOYER = Track.PARTY_DISCIPLINE, Track.SUPERVISION, Track.EMPLOYER
SERVANT, STAFF = Status.CIVIL_SERVANT, Status.INSTITUTION_STAFF
DAY = date(2026, 11, 24)
WARNING = MeasureCode("warning")
MONTHS = st.integers(1, 60)
DAYS = st.dates(date(2010, 1, 1), date(2090, 1, 1))


def asked(track: Track, measure: str, **changes: object) -> WeighsFor:
    values = {"status": SERVANT, "decided_on": DAY, **changes}
    return WeighsFor(track=track, measure=MeasureCode(measure), **values)  # type: ignore[arg-type] # as typed


def test_supervision_and_employer_never_both_sanction_while_party_and_state_match() -> None:
    combining = shipped().combining
    pairs = {
        (one, other): found.combines
        for one in Track
        for other in Track
        if (found := combining.of(one, other)) is not None
    }
    assert pairs[STATE, EMPLOYER] is pairs[EMPLOYER, STATE] is Combines.NEVER
    assert pairs[PARTY, STATE] is Combines.MATCHING
    assert pairs[STATE, Track.ORGANISATIONAL] is Combines.BESIDE
    assert combining.of(STATE, STATE) is None


def test_a_new_party_sanction_adds_what_is_left_of_the_old() -> None:
    found = weight(shipped(), asked(PARTY, "warning", running_until=date(2027, 3, 1)))
    assert found.span.last == date(2028, 3, 1)
    assert found.span.carried
    told = found.lines(Language.CHINESE)
    assert "影响期 12 个月。" in told
    assert any("剩余部分和新的期限相加" in line for line in told)
    assert told[-1].startswith("最后一天是 2028年3月1日")


def test_of_a_track_that_says_nothing_each_period_runs_by_itself() -> None:
    longer = weight(shipped(), asked(STATE, "warning", running_until=date(2028, 1, 31)))
    assert (longer.span.last, longer.span.carried) == (date(2028, 1, 31), False)
    shorter = weight(shipped(), asked(STATE, "warning", running_until=date(2026, 12, 1)))
    assert shorter.span.last == date(2027, 5, 24)
    assert any(
        "no rule that adds them up" in each.lower() for each in shorter.lines(Language.ENGLISH)
    )


def test_an_earlier_period_that_has_ended_is_not_carried() -> None:
    plain = weight(shipped(), asked(PARTY, "warning"))
    over = weight(shipped(), asked(PARTY, "warning", running_until=DAY))
    assert plain.span == over.span
    assert plain.span.last == date(2027, 11, 24)


@pytest.mark.parametrize(
    ("measure", "times", "least", "most"),
    [("warning", 1, 6, 6), ("warning", 3, 6, 18), ("demerit", 5, 12, 48), ("removal", 2, 24, 48)],
)
def test_several_state_sanctions_at_once_stay_below_four_years(
    measure: str, times: int, least: int, most: int
) -> None:
    found = weight(shipped(), asked(STATE, measure, times=times))
    assert (found.months, found.most_months) == (least, most)
    said = any("同时给予" in line for line in found.lines(Language.CHINESE))
    assert said is (times > 1)


def test_party_sanctions_at_once_know_no_such_range() -> None:
    found = weight(shipped(), asked(PARTY, "warning", times=3))
    assert (found.months, found.most_months) == (12, 12)
    assert any("没有查到规定，只按一个计算" in line for line in found.lines(Language.CHINESE))


def test_what_is_no_sanction_of_the_track_adds_nothing() -> None:
    until = date(2027, 1, 1)
    for measure in ("admonition", "party_expulsion"):
        found = weight(shipped(), asked(PARTY, measure, running_until=until))
        assert not found.span.carried
        assert "discipline-rules.21" not in found.cites


def test_staff_of_institutions_have_a_law_of_their_own() -> None:
    cites = {
        status: weight(shipped(), asked(EMPLOYER, "warning", status=status)).cites
        for status in (SERVANT, STAFF)
    }
    assert "civil-servants.64" in cites[SERVANT]
    assert cites[STAFF] == ("institution-staff.29",)


def test_the_rule_of_administrative_organs_is_for_civil_servants_alone() -> None:
    combining = shipped().combining
    servant = combining.adding(EMPLOYER, WARNING, SERVANT)
    assert servant is not None
    assert servant.running is Adding.REMAINING_AND_NEW
    assert combining.adding(EMPLOYER, WARNING, STAFF) is None
    assert combining.adding(Track.FIRST_FORM, WARNING, SERVANT) is None


@pytest.mark.parametrize(
    ("wanted", "error", "code"),
    [
        (asked(STATE, "dismissal"), Refused, "influence.no_period"),
        (asked(STATE, "warning", times=0), Refused, "influence.no_sanction"),
        (asked(STATE, "warning", decided_on=date(2019, 1, 1)), Refused, "influence.not_known_then"),
        (asked(STATE, "removal", status=Status.VILLAGE_CADRE), Refused, "influence.not_open"),
        (asked(EMPLOYER, "major_demerit", status=STAFF), Refused, "influence.not_open"),
        (asked(STATE, "crown"), NotFound, "pack.no_rung"),
    ],
)
def test_what_cannot_be_counted_is_said(
    wanted: WeighsFor, error: type[Refused | NotFound], code: str
) -> None:
    with pytest.raises(error) as refused:
        weight(shipped(), wanted)
    assert [problem.code for problem in refused.value.problems] == [code]


@given(MONTHS, DAYS, st.integers(-400, 2000))
def test_a_running_period_never_ends_a_new_one_sooner(months: int, day: date, left: int) -> None:
    period = Period(number=months, unit=Unit.MONTH)
    until = day + timedelta(days=left)
    alone = weighs_until(period, day)
    for said in (shipped().combining.adding(PARTY, WARNING, SERVANT), None):
        found = span(said, period, day, until)
        assert found.first == day
        assert found.last >= max(alone, until if left > 0 else alone)
        assert found.carried is (said is not None and left > 0)


@given(MONTHS, st.integers(1, 20))
def test_sanctions_at_once_weigh_between_one_and_their_sum(months: int, times: int) -> None:
    said = shipped().combining.adding(STATE, WARNING, SERVANT)
    least, most = months_at_once(said, Period(number=months, unit=Unit.MONTH), times)
    assert least == months
    assert most <= max(48, months)
    assert least <= most <= months * times or most == 48
