"""Somebody who works at the window by what stands there: mouse, keys, and an input method."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from desktop.text import Language
from tests.journeys.seat import Seat, width
from tests.journeys.spoken import drawn, spoken, spoken_by
from ui.widgets.main_button import MainButton
from ui.window.frame import Frame
from ui.window.unlock import UnlockPage

Kind = TypeVar("Kind", bound=QWidget)
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
AT_THE_MARK = 9
"""How far from the left the mark of a box or a radio is clicked."""
LOOK_AGAIN_AFTER = 20


class Hand:
    """Texts of the program are given in English, and found in the language of the window.

    Whatever is looked for is looked for in the dialog that is open, else in the window.
    """

    def __init__(self, seat: Seat, language: Language) -> None:
        self.seat = seat
        self.language = language

    @property
    def front(self) -> QWidget:
        """Return the dialog that is open, else the window."""
        return QApplication.activeModalWidget() or self.seat.window

    def said(self, words: str, by: str = "") -> str:
        """Return a text of the program; ``by`` names the class where several say it otherwise."""
        if by:
            return spoken_by(by, words, self.language)
        (only,) = spoken(words, self.language)
        return only

    def sees(self, words: str, **values: str) -> None:
        """See a text of the program somewhere in the window."""
        options, shown = spoken(words, self.language, **values), self.seat.words()
        assert any(each in shown for each in options), f"{options} is not in: {shown}"

    def reads(self, *words: str) -> None:
        """See words that people wrote."""
        for each in words:
            assert each in self.seat.words(), each

    def waits_to_see(self, words: str, **values: str) -> None:
        """Wait until a text of the program shows."""
        options = spoken(words, self.language, **values)
        self.seat.waits_until(lambda: any(each in self.seat.words() for each in options))

    def press(self, words: str, **values: str) -> None:
        """Click the button that says this."""
        button = self._one(QAbstractButton, spoken(words, self.language, **values))
        self.waits_until(button.isEnabled)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key where the keyboard is."""
        where = self.at() or self.front
        QTest.keyClick(where, key, modifier or Qt.KeyboardModifier.NoModifier)
        QApplication.processEvents()

    def at(self) -> QWidget | None:
        """Return what has the keyboard; a screen in memory brings no window forward by itself."""
        front = self.front.window()
        if not front.isActiveWindow():
            front.activateWindow()
            self.waits_until(front.isActiveWindow)
        return QApplication.focusWidget()

    def finishes(self) -> None:
        """Press Ctrl+Enter, which does what the page or the dialog is for; the dialog goes away."""
        before = QApplication.activeModalWidget()
        self.key(Key.Key_Return, CONTROL)
        assert before is None or not before.isVisible(), self.seat.words()

    def goes_on(self, act: str) -> None:
        """See that this act comes next in the case, and begin it."""
        words = [
            each
            for verb in spoken(act, self.language)
            for each in spoken("Next: {verb}", self.language, verb=verb)
        ]
        button = self._one(MainButton, frozenset(words))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert isinstance(self.front, QDialog), self.seat.words()

    def fill(self, name: str, words: str, **values: str) -> None:
        """Write into the field of that name, in place of what stands there."""
        field = self._one((QLineEdit, QPlainTextEdit), spoken(name, self.language, **values))
        field.setFocus(Qt.FocusReason.MouseFocusReason)
        self.key(Key.Key_A, CONTROL)
        self.write(words)

    def write(self, words: str) -> None:
        """Commit words where the cursor stands, as an input method does."""
        typed = QInputMethodEvent()
        typed.setCommitString(words)
        field = self.at()
        assert isinstance(field, QLineEdit | QPlainTextEdit), field
        QApplication.sendEvent(field, typed)

    def choose(self, name: str, option: str, **values: str) -> None:
        """Choose in a drop-down with the arrows, a text of the program."""
        self.choose_named(name, spoken(option, self.language), **values)

    def choose_named(self, name: str, options: frozenset[str], **values: str) -> None:
        """Choose in a drop-down with the arrows, an entry that begins with one of these."""
        field = self._one(QComboBox, spoken(name, self.language, **values))
        field.setFocus(Qt.FocusReason.MouseFocusReason)
        self.key(Key.Key_Home)
        for _ in range(field.count()):
            if field.currentText().startswith(tuple(options)):
                return
            self.key(Key.Key_Down)
        raise AssertionError((options, [field.itemText(one) for one in range(field.count())]))

    def pick(self, words: str) -> None:
        """Click the radio of a text of the program."""
        self._click_mark(self._one(QRadioButton, spoken(words, self.language)))

    def picks_side(self, office: str) -> None:
        """Click the radio of an office's value where both sides changed one."""
        (radio,) = [each for each in self._shown(QRadioButton) if drawn(each.text()) == office]
        self._click_mark(radio)

    def tick(self, words: str) -> None:
        """Tick the box of a text of the program."""
        self.tick_named(spoken(words, self.language))

    def tick_named(self, words: frozenset[str], within: str = "") -> None:
        """Tick a box whose words are these, in the group whose name begins so."""
        boxes = [
            box
            for box in self._shown(QCheckBox, words)
            if (above := box.parentWidget()) and above.accessibleName().startswith(within)
        ]
        assert boxes, f"{words} in {within!r}: {self.seat.words()}"
        if not boxes[0].isChecked():
            self._click_mark(boxes[0])
        assert boxes[0].isChecked()

    def clicks_row(self, words: str, *, twice: bool = False) -> None:
        """Click a row of a list or table by words in it, or double-click it."""
        views = self._shown(QAbstractItemView)
        rows = [(view, row) for view in views for row in _rows(view)]
        found = [one for one in rows if str(one[1].data()) == words]
        found += [one for one in rows if words in str(one[1].data() or "")]
        assert found, f"no row {words!r} in: {self.seat.words()}"
        view, row = found[0]
        view.scrollTo(row)
        where, place = view.viewport(), view.visualRect(row).center()
        QTest.mouseClick(where, Qt.MouseButton.LeftButton, pos=place)
        if twice:
            QTest.mouseDClick(where, Qt.MouseButton.LeftButton, pos=place)
        QApplication.processEvents()

    def sits_down(self, person: str, password: str) -> None:
        """Open the door with the keyboard; whoever worked here before locks it with Ctrl+L."""
        if self.seat.shown(Frame):
            self.key(Key.Key_L, CONTROL)
        self.seat.waits_for(UnlockPage)
        self.waits_until(self._one(MainButton, spoken("Open", self.language)).isEnabled)
        self.choose_named("Name", frozenset({person}))
        self.fill("Password", password)
        self.key(Key.Key_Return)
        self.seat.waits_for(Frame)

    def waits_until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.seat.waits_until(is_so)

    def will_name(self, path: Path) -> None:
        """Type a path into the file dialog that the next act opens, and press Enter."""

        def answer(dialog: QFileDialog) -> None:
            field = dialog.findChild(QLineEdit, "fileNameEdit")
            assert isinstance(field, QLineEdit)
            field.setText(str(path))
            QTest.keyClick(field, Key.Key_Return)

        self._when_it_shows(QFileDialog, answer)

    def prints_into(self, path: Path) -> None:
        """Print to a file in the system's dialog, which is open."""
        dialog = next(
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, QPrintDialog) and each.isVisible()
        )
        field = dialog.findChild(QLineEdit, "filename")
        assert isinstance(field, QLineEdit)
        field.setText(str(path))
        dialog.accept()

    def _when_it_shows(self, kind: type[Kind], act: Callable[[Kind], None]) -> None:
        timer = QTimer(self.seat.window)

        def look() -> None:
            found = [
                each
                for each in QApplication.topLevelWidgets()
                if isinstance(each, kind) and each.isVisible()
            ]
            if found:
                timer.stop()
                act(found[0])

        timer.timeout.connect(look)
        timer.start(LOOK_AGAIN_AFTER)

    def _click_mark(self, button: QAbstractButton) -> None:
        place = QPoint(AT_THE_MARK, button.height() // 2)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=place)
        QApplication.processEvents()

    def _one(self, kind: type[Kind] | tuple[type[Kind], ...], words: frozenset[str]) -> Kind:
        found = self._shown(kind, words)
        assert found, f"nothing named {set(words)} in: {self.seat.words()}"
        return found[0]

    def _shown(
        self, kind: type[Kind] | tuple[type[Kind], ...], words: frozenset[str] = frozenset()
    ) -> list[Kind]:
        kinds = kind if isinstance(kind, tuple) else (kind,)
        shown = [
            each
            for one in kinds
            for each in self.front.findChildren(one)
            if each.isVisible() and (not words or words & _names(each))
        ]
        return shown


def _names(widget: QWidget) -> frozenset[str]:
    text = drawn(widget.text()) if isinstance(widget, QAbstractButton) else ""
    return frozenset({drawn(widget.accessibleName()), text})


def _rows(view: QAbstractItemView) -> Iterator[QModelIndex]:
    model = view.model()
    for row in range(model.rowCount() if model is not None else 0):
        yield from (model.index(row, column) for column in range(width(model)))
