"""The nine forbidden orders of DOMAIN section 3: each is tried, refused by name, and not recorded.

Both doors lead through these use cases; `tests/house` sees to it that neither records by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from desktop.application.case_tables import to_be_checked
from desktop.application.case_work import step_work
from desktop.application.cases import Cases
from desktop.application.law_behind import law_behind, law_words
from desktop.application.offices import Bodies, BodyDraft
from desktop.application.procedure import Procedure
from desktop.application.recorded_without import recorded_without
from desktop.application.workspace import Workspace
from desktop.domain import recusals
from desktop.domain.checklist import RunKind
from desktop.domain.entries.kinds import KINDS
from desktop.domain.entries.papers import PaperIssued
from desktop.domain.entries.procedure import (
    DecisionRecorded,
    DefenceRecorded,
    ServiceMade,
    StepTaken,
)
from desktop.domain.events import Event, events
from desktop.domain.evidence import Attachment
from desktop.domain.ids import BodyId, Digest, PaperId, PointId, RunId
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.needs import Need
from desktop.domain.office import BodyKind
from desktop.domain.procedure import (
    DecisionKind,
    DefencePoint,
    Elected,
    Opinion,
    RecusalGround,
    ServiceWay,
    Step,
)
from desktop.errors import Refused
from desktop.text import Language
from tests.application import two_offices
from tests.application.two_offices import Neighbour
from tests.builders import (
    CLERK,
    EVERYONE,
    READER,
    RECORDER,
    REVIEWERS,
    ACase,
    Town,
    a_case,
    refusal,
)

ROOT = Path(__file__).resolve().parents[2]
made_offices = two_offices.made_offices
offices = two_offices.offices

DOORS = ("ui", "desktop/cli")


def refused(town: Town, act: Callable[[], object]) -> set[str]:
    """Return why an act is refused; nothing of it is in the journal."""
    before = town.entries
    codes = refusal(Refused, act)
    assert town.entries == before
    return set(codes)


def deciding(case: ACase, **changes: Any) -> Callable[[], object]:
    decide = Procedure(case.town.acting(RECORDER)).decide
    return partial(decide, case.case, case.decision(**changes))


def not_heard(case: ACase) -> None:
    Procedure(case.town.clerk).show_facts(case.case, case.facts_shown())


def not_answered(case: ACase) -> None:
    not_heard(case)
    point = DefencePoint(point=PointId("1" * 32), says="我在另一处险情现场。")
    said = DefenceRecorded(
        respondent=case.key[0], track=case.key[1], on=case.today, points=(point,)
    )
    Procedure(case.town.clerk).record_defence(case.case, said)
    case.run = case.ran(case.town.clerk, RunKind.BINDING)


def by_word(case: ACase, step: Step = Step.VERIFICATION, *, crime: bool = False) -> None:
    act = StepTaken(
        respondent=case.key[0],
        track=case.key[1],
        step=step.value,
        on=case.today,
        words="资金去向可疑，移送县监委。" if crime else "集体研判，没有发现涉嫌犯罪。",
        suspects_crime=crime,
    )
    Procedure(case.town.clerk).take_step(case.case, act)


def at_employer(town: Town, government: BodyId) -> ACase:
    """Return a reviewed case on the track of an employer that may sanction."""
    case = ACase(town, a_case(town.clerk, Track.EMPLOYER))
    return case.investigated(government).heard().weighed().reviewed()


@pytest.fixture
def government(town: Town) -> BodyId:
    """The township government, which the office acts for too."""
    kind = BodyKind.TOWNSHIP_GOVERNMENT
    return Bodies(town.clerk).name(BodyDraft(name="青山镇政府", kind=kind, mark="青政"))


@pytest.mark.parametrize(
    ("before", "codes"),
    [
        (lambda case: None, {"step.facts_not_shown", "step.no_defence"}),
        (not_heard, {"step.no_defence"}),
        (not_answered, {"review.points_unanswered"}),
    ],
    ids=["not shown", "not heard", "not answered"],
)
def test_1_no_decision_before_facts_are_shown_and_the_defence_is_heard_and_answered(
    case: ACase, before: Callable[[ACase], None], codes: set[str]
) -> None:
    before(case.investigated())
    assert refused(case.town, deciding(case)) >= codes
    review = Procedure(case.town.acting(REVIEWERS[0])).review
    assert refused(case.town, partial(review, case.case, case.review())) >= codes
    if "step.no_defence" in codes:
        run = partial(case.started, case.town.clerk, RunKind.BINDING)
        assert "step.no_defence" in refused(case.town, run)


def test_2_no_decision_by_one_person_nor_with_one_who_steps_aside(reviewed: ACase) -> None:
    assert refused(reviewed.town, deciding(reviewed, attendees=("郑文",))) == {
        "decision.one_person"
    }
    aside = reviewed.no_recusal(
        reviewed.town.clerk, steps_aside=True, grounds=(RecusalGround.INTEREST,)
    )
    Procedure(reviewed.town.clerk).decide_recusal(reviewed.case, aside)
    with_them = deciding(reviewed, attendees=("郑文", CLERK))
    assert refused(reviewed.town, with_them) == {"decision.recused_took_part"}


def test_3_no_review_by_who_investigated(reviewed: ACase) -> None:
    who = reviewed.town.acting(EVERYONE)
    reviewed.started(who, RunKind.PRELIMINARY)
    review = partial(Procedure(who).review, reviewed.case, reviewed.review())
    assert refused(reviewed.town, review) == {"review.same_person"}


def test_3_appeals_are_not_recorded_yet_so_that_nobody_of_the_case_decides_one() -> None:
    """Whoever adds their entries adds the gate that keeps everyone of the first case out."""
    assert not [kind for kind in KINDS if kind.startswith("appeal.")]


def test_4_no_second_sanction_by_employer_and_supervisory_organ(
    town: Town, government: BodyId
) -> None:
    case = at_employer(town, government)
    deciding(case, body=government)()
    respondent = case.key[0]
    Cases(town.clerk).open_track(case.case, respondent, Track.SUPERVISION)
    other = ACase(town, (case.case, (respondent, Track.SUPERVISION)))
    other.investigated().heard().weighed().reviewed()
    proposed = deciding(
        other,
        decision=DecisionKind.PROPOSAL,
        body=next(iter(town.clerk.office.bodies)),
        measure=MeasureCode("warning"),
    )
    assert refused(town, proposed) == {"decision.double_sanction"}


def test_5_the_employer_does_not_sanction_while_the_supervisory_organ_inquires(
    town: Town, government: BodyId
) -> None:
    case = at_employer(town, government)
    Cases(town.clerk).open_track(case.case, case.key[0], Track.SUPERVISION)
    assert refused(town, deciding(case, body=government)) == {"decision.inquiry_goes_on"}
    by_word(case, Step.TRIAGE)
    by_word(case, Step.VERIFICATION)
    file = town.clerk.file(case.case)
    (need,) = step_work(town.clerk, file, case.key, Step.DECISION, Language.CHINESE).needs
    assert (need.code, need.law) == (
        "decision.inquiry_goes_on",
        "依据：《公职人员政务处分法》第五十二条。",
    )
    deciding(case, decision=DecisionKind.NO_ACCOUNTABILITY, measure=None, body=government)()


def issued(case: ACase, **changes: Any) -> PaperIssued:
    """Record that the decision left the office."""
    act = PaperIssued(
        paper=PaperId("e" * 32),
        document="decision",
        respondent=case.key[0],
        track=case.key[1],
        number="青委决〔2026〕1号",
        language="zh",
        issued_on=case.today,
        page_code="",
        file=Attachment(digest=Digest("0" * 64), name="1.pdf", size=1, media="application/pdf"),
    )
    act = replace(act, **changes)
    case.town.clerk.record(act, case.case)
    return act


def test_6_the_time_to_appeal_begins_only_with_a_proven_service(reviewed: ACase) -> None:
    case, clerk = reviewed, reviewed.town.clerk

    def begun() -> bool:
        return Event.DECISION_RECEIVED.value in events(clerk.file(case.case), case.key)

    case.decided()
    paper = issued(case)
    assert not begun()
    serve = Procedure(clerk).serve
    made = ServiceMade(
        paper=paper.paper,
        respondent=case.key[0],
        receiver="张伟",
        way=ServiceWay.LEFT_WITH_NOTE,
        on=case.today,
        refusal="拒绝签收",
    )
    unproven = partial(serve, case.case, made)
    assert refused(case.town, unproven) == {"service.refusal_needs_witness"}
    early = replace(made, refusal="", on=case.today.replace(day=1))
    assert refused(case.town, partial(serve, case.case, early)) == {"service.before_issue"}
    for unproven_elsewhere in (made, early):
        clerk.record(unproven_elsewhere, case.case)
        assert not begun()
    serve(case.case, replace(made, witness="村民小组长 何平"))
    assert begun()


@pytest.mark.parametrize(
    ("file", "test"),
    [
        ("documents/test_compose_papers.py", "test_no_reporter_and_no_stranger_s_number_on_any"),
        ("security/test_canaries.py", "test_the_reporter_is_in_no_paper_and_in_nothing_printed"),
        ("security/test_canaries.py", "test_the_reporter_stays_in_the_office_that_was_told"),
    ],
)
def test_7_the_reporter_stands_on_no_paper_is_proven_elsewhere(file: str, test: str) -> None:
    assert f"def {test}" in (ROOT / "tests" / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("elected", Elected)
def test_8_whom_a_peoples_congress_elected_is_removed_by_it_first(
    town: Town, government: BodyId, elected: Elected
) -> None:
    case = at_employer(town, government)
    heavier = {"measure": MeasureCode("removal"), "above_advice": "镇长郑文：后果特别严重。"}
    removal = partial(deciding, case, body=government, **heavier)
    assert refused(town, removal()) == {"decision.removal_first"}
    removal(elected=elected)()


def test_9_a_suspected_crime_is_passed_on_and_not_decided(reviewed: ACase) -> None:
    by_word(reviewed, crime=True)
    assert refused(reviewed.town, deciding(reviewed)) == {"decision.crime_suspected"}
    dropped = deciding(reviewed, decision=DecisionKind.CASE_WITHDRAWN, measure=None)
    assert refused(reviewed.town, dropped) == {"decision.crime_suspected"}
    work = reviewed.town.acting(RECORDER)
    shown = step_work(
        work, work.file(reviewed.case), reviewed.key, Step.VERIFICATION, Language.CHINESE
    )
    assert any("写明涉嫌犯罪，须移送。" in line.words for line in shown.lines)
    by_word(reviewed)
    reviewed.decided()


def test_9_a_suspected_crime_may_still_be_proposed_upwards(reviewed: ACase) -> None:
    by_word(reviewed, crime=True)
    commission = next(iter(reviewed.town.clerk.office.bodies))
    heavier = {"measure": MeasureCode("party_expulsion"), "above_advice": "镇党委书记郑文：移送。"}
    deciding(reviewed, decision=DecisionKind.PROPOSAL, body=commission, **heavier)()
    assert Event.PROPOSAL_MADE.value in events(
        reviewed.town.clerk.file(reviewed.case), reviewed.key
    )


def test_neither_door_records_an_act_by_itself() -> None:
    """What is recorded passes a use case, and with it the gate, whichever door it came by."""
    direct = re.compile(r"\b(?:workspace|work|store|journal)\s*\.\s*(?:record|append)\(")
    for door in DOORS:
        for path in (ROOT / door).rglob("*.py"):
            assert not direct.search(path.read_text(encoding="utf-8")), path


# What came with a bundle passed no gate here. It stays as it is, and what it lacks is said.


def brought(case: ACase, **changes: Any) -> DecisionRecorded:
    """Record a decision as it comes with a bundle: whatever it is."""
    act = case.decision(**changes)
    case.town.acting(RECORDER).record(act, case.case)
    return act


def marked(case: ACase, work: Workspace | None = None) -> set[Need]:
    work = work or case.town.clerk
    return set(recorded_without(work, work.file(case.case), case.key))


def test_a_decision_in_order_bears_no_mark(reviewed: ACase) -> None:
    assert marked(reviewed) == set()
    reviewed.decided()
    assert marked(reviewed) == set()
    reviewed.run = reviewed.ran(reviewed.town.clerk, RunKind.BINDING)
    assert marked(reviewed) == set()


def test_a_decision_from_elsewhere_stays_and_is_marked_with_all_it_lacks(case: ACase) -> None:
    case.investigated()
    act = brought(case, attendees=("郑文",))
    clerk = case.town.clerk
    assert clerk.file(case.case).tracks[case.key].decision.standing.act == act
    lacking = {Need.FACTS_SHOWN, Need.DEFENCE_HEARD, Need.WEIGHED, Need.DECIDED_TOGETHER}
    assert marked(case) == lacking
    shown = step_work(clerk, clerk.file(case.case), case.key, Step.DECISION, Language.CHINESE)
    (mark,) = [line.words for line in shown.lines if line.name == "没有做到"]
    assert "事实已经与当事人见面" in mark


@pytest.mark.parametrize(
    ("changes", "need"),
    [
        ({"attendees": ("郑文",)}, Need.DECIDED_TOGETHER),
        ({"stepped_aside": ("郑文",)}, Need.NOT_RECUSED),
        ({"measure": MeasureCode("serious_warning")}, Need.RESULT_FOLLOWED),
        ({"measure": MeasureCode("party_expulsion")}, Need.WITHIN_POWER),
        ({"measure": MeasureCode("newer"), "attendees": ()}, Need.DECIDED_TOGETHER),
    ],
)
def test_each_forbidden_order_is_a_mark_of_its_own(
    reviewed: ACase, changes: dict[str, Any], need: Need
) -> None:
    brought(reviewed, **changes)
    assert marked(reviewed) == {need}


def test_who_played_two_parts_elsewhere_counts_for_none_and_is_marked(reviewed: ACase) -> None:
    """A reviewer gathered evidence in another office, which is known here only afterwards."""
    town = reviewed.town
    town.acting(REVIEWERS[0]).record(
        StepTaken(
            respondent=reviewed.key[0],
            track=reviewed.key[1],
            step=Step.VERIFICATION.value,
            on=reviewed.today,
            words="在外县参加了核实。",
        ),
        reviewed.case,
    )
    assert refused(town, deciding(reviewed)) == {"decision.reviews_missing"}
    brought(reviewed)
    assert marked(reviewed) == {Need.REVIEWED}


def test_law_that_was_not_compared_with_the_text_is_marked(town: Town) -> None:
    basis = law_behind(town.clerk, "review.no_binding_run", Language.CHINESE)
    said = law_words(basis, Language.CHINESE)
    assert "第三条；" in said and said.endswith("第十条（待核）。")
    assert law_words(basis, Language.ENGLISH).endswith("(not yet checked).")
    assert (
        law_words(law_behind(town.clerk, "step.no_place", Language.CHINESE), Language.CHINESE) == ""
    )


def test_a_refusal_to_sign_is_noted_and_opens_the_gate(case: ACase) -> None:
    case.investigated()
    unsigned = case.facts_shown(opinion=Opinion.REFUSED_TO_SIGN, words="看过全文，拒绝签字。")
    Procedure(case.town.clerk).show_facts(case.case, unsigned)
    waived = DefenceRecorded(
        respondent=case.key[0], track=case.key[1], on=case.today, waiver="说没有意见。"
    )
    Procedure(case.town.clerk).record_defence(case.case, waived)
    case.weighed().reviewed().decided()
    assert marked(case) == set()


def test_the_reader_who_steps_aside_leaves_the_reading_open(reviewed: ACase) -> None:
    brought(reviewed)
    reader = reviewed.town.acting(READER)
    aside = reviewed.no_recusal(
        reviewed.town.clerk,
        handler=reader.person,
        steps_aside=True,
        grounds=(RecusalGround.RELATIVE,),
    )
    Procedure(reviewed.town.clerk).decide_recusal(reviewed.case, aside)
    assert marked(reviewed) == {Need.READ_TWICE}


def test_a_bundle_brings_a_decision_as_it_is_and_the_mark_is_set_where_it_arrives(
    offices: tuple[Neighbour, Neighbour, Neighbour],
) -> None:
    here, there, _ = offices
    case = here.case()
    (key,) = here.work.file(case).tracks
    act = DecisionRecorded(
        respondent=key[0],
        track=key[1],
        run=RunId("0" * 32),
        body=next(iter(here.work.office.bodies)),
        decision=DecisionKind.MEASURE,
        measure=MeasureCode("warning"),
        on=here.work.today(),
        attendees=("郑文",),
        words="一人决定。",
    )
    here.work.record(act, case)
    there.takes(here.sends(there, case))
    file = there.work.file(case)
    assert file.tracks[key].decision.standing.act == act
    assert recorded_without(there.work, file, key) == (
        Need.PARTS_APART,
        Need.FACTS_SHOWN,
        Need.DEFENCE_HEARD,
        Need.WEIGHED,
        Need.DECIDED_TOGETHER,
    )


def test_who_handled_a_case_elsewhere_can_be_checked_here(
    offices: tuple[Neighbour, Neighbour, Neighbour],
) -> None:
    here, there, _ = offices
    case = here.case()
    ((respondent, _),) = here.work.file(case).tracks
    there.takes(here.sends(there, case))
    file = there.work.file(case)
    assert here.work.person in recusals.unchecked(file, respondent)
    assert (here.work.person, CLERK) in to_be_checked(there.work, file, respondent)
