"""What a page is, and how one is made.

A page is *built*, *wired*, then *shown*::

    class IntakePage(Page):
        case_wanted = Signal(str)                      # a wish; facts are named case_opened

        def __init__(self, theme: Theme, intake: Intake, today: date) -> None:
            super().__init__(theme, help_topic="intake")
            self._intake = intake                      # its use cases; no globals
            self._build()
            self._wire()
            self.refresh()

``_build`` makes widgets and layouts: the title with ``set_title``, actions with ``add_action``,
search with ``add_search``, everything else into ``body``, a result strip (edge to edge) with
``add_strip``; the foot of the work column is a ``Foot`` and holds the page's one main button, which
is named with ``set_main``.
``_wire`` connects signals to slots called ``_on_…``. ``refresh`` asks the use cases and shows the
answers; it runs again each time the page comes to the front.

Quick use cases are called directly; one that takes ``progress`` is started through
``ui.work.runner.Runner``. A ``Refused`` goes to ``Form.show_problems``.

A place is given to the frame with a function that builds its page (``ui.window.places.Place``);
a page that belongs to no place by itself (one case, a packet) is shown with ``Frame.show_page``.
Every page and dialog is named in ``ui.gallery.exhibits``, so that it is seen in both languages,
and is put through ``tests/ui/accessibility.py``.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.pages.commands import Command
from ui.theme.boxes import Column
from ui.theme.measures import PAGE_BOTTOM, PAGE_SIDE, Room
from ui.theme.theme import Theme
from ui.widgets.main_button import MainButton
from ui.widgets.search_field import SearchField
from ui.widgets.title_row import TitleRow


class DraftState(Enum):
    """Whether what was typed would survive the loss of power now."""

    NONE = "none"
    TYPED = "typed"
    KEPT = "kept"


class Page(QWidget):
    """A title row, a body and at most one main button; other pages are built on this one."""

    title_changed = Signal()

    def __init__(self, theme: Theme, *, help_topic: str = "") -> None:
        super().__init__()
        self.theme = theme
        self.help_topic = help_topic
        self.about_case = ""  # the case the page is about, kept for the next start
        self._title = TitleRow(theme)
        self._main: MainButton | None = None
        self._search_field: SearchField | None = None
        self._corrector: QPushButton | None = None
        self.body = Column(theme, 8, (PAGE_SIDE, 0, PAGE_SIDE, PAGE_BOTTOM))
        self._outer = Column(theme, 0)
        self._outer.addWidget(self._title)
        self._outer.addLayout(self.body, 1)
        self.setLayout(self._outer)

    def title(self) -> str:
        """Return the page's title, also for those who cannot see it."""
        return self._title.title()

    def set_title(self, title: str, *facts: str) -> None:
        """Show the title and the facts about it on the same line."""
        self._title.show_title(title, *facts)
        self.setAccessibleName(title)
        self.title_changed.emit()

    def add_action(self, widget: QWidget) -> None:
        """Put search or an action at the right of the title."""
        self._title.add(widget)

    def add_search(self, field: SearchField) -> None:
        """Put the page's search at the right of the title; Ctrl+F goes there."""
        self._search_field = field
        self.add_action(field)

    def add_strip(self, strip: QWidget) -> None:
        """Put a result strip across the page, under the body."""
        self._outer.addWidget(strip)

    def set_main(self, button: MainButton) -> None:
        """Name the one filled button; Ctrl+Enter presses it."""
        self._main = button

    def main_button(self) -> QPushButton | None:
        """Return the one filled button, ``None`` where the page only shows."""
        return self._main

    def set_corrector(self, button: QPushButton) -> None:
        """Name the button that corrects what the page shows; F2 presses it, wherever it stands."""
        self._corrector = button

    def correct(self) -> None:
        """Correct what the page shows, where there is something to correct."""
        if self._corrector is not None and self._corrector.isVisibleTo(self):
            self._corrector.click()

    def draft_state(self) -> DraftState:
        """Say whether something typed is not yet kept."""
        return DraftState.NONE

    def keep_draft(self) -> None:
        """Keep what was typed now; also asked at each lock and before the crash window."""

    def refresh(self) -> None:
        """Ask the use cases again and show what they answer."""

    def fit(self, room: Room) -> None:
        """Fold what does not fit, in the order the room says."""

    def focus_start(self) -> None:
        """Put the keyboard where it was left on this page, or where work begins."""
        left = self.focusWidget()
        # Where a page before this one went away, Qt gave the keyboard to the first button here.
        stands = left is not None and left is not self and left.isVisibleTo(self)
        if left is not None and stands and not self._title.isAncestorOf(left):
            left.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_first()

    def focus_first(self) -> None:
        """Put the keyboard where work on this page begins."""
        for widget in (*self.panes(), *self.findChildren(QWidget)):
            takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(self)
            if takes and widget.isEnabled() and not self._title.isAncestorOf(widget):
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def panes(self) -> list[QWidget]:
        """Return where F6 goes on this page, in reading order."""
        return []

    def perform(self, command: Command) -> bool:
        """Do what a key asks; answer False where this page has nothing of the kind."""
        if command is Command.FIND and self._search_field is not None:
            self._search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._search_field.selectAll()
            return True
        if command is Command.KEEP_DRAFT and self.draft_state() is not DraftState.NONE:
            self.keep_draft()
            return True
        if command is Command.CORRECT and self._corrector is not None:
            self.correct()
            return True
        if command is Command.REFRESH:
            self.refresh()
            return True
        return False
