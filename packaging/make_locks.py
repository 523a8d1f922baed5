"""Both locks are written anew from ``pyproject.toml``, with hashes and without any host.

Run it with the environment that ``bootstrap.py test`` makes: ``.venv/bin/python
packaging/make_locks.py``. Plain pip installs what it writes, on every system served.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "packaging" / "locks"

# The last Qt with wheels for glibc 2.28 on x86-64 and 2.31 on arm64 alike: Kylin V10.
FLOOR = ("PySide6-Essentials==6.8.0.2", "shiboken6==6.8.0.2")


def resolved(constraints: tuple[str, ...]) -> str:
    """Return the text of a lock: every library, its version, the digest of each of its files."""
    with tempfile.TemporaryDirectory() as folder:
        pins = Path(folder) / "pins.txt"
        pins.write_text("\n".join(constraints), encoding="utf-8")
        command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "--quiet"]
        command += ["--extra", "develop", "--constraints", str(pins), "--python-version", "3.11"]
        command += ["--universal", "--generate-hashes", "--no-header", "--no-annotate"]
        text = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    # Where this machine fetches from is nobody else's business, and wrong elsewhere.
    lines = [line for line in text.splitlines() if not line.startswith(("--", "# "))]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write both locks; a host left in one of them stops it."""
    for name, constraints in (("current", ()), ("floor", FLOOR)):
        text = resolved(constraints)
        if "://" in text:
            print(f"{name}: names a host", file=sys.stderr)
            return 1
        (LOCKS / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")
        print(f"{name}: {sum(line[0].isalnum() for line in text.splitlines())} libraries")
    return 0


if __name__ == "__main__":
    sys.exit(main())
