"""The page before an office is open, and over it while it is locked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.application.progress import Progress
from desktop.domain.ids import PersonId
from desktop.errors import Failure
from desktop.text import Language, explain, sentence
from ui.theme.boxes import Column, Row
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.choice_field import ChoiceField
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.main_button import MainButton
from ui.widgets.mark import ApplicationMark
from ui.widgets.password_field import PasswordField
from ui.widgets.role import set_role
from ui.widgets.running_text import RunningText
from ui.widgets.tag import Tag
from ui.widgets.text_button import TextButton
from ui.window.help_key import give_help
from ui.work.runner import Runner

WIDTH = 300
Opener = Callable[[PersonId, str, Progress], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What stands on the closed door: the office, who may open it, and what is known besides.

    ``elsewhere`` is the label of the way to another office of this person, if there is one.
    """

    office: str
    practice_tag: str
    people: tuple[tuple[PersonId, str], ...]
    version: str
    last_person: str = ""
    elsewhere: str = ""
    last_used: str = ""


class UnlockPage(QWidget):
    """Takes a name and a password, opens on the worker, and says why when it cannot.

    ``opened`` carries what the opener gave.
    """

    opened = Signal(object)
    language_wanted = Signal(Language)
    elsewhere_wanted = Signal()

    def __init__(self, theme: Theme, runner: Runner, opener: Opener) -> None:
        super().__init__()
        self._theme = theme
        self._runner = runner
        self._opener = opener
        self._office = Label("", "display")
        self._practice = Tag(theme, "")
        self._version = Label("", "small")
        self._last_used = Label("", "small")
        self._build()
        self._wire()
        give_help(self, theme, "unlock")

    def show_door(self, door: Door) -> None:
        """Show what was read from the closed office; what is typed meanwhile stays."""
        self._office.setText(door.office)
        self._practice.setText(door.practice_tag)
        self._practice.setVisible(bool(door.practice_tag))
        self._version.setText(self.tr("Quanheng {version}").format(version=door.version))
        self._last_used.setText(door.last_used)
        self._elsewhere.setText(door.elsewhere)
        self._elsewhere.setVisible(bool(door.elsewhere))
        self._person.set_options(door.people)
        if door.last_person in [person for person, _ in door.people]:
            self._person.set_value(PersonId(door.last_person))
        self._open.setEnabled(bool(door.people))

    def show_failure(self, failure: Failure) -> None:
        """Say why the office cannot be opened."""
        self._hint_is(explain(failure.problems[0], self._theme.language), "error")

    def show_notice(self, words: str) -> None:
        """Say something that stands in nobody's way."""
        self._hint_is(words, "info")

    def focus_password(self) -> None:
        """Put the cursor where the password goes, empty."""
        self._password.clear()
        self._password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._person: ChoiceField[PersonId] = ChoiceField()
        self._password = PasswordField(self._theme)
        self._show = Button(self._theme, self.tr("Show"), "eye")
        self._hint = RunningText(self._theme)
        self._sign = Label()
        self._open = MainButton(self._theme, self.tr("Open"))
        self._elsewhere = TextButton(self._theme, "")
        self._elsewhere.hide()
        self._open.setSizePolicy(self._password.sizePolicy())
        self._open.setEnabled(False)
        self._practice.hide()
        centre = Column(self._theme, 48)
        centre.addLayout(self._head(), 0)
        centre.addLayout(self._fields(), 0)
        holder = QWidget()
        holder.setLayout(centre)
        column = Column(self._theme, 0, (24, 12, 24, 10))
        column.addStretch(2)
        column.addWidget(holder, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(4)
        column.addLayout(self._foot())
        self.setLayout(column)

    def _head(self) -> Row:
        names = Column(self._theme, 4)
        names.addWidget(self._office)
        below = Row(self._theme, 10)
        below.addWidget(Label(self.tr("Case review"), "count"))
        below.addWidget(self._practice)
        below.addStretch(1)
        names.addLayout(below)
        head = Row(self._theme, 24, (46, 0, 0, 0))
        head.addWidget(ApplicationMark(self._theme, 68))
        head.addLayout(names)
        head.addStretch(1)
        return head

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.gap(14))
        grid.setVerticalSpacing(self._theme.gap(12))
        for line, (words, field) in enumerate(
            ((self.tr("&Name"), self._person), (self.tr("&Password"), self._password))
        ):
            label = Label(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            grid.addWidget(label, line, 0)
        hint = Row(self._theme, 8)
        hint.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        hint.addWidget(self._hint, 1)
        typed = Row(self._theme, 8)
        typed.addWidget(self._password, 1)
        typed.addWidget(self._show)
        grid.addWidget(self._person, 0, 1)
        grid.addLayout(typed, 1, 1)
        grid.addLayout(hint, 2, 1)
        grid.addWidget(self._open, 3, 1)
        grid.addWidget(self._elsewhere, 4, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnMinimumWidth(1, self._theme.px(WIDTH))
        return grid

    def _foot(self) -> Row:
        foot = Row(self._theme, 12)
        foot.addWidget(self._version)
        never = ElidedLabel(self.tr("Never online; data stay on this computer"), "small")
        foot.addWidget(never, 1)
        foot.addWidget(self._last_used)
        self._other = TextButton(self._theme, sentence("language.name", self._other_language()))
        foot.addWidget(self._other)
        return foot

    def _wire(self) -> None:
        self._show.clicked.connect(self._on_show)
        self._open.clicked.connect(self._on_open)
        self._password.returnPressed.connect(self._on_open)
        self._password.capitals_lock_seen.connect(self._on_capitals_lock)
        self._other.clicked.connect(self._on_language)
        self._elsewhere.clicked.connect(self.elsewhere_wanted)

    def _on_show(self) -> None:
        hidden = self._password.echoMode() == self._password.EchoMode.Password
        if hidden:
            self._password.show_password()
        else:
            self._password.hide_password()
        self._show.setText(self.tr("Hide") if hidden else self.tr("Show"))

    def _on_capitals_lock(self, seen: bool) -> None:
        self._hint_is(self.tr("Capitals lock is on") if seen else "", "info")

    def _on_open(self) -> None:
        if not self._open.isEnabled():
            return
        self._hint_is("", "info")
        set_role(self._password, "")
        self._open.setEnabled(False)
        person, password = self._person.value(), self._password.text()
        self._runner.start(
            lambda progress: self._opener(person, password, progress),
            done=self._on_opened,
            failed=self._on_failed,
        )

    def _on_opened(self, office: object) -> None:
        self._password.clear()
        self._open.setEnabled(True)
        self.opened.emit(office)

    def _on_failed(self, failure: Failure) -> None:
        self._open.setEnabled(True)
        set_role(self._password, "wrong")
        self.show_failure(failure)
        self._password.selectAll()
        self._password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hint_is(self, words: str, icon: str) -> None:
        tokens = self._theme.tokens
        self._hint.set_ink("seal" if icon == "error" else "text")
        self._hint.set_text(words)
        self._password.setAccessibleDescription(words)
        colour = tokens.seal if icon == "error" else tokens.text2
        if words:
            self._sign.setPixmap(self._theme.pixmap(icon, colour, 16))
        else:
            self._sign.clear()

    def _on_language(self) -> None:
        self.language_wanted.emit(self._other_language())

    def _other_language(self) -> Language:
        chinese = self._theme.language is Language.CHINESE
        return Language.ENGLISH if chinese else Language.CHINESE
