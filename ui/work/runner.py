"""Long use cases off the main thread."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from desktop.application.progress import Progress
from desktop.errors import Cancelled, Failure

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Result = TypeVar("Result")
SECONDS_BETWEEN_STEPS = 0.05


class Job(QObject):
    """One piece of long work, as the main thread sees it.

    ``stepped`` names the step and how much of it is done; exactly one of ``done`` and ``failed``
    follows. All three are said on the main thread. A bug in the work goes to the crash window,
    and ``ended`` is said in every case.
    """

    stepped = Signal(str, int, int)
    done = Signal(object)
    failed = Signal(object)
    ended = Signal()
    _finished = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        # Queued in every case: work may be over before whoever started it listens.
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def run_on(self, worker: ThreadPoolExecutor, work: Callable[[Progress], Any]) -> None:
        """Start the work; the runner does this."""
        future = worker.submit(work, _Steps(self, self._stop))
        future.add_done_callback(self._finished.emit)

    def _on_finished(self, future: Future[Any]) -> None:
        error = future.exception()
        if error is None:
            self.done.emit(future.result())
        elif isinstance(error, Failure):
            self.failed.emit(error)
        self.ended.emit()
        self.deleteLater()
        if error is not None and not isinstance(error, Failure):
            sys.excepthook(type(error), error, error.__traceback__)


class _Steps(Progress):
    """The worker's side: tells the job at most twenty times a second, and stops between steps."""

    def __init__(self, job: Job, stop: threading.Event) -> None:
        self._job = job
        self._stop = stop
        self._told_at = 0.0
        self._told = ""

    def step(self, code: str, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if code != self._told or done == total or now - self._told_at >= SECONDS_BETWEEN_STEPS:
            self._told, self._told_at = code, now
            self._job.stepped.emit(code, done, total)


class Runner(QObject):
    """One worker; what is started while it works waits its turn.

    A worker never asks the clerk anything, and never touches a widget: ask first, then run.
    """

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: ThreadPoolExecutor | None = None
        self._jobs: list[Job] = []
        self.is_stopped = False  # then nothing more is started

    @property
    def is_busy(self) -> bool:
        """Whether work goes on or waits."""
        return bool(self._jobs)

    def start(
        self,
        work: Callable[[Progress], Result],
        *,
        done: Callable[[Result], None],
        failed: Callable[[Failure], None],
    ) -> Job:
        """Do the work on the worker and tell the outcome on the main thread."""
        job = Job(self)
        job.done.connect(done)
        job.failed.connect(failed)
        job.ended.connect(self._on_ended)
        self._jobs.append(job)
        if len(self._jobs) == 1:
            self.busy_changed.emit(True)
        job.run_on(self._ready_worker(), work)
        return job

    def stop(self) -> None:
        """Cancel everything and wait until nothing is half-written; for the end of the program."""
        self.is_stopped = True
        for job in self._jobs:
            job.cancel()
        if self._worker is not None:
            self._worker.shutdown(wait=True)

    def _ready_worker(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - after the first paint

        if self._worker is None:
            self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        return self._worker

    def _on_ended(self) -> None:
        self._jobs = [job for job in self._jobs if job is not self.sender()]
        if not self._jobs:
            self.busy_changed.emit(False)
