"""What can stand in the acts of a procedure: opinions, points, ways of service, decisions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.domain.ids import PointId


class Opinion(Enum):
    """What the respondent signed after seeing the facts (监察法实施条例 art. 217)."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    AGREES_IN_PART = "agrees_in_part"
    REFUSED_TO_SIGN = "refused_to_sign"


@dataclass(frozen=True, slots=True, kw_only=True)
class DefencePoint:
    """One point of the defence, in the respondent's own words."""

    point: PointId
    says: str
    handed_in: str = ""


class Adoption(Enum):
    """Whether a point of the defence stands after it was checked."""

    ADOPTED = "adopted"
    PARTLY = "partly"
    NOT_ADOPTED = "not_adopted"


@dataclass(frozen=True, slots=True, kw_only=True)
class PointAnswer:
    """How one point was checked and why it does or does not stand."""

    point: PointId
    checked_how: str
    adoption: Adoption
    reason: str


class RecusalGround(Enum):
    """Grounds for stepping aside (政务处分法 art. 47)."""

    RELATIVE = "relative"
    WITNESS = "witness"
    INTEREST = "interest"
    OTHER = "other"


class RecusalDecider(Enum):
    """Who decides whether a handler steps aside (政务处分法 art. 48, 监察法实施条例 art. 296)."""

    HEAD_OF_ORGAN = "head_of_organ"
    HEAD_OF_ORGAN_ABOVE = "head_of_organ_above"


class ReviewOpinion(Enum):
    """What a reviewer says of a case file."""

    AGREES = "agrees"
    RETURNS = "returns"


class DecisionKind(Enum):
    """What a meeting decided; each has the same weight on screen and paper."""

    MEASURE = "measure"
    PROPOSAL = "proposal"
    NO_ACCOUNTABILITY = "no_accountability"
    EXEMPTION = "exemption"
    CASE_WITHDRAWN = "case_withdrawn"


class Elected(Enum):
    """Whether a people's congress elected or appointed someone who loses the post (art. 50)."""

    NOT_ELECTED = "not_elected"
    REMOVED = "removed"


class ServiceWay(Enum):
    """Ways of service on the state track (监察法实施条例 art. 62)."""

    HANDED_OVER = "handed_over"
    MAILED = "mailed"
    PASSED_ON = "passed_on"
    LEFT_WITH_NOTE = "left_with_note"


class ClearingForm(Enum):
    """Forms of clearing a name; all but the written one need the written one beside them (R21)."""

    WRITTEN = "written"
    IN_PERSON = "in_person"
    MEETING = "meeting"
    CIRCULAR = "circular"


class Step(Enum):
    """Where a respondent can stand on a track; names and order are the rule pack's."""

    INTAKE = "intake"
    TRIAGE = "triage"
    VERIFICATION = "verification"
    HEARING = "hearing"
    CHECKLIST = "checklist"
    REVIEW = "review"
    DECISION = "decision"
    SERVICE = "service"
    APPEAL = "appeal"
    ARCHIVE = "archive"
