"""What the trace says about law that changed: named, never silently applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.rules.facts import FactsFile
from desktop.rules.in_time import Applies, Influence, influence_of, months_of, source_on
from desktop.rules.law import SourceId, Standing
from desktop.rules.model import RulePack, Rung
from desktop.rules.trace import Said, TraceLink, Values, cited, is_about_the_act
from desktop.rules.weighing import WeighedEffect

SILENT = (Applies.UNCHANGED, Applies.NO_PERIOD)


def time_links(
    pack: RulePack, facts: FactsFile, effects: Iterable[WeighedEffect], proposed: Rung | None
) -> tuple[TraceLink, ...]:
    """Return what has to be said of the days of conduct and act; nothing where no rule changed."""
    return (
        *_influence(pack, facts, proposed),
        *_changed(pack, facts, tuple(dict.fromkeys(_substance(effects, proposed)))),
    )


def _influence(pack: RulePack, facts: FactsFile, proposed: Rung | None) -> Iterator[TraceLink]:
    """Say by which rule the measure weighs, where that of the conduct is not that of the act."""
    if proposed is None:
        return
    found = influence_of(proposed, facts)
    if found.why not in SILENT:
        citations = cited(pack, found.cites, facts.act_on)
        yield TraceLink(said=influence_said(proposed, found), citations=citations)


def influence_said(rung: Rung, found: Influence) -> Said:
    """Return for how long a measure weighs and by which rule, as a sentence."""
    periods = (("then", found.then), ("now", found.now), ("counts", found.counts))
    values: Values = (("rung", rung.name),)
    values += tuple((name, months_of(each)) for name, each in periods)
    return Said(code=f"result.influence_{found.why.value}", values=values)


def _changed(pack: RulePack, facts: FactsFile, cites: tuple[SourceId, ...]) -> Iterator[TraceLink]:
    """Name the rules that came after the conduct, and those that began in the midst of it."""
    later, midst = list[SourceId](), list[SourceId]()
    for cite in cites:
        first, last = (
            source_on(pack, cite, day).standing(day)
            for day in (facts.conduct_from, facts.conduct_to)
        )
        if last is Standing.NOT_YET:
            later.append(cite)
        elif first is Standing.NOT_YET:
            midst.append(cite)
    days: Values = (("first", facts.conduct_from), ("last", facts.conduct_to))
    for code, found in (("result.rule_came_later", later), ("result.rule_began_midst", midst)):
        if found:
            citations = cited(pack, tuple(found), facts.conduct_to)
            yield TraceLink(said=Said(code=code, values=days), citations=citations)


def _substance(effects: Iterable[WeighedEffect], proposed: Rung | None) -> Iterator[SourceId]:
    """Yield the sources of what holds and of the measure, but for those about procedure."""
    for each in effects:
        if each.outcome.holds and not is_about_the_act(each.item):
            yield from each.effect.cites
    if proposed is not None:
        yield from proposed.cites
