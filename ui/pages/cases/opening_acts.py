"""One more track on which a respondent's conduct is handled."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.application.cases import Cases
from ui.pages.cases.case_act import CaseAct
from ui.pages.cases.scene import Scene
from ui.pages.cases.words import track_words
from ui.widgets.choice_field import ChoiceField

translate = QCoreApplication.translate


class OpenTrackDialog(CaseAct):
    """A track beside those the respondent is on already."""

    def __init__(self, scene: Scene, parent: QWidget | None) -> None:
        title = translate("OpenTrackDialog", "Open one more track")
        verb = translate("OpenTrackDialog", "Open the track")
        super().__init__(scene, "track", title, verb, parent)
        going = scene.file().tracks
        self._track = ChoiceField(
            [each for each in track_words().items() if (self.respondent, each[0]) not in going],
            asks=True,
        )
        self.add("track", self.tr("&Track"), self._track, required=True)
        self.take_up_draft()

    def record(self) -> object:
        """Open it."""
        track = self._track.value()
        return Cases(self.workspace).open_track(self.scene.case, self.respondent, track)
