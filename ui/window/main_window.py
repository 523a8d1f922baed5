"""The window itself."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QStackedLayout, QWidget
from shiboken6 import isValid

from desktop.text import sentence
from ui.theme.icons import application_icon
from ui.theme.theme import Theme
from ui.widgets.focus_frame import FocusFrame

SMALLEST = (1024, 560)
DESIGNED = (1366, 698)


@runtime_checkable
class TakesNotice(Protocol):
    """Something shown in the window that has a place for a sentence."""

    def show_notice(self, words: str) -> None:
        """Say something that stands in nobody's way."""
        ...


class MainWindow(QWidget):
    """Holds one thing at a time: what stands before the office, or the frame of an open one.

    A cover hides the frame while it is locked; text, cursor and open dialogs stay behind it.
    """

    close_wanted = Signal()
    lock_wanted = Signal()
    first_painted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._layers = QStackedLayout()
        self._covered: QWidget | None = None
        self._hidden: list[QDialog] = []
        self._cursor: QWidget | None = None
        self._is_painted = False
        self.setObjectName("window")
        self.setWindowTitle(self.tr("Quanheng"))
        self.setWindowIcon(application_icon())
        self.setMinimumSize(*SMALLEST)
        self.resize(*DESIGNED)
        self.setLayout(self._layers)
        self._focus = FocusFrame(theme, self)
        self.addAction(self._locker())

    def show_widget(self, widget: QWidget) -> None:
        """Show a page or frame in place of what was there, which goes away."""
        self._put(widget)
        self._covered = None
        for place in reversed(range(self._layers.count())):
            old = self._layers.widget(place)
            if old is not None and old is not widget:
                self._layers.removeWidget(old)
                old.deleteLater()

    def cover(self, widget: QWidget) -> None:
        """Hide what shows, and every dialog over it, behind ``widget``."""
        self._cursor = self.focusWidget()
        self._covered = self._layers.currentWidget()
        self._hidden = [
            top
            for top in QApplication.topLevelWidgets()
            if isinstance(top, QDialog) and top.isVisible()
        ]
        for dialog in self._hidden:
            dialog.setVisible(False)
        self._put(widget)

    def uncover(self) -> None:
        """Show again what was covered, with the cursor and the dialogs where they were."""
        if self._covered is None:
            return
        self.show_widget(self._covered)
        if self._cursor is not None and isValid(self._cursor):
            self._cursor.setFocus()
        for dialog in self._hidden:
            if isValid(dialog):
                dialog.setVisible(True)
        self._hidden = []

    def come_to_front(self) -> None:
        """Be seen, and say why: a second start of the program ends and leads here."""
        shown: object = self._layers.currentWidget()
        if isinstance(shown, TakesNotice):
            shown.show_notice(sentence("start.already_open", self._theme.language))
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say once that something is on the screen; what takes long begins only then."""
        if not self._is_painted:
            self._is_painted = True
            self.first_painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """There is no save question; drafts are kept."""
        self.close_wanted.emit()
        event.accept()

    def _locker(self) -> QAction:
        """Return an action, no shortcut: a dialog over the window takes its window's actions."""
        action = QAction(self)
        action.setShortcut(QKeySequence("Ctrl+L"))
        action.triggered.connect(self.lock_wanted)
        return action

    def _put(self, widget: QWidget) -> None:
        if self._layers.indexOf(widget) < 0:
            self._layers.addWidget(widget)
        self._layers.setCurrentWidget(widget)
        self._focus.raise_()
