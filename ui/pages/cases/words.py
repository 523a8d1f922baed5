"""Names of closed sets of the case in the window's language."""

from __future__ import annotations

from itertools import accumulate
from unicodedata import category, east_asian_width

from PySide6.QtCore import QCoreApplication

from desktop.application.case_work import ActKind
from desktop.domain.checklist import Finding
from desktop.domain.evidence import Marking
from desktop.domain.incident import Origin
from desktop.domain.measure import Responsibility, Track
from desktop.domain.procedure import (
    Adoption,
    ClearingForm,
    DecisionKind,
    Elected,
    Opinion,
    RecusalDecider,
    RecusalGround,
    ReviewOpinion,
    ServiceWay,
)
from desktop.domain.respondent import Post, Status

SHOWN_OF_FACT = 32

translate = QCoreApplication.translate
Options = list[tuple[object, str]]


def track_words() -> dict[Track, str]:
    """Return the names of the tracks."""
    return {
        Track.PARTY_DISCIPLINE: translate("CaseWords", "party discipline"),
        Track.SUPERVISION: translate("CaseWords", "supervision"),
        Track.EMPLOYER: translate("CaseWords", "employer"),
        Track.ORGANISATIONAL: translate("CaseWords", "organisational handling"),
        Track.FIRST_FORM: translate("CaseWords", "first form"),
    }


def origin_words() -> dict[Origin, str]:
    """Return the ways a matter comes to the office."""
    return {
        Origin.DAILY_WORK: translate("CaseWords", "daily work"),
        Origin.INSPECTION: translate("CaseWords", "inspection"),
        Origin.NAMED_REPORT: translate("CaseWords", "report with a name"),
        Origin.ANONYMOUS_REPORT: translate("CaseWords", "report without a name"),
        Origin.TRANSFERRED: translate("CaseWords", "passed on to us"),
    }


def status_words() -> dict[Status, str]:
    """Return the names of standings in the service."""
    return {
        Status.CIVIL_SERVANT: translate("CaseWords", "civil servant"),
        Status.INSTITUTION_MANAGER: translate("CaseWords", "manager in a public institution"),
        Status.INSTITUTION_STAFF: translate("CaseWords", "staff of a public institution"),
        Status.VILLAGE_CADRE: translate("CaseWords", "village cadre"),
        Status.OTHER: translate("CaseWords", "other person"),
    }


def post_words() -> dict[Post, str]:
    """Return the names of posts."""
    return {
        Post.STAFF: translate("CaseWords", "carries out the work"),
        Post.LEADING_MEMBER: translate("CaseWords", "member of a leading body"),
        Post.HEAD: translate("CaseWords", "head of a body"),
    }


def finding_words() -> dict[Finding, str]:
    """Return what can become of an alleged fact."""
    return {
        Finding.PROVEN: translate("CaseWords", "proven"),
        Finding.UNPROVEN: translate("CaseWords", "not proven"),
        Finding.UNTRUE: translate("CaseWords", "untrue"),
    }


def responsibility_words() -> dict[Responsibility, str]:
    """Return the grades of responsibility."""
    return {
        Responsibility.DIRECT: translate("CaseWords", "direct"),
        Responsibility.MAIN_LEADERSHIP: translate("CaseWords", "main leadership"),
        Responsibility.IMPORTANT_LEADERSHIP: translate("CaseWords", "important leadership"),
        Responsibility.NONE: translate("CaseWords", "none"),
    }


def opinion_words() -> dict[Opinion, str]:
    """Return what a respondent can sign after seeing the facts."""
    return {
        Opinion.AGREES: translate("CaseWords", "agrees"),
        Opinion.AGREES_IN_PART: translate("CaseWords", "agrees in part"),
        Opinion.DISAGREES: translate("CaseWords", "disagrees"),
        Opinion.REFUSED_TO_SIGN: translate("CaseWords", "refused to sign"),
    }


def adoption_words() -> dict[Adoption, str]:
    """Return whether a point of the defence stands."""
    return {
        Adoption.ADOPTED: translate("CaseWords", "adopted"),
        Adoption.PARTLY: translate("CaseWords", "adopted in part"),
        Adoption.NOT_ADOPTED: translate("CaseWords", "not adopted"),
    }


def ground_words() -> dict[RecusalGround, str]:
    """Return the grounds for stepping aside."""
    return {
        RecusalGround.RELATIVE: translate(
            "CaseWords", "near relative of the respondent or the reporter"
        ),
        RecusalGround.WITNESS: translate("CaseWords", "was a witness in the case"),
        RecusalGround.INTEREST: translate(
            "CaseWords", "oneself or a near relative has an interest"
        ),
        RecusalGround.OTHER: translate("CaseWords", "other tie that may affect fairness"),
    }


def decider_words() -> dict[RecusalDecider, str]:
    """Return who can decide whether a handler steps aside."""
    return {
        RecusalDecider.HEAD_OF_ORGAN: translate("CaseWords", "head of the organ"),
        RecusalDecider.HEAD_OF_ORGAN_ABOVE: translate("CaseWords", "head of the organ above"),
    }


def elected_words() -> dict[Elected, str]:
    """Return whether a people's congress has to remove someone first."""
    return {
        Elected.NOT_ELECTED: translate("CaseWords", "not elected or appointed by one"),
        Elected.REMOVED: translate("CaseWords", "removed by it already"),
    }


