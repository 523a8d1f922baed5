"""The command line: one noun, one verb, one answer.

Exit codes: 0 done; 2 refused; 3 not found; 4 damaged; 5 untrusted; 6 the computer cannot do it
now; 7 too new; 130 stopped; 70 a fault of the program.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from desktop.cli.command import OK, Answer, Command, Noun
from desktop.cli.desk import Desk, Outside, the_system
from desktop.cli.help import Helper
from desktop.cli.nouns import NAMES, noun
from desktop.cli.options import EVERYWHERE, OFFICE, SEPARATOR, parse, split
from desktop.cli.output import document, printed, problem_lines, problems_shown, text
from desktop.errors import Cancelled, Failure, Problem, Refused, Unavailable
from desktop.text import Language

FAULT = 70
STOPPED_READING = 141
ROOT = Path(__file__).resolve().parents[2]
_HELP_WORDS = frozenset({"--help", "-h"})


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpShown:
    """Help as programs read it."""

    help: tuple[str, ...]


def main(argv: Sequence[str] | None = None) -> int:
    """Do what was typed and return the exit code."""
    words = sys.argv[1:] if argv is None else argv
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = "utf-8" if "--json" in words else None
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="backslashreplace")
    try:
        code = run(words, the_system(os.environ))
    except BrokenPipeError:
        code = STOPPED_READING
    try:
        sys.stdout.flush()
    except OSError:
        # It was said or is not wanted; Python would complain once more while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def run(words: Sequence[str], outside: Outside) -> int:
    """Do what was typed, print the answer or what stood in the way, and return the exit code.

    With ``--json`` exactly one document goes to standard output, also when it tells of problems;
    without it, answers go to standard output and problems to standard error.
    """
    language, as_json = _language(words, outside), "--json" in words
    try:
        answer = _answer(words, outside, language)
        _print(outside.out, printed(answer, as_json=as_json))
        return answer.exit_code
    except Failure as failure:
        _tell(outside, failure.problems, language, as_json=as_json)
        return failure.exit_code
    except KeyboardInterrupt:
        stopped = Cancelled()
        _tell(outside, stopped.problems, language, as_json=as_json)
        return stopped.exit_code
    except BrokenPipeError:
        raise
    except Exception as fault:
        _tell(outside, (Problem("cli.fault", note=_note(fault)),), language, as_json=as_json)
        return FAULT


def _answer(words: Sequence[str], outside: Outside, language: Language) -> Answer:
    asked = split(words)
    wants_help = bool(_HELP_WORDS & set(words))
    if not asked.names:
        if not wants_help:
            parse(asked.rest, (*EVERYWHERE, *OFFICE))
        return _help(Helper(language).program(), wanted=wants_help)
    noun = _noun(asked.names[0])
    command = _command(noun, asked.names[1:])
    if command is None or wants_help:
        helper = Helper(language)
        lines = helper.noun(noun) if command is None else helper.command(noun, command)
        return _help(lines, wanted=wants_help)
    options = (*command.options, *(OFFICE if command.in_office else ()), *EVERYWHERE)
    given = parse(asked.rest, options)
    desk = Desk(outside, language, given)
    try:
        answer = command.run(desk, given)
        if warnings := desk.warnings():
            _print(outside.err, text(problem_lines(warnings, language)))
        return answer
    finally:
        desk.close()


def _noun(name: str) -> Noun:
    if name not in NAMES:
        allowed = SEPARATOR.join(NAMES)
        raise Refused(Problem("cli.noun_unknown", name[:80], noun=name[:80], allowed=allowed))
    return noun(name)


def _command(noun: Noun, verbs: Sequence[str]) -> Command | None:
    """Return the command meant, or ``None`` where only the noun was typed."""
    verb = verbs[0] if verbs else ""
    for command in noun.commands:
        if command.name == verb:
            return command
    if not verb:
        return None
    allowed = SEPARATOR.join(command.name for command in noun.commands)
    raise Refused(
        Problem("cli.verb_unknown", verb[:80], noun=noun.name, verb=verb[:80], allowed=allowed)
    )


def _help(lines: tuple[str, ...], *, wanted: bool) -> Answer:
    """Return help; where nobody asked for it, something was left out."""
    exit_code = OK if wanted else Refused.exit_code
    return Answer(data=HelpShown(help=lines), lines=lines, exit_code=exit_code)


def _language(words: Sequence[str], outside: Outside) -> Language:
    """Return the language asked for, also before the line is understood."""
    known = tuple(language.value for language in Language)
    asked = outside.environment.get("LANG", "")
    for place, word in enumerate(words):
        name, given, value = word.partition("=")
        wanted = value if given else "".join(words[place + 1 : place + 2])
        if name == "--language" and wanted in known:
            asked = wanted
    return Language.CHINESE if asked.startswith("zh") else Language.ENGLISH


def _tell(
    outside: Outside, problems: Iterable[Problem], language: Language, *, as_json: bool
) -> None:
    if as_json:
        _print(outside.out, document(problems_shown(problems, language)))
    else:
        _print(outside.err, text(problem_lines(problems, language)))


def _print(stream: TextIO, words: str) -> None:
    try:
        stream.write(words)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Unavailable(Problem("cli.output_failed")) from error


def _note(fault: Exception) -> str:
    """Return where the program failed, for the telephone: places in our code, never any value."""
    places = [
        f"{Path(frame.filename).relative_to(ROOT).as_posix()}:{frame.lineno}"
        for frame in traceback.extract_tb(fault.__traceback__)
        if Path(frame.filename).is_relative_to(ROOT / "desktop")
    ]
    return " ".join((type(fault).__name__, *places[-3:]))
