"""Somebody at the command line of a practice office."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from desktop.application.ports import Clock
from desktop.cli.desk import Outside
from desktop.cli.main import run
from desktop.cli.nouns import noun
from desktop.cli.options import split
from desktop.domain.ids import IdSource
from tests.builders import CLERK, PASSWORD, MadeTown
from tests.fakes import FixedClock


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> Any:
        """Return the one JSON document."""
        return json.loads(self.out)

    @property
    def problems(self) -> list[str]:
        """Return the codes of what stood in the way."""
        return [problem["code"] for problem in self.answer["problems"]]


class CommandLine:
    """Types commands at ten in the morning of 24 November 2026; every command opens the office."""

    def __init__(self, folder: Path, clock: Clock, ids: IdSource) -> None:
        self.folder = folder
        self.office = folder / "office"
        self.clock = clock
        self.ids = ids
        self.environment = {
            "LANG": "zh_CN.UTF-8",
            "QUANHENG_OFFICE": str(self.office),
            "QUANHENG_PASSWORD_FILE": self.file("password.txt", PASSWORD + "\n"),
            "QUANHENG_PERSON": CLERK,
        }

    def types(self, *words: str) -> Said:
        """Type a command."""
        out, err = StringIO(), StringIO()
        outside = Outside(
            out=out, err=err, environment=self.environment, clock=self.clock, ids=self.ids
        )
        code = run(words, outside)
        return Said(code=code, out=out.getvalue(), err=err.getvalue())

    def does(self, *words: str, person: str = CLERK) -> Any:
        """Type a command that must succeed, and return its answer: the fields that help lists."""
        said = self.types(*words, "--json", "--person", person)
        assert said.code == 0, said.out
        assert set(said.answer) == promised(words)
        return said.answer

    def refused(self, code: int, *words: str, person: str = CLERK) -> list[str]:
        """Type a command that must fail without changing anything; return the problems' codes.

        It is refused in both languages, with one sentence a problem, and as JSON.
        """
        before = self.digests()
        said = self.types(*words, "--json", "--person", person)
        assert said.code == code, said.out
        for language in ("zh", "en"):
            told = self.types(*words, "--language", language, "--person", person)
            assert told.code == code
            assert told.out == ""
            assert len(told.err.splitlines()) == len(said.problems)
        assert self.digests() == before
        return said.problems

    def file(self, name: str, content: object) -> str:
        """Write a file to be handed in, text as it is and anything else as JSON."""
        path = self.folder / name
        words = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
        path.write_text(words, encoding="utf-8")
        return str(path)

    def digests(self) -> dict[str, str]:
        """Return what the office's files hold; the log of the last opening does not count."""
        return {
            str(path.relative_to(self.office)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(self.office.rglob("*"))
            if path.is_file() and path.suffix not in (".db-shm", ".db-wal")
        }


def promised(words: Sequence[str]) -> set[str]:
    """Return the fields that the help of a command says its answer has."""
    name, *verbs = split(words).names
    commands = {command.name: command for command in noun(name).commands}
    return {field.name for field in fields(commands["".join(verbs)].gives)}


@pytest.fixture(scope="session")
def made_town(tmp_path_factory: pytest.TempPathFactory) -> MadeTown:
    """The office that every command line works on a copy of."""
    clock = FixedClock(datetime(2026, 11, 24, 1, 0, tzinfo=UTC))
    return MadeTown(tmp_path_factory.mktemp("made") / "office", clock)


@pytest.fixture
def line(made_town: MadeTown, tmp_path: Path, clock: FixedClock) -> CommandLine:
    """The command line of an office of seven people, the clerk sitting at it."""
    return CommandLine(tmp_path, clock, made_town.copied(tmp_path / "office"))


def incident(**changes: object) -> dict[str, object]:
    """Return what a file about an incident holds."""
    return {
        "level": "township",
        "happened_on": "2026-11-17",
        "place": "青山镇石桥村",
        "what": "11月17日14时，值班室无人接听电话。",
        **changes,
    }


def respondent(**changes: object) -> dict[str, object]:
    """Return what a file about a respondent holds."""
    return {
        "name": "张伟",
        "status": "civil_servant",
        "party_member": True,
        "title": "应急办科员",
        "unit": "青山镇人民政府",
        **changes,
    }


def opened(line: CommandLine, track: str = "party_discipline") -> str:
    """Open a case on a new incident about a new respondent."""
    recorded = line.does("incident", "record", "--from", line.file("incident.json", incident()))
    added = line.does("respondent", "add", "--from", line.file("respondent.json", respondent()))
    words: Sequence[str] = ("--matter", "防汛值班未到岗", "--body", "青纪", "--track", track)
    about = ("--incident", recorded["incident"], "--respondent", added["respondent"])
    return str(line.does("case", "open", *words, *about)["case"])
