"""What a command prints: one JSON document for programs, or lines a person reads."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path

from desktop.cli.command import Answer
from desktop.domain.names import shown_text
from desktop.errors import Problem, Value
from desktop.text import Language, explain, sentence

_WIDE = frozenset({"W", "F"})
_GAP = "  "


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemShown:
    """A problem as programs read it."""

    code: str
    about: str
    values: Mapping[str, Value]
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemsShown:
    """Everything that stood in the way."""

    problems: tuple[ProblemShown, ...]


def printed(answer: Answer, *, as_json: bool) -> str:
    """Return an answer as it is printed."""
    return document(answer.data) if as_json else text(answer.lines)


def problems_shown(problems: Iterable[Problem], language: Language) -> ProblemsShown:
    """Return problems as programs read them, each with its sentence."""
    return ProblemsShown(
        problems=tuple(
            ProblemShown(
                code=problem.code,
                about=problem.about,
                values=problem.values,
                sentence=explain(problem, language),
            )
            for problem in problems
        )
    )


def problem_lines(problems: Iterable[Problem], language: Language) -> tuple[str, ...]:
    """Return a line for each problem: its sentence, and small behind it the code and the place."""
    return tuple(_problem_line(problem, language) for problem in problems)


def document(data: object) -> str:
    """Return data as JSON: keys sorted, days as ``YYYY-MM-DD``, codes as they are stored."""
    return json.dumps(plain(data), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def text(lines: Iterable[str]) -> str:
    """Return lines with every character that hides or turns a line made visible."""
    return "".join(f"{shown_text(line)}\n" for line in lines)


def plain(value: object) -> object:
    """Return a value of ours as JSON holds it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Path) else value


def columns(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return rows as lines whose cells stand below each other; a cell is one line."""
    cells = [[" ".join(cell.split()) for cell in row] for row in rows]
    widths = [max(width(cell) for cell in column) for column in zip(*cells, strict=True)]
    return tuple(
        _GAP.join(
            cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)
        ).rstrip()
        for row in cells
    )


def width(cell: str) -> int:
    """Return how many places a text takes on a terminal; a Chinese character takes two."""
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in _WIDE)
        for sign in cell
    )


def _problem_line(problem: Problem, language: Language) -> str:
    said = explain(problem, language)
    if not problem.about:
        return sentence("cli.problem", language, sentence=said, code=problem.code)
    return sentence(
        "cli.problem_about", language, sentence=said, code=problem.code, about=problem.about
    )
