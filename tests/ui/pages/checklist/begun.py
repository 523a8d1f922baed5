"""A binding run with nothing answered, and its page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QRadioButton

from desktop.application.workspace import Workspace
from desktop.domain.checklist import Answer
from desktop.domain.ids import RunId
from tests.ui.pages.played import PlayedOffice
from ui.pages.checklist.page import ChecklistPage
from ui.theme.theme import Theme
from ui.work.runner import Runner


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    work: Workspace
    run: RunId
    answers: dict[str, Answer]


def a_page(theme: Theme, fresh: PlayedOffice, begun: Begun) -> ChecklistPage:
    return ChecklistPage(theme, Runner(), begun.work, fresh.heard.case, begun.run)


def radio(page: ChecklistPage, words: str) -> QRadioButton:
    assert page.pane is not None
    return next(each for each in page.pane.findChildren(QRadioButton) if each.text() == words)


def the_dialog(kind: type) -> object:
    found = [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, kind) and each.isVisible()
    ]
    assert found
    return found[-1]
