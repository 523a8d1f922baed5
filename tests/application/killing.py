"""Runs an exchange in a process that dies in the middle of it, as often as it is told to.

It waits for lines ``what step`` and forks for each, so that starting costs nothing; the child kills
itself when the work has come to that step. It answers ``killed``, ``done``, or what was refused.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

from desktop.application.exchange import Exchange
from desktop.application.offices import open_office
from desktop.application.progress import Progress
from desktop.domain.ids import CaseId, OfficeId
from desktop.errors import Failure
from tests.application.two_offices import MORNING, a_light_world
from tests.builders import CLERK, PASSWORD
from tests.fakes import FixedClock

FULL = 2**20


class Deadly(Progress):
    """Ends the process, without a word, when the work comes to a step."""

    def __init__(self, step: int) -> None:
        self._left = step

    def step(self, code: str, done: int, total: int) -> None:
        self._left -= 1
        if not self._left:
            os.kill(os.getpid(), signal.SIGKILL)


class Killer:
    """The waiting program, as a test speaks to it."""

    def __init__(self, folder: Path, target: Path, case: CaseId, to: OfficeId) -> None:
        command = [sys.executable, "-m", "tests.application.killing"]
        self._waiting = subprocess.Popen(
            [*command, folder, target, case, to],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, what: str, step: int) -> str:
        """Let it work until it comes to a step; return what became of it."""
        assert self._waiting.stdin is not None
        assert self._waiting.stdout is not None
        self._waiting.stdin.write(f"{what} {step}\n")
        self._waiting.stdin.flush()
        return self._waiting.stdout.readline().strip()

    def __enter__(self) -> Killer:
        return self

    def __exit__(self, *_: object) -> None:
        self._waiting.communicate()


def work(what: str, step: int) -> int:
    """Export or import, and die on the way."""
    folder, target, case, to = sys.argv[1:]
    opened = open_office(Path(folder), CLERK, PASSWORD, a_light_world(FixedClock(MORNING)))
    exchange = Exchange(opened)
    if what == "full":
        resource.setrlimit(resource.RLIMIT_FSIZE, (FULL, FULL))
    try:
        if what == "import":
            exchange.import_bundle(Path(target), Deadly(step))
        else:
            exchange.export((CaseId(case),), OfficeId(to), Path(target), "请审核", Deadly(step))
    except Failure as failure:
        os.write(1, f"{failure}\n".encode())
        return 0
    os.write(1, b"done\n")
    return 0


if __name__ == "__main__":
    for line in sys.stdin:
        asked, at = line.split()
        child = os.fork()
        if not child:
            os._exit(work(asked, int(at)))
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            os.write(1, b"killed\n")
