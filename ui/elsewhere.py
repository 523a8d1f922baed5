"""The two offices of a computer: one's own, and the one for practice."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop import places
from ui.session import is_there


def other_office(folder: Path) -> Path:
    """Return the folder of the own office for that of practice, and the other way round."""
    practising = folder == places.practice_office()
    return places.office() if practising else places.practice_office()


def way_there(folder: Path) -> str:
    """Return how the other office is called on the door; empty where there is no way to it."""
    translate = QCoreApplication.translate
    if folder == places.practice_office():
        return translate("Program", "To our own office")
    if folder == places.office() and is_there(places.practice_office()):
        return translate("Program", "To the practice office")
    return ""
