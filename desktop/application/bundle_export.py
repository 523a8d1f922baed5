"""Gathering what another office is to be sent, and what it is proved to have already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC

from desktop.application.office_cards import OfficeCards
from desktop.application.workspace import Workspace
from desktop.bundles.contents import OFFICE_FACTS, file_of, joined_by
from desktop.bundles.header import CarriedHead, Recipient
from desktop.bundles.trust import KnownOffice, TrustedStation
from desktop.bundles.writing import Letter, Parcel, ParcelFile
from desktop.domain.entries.act import OFFICE_THREAD, Recorded
from desktop.domain.entries.exchange import BundleExported, BundleImported
from desktop.domain.ids import CaseId, Digest, OfficeId, StationId
from desktop.journal.chain import Head, SignedHead, sign_head
from desktop.journal.entry import Entry
from desktop.journal.reading import read_link
from desktop.storage.journal_store import JournalStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A bundle that only needs to be written."""

    letter: Letter
    parcel: Parcel
    recipient: Recipient
    whole: int


class Gathering:
    """Collects, for one office, the chosen cases and all links it lacks of the chains it follows.

    Those are the chains of this office, of the office itself, of every office that acts in the
    cases, and whatever else it has shown to carry. Other chains would be thrown away there.
    """

    def __init__(self, workspace: Workspace, to: KnownOffice) -> None:
        """Gather for an office whose card is accepted here."""
        self._workspace = workspace
        self._to = to
        self._cards = OfficeCards(workspace)
        self._journal: JournalStore = workspace.store.journal
        self._stations = self._cards.receiver().stations

    def gather(self, cases: Sequence[CaseId]) -> Gathered:
        """Return what to write.

        Raises:
            NotFound: a case is not here.
        """
        # The ends of the chains come first: what is recorded while we read stays out.
        ends = self._ends()
        for case in cases:
            self._workspace.file(case)
        acts = self._acts(cases)
        seen_there = self._seen_there()
        offices = self._offices(acts) | {self._to.office}
        carried = {
            station: end
            for station, end in ends.items()
            if station in seen_there or self._stations[station].office in offices
        }
        entries, whole = self._entries(acts, carried, seen_there)
        parcel = Parcel(cases=tuple(sorted(set(cases))), entries=entries, files=_files(acts))
        recipient = next_recipient(self._workspace, self._to.office)
        return Gathered(
            letter=self._letter(recipient, carried),
            parcel=parcel,
            recipient=recipient,
            whole=whole,
        )

    def _ends(self) -> Mapping[StationId, CarriedHead]:
        """Return how far each chain goes here as far as somebody answers for it."""
        journal, store = self._journal, self._workspace.store
        signed: dict[StationId, SignedHead] = {}
        for witness in journal.witnesses():
            if journal.at(witness.head.station, witness.head.number) == witness.head.entry:
                signed[witness.head.station] = witness
        ends: dict[StationId, CarriedHead] = {}
        for head in journal.heads():
            if head.station == journal.station:
                ends[head.station] = _carried(sign_head(head, store.station_key.sign))
            elif head.station in journal.own:
                ends[head.station] = _unsigned(head)
            elif head.station in signed and head.station in self._stations:
                ends[head.station] = _carried(signed[head.station])
        return ends

    def _acts(self, cases: Iterable[CaseId]) -> tuple[Recorded, ...]:
        """Return the acts to be shown: of the cases, of what they join, of who acts in them."""
        journal = self._journal
        of_cases = [one for case in cases for one in journal.thread(case)]
        things = dict.fromkeys(joined_by(of_cases))
        shown = [*of_cases, *(one for thing in things for one in journal.thread(thing))]
        offices = self._offices(shown)
        facts = (
            one
            for one in journal.thread(OFFICE_THREAD)
            if isinstance(one.act, OFFICE_FACTS) and self._office_of(one.station) in offices
        )
        return (*shown, *facts)

    def _offices(self, acts: Iterable[Recorded]) -> frozenset[OfficeId]:
        """Return the offices that act, this one among them."""
        found = {self._office_of(one.station) for one in acts}
        return frozenset({self._workspace.founding.office, *(each for each in found if each)})

    def _office_of(self, station: StationId) -> OfficeId:
        return self._stations.get(station, _NOBODY).office

    def _seen_there(self) -> Mapping[StationId, int]:
        """Return how far the office has each chain, by the newest bundle that came from it."""
        newest: dict[StationId, BundleImported] = {}
        order: list[StationId] = []
        for act in self._workspace.office.imported:
            known = newest.get(act.station)
            if act.office == self._to.office and (known is None or act.number > known.number):
                newest[act.station] = act
                order.append(act.station)
        if not order:
            return {}
        return {
            head.station: head.number
            for head in newest[order[-1]].heads
            if self._journal.at(head.station, head.number) == head.entry
        }

    def _entries(
        self,
        acts: Iterable[Recorded],
        carried: Mapping[StationId, CarriedHead],
        seen_there: Mapping[StationId, int],
    ) -> tuple[tuple[Entry, ...], int]:
        """Return links and whole entries by station and number, and how many are whole."""
        found: dict[tuple[StationId, int], Entry] = {}
        for station, end in carried.items():
            first = seen_there.get(station, 0)
            links = self._journal.links_after(station, first)
            for number, link in enumerate(links[: max(0, end.number - first)], first + 1):
                found[station, number] = Entry(link=link)
        whole = 0
        for one in acts:
            entry = self._journal.entry(one.entry)
            number = read_link(entry.link).number
            if one.station in carried and number <= carried[one.station].number:
                found[one.station, number] = entry
                whole += 1
        return tuple(found[place] for place in sorted(found)), whole

    def _letter(self, recipient: Recipient, carried: Mapping[StationId, CarriedHead]) -> Letter:
        work = self._workspace
        return Letter(
            card=self._cards.card_file(),
            signer=work.store.station_key,
            recipients=(recipient,),
            sealed_to=tuple(held.sealing_key for held in self._to.card.stations_in_use),
            heads=tuple(carried[station] for station in sorted(carried)),
            created_at=work.world.clock().astimezone(UTC).replace(microsecond=0),
            practice=work.is_practice,
        )


def next_recipient(work: Workspace, office: OfficeId) -> Recipient:
    """Return the line that addresses the next bundle: its number, and the one before it."""
    journal = work.store.journal
    last: BundleExported | None = None
    for one in journal.thread(OFFICE_THREAD):
        mine = one.station == journal.station
        if mine and isinstance(one.act, BundleExported) and one.act.office == office:
            last = one.act
    if last is None:
        return Recipient(office=office, number=1)
    return Recipient(office=office, number=last.number + 1, previous=last.bundle)


_NOBODY = TrustedStation(office=OfficeId(""), key=b"")


def _carried(signed: SignedHead) -> CarriedHead:
    head = signed.head
    return CarriedHead(
        station=head.station, number=head.number, entry=head.entry, signature=signed.signature
    )


def _unsigned(head: Head) -> CarriedHead:
    return CarriedHead(station=head.station, number=head.number, entry=head.entry)


def _files(acts: Iterable[Recorded]) -> tuple[ParcelFile, ...]:
    sizes: dict[Digest, int] = {}
    for one in acts:
        file = file_of(one.act)
        if file is not None:
            sizes[file.digest] = file.size
    return tuple(ParcelFile(digest=digest, size=sizes[digest]) for digest in sorted(sizes))
