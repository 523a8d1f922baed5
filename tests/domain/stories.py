"""A case from intake to service, as acts; replayed for tests of the domain, recorded for storage.

Every office of these tests has the same six people; each act says which of them does it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from desktop.domain.checklist import Answer, Finding, ResultKind, RunKind
from desktop.domain.entries.act import Act, Recorded
from desktop.domain.entries.case import CaseOpened, IncidentJoined, RespondentJoined, TrackOpened
from desktop.domain.entries.checklist import ItemAnswered, RunConcluded, RunStarted
from desktop.domain.entries.evidence import (
    CodesStated,
    EvidenceAdded,
    FactFound,
    FactStated,
    FactTied,
    MeasureProposed,
    ResponsibilityStated,
)
from desktop.domain.entries.intake import IncidentRecorded
from desktop.domain.entries.papers import PaperIssued
from desktop.domain.entries.procedure import (
    DecisionRecorded,
    DefenceAnswered,
    DefenceRecorded,
    FactsShown,
    RecusalDecided,
    ReviewGiven,
    ServiceMade,
    StepTaken,
)
from desktop.domain.entries.respondent import RespondentRecorded
from desktop.domain.evidence import Attachment
from desktop.domain.ids import (
    BodyId,
    CaseId,
    Digest,
    EntryId,
    EvidenceId,
    FactId,
    IncidentId,
    PaperId,
    PersonId,
    PointId,
    RespondentId,
    RunId,
    StationId,
)
from desktop.domain.incident import Mentioned, Origin
from desktop.domain.measure import MeasureCode, Responsibility, Track
from desktop.domain.procedure import (
    Adoption,
    DecisionKind,
    DefencePoint,
    Opinion,
    PointAnswer,
    ReviewOpinion,
    ServiceWay,
    Step,
)
from desktop.domain.replay.case import CaseFile, TrackKey
from desktop.domain.replay.fold import CaseReplay, fold_thing
from desktop.domain.replay.thing import Thing
from desktop.domain.respondent import ManagementLevel, Post, Status

MORNING = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
DAY = date(2026, 11, 24)
BODY = BodyId("b0" * 16)
ROLES = ("clerk", "reader", "reviewer", "other reviewer", "recorder", "keeper")
ITEMS = ("A1", "B3", "C2", "D1", "F3")

SURNAMES = "张王李赵单仇曾解区朴"
GIVEN = ("伟", "建国", "秀英", "小明", "志强", "红梅")
MATTERS = ("防汛值班未到岗", "低保审核差错", "集体资金代管不清", "信访答复超期", "100%完成率造假")


def name_of(kind: str, number: int | str) -> str:
    """Return an id that looks random and is the same in every run."""
    return sha256(f"{kind} {number}".encode()).hexdigest()[:32]


def person(role: str) -> PersonId:
    """Return one of the people."""
    return PersonId(name_of("person", role))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An act, who does it, and the case it belongs to, if any."""

    by: str
    act: Act
    case: CaseId | None = None


