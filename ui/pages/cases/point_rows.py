"""The points of a defence, one line each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.boxes import Column
from ui.theme.theme import Theme
from ui.widgets.text_area import TextArea
from ui.widgets.text_button import TextButton


class PointRows(QWidget):
    """As many fields as there are points; an empty one is no point."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fields: list[TextArea] = []
        self._column = Column(theme, 6)
        self._more = TextButton(theme, self.tr("One more point"), "add")
        self._more.clicked.connect(self._on_more)
        self.setFocusProxy(self._add(""))
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setLayout(self._column)

    def points(self) -> tuple[str, ...]:
        """Return what was written, without empty fields."""
        return tuple(field.plain() for field in self._fields if field.plain())

    def text_kept(self) -> str:
        """Return the points, an empty line between them."""
        return "\n\n".join(field.toPlainText() for field in self._fields if field.toPlainText())

    def put_text(self, text: str) -> None:
        """Show the points again."""
        first, *others = text.split("\n\n")
        for field in self._fields[1:]:
            self._column.removeWidget(field)
            field.deleteLater()
        del self._fields[1:]
        self._fields[0].setPlainText(first)
        for point in others:
            self._add(point)

    def _add(self, text: str) -> TextArea:
        field = TextArea(self._theme, lines=2)
        field.setPlainText(text)
        field.setAccessibleName(self.tr("Point {number}").format(number=len(self._fields) + 1))
        field.textChanged.connect(self.edited)
        self._column.insertWidget(len(self._fields), field)
        if self._fields:  # else Tab would come to a later point after everything below
            self.setTabOrder(self._fields[-1], field)
        self._fields.append(field)
        return field

    def _on_more(self) -> None:
        self._add("").setFocus(Qt.FocusReason.OtherFocusReason)
