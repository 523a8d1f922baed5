"""What became of the alleged facts, which comes before everything else in a result."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.checklist import Finding, ResultKind, RunKind
from desktop.rules.facts import FactsFile
from desktop.rules.trace import Said, TraceLink
from desktop.rules.weighing import Missing, Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the findings say of a run.

    ``settled`` is the result where they decide it alone. ``may_favour`` says that what is still
    open may yet do so, ``may_clear`` that it may yet clear the name; ``waits`` names it.
    """

    settled: ResultKind | None
    may_favour: bool
    may_clear: bool
    waits: frozenset[Missing]
    link: TraceLink


def judge_findings(facts: FactsFile) -> Findings:
    """Return what the findings say; at triage open facts are weighed as they are alleged."""
    found = [each.finding for each in facts.alleged]
    proven, untrue = found.count(Finding.PROVEN), found.count(Finding.UNTRUE)
    waits = _waits(facts)
    settled: ResultKind | None = None
    if not found or waits:
        code = "result.facts_open"
    elif untrue == len(found):
        settled, code = ResultKind.CLEAR_THE_NAME, "result.facts_untrue"
    elif None in found:
        code = "result.facts_as_alleged"
    elif proven:
        code = "result.facts_proven"
    else:
        settled, code = ResultKind.NO_ACCOUNTABILITY, "result.facts_unproven"
    values = (("proven", proven), ("alleged", len(found)))
    return Findings(
        settled=settled,
        may_favour=bool(waits) and not proven,
        may_clear=bool(waits) and untrue + found.count(None) == len(found),
        waits=waits,
        link=TraceLink(said=Said(code=code, values=values)),
    )


def _waits(facts: FactsFile) -> frozenset[Missing]:
    if not facts.alleged:
        return frozenset((Missing(part=Part.FINDING),))
    if facts.run is RunKind.PRELIMINARY:
        return frozenset()
    return frozenset(
        Missing(part=Part.FINDING, ref=each.fact) for each in facts.alleged if each.finding is None
    )
