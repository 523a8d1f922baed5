"""The evidence an answer rests on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.ids import EvidenceId
from ui.pages.cases.boxes import Boxes
from ui.theme.boxes import Column
from ui.theme.flow import Flow
from ui.theme.theme import Theme
from ui.widgets.chip import Chip
from ui.widgets.dialog import Dialog
from ui.widgets.tab_order import tab_through
from ui.widgets.text_button import TextButton
from ui.widgets.undo_line import UndoLine

Options = Sequence[tuple[EvidenceId, str]]


class EvidenceChips(QWidget):
    """Chosen pieces as chips, and a way to choose more where the case has any.

    A piece that was removed can be brought back for ten seconds.
    """

    edited = Signal()

    def __init__(self, theme: Theme, options: Options, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._options = options
        self._chosen: tuple[EvidenceId, ...] = ()
        self._undo: UndoLine | None = None
        self._column = Column(theme, 0)
        self.setLayout(self._column)
        self._line = QWidget()
        self._column.addWidget(self._line)
        self._show()

    def chosen(self) -> tuple[EvidenceId, ...]:
        """Return the pieces chosen, in the order of their numbers."""
        return self._chosen

    def choose(self, pieces: Sequence[EvidenceId]) -> None:
        """Show these as chosen; what was removed before stays removed."""
        self._take_undo_away()
        self._chosen = tuple(piece for piece, _ in self._options if piece in pieces)
        self._show()

    def _show(self) -> None:
        line = QWidget()
        flow = Flow(self._theme)
        names = dict(self._options)
        for piece in self._chosen:
            chip = Chip(self._theme, names[piece])
            chip.removed.connect(lambda piece=piece: self._on_removed(piece))
            flow.addWidget(chip)
        self._more = TextButton(self._theme, self.tr("Choose evidence"), "add")
        self._more.setEnabled(bool(self._options))
        self._more.clicked.connect(self._on_choose)
        flow.addWidget(self._more)
        line.setLayout(flow)
        self._column.replaceWidget(self._line, line)
        tab_through(self._line, line)
        self._line.hide()
        self._line.deleteLater()
        self._line = line

    def _on_removed(self, piece: EvidenceId) -> None:
        before = self._chosen
        self.choose([each for each in before if each != piece])
        words = self.tr("{evidence} was removed.").format(evidence=dict(self._options)[piece])
        self._undo = UndoLine(self._theme, words)
        self._undo.undone.connect(lambda: self._on_chosen(before))
        self._undo.expired.connect(self._take_undo_away)
        self._column.addWidget(self._undo)
        self.edited.emit()

    def _take_undo_away(self) -> None:
        if self._undo is not None:
            self._undo.hide()
            self._undo.deleteLater()
            self._undo = None

    def _on_choose(self) -> None:
        title, cancel, act = self.tr("Choose evidence"), self.tr("Not now"), self.tr("Choose")
        dialog = Dialog(self._theme, title, safe=cancel, act=act, parent=self.window())
        boxes: Boxes[EvidenceId] = Boxes(self._theme, self._options)
        boxes.choose(self._chosen)
        dialog.body.addWidget(boxes)
        boxes.setFocus(Qt.FocusReason.OtherFocusReason)
        dialog.act_on_enter()
        dialog.accepted.connect(lambda: self._on_chosen(boxes.chosen()))
        dialog.open()

    def _on_chosen(self, pieces: Sequence[EvidenceId]) -> None:
        self.choose(pieces)
        self._more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
