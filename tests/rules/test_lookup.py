"""What holds on a day, and where nothing does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.domain import gates
from desktop.domain.deadline import Period, Unit
from desktop.domain.measure import FIRST_FORM, MeasureCode, Track
from desktop.domain.office import BodyKind
from desktop.domain.respondent import Status
from desktop.errors import NotFound, Problem, Refused
from desktop.rules import lookup
from desktop.rules.conditions import ItemId
from desktop.rules.law import SourceId, Standing
from desktop.rules.model import Authority
from desktop.rules.paper_law import Clause, Remedy, Route
from tests.packs.files import pack_in, released, small
from tests.packs.files import shipped as shipped_pack

WARNING, REMOVAL = MeasureCode("warning"), MeasureCode("removal")


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2010, 1, 1), 2),
        (date(2014, 12, 31), 2),
        (date(2015, 1, 1), 3),
        (date(2024, 12, 31), 3),
    ],
)
def test_a_value_holds_until_the_day_before_the_next(day: date, number: int) -> None:
    assert lookup.parameter_on(small(), "reviewers", day).number == number


@pytest.mark.parametrize("folder", released(), ids=lambda folder: folder.parent.name)
def test_the_gates_ask_for_as_many_people_as_the_pack_does(folder: Path) -> None:
    """Gates know no pack: the derived tables rest on them, and must not change with the day."""
    pack, day = pack_in(folder), date(2026, 11, 20)
    assert lookup.parameter_on(pack, "reviewers", day).number == gates.REVIEWERS_NEEDED
    assert lookup.parameter_on(pack, "investigators", day).number == gates.PRESENT_NEEDED


@pytest.mark.parametrize("folder", released(), ids=lambda folder: folder.parent.name)
def test_what_the_gates_call_the_first_form_is_so_called_in_every_pack(folder: Path) -> None:
    ladders = pack_in(folder).ladders
    first = {each.track: {rung.code for rung in each.rungs} for each in ladders}[Track.FIRST_FORM]
    assert first <= FIRST_FORM
    for ladder in ladders:
        for rung in ladder.rungs:
            assert (rung.code in FIRST_FORM) == (rung.track is Track.FIRST_FORM)


def test_what_papers_rest_on_is_told_by_the_pack_and_nothing_where_it_tells_nothing() -> None:
    pack = small()
    assert lookup.resting_on(pack, Clause.RIGHT_TO_KNOW) == ("law.1", "own.1")
    assert lookup.resting_on(pack, Clause.ADVICE) == ()
    way = lookup.route(pack, Remedy.SUPERVISION)
    assert (way.cites, way.facts_first, way.clears) == (("law.1",), ("law.2",), ("law.3",))
    assert (way.first, way.second) == ("appeal", "")
    assert lookup.route(pack, Remedy.MEMBER) == Route(remedy=Remedy.MEMBER)
    assert pack.papers.not_worse is None


def test_a_day_before_the_first_value_is_a_problem() -> None:
    with pytest.raises(Refused) as refused:
        lookup.parameter_on(small(), "reviewers", date(2009, 12, 31))
    assert refused.value.problems == (
        Problem(
            "pack.before_first_value",
            "reviewers",
            name="reviewers",
            on=date(2009, 12, 31),
            first=date(2010, 1, 1),
        ),
    )


def test_what_was_abolished_no_longer_holds() -> None:
    with pytest.raises(Refused) as refused:
        lookup.parameter_on(small(), "reviewers", date(2025, 1, 1))
    assert refused.value.problems[0].code == "pack.abolished"
    assert refused.value.problems[0].values["since"] == date(2025, 1, 1)


def test_a_deadline_has_the_length_of_its_day() -> None:
    rule = lookup.deadline_rule(small(), "appeal")
    assert lookup.period_on(rule, date(2020, 1, 1)) == Period(number=1, unit=Unit.MONTH)


def test_lighter_rungs_are_those_open_to_the_status() -> None:
    lighter = lookup.lighter_rungs(small(), Track.PARTY_DISCIPLINE, Status.CIVIL_SERVANT, REMOVAL)
    assert [rung.code for rung in lighter] == ["talk", "admonition", "warning"]


def test_a_body_may_do_what_a_power_names_and_nothing_else() -> None:
    pack, body = small(), BodyKind.TOWNSHIP_DISCIPLINE
    warning = lookup.rung(pack, Track.PARTY_DISCIPLINE, WARNING)
    removal = lookup.rung(pack, Track.PARTY_DISCIPLINE, REMOVAL)
    found = lookup.granted(pack, body, warning, Status.OTHER)
    assert found.may is Authority.DECIDE
    assert found.note is not None
    assert found.cites == ("law.1",)
    assert lookup.granted(pack, body, removal, Status.CIVIL_SERVANT).may is Authority.PROPOSE
    assert lookup.granted(pack, body, removal, Status.OTHER).may is Authority.NOTHING
    county = BodyKind.COUNTY_ORGANISATION
    assert lookup.granted(pack, county, warning, Status.OTHER).may is Authority.NOTHING


def test_what_is_not_in_the_pack_is_not_found() -> None:
    pack, day = small(), date(2020, 1, 1)
    codes = []
    for ask in (
        lambda: lookup.item(pack, ItemId("Z9")),
        lambda: lookup.source(pack, SourceId("law.9")),
        lambda: lookup.ladder(pack, Track.EMPLOYER),
        lambda: lookup.rung(pack, Track.SUPERVISION, WARNING),
        lambda: lookup.parameter_on(pack, "moons", day),
        lambda: lookup.deadline_rule(pack, "never"),
    ):
        with pytest.raises(NotFound) as caught:
            ask()
        codes.append(caught.value.problems[0].code)
    assert codes == [
        "pack.no_item",
        "pack.no_source",
        "pack.no_ladder",
        "pack.no_rung",
        "pack.no_parameter",
        "pack.no_deadline",
    ]


def test_what_is_in_the_pack_is_found() -> None:
    assert lookup.item(small(), ItemId("A1")).id == "A1"
    assert lookup.source(small(), SourceId("law.1")).quote


@pytest.mark.parametrize(
    ("name", "day", "standing"),
    [
        ("law.1", date(2009, 12, 31), Standing.NOT_YET),
        ("law.1", date(2010, 1, 1), Standing.IN_FORCE),
        ("law.1", date(2030, 12, 31), Standing.IN_FORCE),
        ("law.1", date(2031, 1, 1), Standing.ENDED),
        ("law.2", date(2099, 1, 1), Standing.IN_FORCE),
        ("law.3", date(2020, 1, 1), Standing.NOT_KNOWN),
        ("own.1", date(1950, 1, 1), Standing.IN_FORCE),
    ],
)
def test_a_source_stands_on_some_days(name: str, day: date, standing: Standing) -> None:
    assert lookup.source(small(), SourceId(name)).standing(day) is standing


def test_only_what_was_checked_compared_or_is_ours_is_printed() -> None:
    printed = {source.id: source.may_be_printed for source in small().sources}
    assert printed == {
        "law.1": True,
        "law.2": False,
        "law.3": True,
        "law.3-2020": True,
        "law.3-2010": True,
        "law.4": False,
        "own.1": True,
    }


def test_a_deadline_concerns_some_tracks_and_statuses() -> None:
    rule = lookup.deadline_rule(small(), "appeal")
    assert rule.concerns(Track.PARTY_DISCIPLINE, Status.CIVIL_SERVANT)
    assert not rule.concerns(Track.EMPLOYER, Status.CIVIL_SERVANT)
    assert not rule.concerns(Track.PARTY_DISCIPLINE, Status.OTHER)
    review = lookup.deadline_rule(shipped_pack(), "review")
    assert review.concerns(Track.FIRST_FORM, Status.OTHER)
