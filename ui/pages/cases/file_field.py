"""Which file is to be taken in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.boxes import Row
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.file_choice import FileChoice
from ui.widgets.text_field import TextField


class FileField(QWidget):
    """A path that is typed, pasted or chosen."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = TextField()
        self._path.setAccessibleName(self.tr("Path of the file"))
        choose = Button(theme, self.tr("Choose a file…"))
        choose.clicked.connect(self._on_choose)
        row = Row(theme, 8)
        row.addWidget(self._path, 1)
        row.addWidget(choose)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setLayout(row)
        self._path.textEdited.connect(self.edited)
        self.setFocusProxy(self._path)

    def path(self) -> str:
        """Return the path, empty while there is none."""
        return self._path.text().strip()

    def set_path(self, path: str) -> None:
        """Show a path."""
        self._path.setText(path)

    def text_kept(self) -> str:
        """Return the path."""
        return self._path.text()

    def put_text(self, text: str) -> None:
        """Show a path again."""
        self._path.setText(text)

    def _on_choose(self) -> None:
        path = FileChoice.to_open(self, self.tr("Choose a file"))
        if path:
            self._path.setText(str(path))
            self.edited.emit()
