"""Things by the names people type: a whole id, a unique beginning of one, a number, or a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from desktop.application.cases import LEAST_BEGINNING, Cases
from desktop.application.workspace import Workspace
from desktop.cli.command import Given, Kind, Option, option_of
from desktop.cli.reading import Names
from desktop.domain.ids import (
    BodyId,
    CaseId,
    EvidenceId,
    FactId,
    PaperId,
    PersonId,
    PointId,
    RespondentId,
    RunId,
)
from desktop.domain.measure import Track
from desktop.domain.replay.case import CaseFile, TrackKey
from desktop.errors import NotFound, Problem, Refused

CASE = Option(name="case", kind=Kind.THING, needed=True)
RESPONDENT = Option(name="respondent", kind=Kind.THING)
TRACK = option_of(Track, "track")

_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A thing that can be meant, and the numbers and names it also goes by."""

    id: str
    also: tuple[str, ...] = ()


def meant(known: Iterable[Named], typed: str) -> str:
    """Return the id of the one thing that is meant.

    Raises:
        NotFound: there is none.
        Refused: there are several.
    """
    things = list(known)
    found = {each.id for each in things if typed == each.id or typed in each.also}
    if not found and len(typed) >= LEAST_BEGINNING and set(typed) <= _HEX:
        found = {each.id for each in things if each.id.startswith(typed)}
    if not found:
        raise NotFound(Problem("thing.not_here", about=typed[:40], typed=typed[:40]))
    if len(found) > 1:
        raise Refused(Problem("thing.not_unique", about=typed[:40], typed=typed[:40]))
    return found.pop()


def case_of(work: Workspace, given: Given) -> CaseId:
    """Return the case an option names."""
    return Cases(work).find(given.words("case"))


def key_of(work: Workspace, case: CaseId, given: Given) -> TrackKey:
    """Return the respondent and track meant; each may be left out where there is only one."""
    return key_named(work, case, given.words("respondent"), given.code("track", Track))


def key_named(work: Workspace, case: CaseId, respondent: str, track: Track | None) -> TrackKey:
    """Return the respondent and track meant by what was typed."""
    found = _respondent(work.file(case), respondent) if respondent else ""
    return Cases(work).key(case, found, track)


def new_key(work: Workspace, case: CaseId, respondent: str, track: Track | None) -> TrackKey:
    """Return a respondent of the case and a track that need not be open yet."""
    file = work.file(case)
    names = [respondent] if respondent else list(file.respondents)
    if track is None or len(names) != 1:
        raise Refused(Problem("case.which_track", about=case))
    return _respondent(file, names[0]), track


def body_named(work: Workspace, typed: str) -> BodyId:
    """Return the body of this office that is meant, by id, name, mark or kind."""
    bodies = work.office.bodies.values()
    known = (Named(id=each.body, also=(each.name, each.mark, each.kind.value)) for each in bodies)
    return BodyId(meant(known, typed))


def person_named(work: Workspace, typed: str) -> PersonId:
    """Return the person of this office who is meant."""
    known = (Named(id=each.person, also=(each.name,)) for each in work.office.people.values())
    return PersonId(meant(known, typed))


def run_named(file: CaseFile, typed: str) -> RunId:
    """Return the run that is meant."""
    return RunId(meant((Named(id=run) for run in file.runs), typed))


def evidence_named(file: CaseFile, typed: str) -> EvidenceId:
    """Return the piece of evidence that is meant, by id or by its number in the case."""
    known = (
        Named(id=evidence, also=(str(thing.now.number),))
        for evidence, thing in file.evidence.items()
    )
    return EvidenceId(meant(known, typed))


def names_in(work: Workspace, case: CaseId, key: TrackKey) -> Names:
    """Return how things are named in a file about a respondent of a case."""
    file = work.file(case)
    return Names(
        meant={
            BodyId: partial(body_named, work),
            PersonId: partial(person_named, work),
            EvidenceId: partial(evidence_named, file),
            FactId: partial(_fact, file, key),
            RunId: partial(run_named, file),
            PaperId: partial(_paper, file),
            PointId: partial(_point, file, key),
        },
        made={PointId: work.new_id},
    )


def _respondent(file: CaseFile, typed: str) -> RespondentId:
    known = (Named(id=name, also=(thing.now.name,)) for name, thing in file.respondents.items())
    return RespondentId(meant(known, typed))


def _fact(file: CaseFile, key: TrackKey, typed: str) -> FactId:
    facts = (fact.stated.now for fact in file.facts_of(key[0]))
    return FactId(meant((Named(id=each.fact, also=(str(each.number),)) for each in facts), typed))


def _paper(file: CaseFile, typed: str) -> PaperId:
    issued = [done.act for track in file.tracks.values() for done in track.issued]
    known = (
        Named(id=act.paper, also=(str(getattr(act, "number", "")) or act.paper,)) for act in issued
    )
    return PaperId(meant(known, typed))


def _point(file: CaseFile, key: TrackKey, typed: str) -> PointId:
    defence = file.tracks[key].defence
    points = defence.standing.act.points if defence.held else ()
    known = (Named(id=point.point, also=(str(at),)) for at, point in enumerate(points, 1))
    return PointId(meant(known, typed))
