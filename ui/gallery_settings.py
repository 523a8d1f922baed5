"""The settings as the gallery shows them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.gallery_office import PracticeDesk
from ui.pages.office.office_part import OfficePart
from ui.pages.office.people_part import PeoplePart
from ui.pages.settings.about_part import AboutPart
from ui.pages.settings.appearance_part import AppearancePart
from ui.pages.settings.settings_page import SettingsPage, SettingsPart
from ui.preferences import PreferencesFile
from ui.theme.theme import Theme
from ui.version import VERSION

PARTS = ("office", "people", "appearance", "about")


def settings_page(theme: Theme, desk: PracticeDesk) -> SettingsPage:
    """Return the page of the settings over the practice office."""
    translate, work = QCoreApplication.translate, desk.workspace
    preferences = PreferencesFile(desk.card.with_name("preferences.json"))
    names = (
        translate("Places", "Office"),
        translate("Places", "People and passwords"),
        translate("Places", "Appearance and lock"),
        translate("Places", "About"),
    )
    builders: tuple[Callable[[], QWidget], ...] = (
        lambda: OfficePart(theme, work),
        lambda: PeoplePart(theme, work),
        lambda: AppearancePart(theme, preferences),
        lambda: AboutPart(theme, VERSION),
    )
    return SettingsPage(
        theme,
        [
            SettingsPart(key=key, name=name, build=build)
            for key, name, build in zip(PARTS, names, builders, strict=True)
        ],
    )
