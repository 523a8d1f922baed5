"""Draw the exhibits of the practice cases: two photographs of papers on a desk, one call record.

Run with the project's own environment; the output is committed, so this is needed only to change
it. Names, numbers and places are invented.
"""

from __future__ import annotations

import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).resolve().parent.parent / "resources"
OUT = ROOT / "demo" / "evidence"
FONT = ROOT / "fonts" / "NotoSansSC-Regular.ttf"

ROSTER = (
    "青山镇防汛值班表（11月）",
    ("日期", "白班", "夜班", "带班领导"),
    ("11月16日", "周某", "刘某", "分管副镇长"),
    ("11月17日", "张某", "张某", "分管副镇长"),
    ("11月18日", "陈某", "周某", "分管副镇长"),
    ("11月19日", "刘某", "陈某", "分管副镇长"),
)
TRANSFER = (
    "石桥村群众转移登记（11月17日）",
    ("时间", "户主", "人数", "经手"),
    ("13:20", "何某", "4", "张某"),
    ("13:45", "罗某", "2", "张某"),
    ("14:10", "彭某", "5", "张某"),
    ("14:35", "何某某", "3", "张某"),
)
CALLS = (
    "通话记录（防汛值班电话）",
    "2026年11月17日 10:12  呼出  分管副镇长  时长 3 分 05 秒",
    "2026年11月17日 14:00  呼入  县应急局    无人接听",
    "2026年11月17日 14:20  呼入  县应急局    无人接听",
    "2026年11月17日 14:41  呼入  县应急局    时长 1 分 12 秒",
)


def photograph(sheet: tuple[object, ...], target: Path, seed: int) -> None:
    """Draw a table on paper, lying a little askew on a desk, lit from one side."""
    chance = random.Random(seed)  # noqa: S311 - grain of a picture
    paper = Image.new("RGB", (1500, 1060), (250, 248, 242))
    draw = ImageDraw.Draw(paper)
    big, small = ImageFont.truetype(str(FONT), 52), ImageFont.truetype(str(FONT), 36)
    draw.text((750, 90), str(sheet[0]), font=big, fill=(30, 30, 34), anchor="mm")
    rows = [row for row in sheet[1:] if isinstance(row, tuple)]
    for number, row in enumerate(rows):
        top = 190 + number * 120
        for column, text in enumerate(row):
            left = 90 + column * 330
            draw.rectangle((left, top, left + 330, top + 120), outline=(60, 60, 66), width=3)
            fill = (30, 30, 34) if number == 0 else (34, 50, 110)
            draw.text((left + 165, top + 60), text, font=small, fill=fill, anchor="mm")
    desk = Image.new("RGB", (1800, 1350), (120, 92, 66))
    grain = ImageDraw.Draw(desk)
    for _ in range(500):
        y = chance.randrange(1350)
        shade = chance.randrange(-10, 10)
        grain.line((0, y, 1800, y + chance.randrange(-8, 8)), (120 + shade, 92 + shade, 66))
    turned = paper.rotate(chance.uniform(-3, 3), expand=True, fillcolor=(118, 90, 64))
    desk.paste(turned, (140, 120))
    light = (
        Image.linear_gradient("L").resize(desk.size).point(lambda value: 175 + value * 80 // 255)
    )
    lit = Image.composite(desk, Image.new("RGB", desk.size), light)
    lit.filter(ImageFilter.GaussianBlur(0.6)).save(target, quality=78)


def call_record(target: Path) -> None:
    """Write the call record as a PDF of one page."""
    pdfmetrics.registerFont(TTFont("Hei", str(FONT)))
    canvas = Canvas(str(target), invariant=1, initialFontName="Hei")
    canvas.setTitle(CALLS[0])
    canvas.setFont("Hei", 18)
    canvas.drawCentredString(297, 770, CALLS[0])
    canvas.setFont("Hei", 11)
    for number, line in enumerate(CALLS[1:]):
        canvas.drawString(80, 720 - number * 26, line)
    canvas.showPage()
    canvas.save()


def main() -> None:
    """Draw everything anew."""
    OUT.mkdir(parents=True, exist_ok=True)
    photograph(ROSTER, OUT / "duty-roster.jpg", 1)
    photograph(TRANSFER, OUT / "transfer-list.jpg", 2)
    call_record(OUT / "call-record.pdf")


if __name__ == "__main__":
    main()
