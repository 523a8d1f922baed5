"""What may be written into each field of the intake form."""

from __future__ import annotations

from ui.theme.measures import HELP_WIDTH
from ui.theme.theme import Theme
from ui.widgets.label import Label
from ui.widgets.margin import Margin
from ui.widgets.running_text import RunningText


class IntakeHelp(Margin):
    """Says beside the form what the field is for that has the keyboard."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, HELP_WIDTH)
        self._title = Label("", "strong")
        self._words = RunningText(theme, ink="text2")
        self.column.addWidget(self._title)
        self.column.addWidget(self._words)
        self.column.addStretch(1)

    def show_topic(self, topic: str) -> None:
        """Show what is to be said about a field, which may be nothing."""
        title, words = self._all().get(topic, ("", ""))
        self._title.setText(title)
        self._words.set_text(words)

    def _all(self) -> dict[str, tuple[str, str]]:
        return {
            "level": (
                self.tr("Managed by"),
                self.tr(
                    "Who manages the person comes first. A matter about someone managed by the "
                    "county or above is only passed on; nothing of it is written down here."
                ),
            ),
            "happened_on": (
                self.tr("When"),
                self.tr("20261117, 11-17 or 11.17. Ctrl+D is today. The time may stay empty."),
            ),
            "place": (self.tr("Where"), self.tr("The township and village, or the office.")),
            "what": (
                self.tr("What happened"),
                self.tr(
                    "Write what was seen or heard, not what you think of it: who, when, and what "
                    "was done or not done."
                ),
            ),
            "people": (
                self.tr("People"),
                self.tr("As far as known. The ID number may be left empty."),
            ),
            "origin": (self.tr("Source"), self.tr("How the office came to know of it.")),
            "reporter": (
                self.tr("Reporter"),
                self.tr(
                    "Kept apart: in no case file, no paper and no bundle. Leave it out where it "
                    "is not needed."
                ),
            ),
            "passed_to": (
                self.tr("Passed on to"),
                self.tr("The body that manages the person. It goes there within 5 working days."),
            ),
        }
