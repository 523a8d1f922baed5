"""Whether the entries of a bundle are what their offices wrote, and fit what is here.

A chain is proved by its own station: by a head it signed, or, for the stations of the sender's own
office, by the signed header. A proved chain proves every header in it, among them those that admit
persons; their keys prove who acted. Chains of stations nobody here accepted prove nothing: their
links are not kept, and the cases they have a part in are not taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from desktop.bundles.header import CarriedHead
from desktop.bundles.limits import CLOCK
from desktop.bundles.reading import Bundle
from desktop.bundles.trust import Receiver
from desktop.domain.entries.act import OFFICE_THREAD, Recorded
from desktop.domain.entries.kinds import KINDS
from desktop.domain.entries.office import BodyNamed, OfficeCreated, PersonAdmitted
from desktop.domain.ids import EntryId, OfficeId, PersonId, StationId
from desktop.errors import Damaged, Problem, Untrusted
from desktop.journal.chain import Head, SignedHead, check_chain, check_forks, check_head
from desktop.journal.entry import Entry
from desktop.journal.facts import recorded
from desktop.journal.order import check_clocks
from desktop.journal.reading import Checked, check_arrival, check_signature
from desktop.vault.keys import read_public, verify

Keys = Mapping[tuple[OfficeId, PersonId], frozenset[bytes]]


class JournalHere(Protocol):
    """What must be known of the journal of this office."""

    station: StationId

    def head(self, station: StationId) -> Head | None:
        """Return the last entry of a station's chain that is here."""
        ...

    def at(self, station: StationId, number: int) -> EntryId | None:
        """Return the entry a station has under a number here, if any."""
        ...

    def clocks(self, entries: Iterable[EntryId]) -> Mapping[EntryId, int]:
        """Return the clocks of those of the entries whose headers are here."""
        ...

    def thread(self, thread: str) -> tuple[Recorded, ...]:
        """Return a thread's entries in order."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """An entry of a bundle, its digests proved; ``recorded`` is missing where a bare link came."""

    entry: Entry
    checked: Checked
    recorded: Recorded | None

    def bare(self) -> Arrived:
        """Return the link alone."""
        checked = Checked(id=self.checked.id, link=self.checked.link, header=None)
        return Arrived(entry=self.entry.bare(), checked=checked, recorded=None)

    @property
    def head(self) -> Head:
        """Return the place in the chain."""
        link = self.checked.link
        return Head(station=link.station, number=link.number, entry=self.checked.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a bundle brings: entries that are proved, others that are not, and witnesses to keep."""

    proved: tuple[Arrived, ...]
    strangers: tuple[Arrived, ...]
    witnesses: tuple[SignedHead, ...]


def prove(entries: Sequence[Entry], bundle: Bundle, receiver: Receiver, here: JournalHere) -> Proof:
    """Return the entries of a bundle, each proved or told apart as a stranger's.

    Raises:
        Damaged: an entry was changed, a chain is broken, or its history was written twice.
        Untrusted: a signature is wrong.
        TooNew: an entry has a newer format.
    """
    arrived = tuple(_read(entries))
    heads = _provable(bundle, receiver)
    _check_not_behind(arrived, bundle, here)
    proved = tuple(one for one in arrived if one.checked.link.station in heads)
    strangers = tuple(one for one in arrived if one.checked.link.station not in heads)
    chains = groupby(proved, key=lambda one: one.checked.link.station)
    arriving = {station: tuple(chain) for station, chain in chains}
    for station, head in heads.items():
        _check_chain(arriving.get(station, ()), head.head, here)
    _check_clocks(proved, here)
    known = here.thread(OFFICE_THREAD)
    keys = _keys(known, proved, receiver)
    _check_own(known, proved, receiver)
    _check_signatures(proved, keys, receiver, here)
    witnesses = tuple(
        SignedHead(head=head.head, signature=head.signature)
        for head in heads.values()
        if head.signature is not None
    )
    return Proof(proved=proved, strangers=strangers, witnesses=witnesses)


def _read(entries: Iterable[Entry]) -> Iterator[Arrived]:
    """Yield the entries with their digests proved; they stand by station and number, each once."""
    before: tuple[str, int] = ("", 0)
    for entry in entries:
        checked = check_arrival(entry)
        place = (checked.link.station, checked.link.number)
        if place <= before:
            raise Damaged(Problem("bundle.damaged"))
        before = place
        full = checked.header is not None
        yield Arrived(
            entry=entry, checked=checked, recorded=recorded(entry, KINDS) if full else None
        )


