"""The note about a failure, to be copied for a technician."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.dialog import WIDE, Dialog
from ui.widgets.text_area import TextArea


class CrashDialog(Dialog):
    """Says what happened and that nothing typed is lost; the note can be copied."""

    def __init__(self, theme: Theme, note: str, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            self.tr("The program failed"),
            safe=self.tr("Go on"),
            width=WIDE,
            parent=parent,
        )
        self._note = TextArea(theme, lines=8)
        self._build(note)

    def _build(self, note: str) -> None:
        self._note.setReadOnly(True)
        self._note.setAccessibleName(self.tr("Note for support"))
        self._note.setPlainText(note)
        copy = Button(self._theme, self.tr("Copy note"))
        copy.clicked.connect(self._on_copy)
        self.say(
            self.tr(
                "What you typed is kept as a draft. "
                "Copy the note below (no personal data) for support."
            )
        )
        self.body.addWidget(self._note)
        self.body.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)

    def add_note(self, note: str) -> None:
        """Add another failure to the note; there is never a second dialog."""
        self._note.setPlainText(f"{self._note.toPlainText()}\n\n{note}")

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._note.toPlainText())
