"""Where a command works: the world outside, the reader's language, and the office it acts on."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from desktop.application.ports import Clock, legal_day, random_id, system_clock
from desktop.cli.command import Given
from desktop.cli.output import text
from desktop.cli.reading import read_file
from desktop.errors import Problem, Refused
from desktop.text import Language, sentence

if TYPE_CHECKING:
    from datetime import date

    from desktop.application.workspace import Workspace, World
    from desktop.domain.ids import IdSource
    from desktop.errors import Value

LARGEST_PASSWORD_FILE = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What the command line is given by the system: streams, environment, time and chance."""

    out: TextIO
    err: TextIO
    environment: Mapping[str, str]
    typed: TextIO = field(default_factory=StringIO)
    clock: Clock = system_clock
    ids: IdSource = random_id


def the_system(environment: Mapping[str, str]) -> Outside:
    """Return this process's own streams; what a terminal cannot show does not end the program."""
    return Outside(out=sys.stdout, err=sys.stderr, environment=environment, typed=sys.stdin)


class Desk:
    """Given to every command; the office is opened when it is first asked for."""

    def __init__(self, outside: Outside, language: Language, given: Given) -> None:
        """Work with what was given."""
        self._outside = outside
        self._given = given
        self._workspace: Workspace | None = None
        self._recorded = 0
        self.language = language

    def say(self, key: str, **values: Value) -> str:
        """Return a sentence of the command line."""
        return sentence(f"cli.{key}", self.language, **values)

    def tell(self, *lines: str) -> None:
        """Tell something while a command goes on; it stays apart from the command's answer."""
        self._outside.err.write(text(lines))
        self._outside.err.flush()

    def hear(self) -> str:
        """Return the next line that is typed, its end included; nothing once typing has ended."""
        return self._outside.typed.readline().encode("utf-8", "replace").decode("utf-8")

    @cached_property
    def world(self) -> World:
        """Return time, ids, law and holidays."""
        from desktop.application.deadlines import shipped_calendar  # noqa: PLC0415 - slow to load
        from desktop.application.rule_packs import RulePacks  # noqa: PLC0415 - slow to load
        from desktop.application.workspace import World  # noqa: PLC0415 - slow to load

        return World(
            clock=self._outside.clock,
            ids=self._outside.ids,
            packs=RulePacks(),
            calendar=shipped_calendar(),
        )

    @property
    def work(self) -> Workspace:
        """Return the office open, in the name of the person who acts.

        Raises:
            Refused: it is not said which office, who acts, or the password; or it is wrong.
        """
        if self._workspace is None:
            from desktop.application.offices import open_office  # noqa: PLC0415 - slow to load

            self._workspace = open_office(self.folder, self.person, self.password, self.world)
            self._recorded = _recorded(self._workspace)
        return self._workspace

    def take(self, workspace: Workspace) -> None:
        """Work in an office that was just made, and close it in the end."""
        self._workspace = workspace

    def warnings(self) -> tuple[Problem, ...]:
        """Return what whoever recorded something has to know; reading alone warns of nothing."""
        work = self._workspace
        if work is None or _recorded(work) == self._recorded:
            return ()
        from desktop.application.clock_check import (  # noqa: PLC0415 - slow to load
            clock_is_behind,
        )

        return clock_is_behind(work)

    @property
    def today(self) -> date:
        """Return the legal day."""
        return legal_day(self._outside.clock())

    @property
    def folder(self) -> Path:
        """Return the office's folder."""
        return Path(self._wanted("office", "cli.no_office"))

    @property
    def person(self) -> str:
        """Return the name of the person who acts; empty where it is left out."""
        return self._found("person")

    @property
    def password(self) -> str:
        """Return the first line of the password file."""
        return self.password_in(Path(self._wanted("password-file", "cli.no_password_file")))

    def password_in(self, path: Path) -> str:
        """Return the first line of a file that holds a password."""
        data = read_file(path, LARGEST_PASSWORD_FILE)
        try:
            lines = data.decode("utf-8-sig").splitlines()
        except UnicodeDecodeError as error:
            raise Refused(Problem("input.not_utf8", about=str(path), file=path.name)) from error
        if not lines or not lines[0]:
            raise Refused(Problem("cli.empty_password_file", about=str(path), path=str(path)))
        return lines[0]

    def close(self) -> None:
        """Let another program have the office."""
        if self._workspace is not None:
            self._workspace.close()

    def _wanted(self, name: str, code: str) -> str:
        found = self._found(name)
        if not found:
            raise Refused(Problem(code, about=f"--{name}"))
        return found

    def _found(self, name: str) -> str:
        variable = f"QUANHENG_{name.replace('-', '_').upper()}"
        return self._given.words(name) or self._outside.environment.get(variable, "")


def _recorded(work: Workspace) -> int:
    """Return how much this computer has recorded."""
    head = work.store.journal.head(work.store.journal.station)
    return head.number if head is not None else 0
