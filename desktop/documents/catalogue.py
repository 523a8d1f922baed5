"""Which papers there are, whom each is for, what it rests on, and which exist for a respondent now.

A paper a body may not issue does not exist for it: a township's government sanction is a proposal,
whatever anybody would like to print (DOMAIN trap 9).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop.documents.blocks import Document, DocumentMeta, PageStyle
from desktop.documents.compose import (
    checklist_sheet,
    clearing_letter,
    decision,
    defence_answers,
    defence_notice,
    defence_record,
    evidence_list,
    facts_paper,
    intake_form,
    no_accountability,
    process_certificate,
    proposal,
    rights_notice,
    service_receipt,
)
from desktop.documents.compose.draft import Composed
from desktop.documents.redaction import Redaction
from desktop.documents.subject import Recipient, Subject
from desktop.documents.wording import Wording, wording
from desktop.domain import gates
from desktop.domain.checklist import FAVOURABLE, HELD_BACK, Finding
from desktop.domain.entries.act import Act
from desktop.domain.entries.after import NameCleared
from desktop.domain.entries.case import IncidentJoined
from desktop.domain.entries.checklist import (
    DifferencesSettled,
    ExemptionDeclined,
    RunConcluded,
)
from desktop.domain.entries.evidence import (
    EvidenceAdded,
    EvidenceWithdrawn,
    FactFound,
    FactStated,
    FactTied,
    MeasureProposed,
    ResponsibilityStated,
)
from desktop.domain.entries.papers import PaperIssued
from desktop.domain.entries.procedure import (
    DecisionRecorded,
    DefenceAnswered,
    DefenceRecorded,
    FactsShown,
    RecusalDecided,
    ReviewGiven,
    ServiceMade,
)
from desktop.domain.procedure import DecisionKind
from desktop.errors import NotFound, Problem
from desktop.rules.model import Authority
from desktop.text import Language

Compose = Callable[[Subject, Wording], Composed]

FACTS: tuple[type[Act], ...] = (
    EvidenceAdded,
    EvidenceWithdrawn,
    FactStated,
    FactTied,
    FactFound,
)
BASIS: tuple[type[Act], ...] = (*FACTS, ResponsibilityStated, MeasureProposed)
HEARD: tuple[type[Act], ...] = (FactsShown, DefenceRecorded, DefenceAnswered)
RULED: tuple[type[Act], ...] = (*BASIS, *HEARD, RunConcluded, ExemptionDeclined, DecisionRecorded)
OUTCOMES = {
    DecisionKind.MEASURE: "decision",
    DecisionKind.PROPOSAL: "proposal",
    DecisionKind.NO_ACCOUNTABILITY: "no_accountability",
    DecisionKind.EXEMPTION: "no_accountability",
    DecisionKind.CASE_WITHDRAWN: "no_accountability",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKind:
    """One kind of paper.

    ``number`` is its row in DOMAIN section 5. ``rests_on`` lists the acts that make an issued copy
    out of date. ``ruling`` papers are the deciding body's, all others the handling one's.
    """

    code: str
    number: int
    compose: Compose
    rests_on: tuple[type[Act], ...] = ()
    recipient: Recipient = Recipient.RESPONDENT
    style: PageStyle = PageStyle.FORM
    ruling: bool = False
    in_packet: bool = False


PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        code="intake_form",
        number=1,
        compose=intake_form.compose,
        rests_on=(IncidentJoined,),
        recipient=Recipient.OFFICE,
    ),
    PaperKind(code="rights_notice", number=7, compose=rights_notice.compose, in_packet=True),
    PaperKind(
        code="facts_paper",
        number=11,
        compose=facts_paper.compose,
        rests_on=(*BASIS, FactsShown),
        in_packet=True,
    ),
    PaperKind(
        code="evidence_list",
        number=9,
        compose=evidence_list.compose,
        rests_on=FACTS,
        recipient=Recipient.OFFICE,
        in_packet=True,
    ),
    PaperKind(
        code="defence_notice",
        number=12,
        compose=defence_notice.compose,
        rests_on=(*BASIS, FactsShown),
        in_packet=True,
    ),
    PaperKind(
        code="defence_record",
        number=13,
        compose=defence_record.compose,
        rests_on=(DefenceRecorded,),
        in_packet=True,
    ),
    PaperKind(
        code="defence_answers",
        number=14,
        compose=defence_answers.compose,
        rests_on=(DefenceRecorded, DefenceAnswered),
        in_packet=True,
    ),
    PaperKind(
        code="checklist_sheet",
        number=16,
        compose=checklist_sheet.compose,
        rests_on=(RunConcluded, DifferencesSettled, ExemptionDeclined),
        recipient=Recipient.OFFICE,
    ),
    PaperKind(
        code="decision",
        number=19,
        compose=decision.compose,
        rests_on=RULED,
        style=PageStyle.OFFICIAL,
        ruling=True,
    ),
    PaperKind(
        code="proposal",
        number=19,
        compose=proposal.compose,
        rests_on=RULED,
        recipient=Recipient.OFFICE,
        style=PageStyle.OFFICIAL,
        ruling=True,
    ),
    PaperKind(
        code="no_accountability",
        number=20,
        compose=no_accountability.compose,
        rests_on=RULED,
        style=PageStyle.OFFICIAL,
        ruling=True,
    ),
    PaperKind(
        code="clearing_letter",
        number=26,
        compose=clearing_letter.compose,
        rests_on=(*FACTS, NameCleared),
        style=PageStyle.OFFICIAL,
    ),
    PaperKind(
        code="process_certificate",
        number=0,
        compose=process_certificate.compose,
        rests_on=(*RULED, RecusalDecided, ReviewGiven, DifferencesSettled, ServiceMade),
        in_packet=True,
    ),
    PaperKind(
        code="service_receipt",
        number=21,
        compose=service_receipt.compose,
        rests_on=(PaperIssued, ServiceMade),
        in_packet=True,
    ),
)
_BY_CODE: Mapping[str, PaperKind] = {kind.code: kind for kind in PAPERS}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDraft:
    """A paper ready to be drawn, and the facts it may not be issued without."""

    document: Document
    missing: tuple[Problem, ...]


def paper_kind(code: str) -> PaperKind:
    """Return a kind of paper by its code.

    Raises:
        NotFound: there is no such paper.
    """
    if code not in _BY_CODE:
        allowed = ", ".join(_BY_CODE)
        raise NotFound(Problem("paper.unknown", about=code, paper=code[:40], allowed=allowed))
    return _BY_CODE[code]


def papers_of(subject: Subject) -> tuple[PaperKind, ...]:
    """Return the papers there are for the respondent at this point, in the order of the case."""
    there = {
        "intake_form": bool(subject.incidents),
        "facts_paper": bool(subject.facts),
        "evidence_list": bool(subject.evidence),
        "defence_notice": bool(subject.facts_held),
        "defence_record": bool(subject.facts),
        "defence_answers": has_points(subject),
        "checklist_sheet": subject.reading is not None,
        "clearing_letter": bool(subject.facts_found(Finding.UNTRUE)),
    }
    there |= {code: code == outcome(subject) for code in OUTCOMES.values()}
    return tuple(kind for kind in PAPERS if there.get(kind.code, True))


def is_for_respondent(code: str) -> bool:
    """Tell whether a paper is served on the respondent; a proof of service is not."""
    return _BY_CODE[code].recipient is Recipient.RESPONDENT and code != "service_receipt"


def outcome_papers() -> tuple[str, ...]:
    """Return the papers that say what came of a case."""
    return (*dict.fromkeys(OUTCOMES.values()), "clearing_letter")


def has_points(subject: Subject) -> bool:
    """Tell whether the respondent made points that want an answer."""
    defence = subject.track.defence
    return bool(defence.held) and bool(defence.standing.act.points)


def outcome(subject: Subject) -> str:
    """Return which ruling is to be drafted: what was decided, else what the run leads to.

    A result that favours the respondent leads to no measure unless a named leader's reason stands;
    a measure the body may not decide leads to a proposal.
    """
    made = subject.track.decision
    if made.held:
        kind = made.standing.act.decision
        if kind is DecisionKind.MEASURE and subject.authority is not Authority.DECIDE:
            return "proposal" if subject.authority is Authority.PROPOSE else ""
        return OUTCOMES[kind]
    found = gates.binding_run(subject.file, subject.key)
    if found is None or found[1].concluded is None:
        return ""
    run = found[1]
    result = found[1].concluded.act.result
    if result in HELD_BACK:
        return ""
    if result in FAVOURABLE and run.declined is None:
        return "no_accountability"
    return {Authority.DECIDE: "decision", Authority.PROPOSE: "proposal"}.get(subject.authority, "")


def is_blank_form(kind: PaperKind, subject: Subject) -> bool:
    """Tell whether the paper is a form that is still to be filled in by hand."""
    if kind.code == "defence_record":
        return not subject.track.defence.held
    if kind.code == "service_receipt":
        return not any(served.service for served in subject.issued)
    return False


def listed(code: str, subject: Subject) -> str:
    """Return what a paper is called in lists."""
    return wording(code, subject.language, subject.today).text("listed")


def draft_of(kind: PaperKind, subject: Subject) -> PaperDraft:
    """Return a paper composed for its recipient, with nothing secret left in it."""
    seen = subject.seen_by(kind.recipient) if subject.recipient is Recipient.OFFICE else subject
    if kind.ruling:
        seen = replace(seen, body=seen.deciding)
    words = wording(kind.code, subject.language, subject.today)
    composed = kind.compose(seen, words)
    redaction = redaction_of(subject, words)
    header = words.text("header", number=subject.case_number, name=subject.respondent.name)
    document = Document(
        title=redaction.text(composed.title or words.text("listed")),
        language=subject.language,
        blocks=redaction.blocks(composed.blocks),
        meta=DocumentMeta(office=subject.office, subject=subject.case_number),
        header=header,
        style=kind.style,
    )
    return PaperDraft(document=document, missing=composed.missing)


def redaction_of(subject: Subject, words: Wording) -> Redaction:
    """Return what takes secrets out of papers about this subject."""
    return Redaction(subject.secrets, words.text("withheld"), subject.respondent.id_number)


def series_of(code: str, mark: str, day: date) -> str:
    """Return the series a paper of this body is numbered in, year by year."""
    return mark + wording(code, Language.CHINESE, day).text("series")


def number_of(code: str, mark: str, day: date, number: int) -> str:
    """Return the number of a paper as it is printed; it is the same in every language."""
    words = wording(code, Language.CHINESE, day)
    return words.text(
        "number", mark=mark, series=words.text("series"), year=day.year, number=number
    )


def number_room(code: str, mark: str, day: date) -> str:
    """Return the number of a draft, with room for what is not given yet."""
    words = wording(code, Language.CHINESE, day)
    return words.text("number_room", mark=mark, series=words.text("series"), year=day.year)
