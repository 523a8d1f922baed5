"""The form of one act, in a dialog: what will be recorded, under whose name."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.application.drafts import UnfinishedForms
from desktop.application.workspace import Workspace
from desktop.errors import Failure, Problem, Refused
from ui.pages.cases.field_text import on_edit, put_text, text_kept
from ui.theme.measures import Room
from ui.theme.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.dialog import WIDE, Dialog
from ui.widgets.field_row import FieldRow
from ui.widgets.form import Form
from ui.widgets.label import Label
from ui.widgets.radio_row import RadioRow
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField

KEEP_AFTER = 1000
NARROWEST = 120
AROUND = 250
"""What stands above and below the fields, at 100 %."""
ABOUT = "about"
"""Beside the fields a draft says what it is, for the list of what is unfinished."""
DRAFTS = "case"
"""The name of every form of this place begins so; the thing begins with the id of the case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActWords:
    """The name of the form, what it is about, its title and the verb on its button."""

    form: str
    thing: str
    title: str
    verb: str


class ActDialog(Dialog):
    """Fields of an act; kept as a draft a second after the last key and when it is closed.

    A subclass adds fields in its constructor, calls ``take_up_draft`` last, and records in
    ``record``; the draft is forgotten in the same transaction. ``recorded`` carries what
    ``record`` returned.
    """

    recorded = Signal(object)

    def __init__(
        self, theme: Theme, workspace: Workspace, words: ActWords, parent: QWidget | None
    ) -> None:
        cancel = QCoreApplication.translate("ActDialog", "Not now")
        super().__init__(theme, words.title, safe=cancel, act=words.verb, width=WIDE, parent=parent)
        self.workspace = workspace
        self.form = Form(theme)
        self._draft_name, self._thing = f"{DRAFTS}.{words.form}", words.thing
        self._drafts = UnfinishedForms(workspace)
        self._rows: dict[str, FieldRow] = {}
        self._untouched: dict[str, str] = {}
        self._lay()
        self._wait()

    def add(self, name: str, label: str, field: QWidget, *, required: bool = False) -> FieldRow:
        """Add a field under the name that problems know it by."""
        row = FieldRow(self._theme, name, label, field, required=required)
        if isinstance(field, ChoiceField):
            field.setMinimumWidth(self._theme.px(NARROWEST))
        self.form.add(row)
        self._rows[name] = row
        on_edit(field, self._on_edited)
        on_edit(field, row.clear_problem)
        return row

    def take_up_draft(self) -> None:
        """Show what was typed before and not recorded, and put the keyboard on the first field."""
        self._untouched = self._texts()
        unfinished = self._drafts.load(self._draft_name, self._thing)
        if unfinished is not None:
            for name, text in unfinished.fields.items():
                if name in self._rows:
                    put_text(self._rows[name].field, text)
            self._say_kept()
        self._timer.stop()
        for row in self._rows.values():
            row.field.setFocus(Qt.FocusReason.OtherFocusReason)
            break

    def keep_draft(self) -> None:
        """Keep what was typed now; an untouched form leaves nothing."""
        self._timer.stop()
        texts = self._texts()
        if texts != self._untouched:
            fields = {ABOUT: self.windowTitle(), **texts}
            self._drafts.keep(self._draft_name, self._thing, fields)
            self._say_kept()

    def record(self) -> object:
        """Record the act; raises what stands in its way."""
        raise NotImplementedError

    def rows_changed(self) -> None:
        """Grow for a row that shows now and did not before, as far as the screen goes."""
        if self.isVisible():
            self._make_room()
            self.fit_height()

    def accept(self) -> None:
        """Close only where the act was recorded; otherwise say what stands in its way."""
        self._timer.stop()
        try:
            self._refuse_unchosen()
            with self.workspace.together():
                done = self.record()
                self._drafts.drop(self._draft_name, self._thing)
        except Failure as failure:
            self.form.show_problems(failure.problems)
            self.keep_draft()
            self.rows_changed()
            return
        super().accept()
        self.recorded.emit(done)

    def reject(self) -> None:
        """Close, and keep what was typed."""
        self.keep_draft()
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """Show all fields where the screen is high enough; else they scroll."""
        self._make_room()
        super().showEvent(event)

    def _make_room(self) -> None:
        screen = self.screen().availableGeometry()
        room = Room(width=screen.width(), height=screen.height(), text_size=self._theme.text_size)
        self.form.fit(room)
        wanted = self.form.sizeHint().height()
        layout = self.form.layout()
        if layout is not None and layout.hasHeightForWidth():
            layout.activate()
            wanted = max(wanted, layout.totalHeightForWidth(self.width() - self._theme.px(72)))
        most = screen.height() - self._theme.px(AROUND)
        wanted += self._theme.px(12)
        self._scroll.setMinimumHeight(max(min(wanted, most), self._theme.px(96)))

    def _lay(self) -> None:
        self._scroll = ScrollColumn(self._theme)
        self._scroll.column.addWidget(self.form)
        self._scroll.column.addStretch(1)
        self.body.addWidget(self._scroll, 1)
        name = self.workspace.name_of(self.workspace.person)
        translate = QCoreApplication.translate
        goes = translate("ActDialog", "Goes into the journal, by {name}.").format(name=name)
        self.body.addWidget(Label(goes, "small"))
        self._kept = Label("", "small")
        self.body.addWidget(self._kept)

    def _wait(self) -> None:
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER)
        self._timer.timeout.connect(self.keep_draft)
        self.act_on_enter()

    def _refuse_unchosen(self) -> None:
        """Refuse where something is left to choose; the texts still empty are said with it.

        The use case cannot: it is asked only once there is a value of every kind.
        """
        asked = [row for row in self._rows.values() if row.is_required and not row.isHidden()]
        unchosen = [row for row in asked if _is_unchosen(row.field)]
        unwritten = [row for row in asked if _is_unwritten(row.field)]
        if unchosen:
            raise Refused(
                [
                    *(_problem("casework.not_chosen", row) for row in unchosen),
                    *(_problem("casework.not_written", row) for row in unwritten),
                ]
            )

    def _on_edited(self) -> None:
        if not self._timer.isActive():  # else typing without a pause would never be kept
            self._timer.start()

    def _texts(self) -> dict[str, str]:
        return {name: text_kept(row.field) for name, row in self._rows.items()}

    def _say_kept(self) -> None:
        self._kept.setText(QCoreApplication.translate("ActDialog", "The draft is kept."))


def _problem(code: str, row: FieldRow) -> Problem:
    return Problem(code, about=row.name, field=row.title())


def _is_unchosen(field: QWidget) -> bool:
    return isinstance(field, ChoiceField | RadioRow) and not field.is_chosen()


def _is_unwritten(field: QWidget) -> bool:
    return isinstance(field, TextField | TextArea) and not field.plain()
