"""What may be written into each field of the intake form."""

from __future__ import annotations

from PySide6.QtCore import QObject


class IntakeHelps(QObject):
    """Says what a field is for, in the window's language."""

    def of(self, topic: str) -> tuple[str, str]:
        """Return title and words about a field, empty where there is nothing to say."""
        return self._all().get(topic, ("", ""))

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
