"""From the first start to an open office, locked and opened again, with real parts."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from desktop import places
from desktop.application.drafts import UnfinishedForms
from desktop.application.intake import IncidentDraft, Intake
from desktop.domain.respondent import ManagementLevel
from desktop.text import Language
from tests.ui import accessibility
from ui import app as start
from ui.gallery import exhibits, write_gallery
from ui.language import WindowLanguage
from ui.pages.cases.act_dialog import DRAFTS
from ui.pages.cases.correct_dialog import IN_REGISTER, CorrectDialog
from ui.pages.exchange.review_page import ReviewPage
from ui.pages.today.page import TodayPage
from ui.preferences import PreferencesFile
from ui.program import Outfit, Program
from ui.theme.theme import Theme
from ui.widgets.main_button import MainButton
from ui.widgets.password_field import PasswordField
from ui.widgets.running_text import RunningText
from ui.widgets.text_field import TextField
from ui.window.first_run import FirstRunPage
from ui.window.frame import Frame
from ui.window.main_window import MainWindow
from ui.window.status_line import StatusLine
from ui.window.unlock import UnlockPage
from ui.work.crash_window import CrashWindow
from ui.work.single_instance import SingleInstance

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "大雨中的值班表 2026"


class Seat:
    """Somebody at the window, who types and presses."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    def sees(self, kind: type[QWidget]) -> bool:
        return any(widget.isVisible() for widget in self.window.findChildren(kind))

    def one(self, kind: type[QWidget], name: str = "") -> QWidget:
        found = [
            widget
            for widget in self.window.findChildren(kind)
            if widget.isVisible() and name in widget.accessibleName() + _text(widget)
        ]
        assert found, f"no {kind.__name__} {name}"
        return found[0]

    def press(self, name: str) -> None:
        button = self.one(QPushButton, name)
        assert button.isEnabled(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def writes(self, name: str, words: str) -> None:
        field = self.one(TextField, name)
        assert isinstance(field, TextField)
        field.setFocus()
        field.clear()
        field.insert(words)

    def waits_for(self, kind: type[QWidget]) -> None:
        self.qtbot.waitUntil(lambda: self.sees(kind), timeout=20_000)


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QPushButton | QCheckBox | QRadioButton) else ""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's own folder on this computer."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert places.office().is_relative_to(tmp_path)
    return tmp_path


@pytest.fixture
def seat(
    home: Path, dressed_app: QApplication, theme: Theme, one_speech: WindowLanguage, qtbot: QtBot
) -> Iterator[Seat]:
    program = a_program(dressed_app, theme, one_speech)
    window = program.window()
    program.start()
    qtbot.waitUntil(window.isVisible)
    window.activateWindow()
    yield Seat(window, qtbot)
    window.close()
    window.deleteLater()


def a_program(
    app: QApplication, theme: Theme, speech: WindowLanguage, folder: Path | None = None
) -> Program:
    crash = CrashWindow(theme, "0.1.0", lambda: "")
    preferences = PreferencesFile(places.preferences())
    outfit = Outfit(theme=theme, speech=speech, preferences=preferences, crash=crash)
    return Program(app, outfit, folder or places.office())


def found_an_office(seat: Seat, *, practice: bool = True) -> None:
    seat.press("下一步")
    if practice:
        radio = seat.one(QRadioButton, "先练习")
        assert isinstance(radio, QRadioButton)
        radio.click()
    seat.press("下一步")
    assert not seat.one(MainButton).isEnabled()
    box = seat.one(QCheckBox)
    assert isinstance(box, QCheckBox)
    box.click()
    seat.press("下一步")
    for name, words in (
        ("单位名称", "青山镇人民政府"),
        ("行政区划", "青山县青山镇"),
        ("案号用字", "青山镇"),
        ("机关全称", "中共青山镇纪律检查委员会"),
        ("发文字号", "青纪"),
    ):
        seat.writes(name, words)
    seat.press("下一步")
    seat.writes("姓名", "李敏")
    seat.writes("口令", PASSWORD)
    seat.writes("再输一次", PASSWORD)
    seat.press("建立本单位")
    seat.waits_for(Frame)


def test_the_first_start_founds_an_office_and_opens_it(seat: Seat, home: Path) -> None:
    assert seat.sees(FirstRunPage)
    found_an_office(seat)
    assert (places.practice_office() / "office.json").is_file()
    assert not places.office().exists()
    assert accessibility.nameless(seat.window) == []
    assert PASSWORD.encode() not in b"".join(
        file.read_bytes() for file in home.rglob("*") if file.is_file()
    )


def test_what_is_missing_is_said_before_the_next_step(seat: Seat) -> None:
    for _ in range(2):
        seat.press("下一步")
    box = seat.one(QCheckBox)
    assert isinstance(box, QCheckBox)
    box.click()
    seat.press("下一步")
    seat.press("下一步")
    name = seat.one(TextField, "单位名称")
    assert name.accessibleDescription() == "这一项还没有填。"
    seat.press("上一步")
    assert seat.one(QCheckBox).isEnabled()


