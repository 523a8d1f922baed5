"""Rule packs without an office: a folder proved to be one, a facts file weighed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.application.rule_packs import RulePacks, files_of
from desktop.errors import Problem
from desktop.rules.evaluation import Evaluation, evaluate
from desktop.rules.examples import read_examples, surprises
from desktop.rules.facts import FactsFile, read_facts
from desktop.rules.model import RulePack
from desktop.rules.reader import read_pack


@dataclass(frozen=True, slots=True, kw_only=True)
class PackTried:
    """A pack with its examples, and where one comes out differently from what its authors say."""

    pack: RulePack
    examples: int
    surprises: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsWeighed:
    """What the facts of a file amount to by the pack they name."""

    pack: RulePack
    facts: FactsFile
    evaluation: Evaluation


def try_pack(folder: Path) -> PackTried:
    """Return a folder's pack with its examples run.

    Raises:
        NotFound: there is no such folder.
        Refused: it is no pack; every fault is named.
        TooNew: a newer version of the program wrote it.
    """
    files = files_of(folder)
    pack, examples = read_pack(files), read_examples(files)
    found = [problem for example in examples for problem in surprises(pack, example)]
    return PackTried(pack=pack, examples=len(examples), surprises=tuple(found))


def weigh_facts(packs: RulePacks, data: bytes) -> FactsWeighed:
    """Return what a facts file amounts to.

    Raises:
        Refused: it cannot be read, or does not fit its pack; every fault is named.
        NotFound: its pack is not at hand.
    """
    facts = read_facts(data)
    pack = packs.get(facts.pack, facts.version)
    return FactsWeighed(pack=pack, facts=facts, evaluation=evaluate(pack, facts))
