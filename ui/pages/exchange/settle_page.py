"""Values that both sides changed and that were left for later."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.application.exchange_view import open_disputes, settle
from desktop.domain.ids import CaseId
from desktop.errors import Failure
from desktop.text import explain
from ui.pages.exchange.dispute_list import DisputeList
from ui.pages.exchange.exchange_desk import ExchangeDesk
from ui.pages.page import Page
from ui.theme.measures import Room
from ui.widgets.foot import Foot
from ui.widgets.main_button import MainButton
from ui.widgets.running_text import RunningText
from ui.widgets.scroll_column import ScrollColumn


class SettlePage(Page):
    """``settled`` says that nothing is left to be settled in the case."""

    settled = Signal()

    def __init__(self, desk: ExchangeDesk, case: CaseId) -> None:
        super().__init__(desk.theme, help_topic="exchange")
        self._desk = desk
        self._case = case
        self.disputes = DisputeList(desk.theme)
        self._failure = RunningText(desk.theme, ink="seal")
        self._failure.hide()
        self._foot = Foot(desk.theme)
        self._settle = MainButton(desk.theme, self.tr("Settle"))
        self._build()
        self.disputes.changed.connect(self._say_will)
        self._settle.clicked.connect(self._on_settle)
        self.refresh()

    def _build(self) -> None:
        scroll = ScrollColumn(self.theme)
        scroll.column.addWidget(self._failure)
        scroll.column.addWidget(self.disputes)
        scroll.column.addStretch(1)
        self._foot.set_main(self._settle)
        self.set_main(self._settle)
        self.body.addWidget(scroll, 1)
        self.body.addWidget(self._foot)

    def fit(self, room: Room) -> None:
        """Fold the values where it is narrow."""
        self.disputes.fit(room)

    def panes(self) -> list[QWidget]:
        """Return the values to choose among."""
        return [self.disputes]

    def refresh(self) -> None:
        """Show what is to be settled now; what was chosen stays where nothing has changed."""
        self._failure.hide()
        self._foot.say_happened("")
        self._show()

    def _show(self) -> None:
        try:
            number = self._desk.here.file(self._case).opened.now.number
            found = open_disputes(self._desk.here, self._case, self.theme.language)
        except Failure as failure:  # the bundle that brought the case was taken back
            self._say_failure(failure)
            number, found = "", ()
        self.set_title(self.tr("Changed on both sides"), *([number] if number else []))
        self.disputes.show_disputes(found)
        self._say_will()

    def _say_failure(self, failure: Failure) -> None:
        told = (explain(problem, self.theme.language) for problem in failure.problems)
        self._failure.set_text("\n".join(told))
        self._failure.show()

    def _say_will(self) -> None:
        chosen = len(self.disputes.choices())
        self._settle.setEnabled(bool(chosen))
        name = self._desk.here.name_of(self._desk.here.person)
        words = self.tr("Goes into the journal, by {name}").format(name=name)
        self._foot.say_will(words if chosen else self.tr("Nothing is chosen yet."))

    def _on_settle(self) -> None:
        try:
            settle(self._desk.here, self.disputes.choices())
        except Failure as failure:
            self._say_failure(failure)
            self._show()
            return
        self._failure.hide()
        self._show()
        self._foot.say_happened(self.tr("Settled."))
        if not self.disputes.panels:
            self.settled.emit()
