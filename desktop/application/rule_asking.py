"""A run asked question by question, without an office: what comes next, and what was said.

Nothing is kept here but the facts as they stand and which questions are behind; going back is
taking an earlier trial again. Until something is said of it, the frame of the run is a usual one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from desktop.application.rule_trials import FactsWeighed
from desktop.application.words import word, yes_or_no
from desktop.domain.checklist import Answer, Finding, RungAnswer, RunKind
from desktop.domain.deadline import EARLIEST_START, LATEST_START
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.office import BodyKind
from desktop.domain.respondent import Post, Status
from desktop.errors import Problem, Refused
from desktop.rules.conditions import FactName, ItemId
from desktop.rules.evaluation import evaluate, items_open
from desktop.rules.facts import AllegedFact, FactsFile, GivenAnswer, GivenFact, RespondentFacts
from desktop.rules.fitting import DIGITS
from desktop.rules.lookup import item as item_of
from desktop.rules.lookup import ladder, lighter_rungs, rung
from desktop.rules.model import AnswerKind, Item, RulePack
from desktop.rules.reading.conditions import NO, NOT_APPLICABLE, YES
from desktop.rules.reading.strict import as_day
from desktop.rules.weighing import Part
from desktop.text import Language, sentence, shown_date

LONGEST = 1000
"""Characters of one answer in words; all of them together stay far below a facts file's limit."""
MOST_ALLEGED = 20
_BETWEEN = re.compile(r"[\s,;、，；]+")
_FLAGS = (YES, NO)

Key = tuple[str, ...]
Choices = tuple[tuple[str, str], ...]


class Want(Enum):
    """What kind of reply a question takes; the codes are keys of ``ask.toml``."""

    ONE = "one"
    MANY = "many"
    NUMBER = "number"
    DAY = "day"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked next; ``usual`` is what holds where nothing is typed, empty for a skip."""

    key: Key
    ask: str
    want: Want
    choices: Choices = ()
    alone: tuple[str, ...] = ()
    help: str = ""
    usual: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A run as far as it was asked, with the questions that are behind."""

    pack: RulePack
    facts: FactsFile
    passed: frozenset[Key] = frozenset()

    @property
    def weighed(self) -> FactsWeighed:
        """Return what was said so far with what it amounts to."""
        return FactsWeighed(
            pack=self.pack, facts=self.facts, evaluation=evaluate(self.pack, self.facts)
        )


def begun(pack: RulePack, today: date) -> Trial:
    """Return a trial of which nothing was said yet, with a usual frame."""
    facts = FactsFile(
        pack=pack.id,
        version=pack.version,
        run=RunKind.PRELIMINARY,
        conduct_from=today,
        conduct_to=today,
        act_on=today,
        respondent=RespondentFacts(
            status=Status.CIVIL_SERVANT, role=Post.STAFF, party_member=False
        ),
        body=BodyKind.TOWNSHIP_PARTY_COMMITTEE,
        track=pack.ladders[0].track,
    )
    return Trial(pack=pack, facts=facts)


def next_question(trial: Trial, language: Language) -> Question | None:
    """Return the first question that is not behind, or nothing where all was asked."""
    ways = (_of_frame, _of_alleged, _of_facts, _of_owed, _of_items)
    questions = (each for way in ways for each in way(trial, language))
    return next((each for each in questions if each.key not in trial.passed), None)


def replied(trial: Trial, question: Question, typed: str) -> Trial:
    """Return the trial with a reply taken in; an empty one leaves things as they are.

    Raises:
        Refused: the reply is none of what is allowed.
    """
    facts = trial.facts
    if typed.strip():
        facts = _TAKEN[question.key[0]](trial, question.key, _understood(question, typed.strip()))
    return replace(trial, facts=facts, passed=trial.passed | {question.key})


def _understood(question: Question, typed: str) -> tuple[str, ...]:
    """Return the codes, digits, day or words that were meant."""
    if question.want is Want.WORDS:
        if len(typed) > LONGEST:
            raise Refused(Problem("ask.too_long", longest=LONGEST))
        return (typed,)
    plain = unicodedata.normalize("NFKC", typed).strip()
    if question.want is Want.DAY:
        if as_day(plain) is None:
            raise Refused(Problem("ask.not_a_day"))
        return (plain,)
    if question.want is Want.NUMBER:
        if DIGITS.fullmatch(plain) is None:
            raise Refused(Problem("ask.not_a_number"))
        return (plain,)
    return _chosen(question, plain)


def _chosen(question: Question, plain: str) -> tuple[str, ...]:
    last = len(question.choices)
    numbers = [each for each in _BETWEEN.split(plain) if each]
    places = [int(each) for each in numbers if DIGITS.fullmatch(each)]
    several = question.want is Want.MANY
    if (
        len(places) < len(numbers)
        or not all(1 <= place <= last for place in places)
        or not (places if several else len(places) == 1)
    ):
        raise Refused(Problem("ask.not_choices" if several else "ask.not_a_choice", last=last))
    codes = tuple(dict.fromkeys(question.choices[place - 1][0] for place in places))
    words = dict(question.choices)
    for code in question.alone:
        if code in codes and len(codes) > 1:
            raise Refused(Problem("ask.not_alone", choice=words[code]))
    return codes


