"""Long work as the clerk sees it on a page."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.application.progress import Progress
from desktop.errors import Cancelled, Failure
from desktop.text import sentence
from ui.theme.boxes import Column
from ui.theme.theme import Theme
from ui.widgets.progress_line import ProgressLine
from ui.work.runner import Job, Runner

Result = TypeVar("Result")
SHOWN_AFTER = 500
ESTIMATED_AFTER = 10
"""Seconds after which it is said how long it will still take."""


class LongWork(QWidget):
    """Runs one piece of work at a time; what takes more than half a second shows how far it is.

    Work the clerk stops ends in silence: ``failed`` is not told of it. Nobody is told once the page
    is gone; the work itself goes on to its end.
    """

    busy_changed = Signal(bool)

    def __init__(self, theme: Theme, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._runner = runner
        self._job: Job | None = None
        self._done: Callable[[Any], None] | None = None
        self._failed: Callable[[Failure], None] | None = None
        self._line = ProgressLine(theme)
        self._line.hide()
        self._line.cancel_wanted.connect(self.cancel)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._line.show)
        column = Column(theme, 0)
        column.addWidget(self._line)
        self.setLayout(column)

    @property
    def is_busy(self) -> bool:
        """Whether the work started last goes on."""
        return self._job is not None

    def start(
        self,
        work: Callable[[Progress], Result],
        *,
        done: Callable[[Result], None],
        failed: Callable[[Failure], None],
    ) -> None:
        """Do the work on the worker unless some of this page's goes on already."""
        if self._job is not None:
            return
        self._line.restart()
        self._began = time.monotonic()
        self._done, self._failed = done, failed
        # Methods of this widget alone: Qt forgets them with the page, but never a function.
        self._job = self._runner.start(work, done=self._on_done, failed=self._on_failed)
        self._job.stepped.connect(self._on_stepped)
        self._job.ended.connect(self._on_ended)
        self._wait.start(SHOWN_AFTER)
        self.busy_changed.emit(True)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        if self._job is not None:
            self._job.cancel()

    def _on_stepped(self, code: str, done: int, total: int) -> None:
        words = sentence(code, self._theme.language)
        far = f" {done} / {total}" if total > 1 else ""
        self._line.show_progress(f"{words}{far}{self._still(done, total)}", done, total)

    def _still(self, done: int, total: int) -> str:
        gone = time.monotonic() - self._began
        if gone < ESTIMATED_AFTER or not 0 < done < total:
            return ""
        left = round(gone * (total - done) / done)
        return self.tr(", about %n second(s) left", "", left)

    def _on_done(self, result: object) -> None:
        if self._done is not None:
            self._done(result)

    def _on_failed(self, failure: Failure) -> None:
        if self._failed is not None and not isinstance(failure, Cancelled):
            self._failed(failure)

    def _on_ended(self) -> None:
        self._job = self._done = self._failed = None
        self._wait.stop()
        self._line.hide()
        self.busy_changed.emit(False)
