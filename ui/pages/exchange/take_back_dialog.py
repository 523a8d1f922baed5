"""Taking a whole bundle back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desktop.application.exchange import ImportedBundle
from desktop.application.office_cards import OfficeCards
from desktop.application.ports import legal_day
from desktop.application.workspace import Workspace
from desktop.errors import Problem, Refused
from desktop.text import shown_date
from ui.pages.exchange.whole_dialog import WholeDialog
from ui.theme.theme import Theme
from ui.widgets.field_row import FieldRow
from ui.widgets.running_text import RunningText
from ui.widgets.text_field import TextField

MOST_CASES = 5


class TakeBackDialog(WholeDialog):
    """Says what no longer counts and what stays; ``wished`` carries the reason."""

    wished = Signal(str)

    def __init__(
        self, theme: Theme, workspace: Workspace, bundle: ImportedBundle, parent: QWidget | None
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("TakeBackDialog", "Take back bundle {number}?")
        act = translate("TakeBackDialog", "Take back")
        super().__init__(theme, title.format(number=bundle.number), act, self._wish, parent)
        self._workspace = workspace
        for place, (words, quiet) in enumerate(self._told(bundle)):
            text = RunningText(theme, words, ink="text2" if quiet else "text")
            self.body.insertWidget(place, text)
        self.reason = TextField()
        self.form.add(FieldRow(theme, "reason", self.tr("&Reason"), self.reason, required=True))

    def _told(self, bundle: ImportedBundle) -> list[tuple[str, bool]]:
        """Return paragraphs, and which of them are in the quieter ink."""
        work = self._workspace
        known = OfficeCards(work).known().get(bundle.office)
        came = self.tr(
            "From {office}, taken in on {day} by {person}, with %n record(s):", "", bundle.entries
        )
        by = self.tr("This is recorded in the name of {person}.")
        return [
            (
                came.format(
                    office=known.card.name if known else bundle.office[:12],
                    day=shown_date(legal_day(bundle.at), self._theme.language),
                    person=work.name_of(bundle.by),
                ),
                False,
            ),
            *((words, True) for words in self._cases(bundle)),
            (
                self.tr(
                    "What came with this bundle alone no longer counts. What was recorded here"
                    " stays. Nothing is deleted, and the same bundle can be taken in again."
                ),
                False,
            ),
            (by.format(person=work.name_of(work.person)), True),
        ]

    def _cases(self, bundle: ImportedBundle) -> list[str]:
        shown = [self._workspace.file(case).opened.now for case in bundle.cases[:MOST_CASES]]
        lines = [f"{opened.number}　{opened.matter}" for opened in shown]
        more = len(bundle.cases) - len(shown)
        return ["\n".join([*lines, *([self.tr("and %n more case(s)", "", more)] if more else [])])]

    def _wish(self) -> None:
        if not self.reason.plain():
            raise Refused(Problem("bundle.no_reason", about="reason"))
        self.wished.emit(self.reason.plain())
