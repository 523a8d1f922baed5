"""From the closed door to an open office and back: what shows when, and which thread opens what."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from desktop import places
from desktop.application.patience import Patience
from desktop.application.progress import Progress
from desktop.domain.ids import PersonId
from desktop.errors import Failure
from desktop.text import Language
from ui import session as offices
from ui.elsewhere import other_office, way_there
from ui.language import WindowLanguage
from ui.preferences import PreferencesFile
from ui.remembering import described, left_behind, moment_of_use, put_in_place
from ui.session import Doorplate, Session
from ui.theme import fonts
from ui.theme.theme import Theme
from ui.window.main_window import MainWindow
from ui.window.unlock import Door, Opener, UnlockPage
from ui.work.crash_window import CrashWindow
from ui.work.idle_watch import IdleWatch
from ui.work.runner import Runner

if TYPE_CHECKING:  # these load after the first paint
    from desktop.application.workspace import Workspace
    from ui.pages.open_office import OpenOffice
    from ui.window.first_run_steps import NewOffice
    from ui.window.frame import Frame

log = logging.getLogger("quanheng.window")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outfit:
    """What the window is made with before any office is known."""

    theme: Theme
    speech: WindowLanguage
    preferences: PreferencesFile
    crash: CrashWindow


class Program(QObject):
    """Shows the first run, the closed door or the open office of one folder."""

    def __init__(self, app: QApplication, outfit: Outfit, folder: Path) -> None:
        super().__init__(app)
        self._outfit = outfit
        self._folder = folder
        self._session: Session | None = None
        self._frame: Frame | None = None
        self._open_office: OpenOffice | None = None
        self._brought = ""
        self._locked: UnlockPage | None = None
        self._waiting: UnlockPage | None = None
        self._has_all_fonts = False
        self._patience = Patience(time.monotonic)
        self._window = MainWindow(outfit.theme)
        self._runner = Runner(self)
        self._idle = IdleWatch(app, outfit.preferences.now.idle_minutes)
        self._wire()

    def start(self) -> None:
        """Show the window; the use cases load on the worker once it is there."""
        wish = self._outfit.preferences.now
        put_in_place(self._window, wish)
        later = Qt.ConnectionType.QueuedConnection
        self._window.first_painted.connect(self._on_first_painted, later)
        self._greet()
        if wish.maximised:
            self._window.showMaximized()
        else:
            self._window.show()

    def window(self) -> MainWindow:
        """Return the window, for what stands beside the program: crash notes, tests, pictures."""
        return self._window

    def show_file(self, path: str) -> None:
        """Show a bundle or a card, as soon as the office is open."""
        self._brought = path
        self._show_brought()

    def lock(self) -> None:
        """Hide the open office behind the door; text and cursor stay where they are."""
        if self._session is None or self._locked is not None:
            return
        self._keep_drafts()
        self._outfit.preferences.set(last_used=moment_of_use())
        self._locked = self._door(self._reopen)
        self._window.cover(self._locked)
        self._read_door(self._locked)
        self._locked.focus_password()

    def _wire(self) -> None:
        self._idle.idle.connect(self.lock)
        self._window.close_wanted.connect(self._on_close)
        self._window.lock_wanted.connect(self.lock)
        self._outfit.crash.keep_drafts_with(self._keep_drafts)

    def _greet(self) -> None:
        if not offices.is_there(self._folder):
            from ui.window.first_run import FirstRunPage  # noqa: PLC0415 - only where it is shown

            self._have_all_fonts()
            page = FirstRunPage(self._outfit.theme, self._runner, self._found)
            page.founded.connect(self._enter)
            page.language_wanted.connect(self._speak)
            self._window.show_widget(page)
            return
        self._waiting = self._door(self._open)
        self._window.show_widget(self._waiting)
        if self._has_all_fonts:
            self._read_door(self._waiting)
        self._waiting.focus_password()

    def _on_first_painted(self) -> None:
        """Load what takes long: large fonts, and on the worker the use cases and the pages."""
        self._have_all_fonts()
        if self._waiting is not None:
            self._read_door(self._waiting)
        self._runner.start(_load_pages, done=_done, failed=_note)

    def _have_all_fonts(self) -> None:
        if not self._has_all_fonts:
            fonts.register_rest(places.resources() / "fonts")
        self._has_all_fonts = True

    def _door(self, opener: Opener) -> UnlockPage:
        page = UnlockPage(self._outfit.theme, self._runner, opener)
        page.opened.connect(self._enter)
        page.language_wanted.connect(self._speak)
        page.elsewhere_wanted.connect(self._go_elsewhere)
        return page

    def _go_elsewhere(self) -> None:
        """Go from practice to the real office, or the other way; neither is open now."""
        self._folder = other_office(self._folder)
        self._greet()

    def _read_door(self, page: UnlockPage) -> None:
        folder = self._folder
        self._runner.start(
            lambda progress: offices.read_door(folder),
            done=lambda plate: page.show_door(self._described(plate)),
            failed=page.show_failure,
        )

    def _described(self, plate: Doorplate) -> Door:
        kept = self._outfit.preferences.now
        known = kept if kept.office == str(self._folder) else replace(kept, last_used="")
        way = way_there(self._folder) if self._session is None else ""
        return described(plate, known, way, self._outfit.theme.language)

    # The openers run on the worker, whose connection they open.

    def _open(self, person: PersonId, password: str, progress: Progress) -> Workspace:
        opening = partial(offices.open_session, self._folder, person, password)
        return self._patience.attempt(person, opening)

    def _found(self, wish: NewOffice, progress: Progress) -> Workspace:
        if wish.practice and self._folder == places.office():
            self._folder = places.practice_office()
        return offices.found_office(self._folder, wish)

    def _reopen(self, person: PersonId, password: str, progress: Progress) -> Workspace:
        session = self._session
        if session is None or not session.is_open:
            return self._open(person, password, progress)
        self._patience.attempt(person, partial(offices.confirm, self._folder, person, password))
        if session.there.person == person:
            return session.there
        session.close_there()
        return offices.open_session(self._folder, person, password)

    def _enter(self, workspace: Workspace) -> None:
        self._locked = None
        session = self._session
        self._outfit.preferences.set(last_person=str(workspace.person), office=str(self._folder))
        if session is not None and session.there is workspace:
            self._window.uncover()
            self._show_brought()
            return
        if session is not None:
            session.close_here()
        self._session = Session(workspace)
        self._furnish(self._session)

    def _furnish(self, session: Session) -> None:
        """Build the frame around an open office."""
        from ui.pages.open_office import open_office  # noqa: PLC0415 - pages load the use cases
        from ui.pages.places import Desk  # noqa: PLC0415 - as above

        kept = self._outfit.preferences
        theme, runner = self._outfit.theme, self._runner
        desk = Desk(theme=theme, session=session, runner=runner, preferences=kept)
        self._open_office = open_office(desk, self)
        self._open_office.places.language_wanted.connect(self._speak)
        self._open_office.places.minutes_chosen.connect(self._idle.set_minutes)
        self._frame = self._open_office.frame
        self._frame.lock_wanted.connect(self.lock)
        self._window.show_widget(self._frame)
        self._open_office.ways.take_up(kept.now.last_place, kept.now.last_case)
        self._show_brought()

    def _show_brought(self) -> None:
        if self._brought and self._open_office is not None and self._locked is None:
            path, self._brought = Path(self._brought), ""
            self._open_office.ways.show_file(path)

    def _speak(self, language: Language) -> None:
        self._keep_drafts()
        self._outfit.preferences.set(language=language, **left_behind(self._window, self._frame))
        self._outfit.speech.speak(language)
        self._outfit.theme.choose(language=language)
        locked, self._locked = self._locked is not None, None
        if locked:
            self._window.uncover()
        if self._session is None:
            self._greet()
            return
        self._furnish(self._session)
        if locked:
            self.lock()

    def _keep_drafts(self) -> None:
        if self._frame is not None:
            self._frame.keep_drafts()

    def _on_close(self) -> None:
        self._keep_drafts()
        self._outfit.preferences.set(**left_behind(self._window, self._frame))
        if self._session is not None:
            self._outfit.preferences.set(last_used=moment_of_use())
            self._session.close_here()
            self._runner.start(self._session.closing, done=_done, failed=_note)
        self._runner.stop()


def _load_pages(progress: Progress) -> None:
    """Load the pages while the password is typed: they bring all that draws papers with them."""
    import ui.pages.ways  # noqa: PLC0415 - after the first paint, on the worker
    import ui.window.frame  # noqa: F401, PLC0415 - as above


def _done(result: object) -> None:
    """Nothing is left to do."""


def _note(failure: Failure) -> None:
    """Write down what went wrong where nobody waits for it; every act before it is safe."""
    log.warning("not done: %s", failure)
