"""Every benchmark in turn: ``python -m tests.benchmarks``; each prints ours, floor and ratio."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path


def main() -> int:
    """Run the modules beside this one, each as its own command would."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("*.py"))
    for name in names:
        if name.startswith("_"):
            continue
        sys.stdout.write(f"== {name}\n")
        sys.stdout.flush()
        sys.argv = [name]
        try:
            runpy.run_module(f"tests.benchmarks.{name}", run_name="__main__")
        except SystemExit as end:
            if end.code:
                return int(end.code)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
