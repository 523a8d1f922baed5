"""Seconds for a 14-page packet with two photographs: ``python -m tests.benchmarks.packet``.

The floor is reportlab's bare canvas: the same lines of text, already broken, drawn one by one in
fonts that are already open, and the same photographs. It breaks no line, fills none, draws no
table, no mark and no bookmark. Every packet is new to both: other words, other photographs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from io import BytesIO

from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desktop import places
from desktop.documents.blocks import Block, Document, Heading, paragraph
from desktop.documents.render import Packet, PageMarks, Part, render_packet
from desktop.documents.render.measures import MM, ONE, PAGE_HEIGHT
from tests.benchmarks.timing import Turns, seconds, tell_ratio
from tests.documents.reading import page_texts
from tests.documents.samples import META, ZH, chinese_paper, cover, document, letter, picture

PACKETS = 9
MUST = 2.5
CHARACTERS = [chr(code) for code in range(0x4E00, 0x4E00 + 1500)]
MARKS = PageMarks(draft=True, code="3F7A-92C4", qr="QH1:3F7A92C4:QSZ-2026-12:1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What both draw: the packet, its lines of text page by page, and the photographs."""

    packet: Packet
    pages: tuple[tuple[str, ...], ...]
    photographs: tuple[bytes, ...]


def photograph(seed: int) -> bytes:
    """Return about three megabytes of JPEG, other ones for each seed."""
    noise = Image.effect_noise((2000, 1500), 60 + seed)
    packed = BytesIO()
    Image.merge("RGB", (noise, noise, noise)).save(packed, "JPEG", quality=95)
    return packed.getvalue()


def long_paper(seed: int) -> Document:
    """Return a paper of some full pages, in other words for each seed."""
    words = [CHARACTERS[(seed * 37 + n * n) % len(CHARACTERS)] for n in range(1_850)]
    text = "".join(word + ("，" if n % 13 == 12 else "") for n, word in enumerate(words))
    blocks: list[Block] = []
    for number, start in enumerate(range(0, len(text), 160)):
        if number % 4 == 0:
            blocks.append(Heading(text=f"第{number + 1}部分"))
        blocks.append(paragraph(f"2026年11月{number + 1}日，{text[start : start + 160]}。"))
    return document(*blocks, title="材料")


def a_packet(seed: int, photographs: tuple[bytes, ...]) -> Packet:
    """Return a packet of 14 pages."""
    exhibits = [
        document(picture(data, "现场照片"), title="照片", stamp="证据 1") for data in photographs
    ]
    papers = [chinese_paper(), letter(), long_paper(seed), *exhibits]
    return Packet(
        title="见面与申辩文书",
        language=ZH,
        meta=META,
        cover=Part(document=cover(), marks=MARKS),
        parts=tuple(Part(document=paper, marks=MARKS) for paper in papers),
        duplex=False,
    )


def two_photographs(seed: int) -> tuple[bytes, ...]:
    """Return the photographs of a packet."""
    return (photograph(2 * seed), photograph(2 * seed + 1))


def material(seed: int) -> Material:
    """Return a packet and what the floor draws for it."""
    photographs = two_photographs(seed)
    packet = a_packet(seed, photographs)
    texts = page_texts(render_packet(packet).data)
    pages = tuple(tuple(line for line in text.splitlines() if line.strip()) for text in texts)
    return Material(packet=packet, pages=pages, photographs=photographs)


def draw_floor(stuff: Material) -> bytes:
    """Do the least that puts the same lines and photographs into a PDF."""
    packed = BytesIO()
    canvas = Canvas(packed, invariant=1, pageCompression=1, initialFontName="song")
    for number, lines in enumerate(stuff.pages):
        top = PAGE_HEIGHT - 30 * MM
        for line in lines:
            canvas.setFont("song", ONE)
            canvas.drawString(28 * MM, top, line)
            top -= 27
        photo = number - len(stuff.pages) + len(stuff.photographs)
        if photo >= 0:
            image = ImageReader(BytesIO(stuff.photographs[photo]))
            canvas.drawImage(image, 28 * MM, 90 * MM, 156 * MM, 117 * MM)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def main() -> None:
    """Print ours, the floor and the ratio."""
    rl_config.useA85 = 0
    path = places.resources() / "fonts" / "NotoSerifSC-Regular.ttf"
    pdfmetrics.registerFont(TTFont("song", str(path)))
    stuff = [material(seed) for seed in range(PACKETS + 1)]
    pairs = [
        (seconds(partial(render_packet, each.packet)), seconds(partial(draw_floor, each)))
        for each in stuff
    ][1:]  # the first one opens the fonts
    turns = Turns(ours=[pair[0] for pair in pairs], floor=[pair[1] for pair in pairs])
    tell_ratio(f"packet of {len(stuff[0].pages)} pages, warm", turns, MUST)


if __name__ == "__main__":
    main()
