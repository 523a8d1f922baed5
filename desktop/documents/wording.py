"""The words of papers, read strictly from ``resources/wording/<paper>/<language>.toml``.

A wording has a date like a rule: a paper says what was in use on its day. Both languages hold the
same keys with the same places, so that no paper is half a paper in one of them. What several
papers say lies in ``shared``. A table among the sentences words a closed set, member by member.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from string import Formatter

from desktop import places
from desktop.documents.blocks import Blank, Run, Words, plain
from desktop.domain.checklist import Finding, ResultKind, RunKind
from desktop.domain.evidence import Marking
from desktop.domain.incident import Origin
from desktop.domain.measure import Responsibility, Track
from desktop.domain.procedure import Adoption, Opinion, ServiceWay
from desktop.domain.respondent import ManagementLevel
from desktop.errors import Damaged, Problem, Refused, Value
from desktop.rules.model import EffectKind, Group
from desktop.text import Language, shown

FORMAT = 1
SHARED = "shared"
WORDED: tuple[type[Enum], ...] = (
    *(Adoption, EffectKind, Finding, Group, ManagementLevel, Marking, Opinion, Origin),
    *(Responsibility, ResultKind, RunKind, ServiceWay, Track),
)

Said = Value | Blank | Words
_KEY = re.compile(r"[a-z][a-z0-9_]*")


def set_name(members: type[Enum]) -> str:
    """Return the name a closed set has in a wording file: ``service_way`` for ``ServiceWay``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", members.__name__).lower()


CLOSED_SETS: Mapping[str, frozenset[str]] = {
    set_name(each): frozenset(str(member.value) for member in each) for each in WORDED
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a paper can say in one language on one day."""

    language: Language
    sentences: Mapping[str, str]

    def has(self, key: str) -> bool:
        """Tell whether there is such a sentence."""
        return key in self.sentences

    def text(self, key: str, /, **values: Value) -> str:
        """Return a sentence with its values in the language's own forms."""
        said = {name: shown(value, self.language) for name, value in values.items()}
        return self.sentences[key].format_map(said)

    def member(self, member: Enum) -> str:
        """Return the word for a member of a closed set."""
        return self.sentences[f"{set_name(type(member))}.{member.value}"]

    def runs(self, key: str, /, **values: Said) -> tuple[Run, ...]:
        """Return a sentence whose values may also be blanks or words in another voice."""
        found: list[Run] = []
        for before, name, _, _ in Formatter().parse(self.sentences[key]):
            if before:
                found.append(plain(before))
            if name is None:
                continue
            value = values[name]
            if isinstance(value, Blank | Words):
                found.append(value)
            elif said := shown(value, self.language):
                found.append(plain(said))
        return _joined(found)


def wording(paper: str, language: Language, day: date) -> Wording:
    """Return the words of a paper in a language as they are on a day.

    Raises:
        Damaged: a wording file was changed so that it can no longer be read.
        Refused: the day is before the first wording.
    """
    sentences: dict[str, str] = {}
    for name in (SHARED, paper):
        versions = _versions(name)
        begun = [version for version in versions if version.start <= day]
        if not begun:
            first = versions[0].start
            raise Refused(Problem("paper.wording_not_yet", about=name, day=day, first=first))
        sentences |= begun[-1].sentences[language]
    return Wording(language=language, sentences=sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingVersion:
    """The sentences of both languages from a day on."""

    start: date
    sentences: Mapping[Language, Mapping[str, str]]


@cache
def _versions(name: str) -> tuple[WordingVersion, ...]:
    folder = places.resources() / "wording" / name
    return read_wording({each: _read(folder / f"{each.value}.toml") for each in Language}, name)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        file = f"{path.parent.name}/{path.name}"
        raise Damaged(Problem("paper.wording_gone", about=file, file=file)) from error


def read_wording(files: Mapping[Language, bytes], name: str) -> tuple[WordingVersion, ...]:
    """Return the versions of a paper's wording, oldest first, from the files of both languages.

    Raises:
        Damaged: a file is not as a wording file must be; the first place is named.
    """
    zh, en = (
        _parsed(files[each], f"{name}/{each.value}.toml")
        for each in (Language.CHINESE, Language.ENGLISH)
    )
    file = f"{name}/{Language.ENGLISH.value}.toml"
    if list(zh) != list(en) or list(zh) != sorted(zh):
        raise _fault(file, "from")
    versions = []
    for start in zh:
        _refuse_unequal(zh[start], en[start], file)
        sentences = {Language.CHINESE: zh[start], Language.ENGLISH: en[start]}
        versions.append(WordingVersion(start=start, sentences=sentences))
    return tuple(versions)


def _parsed(data: bytes, file: str) -> dict[date, dict[str, str]]:
    try:
        raw = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _fault(file, "format") from error
    if raw.keys() != {"format", "version"} or raw["format"] != FORMAT:
        raise _fault(file, "format")
    found: dict[date, dict[str, str]] = {}
    for version in raw["version"]:
        start = version.get("from")
        if version.keys() != {"from", "text"} or type(start) is not date or start in found:
            raise _fault(file, "from")
        found[start] = _sentences(version["text"], file)
    if not found:
        raise _fault(file, "version")
    return found


def _sentences(table: Mapping[str, object], file: str) -> dict[str, str]:
    sentences: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            if value.keys() != CLOSED_SETS.get(key):
                raise _fault(file, key)
            sentences |= {f"{key}.{code}": _said(each, file, key) for code, each in value.items()}
        elif _KEY.fullmatch(key):
            sentences[key] = _said(value, file, key)
        else:
            raise _fault(file, key)
    return sentences


def _said(value: object, file: str, key: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _fault(file, key)
    try:
        _places(value)
    except ValueError as error:
        raise _fault(file, key) from error
    return value


def _places(sentence: str) -> frozenset[str]:
    """Return the names of the values a sentence has places for; a place is a bare name."""
    names = set()
    for _, name, form, conversion in Formatter().parse(sentence):
        if name is None:
            continue
        if not _KEY.fullmatch(name) or form or conversion:
            raise ValueError(name)
        names.add(name)
    return frozenset(names)


def _refuse_unequal(zh: Mapping[str, str], en: Mapping[str, str], file: str) -> None:
    for key in (*zh, *en):
        if key not in zh or key not in en or _places(zh[key]) != _places(en[key]):
            raise _fault(file, key)


def _fault(file: str, key: str) -> Damaged:
    return Damaged(Problem("paper.wording_broken", about=file, file=file, key=key))


def _joined(found: list[Run]) -> tuple[Run, ...]:
    """Return runs with neighbouring plain words as one: a line may then break well inside them."""
    joined: list[Run] = []
    for run in found:
        last = joined[-1] if joined else None
        if isinstance(run, Words) and isinstance(last, Words) and run.voice is last.voice:
            joined[-1] = Words(text=last.text + run.text, voice=run.voice)
        else:
            joined.append(run)
    return tuple(joined)
