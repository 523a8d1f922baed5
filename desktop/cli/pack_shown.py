"""How two packs differ, and what a pack makes of its worked examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.application.explaining import result_words
from desktop.application.rule_trials import (
    Became,
    Difference,
    ExampleTried,
    PackPart,
    PacksCompared,
)
from desktop.application.words import word
from desktop.cli.desk import Desk
from desktop.cli.weighed_shown import WeighedShown, changes_told, told, weighed_shown
from desktop.text import explain, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldShown:
    """A field of a part, by its key in the pack's files, as it was and as it is now."""

    field: str
    was: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceShown:
    """A part that was added, removed or changed."""

    part: PackPart
    name: str
    became: Became
    words: str
    fields: tuple[FieldShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideShown:
    """One of the two packs that are compared."""

    pack: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedShown:
    """In what a pack differs from an older one."""

    old: SideShown
    new: SideShown
    same: bool
    differences: tuple[DifferenceShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleShown:
    """A worked example and what it comes to; ``differs`` says where not as expected."""

    example: str
    title: str
    story: str
    as_expected: bool
    differs: tuple[str, ...]
    weighed: WeighedShown


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedShown:
    """A run that was asked question by question; ``file`` is empty where none was written."""

    weighed: WeighedShown
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedShown:
    """A pack's worked examples, each weighed; or, with ``--ask``, the run that was asked."""

    pack: str
    version: str
    digest: str
    examples: tuple[ExampleShown, ...] = ()
    asked: AskedShown | None = None


def compared_shown(desk: Desk, compared: PacksCompared) -> ComparedShown:
    """Return a comparison for programs."""
    old, new = (
        SideShown(pack=each.id, version=each.version, digest=each.digest)
        for each in (compared.old, compared.new)
    )
    return ComparedShown(
        old=old,
        new=new,
        same=not compared.differences,
        differences=tuple(_difference(desk, each) for each in compared.differences),
    )


def compared_told(desk: Desk, shown: ComparedShown) -> Iterator[str]:
    """Yield a comparison in words: how many differences, then each with its fields."""
    old, new = shown.old, shown.new
    if shown.same:
        yield desk.say("packs_same" if old.digest == new.digest else "packs_rule_alike")
        return
    yield desk.say("packs_differ", old=old.version, new=new.version, count=len(shown.differences))
    for each in shown.differences:
        part = word(each.part, desk.language)
        yield desk.say(f"part_{each.became.value}", part=part, name=each.name, words=each.words)
        for one in each.fields:
            name = sentence(f"difference.{one.field}", desk.language)
            yield desk.say("field_changed", field=name, was=one.was, now=one.now)


def example_shown(desk: Desk, tried: ExampleTried) -> ExampleShown:
    """Return a worked example for programs."""
    example, language = tried.example, desk.language
    return ExampleShown(
        example=example.id,
        title=example.title.said(language),
        story=example.story.said(language),
        as_expected=not tried.surprises,
        differs=tuple(explain(problem, language) for problem in tried.surprises),
        weighed=weighed_shown(desk, tried.weighed),
    )


def example_line(desk: Desk, tried: ExampleTried) -> Iterator[str]:
    """Yield a worked example in short: its name, and what it comes to."""
    example = tried.example
    yield desk.say("example", name=example.id, title=example.title.said(desk.language))
    yield desk.say("example_result", words=result_words(tried.weighed, desk.language))
    yield from _surprises(desk, tried)


def example_told(desk: Desk, tried: ExampleTried) -> Iterator[str]:
    """Yield a worked example in full: its story, its result and how that comes about."""
    example = tried.example
    yield desk.say("example", name=example.id, title=example.title.said(desk.language))
    yield example.story.said(desk.language)
    yield ""
    yield from told(desk, tried.weighed)
    yield from changes_told(desk, tried.weighed)
    yield from _surprises(desk, tried)


def _surprises(desk: Desk, tried: ExampleTried) -> Iterator[str]:
    for problem in tried.surprises:
        yield desk.say("example_result", words=explain(problem, desk.language))


def _difference(desk: Desk, each: Difference) -> DifferenceShown:
    return DifferenceShown(
        part=each.part,
        name=each.name,
        became=each.became,
        words=each.words.said(desk.language),
        fields=tuple(
            FieldShown(
                field=one.field, was=one.was.said(desk.language), now=one.now.said(desk.language)
            )
            for one in each.fields
        ),
    )
