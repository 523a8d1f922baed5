"""What taking in a bundle would change, found by folding what is here with what arrives."""

from __future__ import annotations

from collections.abc import Callable

from desktop.bundles.contents import joined_by
from desktop.bundles.review import CaseReview, CaseStanding, DisputedField, Side
from desktop.bundles.screening import Screened
from desktop.bundles.threads import Threads, folded, names
from desktop.bundles.trust import Receiver
from desktop.domain.entries.act import Recorded
from desktop.domain.ids import CaseId
from desktop.domain.replay.case import CaseFile
from desktop.domain.replay.thing import Dispute
from desktop.errors import Problem

CasesWith = Callable[[str], tuple[CaseId, ...]]
"""Gives the cases here that join an incident or respondent."""
Reader = Callable[[str], tuple[Recorded, ...]]


class Previewer:
    """Compares cases before and after; nothing is written."""

    def __init__(self, threads: Threads, screened: Screened, receiver: Receiver) -> None:
        """Look at what passed the screening."""
        self._threads = threads
        self._screened = screened
        self._stations = receiver.stations
        self.names = names(threads, receiver)

    def cases(self, cases_with: CasesWith) -> tuple[CaseReview, ...]:
        """Return the cases of the bundle, then others here that join a thing it changes."""
        screened = self._screened
        reviews = [self._review(case) for case in screened.taken]
        reviews += [self._refusal(case, why) for case, why in screened.refused.items()]
        things = dict.fromkeys(name for joined in screened.taken.values() for name in joined)
        touched = dict.fromkeys(
            case for name in things if self._threads.new(name) for case in cases_with(name)
        )
        others = [case for case in touched if case not in screened.taken]
        reviews += [self._review(case) for case in others if case not in screened.refused]
        return tuple(reviews)

    def after(self, case: CaseId) -> CaseFile | None:
        """Return a case as it would be, ``None`` where it would not be here."""
        return self._folded(case, self._threads.after)

    def _review(self, case: CaseId) -> CaseReview:
        before = self._folded(case, self._threads.before)
        after = self.after(case)
        known = before.disputes if before else ()
        disputes = after.disputes if after else ()
        fresh = tuple(self._disputed(one, after) for one in disputes if after and one not in known)
        new = sum(self._threads.new(name) for name in self._names_of(case))
        if before is None:
            standing = CaseStanding.NEW
        elif fresh:
            standing = CaseStanding.DISPUTED
        else:
            standing = CaseStanding.UPDATED if new else CaseStanding.UNCHANGED
        return CaseReview(
            case=case,
            number=after.opened.now.number if after else "",
            matter=after.opened.now.matter if after else "",
            standing=standing,
            new_entries=new,
            disputes=fresh,
        )

    def _refusal(self, case: CaseId, problems: tuple[Problem, ...]) -> CaseReview:
        file = self.after(case)
        return CaseReview(
            case=case,
            number=file.opened.now.number if file else "",
            matter=file.opened.now.matter if file else "",
            standing=CaseStanding.REFUSED,
            new_entries=0,
            problems=problems,
        )

    def _names_of(self, case: CaseId) -> tuple[str, ...]:
        """Return the threads of a case: its own, then of what it joins."""
        return (case, *dict.fromkeys(joined_by(self._threads.after(case))))

    def _folded(self, case: CaseId, read: Reader) -> CaseFile | None:
        return folded(case, {name: read(name) for name in self._names_of(case)})

    def _disputed(self, dispute: Dispute, file: CaseFile) -> DisputedField:
        threads = self._names_of(file.case)
        entries = {one.entry: one for name in threads for one in self._threads.after(name)}
        here = {one.entry for name in threads for one in self._threads.before(name)}
        sides = (
            self._side(entries[held.entry], held.value, arriving=held.entry not in here)
            for held in dispute.held
        )
        return DisputedField(dispute=dispute, sides=tuple(sides), file=file)

    def _side(self, one: Recorded, value: object, *, arriving: bool) -> Side:
        station = self._stations.get(one.station)
        office = station.office if station else None
        return Side(
            entry=one.entry,
            value=value,
            office=office,
            office_name=self.names.offices[office] if office else "",
            person=one.actor,
            person_name=self.names.people.get(one.actor, one.actor[:8]),
            recorded_at=one.recorded_at,
            arriving=arriving,
        )
