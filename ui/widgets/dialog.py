"""The frame of every dialog; there is never a second one over it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from ui.theme.boxes import Column, Row
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.focus_frame import FocusFrame
from ui.widgets.label import Label
from ui.widgets.main_button import MainButton
from ui.widgets.running_text import RunningText

NARROW = 480
WIDE = 640
ROUND_THE_DIALOG = 48
"""What the system draws around a dialog stays on the screen too."""


class Dialog(QDialog):
    """A title that asks or names an act, sentences, and verbs as buttons.

    The safe button comes first and has the focus; the act is the last and filled. Esc is the
    safe button. Show it with ``open``; ``accepted`` means that the act is wanted.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        *,
        safe: str,
        act: str = "",
        width: int = NARROW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wide = width
        self.setWindowTitle(title)
        self.setModal(True)
        self.body = Column(theme, 12)
        self.safe_button = Button(theme, safe)
        self.act_button = MainButton(theme, act) if act else None
        self._lay_out(title)
        self._wire()
        self._take_keys(parent)
        self._fit_screen()
        self.safe_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, sentence: str) -> None:
        """Add a paragraph to the body."""
        self.body.addWidget(RunningText(self._theme, sentence))

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as wrapped sentences and fields need."""
        super().showEvent(event)
        self.fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move up where growing took the buttons below the edge of the screen."""
        super().resizeEvent(event)
        screen, frame = self.screen().availableGeometry(), self.frameGeometry()
        over = min(frame.bottom() - screen.bottom(), frame.top() - screen.top())
        if self.isVisible() and over > 0:
            self.move(self.pos().x(), self.pos().y() - over)

    def act_on_enter(self) -> None:
        """Let Ctrl+Enter press the act: for forms, which are filled in before."""
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._on_enter)

    def fit_height(self) -> None:
        """Grow where what was added or said needs more lines, as far as the screen goes."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            needed = max(self.height(), layout.totalHeightForWidth(self.width()))
            most = self.screen().availableGeometry().height() - ROUND_THE_DIALOG
            self.resize(self.width(), min(needed, most))

    def _lay_out(self, title: str) -> None:
        head = Label(title, "head")
        head.setWordWrap(True)
        self._buttons = Row(self._theme, 12)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.safe_button)
        if self.act_button:
            self._buttons.addWidget(self.act_button)
        column = Column(self._theme, 16, (24, 24, 24, 24))
        column.addWidget(head)
        column.addLayout(self.body, 1)
        column.addLayout(self._buttons)
        self.setLayout(column)
        FocusFrame(self._theme, self)

    def _wire(self) -> None:
        self.safe_button.clicked.connect(self.reject)
        if self.act_button:
            self.act_button.clicked.connect(self.accept)
        self._theme.changed.connect(self._fit_screen)

    def _take_keys(self, parent: QWidget | None) -> None:
        """Lock from here too: who means to lock types the password next, blindly."""
        if parent is not None:
            self.addActions(parent.window().actions())

    def _on_enter(self) -> None:
        if self.act_button is not None:
            self.act_button.click()

    def _fit_screen(self) -> None:
        screen = self.screen().availableGeometry().width()
        self.setFixedWidth(min(self._theme.px(self._wide), screen - 48))
