"""A case: its steps, who may do what, and every act through its form."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.application.case_work import ActKind
from desktop.application.corrections import Corrections
from desktop.application.demo.story import evidence_file
from desktop.application.evidence import Evidence, EvidenceDraft
from desktop.domain import gates
from desktop.domain.checklist import Finding
from desktop.domain.measure import Responsibility, Track
from desktop.domain.office import Role
from desktop.domain.procedure import Adoption, Opinion, RecusalDecider, Step
from desktop.text import Language
from tests.ui import accessibility
from tests.ui.pages.cases.looking import done, in_front, tables_on, words_on
from tests.ui.pages.played import ROOMS, PlayedCase, PlayedOffice, Show, fitted
from tests.ui.practice import NASTY
from ui.language import WindowLanguage
from ui.pages.cases.act_dialog import ActDialog
from ui.pages.cases.case_page import PAGES, CasePage
from ui.pages.cases.evidence_part import EvidencePart
from ui.pages.cases.hearing_acts import AnswersDialog, DefenceDialog, FactsMeetingDialog
from ui.pages.cases.new_case_dialog import NewCaseDialog
from ui.pages.cases.opening_acts import OpenTrackDialog
from ui.pages.cases.verifying_acts import (
    EvidenceDialog,
    FactDialog,
    FindingDialog,
    MeasureDialog,
    RecusalDialog,
    ResponsibilityDialog,
    StepDialog,
)
from ui.pages.cases.words import shortened
from ui.theme.measures import TextSize
from ui.theme.theme import Theme
from ui.widgets.field_row import FieldRow
from ui.widgets.running_text import RunningText


@pytest.fixture(params=list(Language))
def either_theme(theme: Theme, one_speech: WindowLanguage, request: pytest.FixtureRequest) -> Theme:
    """The theme in Chinese, then in English."""
    one_speech.speak(request.param)
    theme.choose(language=request.param)
    return theme


def act(page: CasePage, kind: ActKind) -> ActDialog:
    page.open_act(kind)
    assert page.dialog is not None
    return page.dialog


def test_a_clerk_takes_a_case_from_triage_to_the_answered_defence(
    theme: Theme, show: Show, fresh: PlayedOffice
) -> None:
    opened = fresh.opened
    with fresh.office.clerk(opened.story.days.weighed) as work:
        page = CasePage(theme, work, opened.case)
        window = show(page)
        by_word(page, ActKind.TRIAGE)
        gather(page, opened)
        assert window.focusWidget() is page._next
        propose(page)
        by_word(page, ActKind.VERIFICATION)
        assert gates.standing(work.file(opened.case), opened.key) is Step.HEARING
        assert page._next.text() == "下一步：登记见面"
        hear(page)
        assert gates.standing(work.file(opened.case), opened.key) is Step.CHECKLIST
        assert page._next.text() == "下一步：开始正式核对"
        assert work.drafts.all() == ()


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("低保审核差错", "低保审核差错"),
        ("低保审核差错一件", "低保审核差错…"),
        ("subsidy book", "subsidy book"),
        ("subsidy books", "subsidy book…"),
    ],
)
def test_a_text_is_cut_by_its_width_and_says_so(text: str, short: str) -> None:
    assert shortened(text, 6) == short


def by_word(page: CasePage, kind: ActKind) -> None:
    step = act(page, kind)
    assert isinstance(step, StepDialog)
    step._words.setPlainText("属于本镇管理，已查清。")
    done(step)


def gather(page: CasePage, opened: PlayedCase) -> None:
    recusal = act(page, ActKind.RECUSAL)
    assert isinstance(recusal, RecusalDialog)
    recusal._handler.set_value(recusal._handler.values()[0])
    recusal._post.set_value(RecusalDecider.HEAD_OF_ORGAN)
    recusal._decider.setText("陈立")
    done(recusal)
    evidence = act(page, ActKind.ADD_EVIDENCE)
    assert isinstance(evidence, EvidenceDialog)
    evidence._file.set_path(str(evidence_file(opened.story.evidence[0].file)))
    evidence._origin.setText("镇应急办")
    evidence._collectors.setText("李敏、赵强")
    done(evidence)
    fact = act(page, ActKind.STATE_FACT)
    assert isinstance(fact, FactDialog)
    fact._text.setPlainText("11月17日14时值班室无人。")
    fact._evidence.choose(list(page._workspace.file(opened.case).evidence))
    done(fact)
    finding = act(page, ActKind.FIND)
    assert isinstance(finding, FindingDialog)
    finding._reason.setPlainText("值班表与通话记录一致。")
    finding._finding.set_value(Finding.PROVEN)
    done(finding)


def propose(page: CasePage) -> None:
    responsibility = act(page, ActKind.RESPONSIBILITY)
    assert isinstance(responsibility, ResponsibilityDialog)
    responsibility._grade.set_value(Responsibility.DIRECT)
    responsibility._duty.setPlainText("值班制度第三条")
    done(responsibility)
    measure = act(page, ActKind.MEASURE)
    assert isinstance(measure, MeasureDialog)
    measure._measure.set_value(measure._measure.values()[0])
    measure._reason.setPlainText("初次发生。")
    done(measure)


def hear(page: CasePage) -> None:
    meeting = act(page, ActKind.SHOW_FACTS)
    assert isinstance(meeting, FactsMeetingDialog)
    meeting._place.setText("镇会议室")
    meeting._opinion.set_value(Opinion.AGREES)
    meeting.accept()
    assert meeting.isVisible()
    assert "两名以上" in meeting.form._summary.accessibleName()
    meeting._present.setText("李敏、赵强")
    done(meeting)
    assert "还不能正式核对：没有陈述申辩记录" in words_on(page)
    defence = act(page, ActKind.DEFENCE)
    assert isinstance(defence, DefenceDialog)
    defence._points.put_text("当晚在转移群众。\n\n已口头报告。")
    done(defence)
    answers = act(page, ActKind.ANSWER_POINTS)
    assert isinstance(answers, AnswersDialog)
    for point in answers._answers._points:
        point.checked.setText("核对记录")
        point.adoption.set_value(Adoption.ADOPTED)
        point.reason.setPlainText("属实")
    done(answers)


def test_a_draft_of_an_act_survives_closing_and_is_gone_once_recorded(
    theme: Theme, qtbot: QtBot, show: Show, fresh: PlayedOffice
) -> None:
    with fresh.office.clerk(fresh.opened.story.days.weighed) as work:
        page = CasePage(theme, work, fresh.opened.case)
        show(page)
        first = act(page, ActKind.TRIAGE)
        assert isinstance(first, StepDialog)
        QTest.keyClicks(first._words, "abc")
        qtbot.waitUntil(lambda: len(work.drafts.all()) == 1, timeout=3000)
        first.reject()
        again = act(page, ActKind.TRIAGE)
        assert isinstance(again, StepDialog)
        assert again._words.toPlainText() == "abc"
        in_front(again)
        QTest.keyClick(again, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: work.drafts.all() == ())


def test_the_form_of_a_draft_is_opened_again_by_its_name(
    theme: Theme, show: Show, fresh: PlayedOffice
) -> None:
    with fresh.office.clerk(fresh.heard.story.days.weighed) as work:
        page = CasePage(theme, work, fresh.heard.case)
        show(page)
        for kind in ActKind:
            if kind in PAGES:
                continue
            first = act(page, kind)
            first._untouched = {}  # as if something had been typed
            first.reject()
            (draft,) = work.drafts.all()
            page.take_up_form(draft.form, draft.thing)
            assert type(page.dialog) is type(first)
            assert page.dialog is not None
            assert page.dialog.windowTitle() == first.windowTitle()
            page.dialog._untouched = page.dialog._texts()
            page.dialog.reject()
            work.drafts.drop(draft.form, draft.thing)


def test_a_second_track_is_opened_from_the_page_of_the_case(
    theme: Theme, show: Show, fresh: PlayedOffice
) -> None:
    respondent, track = fresh.heard.key
    with fresh.office.clerk(fresh.heard.story.days.weighed) as work:
        page = CasePage(theme, work, fresh.heard.case)
        show(page)
        page.choose_step(Step.INTAKE)
        button = next(b for b in page.findChildren(QPushButton) if b.text() == "另开渠道")
        button.click()
        dialog = page.dialog
        assert isinstance(dialog, OpenTrackDialog)
        assert track not in dialog._track.values()
        dialog._track.set_value(Track.FIRST_FORM)
        done(dialog)
        assert (respondent, Track.FIRST_FORM) in work.file(fresh.heard.case).tracks
        assert (respondent, Track.FIRST_FORM) in page._head._track.values()
        assert "党纪、第一种形态" in words_on(page)
    reviewer = fresh.office.office.with_role(Role.REVIEWER)[0]
    with fresh.office.acting(reviewer, fresh.heard.story.days.weighed) as work:
        page = CasePage(theme, work, fresh.heard.case)
        show(page)
        page.choose_step(Step.INTAKE)
        assert "另开渠道" not in [button.text() for button in page.findChildren(QPushButton)]


def test_a_file_that_is_no_evidence_is_refused_and_nothing_is_lost(
    theme: Theme, show: Show, fresh: PlayedOffice, tmp_path: Path
) -> None:
    with fresh.office.clerk(fresh.opened.story.days.weighed) as work:
        page = CasePage(theme, work, fresh.opened.case)
        show(page)
        program = tmp_path / "a.exe"
        program.write_bytes(b"MZ")
        for path in ("", str(program), str(tmp_path / "missing.pdf")):
            page._on_file_wanted(path)
            dialog = page.dialog
            assert isinstance(dialog, EvidenceDialog)
            dialog._origin.setText("某处")
            dialog._collectors.setText("李敏")
            dialog.accept()
            assert dialog.isVisible()
            assert dialog.form._summary.accessibleName()
            dialog.reject()
        assert work.file(fresh.opened.case).evidence == {}


def test_history_and_evidence_are_shown_in_words(
    theme: Theme, show: Show, played: PlayedOffice
) -> None:
    with played.office.clerk(played.weighed.story.days.weighed) as work:
        page = CasePage(theme, work, played.weighed.case)
        show(page)
        page.choose_tab(1)
        tables = tables_on(page)
        assert any("完成核对" in str(table.model().index(0, 2).data()) for table in tables)
        page.choose_tab(2)
        tables = tables_on(page)
        assert tables[0].model().index(0, 1).data() == played.weighed.story.evidence[0].name


def test_enter_and_the_button_open_a_piece_of_evidence_inside_the_program(
    theme: Theme, qtbot: QtBot, show: Show, fresh: PlayedOffice, tmp_path: Path
) -> None:
    played = fresh.heard
    with fresh.office.clerk(played.story.days.weighed) as work:
        table = tmp_path / "花名册.xlsx"
        table.write_bytes(b"PK")
        draft = EvidenceDraft(
            path=table,
            name="<b>花名册</b>",
            origin="镇民政办",
            collected_on=None,
            collectors=("李敏",),
        )
        Evidence(work).add(played.case, draft)
        page = CasePage(theme, work, played.case)
        show(page)
        page.choose_tab(2)
        part = page._part.part
        assert isinstance(part, EvidencePart)
        pieces = list(work.file(played.case).evidence)
        with qtbot.waitSignal(page.evidence_wanted) as wanted:
            QTest.keyClick(part._table, Qt.Key.Key_Return)
        assert wanted.args == [played.case, pieces[0]]
        with qtbot.waitSignal(page.evidence_wanted):
            next(b for b in part.findChildren(QPushButton) if b.text() == "看").click()
        pages = [part._model.index(row, 4).data() for row in range(part._model.rowCount())]
        assert pages == ["1"] * (len(pieces) - 1) + ["—"]
        part._table.choose(len(pieces) - 1)
        with qtbot.assertNotEmitted(page.evidence_wanted):
            QTest.keyClick(part._table, Qt.Key.Key_Return)
        assert "“<b>花名册</b>”这种文件不能在程序里看" in words_on(page)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: "x".join(map(str, room)))
@pytest.mark.parametrize("tab", range(3))
def test_the_page_is_kept_whole_and_by_keyboard(
    either_theme: Theme, show: Show, played: PlayedOffice, room: tuple[int, int, TextSize], tab: int
) -> None:
    theme = either_theme
    with played.office.clerk(played.heard.story.days.weighed) as work:
        page = CasePage(theme, work, played.heard.case)
        window = show(page)
        page.choose_step(Step.VERIFICATION)
        page.choose_tab(tab)
        fitted(window, theme, room)
        assert accessibility.cut_texts(window) == []
        assert accessibility.off_the_window(window) == []
        assert accessibility.nameless(window) == []
        assert accessibility.unreached_by_tab(window) == []
        assert accessibility.shortcuts_twice(window) == []


@pytest.mark.parametrize("size", [TextSize.NORMAL, TextSize.LARGEST])
@pytest.mark.parametrize("kind", [kind for kind in ActKind if kind not in PAGES])
def test_every_form_is_kept_whole_named_and_closed_by_escape(
    theme: Theme, qtbot: QtBot, show: Show, played: PlayedOffice, kind: ActKind, size: TextSize
) -> None:
    with played.office.clerk(played.weighed.story.days.weighed) as work:
        page = CasePage(theme, work, played.weighed.case)
        window = show(page)
        fitted(window, theme, (1366, 698, size))
        dialog = act(page, kind)
        in_front(dialog)
        cut = accessibility.cut_texts(dialog)
        if size is TextSize.LARGEST:  # the screen in memory is too narrow for long choices
            cut = [each for each in cut if not each.startswith("ChoiceField")]
        assert cut == []
        assert accessibility.off_the_window(dialog) == []
        assert accessibility.nameless(dialog) == []
        assert accessibility.shortcuts_twice(dialog) == []
        buttons = [button.text() for button in dialog.findChildren(QPushButton)]
        assert "先不登记" in buttons
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        assert work.drafts.all() == ()


def test_no_form_gives_a_key_to_two_fields(
    either_theme: Theme, show: Show, played: PlayedOffice
) -> None:
    theme = either_theme
    twice = {}
    with played.office.clerk(played.weighed.story.days.weighed) as work:
        page = CasePage(theme, work, played.weighed.case)
        show(page)
        for kind in ActKind:
            if kind in PAGES:
                continue
            dialog = act(page, kind)
            twice[kind.value] = claimed_twice(dialog)
            dialog.reject()
        new_case = NewCaseDialog(theme, work, page)
        new_case.open()
        twice["new"] = claimed_twice(new_case)
        new_case.reject()
    assert {name: keys for name, keys in twice.items() if keys} == {}


def claimed_twice(dialog: ActDialog) -> list[str]:
    """Also fields that only show for some choices: they too have a key of their own."""
    for row in dialog.findChildren(FieldRow):
        row.show()
    return accessibility.shortcuts_twice(dialog)


def test_tab_goes_through_every_point_of_a_defence_and_on(
    theme: Theme, show: Show, fresh: PlayedOffice
) -> None:
    with fresh.office.clerk(fresh.heard.story.days.weighed) as work:
        page = CasePage(theme, work, fresh.heard.case)
        show(page)
        for kept in ("", "一。\n\n二。"):
            dialog = act(page, ActKind.DEFENCE)
            assert isinstance(dialog, DefenceDialog)
            dialog._points.put_text(kept)
            in_front(dialog)
            dialog._points._more.click()
            QApplication.processEvents()
            assert dialog.focusWidget() is dialog._points._fields[-1]
            assert accessibility.unreached_by_tab(dialog) == []
            points = dialog._points._fields
            points[0].setFocus(Qt.FocusReason.TabFocusReason)
            visited = []
            for _ in range(len(points) + 2):
                focus = dialog.focusWidget()
                visited.append(focus)
                QTest.keyClick(focus, Qt.Key.Key_Tab)
            assert visited == [*points, dialog._points._more, dialog._waiver]
            dialog.reject()


def test_markup_in_a_name_is_shown_as_it_is(theme: Theme, show: Show, fresh: PlayedOffice) -> None:
    with fresh.office.clerk(fresh.heard.story.days.weighed) as work:
        respondent = fresh.heard.key[0]
        for name in ("name", "title", "unit"):
            Corrections(work).correct(respondent, name, f"{NASTY}\u202e", "测试")
        draft = EvidenceDraft(
            path=evidence_file(fresh.heard.story.evidence[0].file),
            name=f"{NASTY}\u202e",
            origin=f"{NASTY}\u2066",
            collected_on=None,
            collectors=(NASTY,),
        )
        Evidence(work).add(fresh.heard.case, draft)
        Evidence(work).state_fact(fresh.heard.case, respondent, f"{NASTY}\u202e")
        page = CasePage(theme, work, fresh.heard.case)
        show(page)
        for step in (Step.INTAKE, Step.VERIFICATION):
            page.choose_step(step)
            said = words_on(page)
            assert NASTY in said
            assert "\u202e" not in said
        page.choose_tab(2)
        model = tables_on(page)[0].model()
        last = model.rowCount() - 1
        assert [model.index(last, column).data() for column in (1, 2)] == [
            f"{NASTY}\u2423",
            f"{NASTY}\u2423",
        ]
        for kind in (ActKind.TIE, ActKind.FIND, ActKind.ADD_EVIDENCE):
            dialog = act(page, kind)
            labels = [*page.findChildren(QLabel), *dialog.findChildren(QLabel)]
            assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
            boxes = dialog.findChildren(QCheckBox)
            assert [box.text() for box in boxes if not box.shortcut().isEmpty()] == []
            if kind is ActKind.TIE:
                running = [text.text() for text in dialog.findChildren(RunningText)]
                assert any(text.endswith(f"　{NASTY}␣") for text in running)
            dialog.reject()
