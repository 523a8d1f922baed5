"""Where the program's own files and the person's data live."""

from __future__ import annotations

import os
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
    on_linux = sys.platform == "linux"
    if on_linux:
        # What the library says there, without a tenth of the window's start spent on loading it.
        named = Path(os.environ.get("XDG_DATA_HOME", ""))
        return (named if named.is_absolute() else Path.home() / ".local" / "share") / "quanheng"
    from platformdirs import user_data_path  # noqa: PLC0415 - as said above

    return user_data_path("quanheng", appauthor=False)
