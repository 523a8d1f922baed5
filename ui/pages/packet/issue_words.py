"""What issuing will do, in a sentence beside its button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from desktop.application.paper_list import PaperListLine


class IssueWords(QObject):
    """Says whether papers can be issued, and what that means."""

    def of(self, issuable: Sequence[PaperListLine]) -> str:
        """Return the sentence about the papers that are not issued yet."""
        missing = sum(len(line.missing) for line in issuable)
        if not issuable:
            return self.tr("Issued already; issued papers do not change.")
        if missing:
            return self.tr("%n thing(s) missing before these can be issued.", "", missing)
        return self.tr("Issued papers cannot be changed; this goes into the journal.")
