"""One case: steps with dates at the left, the work of the chosen step at the right."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.application.case_work import ActKind, StepWork, step_lines, step_work
from desktop.application.procedure import Procedure
from desktop.application.workspace import Workspace
from desktop.domain.ids import CaseId
from desktop.domain.procedure import Step
from desktop.domain.replay.case import CaseFile
from ui.pages.cases.act_dialog import ActDialog
from ui.pages.cases.acts import STARTS, act_of_form, dialog_for
from ui.pages.cases.case_head import STEPS, CaseHead
from ui.pages.cases.case_part import CasePart
from ui.pages.cases.case_steps import CaseSteps
from ui.pages.cases.correct_button import CorrectButton
from ui.pages.cases.scene import Scene
from ui.pages.cases.verifying_acts import EvidenceDialog
from ui.pages.cases.words import act_words, shortened
from ui.pages.page import Page
from ui.theme.boxes import Column, Row
from ui.theme.measures import Room
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.choice_field import ChoiceField
from ui.widgets.foot import Foot
from ui.widgets.main_button import MainButton
from ui.widgets.rule import Rule

LONGEST_TITLE = 24
PAGES = (ActKind.OPEN_RUN, ActKind.ISSUE)
"""Acts that are done on a page of their own; the others have a form."""


class CasePage(Page):
    """Wishes to open a run, the papers of a respondent on a track, or a piece of evidence."""

    run_wanted = Signal(str, str)
    papers_wanted = Signal(str, str, str)
    evidence_wanted = Signal(str, str)

    def __init__(self, theme: Theme, workspace: Workspace, case: CaseId) -> None:
        super().__init__(theme, help_topic="case")
        self._workspace = workspace
        self._case = case
        self._step: Step | None = None
        self._standing: Step | None = None
        self._wanted: ActKind | None = None
        self._dialog: ActDialog | None = None
        self._tab = STEPS
        self._build()
        self._wire()
        self.refresh()

    @property
    def case(self) -> CaseId:
        """Return the case that shows."""
        return self._case

    @property
    def dialog(self) -> ActDialog | None:
        """Return the form that is open, ``None`` while there is none."""
        return self._dialog

    def refresh(self) -> None:
        """Show the case as it stands; a step chosen before stays chosen."""
        file = self._workspace.file(self._case)
        self._head.show_file(file)
        self.set_title(*_title_of(file))
        lines = step_lines(self._workspace, file, self._head.key(), self.theme.language)
        self._standing = self._now_standing()
        self._step = self._steps.show_lines(lines, self._step)
        self._step_choice.set_options([(line.step, line.name) for line in lines])
        self._step_choice.set_value(self._step)
        self._show_work(self._step)

    def fit(self, room: Room) -> None:
        """Let the list of steps become a drop-down where it is narrow."""
        self._steps.setVisible(not room.folds_outline)
        self._step_choice.setVisible(room.folds_outline)
        self._panes.setSpacing(self.theme.gap(room.pane_gap))
        self._part.fit(room)

    def panes(self) -> list[QWidget]:
        """Return the steps and the parts."""
        return [self._steps, self._head.tabs]

    def keep_draft(self) -> None:
        """Keep what was typed in the form that is open."""
        if self._dialog is not None:
            self._dialog.keep_draft()

    def open_act(self, act: ActKind) -> None:
        """Open the form of an act; a run that goes on and the papers are opened as pages."""
        if act is ActKind.OPEN_RUN:
            self._open_going_run()
        elif act is ActKind.ISSUE:
            self._on_papers()
        else:
            self._show_dialog(dialog_for(act, self._scene(), self), act)

    def take_up_form(self, form: str, thing: str) -> None:
        """Open the form of a draft again, on the respondent and track it is about."""
        for key in self._workspace.file(self._case).tracks:
            if thing == f"{self._case}/{key[0]}/{key[1].value}":
                self._head.choose(key)
                self._step = None
                self.refresh()
        self.open_act(act_of_form(form))

    def choose_step(self, step: Step) -> None:
        """Show the work of a step."""
        self._tab = STEPS
        self._head.tabs.choose(STEPS)
        self._step = step
        self.refresh()

    def choose_tab(self, tab: int) -> None:
        """Show the work of the step, the papers or the evidence."""
        self._tab = tab
        self._head.tabs.choose(tab)
        self.refresh()

    def _build(self) -> None:
        theme = self.theme
        self._papers = Button(theme, self.tr("Papers"), "print")
        self._correct = CorrectButton(theme, self._workspace, self._case)
        self.set_corrector(self._correct)
        self.add_action(self._correct)
        self.add_action(self._papers)
        self._steps = CaseSteps(theme, self._workspace.today())
        self._head = CaseHead(theme)
        self._step_choice: ChoiceField[Step] = ChoiceField()
        self._step_choice.setAccessibleName(self.tr("Step"))
        self._part = CasePart(theme)
        self._foot = Foot(theme)
        self._next = MainButton(theme, "")
        self._foot.set_main(self._next)
        self.set_main(self._next)
        work = Column(theme, 6)
        work.addWidget(self._head)
        work.addWidget(Rule(theme, strong=True))
        work.addWidget(self._step_choice)
        work.addWidget(self._part, 1)
        work.addWidget(self._foot)
        self._panes = Row(theme, 20)
        self._panes.addWidget(self._steps)
        self._panes.addLayout(work, 1)
        self.body.addLayout(self._panes, 1)

    def _wire(self) -> None:
        self._steps.step_chosen.connect(self.choose_step)
        self._step_choice.activated.connect(lambda _: self.choose_step(self._step_choice.value()))
        self._head.track_chosen.connect(self._on_track_chosen)
        self._head.tab_chosen.connect(self.choose_tab)
        self._part.act_wanted.connect(self.open_act)
        self._part.run_wanted.connect(lambda run: self.run_wanted.emit(self._case, run))
        self._part.file_wanted.connect(self._on_file_wanted)
        self._part.look_wanted.connect(lambda one: self.evidence_wanted.emit(self._case, one))
        self._next.clicked.connect(self._on_next)
        self._papers.clicked.connect(self._on_papers)
        self._correct.corrected.connect(self.refresh)
        self._correct.said.connect(self._foot.say_happened)

    def _scene(self) -> Scene:
        return Scene(
            theme=self.theme, workspace=self._workspace, case=self._case, key=self._head.key()
        )

    def _show_work(self, step: Step) -> None:
        scene = self._scene()
        work = step_work(scene.workspace, scene.file(), scene.key, step, self.theme.language)
        self._part.show_part(scene, self._tab, step, work)
        self._show_next(work)

    def _show_next(self, work: StepWork) -> None:
        wanted = work.next if self._tab == STEPS else None
        self._wanted = wanted
        self._next.setVisible(wanted is not None)
        self._foot.say_will("")
        if wanted is None:
            return
        goes_on = wanted is ActKind.OPEN_RUN
        verb = self.tr("Go on with the run") if goes_on else act_words()[wanted]
        self._next.setText(self.tr("Next: {verb}").format(verb=verb))
        if wanted not in PAGES:
            name = self._workspace.name_of(self._workspace.person)
            self._foot.say_will(self.tr("Goes into the journal, by {name}").format(name=name))

    def _show_dialog(self, dialog: ActDialog, act: ActKind) -> None:
        self._dialog = dialog
        dialog.recorded.connect(lambda done: self._on_recorded(act, done))
        dialog.finished.connect(self._on_dialog_finished)
        dialog.open()

    def _open_going_run(self) -> None:
        scene = self._scene()
        for run, one in reversed(scene.file().runs_of(*scene.key)):
            if one.concluded is None and one.by == self._workspace.person:
                self.run_wanted.emit(self._case, run)
                return

    def _on_track_chosen(self) -> None:
        self._step = None
        self.refresh()

    def _on_next(self) -> None:
        if self._wanted is not None:
            self.open_act(self._wanted)

    def _on_papers(self) -> None:
        respondent, track = self._head.key()
        self.papers_wanted.emit(self._case, respondent, track.value)

    def _on_file_wanted(self, path: str) -> None:
        self._show_dialog(EvidenceDialog(self._scene(), self, path), ActKind.ADD_EVIDENCE)

    def _on_recorded(self, act: ActKind, done: object) -> None:
        if self._step is self._standing and self._now_standing() is not self._standing:
            self._step = None  # the work goes on at the next step
        self.refresh()
        self._focus_next()
        self._foot.say_happened(self.tr("Recorded: {act}").format(act=act_words()[act].rstrip("…")))
        if act in STARTS:
            self.run_wanted.emit(self._case, str(done))

    def _now_standing(self) -> Step:
        return Procedure(self._workspace).standing(self._case, self._head.key())

    def _focus_next(self) -> None:
        """Put the keyboard on what comes next: the button pressed is drawn anew."""
        target = self._steps if self._next.isHidden() else self._next
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_dialog_finished(self) -> None:
        self._dialog = None


def _title_of(file: CaseFile) -> tuple[str, ...]:
    """Return the matter, shortened, with the facts that stand beside it."""
    opened = file.opened.now
    short = shortened(opened.matter, LONGEST_TITLE)
    both_sides = QCoreApplication.translate("CasePage", "changed on both sides")
    return (short, opened.number, both_sides) if file.disputes else (short, opened.number)
