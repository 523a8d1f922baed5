"""Keys by which people and cases are found and sorted. Text in, text out: no database here.

Two full-text tables answer a search. One holds every text as pairs of characters, digits in threes,
so that two characters and any part of a number are found at once; the other holds names as they
are spoken, whole and by initials. Both want ``tokenize='ascii'``: the other tokenisers take the
newest Chinese characters for blanks. The first needs ``detail=full``, for phrases.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations, groupby, islice, product

from desktop import places
from desktop.domain.names import NAME_DOT, cleaned_name, is_han

GRAM, DIGIT_GRAM = 2, 3
MOST_SPELLINGS = 24
# A name comes several times in a row: as one spoken of, as a respondent, and on a case.
LATELY = 1024
_PINYIN_BREAKS = re.compile(r"['\u2019\s-]+")
_NAME_BREAK = re.compile(f"[{NAME_DOT} ]")
_NO_READING = "~"

Readings = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """What to ask the two tables for something typed; an empty expression asks nothing.

    A text is a hit if ``text`` matches and it holds every one of ``words``, which the table
    cannot promise by itself; a name is a hit if ``pinyin`` matches. With no ``text`` but some
    ``words`` (a lone ``%``), only a scan can answer.
    """

    text: str = ""
    pinyin: str = ""
    words: tuple[str, ...] = ()

    def holds(self, text: str) -> bool:
        """Tell whether a text holds every word that has to be looked at again."""
        plain = normalised(text)
        return all(word in plain for word in self.words)


def normalised(text: str) -> str:
    """Return a text as both sides of a search see it: one width, one case, no dots in names."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace(NAME_DOT, "")
    return " ".join(plain.split())


def search_tokens(text: str) -> str:
    """Return the tokens of a text for the first table, in order, with blanks between."""
    return " ".join([gram for run in _runs(normalised(text)) for gram in _grams(run)])


def query_tokens(typed: str) -> SearchQuery:
    """Return what to ask for something typed: letters alone may be a name as it is spoken."""
    words = normalised(typed).split()
    asked, again = [], []
    for word in words:
        runs = list(_runs(word))
        asked += [_expression(run) for run in runs]
        if runs != [word]:
            again.append(word)
    spoken = _PINYIN_BREAKS.sub("", " ".join(words)).replace("\u00fc", "v")
    letters = spoken.isascii() and spoken.isalpha()
    return SearchQuery(
        text=" AND ".join(asked), pinyin=f'"{spoken}" *' if letters else "", words=tuple(again)
    )


@lru_cache(maxsize=LATELY)
def pinyin_tokens(name: str) -> str:
    """Return how a name may be typed in letters: whole and initials, also without the surname.

    A name written in letters has the initials of its words.

    Every reading of every character counts, the likely ones first, until there are 24 of a kind.
    """
    tokens: dict[str, None] = {}
    cleaned = cleaned_name(name)
    spoken = _spoken(cleaned)
    for start in spoken.starts:
        for spelling in islice(_spellings(spoken.readings[start:]), MOST_SPELLINGS):
            tokens["".join(spelling)] = None
            tokens["".join(syllable[0] for syllable in spelling)] = None
    initials = _initials_of_words(cleaned)
    tokens |= dict.fromkeys(initials[start:] for start in range(len(initials) - 1))
    return " ".join(filter(None, tokens))


@lru_cache(maxsize=LATELY)
def sort_key(name: str) -> str:
    """Return a key that sorts names by sound, namesakes together; the same on every computer."""
    cleaned = cleaned_name(name)
    surname = _surname(cleaned)
    key = []
    for place, character in enumerate(cleaned):
        if not is_han(character):
            key.append(normalised(character))
            continue
        usual = surname[place] if place < len(surname) else _readings().get(character, ())
        key.append(f"{usual[0] if usual else _NO_READING} {character} ")
    return "".join(key)


def initials(name: str) -> str:
    """Return the letters by which a name is most likely typed: one for each character."""
    return "".join(readings[0][0] for readings in _spoken(cleaned_name(name)).readings)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spoken:
    """The readings of each character of a name, and where one may begin to type it."""

    readings: tuple[Readings, ...]
    starts: tuple[int, ...]


