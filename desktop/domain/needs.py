"""What the gates want, as a closed list: each has its words and its law in every rule pack.

A gate says with a problem what is missing now; a need is the rule behind it. Gates know no pack,
so that derived tables do not change with the day; the law is found by the need when it is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType


class Need(Enum):
    """What must be true before an act of the procedure (DOMAIN section 3)."""

    RECUSAL_CHECKED = "recusal_checked"
    NOT_RECUSED = "not_recused"
    PARTS_APART = "parts_apart"
    REVIEW_APART = "review_apart"
    FACTS_PROVEN = "facts_proven"
    TWO_PRESENT = "two_present"
    FACTS_SHOWN = "facts_shown"
    DEFENCE_HEARD = "defence_heard"
    DEFENCE_ANSWERED = "defence_answered"
    MEASURE_NAMED = "measure_named"
    WEIGHED = "weighed"
    RESULT_STANDS = "result_stands"
    READ_TWICE = "read_twice"
    REVIEWED = "reviewed"
    DECIDED_TOGETHER = "decided_together"
    RESULT_FOLLOWED = "result_followed"
    WITHIN_POWER = "within_power"
    NOT_TWICE = "not_twice"
    INQUIRY_ENDED = "inquiry_ended"
    CRIME_PASSED_ON = "crime_passed_on"
    REMOVED_FIRST = "removed_first"
    PAPER_ISSUED = "paper_issued"
    FOUND_UNTRUE = "found_untrue"
    CLEARED_IN_WRITING = "cleared_in_writing"
    WISH_ASKED = "wish_asked"


CLOSES: Mapping[Need, tuple[str, ...]] = MappingProxyType(
    {
        Need.RECUSAL_CHECKED: ("step.no_recusal_check", "step.handler_unchecked"),
        Need.NOT_RECUSED: ("case.stepped_aside", "decision.recused_took_part"),
        Need.PARTS_APART: (
            "case.other_part_in_it",
            "run.second_reader_handled",
            "review.other_part_in_it",
            "decision.other_part_in_it",
        ),
        Need.REVIEW_APART: ("review.same_person",),
        Need.FACTS_PROVEN: ("step.no_facts", "step.fact_without_evidence"),
        Need.TWO_PRESENT: ("step.two_people_needed",),
        Need.FACTS_SHOWN: ("step.facts_not_shown",),
        Need.DEFENCE_HEARD: ("step.no_defence",),
        Need.DEFENCE_ANSWERED: ("review.points_unanswered",),
        Need.MEASURE_NAMED: ("step.no_measure_proposed", "decision.no_measure"),
        Need.WEIGHED: ("review.no_binding_run",),
        Need.RESULT_STANDS: (
            "review.result_holds_back",
            "review.facts_changed",
            "review.evidence_withdrawn",
            "decision.older_run",
        ),
        Need.READ_TWICE: ("review.no_second_reader", "review.differences_open"),
        Need.REVIEWED: ("decision.reviews_missing",),
        Need.DECIDED_TOGETHER: ("decision.one_person",),
        Need.RESULT_FOLLOWED: ("decision.against_exemption", "decision.above_advice"),
        Need.WITHIN_POWER: ("decision.no_power", "decision.only_propose"),
        Need.NOT_TWICE: ("decision.double_sanction",),
        Need.INQUIRY_ENDED: ("decision.inquiry_goes_on",),
        Need.CRIME_PASSED_ON: ("decision.crime_suspected",),
        Need.REMOVED_FIRST: ("decision.removal_first",),
        Need.PAPER_ISSUED: ("service.paper_not_issued",),
        Need.FOUND_UNTRUE: ("clearing.not_untrue",),
        Need.CLEARED_IN_WRITING: ("clearing.needs_written",),
        Need.WISH_ASKED: ("clearing.no_wish",),
    }
)
"""With which problems a gate says that a need is not met."""

_OF_CODE = {code: need for need, codes in CLOSES.items() for code in codes}


def need_behind(code: str) -> Need | None:
    """Return the need of which a problem speaks; ``None`` where it is only about a form."""
    return _OF_CODE.get(code)