def review_words() -> dict[ReviewOpinion, str]:
    """Return what a reviewer can say."""
    return {
        ReviewOpinion.AGREES: translate("CaseWords", "agree"),
        ReviewOpinion.RETURNS: translate("CaseWords", "return"),
    }


def decision_words() -> dict[DecisionKind, str]:
    """Return what a meeting can decide."""
    return {
        DecisionKind.MEASURE: translate("CaseWords", "measure"),
        DecisionKind.PROPOSAL: translate("CaseWords", "proposal to the body above"),
        DecisionKind.NO_ACCOUNTABILITY: translate("CaseWords", "no accountability"),
        DecisionKind.EXEMPTION: translate("CaseWords", "exemption"),
        DecisionKind.CASE_WITHDRAWN: translate("CaseWords", "case withdrawn"),
    }


def service_words() -> dict[ServiceWay, str]:
    """Return the ways of service."""
    return {
        ServiceWay.HANDED_OVER: translate("CaseWords", "handed over"),
        ServiceWay.MAILED: translate("CaseWords", "mailed"),
        ServiceWay.PASSED_ON: translate("CaseWords", "passed on by another body"),
        ServiceWay.LEFT_WITH_NOTE: translate("CaseWords", "left with a note"),
    }


def clearing_words() -> dict[ClearingForm, str]:
    """Return the forms of clearing a name."""
    return {
        ClearingForm.WRITTEN: translate("CaseWords", "in writing"),
        ClearingForm.IN_PERSON: translate("CaseWords", "in person"),
        ClearingForm.MEETING: translate("CaseWords", "at a meeting"),
        ClearingForm.CIRCULAR: translate("CaseWords", "by circular"),
    }


def marking_words() -> dict[Marking, str]:
    """Return the markings that this program may hold."""
    return {
        Marking.NONE: translate("CaseWords", "no marking"),
        Marking.INTERNAL: translate("CaseWords", "internal"),
        Marking.WORK_SECRET: translate("CaseWords", "work secret"),
    }


def act_words() -> dict[ActKind, str]:
    """Return the verbs on the buttons of a step."""
    return {
        ActKind.OPEN_TRACK: translate("CaseWords", "Open another track"),
        ActKind.TRIAGE: translate("CaseWords", "Record triage"),
        ActKind.RECUSAL: translate("CaseWords", "Check recusal"),
        ActKind.VERIFICATION: translate("CaseWords", "Record verification"),
        ActKind.STATE_FACT: translate("CaseWords", "State a fact"),
        ActKind.TIE: translate("CaseWords", "Tie evidence"),
        ActKind.FIND: translate("CaseWords", "Record finding"),
        ActKind.ADD_EVIDENCE: translate("CaseWords", "Add evidence…"),
        ActKind.RESPONSIBILITY: translate("CaseWords", "State responsibility"),
        ActKind.MEASURE: translate("CaseWords", "Propose measure"),
        ActKind.SHOW_FACTS: translate("CaseWords", "Record facts meeting"),
        ActKind.DEFENCE: translate("CaseWords", "Record defence"),
        ActKind.ANSWER_POINTS: translate("CaseWords", "Answer points"),
        ActKind.START_PRELIMINARY: translate("CaseWords", "Start preliminary run"),
        ActKind.START_BINDING: translate("CaseWords", "Start binding run"),
        ActKind.SECOND_READING: translate("CaseWords", "Start second reading"),
        ActKind.OPEN_RUN: translate("CaseWords", "Open"),
        ActKind.SETTLE: translate("CaseWords", "Settle differences"),
        ActKind.DECLINE: translate("CaseWords", "Decline exemption"),
        ActKind.REVIEW: translate("CaseWords", "Give review"),
        ActKind.DECIDE: translate("CaseWords", "Record decision"),
        ActKind.ISSUE: translate("CaseWords", "Issue papers"),
        ActKind.SERVE: translate("CaseWords", "Record service"),
        ActKind.CLEAR: translate("CaseWords", "Record clearing"),
    }


def not_found_words(typed: str, initials: str, *, narrowed: bool) -> str:
    """Return that nothing was found, and what to try: the initials, or without the filters."""
    if initials and narrowed:
        words = translate(
            "CasesPage", "“{typed}” was not found. Try the initials {initials}, or choose “all”."
        )
    elif initials:
        words = translate("CasesPage", "“{typed}” was not found. Try the initials {initials}.")
    elif narrowed:
        words = translate(
            "CasesPage", "“{typed}” was not found. Try the initials of the name, or choose “all”."
        )
    else:
        words = translate("CasesPage", "“{typed}” was not found. Try the initials of the name.")
    return words.format(typed=typed, initials=initials)


def shortened(text: str, widest: int) -> str:
    """Return as much of a text as is so many Chinese characters wide; a Latin letter is half one.

    What is cut ends in an ellipsis.
    """
    fitting = _fitting(text, widest)
    return text if fitting == len(text) else f"{text[:fitting].rstrip()}…"


def first_words(text: str, widest: int) -> str:
    """Return what fits of a text, as ``shortened`` reckons, up to the end of a word or clause."""
    fitting = _fitting(text, widest)
    if fitting == len(text):
        return text
    last = max((place for place in range(fitting + 1) if _ends_before(text[place])), default=0)
    return text[: last if last > fitting // 2 else fitting].rstrip()


def _fitting(text: str, widest: int) -> int:
    widths = accumulate(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
    return sum(width <= 2 * widest for width in widths)


def _ends_before(sign: str) -> bool:
    return sign.isspace() or category(sign) == "Po"
