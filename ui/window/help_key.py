"""F1 on a page that stands outside the frame."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.pages.commands import Command
from ui.theme.theme import Theme


def give_help(page: QWidget, theme: Theme, topic: str) -> None:
    """Let F1 show what the page is for."""
    shortcut = QShortcut(QKeySequence(Command.HELP.value), page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: _show(page, theme, topic))


def _show(page: QWidget, theme: Theme, topic: str) -> None:
    from ui.window.help_dialog import HelpDialog  # noqa: PLC0415 - not needed at the first paint

    HelpDialog(theme, topic, in_office=False, parent=page.window()).open()
