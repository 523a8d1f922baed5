"""The keys that mean the same on every page."""

from __future__ import annotations

from enum import Enum


class Command(Enum):
    """What a key asks of the page that shows; the value is the key.

    Never bound here, because they belong to input methods: Ctrl+Space, Shift alone, Ctrl+Shift,
    Ctrl+., Ctrl+Shift+F, Alt+Shift.
    """

    HELP = "F1"
    NEW = "Ctrl+N"
    CORRECT = "F2"
    FIND = "Ctrl+F"
    FIND_NEXT = "F3"
    REFRESH = "F5"
    PRINT = "Ctrl+P"
    KEEP_DRAFT = "Ctrl+S"
    NEXT_OPEN = "F8"
    PREVIOUS_OPEN = "Shift+F8"
    EXPORT = "Ctrl+E"
    IMPORT = "Ctrl+I"
    CLOSE = "Esc"
