"""What is kept from one use of the window to the next: its place, the page, when it was."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QGuiApplication

from desktop.text import Language, shown_date
from ui.preferences import Preferences
from ui.session import Doorplate
from ui.version import VERSION
from ui.window.main_window import MainWindow
from ui.window.unlock import Door

if TYPE_CHECKING:  # loads after the first paint
    from ui.window.frame import Frame

translate = QCoreApplication.translate


def put_in_place(window: MainWindow, wish: Preferences) -> None:
    """Give a window its size and, where a screen still has it, its place."""
    window.resize(wish.width, wish.height)
    corner = QPoint(wish.left, wish.top)
    if wish.is_placed and QGuiApplication.screenAt(corner) is not None:
        window.move(corner)


def left_behind(window: MainWindow, frame: Frame | None) -> dict[str, Any]:
    """Return what the next start is to know of this window; no name of anyone."""
    area = window.normalGeometry()
    known: dict[str, Any] = {
        "maximised": window.isMaximized(),
        "width": area.width() or window.width(),
        "height": area.height() or window.height(),
        "is_placed": True,
        "left": area.x(),
        "top": area.y(),
    }
    page = frame.page() if frame is not None else None
    if frame is not None and page is not None:
        known |= {"last_place": frame.current_place(), "last_case": page.about_case}
    return known


def described(plate: Doorplate, kept: Preferences, elsewhere: str, language: Language) -> Door:
    """Return what stands on the door of a closed office."""
    now = datetime.now().astimezone()
    return Door(
        office=plate.name,
        practice_tag=translate("Program", "Practice") if plate.practice else "",
        people=plate.people,
        last_person=kept.last_person,
        elsewhere=elsewhere,
        version=VERSION,
        last_used=last_used_words(kept.last_used, now, language),
    )


def moment_of_use() -> str:
    """Return the present moment as it is kept."""
    return datetime.now().astimezone().isoformat(timespec="minutes")


def last_used_words(kept: str, now: datetime, language: Language) -> str:
    """Return when the office was last used, in the words of the door; empty if unknown."""
    try:
        moment = datetime.fromisoformat(kept).astimezone(now.tzinfo)
    except ValueError:
        return ""
    time = moment.strftime("%H:%M")
    if moment.date() == now.date():
        return translate("UnlockPage", "Last used today {time}").format(time=time)
    day = shown_date(moment.date(), language)
    return translate("UnlockPage", "Last used {day} {time}").format(day=day, time=time)
