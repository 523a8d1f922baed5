"""The places of the navigation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ui.pages.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A top-level place: Alt and its digit, its name, its icon, and who builds its page.

    The page is built when the place is first opened. ``apart`` stands alone at the bottom.
    """

    key: str
    digit: int
    name: str
    icon: str
    build: Callable[[], Page]
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What the frame says about the open office; the tag is empty outside practice."""

    name: str
    practice_tag: str = ""