def test_a_bundle_that_was_brought_shows_once_the_office_is_open(
    home: Path, dressed_app: QApplication, theme: Theme, one_speech: WindowLanguage, qtbot: QtBot
) -> None:
    program = a_program(dressed_app, theme, one_speech)
    program.start()
    program.show_file(str(home / "石桥镇.qhb"))
    seat = Seat(program.window(), qtbot)
    qtbot.waitUntil(seat.window.isVisible)
    found_an_office(seat)
    assert seat.sees(ReviewPage)
    seat.window.close()
    seat.window.deleteLater()


def test_the_command_takes_a_bundle_or_a_card_and_nothing_else(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert start._options(["a.qhb"]).file == Path("a.qhb").absolute()
    assert start._options(["--office", "x", "b.qhc"]).file == Path("b.qhc").absolute()
    with pytest.raises(SystemExit):
        start._options(["a.zip"])
    assert "a.zip" in capsys.readouterr().err


def test_two_passwords_that_differ_are_not_taken(seat: Seat) -> None:
    page = seat.one(FirstRunPage)
    assert isinstance(page, FirstRunPage)
    page.go_to(4)
    seat.writes("姓名", "李敏")
    seat.writes("口令", PASSWORD)
    seat.writes("再输一次", PASSWORD + "！")
    seat.press("建立本单位")
    assert "不一样" in seat.one(TextField, "再输一次").accessibleDescription()
    assert not places.office().exists()


def test_the_first_run_is_walked_by_keys_and_marks_a_password_that_is_too_short(
    seat: Seat,
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    seat.press("下一步")
    QTest.keyClick(seat.one(QRadioButton, "建立本单位"), Qt.Key.Key_Return, control)
    seat.one(QCheckBox).setFocus()
    QTest.keyClick(seat.one(QCheckBox), Qt.Key.Key_Space)
    QTest.keyClick(seat.one(QCheckBox), Qt.Key.Key_Return, control)
    for name in ("单位名称", "行政区划", "案号用字", "机关全称", "发文字号"):
        seat.writes(name, "青山镇")
    assert any("青山镇〔" in each.text() for each in seat.window.findChildren(RunningText))
    QTest.keyClick(seat.one(TextField, "发文字号"), Qt.Key.Key_Return, control)
    for name, words in (("姓名", "李敏"), ("口令", "123"), ("再输一次", "123")):
        seat.writes(name, words)
    QTest.keyClick(seat.one(TextField, "再输一次"), Qt.Key.Key_Return, control)
    field = seat.one(PasswordField, "口令")
    seat.qtbot.waitUntil(lambda: "8" in field.accessibleDescription(), timeout=20_000)
    assert not places.office().exists()


def test_a_locked_office_takes_nothing_but_the_password(seat: Seat) -> None:
    found_an_office(seat)
    frame = seat.one(Frame)
    QTest.keyClick(seat.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    seat.waits_for(UnlockPage)
    assert not frame.isVisible()
    button = seat.one(MainButton, "打开")
    seat.qtbot.waitUntil(button.isEnabled)
    seat.writes("口令", "不对的口令")
    seat.press("打开")
    password = seat.one(PasswordField)
    seat.qtbot.waitUntil(lambda: "口令不对" in password.accessibleDescription(), timeout=20_000)
    QTest.keyClick(seat.window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert not frame.isVisible()
    seat.writes("口令", PASSWORD)
    QTest.keyClick(password, Qt.Key.Key_Return)
    seat.waits_for(Frame)
    assert frame.isVisible()


def test_who_types_wrong_passwords_has_to_wait(seat: Seat) -> None:
    found_an_office(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    seat.waits_for(UnlockPage)
    button, password = seat.one(MainButton, "打开"), seat.one(PasswordField)

    def says(words: str) -> bool:
        return words in password.accessibleDescription()

    for told in ("请再试一次", "请再试一次", "请再试一次", "请等 5 秒", "还要等"):
        seat.qtbot.waitUntil(button.isEnabled)
        seat.writes("口令", "不对的口令")
        seat.press("打开")
        seat.qtbot.waitUntil(partial(says, told), timeout=20_000)
    assert not seat.sees(Frame)


def test_the_other_language_is_spoken_at_once_also_while_locked(seat: Seat) -> None:
    seat.press("下一步")
    english = "English"
    page = seat.one(FirstRunPage)
    assert isinstance(page, FirstRunPage)
    page.go_to(0)
    radio = seat.one(QRadioButton, english)
    assert isinstance(radio, QRadioButton)
    radio.click()
    assert seat.one(QPushButton, "Next: Practice or own office").isVisible()
    assert PreferencesFile(places.preferences()).now.language is Language.ENGLISH


def test_the_office_opened_last_is_offered_at_the_next_start(
    seat: Seat, dressed_app: QApplication, theme: Theme, one_speech: WindowLanguage
) -> None:
    found_an_office(seat)
    seat.window.close()
    preferences = PreferencesFile(places.preferences())
    assert preferences.now.office == str(places.practice_office())
    program = a_program(dressed_app, theme, one_speech, places.practice_office())
    again = Seat(program.window(), seat.qtbot)
    program.start()
    again.waits_for(UnlockPage)
    seat.qtbot.waitUntil(again.one(MainButton, "打开").isEnabled)
    assert any("上次使用：今天" in label.text() for label in again.window.findChildren(QLabel))
    again.writes("口令", PASSWORD)
    again.press("打开")
    again.waits_for(Frame)
    again.window.close()
    program = a_program(dressed_app, theme, one_speech, places.practice_office())
    third = Seat(program.window(), seat.qtbot)
    program.start()
    seat.qtbot.waitUntil(third.one(MainButton, "打开").isEnabled)
    third.press("到本单位")
    assert third.sees(FirstRunPage)
    third.window.close()


def test_a_correction_begun_in_the_register_is_gone_on_with_from_the_page_of_the_day(
    seat: Seat,
) -> None:
    found_an_office(seat)
    frame = seat.one(Frame)
    assert isinstance(frame, Frame)
    frame.open_place("today")
    page = frame.page()
    assert isinstance(page, TodayPage)
    work = page._workspace
    incident = Intake(work).record_incident(
        IncidentDraft(
            level=ManagementLevel.TOWNSHIP,
            happened_on=work.today(),
            place="石桥村",
            what="值班室无人接听电话",
        )
    )
    typed = {"field": "place", "value": "青山镇河东村", "reason": "听错了"}
    UnfinishedForms(work).keep(f"{DRAFTS}.{IN_REGISTER}", incident, typed)
    page.refresh()
    QApplication.processEvents()
    seat.press("接着写")
    (dialog,) = seat.window.findChildren(CorrectDialog)
    assert dialog.isVisible()
    dialog.accept()
    assert Intake(work).incident(incident).now.place == "青山镇河东村"


def test_a_second_start_is_answered_in_the_first_window_and_ends_with_a_sentence(
    seat: Seat, dressed_app: QApplication, theme: Theme, one_speech: WindowLanguage
) -> None:
    found_an_office(seat)
    seat.window.close()
    program = a_program(dressed_app, theme, one_speech, places.practice_office())
    first = Seat(program.window(), seat.qtbot)
    program.start()
    first.waits_for(UnlockPage)
    words = "程序已经打开，已切换到那个窗口。"
    program.window().come_to_front()
    assert first.one(PasswordField).accessibleDescription() == words
    seat.qtbot.waitUntil(first.one(MainButton, "打开").isEnabled)
    first.writes("口令", PASSWORD)
    first.press("打开")
    first.waits_for(Frame)
    program.window().come_to_front()
    assert words in [label.text() for label in first.window.findChildren(QLabel)]
    first.one(StatusLine)._while.timeout.emit()  # type: ignore[attr-defined] # one of that kind
    QApplication.processEvents()
    assert words not in [
        label.text() for label in first.window.findChildren(QLabel) if label.isVisible()
    ]
    first.window.close()
    folder = places.practice_office()
    instance = SingleInstance(folder)
    assert instance.take()
    ended = subprocess.run(
        [sys.executable, "-m", "ui", "--office", str(folder)],
        cwd=ROOT,
        capture_output=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "zh_CN.UTF-8"},
        check=False,
        timeout=60,
    )
    instance.release()
    assert ended.returncode == 0
    assert words in ended.stderr.decode("utf-8")


def test_the_gallery_has_a_picture_of_everything_in_both_languages(
    dressed_app: QApplication, theme: Theme, tmp_path: Path
) -> None:
    written = write_gallery(dressed_app, tmp_path)
    names = {path.name for path in written}
    assert all(path.stat().st_size > 1000 for path in written)
    for exhibit in exhibits():
        assert {f"{exhibit.name}-zh.png", f"{exhibit.name}-en.png"} <= names


def test_the_command_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        start.main(["--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert "--office" in told
    assert "--gallery" in told


def test_only_what_the_first_paint_needs_is_loaded_before_it() -> None:
    code = (
        "import sys, ui.app\n"
        "heavy = ('reportlab', 'sqlite_utils', 'sqlcipher3', 'pypinyin', 'openpyxl', 'pypdf',\n"
        "         'msgspec', 'nacl', 'pyrage', 'PySide6.QtSvg', 'PySide6.QtDBus')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, env=os.environ
    )
    assert told.stdout.decode().strip() == "[]"


def test_pages_are_loaded_while_the_password_is_typed(home: Path) -> None:
    code = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from desktop import places\n"
        "from ui import app as start\n"
        "from ui.preferences import PreferencesFile\n"
        "from ui.program import Program\n"
        "app = start._application()\n"
        "outfit = start._outfit(app, PreferencesFile(places.preferences()))\n"
        "program = Program(app, outfit, Path(sys.argv[1]))\n"
        "program.start()\n"
        "before, until = 'ui.pages.ways' in sys.modules, time.monotonic() + 30\n"
        "while 'ui.pages.ways' not in sys.modules and time.monotonic() < until:\n"
        "    app.processEvents()\n"
        "program.window().close()\n"
        "print(before, 'ui.pages.ways' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(home / "office")]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, env=os.environ)
    assert told.stdout.decode().split() == ["False", "True"]
