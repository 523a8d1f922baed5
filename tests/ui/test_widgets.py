"""Small parts one by one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QPushButton,
    QRadioButton,
    QToolTip,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.practice import CASES, COLUMNS, NASTY, CaseLine, a_page, groups
from ui.models.blocks import Blocks
from ui.models.list_rows import ListRows
from ui.models.rows import Cell, RowsModel, TableColumn
from ui.theme.boxes import Column
from ui.theme.measures import TextSize, Type
from ui.theme.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.dialog import Dialog
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_note import EmptyNote
from ui.widgets.field_row import FieldRow
from ui.widgets.focus_frame import FocusFrame
from ui.widgets.form_dialog import FormDialog
from ui.widgets.icon_button import IconButton
from ui.widgets.name_list import NameList, NameRow
from ui.widgets.outline import Outline
from ui.widgets.page_preview import PagePreview
from ui.widgets.page_turner import PageTurner
from ui.widgets.progress_line import ProgressLine
from ui.widgets.result_strip import ResultStrip
from ui.widgets.role import plain_tooltip
from ui.widgets.running_text import RunningText
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.step_list import StepList, StepRow, StepState
from ui.widgets.table import Table
from ui.widgets.tabs import Tabs
from ui.widgets.text_button import TextButton
from ui.widgets.text_field import TextField
from ui.widgets.two_line_list import TwoLineList, TwoLineRow
from ui.widgets.undo_line import UndoLine


def show(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def test_running_text_has_room_between_lines_and_can_be_read_out(theme: Theme) -> None:
    text = RunningText(theme, "防汛值班室无人接听电话。" * 10)
    assert text.accessibleName() == text.text()
    line = text.heightForWidth(100_000)
    assert line == 23
    assert text.heightForWidth(280) == 6 * line
    assert text.sizeHint().width() <= 40 * 14
    theme.choose(size=TextSize.LARGEST)
    assert text.heightForWidth(100_000) == 46


def test_no_line_begins_with_a_closing_sign(theme: Theme) -> None:
    sentence = "他说：“当晚同时承担石桥村群众转移”，值班表却排在同一时段；领导没有调整（见证据3）。"
    text = RunningText(theme, sentence)
    for width in range(60, 460, 5):
        for line in text.lines(width):
            assert line[0] not in "，。；：”）、", (width, line)
            assert line[-1] not in "“（", (width, line)


def test_a_long_number_does_not_overflow(theme: Theme) -> None:
    text = RunningText(theme, "110101199003070021" * 3)
    assert text.heightForWidth(100) > 23


def test_at_most_two_lines_and_the_whole_in_the_tooltip(theme: Theme) -> None:
    text = RunningText(theme)
    text.set_text(NASTY * 40)
    text.set_most_lines(2)
    assert text.heightForWidth(200) == 46
    assert text.lines(200)[-1].endswith("…")
    assert "&lt;b&gt;" in text.toolTip()


def test_an_elided_label_keeps_the_whole_in_a_plain_tooltip(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel(NASTY * 5)
    show(label, qtbot)
    label.resize(100, 20)
    assert label.shown_text() != label.text()
    assert label.shown_text().endswith("…")
    assert "&lt;b&gt;张三" in label.toolTip()
    label.resize(2000, 20)
    assert label.toolTip() == ""


def test_a_tooltip_never_reads_markup() -> None:
    assert plain_tooltip("值班表.jpg") == "值班表.jpg"
    assert "&lt;b&gt;" in plain_tooltip(NASTY)


def test_enter_presses_a_button_that_has_the_focus(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "打印")
    show(button, qtbot)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return)


def test_an_icon_button_says_its_name(theme: Theme, qtbot: QtBot) -> None:
    button = IconButton(theme, "close", "移除证据 2")
    qtbot.addWidget(button)
    assert button.accessibleName() == button.toolTip() == "移除证据 2"
    assert button.sizeHint().height() >= 32


def test_a_chip_can_be_removed(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, NASTY)
    show(chip, qtbot)
    close = chip.findChild(QPushButton)
    assert isinstance(close, QPushButton)
    assert close.accessibleName() == f"移除 {NASTY}"
    with qtbot.waitSignal(chip.removed):
        close.click()


def test_undo_is_offered_and_expires(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.widgets.undo_line.SECONDS", 0.02)
    line = UndoLine(theme, "已移除证据 3")
    qtbot.addWidget(line)
    with qtbot.waitSignal(line.expired):
        pass
    monkeypatch.setattr("ui.widgets.undo_line.SECONDS", 10)
    line = UndoLine(theme, "已移除证据 3")
    show(line, qtbot)
    undo = line.findChild(QPushButton)
    assert isinstance(undo, QPushButton)
    with qtbot.waitSignal(line.undone):
        undo.click()


def test_long_work_can_be_asked_to_stop_once(theme: Theme, qtbot: QtBot) -> None:
    line = ProgressLine(theme)
    show(line, qtbot)
    line.show_progress("正在写入附件 3 / 8", 3, 8)
    cancel = line.findChild(QPushButton)
    assert isinstance(cancel, QPushButton)
    with qtbot.waitSignal(line.cancel_wanted):
        cancel.click()
    assert not cancel.isEnabled()
    line.restart()
    assert cancel.isEnabled()


def test_a_banner_and_an_empty_list_offer_one_button(theme: Theme, qtbot: QtBot) -> None:
    for widget in (
        Banner(theme, "还差 1 项才能核对。", "去填"),
        EmptyNote(theme, "还没有案件。可以从来件转来，也可以直接新建。", "新建案件"),
    ):
        show(widget, qtbot)
        button = widget.findChild(QPushButton)
        assert isinstance(button, QPushButton)
        with qtbot.waitSignal(widget.pressed):
            button.click()


def test_the_result_strip_says_it_in_two_lines_where_it_is_low(theme: Theme, qtbot: QtBot) -> None:
    strip = ResultStrip(theme)
    strip.resize(900, 90)
    show(strip, qtbot)
    reasons = ("还有 11 项没有答。", "如果维持“够了”，最高可用的措施是诫勉。")
    strip.show_result("尚不能得出。", *reasons)
    text = strip.findChild(RunningText)
    assert isinstance(text, RunningText)
    assert text.text() == "尚不能得出。还有 11 项没有答。\n如果维持“够了”，最高可用的措施是诫勉。"
    strip.set_low(True)
    assert "\n" not in text.text()
    assert text.heightForWidth(60) <= 46


def test_tabs_are_one_tab_stop_with_arrows_inside(theme: Theme, qtbot: QtBot) -> None:
    tabs = Tabs(theme, ["环节", "材料 6", "证据 3"])
    show(tabs, qtbot)
    first = tabs.findChildren(QWidget)[0]
    first.setFocus()
    with qtbot.waitSignal(tabs.chosen) as chosen:
        QTest.keyClick(first, Qt.Key.Key_Right)
    assert chosen.args == [1]
    tabs.rename(1, "材料 7")
    assert "材料 7" in [tab.property("text") for tab in tabs.findChildren(QWidget)]


def check(tester: ModelTester, model: QAbstractItemModel) -> None:
    tester.check(model)  # type: ignore[no-untyped-call] # pytest-qt is not typed here


def test_the_models_are_sound(theme: Theme, qtmodeltester: ModelTester) -> None:
    rows: RowsModel[CaseLine] = RowsModel(COLUMNS)
    rows.set_rows(CASES)
    check(qtmodeltester, rows)
    names: ListRows[str] = ListRows(lambda row: row)
    names.set_rows(["a", "b"])
    check(qtmodeltester, names)


def a_table(theme: Theme, qtbot: QtBot) -> Table:
    model: RowsModel[CaseLine] = RowsModel(COLUMNS)
    model.set_rows(CASES)
    table = Table(theme, "案件", model)
    table.resize(1100, 400)
    show(table, qtbot)
    table.setFocus()
    return table


def test_a_row_is_read_out_as_one_sentence(theme: Theme, qtbot: QtBot) -> None:
    model = a_table(theme, qtbot).model()
    said = model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "案号 青山镇〔2026〕12号, 当事人 张某, 事由 防汛值班未到岗, 环节 见面与申辩, 经办 李敏, "
        "下一期限 今天截止（周二）"
    )


def test_enter_and_double_click_open_a_row(theme: Theme, qtbot: QtBot) -> None:
    table = a_table(theme, qtbot)
    table.choose(2)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [CASES[2]]
    place = table.visualRect(table.model().index(0, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [CASES[0]]
    assert table.current_row() == CASES[0]
    assert table.selected_rows() == [CASES[0]]


def test_the_header_asks_for_an_order_and_then_for_the_other(theme: Theme, qtbot: QtBot) -> None:
    table = a_table(theme, qtbot)
    header = table.header()
    spot = QPoint(header.sectionViewportPosition(1) + 10, 10)
    with qtbot.waitSignal(table.sort_wanted) as wanted:
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert wanted.args == ["name", True]
    header.set_order("name", upwards=True)
    with qtbot.waitSignal(table.sort_wanted) as wanted:
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert wanted.args == ["name", False]


def test_one_column_takes_what_is_left(theme: Theme, qtbot: QtBot) -> None:
    table = a_table(theme, qtbot)
    for width in (1100, 900):
        table.resize(width, 400)
        widths = [table.columnWidth(number) for number in range(6)]
        assert sum(widths) == table.viewport().width()
        assert widths[0] == 172


def test_a_cell_that_is_cut_shows_its_whole_text_as_it_is(theme: Theme, qtbot: QtBot) -> None:
    table = a_table(theme, qtbot)
    table.setColumnWidth(1, 60)
    index = table.model().index(6, 1)
    spot = table.visualRect(index).center()
    event = QHelpEvent(QEvent.Type.ToolTip, spot, table.viewport().mapToGlobal(spot))
    QApplication.sendEvent(table.viewport(), event)
    assert "&lt;b&gt;张三" in QToolTip.text()
    QToolTip.hideText()


def test_space_ticks_a_row(theme: Theme, qtbot: QtBot) -> None:
    columns: list[TableColumn[str]] = [
        TableColumn(key="on", title="", width=40, cell=lambda row: Cell(text="", checked=False)),
        TableColumn(key="name", title="文书", cell=lambda row: Cell(text=row)),
    ]
    model: RowsModel[str] = RowsModel(columns)
    model.set_rows(["事实材料"])
    table = Table(theme, "文书", model)
    show(table, qtbot)
    table.choose(0)
    with qtbot.waitSignal(model.tick_wanted) as wanted:
        QTest.keyClick(table, Qt.Key.Key_Space)
    assert wanted.args == ["事实材料", True]
    spot = table.visualRect(model.index(0, 0)).center()
    with qtbot.waitSignal(model.tick_wanted):
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_a_long_list_fetches_what_is_asked_for_and_forgets_the_rest() -> None:
    asked = []

    def fetch(ids: object) -> list[str]:
        wanted = [str(one) for one in ids]  # type: ignore[attr-defined] # a sequence of ids
        asked.append(wanted[0])
        return [f"row {one}" for one in wanted]

    rows: Blocks[str] = Blocks([str(number) for number in range(100_000)], fetch)
    assert len(rows) == 100_000
    assert (rows[0], rows[199], rows[99_999]) == ("row 0", "row 199", "row 99999")
    assert asked == ["0", "99800"]
    for number in range(0, 20_000, 200):
        assert rows[number] == f"row {number}"
    assert rows[99_999] == "row 99999"
    assert asked.count("99800") == 2
    assert list(rows[5:7]) == ["row 5", "row 6"]
    with pytest.raises(IndexError):
        rows[100_000]


def test_an_outline_opens_one_group_and_arrows_cross_into_the_next(
    theme: Theme, qtbot: QtBot
) -> None:
    outline = Outline(theme, "核对项")
    show(outline, qtbot)
    outline.item_wanted.connect(lambda key: outline.show_groups(groups(), key))
    outline.show_groups(groups(), "F6")
    assert len(outline.rows()) == 8 + 6
    outline.setFocus()
    with qtbot.waitSignal(outline.item_wanted) as wanted:
        QTest.keyClick(outline, Qt.Key.Key_Down)
    assert wanted.args == ["G1"]
    with qtbot.waitSignal(outline.item_wanted) as wanted:
        QTest.keyClick(outline, Qt.Key.Key_Up)
    assert wanted.args == ["F6"]
    spot = outline.visualRect(outline.model().index(1, 0)).center()
    with qtbot.waitSignal(outline.item_wanted) as wanted:
        QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert wanted.args == ["B1"]
    assert outline.sentence(outline.rows()[0]) == "一 事实与证据, 已答 6 / 6"


def test_a_list_says_what_was_chosen_by_a_person_only(theme: Theme, qtbot: QtBot) -> None:
    names = NameList(theme, "项目")
    show(names, qtbot)
    heard: list[object] = []
    names.chosen.connect(heard.append)
    rows = [NameRow(key="a", name="单位"), NameRow(key="b", name="关于")]
    names.set_rows(rows, 0)
    assert heard == []
    QTest.keyClick(names, Qt.Key.Key_Down)
    assert heard == [rows[1]]
    with qtbot.waitSignal(names.opened):
        QTest.keyClick(names, Qt.Key.Key_Return)
    steps = StepList(theme, "环节")
    qtbot.addWidget(steps)
    step = StepRow(key="x", name="审核", state=StepState.TO_COME, note="需另外 2 人")
    assert steps.sentence(step) == "审核, 未到, 需另外 2 人"
    entries = TwoLineList(theme, "来件")
    qtbot.addWidget(entries)
    entry = TwoLineRow(key="x", title=NASTY, facts="事件", date="11月23日")
    assert entries.sentence(entry) == f"{NASTY}, 事件, 11月23日"


def test_a_page_begins_as_wide_as_the_view_and_zooms_in_steps(theme: Theme, qtbot: QtBot) -> None:
    preview = PagePreview(theme, "预览")
    preview.resize(700, 500)
    show(preview, qtbot)
    preview.show_page(a_page(), "第 1 页，共 3 页")
    assert preview.zoom == 0
    with qtbot.waitSignal(preview.pixels_wanted) as wanted:
        preview.zoom_in()
    assert preview.zoom == 100
    assert wanted.args == [794]
    preview.zoom_out()
    preview.zoom_out()
    assert preview.zoom == 50
    preview.fit_width()
    with qtbot.waitSignal(preview.pixels_wanted) as wanted:
        preview.resize(500, 500)
    assert wanted.args[0] < 500
    picture = preview.grab().toImage()
    assert picture.pixelColor(5, 400) == QColor(theme.tokens.side)
    assert picture.pixelColor(250, 400) == QColor("white")


def test_pages_are_turned_within_the_paper(theme: Theme, qtbot: QtBot) -> None:
    preview = PagePreview(theme, "预览")
    turner = PageTurner(theme, preview)
    qtbot.addWidget(turner)
    show(preview, qtbot)
    preview.show_page(QImage(10, 4, QImage.Format.Format_RGB32), "")
    turner.show_page(1, 2)
    heard: list[int] = []
    turner.page_wanted.connect(heard.append)
    QTest.keyClick(preview, Qt.Key.Key_PageUp)
    assert heard == []
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert heard == [2]


def test_the_safe_button_has_the_focus_and_escape_is_it(theme: Theme, qtbot: QtBot) -> None:
    dialog = Dialog(theme, "出具 4 份文书？", safe="不出具", act="出具")
    dialog.say("出具后不能再改，记入案务日志。")
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.focusWidget() is dialog.safe_button
    assert dialog.width() == 480
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog.safe_button, Qt.Key.Key_Escape)
    assert dialog.act_button is not None
    with qtbot.waitSignal(dialog.accepted):
        dialog.act_button.click()


def test_the_frame_lies_around_what_has_the_focus(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    column = Column(theme, 8, (20, 20, 20, 20))
    button, scroll = Button(theme, "打印"), ScrollColumn(theme)
    below = [Button(theme, str(number)) for number in range(20)]
    for one in below:
        scroll.column.addWidget(one)
    column.addWidget(button)
    column.addWidget(scroll)
    window.setLayout(column)
    window.resize(300, 300)
    frame = FocusFrame(theme, window)
    show(window, qtbot)
    button.setFocus()
    assert frame.isVisible()
    assert frame.geometry() == button.geometry().adjusted(-3, -3, 3, 3)
    below[0].setFocus()
    corner = below[0].mapTo(window, QPoint(0, 0))
    assert frame.pos() == corner - QPoint(3, 3)
    scroll.verticalScrollBar().setValue(300)
    assert not frame.isVisible()
    below[-1].setFocus()
    assert frame.isVisible()


def test_every_rank_of_type_has_a_size(theme: Theme) -> None:
    sizes = {kind: theme.font(kind).pixelSize() for kind in Type}
    assert sizes[Type.SMALL] == 12
    assert sizes[Type.BODY] == sizes[Type.STRONG] == 14
    assert (sizes[Type.HEAD], sizes[Type.TITLE], sizes[Type.DISPLAY]) == (16, 20, 28)


def test_a_form_in_a_dialog_begins_at_its_first_field_and_shows_where_the_keyboard_is(
    theme: Theme, qtbot: QtBot
) -> None:
    done: list[str] = []
    dialog = FormDialog(theme, "接收经办人", "接收", lambda: done.append(name.text()), None)
    name = TextField()
    dialog.form.add(FieldRow(theme, "name", "姓名(&N)", name))
    show(dialog, qtbot)
    assert dialog.focusWidget() is name
    (frame,) = dialog.findChildren(FocusFrame)
    assert frame.isVisible()
    assert frame.geometry().contains(name.mapTo(dialog, name.rect().center()))
    name.setText("孙丽")
    QTest.keyClick(name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert done == ["孙丽"]


def test_the_one_frame_is_all_that_shows_where_the_keyboard_is(theme: Theme, qtbot: QtBot) -> None:
    holder, column = QWidget(), Column(theme)
    fields: list[QWidget] = [QCheckBox("同意"), QRadioButton("是"), TextButton(theme, "看")]
    for field in fields:
        column.addWidget(field)
    holder.setLayout(column)
    qtbot.addWidget(holder)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    holder.setFocus()
    without = [field.grab().toImage() for field in fields]
    for field, before in zip(fields, without, strict=True):
        QTest.keyClick(QApplication.focusWidget() or holder, Qt.Key.Key_Tab)
        assert field.hasFocus()
        assert field.grab().toImage() == before
