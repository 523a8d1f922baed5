"""Reading a rule pack from bytes: strictly, with every fault named at once.

A pack comes as a mapping from file name to bytes; where the bytes lie is somebody else's duty.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping

from desktop.domain.ids import Digest
from desktop.rules.combining import Combining
from desktop.rules.model import Reviewer, RulePack
from desktop.rules.paper_law import PaperLaw
from desktop.rules.reading.checklist import read_checklist
from desktop.rules.reading.combining import read_combining
from desktop.rules.reading.conditions import known_facts
from desktop.rules.reading.measures import read_ladders, read_powers
from desktop.rules.reading.papers import read_papers
from desktop.rules.reading.procedure import (
    read_deadlines,
    read_facts,
    read_needs,
    read_parameters,
    read_stages,
    read_steps,
)
from desktop.rules.reading.similarity import read_similarity
from desktop.rules.reading.sources import read_sources
from desktop.rules.reading.strict import (
    LANGUAGES,
    SEPARATOR,
    Faults,
    Table,
    refuse_newer,
)

PackFiles = Mapping[str, bytes]

FORMAT = 1
LARGEST_FILE = 1024 * 1024
LARGEST_PACK = 8 * LARGEST_FILE
PARTS = (
    "pack",
    "sources",
    "parameters",
    "checklist",
    "ladders",
    "powers",
    "steps",
    "deadlines",
    "codes",
    "papers",
    "combining",
)
NOTHING_COMBINED = Combining(pairs=(), accumulations=())
LATER = ("papers", "combining")
"""Parts that older packs do not have; they are read without."""
EXAMPLE = re.compile(r"examples/[a-z0-9][a-z0-9-]{0,63}\.toml")
LINE = re.compile(r"line (\d+)")


def read_pack(files: PackFiles) -> RulePack:
    """Return the pack the files hold; refused with every fault, or too new and said so."""
    faults = Faults("pack")
    tables = _open(files, faults)
    refuse_newer(tables["pack"], FORMAT, "pack.too_new")
    pack = _read(tables, digest_of(files))
    faults.refuse_if_any()
    return pack


def digest_of(files: PackFiles) -> Digest:
    """Return the pack's digest: SHA-256 over the sorted lines that ``sha256sum`` prints.

    In the pack's folder, ``sha256sum *.toml examples/*.toml | LC_ALL=C sort | sha256sum`` says
    the same.
    """
    lines = sorted(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    return Digest(hashlib.sha256("".join(lines).encode()).hexdigest())


def open_table(file: str, data: bytes, faults: Faults) -> Table:
    """Return the top table of a TOML file; one that is not TOML has a fault and no keys."""
    return Table(parsed(file, data, faults), file, faults)


def parsed(file: str, data: bytes, faults: Faults) -> dict[str, object]:
    """Return what stands in a TOML file; one that is not TOML has a fault and no keys."""
    raw: dict[str, object] = {}
    if len(data) > LARGEST_FILE:
        faults.add("file_too_large", file, largest=LARGEST_FILE)
        return raw
    try:
        raw = tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError:
        faults.add("not_utf8", file)
    except (ValueError, RecursionError) as error:
        found = LINE.search(str(error))
        line = int(found[1]) if found else data.count(b"\n") + 1
        faults.add("not_toml", file, line=line)
    return raw


def _open(files: PackFiles, faults: Faults) -> dict[str, Table]:
    wanted = {f"{part}.toml": part for part in PARTS}
    if sum(len(data) for data in files.values()) > LARGEST_PACK:
        faults.add("too_large", "", largest=LARGEST_PACK)
        faults.refuse_if_any()
    for file in files:
        if file not in wanted and not EXAMPLE.fullmatch(file):
            faults.add("file_unknown", file[:80], allowed=SEPARATOR.join(wanted))
    for file, part in wanted.items():
        if file not in files and part not in LATER:
            faults.add("file_missing", file)
    tables = {
        part: open_table(file, files[file], faults)
        for file, part in wanted.items()
        if file in files
    }
    faults.refuse_if_any()
    return tables


def _read(tables: dict[str, Table], digest: Digest) -> RulePack:
    front = tables["pack"]
    sources = read_sources(tables["sources"])
    cited = frozenset(source.id for source in sources)
    facts = read_facts(tables["codes"], cited)
    ladders = read_ladders(tables["ladders"], cited)
    stages = read_stages(tables["steps"], cited)
    checklist = read_checklist(tables["checklist"], cited, known_facts(facts, ladders))
    deadlines = read_deadlines(tables["deadlines"], cited)
    papers, combining = tables.get("papers"), tables.get("combining")
    pack = RulePack(
        id=front.words("id"),
        version=front.day("version").isoformat(),
        digest=digest,
        name=front.text("name"),
        knowledge=front.text("knowledge"),
        reviewed_by=tuple(_reviewer(row) for row in front.rows("reviewed_by")),
        sources=sources,
        parameters=read_parameters(tables["parameters"], cited),
        checklist=checklist,
        ladders=ladders,
        powers=read_powers(tables["powers"], cited, ladders),
        stages=stages,
        needs=read_needs(tables["steps"], stages, cited),
        steps=read_steps(tables["steps"], stages),
        deadlines=deadlines,
        facts=facts,
        papers=read_papers(papers, cited, checklist, deadlines) if papers else PaperLaw(),
        combining=read_combining(combining, cited) if combining else NOTHING_COMBINED,
        similarity=read_similarity(tables["codes"], cited, facts, checklist),
    )
    languages = front.codes("languages")
    if languages != LANGUAGES:
        given, allowed = SEPARATOR.join(languages), SEPARATOR.join(LANGUAGES)
        front.fault("not_allowed", "languages", value=given, allowed=allowed)
    front.close()
    return pack


def _reviewer(row: Table) -> Reviewer:
    reviewer = Reviewer(name=row.words("name"), on=row.day("on"))
    row.close()
    return reviewer
