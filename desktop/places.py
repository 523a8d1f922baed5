"""Where the program's own files and the person's data live."""

from __future__ import annotations

import sys
from pathlib import Path


def resources() -> Path:
    """Return the folder of read-only data shipped with the program."""
    bundled = getattr(sys, "_MEIPASS", None)
    root = Path(bundled) if bundled else Path(__file__).resolve().parent.parent
    return root / "resources"
