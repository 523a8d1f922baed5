"""A picture of every page and dialog, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from desktop.application.case_work import ActKind
from desktop.application.corrections import Corrections
from desktop.application.exchange import Exchange
from desktop.application.intake import Intake
from desktop.application.page_images import PageImages
from desktop.application.paper_list import PaperList
from desktop.application.receipts import receipt
from desktop.application.run_view import open_sheet, strip
from desktop.domain.ids import CaseId, IncidentId, PersonId
from desktop.text import Language, sentence
from ui.gallery_office import OnTheWorker, PracticeDesk, practice_desk
from ui.gallery_settings import PARTS, settings_page
from ui.language import WindowLanguage
from ui.pages.cases.acts import dialog_for
from ui.pages.cases.case_head import EVIDENCE, PAPERS
from ui.pages.cases.case_page import CasePage
from ui.pages.cases.correct_dialog import IN_CASE, CorrectDialog
from ui.pages.cases.evidence_look import look_at_evidence
from ui.pages.cases.list_page import CasesPage
from ui.pages.cases.new_case_dialog import NewCaseDialog
from ui.pages.cases.scene import Scene
from ui.pages.checklist.changes_dialog import ChangesDialog
from ui.pages.checklist.conclude_dialog import ConcludeDialog
from ui.pages.checklist.page import ChecklistPage
from ui.pages.checklist.trace_dialog import TraceDialog
from ui.pages.exchange.card_dialog import CardDialog
from ui.pages.exchange.exchange_desk import ExchangeDesk
from ui.pages.exchange.export_dialog import ExportDialog
from ui.pages.exchange.page import ExchangePage
from ui.pages.exchange.review_page import ReviewPage
from ui.pages.exchange.settle_page import SettlePage
from ui.pages.exchange.take_back_dialog import TakeBackDialog
from ui.pages.intake.page import IntakePage
from ui.pages.office.admit_dialog import AdmitDialog
from ui.pages.office.body_dialog import BodyDialog
from ui.pages.office.password_dialog import PasswordDialog
from ui.pages.office.roles_dialog import RolesDialog
from ui.pages.packet.address_dialog import AddressDialog
from ui.pages.packet.issue_dialog import IssueDialog
from ui.pages.packet.look_dialog import LookDialog
from ui.pages.packet.page import PacketPage
from ui.pages.packet.paper_work import PaperDesk
from ui.pages.page import Page
from ui.pages.today.page import TodayPage
from ui.theme.measures import TextSize
from ui.theme.theme import Shade, Theme
from ui.version import VERSION
from ui.window.first_run import FirstRunPage
from ui.window.frame import Frame
from ui.window.help_dialog import HelpDialog
from ui.window.main_window import DESIGNED, SMALLEST, MainWindow
from ui.window.places import Office, Place
from ui.window.unlock import Door, UnlockPage
from ui.work.crash_dialog import CrashDialog
from ui.work.runner import Runner


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What an exhibit is made with."""

    theme: Theme
    runner: Runner
    desk: PracticeDesk
    there: OnTheWorker
    images: PageImages

    def words(self, key: str) -> str:
        """Return a name of the practice data in the window's language."""
        return sentence(f"gallery.{key}", self.theme.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A page, shown in the window, or a dialog, shown by itself."""

    name: str
    build: Callable[[Stage], QWidget]
    is_dialog: bool = False


def exhibits() -> tuple[Exhibit, ...]:
    """Return every page and dialog."""
    return (*_of_the_office(), *_of_cases(), *_of_exchange())


def _of_the_office() -> tuple[Exhibit, ...]:
    """Return what stands before cases; a new page is named here or in one of the next two."""
    return (
        Exhibit(name="unlock", build=_unlock),
        *(
            Exhibit(name=f"first-run-{number + 1}", build=partial(_first_run, number))
            for number in range(5)
        ),
        Exhibit(name="today", build=_today),
        *(Exhibit(name=f"settings-{part}", build=partial(_settings, part)) for part in PARTS),
        Exhibit(name="office-body", build=_body, is_dialog=True),
        Exhibit(name="people-admit", build=_admit, is_dialog=True),
        Exhibit(name="people-roles", build=_roles, is_dialog=True),
        Exhibit(name="people-password", build=_password, is_dialog=True),
        Exhibit(name="help", build=_help, is_dialog=True),
        Exhibit(name="crash", build=_crash, is_dialog=True),
        Exhibit(name="intake", build=_intake),
        Exhibit(name="intake-receipt", build=_receipt, is_dialog=True),
    )


def _of_cases() -> tuple[Exhibit, ...]:
    return (
        Exhibit(name="cases", build=_cases),
        Exhibit(name="case-opened", build=lambda stage: _case(stage, stage.desk.opened)),
        Exhibit(name="case", build=lambda stage: _case(stage, stage.desk.heard)),
        Exhibit(name="case-papers", build=partial(_case_part, PAPERS)),
        Exhibit(name="case-evidence", build=partial(_case_part, EVIDENCE)),
        Exhibit(name="evidence-look", build=_look, is_dialog=True),
        Exhibit(name="case-correct", build=_correct, is_dialog=True),
        Exhibit(name="case-new", build=_new_case, is_dialog=True),
        *(
            Exhibit(name=f"act-{act.value}", build=partial(_act, act), is_dialog=True)
            for act in ActKind
            if act is not ActKind.OPEN_RUN
        ),
        Exhibit(name="checklist", build=_checklist),
        Exhibit(name="checklist-trace", build=_trace, is_dialog=True),
        Exhibit(name="checklist-changes", build=_changes, is_dialog=True),
        Exhibit(name="checklist-conclude", build=_conclude, is_dialog=True),
        Exhibit(name="packet", build=_packet),
        Exhibit(name="packet-issue", build=_issue, is_dialog=True),
        Exhibit(name="packet-address", build=_address, is_dialog=True),
    )


def _of_exchange() -> tuple[Exhibit, ...]:
    return (
        Exhibit(name="exchange", build=_exchange),
        Exhibit(name="exchange-review", build=_review),
        Exhibit(name="exchange-settle", build=_settling),
        Exhibit(name="exchange-export", build=_export, is_dialog=True),
        Exhibit(name="exchange-preview", build=_export_seen, is_dialog=True),
        Exhibit(name="exchange-card", build=_strange_card, is_dialog=True),
        Exhibit(name="exchange-card-known", build=_card, is_dialog=True),
        Exhibit(name="exchange-take-back", build=_take_back, is_dialog=True),
    )


def write_gallery(app: QApplication, folder: Path) -> list[Path]:
    """Write ``<name>-<language>.png`` for every exhibit, and some dark, small and large ones."""
    folder.mkdir(parents=True, exist_ok=True)
    speech = WindowLanguage(app)
    theme = Theme(app, Language.CHINESE)
    runner = Runner()
    written = []
    for language in Language:
        speech.speak(language)
        with practice_desk(language) as desk:
            there = OnTheWorker(desk.workspace)
            stage = Stage(theme=theme, runner=runner, desk=desk, there=there, images=PageImages())
            for exhibit in exhibits():
                written += _take_all(exhibit, stage, folder, language)
            runner.start(there.close, done=_settled, failed=_settled)
            _settle(runner)
    runner.stop()
    return written


def _take_all(exhibit: Exhibit, stage: Stage, folder: Path, language: Language) -> list[Path]:
    written = []
    for suffix, shade, size, room in (
        ("", Shade.LIGHT, TextSize.NORMAL, DESIGNED),
        ("-dark", Shade.DARK, TextSize.NORMAL, DESIGNED),
        ("-small", Shade.LIGHT, TextSize.NORMAL, SMALLEST),
        ("-200", Shade.LIGHT, TextSize.LARGEST, DESIGNED),
    ):
        stage.theme.choose(shade=shade, size=size, language=language)
        path = folder / f"{exhibit.name}-{language.value}{suffix}.png"
        _take(exhibit, stage, room, path)
        written.append(path)
    return written


def _take(exhibit: Exhibit, stage: Stage, room: tuple[int, int], path: Path) -> None:
    """Show an exhibit, let it settle, and keep its picture."""
    shown = exhibit.build(stage)
    if not exhibit.is_dialog:
        window = MainWindow(stage.theme)
        window.resize(*room)
        window.show_widget(shown)
        shown = window
    shown.show()
    _settle(stage.runner)
    shown.grab().save(str(path))
    shown.close()
    shown.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _settle(runner: Runner) -> None:
    """Wait until everything shows, also what is drawn on the worker."""
    QCoreApplication.processEvents()
    while runner.is_busy:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QCoreApplication.processEvents()


def _settled(outcome: object) -> None:
    """Nothing more is to be done."""


def _unlock(stage: Stage) -> QWidget:
    page = UnlockPage(stage.theme, stage.runner, lambda person, password, progress: None)
    page.show_door(
        Door(
            office=stage.words("office"),
            practice_tag=stage.words("practice"),
            people=((PersonId("1"), stage.words("person")),),
            version=VERSION,
            last_used=stage.words("last_used"),
        )
    )
    return page


def _first_run(number: int, stage: Stage) -> QWidget:
    return FirstRunPage(stage.theme, stage.runner, lambda wish, progress: None, first=number)


def _body(stage: Stage) -> QWidget:
    return BodyDialog(stage.theme, stage.desk.workspace, None)


def _admit(stage: Stage) -> QWidget:
    return AdmitDialog(stage.theme, stage.desk.workspace, None)


def _roles(stage: Stage) -> QWidget:
    return RolesDialog(stage.theme, stage.desk.workspace, None)


def _password(stage: Stage) -> QWidget:
    return PasswordDialog(stage.theme, stage.desk.workspace, None)


def _crash(stage: Stage) -> QWidget:
    return CrashDialog(stage.theme, stage.words("note"))


def _framed(stage: Stage, page: Page) -> QWidget:
    """Return the frame of the practice office around a page."""
    name = QCoreApplication.translate("Places", "Cases")
    place = Place(key="cases", digit=3, name=name, icon="cases", build=lambda: page)
    office = Office(name=stage.words("office"), practice_tag=stage.words("practice"))
    frame = Frame(stage.theme, office, [place])
    frame.open_place("cases")
    return frame


def _today(stage: Stage) -> QWidget:
    return _framed(stage, TodayPage(stage.theme, stage.desk.workspace))


def _intake(stage: Stage) -> QWidget:
    return _framed(stage, IntakePage(stage.theme, stage.desk.workspace))


def _receipt(stage: Stage) -> QWidget:
    entry = Intake(stage.desk.workspace).register()[0]
    language, there = stage.theme.language, stage.there
    title = QCoreApplication.translate("Ways", "Receipt")
    return LookDialog(
        _paper_desk(stage),
        (title, entry.number),
        lambda _: receipt(there(), IncidentId(entry.incident), language),
        prints=True,
    )


def _settings(part: str, stage: Stage) -> QWidget:
    page = settings_page(stage.theme, stage.desk)
    page.show_part(part)
    return _framed(stage, page)


def _help(stage: Stage) -> QWidget:
    return HelpDialog(stage.theme, "checklist")


def _cases(stage: Stage) -> QWidget:
    return _framed(stage, CasesPage(stage.theme, stage.desk.workspace))


def _case(stage: Stage, case: CaseId) -> QWidget:
    return _framed(stage, CasePage(stage.theme, stage.desk.workspace, case))


def _case_part(part: int, stage: Stage) -> QWidget:
    page = CasePage(stage.theme, stage.desk.workspace, stage.desk.heard)
    page.choose_tab(part)
    return _framed(stage, page)


def _look(stage: Stage) -> QWidget:
    desk = stage.desk
    evidence = next(iter(desk.workspace.file(desk.heard).evidence))
    return look_at_evidence(_paper_desk(stage), desk.heard, evidence, None)


def _correct(stage: Stage) -> QWidget:
    work, case = stage.desk.workspace, stage.desk.heard
    return CorrectDialog(stage.theme, work, Corrections(work).of_case(case), (IN_CASE, case), None)


def _new_case(stage: Stage) -> QWidget:
    return NewCaseDialog(stage.theme, stage.desk.workspace, None)


def _act(act: ActKind, stage: Stage) -> QWidget:
    desk = stage.desk
    scene = Scene(theme=stage.theme, workspace=desk.workspace, case=desk.heard, key=desk.key)
    return dialog_for(act, scene, None)


def _checklist(stage: Stage) -> QWidget:
    desk = stage.desk
    return _framed(stage, ChecklistPage(stage.theme, desk.workspace, desk.heard, desk.run))


def _trace(stage: Stage) -> QWidget:
    desk = stage.desk
    return TraceDialog(stage.theme, open_sheet(desk.workspace, desk.heard, desk.run))


def _changes(stage: Stage) -> QWidget:
    desk = stage.desk
    return ChangesDialog(stage.theme, open_sheet(desk.workspace, desk.heard, desk.run))


def _conclude(stage: Stage) -> QWidget:
    desk = stage.desk
    sheet = open_sheet(desk.workspace, desk.heard, desk.run)
    name = desk.workspace.name_of(desk.workspace.person)
    return ConcludeDialog(stage.theme, strip(sheet, stage.theme.language).result, name)


def _packet(stage: Stage) -> QWidget:
    return _framed(stage, PacketPage(_paper_desk(stage), stage.desk.heard, stage.desk.key))


def _paper_desk(stage: Stage) -> PaperDesk:
    return PaperDesk(
        theme=stage.theme,
        here=stage.desk.workspace,
        there=stage.there,
        runner=stage.runner,
        images=stage.images,
    )


def _issue(stage: Stage) -> QWidget:
    desk = stage.desk
    papers = PaperList(workspace=desk.workspace, case=desk.heard, key=desk.key)
    titles = [line.title for line in papers.lines(stage.theme.language)]
    return IssueDialog(stage.theme, titles, desk.workspace.name_of(desk.workspace.person))


def _address(stage: Stage) -> QWidget:
    desk = stage.desk
    scene = Scene(theme=stage.theme, workspace=desk.workspace, case=desk.heard, key=desk.key)
    return AddressDialog(scene, None)


def _exchange_desk(stage: Stage) -> ExchangeDesk:
    return ExchangeDesk(
        theme=stage.theme, here=stage.desk.workspace, there=stage.there, runner=stage.runner
    )


def _exchange(stage: Stage) -> QWidget:
    return _framed(stage, ExchangePage(_exchange_desk(stage)))


def _review(stage: Stage) -> QWidget:
    return _framed(stage, ReviewPage(_exchange_desk(stage), stage.desk.bundle))


def _settling(stage: Stage) -> QWidget:
    Exchange(stage.desk.workspace).import_bundle(stage.desk.bundle)
    return _framed(stage, SettlePage(_exchange_desk(stage), stage.desk.heard))


def _export(stage: Stage) -> QWidget:
    offices = Exchange(stage.desk.workspace).offices()
    return ExportDialog(_exchange_desk(stage), offices, lambda over, name: None, None)


def _export_seen(stage: Stage) -> QWidget:
    offices = Exchange(stage.desk.workspace).offices()
    dialog = ExportDialog(_exchange_desk(stage), offices, lambda over, name: None, None)
    dialog.cases.choose(dialog.cases.model.row(0), on=True)
    dialog.reason.setText(stage.words("reason"))
    dialog.accept()
    return dialog


def _take_back(stage: Stage) -> QWidget:
    """Show the dialog for the bundle on the stick, taken in: no exhibit after it needs it new."""
    exchange = Exchange(stage.desk.workspace)
    exchange.import_bundle(stage.desk.bundle)
    return TakeBackDialog(stage.theme, stage.desk.workspace, exchange.imported()[0], None)


def _strange_card(stage: Stage) -> QWidget:
    return CardDialog(stage.theme, stage.desk.workspace, stage.desk.strange_card, None)


def _card(stage: Stage) -> QWidget:
    return CardDialog(stage.theme, stage.desk.workspace, stage.desk.card, None)
