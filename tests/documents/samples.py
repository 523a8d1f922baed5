"""Believable papers that use every kind of block, in both languages."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageDraw

from desktop.documents.blocks import (
    Align,
    Block,
    Choice,
    Citation,
    Column,
    Document,
    DocumentMeta,
    Field,
    FieldTable,
    Heading,
    Lines,
    Note,
    NumberedList,
    Option,
    PageStyle,
    PdfPages,
    Picture,
    Quote,
    Run,
    SealBlock,
    Signature,
    SignatureBlock,
    Table,
    Title,
    blank,
    cell,
    citation,
    emphasis,
    paragraph,
    runs,
)
from desktop.documents.render import Packet, PageMarks, Part, RenderedPdf, render_pdf
from desktop.text import Language

ZH, EN = Language.CHINESE, Language.ENGLISH
META = DocumentMeta(office="青山镇", subject="青山镇〔2026〕12号", keywords=("事实材料", "见面"))
DRAFT = PageMarks(draft=True, practice=True, code="3F7A-92C4", qr="QH1:3F7A92C4:QSZ-2026-12:1")
ISSUED = PageMarks(code="3F7A-92C4", qr="QH1:3F7A92C4:QSZ-2026-12:1")
PLAIN = PageMarks()

FACTS = (
    "2026年11月17日14时至14时40分，张某为镇防汛值班室当班人员，县应急局电话抽查时值班室无人接听。"
    "同一时段，张某受指派在石桥村转移群众（证据1、3）。"
)


def document(*content: Block, title: str = "事实材料", **changes: object) -> Document:
    """Return a Chinese paper of these blocks."""
    given: dict[str, object] = {
        "title": title,
        "language": ZH,
        "blocks": content,
        "meta": META,
        "header": "青山镇〔2026〕12号",
    }
    return Document(**(given | changes))  # type: ignore[arg-type] # the keywords are those of Document


def drawn(*content: Block, marks: PageMarks = PLAIN, **changes: object) -> RenderedPdf:
    """Return these blocks as a finished paper."""
    return render_pdf(document(*content, **changes), marks)  # type: ignore[arg-type] # passed on


def date_to_write() -> tuple[Run, ...]:
    """Return room for a date."""
    return runs(blank(3), "年", blank(2), "月", blank(2), "日")


def chinese_paper() -> Document:
    """Return the material of facts of a flood-duty case."""
    return document(
        Title(text="事实材料", subtitle="（与当事人见面用）"),
        paragraph(
            "当事人张某，男，1990年3月出生，中共党员，青山镇应急管理办公室一级科员。"
            "现将核实认定的事实告知如下，请您核对并签署意见。"
        ),
        Heading(text="一、认定的事实", anchor="facts"),
        paragraph(FACTS),
        paragraph(
            "上述事实依据",
            citation("《中国共产党问责条例》第十二条"),
            "认定，",
            emphasis("尚未作出任何处理决定"),
            "。",
        ),
        Heading(text="二、主要证据", anchor="evidence"),
        NumberedList(
            items=(
                runs("值班表，镇应急办提供，1页；"),
                runs("值班记录，1页；"),
                runs("通话记录，4页，其中11月17日14时22分的呼入未接听，15时03分由𠮷某回拨。"),
            ),
            mark="{n}．",
        ),
        Heading(text="（一）值班与履职条件", level=2),
        chinese_fields(),
        evidence_table(12),
        *chinese_ending(),
    )


def chinese_fields() -> FieldTable:
    """Return fields, one of them empty and one high."""
    capacity = "当日值守2人，实到1人；车辆1台；防汛经费￥12,400.00元，已拨付45.5%。"
    return FieldTable(
        rows=(
            (Field(label="姓名", value=runs("张某")), Field(label="性别", value=runs("男"))),
            (
                Field(label="单位职务", value=runs("青山镇应急管理办公室一级科员")),
                Field(label="联系电话", value=runs("138****5678")),
            ),
            (Field(label="住址"),),
            (Field(label="履职条件", value=runs(capacity), room=3),),
        ),
    )


def evidence_table(rows: int) -> Table:
    """Return a table of so many rows."""
    return Table(
        caption="事实—证据对照表",
        columns=(
            Column(head="序号", share=1, align=Align.CENTRE),
            Column(head="事实", share=4.5),
            Column(head="证据", share=3),
            Column(head="页码", share=1.2, align=Align.CENTRE),
        ),
        rows=tuple(
            (
                cell(str(number)),
                cell("县应急局电话抽查时值班室无人接听，该人受指派在石桥村转移群众。"),
                cell(f"证据{number}：通话记录、石桥村转移登记"),
                cell(f"{number}—{number + 1}"),
            )
            for number in range(1, rows + 1)
        ),
    )


def chinese_ending() -> tuple[Block, ...]:
    """Return the law, what was said, and the places to sign."""
    boxes = (("同意", False), ("部分同意", True), ("不同意", False))
    return (
        Heading(text="三、有关规定", anchor="law"),
        Citation(
            source="《中国共产党纪律处分条例》第十九条",
            text="对于党员违纪情节轻微，经批评教育后认识到错误的，可以给予谈话提醒、批评教育。",
        ),
        Quote(
            text="我当时在石桥村转移群众，手机留在值班室充电，接到通知后马上赶回。",
            by="张某，2026年11月18日谈话",
        ),
        Heading(text="四、签署意见"),
        Choice(
            label="对上述事实：",
            options=tuple(Option(text=text, ticked=ticked) for text, ticked in boxes),
        ),
        Lines(label="说明（可另附页）：", count=4),
        SignatureBlock(
            signatures=(
                Signature(label="当事人（签名）：", date=date_to_write()),
                Signature(label="经办人：", name="李敏、王强", date=runs("2026年11月20日")),
            ),
            refusal="当事人拒绝签名的，由两名在场人员注明情况并签名：",
            refusal_lines=2,
        ),
        SealBlock(body="中共青山镇委员会", date=runs("2026年11月20日"), hint="（印章）"),
        Note(text="注：本页一式两份，一份交当事人，一份存卷。拒签不影响陈述申辩的权利。"),
    )


def english_paper() -> Document:
    """Return the same paper in English."""
    return document(
        Title(text="Statement of facts", subtitle="For the meeting with the respondent"),
        paragraph(
            "The respondent 张某, born March 1990, is a clerk of the emergency office of 青山镇. "
            "The facts found so far are set out below. Please check them and sign your opinion."
        ),
        Heading(text="1. Facts found", anchor="facts"),
        paragraph(
            "On 17 November 2026, from 14:00 to 14:40, 张某 was on duty in the “flood-control” "
            "room when a call by the county office was not answered. At that time 张某 had been "
            "sent to move villagers to safety (evidence 1 and 3). ",
            emphasis("No decision has been taken."),
        ),
        NumberedList(
            items=(
                runs("Duty roster, 1 page"),
                runs("Duty log, 1 page"),
                runs(
                    "Call records, 4 pages; the call of 14:22 was not answered and was "
                    "returned at 15:03 from a mobile phone — see the second page of the record."
                ),
            )
        ),
        FieldTable(
            rows=(
                (Field(label="Name", value=runs("张某")), Field(label="Post", value=runs("Clerk"))),
                (Field(label="Address", room=2),),
            )
        ),
        english_table(),
        *english_ending(),
        title="Statement of facts",
        language=EN,
    )


def english_table() -> Table:
    """Return a short table."""
    return Table(
        columns=(
            Column(head="No.", share=1, align=Align.CENTRE),
            Column(head="Fact", share=5),
            Column(head="Evidence", share=3),
        ),
        rows=tuple(
            (cell(str(n)), cell("The call was not answered."), cell(f"Evidence {n}"))
            for n in range(1, 5)
        ),
    )


def english_ending() -> tuple[Block, ...]:
    """Return the law, what was said, and the places to sign."""
    boxes = (("Agree", False), ("In part", True), ("Disagree", False))
    return (
        Heading(text="2. Law", level=2, anchor="law"),
        Citation(
            source="Regulations on Accountability, art. 12",
            text="What it says, in our words: the measure must fit the fault.",
        ),
        Quote(text="I was in the village; my phone was charging in the duty room.", by="张某"),
        Choice(
            label="Opinion:",
            options=tuple(Option(text=text, ticked=ticked) for text, ticked in boxes),
        ),
        Lines(label="Remarks:", count=3),
        SignatureBlock(
            signatures=(
                Signature(label="Respondent:", date=runs("Date: ", blank(6))),
                Signature(label="Clerk:", name="李敏", date=runs("20 November 2026")),
            ),
            refusal="If the respondent refuses to sign, two persons present note it here:",
        ),
        SealBlock(body="青山镇", date=runs("20 November 2026"), hint="(seal)"),
        Note(text="Two copies: one for the respondent, one for the file."),
    )


def letter() -> Document:
    """Return a paper on the official sheet."""
    return document(
        Title(text="关于对张某同志履职情况予以澄清的函"),
        paragraph("石桥村党支部：", indent=False),
        *(paragraph(FACTS + "经核实，反映的问题与事实不符。") for _ in range(5)),
        Heading(text="一、核实情况"),
        Heading(text="（一）值班情况", level=2),
        paragraph("现予以澄清，请在一定范围内宣布——并做好后续工作。"),
        SealBlock(body="中共青山镇委员会", date=runs("2026年11月20日")),
        title="澄清函",
        style=PageStyle.OFFICIAL,
    )


def photograph(width: int = 1200, height: int = 800, orientation: int = 1) -> bytes:
    """Return a JPEG whose top left corner is red, with the place it was taken beside it."""
    picture = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    ImageDraw.Draw(picture).rectangle((0, 0, width // 4, height // 4), fill=(200, 30, 20))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = "GPS SECRET"
    packed = BytesIO()
    picture.save(packed, "JPEG", exif=exif, quality=80, comment=b"COMMENT SECRET")
    return packed.getvalue()


def picture(data: bytes, caption: str = "") -> Picture:
    """Return an exhibit picture of these bytes."""
    return Picture(digest=sha256(data).hexdigest(), read=partial(bytes, data), caption=caption)


def pdf_exhibit(data: bytes, name: str = "") -> PdfPages:
    """Return an exhibit of the pages of a PDF."""
    return PdfPages(digest=sha256(data).hexdigest(), read=lambda: data, name=name)


def cover() -> Document:
    """Return the cover of a packet."""
    return document(
        Title(text="见面与申辩文书", subtitle="（当事人本）"),
        FieldTable(
            rows=(
                (Field(label="案件", value=runs("青山镇〔2026〕12号")),),
                (Field(label="当事人", value=runs("张某")),),
                (Field(label="办案单位", value=runs("中共青山镇委员会")),),
            )
        ),
        title="见面与申辩文书",
        style=PageStyle.COVER,
    )


def packet(*, duplex: bool = True) -> Packet:
    """Return a packet of papers and exhibits."""
    photo = picture(photograph(orientation=6), "证据1　值班记录照片（2026年11月17日）")
    calls = pdf_exhibit(render_pdf(letter(), PLAIN).data, "通话记录")
    exhibit = PageMarks(draft=True, practice=True)
    papers = (
        (chinese_paper(), DRAFT, "facts"),
        (letter(), DRAFT, "letter"),
        (document(photo, title="证据1　值班记录", stamp="证据 1"), exhibit, "exhibit-1"),
        (document(calls, title="证据2　通话记录", stamp="证据 2"), exhibit, "exhibit-2"),
    )
    return Packet(
        title="见面与申辩文书",
        language=ZH,
        meta=META,
        cover=Part(document=cover(), marks=DRAFT),
        parts=tuple(Part(document=paper, marks=marks, name=name) for paper, marks, name in papers),
        duplex=duplex,
    )
