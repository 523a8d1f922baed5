"""What would change a result: the fewest answers given otherwise, and what would come out then.

Every other answer that is allowed is tried, alone first and then with others, as if the words it
then owes were written; nothing is guessed. Free text is never tried: no result turns on what it
says. More than `MOST_TRIED` sets of answers are not tried, and the search says how far it came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from math import comb

from desktop.domain.checklist import Answer, ResultKind, RungAnswer
from desktop.rules.conditions import CaseDay, Claim, ClaimKind, ItemId, claims_in
from desktop.rules.evaluation import items_asked
from desktop.rules.facts import FactsFile
from desktop.rules.fitting import refuse_unfit
from desktop.rules.lookup import lighter_rungs
from desktop.rules.model import AnswerKind, Item, RulePack, Rung
from desktop.rules.reading.conditions import NO, NOT_APPLICABLE, YES
from desktop.rules.trials import Outcome, Trials

MOST_TRIED = 1000
MOST_LOOKED_AT = 5000
LARGEST_SET = 4
AS_IF_WRITTEN = "-"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One answer given otherwise.

    ``rung`` is the only measure about which an item asked rung by rung is answered otherwise.
    """

    item: ItemId
    answer: Answer
    rung: Rung | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Answers that together would change the result, none to spare, and what would come out."""

    turns: tuple[Turn, ...]
    result: ResultKind
    highest_rung: Rung | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What was found: first every single answer, then larger sets for what none smaller leads to.

    Every set of up to ``whole_up_to`` answers has been tried, or can lead to nothing new; of larger
    ones only some, or none.
    """

    found: tuple[Change, ...]
    whole_up_to: int


def would_change(pack: RulePack, facts: FactsFile) -> Changes:
    """Return the smallest sets of answers that would change the result.

    Raises:
        Refused: the facts do not fit the pack.
    """
    refuse_unfit(pack, facts)
    return _Search(pack, facts).run()