def _provable(bundle: Bundle, receiver: Receiver) -> Mapping[StationId, CarriedHead]:
    """Return the heads whose stations count here and answer for them."""
    found: dict[StationId, CarriedHead] = {}
    for carried in bundle.header.heads:
        trusted = receiver.stations.get(carried.station)
        if trusted is None:
            continue
        if carried.signature is not None:
            signed = SignedHead(head=carried.head, signature=carried.signature)
            check_head(signed, trusted.key, verify)
            found[carried.station] = carried
        elif trusted.office == bundle.card.office:
            found[carried.station] = carried
    return found


def _check_not_behind(arrived: Sequence[Arrived], bundle: Bundle, here: JournalHere) -> None:
    """Prove that nobody has seen more of this station's chain than is here."""
    shown = [head.head for head in bundle.header.heads]
    shown += [one.head for one in arrived]
    mine = here.head(here.station)
    most = mine.number if mine else 0
    for head in shown:
        if head.station == here.station and head.number > most:
            raise Damaged(Problem("bundle.this_copy_is_older", number=head.number, here=most))


def _check_chain(arriving: Sequence[Arrived], shown: Head, here: JournalHere) -> None:
    """Prove that what arrives of a chain fits what is here of it, and leads to the head shown."""
    mine = here.head(shown.station)
    last = mine.number if mine else 0
    places = [one.head for one in arriving]
    known = {
        (head.station, head.number): entry
        for head in (*places, shown)
        if head.number <= last and (entry := here.at(head.station, head.number)) is not None
    }
    check_forks(known, (*places, shown))
    new = [one for one in arriving if one.checked.link.number > last]
    for expected, one in enumerate(new, last + 1):
        if one.checked.link.number > expected:
            raise Damaged(Problem("bundle.links_missing", about=shown.station, number=expected))
    head = check_chain((one.entry.link for one in new), mine)
    reached = head.number if head else 0
    if reached < shown.number:
        raise Damaged(Problem("bundle.links_missing", about=shown.station, number=reached + 1))
    if new and reached > shown.number:
        raise Damaged(Problem("bundle.damaged"))


def _check_clocks(proved: Sequence[Arrived], here: JournalHere) -> None:
    arriving = [one.checked for one in proved]
    earlier: set[EntryId] = set()
    for one in arriving:
        if one.header is not None:
            if one.header.clock > CLOCK:
                raise Damaged(Problem("journal.clock_runs_back", about=one.id))
            earlier.update(one.header.after)
            if one.link.previous is not None:
                earlier.add(one.link.previous)
    check_clocks(arriving, here.clocks(earlier))


def _keys(known: Iterable[Recorded], proved: Iterable[Arrived], receiver: Receiver) -> Keys:
    """Return the keys that each office makes known for its persons."""
    keys: dict[tuple[OfficeId, PersonId], frozenset[bytes]] = {}
    for one in _with_offices(known, proved, receiver):
        act = one[1].act
        if isinstance(act, PersonAdmitted):
            person = (one[0], act.person)
            keys[person] = keys.get(person, frozenset()) | {read_public(act.key)}
    return keys


def _with_offices(
    known: Iterable[Recorded], proved: Iterable[Arrived], receiver: Receiver
) -> Iterator[tuple[OfficeId, Recorded]]:
    arriving = (one.recorded for one in proved if one.recorded is not None)
    for one in (*known, *arriving):
        trusted = receiver.stations.get(one.station)
        if trusted is not None:
            yield trusted.office, one


def _check_own(known: Iterable[Recorded], proved: Iterable[Arrived], receiver: Receiver) -> None:
    """Prove that no office speaks for the persons, bodies or name of another.

    Otherwise it could admit a key of its own for somebody else's clerk, and act as that clerk.
    """
    owners: dict[str, OfficeId] = {}
    for office, one in _with_offices(known, proved, receiver):
        named = _named(one)
        if named and owners.setdefault(named, office) != office:
            raise Untrusted(Problem("bundle.speaks_for_others", about=named))
        if isinstance(one.act, OfficeCreated) and one.act.office != office:
            raise Untrusted(Problem("bundle.speaks_for_others", about=office))


def _named(one: Recorded) -> str:
    match one.act:
        case PersonAdmitted():
            return one.act.person
        case BodyNamed():
            return one.act.body
        case _:
            return ""


def _check_signatures(
    proved: Iterable[Arrived], keys: Keys, receiver: Receiver, here: JournalHere
) -> None:
    """Prove who acted; what is here already was proved when it came."""
    settled = here.clocks(one.checked.id for one in proved)
    for one in proved:
        if one.recorded is not None and one.checked.id not in settled:
            office = receiver.stations[one.recorded.station].office
            _check_signature(one.entry, keys.get((office, one.recorded.actor), frozenset()))


def _check_signature(entry: Entry, keys: Iterable[bytes]) -> None:
    for key in keys:
        try:
            check_signature(entry, key, verify)
        except Untrusted:
            continue
        return
    raise Untrusted(Problem("journal.wrong_signature", about=entry.id))
