"""One file to be looked at: a receipt, a piece of evidence."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from desktop.errors import Cancelled, Failure
from desktop.text import explain
from ui.pages.packet.paper_work import PaperDesk
from ui.pages.packet.preview_part import PreviewPart, Source
from ui.pages.packet.printing import PrintRun, new_printer
from ui.widgets.dialog import Dialog

WIDTH = 860
AROUND = 230
"""What stands above and below the page, at 100 %."""


class LookDialog(Dialog):
    """Shows the pages of a PDF, drawn on the worker; nothing of it is written to disk.

    ``titles`` say what kind of thing it is, and which.

    Printing closes it first; ``told`` says what became of that.
    """

    told = Signal(str)

    def __init__(
        self,
        desk: PaperDesk,
        titles: tuple[str, str],
        source: Source,
        *,
        prints: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        kind, name = titles
        super().__init__(
            desk.theme,
            kind,
            safe=self.tr("Close"),
            act=self.tr("Print…") if prints else "",
            width=WIDTH,
            parent=parent,
        )
        self._desk = desk
        self.part = PreviewPart(desk.theme, desk.runner, desk.images)
        self._lay()
        self.part.show_paper(name, source, draft=False)
        self.part.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Close, and ask on which printer."""
        super().accept()
        printer = new_printer(1, duplex=False)
        dialog = QPrintDialog(printer, self.parentWidget())
        dialog.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(dialog)  # its own asks for a slot

    def print_on(self, printer: QPrinter) -> None:
        """Print what shows, page by page."""
        run = PrintRun(self._desk.runner, self._desk.images, printer, self)
        run.ended.connect(self._on_printed)
        run.start([self.part.paper()], duplex=False)

    def _lay(self) -> None:
        room = self.screen().availableGeometry().height() - self._theme.px(AROUND)
        self.part.set_least_height(max(room, self._theme.px(120)))
        self.body.addWidget(self.part, 1)
        if self.act_button is not None:
            self.act_button.setEnabled(False)
            self.part.drawn.connect(self.act_button.setEnabled)

    def _on_printed(self, failure: Failure | None) -> None:
        if failure is None:
            self.told.emit(self.tr("Sent to the printer"))
        elif not isinstance(failure, Cancelled):
            self.told.emit(explain(failure.problems[0], self._theme.language))
