"""Pages of a PDF as pictures, drawn by a process of its own."""

from __future__ import annotations

import subprocess
import sys
import weakref
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import IO

from desktop.documents.page_orders import ANSWER, ORDER
from desktop.errors import Damaged, Problem

DRAW_PAGES = "--draw-pages"
"""What the packaged command is started with to draw pages."""
SECONDS_FOR_A_PAGE = 10
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """One page of ``pages``: four bytes a pixel (blue, green, red, nothing), ``stride`` a line."""

    pages: int
    width: int
    height: int
    stride: int
    data: bytes


class PageImages:
    """Draws pages one at a time; to be used by one thread at a time.

    The process is started for the first page and again after a page that ended it.
    """

    def __init__(self) -> None:
        """Start nothing yet."""
        self._child: subprocess.Popen[bytes] | None = None
        self._last: bytes | None = None

    def draw(self, pdf: bytes, page: int, width: int) -> PageImage:
        """Return a page, counted from 1, as a picture of a width in pixels.

        Raises:
            Damaged: it cannot be drawn, or takes too much time or memory.
        """
        child = self._running()
        again = pdf is self._last
        self._last = pdf
        patience = Timer(SECONDS_FOR_A_PAGE, child.kill)
        patience.start()
        try:
            _order(child.stdin, ORDER.pack(page - 1, width, 0 if again else len(pdf)))
            if not again:
                _order(child.stdin, pdf)
            return _answer(child.stdout)
        except (OSError, Damaged) as failure:
            self._end()
            raise Damaged(Problem("paper.not_shown")) from failure
        finally:
            patience.cancel()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self._last = None
            pipe = subprocess.PIPE
            self._child = subprocess.Popen(  # noqa: S603 - our own program, no word from outside
                _command(), stdin=pipe, stdout=pipe, creationflags=_NO_WINDOW
            )
            weakref.finalize(self, _ended, self._child)
        return self._child

    def _end(self) -> None:
        if self._child is not None:
            _ended(self._child)
        self._child = None


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        beside = Path(sys.executable)
        return [str(beside.with_name(f"quanheng{beside.suffix}")), DRAW_PAGES]
    return [sys.executable, "-m", "desktop.documents.page_child"]


def _order(pipe: IO[bytes] | None, data: bytes) -> None:
    if pipe is not None:
        pipe.write(data)
        pipe.flush()


def _answer(pipe: IO[bytes] | None) -> PageImage:
    head = pipe.read(ANSWER.size) if pipe is not None else b""
    if pipe is None or len(head) < ANSWER.size:
        raise Damaged(Problem("paper.not_shown"))
    pages, width, height, stride = ANSWER.unpack(head)
    data = pipe.read(stride * height)
    if not pages or len(data) < stride * height:
        raise Damaged(Problem("paper.not_shown"))
    return PageImage(pages=pages, width=width, height=height, stride=stride, data=data)


def _ended(child: subprocess.Popen[bytes]) -> None:
    """End the process and wait for it, so that nothing of a page stays in memory."""
    child.kill()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()
    child.wait()
