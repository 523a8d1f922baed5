"""One program at a time; the lock frees itself however its holder ends."""

from __future__ import annotations

import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.errors import NotFound, Unavailable
from desktop.storage.lock import OfficeLock
from tests.vault.refusals import refused

HOLDER = """
import sys, time
from pathlib import Path
from desktop.storage.lock import OfficeLock
lock = OfficeLock(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def holding(folder: Path) -> subprocess.Popen[str]:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def test_a_second_one_is_told_that_it_is_open_already(tmp_path: Path) -> None:
    with OfficeLock(tmp_path):
        assert refused(Unavailable, lambda: OfficeLock(tmp_path)) == ["office.already_open"]
    OfficeLock(tmp_path).release()


@pytest.mark.skipif(sys.platform == "win32", reason="a killed holder is tried with signals")
def test_a_killed_holder_frees_it(tmp_path: Path) -> None:
    holder = holding(tmp_path)
    try:
        assert refused(Unavailable, lambda: OfficeLock(tmp_path)) == ["office.already_open"]
    finally:
        holder.send_signal(signal.SIGKILL)
        holder.communicate()
    OfficeLock(tmp_path).release()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_lock_is_its_owner_s_alone(tmp_path: Path) -> None:
    with OfficeLock(tmp_path):
        assert stat.S_IMODE((tmp_path / "lock").stat().st_mode) == 0o600


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert refused(NotFound, lambda: OfficeLock(tmp_path / "nowhere")) == ["disk.no_file"]
