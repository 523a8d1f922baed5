"""The start of the window: only what the first paint needs is loaded before it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop import places
from desktop.text import sentence
from ui.input_method import Route, prepare_input_method
from ui.language import WindowLanguage, language_of_system
from ui.preferences import PreferencesFile
from ui.program import Outfit, Program
from ui.session import is_there
from ui.theme import fonts
from ui.theme.theme import Theme
from ui.version import VERSION
from ui.work.collector import Collector
from ui.work.crash_window import CrashWindow
from ui.work.single_instance import SingleInstance

CARRIED = (".qhb", ".qhc")


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or write the gallery, and return the exit code."""
    options = _options(sys.argv[1:] if arguments is None else arguments)
    route = prepare_input_method()
    app = _application()
    if options.gallery:
        from ui.gallery import write_gallery  # noqa: PLC0415 - not needed for the window

        fonts.register_rest(places.resources() / "fonts")
        write_gallery(app, options.gallery)
        return 0
    preferences = PreferencesFile(places.preferences())
    folder = _folder(options.office, preferences)
    instance = SingleInstance(folder, app)
    if not instance.take(str(options.file or "")):
        language = preferences.now.language or language_of_system()
        sys.stderr.write(sentence("start.already_open", language) + "\n")
        return 0
    Collector(app).start()
    program = Program(app, _outfit(app, preferences), folder)
    instance.raised.connect(program.window().come_to_front)
    instance.brought.connect(program.show_file)
    program.start()
    if options.file is not None:
        program.show_file(str(options.file))
    if route is Route.FCITX_BRIDGE:
        from ui.fcitx import FcitxBridge  # noqa: PLC0415 - only where fcitx 4 runs

        FcitxBridge(app).start()
    return app.exec()


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line asked for."""

    office: Path | None = None
    gallery: Path | None = None
    file: Path | None = None


def _options(arguments: Sequence[str]) -> Options:
    """Return what was asked for; a start without anything does not wait for the parser."""
    if not arguments:
        return Options()
    import argparse  # noqa: PLC0415 - as said above

    parser = argparse.ArgumentParser(
        prog="quanheng-window",
        description="Open the window of Quanheng. It never goes online.",
        epilog="example: quanheng-window --office ./practice",
    )
    parser.add_argument(
        "file",
        nargs="?",
        type=_carried,
        metavar="FILE",
        help="a bundle (.qhb) or an office card (.qhc) to be looked at once the office is open",
    )
    parser.add_argument(
        "--office",
        type=Path,
        metavar="DIR",
        help="the office's folder (or QUANHENG_OFFICE); without it, the one opened last",
    )
    parser.add_argument(
        "--gallery",
        type=Path,
        metavar="DIR",
        help="write a picture of every page and dialog in both languages into DIR, and end",
    )
    parser.add_argument("--version", action="version", version=VERSION)
    chosen = parser.parse_args(arguments)
    return Options(office=chosen.office, gallery=chosen.gallery, file=chosen.file)


def _carried(text: str) -> Path:
    """Return the whole path of a bundle or a card; the parser says where it is neither."""
    path = Path(text).absolute()
    if path.suffix not in CARRIED:
        raise ValueError(text)
    return path


def _application() -> QApplication:
    """Return the application with its style and fonts, which stand before the first widget."""
    QGuiApplication.setDesktopFileName("quanheng")
    app = QApplication([sys.argv[0], "-style", "fusion"])
    app.setApplicationName("quanheng")
    fonts.register_first(places.resources() / "fonts")
    return app


def _folder(named: Path | None, preferences: PreferencesFile) -> Path:
    """Return the folder named, that of the environment, the one opened last, or the usual one."""
    wished = named or os.environ.get("QUANHENG_OFFICE", "")
    if wished:
        return Path(wished).absolute()
    last = Path(preferences.now.office)
    return last if preferences.now.office and is_there(last) else places.office()


def _outfit(app: QApplication, preferences: PreferencesFile) -> Outfit:
    language = preferences.now.language or language_of_system()
    speech = WindowLanguage(app)
    speech.speak(language)
    theme = Theme(app, language, preferences.now.text_size)
    crash = CrashWindow(theme, VERSION, _moment)
    crash.install()
    return Outfit(theme=theme, speech=speech, preferences=preferences, crash=crash)


def _moment() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
