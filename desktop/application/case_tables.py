"""The tables on the page of a case: evidence, facts, points of the defence, measures, papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.application.evidence_pages import has_pages
from desktop.application.subjects import PACKET
from desktop.application.workspace import Workspace
from desktop.documents.wording import wording
from desktop.domain import gates, recusals
from desktop.domain.checklist import Finding
from desktop.domain.entries.papers import PacketIssued, PaperIssued
from desktop.domain.evidence import Marking
from desktop.domain.ids import (
    BodyId,
    EvidenceId,
    FactId,
    PaperId,
    PersonId,
    PointId,
    RespondentId,
    RunId,
)
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.procedure import Adoption
from desktop.domain.replay.case import CaseFile, TrackKey
from desktop.rules.lookup import granted, ladder, rung
from desktop.rules.model import Authority
from desktop.text import Language, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """A piece of evidence, and the numbers of the facts it bears on.

    ``has_pages`` says that it can be looked at inside the program.
    """

    evidence: EvidenceId
    number: int
    name: str
    origin: str
    collected_on: date
    pages: int
    has_pages: bool
    marking: Marking
    used_for: tuple[int, ...]
    withdrawn: str

    def named(self, language: Language) -> str:
        """Return what the piece is called, and that it was withdrawn where it was."""
        if not self.withdrawn:
            return self.name
        return sentence("evidence.named_withdrawn", language, name=self.name, reason=self.withdrawn)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """A fact alleged, the numbers of the evidence it rests on, and what became of it."""

    fact: FactId
    number: int
    text: str
    evidence: tuple[EvidenceId, ...]
    evidence_numbers: tuple[int, ...]
    finding: Finding | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointLine:
    """A point of the defence with its answer; ``adoption`` is empty while there is none."""

    point: PointId
    number: int
    says: str
    checked_how: str
    adoption: Adoption | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureLine:
    """A rung that a body may decide or propose, in words."""

    measure: MeasureCode
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """A paper that left the office; ``name`` is what it is called in lists, with its number."""

    paper: PaperId
    name: str
    issued_on: date


def evidence_lines(file: CaseFile) -> tuple[EvidenceLine, ...]:
    """Return the evidence of a case, by number."""
    lines = []
    for evidence, thing in file.evidence.items():
        now = thing.now
        facts = sorted(
            fact.stated.now.number for fact in file.facts.values() if evidence in fact.evidence
        )
        lines.append(
            EvidenceLine(
                evidence=evidence,
                number=now.number,
                name=now.name,
                origin=now.origin,
                collected_on=now.collected_on,
                pages=now.file.pages,
                has_pages=has_pages(now.file.media),
                marking=now.marking,
                used_for=tuple(facts),
                withdrawn=file.withdrawn[evidence].act.reason if evidence in file.withdrawn else "",
            )
        )
    return tuple(sorted(lines, key=lambda line: line.number))


def fact_lines(file: CaseFile, key: TrackKey) -> tuple[FactLine, ...]:
    """Return the facts alleged of a respondent, by number."""
    numbers = {line.evidence: line.number for line in evidence_lines(file)}
    return tuple(
        FactLine(
            fact=fact.stated.now.fact,
            number=fact.stated.now.number,
            text=fact.stated.now.text,
            evidence=fact.evidence,
            evidence_numbers=tuple(sorted(numbers[each] for each in fact.evidence)),
            finding=fact.finding,
            reason=fact.found.standing.reason if fact.found.held else "",
        )
        for fact in file.facts_of(key[0])
    )


def point_lines(file: CaseFile, key: TrackKey) -> tuple[PointLine, ...]:
    """Return the points of the defence with their answers."""
    track = file.tracks[key]
    if not track.defence.held:
        return ()
    answered = track.answered.standing.act.answers if track.answered.held else ()
    answers = {answer.point: answer for answer in answered}
    lines = []
    for number, point in enumerate(track.defence.standing.act.points, start=1):
        answer = answers.get(point.point)
        lines.append(
            PointLine(
                point=point.point,
                number=number,
                says=point.says,
                checked_how=answer.checked_how if answer else "",
                adoption=answer.adoption if answer else None,
                reason=answer.reason if answer else "",
            )
        )
    return tuple(lines)


def measure_lines(
    work: Workspace, file: CaseFile, key: TrackKey, body: BodyId, language: Language
) -> tuple[MeasureLine, ...]:
    """Return the rungs of the ladder that a body has a power over, the lightest first."""
    pack, status = work.world.packs.on(work.today()), file.respondents[key[0]].now.status
    kind = work.body_named(body).kind
    lines = []
    for each in ladder(pack, key[1]).rungs:
        may = granted(pack, kind, each, status).may
        if may is Authority.NOTHING or not each.open_to(status):
            continue
        power = sentence(f"casework.may_{may.value}", language)
        words = sentence("casework.measure", language, name=each.name.said(language), power=power)
        lines.append(MeasureLine(measure=each.code, words=words))
    return tuple(lines)


def paper_lines(file: CaseFile, key: TrackKey, language: Language) -> tuple[PaperLine, ...]:
    """Return the papers of a respondent on a track that left the office, latest first."""
    return tuple(
        PaperLine(
            paper=done.act.paper,
            name=paper_name(done.act, language),
            issued_on=done.act.issued_on,
        )
        for done in reversed(file.tracks[key].issued)
    )


def paper_name(act: PaperIssued | PacketIssued, language: Language) -> str:
    """Return what a paper is called in lists, with its number; the packet has none."""
    code, number = (act.document, act.number) if isinstance(act, PaperIssued) else (PACKET, "")
    listed = wording(code, language, act.issued_on).text("listed")
    return f"{listed}　{number}" if number else listed


def people(work: Workspace) -> tuple[tuple[PersonId, str], ...]:
    """Return the people of the office, the one who acts first."""
    everyone = work.office.people
    mine = [work.person] if work.person in everyone else []
    others = [person for person in everyone if person != work.person]
    return tuple((person, everyone[person].name) for person in (*mine, *others))


def to_be_checked(
    work: Workspace, file: CaseFile, respondent: RespondentId
) -> tuple[tuple[PersonId, str], ...]:
    """Return who can be checked for recusal: the office's people, and others who acted here."""
    mine = people(work)
    known = {person for person, _ in mine}
    others = (each for each in recusals.unchecked(file, respondent) if each not in known)
    return (*mine, *((person, work.name_of(person)) for person in others))


def removal_first(work: Workspace, track: Track, measure: MeasureCode) -> bool:
    """Say whether a people's congress removes whom it elected before this measure."""
    return rung(work.world.packs.on(work.today()), track, measure).removal_first


def conduct_days(file: CaseFile) -> tuple[date, date]:
    """Return the first and the last day on which something happened."""
    days = [thing.now.happened_on for thing in file.incidents.values()]
    return min(days), max(days)


def binding_run(file: CaseFile, key: TrackKey) -> RunId:
    """Return the run a decision rests on; without one there is nothing to review or decide."""
    found = gates.binding_run(file, key)
    return found[0] if found else RunId("")
