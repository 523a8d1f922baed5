"""The way from answers to a result, link by link, each with its sources.

A link holds a sentence's code and its values; both languages are said from the same link.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.checklist import Answer, ResultKind
from desktop.domain.measure import MeasureCode
from desktop.errors import Value
from desktop.rules.conditions import Claim, Condition, ItemId, claims_in
from desktop.rules.facts import FactsFile
from desktop.rules.in_time import source_on
from desktop.rules.law import SourceId, Standing, Text, Verified
from desktop.rules.lookup import item, rung
from desktop.rules.model import AnswerKind, EffectKind, Group, Item, RulePack
from desktop.rules.reading.conditions import OPEN
from desktop.rules.standing import Standing as RungStanding
from desktop.rules.weighing import Missing, Part, WeighedEffect
from desktop.text import Language

ABOUT_THE_ACT = (Group.FACTS, Group.PROCEDURE, Group.RED_FLAGS)
JOINED = " / "

Values = tuple[tuple[str, Text | Value], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence of the catalogue with its values, before a language is chosen."""

    code: str
    values: Values = ()

    def values_in(self, language: Language) -> dict[str, Value]:
        """Return the values as `desktop.text.sentence` takes them."""
        return {
            name: value.said(language) if isinstance(value, Text) else value
            for name, value in self.values
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A source a link rests on, and whether it was in force on the day that matters."""

    source: SourceId
    on: date
    verified: Verified
    standing: Standing
    may_be_printed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceLink:
    """One link: what was weighed, the condition that was met, and what it rests on."""

    said: Said
    item: ItemId | None = None
    effect: EffectKind | None = None
    met: Condition | None = None
    advice: Text | None = None
    citations: tuple[Citation, ...] = ()

    @property
    def line(self) -> str:
        """Return the link in codes alone, as an entry of the journal keeps it."""
        cites = ",".join(each.source for each in self.citations)
        return " ".join(part for part in (self.said.code, self.item or "", cites) if part)


def cited(pack: RulePack, cites: tuple[SourceId, ...], day: date) -> tuple[Citation, ...]:
    """Return citations as they stand on a day, each in the text of that day."""
    found = dict.fromkeys(source_on(pack, name, day) for name in cites)
    return tuple(
        Citation(
            source=each.id,
            on=day,
            verified=each.verified,
            standing=each.standing(day),
            may_be_printed=each.may_be_printed,
        )
        for each in found
    )


def effect_links(
    pack: RulePack, facts: FactsFile, effects: tuple[WeighedEffect, ...]
) -> tuple[TraceLink, ...]:
    """Return a link for each effect that holds, in the order of the checklist."""
    answers = {each.item: each.answer for each in facts.answers}
    return tuple(
        _effect_link(pack, facts, each, answers.get(each.item.id, Answer()))
        for each in effects
        if each.outcome.holds
    )


def day_of(asked: Item, facts: FactsFile) -> date:
    """Return the day whose law an item follows: of the act in procedure, else of the conduct."""
    return facts.act_on if is_about_the_act(asked) else facts.conduct_to


def is_about_the_act(asked: Item) -> bool:
    """Whether an item asks what the office does, rather than what the respondent did."""
    return asked.of_the_act or asked.group in ABOUT_THE_ACT


def _effect_link(
    pack: RulePack, facts: FactsFile, weighed: WeighedEffect, answer: Answer
) -> TraceLink:
    effect, asked = weighed.effect, weighed.item
    day = day_of(asked, facts)
    values: Values = (
        ("item", asked.id),
        ("ask", asked.ask),
        ("answer", answer_text(pack, asked, _what_counts(effect.when, answer))),
        ("advice", effect.advice or Text(zh="", en="")),
    )
    own = any(claim.subject == asked.id for claim in claims_in(effect.when))
    return TraceLink(
        said=Said(code=f"result.{effect.kind.value}{'' if own else '_by_case'}", values=values),
        item=asked.id,
        effect=effect.kind,
        met=effect.when,
        advice=effect.advice,
        citations=cited(pack, effect.cites, day),
    )


def _what_counts(met: Condition, answer: Answer) -> Answer:
    """Return of many choices the one that a simple condition is about."""
    if answer.chosen and isinstance(met, Claim) and met.operand in answer.chosen:
        return Answer(chosen=(str(met.operand),))
    return answer


def rung_links(pack: RulePack, facts: FactsFile, standing: RungStanding) -> tuple[TraceLink, ...]:
    """Return how mitigating facts and lighter rungs moved the highest rung that stands."""
    links: list[TraceLink] = []
    checklist, balance = pack.checklist, standing.held
    if standing.rungs and (balance.mitigating or balance.aggravating):
        cites = checklist.lowers_cites + (checklist.light_cites if balance.first_form else ())
        values = (
            ("mitigating", balance.mitigating),
            ("aggravating", balance.aggravating),
            ("net", balance.net),
            ("proposed", standing.rungs[-1].name),
            ("rung", standing.rungs[standing.held_at].name),
        )
        code = "result.light_lowered" if balance.first_form else "result.lowered"
        citations = cited(pack, cites, facts.conduct_to)
        links.append(TraceLink(said=Said(code=code, values=values), citations=citations))
    names = {each.code: each.name for each in standing.rungs}
    for asked in checklist.items:
        if asked.per_rung and asked.asked_in(facts.run):
            citations = cited(pack, asked.cites, facts.conduct_to)
            links += [
                TraceLink(
                    said=Said(code="result.rung_enough", values=(("rung", names[each.rung]),)),
                    item=asked.id,
                    citations=citations,
                )
                for each in standing.enough
            ]
    return tuple(links)


def result_link(
    pack: RulePack, facts: FactsFile, standing: RungStanding, result: ResultKind, missing: int
) -> TraceLink:
    """Return the last link, which says the result itself."""
    code = f"result.{result.value}"
    values: Values = (("missing", missing),)
    if standing.rungs:
        highest, proposed = standing.rungs[standing.highest], standing.rungs[-1]
        values += (("rung", highest.name), ("proposed", proposed.name))
    elif result in (ResultKind.LIGHTER_MEASURE, ResultKind.PROPORTIONATE):
        code += "_so_far"
    citations = cited(pack, pack.checklist.lowers_cites, facts.act_on)
    return TraceLink(said=Said(code=code, values=values), citations=citations)


def answer_text(pack: RulePack, asked: Item, answer: Answer) -> Text:
    """Return an answer as a person reads it; none given is still to be checked."""
    choices = pack.checklist.tri_state if asked.answer is AnswerKind.TRI_STATE else asked.choices
    texts = {choice.code: choice.text for choice in choices}
    given = [texts[code] for code in (answer.value, *answer.chosen) if code in texts]
    if answer.value and not given:
        return Text(zh=answer.value, en=answer.value)
    given = given or [choice.text for choice in pack.checklist.tri_state if choice.code == OPEN]
    return Text(
        zh=JOINED.join(text.zh for text in given), en=JOINED.join(text.en for text in given)
    )


def missing_said(pack: RulePack, facts: FactsFile, missing: Missing) -> Said:
    """Return the sentence that says what is missing and where."""
    code = f"result.missing_{missing.part.value}"
    if missing.part is Part.FINDING:
        code = code if missing.ref else "result.missing_any_fact"
        return Said(code=code, values=(("fact", missing.ref),))
    if missing.part is Part.MEASURE:
        return Said(code=code)
    if missing.item is None:
        name = next(each.name for each in pack.facts if each.id == missing.ref)
        return Said(code=code, values=(("fact", name),))
    values: Values = (("item", missing.item), ("ask", item(pack, missing.item).ask))
    if missing.ref:
        values += (("rung", rung(pack, facts.track, MeasureCode(missing.ref)).name),)
    return Said(code=code, values=values)
