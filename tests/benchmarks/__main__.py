"""Every benchmark, or those named: ``python -m tests.benchmarks [NAME ...]``.

Each prints ours, what bare libraries need for the same (the floor), and the ratio. They are told,
never tested: on a busy computer all of it takes longer, the ratios least so.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

from tests.benchmarks.timing import say

BENCHMARKS = {
    "start": "from the process's start to the mapped window",
    "window": "from the password to the list, and how long the window is ever blocked",
    "storage": "pages of the case list and searches, up to 100,000 cases (takes minutes)",
    "act": "one recorded act",
    "packet": "a packet of papers",
    "batch": "200 packets, and one in a process of its own, against an office suite",
    "bundle": "a bundle written and taken in",
    "rebuild": "all tables from the journal, and the safety check",
    "journal": "what entries cost, by part",
    "rules": "a full run weighed, and what would change it",
}


def main(names: Sequence[str]) -> int:
    """Run each in a process of its own, so that none warms another up."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        say("usage: python -m tests.benchmarks [NAME ...]")
        for name, what in BENCHMARKS.items():
            say(f"  {name:10}{what}")
        return 2
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    say(f"{os.cpu_count()} cores, {busy:.1f} at work before we begin")
    failed = []
    for name in names or BENCHMARKS:
        say(f"== {name}: {BENCHMARKS[name]}")
        command = [sys.executable, "-m", f"tests.benchmarks.{name}"]
        if subprocess.run(command, check=False).returncode:
            failed.append(name)
    if failed:
        say(f"did not end well: {', '.join(failed)}")
    return int(bool(failed))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
