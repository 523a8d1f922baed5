"""比例原则核对表 (DOMAIN 5, no. 16): every answer, its evidence, sources and reasons.

The sheet tells what was concluded, from the trace that stands in the journal: a concluded run is
never judged again, not even to print it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.documents.blocks import (
    Cell,
    Column,
    Paragraph,
    Quote,
    Run,
    Table,
    cell,
    emphasis,
    plain,
    runs,
)
from desktop.documents.compose.draft import Composed, Draft
from desktop.documents.compose.grounds import (
    articles,
    grounds_of,
    measure_name,
    proposed_rung,
    rung_of,
)
from desktop.documents.subject import Reading, Subject
from desktop.documents.wording import Wording
from desktop.domain.checklist import Answer
from desktop.domain.entries.checklist import RunConcluded
from desktop.domain.replay.case import RunFile
from desktop.rules.evaluation import items_asked
from desktop.rules.model import EffectKind, Group, Item
from desktop.rules.paper_law import Clause
from desktop.rules.trace import answer_text

DIGEST_SHOWN = 16
EFFECTS = {effect.value: effect for effect in EffectKind}


def compose(subject: Subject, words: Wording) -> Composed:
    """Return the sheet of the run that counts."""
    draft = Draft(subject, words)
    reading = subject.reading
    draft.title(draft.text("title"), subject.number)
    if reading is None or reading.run.concluded is None:
        draft.missing("paper.no_run")
        return draft.finished()
    concluded = reading.run.concluded.act
    _frame(draft, reading)
    _result(draft, reading, concluded)
    effects = {item: effect for item, effect, _ in _links(reading, concluded) if item}
    for group in Group:
        _group(draft, reading, group, effects)
    _second(draft, reading)
    _before(draft, reading)
    draft.heading("sources")
    draft.numbered((plain(text),) for text in _texts(draft, reading))
    draft.note("advice", source=grounds_of(draft, Clause.ADVICE))
    draft.signed(
        draft.signature("clerk_signs", subject.name(reading.run.by)),
        draft.signature("second_signs", subject.name(reading.second.by) if reading.second else ""),
    )
    return draft.finished()


def _frame(draft: Draft, reading: Reading) -> None:
    subject, started = draft.subject, reading.run.started
    measure = proposed_rung(subject)
    draft.fields(
        (
            draft.field("case", subject.case_number),
            draft.field("name", subject.respondent.name),
        ),
        (
            draft.field("track_label", draft.words.member(subject.key[1])),
            draft.field("kind", draft.words.member(started.kind)),
        ),
        (draft.field("measure_label", measure_name(draft, measure) if measure else ""),),
        (
            draft.field(
                "conduct",
                draft.text("days", first=started.conduct_from, last=started.conduct_to)
                if started.conduct_from != started.conduct_to
                else draft.day(started.conduct_from),
            ),
            draft.field("act_on", draft.day(started.act_on)),
        ),
        (
            draft.field(
                "pack",
                draft.text(
                    "pack_named",
                    name=reading.pack.name.said(subject.language),
                    version=reading.pack.version,
                    digest=started.digest[:DIGEST_SHOWN],
                ),
            ),
        ),
        label_share=0.2,
    )


def _result(draft: Draft, reading: Reading, concluded: RunConcluded) -> None:
    draft.heading("result")
    draft.add(Paragraph(runs=runs(emphasis(draft.words.member(concluded.result)))))
    if concluded.highest_rung is not None:
        rung = rung_of(draft.subject, concluded.highest_rung)
        draft.say("highest", measure=measure_name(draft, rung))
    draft.heading("how")
    draft.numbered(_reasons(draft, reading, concluded))
    if reading.run.declined is not None:
        declined = reading.run.declined.act
        draft.say("declined", leader=declined.leader, reason=declined.reason)


def _links(
    reading: Reading, concluded: RunConcluded
) -> Iterator[tuple[str, EffectKind | None, str]]:
    """Yield the links of the trace: item, effect, and the code where there is no item."""
    items = {str(item.id) for item in reading.pack.checklist.items}
    for line in concluded.trace:
        code, *rest = line.split(" ")
        key = code.partition(".")[2]
        item = next((part for part in rest if part in items), "")
        yield item, EFFECTS.get(key.removesuffix("_by_case")), key


def _reasons(draft: Draft, reading: Reading, concluded: RunConcluded) -> list[tuple[Run, ...]]:
    asked = {str(item.id): item for item in reading.pack.checklist.items}
    answers = reading.run.answers
    found = []
    for item, effect, key in _links(reading, concluded):
        if effect is not None and item:
            found.append(
                draft.runs(
                    "link",
                    effect=draft.words.member(effect),
                    item=item,
                    ask=asked[item].ask.said(draft.subject.language),
                    answer=_answer(draft, reading, asked[item], answers.get(item, Answer())),
                )
            )
        elif draft.words.has(f"trace_{key}"):
            found.append(draft.runs(f"trace_{key}"))
    return found


def _answer(draft: Draft, reading: Reading, item: Item, answer: Answer) -> str:
    if item.per_rung:
        return draft.text("per_rung")
    said = answer_text(reading.pack, item, answer).said(draft.subject.language)
    return said or draft.text("nothing")


def _group(
    draft: Draft, reading: Reading, group: Group, effects: dict[str, EffectKind | None]
) -> None:
    items = [item for item in _items(reading) if item.group is group]
    if not items:
        return
    answers, sources = reading.run.answers, _texts(draft, reading)
    draft.heading("group_heading", 1, letter=items[0].id[:1], group=draft.words.member(group))
    heads = (("item", 0.41), ("answer", 0.16), ("reason", 0.3), ("proof", 0.13))
    columns = tuple(Column(head=draft.text(key), share=share) for key, share in heads)
    rows = []
    for item in items:
        answer = answers.get(item.id, Answer())
        numbers = draft.subject.evidence_numbers(answer.evidence)
        rows.append(
            (
                _question(draft, reading, item, sources),
                _answered(draft, reading, item, effects.get(item.id)),
                _words(draft, item, answer),
                cell(draft.text("comma").join(map(str, numbers)) or draft.text("nothing")),
            )
        )
    draft.add(Table(columns=columns, rows=tuple(rows)))


def _items(reading: Reading) -> tuple[Item, ...]:
    """Return the items of the run; a follow-up only where it was answered."""
    asked = items_asked(reading.pack, reading.run.started.kind)
    return tuple(each for each in asked if each.opens is None or each.id in reading.run.answers)


def _question(draft: Draft, reading: Reading, item: Item, sources: list[str]) -> Cell:
    asked = cell(f"{item.id}  {item.ask.said(draft.subject.language)}")
    places = [
        draft.text("place", number=sources.index(text) + 1, article=article).strip()
        for text, article in _cited(draft, reading, item)
    ]
    if not places:
        return asked
    return (*asked, *cell(draft.text("source", places=draft.text("comma").join(places))))


def _cited(draft: Draft, reading: Reading, item: Item) -> list[tuple[str, str]]:
    """Return the legal texts an item rests on, with the article of each."""
    return articles(draft, reading.pack, item.cites, reading.run.started.act_on)


def _texts(draft: Draft, reading: Reading) -> list[str]:
    """Return every text the sheet names, in the order it is first named."""
    items = _items(reading)
    return list(dict.fromkeys(text for item in items for text, _ in _cited(draft, reading, item)))


def _answered(draft: Draft, reading: Reading, item: Item, effect: EffectKind | None) -> Cell:
    answer = reading.run.answers.get(item.id, Answer())
    said = cell(_answer(draft, reading, item, answer))
    if effect is None:
        return said
    return (*said, *cell(emphasis(draft.words.member(effect))))


def _words(draft: Draft, item: Item, answer: Answer) -> Cell:
    """Return the clerk's words: reasons, each lighter measure, the strongest contrary point."""
    said: list[Paragraph] = []
    for given in answer.rungs:
        rung = rung_of(draft.subject, given.rung)
        key = "rung_enough" if given.enough else "rung_not_enough"
        name = rung.name.said(draft.subject.language)
        said += cell(draft.text(key, rung=name, reason=given.reason or draft.text("nothing")))
    if answer.reason.strip():
        said += cell(answer.reason)
    if answer.contrary.strip():
        said += cell(draft.text("contrary", words=answer.contrary))
    return tuple(said) or cell(draft.text("nothing"))


