"""The process that ``window`` leads through the program.

Arguments: FOLDER PERSON CASE RESPONDENT TRACK RUN BUNDLE.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, thread_time
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop import places
from desktop.domain.ids import CaseId, RunId
from desktop.text import Language
from desktop.vault.passwords import LEAST_COST, derive_key, new_figures
from tests.benchmarks.timing import say, seconds, verdict
from ui.language import WindowLanguage
from ui.preferences import PreferencesFile
from ui.program import Outfit, Program
from ui.theme import fonts
from ui.theme.theme import Theme
from ui.version import VERSION
from ui.widgets.main_button import MainButton
from ui.widgets.password_field import PasswordField
from ui.widgets.table import Table
from ui.work.crash_window import CrashWindow

PASSWORD = "practice-only"
BLOCKED_MUST = 100
LIST_MUST = 0.5
QUIET = 0.4
LONG_TURN = 0.03
LONGEST_WAIT = 60.0
Kind = TypeVar("Kind", bound=QWidget)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sights:
    """What the tour goes to."""

    folder: Path
    person: str
    case: CaseId
    respondent: str
    track: str
    run: RunId
    bundle: Path


class Beat(QObject):
    """Beats every millisecond in the event loop, and knows its longest pause.

    On a busy computer a pause is longer than what this thread computed meanwhile.
    """

    def __init__(self) -> None:
        super().__init__()
        self.begin()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start(1)

    def begin(self) -> None:
        """Forget every pause so far."""
        self._last, self._worked = perf_counter(), thread_time()
        self.longest = self.longest_work = 0.0

    def _on_beat(self) -> None:
        now, worked = perf_counter(), thread_time()
        self.longest = max(self.longest, now - self._last)
        self.longest_work = max(self.longest_work, worked - self._worked)
        self._last, self._worked = now, worked


class FirstPaint(QObject):
    """Notes when a list with rows was first painted after it began to look."""

    def __init__(self) -> None:
        super().__init__()
        self.at: float | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 # Qt's name
        painted = event.type() == QEvent.Type.Paint and isinstance(watched.parent(), Table)
        if painted and self.at is None:
            # The filter sees the event first; the painting itself is over at the next turn.
            QTimer.singleShot(0, self._note)
        return False

    def _note(self) -> None:
        self.at = self.at or perf_counter()


class Tour:
    """Leads the program, and tells for every act how long the window was blocked."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._beat = Beat()
        self.missed: list[str] = []

    @property
    def window(self) -> QWidget:
        """Return the window."""
        return self._program.window()

    def blocked(self, name: str, act: Callable[[], object], quiet: float = QUIET) -> None:
        """Do one act from the event loop, wait until all is quiet, and tell the longest pause."""
        self._settle(QUIET)
        self._beat.begin()
        QTimer.singleShot(0, act)
        self._settle(quiet)
        took, worked = self._beat.longest * 1000, self._beat.longest_work * 1000
        if took > BLOCKED_MUST:
            self.missed.append(name)
        holds = verdict(took <= BLOCKED_MUST)
        say(
            f"blocked: {name:32}{took:8.1f} ms  of it computing {worked:6.1f}"
            f"  (at most {BLOCKED_MUST} ms: {holds})"
        )

    def wait(self, until: Callable[[], bool]) -> None:
        """Let the program go on until something is so."""
        began = perf_counter()
        while not until():
            assert perf_counter() - began < LONGEST_WAIT
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def one(self, kind: type[Kind], inside: QWidget | None = None) -> Kind:
        """Return the visible widget of a kind."""
        found = (inside or self.window).findChildren(kind)
        return next(each for each in found if each.isVisible())

    def _settle(self, quiet: float) -> None:
        """Wait until worker and window have rested for a while."""
        runner = self._program._runner  # nobody else knows whether the worker works
        began = rested = perf_counter()
        while perf_counter() - rested < quiet:
            turned = perf_counter()
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if runner.is_busy or perf_counter() - turned > LONG_TURN:
                rested = perf_counter()
            assert perf_counter() - began < LONGEST_WAIT


def unlock(tour: Tour, app: QApplication) -> None:
    """Type the password, and tell how soon the list can be used."""
    tour.wait(lambda: tour.one(MainButton).isEnabled())
    field = tour.one(PasswordField)
    field.setText(PASSWORD)
    derivation = min(seconds(lambda: derive_key(PASSWORD, new_figures(LEAST_COST))) for _ in "123")
    paint = FirstPaint()
    pressed: list[float] = []

    def press() -> None:
        app.installEventFilter(paint)
        pressed.append(perf_counter())
        QTest.keyClick(field, Qt.Key.Key_Return)

    tour.blocked("open the office", press)
    app.removeEventFilter(paint)
    assert paint.at is not None
    took = paint.at - pressed[0] - derivation
    say(
        f"unlock to usable list: {took:.3f} s, key derivation of {derivation:.3f} s left out"
        f"  (at most {LIST_MUST} s: {verdict(took <= LIST_MUST)})"
    )


def lead(app: QApplication, sights: Sights) -> int:
    """Lead the program from the door through its pages, and return how many acts blocked it."""
    preferences = PreferencesFile(places.preferences())
    preferences.set(last_person=sights.person, last_place="cases", language=Language.CHINESE)
    theme, speech = Theme(app, Language.CHINESE), WindowLanguage(app)
    speech.speak(Language.CHINESE)
    crash = CrashWindow(theme, VERSION, lambda: "")
    outfit = Outfit(theme=theme, speech=speech, preferences=preferences, crash=crash)
    program = Program(app, outfit, sights.folder)
    program.start()
    program.window().activateWindow()
    tour = Tour(program)
    unlock(tour, app)
    from tests.benchmarks.window_sights import see_all  # noqa: PLC0415 - the door opens without

    see_all(tour, sights)
    tour.blocked("lock", program.lock)
    say(f"blocked for longer than {BLOCKED_MUST} ms: {', '.join(tour.missed) or 'never'}")
    program.window().close()
    return 0


def main() -> int:
    """Take the sights from the command line."""
    folder, person, case, respondent, track, run, bundle = sys.argv[1:]
    app = QApplication([sys.argv[0]])
    fonts.register_first(places.resources() / "fonts")
    sights = Sights(
        folder=Path(folder),
        person=person,
        case=CaseId(case),
        respondent=respondent,
        track=track,
        run=RunId(run),
        bundle=Path(bundle),
    )
    return lead(app, sights)


if __name__ == "__main__":
    raise SystemExit(main())
