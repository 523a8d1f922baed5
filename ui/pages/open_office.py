"""The frame around an open office, with all places and the ways between their pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject

from ui.pages.places import Desk, Places
from ui.pages.ways import Ways
from ui.window.frame import Frame
from ui.window.places import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenOffice:
    """What the window shows of an office."""

    frame: Frame
    places: Places
    ways: Ways


def open_office(desk: Desk, parent: QObject) -> OpenOffice:
    """Build the frame; the status line says since when the office is open, and who works here."""
    session, translate = desk.session, QCoreApplication.translate
    places = Places(desk, parent)
    tag = translate("Program", "Practice") if session.here.is_practice else ""
    frame = Frame(desk.theme, Office(name=session.office_name(), practice_tag=tag), places.all())
    now = datetime.now().astimezone().strftime("%H:%M")
    opened = translate("Program", "Opened {time}").format(time=now)
    frame.show_status(opened, session.person_name())
    return OpenOffice(frame=frame, places=places, ways=Ways(desk, places, frame, frame))
