"""What is missing, the papers, and how they are wished: the left side of the papers page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.domain.replay.case import CaseFile, TrackKey
from desktop.errors import Problem
from desktop.text import Language, explain
from ui.pages.cases.words import track_words
from ui.pages.packet.paper_table import PaperTable
from ui.theme.boxes import Column
from ui.theme.measures import DOCUMENTS_WIDTH, Room
from ui.theme.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field_row import FieldRow
from ui.widgets.form import Form

MOST_COPIES = 10
COPIES_WIDTH = 64


class PacketSide(QWidget):
    """``choice_changed`` says that another respondent or language is wished."""

    choice_changed = Signal()
    fill_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._missing: Problem | None = None
        self.papers = PaperTable(theme)
        self._banner = Banner(theme, "", self.tr("Fill in"))
        self.form = Form(theme)
        self._track: ChoiceField[TrackKey] = ChoiceField()
        self._language: ChoiceField[Language] = ChoiceField(self._languages())
        self._copies: ChoiceField[int] = ChoiceField(
            [(number, str(number)) for number in range(1, MOST_COPIES + 1)]
        )
        self._duplex = QCheckBox(self.tr("&both sides"))
        self._build()
        self._wire()

    def _languages(self) -> list[tuple[Language, str]]:
        return [(Language.CHINESE, self.tr("Chinese")), (Language.ENGLISH, self.tr("English"))]

    @property
    def language(self) -> Language:
        """Return the language the papers are wished in."""
        return self._language.value()

    @property
    def key(self) -> TrackKey:
        """Return whose papers are wished, on which track."""
        return self._track.value()

    @property
    def copies(self) -> int:
        """Return how many copies are printed of each paper."""
        return self._copies.value()

    @property
    def duplex(self) -> bool:
        """Return whether sheets are printed on both sides."""
        return self._duplex.isChecked()

    def offer(self, file: CaseFile, key: TrackKey, language: Language) -> None:
        """Offer the tracks of a case, and begin with one of them in a language."""
        names = track_words()
        options = [
            (each, f"{file.respondents[each[0]].now.name}　{names[each[1]]}")
            for each in file.tracks
        ]
        self._track.set_options(options)
        self._track.set_value(key)
        self._language.set_value(language)

    def show_missing(self, missing: Sequence[Problem]) -> None:
        """Say what keeps the paper from being issued, with the way to fill it in."""
        self._missing = missing[0] if missing else None
        self._banner.setVisible(bool(missing))
        if missing:
            first = explain(missing[0], self._theme.language)
            more = self.tr("%n things are missing.", "", len(missing)) if len(missing) > 1 else ""
            self._banner.set_sentence(f"{more} {first}".strip() if more else first)

    def fit(self, room: Room) -> None:
        """Take the whole width where the preview stands below."""
        self.form.fit(room)
        self.papers.show_whole(room.folds_outline)
        if room.folds_outline:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
        else:
            self.setFixedWidth(self._theme.px(DOCUMENTS_WIDTH))

    def _build(self) -> None:
        theme = self._theme
        self._banner.hide()
        self._duplex.setChecked(True)
        for field in (self._track, self._language):
            field.setMinimumWidth(theme.px(120))
        self._copies.setMinimumWidth(theme.px(COPIES_WIDTH))
        copies = FieldRow(theme, "copies", self.tr("&Copies"), self._copies)
        copies.beside(self._duplex)
        self.form.add(FieldRow(theme, "track", self.tr("&Respondent"), self._track))
        self.form.add(FieldRow(theme, "language", self.tr("&Language"), self._language))
        self.form.add(copies)
        column = Column(theme, 8)
        column.addWidget(self._banner)
        column.addWidget(self.papers, 1)
        column.addWidget(self.form)
        column.addStretch(0)
        self.setLayout(column)

    def _wire(self) -> None:
        self._track.activated.connect(self.choice_changed)
        self._language.activated.connect(self.choice_changed)
        self._banner.pressed.connect(lambda: self.fill_wanted.emit(self._missing))
