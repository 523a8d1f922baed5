"""A packet is one whole: contents with true numbers, parts on fresh sheets, exhibits made safe."""

from __future__ import annotations

import zlib
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NullObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from desktop.documents.blocks import Heading, Picture, paragraph
from desktop.documents.render import Packet, Part, render_packet, render_pdf
from desktop.documents.render.marks import PageMarks
from desktop.errors import Cancelled, Damaged, Failure, Refused
from desktop.text import Language, explain
from tests.documents.reading import darkness, page_texts, squeezed, whole_text
from tests.documents.samples import (
    FACTS,
    PLAIN,
    document,
    drawn,
    letter,
    packet,
    pdf_exhibit,
    photograph,
    picture,
)

SECRETS = (b"GPS SECRET", b"COMMENT SECRET")


def test_contents_name_every_part_with_its_page() -> None:
    rendered = render_packet(packet())
    texts = page_texts(rendered.data)
    contents = squeezed(texts[2])
    for expected in ("1事实材料1", "2澄清函5", "3证据1值班记录7", "4证据2通话记录8"):
        assert expected in contents
    assert "总第 1 页，共 9 页" in texts[4]
    assert "总第 5 页，共 9 页" in texts[8]
    assert "总第" not in texts[0] + texts[2]


def test_parts_begin_on_the_front_of_a_sheet() -> None:
    rendered = render_packet(packet())
    starts = {anchor.name: anchor.page for anchor in rendered.anchors if anchor.level == 0}
    assert all(page % 2 == 1 for page in starts.values())
    assert page_texts(rendered.data)[1].strip() == ""
    single = render_packet(packet(duplex=False))
    assert single.pages == 2 + 9
    assert all(text.strip() for text in page_texts(single.data))


def test_readers_number_pages_as_they_are_printed() -> None:
    reader = PdfReader(BytesIO(render_packet(packet()).data))
    labels = reader.page_labels
    assert labels[0] == "i"
    assert labels[2] == "iii"
    assert labels[4:9] == ["1", "2", "3", "4", "5"]
    assert labels[12:14] == ["8", "9"]
    assert [str(entry["/Title"]) for entry in reader.outline if not isinstance(entry, list)] == [
        "见面与申辩文书",
        "目录",
        "事实材料",
        "澄清函",
        "证据1\u3000值班记录",
        "证据2\u3000通话记录",
    ]


def test_a_long_contents_list_goes_on_overleaf_and_stays_true() -> None:
    few = packet(duplex=False)
    titles = [f"第{number}份材料，" + "名称很长" * 8 for number in range(60)]
    parts = tuple(
        Part(document=document(paragraph("文。"), title=title), marks=PLAIN) for title in titles
    )
    rendered = render_packet(replace(few, parts=parts))
    text = squeezed("".join(page_texts(rendered.data)[1:6]))
    assert "第59份材料" in text
    pages = {anchor.title: anchor.page for anchor in rendered.anchors}
    first = pages[titles[0]]
    assert [pages[title] - first for title in titles] == list(range(60))


def test_work_can_be_stopped_between_papers() -> None:
    calls: list[int] = []

    def stop_at_the_third() -> None:
        calls.append(1)
        if len(calls) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        render_packet(packet(), stop_at_the_third)
    assert len(calls) == 3


def test_the_picture_goes_through_untouched_without_what_the_camera_adds() -> None:
    photo = photograph()
    data = drawn(picture(photo, "照片")).data
    scan = photo[photo.index(b"\xff\xda") :]
    assert scan in data
    assert all(secret in photo for secret in SECRETS)
    assert not any(secret in data for secret in SECRETS)
    assert "照片" in whole_text(data)


# Where the red corner, top left of the stored picture, is seen for each EXIF orientation.
CORNERS = {
    1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1),
}  # fmt: skip


@pytest.mark.parametrize("orientation", CORNERS)
def test_a_picture_stands_upright(orientation: int) -> None:
    page = seen(drawn(picture(photograph(orientation=orientation))).data).convert("RGB")
    red = page.getchannel("R").point(lambda value: 255 * (value > 150))
    no_green = page.getchannel("G").point(lambda value: 255 * (value < 90))
    whole = page.convert("L").point(lambda value: 255 * (value < 250)).crop((0, 60, 595, 780))
    patch = ImageChops.darker(red, no_green).crop((0, 60, 595, 780))
    assert corner(patch.getbbox(), whole.getbbox()) == CORNERS[orientation]


