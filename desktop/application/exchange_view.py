"""What a clerk reads of an exchange: values side by side, where they differ, and what waits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import partial

from desktop.application.cases import Cases
from desktop.application.checklists import may_see
from desktop.application.differing import Span, differences, excerpts
from desktop.application.dispute_words import DisputeWords
from desktop.application.exchange import BundleReview, Choice
from desktop.application.office_cards import OfficeCards
from desktop.application.ports import legal_day
from desktop.application.words import listed
from desktop.application.workspace import Workspace
from desktop.domain.ids import BodyId, CaseId, EntryId, OfficeId
from desktop.domain.names import shown_text
from desktop.domain.replay.case import CaseFile
from desktop.domain.replay.thing import Dispute
from desktop.domain.values import FieldValue
from desktop.errors import NotFound
from desktop.storage.lists import DisputedRow
from desktop.text import Language, sentence

LONGEST_NUMBER = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class SideShown:
    """One value as a person reads it; ``differs`` are the characters the other has not.

    ``choice`` is what settling on it takes.
    """

    office: str
    words: str
    differs: tuple[Span, ...]
    person: str
    on: date
    choice: FieldValue


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeShown:
    """A field that both sides changed: what it is called, of whom, in which cases, its values."""

    case: CaseId
    numbers: str
    field: str
    about: str
    dispute: Dispute
    sides: tuple[SideShown, ...]

    def choice(self, side: int) -> Choice:
        """Return the choice of a side."""
        return Choice(case=self.case, dispute=self.dispute, value=self.sides[side].choice)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """One value with whose it is and since when."""

    value: object
    entry: EntryId
    office: str
    person: str
    on: date


def disputes_shown(
    work: Workspace, review: BundleReview, language: Language
) -> tuple[DisputeShown, ...]:
    """Return what both sides changed, each once, as a bundle not yet taken in shows it."""
    names = _office_names(work, language)
    numbers: dict[tuple[str, str], list[str]] = {}
    for case in review.cases:
        for disputed in case.disputes:
            key = (disputed.dispute.about, disputed.dispute.field)
            numbers.setdefault(key, []).append(case.number)
    first = {(each.dispute.about, each.dispute.field): each for each in reversed(review.disputes)}
    return tuple(
        _shown(
            _words(work, first[key].file, lambda body: review.bodies.get(body, body[:8]), language),
            (first[key].file.case, listed(found, language)),
            first[key].dispute,
            [
                _Held(
                    value=side.value,
                    entry=side.entry,
                    office=names.get(side.office, side.office_name),
                    person=side.person_name,
                    on=legal_day(side.recorded_at),
                )
                for side in sorted(first[key].sides, key=lambda side: side.arriving)
            ],
            language,
        )
        for key, found in numbers.items()
    )


def open_disputes(work: Workspace, case: CaseId, language: Language) -> tuple[DisputeShown, ...]:
    """Return what both sides changed in a case and nobody has settled."""
    file = work.file(case)
    threads = (case, *file.incidents, *file.respondents)
    journal = work.store.journal
    entries = {one.entry: one for name in threads for one in journal.thread(name)}
    names = _office_names(work, language)
    stations = OfficeCards(work).receiver().stations
    words = _words(work, file, partial(_body_here, work), language)
    found = []
    for dispute in file.disputes:
        sides = []
        ours_first = sorted(
            dispute.held, key=lambda held: entries[held.entry].station not in journal.own
        )
        for held in ours_first:
            one = entries[held.entry]
            station = stations.get(one.station)
            sides.append(
                _Held(
                    value=held.value,
                    entry=held.entry,
                    office=names.get(station.office, "") if station else "",
                    person=work.name_of(one.actor),
                    on=legal_day(one.recorded_at),
                )
            )
        found.append(_shown(words, (case, file.opened.now.number), dispute, sides, language))
    return tuple(found)


def waiting(work: Workspace) -> tuple[DisputedRow, ...]:
    """Return the cases with values that were left to be settled later."""
    return work.store.lists.disputed()


def settle(work: Workspace, choices: Iterable[Choice]) -> None:
    """Let the chosen values stand, all of them or none.

    Raises:
        Refused: someone else has to do it, or a case cannot be changed.
    """
    with work.together():
        for choice in choices:
            Cases(work).settle(choice.case, choice.dispute, choice.value)


def _words(
    work: Workspace, file: CaseFile, body_named: Callable[[BodyId], str], language: Language
) -> DisputeWords:
    sees = partial(may_see, work, file)
    return DisputeWords(file, body_named, sees, work.world.packs, language)


def _shown(
    words: DisputeWords,
    case: tuple[CaseId, str],
    dispute: Dispute,
    sides: list[_Held],
    language: Language,
) -> DisputeShown:
    """Return the sides with what differs from the first; the first with what the second has not."""
    whole = [words.value(dispute, side.value) for side in sides]
    parts = excerpts(whole)
    texts = [shown_text(part.text) for part in parts]
    shown = []
    for number, side in enumerate(sides):
        other = texts[0] if number else texts[1]
        note = sentence("dispute.excerpt", language, length=len(whole[number]))
        shown.append(
            SideShown(
                office=side.office,
                words=f"{texts[number]}\n{note}" if parts[number].is_cut else texts[number],
                differs=differences(texts[number], other)[0],
                person=shown_text(side.person),
                on=side.on,
                choice=_choice(side.value, side.entry),
            )
        )
    return DisputeShown(
        case=case[0],
        numbers=shown_text(case[1][:LONGEST_NUMBER]),
        field=words.field(dispute),
        about=words.about(dispute),
        dispute=dispute,
        sides=tuple(shown),
    )


def _choice(value: object, entry: EntryId) -> FieldValue:
    """Return what settling on a value takes: a whole act is named by its entry."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, tuple) and all(isinstance(part, str) for part in value):
        return value
    return entry


def _body_here(work: Workspace, body: BodyId) -> str:
    try:
        return work.body_named(body).name
    except NotFound:
        return body[:8]


def _office_names(work: Workspace, language: Language) -> dict[OfficeId | None, str]:
    """Return the offices' short names; this one is called so."""
    known = OfficeCards(work).known()
    names: dict[OfficeId | None, str] = {
        office: held.card.short_name for office, held in known.items()
    }
    names[work.founding.office] = sentence("dispute.this_office", language)
    return names
