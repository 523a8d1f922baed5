"""Worked examples: stories a pack brings along, with the results its authors expect.

They teach, and they guard: a pack whose examples come out differently is not released. An example
that is ``like`` another says only what differs, so that a reader sees what the difference does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.domain.checklist import ResultKind
from desktop.domain.measure import MeasureCode
from desktop.errors import Problem
from desktop.rules.conditions import ItemId
from desktop.rules.evaluation import Evaluation, evaluate
from desktop.rules.facts import FactsFile, facts_from
from desktop.rules.law import Text
from desktop.rules.model import RulePack
from desktop.rules.reader import EXAMPLE, FORMAT, PackFiles, parsed
from desktop.rules.reading.strict import SEPARATOR, Faults, Table, refuse_newer
from desktop.rules.trace import TraceLink
from desktop.rules.weighing import Missing

LIKE = "like"
ANSWERS = "answers"
ITS_OWN = ("title", "story", "expect")
Raw = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What an example is expected to come to; items are named, not counted."""

    result: ResultKind
    highest_rung: MeasureCode
    missing: tuple[ItemId, ...]
    faults: tuple[ItemId, ...]
    warnings: tuple[ItemId, ...]
    exemptions: tuple[ItemId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A story in a few sentences, the facts it comes to, and what is expected of them.

    ``like`` names the example that it changes, where it changes one.
    """

    id: str
    like: str
    title: Text
    story: Text
    facts: FactsFile
    expected: Expected


def read_examples(files: PackFiles) -> tuple[Example, ...]:
    """Return the worked examples of a pack's files, by name."""
    faults = Faults("pack")
    names = sorted(name for name in files if EXAMPLE.fullmatch(name))
    raw = {name: parsed(name, files[name], faults) for name in names}
    examples = tuple(_example(name, Table(_whole(name, raw, faults), name, faults)) for name in raw)
    faults.refuse_if_any()
    return examples


def surprises(pack: RulePack, example: Example) -> tuple[Problem, ...]:
    """Return where an example comes out differently from what is expected of it."""
    found = _seen(evaluate(pack, example.facts))
    wanted = _shown(example.expected)
    return tuple(
        Problem(
            "pack.example_differs", example.id, name=example.id, key=key, found=now, wanted=then
        )
        for (key, now), (_, then) in zip(found, wanted, strict=True)
        if now != then
    )


def _whole(file: str, raw: Mapping[str, Mapping[str, object]], faults: Faults) -> Raw:
    """Return an example with what it takes over from the one it is like; that one is whole itself.

    Of the answers it takes over each that it does not give; a table or a value it gives counts
    alone. Title, story and what is expected are always its own.
    """
    own = raw[file]
    if LIKE not in own:
        return own
    other = raw.get(file_of(str(own[LIKE])))
    if other is None or LIKE in other:
        allowed = SEPARATOR.join(name_of(each) for each, told in raw.items() if LIKE not in told)
        faults.add("example_like", file, key=LIKE, value=str(own[LIKE])[:80], allowed=allowed)
        return own
    taken = {key: value for key, value in other.items() if key not in ITS_OWN}
    answers = {ANSWERS: {**_table(other, ANSWERS), **_table(own, ANSWERS)}}
    return {**taken, **own, **answers}


def _table(raw: Raw, key: str) -> Raw:
    table = raw.get(key, {})
    return table if isinstance(table, Mapping) else {}


def file_of(example: str) -> str:
    """Return the file of an example."""
    return f"examples/{example}.toml"


def name_of(file: str) -> str:
    """Return the name of an example by its file."""
    return file.removeprefix("examples/").removesuffix(".toml")


def _example(file: str, table: Table) -> Example:
    refuse_newer(table, FORMAT, "pack.too_new")
    example = Example(
        id=name_of(file),
        like=table.words(LIKE, ""),
        title=table.text("title"),
        story=table.text("story"),
        facts=facts_from(table),
        expected=_expected(table.table("expect")),
    )
    table.close()
    return example


def _expected(table: Table) -> Expected:
    def items(key: str) -> tuple[ItemId, ...]:
        return tuple(ItemId(name) for name in table.codes(key, optional=True))

    expected = Expected(
        result=table.member("result", ResultKind),
        highest_rung=MeasureCode(table.words("highest_rung", "")),
        missing=items("missing"),
        faults=items("faults"),
        warnings=items("warnings"),
        exemptions=items("exemptions"),
    )
    table.close()
    return expected


def _seen(evaluation: Evaluation) -> tuple[tuple[str, str], ...]:
    rung = evaluation.highest_rung
    return _shown(
        Expected(
            result=evaluation.result,
            highest_rung=rung.code if rung else MeasureCode(""),
            missing=_once(evaluation.missing),
            faults=_once(evaluation.faults),
            warnings=_once(evaluation.warnings),
            exemptions=_once(evaluation.exemptions),
        )
    )


def _once(found: Iterable[TraceLink | Missing]) -> tuple[ItemId, ...]:
    return tuple(dict.fromkeys(each.item for each in found if each.item))


def _shown(expected: Expected) -> tuple[tuple[str, str], ...]:
    return (
        ("result", expected.result.value),
        ("highest_rung", expected.highest_rung),
        ("missing", SEPARATOR.join(expected.missing)),
        ("faults", SEPARATOR.join(expected.faults)),
        ("warnings", SEPARATOR.join(expected.warnings)),
        ("exemptions", SEPARATOR.join(expected.exemptions)),
    )