def seen(data: bytes) -> Image.Image:
    """Return the first page as a reader shows it."""
    opened = pypdfium2.PdfDocument(data)
    try:
        picture_of_page: Image.Image = opened[0].render(scale=1).to_pil()
        return picture_of_page
    finally:
        opened.close()


Box = tuple[int, int, int, int]


def corner(small: Box | None, large: Box | None) -> tuple[int, int]:
    """Return in which corner of a large box a small one lies: right and low are 1."""
    assert small is not None
    assert large is not None
    return (
        int(small[0] + small[2] > large[0] + large[2]),
        int(small[1] + small[3] > large[1] + large[3]),
    )


def png(mode: str) -> bytes:
    image = Image.new(mode, (60, 40), 40_000)
    if mode != "I;16":
        image = Image.linear_gradient("L").convert(mode)
    packed = BytesIO()
    image.save(packed, "PNG")
    return packed.getvalue()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_drawn(mode: str) -> None:
    data = drawn(picture(png(mode))).data
    image = next(iter(PdfReader(BytesIO(data)).pages[0].images)).image
    assert image is not None
    assert image.mode in ("L", "RGB")
    assert image.getextrema() not in ((0, 0), ((0, 0),) * 3)


def test_a_plain_png_goes_through_untouched() -> None:
    photo = png("RGB")
    start = photo.index(b"IDAT") + 4
    assert photo[start : start + 200] in drawn(picture(photo)).data


def test_clear_parts_of_a_picture_are_white_as_on_paper() -> None:
    packed = BytesIO()
    Image.new("RGBA", (300, 300), (0, 0, 0, 0)).save(packed, "PNG")
    at = darkness(drawn(picture(packed.getvalue())).data)
    assert at(106, 60) == 255


def huge_png() -> bytes:
    head = (30_000).to_bytes(4, "big") * 2 + bytes((8, 2, 0, 0, 0))
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(10))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
        for kind, body in chunks
    )


@pytest.mark.parametrize(
    ("data", "family", "code"),
    [
        (photograph()[:2000], Damaged, "render.picture_damaged"),
        (png("RGB")[:-20], Damaged, "render.picture_damaged"),
        (png("RGB").replace(b"IDAT", b"IDAX"), Damaged, "render.picture_damaged"),
        (b"\xff\xd8\xff\xe0 not a picture", Damaged, "render.picture_damaged"),
        (huge_png(), Refused, "render.picture_too_large"),
        (b"GIF89a", Refused, "render.picture_unknown"),
        (b"", Refused, "render.picture_unknown"),
    ],
)
def test_a_bad_picture_is_named(data: bytes, family: type[Failure], code: str) -> None:
    with pytest.raises(family) as failure:
        drawn(picture(data, "现场照片"))
    (problem,) = failure.value.problems
    assert problem.code == code
    assert "现场照片" in explain(problem, Language.CHINESE)
    assert "现场照片" in explain(problem, Language.ENGLISH)


def test_a_picture_used_twice_is_stored_once() -> None:
    photo = picture(photograph())
    once, twice = drawn(photo).data, drawn(photo, photo).data
    assert len(twice) < len(once) * 1.2


def evidence(*texts: str) -> bytes:
    blocks = [Heading(text=text) for text in texts]
    return drawn(*blocks, paragraph(FACTS), header="").data


def hostile_pdf() -> bytes:
    """Return a PDF with scripts, links, files and references that lead out of it."""
    writer = PdfWriter(clone_from=BytesIO(evidence("通话记录")))
    writer._root_object[NameObject("/OpenAction")] = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert('SECRET SCRIPT')"),
        }
    )
    writer.add_attachment("secret.txt", b"SECRET FILE")
    writer.add_annotation(0, Link(rect=(50, 50, 300, 300), url="http://example.org/SECRET"))
    page = writer.pages[0]
    page[NameObject("/AA")] = DictionaryObject(
        {NameObject("/O"): DictionaryObject({NameObject("/S"): NameObject("/SECRETACTION")})}
    )
    outside = StreamObject()
    outside.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(1),
            NameObject("/Height"): NumberObject(1),
            NameObject("/ColorSpace"): NameObject("/DeviceGray"),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/F"): TextStringObject("SECRET PATH"),
            NameObject("/Metadata"): TextStringObject("SECRET DATA"),
        }
    )
    resources = page["/Resources"]
    assert isinstance(resources, DictionaryObject)
    resources[NameObject("/XObject")] = DictionaryObject(
        {NameObject("/F"): writer._add_object(outside)}
    )
    packed = BytesIO()
    writer.write(packed)
    return packed.getvalue()


