"""What must hold for every page; page tests call these with the page shown in a window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from ui.widgets.choice_field import ChoiceField
from ui.widgets.elided_label import ElidedLabel


def shown_widgets(root: QWidget) -> Iterator[QWidget]:
    """Yield what can be seen of a page, parts that are scrolled away included."""
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root):
            yield widget


def focusable(root: QWidget) -> list[QWidget]:
    """Return what Tab must reach: of radios that exclude each other only the chosen one, if any."""
    return [
        widget
        for widget in shown_widgets(root)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not _is_part(widget)
        and not (isinstance(widget, QAbstractButton) and _is_passed_over(widget))
    ]


def nameless(root: QWidget) -> list[str]:
    """Return what takes the keyboard and has nothing a screen reader could say."""
    found = []
    for widget in focusable(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(_called(widget))
    return found


def unreached_by_tab(window: QWidget) -> list[str]:
    """Press Tab round the window; return what was never reached, or more than once a round."""
    wanted = focusable(window)
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    visits: Counter[QWidget] = Counter()
    for _ in wanted:
        focus = QApplication.focusWidget()
        if focus is not None:
            visits[focus] += 1
            QTest.keyClick(focus, Qt.Key.Key_Tab)
    everywhere = dict.fromkeys([*wanted, *visits])
    expected = {widget: int(widget in wanted) for widget in everywhere}
    return [
        f"{_called(widget)}: {visits[widget]} times instead of {times}"
        for widget, times in expected.items()
        if visits[widget] != times
    ]


def shortcuts_twice(window: QWidget) -> list[str]:
    """Return keys and mnemonics that two things claim."""
    keys = [
        shortcut.key().toString()
        for shortcut in window.findChildren(QShortcut)
        if (owner := shortcut.parent()) is window
        or (isinstance(owner, QWidget) and owner.isVisibleTo(window))
    ]
    keys += [
        widget.shortcut().toString()
        for widget in shown_widgets(window)
        if isinstance(widget, QAbstractButton) and not widget.shortcut().isEmpty()
    ]
    keys += [
        f"Alt+{label.text()[label.text().index('&') + 1].upper()}"
        for label in shown_widgets(window)
        if isinstance(label, QLabel) and label.buddy() and "&" in label.text()
    ]
    return sorted(key for key, times in Counter(keys).items() if times > 1)


def cut_texts(root: QWidget) -> list[str]:
    """Return words that do not fit where they stand; what ends in an ellipsis has a tooltip."""
    found = []
    for widget in shown_widgets(root):
        if _is_part(widget) or isinstance(widget, ElidedLabel) or _tells_the_whole(widget):
            continue
        words = _words(widget)
        if not words:
            continue
        room = _room(widget)
        metrics = QFontMetrics(widget.font())
        needed = metrics.size(int(Qt.TextFlag.TextShowMnemonic), words)
        if needed.width() > room.width() + 1 or needed.height() > room.height() + 1:
            found.append(f"{_called(widget)} needs {needed.toTuple()}, has {room.size().toTuple()}")
    return found


def off_the_window(root: QWidget) -> list[str]:
    """Return what reaches out of its parent sideways: nothing can be scrolled there."""
    found = []
    for widget in shown_widgets(root):
        parent = widget.parentWidget()
        if widget.isWindow() or _is_part(widget) or parent is None:
            continue
        left, right = widget.x(), widget.x() + widget.width()
        scrolled = isinstance(parent.parentWidget(), QAbstractScrollArea)
        if (left < 0 or right > parent.width()) and not (scrolled and right <= parent.width()):
            found.append(f"{_called(widget)} from {left} to {right} of {parent.width()}")
    return found


def _tells_the_whole(widget: QWidget) -> bool:
    """Whether a drop-down is cut with an ellipsis and has everything in its tooltip."""
    return (
        isinstance(widget, ChoiceField)
        and widget.shown_text().endswith("…")
        and widget.toolTip() == widget.currentText()
    )


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLabel) and not widget.wordWrap():
        return widget.text()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit) and not widget.text():
        return widget.placeholderText()
    return ""


def _room(widget: QWidget) -> QRect:
    room = widget.contentsRect()
    if isinstance(widget, QAbstractButton) and not widget.icon().isNull():
        room.setLeft(room.left() + widget.iconSize().width())
    return room


def _is_part(widget: QWidget) -> bool:
    """Whether Qt made it as a part of another widget: a viewport, a scroll bar, a popup."""
    return widget.objectName().startswith("qt_") or isinstance(widget.parentWidget(), QComboBox)


def _is_passed_over(widget: QAbstractButton) -> bool:
    """Whether another one is chosen of those that exclude each other."""
    group = widget.group()
    if group and group.exclusive():
        return group.checkedButton() not in (None, widget)
    return widget.autoExclusive() and widget.isCheckable() and not widget.isChecked()


def _called(widget: QWidget) -> str:
    words = widget.accessibleName() or _words(widget)
    return f"{type(widget).__name__} {words[:30]!r}"
