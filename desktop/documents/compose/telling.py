"""How papers tell what most of them tell: the respondent, the facts, the evidence, the duty."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.documents.blocks import Run, blank, plain
from desktop.documents.compose.draft import Draft
from desktop.documents.wording import wording
from desktop.domain.ids import EvidenceId
from desktop.domain.replay.case import FactFile
from desktop.text import MONTHS, Language


def respondent_line(draft: Draft) -> tuple[Run, ...]:
    """Return who the respondent is, as a decision begins."""
    who = draft.subject.respondent
    born = who.born_on
    return draft.runs(
        "respondent",
        name=who.name,
        sex=sex(draft) or blank(2),
        born=draft.text("born", year=born.year, month=_month(draft)) if born else blank(6),
        member=draft.text("member" if who.party_member else "not_member"),
        unit=who.unit,
        title=who.title,
    )


def _month(draft: Draft) -> str | int:
    born = draft.subject.respondent.born_on
    if born is None:
        return ""
    if draft.subject.language is Language.CHINESE:
        return born.month
    return MONTHS[born.month - 1]


def sex(draft: Draft) -> str:
    """Return the respondent's sex in the language of the paper, as typed where it is not known."""
    subject = draft.subject
    typed = subject.respondent.sex.strip()
    for key in ("sex_male", "sex_female"):
        words = {wording("shared", each, subject.today).text(key).lower() for each in Language}
        if typed.lower() in words:
            return draft.text(key)
    return typed


def post(draft: Draft) -> str:
    """Return unit and title as one phrase."""
    who = draft.subject.respondent
    return draft.text("post", unit=who.unit, title=who.title)


def evidence_phrase(draft: Draft, pieces: tuple[EvidenceId, ...]) -> str:
    """Return the numbers of pieces of evidence as they stand in brackets; empty if none."""
    numbers = draft.subject.evidence_numbers(pieces)
    if not numbers:
        return ""
    return draft.text("evidence", numbers=draft.text("comma").join(map(str, numbers)))


def fact_items(draft: Draft, facts: Iterable[FactFile]) -> list[tuple[Run, ...]]:
    """Return facts with the evidence behind each, and note those that have none."""
    items: list[tuple[Run, ...]] = []
    for fact in facts:
        stated = fact.stated.now
        text = without_stop(draft, stated.text)
        behind = evidence_phrase(draft, fact.evidence)
        if behind:
            items.append((plain(draft.text("fact_with_evidence", fact=text, behind=behind)),))
        else:
            draft.missing("paper.fact_without_evidence", number=stated.number)
            items.append((*draft.runs("fact_alone", fact=text), blank(8)))
    return items


def without_stop(draft: Draft, text: str) -> str:
    """Return a sentence without its full stop, to stand inside another one."""
    return text.rstrip().rstrip(draft.text("stops"))


def judged_items(draft: Draft, facts: tuple[FactFile, ...]) -> list[tuple[Run, ...]]:
    """Return facts with what was found of each, and note those nothing was found of yet."""
    items = []
    for fact, told in zip(facts, fact_items(draft, facts), strict=True):
        finding = fact.finding
        if finding is None:
            draft.missing("paper.fact_not_judged", number=fact.stated.now.number)
            items.append((*told, blank(6)))
        else:
            word, reason = draft.words.member(finding), fact.found.standing.reason
            items.append((*told, *draft.runs("found", finding=word, reason=reason)))
    return items


def evidence_named(draft: Draft, facts: Iterable[FactFile]) -> list[str]:
    """Return the pieces of evidence behind some facts, with their numbers in the list."""
    subject = draft.subject
    behind = {piece for fact in facts for piece in fact.evidence}
    return [
        draft.text("evidence_named", number=piece.number, name=piece.name)
        for piece in subject.evidence
        if piece.evidence in behind
    ]


def duty(draft: Draft) -> Run:
    """Return the written duty the matter rests on, or room for it."""
    stated = draft.subject.track.responsibility
    return draft.wanted(stated.standing.act.duty if stated.held else "", "paper.no_duty", 20)


def responsibility(draft: Draft) -> Run:
    """Return the grade of responsibility, or room for it."""
    stated = draft.subject.track.responsibility
    word = draft.words.member(stated.standing.act.responsibility) if stated.held else ""
    return draft.wanted(word, "paper.no_duty")
