"""交换: who this office exchanges with, what came, what waits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.application.exchange import Exchange, ExportReport, ImportedBundle
from desktop.application.files_out import legal_name
from desktop.application.office_cards import OfficeCards
from desktop.application.progress import Progress
from desktop.domain.ids import CaseId, OfficeId
from desktop.errors import Failure
from desktop.text import explain
from ui.pages.commands import Command
from ui.pages.exchange.card_dialog import CardDialog, SafetyNumber
from ui.pages.exchange.exchange_desk import ExchangeDesk
from ui.pages.exchange.export_dialog import ExportDialog, ExportWish
from ui.pages.exchange.home_rows import HomeRows
from ui.pages.exchange.take_back_dialog import TakeBackDialog
from ui.pages.page import Page
from ui.theme.flow import Flow
from ui.theme.measures import Room
from ui.widgets.button import Button
from ui.widgets.empty_note import EmptyNote
from ui.widgets.file_choice import FileChoice
from ui.widgets.foot import Foot
from ui.widgets.label import Label
from ui.widgets.main_button import MainButton
from ui.widgets.running_text import RunningText
from ui.widgets.scroll_column import ScrollColumn
from ui.work.long_work import LongWork

Result = TypeVar("Result")
BUNDLES = "*.qhb"
CARDS = "*.qhc"


class ExchangePage(Page):
    """Wishes to look into a bundle (its path) or to settle what is open in a case."""

    review_wanted = Signal(str)
    settle_wanted = Signal(str)

    def __init__(self, desk: ExchangeDesk) -> None:
        super().__init__(desk.theme, help_topic="exchange")
        self._desk = desk
        self._room: Room | None = None
        self._rows: QWidget = QWidget()
        self._build()
        self._wire()
        self.refresh()

    @property
    def is_ready(self) -> bool:
        """Whether nothing is being done."""
        return not self._work.is_busy

    def refresh(self) -> None:
        """Ask again who is known, what came and what waits."""
        self.set_title(self.tr("Exchange"))
        rows = HomeRows(self.theme, self._desk.here)
        rows.settle_wanted.connect(self.settle_wanted)
        rows.take_back_wanted.connect(self._on_take_back_wanted)
        self._scroll.column.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows
        if self._room is not None:
            rows.fit(self._room)
        known = bool(Exchange(self._desk.here).offices())
        self._first.setVisible(not known)
        self._export.setEnabled(known)

    def focus_first(self) -> None:
        """Begin at taking in a bundle; before any office is known, at handing over the card."""
        button = self._import if self._export.isEnabled() else self._card
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, room: Room) -> None:
        """Give names a line of their own where it is narrow."""
        self._room = room
        if isinstance(self._rows, HomeRows):
            self._rows.fit(room)

    def perform(self, command: Command) -> bool:
        """Ctrl+I imports, Ctrl+E exports."""
        button = {Command.IMPORT: self._import, Command.EXPORT: self._export}.get(command)
        if button is None:
            return super().perform(command)
        button.click()
        return True

    def export(self, to: OfficeId, cases: tuple[CaseId, ...], reason: str, place: Path) -> None:
        """Write a bundle and read it back, on the worker."""
        there = self._desk.there

        def work(progress: Progress) -> ExportReport:
            return Exchange(there()).export(cases, to, place, reason, progress)

        self._start(work, self._exported)

    def take_back(self, bundle: ImportedBundle, reason: str) -> None:
        """Let an import no longer count, on the worker."""
        there = self._desk.there

        def work(progress: Progress) -> int:
            return Exchange(there()).take_back(bundle.bundle, reason, progress).number

        told = self.tr("Bundle {number} was taken back.")
        self._start(work, lambda number: told.format(number=number))

    def export_card(self, place: Path) -> None:
        """Write this office's card."""
        self._clear()
        try:
            OfficeCards(self._desk.here).export_card(place)
        except Failure as failure:
            self._on_failed(failure)
            return
        self._foot.say_happened(self.tr("The card is written. Hand it over in person."))

    def open_card(self, path: Path) -> CardDialog | None:
        """Show another office's card to be compared; say why where it cannot be accepted."""
        self._clear()
        try:
            dialog = CardDialog(self.theme, self._desk.here, path, self)
        except Failure as failure:
            self._on_failed(failure)
            return None
        dialog.accepted.connect(self._on_card_accepted)
        dialog.open()
        return dialog

    def _build(self) -> None:
        theme = self.theme
        self._failure = RunningText(theme, ink="seal")
        self._failure.hide()
        self._first = EmptyNote(
            theme,
            self.tr("No other offices yet. Export your office card and hand it over."),
        )
        self._scroll = ScrollColumn(theme)
        own = OfficeCards(self._desk.here).card().safety_number.split()
        self._card = Button(theme, self.tr("Export our &card…"))
        self._accept = Button(theme, self.tr("Accept a car&d…"))
        cards = Flow(theme)
        cards.addWidget(self._card)
        cards.addWidget(self._accept)
        for part in (
            *(self._failure, self._first, self._rows),
            Label(self.tr("Our safety number"), "head"),
            SafetyNumber(theme, tuple(own)),
        ):
            self._scroll.column.addWidget(part)
        self._scroll.column.addLayout(cards)
        self._scroll.column.addStretch(1)
        self._work = LongWork(theme, self._desk.runner)
        self._foot = Foot(theme)
        self._export = Button(theme, self.tr("&Export…"), "export")
        self._import = MainButton(theme, self.tr("&Import a bundle…"), "import")
        self._foot.add(self._export)
        self._foot.set_main(self._import)
        self.set_main(self._import)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self._work)
        self.body.addWidget(self._foot)

    def _wire(self) -> None:
        self._card.clicked.connect(self._on_card)
        self._accept.clicked.connect(self._on_accept)
        self._export.clicked.connect(self._on_export)
        self._import.clicked.connect(self._on_import)
        self._work.busy_changed.connect(self._on_busy_changed)

    def _start(self, work: Callable[[Progress], Result], told: Callable[[Result], str]) -> None:
        def done(result: Result) -> None:
            self._foot.say_happened(told(result))
            self.refresh()

        self._clear()
        self._work.start(work, done=done, failed=self._on_failed)

    def _exported(self, report: ExportReport) -> str:
        words = self.tr("Bundle {number} is written and reads back: {name}")
        return words.format(number=report.number, name=report.path.name)

    def _clear(self) -> None:
        self._failure.hide()
        self._foot.say_happened("")

    def _on_failed(self, failure: Failure) -> None:
        told = (explain(problem, self.theme.language) for problem in failure.problems)
        self._failure.set_text("\n".join(told))
        self._failure.show()

    def _on_busy_changed(self, busy: bool) -> None:
        for button in (self._card, self._accept, self._import):
            button.setEnabled(not busy)
        self._export.setEnabled(not busy and not self._first.isVisibleTo(self))
        if not busy and self.isVisible():
            self.focus_first()

    def _on_card_accepted(self) -> None:
        self.refresh()
        self._foot.say_happened(self.tr("The card is accepted in two names."))

    def _on_card(self) -> None:
        name = f"{legal_name(self._desk.here.founding.short_name)}.qhc"
        if chosen := FileChoice.to_save(self, self.tr("Export our card"), name, CARDS):
            self.export_card(chosen)

    def _on_accept(self) -> None:
        if chosen := FileChoice.to_open(self, self.tr("Accept a card"), CARDS):
            self.open_card(chosen)

    def _on_import(self) -> None:
        if chosen := FileChoice.to_open(self, self.tr("Import a bundle"), BUNDLES):
            self.review_wanted.emit(str(chosen))

    def _on_export(self) -> None:
        offices = Exchange(self._desk.here).offices()
        dialog = ExportDialog(self._desk, offices, self._choose_place, self)
        dialog.wished.connect(self._on_export_wished)
        dialog.open()

    def _choose_place(self, over: QWidget, name: str) -> Path | None:
        return FileChoice.to_save(over, self.tr("Where the bundle is written"), name, BUNDLES)

    def _on_export_wished(self, wish: ExportWish) -> None:
        self.export(wish.to, wish.cases, wish.reason, wish.place)

    def _on_take_back_wanted(self, bundle: ImportedBundle) -> None:
        dialog = TakeBackDialog(self.theme, self._desk.here, bundle, self)
        dialog.wished.connect(lambda reason: self.take_back(bundle, reason))
        dialog.open()
