"""A warning that nobody expected is a fault: proof that the watch itself works."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WARNS = "import logging\ndef test_it():\n    logging.getLogger('x').warning('disk nearly full')\n"


def test_a_warning_in_the_log_fails_the_test(tmp_path: Path) -> None:
    test = tmp_path / "test_warning.py"
    test.write_text(WARNS, encoding="ascii")
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    options = ["--rootdir", str(tmp_path), "-c", str(ROOT / "pyproject.toml"), str(test)]
    done = subprocess.run(
        [*command, *options], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stdout
    assert "warned in the log: disk nearly full" in done.stdout
