"""The steps of a case, each behind its gate; the gate looks at the person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from desktop.application.checklists import Checklists
from desktop.application.evidence import Evidence
from desktop.application.offices import People, PersonDraft
from desktop.application.procedure import Procedure
from desktop.application.workspace import Workspace
from desktop.domain.checklist import Finding, RunKind
from desktop.domain.entries.after import NameCleared
from desktop.domain.entries.procedure import (
    DefenceAnswered,
    DefenceRecorded,
    ServiceMade,
    StepTaken,
)
from desktop.domain.ids import BodyId, FactId, PaperId, PointId
from desktop.domain.measure import Track
from desktop.domain.office import Role
from desktop.domain.procedure import (
    Adoption,
    ClearingForm,
    DecisionKind,
    DefencePoint,
    Opinion,
    PointAnswer,
    RecusalGround,
    ReviewOpinion,
    ServiceWay,
    Step,
)
from desktop.errors import NotFound, Refused
from tests.builders import (
    CLERK,
    EVERYONE,
    PASSWORD,
    READER,
    RECORDER,
    REVIEWERS,
    ACase,
    refusal,
)

TOMORROW = date(2026, 11, 25)


@pytest.fixture
def investigated(case: ACase) -> ACase:
    """A case with a fact tied to evidence and a proposed measure."""
    return case.investigated()


def a_step(case: ACase, **changes: Any) -> StepTaken:
    act = StepTaken(
        respondent=case.key[0],
        track=case.key[1],
        step="triage",
        on=case.today,
        words="属于本镇管理，集体研判后核实。",
    )
    return replace(act, **changes)


def a_defence(case: ACase, **changes: Any) -> DefenceRecorded:
    act = DefenceRecorded(
        respondent=case.key[0],
        track=case.key[1],
        on=case.today,
        points=(DefencePoint(point=PointId("1" * 32), says="我在另一处险情现场。"),),
    )
    return replace(act, **changes)


def an_answer(case: ACase, point: str = "1" * 32, **changes: Any) -> DefenceAnswered:
    answer = PointAnswer(
        point=PointId(point),
        checked_how="调取了出警记录。",
        adoption=Adoption.ADOPTED,
        reason="与记录一致。",
    )
    return DefenceAnswered(
        respondent=case.key[0],
        track=case.key[1],
        on=case.today,
        answers=(replace(answer, **changes),),
    )


def test_a_whole_case_goes_step_by_step(case: ACase) -> None:
    procedure = Procedure(case.town.clerk)
    standing = partial(procedure.standing, case.case, case.key)
    assert standing() is Step.TRIAGE
    procedure.take_step(case.case, a_step(case))
    assert standing() is Step.VERIFICATION
    procedure.take_step(case.case, a_step(case, step="verification"))
    assert case.investigated() and standing() is Step.HEARING
    assert case.heard() and standing() is Step.CHECKLIST
    assert case.weighed() and standing() is Step.REVIEW
    assert case.reviewed() and standing() is Step.DECISION
    case.decided()
    assert standing() is Step.SERVICE


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"step": "judgement"}, "step.unknown"),
        ({"step": "decision"}, "step.unknown"),
        ({"words": " "}, "step.no_words"),
        ({"on": TOMORROW}, "step.in_the_future"),
        ({"words": "机密★"}, "text.classified"),
    ],
)
def test_a_step_by_word_needs_words_and_a_day(
    case: ACase, changes: dict[str, Any], code: str
) -> None:
    before = case.town.entries
    take = partial(Procedure(case.town.clerk).take_step, case.case, a_step(case, **changes))
    assert refusal(Refused, take) == [code]
    assert case.town.entries == before


def test_facts_are_not_shown_before_they_are_stated_tied_and_recusal_is_checked(
    case: ACase,
) -> None:
    procedure = Procedure(case.town.clerk)
    alone = case.facts_shown(present=(CLERK, f" {CLERK}\u200b", ""), place="")
    assert refusal(Refused, lambda: procedure.show_facts(case.case, alone)) == [
        "step.no_facts",
        "step.no_recusal_check",
        "step.two_people_needed",
        "step.no_place",
    ]
    procedure.decide_recusal(case.case, case.no_recusal(case.town.clerk))
    case.a_fact()
    assert refusal(Refused, lambda: procedure.show_facts(case.case, case.facts_shown())) == [
        "step.fact_without_evidence"
    ]


@pytest.mark.parametrize("opinion", [Opinion.REFUSED_TO_SIGN, Opinion.AGREES_IN_PART])
def test_refusing_to_sign_is_noted_and_no_fault(investigated: ACase, opinion: Opinion) -> None:
    procedure, case = Procedure(investigated.town.clerk), investigated.case
    silent = investigated.facts_shown(opinion=opinion)
    assert refusal(Refused, lambda: procedure.show_facts(case, silent)) == [
        "step.opinion_needs_words"
    ]
    procedure.show_facts(case, replace(silent, words="当事人要求补充通话记录。"))
    assert investigated.town.clerk.file(case).tracks[investigated.key].facts_shown.held


def test_recusal_is_decided_by_somebody_on_a_ground(case: ACase) -> None:
    procedure = Procedure(case.town.clerk)
    nobody = case.no_recusal(case.town.clerk, decided_by=" ", steps_aside=True)
    assert refusal(Refused, lambda: procedure.decide_recusal(case.case, nobody)) == [
        "recusal.no_decider",
        "recusal.no_ground",
    ]


def test_who_stepped_aside_acts_no_more(investigated: ACase) -> None:
    town, procedure = investigated.town, Procedure(investigated.town.acting(EVERYONE))
    aside = investigated.no_recusal(town.clerk, steps_aside=True, grounds=(RecusalGround.RELATIVE,))
    Procedure(town.acting(EVERYONE)).decide_recusal(investigated.case, aside)
    before = town.entries
    show = partial(Procedure(town.clerk).show_facts, investigated.case, investigated.facts_shown())
    assert refusal(Refused, show) == ["case.stepped_aside"]
    assert refusal(Refused, investigated.a_fact) == ["case.stepped_aside"]
    assert town.entries == before
    procedure.show_facts(investigated.case, investigated.facts_shown())


def test_a_defence_is_points_or_a_waiver_after_the_facts_were_shown(investigated: ACase) -> None:
    procedure, case = Procedure(investigated.town.clerk), investigated.case
    record = partial(procedure.record_defence, case)
    assert refusal(Refused, lambda: record(a_defence(investigated))) == ["step.facts_not_shown"]
    procedure.show_facts(case, investigated.facts_shown())
    for neither_nor in (
        a_defence(investigated, points=()),
        a_defence(investigated, waiver="没有意见，不申辩。"),
    ):
        assert refusal(Refused, partial(record, neither_nor)) == ["defence.points_or_waiver"]
    early = a_defence(investigated, on=investigated.today - timedelta(days=1))
    assert refusal(Refused, lambda: record(early)) == ["defence.before_facts"]
    record(a_defence(investigated, points=(), waiver="没有意见，不申辩。"))
    assert investigated.started(investigated.town.clerk, RunKind.BINDING)


def test_every_point_of_the_defence_is_answered_in_full(investigated: ACase) -> None:
    procedure, case = Procedure(investigated.town.clerk), investigated.case
    answer = partial(procedure.answer_defence, case)
    assert refusal(Refused, lambda: answer(an_answer(investigated))) == ["step.no_defence"]
    procedure.show_facts(case, investigated.facts_shown())
    procedure.record_defence(case, a_defence(investigated))
    other = an_answer(investigated, point="2" * 32, checked_how="", reason=" ")
    assert refusal(Refused, lambda: answer(other)) == [
        "defence.points_left",
        "defence.unknown_point",
        "defence.answer_incomplete",
    ]
    answer(an_answer(investigated))
    track = investigated.town.clerk.file(case).tracks[investigated.key]
    assert track.answered.held


def test_a_review_waits_for_a_run_and_every_answer(investigated: ACase) -> None:
    reviewer, case = investigated.town.acting(REVIEWERS[0]), investigated.case
    Procedure(investigated.town.clerk).show_facts(case, investigated.facts_shown())
    Procedure(investigated.town.clerk).record_defence(case, a_defence(investigated))
    silent = investigated.review(words="")
    codes = refusal(Refused, lambda: Procedure(reviewer).review(case, silent))
    assert codes == ["review.points_unanswered", "review.no_binding_run", "review.no_words"]
    Procedure(investigated.town.clerk).answer_defence(case, an_answer(investigated))
    investigated.run = investigated.ran(investigated.town.clerk, RunKind.BINDING)
    review = partial(Procedure(reviewer).review, case, investigated.review())
    assert refusal(Refused, review) == ["review.no_second_reader"]


def test_a_review_is_of_the_run_that_stands(case: ACase) -> None:
    case.investigated().heard().weighed()
    old = case.run
    case.weighed()
    reviewer = Procedure(case.town.acting(REVIEWERS[0]))
    assert refusal(Refused, lambda: reviewer.review(case.case, case.review(run=old))) == [
        "decision.older_run"
    ]
    reviewer.review(case.case, case.review())


def test_a_returned_file_is_not_decided(reviewed: ACase) -> None:
    case = reviewed
    returns = case.review(opinion=ReviewOpinion.RETURNS, words="第二条证据没有来源，请补。")
    Procedure(case.town.acting(REVIEWERS[0])).review(case.case, returns)
    assert refusal(Refused, case.decided) == ["decision.reviews_missing"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"attendees": ("郑文",)}, "decision.one_person"),
        ({"attendees": ("郑文", "郑\u3000文")}, "decision.one_person"),
        ({"stepped_aside": ("郑文",)}, "decision.recused_took_part"),
        ({"measure": None}, "decision.no_measure"),
        ({"words": ""}, "decision.no_words"),
        ({"on": TOMORROW}, "step.in_the_future"),
        ({"words": "【绝密】"}, "text.classified"),
    ],
)
def test_a_decision_is_taken_together_and_in_words(
    reviewed: ACase, changes: dict[str, Any], code: str
) -> None:
    before = reviewed.town.entries
    decide = partial(
        Procedure(reviewed.town.acting(RECORDER)).decide,
        reviewed.case,
        reviewed.decision(**changes),
    )
    assert refusal(Refused, decide) == [code]
    assert reviewed.town.entries == before


def test_a_body_decides_only_what_it_may(reviewed: ACase) -> None:
    case = reviewed
    commission, committee = case.town.clerk.office.bodies
    procedure = Procedure(case.town.acting(RECORDER))
    expulsion = case.decision(measure="party_expulsion", body=commission)
    assert refusal(Refused, lambda: procedure.decide(case.case, expulsion)) == [
        "decision.only_propose"
    ]
    unknown = replace(expulsion, body=BodyId("f" * 32))
    assert refusal(Refused, lambda: procedure.decide(case.case, unknown)) == ["office.which_body"]
    proposal = replace(
        expulsion,
        decision=DecisionKind.PROPOSAL,
        body=committee,
        above_advice="镇党委书记郑文：屡次离岗，警告不足以警示。",
    )
    procedure.decide(case.case, proposal)


def test_a_favourable_result_is_not_decided_against_without_a_leader_s_reason(
    case: ACase,
) -> None:
    case.investigated()
    fact = case.town.clerk.file(case.case).facts_of(case.key[0])[0].stated.now.fact
    evidence = Evidence(case.town.clerk)
    evidence.find_fact(case.case, fact, Finding.UNTRUE, "当日值班人员是王强。")
    case.heard().weighed().reviewed()
    assert refusal(Refused, case.decided) == ["decision.against_exemption"]
    withdrawn = case.decision(decision=DecisionKind.CASE_WITHDRAWN, measure=None)
    Procedure(case.town.acting(RECORDER)).decide(case.case, withdrawn)


def test_only_what_was_found_untrue_is_cleared_and_in_writing(investigated: ACase) -> None:
    procedure, (respondent, track) = Procedure(investigated.town.clerk), investigated.key
    file = investigated.town.clerk.file(investigated.case)
    fact = file.facts_of(respondent)[0].stated.now.fact
    cleared = NameCleared(
        respondent=respondent,
        track=track,
        facts=(fact, FactId("f" * 32)),
        forms=(ClearingForm.MEETING,),
        circle=" ",
        wish="",
        on=investigated.today,
    )
    assert refusal(Refused, lambda: procedure.clear_name(investigated.case, cleared)) == [
        "clearing.not_untrue",
        "clearing.unknown_fact",
        "clearing.needs_written",
        "clearing.no_circle",
        "clearing.no_wish",
    ]


def test_what_was_not_issued_is_not_served(case: ACase) -> None:
    served = ServiceMade(
        paper=PaperId("f" * 32),
        respondent=case.key[0],
        receiver="",
        way=ServiceWay.HANDED_OVER,
        on=TOMORROW,
        refusal="拒绝签收",
    )
    assert refusal(Refused, lambda: Procedure(case.town.clerk).serve(case.case, served)) == [
        "service.paper_not_issued",
        "service.no_receiver",
        "service.refusal_needs_witness",
        "step.in_the_future",
    ]


def test_a_track_that_is_not_there_is_not_found(case: ACase) -> None:
    elsewhere = a_step(case, track=Track.SUPERVISION)
    take = partial(Procedure(case.town.clerk).take_step, case.case, elsewhere)
    assert refusal(NotFound, take) == ["case.no_such_track"]


def test_each_role_has_its_own_acts(reviewed: ACase) -> None:
    town, case = reviewed.town, reviewed.case
    acts: dict[str, Callable[[Workspace], object]] = {
        "role.needs_clerk": lambda who: Procedure(who).take_step(case, a_step(reviewed)),
        "role.needs_reviewer": lambda who: Procedure(who).review(case, reviewed.review()),
        "role.needs_decision_recorder": lambda who: Procedure(who).decide(
            case, reviewed.decision()
        ),
    }
    holders = {CLERK: "role.needs_clerk", REVIEWERS[0]: "role.needs_reviewer"}
    holders[RECORDER] = "role.needs_decision_recorder"
    for name, own in holders.items():
        for code, act in acts.items():
            if code != own:
                assert refusal(Refused, partial(act, town.acting(name))) == [code]


# T31: whoever took one part in a case takes no other, whatever roles they hold.


def _gathers(case: ACase, who: Workspace) -> None:
    Evidence(who).state_fact(case.case, case.key[0], "值班电话没有交接。")


def _runs(case: ACase, who: Workspace) -> None:
    case.started(who, RunKind.PRELIMINARY)


def _reads(case: ACase, who: Workspace) -> None:
    case.started(who, RunKind.SECOND_READER)


def _reviews(case: ACase, who: Workspace) -> None:
    Procedure(who).review(case.case, case.review())


def _decides(case: ACase, who: Workspace) -> None:
    Procedure(who).decide(case.case, case.decision())


PARTS = {"handles": (_gathers, _runs), "reads": (_reads,), "reviews": (_reviews,)}
PARTS["decides"] = (_decides,)
PAIRS = [(one, other) for one in PARTS for other in PARTS if one != other]


@pytest.mark.parametrize(("first", "then"), PAIRS)
def test_one_person_takes_one_part_in_a_case(reviewed: ACase, first: str, then: str) -> None:
    who = reviewed.town.acting(EVERYONE)
    for act in PARTS[first][:1]:
        act(reviewed, who)
    before = reviewed.town.entries
    for act in PARTS[then]:
        refusal(Refused, partial(act, reviewed, who))
    assert reviewed.town.entries == before


@pytest.mark.parametrize("then", [part for part in PARTS if part != "handles"])
def test_the_checklist_is_part_of_handling(reviewed: ACase, then: str) -> None:
    who = reviewed.town.acting(EVERYONE)
    _runs(reviewed, who)
    for act in PARTS[then]:
        refusal(Refused, partial(act, reviewed, who))


def test_the_gate_knows_the_person_and_not_the_name(reviewed: ACase) -> None:
    """Somebody else may be called alike once a word is added; they are not the same person."""
    namesake = PersonDraft(name=f"{READER}（党建办）", password=PASSWORD, roles=(Role.REVIEWER,))
    People(reviewed.town.clerk).admit(namesake)
    again = partial(_reviews, reviewed, reviewed.town.acting(READER))
    assert refusal(Refused, again) == ["review.other_part_in_it"]
    _reviews(reviewed, reviewed.town.acting(namesake.name))


def test_settling_and_serving_are_the_clerk_s_also_for_who_holds_every_role(
    reviewed: ACase,
) -> None:
    who = reviewed.town.acting(EVERYONE)
    _reviews(reviewed, who)
    checklists = Checklists(who)
    served = ServiceMade(
        paper=PaperId("f" * 32),
        respondent=reviewed.key[0],
        receiver="张伟",
        way=ServiceWay.HANDED_OVER,
        on=reviewed.today,
    )
    assert "case.other_part_in_it" in refusal(
        Refused, lambda: checklists.settle(reviewed.case, reviewed.run, "以我为准")
    )
    assert "case.other_part_in_it" in refusal(
        Refused,
        lambda: checklists.decline_exemption(reviewed.case, reviewed.run, "郑文", "影响大"),
    )
    assert "case.other_part_in_it" in refusal(
        Refused, lambda: Procedure(who).serve(reviewed.case, served)
    )
