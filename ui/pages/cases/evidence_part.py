"""证据: what the case rests on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop.application.case_tables import EvidenceLine, evidence_lines
from desktop.application.case_work import ActKind
from desktop.errors import Problem
from desktop.text import enumerated, explain, shown_date
from ui.models.rows import Cell, RowsModel, TableColumn
from ui.pages.cases.scene import Scene
from ui.pages.cases.words import marking_words
from ui.theme.boxes import Column, Row
from ui.theme.measures import Room
from ui.widgets.button import Button
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_note import EmptyNote
from ui.widgets.running_text import RunningText
from ui.widgets.table import Table


class EvidencePart(QWidget):
    """A table of the pieces; a file dropped here, or chosen, wishes to become one.

    ``add_wanted`` carries the path, empty where it is still to be chosen; ``look_wanted`` the piece
    that is to be looked at, ``act_wanted`` another act that is to be done.
    """

    add_wanted = Signal(str)
    look_wanted = Signal(str)
    act_wanted = Signal(object)

    def __init__(self, scene: Scene, *, may_add: bool) -> None:
        super().__init__()
        self._scene = scene
        self._theme = scene.theme
        self.setAcceptDrops(may_add)
        self._model: RowsModel[EvidenceLine] = RowsModel(self._columns())
        self._table = Table(scene.theme, self.tr("Evidence"), self._model)
        self._no_pages = RunningText(scene.theme, ink="text2")
        self._no_pages.hide()
        self._build(may_add=may_add)

    def fit(self, room: Room) -> None:
        """Leave out where it came from and its marking where it is narrow."""
        self._table.leave_out(*(("origin", "marking") if room.wraps_rows else ()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from outside."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask about the first file; the others are dropped again one by one."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                event.acceptProposedAction()
                self.add_wanted.emit(url.toLocalFile())
                return

    def _build(self, *, may_add: bool) -> None:
        lines = evidence_lines(self._scene.file())
        column = Column(self._theme, 8)
        column.addLayout(self._head(may_add=may_add, any_here=bool(lines)))
        if lines:
            self._model.set_rows(lines)
            self._table.choose(0)
            self._table.opened.connect(self._on_opened)
            column.addWidget(self._no_pages)
            column.addWidget(self._table, 1)
        else:
            note = self.tr("No evidence yet. Add a file, or drop it here; a copy is sealed.")
            column.addWidget(EmptyNote(self._theme, note), 1)
        self.setLayout(column)

    def _head(self, *, may_add: bool, any_here: bool) -> Row:
        head = Row(self._theme, 8)
        sealed = self.tr("Originals are copied and sealed, never changed")
        head.addWidget(ElidedLabel(sealed, "second"), 1)
        if any_here:
            look = Button(self._theme, self.tr("View"), "eye")
            look.clicked.connect(lambda: self._on_opened(self._table.current_row()))
            head.addWidget(look)
        if may_add and any_here:
            tie = Button(self._theme, self.tr("Tie evidence"))
            tie.clicked.connect(lambda: self.act_wanted.emit(ActKind.TIE))
            head.addWidget(tie)
        if may_add:
            add = Button(self._theme, self.tr("Add evidence…"), "attach")
            add.clicked.connect(lambda: self.add_wanted.emit(""))
            head.addWidget(add)
        return head

    def _on_opened(self, line: object) -> None:
        """Wish it to be looked at, or say what else can be done."""
        if not isinstance(line, EvidenceLine):
            return
        if line.has_pages:
            self._no_pages.hide()
            self.look_wanted.emit(line.evidence)
            return
        problem = Problem("evidence.no_pages", about=line.evidence, name=line.name)
        self._no_pages.set_text(explain(problem, self._theme.language))
        self._no_pages.show()

    def _columns(self) -> list[TableColumn[EvidenceLine]]:
        language, markings = self._theme.language, marking_words()
        return [
            TableColumn(key="number", title=self.tr("No."), width=56, sortable=False,
                        cell=lambda line: Cell(text=str(line.number), ink="text2")),
            TableColumn(key="name", title=self.tr("Name"), sortable=False,
                        cell=lambda line: Cell(text=line.named(language))),
            TableColumn(key="origin", title=self.tr("Where from"), width=180, sortable=False,
                        cell=lambda line: Cell(text=line.origin)),
            TableColumn(key="day", title=self.tr("Collected"), width=150, sortable=False,
                        cell=lambda line: Cell(text=shown_date(line.collected_on, language))),
            TableColumn(key="pages", title=self.tr("Pages"), width=64, sortable=False,
                        cell=lambda line: Cell(text=str(line.pages or "—"))),
            TableColumn(key="marking", title=self.tr("Marking"), width=100, sortable=False,
                        cell=lambda line: Cell(text=markings[line.marking], ink="text2")),
            TableColumn(key="facts", title=self.tr("For facts"), width=100, sortable=False,
                        cell=lambda line: Cell(
                            text=enumerated(map(str, line.used_for), language) or "—")),
        ]  # fmt: skip
