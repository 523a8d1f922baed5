"""The one frame that shows where the keyboard is."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from ui.theme.theme import Theme

FOLLOWED = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
    QEvent.Type.ZOrderChange,
}
BLEED = 4
"""How far a frame may reach over the edge of a scrolled part."""


class Place(Enum):
    """Where the frame lies; a widget may name it in its ``focusPlace`` property."""

    OUTSIDE = "outside"
    EDGE = "edge"
    INSIDE = "inside"
    NONE = "none"


class FocusFrame(QWidget):
    """Follows the focus in one window: outside buttons, on the edge of fields, inside rows.

    It is a child of the window, so that nothing at the edge of a scrolled part cuts its sides; what
    is scrolled out of sight is masked. The mouse passes through it.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        theme.changed.connect(self._place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with what is framed and with everything that holds it."""
        if event.type() in FOLLOWED:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.tokens.accent), 2))
        target = self._target
        radius = 0 if target and isValid(target) and _place_of(target) is Place.INSIDE else 5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched = []
        ours = new is not None and new.window() is self._window
        self._target = new if ours and new and _place_of(new) is not Place.NONE else None
        if self._target is None:
            self.hide()
            return
        widget: QWidget | None = self._target
        while widget is not None and widget is not self._window:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._place()

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        out = {Place.OUTSIDE: 3, Place.EDGE: 1}.get(_place_of(target), 0)
        corner = target.mapTo(self._window, QPoint(0, 0))
        frame = QRect(corner, target.size()).adjusted(-out, -out, out, out)
        seen = frame & self._sight(target)
        if seen.isEmpty():
            self.hide()
            return
        self.setGeometry(frame)
        self.setMask(QRegion(seen.translated(-frame.topLeft())))
        self.raise_()
        self.show()

    def _sight(self, target: QWidget) -> QRect:
        """Return the part of the window where what surrounds the target can be seen."""
        sight = self._window.rect()
        widget = target.parentWidget()
        while widget is not None and widget is not self._window:
            area = widget.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is widget:
                corner = widget.mapTo(self._window, QPoint(0, 0))
                sight &= QRect(corner, widget.size()).adjusted(-BLEED, -BLEED, BLEED, BLEED)
            widget = area
        return sight


def _place_of(widget: QWidget) -> Place:
    named = widget.property("focusPlace")
    if named:
        return Place(named)
    if isinstance(widget, QAbstractItemView):
        return Place.NONE
    if isinstance(widget, QLineEdit | QComboBox | QPlainTextEdit):
        return Place.EDGE
    if isinstance(widget, QAbstractScrollArea):
        return Place.INSIDE
    return Place.OUTSIDE
