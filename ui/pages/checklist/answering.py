"""The answer that is being written: weighed at once, kept as a draft, recorded when it is left."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.application.checklists import Checklists
from desktop.application.drafts import UnfinishedForms
from desktop.application.run_view import RunSheet, open_sheet, tried, unfinished, words_needed
from desktop.application.workspace import Workspace
from desktop.domain.checklist import Answer
from desktop.domain.ids import CaseId, RunId
from desktop.errors import Failure, Refused
from desktop.text import Language, explain
from ui.pages.checklist.answer_text import answer_text, read_answer
from ui.pages.checklist.item_pane import ItemPane
from ui.pages.page import DraftState

FORM = "case.run"
KEEP_AFTER = 1000
WEIGH_AFTER = 120


class Answering(QObject):
    """Holds one run and the item that is open in it.

    ``weighed_anew`` is said a moment after each change, ``kept`` when the draft is safe on disk.
    """

    weighed_anew = Signal()
    kept = Signal()

    def __init__(self, workspace: Workspace, case: CaseId, run: RunId, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._case, self._run = workspace, case, run
        self._checklists = Checklists(workspace)
        self._drafts = UnfinishedForms(workspace)
        self._pane: ItemPane | None = None
        self._item = ""
        self.state = DraftState.NONE
        self.sheet = open_sheet(workspace, case, run)
        self._keep = self._timer(KEEP_AFTER)
        self._weigh = self._timer(WEIGH_AFTER)
        self._keep.timeout.connect(self.keep)
        self._weigh.timeout.connect(self.weighed_anew)

    @property
    def is_open(self) -> bool:
        """Whether the run can still be answered by the person who acts."""
        mine = self.sheet.file.by == self._workspace.person
        return mine and self.sheet.file.concluded is None

    def items(self) -> list[str]:
        """Return the items of the run in their order."""
        return [item.id for item in self.sheet.items]

    def beside(self, item: str, step: int) -> str:
        """Return the item before or after one; at either end the one that stands there."""
        items = self.items()
        return items[min(max(self._place(item) + step, 0), len(items) - 1)]

    def next_open(self, item: str, step: int) -> str:
        """Return the next item, or the one before, that is not finished; the same if none is."""
        items, left = self.items(), unfinished(self.sheet)
        place, count = self._place(item), len(items)
        round_trip = (items[(place + step * far) % count] for far in range(1, count + 1))
        return next((each for each in round_trip if each in left), item)

    def _place(self, item: str) -> int:
        """Return where an item stands; a follow-up that is no longer asked, at the beginning."""
        items = self.items()
        return items.index(item) if item in items else 0

    def answer_of(self, item: str) -> Answer:
        """Return the recorded answer, an empty one while there is none."""
        return self.sheet.answers.get(item, Answer())

    def earlier(self, item: str) -> Answer | None:
        """Return what the person answered in an earlier run, where it still waits here."""
        return self._checklists.offered(self._case, self._run).get(item)

    def known(self, item: str) -> Answer | None:
        """Return what the case file says to an item that has no answer yet."""
        return self._checklists.known(self._case, self._run).get(item)

    def look_again(self) -> None:
        """Read the run anew."""
        self.sheet = open_sheet(self._workspace, self._case, self._run)

    def take(self, item: str, pane: ItemPane) -> None:
        """Begin with an item, as it is recorded."""
        self._item, self._pane = item, pane
        self.state = DraftState.NONE
        pane.show_answer(self.answer_of(item))
        pane.edited.connect(self._on_edited)

    def fill(self, answer: Answer) -> None:
        """Put an answer into the fields as if it had been typed."""
        if self._pane is not None:
            self._pane.show_answer(answer)
            self._on_edited()

    def unfinished(self) -> tuple[str, Answer] | None:
        """Return the item that was being answered when the page was last left, and how far."""
        form = self._drafts.load(FORM, self._thing()) if self.is_open else None
        return (form.fields["item"], read_answer(form.fields["answer"])) if form else None

    def weighed(self, language: Language) -> RunSheet:
        """Return the run with what stands in the fields, recorded or not."""
        if self._pane is None or self.state is DraftState.NONE:
            return self.sheet
        try:
            weighed = tried(self.sheet, self._item, self._pane.answer())
        except Refused as refused:
            self._pane.show_problem(explain(refused.problems[0], language))
            return self.sheet
        self._pane.show_problem("")
        self._pane.set_needed(*words_needed(weighed, self._item))
        return weighed

    def keep(self) -> None:
        """Keep what is being written as a draft."""
        self._keep.stop()
        if self.state is not DraftState.TYPED or self._pane is None:
            return
        fields = {
            "about": self._pane.title,
            "item": self._item,
            "answer": answer_text(self._pane.answer()),
        }
        self._drafts.keep(FORM, self._thing(), fields)
        self.state = DraftState.KEPT
        self.kept.emit()

    def record(self, language: Language) -> bool:
        """Record the answer of the item that is left; where it cannot be, say why and stay."""
        self._keep.stop()
        self._weigh.stop()
        if self._pane is None or self.state is DraftState.NONE:
            return True
        answer = self._pane.answer()
        try:
            with self._workspace.together():
                if answer != self.answer_of(self._item):
                    self._checklists.answer(self._case, self._run, self._item, answer)
                self._drafts.drop(FORM, self._thing())
        except Failure as failure:
            self._pane.show_problem(explain(failure.problems[0], language))
            return False
        self.look_again()
        self.state = DraftState.NONE
        return True

    def conclude(self) -> None:
        """Let the result stand."""
        self._checklists.conclude(self._case, self._run)
        self.look_again()

    def _thing(self) -> str:
        return f"{self._case}/{self._run}"

    def _timer(self, after: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        return timer

    def _on_edited(self) -> None:
        self.state = DraftState.TYPED
        if not self._keep.isActive():  # else typing without a pause would never be kept
            self._keep.start()
        self._weigh.start()
