"""Gathering what papers about a respondent are composed from."""

from __future__ import annotations

from dataclasses import replace

from desktop.application.checklists import may_see
from desktop.application.deadlines import Deadlines
from desktop.application.ports import legal_day
from desktop.application.workspace import Workspace
from desktop.documents.catalogue import is_for_respondent, listed
from desktop.documents.subject import Counted, Reading, Received, Served, Subject
from desktop.domain import gates, readings
from desktop.domain.checklist import RunKind
from desktop.domain.entries.act import Act
from desktop.domain.entries.exchange import DisputeSettled
from desktop.domain.entries.office import BodyNamed
from desktop.domain.entries.trust import ValueCorrected
from desktop.domain.ids import CaseId, IncidentId
from desktop.domain.replay.case import CaseFile, Issued, TrackKey
from desktop.errors import NotFound, Problem
from desktop.rules.lookup import deadline_rule, granted, period_on, rung
from desktop.rules.model import Authority, RulePack
from desktop.text import Language

CORRECTIONS: tuple[type[Act], ...] = (ValueCorrected, DisputeSettled)
DEFENCE = "defence"
PACKET = "packet"


def gather(work: Workspace, case: CaseId, key: TrackKey, language: Language) -> Subject:
    """Return a respondent on a track as papers of this day tell it.

    Raises:
        NotFound: there is no such case or track, or the pack of its run is not at hand.
    """
    file = work.file(case)
    if key not in file.tracks:
        raise NotFound(Problem("case.no_such_track", about=case))
    reading = _reading(work, file, key)
    pack = reading.pack if reading else work.world.packs.on(work.today())
    deciding = _deciding(work, file, key)
    created = work.office.created
    people = work.store.files.everyone().people
    subject = Subject(
        file=file,
        key=key,
        pack=pack,
        office=created.name if created else "",
        body=work.body_named(file.opened.now.body),
        deciding=deciding,
        authority=Authority.NOTHING,
        language=language,
        today=work.today(),
        counted=_counted(work, file, key, pack),
        names={person: one.name for person, one in people.items()},
        received=_received(work, file),
        reading=reading,
        secrets=_secrets(work, file),
        practice=work.is_practice,
        corrected_at=_corrected_at(work, file, key),
    )
    return replace(
        subject,
        authority=_authority(subject, deciding),
        issued=served(subject, papers_out(subject)),
    )


def papers_out(subject: Subject) -> tuple[Issued, ...]:
    """Return what was issued about the respondent on this track, oldest first."""
    order = {done.entry: place for place, done in enumerate(subject.file.history)}
    return tuple(sorted(subject.track.issued, key=lambda done: order[done.entry]))


def served(subject: Subject, issued: tuple[Issued, ...]) -> tuple[Served, ...]:
    """Return issued papers as a proof of service lists them; the latest service of each counts."""
    services = {done.act.paper: done.act for done in subject.track.services}
    found = []
    for done in issued:
        code = getattr(done.act, "document", PACKET)
        if code == PACKET or is_for_respondent(code):
            found.append(
                Served(
                    paper=done.act.paper,
                    document=code,
                    title=listed(code, subject),
                    number=getattr(done.act, "number", ""),
                    service=services.get(done.act.paper),
                )
            )
    return tuple(found)


def _reading(work: Workspace, file: CaseFile, key: TrackKey) -> Reading | None:
    """Return the binding run that counts, else the latest preliminary one; none to the blind."""
    found = gates.binding_run(file, key)
    if found is None:
        ended = [
            (run, one)
            for run, one in file.runs_of(*key)
            if one.concluded is not None and one.started.kind is RunKind.PRELIMINARY
        ]
        if not ended:
            return None
        found = ended[-1]
    run, one = found
    if not may_see(work, file, run):
        return None
    started = one.started
    second, before = gates.second_reading(file, key, run), readings.taken_up_again(file, run)
    return Reading(
        run=one,
        pack=work.world.packs.pinned(started.pack, started.version, started.digest),
        second=second[1] if second else None,
        before=before[1] if before and may_see(work, file, before[0]) else None,
    )


def _deciding(work: Workspace, file: CaseFile, key: TrackKey) -> BodyNamed:
    track = file.tracks[key]
    if track.decision.held:
        return work.body_named(track.decision.standing.act.body)
    if track.measure.held:
        return work.body_named(track.measure.standing.act.body)
    return work.body_named(file.opened.now.body)


def _authority(subject: Subject, body: BodyNamed) -> Authority:
    if subject.measure is None:
        return Authority.NOTHING
    measure = rung(subject.pack, subject.key[1], subject.measure)
    return granted(subject.pack, body.kind, measure, subject.respondent.status).may


def _counted(work: Workspace, file: CaseFile, key: TrackKey, pack: RulePack) -> Counted:
    shown = file.tracks[key].facts_shown
    days = period_on(deadline_rule(pack, DEFENCE), work.today()).number
    if not shown.held:
        return Counted(defence_days=days)
    counted = Deadlines(pack.deadlines, work.calendar).compute(DEFENCE, shown.standing.act.on)
    return Counted(defence_days=counted.period.number, defence_until=counted.deadline.last_day)


def _corrected_at(work: Workspace, file: CaseFile, key: TrackKey) -> int:
    """Return when, by the logical clock, what stands outside the case was last corrected."""
    threads = (work.store.journal.thread(name) for name in (key[0], *file.incidents))
    outside = (one for thread in threads for one in thread if one.case is None)
    return max((one.clock for one in outside if isinstance(one.act, CORRECTIONS)), default=0)


def _received(work: Workspace, file: CaseFile) -> dict[IncidentId, Received]:
    found = {}
    for incident, thing in file.incidents.items():
        recorded = work.store.journal.recorded(thing.entry)
        found[incident] = Received(
            on=legal_day(recorded.recorded_at), by=work.name_of(recorded.actor)
        )
    return found


def _secrets(work: Workspace, file: CaseFile) -> tuple[str, ...]:
    """Return who reported and how to reach them: words that stand on no paper.

    A reporter of the office's own, or the respondent in person, has a name that stands there for
    another reason.
    """
    known = {thing.now.name for thing in file.respondents.values()}
    known |= {one.name for one in work.store.files.everyone().people.values()}
    found: dict[str, None] = {}
    for incident in file.incidents:
        reporter = work.store.files.thing(f"reporter:{incident}")
        if reporter is not None:
            found |= dict.fromkeys((reporter.now.name, reporter.now.contact))
    return tuple(word for word in found if word and word not in known)
