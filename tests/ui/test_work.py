"""Work off the main thread, crashes, the second start, idle time."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.application.progress import NoProgress, Progress
from desktop.errors import Cancelled, Failure, Problem, Refused
from ui.theme.theme import Theme
from ui.work.crash_dialog import CrashDialog
from ui.work.crash_note import crash_note
from ui.work.crash_window import CrashWindow
from ui.work.idle_watch import IdleWatch
from ui.work.runner import Runner
from ui.work.single_instance import SingleInstance

ROOT = Path(__file__).resolve().parents[2]
CANARY = "张三110101199003070021"


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[Runner]:
    made = Runner()
    yield made
    made.stop()


class Heard:
    """What a job has told, and on which thread."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.failures: list[Failure] = []
        self.threads: set[int] = set()

    def done(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(threading.get_ident())

    def failed(self, failure: Failure) -> None:
        self.failures.append(failure)
        self.threads.add(threading.get_ident())


def test_work_runs_elsewhere_and_its_result_arrives_here(runner: Runner, qtbot: QtBot) -> None:
    heard = Heard()
    job = runner.start(lambda progress: threading.get_ident(), done=heard.done, failed=heard.failed)
    with qtbot.waitSignal(job.ended):
        assert runner.is_busy
    assert heard.results != [threading.get_ident()]
    assert heard.threads == {threading.get_ident()}
    assert not runner.is_busy


def test_what_was_refused_arrives_as_problems(runner: Runner, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        raise Refused(Problem("field.required", about="name"))

    heard = Heard()
    job = runner.start(work, done=heard.done, failed=heard.failed)
    with qtbot.waitSignal(job.ended):
        pass
    assert heard.results == []
    assert heard.failures[0].problems == (Problem("field.required", about="name"),)


def test_progress_is_told_on_the_main_thread_from_the_first_to_the_last_step(
    runner: Runner, qtbot: QtBot
) -> None:
    told: list[tuple[str, int, int, int]] = []

    def hear(code: str, done: int, total: int) -> None:
        told.append((code, done, total, threading.get_ident()))

    heard = Heard()
    gate = threading.Event()

    def work(progress: Progress) -> int:
        gate.wait(5)
        return sum(progress.each(range(1000), "work.adding"))

    job = runner.start(work, done=heard.done, failed=heard.failed)
    job.stepped.connect(hear)
    with qtbot.waitSignal(job.ended):
        gate.set()
    assert heard.results == [499_500]
    assert told[0][:3] == ("work.adding", 0, 1000)
    assert told[-1][:3] == ("work.adding", 1000, 1000)
    assert {thread for *_, thread in told} == {threading.get_ident()}
    assert len(told) < 100


def test_cancel_stops_between_two_steps(runner: Runner, qtbot: QtBot) -> None:
    begun = threading.Event()
    written: list[int] = []

    def work(progress: Progress) -> None:
        for number in progress.each(range(10_000), "work.adding"):
            written.append(number)
            begun.set()
            threading.Event().wait(0.001)

    heard = Heard()
    job = runner.start(work, done=heard.done, failed=heard.failed)
    begun.wait(5)
    job.cancel()
    with qtbot.waitSignal(job.ended):
        pass
    assert [type(failure) for failure in heard.failures] == [Cancelled]
    assert 0 < len(written) < 10_000


def test_work_waits_its_turn(runner: Runner, qtbot: QtBot) -> None:
    order: list[str] = []
    heard = Heard()
    runner.start(lambda progress: order.append("first"), done=heard.done, failed=heard.failed)
    last = runner.start(
        lambda progress: order.append("second"), done=heard.done, failed=heard.failed
    )
    with qtbot.waitSignal(last.ended):
        pass
    assert order == ["first", "second"]


def test_no_progress_gives_every_item_and_never_stops() -> None:
    assert list(NoProgress().each("abc", "work.adding")) == ["a", "b", "c"]


def test_a_bug_in_the_work_goes_to_the_crash_window(
    runner: Runner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: caught.append(kind))

    def work(progress: Progress) -> None:
        raise ZeroDivisionError(CANARY)

    heard = Heard()
    job = runner.start(work, done=heard.done, failed=heard.failed)
    with qtbot.waitSignal(job.ended):
        pass
    qtbot.waitUntil(lambda: caught == [ZeroDivisionError])
    assert heard.results == heard.failures == []


def a_crash() -> str:
    def typed(name: str) -> None:
        raise ValueError(name)

    try:
        typed(CANARY)
    except ValueError as error:
        return crash_note(type(error), error.__traceback__, "0.1.0", "2026-11-24T10:00:00+08:00")
    return ""


def test_the_note_says_where_and_nothing_anybody_typed() -> None:
    note = a_crash()
    assert "ValueError" in note
    assert "ui/test_work.py" in note
    assert "typed" in note
    assert CANARY not in note
    assert str(Path.home()) not in note
    assert str(ROOT) not in note


def test_a_crash_shows_one_window_keeps_drafts_and_goes_on(
    theme: Theme, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    kept: list[bool] = []
    crash = CrashWindow(theme, "0.1.0", lambda: "2026-11-24")
    crash.keep_drafts_with(lambda: kept.append(True))
    before = sys.excepthook
    try:
        crash.install()
        sys.excepthook(ZeroDivisionError, ZeroDivisionError(CANARY), None)
        sys.excepthook(KeyError, KeyError(CANARY), None)
        qtbot.waitUntil(lambda: len(kept) == 1 and "KeyError" in shown_note())
    finally:
        sys.excepthook = before
        threading.excepthook = threading.__excepthook__
    assert "ZeroDivisionError" in shown_note()
    assert CANARY not in shown_note() + caplog.text
    dialog = shown_dialog()
    for button in dialog.findChildren(QPushButton):
        if button.text() == "复制说明":
            button.click()
    assert QApplication.clipboard().text() == shown_note()
    dialog.close()
    caplog.clear()


def shown_dialog() -> CrashDialog:
    return next(
        top
        for top in QApplication.topLevelWidgets()
        if isinstance(top, CrashDialog) and top.isVisible()
    )


def shown_note() -> str:
    note = shown_dialog().findChild(QPlainTextEdit)
    assert isinstance(note, QPlainTextEdit)
    return note.toPlainText()


def test_a_second_start_calls_the_first_and_ends(tmp_path: Path, qtbot: QtBot) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    elsewhere = SingleInstance(tmp_path / "other")
    assert first.take()
    with qtbot.waitSignal(first.raised):
        assert not second.take()
    with qtbot.waitSignal(first.brought) as brought:
        assert not second.take("/media/stick/第 7 包.qhb")
    assert brought.args == ["/media/stick/第 7 包.qhb"]
    assert elsewhere.take()
    first.release()
    qtbot.waitUntil(second.take)
    second.release()
    elsewhere.release()


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a Unix matter")
def test_a_killed_program_leaves_the_name_free(tmp_path: Path, qtbot: QtBot) -> None:
    code = (
        "import sys, time; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
        "from ui.work.single_instance import SingleInstance\n"
        "app = QCoreApplication([]); one = SingleInstance(Path(sys.argv[1]))\n"
        "print(one.take(), flush=True); time.sleep(60)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"True\n"
    child.kill()
    child.wait()
    child.stdout.close()
    instance = SingleInstance(tmp_path)
    assert instance.take()
    instance.release()


def test_a_window_that_went_away_is_let_go(dressed_app: QApplication) -> None:
    """Also one that went without saying so, as at the end of a dialog that was never seen again."""
    watch = IdleWatch(dressed_app, minutes=10)
    gone = QWindow()
    watch._on_window_changed(gone)
    gone.blockSignals(True)
    delete(gone)
    watch._on_window_changed(None)
    assert watch._watched is None
    delete(watch)


def test_idle_is_said_after_the_time_and_each_touch_begins_it_anew(
    dressed_app: QApplication, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    watch = IdleWatch(dressed_app, minutes=10)
    timer = watch.timer()
    assert timer.interval() == 600_000
    timer.setInterval(200)
    timer.start()
    qtbot.wait(120)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert timer.remainingTime() > 150
    with qtbot.waitSignal(watch.idle):
        pass
    watch.set_minutes(3)
    assert timer.interval() == 180_000
    timer.stop()
