"""Pages of practice data made of every widget, shaped like the pictures of the design."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.text import Language
from tests.ui.practice import CASES, COLUMNS, NASTY, TODAY, CaseLine, a_page, groups
from ui.models.rows import Cell, RowsModel, TableColumn
from ui.pages.page import Page
from ui.theme.boxes import Column, Row
from ui.theme.flow import Flow
from ui.theme.measures import (
    DOCUMENTS_WIDTH,
    LIST_WIDTH,
    OUTLINE_WIDTH,
    SOURCES_WIDTH,
    STEPS_WIDTH,
    Room,
    Type,
)
from ui.theme.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.field_row import FieldRow
from ui.widgets.foot import Foot
from ui.widgets.form import Form
from ui.widgets.grouped_rows import GroupedRows
from ui.widgets.label import Label
from ui.widgets.main_button import MainButton
from ui.widgets.margin import Margin
from ui.widgets.outline import Outline
from ui.widgets.page_preview import PagePreview
from ui.widgets.page_turner import PageTurner
from ui.widgets.painting import Mark
from ui.widgets.progress_line import ProgressLine
from ui.widgets.radio_row import RadioRow
from ui.widgets.result_strip import ResultStrip
from ui.widgets.rule import Rule
from ui.widgets.running_text import RunningText
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.search_field import SearchField
from ui.widgets.step_list import StepList, StepRow, StepState
from ui.widgets.table import Table
from ui.widgets.tabs import Tabs
from ui.widgets.tag import Tag
from ui.widgets.text_area import TextArea
from ui.widgets.text_button import TextButton
from ui.widgets.text_field import TextField
from ui.widgets.two_line_list import TwoLineList, TwoLineRow
from ui.widgets.undo_line import UndoLine
from ui.window.places import Office, Place


def search_field(theme: Theme) -> SearchField:
    return SearchField(theme, "查找", "查找姓名、案号、拼音首字母")


class TodaySheet(Page):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, help_topic="today")
        self.set_title("今日", "2026年11月24日　周二")
        self.add_action(search_field(theme))
        rows = GroupedRows(theme, (180, 0, 86, 150))
        self.rows = rows
        rows.add_group("今天要办", 3)
        due = Cell(text="今天截止　11月24日 周二", ink="seal", strong=True, mark=Mark.DOT)
        self.row(rows, due, "事实材料、告知书应送达", "张某", "青山镇〔2026〕12号", "去办")
        left = Cell(text="还剩 2 个工作日", mark=Mark.RING)
        self.row(rows, left, "申诉期届满", "王某", "青山镇〔2026〕9号", "去办")
        left = Cell(text="还剩 4 个工作日", mark=Mark.RING)
        self.row(rows, left, "群众反映答复（凭回执号来问）", "石桥村", "来件 2026-087", "去办")
        rows.add_group("等别人", 2)
        self.row(rows, Cell(text="11月20日 退回"), "县纪委监委退回：补充核实第 2 项事实", NASTY,
                 "青山镇〔2026〕10号", "看意见")  # fmt: skip
        self.row(rows, Cell(text="12月4日前答复"), "支持请求：防汛值守增配 2 人", "县应急局",
                 "支持 2026-006", "看请求")  # fmt: skip
        rows.add_group("没写完", 1)
        cells = [Cell(text="今天 14:31 自动保存"), Cell(text="来件草稿：防汛值班室无人接听……"),
                 Cell(text=""), Cell(text="草稿", ink="text2")]  # fmt: skip
        rows.add_row(cells, [TextButton(theme, "删除草稿"), Button(theme, "接着写")])
        rows.add_group("提醒")
        self.row(rows, Cell(text="放假安排"), "2027 年的还没有录入，明年的期限按周一至周五估算",
                 "", "估算", "录入")  # fmt: skip
        scroll = ScrollColumn(theme)
        scroll.column.addWidget(rows)
        scroll.column.addStretch(1)
        self.body.addWidget(scroll, 1)
        foot = Foot(theme)
        button = MainButton(theme, "继续上次：12号案 见面与申辩")
        foot.set_main(button)
        self.set_main(button)
        self.body.addWidget(foot)

    def fit(self, room: Room) -> None:
        self.rows.fit(room)

    def row(
        self, rows: GroupedRows, when: Cell, what: str, who: str, number: str, act: str
    ) -> None:
        button = Button(self.theme, act)
        button.setAccessibleName(f"{act}：{what}")
        cells = [when, Cell(text=what), Cell(text=who), Cell(text=number, ink="text2")]
        rows.add_row(cells, [button])


class CasesSheet(Page):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, help_topic="cases")
        self.set_title("案件", "共 40 件，超期 1，本周到期 3")
        self.add_action(search_field(theme))
        filters = Flow(theme)
        for name in ("环节", "经办", "期限", "年度"):
            choice = ChoiceField([(0, "全部"), (1, "其他")])
            choice.setAccessibleName(name)
            filters.addWidget(labelled(theme, name, choice))
        filters.addWidget(TextButton(theme, "常用查找"))
        acts = Row(theme, 8)
        acts.addWidget(Button(theme, "导出台账…"))
        button = MainButton(theme, "新建案件", "add")
        acts.addWidget(button)
        self.set_main(button)
        self.head = Row(theme, 8)
        self.head.addLayout(filters, 1)
        self.head.addLayout(acts)
        model: RowsModel[CaseLine] = RowsModel(COLUMNS)
        model.set_rows(CASES * 4)
        self.table = Table(theme, "案件", model)
        self.table.header().set_order("due", upwards=True)
        self.table.choose(1)
        self.body.addLayout(self.head)
        self.body.addWidget(self.table, 1)


def labelled(theme: Theme, name: str, field: QWidget) -> QWidget:
    label = Label(name, "second")
    label.setBuddy(field)
    row = Row(theme, 8)
    row.addWidget(label)
    row.addWidget(field)
    holder = QWidget()
    holder.setLayout(row)
    return holder


class CaseSheet(Page):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, help_topic="case")
        self.set_title("防汛值班未到岗", "青山镇〔2026〕12号")
        for words, icon in (("打印", "print"), ("交换", "exchange"), ("更多", "more")):
            self.add_action(Button(theme, words, icon))
        steps = StepList(theme, "环节")
        done, now, ahead = StepState.DONE, StepState.CURRENT, StepState.TO_COME
        rows = [
            ("登记", done, "11月18日 李敏"), ("研判", done, "11月19日 集体"),
            ("核实", done, "11月20日 李敏"), ("见面与申辩", now, "进行中"),
            ("核对", ahead, "还差 1 项"), ("审核", ahead, "需另外 2 人"),
            ("决定", ahead, "集体审议"), ("送达", ahead, ""), ("申诉", ahead, ""),
            ("归档", ahead, ""),
        ]  # fmt: skip
        steps.set_rows(
            [StepRow(key=name, name=name, state=state, note=note) for name, state, note in rows], 3
        )
        steps.setFixedWidth(theme.px(STEPS_WIDTH))
        self.steps = steps
        panes = Row(theme, 20)
        panes.addWidget(steps)
        scroll = ScrollColumn(theme)
        scroll.column.addLayout(self.work(theme))
        panes.addWidget(scroll, 1)
        self.body.addLayout(panes, 1)

    def fit(self, room: Room) -> None:
        self.steps.setVisible(not room.folds_outline)
        self.facts.fit(room)

    def work(self, theme: Theme) -> Column:
        head = Flow(theme, 10)
        head.addWidget(Label("张某", "head"))
        head.addWidget(Label("青山镇应急办 一级科员，中共党员", "second"))
        track = ChoiceField([("party", "党纪")])
        track.setAccessibleName("办理渠道")
        head.addWidget(labelled(theme, "办理渠道", track))
        head.addWidget(Tabs(theme, ["环节", "材料 6", "证据 3"]))
        work = Column(theme, 6)
        work.addLayout(head)
        work.addWidget(Rule(theme, strong=True))
        work.addWidget(
            Banner(theme, "还差 1 项才能核对：没有陈述申辩记录，也没有放弃说明。", "去填")
        )
        facts = GroupedRows(theme, (88, 0), marked=False)
        self.facts = facts
        facts.add_row(
            [Cell(text="事实材料", ink="text2"), Cell(text="已出具　11月20日　共 3 页，2 份")],
            [TextButton(theme, "看")],
        )
        facts.add_row(
            [Cell(text="见面", ink="text2"), Cell(text="还没有登记。须 2 人在场，当事人逐页签名")],
            [TextButton(theme, "打印见面材料"), Button(theme, "登记见面")],
        )
        work.addWidget(facts)
        work.addWidget(UndoLine(theme, "已移除证据 3 通话记录"))
        progress = ProgressLine(theme)
        progress.show_progress("正在写入附件 3 / 8", 3, 8)
        work.addWidget(progress)
        work.addStretch(1)
        foot = Foot(theme)
        foot.say_happened("登记后写入案务日志，经办人 李敏")
        foot.add(TextButton(theme, "补录更早的日期"))
        button = MainButton(theme, "下一步：登记见面")
        foot.set_main(button)
        self.set_main(button)
        work.addWidget(foot)
        return work


class ChecklistSheet(Page):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, help_topic="checklist")
        self.set_title("比例原则核对表", "青山镇〔2026〕12号", "张某", "规则包 2026-07-01 版")
        self.add_action(Label("已答 29 / 40", "strong"))
        outline = Outline(theme, "核对项")
        outline.show_groups(groups(), "F3")
        outline.setFixedWidth(theme.px(OUTLINE_WIDTH))
        self.panes_row = Row(theme, 20)
        self.outline = outline
        self.panes_row.addWidget(outline)
        scroll = ScrollColumn(theme)
        scroll.column.addLayout(self.work(theme))
        self.panes_row.addWidget(scroll, 1)
        self.margin = Margin(theme, SOURCES_WIDTH)
        self.sources(theme, self.margin.column)
        self.panes_row.addWidget(self.margin)
        self.body.addLayout(self.panes_row, 1)
        self.strip = ResultStrip(theme)
        self.strip.show_result(
            "目前的结果：尚不能得出。",
            "还有 11 项没有答，其中 2 项必填。",
            "如果“诫勉”一栏维持“够了”，最高可用的措施是诫勉；党内警告须先写明诫勉为什么不够（第五条）。",
        )
        self.strip.add_button(Button(theme, "怎样得出"))
        conclude = MainButton(theme, "完成核对")
        conclude.setEnabled(False)
        self.strip.add_button(conclude)
        self.set_main(conclude)
        self.add_strip(self.strip)

    def fit(self, room: Room) -> None:
        self.margin.setVisible(not room.folds_margin)
        self.outline.setVisible(not room.folds_outline)
        self.strip.set_low(room.is_low)

    def work(self, theme: Theme) -> Column:
        work = Column(theme, 8)
        question = Row(theme, 8)
        question.addWidget(Label("六之 3", "count"))
        question.addWidget(ElidedLabel("较轻的措施为什么不够？", "head"), 1)
        work.addLayout(question)
        for rung, reason in (("谈话提醒", "9月已口头提醒一次，见证据 2"), ("批评教育", "")):
            field = TextField(reason)
            row = FieldRow(theme, rung, rung, field)
            enough = ChoiceField([(False, "不够"), (True, "够了"), (None, "待写")])
            enough.setAccessibleName(f"{rung} 够不够")
            row.beside(enough)
            work.addWidget(row)
        work.addWidget(Label("证据", "strong"))
        chips = Flow(theme)
        chips.addWidget(Chip(theme, "证据 2　值班记录"))
        chips.addWidget(Chip(theme, "证据 3　通话记录"))
        chips.addWidget(TextButton(theme, "选择证据", "add"))
        work.addLayout(chips)
        work.addWidget(Label("最有力的相反意见", "strong"))
        contrary = TextArea(theme, lines=3)
        contrary.setAccessibleName("最有力的相反意见")
        contrary.setPlainText("当晚同时承担石桥村群众转移，值班表却排在同一时段。")
        work.addWidget(contrary)
        work.addStretch(1)
        foot = Row(theme, 8)
        foot.addWidget(TextButton(theme, "上一项", "back"))
        foot.addStretch(1)
        foot.addWidget(Label("F8 下一个没答的", "small"))
        foot.addWidget(Button(theme, "下一项"))
        work.addLayout(foot)
        return work

    def sources(self, theme: Theme, column: Column) -> None:
        column.addWidget(Label("依据", "strong"))
        column.addWidget(Label("《中国共产党纪律处分条例》"))
        column.addWidget(Label("第五条　自 2024年1月1日", "small"))
        column.addWidget(
            RunningText(theme, "运用监督执纪“四种形态”，经常开展批评和自我批评。", kind=Type.QUOTE)
        )
        column.addWidget(Tag(theme, "待核"), 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)


class IntakeSheet(Page):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, help_topic="intake")
        self.set_title("来件", "共 87 件，待办 2")
        self.add_action(Button(theme, "导入登记表…"))
        entries = TwoLineList(theme, "来件")
        entries.set_rows(
            [
                TwoLineRow(key="1", title="防汛值班室无人接听电话", facts="事件　草稿",
                           date="今天 14:31"),
                TwoLineRow(key="2", title="反映低保公示不及时", facts="群众反映　2026-087",
                           date="11月23日"),
                TwoLineRow(key="3", title=f"反映{NASTY}未按时巡查，并且标题很长需要截断",
                           facts="群众反映　2026-084", date="11月18日"),
            ],
            0,
        )  # fmt: skip
        entries.setFixedWidth(theme.px(LIST_WIDTH))
        panes = Row(theme, 20)
        panes.addWidget(entries)
        scroll = ScrollColumn(theme)
        scroll.column.addLayout(self.work(theme))
        panes.addWidget(scroll, 1)
        self.entries = entries
        self.body.addLayout(panes, 1)

    def fit(self, room: Room) -> None:
        self.entries.setVisible(not room.folds_outline)
        self.form.fit(room)

    def work(self, theme: Theme) -> Column:
        head = Row(theme, 10)
        head.addWidget(Label("新来件", "head"))
        head.addWidget(Label("编号 自动", "second"))
        head.addStretch(1)
        head.addWidget(Label("带 * 的必填", "small"))
        self.form = Form(theme)
        kinds = RadioRow(theme, [(0, "事件"), (1, "群众反映"), (2, "支持请求")])
        self.form.add(FieldRow(theme, "kind", "类别(&K)", kinds))
        self.day = DateField(theme, TODAY)
        self.when = FieldRow(theme, "when", "何时(&W)", self.day, required=True, check=self.day.day)
        self.when.beside(QCheckBox("大约"))
        self.form.add(self.when)
        what = TextArea(theme)
        self.form.add(FieldRow(theme, "what", "发生了什么(&F)", what, required=True))
        self.number = TextField("110101199003070021")
        self.identity = FieldRow(theme, "identity", "身份证号(&I)", self.number)
        self.identity.show_problem("身份证号最后一位对不上，请核对。也可以先不填。")
        self.form.add(self.identity)
        place = ChoiceField([("a", "青山镇 石桥村"), ("b", NASTY)])
        self.form.add(FieldRow(theme, "where", "何地(&P)", place, required=True))
        foot = Foot(theme)
        foot.say_happened("草稿已保存 14:31")
        foot.say_will("记入案务日志，经办人 李敏")
        foot.add(Button(theme, "打印回执", "print"))
        button = MainButton(theme, "登记(&R)")
        foot.set_main(button, "Ctrl+Enter")
        self.set_main(button)
        work = Column(theme, 10)
        work.addLayout(head)
        work.addWidget(Rule(theme, strong=True))
        work.addWidget(self.form)
        work.addStretch(1)
        work.addWidget(foot)
        return work


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    number: str
    name: str
    state: str
    pages: str
    chosen: bool


class PacketSheet(Page):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, help_topic="packet")
        self.set_title("见面与申辩文书", "青山镇〔2026〕12号", "张某")
        columns: list[TableColumn[PaperLine]] = [
            TableColumn(key="chosen", title="", width=44, sortable=False,
                        cell=lambda row: Cell(text="", checked=row.chosen)),
            TableColumn(key="name", title="文书",
                        cell=lambda row: Cell(text=f"{row.number}　{row.name}")),
            TableColumn(key="state", title="状态", width=110,
                        cell=lambda row: Cell(text=row.state, ink="text2")),
            TableColumn(key="pages", title="页", width=48, right=True,
                        cell=lambda row: Cell(text=row.pages)),
        ]  # fmt: skip
        model: RowsModel[PaperLine] = RowsModel(columns)
        names = ("事实材料", "陈述申辩权利告知书", "陈述申辩笔录", "送达回证")
        model.set_rows(
            [
                PaperLine(number=str(place), name=name, state="草稿", pages="3",
                          chosen=place % 2 == 1)
                for place, name in enumerate(names, start=1)
            ]
        )  # fmt: skip
        table = Table(theme, "文书", model, row_height=40)
        table.choose(0)
        left = Column(theme, 8)
        left.addWidget(Banner(theme, "缺 1 项：当事人住址。没有住址，告知书不能出具。", "去补"))
        left.addWidget(table, 1)
        holder = QWidget()
        holder.setLayout(left)
        holder.setFixedWidth(theme.px(DOCUMENTS_WIDTH))
        preview = PagePreview(theme, "预览")
        preview.show_page(a_page(), "事实材料，第 1 页，共 3 页")
        turner = PageTurner(theme, preview)
        turner.show_page(1, 3)
        head = Row(theme, 8)
        head.addWidget(Label("事实材料", "strong"))
        head.addWidget(Tag(theme, "草稿"))
        head.addWidget(turner, 1)
        right = Column(theme, 6)
        right.addLayout(head)
        right.addWidget(preview, 1)
        panes = Row(theme, 20)
        panes.addWidget(holder)
        panes.addLayout(right, 1)
        foot = Foot(theme)
        foot.add_left(Button(theme, "存为 PDF"))
        foot.say_will("出具后不能再改，记入案务日志")
        button = MainButton(theme, "出具 4 份文书", "issue")
        foot.set_main(button)
        self.set_main(button)
        self.body.addLayout(panes, 1)
        self.body.addWidget(foot)


SHEETS: dict[str, Callable[[Theme], Page]] = {
    "today": TodaySheet,
    "intake": IntakeSheet,
    "cases": CasesSheet,
    "case": CaseSheet,
    "checklist": ChecklistSheet,
    "packet": PacketSheet,
}


def office(language: Language = Language.CHINESE) -> Office:
    if language is Language.CHINESE:
        return Office(name="青山镇", practice_tag="练习单位")
    return Office(name="Qingshan", practice_tag="Practice")


def a_place(theme: Theme, key: str) -> Place:
    names = {
        "today": ("今日", 1, "today"),
        "intake": ("来件", 2, "intake"),
        "cases": ("案件", 3, "cases"),
        "case": ("案件", 3, "cases"),
        "checklist": ("案件", 3, "cases"),
        "packet": ("案件", 3, "cases"),
        "settings": ("设置", 0, "settings"),
    }
    name, digit, icon = names[key]
    return Place(
        key=key,
        digit=digit,
        name=name,
        icon=icon,
        build=lambda: SHEETS.get(key, TodaySheet)(theme),
        apart=key == "settings",
    )


def places(theme: Theme, cases: str = "cases") -> list[Place]:
    return [a_place(theme, key) for key in ("today", "intake", cases, "settings")]