@dataclass(frozen=True, kw_only=True)
class Story:
    """One case: one incident, one respondent on one track."""

    number: int = 1
    track: Track = Track.PARTY_DISCIPLINE
    result: ResultKind = ResultKind.PROPORTIONATE

    @property
    def case(self) -> CaseId:
        return CaseId(name_of("case", self.number))

    @property
    def respondent(self) -> RespondentId:
        return RespondentId(name_of("respondent", self.number))

    @property
    def key(self) -> TrackKey:
        return (self.respondent, self.track)

    @property
    def incident(self) -> IncidentId:
        return IncidentId(name_of("incident", self.number))

    @property
    def evidence(self) -> EvidenceId:
        return EvidenceId(name_of("evidence", self.number))

    @property
    def fact(self) -> FactId:
        return FactId(name_of("fact", self.number))

    @property
    def point(self) -> PointId:
        return PointId(name_of("point", self.number))

    @property
    def run(self) -> RunId:
        return RunId(name_of("run", self.number))

    @property
    def second_run(self) -> RunId:
        return RunId(name_of("second run", self.number))

    @property
    def paper(self) -> PaperId:
        return PaperId(name_of("paper", self.number))

    @property
    def respondent_name(self) -> str:
        tens, ones = divmod(self.number, len(SURNAMES))
        return SURNAMES[ones] + GIVEN[tens % len(GIVEN)]

    @property
    def matter(self) -> str:
        return MATTERS[self.number % len(MATTERS)]

    def acts(self) -> Iterator[Told]:
        """Yield the whole story."""
        yield from self.intake()
        yield from self.opening()
        yield from self.verification()
        yield from self.hearing()
        yield from self.binding_run()
        yield from self.second_reading()
        yield from self.reviews()
        yield from self.decision()
        yield from self.service()

    def intake(self) -> list[Told]:
        name = self.respondent_name
        incident = IncidentRecorded(
            incident=self.incident,
            number=f"2026-{self.number:03}",
            level=ManagementLevel.TOWNSHIP,
            happened_on=DAY - timedelta(days=self.number % 300),
            place="青山镇石桥村",
            what=f"{self.matter}。值班室无人接听电话，第{self.number}次。",
            origin=Origin.DAILY_WORK,
            people=(Mentioned(name=name),),
        )
        respondent = RespondentRecorded(
            respondent=self.respondent,
            name=name,
            status=Status.VILLAGE_CADRE,
            party_member=True,
            post=Post.STAFF,
            title="值班员",
            unit="石桥村村民委员会",
        )
        return [Told(by="clerk", act=incident), Told(by="clerk", act=respondent)]

    def opening(self) -> list[Told]:
        number = f"青山镇〔2026〕{self.number}号"
        return [
            self.told(
                CaseOpened(number=number, matter=self.matter, body=BODY, opened_on=DAY),
            ),
            self.told(IncidentJoined(incident=self.incident)),
            self.told(RespondentJoined(respondent=self.respondent)),
            self.told(TrackOpened(respondent=self.respondent, track=self.track, opened_on=DAY)),
            self.told(self.step(Step.TRIAGE)),
        ]

    def step(self, step: Step) -> StepTaken:
        return StepTaken(
            respondent=self.respondent, track=self.track, step=step.value, on=DAY, words="已办"
        )

    def verification(self) -> list[Told]:
        evidence = EvidenceAdded(
            evidence=self.evidence,
            number=1,
            name="值班表.jpg",
            origin="镇应急办",
            collected_on=DAY,
            collectors=("李敏", "赵强"),
            file=Attachment(
                digest=Digest("d" * 64), name="值班表.jpg", size=1024, media="image/jpeg"
            ),
        )
        fact = FactStated(
            fact=self.fact, respondent=self.respondent, number=1, text="11月17日14时未到岗。"
        )
        responsibility = ResponsibilityStated(
            respondent=self.respondent,
            track=self.track,
            responsibility=Responsibility.DIRECT,
            duty="值班制度第三条",
        )
        return [
            self.told(evidence),
            self.told(fact),
            self.told(FactTied(fact=self.fact, evidence=self.evidence)),
            self.told(FactFound(fact=self.fact, finding=Finding.PROVEN, reason="值班表可证")),
            self.told(responsibility),
            self.told(self.proposed()),
            self.told(self.step(Step.VERIFICATION)),
            self.told(self.recusal()),
        ]

    def codes(self, conduct: str = "flood_emergency") -> CodesStated:
        return CodesStated(
            respondent=self.respondent,
            track=self.key[1],
            pack="cn-township",
            version="2026-07-01",
            conduct=conduct,
            harm="economic",
        )

    def proposed(self) -> MeasureProposed:
        return MeasureProposed(
            respondent=self.respondent,
            track=self.track,
            measure=MeasureCode("warning"),
            body=BODY,
            reason="情节较轻",
        )

    def recusal(self, role: str = "clerk", *, steps_aside: bool = False) -> RecusalDecided:
        return RecusalDecided(
            respondent=self.respondent,
            handler=person(role),
            steps_aside=steps_aside,
            decided_by="王书记",
            on=DAY,
        )

    def facts_shown(self, place: str = "镇政府二楼") -> FactsShown:
        return FactsShown(
            respondent=self.respondent,
            track=self.track,
            on=DAY,
            place=place,
            present=("李敏", "赵强"),
            opinion=Opinion.DISAGREES,
        )

    def defence(self, *points: PointId, waiver: str = "") -> DefenceRecorded:
        said = tuple(DefencePoint(point=point, says="当日同时负责两处险情") for point in points)
        return DefenceRecorded(
            respondent=self.respondent, track=self.track, on=DAY, points=said, waiver=waiver
        )

    def answered(self, *points: PointId) -> DefenceAnswered:
        answers = tuple(
            PointAnswer(
                point=point, checked_how="查值班表", adoption=Adoption.PARTLY, reason="部分属实"
            )
            for point in points
        )
        return DefenceAnswered(
            respondent=self.respondent, track=self.track, answers=answers, on=DAY
        )

    def hearing(self) -> list[Told]:
        return [
            self.told(self.facts_shown()),
            self.told(self.defence(self.point)),
            self.told(self.answered(self.point)),
        ]

    def started(self, run: RunId, kind: RunKind, reads: RunId | None = None) -> RunStarted:
        return RunStarted(
            run=run,
            respondent=self.respondent,
            track=self.track,
            kind=kind,
            pack="cn-township",
            version="2026-07-01",
            digest=Digest("e" * 64),
            conduct_from=DAY - timedelta(days=7),
            conduct_to=DAY - timedelta(days=7),
            act_on=DAY,
            reads=reads,
        )

    def answer(self, run: RunId, item: str, value: str = "yes") -> ItemAnswered:
        return ItemAnswered(run=run, item=item, answer=Answer(value=value, reason="见证据一"))

    def concluded(self, run: RunId, result: ResultKind | None = None) -> RunConcluded:
        return RunConcluded(run=run, result=result or self.result)

    def binding_run(self) -> list[Told]:
        return [
            self.told(self.started(self.run, RunKind.BINDING)),
            *(self.told(self.answer(self.run, item)) for item in ITEMS),
            self.told(self.concluded(self.run)),
        ]

    def second_reading(self) -> list[Told]:
        run = self.second_run
        return [
            self.told(self.started(run, RunKind.SECOND_READER, self.run), "reader"),
            *(self.told(self.answer(run, item), "reader") for item in ITEMS),
            self.told(self.concluded(run), "reader"),
        ]

    def review(self, opinion: ReviewOpinion = ReviewOpinion.AGREES) -> ReviewGiven:
        return ReviewGiven(
            respondent=self.respondent,
            track=self.track,
            run=self.run,
            opinion=opinion,
            words="事实清楚",
            on=DAY,
        )

    def reviews(self) -> list[Told]:
        return [self.told(self.review(), who) for who in ("reviewer", "other reviewer")]

    def decided(
        self,
        decision: DecisionKind = DecisionKind.MEASURE,
        measure: str | None = "warning",
        attendees: tuple[str, ...] = ("王书记", "孙镇长", "周委员"),
        stepped_aside: tuple[str, ...] = (),
    ) -> DecisionRecorded:
        return DecisionRecorded(
            respondent=self.respondent,
            track=self.track,
            run=self.run,
            body=BODY,
            decision=decision,
            measure=None if measure is None else MeasureCode(measure),
            on=DAY,
            attendees=attendees,
            stepped_aside=stepped_aside,
            words="同意",
        )

    def decision(self) -> list[Told]:
        return [self.told(self.decided(), "recorder")]

    def issued(self) -> PaperIssued:
        return PaperIssued(
            paper=self.paper,
            document="decision",
            respondent=self.respondent,
            track=self.track,
            number=f"青纪〔2026〕{self.number}号",
            language="zh",
            issued_on=DAY,
            page_code="0000-0000",
            file=Attachment(
                digest=Digest("f" * 64), name="决定书.pdf", size=2048, media="application/pdf"
            ),
        )

    def served(self) -> ServiceMade:
        return ServiceMade(
            paper=self.paper,
            respondent=self.respondent,
            receiver=self.respondent_name,
            way=ServiceWay.HANDED_OVER,
            on=DAY,
        )

    def service(self) -> list[Told]:
        return [self.told(self.issued()), self.told(self.served())]

    def told(self, act: Act, by: str = "clerk") -> Told:
        return Told(by=by, act=act, case=self.case)


