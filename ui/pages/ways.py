"""The ways between pages: what a page wishes to see is built and shown here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from desktop.application.case_list import CaseList
from desktop.application.intake import Intake
from desktop.application.page_images import PageImages
from desktop.application.receipts import receipt
from desktop.domain.ids import CaseId, EvidenceId, IncidentId, RespondentId, RunId
from desktop.domain.measure import Track
from desktop.domain.procedure import Step
from ui.pages.cases.act_dialog import DRAFTS
from ui.pages.cases.case_page import CasePage
from ui.pages.cases.correct_dialog import IN_CASE, IN_REGISTER
from ui.pages.cases.evidence_look import look_at_evidence
from ui.pages.cases.list_page import CasesPage
from ui.pages.checklist.page import ChecklistPage
from ui.pages.checklist.similar_dialog import SimilarDialog
from ui.pages.checklist.take_in_dialog import TakeInDialog
from ui.pages.commands import Command
from ui.pages.exchange.page import ExchangePage
from ui.pages.exchange.review_page import ReviewPage
from ui.pages.exchange.settle_page import SettlePage
from ui.pages.intake.page import IntakePage
from ui.pages.packet.address_dialog import FORM
from ui.pages.packet.look_dialog import LookDialog
from ui.pages.packet.page import PacketPage
from ui.pages.packet.paper_work import PaperDesk
from ui.pages.page import Page
from ui.pages.places import Desk, Places
from ui.pages.waiting_counts import WaitingCounts
from ui.window.frame import Frame

CASES = "cases"
INTAKE = "intake"
EXCHANGE = "exchange"
CARD = ".qhc"
ADDRESS_FORM = f"{DRAFTS}.{FORM}"


class Ways(QObject):
    """Follows the wishes of places and of the pages it has shown."""

    def __init__(self, desk: Desk, places: Places, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._frame = frame
        self._images = PageImages()
        places.place_wanted.connect(frame.open_place)
        places.case_wanted.connect(self.show_case)
        places.new_case_wanted.connect(self.open_new_case)
        places.receipt_wanted.connect(self.show_receipt)
        places.form_wanted.connect(self.show_form)
        places.review_wanted.connect(self.show_review)
        places.settle_wanted.connect(self.show_settling)
        places.search_wanted.connect(self.show_found)
        frame.search_wanted.connect(self.search)
        WaitingCounts(desk, frame)

    def show_case(self, case: str) -> None:
        """Show the page of a case."""
        page = CasePage(self._desk.theme, self._desk.session.here, CaseId(case))
        page.run_wanted.connect(self.show_run)
        page.papers_wanted.connect(self.show_papers)
        page.evidence_wanted.connect(self.show_evidence)
        self._show(page, case)

    def show_papers(self, case: str, respondent: str, track: str) -> None:
        """Show the papers of a respondent of a case, on a track."""
        page = PacketPage(
            self._paper_desk(), CaseId(case), (RespondentId(respondent), Track(track))
        )
        page.case_wanted.connect(self.show_case)
        page.step_wanted.connect(self.show_step)
        self._show(page, case)

    def show_evidence(self, case: str, evidence: str) -> None:
        """Show the pages of a piece of evidence of a case."""
        look_at_evidence(self._paper_desk(), CaseId(case), EvidenceId(evidence), self._frame).open()

    def show_receipt(self, incident: str) -> None:
        """Show the receipt for an entry of the register, to be printed."""
        desk, language = self._paper_desk(), self._desk.theme.language
        dialog = LookDialog(
            desk,
            (self.tr("Receipt"), Intake(desk.here).number(IncidentId(incident))),
            lambda _: receipt(desk.there(), IncidentId(incident), language),
            prints=True,
            parent=self._frame,
        )
        page = self._frame.page()
        if isinstance(page, IntakePage):
            dialog.told.connect(page.say_happened)
        dialog.open()

    def show_step(self, case: str, step: str) -> None:
        """Show the work of a step of a case."""
        self.show_case(case)
        page = self._frame.page()
        if isinstance(page, CasePage):
            page.choose_step(Step(step))

    def show_review(self, path: str) -> None:
        """Show a bundle before it is taken in."""
        page = ReviewPage(self._desk.exchange(), Path(path))
        page.taken.connect(lambda _: self._frame.open_place(EXCHANGE))
        page.closed.connect(lambda: self._frame.open_place(EXCHANGE))
        self._frame.show_page(page, EXCHANGE)

    def show_file(self, path: Path) -> None:
        """Show a bundle before it is taken in, or the card of another office."""
        if path.suffix != CARD:
            self.show_review(str(path))
            return
        self._frame.open_place(EXCHANGE)
        page = self._frame.page()
        if isinstance(page, ExchangePage):
            page.open_card(path)

    def show_settling(self, case: str) -> None:
        """Show what both sides changed in a case."""
        page = SettlePage(self._desk.exchange(), CaseId(case))
        page.settled.connect(lambda: self._frame.open_place(EXCHANGE))
        self._frame.show_page(page, EXCHANGE)

    def show_form(self, form: str, thing: str) -> None:
        """Show what was begun: a form of a case, a run, or the page that has the form's name."""
        case, *rest = thing.split("/")
        if form == "case.new":
            self.open_new_case(thing)
        elif form == "case.run":
            self.show_run(case, rest[0])
        elif form == ADDRESS_FORM:
            self.show_papers(case, *rest)
        elif form == f"{DRAFTS}.{IN_CASE}":
            self.show_case(case)
            self._correct()
        elif form == f"{DRAFTS}.{IN_REGISTER}":
            self.show_entry(thing)
            self._correct()
        elif form.startswith("case."):
            self.show_case(case)
            page = self._frame.page()
            if isinstance(page, CasePage):
                page.take_up_form(form, thing)
        else:
            self._frame.open_place(form)

    def show_entry(self, incident: str) -> None:
        """Show an entry of the register."""
        self._frame.open_place(INTAKE)
        page = self._frame.page()
        if isinstance(page, IntakePage):
            page.show_entry(incident)

    def show_run(self, case: str, run: str) -> None:
        """Show a run of the checklist."""
        desk = self._desk
        page = ChecklistPage(desk.theme, desk.runner, desk.session.here, CaseId(case), RunId(run))
        page.concluded.connect(self.show_case)
        page.similar_wanted.connect(lambda: self.show_similar(case, run))
        self._show(page, case)

    def show_similar(self, case: str, run: str) -> None:
        """Show past cases beside a run of the checklist."""
        dialog = SimilarDialog(self._desk.exchange(), CaseId(case), RunId(run), self._frame)
        dialog.take_in_wanted.connect(lambda: self.take_in_past_cases(case, run))
        dialog.open()

    def take_in_past_cases(self, case: str, run: str) -> None:
        """Take in past cases of a file, then show again which are similar to a run."""
        dialog = TakeInDialog(self._desk.exchange(), self._frame)
        dialog.finished.connect(lambda _: self.show_similar(case, run))
        dialog.open()

    def show_found(self, words: str) -> None:
        """Show the cases that are found by these words."""
        if (page := self._cases()) is not None:
            page.show_found(words)

    def search(self, command: Command) -> None:
        """Do in the list of cases what a key of searching asks."""
        if (page := self._cases()) is not None:
            page.perform(command)

    def open_new_case(self, incident: str) -> None:
        """Offer to open a case on an entry of the register."""
        if (page := self._cases()) is not None:
            page.new_case(incident)

    def take_up(self, place: str, case: str) -> None:
        """Show the place of the last use, and in it the case, as far as they are still there."""
        self._frame.open_place(self._frame.place_or_first(place))
        if case and CaseList(self._desk.session.here).has(CaseId(case)):
            self.show_case(case)

    def _show(self, page: Page, case: str) -> None:
        page.about_case = case
        self._frame.show_page(page, CASES)

    def _cases(self) -> CasesPage | None:
        self._frame.open_place(CASES)
        page = self._frame.page()
        return page if isinstance(page, CasesPage) else None

    def _paper_desk(self) -> PaperDesk:
        session = self._desk.session
        return PaperDesk(
            theme=self._desk.theme,
            here=session.here,
            there=lambda: session.there,
            runner=self._desk.runner,
            images=self._images,
        )

    def _correct(self) -> None:
        page = self._frame.page()
        if page is not None:
            page.correct()
