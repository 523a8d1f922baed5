"""What the program is, what it never does, and whose work is in it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.theme.boxes import Column, Row
from ui.theme.theme import Theme
from ui.widgets.label import Label
from ui.widgets.mark import ApplicationMark
from ui.widgets.running_text import RunningText
from ui.widgets.scroll_column import ScrollColumn


class AboutPart(QWidget):
    """Mark, version, and four paragraphs."""

    def __init__(self, theme: Theme, version: str) -> None:
        super().__init__()
        scroll = ScrollColumn(theme, 12)
        scroll.column.addLayout(self._head(theme, version))
        for paragraph in self._paragraphs():
            scroll.column.addWidget(RunningText(theme, paragraph))
        scroll.column.addStretch(1)
        column = Column(theme)
        column.addWidget(scroll)
        self.setLayout(column)

    def _head(self, theme: Theme, version: str) -> Row:
        named = Column(theme, 0)
        named.addWidget(Label(self.tr("Quanheng"), "wordmark"))
        named.addWidget(Label(self.tr("Version {number}").format(number=version), "small"))
        head = Row(theme, 14)
        head.addWidget(ApplicationMark(theme, 48))
        head.addLayout(named)
        head.addStretch(1)
        return head

    def _paragraphs(self) -> tuple[str, ...]:
        return (
            self.tr(
                "It weighs a matter before an official is held accountable, hears that person, "
                "and prints the papers. It advises; people decide."
            ),
            self.tr(
                "It never goes online: no call, no font, no help page comes from outside. "
                "Data stay on this computer, encrypted, and leave it only on a stick or on paper "
                "that you hand over yourself."
            ),
            self.tr("It cannot hold state secrets."),
            self.tr(
                "Free software under the Apache License 2.0. It uses Qt (LGPL 3), SQLCipher, "
                "libsodium and others, and the Noto and other open fonts; each licence lies "
                "beside its part in the program's folder."
            ),
        )
