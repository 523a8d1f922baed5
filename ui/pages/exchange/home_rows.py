"""What waits, the offices known, and the bundles that came."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.application.exchange import Exchange, ImportedBundle, OfficeLine, Passed
from desktop.application.exchange_view import waiting
from desktop.application.office_cards import OfficeCards
from desktop.application.ports import legal_day
from desktop.application.workspace import Workspace
from desktop.domain.ids import OfficeId
from desktop.text import shown_date
from ui.models.rows import Cell
from ui.theme.measures import Room
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.grouped_rows import GroupedRows
from ui.widgets.text_button import TextButton

COLUMNS = (224, 0, 218, 218)


class HomeRows(GroupedRows):
    """Wishes to settle a case or to take a bundle back."""

    settle_wanted = Signal(str)
    take_back_wanted = Signal(object)

    def __init__(self, theme: Theme, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(theme, COLUMNS, marked=False, parent=parent)
        self._workspace = workspace
        self._theme_here = theme
        offices = Exchange(workspace).offices()
        self._waiting()
        self._offices(offices)
        self._bundles({one.office: one.name for one in offices})

    def _waiting(self) -> None:
        cases = waiting(self._workspace)
        if not cases:
            return
        self.add_group(self.tr("Waits for you"), len(cases))
        for case in cases:
            look = Button(self._theme_here, self.tr("Go on"))
            look.setAccessibleName(self.tr("Go on: {case}").format(case=case.number))
            look.clicked.connect(partial(self.settle_wanted.emit, case.case))
            left = self.tr("%n value(s) not settled", "", case.disputes)
            self.add_row(
                [
                    Cell(text=case.number, ink="text2"),
                    Cell(text=case.matter),
                    Cell(text=left),
                    Cell(text=""),
                ],
                [look],
            )

    def _offices(self, offices: tuple[OfficeLine, ...]) -> None:
        compared = OfficeCards(self._workspace).compared_on()
        self.add_group(self.tr("Offices"), len(offices))
        for one in offices:
            day = self._day(compared[one.office])
            told = self.tr("compared {day}").format(day=day)
            self.add_row(
                [
                    Cell(text=told, ink="text2"),
                    Cell(text=one.name),
                    Cell(text=self._passed(self.tr("in: {bundle}"), one.last_in)),
                    Cell(text=self._passed(self.tr("out: {bundle}"), one.last_out)),
                ]
            )

    def _bundles(self, names: dict[OfficeId, str]) -> None:
        bundles = Exchange(self._workspace).imported()
        if not bundles:
            return
        self.add_group(self.tr("Bundles taken in"), len(bundles))
        for bundle in bundles:
            self._bundle(bundle, names.get(bundle.office, ""))

    def _bundle(self, bundle: ImportedBundle, office: str) -> None:
        number = self.tr("bundle {number}").format(number=bundle.number)
        who = self._workspace.name_of(bundle.by)
        buttons = []
        state = self.tr("taken back")
        if not bundle.taken_back:
            state = self.tr("%n record(s)", "", bundle.entries)
            back = TextButton(self._theme_here, self.tr("Take back…"))
            back.setAccessibleName(f"{back.text()} {number} {office}")
            back.clicked.connect(partial(self.take_back_wanted.emit, bundle))
            buttons.append(back)
        self.add_row(
            [
                Cell(text=number, ink="text2"),
                Cell(text=office),
                Cell(text=f"{self._day(legal_day(bundle.at))}　{who}", ink="text2"),
                Cell(text=state),
            ],
            buttons,
        )

    def fit(self, room: Room) -> None:
        """Give names a line of their own already where margins would fold away."""
        narrow = Room(width=0, height=room.height, text_size=room.text_size)
        super().fit(narrow if room.folds_margin else room)

    def _passed(self, words: str, passed: Passed | None) -> str:
        if passed is None:
            return words.format(bundle="—")
        number = self.tr("bundle {number}").format(number=passed.number)
        return words.format(bundle=f"{number} {self._day(legal_day(passed.at))}")

    def _day(self, day: date) -> str:
        return shown_date(day, self._theme_here.language)
