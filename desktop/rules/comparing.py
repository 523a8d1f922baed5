"""What became different between two packs: added, removed or changed, part by part.

A lawyer reads this before a new version is released. Where nothing differs here, both packs weigh
every run and compare cases alike, whatever their files look like.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum

from desktop.rules.conditions import AllOf, AnyOf, Claim, Condition, Not
from desktop.rules.law import SourceId, Text
from desktop.rules.model import Authority, RulePack
from desktop.rules.paper_law import PaperLaw
from desktop.text import Language

NOTHING = "-"


class PackPart(Enum):
    """The parts of a pack, in the order in which they are told."""

    FRONT = "front"
    ITEM = "item"
    SOURCE = "source"
    LADDER = "ladder"
    RUNG = "rung"
    POWER = "power"
    DEADLINE = "deadline"
    PARAMETER = "parameter"
    FACT = "fact"
    STAGE = "stage"
    NEED = "need"
    STEP = "step"
    PAPER = "paper"
    TOGETHER = "together"


class Became(Enum):
    """What became of a part."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field by its key in the pack's files, as it was and as it is now."""

    field: str
    was: Text
    now: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Granted:
    """What one row of powers says of one measure; that the measure is renamed is told elsewhere."""

    name: Text = field(compare=False)
    may: Authority
    note: Text | None
    cites: tuple[SourceId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A part that is not the same in both packs; one that is whole new or gone has no fields."""

    part: PackPart
    name: str
    became: Became
    words: Text
    fields: tuple[FieldChange, ...] = ()


def differences(old: RulePack, new: RulePack) -> tuple[Difference, ...]:
    """Return everything in which a pack differs from an older one, part by part."""
    before, after = _parts(old), _parts(new)
    return tuple(
        found
        for part in PackPart
        for found in _between(part, before.get(part, {}), after.get(part, {}))
    )


def _between(
    part: PackPart, before: Mapping[str, object], after: Mapping[str, object]
) -> Iterator[Difference]:
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name), after.get(name)
        if was == now:
            continue
        became = Became.ADDED if was is None else Became.REMOVED if now is None else Became.CHANGED
        yield Difference(
            part=part,
            name=name,
            became=became,
            words=_called(was if now is None else now),
            fields=tuple(_changes(was, now)) if became is Became.CHANGED else (),
        )


def _changes(was: object, now: object) -> Iterator[FieldChange]:
    before, after = _fields(was), _fields(now)
    for key in before:
        if before[key] != after[key]:
            told = _only_what_differs(before[key], after[key])
            yield FieldChange(field=key, was=_text(told[0]), now=_text(told[1]))


def _only_what_differs(was: object, now: object) -> tuple[object, object]:
    """Leave out of two rows what is in both; where only their order differs, nothing."""
    if not (isinstance(was, tuple) and isinstance(now, tuple)):
        return was, now
    gone = tuple(each for each in was if each not in now)
    come = tuple(each for each in now if each not in was)
    return (gone, come) if gone or come else (was, now)


def _parts(pack: RulePack) -> Mapping[PackPart, Mapping[str, object]]:
    """Return the parts by name; a row of powers about several measures counts as one for each."""
    checklist = pack.checklist
    rungs = {(rung.track, rung.code): rung for each in pack.ladders for rung in each.rungs}
    powers = {
        _joined(each.body, each.track, measure, *each.statuses): _Granted(
            name=rungs[each.track, measure].name, may=each.may, note=each.note, cites=each.cites
        )
        for each in pack.powers
        for measure in each.measures
    }
    front = {name: getattr(pack, name) for name in ("name", "knowledge", "reviewed_by")}
    weighing = {
        name: getattr(checklist, name)
        for name in ("tri_state", "lowers", "lowers_cites", "light", "light_cites")
    }
    return {
        PackPart.FRONT: {"pack": front, "checklist": weighing, "similar": pack.similarity},
        PackPart.ITEM: {each.id: each for each in checklist.items},
        PackPart.SOURCE: {each.id: each for each in pack.sources},
        PackPart.LADDER: {
            each.track.value: {
                "order": tuple(f"{rung.track.value}.{rung.code}" for rung in each.rungs)
            }
            for each in pack.ladders
        },
        PackPart.RUNG: {_joined(*key): rung for key, rung in rungs.items()},
        PackPart.POWER: powers,
        PackPart.DEADLINE: {each.id: each for each in pack.deadlines},
        PackPart.PARAMETER: {each.id: each for each in pack.parameters},
        PackPart.FACT: {each.id: each for each in pack.facts},
        PackPart.STAGE: {each.id: each for each in pack.stages},
        PackPart.NEED: {each.need.value: each for each in pack.needs},
        PackPart.STEP: {each.id: each for each in pack.steps},
        PackPart.PAPER: _papers(pack.papers),
        PackPart.TOGETHER: {
            **{_joined("pair", *each.tracks): each for each in pack.combining.pairs},
            **{_joined("adding", each.track): each for each in pack.combining.accumulations},
        },
    }


def _papers(law: PaperLaw) -> Mapping[str, object]:
    """Return clauses and remedies by name; the item of the certificate is one part more."""
    clauses = {_joined("clause", each.clause): each for each in law.resting}
    routes = {_joined("remedy", each.remedy): each for each in law.routes}
    item = {"not_worse": {"item": law.not_worse}} if law.not_worse is not None else {}
    return {**clauses, **routes, **item}


def _joined(*keys: Enum | str) -> str:
    return " ".join(str(key.value) if isinstance(key, Enum) else key for key in keys)


def _fields(thing: object) -> Mapping[str, object]:
    if isinstance(thing, Mapping):
        return thing
    own = fields(thing) if is_dataclass(thing) else ()
    return {each.name: getattr(thing, each.name) for each in own if each.compare}


def _called(thing: object) -> Text:
    """Return what a part calls itself: its question, title or name."""
    called = [getattr(thing, name, None) for name in ("ask", "title", "name")]
    return next((each for each in called if isinstance(each, Text)), Text(zh="", en=""))


def _text(value: object) -> Text:
    return Text(zh=_said(value, Language.CHINESE), en=_said(value, Language.ENGLISH))


def _said(value: object, language: Language) -> str:
    """Return a value of a pack in words, its codes and keys as the files have them."""
    if isinstance(value, AllOf | AnyOf | Not | Claim):
        return _condition(value, language)
    if isinstance(value, tuple):
        return "; ".join(_said(each, language) for each in value) or NOTHING
    if is_dataclass(value) and not isinstance(value, Text):
        given = [each for each in _fields(value).values() if each not in (None, "", ())]
        return ", ".join(_said(each, language) for each in given)
    return _plain(value, language)


def _condition(condition: Condition, language: Language) -> str:
    if isinstance(condition, Claim):
        operand = _plain(condition.operand, language)
        return f"{condition.subject} {condition.kind.value} {operand}"
    if isinstance(condition, Not):
        return f"not ({_condition(condition.part, language)})"
    joint = "all" if isinstance(condition, AllOf) else "any"
    return f"{joint} ({'; '.join(_condition(each, language) for each in condition.parts)})"


def _plain(value: object, language: Language) -> str:
    if isinstance(value, Text):
        return value.said(language)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return str(value).lower()
    return NOTHING if value is None or value == "" else str(value)
