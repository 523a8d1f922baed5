"""Who sent a bundle and what it holds: the first two parts of the review."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.application.exchange import BundleReview, CaseReview, CaseStanding
from desktop.domain.names import shown_text
from desktop.text import explain, shown_date
from ui.pages.exchange.panel import Panel
from ui.theme.boxes import Column, Row
from ui.theme.flow import Flow
from ui.theme.theme import Theme
from ui.widgets.dialog import Dialog
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.running_text import RunningText
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text_button import TextButton

HIGH = 420
LONGEST_NAMED = 60
MOST_SHOWN = 200


class NumberedHead(QWidget):
    """The number of a part, its name, and a fact about it."""

    def __init__(self, theme: Theme, number: int, name: str) -> None:
        super().__init__()
        self._fact = ElidedLabel("", "second")
        row = Row(theme, 8)
        row.addWidget(Label(str(number), "accent"))
        row.addWidget(Label(name, "head"))
        row.addWidget(self._fact, 1)
        self.setLayout(row)

    def say(self, fact: str) -> None:
        """Say a fact beside the name."""
        self._fact.setText(fact)


class SenderPanel(Panel):
    """The office, that its safety number was compared, that the bundle is whole, its number."""

    def __init__(self, theme: Theme, review: BundleReview) -> None:
        super().__init__(theme)
        flow = Flow(theme, 16)
        flow.addWidget(Label(review.sender.office_name, "head"))
        for fact in self._facts(review):
            flow.addWidget(_Ticked(theme, fact))
        line = QWidget()
        line.setLayout(flow)
        column = Column(theme, 4, (16, 8, 16, 8))
        column.addWidget(line)
        for warning in review.warnings:
            column.addWidget(RunningText(theme, explain(warning, theme.language)))
        self.setLayout(column)

    def _facts(self, review: BundleReview) -> list[str]:
        sender = review.sender
        number = self.tr("bundle {number}").format(number=sender.number)
        facts = [self.tr("complete and unchanged"), number]
        if sender.compared_on is not None:
            day = shown_date(sender.compared_on, self._theme.language)
            facts.insert(0, self.tr("safety number compared {day}").format(day=day))
        return facts


class _Ticked(QWidget):
    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        sign = Label()
        sign.setPixmap(theme.pixmap("check", theme.tokens.text, 16))
        row = Row(theme, 6)
        row.addWidget(sign)
        row.addWidget(Label(words))
        self.setLayout(row)


class CountsPanel(Panel):
    """How many cases are new, updated, changed on both sides, the same, not to be taken."""

    cases_wanted = Signal(object)

    def __init__(self, theme: Theme, review: BundleReview) -> None:
        super().__init__(theme)
        flow = Flow(theme, 20)
        for standing, name in self._names().items():
            flow.addWidget(self._count(review, standing, name))
        line = QWidget()
        line.setLayout(flow)
        column = Column(theme, 0, (16, 6, 16, 6))
        column.addWidget(line)
        self.setLayout(column)

    def _names(self) -> dict[CaseStanding, str]:
        return {
            CaseStanding.NEW: self.tr("new cases"),
            CaseStanding.UPDATED: self.tr("updated"),
            CaseStanding.DISPUTED: self.tr("changed on both sides"),
            CaseStanding.UNCHANGED: self.tr("here already, unchanged"),
            CaseStanding.REFUSED: self.tr("cannot be taken"),
        }

    def _count(self, review: BundleReview, standing: CaseStanding, name: str) -> QWidget:
        number = review.count(standing)
        row = Row(self._theme, 8)
        row.addWidget(Label(str(number), "title"))
        row.addWidget(Label(name, "second"))
        if number:
            look = TextButton(self._theme, self.tr("Look"))
            look.setAccessibleName(self.tr("Look: {what}").format(what=name))
            look.clicked.connect(lambda: self.cases_wanted.emit(standing))
            row.addWidget(look)
        holder = QWidget()
        holder.setLayout(row)
        return holder


class CasesDialog(Dialog):
    """The cases of one kind, and why some cannot be taken; many are scrolled through."""

    def __init__(
        self, theme: Theme, title: str, cases: tuple[CaseReview, ...], parent: QWidget | None
    ) -> None:
        close = QCoreApplication.translate("CasesDialog", "Close")
        super().__init__(theme, title, safe=close, parent=parent)
        self._scroll = ScrollColumn(theme)
        self._scroll.setAccessibleName(title)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        told = [line for case in cases[:MOST_SHOWN] for line in self._lines(case)]
        if len(cases) > MOST_SHOWN:
            told.append(self.tr("and %n more", "", len(cases) - MOST_SHOWN))
        self._scroll.column.addWidget(RunningText(theme, "\n".join(told)))
        self._scroll.column.addStretch(1)
        self._scroll.setMaximumHeight(theme.px(HIGH))
        self.body.addWidget(self._scroll, 1)

    def _lines(self, case: CaseReview) -> tuple[str, ...]:
        named = f"{case.number}　{case.matter}".strip("　") or case.case[:12]
        cut = named if len(named) <= LONGEST_NAMED else f"{named[:LONGEST_NAMED]}…"
        why = (explain(problem, self._theme.language) for problem in case.problems)
        return shown_text(cut).replace("\n", " "), *why
