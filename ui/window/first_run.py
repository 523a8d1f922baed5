"""The first start on a computer: from the language to an office that can be opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.application.progress import Progress
from desktop.errors import Failure, Refused
from desktop.text import Language
from ui.theme.boxes import Column, Row
from ui.theme.measures import Room
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.foot import Foot
from ui.widgets.label import Label
from ui.widgets.main_button import MainButton
from ui.widgets.running_text import RunningText
from ui.window.first_run_rail import FirstRunRail
from ui.window.first_run_steps import (
    FirstRunStep,
    LanguageStep,
    NewOffice,
    OfficeStep,
    PersonStep,
    SecretsStep,
    StartStep,
)
from ui.window.help_key import give_help
from ui.work.runner import Runner

COLUMN = 760
Founder = Callable[[NewOffice, Progress], Any]


class FirstRunPage(QWidget):
    """Five steps, each with a default; nothing is written before the last.

    ``founded`` carries what the founder gave. Choosing a language asks for this page anew.
    """

    founded = Signal(object)
    language_wanted = Signal(Language)

    def __init__(self, theme: Theme, runner: Runner, founder: Founder, *, first: int = 0) -> None:
        super().__init__()
        self._theme = theme
        self._runner = runner
        self._founder = founder
        self._number = first
        self._build()
        self._wire()
        give_help(self, theme, "first_run")
        self.go_to(first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _build(self) -> None:
        self._language = LanguageStep(self._theme)
        self._start = StartStep(self._theme)
        self._secrets = SecretsStep(self._theme)
        self._office = OfficeStep(self._theme)
        self._person = PersonStep(self._theme)
        self._steps: list[FirstRunStep] = [
            self._language,
            self._start,
            self._secrets,
            self._office,
            self._person,
        ]
        self._rail = FirstRunRail(self._theme, [step.name for step in self._steps])
        self._title = Label("", "display")
        self._words = RunningText(self._theme)
        self._stack = QStackedWidget()
        for step in self._steps:
            self._stack.addWidget(step)
        self._foot = Foot(self._theme)
        self._back = Button(self._theme, self.tr("&Back"))
        self._next = MainButton(self._theme, "")
        self._foot.add_left(self._back)
        self._foot.set_main(self._next)
        work = Column(self._theme, 12, (20, 32, 20, 24))
        for part in (self._title, self._words):
            work.addWidget(part)
        work.addWidget(self._stack, 1)
        work.addWidget(self._foot)
        self._column = QWidget()
        self._column.setLayout(work)
        row = Row(self._theme, 0)
        row.addWidget(self._rail)
        row.addStretch(1)
        row.addWidget(self._column, 8)
        row.addStretch(1)
        self.setLayout(row)

    def _wire(self) -> None:
        self._back.clicked.connect(self._on_back)
        self._next.clicked.connect(self._on_next)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._next.click)
        self._language.chosen.connect(self.language_wanted)
        for step in self._steps:
            step.ready_changed.connect(self._show_ready)
        self._theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        """Show the steps at the left, and labels beside fields, only where there is room."""
        size = self._theme.text_size
        room = Room(width=self.width(), height=self.height(), text_size=size)
        self._rail.setVisible(not room.folds_outline)
        for step in self._steps:
            step.fit(room)
        self._column.setMaximumWidth(self._theme.px(COLUMN + 40))

    def go_to(self, number: int) -> None:
        """Show a step by its number from 0."""
        self._number = number
        step = self._steps[number]
        self._rail.show_step(number)
        self._title.setText(step.name)
        self._words.set_text(step.explanation)
        self._stack.setCurrentWidget(step)
        self._back.setVisible(number > 0)
        last = number == len(self._steps) - 1
        ahead = "" if last else self._steps[number + 1].name
        words = self.tr("Next: {step}").format(step=ahead)
        self._next.setText(self.tr("Create the office") if last else words)
        self._show_ready()
        step.focus_first()

    def _show_ready(self) -> None:
        missing = self._steps[self._number].missing()
        self._next.setEnabled(not missing)
        self._foot.say_will(missing)

    def _on_back(self) -> None:
        self.go_to(self._number - 1)

    def _on_next(self) -> None:
        try:
            self._steps[self._number].check()
        except Refused as refused:
            self._steps[self._number].show_problems(refused.problems)
            return
        if self._number + 1 < len(self._steps):
            self.go_to(self._number + 1)
        else:
            self._found()

    def _found(self) -> None:
        wish = NewOffice(language=self._theme.language)
        for step in self._steps:
            wish = step.fill(wish)
        self._next.setEnabled(False)
        self._foot.say_will(self.tr("The office is being created"))
        self._runner.start(
            lambda progress: self._founder(wish, progress),
            done=self.founded.emit,
            failed=self._on_failed,
        )

    def _on_failed(self, failure: Failure) -> None:
        self._show_ready()
        self._steps[self._number].show_problems(failure.problems)