def test_an_evidence_pdf_brings_its_looks_and_nothing_else() -> None:
    source = hostile_pdf()
    plain = b"".join(_decoded(source))
    assert b"SECRET SCRIPT" in plain.replace(b"\x00", b"")
    data = drawn(pdf_exhibit(source), stamp="证据 1").data
    carried = b"".join(_decoded(data)).replace(b"\x00", b"")
    assert b"SECRET" not in carried
    assert b"/JavaScript" not in carried
    assert b"/Annots" not in carried
    text = whole_text(data)
    assert "通话记录" in text
    assert squeezed(FACTS) in text
    assert "证据1" in text


def _decoded(data: bytes) -> list[bytes]:
    """Return every object of a PDF as bytes, streams unpacked."""
    reader = PdfReader(BytesIO(data))
    found = []
    for number in range(1, int(str(reader.trailer["/Size"]))):
        thing = reader.get_object(number)
        if isinstance(thing, StreamObject):
            found.append(thing.get_data())
        written = BytesIO()
        (thing or NullObject()).write_to_stream(written)
        found.append(written.getvalue())
    return found


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("shifted", [False, True])
def test_evidence_pages_stand_upright_and_whole(turn: int, shifted: bool) -> None:
    given = marked_page(turn, shifted=shifted)
    shown, placed = (seen(data).convert("L") for data in (given, drawn(pdf_exhibit(given)).data))
    before = shown.point(lambda value: 255 * (value < 20)).getbbox()
    expected = corner(before, (0, 0, shown.width, shown.height))
    frame = placed.point(lambda value: 255 * (value < 200)).crop((0, 60, 595, 780)).getbbox()
    black = placed.point(lambda value: 255 * (value < 20)).crop((0, 60, 595, 780)).getbbox()
    assert corner(black, frame) == expected


def marked_page(turn: int, *, shifted: bool) -> bytes:
    """Return a turned page with a black square low at the left of what is shown of it."""
    writer = PdfWriter()
    page = writer.add_blank_page(600, 900)
    left, bottom = (100, 50) if shifted else (0, 0)
    page.cropbox.lower_left = (left, bottom)
    content = StreamObject()
    content.set_data(f"0 g {left + 30} {bottom + 30} 150 150 re f".encode())
    page[NameObject("/Contents")] = writer._add_object(content)
    page.rotate(turn)
    packed = BytesIO()
    writer.write(packed)
    return packed.getvalue()


def test_each_evidence_page_is_a_page_of_its_own() -> None:
    source = render_pdf(letter(), PLAIN)
    rendered = drawn(pdf_exhibit(source.data), paragraph("以上为通话记录。"), stamp="证据 2")
    assert rendered.pages == source.pages + 1
    assert all("证据 2" in text for text in page_texts(rendered.data))


def test_the_page_code_stands_clear_of_an_evidence_page() -> None:
    marks = PageMarks(code="3F7A-92C4")
    page = drawn(pdf_exhibit(evidence("记录")), marks=marks, stamp="证据 2")
    placed = seen(page.data).convert("L")
    ink = placed.point(lambda value: 255 * (value < 200))
    beside_the_header = ink.crop((30, 0, 70, 400)).getbbox()
    assert beside_the_header is not None
    edge = beside_the_header[1]
    assert ink.crop((0, edge - 3, ink.width, edge - 1)).getbbox() is None


def locked(password: str) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(evidence("记录")))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    packed = BytesIO()
    writer.write(packed)
    return packed.getvalue()


def without_pages() -> bytes:
    packed = BytesIO()
    PdfWriter().write(packed)
    return packed.getvalue()


def endless() -> bytes:
    writer = PdfWriter()
    for _ in range(501):
        writer.add_blank_page(200, 200)
    packed = BytesIO()
    writer.write(packed)
    return packed.getvalue()


