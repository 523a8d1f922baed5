"""The places of an open office, in the order of the navigation."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop.text import Language
from ui.pages.cases.list_page import CasesPage
from ui.pages.exchange.exchange_desk import ExchangeDesk
from ui.pages.exchange.page import ExchangePage
from ui.pages.intake.page import IntakePage
from ui.pages.office.office_part import OfficePart
from ui.pages.office.people_part import PeoplePart
from ui.pages.settings.about_part import AboutPart
from ui.pages.settings.appearance_part import AppearancePart
from ui.pages.settings.settings_page import SettingsPage, SettingsPart
from ui.pages.today.page import TodayPage
from ui.preferences import PreferencesFile
from ui.session import Session
from ui.theme.theme import Theme
from ui.version import VERSION
from ui.window.places import Place
from ui.work.runner import Runner


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What pages are made with: the look, the open office, the worker, this computer's settings."""

    theme: Theme
    session: Session
    runner: Runner
    preferences: PreferencesFile

    def exchange(self) -> ExchangeDesk:
        """Return what the exchange pages are made with."""
        session = self.session
        return ExchangeDesk(
            theme=self.theme, here=session.here, there=lambda: session.there, runner=self.runner
        )


class Places(QObject):
    """Knows how each place's page is built and wired; a place not built yet is absent.

    ``language_wanted`` and ``minutes_chosen`` come from the settings; the other wishes are to go to
    a place by its key, to a case by its id, to open a case on an entry of the register, to see
    the receipt for one, to look into a bundle by its path, to settle what is open in a case, and
    to find cases by words.
    """

    language_wanted = Signal(Language)
    minutes_chosen = Signal(int)
    place_wanted = Signal(str)
    case_wanted = Signal(str)
    new_case_wanted = Signal(str)
    receipt_wanted = Signal(str)
    form_wanted = Signal(str, str)
    review_wanted = Signal(str)
    settle_wanted = Signal(str)
    search_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def all(self) -> list[Place]:
        """Return the places there are."""
        return [
            Place(key="today", digit=1, name=self.tr("Today"), icon="today", build=self._today),
            Place(key="intake", digit=2, name=self.tr("Intake"), icon="intake", build=self._intake),
            Place(key="cases", digit=3, name=self.tr("Cases"), icon="cases", build=self._cases),
            Place(
                key="exchange",
                digit=5,
                name=self.tr("Exchange"),
                icon="exchange",
                build=self._exchange,
            ),
            Place(
                key="settings",
                digit=0,
                name=self.tr("Settings"),
                icon="settings",
                build=self._settings,
                apart=True,
            ),
        ]

    def _today(self) -> TodayPage:
        page = TodayPage(self._desk.theme, self._desk.session.here)
        page.case_wanted.connect(self.case_wanted)
        page.entry_wanted.connect(lambda: self.place_wanted.emit("intake"))
        page.form_wanted.connect(self.form_wanted)
        page.search_wanted.connect(self.search_wanted)
        return page

    def _intake(self) -> IntakePage:
        page = IntakePage(self._desk.theme, self._desk.session.here)
        page.case_wanted.connect(self.new_case_wanted)
        page.receipt_wanted.connect(self.receipt_wanted)
        return page

    def _cases(self) -> CasesPage:
        page = CasesPage(self._desk.theme, self._desk.session.here)
        page.case_wanted.connect(self.case_wanted)
        return page

    def _exchange(self) -> ExchangePage:
        page = ExchangePage(self._desk.exchange())
        page.review_wanted.connect(self.review_wanted)
        page.settle_wanted.connect(self.settle_wanted)
        return page

    def _settings(self) -> SettingsPage:
        parts = [
            SettingsPart(key="office", name=self.tr("Office"), build=self._office),
            SettingsPart(key="people", name=self.tr("People and passwords"), build=self._people),
            SettingsPart(
                key="appearance",
                name=self.tr("Appearance and lock"),
                build=self._appearance,
            ),
            SettingsPart(key="about", name=self.tr("About"), build=self._about),
        ]
        return SettingsPage(self._desk.theme, parts)

    def _office(self) -> OfficePart:
        return OfficePart(self._desk.theme, self._desk.session.here)

    def _people(self) -> PeoplePart:
        return PeoplePart(self._desk.theme, self._desk.session.here)

    def _appearance(self) -> AppearancePart:
        part = AppearancePart(self._desk.theme, self._desk.preferences)
        part.language_wanted.connect(self.language_wanted)
        part.minutes_chosen.connect(self.minutes_chosen)
        return part

    def _about(self) -> AboutPart:
        return AboutPart(self._desk.theme, VERSION)
