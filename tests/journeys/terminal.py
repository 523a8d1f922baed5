"""The command line of one office, as the people of the office sit down at it one after another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

from desktop.application.ports import Clock
from desktop.cli.command import OK
from desktop.cli.desk import Outside
from desktop.cli.main import run
from desktop.errors import Refused

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "practice-only"


class Terminal:
    """Runs each command as if nothing were left of the one before but the office's folder.

    ``hand`` holds what people hand in, ``out`` what they are given; ``said`` is everything that
    was ever printed.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.office = folder / "office"
        self.hand = folder / "hand"
        self.out = folder / "out"
        self.said: list[str] = []
        self._clock = clock
        for made in (self.hand, self.out):
            made.mkdir(parents=True)
        self.password_file = self.hand / "password.txt"
        self.password_file.write_text(PASSWORD + "\n", encoding="utf-8")

    def does(self, person: str, *words: str) -> Any:
        """Return the answer of a command that must succeed."""
        code, answer = self.run(person, *words)
        assert code == OK, answer
        return answer

    def is_refused(self, person: str, *words: str) -> set[str]:
        """Return the codes of what stands in the way of a command that must be refused."""
        code, answer = self.run(person, *words)
        assert code == Refused.exit_code, answer
        return {problem["code"] for problem in answer["problems"]}

    def does_without_office(self, *words: str) -> Any:
        """Return the answer of a command that needs no office and must succeed."""
        code, answer = self._run([*words, "--json"])
        assert code == OK, answer
        return answer

    def run(self, person: str, *words: str) -> tuple[int, Any]:
        """Return the exit code and the one JSON document of a command."""
        return self._run(self.line(person, *words))

    def _run(self, line: list[str]) -> tuple[int, Any]:
        out, err = StringIO(), StringIO()
        outside = Outside(out=out, err=err, environment={"LANG": "zh_CN.UTF-8"}, clock=self._clock)
        code = run(line, outside)
        self.said += [out.getvalue(), err.getvalue()]
        assert err.getvalue() == ""
        return code, json.loads(out.getvalue())

    def process(self, person: str, *words: str) -> subprocess.CompletedProcess[str]:
        """Return what a command came to as a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "desktop", *self.line(person, *words)],
            cwd=ROOT,
            env={**os.environ, "LANG": "zh_CN.UTF-8"},
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=60,
        )
        self.said += [done.stdout, done.stderr]
        return done

    def line(self, person: str, *words: str) -> list[str]:
        """Return a command with the options that say who acts where."""
        where = ("--office", str(self.office), "--password-file", str(self.password_file))
        return [*words, *where, "--person", person, "--json"]

    def file(self, name: str, content: object) -> str:
        """Return the path of a file that is handed in."""
        path = self.hand / name
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        return str(path)
