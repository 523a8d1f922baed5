"""The window as a process of its own, with somebody at it who types by themselves.

``type`` opens 来件 and types into the form, says ``typed`` after the last key and stays; ``read``
says as JSON what the form holds, and ends.
"""

from __future__ import annotations

import faulthandler
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop import places
from desktop.text import Language
from tests.journeys.seat import a_program
from ui.language import WindowLanguage
from ui.theme import fonts
from ui.theme.theme import Theme
from ui.widgets.main_button import MainButton
from ui.widgets.password_field import PasswordField
from ui.widgets.text_area import TextArea
from ui.window.frame import Frame
from ui.window.main_window import MainWindow
from ui.work.collector import Collector

Kind = TypeVar("Kind", bound=QWidget)
BETWEEN_KEYS = 30


def seen(window: MainWindow, kind: type[Kind]) -> Kind | None:
    """Return the first of a kind that shows, ``None`` while there is none."""
    return next((each for each in window.findChildren(kind) if each.isVisible()), None)


def deeds(window: MainWindow, deed: str, password: str, words: str) -> Iterator[None]:
    """Do what a clerk does, a little at a time; each step waits for the next key."""
    while (button := seen(window, MainButton)) is None or not button.isEnabled():
        yield
    field = seen(window, PasswordField)
    assert field is not None
    field.insert(password)
    button.click()
    while (frame := seen(window, Frame)) is None:
        yield
    frame.open_place("intake")
    yield
    area = seen(window, TextArea)
    assert area is not None
    if deed == "read":
        sys.stdout.write(json.dumps(area.toPlainText()) + "\n")
        return
    area.setFocus()
    for character in words:
        key = QInputMethodEvent()  # so Chinese comes in: an input method commits it
        key.setCommitString(character)
        QApplication.sendEvent(area, key)
        yield
    sys.stdout.write("typed\n")
    sys.stdout.flush()
    while True:
        yield


def main() -> int:
    """Open the window and let the typist begin; a crash says where it was."""
    faulthandler.enable()
    deed, folder, password, words = sys.argv[1:]
    app = QApplication([sys.argv[0]])
    fonts.register(places.resources() / "fonts")
    speech = WindowLanguage(app)
    speech.speak(Language.CHINESE)
    Collector(app).start()
    program = a_program(app, Theme(app, Language.CHINESE), speech, Path(folder))
    program.start()
    script = deeds(program.window(), deed, password, words)
    keys = QTimer(app)

    def press_next() -> None:
        if next(script, "over") == "over":
            program.window().close()
            app.quit()

    keys.timeout.connect(press_next)
    keys.start(BETWEEN_KEYS)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
