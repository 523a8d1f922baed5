"""Pictures of exhibits, put into a PDF as they are.

The compressed bytes of a JPEG or plain PNG go through untouched: nothing is decoded, nothing lost.
What a camera writes beside the picture (place, time, owner, a second picture) is left out.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream

from desktop.documents import blocks
from desktop.errors import Damaged, Problem, Refused

LARGEST = 80_000_000  # pixels: more than any office scanner or camera makes
JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
FRAMES = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))
SCAN, END, EXIF = 0xDA, 0xD9, 0xE1
LEFT_OUT = frozenset((*range(0xE1, 0xEE), 0xEF, 0xFE))  # all application data but JFIF and Adobe
ORIENTATION = 0x0112
BROKEN = (LookupError, OSError, SyntaxError, ValueError, struct.error, zlib.error)
COLOURS = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}

# How a unit square turns for each EXIF orientation.
UPRIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
TURNS = {
    1: UPRIGHT,
    2: (-1.0, 0.0, 0.0, 1.0, 1.0, 0.0),
    3: (-1.0, 0.0, 0.0, -1.0, 1.0, 1.0),
    4: (1.0, 0.0, 0.0, -1.0, 0.0, 1.0),
    5: (0.0, -1.0, -1.0, 0.0, 1.0, 1.0),
    6: (0.0, -1.0, 1.0, 0.0, 0.0, 1.0),
    7: (0.0, 1.0, 1.0, 0.0, 0.0, 0.0),
    8: (0.0, 1.0, -1.0, 0.0, 1.0, 0.0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFile:
    """A picture ready for a PDF: how large it is when upright, how it must be turned."""

    width: int
    height: int
    turn: tuple[float, ...]
    image: PDFStream


def load(block: blocks.Picture) -> PictureFile:
    """Return an exhibit picture; one that cannot be read or is far too large is refused."""
    data = block.read()
    try:
        if data.startswith(JPEG):
            return _jpeg(data)
        if data.startswith(PNG):
            return _png(data)
    except BROKEN as error:
        raise Damaged(
            Problem("render.picture_damaged", about=block.digest, what=_what(block))
        ) from error
    except _TooLargeError as error:
        raise Refused(
            Problem(
                "render.picture_too_large", about=block.digest, what=_what(block), size=str(error)
            )
        ) from error
    raise Refused(Problem("render.picture_unknown", about=block.digest, what=_what(block)))


def _what(block: blocks.Picture) -> str:
    return block.caption or block.digest[:12]


class _TooLargeError(Exception):
    """A picture has more pixels than anyone can print."""


def _measured(width: int, height: int) -> None:
    if width * height > LARGEST:
        raise _TooLargeError(f"{width} × {height}")
    if not width * height:
        raise ValueError("a picture without size")


def _image(width: int, height: int, colours: str, content: bytes, **entries: object) -> PDFStream:
    return PDFStream(
        PDFDictionary(
            {
                "Type": PDFName("XObject"),
                "Subtype": PDFName("Image"),
                "Width": width,
                "Height": height,
                "BitsPerComponent": 8,
                "ColorSpace": PDFName(colours),
                **entries,
            }
        ),
        content,
    )


def _jpeg(data: bytes) -> PictureFile:
    kept = [data[:2]]
    turn, frame = UPRIGHT, (0, 0, 0)
    adobe = False
    for marker, start, end in _segments(data):
        if marker in FRAMES:
            height, width, components = struct.unpack_from(">HHB", data, start + 5)
            frame = (width, height, components)
        if marker == EXIF and data[start + 4 : start + 10] == b"Exif\0\0":
            turn = TURNS.get(_orientation(data[start + 10 : end]), UPRIGHT)
        adobe = adobe or marker == 0xEE
        if marker not in LEFT_OUT:
            kept.append(data[start:end])
    width, height, components = frame
    _measured(width, height)
    entries: dict[str, object] = {"Filter": PDFName("DCTDecode")}
    if components == 4 and adobe:  # Adobe writes its inks inverted
        entries["Decode"] = PDFArray([1, 0, 1, 0, 1, 0, 1, 0])
    image = _image(width, height, COLOURS[components], b"".join(kept), **entries)
    if turn[0] == 0:
        width, height = height, width
    return PictureFile(width=width, height=height, turn=turn, image=image)


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield marker, start and end of each segment up to the end of the first picture."""
    place = 2
    while True:
        if data[place] != 0xFF:
            raise ValueError("no marker where one must be")
        marker = data[place + 1]
        if marker == END:
            yield marker, place, place + 2
            return
        end = place + 2 + int(struct.unpack_from(">H", data, place + 2)[0])
        if marker == SCAN:
            end = _end_of_scan(data, end)
        yield marker, place, end
        place = end


def _end_of_scan(data: bytes, place: int) -> int:
    while True:
        place = data.index(b"\xff", place)
        if data[place + 1] == 0 or 0xD0 <= data[place + 1] <= 0xD7:
            place += 2
        elif data[place + 1] == 0xFF:
            place += 1
        else:
            return place


def _orientation(exif: bytes) -> int:
    order = "<" if exif[:2] == b"II" else ">"
    start = struct.unpack_from(f"{order}I", exif, 4)[0]
    count = struct.unpack_from(f"{order}H", exif, start)[0]
    for entry in range(start + 2, start + 2 + 12 * count, 12):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, entry)
        if tag == ORIENTATION:
            return int(value)
    return 1


def _png(data: bytes) -> PictureFile:
    width, height, depth, colour, _, _, interlaced = struct.unpack_from(">IIBBBBB", data, 16)
    _measured(width, height)
    chunks = list(_chunks(data))
    clear = any(kind == b"tRNS" for kind, _ in chunks)
    components = {0: 1, 2: 3}.get(colour, 0)
    if components and depth == 8 and not interlaced and not clear:
        rows = PDFDictionary(
            {"Predictor": 15, "Colors": components, "BitsPerComponent": 8, "Columns": width}
        )
        content = b"".join(body for kind, body in chunks if kind == b"IDAT")
        image = _image(
            width,
            height,
            COLOURS[components],
            content,
            Filter=PDFName("FlateDecode"),
            DecodeParms=rows,
        )
    else:
        image = _decoded(data)
    return PictureFile(width=width, height=height, turn=UPRIGHT, image=image)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and body of each chunk; a changed one is damage."""
    place, kind = len(PNG), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, place)
        body = data[place + 8 : place + 8 + length]
        if zlib.crc32(kind + body) != struct.unpack_from(">I", data, place + 8 + length)[0]:
            raise ValueError("a chunk was changed")
        yield kind, body
        place += 12 + length


def _decoded(data: bytes) -> PDFStream:
    """Return pixels without palette and transparency, on white as on paper."""
    with Image.open(BytesIO(data), formats=("PNG",)) as opened:
        opened.load()
        picture: Image.Image = opened
        if picture.mode.startswith("I"):
            picture = picture.convert("I").point(lambda value: value / 256).convert("L")
        if picture.mode not in ("1", "L"):
            clear = picture.convert("RGBA")
            paper = Image.new("RGBA", clear.size, "white")
            picture = Image.alpha_composite(paper, clear).convert("RGB")
        elif picture.mode == "1":
            picture = picture.convert("L")
        colours = "DeviceGray" if picture.mode == "L" else "DeviceRGB"
        content = zlib.compress(picture.tobytes())
    return _image(*picture.size, colours, content, Filter=PDFName("FlateDecode"))
