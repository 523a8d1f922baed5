"""Past cases as lines of JSON, read strictly and by white list alone.

A line holds codes of its pack and closed sets. Whatever else stands in it is refused by name: a
name or an id that slipped in must never come along.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial

from desktop.domain.checklist import HELD_BACK, ResultKind
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.precedent import AppealOutcome, Precedent, Traits
from desktop.domain.respondent import Post, Status
from desktop.errors import NotFound, Problem, Refused, Value
from desktop.rules.conditions import FactName
from desktop.rules.lookup import item
from desktop.rules.model import RulePack, Similarity
from desktop.rules.precedents import fact_code, similarity_of
from desktop.rules.reading.strict import SEPARATOR, Faults, Table, refuse_newer

FORMAT = 1
LARGEST_FILE = 8 * 1024 * 1024
LONGEST_LINE = 4096
MOST_LINES = 20_000
MOST_FAULTS = 50
FIRST_YEAR = 1949
MARK = b"\xef\xbb\xbf"

Packs = Callable[[str, str], RulePack]


def read_precedents(data: bytes, file: str, packs: Packs, latest: int) -> tuple[Precedent, ...]:
    """Return the past cases of a file, in its order; none is of a year after the ``latest``.

    Raises:
        Refused: a line does not fit, or the file is too large; every fault with its line.
        TooNew: a newer version of the program wrote it.
    """
    if len(data) > LARGEST_FILE:
        raise Refused(Problem("precedent.file_too_large", file, file=file, largest=LARGEST_FILE))
    lines = data.removeprefix(MARK).removesuffix(b"\n").split(b"\n")
    if len(lines) > MOST_LINES:
        raise Refused(Problem("precedent.too_many_lines", file, file=file, most=MOST_LINES))
    faults = _LineFaults()
    found: list[Precedent] = []
    for number, line in enumerate(lines, start=1):
        faults.line = number
        found.extend(_precedent(line.removesuffix(b"\r"), file, faults, packs, latest))
        if faults.count >= MOST_FAULTS:
            faults.add("more_faults", file)
            break
    faults.refuse_if_any()
    return tuple(found)


def written(precedent: Precedent) -> str:
    """Return a past case as its line, without the end of the line."""
    traits = precedent.traits
    told = {
        "format": FORMAT,
        "pack": precedent.pack,
        "version": precedent.version,
        "track": precedent.track.value,
        "year": precedent.year,
        "status": traits.status.value,
        "role": traits.role.value,
        "conduct": traits.conduct,
        "harm": traits.harm,
        "degree": traits.degree,
        "sum": traits.sum,
        "responsibility": traits.responsibility,
        "mitigating": list(traits.mitigating),
        "aggravating": list(traits.aggravating),
        "measure": precedent.measure or "",
        "result": precedent.result.value,
        "appeal": precedent.appeal.value,
    }
    given = {key: value for key, value in told.items() if value not in ("", [])}
    return json.dumps(given, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class _LineFaults(Faults):
    """Faults that say in which line they are."""

    def __init__(self) -> None:
        super().__init__("precedent")
        self.line = 1

    def add(self, code: str, file: str, /, **values: Value) -> None:
        super().add(code, file, line=self.line, **values)


def _precedent(
    line: bytes, file: str, faults: _LineFaults, packs: Packs, latest: int
) -> Iterator[Precedent]:
    """Yield the past case of a line, or nothing where the line is no table or has no pack."""
    raw = _parsed(line, file, faults)
    if raw is None:
        return
    table = Table(raw, file, faults)
    refuse_newer(table, FORMAT, "precedent.too_new")
    pack, version = table.words("pack"), table.words("version")
    try:
        found = packs(pack, version)
        similarity = similarity_of(found)
    except NotFound:
        if pack and version:
            faults.add("pack_not_here", file, pack=pack[:80], version=version[:80])
        return
    yield _told(table, found, similarity, latest)


def _told(table: Table, pack: RulePack, similarity: Similarity, latest: int) -> Precedent:
    track, traits = table.member("track", Track), _traits(table, pack, similarity)
    measures = tuple(
        rung.code
        for ladder in pack.ladders
        if ladder.track is track
        for rung in ladder.rungs
        if rung.open_to(traits.status)
    )
    measure = _code(table, "measure", measures, optional=True)
    precedent = Precedent(
        pack=pack.id,
        version=pack.version,
        track=track,
        year=_year(table, latest),
        traits=traits,
        measure=MeasureCode(measure) if measure else None,
        result=table.member("result", ResultKind),
        appeal=table.member("appeal", AppealOutcome, AppealOutcome.NONE),
    )
    if precedent.result in HELD_BACK:
        ended = SEPARATOR.join(each.value for each in ResultKind if each not in HELD_BACK)
        table.fault("not_allowed", "result", value=precedent.result.value, allowed=ended)
    table.close()
    return precedent


def _traits(table: Table, pack: RulePack, similarity: Similarity) -> Traits:
    def choices(name: FactName) -> tuple[str, ...]:
        return tuple(choice.code for choice in fact_code(pack, name).choices)

    bands = tuple(band.code for band in fact_code(pack, similarity.sum).bands)
    grades = tuple(choice.code for choice in item(pack, similarity.responsibility).choices)
    return Traits(
        status=table.member("status", Status),
        role=table.member("role", Post),
        conduct=_code(table, "conduct", choices(similarity.conduct)),
        harm=_code(table, "harm", choices(similarity.harm)),
        degree=_code(table, "degree", choices(similarity.degree), optional=True),
        sum=_code(table, "sum", bands, optional=True),
        responsibility=_code(table, "responsibility", grades, optional=True),
        mitigating=_codes(table, "mitigating", similarity.mitigating.counts),
        aggravating=_codes(table, "aggravating", similarity.aggravating.counts),
    )


def _code(table: Table, key: str, allowed: tuple[str, ...], *, optional: bool = False) -> str:
    if optional and not table.gives(key):
        return ""
    code = table.words(key)
    _refuse_unknown(table, key, (code,) if code else (), allowed)
    return code


def _codes(table: Table, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    codes = table.codes(key, optional=True)
    _refuse_unknown(table, key, codes, allowed)
    return tuple(sorted(codes))


def _refuse_unknown(
    table: Table, key: str, codes: tuple[str, ...], allowed: tuple[str, ...]
) -> None:
    for code in codes:
        if code not in allowed:
            known = SEPARATOR.join(allowed)
            table.fault("not_allowed", key, value=code[:80], allowed=known)


def _year(table: Table, latest: int) -> int:
    year = table.number("year")
    if year and not FIRST_YEAR <= year <= latest:
        table.fault("year_out_of_range", "year", first=FIRST_YEAR, latest=latest)
    return year


def _parsed(line: bytes, file: str, faults: _LineFaults) -> dict[str, object] | None:
    """Return the table of a line; where there is none, a fault is noted."""
    if len(line) > LONGEST_LINE:
        faults.add("line_too_long", file, longest=LONGEST_LINE)
        return None
    try:
        raw = json.loads(
            line.decode("utf-8"), object_pairs_hook=partial(_each_key_once, file, faults)
        )
    except UnicodeDecodeError:
        faults.add("not_utf8", file)
        return None
    except (ValueError, RecursionError):
        faults.add("not_json", file)
        return None
    if not isinstance(raw, dict):
        faults.add("not_json", file)
        return None
    return raw


def _each_key_once(
    file: str, faults: _LineFaults, pairs: list[tuple[str, object]]
) -> dict[str, object]:
    table = dict(pairs)
    keys = [key for key, _ in pairs]
    for key in table:
        if keys.count(key) > 1:
            faults.add("key_twice", file, key=key[:80])
    return table
