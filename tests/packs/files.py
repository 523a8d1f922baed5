"""The packs the tests read: those that ship, a small one, and the small one broken."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from desktop import places
from desktop.application.rule_packs import SHIPPED
from desktop.rules.examples import Example, read_examples
from desktop.rules.model import RulePack
from desktop.rules.reader import PackFiles, read_pack

HERE = Path(__file__).resolve().parent
SMALL = HERE / "small"
BROKEN = HERE / "broken"


def released() -> tuple[Path, ...]:
    """Return the folder of every pack in every version that ships, an office's own newest last."""
    folders = sorted((places.resources() / "rules").glob("*/*"))
    return tuple(sorted(folders, key=lambda folder: folder.parent.name == SHIPPED))


FAIR_PROCESS = max((places.resources() / "rules" / "intl-fair-process").iterdir())


def files_in(folder: Path) -> PackFiles:
    """Return the files of a folder by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.toml"))
    }


@cache
def pack_in(folder: Path) -> RulePack:
    """Return the pack in a folder."""
    return read_pack(files_in(folder))


@cache
def examples_in(folder: Path) -> tuple[Example, ...]:
    """Return the worked examples of the pack in a folder."""
    return read_examples(files_in(folder))


def shipped() -> RulePack:
    """Return the newest pack for townships, by which an office weighs."""
    return pack_in(released()[-1])


def second() -> RulePack:
    """Return the newest pack that holds no Chinese law."""
    return pack_in(FAIR_PROCESS)


def small() -> RulePack:
    """Return the small pack."""
    return pack_in(SMALL)
