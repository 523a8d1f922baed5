"""A page being drawn: text, rules, squares, placed objects, measured from its top left corner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.documents.fonts import EM, Face, Typeface
from desktop.documents.render.book import Book, Mark
from desktop.documents.render.kinds import Kind, items_of
from desktop.documents.render.lines import Line, set_lines
from desktop.documents.render.measures import HAIR, PAGE_HEIGHT, Type


class Sheet:
    """One page being drawn."""

    def __init__(self, book: Book) -> None:
        """Start a white page of A4."""
        self.book = book
        self.drawn: list[str] = []
        self.placed: list[str] = []

    def line(self, line: Line, left: float, baseline: float, size: float) -> None:
        """Draw a line of text; room to write by hand is ruled."""
        if not line.items:
            return
        code = self.book.code
        start = left + line.shift * size / EM
        parts = [f"BT 1 0 0 1 {start:.2f} {PAGE_HEIGHT - baseline:.2f} Tm"]
        face: Face | None = None
        text: list[str] = []
        for item, gap, loose in zip(line.items, line.gaps, line.loose, strict=True):
            if item.kind is Kind.BLANK:
                text.append(f"{-item.advance - gap - loose} ")
                continue
            if item.face is not face:
                if text and face:
                    parts.append(f"[{''.join(text)}]TJ")
                    text = []
                face = item.face
                assert face is not None  # noqa: S101 - only a blank has none
                parts.append(f"/{self.book.font(face).name} {size:.3f} Tf")
            text.append(f"<{code(item, gap)}>")
            if loose:
                text.append(f"{-loose} ")
        if face:
            parts.append(f"[{''.join(text)}]TJ ET")
            self.drawn.append(" ".join(parts).replace("><", ""))
        self._rule_blanks(line, start, baseline, size)

    def _rule_blanks(self, line: Line, start: float, baseline: float, size: float) -> None:
        place = 0
        for item, gap, loose in zip(line.items, line.gaps, line.loose, strict=True):
            if item.kind is Kind.BLANK:
                left = start + place * size / EM
                below = baseline + 0.16 * size
                self.rule(left, below, left + item.advance * size / EM, below)
            place += item.advance + gap + loose

    def words(
        self,
        text: str,
        place: tuple[float, float],
        style: Type,
        typeface: Typeface,
        share: float = 0,
    ) -> None:
        """Draw one line of text at a place; ``share`` of it lies left of the place."""
        items = items_of(typeface)
        (line,) = set_lines([items[char] for char in text], EM * EM, justified=False)
        left = place[0] - share * line.width * style.size / EM
        self.line(line, left, place[1], style.size)

    def grey(self, black: float) -> None:
        """Draw what follows in grey: 0 is black, 1 white."""
        self.drawn.append(f"{black:g} g {black:g} G")

    def rule(
        self, left: float, top: float, right: float, below: float, width: float = HAIR
    ) -> None:
        """Draw a straight rule."""
        self.drawn.append(
            f"{width:g} w {left:.2f} {PAGE_HEIGHT - top:.2f} m"
            f" {right:.2f} {PAGE_HEIGHT - below:.2f} l S"
        )

    def dots(self, left: float, right: float, height: float) -> None:
        """Draw a row of dots that leads the eye; it is no text and copies as nothing."""
        up = PAGE_HEIGHT - height
        self.drawn.append(f"q 1 J 1 w [0 4] 0 d {right:.2f} {up:.2f} m {left:.2f} {up:.2f} l S Q")

    def frame(self, left: float, top: float, width: float, height: float) -> None:
        """Draw an open rectangle."""
        self.drawn.append(
            f"{HAIR:g} w {left:.2f} {PAGE_HEIGHT - top - height:.2f} {width:.2f} {height:.2f} re S"
        )

    def squares(self, boxes: Iterable[tuple[float, float, float, float]]) -> None:
        """Fill rectangles of left, top, width and height, all at once."""
        parts = [
            f"{left:.3f} {PAGE_HEIGHT - top - height:.3f} {width:.3f} {height:.3f} re"
            for left, top, width, height in boxes
        ]
        self.drawn.append("\n".join([*parts, "f"]))

    def place(self, name: str, matrix: Sequence[float]) -> None:
        """Place an object of the book by a PDF matrix, measured from the bottom left corner."""
        numbers = " ".join(f"{number:.4f}" for number in matrix)
        self.drawn.append(f"q {numbers} cm /{name} Do Q")
        if name not in self.placed:
            self.placed.append(name)

    def mark(self, name: str, title: str, level: int, top: float) -> None:
        """Remember a place on this page, which will be the next of the book."""
        self.book.marks.append(
            Mark(name=name, title=title, level=level, page=self.book.pages, top=top)
        )

    def finish(self, label: str = "", number: int | None = None) -> None:
        """Append this page to the book."""
        content = "\n".join(self.drawn).encode("ascii")
        self.book.add_page(content, self.placed, label, number)
