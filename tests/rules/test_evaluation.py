"""The six results, in their order, and what keeps each from standing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.checklist import Answer, Finding, ResultKind, RunKind
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.office import BodyKind
from desktop.domain.respondent import Status
from desktop.rules.conditions import FactName
from desktop.rules.evaluation import Evaluation, items_asked
from desktop.rules.facts import FactsFile, GivenFact
from desktop.rules.trace import missing_said
from desktop.rules.weighing import Part
from desktop.text import Language, sentence
from tests.packs.files import small
from tests.packs.runs import answered, found, preliminary, rungs, sound, weighed

PROVEN, UNPROVEN, UNTRUE = Finding.PROVEN, Finding.UNPROVEN, Finding.UNTRUE


def highest(evaluation: Evaluation) -> str:
    return evaluation.highest_rung.code if evaluation.highest_rung else ""


def missing(evaluation: Evaluation) -> list[str]:
    parts = ((each.item or "", each.part.value, each.ref) for each in evaluation.missing)
    return [" ".join(part for part in each if part) for each in parts]


def test_what_is_sound_is_proportionate() -> None:
    evaluation = weighed(sound())
    assert evaluation.result is ResultKind.PROPORTIONATE
    assert highest(evaluation) == "warning"
    assert evaluation.proposed == evaluation.highest_rung
    assert evaluation.missing == evaluation.owed == ()
    assert evaluation.sources == ("own.1",)


def test_all_untrue_clears_the_name_whatever_else_is_missing() -> None:
    facts = replace(found(sound(), UNTRUE, UNTRUE), answers=(), measure=None)
    evaluation = weighed(answered(facts, A1="no"))
    assert evaluation.result is ResultKind.CLEAR_THE_NAME
    assert evaluation.missing == ()
    assert evaluation.highest_rung is None
    assert [link.item for link in evaluation.faults] == ["A1"]


def test_none_proven_is_no_accountability() -> None:
    facts = replace(found(sound(), UNTRUE, UNPROVEN), answers=())
    assert weighed(facts).result is ResultKind.NO_ACCOUNTABILITY


def test_an_exemption_stands_beside_the_faults_of_the_office() -> None:
    evaluation = weighed(answered(sound(), B1="none", A1="no", F1=None))
    assert evaluation.result is ResultKind.NO_ACCOUNTABILITY
    assert [link.item for link in evaluation.exemptions] == ["B1"]
    assert [link.item for link in evaluation.faults] == ["A1"]
    assert evaluation.missing == ()
    assert [(each.item, each.part) for each in evaluation.owed] == [
        ("B1", Part.REASON),
        ("B1", Part.CONTRARY),
    ]


def test_a_fault_returns_the_case_once_nothing_can_favour_the_respondent() -> None:
    evaluation = weighed(answered(sound(), A1="no", C2=None, F1=None))
    assert evaluation.result is ResultKind.RETURN_FOR_CORRECTION
    assert evaluation.missing == ()
    assert highest(evaluation) == "warning"


def test_a_fault_waits_while_something_may_still_favour_the_respondent() -> None:
    evaluation = weighed(answered(sound(), A1="no", B1=None, C2=None))
    assert evaluation.result is ResultKind.NOT_READY
    assert missing(evaluation) == ["B1 answer"]


def test_a_red_line_shuts_one_exemption_and_no_other() -> None:
    pilot = answered(sound(), E1=("pilot",), D1=Answer(value="no", reason="none crossed"))
    assert weighed(pilot).result is ResultKind.NO_ACCOUNTABILITY
    crossed = answered(pilot, D1="yes")
    assert weighed(crossed).result is ResultKind.PROPORTIONATE
    assert weighed(answered(crossed, B1="none")).result is ResultKind.NO_ACCOUNTABILITY


def test_an_item_still_to_be_checked_is_missing() -> None:
    assert missing(weighed(answered(sound(), A1="open"))) == ["A1 answer"]


def test_an_unanswered_item_that_changes_nothing_is_not_missing() -> None:
    evaluation = weighed(answered(sound(), D1=None))
    assert evaluation.result is ResultKind.PROPORTIONATE


def test_everything_missing_is_named_in_order() -> None:
    facts = answered(sound(), A1=None, C1=None, B1="direct", F1=" ", F3=rungs(talk=False))
    assert missing(weighed(facts)) == [
        "A1 answer",
        "B1 reason",
        "C1 answer",
        "F1 answer",
        "F3 rung admonition",
        "F3 rung_reason talk",
    ]


def test_what_is_missing_can_be_said_in_both_languages() -> None:
    facts = answered(
        found(sound(), PROVEN, None), A1=None, B1="none", F3=rungs(talk=False), D1="no"
    )
    facts = replace(facts, facts=())
    gaps = (*weighed(facts).owed, *weighed(answered(facts, B1="direct")).missing)
    gaps += weighed(replace(sound(), alleged=(), measure=None)).missing
    gaps += weighed(answered(replace(sound(), facts=()), E1=("remedy",))).missing
    assert {gap.part for gap in gaps} == set(Part)
    for language in Language:
        for gap in gaps:
            said = missing_said(small(), facts, gap)
            assert sentence(said.code, language, **said.values_in(language))


def test_one_mitigating_fact_lowers_by_one_rung() -> None:
    evaluation = weighed(answered(sound(), E1=("remedy",)))
    assert evaluation.result is ResultKind.LIGHTER_MEASURE
    assert highest(evaluation) == "admonition"


def test_two_mitigating_facts_lower_by_two_and_three_by_no_more() -> None:
    two = answered(sound(), E1=("remedy", "minor"))
    assert highest(weighed(two)) == "talk"
    three = replace(answered(two, C1="1"), measure=MeasureCode("removal"))
    assert highest(weighed(three)) == "admonition"


def test_an_aggravating_fact_cancels_a_mitigating_one_and_never_raises() -> None:
    both = answered(sound(), E1=("remedy",), E2="yes")
    assert weighed(both).result is ResultKind.PROPORTIONATE
    alone = answered(sound(), E2="yes")
    assert highest(weighed(alone)) == "warning"


def test_light_facts_with_a_mitigating_one_lead_to_the_first_form() -> None:
    removal = replace(sound(), measure=MeasureCode("removal"))
    why = rungs(talk="was tried", admonition="was tried", warning="was tried")
    light = answered(removal, E1=("light", "remedy"), F3=why)
    assert highest(weighed(light)) == "admonition"
    assert highest(weighed(answered(light, E1=("remedy",)))) == "warning"
    assert highest(weighed(answered(light, E1=("light",)))) == "removal"
    assert highest(weighed(answered(light, E2="yes"))) == "removal"


def test_light_facts_on_a_ladder_without_first_form_lower_as_usual() -> None:
    facts = replace(sound(), track=Track.SUPERVISION, measure=MeasureCode("demerit"))
    evaluation = weighed(answered(facts, E1=("light", "remedy"), F3=None))
    assert highest(evaluation) == "demerit"
    assert [link.item for link in evaluation.faults] == ["F6"]


def test_the_lightest_rung_that_is_enough_is_the_highest_that_stands() -> None:
    evaluation = weighed(answered(sound(), F3=rungs(talk="was tried", admonition=True)))
    assert (evaluation.result, highest(evaluation)) == (ResultKind.LIGHTER_MEASURE, "admonition")
    lightest = weighed(answered(sound(), F3=rungs(talk=True, admonition=True)))
    assert highest(lightest) == "talk"


def test_rungs_above_the_one_that_stands_need_no_words() -> None:
    evaluation = weighed(answered(sound(), E1=("remedy",), F3=rungs(talk="was tried")))
    assert evaluation.result is ResultKind.LIGHTER_MEASURE
    heavier = rungs(talk="was tried", admonition=False)
    assert weighed(answered(sound(), E1=("remedy",), F3=heavier)).owed == ()


def test_a_rung_not_open_to_the_status_is_passed_over() -> None:
    facts = replace(
        sound(),
        respondent=replace(sound().respondent, status=Status.VILLAGE_CADRE),
        measure=MeasureCode("removal"),
    )
    evaluation = weighed(answered(facts, E1=("remedy",)))
    assert [link.item for link in evaluation.faults] == ["F6", "F6"]
    assert evaluation.result is ResultKind.RETURN_FOR_CORRECTION


def test_a_body_without_power_and_a_track_without_membership_are_faults() -> None:
    elsewhere = replace(sound(), body=BodyKind.TOWNSHIP_GOVERNMENT)
    outsider = replace(sound(), respondent=replace(sound().respondent, party_member=False))
    for facts in (elsewhere, outsider):
        evaluation = weighed(facts)
        assert evaluation.result is ResultKind.RETURN_FOR_CORRECTION
        assert [link.item for link in evaluation.faults] == ["F6"]


def test_open_mitigating_facts_are_missing_only_while_they_can_move_the_rung() -> None:
    nothing_to_cancel = answered(sound(), E2=None)
    assert weighed(nothing_to_cancel).result is ResultKind.PROPORTIONATE
    mitigated = answered(nothing_to_cancel, E1=("remedy",))
    assert missing(weighed(mitigated)) == ["E2 answer"]


def test_a_warning_needs_a_reason() -> None:
    late = answered(sound(), C2="2020-02-01")
    assert missing(weighed(late)) == ["C2 reason"]
    explained = answered(sound(), C2=Answer(value="2020-02-01", reason="the line was down"))
    assert weighed(explained).result is ResultKind.PROPORTIONATE
    assert [link.item for link in weighed(explained).warnings] == ["C2"]


def test_numbers_and_days_are_compared() -> None:
    nobody = answered(sound(), C1="0")
    assert [link.item for link in weighed(nobody).warnings] == ["C1"]
    assert highest(weighed(nobody)) == "admonition"
    assert weighed(answered(sound(), C2="2020-01-31")).warnings == ()


def test_a_fact_of_the_case_can_aggravate_and_can_be_missing() -> None:
    mitigated = answered(sound(), E1=("remedy",))
    costly = replace(mitigated, facts=(GivenFact(fact=FactName("loss"), value=10000),))
    assert weighed(costly).result is ResultKind.PROPORTIONATE
    unknown = weighed(replace(mitigated, facts=()))
    assert missing(unknown)[0] == "fact loss"


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ((), ["finding"]),
        ((None,), ["finding fact 1"]),
        ((UNTRUE, None), ["finding fact 2"]),
        ((PROVEN, None), ["finding fact 2"]),
    ],
)
def test_a_binding_run_waits_for_every_finding(
    findings: tuple[Finding | None, ...], expected: list[str]
) -> None:
    evaluation = weighed(found(sound(), *findings))
    assert evaluation.result is ResultKind.NOT_READY
    assert missing(evaluation) == expected


def test_an_exemption_waits_only_while_the_name_may_still_be_cleared() -> None:
    exempt = answered(sound(), B1="none")
    assert missing(weighed(found(exempt, UNTRUE, None))) == ["finding fact 2"]
    assert weighed(found(exempt, UNPROVEN, None)).result is ResultKind.NO_ACCOUNTABILITY
    assert weighed(found(exempt, PROVEN, None)).result is ResultKind.NO_ACCOUNTABILITY


def test_a_finding_that_cannot_favour_anyone_does_not_hold_up_a_return() -> None:
    faulty = answered(sound(), A1="no")
    proven = weighed(found(faulty, PROVEN, None))
    assert proven.result is ResultKind.RETURN_FOR_CORRECTION
    assert missing(weighed(found(faulty, UNPROVEN, None))) == ["finding fact 2"]


def test_a_binding_run_waits_for_a_measure() -> None:
    evaluation = weighed(replace(sound(), measure=None))
    assert missing(evaluation) == ["measure"]
    assert evaluation.proposed is None
    assert evaluation.highest_rung is None


def test_the_preliminary_run_asks_fewer_items_and_needs_no_measure() -> None:
    asked = [item.id for item in items_asked(small(), RunKind.PRELIMINARY)]
    assert asked == ["B1", "E1", "F6"]
    evaluation = weighed(preliminary())
    assert evaluation.result is ResultKind.PROPORTIONATE
    assert evaluation.trace[0].said.code == "result.facts_as_alleged"
    assert evaluation.trace[-1].said.code == "result.proportionate_so_far"


def test_the_preliminary_run_sees_what_mitigates() -> None:
    evaluation = weighed(answered(preliminary(), E1=("remedy",)))
    assert evaluation.result is ResultKind.LIGHTER_MEASURE
    assert evaluation.trace[-1].said.code == "result.lighter_measure_so_far"
    assert missing(weighed(answered(preliminary(), E1=None))) == ["E1 answer"]


def test_the_preliminary_run_weighs_a_measure_if_there_is_one() -> None:
    facts = replace(answered(preliminary(), E1=("remedy",)), measure=MeasureCode("warning"))
    evaluation = weighed(facts)
    assert (evaluation.result, highest(evaluation)) == (ResultKind.LIGHTER_MEASURE, "admonition")


def test_a_preliminary_run_without_any_fact_is_not_ready() -> None:
    assert missing(weighed(replace(preliminary(), alleged=()))) == ["finding"]


def test_a_second_reader_gets_the_items_of_the_binding_run() -> None:
    second: FactsFile = replace(sound(), run=RunKind.SECOND_READER)
    assert weighed(second).result is weighed(sound()).result
    assert items_asked(small(), RunKind.SECOND_READER) == items_asked(small(), RunKind.BINDING)
