"""Words that switch between parts of one page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from ui.theme.boxes import Row
from ui.theme.measures import CONTROL, Type
from ui.theme.theme import Theme


class Tabs(QWidget):
    """A bar of accent under the current word; counts stand in the names."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = Row(theme, 8)
        for number, name in enumerate(names):
            tab = _Tab(theme, name)
            self._group.addButton(tab, number)
            row.addWidget(tab)
        self.setLayout(row)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._let_tab_in)
        self._group.idClicked.connect(self.chosen)
        self._let_tab_in()

    def rename(self, number: int, name: str) -> None:
        """Show another count in a tab's name."""
        tab = self._group.button(number)
        tab.setText(name)
        tab.updateGeometry()

    def choose(self, number: int) -> None:
        """Make a tab the current one without saying so."""
        self._group.button(number).setChecked(True)

    def _let_tab_in(self) -> None:
        """Make one stop for Tab, the current word; arrows go to the others."""
        for button in self._group.buttons():
            current = button.isChecked()
            policy = Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)


class _Tab(QAbstractButton):
    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(Type.STRONG))
        width = metrics.horizontalAdvance(self.text()) + self._theme.px(12)
        return QSize(width, self._theme.px(CONTROL))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        current = self.isChecked()
        painter.setFont(self._theme.font(Type.STRONG if current else Type.BODY))
        painter.setPen(QColor(tokens.accent if current else tokens.text2))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
        if current:
            painter.fillRect(0, self.height() - 3, self.width(), 3, QColor(tokens.accent))
