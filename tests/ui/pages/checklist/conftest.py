"""What the tests of the checklist page share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.application.checklists import Checklists, RunDraft
from desktop.domain.checklist import RunKind
from tests.ui.pages.checklist.begun import Begun
from tests.ui.pages.played import PlayedOffice
from ui.pages.checklist.page import ChecklistPage


@pytest.fixture
def begun(fresh: PlayedOffice) -> Iterator[Begun]:
    """A binding run with nothing answered, and the answers of the story."""
    heard = fresh.heard
    answers = {**fresh.story.answers, **heard.story.answers}
    day = heard.story.incident.happened_on
    with fresh.office.clerk(heard.story.days.weighed) as work:
        draft = RunDraft(kind=RunKind.BINDING, conduct_from=day, conduct_to=day)
        run = Checklists(work).start(heard.case, heard.key, draft)
        yield Begun(work=work, run=run, answers=answers)
        for page in QApplication.allWidgets():
            if isinstance(page, ChecklistPage):
                page.keep_draft()  # no clock of it goes on once the office is closed
