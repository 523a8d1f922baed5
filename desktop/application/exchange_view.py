"""What a clerk reads of an exchange: values side by side, where they differ, and what waits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import Enum
from pathlib import Path

from desktop.application.case_view import act_words
from desktop.application.cases import Cases
from desktop.application.exchange import BundleReview, Exchange
from desktop.application.office_cards import OfficeCards
from desktop.application.ports import legal_day
from desktop.application.progress import Progress
from desktop.application.workspace import Workspace
from desktop.domain.entries.act import Act
from desktop.domain.ids import CaseId, OfficeId, StationId
from desktop.domain.replay.thing import Dispute
from desktop.domain.values import FieldValue
from desktop.text import Language, catalogue, sentence, shown_date

Span = tuple[int, int]
_WORD = re.compile(r"[0-9A-Za-z:.\-]+|.", re.DOTALL)
_BETWEEN = {Language.CHINESE: "、", Language.ENGLISH: ", "}


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
    """A field that both sides changed: what it is called, in which case, and its values."""

    case: CaseId
    number: str
    field: str
    dispute: Dispute
    sides: tuple[SideShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which value of a disputed field is to stand."""

    shown: DisputeShown
    value: FieldValue


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingCase:
    """A case with values that were left to be settled later."""

    case: CaseId
    number: str
    matter: str
    disputes: int


def disputes_shown(
    work: Workspace, review: BundleReview, language: Language
) -> tuple[DisputeShown, ...]:
    """Return what both sides changed, as a bundle that is not yet taken in shows it."""
    names = _office_names(work, language)
    return tuple(
        _shown(
            (case.case, case.number),
            disputed.dispute,
            [
                _side(
                    (
                        names.get(side.office, side.office_name),
                        side.person_name,
                        legal_day(side.recorded_at),
                    ),
                    side.value,
                    side.entry,
                    language,
                )
                for side in sorted(disputed.sides, key=lambda side: side.arriving)
            ],
            language,
        )
        for case in review.cases
        for disputed in case.disputes
    )


def open_disputes(work: Workspace, case: CaseId, language: Language) -> tuple[DisputeShown, ...]:
    """Return what both sides changed in a case and nobody has settled."""
    file = work.file(case)
    threads = (case, *file.incidents, *file.respondents)
    journal = work.store.journal
    entries = {one.entry: one for name in threads for one in journal.thread(name)}
    offices = _offices(work, language)
    return tuple(
        _shown(
            (case, file.opened.now.number),
            dispute,
            [
                _side(
                    (
                        offices.get(entries[held.entry].station, ""),
                        work.name_of(entries[held.entry].actor),
                        legal_day(entries[held.entry].recorded_at),
                    ),
                    held.value,
                    held.entry,
                    language,
                )
                for held in dispute.held
            ],
            language,
        )
        for dispute in file.disputes
    )


def waiting(work: Workspace) -> tuple[WaitingCase, ...]:
    """Return the cases that came with a bundle and still have values to be settled."""
    came = dict.fromkeys(
        case
        for bundle in Exchange(work).imported()
        if not bundle.taken_back
        for case in bundle.cases
    )
    found = []
    for case in came:
        file = work.file(case)
        if file.disputes:
            opened = file.opened.now
            found.append(
                WaitingCase(
                    case=case,
                    number=opened.number,
                    matter=opened.matter,
                    disputes=len(file.disputes),
                )
            )
    return tuple(found)


def take_in(
    work: Workspace, path: Path, choices: Sequence[Choice], progress: Progress
) -> BundleReview:
    """Take a bundle in and settle what was chosen, all of it or nothing.

    Raises:
        Failure: as ``Exchange.import_bundle`` and ``Cases.settle`` say; then nothing was written.
    """
    with work.together():
        review = Exchange(work).import_bundle(path, progress)
        settle(work, choices)
    return review


def settle(work: Workspace, choices: Iterable[Choice]) -> None:
    """Let the chosen values stand, all of them or none.

    Raises:
        Refused: someone else has to do it, or a case cannot be changed.
    """
    with work.together():
        for choice in choices:
            Cases(work).settle(choice.shown.case, choice.shown.dispute, choice.value)


def differences(first: str, second: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return, for each of two texts, the characters of the words the other has not."""
    ones, others = _WORD.findall(first), _WORD.findall(second)
    found: tuple[list[Span], list[Span]] = ([], [])
    matcher = SequenceMatcher(None, ones, others, autojunk=False)
    for kind, left, left_end, right, right_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        for spans, words, start, end in (
            (found[0], ones, left, left_end),
            (found[1], others, right, right_end),
        ):
            before = sum(map(len, words[:start]))
            length = sum(map(len, words[start:end]))
            if length:
                spans.append((before, before + length))
    return tuple(found[0]), tuple(found[1])


def _shown(
    case: tuple[CaseId, str], dispute: Dispute, sides: list[SideShown], language: Language
) -> DisputeShown:
    """Return the sides with what differs from the first; the first with what the second has not."""
    marked = []
    for side in sides:
        other = sides[1] if side is sides[0] else sides[0]
        differs = differences(side.words, other.words)[0]
        marked.append(
            SideShown(
                office=side.office,
                words=side.words,
                differs=differs,
                person=side.person,
                on=side.on,
                choice=side.choice,
            )
        )
    return DisputeShown(
        case=case[0],
        number=case[1],
        field=_field_words(dispute.field, language),
        dispute=dispute,
        sides=tuple(marked),
    )


def _side(who: tuple[str, str, date], value: object, entry: str, language: Language) -> SideShown:
    office, person, day = who
    return SideShown(
        office=office,
        words=_value_words(value, language),
        differs=(),
        person=person,
        on=day,
        choice=_choice(value, entry),
    )


def _choice(value: object, entry: str) -> FieldValue:
    """Return what settling on a value takes: a whole act is named by its entry."""
    if isinstance(value, Act):
        return entry
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, tuple) and all(isinstance(part, str) for part in value):
        return value
    return entry


def _value_words(value: object, language: Language) -> str:
    if isinstance(value, Act):
        return act_words(value, language)
    if isinstance(value, bool):
        return sentence(f"word.{'yes' if value else 'no'}", language)
    if isinstance(value, Enum):
        snake = re.sub(r"(?<!^)(?=[A-Z])", "_", type(value).__name__).lower()
        known = catalogue(language, "word")
        return known.get(f"{snake}_{value.value}", str(value.value))
    if isinstance(value, date):
        return shown_date(value, language)
    if isinstance(value, tuple):
        return _BETWEEN[language].join(_value_words(part, language) for part in value)
    return str(value) if value not in (None, "") else sentence("dispute.empty", language)


def _field_words(field: str, language: Language) -> str:
    """Return what a field is called; the items of a run are called by their own names."""
    if f"field_{field}" in catalogue(language, "dispute"):
        return sentence(f"dispute.field_{field}", language)
    return field if field.isupper() else sentence("dispute.field_other", language)


def _offices(work: Workspace, language: Language) -> dict[StationId, str]:
    names = _office_names(work, language)
    stations = OfficeCards(work).receiver().stations
    return {station: names[one.office] for station, one in stations.items()}


def _office_names(work: Workspace, language: Language) -> dict[OfficeId | None, str]:
    """Return the offices' short names; this one is called so."""
    known = OfficeCards(work).known()
    names: dict[OfficeId | None, str] = {
        office: held.card.short_name for office, held in known.items()
    }
    names[work.founding.office] = sentence("dispute.this_office", language)
    return names
