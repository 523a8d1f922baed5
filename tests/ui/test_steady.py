"""The interpreter outlives Qt's binding, whatever pair of versions they are."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CALLS = 100_000


def test_the_interpreter_survives_many_calls_that_return_nothing() -> None:
    code = (
        "import ui\n"
        "from PySide6.QtCore import QObject\n"
        "thing = QObject()\n"
        f"for number in range({CALLS}): thing.setObjectName('a')\n"
        "print('alive')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
