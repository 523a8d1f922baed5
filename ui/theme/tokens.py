"""The colours of the two themes, by what they are for (design notes, section 2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Ink = Literal["text", "text2", "accent", "seal"]
"""The colours words may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One theme's colours as ``#RRGGBB``.

    ``line`` separates and is never the sole edge of a control; ``faint`` is for disabled text only.
    """

    window: str
    base: str
    side: str
    raised: str
    line: str
    border: str
    text: str
    text2: str
    faint: str
    accent: str
    fill: str
    fillh: str
    on_fill: str
    tint: str
    hover: str
    seal: str
    sealtint: str

    def ink(self, name: Ink) -> str:
        """Return the colour words of this kind have."""
        return {
            "text": self.text,
            "text2": self.text2,
            "accent": self.accent,
            "seal": self.seal,
        }[name]


LIGHT = Tokens(
    window="#F6F5F2",
    base="#FFFFFF",
    side="#ECEAE5",
    raised="#FBFAF8",
    line="#DEDAD3",
    border="#87837B",
    text="#1E1D1B",
    text2="#59564F",
    faint="#837F77",
    accent="#1F4E79",
    fill="#1F4E79",
    fillh="#173D61",
    on_fill="#FFFFFF",
    tint="#E2EBF3",
    hover="#F0EEEA",
    seal="#A8322A",
    sealtint="#F8EAE7",
)

DARK = Tokens(
    window="#1C1D1F",
    base="#242629",
    side="#151617",
    raised="#202225",
    line="#3A3D41",
    border="#7E8388",
    text="#E8E6E1",
    text2="#B3B0A9",
    faint="#85898E",
    accent="#93BEE6",
    fill="#3670A5",
    fillh="#3B76AB",
    on_fill="#FFFFFF",
    tint="#263A4E",
    hover="#2A2D31",
    seal="#F2998D",
    sealtint="#3B2522",
)
