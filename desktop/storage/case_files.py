"""Case files and things, folded from the journal and kept while they are in use."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from desktop.domain.entries.act import Recorded
from desktop.domain.ids import CaseId, StationId
from desktop.domain.replay.case import CaseFile
from desktop.domain.replay.fold import CaseReplay, fold_thing
from desktop.domain.replay.office import OfficeFile, apply_to_office, fold_office
from desktop.domain.replay.thing import Thing
from desktop.errors import NotFound, Problem
from desktop.storage.journal_store import JournalStore

KEPT = 64
OFFICE_THREAD = "office"


class CaseFiles:
    """Reads what is known from the journal; never writes."""

    def __init__(self, journal: JournalStore) -> None:
        """Begin with nothing folded."""
        self._journal = journal
        self._replays: OrderedDict[CaseId, CaseReplay] = OrderedDict()
        self._things: OrderedDict[str, Thing[Any] | None] = OrderedDict()
        self._office: OfficeFile | None = None
        self._everyone: OfficeFile | None = None
        self._own: frozenset[StationId] = frozenset({journal.station})

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
        replay = self._replay(case)
        things = {name: thing for name in replay.joined if (thing := self.thing(name)) is not None}
        return replay.file(things)

    def thing(self, thread: str) -> Thing[Any] | None:
        """Return the incident or respondent of a thread, or ``None`` where it is not here."""
        if thread not in self._things:
            self._things[thread] = fold_thing(self._journal.thread(thread))
            _limit(self._things)
        self._things.move_to_end(thread)
        return self._things[thread]

    def office(self) -> OfficeFile:
        """Return this office as its own stations describe it."""
        if self._office is None:
            entries = self._journal.thread(OFFICE_THREAD)
            self._own = _stations_of_one_office(entries, self._journal.station)
            self._office = fold_office(entries, self._own)
        return self._office

    def stations_of(self, stations: frozenset[StationId]) -> OfficeFile:
        """Return another office as its stations, known from its card, describe it here."""
        return fold_office(self._journal.thread(OFFICE_THREAD), stations)

    def everyone(self) -> OfficeFile:
        """Return the bodies and people of every office whose entries are here, as one."""
        if self._everyone is None:
            entries = self._journal.thread(OFFICE_THREAD)
            stations = frozenset(recorded.station for recorded in entries)
            self._everyone = fold_office(entries, stations)
        return self._everyone

    def note(self, recorded: Recorded) -> None:
        """Take in an entry just appended; what it makes stale is folded again when asked for."""
        thread = recorded.case or recorded.act.thread
        if thread == OFFICE_THREAD:
            self._everyone = None
        if recorded.case is not None:
            replay = self._replays.get(recorded.case)
            if replay is not None:
                if recorded.order > replay.last:
                    replay.apply(recorded)
                else:
                    del self._replays[recorded.case]
        elif thread == OFFICE_THREAD and self._office is not None and recorded.station in self._own:
            self._office = apply_to_office(self._office, recorded)
        else:
            self._things.pop(thread, None)

    def forget(self) -> None:
        """Fold everything again when it is next asked for."""
        self._replays.clear()
        self._things.clear()
        self._office = None
        self._everyone = None

    def _replay(self, case: CaseId) -> CaseReplay:
        replay = self._replays.get(case)
        if replay is None:
            replay = CaseReplay(case)
            for recorded in self._journal.thread(case):
                replay.apply(recorded)
            self._replays[case] = replay
            _limit(self._replays)
        self._replays.move_to_end(case)
        return replay


def _stations_of_one_office(
    entries: tuple[Recorded, ...], station: StationId
) -> frozenset[StationId]:
    """Return the stations that continued one another's chains, this one among them."""
    by_entry = {recorded.entry: recorded.station for recorded in entries}
    groups: dict[StationId, set[StationId]] = {}
    for recorded in entries:
        continues = getattr(recorded.act, "continues", None)
        before = by_entry.get(continues) if continues is not None else None
        group = groups.setdefault(before or recorded.station, {before or recorded.station})
        group.add(recorded.station)
        groups[recorded.station] = group
    return frozenset(groups.get(station, {station}))


def _limit(kept: OrderedDict[Any, Any]) -> None:
    while len(kept) > KEPT:
        kept.popitem(last=False)
