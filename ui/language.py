"""The language of the window."""

from __future__ import annotations

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QTranslator,
)

from desktop import places
from desktop.text import Language

QT_LEAVES_OUT = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "%1 File"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QPrintDialog", "File exists"),
    QT_TRANSLATE_NOOP("QPrintDialog", "Print all"),
    QT_TRANSLATE_NOOP("QPrintDialog", "Print range"),
    QT_TRANSLATE_NOOP("QPrintSettingsOutput", "Duplex Printing"),
    QT_TRANSLATE_NOOP("QPrintSettingsOutput", "Long side"),
    QT_TRANSLATE_NOOP("QPrintSettingsOutput", "None"),
    QT_TRANSLATE_NOOP("QPrintSettingsOutput", "Short side"),
)
"""Words of Qt's own dialogs that its Chinese lacks; they stand in our catalogue."""
LOCALES = {Language.CHINESE: "zh_CN", Language.ENGLISH: "en"}


class TranslationMissing(Exception):
    """A file of translations is missing or broken: the installation is not whole."""


class WindowLanguage:
    """Installs our translations and Qt's own; widgets made afterwards speak the language."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def speak(self, language: Language) -> None:
        """Speak one language from now on; what is already on screen must be built anew."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        locale = LOCALES[language]
        self._installed = [self._load(f"quanheng_{locale}", _ours())]
        if language is Language.CHINESE:
            self._installed.append(self._load(f"qtbase_{locale}", _qts()))
        for translator in self._installed:
            self._app.installTranslator(translator)
        QLocale.setDefault(QLocale(locale))

    def _load(self, name: str, folder: str) -> QTranslator:
        translator = QTranslator(self._app)
        if not translator.load(name, folder):
            raise TranslationMissing(name)
        return translator


def language_of_system() -> Language:
    """Return Chinese on a Chinese system, else English."""
    chinese = QLocale.system().language() == QLocale.Language.Chinese
    return Language.CHINESE if chinese else Language.ENGLISH


def _ours() -> str:
    return str(places.resources() / "i18n")


def _qts() -> str:
    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
