"""Two commands on a fresh machine, and what is left when one of them cannot go on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
MISSING = "nothing-of-that-name==1.0 --hash=sha256:" + "0" * 64


def without_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pip look for libraries nowhere; it tries its sockets all the same, so it may."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.delenv("PYTHONPATH")


def test_without_a_command_it_says_how_it_is_used(
    bootstrap: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bootstrap.main([]) == 2
    assert bootstrap.main(["install"]) == 2
    assert "bootstrap.py run" in capsys.readouterr().err


def test_an_older_python_is_told_which_one_is_needed(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4, "final", 0))
    assert bootstrap.main(["run"]) == 6
    said = capsys.readouterr().err
    assert "3.11 or newer" in said
    assert "Nothing was changed" in said


def test_a_display_is_seen(bootstrap: ModuleType) -> None:
    assert bootstrap.has_display({"DISPLAY": ":0"})
    assert bootstrap.has_display({"WAYLAND_DISPLAY": "wayland-0"})
    assert bootstrap.has_display({"DISPLAY": ""}) == bootstrap.WINDOWS


def test_an_earlier_demo_is_never_written_over(bootstrap: ModuleType, tmp_path: Path) -> None:
    assert bootstrap.free_folder(tmp_path / "demo") == tmp_path / "demo"
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo-2").mkdir()
    assert bootstrap.free_folder(tmp_path / "demo") == tmp_path / "demo-3"


def test_an_environment_that_cannot_be_finished_is_taken_away(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    environment = bootstrap.Environment("current")
    environment.folder = tmp_path / ".venv"
    environment.lock = tmp_path / "lock.txt"
    environment.lock.write_text(MISSING, encoding="ascii")
    without_index(monkeypatch)
    with pytest.raises(
        bootstrap.Stopped, match=r"nothing-of-that-name[\s\S]*Nothing was left behind"
    ):
        environment.make()
    assert not environment.folder.exists()


def test_what_is_interrupted_writes_nothing_afterwards(tmp_path: Path) -> None:
    """A killed installer left its own children behind, which went on filling the folder."""
    trace = tmp_path / "trace"
    writer = f"(while sleep 0.02; do echo x >> {trace}; done) & wait"
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"{heed}; import bootstrap; bootstrap.quietly(['sh', '-c', {writer!r}], '')"
    child = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT / "packaging",
        stderr=subprocess.DEVNULL,
    )
    while not trace.exists():
        assert child.poll() is None
        time.sleep(0.02)
    child.send_signal(signal.SIGINT)
    assert child.wait(10) != 0
    size = trace.stat().st_size
    time.sleep(0.2)
    assert trace.stat().st_size == size


def test_a_half_made_environment_is_made_anew(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    environment = bootstrap.Environment("current")
    environment.folder = tmp_path / ".venv"
    (environment.folder / "bin").mkdir(parents=True)
    environment.python.write_text("killed while writing this", encoding="ascii")
    environment.lock = tmp_path / "lock.txt"
    environment.lock.write_text("", encoding="ascii")
    without_index(monkeypatch)
    with pytest.raises(bootstrap.Stopped, match="was not linked"):  # setuptools is in no empty lock
        environment.make()
    asked = [environment.python, "-c", "import sys; print(sys.prefix)"]
    prefix = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    assert Path(prefix) == environment.folder


def test_without_rights_it_names_the_one_line_to_run(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    query = tmp_path / "dpkg-query"
    query.write_text("#!/bin/sh\necho 'installed libglib2.0-0t64 libglib2.0-0 (= 2.8), x'\n")
    query.chmod(0o755)
    (tmp_path / "apt-get").symlink_to("/bin/false")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(bootstrap.Stopped) as stopped:
        bootstrap.install_packages(("libglib2.0-0", "libegl1", "qpdf"))
    last = str(stopped.value).splitlines()[-1].strip()
    install = "sudo apt-get install --no-install-recommends libegl1 qpdf"
    assert last == f"sudo apt-get update && {install}"
    bootstrap.install_packages(("libglib2.0-0", "x"))


def test_ci_runs_exactly_the_test_command() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    last = script.read_text(encoding="utf-8").splitlines()[-1]
    assert last == "exec python3 packaging/bootstrap.py test"
