"""One run of the checklist: answered, weighed, kept, concluded; blind for a second reader."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from desktop.application.case_work import ActKind, step_work
from desktop.application.checklists import Checklists, RunDraft
from desktop.application.workspace import Workspace
from desktop.domain import gates
from desktop.domain.checklist import Answer, RungAnswer, RunKind
from desktop.domain.ids import RunId
from desktop.domain.measure import MeasureCode
from desktop.domain.office import Role
from desktop.domain.procedure import Step
from desktop.errors import Refused
from desktop.rules.model import Wanted
from desktop.text import Language
from tests.builders import in_turn
from tests.ui import accessibility
from tests.ui.pages.cases.looking import in_front
from tests.ui.pages.checklist.begun import Begun, a_page, radio, the_dialog
from tests.ui.pages.played import ROOMS, PlayedOffice, Show, fitted
from ui.pages.cases.case_page import CasePage
from ui.pages.cases.run_acts import SettleDialog
from ui.pages.checklist.changes_dialog import ChangesDialog
from ui.pages.checklist.conclude_dialog import ConcludeDialog
from ui.pages.checklist.page import ChecklistPage
from ui.pages.checklist.rung_rows import RungRows
from ui.pages.checklist.trace_dialog import TraceDialog
from ui.pages.commands import Command
from ui.theme.measures import TextSize
from ui.theme.theme import Theme
from ui.widgets.dialog import Dialog
from ui.widgets.running_text import RunningText
from ui.widgets.undo_line import UndoLine
from ui.work.runner import Runner


def test_nobody_answers_by_default_and_an_answer_is_recorded_when_it_is_left(
    theme: Theme, show: Show, fresh: PlayedOffice, begun: Begun
) -> None:
    page = a_page(theme, fresh, begun)
    show(page)
    assert page.item == "A1"
    assert page._second.text() == "复核　完成核对以后，由没有经办本案的人独立再答一遍。"
    assert page._count.text() == "已答 0 / 39"
    page._content._next.click()
    assert begun.work.file(fresh.heard.case).runs[begun.run].answers == {}
    page.open_item("A1")
    radio(page, "是").click()
    page._content._next.click()
    assert page.item == "A2"
    assert begun.work.file(fresh.heard.case).runs[begun.run].answers == {"A1": Answer(value="yes")}
    assert page._count.text() == "已答 1 / 39"


def test_the_result_follows_each_answer_before_it_is_recorded(
    theme: Theme, qtbot: QtBot, show: Show, fresh: PlayedOffice, begun: Begun
) -> None:
    page = a_page(theme, fresh, begun)
    show(page)
    before = page._strip._text.text()
    radio(page, "否").click()
    qtbot.waitUntil(lambda: page._strip._text.text() != before)
    assert begun.work.file(fresh.heard.case).runs[begun.run].answers == {}


def test_what_sends_a_run_back_is_named_beside_the_result(
    theme: Theme, show: Show, fresh: PlayedOffice, begun: Begun
) -> None:
    for item, answer in begun.answers.items():
        given = Answer(value="no") if item == "G6" else answer
        Checklists(begun.work).answer(fresh.heard.case, begun.run, item, given)
    page = a_page(theme, fresh, begun)
    show(page)
    told = page._strip._text.text()
    assert "退回更正" in told
    assert "G6" in told


def test_a_draft_is_kept_after_a_second_and_taken_up_again(
    theme: Theme, qtbot: QtBot, show: Show, fresh: PlayedOffice, begun: Begun
) -> None:
    page = a_page(theme, fresh, begun)
    show(page)
    page.open_item("B3")
    assert page.pane is not None
    QTest.keyClicks(page.pane._reason, "abc")
    qtbot.waitUntil(lambda: len(begun.work.drafts.all()) == 1, timeout=3000)
    again = a_page(theme, fresh, begun)
    qtbot.addWidget(again)
    assert again.item == "B3"
    assert again.pane is not None
    assert again.pane._reason.toPlainText() == "abc"
    again.open_item("B4")
    assert begun.work.drafts.all() == ()
    assert begun.work.file(fresh.heard.case).runs[begun.run].answers["B3"].reason == "abc"


def test_f8_goes_to_the_next_item_without_an_answer(
    theme: Theme, show: Show, fresh: PlayedOffice, begun: Begun
) -> None:
    for item in ("A1", "A2", "A4"):
        Checklists(begun.work).answer(fresh.heard.case, begun.run, item, begun.answers[item])
    page = a_page(theme, fresh, begun)
    show(page)
    assert page.item == "A3"
    page.perform(Command.NEXT_OPEN)
    assert page.item == "A5"
    page.perform(Command.PREVIOUS_OPEN)
    assert page.item == "A3"


def test_f8_comes_back_to_an_item_that_owes_its_reason(
    theme: Theme, show: Show, fresh: PlayedOffice, begun: Begun
) -> None:
    checklists = Checklists(begun.work)
    items = checklists.sheet(fresh.heard.case, begun.run).items
    owing = next(item.id for item in items if item.reason is Wanted.ALWAYS)
    for item in items:
        answer = begun.answers[item.id]
        given = replace(answer, reason="") if item.id == owing else answer
        checklists.answer(fresh.heard.case, begun.run, item.id, given)
    page = a_page(theme, fresh, begun)
    show(page)
    page.open_item(items[-1].id)
    page.perform(Command.NEXT_OPEN)
    assert page.item == owing


def test_tab_goes_through_an_item_as_it_stands_also_after_evidence_was_chosen(
    theme: Theme, qtbot: QtBot, show: Show, fresh: PlayedOffice, begun: Begun
) -> None:
    page = a_page(theme, fresh, begun)
    window = show(page)
    page.open_item("B3")
    pane = page.pane
    assert pane is not None
    for pieces in ([], [pane._chips._options[0][0]]):
        pane._chips.choose(pieces)
        QApplication.processEvents()  # what is shown anew takes its place
        page._content._outline.setFocus()
        passed = []
        while QApplication.focusWidget() is not page._content._next:
            focus = QApplication.focusWidget()
            assert focus is not None
            passed.append(focus)
            QTest.keyClick(focus, Qt.Key.Key_Tab)
        first = next(iter(pane.findChildren(QRadioButton)))
        assert passed[:3] == [page._content._outline, first, pane._reason]
        assert all(pane._chips.isAncestorOf(each) for each in passed[3:-2])
        assert passed[-2:] == [pane._contrary, page._content._back]
    QTest.keyClick(window, Qt.Key.Key_F6)
    QTest.keyClick(window, Qt.Key.Key_F6)
    reached = QApplication.focusWidget()
    assert reached is not None
    assert pane.isAncestorOf(reached)


def test_every_kind_of_answer_is_recorded_as_it_was_given(
    theme: Theme, qtbot: QtBot, show: Show, fresh: PlayedOffice, begun: Begun
) -> None:
    page = a_page(theme, fresh, begun)
    show(page)
    checklists = Checklists(begun.work)
    for item in in_turn(checklists, fresh.heard.case, begun.run):
        wanted = begun.answers[item.id]
        page.open_item(item.id)
        assert page.pane is not None
        if item.per_rung:
            field = page.pane._field
            assert isinstance(field, RungRows)
            for _, reason, enough in field._rungs:
                reason.setText("已经试过")
                enough.set_value(False)
            page.pane._contrary.setPlainText(wanted.contrary)
            page.pane.edited.emit()
        else:
            page._answering.fill(wanted)
    page.open_item("A1")
    recorded = begun.work.file(fresh.heard.case).runs[begun.run].answers
    asked = {item.id for item in checklists.sheet(fresh.heard.case, begun.run).items}
    assert set(recorded) == asked
    assert any(item.opens for item in checklists.sheet(fresh.heard.case, begun.run).items)
    assert recorded["B3"].value == begun.answers["B3"].value
    assert recorded["C2"].chosen == begun.answers["C2"].chosen
    assert {rung.enough for rung in recorded["F3"].rungs} == {False}
    page._conclude.click()
    dialog = the_dialog(ConcludeDialog)
    assert isinstance(dialog, ConcludeDialog)
    with qtbot.waitSignal(page.concluded):
        dialog.accept()
    assert page.pane is None
    assert not page._conclude.isVisibleTo(page)
    assert page._strip._text.text().startswith("核对结果：")


def test_a_run_that_is_not_ready_cannot_be_concluded_and_says_what_is_missing(
    theme: Theme, show: Show, fresh: PlayedOffice, begun: Begun
) -> None:
    page = a_page(theme, fresh, begun)
    show(page)
    assert not page._conclude.isEnabled()
    page._how.click()
    dialog = the_dialog(TraceDialog)
    assert isinstance(dialog, TraceDialog)
    names = [widget.accessibleName() for widget in accessibility.shown_widgets(dialog)]
    assert any("A1" in name for name in names)
    dialog.reject()


def test_what_answers_would_change_is_told_before_any_is_recorded(
    theme: Theme, qtbot: QtBot, show: Show, fresh: PlayedOffice, begun: Begun
) -> None:
    page = a_page(theme, fresh, begun)
    show(page)
    page._what_if.click()
    dialog = the_dialog(ChangesDialog)
    assert isinstance(dialog, ChangesDialog)

    def said() -> str:
        return " ".join(each.accessibleName() for each in accessibility.shown_widgets(dialog))

    qtbot.waitUntil(lambda: "D4" in said())
    assert "照现在的回答：尚不能得出" in said()
    assert "会变成：不予追究" in [label.text() for label in dialog.findChildren(QLabel)]
    assert begun.work.file(fresh.heard.case).runs[begun.run].answers == {}
    dialog.reject()


def test_evidence_is_chosen_with_keys_alone_and_the_keyboard_comes_back(
    theme: Theme, show: Show, fresh: PlayedOffice, begun: Begun
) -> None:
    page = a_page(theme, fresh, begun)
    window = show(page)
    assert page.pane is not None
    page.pane._chips._more.setFocus()
    QTest.keyClick(page.pane._chips._more, Qt.Key.Key_Space)
    dialog = the_dialog(Dialog)
    assert isinstance(dialog, Dialog)
    in_front(dialog)
    box = dialog.focusWidget()
    assert isinstance(box, QCheckBox)
    QTest.keyClick(box, Qt.Key.Key_Space)
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    (first, *_) = begun.work.file(fresh.heard.case).evidence
    assert page.pane.answer().evidence == (first,)
    assert window.focusWidget() is page.pane._chips._more


def test_evidence_is_chosen_and_taken_away(
    theme: Theme, show: Show, fresh: PlayedOffice, begun: Begun
) -> None:
    page = a_page(theme, fresh, begun)
    show(page)
    assert page.pane is not None
    pieces = list(begun.work.file(fresh.heard.case).evidence)
    page.pane._chips._on_chosen(pieces)
    assert page.pane.answer().evidence == tuple(pieces)
    closers = [
        button
        for button in page.pane._chips.findChildren(QAbstractButton)
        if button.accessibleName().startswith("移除")
    ]
    closers[0].click()
    assert page.pane.answer().evidence == tuple(pieces[1:])
    chips = page.pane._chips
    undo = next(each for each in chips.findChildren(QAbstractButton) if each.text() == "撤销")
    undo.click()
    assert chips.chosen() == tuple(pieces)
    chips._on_removed(pieces[0])
    chips.findChildren(UndoLine)[-1].expired.emit()
    assert chips._undo is None
    assert page.pane.answer().evidence == tuple(pieces[1:])


def test_earlier_answers_are_offered_and_count_only_once_confirmed(
    theme: Theme, show: Show, fresh: PlayedOffice, begun: Begun
) -> None:
    heard = fresh.heard
    checklists = Checklists(begun.work)
    checklists.answer(heard.case, begun.run, "A1", Answer(value="yes"))
    day = heard.story.incident.happened_on
    draft = RunDraft(kind=RunKind.BINDING, conduct_from=day, conduct_to=day)
    second = checklists.start(heard.case, heard.key, draft)
    page = ChecklistPage(theme, Runner(), begun.work, heard.case, second)
    show(page)
    assert page._content._banner is not None
    assert page.pane is not None
    assert page.pane.answer() == Answer()
    page._content._banner.pressed.emit()
    assert page.pane.answer() == Answer(value="yes")
    assert begun.work.file(heard.case).runs[second].answers == {}
    page.open_item("A2")
    assert begun.work.file(heard.case).runs[second].answers == {"A1": Answer(value="yes")}


def test_a_second_reader_is_blind_until_both_have_ended(
    theme: Theme, qtbot: QtBot, fresh: PlayedOffice
) -> None:
    heard, weighed = fresh.heard, fresh.weighed
    day = heard.story.incident.happened_on
    with fresh.office.clerk(heard.story.days.weighed) as work:
        draft = RunDraft(kind=RunKind.BINDING, conduct_from=day, conduct_to=day)
        run = Checklists(work).start(heard.case, heard.key, draft)
    reader = fresh.office.office.with_role(Role.REVIEWER)[-1]
    with fresh.office.acting(reader, weighed.story.days.weighed) as work:
        with pytest.raises(Refused, match=r"run\.unread_second_time"):
            ChecklistPage(theme, Runner(), work, heard.case, run)
        file = work.file(heard.case)
        shown = step_work(work, file, heard.key, Step.CHECKLIST, Language.CHINESE)
        assert not any(ActKind.OPEN_RUN in line.acts for line in shown.lines)
        found = gates.binding_run(work.file(weighed.case), weighed.key)
        assert found is not None
        page = ChecklistPage(theme, Runner(), work, weighed.case, found[0])
        qtbot.addWidget(page)
        assert page.pane is None


def weighed_by(work: Workspace, fresh: PlayedOffice, kind: RunKind, differs: bool) -> RunId:
    heard, checklists = fresh.heard, Checklists(work)
    day = heard.story.incident.happened_on
    draft = RunDraft(kind=kind, conduct_from=day, conduct_to=day)
    run = checklists.start(heard.case, heard.key, draft)
    answers = {**fresh.story.answers, **heard.story.answers}
    for item in in_turn(checklists, heard.case, run):
        answer = answers[item.id]
        if item.per_rung:
            rungs = tuple(
                RungAnswer(rung=MeasureCode(code), enough=told.enough, reason=told.reason)
                for code, told in heard.story.rungs.items()
            )
            answer = Answer(rungs=rungs, contrary=answer.contrary)
        if differs and item.id == "A2":
            answer = Answer(value="yes", reason="还有一处存疑")
        checklists.answer(heard.case, run, item.id, answer)
    checklists.conclude(heard.case, run)
    return run


def said_of_second_reading(theme: Theme, work: Workspace, fresh: PlayedOffice, run: RunId) -> str:
    page = ChecklistPage(theme, Runner(), work, fresh.heard.case, run)
    words = page._second.text()
    page.deleteLater()
    return words


def test_differences_between_two_readers_are_shown_and_settled_in_words(
    theme: Theme, show: Show, fresh: PlayedOffice
) -> None:
    heard, day = fresh.heard, fresh.heard.story.days.weighed
    with fresh.office.clerk(day) as work:
        run = weighed_by(work, fresh, RunKind.BINDING, differs=False)
        assert "复核　未开始" in said_of_second_reading(theme, work, fresh, run)
    with fresh.office.acting(fresh.office.office.with_role(Role.REVIEWER)[-1], day) as work:
        reader = work.name_of(work.person)
        weighed_by(work, fresh, RunKind.SECOND_READER, differs=True)
    with fresh.office.clerk(day) as work:
        words = said_of_second_reading(theme, work, fresh, run)
        assert words.startswith(f"复核　{reader}　")
        assert words.endswith("完成。")
        assert Checklists(work).differences(heard.case, run) == ("A2",)
        page = CasePage(theme, work, heard.case)
        show(page)
        assert page._next.text() == "下一步：写明处理"
        page._next.click()
        dialog = page.dialog
        assert isinstance(dialog, SettleDialog)
        labels = [label.text() for label in dialog.findChildren(QLabel)]
        assert labels.index(work.name_of(work.person)) < labels.index(reader)
        said = [words.text() for words in dialog.findChildren(RunningText) if words.text()]
        assert said == ["A2　是否有事实仅凭本人陈述而没有其他证据？", "否", "是", "还有一处存疑"]
        dialog._words.setPlainText("A2 以第一次核对为准，证据二可以印证。")
        dialog.accept()
        assert not dialog.isVisible()
        assert gates.standing(work.file(heard.case), heard.key) is Step.REVIEW


@pytest.mark.parametrize("item", ["A1", "C2", "F1", "F3"])
def test_the_keyboard_stands_in_the_answer_of_each_item(
    theme: Theme, show: Show, fresh: PlayedOffice, begun: Begun, item: str
) -> None:
    page = a_page(theme, fresh, begun)
    show(page)
    page.open_item(item)
    page.focus_start()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: "x".join(map(str, room)))
@pytest.mark.parametrize("item", ["A1", "C2", "F1", "F3"])
def test_every_item_is_kept_whole_and_by_keyboard(
    theme: Theme,
    show: Show,
    fresh: PlayedOffice,
    begun: Begun,
    room: tuple[int, int, TextSize],
    item: str,
) -> None:
    page = a_page(theme, fresh, begun)
    window = show(page)
    page.open_item(item)
    assert page.pane is not None
    page._answering.fill(begun.answers[item])
    fitted(window, theme, room)
    assert accessibility.cut_texts(window) == []
    assert accessibility.off_the_window(window) == []
    assert accessibility.nameless(window) == []
    assert accessibility.unreached_by_tab(window) == []
    assert accessibility.shortcuts_twice(window) == []
    formats = {label.textFormat() for label in page.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}
