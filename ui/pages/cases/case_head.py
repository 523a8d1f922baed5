"""Whom the case concerns, on which track, and the three parts of its page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.replay.case import CaseFile, TrackKey
from ui.pages.cases.words import track_words
from ui.theme.boxes import Row
from ui.theme.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.tabs import Tabs

STEPS, PAPERS, EVIDENCE = range(3)


class CaseHead(QWidget):
    """Says when another track or another part is chosen."""

    track_chosen = Signal()
    tab_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._facts = ElidedLabel("", "head"), ElidedLabel("", "second")
        self._name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._track: ChoiceField[TrackKey] = ChoiceField()
        self._track.setAccessibleName(self.tr("Respondent and track"))
        names = [self.tr("Steps"), self.tr("Papers"), self.tr("Evidence")]
        self.tabs = Tabs(theme, names)
        row = Row(theme, 10)
        row.addWidget(self._name)
        row.addWidget(self._facts, 1)
        row.addWidget(self._track)
        row.addWidget(self.tabs)
        self.setLayout(row)
        self._track.activated.connect(self.track_chosen)
        self.tabs.chosen.connect(self.tab_chosen)

    def key(self) -> TrackKey:
        """Return the respondent and track chosen."""
        return self._track.value()

    def choose(self, key: TrackKey) -> None:
        """Choose a respondent and track of the case, without saying so."""
        self._track.set_value(key)

    def show_file(self, file: CaseFile) -> None:
        """Offer the tracks of a case and say whom the chosen one concerns."""
        before = self._track.value() if self._track.is_chosen() else None
        names, several = track_words(), len(file.respondents) > 1
        options = []
        for key in file.tracks:
            who = f"{file.respondents[key[0]].now.name}　" if several else ""
            options.append((key, f"{who}{names[key[1]]}"))
        self._track.set_options(options)
        if before is not None and before in self._track.values():
            self._track.set_value(before)
        about = file.respondents[self.key()[0]].now
        self._name.setText(about.name)
        member = self.tr(", party member") if about.party_member else ""
        post = self.tr("{unit}, {title}").format(unit=about.unit, title=about.title)
        self._facts.setText(f"{post}{member}")
        papers, pieces = len(file.tracks[self.key()].issued), len(file.evidence)
        self.tabs.rename(PAPERS, self.tr("Papers {number}").format(number=papers))
        self.tabs.rename(EVIDENCE, self.tr("Evidence {number}").format(number=pieces))
