"""Navigation, page and status line around an open office."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.pages.commands import Command
from ui.pages.page import Page
from ui.theme.measures import Room
from ui.theme.theme import Theme
from ui.window.help_dialog import HelpDialog
from ui.window.navigation import Navigation
from ui.window.places import Office, Place
from ui.window.status_line import StatusLine

KEPT_STEPS = 50


class Frame(QWidget):
    """Builds the page of a place when it is first opened, and remembers the way back.

    ``search_wanted`` carries a key of searching that the page itself has no answer to.
    """

    lock_wanted = Signal()
    search_wanted = Signal(Command)
    title_changed = Signal(str)

    def __init__(
        self, theme: Theme, office: Office, places: Sequence[Place], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._places = {place.key: place for place in places}
        self._pages: dict[str, Page] = {}
        self._place_of: dict[Page, str] = {}
        self._past: list[Page] = []
        self._future: list[Page] = []
        self._navigation = Navigation(theme, office, places)
        self._stack = QStackedWidget()
        self._status = StatusLine(theme)
        self._build()
        self._wire()

    def open_place(self, key: str) -> None:
        """Show the page of a place."""
        if key not in self._pages:
            page = self._places[key].build()
            self._pages[key] = page
        self.show_page(self._pages[key], key)

    def show_page(self, page: Page, place: str) -> None:
        """Show a page that belongs to a place; Alt+Left then leads back to the one before."""
        current = self.page()
        if current is not None and current is not page:
            self._past = [*self._past, current][-KEPT_STEPS:]
            self._future = []
        self._place_of[page] = place
        self._bring(page)

    def page(self) -> Page | None:
        """Return the page that shows, ``None`` before the first."""
        current = self._stack.currentWidget()
        return current if isinstance(current, Page) else None

    def current_place(self) -> str:
        """Return the place the page that shows belongs to, empty before the first."""
        page = self.page()
        return self._place_of[page] if page is not None else ""

    def place_or_first(self, key: str) -> str:
        """Return the place where there is one of that key, else the first."""
        return key if key in self._places else next(iter(self._places))

    def go_back(self) -> None:
        """Show the page before, if there is one."""
        current = self.page()
        if self._past and current is not None:
            self._future.append(current)
            self._bring(self._past.pop())

    def go_on(self) -> None:
        """Show the page that was left by going back, if there is one."""
        current = self.page()
        if self._future and current is not None:
            self._past.append(current)
            self._bring(self._future.pop())

    def keep_drafts(self) -> None:
        """Keep what was typed on every page."""
        for page in self._place_of:
            page.keep_draft()

    def set_count(self, place: str, count: int) -> None:
        """Show how much waits at a place."""
        self._navigation.set_count(place, count)

    def show_status(self, *facts: str) -> None:
        """Show facts in the status line; the first is the one that stays when it is narrow."""
        self._status.show_facts(facts)

    def show_help(self) -> None:
        """Show what the page is for, and its keys."""
        page = self.page()
        if page is not None:
            HelpDialog(self._theme, page.help_topic, parent=self.window()).open()

    def show_notice(self, words: str) -> None:
        """Say something in the status line for a while, in place of its facts."""
        self._status.show_notice(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self._status)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._navigation)
        row.addLayout(column, 1)
        self.setLayout(row)

    def _wire(self) -> None:
        self._navigation.place_wanted.connect(self._on_place_wanted)
        self._status.lock_wanted.connect(self.lock_wanted)
        self._status.help_wanted.connect(self.show_help)
        self._theme.changed.connect(self._fit)
        for place in self._places.values():
            self._key(f"Alt+{place.digit}", lambda key=place.key: self.open_place(key))
        for command in Command:
            self._key(command.value, lambda command=command: self._on_command(command))
        self._key("Alt+Left", self.go_back)
        self._key("Alt+Right", self.go_on)
        self._key("F6", lambda: self._change_pane(1))
        self._key("Shift+F6", lambda: self._change_pane(-1))
        for enter in ("Ctrl+Return", "Ctrl+Enter"):
            self._key(enter, self._press_main)

    def _key(self, key: str, act: object) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _bring(self, page: Page) -> None:
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
            page.title_changed.connect(self._on_title_changed)
        else:
            page.refresh()
        with QSignalBlocker(self._navigation):
            self._navigation.choose(self._place_of[page])
        self._stack.setCurrentWidget(page)
        self._fit()
        page.focus_start()
        self.title_changed.emit(page.title())

    def _fit(self) -> None:
        room = Room(width=self.width(), height=self.height(), text_size=self._theme.text_size)
        self._navigation.fold(room.folds_navigation)
        self._status.fold(room.folds_navigation)
        page = self.page()
        if page is not None:
            page.fit(room)

    def _change_pane(self, step: int) -> None:
        page = self.page()
        panes: list[QWidget] = page.panes() if page is not None else []
        inside = [
            number
            for number, pane in enumerate(panes)
            if pane.hasFocus() or (self.focusWidget() and pane.isAncestorOf(self.focusWidget()))
        ]
        place = inside[0] + step if inside else (0 if step > 0 else len(panes) - 1)
        if 0 <= place < len(panes):
            panes[place].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._navigation.focus_current()

    def _press_main(self) -> None:
        page = self.page()
        button = page.main_button() if page is not None else None
        if button is not None and button.isEnabled() and button.isVisible():
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            button.click()

    def _on_place_wanted(self, key: str) -> None:
        """Open a place; whoever walks through the places with the arrows stays among them."""
        walking = self._navigation.isAncestorOf(QApplication.focusWidget() or self)
        self.open_place(key)
        if walking:
            self._navigation.focus_current()

    def _on_command(self, command: Command) -> None:
        page = self.page()
        if page is None or page.perform(command):
            return
        if command is Command.HELP:
            self.show_help()
        elif command in (Command.FIND, Command.FIND_NEXT):
            self.search_wanted.emit(command)
        elif command is Command.CLOSE and page not in self._pages.values():
            self.go_back()

    def _on_title_changed(self) -> None:
        page = self.page()
        if page is not None and page is self.sender():
            self.title_changed.emit(page.title())
