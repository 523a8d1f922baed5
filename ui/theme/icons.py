"""Icons drawn from the project's own SVG files in a colour and at a size."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QIcon, QImage, QImageReader, QPixmap

from desktop import places


class IconUnreadable(Exception):
    """An icon file of the program is missing or broken: the installation is not whole."""


def folder() -> Path:
    """Return the folder of the drawings."""
    return places.resources() / "icons"


@cache
def _drawing(name: str) -> str:
    return (folder() / f"{name}.svg").read_text(encoding="utf-8")


def image(name: str, colour: str, pixels: int) -> QImage:
    """Return a drawing in ``colour``; ``currentColor`` would be drawn black by Qt."""
    drawing = _drawing(name).replace("currentColor", colour)
    buffer = QBuffer()
    buffer.setData(QByteArray(drawing.encode()))
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(pixels, pixels))
    drawn = reader.read()
    if drawn.isNull():
        raise IconUnreadable(name)
    return drawn


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return a drawing for ``size`` logical pixels on a screen of the given ratio."""
    made = QPixmap.fromImage(image(name, colour, round(size * ratio)))
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, colour: str, faint: str, size: int, ratio: float) -> QIcon:
    """Return an icon whose disabled state has the theme's own faint colour, not Qt's grey."""
    made = QIcon()
    for one in sorted({1.0, ratio}):
        made.addPixmap(pixmap(name, colour, size, one), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, faint, size, one), QIcon.Mode.Disabled)
    return made


def application_icon() -> QIcon:
    """Return the mark for title bar and task bar, the small drawing where it is tiny."""
    made = QIcon()
    for size in (16, 24, 32):
        made.addPixmap(pixmap("app-small", "", size))
    for size in (48, 64, 128, 256):
        made.addPixmap(pixmap("app", "", size))
    return made
