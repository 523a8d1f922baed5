"""更正: from the page of a case and from the register, old beside new, with a reason."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.application.corrections import FIELDS, Corrections
from desktop.application.drafts import UnfinishedForms
from desktop.application.intake import IncidentDraft, Intake
from desktop.application.workspace import Workspace
from desktop.domain.incident import Origin
from desktop.domain.office import Role
from desktop.domain.respondent import ManagementLevel, Status
from desktop.text import Language
from tests.ui import accessibility
from tests.ui.pages.cases.looking import in_front
from tests.ui.pages.played import PlayedOffice, Show
from ui.pages.cases.act_dialog import DRAFTS
from ui.pages.cases.case_page import CasePage
from ui.pages.cases.correct_dialog import IN_CASE, CorrectDialog
from ui.pages.cases.correct_words import field_name, thing_words, value_words
from ui.pages.intake.page import IntakePage
from ui.theme.measures import Room
from ui.theme.theme import Theme
from ui.widgets.running_text import RunningText

NUMBER = "110105194912310021"


def opened_dialog(page: CasePage) -> CorrectDialog:
    """Return the form that was opened last."""
    found = page.window().findChildren(CorrectDialog)
    assert found
    return found[-1]


def chosen(dialog: CorrectDialog, about: str, field: str) -> None:
    dialog._about.set_value(about)
    dialog._field.set_value(field)


def test_f2_on_a_case_corrects_its_matter_and_shows_old_beside_new(
    theme: Theme, show: Show, fresh: PlayedOffice
) -> None:
    heard = fresh.heard
    with fresh.office.clerk(heard.story.days.weighed) as work:
        page = CasePage(theme, work, heard.case)
        window = show(page)
        QTest.keyClick(window, Qt.Key.Key_F2)
        dialog = opened_dialog(page)
        old = work.file(heard.case).opened.now.matter
        assert dialog._old.text() == old
        dialog._value.put_text("防汛值班迟到四十分钟")
        dialog.accept()
        assert dialog.isVisible()
        assert "理由" in dialog.form._summary.accessibleName()
        dialog._reason.setText("按通话记录核对")
        dialog.accept()
        assert not dialog.isVisible()
        assert work.file(heard.case).opened.now.matter == "防汛值班迟到四十分钟"
        assert page.title().startswith("防汛值班迟到四十分钟")
        assert work.drafts.all() == ()


def test_every_field_of_every_thing_in_a_case_can_be_chosen_and_read(
    theme: Theme, show: Show, fresh: PlayedOffice
) -> None:
    heard = fresh.heard
    with fresh.office.clerk(heard.story.days.weighed) as work:
        corrections = Corrections(work)
        corrections.correct(heard.key[0], "id_number", NUMBER, "补登")
        page = CasePage(theme, work, heard.case)
        show(page)
        page.correct()
        dialog = opened_dialog(page)
        seen = set()
        for known in corrections.of_case(heard.case):
            assert thing_words(known)
            for field in known.fields:
                chosen(dialog, known.about, field)
                old = getattr(known.thing.now, field)
                assert dialog._old.text() == value_words(field, old, Language.CHINESE) != ""
                assert field_name(known, field)
                assert NUMBER not in dialog._old.text() + dialog._value.text_kept()
                seen.add(known.thing.kind)
        assert seen == set(FIELDS)
        assert accessibility.nameless(dialog) == []
        assert accessibility.cut_texts(dialog) == []
        dialog.reject()


def test_days_codes_and_claims_are_corrected_as_such(
    theme: Theme, show: Show, fresh: PlayedOffice
) -> None:
    heard, respondent = fresh.heard, fresh.heard.key[0]
    with fresh.office.clerk(heard.story.days.weighed) as work:
        page = CasePage(theme, work, heard.case)
        show(page)
        party_member = work.file(heard.case).respondents[respondent].now.party_member
        for field, text in (
            ("status", Status.VILLAGE_CADRE.value),
            ("born_on", "1988-03-06"),
            ("party_member", "" if party_member else "True"),
        ):
            page.correct()
            dialog = opened_dialog(page)
            chosen(dialog, respondent, field)
            in_front(dialog)
            QTest.keyClick(dialog, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
            assert dialog._value.isAncestorOf(dialog.focusWidget())
            assert accessibility.cut_texts(dialog) == []
            dialog._value.put_text(text)
            dialog._reason.setText("核对了档案")
            dialog.accept()
            assert not dialog.isVisible(), dialog.form._summary.accessibleName()
        now = work.file(heard.case).respondents[respondent].now
        assert (now.status, now.born_on) == (Status.VILLAGE_CADRE, date(1988, 3, 6))
        assert now.party_member is not party_member


def test_a_sex_that_the_number_said_is_read_and_corrected_in_the_words_of_the_window(
    theme: Theme, show: Show, fresh: PlayedOffice
) -> None:
    heard, respondent = fresh.heard, fresh.heard.key[0]
    with fresh.office.clerk(heard.story.days.weighed) as work:
        page = CasePage(theme, work, heard.case)
        show(page)
        for said, corrected in (("女", "female"), ("女", "male"), ("男", "female")):
            page.correct()
            dialog = opened_dialog(page)
            chosen(dialog, respondent, "sex")
            assert dialog._old.text() == said
            dialog._value.put_text(corrected)
            dialog._reason.setText("核对了档案")
            dialog.accept()
            assert not dialog.isVisible(), dialog.form._summary.accessibleName()
            assert work.file(heard.case).respondents[respondent].now.sex == corrected


def test_a_correction_begun_is_kept_and_taken_up_again(
    theme: Theme, show: Show, fresh: PlayedOffice
) -> None:
    heard = fresh.heard
    with fresh.office.clerk(heard.story.days.weighed) as work:
        page = CasePage(theme, work, heard.case)
        show(page)
        page.correct()
        dialog = opened_dialog(page)
        chosen(dialog, heard.key[0], "title")
        dialog._value.put_text("应急办副主任")
        dialog.reject()
        (kept,) = work.drafts.all()
        assert (kept.form, kept.thing) == (f"{DRAFTS}.{IN_CASE}", heard.case)
        page.correct()
        dialog = opened_dialog(page)
        assert (dialog._about.value(), dialog._field.value()) == (heard.key[0], "title")
        assert dialog._value.value() == "应急办副主任"
        dialog.reject()


def test_who_may_not_correct_is_told_why_before_anything_is_typed(
    theme: Theme, show: Show, fresh: PlayedOffice
) -> None:
    weighed = fresh.weighed
    name = fresh.story.township.with_role(Role.REVIEWER)[0]
    with fresh.office.acting(name, weighed.story.days.weighed) as work:
        page = CasePage(theme, work, weighed.case)
        show(page)
        page.correct()
        assert page.window().findChildren(CorrectDialog) == []
        QApplication.processEvents()
        names = [each.accessibleName() for each in accessibility.shown_widgets(page)]
        labels = [getattr(each, "text", str)() for each in accessibility.shown_widgets(page)]
        assert any("由经办人来办" in words for words in (*names, *map(str, labels)))


@pytest.fixture
def register(workspace: Workspace, qtbot: QtBot, theme: Theme) -> IntakePage:
    """The register with one entry, which shows."""
    Intake(workspace).record_incident(
        IncidentDraft(
            level=ManagementLevel.TOWNSHIP,
            happened_on=date(2026, 11, 17),
            place="青山镇石桥村",
            what="值班室无人接听电话。",
        )
    )
    page = IntakePage(theme, workspace)
    qtbot.addWidget(page)
    page.resize(1218, 668)
    page.fit(Room(width=1366, height=698, text_size=theme.text_size))
    page.show()
    page.show_entry(Intake(workspace).register()[0].incident)
    return page


def test_an_entry_of_the_register_is_corrected_where_it_is_read(
    register: IntakePage, workspace: Workspace
) -> None:
    register.correct()
    dialog = register.window().findChild(CorrectDialog)
    assert dialog is not None
    assert [words for _, words in _offered(dialog)][:2] == ["发生了什么", "何地"]
    dialog._field.set_value("place")
    dialog._value.put_text("青山镇河东村")
    dialog._reason.setText("听错了")
    dialog.accept()
    (row,) = Intake(workspace).register()
    assert row.place == "青山镇河东村"
    words = [text.text() for text in register.findChildren(RunningText)]
    assert "青山镇河东村" in words
    assert UnfinishedForms(workspace).all() == ()


def test_an_origin_is_chosen_among_those_there_are(
    register: IntakePage, workspace: Workspace
) -> None:
    register.correct()
    dialog = register.window().findChild(CorrectDialog)
    assert dialog is not None
    dialog._field.set_value("origin")
    assert dialog._old.text() == "日常工作"
    dialog._value.put_text(Origin.INSPECTION.value)
    dialog._reason.setText("选错了")
    dialog.accept()
    incident = Intake(workspace).register()[0].incident
    assert Intake(workspace).incident(incident).now.origin is Origin.INSPECTION


def _offered(dialog: CorrectDialog) -> list[tuple[str, str]]:
    field = dialog._field
    return [(name, field.itemText(place)) for place, name in enumerate(field.values())]
