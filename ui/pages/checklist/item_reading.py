"""One item of a run that has ended, to be read."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.application.run_view import ItemShown
from desktop.domain.checklist import Answer
from ui.pages.checklist.evidence_chips import Options
from ui.theme.boxes import Column
from ui.theme.theme import Theme
from ui.widgets.label import Label
from ui.widgets.running_text import RunningText


class ItemReading(QWidget):
    """Question and answer as plain text: nothing here can be changed any more."""

    def __init__(
        self,
        theme: Theme,
        shown: ItemShown,
        answer: Answer,
        evidence: Options,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = Column(theme, 6)
        self._add(self.tr("Answer"), self._answer_words(shown, answer))
        names = {rung.code: rung.name for rung in shown.rungs}
        for rung in answer.rungs:
            enough = self.tr("enough") if rung.enough else self.tr("not enough")
            self._add(names.get(rung.rung, rung.rung), f"{enough}　{rung.reason}")
        self._add(self.tr("Reason"), answer.reason)
        known = dict(evidence)
        pieces = [known[piece] for piece in answer.evidence if piece in known]
        self._add(self.tr("Evidence"), "\n".join(pieces))
        self._add(self.tr("Strongest contrary point"), answer.contrary)
        self._column.addStretch(1)
        self.setLayout(self._column)

    def _answer_words(self, shown: ItemShown, answer: Answer) -> str:
        words = dict(shown.choices)
        given = [words.get(code, code) for code in (answer.value, *answer.chosen) if code]
        if not given and not answer.rungs:
            return self.tr("not answered")
        return "\n".join(given)

    def _add(self, title: str, words: str) -> None:
        if not words:
            return
        self._column.addWidget(Label(title, "strong"))
        self._column.addWidget(RunningText(self._theme, words))
