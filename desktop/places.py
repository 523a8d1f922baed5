"""Where the program's own files and the person's data live."""

from __future__ import annotations

import sys
from pathlib import Path


def resources() -> Path:
    """Return the folder of read-only data shipped with the program."""
    bundled = getattr(sys, "_MEIPASS", None)
    root = Path(bundled) if bundled else Path(__file__).resolve().parent.parent
    return root / "resources"


def office() -> Path:
    """Return where this person's office lies unless another folder is named."""
    return _own_folder() / "office"


def practice_office() -> Path:
    """Return where this person's practice office lies, apart from the real one."""
    return _own_folder() / "practice"


def preferences() -> Path:
    """Return the file of what this person has set on this computer."""
    return _own_folder() / "preferences.json"


def _own_folder() -> Path:
    # Loaded when it is asked for: a window that is told its folder starts without it.
    from platformdirs import user_data_path  # noqa: PLC0415 - as said above

    return user_data_path("quanheng", appauthor=False)
