"""What shows at the right of a case: the work of a step, the papers, or the evidence."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.application.case_work import ActKind, StepWork, why_not
from desktop.domain.procedure import Step
from ui.pages.cases.case_head import EVIDENCE, PAPERS
from ui.pages.cases.evidence_part import EvidencePart
from ui.pages.cases.papers_part import PapersPart
from ui.pages.cases.scene import Scene
from ui.pages.cases.step_part import StepPart
from ui.theme.measures import Room
from ui.theme.theme import Theme
from ui.widgets.scroll_column import ScrollColumn


class CasePart(ScrollColumn):
    """Shows one of the three; wishes an act, a run, a file to be added, or evidence to be shown."""

    act_wanted = Signal(object)
    run_wanted = Signal(str)
    file_wanted = Signal(str)
    look_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.part: QWidget = QWidget()
        self._room: Room | None = None
        self.column.addWidget(self.part, 1)

    def show_part(self, scene: Scene, tab: int, step: Step, work: StepWork) -> None:
        """Show the part of a tab as the case stands."""
        part = self._made(scene, tab, step, work)
        self.column.replaceWidget(self.part, part)
        self.column.setStretchFactor(part, 1)
        self.part.hide()
        self.part.deleteLater()
        self.part = part
        self._fit_part()

    def fit(self, room: Room) -> None:
        """Fold what the part holds."""
        self._room = room
        self._fit_part()

    def _fit_part(self) -> None:
        if self._room is not None and isinstance(self.part, StepPart | EvidencePart):
            self.part.fit(self._room)

    def _made(self, scene: Scene, tab: int, step: Step, work: StepWork) -> QWidget:
        if tab == PAPERS:
            return PapersPart(scene)
        if tab == EVIDENCE:
            may_add = not why_not(scene.workspace, scene.file(), ActKind.ADD_EVIDENCE)
            evidence = EvidencePart(scene, may_add=may_add)
            evidence.add_wanted.connect(self.file_wanted)
            evidence.act_wanted.connect(self.act_wanted)
            evidence.look_wanted.connect(self.look_wanted)
            return evidence
        part = StepPart(scene, step, work)
        part.act_wanted.connect(self.act_wanted)
        part.run_wanted.connect(self.run_wanted)
        return part
