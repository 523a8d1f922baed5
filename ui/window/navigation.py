"""The places at the left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from ui.theme.boxes import Column, Row
from ui.theme.measures import (
    NARROW_NAVIGATION_WIDTH,
    NAVIGATION_ROW,
    NAVIGATION_WIDTH,
    Type,
)
from ui.theme.theme import Theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.mark import ApplicationMark
from ui.widgets.painting import words
from ui.widgets.role import set_plain_tooltip
from ui.widgets.tag import Tag
from ui.window.places import Office, Place


class Navigation(QWidget):
    """Mark and office above, places below, settings alone at the bottom.

    One tab stop: arrows move inside. Where there is little room only icons are left; the names
    are then in tooltips.
    """

    place_wanted = Signal(str)

    def __init__(
        self, theme: Theme, office: Office, places: Sequence[Place], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._folded = False
        self._group = QButtonGroup(self)
        self._buttons = {place.key: _PlaceButton(theme, place) for place in places}
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Places"))
        self._build(office, places)
        self._group.buttonClicked.connect(self._on_clicked)
        theme.changed.connect(self._measure)
        self._measure()

    def choose(self, key: str) -> None:
        """Show a place as the current one."""
        for each, button in self._buttons.items():
            current = each == key
            button.setChecked(current)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if current else Qt.FocusPolicy.NoFocus)

    def set_count(self, key: str, count: int) -> None:
        """Show how much waits at a place; 0 shows nothing."""
        self._buttons[key].set_count(count)

    def fold(self, folded: bool) -> None:
        """Show icons only, or names as well."""
        self._folded = folded
        self._words.setVisible(not folded)
        for button in self._buttons.values():
            button.fold(folded)
        self._measure()

    def focus_current(self) -> None:
        """Put the keyboard on the current place."""
        button = self._group.checkedButton() or next(iter(self._buttons.values()))
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._theme.tokens.side))

    def _build(self, office: Office, places: Sequence[Place]) -> None:
        self._mark = ApplicationMark(self._theme, 30)
        self._words = QWidget()
        named = Column(self._theme, 2)
        named.addWidget(ElidedLabel(office.name, "strong"))
        if office.practice_tag:
            named.addWidget(Tag(self._theme, office.practice_tag), 0, Qt.AlignmentFlag.AlignLeft)
        self._words.setLayout(named)
        head = Row(self._theme, 9, (14, 13, 8, 13))
        head.addWidget(self._mark)
        head.addWidget(self._words, 1)
        column = Column(self._theme, 0, (0, 0, 0, 8))
        column.addLayout(head)
        for place in places:
            if place.apart:
                column.addStretch(1)
            self._group.addButton(self._buttons[place.key])
            column.addWidget(self._buttons[place.key])
        self.setLayout(column)

    def _measure(self) -> None:
        width = NARROW_NAVIGATION_WIDTH if self._folded else NAVIGATION_WIDTH
        self.setFixedWidth(self._theme.px(width))
        self._mark.set_side(22 if self._folded else 30)

    def _on_clicked(self, button: QAbstractButton) -> None:
        for key, one in self._buttons.items():
            if one is button:
                self.place_wanted.emit(key)


class _PlaceButton(QAbstractButton):
    """A row: icon, name, count; the current one lies on the page's ground behind a bar."""

    def __init__(self, theme: Theme, place: Place) -> None:
        super().__init__()
        self._theme = theme
        self._place = place
        self._count = 0
        self._folded = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("focusPlace", "inside")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self._name()

    def set_count(self, count: int) -> None:
        self._count = count
        self._name()
        self.update()

    def fold(self, folded: bool) -> None:
        self._folded = folded
        set_plain_tooltip(self, self._place.name if folded else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, self._theme.px(NAVIGATION_ROW if not self._folded else 33))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, tokens = self._theme, self._theme.tokens
        current = self.isChecked()
        colour = tokens.accent if current else tokens.text
        if current:
            painter.fillRect(self.rect(), QColor(tokens.window))
            painter.fillRect(0, 0, 3, self.height(), QColor(tokens.accent))
        elif self.underMouse():
            painter.fillRect(self.rect(), QColor(tokens.hover))
        ink = tokens.accent if current else tokens.text2
        picture = theme.pixmap(self._place.icon, ink, 20)
        side = theme.px(20)
        left = (self.width() - side) // 2 if self._folded else theme.px(14)
        painter.drawPixmap(left, (self.height() - side) // 2, picture)
        if self._folded:
            return
        inner = self.rect().adjusted(theme.px(44), 0, -theme.px(14), 0)
        count = str(self._count) if self._count else ""
        body = theme.font(Type.BODY)
        taken = words(painter, inner, count, body, tokens.text2, Qt.AlignmentFlag.AlignRight)
        inner.setRight(inner.right() - taken)
        font = theme.font(Type.STRONG) if current else body
        words(painter, inner, self._place.name, font, colour)

    def _name(self) -> None:
        count = self.tr("%n waiting", "", self._count) if self._count else ""
        self.setAccessibleName(f"{self._place.name} {count}".strip())
