"""What a run amounts to: one of six results, and why (PRODUCT section 4, DOMAIN section 4).

What favours the respondent stands whatever the office left undone; a fault of the office is listed
beside it and never delays it. An unanswered item is missing only where it can still change what
comes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.domain.checklist import FAVOURABLE, ResultKind, RunKind
from desktop.rules.conditions import ItemId
from desktop.rules.facts import FactsFile
from desktop.rules.findings import Findings, judge_findings
from desktop.rules.fitting import refuse_unfit
from desktop.rules.law import SourceId
from desktop.rules.model import EffectKind, Item, RulePack, Rung, Wanted
from desktop.rules.ranking import Unanswered, ranked
from desktop.rules.standing import Standing, standing_rung
from desktop.rules.time_links import time_links
from desktop.rules.trace import TraceLink, effect_links, result_link, rung_links
from desktop.rules.weighing import Missing, Part, View, WeighedEffect, view_of, weigh_effects

PARTS = tuple(Part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The result of a run, with all that led to it.

    ``highest_rung`` is the heaviest measure that stands; while the run is not ready it is the
    heaviest that may yet stand, and for a favourable result there is none. ``missing`` keeps a
    result from standing; ``owed`` are the clerk's own words still owed beside answers given;
    ``unanswered`` has every item without an answer, the one that matters most first.
    """

    result: ResultKind
    proposed: Rung | None
    highest_rung: Rung | None
    missing: tuple[Missing, ...]
    owed: tuple[Missing, ...]
    unanswered: tuple[Unanswered, ...]
    trace: tuple[TraceLink, ...]

    @property
    def left(self) -> tuple[Missing, ...]:
        """Return everything that is still to be done, each once: missing answers, then words."""
        return tuple(dict.fromkeys((*self.missing, *self.owed)))

    @property
    def faults(self) -> tuple[TraceLink, ...]:
        """Return the faults that keep a decision from being drafted."""
        return self._of(EffectKind.BLOCK)

    @property
    def warnings(self) -> tuple[TraceLink, ...]:
        """Return what has to be explained in writing and is shown in print."""
        return self._of(EffectKind.WARN, EffectKind.CONTRADICT)

    @property
    def contradictions(self) -> tuple[TraceLink, ...]:
        """Return the answers that do not go together; they are warnings too."""
        return self._of(EffectKind.CONTRADICT)

    @property
    def exemptions(self) -> tuple[TraceLink, ...]:
        """Return the grounds on which the respondent is not held accountable."""
        return self._of(EffectKind.EXEMPT)

    @property
    def sources(self) -> tuple[SourceId, ...]:
        """Return every source the trace rests on, each once."""
        cites = (each.source for link in self.trace for each in link.citations)
        return tuple(dict.fromkeys(cites))

    def _of(self, *kinds: EffectKind) -> tuple[TraceLink, ...]:
        return tuple(link for link in self.trace if link.effect in kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Everything that was weighed, before it is concluded."""

    items: tuple[Item, ...]
    view: View
    findings: Findings
    effects: tuple[WeighedEffect, ...]
    standing: Standing
    owed: frozenset[Missing]

    def holds(self, kind: EffectKind) -> bool:
        """Whether any effect of a kind holds."""
        return any(each.outcome.holds for each in self.effects if each.effect.kind is kind)

    def waits(self, kind: EffectKind) -> frozenset[Missing]:
        """Return what the effects of a kind wait for."""
        waits = (each.outcome.waits for each in self.effects if each.effect.kind is kind)
        return frozenset[Missing]().union(*waits)


def items_asked(pack: RulePack, run: RunKind) -> tuple[Item, ...]:
    """Return every item a run may ask, follow-ups among them, in the order of the checklist."""
    return tuple(each for each in pack.checklist.items if each.asked_in(run))


def items_open(pack: RulePack, facts: FactsFile) -> tuple[Item, ...]:
    """Return the items to be answered as a run stands: follow-ups only where they matter."""
    view = view_of(pack, facts)
    return tuple(each for each in items_asked(pack, facts.run) if view.asks(each))


def evaluate(pack: RulePack, facts: FactsFile) -> Evaluation:
    """Return what a run amounts to; facts that do not fit the pack are refused."""
    refuse_unfit(pack, facts)
    weighed = weigh_run(pack, facts)
    result, missing = conclude(weighed)
    standing, items = weighed.standing, weighed.items
    rungs = standing.rungs
    return Evaluation(
        result=result,
        proposed=rungs[-1] if rungs else None,
        highest_rung=highest(standing, result),
        missing=_in_order(items, rungs, missing),
        owed=_in_order(items, rungs, weighed.owed),
        unanswered=ranked(items, weighed.view, weighed.effects, missing),
        trace=(
            weighed.findings.link,
            *effect_links(pack, facts, weighed.effects),
            *rung_links(pack, facts, standing),
            *time_links(pack, facts, weighed.effects, rungs[-1] if rungs else None),
            result_link(pack, facts, standing, result, len(missing)),
        ),
    )


def weigh_run(pack: RulePack, facts: FactsFile) -> Weighed:
    """Return everything that is weighed in a run, of facts known to fit the pack."""
    view = view_of(pack, facts)
    effects = weigh_effects(items_asked(pack, facts.run), view)
    return weighed_with(pack, facts, view, effects)


def weighed_with(
    pack: RulePack, facts: FactsFile, view: View, effects: tuple[WeighedEffect, ...]
) -> Weighed:
    """Return everything that is weighed where the effects are weighed already."""
    items = items_asked(pack, facts.run)
    standing = standing_rung(pack, facts, view, effects)
    owed = (*_owed_words(items, facts, view, effects), *_owed_rungs(items, facts, standing))
    return Weighed(
        items=items,
        view=view,
        findings=judge_findings(facts),
        effects=effects,
        standing=standing,
        owed=frozenset(owed),
    )


def highest(standing: Standing, result: ResultKind) -> Rung | None:
    """Return the heaviest measure that stands; for a favourable result there is none."""
    favoured = result in FAVOURABLE
    return standing.rungs[standing.highest] if standing.rungs and not favoured else None


def conclude(weighed: Weighed) -> tuple[ResultKind, frozenset[Missing]]:
    """Return the first result that holds, in the order of PRODUCT section 4, and what it lacks."""
    findings, nothing = weighed.findings, frozenset[Missing]()
    if findings.settled is not None:
        return findings.settled, nothing
    if weighed.holds(EffectKind.EXEMPT):
        if findings.may_clear:
            return ResultKind.NOT_READY, findings.waits
        return ResultKind.NO_ACCOUNTABILITY, nothing
    favour = weighed.waits(EffectKind.EXEMPT)
    if findings.may_favour:
        favour |= findings.waits
    if weighed.holds(EffectKind.BLOCK):
        kind = ResultKind.NOT_READY if favour else ResultKind.RETURN_FOR_CORRECTION
        return kind, favour
    missing = (
        favour
        | findings.waits
        | weighed.waits(EffectKind.BLOCK)
        | weighed.waits(EffectKind.WARN)
        | weighed.waits(EffectKind.CONTRADICT)
        | weighed.standing.waits
        | weighed.owed
    )
    if missing:
        return ResultKind.NOT_READY, missing
    lighter = weighed.standing.is_lighter
    return ResultKind.LIGHTER_MEASURE if lighter else ResultKind.PROPORTIONATE, nothing


def _owed_words(
    items: Iterable[Item], facts: FactsFile, view: View, effects: Iterable[WeighedEffect]
) -> Iterator[Missing]:
    """Yield reasons and contrary points that an answered item wants and has not got."""
    answers = {each.item: each.answer for each in facts.answers}
    held = {(each.item.id, each.effect.kind) for each in effects if each.outcome.holds}
    counting = {name for name, _ in held}
    for each in items:
        counts = each.id in counting
        if not counts and Wanted.ALWAYS not in (each.reason, each.contrary):
            continue
        if each.id not in view.answers or not view.asks(each):
            continue
        answer = answers[each.id]
        warned = (each.id, EffectKind.WARN) in held or (each.id, EffectKind.CONTRADICT) in held
        if (warned or _wanted(each.reason, counts)) and not answer.reason.strip():
            yield Missing(part=Part.REASON, item=each.id)
        if _wanted(each.contrary, counts) and not answer.contrary.strip():
            yield Missing(part=Part.CONTRARY, item=each.id)


def _owed_rungs(items: Iterable[Item], facts: FactsFile, standing: Standing) -> Iterator[Missing]:
    """Yield lighter rungs said not to be enough without saying why."""
    lighter = {each.code for each in standing.rungs[: standing.highest]}
    asked = {each.id for each in items if each.per_rung}
    for given in facts.answers:
        for each in given.answer.rungs if given.item in asked else ():
            if each.rung in lighter and not each.enough and not each.reason.strip():
                yield Missing(part=Part.RUNG_REASON, item=given.item, ref=each.rung)


def _wanted(when: Wanted, counts: bool) -> bool:
    return when is Wanted.ALWAYS or (when is Wanted.WHEN_IT_COUNTS and counts)


def _in_order(
    items: tuple[Item, ...], rungs: tuple[Rung, ...], missing: Iterable[Missing]
) -> tuple[Missing, ...]:
    item_at: dict[ItemId | None, int] = {each.id: place for place, each in enumerate(items)}
    rung_at: dict[str, int] = {each.code: place for place, each in enumerate(rungs)}

    def place(each: Missing) -> tuple[int, int, int, str]:
        return (
            item_at.get(each.item, -1),
            PARTS.index(each.part),
            rung_at.get(each.ref, -1),
            each.ref,
        )

    return tuple(sorted(missing, key=place))
