"""A run of the checklist answered at the keyboard: arrows and Space, Tab, F8."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QRadioButton, QWidget

from desktop.application.demo.story import CaseStory
from desktop.application.ports import legal_day, system_clock
from desktop.application.rule_packs import RulePacks
from desktop.domain.checklist import Answer
from desktop.rules.model import Item
from tests.journeys.hand import Hand
from tests.journeys.spoken import drawn, spoken
from ui.pages.checklist.page import ChecklistPage
from ui.window.frame import Frame

Key = Qt.Key
Kind = TypeVar("Kind", bound=QWidget)
MOST_TABS = 12


class Answerer:
    """Answers whichever item is open, until none is left."""

    def __init__(self, hand: Hand, told: CaseStory, answers: Mapping[str, Answer]) -> None:
        self._hand = hand
        self._told = told
        self._answers = answers
        pack = RulePacks().on(legal_day(system_clock()))
        self._items: dict[str, Item] = {item.id: item for item in pack.checklist.items}
        self._every = pack.checklist.tri_state

    def answers_all(self) -> int:
        """Answer item after item; F8 records each and goes to the next. Return how many."""
        done: set[str] = set()
        while (item := self._open_item()) not in done:
            self._answer(self._items[item], self._answers[item])
            done.add(item)
            self._hand.key(Key.Key_F8)
        return len(done)

    def _open_item(self) -> str:
        page = self._hand.seat.one(Frame).page()
        assert isinstance(page, ChecklistPage)
        return page.item

    def _answer(self, item: Item, answer: Answer) -> None:
        if item.per_rung:
            self._say_of_each_rung()
        elif answer.chosen:
            self._tick([self._words(item, code) for code in answer.chosen])
        elif item.choices or answer.value in {choice.code for choice in self._every}:
            self._choose(self._words(item, answer.value))
        else:
            self._hand.write(answer.value)
        if answer.reason:
            self._tab_to("Reason")
            self._hand.write(answer.reason)
        if answer.contrary:
            self._tab_to("Strongest contrary point")
            self._hand.write(answer.contrary)

    def _words(self, item: Item, code: str) -> str:
        choice = next(one for one in (*item.choices, *self._every) if one.code == code)
        return choice.text.said(self._hand.language)

    def _choose(self, words: str) -> None:
        """Go through the radios, right or down as they stand, to the one that says this."""
        while (radio := self._at(QRadioButton)).text() != words:
            self._hand.key(Key.Key_Right)
            if self._at(QRadioButton) is radio:
                self._hand.key(Key.Key_Down)
            assert self._at(QRadioButton) is not radio, words
        self._hand.key(Key.Key_Space)
        assert radio.isChecked()

    def _tick(self, wanted: list[str]) -> None:
        """Go through the boxes with Tab; Space ticks."""
        left = set(wanted)
        while left:
            box = self._at(QCheckBox)
            if (words := drawn(box.text())) in left:
                self._hand.key(Key.Key_Space)
                assert box.isChecked()
                left.remove(words)
            if left:
                self._hand.key(Key.Key_Tab)

    def _say_of_each_rung(self) -> None:
        """Write why each lighter measure is not enough, and say so, or say that it is."""
        for number, rung in enumerate(self._told.rungs.values()):
            if number:
                self._hand.key(Key.Key_Tab)
            self._hand.write(rung.reason)
            self._hand.key(Key.Key_Tab)
            self._at(QComboBox)
            for _ in range(2 if rung.enough else 1):
                self._hand.key(Key.Key_Down)

    def _tab_to(self, name: str) -> None:
        names = spoken(name, self._hand.language)
        for _ in range(MOST_TABS):
            here = self._hand.at()
            if here is not None and here.accessibleName() in names:
                return
            self._hand.key(Key.Key_Tab)
        raise AssertionError(f"Tab does not come to {name}")

    def _at(self, kind: type[Kind]) -> Kind:
        here = self._hand.at()
        assert isinstance(here, kind), here
        return here
