"""The forbidden orders, and that nobody plays two parts in one case (DOMAIN section 3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import permutations

import pytest

from desktop.domain import gates, readings
from desktop.domain.checklist import Finding, ResultKind, RunKind
from desktop.domain.entries.checklist import (
    DifferencesSettled,
    ExemptionDeclined,
)
from desktop.domain.entries.evidence import FactFound
from desktop.domain.entries.exchange import DisputeSettled
from desktop.domain.entries.trust import ValueCorrected
from desktop.domain.ids import EntryId, PointId, RunId, StationId
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.procedure import DecisionKind, ReviewOpinion, Step
from desktop.domain.replay.case import CaseFile
from desktop.errors import Problem
from tests.domain.stories import Chronicle, Story, Told, name_of, person, replayed

STORY = Story()
KEY = STORY.key

# The parts of a case, in the order in which they are played, and who plays each in the story.
PARTS = ("investigates", "reads second", "reviews", "decides")
PLAYED_BY = dict(zip(PARTS, ("clerk", "reader", "reviewer", "recorder"), strict=True))

MAY: dict[str, Callable[[CaseFile, str], tuple[Problem, ...]]] = {
    "investigates": lambda file, who: gates.to_investigate(file, person(who)),
    "reads second": lambda file, who: gates.to_read_second(file, person(who)),
    "reviews": lambda file, who: gates.may_review(file, person(who)),
    "decides": lambda file, who: gates.may_decide(file, person(who)),
}


def told(*parts: Iterable[Told]) -> Chronicle:
    return Chronicle(STORY).tell_all(one for part in parts for one in part)


def up_to_reviews() -> Chronicle:
    return told(STORY.intake(), STORY.opening(), STORY.verification(), STORY.hearing()).tell_all(
        [*STORY.binding_run(), *STORY.second_reading(), *STORY.reviews()]
    )


def up_to_run() -> Chronicle:
    return told(STORY.intake(), STORY.opening(), STORY.verification(), STORY.hearing()).tell_all(
        STORY.binding_run()
    )


def codes(problems: Iterable[Problem]) -> set[str]:
    return {problem.code for problem in problems}


def deciding(file: CaseFile, who: str = "recorder", **changes: object) -> set[str]:
    act = replace(STORY.decided(), **changes)  # type: ignore[arg-type] # fields of the act
    return codes(gates.to_decide(file, KEY, act, person(who)))


def test_each_part_is_open_to_who_has_none_yet() -> None:
    file = told(STORY.acts()).file()
    for part in PARTS:
        assert MAY[part](file, "keeper") == (), part


@pytest.mark.parametrize(("had", "wanted"), list(permutations(PARTS, 2)))
def test_nobody_plays_two_parts_in_one_case(had: str, wanted: str) -> None:
    """The gate looks at the person of the signed act, whatever roles or names they have."""
    file = told(STORY.acts()).file()
    assert MAY[wanted](file, PLAYED_BY[had]) != ()


@pytest.mark.parametrize(("had", "wanted"), list(permutations(PARTS, 2)))
def test_what_was_done_at_another_computer_bars_as_well(had: str, wanted: str) -> None:
    away = StationId("9" * 64)
    entries = [replace(one, station=away) for one in told(STORY.acts()).entries]
    assert MAY[wanted](replayed(entries, STORY.case), PLAYED_BY[had]) != ()


@pytest.mark.parametrize("part", PARTS)
def test_who_steps_aside_plays_no_part(part: str) -> None:
    file = told(STORY.acts()).tell(STORY.recusal("keeper", steps_aside=True)).file()
    assert codes(MAY[part](file, "keeper")) == {"case.stepped_aside"}


def test_the_whole_story_passes_every_gate() -> None:
    assert deciding(up_to_reviews().file()) == set()


@pytest.mark.parametrize(
    ("before", "missing"),
    [
        ("hearing", {"step.facts_not_shown", "step.no_defence", "review.no_binding_run"}),
        ("binding run", {"review.no_binding_run"}),
        ("second reading", {"review.no_second_reader", "decision.reviews_missing"}),
        ("reviews", {"decision.reviews_missing"}),
    ],
)
def test_no_decision_before_each_step_was_done(before: str, missing: set[str]) -> None:
    steps = {
        "opening": [*STORY.intake(), *STORY.opening(), *STORY.verification()],
        "hearing": STORY.hearing(),
        "binding run": STORY.binding_run(),
        "second reading": STORY.second_reading(),
        "reviews": STORY.reviews(),
    }
    names = list(steps)
    done = [one for name in names[: names.index(before)] for one in steps[name]]
    assert deciding(Chronicle(STORY).tell_all(done).file()) == missing


def test_no_decision_while_a_point_of_the_defence_is_unanswered() -> None:
    late = PointId(name_of("point", "late"))
    file = up_to_reviews().tell(STORY.defence(STORY.point, late)).file()
    assert "review.points_unanswered" in deciding(file)
    assert "review.points_unanswered" in codes(gates.to_review(file, KEY, person("keeper")))


def test_no_decision_by_one_person_nor_with_one_who_stepped_aside() -> None:
    file = up_to_reviews().file()
    assert deciding(file, attendees=("王书记",)) == {"decision.one_person"}
    with_him = deciding(file, attendees=("王书记", "孙镇长"), stepped_aside=("孙镇长",))
    assert with_him == {"decision.recused_took_part"}


def test_a_decision_names_the_run_it_rests_on_and_is_recorded_once() -> None:
    chronicle = up_to_reviews()
    other = RunId(name_of("run", "older"))
    assert deciding(chronicle.file(), run=other) == {"decision.older_run"}
    file = chronicle.tell_all(STORY.decision()).file()
    assert deciding(file) == {"decision.recorded_already"}


def test_a_measure_needs_a_name_and_an_exemption_binds() -> None:
    assert deciding(up_to_reviews().file(), measure=None) == {"decision.no_measure"}
    spared = Story(result=ResultKind.NO_ACCOUNTABILITY)
    chronicle = Chronicle(spared).tell_all(
        told
        for told in spared.acts()
        if told.act not in [each.act for each in (*spared.decision(), *spared.service())]
    )
    file = chronicle.file()
    act = spared.decided()
    assert codes(gates.to_decide(file, KEY, act, person("recorder"))) == {
        "decision.against_exemption"
    }
    act = spared.decided(DecisionKind.NO_ACCOUNTABILITY, None)
    assert gates.to_decide(file, KEY, act, person("recorder")) == ()


def test_a_review_of_an_earlier_state_no_longer_counts() -> None:
    chronicle = up_to_reviews()
    assert len(gates.agreeing_reviewers(chronicle.file(), KEY, STORY.run)) == 2
    file = chronicle.tell(STORY.proposed()).file()
    assert gates.agreeing_reviewers(file, KEY, STORY.run) == frozenset()
    assert deciding(file) == {"decision.reviews_missing"}


def test_a_persons_latest_review_counts() -> None:
    file = up_to_reviews().tell(STORY.review(ReviewOpinion.RETURNS), by="reviewer").file()
    assert deciding(file) == {"decision.reviews_missing"}


def test_facts_found_otherwise_after_the_run_need_another_run() -> None:
    found = FactFound(fact=STORY.fact, finding=Finding.UNTRUE, reason="证人记错了")
    file = up_to_reviews().tell(found).file()
    assert "review.facts_changed" in deciding(file)
    assert gates.standing(file, KEY) is Step.CHECKLIST


def test_a_run_is_weighed_only_once_it_is_concluded() -> None:
    ended = up_to_run().file()
    run = ended.runs[STORY.run]
    assert gates.needs_second_reader(ended.tracks[KEY], run)
    assert not gates.needs_second_reader(ended.tracks[KEY], replace(run, concluded=None))


def test_an_item_that_one_of_two_left_out_is_a_difference_until_it_is_settled() -> None:
    second = [one for one in STORY.second_reading() if getattr(one.act, "item", "") != "B3"]
    chronicle = up_to_run().tell_all(second)
    file = chronicle.file()
    first, other = file.runs[STORY.run], file.runs[STORY.second_run]
    assert readings.differing_items(first, other) == ("B3",)
    assert "review.differences_open" in codes(gates.to_review(file, KEY, person("reviewer")))
    settled = DifferencesSettled(run=STORY.run, second=STORY.second_run, words="按值班表更正")
    assert gates.to_review(chronicle.tell(settled).file(), KEY, person("reviewer")) == ()


def test_no_review_before_the_binding_run() -> None:
    file = told(STORY.intake(), STORY.opening(), STORY.verification(), STORY.hearing()).file()
    problems = gates.to_review(file, KEY, person("reviewer"))
    assert codes(problems) == {"review.no_binding_run"}


PARTY, FIRST = Track.PARTY_DISCIPLINE, Track.FIRST_FORM
LIGHT, HEAVY = ("talk", "criticism", "self_review", "admonition"), ("warning", "removal", "unheard")


def weighed(
    track: Track, measures: Iterable[str], warnings: tuple[str, ...] = (), *, declined: bool = False
) -> tuple[CaseFile, Story]:
    """Play a case on a track up to its binding run, with these measures proposed one by one."""
    story = Story(track=track)
    proposed = [replace(story.proposed(), measure=MeasureCode(code)) for code in measures]
    heard = [*story.intake(), *story.opening(), *story.verification(), *story.hearing()]
    chronicle = Chronicle(story).tell_all(one for one in heard if one.act != story.proposed())
    for proposal in proposed:
        chronicle.tell(proposal)
    ended = replace(story.concluded(story.run), warnings=warnings)
    chronicle.tell_all(story.binding_run()[:-1]).tell(ended)
    if declined:
        chronicle.tell(ExemptionDeclined(run=story.run, leader="王书记", reason="另有安排"))
    return chronicle.file(), story


@pytest.mark.parametrize(
    ("track", "measures", "warnings", "declined", "needed"),
    [
        *((track, (code,), (), False, False) for track in (PARTY, FIRST) for code in LIGHT),
        *((PARTY, (code,), (), False, True) for code in HEAVY),
        (PARTY, ("talk",), ("H3",), False, True),
        (FIRST, ("talk",), ("H3",), False, True),
        (PARTY, ("talk",), (), True, True),
        (FIRST, ("admonition",), (), True, True),
        (PARTY, (), (), False, False),  # nothing was proven, so nobody proposed anything
        (PARTY, (), ("H3",), False, True),
        (PARTY, ("warning", "talk"), (), False, False),  # what is proposed now counts
        (PARTY, ("talk", "warning"), (), False, True),
    ],
)
def test_a_second_reader_is_needed_above_the_first_form_with_a_warning_or_declined(
    track: Track, measures: tuple[str, ...], warnings: tuple[str, ...], declined: bool, needed: bool
) -> None:
    file, story = weighed(track, measures, warnings, declined=declined)
    track_file, run = file.tracks[story.key], file.runs[story.run]
    assert gates.needs_second_reader(track_file, run) is needed
    wanted = {"review.no_second_reader"} if needed else set()
    assert codes(gates.to_review(file, story.key, person("reviewer"))) == wanted


def test_a_measure_proposed_otherwise_in_another_office_counts_while_it_is_disputed() -> None:
    file, story = weighed(PARTY, ("talk",))
    track = file.tracks[story.key]
    other = replace(track.measure.standing.act, measure=MeasureCode("removal"))
    both = track.measure.put(
        replace(track.measure.standing, act=other), EntryId("e" * 64), frozenset()
    )
    assert len(both.held) == 2
    assert gates.needs_second_reader(replace(track, measure=both), file.runs[story.run])


@pytest.mark.parametrize(("measure", "needed"), [("talk", False), ("warning", True)])
def test_a_light_proposal_opens_no_way_round_to_a_heavy_decision(
    measure: str, needed: bool
) -> None:
    file, story = weighed(PARTY, ("talk",))
    act = story.decided(measure=measure)
    found = codes(gates.to_decide(file, story.key, act, person("recorder")))
    assert ("review.no_second_reader" in found) is needed


def test_a_second_reading_that_was_chosen_has_its_differences_settled_too() -> None:
    file, story = weighed(PARTY, ("talk",))
    assert gates.to_review(file, story.key, person("reviewer")) == ()
    light = Story()
    chronicle = Chronicle(light)
    acts = [*light.intake(), *light.opening(), *light.verification(), *light.hearing()]
    talk = replace(light.proposed(), measure=MeasureCode("talk"))
    chronicle.tell_all(one for one in acts if one.act != light.proposed()).tell(talk)
    second = [one for one in light.second_reading() if getattr(one.act, "item", "") != "B3"]
    chronicle.tell_all([*light.binding_run(), *second])
    problems = gates.to_review(chronicle.file(), light.key, person("reviewer"))
    assert codes(problems) == {"review.differences_open"}


def test_no_review_of_a_result_that_holds_back() -> None:
    held = Story(result=ResultKind.RETURN_FOR_CORRECTION)
    chronicle = Chronicle(held).tell_all([*held.intake(), *held.opening(), *held.verification()])
    chronicle.tell_all([*held.hearing(), *held.binding_run()])
    problems = gates.to_review(chronicle.file(), KEY, person("reviewer"))
    assert codes(problems) == {"review.result_holds_back"}


def test_a_run_without_a_proposed_measure_needs_a_fact_that_is_proven() -> None:
    bare = [
        one
        for one in (*STORY.intake(), *STORY.opening(), *STORY.verification(), *STORY.hearing())
        if one.act != STORY.proposed()
    ]
    chronicle = Chronicle(STORY).tell_all(bare)
    assert codes(gates.to_start_binding_run(chronicle.file(), KEY)) == {"step.no_measure_proposed"}
    chronicle.tell(FactFound(fact=STORY.fact, finding=Finding.UNPROVEN, reason="证据不足"))
    assert gates.to_start_binding_run(chronicle.file(), KEY) == ()


def test_facts_are_shown_with_evidence_recusal_and_two_people() -> None:
    opened = told(STORY.intake(), STORY.opening())
    assert codes(gates.to_show_facts(opened.file(), KEY, 1)) == {
        "step.no_facts",
        "step.no_recusal_check",
        "step.two_people_needed",
    }
    untied = [one for one in STORY.verification() if not hasattr(one.act, "evidence")]
    file = opened.tell_all(untied).file()
    assert codes(gates.to_show_facts(file, KEY, 2)) == {"step.fact_without_evidence"}


def test_only_what_was_found_untrue_is_cleared() -> None:
    file = told(STORY.acts()).file()
    assert codes(gates.to_clear_name(file, KEY, ())) == {"clearing.no_facts"}
    assert codes(gates.to_clear_name(file, KEY, (STORY.fact, "x"))) == {
        "clearing.not_untrue",
        "clearing.unknown_fact",
    }
    untrue = FactFound(fact=STORY.fact, finding=Finding.UNTRUE, reason="当时在抢险")
    file = told(STORY.acts()).tell(untrue).file()
    assert gates.to_clear_name(file, KEY, (STORY.fact,)) == ()


def settling(file: CaseFile, value: str, field: str = "facts_shown") -> set[str]:
    dispute = next(each for each in file.disputes if each.field == field)
    act = DisputeSettled(
        about=dispute.about,
        field=dispute.field,
        value=value,
        settles=tuple(held.entry for held in dispute.held),
    )
    return codes(gates.to_settle(file, person("clerk"), act))


def two_offices_show_the_facts() -> CaseFile:
    chronicle = told(STORY.intake(), STORY.opening(), STORY.verification())
    before = chronicle.entries[-1].entry
    for place in ("镇政府二楼", "村委会"):
        told_act = STORY.told(STORY.facts_shown(place))
        chronicle.entries.append(chronicle.next(told_act, after=(before,)))
    return chronicle.file()


def test_of_two_acts_that_exclude_each_other_one_of_the_two_is_chosen() -> None:
    file = two_offices_show_the_facts()
    (dispute,) = file.disputes
    assert settling(file, dispute.held[1].entry) == set()
    assert settling(file, "0" * 64) == {"correction.wrong_value"}


def test_a_dispute_is_settled_as_it_was_shown() -> None:
    file = two_offices_show_the_facts()
    (dispute,) = file.disputes
    act = DisputeSettled(
        about=dispute.about, field=dispute.field, value=dispute.held[0].entry, settles=()
    )
    assert codes(gates.to_settle(file, person("clerk"), act)) == {"dispute.changed"}


def test_a_correction_fits_what_it_corrects() -> None:
    file = told(STORY.acts()).file()

    def correcting(field: str, value: object) -> set[str]:
        act = ValueCorrected(about=STORY.evidence, field=field, value=value, reason="写错")  # type: ignore[arg-type] # what does not fit is the point
        return codes(gates.to_correct(file, person("clerk"), act))

    assert correcting("collectors", ("李敏", "孙强")) == set()
    assert correcting("collected_on", "2026-11-20") == set()
    for field, value in (
        ("collectors", "李敏"),
        ("collected_on", "昨天"),
        ("number", "1"),
        ("file", "x"),
        ("evidence", "0" * 32),
        ("colour", "红"),
    ):
        assert correcting(field, value) == {"correction.wrong_value"}, field


def test_a_second_reader_who_handled_the_case_counts_as_none() -> None:
    second = [replace(one, by="clerk") for one in STORY.second_reading()]
    file = up_to_run().tell_all(second).file()
    assert gates.second_reading(file, KEY, STORY.run) is None


def test_a_preliminary_run_is_no_binding_one() -> None:
    run = RunId(name_of("run", "early"))
    chronicle = told(STORY.intake(), STORY.opening())
    chronicle.tell(STORY.started(run, RunKind.PRELIMINARY), STORY.concluded(run))
    assert gates.binding_run(chronicle.file(), KEY) is None
