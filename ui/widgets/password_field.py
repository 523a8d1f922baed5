"""Where a password is typed, pasted and, if wished, shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.measures import Type
from ui.theme.theme import Theme
from ui.widgets.text_field import TextField


class PasswordField(TextField):
    """Dots while hidden; says when the capitals lock seems to be on."""

    capitals_lock_seen = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._theme = theme
        theme.changed.connect(self._dress)
        self.hide_password()

    def show_password(self) -> None:
        """Make what was typed readable."""
        self.setEchoMode(QLineEdit.EchoMode.Normal)
        self._dress()

    def hide_password(self) -> None:
        """Show one dot for each character."""
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if len(typed) == 1 and typed.isalpha() and typed.isascii():
            shifted = bool(event.modifiers() & event.modifiers().ShiftModifier)
            self.capitals_lock_seen.emit(typed.isupper() != shifted)
        super().keyPressEvent(event)

    def _dress(self) -> None:
        """Use small spaced dots: a full one of the font fills the em, a bullet is too small."""
        font = self._theme.font(Type.BODY)
        if self.echoMode() == QLineEdit.EchoMode.Password:
            font.setPixelSize(self._theme.px(9))
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self._theme.px(4))
        self.setFont(font)
