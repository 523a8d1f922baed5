"""A clerk at the window: what they read there, and what they type, choose and press."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import Qt as QtText
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop import places
from tests.ui import accessibility
from ui.language import WindowLanguage
from ui.preferences import PreferencesFile
from ui.program import Outfit, Program
from ui.theme.theme import Theme
from ui.widgets.main_button import MainButton
from ui.widgets.running_text import RunningText
from ui.window.frame import Frame
from ui.window.main_window import MainWindow
from ui.window.unlock import UnlockPage
from ui.work.crash_window import CrashWindow

Kind = TypeVar("Kind", bound=QWidget)
Field = QLineEdit | QPlainTextEdit
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
PATIENCE = 20_000
Sit = Callable[..., "Seat"]
"""Sits down at the window of an office's folder, in Chinese where no language is given."""


def a_program(app: QApplication, theme: Theme, speech: WindowLanguage, folder: Path) -> Program:
    """Return the program on an office's folder, as ``ui.app`` makes it."""
    crash = CrashWindow(theme, "0.1.0", lambda: "")
    preferences = PreferencesFile(places.preferences())
    outfit = Outfit(theme=theme, speech=speech, preferences=preferences, crash=crash)
    return Program(app, outfit, folder)


class Seat:
    """Everything goes through the widgets that show; nothing hidden can be pressed or typed in."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    def shown(self, kind: type[Kind], name: str = "") -> list[Kind]:
        """Return what shows of a kind, under a name that a screen reader would say."""
        return [
            widget
            for widget in self.window.findChildren(kind)
            if widget.isVisible() and name in _named(widget)
        ]

    def one(self, kind: type[Kind], name: str = "") -> Kind:
        """Return the first of a kind, which must show."""
        found = self.shown(kind, name)
        assert found, f"no {kind.__name__} {name!r} in: {self.words()}"
        return found[0]

    def waits_for(self, kind: type[QWidget]) -> None:
        """Wait until something shows."""
        self._qtbot.waitUntil(lambda: bool(self.shown(kind)), timeout=PATIENCE)

    def waits_until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self._qtbot.waitUntil(is_so, timeout=PATIENCE)

    def presses(self, name: str) -> None:
        """Press the button of that name, or the first whose name has it in it."""
        self.one(QAbstractButton, name)
        buttons = self.shown(QAbstractButton, name)
        button = next((each for each in buttons if each.text() == name), buttons[0])
        assert button.isEnabled(), name
        button.click()
        QApplication.processEvents()

    def goes_to(self, digit: int) -> None:
        """Go to a place by its key; where a dialog was, the window is in front again."""
        self.window.activateWindow()
        self._qtbot.waitUntil(self.window.isActiveWindow, timeout=PATIENCE)
        QTest.keyClick(self.window, Qt.Key(Qt.Key.Key_0 + digit), Qt.KeyboardModifier.AltModifier)
        QApplication.processEvents()

    def types(self, name: str, words: str, parent: QWidget | None = None) -> None:
        """Type into the field of that name."""
        found: list[Field] = [*self.shown(QLineEdit, name), *self.shown(QPlainTextEdit, name)]
        fields = [each for each in found if parent is None or parent.isAncestorOf(each)]
        assert fields, f"no field {name!r}"
        field = fields[0]
        field.setFocus()
        field.clear()
        if isinstance(field, QLineEdit):
            field.insert(words)
            field.textEdited.emit(words)
        else:
            field.insertPlainText(words)

    def unlocks(self, person: str, password: str) -> None:
        """Open the door, once it has been read."""
        self.waits_for(UnlockPage)
        self._qtbot.waitUntil(self.one(MainButton, "打开").isEnabled, timeout=PATIENCE)
        self.one(QComboBox, "姓名").setCurrentText(person)
        self.types("口令", password)
        self.presses("打开")
        self.waits_for(Frame)

    def words(self) -> str:
        """Return everything that can be read, or heard, in the window now."""
        QApplication.processEvents()
        return "\n".join(word for widget in self._widgets() for word in _words(widget) if word)

    def read_as_markup(self, words: str) -> list[str]:
        """Return what would show these words otherwise than they are."""
        QApplication.processEvents()
        return [
            f"{type(widget).__name__}: {said}"
            for widget in self._widgets()
            for said, is_read in _in_danger(widget)
            if is_read and words[:4] in said and words not in _seen(said)
        ]

    def _widgets(self) -> Iterator[QWidget]:
        return accessibility.shown_widgets(self.window)


def _named(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{widget.accessibleName()}\n{text}"


def _words(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    if isinstance(widget, QAbstractButton):
        yield re.sub("&(.)", r"\1", widget.text())  # as it is drawn: one & names a key
    elif isinstance(widget, QLabel | QLineEdit | RunningText):
        yield widget.text()
    elif isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _cells(widget.model())


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(model.rowCount()):
        for column in range(width(model)):
            for role in ROLES:
                yield str(model.index(row, column).data(role) or "")


def width(model: QAbstractItemModel) -> int:
    """Return how many columns a model has; lists keep that to themselves."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount()


def _in_danger(widget: QWidget) -> Iterator[tuple[str, bool]]:
    """Yield each text that Qt may read as markup, and whether it does."""
    yield widget.toolTip(), QtText.mightBeRichText(widget.toolTip())
    if isinstance(widget, QLabel):
        rich = widget.textFormat() is Qt.TextFormat.RichText
        guessed = widget.textFormat() is Qt.TextFormat.AutoText
        yield widget.text(), rich or (guessed and QtText.mightBeRichText(widget.text()))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model = widget.model()
        for row in range(model.rowCount()):
            for column in range(width(model)):
                tip = str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")
                yield tip, QtText.mightBeRichText(tip)


def _seen(said: str) -> str:
    document = QTextDocument()
    document.setHtml(said)
    return document.toPlainText()
