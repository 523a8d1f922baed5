"""Believable offices, people and cases; each takes what a test wants otherwise."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.application.cases import CaseDraft, Cases
from desktop.application.checklists import Checklists, RunDraft
from desktop.application.deadlines import shipped_calendar
from desktop.application.demo.story import read_story
from desktop.application.evidence import Evidence, EvidenceDraft
from desktop.application.intake import IncidentDraft, Intake
from desktop.application.offices import (
    BodyDraft,
    OfficeDraft,
    People,
    PersonDraft,
    confirm_password,
    create_office,
    open_office,
)
from desktop.application.ports import Clock
from desktop.application.procedure import Procedure
from desktop.application.respondents import RespondentDraft, Respondents
from desktop.application.rule_packs import RulePacks
from desktop.application.workspace import Workspace, World
from desktop.domain.checklist import Answer, Finding, RungAnswer, RunKind
from desktop.domain.entries.evidence import MeasureProposed, ResponsibilityStated
from desktop.domain.entries.procedure import (
    DecisionRecorded,
    DefenceAnswered,
    DefenceRecorded,
    FactsShown,
    RecusalDecided,
    ReviewGiven,
)
from desktop.domain.ids import (
    BodyId,
    CaseId,
    EntryId,
    FactId,
    IncidentId,
    PointId,
    RespondentId,
    RunId,
)
from desktop.domain.measure import MeasureCode, Responsibility, Track
from desktop.domain.office import BodyKind, Role
from desktop.domain.procedure import (
    Adoption,
    DecisionKind,
    DefencePoint,
    Opinion,
    PointAnswer,
    RecusalDecider,
    ReviewOpinion,
)
from desktop.domain.replay.case import TrackKey
from desktop.domain.respondent import ManagementLevel, Post, Status
from desktop.errors import Failure
from desktop.rules.evaluation import items_asked
from desktop.rules.model import Item
from desktop.text import Language, explain
from tests.fakes import CountedIds

PASSWORD = "practice-only"
CLERK, OTHER_CLERK, RECORDER = "李敏", "王强", "周正"
REVIEWERS = ("赵强", "孙丽")
READER = "吴芳"
EVERYONE = "陈平"  # holds every role, to show that the gate looks at the person

FOUNDER = PersonDraft(name=CLERK, password=PASSWORD, roles=(Role.CLERK, Role.KEY_KEEPER))
OTHERS = (
    PersonDraft(name=OTHER_CLERK, password=PASSWORD, roles=(Role.CLERK,)),
    *(PersonDraft(name=name, password=PASSWORD, roles=(Role.REVIEWER,)) for name in REVIEWERS),
    PersonDraft(name=READER, password=PASSWORD, roles=(Role.REVIEWER,)),
    PersonDraft(name=RECORDER, password=PASSWORD, roles=(Role.DECISION_RECORDER,)),
    PersonDraft(name=EVERYONE, password=PASSWORD, roles=tuple(Role)),
)
OFFICE = OfficeDraft(
    name="青山镇人民政府",
    division="青山县青山镇",
    short_name="青山镇",
    bodies=(
        BodyDraft(name="青山镇纪委", kind=BodyKind.TOWNSHIP_DISCIPLINE, mark="青纪"),
        BodyDraft(name="青山镇党委", kind=BodyKind.TOWNSHIP_PARTY_COMMITTEE, mark="青委"),
    ),
    practice=True,
)
INCIDENT = IncidentDraft(
    level=ManagementLevel.TOWNSHIP,
    happened_on=date(2026, 11, 17),
    happened_at="14:00",
    place="青山镇石桥村",
    what="11月17日14时，防汛值班室无人接听电话。",
)
RESPONDENT = RespondentDraft(
    name="张伟",
    sex="男",
    born_on=date(1988, 3, 5),
    status=Status.CIVIL_SERVANT,
    party_member=True,
    post=Post.STAFF,
    title="应急办科员",
    unit="青山镇人民政府",
    address="青山镇河东路 8 号",
)


def refusal(family: type[Failure], act: Callable[[], object]) -> list[str]:
    """Return the codes of what stands in the way of an act, each said in both languages."""
    with pytest.raises(Failure) as caught:
        act()
    assert type(caught.value) is family, caught.value
    for problem in caught.value.problems:
        assert explain(problem, Language.CHINESE)
        assert explain(problem, Language.ENGLISH)
    return [problem.code for problem in caught.value.problems]


def a_world(clock: Clock, ids: CountedIds | None = None) -> World:
    """Return the law and holidays that ship, with a clock and ids that hold still."""
    return World(
        clock=clock, ids=ids or CountedIds(), packs=RulePacks(), calendar=shipped_calendar()
    )


def an_office(folder: Path, world: World, **changes: Any) -> Workspace:
    """Make a practice office of one person, a clerk who keeps the keys, and return it open."""
    return create_office(folder, replace(OFFICE, **changes), FOUNDER, world)


class Made:
    """A closed office that is copied for each test; passwords and long stories are slow."""

    def __init__(self, folder: Path, ids: CountedIds) -> None:
        self._folder = folder
        self._ids = ids

    def copied(self, folder: Path) -> CountedIds:
        """Copy the office's folder, and return ids that were not given in it."""
        shutil.copytree(self._folder, folder)
        return copy.copy(self._ids)


