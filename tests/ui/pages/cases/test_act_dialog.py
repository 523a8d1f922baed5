"""The forms of a case as dialogs: what they have room for."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from desktop.application.case_work import ActKind
from tests.ui.pages.played import PlayedOffice, Show
from ui.pages.cases.case_page import CasePage
from ui.pages.cases.new_case_dialog import NewCaseDialog
from ui.pages.cases.verifying_acts import StepDialog
from ui.theme.measures import TextSize
from ui.theme.theme import Theme
from ui.widgets.dialog import ROUND_THE_DIALOG


def test_a_refused_form_says_it_at_the_field_and_makes_room_for_it(
    theme: Theme, show: Show, fresh: PlayedOffice
) -> None:
    with fresh.office.clerk(fresh.opened.story.days.opened) as work:
        page = CasePage(theme, work, fresh.opened.case)
        show(page)
        page.open_act(ActKind.TRIAGE)
        dialog = page.dialog
        assert isinstance(dialog, StepDialog)
        dialog._day.setText("那天晚上")
        dialog.accept()
        QApplication.processEvents()
        assert dialog.form._summary.isVisible()
        assert "那天晚上" in dialog._day.accessibleDescription()
        assert dialog._scroll.verticalScrollBar().maximum() == 0


def test_the_longest_form_and_the_frame_around_it_stay_on_the_screen(
    theme: Theme, show: Show, fresh: PlayedOffice
) -> None:
    with fresh.office.clerk(fresh.opened.story.days.opened) as work:
        window = show(CasePage(theme, work, fresh.opened.case))
        theme.choose(size=TextSize.LARGEST)
        dialog = NewCaseDialog(theme, work, window)
        dialog.open()
        QApplication.processEvents()
        assert dialog.height() <= dialog.screen().availableGeometry().height() - ROUND_THE_DIALOG
        dialog.reject()
