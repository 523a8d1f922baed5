"""The scenes of a practice case, each played by whoever has to, under their own name."""

from __future__ import annotations

from desktop.application.cases import CaseDraft, Cases
from desktop.application.checklists import Checklists, RunDraft
from desktop.application.demo.play import Played, PracticeOffice
from desktop.application.demo.story import CaseStory, Story, evidence_file
from desktop.application.evidence import Evidence, EvidenceDraft
from desktop.application.intake import IncidentDraft, Intake
from desktop.application.procedure import Procedure
from desktop.application.respondents import RespondentDraft, Respondents
from desktop.application.workspace import Workspace
from desktop.domain import gates
from desktop.domain.checklist import Answer, RungAnswer, RunKind
from desktop.domain.entries.after import NameCleared
from desktop.domain.entries.evidence import MeasureProposed, ResponsibilityStated
from desktop.domain.entries.procedure import (
    DecisionRecorded,
    DefenceAnswered,
    DefenceRecorded,
    FactsShown,
    RecusalDecided,
    ReviewGiven,
    StepTaken,
)
from desktop.domain.ids import BodyId, CaseId, EvidenceId, IncidentId, PointId, RunId
from desktop.domain.measure import MeasureCode
from desktop.domain.office import Role
from desktop.domain.procedure import (
    DecisionKind,
    DefencePoint,
    PointAnswer,
    RecusalDecider,
    ReviewOpinion,
    Step,
)
from desktop.domain.replay.case import TrackKey
from desktop.domain.respondent import ManagementLevel


def record(office: PracticeOffice, story: CaseStory) -> IncidentId:
    """Play the intake: the incident is recorded."""
    told = story.incident
    with office.clerk(story.days.recorded) as work:
        return Intake(work).record_incident(
            IncidentDraft(
                level=ManagementLevel.TOWNSHIP,
                happened_on=told.happened_on,
                happened_at=told.happened_at,
                approximate=told.approximate,
                place=told.place,
                what=told.what,
                origin=told.origin,
                reporter=told.reporter,
            )
        )


def open_case(
    office: PracticeOffice, story: CaseStory, incident: IncidentId
) -> tuple[CaseId, TrackKey]:
    """Play triage: the respondent is registered and the case opened."""
    about = story.respondent
    with office.clerk(story.days.opened) as work:
        respondent = Respondents(work).record(
            RespondentDraft(
                name=about.name,
                sex=about.sex,
                born_on=about.born_on,
                id_number=about.id_number,
                status=about.status,
                party_member=about.party_member,
                post=about.post,
                title=about.title,
                unit=about.unit,
                address=about.address,
            )
        )
        case = Cases(work).open(
            CaseDraft(
                matter=story.matter,
                incidents=(incident,),
                respondents=(respondent,),
                track=story.track,
                body=_first_body(work),
            )
        )
    return case, (respondent, story.track)


def investigate(office: PracticeOffice, story: CaseStory, case: CaseId, key: TrackKey) -> None:
    """Play verification: steps, recusal, evidence, facts, responsibility and measure."""
    with office.clerk(story.days.verified) as work:
        _take_steps(work, story, case, key)
        pieces = _add_evidence(work, story, case, office.pair)
        _find_facts(Evidence(work), story, case, key, pieces)
        _propose(work, story, case, key)


def _take_steps(work: Workspace, story: CaseStory, case: CaseId, key: TrackKey) -> None:
    procedure, (respondent, track) = Procedure(work), key
    procedure.decide_recusal(
        case,
        RecusalDecided(
            respondent=respondent,
            handler=work.person,
            steps_aside=False,
            decided_by=story.decision.attendees[0],
            decider=RecusalDecider.HEAD_OF_ORGAN,
            on=work.today(),
        ),
    )
    for step in (Step.TRIAGE, Step.VERIFICATION):
        procedure.take_step(
            case,
            StepTaken(
                respondent=respondent,
                track=track,
                step=step.value,
                on=work.today(),
                words=story.matter,
            ),
        )


def _add_evidence(
    work: Workspace, story: CaseStory, case: CaseId, collectors: tuple[str, str]
) -> list[EvidenceId]:
    evidence = Evidence(work)
    return [
        evidence.add(
            case,
            EvidenceDraft(
                path=evidence_file(piece.file),
                name=piece.name,
                origin=piece.origin,
                collected_on=work.today(),
                collectors=collectors,
            ),
        )
        for piece in story.evidence
    ]


def _propose(work: Workspace, story: CaseStory, case: CaseId, key: TrackKey) -> None:
    evidence, (respondent, track) = Evidence(work), key
    evidence.state_responsibility(
        case,
        ResponsibilityStated(
            respondent=respondent,
            track=track,
            responsibility=story.responsibility,
            duty=story.duty,
        ),
    )
    evidence.propose_measure(
        case,
        MeasureProposed(
            respondent=respondent,
            track=track,
            measure=MeasureCode(story.measure),
            body=_first_body(work),
            reason=story.measure_reason,
        ),
    )


