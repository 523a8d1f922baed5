"""A bundle before it is taken in: who sent it, what it holds, what is to stand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.application.exchange import Agreed, BundleReview, CaseStanding, Exchange
from desktop.application.exchange_view import DisputeShown, disputes_shown
from desktop.application.progress import Progress
from desktop.errors import Failure
from desktop.text import Language, explain
from ui.pages.commands import Command
from ui.pages.exchange.dispute_list import DisputeList
from ui.pages.exchange.exchange_desk import ExchangeDesk
from ui.pages.exchange.review_parts import CasesDialog, CountsPanel, NumberedHead, SenderPanel
from ui.pages.page import Page
from ui.theme.boxes import Column
from ui.theme.measures import Room
from ui.widgets.button import Button
from ui.widgets.foot import Foot
from ui.widgets.main_button import MainButton
from ui.widgets.running_text import RunningText
from ui.widgets.scroll_column import ScrollColumn
from ui.work.long_work import LongWork

MEGABYTE = 2**20
Looked = tuple[BundleReview, tuple[DisputeShown, ...]]


class ReviewPage(Page):
    """Nothing is written before 收下; ``closed`` says that the clerk is done with the bundle.

    ``taken`` is said only to a clerk who still sees the page: who went on is not called back.
    """

    taken = Signal(object)
    closed = Signal()

    def __init__(self, desk: ExchangeDesk, path: Path) -> None:
        super().__init__(desk.theme, help_topic="exchange")
        self._desk = desk
        self._path = path
        self._review: BundleReview | None = None
        self._is_taken = False
        self._known: list[QWidget] = []
        self.disputes = DisputeList(desk.theme)
        self._build()
        self._wire()
        self._look()

    @property
    def is_ready(self) -> bool:
        """Whether nothing is being done."""
        return not self._work.is_busy

    def fit(self, room: Room) -> None:
        """Fold the values where it is narrow."""
        self.disputes.fit(room)

    def panes(self) -> list[QWidget]:
        """Return the values to choose among."""
        return [self.disputes]

    def refresh(self) -> None:
        """Look into the bundle where that was stopped or did not succeed; else all stays."""
        if self._review is None:
            self._look()

    def perform(self, command: Command) -> bool:
        """F5 looks into the bundle again: another may lie on the stick by now."""
        if command is Command.REFRESH and not self._is_taken:
            self._look()
            return True
        return super().perform(command)

    def take(self) -> None:
        """Take the bundle that was looked at in, with what was chosen, on the worker."""
        if self._review is None or self._is_taken:
            return
        agreed = Agreed(bundle=self._review.sender.bundle, choices=self.disputes.choices())
        there, path = self._desk.there, self._path

        def work(progress: Progress) -> BundleReview:
            return Exchange(there()).import_bundle(path, progress, agreed)

        self._say("")
        self._work.start(work, done=self._on_taken, failed=self._on_failed)

    def _build(self) -> None:
        theme = self.theme
        self.set_title(self.tr("Take in a bundle"), self._path.name)
        self._scroll = ScrollColumn(theme)
        self._parts = QWidget()
        self._parts_column = Column(theme, 8)
        self._parts.setLayout(self._parts_column)
        self._third = NumberedHead(theme, 3, self.tr("What is to stand"))
        self._third.hide()
        self._failure = RunningText(theme, ink="seal")
        self._failure.hide()
        self._scroll.column.addWidget(self._failure)
        self._scroll.column.addWidget(self._parts)
        self._scroll.column.addWidget(self._third)
        self._scroll.column.addWidget(self.disputes)
        self._scroll.column.addStretch(1)
        self._work = LongWork(theme, self._desk.runner)
        self._will = RunningText(theme)
        self._foot = Foot(theme)
        self._leave = Button(theme, self.tr("Do not take"))
        self._take = MainButton(theme, self.tr("Take in"))
        self._take.setEnabled(False)
        self._foot.add(self._leave)
        self._foot.set_main(self._take)
        self.set_main(self._take)
        self.body.addWidget(self._scroll, 1)
        for below in (self._work, self._will, self._foot):
            self.body.addWidget(below)

    def _wire(self) -> None:
        self._leave.clicked.connect(self._on_leave)
        self._take.clicked.connect(self.take)
        self.disputes.changed.connect(self._say_will)
        self._work.busy_changed.connect(self._on_busy_changed)

    def _look(self) -> None:
        there, path, language = self._desk.there, self._path, self.theme.language

        def work(progress: Progress) -> Looked:
            office = there()
            review = Exchange(office).inspect(path, progress)
            return review, disputes_shown(office, review, language)

        self._say("")
        self._work.start(work, done=self._show, failed=self._on_failed)

    def _show(self, looked: Looked) -> None:
        self._review, disputes = looked
        theme, review = self.theme, self._review
        size = self.tr("{size} MB of attachments").format(
            size=f"{review.attachment_bytes / MEGABYTE:.1f}"
        )
        self.set_title(self.tr("Take in a bundle"), self._path.name, size)
        counts = CountsPanel(theme, review)
        counts.cases_wanted.connect(self._on_cases_wanted)
        for old in self._known:
            old.hide()
            old.deleteLater()
        self._known = [
            NumberedHead(theme, 1, self.tr("Who sent it")),
            SenderPanel(theme, review),
            NumberedHead(theme, 2, self.tr("What it holds")),
            counts,
        ]
        for part in self._known:
            self._parts_column.addWidget(part)
        self.disputes.show_disputes(disputes)
        self._third.setVisible(bool(self.disputes.panels))
        self._say_will()

    def _say_will(self) -> None:
        review = self._review
        if review is None:
            return
        if self._is_taken:
            self._will.set_text(self.tr("This bundle is taken in."))
            self._foot.say_will("")
            return
        if review.already_here:
            self._will.set_text(self.tr("This bundle was taken in before; nothing changes."))
            return
        settled, left = self.disputes.chosen_words(), self.disputes.left()
        total = len(self.disputes.panels)
        self._third.say(
            self.tr("{all} changed on both sides, {settled} settled").format(
                all=total, settled=total - left
            )
        )
        parts = [
            self.tr("Taking it in records: {new} new cases, {updated} updated.").format(
                new=review.count(CaseStanding.NEW),
                updated=review.count(CaseStanding.UPDATED) + review.count(CaseStanding.DISPUTED),
            )
        ]
        parts += [
            self.tr("“{field}” becomes “{value}”.").format(field=field, value=value)
            for field, value in settled
        ]
        if left:
            parts.append(self.tr("%n value(s) left for later; both stay.", "", left))
        between = "" if self.theme.language is Language.CHINESE else " "
        self._will.set_text(between.join(parts))
        self._foot.say_will(self.tr("The whole bundle can be taken back; nothing is deleted."))

    def _say(self, words: str) -> None:
        self._failure.set_text(words)
        self._failure.setVisible(bool(words))
        if words:
            self._scroll.verticalScrollBar().setValue(0)

    def _on_busy_changed(self, busy: bool) -> None:
        review = self._review
        is_new = review is not None and not review.already_here and not self._is_taken
        self._take.setEnabled(is_new and not busy)
        self._leave.setEnabled(not busy)
        self.disputes.setEnabled(is_new and not busy)
        if not busy and self.isVisible():
            self.focus_start()  # while it was read there was nothing here to stand on

    def _on_taken(self, review: BundleReview) -> None:
        self._is_taken = True
        self._say_will()
        if self.isVisible():
            self.taken.emit(review)

    def _on_failed(self, failure: Failure) -> None:
        told = (explain(problem, self.theme.language) for problem in failure.problems)
        self._say("\n".join(told))

    def _on_leave(self) -> None:
        self._work.cancel()
        self.closed.emit()

    def _on_cases_wanted(self, standing: CaseStanding) -> None:
        if self._review is not None:
            cases = tuple(case for case in self._review.cases if case.standing is standing)
            CasesDialog(self.theme, self.tr("Cases in this bundle"), cases, self).open()