def _spoken(cleaned: str) -> _Spoken:
    surname = _surname(cleaned)
    readings: list[Readings] = []
    starts = []
    for place, character in enumerate(cleaned):
        if _may_begin(cleaned, place, len(surname)):
            starts.append(len(readings))
        first = surname[place] if place < len(surname) else ()
        known = _readings().get(character) or _as_typed(character)
        spoken = dict.fromkeys((*first, *known))
        written = dict.fromkeys(other for reading in spoken for other in _written(reading))
        if spoken:
            readings.append(tuple(spoken | written))
    return _Spoken(readings=tuple(readings), starts=tuple(dict.fromkeys(starts)))


def _initials_of_words(cleaned: str) -> str:
    """Return the first letters of a name of several words, none if one is written otherwise."""
    words = [word for word in _NAME_BREAK.split(cleaned) if word]
    first = [_as_typed(word[0]) for word in words]
    return "".join(letter for (letter,) in first) if all(first) else ""


def _may_begin(cleaned: str, place: int, surname: int) -> bool:
    """Tell whether people type a name from here: from its start, its parts, the given name."""
    if place == 0:
        return True
    before = cleaned[place - 1]
    if _NAME_BREAK.search(cleaned):
        return _NAME_BREAK.match(before) is not None
    return is_han(before) and place in {1, surname}


def _as_typed(character: str) -> Readings:
    """Return a letter or digit of a name as its own reading; a sign has none."""
    plain = normalised(character)
    return (plain,) if plain.isascii() and plain.isalnum() else ()


def _written(reading: str) -> Readings:
    """Return the other ways to type u with two dots, which the table writes v."""
    return tuple(reading.replace("v", other) for other in ("u", "yu")) if "v" in reading else ()


def _spellings(readings: tuple[Readings, ...]) -> Iterator[Readings]:
    """Yield the usual spelling, then those with one other reading, then with two, and so on."""
    doubtful = [place for place, choices in enumerate(readings) if len(choices) > 1]
    usual = [choices[0] for choices in readings]
    for changed in range(len(doubtful) + 1):
        for here in combinations(doubtful, changed):
            for others in product(*(readings[place][1:] for place in here)):
                spelling = list(usual)
                for place, other in zip(here, others, strict=True):
                    spelling[place] = other
                yield tuple(spelling)


def _surname(cleaned: str) -> tuple[Readings, ...]:
    """Return the readings of a surname with its own reading, character by character."""
    surnames = _surnames()
    for length in range(surnames.longest, 0, -1):
        if cleaned[:length] in surnames.readings:
            return surnames.readings[cleaned[:length]]
    return ()


def _runs(plain: str) -> Iterator[str]:
    """Yield the runs of letters and the runs of digits of a normalised text."""
    for kind, run in groupby(plain, _kind):
        if kind:
            yield "".join(run)


@cache
def _kind(character: str) -> str:
    """Return what a character is to the search: digit, letter, or nothing that is indexed.

    Private and unassigned characters are letters: names hold them, and Unicode outruns Python.
    """
    if "0" <= character <= "9":
        return "digit"
    category = unicodedata.category(character)
    return "letter" if category[0] in "LMN" or category in {"Co", "Cn"} else ""


def _size(run: str) -> int:
    return DIGIT_GRAM if run[0].isdecimal() and run.isascii() else GRAM


def _grams(run: str) -> list[str]:
    """Return a run in overlapping pieces; the last ones are shorter, so that its end is found."""
    size = _size(run)
    return [run[start : start + size] for start in range(len(run))]


def _expression(run: str) -> str:
    """Return the full-text expression for a run: the phrase of its pieces, or a beginning."""
    size = _size(run)
    if len(run) < size:
        return f'"{run}" *'
    pieces = _grams(run)[: len(run) - size + 1]
    return f'"{" ".join(pieces)}"'


@cache
def _readings() -> Mapping[str, Readings]:
    """Return the readings of every character, the usual one first."""
    table = (places.resources() / "surnames" / "readings.txt").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in table.splitlines()]
    readings: dict[str, Readings] = {}
    for rank in (1, 2):
        for line in lines:
            for character in line[rank]:
                readings[character] = (*readings.get(character, ()), line[0])
    return readings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surnames:
    readings: Mapping[str, tuple[Readings, ...]]
    longest: int


@cache
def _surnames() -> _Surnames:
    """Return the surnames that are not read the way their characters usually are."""
    text = (places.resources() / "surnames" / "surnames.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    readings = {name: (tuple(choices),) for name, choices in table["single"].items()}
    readings |= {
        name: tuple((syllable,) for syllable in syllables)
        for name, syllables in table["compound"].items()
    }
    return _Surnames(readings=readings, longest=max(map(len, readings)))