class _Search:
    """One search, from single answers to sets of them."""

    def __init__(self, pack: RulePack, facts: FactsFile) -> None:
        self._pack, self._facts = pack, facts
        self._trials = Trials(pack, facts)
        self._stands = self._trials.outcome({})
        self._given = {each.item: each.answer for each in facts.answers}
        self._left = MOST_TRIED

    def run(self) -> Changes:
        if self._trials.is_settled:
            return Changes(found=(), whole_up_to=LARGEST_SET)
        turns = tuple(self._turns())
        found = [change for turn in turns if (change := self._alone(turn))]
        reached = {(each.result, each.highest_rung) for each in found}
        moving, size = self._moving(turns), 1
        ends = {turn: self._trials.ends_in(turn.item, turn.answer) for turn in moving}
        while size < min(LARGEST_SET, len(moving)):
            known = {result for result, _ in (*reached, self._stands)}
            ending = {turn for turn in moving if not ends[turn].isdisjoint(known)}
            sets = self._worth_trying(moving, size + 1, ending)
            if sets is None:
                break
            size += 1
            more = [change for each in sets if (change := self._together(each, reached))]
            reached |= {(each.result, each.highest_rung) for each in more}
            found += more
        found += self._putting_right(moving, size, reached)
        return Changes(found=tuple(found), whole_up_to=size)

    def _worth_trying(
        self, moving: tuple[Turn, ...], size: int, ending: Set[Turn]
    ) -> list[tuple[Turn, ...]] | None:
        """Return the sets of a size that can lead to something new; nothing where too many.

        What decides the result now has to hang on one of the answers; and where no effect hangs on
        two of them, one that ends the matter ends it with others too, as is known already.
        """
        if comb(len(moving), size) > MOST_LOOKED_AT:
            return None
        sets = [
            each
            for each in combinations(moving, size)
            if len(items := {turn.item for turn in each}) == size
            and self._trials.may_undo(items)
            and (ending.isdisjoint(each) or self._trials.meet(items))
        ]
        return sets if len(sets) <= self._left else None

    def _turns(self) -> Iterator[Turn]:
        """Yield every other answer to every item on which something turns."""
        claims = _claims_by_item(self._pack)
        for item in items_asked(self._pack, self._facts.run):
            if item.id in claims or item.per_rung:
                yield from self._others(item, claims.get(item.id, ()))

    def _alone(self, turn: Turn) -> Change | None:
        then, same = self._tried((turn,)), {self._stands}
        if turn.item in self._given and self._stands[0] is ResultKind.NOT_READY:
            # else words that are owed already would look like what another answer does
            same.add(self._trials.outcome({turn.item: self._worded(turn.item)}))
        return None if then in same else _change((turn,), then)

    def _together(self, turns: tuple[Turn, ...], reached: set[Outcome]) -> Change | None:
        """Return what a set leads to that no smaller one does."""
        then = self._tried(turns)
        is_new = then not in reached and then != self._stands
        return _change(turns, then) if is_new and then[0] is not ResultKind.NOT_READY else None

    def _putting_right(
        self, moving: tuple[Turn, ...], size: int, reached: set[Outcome]
    ) -> Iterator[Change]:
        """Yield what comes out once every fault is put right, if they are more than ``size``."""
        faults = self._trials.faults
        if len(faults) <= size:
            return
        right: dict[ItemId, Turn] = {}
        for turn in moving:
            left = self._trials.faults_with({turn.item: turn.answer})
            if turn.item not in right and left < faults:
                right[turn.item] = turn
        turns = tuple(right.values())
        if len(turns) > 1 and (change := self._together(turns, reached)):
            yield change

    def _moving(self, turns: Iterable[Turn]) -> tuple[Turn, ...]:
        """Return of each item's answers one for every way in which they move what is weighed.

        What is said of a rung moves no effect and is kept as it is.
        """
        ways: dict[tuple[ItemId, object], Turn] = {}
        unmoved = self._trials.way({})
        for turn in turns:
            way = self._trials.way({turn.item: turn.answer})
            if turn.rung is not None:
                ways[turn.item, turn.answer.rungs] = turn
            elif way != unmoved:
                ways.setdefault((turn.item, way), turn)
        return tuple(ways.values())

    def _tried(self, turns: tuple[Turn, ...]) -> Outcome:
        self._left -= 1
        return self._trials.outcome({turn.item: turn.answer for turn in turns})

    def _worded(self, item: ItemId) -> Answer:
        """Return the answer given with the words it may owe; an empty one where none is given."""
        before = self._given.get(item, Answer())
        return replace(
            before,
            reason=before.reason or AS_IF_WRITTEN,
            contrary=before.contrary or AS_IF_WRITTEN,
        )

    def _others(self, item: Item, claims: Iterable[Claim]) -> Iterator[Turn]:
        """Yield every other answer with the words of the one given."""
        worded = self._worded(item.id)
        if item.per_rung:
            yield from self._other_rungs(item, worded)
        elif item.answer is AnswerKind.MANY:
            for chosen in _other_choices(item, worded.chosen):
                yield Turn(item=item.id, answer=replace(worded, chosen=chosen))
        else:
            for value in self._other_values(item, claims):
                if value != worded.value:
                    yield Turn(item=item.id, answer=replace(worded, value=value))

    def _other_rungs(self, item: Item, words: Answer) -> Iterator[Turn]:
        """Yield the answer with one lighter rung said to be enough, or no longer so."""
        facts = self._facts
        if facts.measure is None:
            return
        given = {each.rung: each for each in words.rungs}
        status = facts.respondent.status
        for rung in lighter_rungs(self._pack, facts.track, status, facts.measure):
            said = given.get(rung.code)
            reason = (said.reason if said else "") or AS_IF_WRITTEN
            for enough in (True, False) if said is None else (not said.enough,):
                turned = RungAnswer(rung=rung.code, enough=enough, reason=reason)
                rungs = tuple({**given, rung.code: turned}.values())
                yield Turn(item=item.id, answer=replace(words, rungs=rungs), rung=rung)

    def _other_values(self, item: Item, claims: Iterable[Claim]) -> tuple[str, ...]:
        if item.answer is AnswerKind.TRI_STATE:
            return (YES, NO, NOT_APPLICABLE) if item.not_applicable else (YES, NO)
        if item.answer is AnswerKind.CHOICE:
            return tuple(choice.code for choice in item.choices)
        return tuple(dict.fromkeys(value for claim in claims for value in self._around(claim)))

    def _around(self, claim: Claim) -> Iterator[str]:
        """Yield a number or a day at which a claim turns, and those beside it; text has none."""
        operand = claim.operand
        if claim.kind is ClaimKind.AFTER:
            operand = self._trials.days[CaseDay(operand).value]
        if isinstance(operand, int):
            yield from (str(number) for number in range(max(0, operand - 1), operand + 2))
        elif isinstance(operand, date):
            yield from ((operand + far).isoformat() for far in (-ONE_DAY, 0 * ONE_DAY, ONE_DAY))


def _change(turns: tuple[Turn, ...], then: Outcome) -> Change:
    return Change(turns=turns, result=then[0], highest_rung=then[1])


def _claims_by_item(pack: RulePack) -> Mapping[str, tuple[Claim, ...]]:
    """Return the items of which anything is claimed, with the claims; no other can matter."""
    conditions = [effect.when for item in pack.checklist.items for effect in item.effects]
    conditions += [item.opens for item in pack.checklist.items if item.opens is not None]
    found: dict[str, list[Claim]] = {}
    for condition in (*conditions, pack.checklist.light):
        for claim in claims_in(condition):
            if claim.of_item:
                found.setdefault(claim.subject, []).append(claim)
    return {item: tuple(claims) for item, claims in found.items()}


def _other_choices(item: Item, chosen: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the choices with one more, or one less; never none at all."""
    for choice in item.choices:
        if choice.code in chosen:
            left = tuple(each for each in chosen if each != choice.code)
            if left:
                yield left
        elif choice.code in item.alone:
            yield (choice.code,)
        else:
            yield (*(each for each in chosen if each not in item.alone), choice.code)
