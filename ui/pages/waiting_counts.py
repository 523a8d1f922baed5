"""How much waits at intake and exchange, as the navigation shows it."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject

from desktop.application.progress import Progress
from desktop.application.today import Counts, Today
from desktop.errors import Cancelled, Failure
from ui.pages.places import Desk
from ui.window.frame import Frame

log = logging.getLogger("quanheng.window")


class WaitingCounts(QObject):
    """Counts on the worker whenever a page shows or its facts change."""

    def __init__(self, desk: Desk, frame: Frame) -> None:
        super().__init__(frame)
        self._desk = desk
        self._frame = frame
        self._is_counting = False
        self._is_wanted = False
        frame.title_changed.connect(self._on_title_changed)

    def _on_title_changed(self, title: str) -> None:
        self._is_wanted = True
        self._go_on()

    def _go_on(self) -> None:
        idle = not self._is_counting and not self._desk.runner.is_stopped
        if not idle or not self._is_wanted:
            return
        self._is_counting, self._is_wanted = True, False
        self._desk.runner.start(self._count, done=self._show, failed=self._on_failed)

    def _count(self, progress: Progress) -> Counts:
        if not self._desk.session.is_open:
            raise Cancelled  # somebody else has opened the office meanwhile
        return Today(self._desk.session.there).counts()

    def _show(self, counts: Counts) -> None:
        self._frame.set_count("intake", counts.intake)
        self._frame.set_count("exchange", counts.exchange)
        self._is_counting = False
        self._go_on()

    def _on_failed(self, failure: Failure) -> None:
        log.warning("not counted: %s", failure)
        self._is_counting = False
