"""The people of a practice office do their work on a case, each under their own name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from desktop.application.cases import CaseDraft, Cases
from desktop.application.checklists import Checklists, RunDraft
from desktop.application.demo.story import CaseStory, OfficeStory, Story, evidence_file
from desktop.application.evidence import Evidence, EvidenceDraft
from desktop.application.intake import IncidentDraft, Intake
from desktop.application.offices import (
    BodyDraft,
    OfficeDraft,
    People,
    PersonDraft,
    create_office,
    open_office,
)
from desktop.application.ports import BEIJING
from desktop.application.procedure import Procedure
from desktop.application.respondents import RespondentDraft, Respondents
from desktop.application.workspace import Workspace, World
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
    ReviewOpinion,
    Step,
)
from desktop.domain.replay.case import TrackKey
from desktop.domain.respondent import ManagementLevel

PASSWORD = "practice-only"  # noqa: S105 - practice data are not secret


class StoryClock:
    """Tells the time of the scene that is being played."""

    def __init__(self, day: date) -> None:
        """Begin on a day, at nine in the morning."""
        self.set(day)

    def set(self, day: date) -> None:
        """Go to a day."""
        self._now = datetime.combine(day, time(9), BEIJING)

    def __call__(self) -> datetime:
        """Return the moment of the scene."""
        return self._now


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """A case as far as it has been played."""

    case: CaseId
    key: TrackKey
    run: RunId


class PracticeOffice:
    """One office of the story, whose people come in and leave one after another."""

    def __init__(self, folder: Path, office: OfficeStory, clock: StoryClock, world: World) -> None:
        """Found the office and admit its people."""
        self.folder = folder
        self.office = office
        self._clock = clock
        self._world = world
        founder, *others = office.people
        draft = OfficeDraft(
            name=office.name,
            division=office.division,
            short_name=office.short_name,
            bodies=tuple(
                BodyDraft(name=body.name, kind=body.kind, mark=body.mark) for body in office.bodies
            ),
            practice=True,
        )
        first = PersonDraft(name=founder.name, password=PASSWORD, roles=founder.roles)
        workspace = create_office(folder, draft, first, world)
        people = People(workspace)
        for person in others:
            people.admit(PersonDraft(name=person.name, password=PASSWORD, roles=person.roles))
        workspace.close()

    @contextmanager
    def acting(self, name: str, day: date) -> Iterator[Workspace]:
        """Let one person act on a day."""
        self._clock.set(day)
        workspace = open_office(self.folder, name, PASSWORD, self._world)
        try:
            yield workspace
        finally:
            workspace.close()

    def clerk(self, day: date) -> AbstractContextManager[Workspace]:
        """Let the clerk act."""
        return self.acting(self.office.with_role(Role.CLERK)[0], day)

    def record(self, story: CaseStory) -> IncidentId:
        """Play the intake: the incident is recorded."""
        told = story.incident
        with self.clerk(story.days.recorded) as work:
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

    def open(self, story: CaseStory, incident: IncidentId) -> tuple[CaseId, TrackKey]:
        """Play triage: the respondent is registered and the case opened."""
        about = story.respondent
        with self.clerk(story.days.opened) as work:
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

    def investigate(self, story: CaseStory, case: CaseId, key: TrackKey) -> None:
        """Play verification: steps, recusal, evidence, facts, responsibility and measure."""
        respondent, track = key
        clerk, colleague = self.office.people[0].name, self.office.people[1].name
        with self.clerk(story.days.verified) as work:
            procedure, evidence = Procedure(work), Evidence(work)
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
            procedure.decide_recusal(
                case,
                RecusalDecided(
                    respondent=respondent,
                    handler=work.person,
                    steps_aside=False,
                    decided_by=story.decision.attendees[0],
                    on=work.today(),
                ),
            )
            pieces = [
                evidence.add(
                    case,
                    EvidenceDraft(
                        path=evidence_file(piece.file),
                        name=piece.name,
                        origin=piece.origin,
                        collected_on=work.today(),
                        collectors=(clerk, colleague),
                    ),
                )
                for piece in story.evidence
            ]
            self._find_facts(evidence, story, case, key, pieces)
            body = _first_body(work)
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
                    body=body,
                    reason=story.measure_reason,
                ),
            )

    def hear(self, story: CaseStory, case: CaseId, key: TrackKey) -> None:
        """Play the hearing: facts shown, defence taken down, every point answered."""
        respondent, track = key
        clerk, colleague = self.office.people[0].name, self.office.people[1].name
        with self.clerk(story.days.met) as work:
            Procedure(work).show_facts(
                case,
                FactsShown(
                    respondent=respondent,
                    track=track,
                    on=work.today(),
                    place=story.meeting.place,
                    present=(clerk, colleague),
                    opinion=story.meeting.opinion,
                    words=story.meeting.words,
                ),
            )
        with self.clerk(story.days.defended) as work:
            points = tuple(
                DefencePoint(
                    point=PointId(work.new_id()), says=point.says, handed_in=point.handed_in
                )
                for point in story.points
            )
            today, procedure = work.today(), Procedure(work)
            procedure.record_defence(
                case,
                DefenceRecorded(respondent=respondent, track=track, on=today, points=points),
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
                case,
                DefenceAnswered(respondent=respondent, track=track, answers=answers, on=today),
            )

    def weigh(self, whole: Story, story: CaseStory, case: CaseId, key: TrackKey) -> RunId:
        """Play the checklist: a binding run, and a second reader who has not seen it."""
        answers = {**whole.answers, **story.answers}
        with self.clerk(story.days.weighed) as work:
            run = self._run(work, RunKind.BINDING, story, (case, key), answers)
        reader = self.office.with_role(Role.REVIEWER)[-1]
        with self.acting(reader, story.days.weighed) as work:
            self._run(work, RunKind.SECOND_READER, story, (case, key), {**answers, **story.second})
        with self.clerk(story.days.weighed) as work:
            checklists = Checklists(work)
            if checklists.differences(case, run):
                checklists.settle(case, run, story.settlement)
        return run

    def decide(self, story: CaseStory, played: Played) -> None:
        """Play review and meeting: two reviewers agree, the recorder notes what was decided."""
        respondent, track = played.key
        for name in self.office.with_role(Role.REVIEWER)[: gates.REVIEWERS_NEEDED]:
            with self.acting(name, story.days.reviewed) as work:
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
        recorder = self.office.with_role(Role.DECISION_RECORDER)[0]
        measure = MeasureCode(story.decided_measure) if story.decided_measure else None
        with self.acting(recorder, story.days.decided) as work:
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
        self._clear(story, played)

    def _clear(self, story: CaseStory, played: Played) -> None:
        if story.clearing is None:
            return
        with self.clerk(story.days.served) as work:
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

    @staticmethod
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

    @staticmethod
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
        for item in checklists.sheet(case, run).items:
            answer = answers[item.id]
            if item.per_rung:
                answer = Answer(rungs=rungs, reason=answer.reason, contrary=answer.contrary)
            checklists.answer(case, run, item.id, answer)
        checklists.conclude(case, run)
        return run


def _first_body(work: Workspace) -> BodyId:
    return next(iter(work.office.bodies))
