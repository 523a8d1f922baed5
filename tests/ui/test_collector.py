"""No worker ever ends a widget."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.work.collector import Collector


class Circle:
    """Refers to itself, so that only a collection ends it, and says on which thread that was."""

    def __init__(self, ended_on: list[int]) -> None:
        self.itself = self
        self.ended_on = ended_on

    def __del__(self) -> None:
        self.ended_on.append(threading.get_ident())


def litter(ended_on: list[int]) -> None:
    Circle(ended_on)
    kept = [[number] for number in range(100_000)]  # enough to set Python's own collection off
    assert kept


@pytest.fixture
def collector(dressed_app: QApplication) -> Iterator[Collector]:
    collector = Collector(dressed_app)
    gc.collect()
    collector.start()
    yield collector
    collector.stop()


def on_a_worker(ended_on: list[int]) -> None:
    worker = threading.Thread(target=litter, args=(ended_on,))
    worker.start()
    worker.join()


def test_what_a_worker_leaves_is_collected_on_the_thread_of_the_windows(
    collector: Collector,
) -> None:
    ended_on: list[int] = []
    on_a_worker(ended_on)
    assert ended_on == []
    kept = [[number] for number in range(10_000)]
    assert kept
    # Not waited for: what earlier tests leave is freed meanwhile and takes Python's count down.
    assert collector._timer.isActive()
    collector._timer.timeout.emit()
    assert ended_on == [threading.get_ident()]


def test_without_it_the_worker_would_have_ended_it() -> None:
    """Python's habit, which the test above relies on to be able to fail."""
    ended_on: list[int] = []
    on_a_worker(ended_on)
    assert ended_on
    assert ended_on[0] != threading.get_ident()