class MadeTown(Made):
    """A practice office of seven people in which nothing was done yet."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        super().__init__(folder, CountedIds())
        workspace = an_office(folder, a_world(clock, self._ids))
        for person in OTHERS:
            People(workspace).admit(person)
        workspace.close()


class Town:
    """An open office whose people sit at one computer; each acts through a workspace of their own.

    They share the open database, so that a test need not close and open it for every act.
    """

    def __init__(self, made: Made, folder: Path, clock: Clock) -> None:
        self.ids = made.copied(folder)
        self.folder = folder
        self.clerk = open_office(folder, CLERK, PASSWORD, a_world(clock, self.ids))
        self._sitting = {CLERK: self.clerk}

    def acting(self, name: str) -> Workspace:
        """Return the office with this person acting."""
        if name not in self._sitting:
            person, key = confirm_password(self.folder, name, PASSWORD)
            self._sitting[name] = Workspace(self.clerk.store, person, key, self.clerk.world)
        return self._sitting[name]

    @property
    def entries(self) -> int:
        """Return how much has been recorded."""
        return sum(head.number for head in self.clerk.store.journal.heads())

    def close(self) -> None:
        """Close the office."""
        self.clerk.close()


def an_incident(work: Workspace, **changes: Any) -> IncidentId:
    """Record an incident on flood duty."""
    return Intake(work).record_incident(replace(INCIDENT, **changes))


def a_respondent(work: Workspace, **changes: Any) -> RespondentId:
    """Put a civil servant of the township into the registry."""
    return Respondents(work).record(replace(RESPONDENT, **changes))


def a_case(
    work: Workspace, track: Track = Track.PARTY_DISCIPLINE, **respondent: Any
) -> tuple[CaseId, TrackKey]:
    """Open a case on one incident about one respondent."""
    about = a_respondent(work, **respondent)
    case = Cases(work).open(
        CaseDraft(
            matter="防汛值班未到岗",
            incidents=(an_incident(work),),
            respondents=(about,),
            track=track,
            body=next(iter(work.office.bodies)),
        )
    )
    return case, (about, track)


def a_piece(folder: Path, name: str = "值班表.txt", words: str = "11月17日 值班：张伟") -> Path:
    """Write a file that can be taken in as evidence."""
    path = folder / name
    path.write_text(words, encoding="utf-8")
    return path


NO_RUN = RunId("")


def in_turn(checklists: Checklists, case: CaseId, run: RunId) -> Iterator[Item]:
    """Yield each item of a run once, follow-ups as soon as they are asked."""
    done: set[str] = set()
    while left := [item for item in checklists.sheet(case, run).items if item.id not in done]:
        done.add(left[0].id)
        yield left[0]


class ACase:
    """A case of a town that is taken on step by step, each by whoever has to."""

    def __init__(
        self, town: Town, opened: tuple[CaseId, TrackKey] | None = None, run: RunId = NO_RUN
    ) -> None:
        self.town = town
        self.case, self.key = opened or a_case(town.clerk)
        self.run = run

    @property
    def today(self) -> date:
        """Return the day on which everything happens."""
        return self.town.clerk.today()

    def investigated(self, body: BodyId | None = None) -> ACase:
        """Add evidence and a proven fact, check for recusal, and propose a warning by a body."""
        work, (respondent, track) = self.town.clerk, self.key
        Procedure(work).decide_recusal(self.case, self.no_recusal(work))
        evidence = Evidence(work)
        piece = evidence.add(self.case, self.piece(work))
        fact = self.a_fact()
        evidence.tie(self.case, fact, piece)
        evidence.find_fact(self.case, fact, Finding.PROVEN, "值班表和通话记录相互印证。")
        duty = "值班制度第三条：值班人员不得离岗。"
        grade = Responsibility.DIRECT
        evidence.state_responsibility(
            self.case,
            ResponsibilityStated(
                respondent=respondent, track=track, responsibility=grade, duty=duty
            ),
        )
        evidence.propose_measure(
            self.case,
            MeasureProposed(
                respondent=respondent,
                track=track,
                measure=MeasureCode("warning"),
                body=body or next(iter(work.office.bodies)),
                reason="造成险情处置迟误。",
            ),
        )
        return self

    def heard(self) -> ACase:
        """Show the facts, take down a defence of one point, and answer it."""
        procedure, (respondent, track) = Procedure(self.town.clerk), self.key
        procedure.show_facts(self.case, self.facts_shown())
        point = PointId(self.town.clerk.new_id())
        said = DefencePoint(point=point, says="当晚我在另一处险情现场。")
        procedure.record_defence(
            self.case,
            DefenceRecorded(respondent=respondent, track=track, on=self.today, points=(said,)),
        )
        answer = PointAnswer(
            point=point,
            checked_how="调取了出警记录。",
            adoption=Adoption.PARTLY,
            reason="到现场属实，但没有交代值班电话。",
        )
        procedure.answer_defence(
            self.case,
            DefenceAnswered(respondent=respondent, track=track, answers=(answer,), on=self.today),
        )
        return self

    def weighed(self) -> ACase:
        """Conclude the binding run, and a second reading with the same answers."""
        self.run = self.ran(self.town.clerk, RunKind.BINDING)
        self.ran(self.town.acting(READER), RunKind.SECOND_READER)
        return self

    def reviewed(self) -> ACase:
        """Let two reviewers agree."""
        for name in REVIEWERS:
            Procedure(self.town.acting(name)).review(self.case, self.review())
        return self

    def ran(self, work: Workspace, kind: RunKind) -> RunId:
        """Start a run, answer everything, conclude it."""
        run = self.started(work, kind)
        for item, answer in self.answers(work, run).items():
            Checklists(work).answer(self.case, run, item, answer)
        Checklists(work).conclude(self.case, run)
        return run

    def started(self, work: Workspace, kind: RunKind) -> RunId:
        """Start a run about the day of the incident."""
        day = date(2026, 11, 17)
        draft = RunDraft(kind=kind, conduct_from=day, conduct_to=day)
        return Checklists(work).start(self.case, self.key, draft)

    def answers(self, work: Workspace, run: RunId) -> dict[str, Answer]:
        """Return an answer to every item: nothing mitigates, no lighter measure is enough."""
        sheet = Checklists(work).sheet(self.case, run)
        plain = read_story(Language.CHINESE).answers
        lighter = [rung.code for ladder in sheet.pack.ladders for rung in ladder.rungs]
        rungs = [
            RungAnswer(rung=code, enough=False, reason="此前提醒过，没有作用。")
            for code in dict.fromkeys(lighter[:4])
        ]
        return {
            item.id: replace(plain[item.id], rungs=tuple(rungs))
            if item.per_rung
            else plain[item.id]
            for item in items_asked(sheet.pack, sheet.file.started.kind)
            if item.id in plain
        }

    def a_fact(self, text: str = "11月17日14时至15时，张伟离开防汛值班室。") -> FactId:
        """State a fact."""
        return Evidence(self.town.clerk).state_fact(self.case, self.key[0], text)

    def piece(self, work: Workspace, **changes: Any) -> EvidenceDraft:
        """Return a piece of evidence to be added."""
        draft = EvidenceDraft(
            path=a_piece(self.town.folder.parent),
            name="值班表",
            origin="镇应急办",
            collected_on=work.today(),
            collectors=(CLERK, OTHER_CLERK),
        )
        return replace(draft, **changes)

    def no_recusal(self, work: Workspace, **changes: Any) -> RecusalDecided:
        """Return that nobody has to step aside."""
        act = RecusalDecided(
            respondent=self.key[0],
            handler=work.person,
            steps_aside=False,
            decided_by="郑文",
            decider=RecusalDecider.HEAD_OF_ORGAN,
            on=self.today,
        )
        return replace(act, **changes)

    def facts_shown(self, **changes: Any) -> FactsShown:
        """Return a facts meeting."""
        act = FactsShown(
            respondent=self.key[0],
            track=self.key[1],
            on=self.today,
            place="镇会议室",
            present=(CLERK, OTHER_CLERK),
            opinion=Opinion.AGREES,
        )
        return replace(act, **changes)

    def review(self, **changes: Any) -> ReviewGiven:
        """Return the opinion of a reviewer who agrees."""
        act = ReviewGiven(
            respondent=self.key[0],
            track=self.key[1],
            run=self.run,
            opinion=ReviewOpinion.AGREES,
            words="事实清楚，程序到位，同意。",
            on=self.today,
        )
        return replace(act, **changes)

    def decision(self, **changes: Any) -> DecisionRecorded:
        """Return a warning decided by three people."""
        act = DecisionRecorded(
            respondent=self.key[0],
            track=self.key[1],
            run=self.run,
            body=list(self.town.clerk.office.bodies)[1],
            decision=DecisionKind.MEASURE,
            measure=MeasureCode("warning"),
            on=self.today,
            attendees=("郑文", "钱进", "冯立"),
            words="会议决定给予党内警告处分。",
        )
        return replace(act, **changes)

    def decided(self) -> EntryId:
        """Record the decision."""
        return Procedure(self.town.acting(RECORDER)).decide(self.case, self.decision())


class MadeCase(Made):
    """A town whose one case was reviewed by two people."""

    def __init__(self, made: MadeTown, folder: Path, clock: Clock) -> None:
        town = Town(made, folder, clock)
        self._case = ACase(town).investigated().heard().weighed().reviewed()
        town.close()
        super().__init__(folder, town.ids)

    def in_town(self, town: Town) -> ACase:
        """Return the case as it stands in a copy of the town."""
        return ACase(town, (self._case.case, self._case.key), self._case.run)