def _of_frame(trial: Trial, language: Language) -> Iterator[Question]:
    """Yield what every run has, each with what holds until it is said otherwise."""
    facts, pack = trial.facts, trial.pack
    who = facts.respondent

    def ask(name: str, choices: Choices, usual: str, want: Want = Want.ONE) -> Question:
        said = sentence(f"ask.frame_{name}", language)
        return Question(key=("frame", name), ask=said, want=want, choices=choices, usual=usual)

    def listed(name: str, now: Enum, members: tuple[Enum, ...]) -> Question:
        choices = tuple((str(each.value), word(each, language)) for each in members)
        return ask(name, choices, word(now, language))

    yield listed("run", facts.run, tuple(RunKind))
    for name, day in (
        ("conduct_from", facts.conduct_from),
        ("conduct_to", facts.conduct_to),
        ("act_on", facts.act_on),
    ):
        yield ask(name, (), shown_date(day, language), Want.DAY)
    yield listed("status", who.status, tuple(Status))
    yield listed("role", who.role, tuple(Post))
    flags = tuple((flag, yes_or_no(flag == YES, language)) for flag in _FLAGS)
    yield ask("party_member", flags, yes_or_no(who.party_member, language))
    yield listed("body", facts.body, tuple(BodyKind))
    yield listed("track", facts.track, tuple(each.track for each in pack.ladders))
    rungs = ladder(pack, facts.track).rungs
    measures = tuple((str(each.code), each.name.said(language)) for each in rungs)
    usual = rung(pack, facts.track, facts.measure).name.said(language) if facts.measure else ""
    yield ask("measure", measures, usual)


def _of_alleged(trial: Trial, language: Language) -> Iterator[Question]:
    """Yield what is alleged, one fact after the other until none is named."""
    findings = tuple((each.value, word(each, language)) for each in Finding)
    for number in range(1, MOST_ALLEGED + 1):
        key = str(number)
        asked = sentence("ask.alleged", language, number=number)
        yield Question(key=("alleged", key), ask=asked, want=Want.WORDS)
        if number > len(trial.facts.alleged):
            return
        asked = sentence("ask.finding", language, number=number)
        yield Question(key=("finding", key), ask=asked, want=Want.ONE, choices=findings)


def _of_facts(trial: Trial, language: Language) -> Iterator[Question]:
    """Yield the further facts a pack looks at."""
    for fact in trial.pack.facts:
        yield Question(
            key=("fact", fact.id),
            ask=sentence("ask.fact", language, name=fact.name.said(language)),
            want=Want.ONE if fact.choices else Want.NUMBER,
            choices=tuple((each.code, each.text.said(language)) for each in fact.choices),
        )


def _of_owed(trial: Trial, language: Language) -> Iterator[Question]:
    """Yield the words still owed beside answers that were given."""
    facts = trial.facts
    if not facts.answers:
        return
    for owed in trial.weighed.evaluation.owed:
        name = ""
        if owed.part is Part.RUNG_REASON:
            name = rung(trial.pack, facts.track, MeasureCode(owed.ref)).name.said(language)
        said = sentence(f"ask.owed_{owed.part.value}", language, item=owed.item or "", rung=name)
        yield Question(key=(owed.part.value, owed.item or "", owed.ref), ask=said, want=Want.WORDS)


def _of_items(trial: Trial, language: Language) -> Iterator[Question]:
    """Yield the items that are open as things stand, those per rung rung by rung."""
    for item in items_open(trial.pack, trial.facts):
        if item.per_rung:
            yield from _of_rungs(trial, item, language)
            continue
        asked = sentence("ask.item", language, item=item.id, ask=item.ask.said(language))
        yield Question(
            key=("item", item.id),
            ask=asked,
            want=_WANTS[item.answer],
            choices=_choices(trial.pack, item, language),
            alone=item.alone,
            help=item.help.said(language),
        )


def _of_rungs(trial: Trial, item: Item, language: Language) -> Iterator[Question]:
    """Yield an item for each lighter rung; without a measure there is none to ask about."""
    facts = trial.facts
    if facts.measure is None:
        return
    flags = tuple((flag, yes_or_no(flag == YES, language)) for flag in _FLAGS)
    for each in lighter_rungs(trial.pack, facts.track, facts.respondent.status, facts.measure):
        name = each.name.said(language)
        yield Question(
            key=("rung", item.id, each.code),
            ask=sentence("ask.rung", language, item=item.id, rung=name),
            want=Want.ONE,
            choices=flags,
            help=item.ask.said(language),
        )


def _choices(pack: RulePack, item: Item, language: Language) -> Choices:
    choices = item.choices
    if item.answer is AnswerKind.TRI_STATE:
        every = pack.checklist.tri_state
        choices = tuple(c for c in every if item.not_applicable or c.code != NOT_APPLICABLE)
    return tuple((each.code, each.text.said(language)) for each in choices)


