"""What both sides changed, in words: the field, whom it is about, and each value as it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum

from desktop.application.case_view import act_words
from desktop.application.rule_packs import RulePacks
from desktop.application.words import listed, word, word_key, yes_or_no
from desktop.domain.checklist import Answer
from desktop.domain.entries.act import Act
from desktop.domain.entries.checklist import ItemAnswered
from desktop.domain.entries.evidence import FactFound, MeasureProposed, ResponsibilityStated
from desktop.domain.entries.procedure import (
    DecisionRecorded,
    DefenceAnswered,
    DefenceRecorded,
    FactsShown,
)
from desktop.domain.identity import masked
from desktop.domain.ids import BodyId, FactId, RespondentId, RunId
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.names import shown_text
from desktop.domain.replay.case import FOUND, CaseFile, Done, track_name
from desktop.domain.replay.thing import Dispute
from desktop.errors import NotFound
from desktop.rules.conditions import ItemId
from desktop.rules.lookup import item, rung
from desktop.rules.model import Item, RulePack
from desktop.text import Language, catalogue, sentence, shown_date

SPACE = "\u3000"
LONGEST_NAMED = 60


class DisputeWords:
    """Says what is disputed in one case, as far as the one who reads may see it."""

    def __init__(
        self,
        file: CaseFile,
        body_named: Callable[[BodyId], str],
        sees: Callable[[RunId], bool],
        packs: RulePacks,
        language: Language,
    ) -> None:
        """Speak of this case; ``sees`` says which runs of the checklist may be looked into."""
        self._file = file
        self._body_named = body_named
        self._sees = sees
        self._packs = packs
        self._language = language
        self._abouts = dict((*self._people(), *self._things()))

    def field(self, dispute: Dispute) -> str:
        """Return what a field is called; an item of a run by its number and its question."""
        if RunId(dispute.about) in self._file.runs:
            asked = self._item(RunId(dispute.about), dispute.field)
            words = asked.ask.said(self._language) if asked else ""
            return shown_text(f"{dispute.field[:LONGEST_NAMED]}{SPACE}{words}").rstrip()
        known = f"field_{dispute.field}" in catalogue(self._language, "dispute")
        return self._say(f"field_{dispute.field}" if known else "field_other")

    def about(self, dispute: Dispute) -> str:
        """Return whom or what of the case it is about; empty where it is the case itself."""
        words = self._abouts.get(dispute.about, "")
        fact = self._file.facts.get(FactId(dispute.about))
        if fact is not None and dispute.field == FOUND:
            words = self._say("reasoned", words=words, why=fact.stated.now.text)
        cut = words if len(words) <= LONGEST_NAMED else f"{words[:LONGEST_NAMED]}…"
        return shown_text(cut)

    def value(self, dispute: Dispute, value: object) -> str:
        """Return a value as it reads: an act by what it says, an id number covered."""
        if isinstance(value, Done):
            return self.value(dispute, value.act)
        if isinstance(value, Act):
            return "\n".join(line for line in self._act(dispute, value) if line)
        if dispute.field == "id_number" and isinstance(value, str) and value:
            return _covered(value, dispute)
        if dispute.field == "body" and isinstance(value, str):
            return self._body_named(BodyId(value))
        if dispute.field == "sex" and isinstance(value, str):
            return catalogue(self._language, "word").get(f"sex_{value}", value) or self._empty()
        return self._plain(value)

    def _plain(self, value: object) -> str:
        if isinstance(value, bool):
            return yes_or_no(value, self._language)
        if isinstance(value, Enum):
            return catalogue(self._language, "word").get(word_key(value), str(value.value))
        if isinstance(value, date):
            return shown_date(value, self._language)
        if isinstance(value, tuple):
            return listed([self._plain(part) for part in value], self._language)
        return self._empty() if value in (None, "") else str(value)

    def _act(self, dispute: Dispute, act: Act) -> Iterator[str]:
        """Yield what an act says, a line for each part."""
        language = self._language
        if isinstance(act, FactFound):
            yield from (word(act.finding, language), act.reason)
        elif isinstance(act, ItemAnswered):
            yield from self._answer(act)
        elif isinstance(act, ResponsibilityStated):
            yield word(act.responsibility, language)
            yield self._say("duty", words=act.duty)
        elif isinstance(act, MeasureProposed):
            yield self._measure(act.measure, act.track)
            yield self._say("decided_by", body=self._body_named(act.body))
            yield act.reason
        elif isinstance(act, FactsShown):
            yield f"{shown_date(act.on, language)}{SPACE}{act.place}"
            yield self._say("present", people=listed(act.present, language))
            yield from (word(act.opinion, language), act.words)
        elif isinstance(act, DefenceRecorded | DefenceAnswered):
            yield from self._heard(act)
        elif isinstance(act, DecisionRecorded):
            yield from self._decision(act)
        else:
            yield act_words(act, language)

    def _heard(self, act: DefenceRecorded | DefenceAnswered) -> Iterator[str]:
        yield shown_date(act.on, self._language)
        if isinstance(act, DefenceRecorded):
            said = [point.says for point in act.points]
            yield self._say("waived", words=act.waiver) if act.waiver else ""
        else:
            said = [
                self._say("reasoned", words=word(each.adoption, self._language), why=each.reason)
                for each in act.answers
            ]
        for number, words in enumerate(said, 1):
            yield f"{number}. {words}"

    def _decision(self, act: DecisionRecorded) -> Iterator[str]:
        yield f"{shown_date(act.on, self._language)}{SPACE}{self._body_named(act.body)}"
        yield word(act.decision, self._language)
        yield self._measure(act.measure, act.track) if act.measure else ""
        yield self._say("present", people=listed(act.attendees, self._language))
        yield from (act.words, act.dissent, act.above_advice)

    def _answer(self, act: ItemAnswered) -> Iterator[str]:
        if not self._sees(act.run):
            yield sentence("casework.run_blind", self._language)
            return
        answer, names = act.answer, self._choices(act.run, act.item)
        for code in (answer.value, *answer.chosen):
            yield names.get(code, code)
        yield from self._rungs(act.run, answer)
        yield answer.reason
        yield self._say("contrary", words=answer.contrary) if answer.contrary else ""
        numbers = [
            str(self._file.evidence[each].now.number)
            for each in answer.evidence
            if each in self._file.evidence
        ]
        if numbers:
            yield self._say("resting_on", numbers=listed(numbers, self._language))

    def _choices(self, run: RunId, named: str) -> Mapping[str, str]:
        asked = self._item(run, named)
        if asked is None:
            return {}
        choices = (*self._pack_of(run).checklist.tri_state, *asked.choices)
        return {choice.code: choice.text.said(self._language) for choice in choices}

    def _rungs(self, run: RunId, answer: Answer) -> Iterator[str]:
        for each in answer.rungs:
            name = self._measure(each.rung, self._file.runs[run].started.track)
            enough = self._say("enough" if each.enough else "not_enough", measure=name)
            yield self._say("reasoned", words=enough, why=each.reason)

    def _people(self) -> Iterator[tuple[str, str]]:
        """Yield what can be disputed of somebody, with whom it is about."""
        for respondent, thing in self._file.respondents.items():
            yield respondent, thing.now.name
        for key in self._file.tracks:
            yield track_name(key), f"{self._name(key[0])}{SPACE}{word(key[1], self._language)}"
        for run, one in self._file.runs.items():
            kind = word(one.started.kind, self._language)
            yield run, f"{self._name(one.started.respondent)}{SPACE}{kind}"
        for fact, alleged in self._file.facts.items():
            stated = alleged.stated.now
            words = self._say("about_fact", number=stated.number)
            yield fact, f"{self._name(stated.respondent)}{SPACE}{words}"

    def _things(self) -> Iterator[tuple[str, str]]:
        for incident, entry in self._file.incidents.items():
            yield incident, self._say("about_incident", number=entry.now.number)
        for evidence, piece in self._file.evidence.items():
            now = piece.now
            yield evidence, self._say("about_evidence", number=now.number, name=now.name)

    def _name(self, respondent: RespondentId) -> str:
        thing = self._file.respondents.get(respondent)
        return thing.now.name if thing else ""

    def _measure(self, code: MeasureCode, track: Track) -> str:
        """Return a measure by its name, by its code where no pack here knows it."""
        try:
            newest = self._packs.on(date.max)
            return rung(newest, track, code).name.said(self._language)
        except NotFound:
            return code

    def _item(self, run: RunId, named: str) -> Item | None:
        try:
            return item(self._pack_of(run), ItemId(named))
        except NotFound:
            return None

    def _pack_of(self, run: RunId) -> RulePack:
        started = self._file.runs[run].started
        return self._packs.pinned(started.pack, started.version, started.digest)

    def _say(self, key: str, /, **values: str | int) -> str:
        return sentence(f"dispute.{key}", self._language, **values)

    def _empty(self) -> str:
        return self._say("empty")


def _covered(number: str, dispute: Dispute) -> str:
    """Return an id number as lists show it; what alone tells it from another is not covered."""
    cover = masked(number)
    alike = [
        each.value
        for each in dispute.held
        if isinstance(each.value, str) and each.value != number and masked(each.value) == cover
    ]
    return "".join(
        number[place] if any(other[place] != number[place] for other in alike) else sign
        for place, sign in enumerate(cover)
    )
