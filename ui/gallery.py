"""A picture of every page and dialog, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from desktop import places
from desktop.application.case_work import ActKind
from desktop.application.corrections import Corrections
from desktop.application.exchange import Exchange
from desktop.application.intake import Intake
from desktop.application.paper_list import PaperList
from desktop.application.precedents import Codes, Precedents
from desktop.application.receipts import receipt
from desktop.application.run_view import open_sheet, strip
from desktop.application.since_last import since_last
from desktop.domain.ids import CaseId, IncidentId, PersonId
from desktop.text import Language
from ui.gallery_stage import Stage, practice_stage, settle
from ui.language import WindowLanguage
from ui.pages.cases.acts import dialog_for
from ui.pages.cases.case_head import EVIDENCE, PAPERS, STEPS
from ui.pages.cases.case_page import PAGES, CasePage
from ui.pages.cases.correct_dialog import IN_CASE, CorrectDialog
from ui.pages.cases.evidence_look import look_at_evidence
from ui.pages.cases.new_case_dialog import NewCaseDialog
from ui.pages.cases.scene import Scene
from ui.pages.checklist.changes_dialog import ChangesDialog
from ui.pages.checklist.conclude_dialog import ConcludeDialog
from ui.pages.checklist.similar_dialog import SimilarDialog
from ui.pages.checklist.take_in_dialog import TakeInDialog
from ui.pages.checklist.trace_dialog import TraceDialog
from ui.pages.exchange.card_dialog import CardDialog
from ui.pages.exchange.export_dialog import ExportDialog
from ui.pages.exchange.take_back_dialog import TakeBackDialog
from ui.pages.office.admit_dialog import AdmitDialog
from ui.pages.office.body_dialog import BodyDialog
from ui.pages.office.password_dialog import PasswordDialog
from ui.pages.office.roles_dialog import RolesDialog
from ui.pages.packet.address_dialog import AddressDialog
from ui.pages.packet.issue_dialog import IssueDialog
from ui.pages.packet.look_dialog import LookDialog
from ui.pages.settings.settings_page import SettingsPage
from ui.theme.measures import TextSize
from ui.theme.theme import Shade, Theme
from ui.version import VERSION
from ui.window.first_run import FirstRunPage
from ui.window.frame import Frame
from ui.window.help_dialog import HelpDialog
from ui.window.main_window import DESIGNED, SMALLEST, MainWindow
from ui.window.unlock import Door, UnlockPage
from ui.work.crash_dialog import CrashDialog

LOOKS = (
    ("", Shade.LIGHT, TextSize.NORMAL, DESIGNED),
    ("-dark", Shade.DARK, TextSize.NORMAL, DESIGNED),
    ("-small", Shade.LIGHT, TextSize.NORMAL, SMALLEST),
    ("-200", Shade.LIGHT, TextSize.LARGEST, DESIGNED),
)

SETTINGS = ("office", "people", "appearance", "about")


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
        Exhibit(name="today", build=partial(_place, "today")),
        *(Exhibit(name=f"settings-{part}", build=partial(_settings, part)) for part in SETTINGS),
        Exhibit(name="office-body", build=_body, is_dialog=True),
        Exhibit(name="people-admit", build=_admit, is_dialog=True),
        Exhibit(name="people-roles", build=_roles, is_dialog=True),
        Exhibit(name="people-password", build=_password, is_dialog=True),
        Exhibit(name="help", build=_help, is_dialog=True),
        Exhibit(name="crash", build=_crash, is_dialog=True),
        Exhibit(name="intake", build=partial(_place, "intake")),
        Exhibit(name="intake-receipt", build=_receipt, is_dialog=True),
    )


def _of_cases() -> tuple[Exhibit, ...]:
    return (
        Exhibit(name="cases", build=partial(_place, "cases")),
        Exhibit(name="case-opened", build=lambda stage: _case(stage, stage.desk.opened)),
        Exhibit(name="case", build=lambda stage: _case(stage, stage.desk.heard)),
        Exhibit(name="case-papers", build=lambda stage: _case(stage, stage.desk.heard, PAPERS)),
        Exhibit(name="case-evidence", build=lambda stage: _case(stage, stage.desk.heard, EVIDENCE)),
        Exhibit(name="evidence-look", build=_look, is_dialog=True),
        Exhibit(name="case-correct", build=_correct, is_dialog=True),
        Exhibit(name="case-new", build=_new_case, is_dialog=True),
        *(
            Exhibit(name=f"act-{act.value}", build=partial(_act, act), is_dialog=True)
            for act in ActKind
            if act not in PAGES
        ),
        Exhibit(name="checklist", build=_checklist),
        Exhibit(name="checklist-trace", build=_trace, is_dialog=True),
        Exhibit(name="checklist-changes", build=_changes, is_dialog=True),
        Exhibit(name="checklist-similar", build=_similar, is_dialog=True),
        Exhibit(
            name="checklist-take-in",
            build=lambda stage: TakeInDialog(stage.exchange),
            is_dialog=True,
        ),
        Exhibit(name="checklist-conclude", build=_conclude, is_dialog=True),
        Exhibit(name="packet", build=_packet),
        Exhibit(name="packet-issue", build=_issue, is_dialog=True),
        Exhibit(name="packet-address", build=_address, is_dialog=True),
    )


def _of_exchange() -> tuple[Exhibit, ...]:
    return (
        Exhibit(name="exchange", build=partial(_place, "exchange")),
        Exhibit(name="exchange-review", build=_review),
        Exhibit(name="exchange-settle", build=_settling),
        Exhibit(name="exchange-export", build=_export, is_dialog=True),
        Exhibit(name="exchange-preview", build=_export_seen, is_dialog=True),
        Exhibit(name="exchange-card", build=_strange_card, is_dialog=True),
        Exhibit(name="exchange-card-known", build=_card, is_dialog=True),
        Exhibit(name="exchange-take-back", build=_take_back, is_dialog=True),
    )


def write_gallery(app: QApplication, folder: Path, only: Sequence[str] = ()) -> list[Path]:
    """Write ``<name>-<language>.png`` for every exhibit, and it dark, small and large.

    Where some exhibits are named, these alone are written, as they look first.
    """
    folder.mkdir(parents=True, exist_ok=True)
    speech = WindowLanguage(app)
    theme = Theme(app, Language.CHINESE)
    chosen = [one for one in exhibits() if not only or one.name in only]
    looks = LOOKS[:1] if only else LOOKS
    written = []
    for language in Language:
        speech.speak(language)
        theme.choose(language=language)
        with practice_stage(theme) as stage:
            for exhibit, (suffix, shade, size, room) in product(chosen, looks):
                theme.choose(shade=shade, size=size)
                path = folder / f"{exhibit.name}-{language.value}{suffix}.png"
                _taken(exhibit, stage, room).save(str(path))
                written.append(path)
    return written


def _taken(exhibit: Exhibit, stage: Stage, room: tuple[int, int]) -> QPixmap:
    """Show an exhibit, let it settle, and return its picture."""
    shown = inner = exhibit.build(stage)
    if not exhibit.is_dialog:
        window = MainWindow(stage.theme)
        window.resize(*room)
        window.show_widget(inner)
        shown = window
    shown.show()
    if isinstance(inner, Frame) and (page := inner.page()) is not None:
        page.focus_start()
    settle(stage.runner)
    picture = shown.grab()
    shown.close()
    shown.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return picture


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
    return BodyDialog(stage.theme, stage.work, None)


def _admit(stage: Stage) -> QWidget:
    return AdmitDialog(stage.theme, stage.work, None)


def _roles(stage: Stage) -> QWidget:
    return RolesDialog(stage.theme, stage.work, None)


def _password(stage: Stage) -> QWidget:
    return PasswordDialog(stage.theme, stage.work, None)


def _crash(stage: Stage) -> QWidget:
    return CrashDialog(stage.theme, stage.words("note"))


def _place(key: str, stage: Stage) -> QWidget:
    frame, _ = stage.frame()
    frame.open_place(key)
    return frame


def _receipt(stage: Stage) -> QWidget:
    entry = Intake(stage.work).register()[0]
    language, there = stage.theme.language, stage.session.there
    title = QCoreApplication.translate("Ways", "Receipt")
    return LookDialog(
        stage.papers,
        (title, entry.number),
        lambda _: receipt(there, IncidentId(entry.incident), language),
        prints=True,
    )


def _settings(part: str, stage: Stage) -> QWidget:
    frame, _ = stage.frame()
    frame.open_place("settings")
    page = frame.page()
    if isinstance(page, SettingsPage):
        page.show_part(part)
    return frame


def _help(stage: Stage) -> QWidget:
    return HelpDialog(stage.theme, "checklist")


def _case(stage: Stage, case: CaseId, tab: int = STEPS) -> QWidget:
    frame, ways = stage.frame()
    ways.show_case(case)
    page = frame.page()
    if isinstance(page, CasePage):
        page.choose_tab(tab)
    return frame


def _look(stage: Stage) -> QWidget:
    desk = stage.desk
    evidence = next(iter(stage.work.file(desk.heard).evidence))
    return look_at_evidence(stage.papers, desk.heard, evidence, None)


def _correct(stage: Stage) -> QWidget:
    work, case = stage.work, stage.desk.heard
    return CorrectDialog(stage.theme, work, Corrections(work).of_case(case), (IN_CASE, case), None)


def _new_case(stage: Stage) -> QWidget:
    return NewCaseDialog(stage.theme, stage.work, None)


def _act(act: ActKind, stage: Stage) -> QWidget:
    desk = stage.desk
    scene = Scene(theme=stage.theme, workspace=stage.work, case=desk.heard, key=desk.key)
    return dialog_for(act, scene, None)


def _checklist(stage: Stage) -> QWidget:
    frame, ways = stage.frame()
    ways.show_run(stage.desk.heard, stage.desk.run)
    return frame


def _trace(stage: Stage) -> QWidget:
    desk = stage.desk
    sheet = open_sheet(stage.work, desk.heard, desk.run)
    since = since_last(stage.work, desk.heard, sheet, stage.theme.language)
    return TraceDialog(stage.theme, sheet, since)


def _changes(stage: Stage) -> QWidget:
    desk = stage.desk
    return ChangesDialog(stage.theme, stage.runner, open_sheet(stage.work, desk.heard, desk.run))


def _similar(stage: Stage) -> QWidget:
    """Show the dialog with the library that ships for practice, and the kinds stated."""
    desk, precedents = stage.desk, Precedents(stage.work)
    library = places.resources() / "demo" / "precedents.jsonl"
    precedents.receive(library.read_bytes(), library.name, stage.words("county"), dry_run=False)
    codes = Codes(conduct="subsidies", harm="economic", degree="considerable", sum=30_000)
    precedents.state_codes(desk.heard, desk.key, codes)
    return SimilarDialog(stage.exchange, desk.heard, desk.run)


def _conclude(stage: Stage) -> QWidget:
    desk = stage.desk
    sheet = open_sheet(stage.work, desk.heard, desk.run)
    name = stage.work.name_of(stage.work.person)
    return ConcludeDialog(stage.theme, strip(sheet, stage.theme.language), name)


def _packet(stage: Stage) -> QWidget:
    frame, ways = stage.frame()
    respondent, track = stage.desk.key
    ways.show_papers(stage.desk.heard, respondent, track.value)
    return frame


def _issue(stage: Stage) -> QWidget:
    desk = stage.desk
    papers = PaperList(workspace=stage.work, case=desk.heard, key=desk.key)
    titles = [line.title for line in papers.lines(stage.theme.language)]
    return IssueDialog(stage.theme, titles, stage.work.name_of(stage.work.person))


def _address(stage: Stage) -> QWidget:
    desk = stage.desk
    scene = Scene(theme=stage.theme, workspace=stage.work, case=desk.heard, key=desk.key)
    return AddressDialog(scene, None)


def _review(stage: Stage) -> QWidget:
    frame, ways = stage.frame()
    ways.show_review(str(stage.desk.bundle))
    return frame


def _settling(stage: Stage) -> QWidget:
    Exchange(stage.work).import_bundle(stage.desk.bundle)
    frame, ways = stage.frame()
    ways.show_settling(stage.desk.heard)
    return frame


def _export(stage: Stage) -> QWidget:
    offices = Exchange(stage.work).offices()
    return ExportDialog(stage.exchange, offices, lambda over, name: None, None)


def _export_seen(stage: Stage) -> QWidget:
    offices = Exchange(stage.work).offices()
    dialog = ExportDialog(stage.exchange, offices, lambda over, name: None, None)
    dialog.cases.choose(dialog.cases.model.row(0), on=True)
    dialog.reason.setText(stage.words("reason"))
    dialog.accept()
    return dialog


def _take_back(stage: Stage) -> QWidget:
    """Show the dialog for the bundle on the stick, taken in: no exhibit after it needs it new."""
    exchange = Exchange(stage.work)
    exchange.import_bundle(stage.desk.bundle)
    return TakeBackDialog(stage.theme, stage.work, exchange.imported()[0], None)


def _strange_card(stage: Stage) -> QWidget:
    return CardDialog(stage.theme, stage.work, stage.desk.strange_card, None)


def _card(stage: Stage) -> QWidget:
    return CardDialog(stage.theme, stage.work, stage.desk.card, None)
