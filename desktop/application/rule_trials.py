"""Rule packs without an office: proved, tried, compared, and a facts file weighed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.application.files_out import write_new
from desktop.application.rule_packs import SHIPPED, RulePacks, files_of
from desktop.errors import NotFound, Problem
from desktop.rules.comparing import Became, Difference, PackPart, differences
from desktop.rules.coverage import Covered, coverage
from desktop.rules.evaluation import Evaluation, evaluate
from desktop.rules.examples import Example, read_examples, surprises
from desktop.rules.facts import FactsFile, read_facts
from desktop.rules.facts_writing import written
from desktop.rules.model import RulePack
from desktop.rules.reader import read_pack

__all__ = ["Became", "Covered", "Difference", "ExampleTried", "FactsWeighed", "PackPart",
           "PackTried", "PacksCompared", "RulePack", "compare_packs", "pack_at", "pack_folder",
           "try_pack", "weigh_facts", "write_facts"]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsWeighed:
    """What the facts of a file, or of an example, amount to by the pack they name."""

    pack: RulePack
    facts: FactsFile
    evaluation: Evaluation


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleTried:
    """A worked example weighed, and where it comes out differently from what its authors say."""

    example: Example
    weighed: FactsWeighed
    surprises: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackTried:
    """A pack with every one of its examples weighed."""

    pack: RulePack
    examples: tuple[ExampleTried, ...]

    @property
    def surprises(self) -> tuple[Problem, ...]:
        """Return everything that comes out differently from what is expected."""
        return tuple(problem for each in self.examples for problem in each.surprises)

    @property
    def coverage(self) -> tuple[Covered, ...]:
        """Return every effect of the checklist with the examples that reach it."""
        named = ((each.example.id, each.weighed.evaluation) for each in self.examples)
        return coverage(self.pack, named)


@dataclass(frozen=True, slots=True, kw_only=True)
class PacksCompared:
    """Two packs, and in what the newer one differs."""

    old: RulePack
    new: RulePack
    differences: tuple[Difference, ...]


def pack_folder(packs: RulePacks, named: str, today: date) -> Path:
    """Return the folder of a pack; of the one an office weighs by today where none is named.

    A pack is named by its name, by name and version with a stroke between, or by its folder; of the
    pack an office weighs by the version alone is enough.

    Raises:
        NotFound: no such pack is at hand, and it is no folder.
    """
    if not named:
        return packs.folder_of(packs.on(today))
    if named in packs.versions(SHIPPED):
        return packs.folder_of(packs.get(SHIPPED, named))
    name, stroke, version = named.partition("/")
    if name in packs.names() and not stroke:
        return packs.folder_of(packs.on(today, name))
    if name in packs.names() and version in packs.versions(name):
        return packs.folder_of(packs.get(name, version))
    folder = Path(named)
    if not folder.is_dir():
        raise NotFound(Problem("pack.nowhere", about=named, name=named))
    return folder


def pack_at(packs: RulePacks, named: str, today: date) -> RulePack:
    """Return the pack that is named as `pack_folder` takes it.

    Raises:
        NotFound: no such pack is at hand, and it is no folder.
        Refused: it is no pack; every fault is named.
        TooNew: a newer version of the program wrote it.
    """
    return read_pack(files_of(pack_folder(packs, named, today)))


def try_pack(folder: Path) -> PackTried:
    """Return a folder's pack with its examples run.

    Raises:
        NotFound: there is no such folder.
        Refused: it is no pack; every fault is named.
        TooNew: a newer version of the program wrote it.
    """
    files = files_of(folder)
    pack = read_pack(files)
    return PackTried(
        pack=pack, examples=tuple(_tried(pack, example) for example in read_examples(files))
    )


def compare_packs(old: Path, new: Path) -> PacksCompared:
    """Return in what the pack of one folder differs from that of an older one.

    Raises:
        NotFound: there is no such folder.
        Refused: one of them is no pack; every fault is named.
        TooNew: a newer version of the program wrote it.
    """
    before, after = read_pack(files_of(old)), read_pack(files_of(new))
    return PacksCompared(old=before, new=after, differences=differences(before, after))


def weigh_facts(packs: RulePacks, data: bytes, file: str) -> FactsWeighed:
    """Return what a facts file of that name amounts to.

    Raises:
        Refused: it cannot be read, or does not fit its pack; every fault is named.
        NotFound: its pack is not at hand.
    """
    facts = read_facts(data, file)
    pack = packs.get(facts.pack, facts.version)
    return FactsWeighed(pack=pack, facts=facts, evaluation=evaluate(pack, facts))


def write_facts(facts: FactsFile, target: Path) -> None:
    """Write facts to a new file that `weigh_facts` takes back to the same result.

    Raises:
        Refused: something of that name is there already; it stays as it is.
        NotFound: its folder does not exist.
        Unavailable: the disk refuses; nothing is left half-written.
    """
    write_new(target, written(facts))


def _tried(pack: RulePack, example: Example) -> ExampleTried:
    facts = example.facts
    weighed = FactsWeighed(pack=pack, facts=facts, evaluation=evaluate(pack, facts))
    return ExampleTried(example=example, weighed=weighed, surprises=surprises(pack, example))
