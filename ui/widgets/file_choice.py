"""Choosing files and folders on the computer."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


class FileChoice:
    """Qt's dialogs; each begins in the folder of the one before, the first in the documents.

    Left alone they begin in the folder the program was started from, where nobody keeps papers.
    """

    _last: ClassVar[Path | None] = None

    @classmethod
    def to_open(cls, parent: QWidget, title: str, kinds: str = "") -> Path | None:
        """Return the file chosen, ``None`` where nothing was; ``kinds`` as in "*.pdf"."""
        chosen, _ = QFileDialog.getOpenFileName(parent, title, str(cls._folder()), kinds)
        return cls._kept(chosen)

    @classmethod
    def to_save(cls, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
        """Return where to write, beginning with a file of that name."""
        offered = str(cls._folder() / name)
        chosen, _ = QFileDialog.getSaveFileName(parent, title, offered, kinds)
        return cls._kept(chosen)

    @classmethod
    def folder(cls, parent: QWidget, title: str) -> Path | None:
        """Return the folder chosen."""
        chosen = QFileDialog.getExistingDirectory(parent, title, str(cls._folder()))
        if chosen:
            cls._last = Path(chosen)
        return Path(chosen) if chosen else None

    @classmethod
    def _folder(cls) -> Path:
        if cls._last is not None and cls._last.is_dir():  # a stick may have been pulled since
            return cls._last
        kind = QStandardPaths.StandardLocation.DocumentsLocation
        documents = Path(QStandardPaths.writableLocation(kind))
        return documents if documents.is_dir() else Path.home()

    @classmethod
    def _kept(cls, chosen: str) -> Path | None:
        if not chosen:
            return None
        cls._last = Path(chosen).parent
        return Path(chosen)
