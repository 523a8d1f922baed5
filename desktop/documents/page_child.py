"""Draws pages of a PDF as pictures, in a process of its own.

What a broken page could do stays here: the process may use 1 GB and is ended when a page takes too
long. It reads orders from its input until that ends and writes one answer to each.
"""

from __future__ import annotations

import sys
from typing import BinaryIO

import pypdfium2

from desktop.documents.page_orders import ANSWER, ORDER

NOTHING = ANSWER.pack(0, 0, 0, 0)
MOST_MEMORY = 2**30
MOST_PIXELS = 100_000_000
MOST_POINTS = 14_400
"""The longest side a PDF page may have."""


def main() -> None:
    """Answer orders until the input ends."""
    _limit_memory()
    _serve(sys.stdin.buffer, sys.stdout.buffer)


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _serve(orders: BinaryIO, answers: BinaryIO) -> None:
    data = b""
    while len(order := orders.read(ORDER.size)) == ORDER.size:
        page, width, size = ORDER.unpack(order)
        data = orders.read(size) if size else data
        answers.write(_answer(data, page, width))
        answers.flush()


def _answer(data: bytes, page: int, width: int) -> bytes:
    try:
        file = pypdfium2.PdfDocument(data)
        try:
            return _drawn(file, page, width)
        finally:
            file.close()
    except (pypdfium2.PdfiumError, MemoryError, IndexError):
        return NOTHING


def _drawn(file: pypdfium2.PdfDocument, number: int, width: int) -> bytes:
    page = file[number]
    wide, high = page.get_size()
    height = round(high * width / wide) if wide else 0
    if max(wide, high) > MOST_POINTS or not 0 < width * height <= MOST_PIXELS:
        return NOTHING
    bitmap = page.render(scale=width / wide, prefer_bgrx=True)
    head = ANSWER.pack(len(file), bitmap.width, bitmap.height, bitmap.stride)
    return head + bytes(bitmap.buffer)


if __name__ == "__main__":
    main()
