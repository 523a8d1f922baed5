"""One file to be looked at: drawn on the worker, printed after the dialog is closed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.application.intake import Intake
from desktop.application.receipts import receipt
from desktop.domain.ids import IncidentId
from desktop.text import Language
from tests.ui import accessibility
from tests.ui.pages.played import PlayedOffice
from ui.pages.cases.evidence_look import look_at_evidence
from ui.pages.packet.look_dialog import LookDialog
from ui.pages.packet.paper_work import PaperDesk
from ui.pages.packet.printing import new_printer
from ui.theme.theme import Theme


@pytest.fixture
def dialog(desk: PaperDesk, qtbot: QtBot) -> Iterator[LookDialog]:
    """The receipt for the last entry of the register."""
    incident = IncidentId(Intake(desk.here).register()[0].incident)
    above = QWidget()
    qtbot.addWidget(above)
    shown = LookDialog(
        desk,
        ("来件回执", "2026-003"),
        lambda _: receipt(desk.there(), incident, Language.CHINESE),
        prints=True,
        parent=above,
    )
    shown.open()
    qtbot.waitUntil(lambda: shown.part.is_drawn, timeout=15_000)
    yield shown
    above.close()


def test_a_receipt_is_shown_before_it_is_printed(
    dialog: LookDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    assert dialog.act_button is not None
    assert dialog.act_button.isEnabled()
    assert dialog.part.pages == 1
    printer = new_printer(1, duplex=False)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "receipt.pdf"))
    with qtbot.waitSignal(dialog.told, timeout=15_000) as told:
        dialog.print_on(printer)
    assert told.args == ["已送打印机"]
    assert (tmp_path / "receipt.pdf").read_bytes().startswith(b"%PDF")


def test_it_is_kept_whole_named_and_closed_by_escape(dialog: LookDialog) -> None:
    assert accessibility.cut_texts(dialog) == []
    assert accessibility.off_the_window(dialog) == []
    assert accessibility.nameless(dialog) == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_evidence_is_looked_at_inside_and_nothing_of_it_is_written_to_disk(
    desk: PaperDesk, played: PlayedOffice, qtbot: QtBot, theme: Theme
) -> None:
    above = QWidget()
    qtbot.addWidget(above)
    case = played.weighed.case
    before = {path for path in desk.here.folder.rglob("*") if path.is_file()}
    for evidence, thing in desk.here.file(case).evidence.items():
        look = look_at_evidence(desk, case, evidence, above)
        with qtbot.waitSignal(look.part.drawn, timeout=15_000) as drawn:
            look.open()
        assert drawn.args == [True]
        assert look.part.pages == thing.now.file.pages
        assert look.act_button is None
        look.reject()
    assert {path for path in desk.here.folder.rglob("*") if path.is_file()} == before
