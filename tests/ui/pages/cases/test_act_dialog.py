"""The forms of a case as dialogs: what they have room for."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton
from pytestqt.qtbot import QtBot

from desktop.application.case_work import ActKind
from desktop.application.intake import IncidentDraft, Intake
from desktop.domain.incident import Mentioned, Origin
from desktop.domain.office import Role
from desktop.domain.respondent import ManagementLevel
from tests.ui.pages.played import PlayedOffice, Show
from ui.pages.cases.boxes import Boxes
from ui.pages.cases.case_page import CasePage
from ui.pages.cases.ending_acts import ReviewDialog
from ui.pages.cases.new_case_dialog import NewCaseDialog
from ui.pages.cases.verifying_acts import StepDialog
from ui.theme.measures import TextSize
from ui.theme.theme import Theme
from ui.widgets.dialog import ROUND_THE_DIALOG, Dialog
from ui.widgets.field_row import FieldRow
from ui.widgets.scroll_column import ScrollColumn


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


def test_a_form_begins_with_nothing_said_and_says_what_is_left(
    theme: Theme, show: Show, fresh: PlayedOffice
) -> None:
    played = fresh.weighed
    reviewer = fresh.office.office.with_role(Role.REVIEWER)[0]
    with fresh.office.acting(reviewer, played.story.days.decided) as work:
        page = CasePage(theme, work, played.case)
        show(page)
        page.open_act(ActKind.REVIEW)
        review = page.dialog
        assert isinstance(review, ReviewDialog)
        assert not any(radio.isChecked() for radio in review.findChildren(QRadioButton))
        before = work.file(played.case)
        review.accept()
        assert review.isVisible()
        assert "“意见”还没有选" in review._opinion.accessibleDescription()
        assert "“理由”还没有填" in review._words.accessibleDescription()
        assert work.file(played.case) == before


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


def test_who_was_named_at_intake_is_not_typed_again(theme: Theme, fresh: PlayedOffice) -> None:
    named = Mentioned(name="刘某", title="村党组织书记", id_number="11010119900307002X")
    with fresh.office.clerk(fresh.opened.story.days.opened) as work:
        entry = Intake(work).record_incident(
            IncidentDraft(
                level=ManagementLevel.TOWNSHIP,
                happened_on=fresh.opened.story.days.recorded,
                place="石桥村",
                what="有人反映搬迁补助款少发。",
                people=(named,),
                origin=Origin.DAILY_WORK,
            )
        )
        dialog = NewCaseDialog(theme, work, None, entry)
        assert (dialog._name.text(), dialog._title.text()) == (named.name, named.title)
        assert dialog._number.text() == ""
        dialog.reject()
        assert work.drafts.all() == ()


def test_what_is_doubtful_about_a_new_person_is_said_beside_it_and_kept(
    theme: Theme, fresh: PlayedOffice
) -> None:
    with fresh.office.clerk(fresh.opened.story.days.opened) as work:
        dialog = NewCaseDialog(theme, work, None)
        for field, typed, said in (
            (dialog._name, "张wei", "张wei"),
            (dialog._unit, "某公司 91350100M000100Y44", "统一社会信用代码"),
            (dialog._number, "1101", "18 位"),
        ):
            field.setText(typed)
            field.editingFinished.emit()
            assert said in field.accessibleDescription()
            assert field.text() == typed
            assert field.property("role") != "wrong"
            field.textEdited.emit(typed)
            assert field.accessibleDescription() == ""
        dialog.reject()


def test_a_long_fact_is_cut_and_pushes_no_label_out_of_the_form(theme: Theme, qtbot: QtBot) -> None:
    long = "九月间少发五户搬迁补助款，每户两千元，" * 6
    boxes = Boxes(theme, [("1", long)])
    scroll = ScrollColumn(theme)
    scroll.column.addWidget(FieldRow(theme, "facts", "查明不属实的事实", boxes))
    qtbot.addWidget(scroll)
    scroll.setFixedWidth(560)
    scroll.show()
    QApplication.processEvents()
    (box,) = boxes.findChildren(QCheckBox)
    assert scroll.horizontalScrollBar().maximum() == 0
    assert box.text().endswith("…")
    assert box.accessibleName() == box.toolTip() == long
    scroll.setFixedWidth(4000)
    QApplication.processEvents()
    assert box.text() == long


def test_a_dialog_that_grows_moves_up_and_keeps_its_buttons_on_the_screen(
    theme: Theme, qtbot: QtBot
) -> None:
    dialog = Dialog(theme, "登记", safe="先不登记", act="登记")
    qtbot.addWidget(dialog)
    dialog.open()
    screen = dialog.screen().availableGeometry()
    dialog.move(40, screen.bottom() - dialog.height())
    for _ in range(6):
        dialog.say("没有登记。")
    dialog.fit_height()
    QApplication.processEvents()
    assert dialog.frameGeometry().bottom() <= screen.bottom()
