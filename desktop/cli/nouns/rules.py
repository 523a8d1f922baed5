"""``quanheng rules``: the rule packs at hand; needs no office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.application.rule_packs import SHIPPED, RulePacks
from desktop.application.rule_trials import (
    FactsWeighed,
    PackTried,
    compare_packs,
    pack_folder,
    try_pack,
    weigh_facts,
)
from desktop.cli.asking import ask_for_a_run
from desktop.cli.command import Answer, Command, Given, Kind, Noun, Option
from desktop.cli.desk import Desk
from desktop.cli.influence import INFLUENCE
from desktop.cli.output import columns
from desktop.cli.pack_shown import (
    ComparedShown,
    TriedShown,
    compared_shown,
    compared_told,
    example_line,
    example_shown,
    example_told,
)
from desktop.cli.reading import of_file, read_file
from desktop.cli.weighed_shown import WeighedShown, changes_told, told, weighed_shown
from desktop.errors import NotFound, Problem, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLine:
    """A pack in one version."""

    pack: str
    version: str
    digest: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PacksShown:
    """The packs at hand."""

    packs: tuple[PackLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemShown:
    """A question of the checklist."""

    item: str
    group: str
    ask: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source, and how far our wording of it was checked."""

    source: str
    title: str
    verified: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackShown:
    """What is in a pack."""

    pack: str
    version: str
    digest: str
    name: str
    knowledge: str
    reviewed_by: tuple[str, ...]
    items: tuple[ItemShown, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectCovered:
    """What an answer to an item does, and the examples in which it does."""

    item: str
    effect: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackChecked:
    """A pack that was read in full, with its examples come out as expected, and how far they go."""

    pack: str
    version: str
    digest: str
    examples: int
    coverage: tuple[EffectCovered, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PacksChecked:
    """Every pack that was checked."""

    packs: tuple[PackChecked, ...]


def show_all(desk: Desk, given: Given) -> Answer:
    """List the packs at hand."""
    packs = tuple(
        PackLine(
            pack=pack.id,
            version=pack.version,
            digest=pack.digest,
            name=pack.name.said(desk.language),
        )
        for pack in RulePacks().all()
    )
    cells = [(each.pack, each.version, each.name, each.digest[:12]) for each in packs]
    return Answer(data=PacksShown(packs=packs), lines=columns(cells))


def show(desk: Desk, given: Given) -> Answer:
    """Show a pack: its items and its sources."""
    packs, language = RulePacks(), desk.language
    name = given.words("pack", SHIPPED)
    version = given.words("version")
    pack = packs.get(name, version) if version else packs.on(desk.today, name)
    shown = PackShown(
        pack=pack.id,
        version=pack.version,
        digest=pack.digest,
        name=pack.name.said(language),
        knowledge=pack.knowledge.said(language),
        reviewed_by=tuple(each.name for each in pack.reviewed_by),
        items=tuple(
            ItemShown(item=item.id, group=item.group.value, ask=item.ask.said(language))
            for item in pack.checklist.items
        ),
        sources=tuple(
            SourceLine(
                source=source.id, title=source.title.said(language), verified=source.verified.value
            )
            for source in pack.sources
        ),
    )
    reviewed = desk.say("label_reviewed_by")
    lines = (
        shown.name,
        shown.knowledge,
        *columns([(reviewed, " ".join(shown.reviewed_by) or desk.say("nobody_yet"))]),
        "",
        *columns([(each.item, each.ask) for each in shown.items]),
        "",
        *columns([(each.verified, each.source, each.title) for each in shown.sources]),
    )
    return Answer(data=shown, lines=lines)


def check(desk: Desk, given: Given) -> Answer:
    """Read a pack strictly and run its examples; without a folder, every one that ships."""
    packs = RulePacks()
    shipped = (packs.folder_of(each) for each in packs.all())
    folders = (given.path("folder"),) if given.has("folder") else shipped
    tried = tuple(try_pack(folder) for folder in folders)
    if surprises := tuple(problem for each in tried for problem in each.surprises):
        raise Refused(surprises)
    shown = PacksChecked(packs=tuple(_checked(each) for each in tried))
    lines = (line for each in shown.packs for line in _checked_told(desk, each))
    return Answer(data=shown, lines=tuple(lines))


def _checked(tried: PackTried) -> PackChecked:
    return PackChecked(
        pack=tried.pack.id,
        version=tried.pack.version,
        digest=tried.pack.digest,
        examples=len(tried.examples),
        coverage=tuple(
            EffectCovered(item=each.item, effect=each.effect.kind.value, examples=each.examples)
            for each in tried.coverage
        ),
    )


def _checked_told(desk: Desk, shown: PackChecked) -> Iterator[str]:
    yield desk.say("pack_sound", pack=shown.pack, version=shown.version, examples=shown.examples)
    left = [each for each in shown.coverage if not each.examples]
    effects = len(shown.coverage)
    yield desk.say("pack_coverage", effects=effects, reached=effects - len(left))
    for each in left:
        yield desk.say("pack_unreached", item=each.item, effect=each.effect)


def diff(desk: Desk, given: Given) -> Answer:
    """Tell in what a pack differs from an older one."""
    packs = RulePacks()
    old, new = (pack_folder(packs, given.words(name), desk.today) for name in ("old", "new"))
    shown = compared_shown(desk, compare_packs(old, new))
    return Answer(data=shown, lines=tuple(compared_told(desk, shown)))


def try_out(desk: Desk, given: Given) -> Answer:
    """Weigh the worked examples of a pack: one in full, or all in short; or ask for a run."""
    if given.has("ask"):
        return ask_for_a_run(desk, given)
    if given.has("out"):
        raise Refused(Problem("ask.out_alone", about="--out"))
    tried = try_pack(pack_folder(RulePacks(), given.words("of"), desk.today))
    wanted = given.words("name")
    examples = [each for each in tried.examples if wanted in ("", each.example.id)]
    if wanted and not examples:
        raise NotFound(Problem("pack.no_example", about=wanted, name=wanted))
    shown = TriedShown(
        pack=tried.pack.id,
        version=tried.pack.version,
        digest=tried.pack.digest,
        examples=tuple(example_shown(desk, each) for each in examples),
    )
    tell = example_told if wanted else example_line
    return Answer(data=shown, lines=tuple(line for each in examples for line in tell(desk, each)))


def evaluate(desk: Desk, given: Given) -> Answer:
    """Weigh the facts of a file."""
    path = given.path("facts")
    with of_file(path.name):
        weighed: FactsWeighed = weigh_facts(RulePacks(), read_file(path), path.name)
    lines = (*told(desk, weighed), *changes_told(desk, weighed))
    return Answer(data=weighed_shown(desk, weighed), lines=lines)


NOUN = Noun(
    name="rules",
    commands=(
        INFLUENCE,
        Command(name="list", run=show_all, gives=PacksShown, in_office=False),
        Command(
            name="show",
            run=show,
            gives=PackShown,
            options=(
                Option(name="pack", kind=Kind.THING, placed=True),
                Option(name="version", kind=Kind.THING, placed=True),
            ),
            in_office=False,
        ),
        Command(
            name="check",
            run=check,
            gives=PacksChecked,
            options=(Option(name="folder", kind=Kind.FOLDER, placed=True),),
            in_office=False,
        ),
        Command(
            name="diff",
            run=diff,
            gives=ComparedShown,
            options=(
                Option(name="old", kind=Kind.FOLDER, placed=True, needed=True),
                Option(name="new", kind=Kind.FOLDER, placed=True, needed=True),
            ),
            in_office=False,
        ),
        Command(
            name="try",
            run=try_out,
            gives=TriedShown,
            options=(
                Option(name="of", kind=Kind.FOLDER, placed=True),
                Option(name="name", kind=Kind.THING),
                Option(name="ask", kind=Kind.FLAG),
                Option(name="out", kind=Kind.FILE),
            ),
            in_office=False,
        ),
        Command(
            name="evaluate",
            run=evaluate,
            gives=WeighedShown,
            options=(Option(name="facts", kind=Kind.FILE, needed=True),),
            in_office=False,
        ),
    ),
)
