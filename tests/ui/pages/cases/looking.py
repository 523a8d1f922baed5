"""What a person sees of the page of a case."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QLabel

from tests.ui import accessibility
from ui.pages.cases.act_dialog import ActDialog
from ui.pages.cases.case_page import CasePage
from ui.widgets.table import Table


def in_front(dialog: QDialog) -> None:
    """Let the dialog have the keyboard, as it has it for a person."""
    dialog.activateWindow()
    for _ in range(50):
        QApplication.processEvents()
        if dialog.isActiveWindow():
            return
    raise AssertionError(dialog)


def tables_on(page: CasePage) -> list[Table]:
    """Return the tables that show; those of the part before may still be going away."""
    QApplication.processEvents()
    return [table for table in page._part.findChildren(Table) if table.isVisibleTo(page)]


def words_on(page: CasePage) -> str:
    QApplication.processEvents()
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]
    names = [widget.accessibleName() for widget in accessibility.shown_widgets(page)]
    return "\n".join([*labels, *names])


def done(dialog: ActDialog) -> None:
    """Record what the form says, and see it close."""
    dialog.accept()
    assert not dialog.isVisible(), dialog.form._summary.accessibleName()
