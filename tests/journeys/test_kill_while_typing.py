"""T15: the power goes while somebody types; what they typed is there when the window comes back."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.journeys.case import CLERK, PlayedCase, a_terminal
from tests.journeys.terminal import PASSWORD, ROOT

WORDS = "11月17日14时，县应急局电话抽查，值班室无人接听𬀩。"
MOST_LOST = 1.0
A_LITTLE_MORE = 0.2
PATIENCE = 60.0


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A practice office on this computer."""
    case = PlayedCase(a_terminal(tmp_path))
    case.found()
    return case.terminal.office


@contextmanager
def a_typist(office: Path, deed: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.journeys.typist"]
    process = subprocess.Popen(
        [*command, deed, str(office), PASSWORD, WORDS],
        cwd=ROOT,
        env={**os.environ, "XDG_DATA_HOME": str(office.parent)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    impatience = threading.Timer(PATIENCE, process.kill)
    impatience.start()
    try:
        yield process
    finally:
        impatience.cancel()
        process.kill()
        process.communicate()


def said_by(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    assert process.stderr is not None
    line = process.stdout.readline().strip()
    assert line, process.stderr.read()
    return line


def read_again(office: Path) -> str:
    with a_typist(office, "read") as process:
        words: str = json.loads(said_by(process))
        assert process.wait(PATIENCE) == 0
    return words


def test_a_kill_takes_nothing_that_was_typed_a_second_before(office: Path) -> None:
    assert read_again(office) == ""
    with a_typist(office, "type") as process:
        assert said_by(process) == "typed"
        time.sleep(MOST_LOST + A_LITTLE_MORE)
        process.send_signal(signal.SIGKILL)
        assert process.wait(PATIENCE) == -signal.SIGKILL
    assert read_again(office) == WORDS
    terminal = a_terminal(office.parent / "check")
    terminal.office = office
    assert terminal.does(CLERK, "check")["sound"]
