"""A picture of every page and dialog, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop.domain.ids import PersonId
from desktop.text import Language, sentence
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.language import WindowLanguage
from ui.pages.settings.about_part import AboutPart
from ui.theme.measures import TextSize
from ui.theme.theme import Shade, Theme
from ui.version import VERSION
from ui.window.first_run import FirstRunPage
from ui.window.main_window import DESIGNED, SMALLEST, MainWindow
from ui.window.unlock import Door, UnlockPage
from ui.work.crash_dialog import CrashDialog
from ui.work.runner import Runner


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What an exhibit is made with."""

    theme: Theme
    runner: Runner

    def words(self, key: str) -> str:
        """Return a name of the practice data in the window's language."""
        return sentence(f"gallery.{key}", self.theme.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A page, shown in the window, or a dialog, shown by itself."""

    name: str
    build: Callable[[Stage], QWidget]
    is_dialog: bool = False


def exhibits() -> tuple[Exhibit, ...]:
    """Return every page and dialog; a new one is named here."""
    return (
        Exhibit(name="unlock", build=_unlock),
        *(
            Exhibit(name=f"first-run-{number + 1}", build=partial(_first_run, number))
            for number in range(5)
        ),
        Exhibit(name="about", build=lambda stage: AboutPart(stage.theme, VERSION)),
        Exhibit(name="crash", build=_crash, is_dialog=True),
    )


def write_gallery(app: QApplication, folder: Path) -> list[Path]:
    """Write ``<name>-<language>.png`` for every exhibit, and some dark, small and large ones."""
    folder.mkdir(parents=True, exist_ok=True)
    speech = WindowLanguage(app)
    theme = Theme(app, Language.CHINESE)
    runner = Runner()
    written = []
    for language in Language:
        speech.speak(language)
        for exhibit in exhibits():
            for suffix, shade, size, room in (
                ("", Shade.LIGHT, TextSize.NORMAL, DESIGNED),
                ("-dark", Shade.DARK, TextSize.NORMAL, DESIGNED),
                ("-small", Shade.LIGHT, TextSize.NORMAL, SMALLEST),
                ("-200", Shade.LIGHT, TextSize.LARGEST, DESIGNED),
            ):
                theme.choose(shade=shade, size=size, language=language)
                path = folder / f"{exhibit.name}-{language.value}{suffix}.png"
                _take(exhibit, Stage(theme=theme, runner=runner), room, path)
                written.append(path)
    runner.stop()
    return written


def _take(exhibit: Exhibit, stage: Stage, room: tuple[int, int], path: Path) -> None:
    """Show an exhibit, let it settle, and keep its picture."""
    shown = exhibit.build(stage)
    if not exhibit.is_dialog:
        window = MainWindow(stage.theme)
        window.resize(*room)
        window.show_widget(shown)
        shown = window
    shown.show()
    QCoreApplication.processEvents()
    shown.grab().save(str(path))
    shown.close()
    shown.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _unlock(stage: Stage) -> QWidget:
    page = UnlockPage(stage.theme, stage.runner, lambda person, password, progress: None)
    page.show_door(
        Door(
            office=stage.words("office"),
            practice_tag=stage.words("practice"),
            people=((PersonId("1"), stage.words("person")),),
            version=VERSION,
            last_used=stage.words("last_used"),
        )
    )
    return page


def _first_run(number: int, stage: Stage) -> QWidget:
    return FirstRunPage(stage.theme, stage.runner, lambda wish, progress: None, first=number)


def _crash(stage: Stage) -> QWidget:
    return CrashDialog(stage.theme, stage.words("note"))
