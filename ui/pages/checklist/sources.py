"""What an item rests on: act, article, in force since, and the words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.application.run_view import SourceShown
from ui.theme.boxes import Column
from ui.theme.measures import Type
from ui.theme.theme import Theme
from ui.widgets.label import Label
from ui.widgets.running_text import RunningText
from ui.widgets.tag import Tag


class Sources(QWidget):
    """Sources below each other; a gist of ours says that it is one, unverified law has its tag."""

    def __init__(
        self, theme: Theme, sources: Sequence[SourceShown], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = Column(theme, 4)
        for source in sources:
            self._add(source)
        self._column.addStretch(1)
        self.setLayout(self._column)

    def _add(self, source: SourceShown) -> None:
        column = self._column
        column.addWidget(RunningText(self._theme, source.title))
        if source.unverified:
            column.addWidget(Tag(self._theme, self.tr("to verify")), 0, Qt.AlignmentFlag.AlignLeft)
        facts = self._facts(source)
        if facts:
            note = Label(facts, "small")
            note.setWordWrap(True)
            column.addWidget(note)
        if source.not_then:
            column.addWidget(Tag(self._theme, source.not_then), 0, Qt.AlignmentFlag.AlignLeft)
        kind = Type.BODY if source.is_ours else Type.QUOTE
        column.addWidget(RunningText(self._theme, source.words, kind=kind))
        column.addSpacing(self._theme.gap(12))

    def _facts(self, source: SourceShown) -> str:
        if source.design_rule:
            return self.tr("a rule of this program, no law")
        ours = self.tr("gist, not the words of the law") if source.is_ours else ""
        since = self.tr("in force since {day}").format(day=source.in_force)
        return "　".join(part for part in (since if source.in_force else "", ours) if part)
