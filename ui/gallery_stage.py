"""What the gallery's pages are made with: a practice office open in the frame of the program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEventLoop

from desktop.application.page_images import PageImages
from desktop.application.workspace import Workspace
from desktop.text import sentence
from ui.gallery_office import PracticeDesk, practice_desk
from ui.pages.exchange.exchange_desk import ExchangeDesk
from ui.pages.packet.paper_work import PaperDesk
from ui.pages.places import Desk, Places
from ui.pages.ways import Ways
from ui.preferences import PreferencesFile
from ui.session import Session
from ui.theme.theme import Theme
from ui.window.frame import Frame
from ui.window.places import Office
from ui.work.collector import Collector
from ui.work.runner import Runner

translate = QCoreApplication.translate

LAYERS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What an exhibit is made with."""

    theme: Theme
    runner: Runner
    desk: PracticeDesk
    session: Session
    images: PageImages

    @property
    def work(self) -> Workspace:
        """Return the office as the window holds it."""
        return self.session.here

    @property
    def papers(self) -> PaperDesk:
        """Return what pages of papers are made with."""
        return PaperDesk(
            theme=self.theme,
            here=self.session.here,
            there=lambda: self.session.there,
            runner=self.runner,
            images=self.images,
        )

    @property
    def exchange(self) -> ExchangeDesk:
        """Return what dialogs of the exchange are made with."""
        return self._program().exchange()

    def words(self, key: str) -> str:
        """Return a name of the practice data in the window's language."""
        return sentence(f"gallery.{key}", self.theme.language)

    def frame(self) -> tuple[Frame, Ways]:
        """Return the frame with every place, as the program furnishes it, and the ways in it."""
        program, session = self._program(), self.session
        places = Places(program, self.runner)
        office = Office(name=session.office_name(), practice_tag=translate("Program", "Practice"))
        frame = Frame(self.theme, office, places.all())
        places.setParent(frame)
        time = self.work.world.clock().strftime("%H:%M")
        opened = translate("Program", "Opened {time}").format(time=time)
        frame.show_status(opened, session.person_name())
        return frame, Ways(program, places, frame, frame)

    def _program(self) -> Desk:
        return Desk(
            theme=self.theme,
            session=self.session,
            runner=self.runner,
            preferences=PreferencesFile(self.desk.card.with_name("preferences.json")),
        )


@contextmanager
def practice_stage(theme: Theme) -> Iterator[Stage]:
    """Play an office in the theme's language and open it; it goes away afterwards."""
    runner = Runner()
    collector = Collector(runner)
    collector.start()
    opened: list[Workspace] = []
    with practice_desk(theme.language) as desk:
        runner.start(lambda _: desk.workspace.another(), done=opened.append, failed=_settled)
        settle(runner)
        session = Session(opened[0])
        try:
            yield Stage(theme=theme, runner=runner, desk=desk, session=session, images=PageImages())
        finally:
            session.close_here()
            runner.start(session.closing, done=_settled, failed=_settled)
            settle(runner)
            runner.stop()
            collector.stop()


def settle(runner: Runner) -> None:
    """Wait until everything shows, also what is drawn on the worker."""
    QCoreApplication.processEvents()
    while runner.is_busy:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    for _ in range(LAYERS):  # a change of size goes up from layout to layout, one at a time
        QCoreApplication.processEvents()


def _settled(outcome: object) -> None:
    """Nothing more is to be done."""