def _take_frame(trial: Trial, key: Key, given: tuple[str, ...]) -> FactsFile:
    facts, said = trial.facts, given[0]
    if key[1] in ("conduct_from", "conduct_to", "act_on"):
        return _take_day(facts, key[1], date.fromisoformat(said))
    who = facts.respondent
    changed: Mapping[str, Callable[[], FactsFile]] = {
        "run": lambda: replace(facts, run=RunKind(said)),
        "status": lambda: replace(facts, respondent=replace(who, status=Status(said))),
        "role": lambda: replace(facts, respondent=replace(who, role=Post(said))),
        "party_member": lambda: replace(facts, respondent=replace(who, party_member=said == YES)),
        "body": lambda: replace(facts, body=BodyKind(said)),
        "track": lambda: replace(facts, track=Track(said)),
        "measure": lambda: replace(facts, measure=MeasureCode(said)),
    }
    return changed[key[1]]()


def _take_day(facts: FactsFile, name: str, day: date) -> FactsFile:
    """Return the facts with a day, later days that were not said yet moved along."""
    if not EARLIEST_START <= day <= LATEST_START:
        raise Refused(Problem("ask.day_out_of_range", earliest=EARLIEST_START, latest=LATEST_START))
    if name == "conduct_from":
        return replace(facts, conduct_from=day, conduct_to=day, act_on=max(facts.act_on, day))
    if name == "conduct_to":
        if day < facts.conduct_from:
            raise Refused(Problem("ask.day_before", first=facts.conduct_from))
        return replace(facts, conduct_to=day, act_on=max(facts.act_on, day))
    if day < facts.conduct_to:
        raise Refused(Problem("ask.day_before", first=facts.conduct_to))
    return replace(facts, act_on=day)


def _take_alleged(trial: Trial, key: Key, given: tuple[str, ...]) -> FactsFile:
    if given[0] in {each.fact for each in trial.facts.alleged}:
        raise Refused(Problem("ask.alleged_twice"))
    alleged = (*trial.facts.alleged, AllegedFact(fact=given[0]))
    return replace(trial.facts, alleged=alleged)


def _take_finding(trial: Trial, key: Key, given: tuple[str, ...]) -> FactsFile:
    *before, last = trial.facts.alleged
    found = replace(last, finding=Finding(given[0]))
    return replace(trial.facts, alleged=(*before, found))


def _take_fact(trial: Trial, key: Key, given: tuple[str, ...]) -> FactsFile:
    name = FactName(key[1])
    is_number = any(each.id == name and not each.choices for each in trial.pack.facts)
    fact = GivenFact(fact=name, value=int(given[0]) if is_number else given[0])
    return replace(trial.facts, facts=(*trial.facts.facts, fact))


def _take_item(trial: Trial, key: Key, given: tuple[str, ...]) -> FactsFile:
    item = item_of(trial.pack, ItemId(key[1]))
    many = item.answer is AnswerKind.MANY
    answer = Answer(chosen=given) if many else Answer(value=given[0])
    return _answered(trial.facts, item.id, answer)


def _take_rung(trial: Trial, key: Key, given: tuple[str, ...]) -> FactsFile:
    item = ItemId(key[1])
    said = RungAnswer(rung=MeasureCode(key[2]), enough=given[0] == YES, reason="")
    before = _answer_to(trial.facts, item)
    return _answered(trial.facts, item, replace(before, rungs=(*before.rungs, said)))


def _take_words(trial: Trial, key: Key, given: tuple[str, ...]) -> FactsFile:
    part, item = Part(key[0]), ItemId(key[1])
    answer = _answer_to(trial.facts, item)
    if part is Part.REASON:
        answer = replace(answer, reason=given[0])
    elif part is Part.CONTRARY:
        answer = replace(answer, contrary=given[0])
    else:
        rungs = tuple(
            replace(each, reason=given[0]) if each.rung == key[2] else each for each in answer.rungs
        )
        answer = replace(answer, rungs=rungs)
    return _answered(trial.facts, item, answer)


def _answer_to(facts: FactsFile, item: ItemId) -> Answer:
    return next((each.answer for each in facts.answers if each.item == item), Answer())


def _answered(facts: FactsFile, item: ItemId, answer: Answer) -> FactsFile:
    given = {each.item: each.answer for each in facts.answers} | {item: answer}
    answers = tuple(GivenAnswer(item=name, answer=given[name]) for name in sorted(given))
    return replace(facts, answers=answers)


_WANTS = {
    AnswerKind.TRI_STATE: Want.ONE,
    AnswerKind.CHOICE: Want.ONE,
    AnswerKind.MANY: Want.MANY,
    AnswerKind.NUMBER: Want.NUMBER,
    AnswerKind.DATE: Want.DAY,
    AnswerKind.TEXT: Want.WORDS,
}
_TAKEN: Mapping[str, Callable[[Trial, Key, tuple[str, ...]], FactsFile]] = {
    "frame": _take_frame,
    "alleged": _take_alleged,
    "finding": _take_finding,
    "fact": _take_fact,
    "item": _take_item,
    "rung": _take_rung,
    Part.REASON.value: _take_words,
    Part.CONTRARY.value: _take_words,
    Part.RUNG_REASON.value: _take_words,
}
