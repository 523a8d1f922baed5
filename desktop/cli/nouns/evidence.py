"""``quanheng evidence``: what a case rests on; facts are stated and tied by ``step record``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.application.evidence import Evidence, EvidenceDraft
from desktop.application.words import word
from desktop.cli.command import Answer, Command, Given, Kind, Noun, Option, option_of
from desktop.cli.desk import Desk
from desktop.cli.naming import CASE, case_of, evidence_named
from desktop.cli.output import columns
from desktop.domain.evidence import Marking
from desktop.domain.ids import EvidenceId
from desktop.domain.replay.case import CaseFile


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceShown:
    """A piece of evidence; ``digest`` is the SHA-256 of the file as it was handed in.

    ``withdrawn`` is why nothing rests on it any more, and empty while it stands.
    """

    evidence: str
    number: int
    name: str
    origin: str
    collected_on: date
    collectors: tuple[str, ...]
    marking: Marking
    file: str
    size: int
    media: str
    digest: str
    withdrawn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceListed:
    """The evidence of a case, by number."""

    evidence: tuple[EvidenceShown, ...]


def add(desk: Desk, given: Given) -> Answer:
    """Seal a copy of a file as evidence."""
    case = case_of(desk.work, given)
    evidence = Evidence(desk.work).add(
        case,
        EvidenceDraft(
            path=given.path("file"),
            name=given.words("name"),
            origin=given.words("origin"),
            collected_on=given.day("collected-on"),
            collectors=given.all("collector"),
            marking=given.code("marking", Marking) or Marking.NONE,
        ),
    )
    shown = next(each for each in _listed(desk, given).evidence if each.evidence == evidence)
    line = desk.say("evidence_added", number=shown.number, name=shown.name, digest=shown.digest)
    return Answer(data=shown, lines=(line,))


def withdraw(desk: Desk, given: Given) -> Answer:
    """Let nothing rest on a piece of evidence any more."""
    case = case_of(desk.work, given)
    evidence = evidence_named(desk.work.file(case), given.words("evidence"))
    Evidence(desk.work).withdraw(case, evidence, given.words("reason"))
    shown = next(each for each in _listed(desk, given).evidence if each.evidence == evidence)
    line = desk.say("evidence_withdrawn", number=shown.number, name=shown.name)
    return Answer(data=shown, lines=(line,))


def show_all(desk: Desk, given: Given) -> Answer:
    """List the evidence of a case."""
    listed = _listed(desk, given)
    cells = [
        (
            str(each.number),
            desk.say("evidence_gone", name=each.name, reason=each.withdrawn)
            if each.withdrawn
            else each.name,
            each.origin,
            each.collected_on.isoformat(),
            "" if each.marking is Marking.NONE else word(each.marking, desk.language),
        )
        for each in listed.evidence
    ]
    return Answer(data=listed, lines=columns(cells) or (desk.say("no_evidence"),))


def _listed(desk: Desk, given: Given) -> EvidenceListed:
    file = desk.work.file(case_of(desk.work, given))
    pieces = [thing.now for thing in file.evidence.values()]
    return EvidenceListed(
        evidence=tuple(
            EvidenceShown(
                evidence=piece.evidence,
                number=piece.number,
                name=piece.name,
                origin=piece.origin,
                collected_on=piece.collected_on,
                collectors=piece.collectors,
                marking=piece.marking,
                file=piece.file.name,
                size=piece.file.size,
                media=piece.file.media,
                digest=piece.file.digest,
                withdrawn=_why(file, piece.evidence),
            )
            for piece in sorted(pieces, key=lambda piece: (piece.number, piece.evidence))
        )
    )


def _why(file: CaseFile, evidence: EvidenceId) -> str:
    return file.withdrawn[evidence].act.reason if evidence in file.withdrawn else ""


NOUN = Noun(
    name="evidence",
    commands=(
        Command(
            name="add",
            run=add,
            gives=EvidenceShown,
            options=(
                CASE,
                Option(name="file", kind=Kind.FILE, needed=True),
                Option(name="name"),
                Option(name="origin", needed=True),
                Option(name="collector", needed=True, many=True),
                Option(name="collected-on", kind=Kind.DAY),
                option_of(Marking, "marking"),
            ),
        ),
        Command(
            name="withdraw",
            run=withdraw,
            gives=EvidenceShown,
            options=(
                Option(name="evidence", kind=Kind.THING, needed=True, placed=True),
                CASE,
                Option(name="reason", needed=True),
            ),
        ),
        Command(name="list", run=show_all, gives=EvidenceListed, options=(CASE,)),
    ),
)
