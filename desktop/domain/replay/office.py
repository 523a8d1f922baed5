"""What an office knows of itself and of others, as replayed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from desktop.domain.calendar import YearTable
from desktop.domain.entries.act import Recorded
from desktop.domain.entries.exchange import (
    BundleExported,
    BundleImported,
    CardAccepted,
    ImportTakenBack,
    PrecedentsReceived,
)
from desktop.domain.entries.office import (
    BodyNamed,
    HolidaysAdded,
    OfficeCreated,
    PersonAdmitted,
    RoleEnded,
    RoleGiven,
    StationStarted,
)
from desktop.domain.entries.trust import ActConfirmed
from desktop.domain.ids import BodyId, Digest, EntryId, OfficeId, PersonId, StationId
from desktop.domain.office import Role
from desktop.domain.precedent import Precedent


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone of the office, with every key that was made known and every role held."""

    person: PersonId
    name: str
    keys: tuple[str, ...]
    roles: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedCard:
    """A card that was compared, and who stood beside the first person."""

    act: CardAccepted
    entry: EntryId
    by: PersonId
    confirmed_by: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedYear:
    """The holidays of a year that one person entered, and who entered them alike, if need be."""

    act: HolidaysAdded
    entry: EntryId
    by: PersonId
    confirmed_by: PersonId | None = None

    @property
    def counts(self) -> bool:
        """Two persons entered it alike, or an issuer signed it."""
        return self.act.issuer is not None or self.confirmed_by is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFile:
    """The office: what it is, who acts in it, and whom it exchanges with."""

    created: OfficeCreated | None = None
    bodies: Mapping[BodyId, BodyNamed] = field(default_factory=dict)
    stations: Mapping[StationId, StationStarted] = field(default_factory=dict)
    people: Mapping[PersonId, Person] = field(default_factory=dict)
    holidays: Mapping[EntryId, AddedYear] = field(default_factory=dict)
    cards: Mapping[EntryId, AcceptedCard] = field(default_factory=dict)
    exported: tuple[BundleExported, ...] = ()
    imported: tuple[BundleImported, ...] = ()
    taken_back: frozenset[Digest] = frozenset()
    precedents: Mapping[Precedent, int] = field(default_factory=dict)

    @property
    def later_years(self) -> tuple[YearTable, ...]:
        """Return the years that came later: a signed one before an entered one, then the latest."""
        counting = [added.act for added in self.holidays.values() if added.counts]
        counting.sort(key=lambda act: act.issuer is not None)
        latest = {act.year: act for act in counting}
        return tuple(
            YearTable(
                year=act.year,
                notices=act.notices,
                holidays=act.holidays,
                entered=act.issuer is None,
            )
            for act in latest.values()
        )

    @property
    def issuers(self) -> frozenset[OfficeId]:
        """Return the offices whose latest card two persons accepted as an issuer's."""
        latest = {
            card.act.office: card.act.issuer
            for card in self.cards.values()
            if card.confirmed_by is not None
        }
        return frozenset(office for office, issuer in latest.items() if issuer)

    def has_role(self, person: PersonId, role: Role) -> bool:
        """Say whether a person of the office holds a role."""
        return person in self.people and role in self.people[person].roles


def fold_office(entries: Iterable[Recorded], own: frozenset[StationId]) -> OfficeFile:
    """Return the office as its own stations' entries, in order, describe it."""
    office = OfficeFile()
    for recorded in entries:
        if recorded.station in own:
            office = apply_to_office(office, recorded)
    return office


def apply_to_office(office: OfficeFile, recorded: Recorded) -> OfficeFile:
    """Return the office after one more entry of its own."""
    act = recorded.act
    match act:
        case OfficeCreated():
            return replace(office, created=act)
        case BodyNamed():
            return replace(office, bodies={**office.bodies, act.body: act})
        case StationStarted():
            return replace(office, stations={**office.stations, act.station: act})
        case PersonAdmitted():
            return replace(office, people={**office.people, act.person: _admitted(office, act)})
        case RoleGiven() | RoleEnded() if act.person in office.people:
            person = _with_role(office.people[act.person], act)
            return replace(office, people={**office.people, act.person: person})
        case _:
            return _after_exchange(office, recorded)


def _after_exchange(office: OfficeFile, recorded: Recorded) -> OfficeFile:
    act = recorded.act
    match act:
        case BundleExported():
            return replace(office, exported=(*office.exported, act))
        case BundleImported():
            stands_again = office.taken_back - {act.bundle}
            return replace(office, imported=(*office.imported, act), taken_back=stands_again)
        case ImportTakenBack():
            return replace(office, taken_back=office.taken_back | {act.bundle})
        case _:
            return _of_two_persons(office, recorded)


def _with_precedents(office: OfficeFile, act: PrecedentsReceived) -> OfficeFile:
    """Return the office with past cases taken in: of each line, the larger number of two files."""
    known = dict(office.precedents)
    for each in act.precedents:
        known[each.precedent] = max(each.count, known.get(each.precedent, 0))
    return replace(office, precedents=known)


def _of_two_persons(office: OfficeFile, recorded: Recorded) -> OfficeFile:
    act, entry = recorded.act, recorded.entry
    match act:
        case CardAccepted():
            card = AcceptedCard(act=act, entry=entry, by=recorded.actor)
            return replace(office, cards={**office.cards, entry: card})
        case HolidaysAdded():
            added = AddedYear(act=act, entry=entry, by=recorded.actor)
            return replace(office, holidays={**office.holidays, entry: added})
        case ActConfirmed():
            return _confirmed(office, act.entry, recorded.actor)
        case PrecedentsReceived():
            return _with_precedents(office, act)
        case _:
            return office


def _confirmed(office: OfficeFile, entry: EntryId, second: PersonId) -> OfficeFile:
    """Return the office after someone stood beside an act; nobody stands beside their own."""
    card, added = office.cards.get(entry), office.holidays.get(entry)
    if card is not None and card.by != second:
        cards = {**office.cards, entry: replace(card, confirmed_by=second)}
        return replace(office, cards=cards)
    if added is not None and added.by != second:
        holidays = {**office.holidays, entry: replace(added, confirmed_by=second)}
        return replace(office, holidays=holidays)
    return office


def _with_role(person: Person, act: RoleGiven | RoleEnded) -> Person:
    others = person.roles - {act.role}
    return replace(person, roles=others | {act.role} if isinstance(act, RoleGiven) else others)


def _admitted(office: OfficeFile, act: PersonAdmitted) -> Person:
    known = office.people.get(act.person)
    if known is None:
        return Person(person=act.person, name=act.name, keys=(act.key,))
    keys = known.keys if act.key in known.keys else (*known.keys, act.key)
    return replace(known, name=act.name, keys=keys)
