"""Every time limit of DOMAIN 2.8 and 2.10, written down a second time beside the pack."""

from __future__ import annotations

import pytest

from desktop.domain.deadline import Unit
from desktop.rules.law import Verified
from desktop.rules.lookup import deadline_rule, source
from desktop.rules.model import Bound
from tests.packs.files import shipped

D, W, M, Y = Unit.NATURAL_DAY, Unit.WORKING_DAY, Unit.MONTH, Unit.YEAR

# rule, number, unit, the event it runs from, the mark of its weakest source
DOMAIN = (
    # 2.8, appeal windows and how soon they are answered
    ("supervision_review_request", 1, M, "decision_received", "yes"),
    ("supervision_review_decision", 1, M, "review_request_accepted", "yes"),
    ("supervision_recheck_request", 1, M, "review_decision_received", "yes"),
    ("supervision_recheck_decision", 2, M, "recheck_accepted", "yes"),
    ("civil_servant_review_request", 30, D, "decision_known", "yes"),
    ("civil_servant_review_decision", 30, D, "review_request_received", "yes"),
    ("civil_servant_appeal_after_review", 15, D, "review_decision_received", "yes"),
    ("civil_servant_appeal", 30, D, "decision_known", "yes"),
    ("civil_servant_appeal_decision", 60, D, "appeal_accepted", "yes"),
    ("institution_review_request", 30, D, "decision_known", "no"),
    ("institution_appeal", 30, D, "review_decision_received", "no"),
    ("institution_further_appeal", 30, D, "appeal_decision_received", "no"),
    ("party_appeal_decision", 3, M, "appeal_accepted", "yes"),
    ("accountability_appeal", 1, M, "decision_received", "no"),
    ("accountability_appeal_answer", 1, M, "appeal_accepted", "no"),
    ("petition_recheck_request", 30, D, "petition_opinion_received", "yes"),
    ("petition_recheck_answer", 30, D, "petition_recheck_requested", "yes"),
    ("petition_final_request", 30, D, "petition_recheck_received", "yes"),
    ("petition_final_answer", 30, D, "petition_final_requested", "yes"),
    ("coercion_appeal_decision", 1, M, "coercion_appeal_accepted", "yes"),
    ("coercion_recheck_request", 1, M, "coercion_appeal_decision_received", "yes"),
    ("coercion_recheck_decision", 2, M, "coercion_recheck_received", "yes"),
    # 2.10, handling
    ("complaint_forwarding", 5, W, "complaint_received", "yes"),
    ("complaint_sent_up", 5, W, "complaint_received", "copy"),
    ("forwarded_complaint_accepted", 5, W, "complaint_forwarded", "copy"),
    ("complainant_told_of_acceptance", 15, W, "complaint_accepted", "yes"),
    ("complainant_told_of_result", 15, W, "complaint_concluded", "yes"),
    ("talk_explanation", 15, W, "talk_held", "yes"),
    ("inquiry_answer", 15, W, "inquiry_received", "yes"),
    ("delegated_talk", 15, W, "talk_delegated", "yes"),
    ("case_disposition", 1, Y, "case_opened", "yes"),
    ("review", 1, M, "review_accepted", "yes"),
    ("employer_sanction", 6, M, "case_opened", "yes"),
    ("petition_routing", 15, D, "petition_received", "yes"),
    ("petition_objection", 5, W, "petition_forwarded", "yes"),
    ("petition_answer", 60, D, "petition_accepted", "yes"),
    ("withdrawn_case_report", 7, W, "case_withdrawn", "yes"),
    # 2.6 and section 3, the hearing; 2.7, what follows a decision
    ("defence", 5, W, "facts_shown", "own"),
    ("hearing_request", 5, W, "notice_served", "own"),
    ("hearing_notice", 7, W, "hearing_notice_served", "own"),
    ("service", 1, M, "decision_made", "yes"),
    ("execution", 1, M, "decision_made", "yes"),
    ("party_announcement", 1, M, "decision_made", "yes"),
    ("party_execution", 1, M, "decision_made", "yes"),
    ("party_execution_report", 6, M, "decision_made", "yes"),
)
# rule, how its extension is bounded, number and unit
EXTENSIONS = {
    "case_disposition": (Bound.MORE, 6, M),
    "employer_sanction": (Bound.IN_ALL, 12, M),
    "execution": (Bound.IN_ALL, 6, M),
    "party_execution": (Bound.IN_ALL, 6, M),
    "civil_servant_appeal_decision": (Bound.MORE, 30, D),
    "petition_answer": (Bound.MORE, 30, D),
    "review": (Bound.OPEN, None, None),
}
WEAKEST_FIRST = ("no", "copy", "own", "yes")


@pytest.mark.parametrize(("rule", "number", "unit", "event", "mark"), DOMAIN)
def test_a_time_limit_is_that_of_the_domain(
    rule: str, number: int, unit: Unit, event: str, mark: str
) -> None:
    found = deadline_rule(shipped(), rule)
    value = found.values[-1]  # of today; earlier ones say the same under another article
    assert value.value is not None
    assert (value.value.number, value.value.unit) == (number, unit)
    assert found.starts.code == event
    marks = {source(shipped(), cited).verified.value for cited in value.cites}
    assert next(each for each in WEAKEST_FIRST if each in marks) == mark


def test_the_pack_has_no_time_limit_beyond_these() -> None:
    assert {rule.id for rule in shipped().deadlines} == {rule for rule, *_ in DOMAIN}


def test_an_extension_is_bounded_as_the_text_bounds_it() -> None:
    found = {}
    for rule in shipped().deadlines:
        for each in rule.extensions:
            assert each.value is not None
            length = each.value.period
            number, unit = (length.number, length.unit) if length else (None, None)
            found[rule.id] = (each.value.bound, number, unit)
            assert all(source(shipped(), c).verified is Verified.YES for c in each.cites)
    assert found == EXTENSIONS


def test_only_the_review_is_interrupted_and_begins_anew() -> None:
    assert [rule.id for rule in shipped().deadlines if rule.suspensions] == ["review"]
    assert [rule.id for rule in shipped().deadlines if rule.restarts] == ["review"]
