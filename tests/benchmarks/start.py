"""How long the window takes to be there, against an empty window of the same toolkit.

``python -m tests.benchmarks.start [--runs N]``. Needs Xvfb and xdotool. Both are started in turn on
one virtual screen; the time runs from the process's start until its window is mapped.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from desktop.application.deadlines import shipped_calendar
from desktop.application.offices import BodyDraft, OfficeDraft, PersonDraft, create_office
from desktop.application.ports import random_id, system_clock
from desktop.application.rule_packs import RulePacks
from desktop.application.workspace import World
from desktop.domain.office import BodyKind, Role
from tests.benchmarks.timing import as_installed

ROOT = Path(__file__).resolve().parents[2]
DISPLAY = ":93"
EMPTY = (
    "from PySide6.QtWidgets import QApplication, QWidget\n"
    "app = QApplication([])\n"
    "window = QWidget()\n"
    "window.show()\n"
    "app.exec()\n"
)


def seconds_to_window(command: list[str], environment: dict[str, str]) -> float:
    """Start a program, wait until its window is mapped, end it, and return the seconds."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    search = ["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)]
    while subprocess.run(search, env=environment, check=False, capture_output=True).returncode:
        time.sleep(0.005)
    took = time.perf_counter() - began
    process.kill()
    process.wait()
    return took


def _make_office(folder: Path) -> None:
    world = World(clock=system_clock, ids=random_id, packs=RulePacks(), calendar=shipped_calendar())
    body = BodyDraft(name="青山镇纪委", kind=BodyKind.TOWNSHIP_DISCIPLINE, mark="青纪")
    office = OfficeDraft(
        name="青山镇", division="青山县", short_name="青山镇", bodies=(body,), practice=True
    )
    founder = PersonDraft(name="李敏", password="practice-only", roles=(Role.CLERK,))
    create_office(folder, office, founder, world).close()


def main() -> int:
    """Time both in turn and print the medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    screen = subprocess.Popen(
        ["Xvfb", DISPLAY, "-noreset", "-screen", "0", "1366x768x24"], stderr=subprocess.DEVNULL
    )
    time.sleep(1)
    try:
        with tempfile.TemporaryDirectory() as folder:
            office = Path(folder) / "office"
            _make_office(office)
            environment = as_installed(Path(folder))
            environment |= {"DISPLAY": DISPLAY, "XDG_DATA_HOME": folder}
            # As an icon on the desktop starts it: nothing on the command line.
            environment["QUANHENG_OFFICE"] = str(office)
            environment.pop("QT_QPA_PLATFORM", None)
            ours = [sys.executable, "-m", "ui"]
            empty = [sys.executable, "-c", EMPTY]
            times: dict[str, list[float]] = {"ours": [], "empty": []}
            for run in range(runs + 1):
                for name, command in (("ours", ours), ("empty", empty)):
                    took = seconds_to_window(command, environment)
                    if run:  # the first start of each only warms the disk's cache, and compiles
                        times[name].append(took)
    finally:
        screen.kill()
        screen.wait()
    mine, floor = (statistics.median(times[name]) for name in ("ours", "empty"))
    sys.stdout.write(
        f"start to mapped window: ours {mine:.3f} s, floor {floor:.3f} s,"
        f" ratio {mine / floor:.2f}\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
