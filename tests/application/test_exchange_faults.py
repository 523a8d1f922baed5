"""T17: the stick pulled, the process killed, the work stopped: nothing, or everything."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest

from desktop.application.exchange import CaseStanding, ExportReport
from desktop.application.offices import open_office
from desktop.application.progress import Progress
from desktop.domain.ids import CaseId
from desktop.errors import Cancelled, Damaged, Unavailable
from tests.application import two_offices
from tests.application.killing import Killer
from tests.application.two_offices import MORNING, Neighbour, a_light_world
from tests.builders import CLERK, PASSWORD, refusal
from tests.fakes import FixedClock

made_offices = two_offices.made_offices
offices = two_offices.offices
Three = tuple[Neighbour, Neighbour, Neighbour]
LARGE = bytes(range(256)) * 12_000


class Steps(Progress):
    """Counts the steps, and stops at one of them."""

    def __init__(self, stop_at: int = 0) -> None:
        self.codes: list[str] = []
        self._stop_at = stop_at

    def step(self, code: str, done: int, total: int) -> None:
        assert done <= total or not total
        self.codes.append(code)
        if len(self.codes) == self._stop_at:
            raise Cancelled


def a_large_case(office: Neighbour) -> CaseId:
    """Open a case with a file of some blocks."""
    case = office.case()
    office.evidence(case, LARGE)
    return case


def export(office: Neighbour, to: Neighbour, case: CaseId, progress: Progress) -> ExportReport:
    target = office.stick / "包.qhb"
    return office.exchange.export((case,), to.id, target, "请审核", progress)


def test_an_export_says_how_far_it_is_and_stops_without_a_trace(offices: Three) -> None:
    here, there, _ = offices
    case = a_large_case(here)
    before, held = here.rows(), sorted(here.stick.iterdir())
    count = 0
    for stop_at in range(1, 100):
        steps = Steps(stop_at)
        try:
            export(here, there, case, steps)
        except Cancelled:
            assert here.rows() == before
            assert sorted(here.stick.iterdir()) == held
            continue
        count = len(steps.codes)
        assert set(steps.codes) == {
            "bundle.gathering",
            "bundle.attachments",
            "bundle.reading_back",
        }
        break
    assert count > 5


def test_an_import_says_how_far_it_is_and_stops_without_a_trace(offices: Three) -> None:
    here, there, _ = offices
    path = export(here, there, a_large_case(here), Steps()).path
    before = there.rows(), there.files()
    for stop_at in range(1, 100):
        steps = Steps(stop_at)
        try:
            there.exchange.import_bundle(path, steps)
        except Cancelled:
            assert (there.rows(), there.files()) == before
            continue
        assert set(steps.codes) == {
            "bundle.verifying",
            "bundle.proving",
            "bundle.attachments",
            "bundle.applying",
        }
        break
    assert len(there.files()) == 2
    assert there.exchange.inspect(path).already_here


@contextmanager
def reopened(office: Neighbour) -> Iterator[Neighbour]:
    """Return the office opened again, as after a crash."""
    folder = office.work.folder
    work = open_office(folder, CLERK, PASSWORD, a_light_world(FixedClock(MORNING)))
    try:
        yield Neighbour(work=work, stick=office.stick)
    finally:
        work.close()


def test_a_killed_export_leaves_no_bundle_and_no_number_used_twice(offices: Three) -> None:
    here, there, _ = offices
    case = a_large_case(here)
    target = here.stick / "包.qhb"
    here.work.close()
    kills = 0
    with Killer(here.work.folder, target, case, there.id) as killer:
        while killer.ask("export", kills + 1) == "killed":
            kills += 1
            assert not target.exists()
            for part in here.stick.glob("*.part"):
                assert refusal(Damaged, partial(there.takes, part)) == ["bundle.unfinished"]

    assert kills > 5
    assert there.takes(target).count(CaseStanding.NEW) == 1
    assert not list(here.stick.glob("*.part"))
    with reopened(here) as again:
        sent = again.sends(there, case)
        assert sent.number > 1
        assert there.takes(sent).warnings == ()


def test_a_killed_import_took_in_nothing_or_everything(offices: Three) -> None:
    here, there, _ = offices
    case = a_large_case(here)
    path = export(here, there, case, Steps()).path
    there.work.close()
    kills = 0
    with Killer(there.work.folder, path, case, here.id) as killer:
        while killer.ask("import", kills + 1) == "killed":
            kills += 1
            with reopened(there) as again:
                assert again.work.store.files.find(case) is None
                assert again.exchange.imported() == ()
                assert again.work.store.attachments.digests() == ()
                assert again.files() == []

    assert kills > 5
    with reopened(there) as again:
        assert again.takes(path).already_here
        assert len(again.work.file(case).evidence) == 2


def test_a_full_stick_is_said_and_leaves_nothing(offices: Three) -> None:
    here, there, _ = offices
    case = a_large_case(here)
    target = here.stick / "包.qhb"
    here.work.close()

    with Killer(here.work.folder, target, case, there.id) as killer:
        assert killer.ask("full", 0) == "disk.full"

    assert not list(here.stick.glob("包*"))


class Pulled(Progress):
    """Fails as the system does when a stick is pulled in the middle of a file."""

    def step(self, code: str, done: int, total: int) -> None:
        if code == "bundle.attachments":
            raise OSError(errno.EIO, "no stick")


def test_a_stick_pulled_while_writing_is_told(offices: Three) -> None:
    here, there, _ = offices
    case = a_large_case(here)
    before = here.rows()

    assert refusal(Unavailable, lambda: export(here, there, case, Pulled())) == [
        "bundle.stick_pulled"
    ]
    assert here.rows() == before
    assert not list(here.stick.glob("包*"))


def test_a_stick_that_gives_back_something_else_is_told(
    offices: Three, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there, _ = offices
    case = a_large_case(here)
    before = here.rows()

    synced = os.fsync

    def worn(handle: int) -> None:
        """Lose a byte, as a worn stick does, once the data are said to be safe."""
        synced(handle)
        path = here.stick / "包.qhb.part"
        if path.exists():
            with path.open("r+b") as file:
                file.seek(500)
                byte = file.read(1)
                file.seek(500)
                file.write(bytes([byte[0] ^ 1]))

    monkeypatch.setattr(os, "fsync", worn)
    assert refusal(Unavailable, lambda: export(here, there, case, Steps())) == [
        "bundle.not_as_written"
    ]
    assert here.rows() == before
    assert not list(here.stick.glob("包*"))
