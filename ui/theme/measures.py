"""Sizes of type and of the grid at 100 %, and how they grow with the text size."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum

CONTROL = 32
TABLE_ROW = 34
TABLE_HEADER = 32
BUTTON_ROW = 40
TWO_LINE_ROW = 58
NAVIGATION_ROW = 36
STEP_ROW = 44
TITLE_ROW = 48
STATUS_LINE = 30
NAVIGATION_WIDTH = 148
NARROW_NAVIGATION_WIDTH = 42
PAGE_SIDE = 20
PAGE_BOTTOM = 12
LIST_WIDTH = 268
STEPS_WIDTH = 206
OUTLINE_WIDTH = 214
DOCUMENTS_WIDTH = 396
HELP_WIDTH = 214
SOURCES_WIDTH = 258
LABEL_WIDTH = 92
RUNNING_LINE = 1.65
RUNNING_WIDTH = 40
"""Chinese characters in a line of running text, at most."""


class TextSize(IntEnum):
    """Per cent of the designed size a person reads at, beside the system's own scaling."""

    NORMAL = 100
    LARGE = 125
    LARGER = 150
    LARGEST = 200


class Type(Enum):
    """The five ranks of type; one size means one rank."""

    SMALL = "small"
    BODY = "body"
    STRONG = "strong"
    HEAD = "head"
    TITLE = "title"
    DISPLAY = "display"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """Pixels at 100 %, whether the weight is Medium, and whether the family is the serif one."""

    px: int
    medium: bool = False
    serif: bool = False


FACES: dict[Type, Face] = {
    Type.SMALL: Face(px=12),
    Type.BODY: Face(px=14),
    Type.STRONG: Face(px=14, medium=True),
    Type.HEAD: Face(px=16, medium=True),
    Type.TITLE: Face(px=20, medium=True),
    Type.DISPLAY: Face(px=28, serif=True),
    Type.QUOTE: Face(px=14, serif=True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The space a page has, in logical pixels, and the text size: it decides what folds away.

    Things fold in one order: margins, then the outline, then the names of the navigation,
    then labels beside fields; only vertical scrolling is left.
    """

    width: int
    height: int
    text_size: TextSize = TextSize.NORMAL

    @property
    def _roomy(self) -> float:
        return self.width * 100 / self.text_size

    @property
    def folds_margin(self) -> bool:
        """Sources and help become a text button in the heading."""
        return self.width < 1180 or self.text_size > TextSize.LARGE

    @property
    def wraps_rows(self) -> bool:
        """Fields that stand beside each other go on in a second line."""
        return self._roomy < 1280

    @property
    def folds_outline(self) -> bool:
        """The outline becomes a drop-down with previous and next."""
        return self._roomy < 960

    @property
    def folds_navigation(self) -> bool:
        """The navigation shows icons only; names are in tooltips and accessible names."""
        return self._roomy < 960

    @property
    def folds_labels(self) -> bool:
        """Labels stand above their fields."""
        return self._roomy < 760

    @property
    def is_low(self) -> bool:
        """Panes scroll each by themselves; title row, result strip and status line stay."""
        return self.height * 100 / self.text_size < 640

    @property
    def pane_gap(self) -> int:
        """The gap between panes at 100 %."""
        return 16 if self.width < 1180 else 20