class Chronicle:
    """Acts in the order they were told, as a journal would hand them over."""

    def __init__(self, story: Story | None = None) -> None:
        self.story = story or Story()
        self.entries: list[Recorded] = []

    def tell(self, *acts: Told | Act, by: str = "clerk") -> Chronicle:
        """Record acts of the case, each knowing all before it."""
        for act in acts:
            told = act if isinstance(act, Told) else self.story.told(act, by)
            self.entries.append(self.next(told))
        return self

    def tell_all(self, acts: Iterable[Told]) -> Chronicle:
        return self.tell(*acts)

    def next(self, told: Told, after: tuple[EntryId, ...] | None = None) -> Recorded:
        """Return an entry that has seen all before it, or only those named."""
        number = len(self.entries) + 1
        thread = told.case or told.act.thread
        mine = [one for one in self.entries if (one.case or one.act.thread) == thread]
        latest = (mine[-1].entry,) if mine else ()
        return Recorded(
            entry=EntryId(name_of("entry", f"{self.story.number}/{number}") * 2),
            station=StationId(name_of("station", 1)),
            clock=number,
            recorded_at=MORNING + timedelta(minutes=number),
            actor=person(told.by),
            case=told.case,
            after=latest if after is None else after,
            act=told.act,
        )

    def file(self) -> CaseFile:
        """Return the case file."""
        return replayed(self.entries, self.story.case)


def replayed(entries: Iterable[Recorded], case: CaseId) -> CaseFile:
    """Return the case file that these entries, whatever their order, amount to."""
    replay = CaseReplay(case)
    threads: dict[str, list[Recorded]] = {}
    for entry in sorted(entries, key=lambda each: each.order):
        if entry.case == case:
            replay.apply(entry)
        elif entry.case is None:
            threads.setdefault(entry.act.thread, []).append(entry)
    found = {name: fold_thing(thread) for name, thread in threads.items()}
    things: dict[str, Thing[IncidentRecorded | RespondentRecorded]] = {
        name: thing for name, thing in found.items() if thing is not None
    }
    file = replay.file(things)
    assert file is not None
    return file
