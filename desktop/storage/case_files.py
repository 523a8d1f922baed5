"""Case files and things, folded from the journal and kept while they are in use."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any, TypeVar

from desktop.domain.entries.act import OFFICE_THREAD, Recorded
from desktop.domain.ids import CaseId, StationId
from desktop.domain.replay.case import CaseFile
from desktop.domain.replay.fold import CaseReplay, fold_thing
from desktop.domain.replay.office import OfficeFile, apply_to_office, fold_office
from desktop.domain.replay.thing import Thing
from desktop.errors import NotFound, Problem
from desktop.storage.journal_store import JournalStore

N = TypeVar("N", bound=str)
K = TypeVar("K")

KEPT = 64


class CaseFiles:
    """Reads what is known from the journal; never writes.

    What is kept is thrown away when another connection has written: the window and the worker
    each have one, and neither may show what the other has made stale.
    """

    def __init__(self, journal: JournalStore) -> None:
        """Begin with nothing folded."""
        self._journal = journal
        self._generation = journal.generation()
        self._replays: OrderedDict[CaseId, CaseReplay] = OrderedDict()
        self._things: OrderedDict[str, Thing[Any] | None] = OrderedDict()
        self._office: OfficeFile | None = None
        self._everyone: OfficeFile | None = None

    def file(self, case: CaseId) -> CaseFile:
        """Return the case file as of now.

        Raises:
            NotFound: no such case is here, or only its links are.
        """
        file = self.find(case)
        if file is None:
            raise NotFound(Problem("case.not_here", about=case, case=case[:12]))
        return file

    def find(self, case: CaseId) -> CaseFile | None:
        """Return the case file, or ``None`` where the act that opened it is not here."""
        self._look_around()
        replay = self._replay(case)
        things = {name: thing for name in replay.joined if (thing := self._thing(name)) is not None}
        return replay.file(things)

    def thing(self, thread: str) -> Thing[Any] | None:
        """Return the incident or respondent of a thread, or ``None`` where it is not here."""
        self._look_around()
        return self._thing(thread)

    def fold(self, thread: str, entries: Iterable[Recorded]) -> None:
        """Keep the incident or respondent of a thread just read."""
        self._things[thread] = fold_thing(one for one in entries if one.case is None)

    def office(self) -> OfficeFile:
        """Return this office as its own stations describe it.

        Whichever stations others say they continue, only those this office wrote as count.
        """
        self._look_around()
        if self._office is None:
            self._office = self.stations_of(self._journal.own)
        return self._office

    def stations_of(self, stations: frozenset[StationId]) -> OfficeFile:
        """Return another office as its stations, known from its card, describe it here."""
        return fold_office(self._journal.thread(OFFICE_THREAD), stations)

    def everyone(self) -> OfficeFile:
        """Return the bodies and people of every office whose entries are here, as one."""
        self._look_around()
        if self._everyone is None:
            entries = self._journal.thread(OFFICE_THREAD)
            stations = frozenset(recorded.station for recorded in entries)
            self._everyone = fold_office(entries, stations)
        return self._everyone

    def note(self, recorded: Recorded) -> None:
        """Take in an entry just appended; what it makes stale is folded again when asked for."""
        self._look_around()
        if recorded.case is not None:
            self._note_in_case(recorded, recorded.case)
        elif recorded.act.thread != OFFICE_THREAD:
            self._things.pop(recorded.act.thread, None)
        else:
            self._everyone = None
            if self._office is not None:
                self._office = apply_to_office(self._office, recorded)

    def forget(self) -> None:
        """Fold everything again when it is next asked for."""
        self._replays.clear()
        self._things.clear()
        self._office = None
        self._everyone = None

    def _look_around(self) -> None:
        generation = self._journal.generation()
        if generation != self._generation:
            self._generation = generation
            self.forget()

    def _note_in_case(self, recorded: Recorded, case: CaseId) -> None:
        replay = self._replays.get(case)
        if replay is None:
            return
        if recorded.order > replay.last:
            replay.apply(recorded)
        else:
            del self._replays[case]

    def _replay(self, case: CaseId) -> CaseReplay:
        if case not in self._replays:
            replay = CaseReplay(case)
            for recorded in self._journal.thread(case):
                if recorded.case == case:
                    replay.apply(recorded)
            self._replays[case] = replay
        return _kept(self._replays, case)

    def _thing(self, thread: str) -> Thing[Any] | None:
        if thread not in self._things:
            self.fold(thread, self._journal.thread(thread))
        return _kept(self._things, thread)


def _kept(kept: OrderedDict[N, K], name: N) -> K:
    """Return what is kept under a name, and let go what was asked for longest ago."""
    kept.move_to_end(name)
    while len(kept) > KEPT:
        kept.popitem(last=False)
    return kept[name]