def _second(draft: Draft, reading: Reading) -> None:
    draft.heading("second")
    if reading.second is None:
        draft.say("no_second")
        return
    second = reading.second
    if not reading.differing:
        draft.say("no_difference", name=draft.subject.name(second.by))
        return
    draft.say("differences", name=draft.subject.name(second.by), count=len(reading.differing))
    heads = ("first_answer", "second_answer")
    _side_by_side(draft, reading, reading.differing, heads, (reading.run, second))
    for done in reading.run.settled:
        draft.say("settled")
        draft.add(Quote(text=done.act.words, by=draft.subject.name(done.actor)))


def _before(draft: Draft, reading: Reading) -> None:
    """Say what became otherwise since the run that this one takes up again."""
    before = reading.before
    if before is None or before.concluded is None:
        return
    draft.heading("before")
    draft.say(
        "before_result",
        day=draft.day(before.started.act_on),
        kind=draft.words.member(before.started.kind),
        result=draft.words.member(before.concluded.act.result),
    )
    if not reading.changed:
        draft.say("nothing_changed")
        return
    heads = ("before_answer", "now_answer")
    _side_by_side(draft, reading, reading.changed, heads, (before, reading.run))


def _side_by_side(
    draft: Draft,
    reading: Reading,
    items: Iterable[str],
    heads: tuple[str, str],
    sides: tuple[RunFile, RunFile],
) -> None:
    """Add a table of items with the answers of two runs; items of another pack are left out."""
    asked = {str(item.id): item for item in reading.pack.checklist.items}
    rows = tuple(
        (
            cell(f"{item}  {asked[item].ask.said(draft.subject.language)}"),
            *(_side(draft, reading, asked[item], one.answers.get(item, Answer())) for one in sides),
        )
        for item in items
        if item in asked
    )
    shares = zip(("item", *heads), (0.4, 0.3, 0.3), strict=True)
    columns = tuple(Column(head=draft.text(key), share=share) for key, share in shares)
    draft.add(Table(columns=columns, rows=rows))


def _side(draft: Draft, reading: Reading, item: Item, answer: Answer) -> Cell:
    if item.per_rung:
        return _words(draft, item, Answer(rungs=answer.rungs))
    said = cell(emphasis(_answer(draft, reading, item, answer)))
    return (*said, *cell(answer.reason)) if answer.reason.strip() else said
