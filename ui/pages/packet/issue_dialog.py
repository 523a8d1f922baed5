"""Before papers become final: which, under whose name, and that they can no longer be changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.dialog import Dialog


class IssueDialog(Dialog):
    """Accepted when the papers named are to be issued."""

    def __init__(
        self, theme: Theme, titles: Sequence[str], name: str, parent: QWidget | None = None
    ) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            theme,
            _question(len(titles)),
            safe=translate("IssueDialog", "Not yet"),
            act=translate("IssueDialog", "Issue"),
            parent=parent,
        )
        self.say("\n".join(titles))
        words = self.tr(
            "Issued papers get their numbers and page codes and can no longer be changed."
            " Goes into the journal, by {name}."
        )
        self.say(words.format(name=name))


def _question(number: int) -> str:
    translate = QCoreApplication.translate
    if number == 1:
        return translate("IssueDialog", "Issue this paper?")
    return translate("IssueDialog", "Issue {number} papers?").format(number=number)