def vast() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(1_440_000, 200)
    packed = BytesIO()
    writer.write(packed)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "family", "code"),
    [
        (b"", Damaged, "render.pdf_damaged"),
        (b"no PDF at all", Damaged, "render.pdf_damaged"),
        (evidence("记录")[:900], Damaged, "render.pdf_damaged"),
        (without_pages(), Damaged, "render.pdf_damaged"),
        (vast(), Damaged, "render.pdf_damaged"),
        (locked("secret"), Refused, "render.pdf_locked"),
        (endless(), Refused, "render.pdf_too_long"),
    ],
)
def test_a_bad_evidence_pdf_is_named(data: bytes, family: type[Failure], code: str) -> None:
    with pytest.raises(family) as failure:
        drawn(pdf_exhibit(data, "通话记录"))
    (problem,) = failure.value.problems
    assert problem.code == code
    assert "通话记录" in explain(problem, Language.CHINESE)


def test_a_pdf_that_opens_without_a_password_is_placed() -> None:
    assert "记录" in whole_text(drawn(pdf_exhibit(locked(""))).data)


def test_a_pdf_that_refers_to_itself_is_placed() -> None:
    writer = PdfWriter(clone_from=BytesIO(evidence("记录")))
    resources = writer.pages[0]["/Resources"]
    assert isinstance(resources, DictionaryObject)
    loop = ArrayObject()
    reference = writer._add_object(loop)
    loop.append(reference)
    resources[NameObject("/ColorSpace")] = DictionaryObject({NameObject("/Loop"): reference})
    packed = BytesIO()
    writer.write(packed)
    assert "记录" in whole_text(drawn(pdf_exhibit(packed.getvalue())).data)


def test_a_name_that_is_a_key_of_ours_is_still_a_name() -> None:
    """A font that a page calls /A is no action: it was once left behind with the actions."""
    writer = PdfWriter(clone_from=BytesIO(evidence("记录")))
    page = writer.pages[0]
    resources = page["/Resources"]
    assert isinstance(resources, DictionaryObject)
    fonts = resources["/Font"]
    assert isinstance(fonts, DictionaryObject)
    fonts[NameObject("/A")] = fonts.raw_get("/F1")
    del fonts["/F1"]
    contents = page.get_contents()
    assert contents is not None
    contents.set_data(contents.get_data().replace(b"/F1 ", b"/A "))
    page.replace_contents(contents)
    packed = BytesIO()
    writer.write(packed)
    assert squeezed(FACTS) in whole_text(drawn(pdf_exhibit(packed.getvalue())).data)


def test_the_same_evidence_twice_is_carried_once() -> None:
    source = evidence("记录")
    once = drawn(pdf_exhibit(source)).data
    twice = drawn(pdf_exhibit(source), pdf_exhibit(source)).data
    assert len(twice) < len(once) + 6000


def test_exhibits_are_read_when_the_paper_is_drawn_and_not_before() -> None:
    def refuse() -> bytes:
        raise AssertionError

    block = Picture(digest="d", read=refuse)
    assert document(block).blocks == (block,)
    with pytest.raises(AssertionError):
        drawn(block)


def test_a_packet_of_nothing_is_a_cover_and_an_empty_list() -> None:
    empty: Packet = replace(packet(), parts=())
    assert render_packet(empty).pages == 3


EVIDENCE = evidence("记录")
PHOTOGRAPH, DRAWING = photograph(60, 40), png("P")


@settings(max_examples=100)
@given(
    changes=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=9),
    cut=st.one_of(st.none(), st.integers(0, 10**6)),
)
def test_damage_is_told_or_harmless(changes: list[tuple[int, int]], cut: int | None) -> None:
    for whole, exhibit in (
        (EVIDENCE, pdf_exhibit),
        (PHOTOGRAPH, picture),
        (DRAWING, picture),
    ):
        broken = bytearray(whole)
        for place, value in changes:
            broken[place % len(broken)] = value
        if cut is not None:
            del broken[cut % len(broken) :]
        try:
            rendered = drawn(exhibit(bytes(broken)))
        except Failure as failure:
            assert {problem.code.split(".")[0] for problem in failure.problems} == {"render"}
        else:
            assert rendered.pages >= 1
