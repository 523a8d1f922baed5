"""Practice data for single widgets, a name full of markup among them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from ui.models.rows import Cell, TableColumn
from ui.widgets.outline import OutlineGroup, OutlineItem
from ui.widgets.painting import Mark

NASTY = "<b>张三</b>&amp;"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    number: str
    name: str
    matter: str
    step: str
    clerk: str
    due: Cell


CASES = [
    CaseLine(
        number=f"青山镇〔2026〕{number}号",
        name=name,
        matter=matter,
        step=step,
        clerk=clerk,
        due=due,
    )
    for number, name, matter, step, clerk, due in (
        (13, "何某", "汛期物资清点不符", "登记", "李敏",
         Cell(text="已超期 1 天", ink="seal", strong=True, mark=Mark.DOT)),
        (12, "张某", "防汛值班未到岗", "见面与申辩", "李敏",
         Cell(text="今天截止（周二）", strong=True, mark=Mark.DOT)),
        (9, "王某", "低保审核差错", "申诉", "赵强", Cell(text="还剩 2 个工作日", mark=Mark.RING)),
        (10, "刘某", "巡查记录缺失 3 次", "核实", "李敏",
         Cell(text="还剩 4 个工作日", mark=Mark.RING)),
        (8, "陈某等 3 人", "集体决策：道路硬化工程变更", "审核", "赵强",
         Cell(text="12月1日 周二")),
        (11, "阿卜杜拉·买买提", "养老金认证漏报 1 人", "核对", "李敏", Cell(text="12月3日 周四")),
        (7, NASTY, "网格巡查系统打卡不足", "不予追究", "赵强", Cell(text="12月8日 周二 送达")),
        (6, "孙某", "被反映违规发放补贴（失实）", "澄清正名", "李敏",
         Cell(text="12月11日 周五 回访")),
    )
]  # fmt: skip

COLUMNS: list[TableColumn[CaseLine]] = [
    TableColumn(key="number", title="案号", width=172,
                cell=lambda row: Cell(text=row.number, ink="text2")),
    TableColumn(key="name", title="当事人", width=150, cell=lambda row: Cell(text=row.name)),
    TableColumn(key="matter", title="事由", cell=lambda row: Cell(text=row.matter)),
    TableColumn(key="step", title="环节", width=138, cell=lambda row: Cell(text=row.step)),
    TableColumn(key="clerk", title="经办", width=105,
                cell=lambda row: Cell(text=row.clerk, ink="text2")),
    TableColumn(key="due", title="下一期限", width=206, marked=True, cell=lambda row: row.due),
]  # fmt: skip


def groups() -> list[OutlineGroup]:
    names = ("事实与证据", "归责与因果", "职责与能力", "主观与区分", "从轻从重", "措施选择", "程序",
             "反滥用红旗")  # fmt: skip
    items = ("正当目的", "能否达到", "较轻措施", "轻重相称", "类案一致", "身份与重复")
    numbers = "一二三四五六七八"
    return [
        OutlineGroup(
            key=letter,
            number=numbers[place],
            name=names[place],
            items=tuple(
                OutlineItem(
                    key=f"{letter}{item}",
                    number=str(item),
                    name=items[(item - 1) % 6],
                    is_answered=letter != "F" or item < 3,
                )
                for item in range(1, 7)
            ),
        )
        for place, letter in enumerate("ABCDEFGH")
    ]


def a_page() -> QImage:
    image = QImage(1240, 1754, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    font = painter.font()
    font.setFamilies(["Noto Serif SC"])
    font.setPixelSize(52)
    painter.setFont(font)
    painter.drawText(QRect(0, 200, 1240, 80), int(Qt.AlignmentFlag.AlignCenter), "事实材料")
    font.setPixelSize(30)
    painter.setFont(font)
    painter.drawText(QPoint(160, 400), "当事人张某，男，1990年3月出生，青山镇应急管理办公室")
    painter.end()
    return image
