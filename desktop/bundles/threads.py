"""The threads a bundle touches, as they are here and as they would be with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from desktop.bundles.proving import Arrived, JournalHere, Proof
from desktop.bundles.trust import Receiver
from desktop.domain.entries.act import OFFICE_THREAD, Recorded
from desktop.domain.entries.office import BodyNamed, OfficeCreated, PersonAdmitted
from desktop.domain.ids import BodyId, CaseId, OfficeId, PersonId
from desktop.domain.replay.case import CaseFile
from desktop.domain.replay.fold import CaseReplay, fold_thing


def acts_in(arrived: Iterable[Arrived]) -> Iterator[Recorded]:
    """Yield the acts of those entries that came whole."""
    return (one.recorded for one in arrived if one.recorded is not None)


def thread_of(recorded: Recorded) -> str:
    """Return the thread an act belongs to."""
    return recorded.case or recorded.act.thread


class Threads:
    """Reads threads before and after; nothing is written."""

    def __init__(self, proof: Proof, here: JournalHere) -> None:
        """Lay the proved entries beside what is here."""
        self._here = here
        self._before: dict[str, tuple[Recorded, ...]] = {}
        self._arriving: dict[str, list[Recorded]] = {}
        for one in acts_in(proof.proved):
            self._arriving.setdefault(thread_of(one), []).append(one)

    def before(self, thread: str) -> tuple[Recorded, ...]:
        """Return a thread as it is here."""
        if thread not in self._before:
            self._before[thread] = self._here.thread(thread)
        return self._before[thread]

    def arriving(self, thread: str) -> tuple[Recorded, ...]:
        """Return what the bundle brings of a thread, whether it is here or not."""
        return tuple(self._arriving.get(thread, ()))

    def after(self, thread: str) -> tuple[Recorded, ...]:
        """Return a thread as it would be."""
        both = {one.entry: one for one in (*self.before(thread), *self.arriving(thread))}
        return tuple(sorted(both.values(), key=lambda one: one.order))

    def new(self, thread: str) -> int:
        """Return how many entries of a thread are not here yet, or were set aside."""
        return len(self.after(thread)) - len(self.before(thread))


def folded(case: CaseId, threads: Mapping[str, tuple[Recorded, ...]]) -> CaseFile | None:
    """Return the case file that threads amount to, or ``None`` where its opening is not there."""
    replay = CaseReplay(case)
    for one in threads[case]:
        replay.apply(one)
    things = {name: fold_thing(threads.get(name, ())) for name in replay.joined}
    return replay.file({name: thing for name, thing in things.items() if thing is not None})


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What offices, persons and bodies are called, here or in the bundle."""

    offices: Mapping[OfficeId, str]
    people: Mapping[PersonId, str]
    bodies: Mapping[BodyId, str]


def names(threads: Threads, receiver: Receiver) -> Names:
    """Return the names of everyone who is known."""
    offices = {office.office: office.card.name for office in receiver.known.values()}
    people: dict[PersonId, str] = {}
    bodies: dict[BodyId, str] = {}
    for one in threads.after(OFFICE_THREAD):
        if isinstance(one.act, PersonAdmitted):
            people[one.act.person] = one.act.name
        elif isinstance(one.act, OfficeCreated):
            offices.setdefault(one.act.office, one.act.name)
        elif isinstance(one.act, BodyNamed):
            bodies[one.act.body] = one.act.name
    return Names(offices=offices, people=people, bodies=bodies)