def hear(office: PracticeOffice, story: CaseStory, case: CaseId, key: TrackKey) -> None:
    """Play the hearing: facts shown, defence taken down, every point answered."""
    respondent, track = key
    with office.clerk(story.days.met) as work:
        Procedure(work).show_facts(
            case,
            FactsShown(
                respondent=respondent,
                track=track,
                on=work.today(),
                place=story.meeting.place,
                present=office.pair,
                opinion=story.meeting.opinion,
                words=story.meeting.words,
            ),
        )
    with office.clerk(story.days.defended) as work:
        _defend(work, story, case, key)


def _defend(work: Workspace, story: CaseStory, case: CaseId, key: TrackKey) -> None:
    (respondent, track), today, procedure = key, work.today(), Procedure(work)
    points = tuple(
        DefencePoint(point=PointId(work.new_id()), says=point.says, handed_in=point.handed_in)
        for point in story.points
    )
    procedure.record_defence(
        case, DefenceRecorded(respondent=respondent, track=track, on=today, points=points)
    )
    answers = tuple(
        PointAnswer(
            point=point.point,
            checked_how=told.checked_how,
            adoption=told.adoption,
            reason=told.reason,
        )
        for point, told in zip(points, story.points, strict=True)
    )
    procedure.answer_defence(
        case, DefenceAnswered(respondent=respondent, track=track, answers=answers, on=today)
    )


def weigh(
    office: PracticeOffice, whole: Story, story: CaseStory, case: CaseId, key: TrackKey
) -> RunId:
    """Play the checklist: a binding run, and a second reader who has not seen it."""
    answers = {**whole.answers, **story.answers}
    with office.clerk(story.days.weighed) as work:
        run = _run(work, RunKind.BINDING, story, (case, key), answers)
    reader = office.office.with_role(Role.REVIEWER)[-1]
    with office.acting(reader, story.days.weighed) as work:
        _run(work, RunKind.SECOND_READER, story, (case, key), {**answers, **story.second})
    with office.clerk(story.days.weighed) as work:
        checklists = Checklists(work)
        if checklists.differences(case, run):
            checklists.settle(case, run, story.settlement)
    return run


def decide(office: PracticeOffice, story: CaseStory, played: Played) -> None:
    """Play review and meeting: two reviewers agree, the recorder notes what was decided."""
    respondent, track = played.key
    for name in office.office.with_role(Role.REVIEWER)[: gates.REVIEWERS_NEEDED]:
        with office.acting(name, story.days.reviewed) as work:
            Procedure(work).review(
                played.case,
                ReviewGiven(
                    respondent=respondent,
                    track=track,
                    run=played.run,
                    opinion=ReviewOpinion.AGREES,
                    words=story.decision.words,
                    on=work.today(),
                ),
            )
    recorder = office.office.with_role(Role.DECISION_RECORDER)[0]
    measure = MeasureCode(story.decided_measure) if story.decided_measure else None
    with office.acting(recorder, story.days.decided) as work:
        Procedure(work).decide(
            played.case,
            DecisionRecorded(
                respondent=respondent,
                track=track,
                run=played.run,
                body=tuple(work.office.bodies)[story.decided_by],
                decision=DecisionKind.MEASURE if measure else DecisionKind.NO_ACCOUNTABILITY,
                measure=measure,
                on=work.today(),
                attendees=story.decision.attendees,
                words=story.decision.words,
            ),
        )
    _clear(office, story, played)


def _clear(office: PracticeOffice, story: CaseStory, played: Played) -> None:
    if story.clearing is None:
        return
    with office.clerk(story.days.served) as work:
        facts = work.file(played.case).facts_of(played.key[0])
        Procedure(work).clear_name(
            played.case,
            NameCleared(
                respondent=played.key[0],
                track=played.key[1],
                facts=tuple(fact.stated.now.fact for fact in facts),
                forms=story.clearing.forms,
                circle=story.clearing.circle,
                wish=story.clearing.wish,
                on=work.today(),
            ),
        )


def _find_facts(
    evidence: Evidence,
    story: CaseStory,
    case: CaseId,
    key: TrackKey,
    pieces: list[EvidenceId],
) -> None:
    for told in story.facts:
        fact = evidence.state_fact(case, key[0], told.text)
        for number in told.evidence:
            evidence.tie(case, fact, pieces[number - 1])
        evidence.find_fact(case, fact, told.finding, told.reason)


def _run(
    work: Workspace,
    kind: RunKind,
    story: CaseStory,
    place: tuple[CaseId, TrackKey],
    answers: dict[str, Answer],
) -> RunId:
    case, key = place
    day = story.incident.happened_on
    checklists = Checklists(work)
    run = checklists.start(case, key, RunDraft(kind=kind, conduct_from=day, conduct_to=day))
    rungs = tuple(
        RungAnswer(rung=MeasureCode(code), enough=rung.enough, reason=rung.reason)
        for code, rung in story.rungs.items()
    )
    sheet = checklists.sheet(case, run)
    while left := [item for item in sheet.items if item.id not in sheet.answers]:
        answer = answers[left[0].id]
        if left[0].per_rung:
            answer = Answer(rungs=rungs, reason=answer.reason, contrary=answer.contrary)
        sheet = checklists.answer(case, run, left[0].id, answer)
    checklists.conclude(case, run)
    return run


def _first_body(work: Workspace) -> BodyId:
    return next(iter(work.office.bodies))
