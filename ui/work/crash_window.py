"""What is shown when the program has failed."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from ui.theme.theme import Theme
from ui.work.crash_note import crash_note

if TYPE_CHECKING:
    from ui.work.crash_dialog import CrashDialog

log = logging.getLogger("quanheng.crash")


class CrashWindow(QObject):
    """Catches every error nobody expected, keeps drafts, and shows a note to be copied."""

    _caught = Signal(object, object)

    def __init__(self, theme: Theme, version: str, moment: Callable[[], str]) -> None:
        super().__init__(theme)
        self._theme = theme
        self._version = version
        self._moment = moment
        self._keep_drafts: Callable[[], None] = _nothing_to_keep
        self._shown: CrashDialog | None = None
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch what nobody else catches, on every thread."""
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error

    def keep_drafts_with(self, keep: Callable[[], None]) -> None:
        """Say how the drafts of the open office are kept before the note is shown."""
        self._keep_drafts = keep

    def _on_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self._caught.emit(kind, trace)

    def _on_thread_error(self, caught: threading.ExceptHookArgs) -> None:
        self._caught.emit(caught.exc_type, caught.exc_traceback)

    def _show(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        note = crash_note(kind, trace, self._version, self._moment())
        log.error("%s", note.replace("\n", " | "))
        if self._shown is not None:
            self._shown.add_note(note)
            return
        from ui.work.crash_dialog import CrashDialog  # noqa: PLC0415 - hardly ever needed

        self._shown = CrashDialog(self._theme, note, QApplication.activeWindow())
        self._shown.finished.connect(self._on_closed)
        self._shown.open()
        keep, self._keep_drafts = self._keep_drafts, _nothing_to_keep
        keep()  # should this fail too, it is not tried again and its note joins the first
        self._keep_drafts = keep

    def _on_closed(self) -> None:
        self._shown = None


def _nothing_to_keep() -> None:
    """No office is open."""
