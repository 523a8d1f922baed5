"""A screen, a session bus, a window manager and a real input method; typed into by a keyboard.

Run as ``python -m tests.ui.real_input fcitx5`` inside ``dbus-run-session`` with ``DISPLAY`` set.
It prints what stands in the field after ``nihao`` and a space were typed, or why it could not.
``field`` runs the window that is typed into.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from jeepney import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

TITLE = "quanheng-typing"
PATIENCE = 20.0
FCITX5_PROFILE = """\
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us
Layout=

[Groups/0/Items/1]
Name=pinyin
Layout=

[GroupOrder]
0=Default
"""
# An addon that looks for a network has no business here, should it be installed.
FCITX5_CONFIG = """\
[Behavior/DisabledAddons]
0=cloudpinyin
"""
FCITX4_PROFILE = """\
[Profile]
IMName=pinyin
EnabledIMList=fcitx-keyboard-us:True,pinyin:True
"""
NAMES = {"fcitx5": "org.fcitx.Fcitx5", "fcitx": "org.freedesktop.portal.Fcitx"}
NEEDED = {
    "fcitx5": ("Xvfb", "dbus-run-session", "openbox", "xdotool", "fcitx5", "fcitx5-remote"),
    "fcitx": ("Xvfb", "dbus-run-session", "openbox", "xdotool", "fcitx", "fcitx-remote"),
}


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def lacking(method: str) -> list[str]:
    """Return the programs that are not on this machine."""
    return [program for program in NEEDED[method] if shutil.which(program) is None]


def field() -> int:
    """Show a window with one field; print its text each time it changes."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - only in the window's own process
    from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget  # noqa: PLC0415 - as above

    from ui.input_method import Route, prepare_input_method  # noqa: PLC0415 - as above
    from ui.widgets.text_field import TextField  # noqa: PLC0415 - as above

    route = prepare_input_method()
    app = QApplication([])
    window, line = QWidget(), TextField()
    window.setWindowTitle(TITLE)
    column = QVBoxLayout()
    column.addWidget(line)
    window.setLayout(column)
    line.textChanged.connect(lambda text: say(f"text {text}"))
    if route is Route.FCITX_BRIDGE:
        from ui.fcitx import FcitxBridge  # noqa: PLC0415 - as above

        FcitxBridge(app).start()
    say(f"route {route.value}")
    window.show()
    line.setFocus(Qt.FocusReason.OtherFocusReason)
    return app.exec()


def settle(home: Path) -> dict[str, str]:
    """Write the input method's settings; return what the session's programs must be told.

    The session bus itself may start the input method, so it must be told as well.
    """
    (home / "fcitx5").mkdir(parents=True)
    (home / "fcitx5" / "profile").write_text(FCITX5_PROFILE, encoding="utf-8")
    (home / "fcitx5" / "config").write_text(FCITX5_CONFIG, encoding="utf-8")
    (home / "fcitx").mkdir()
    (home / "fcitx" / "profile").write_text(FCITX4_PROFILE, encoding="utf-8")
    return {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home / "data")}


def wait_until(claim: Callable[[], bool], what: str) -> None:
    """Return once the claim holds."""
    end = time.monotonic() + PATIENCE
    while not claim():
        if time.monotonic() > end:
            raise SystemExit(f"gave up waiting: {what}")
        time.sleep(0.05)


def is_on_the_bus(name: str) -> bool:
    """Ask without waking anything: the method's own remote control would start a second one."""
    with open_dbus_connection(bus="SESSION") as connection:
        return bool(Proxy(message_bus, connection).NameHasOwner(name)[0])


def told(*command: str) -> str:
    """Return what a small program prints, empty where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def drive(method: str, home: Path) -> str:
    """Start everything, type, and return the last line the window printed."""
    start = ["fcitx5"] if method == "fcitx5" else ["fcitx", "-D"]
    remote = f"{method}-remote"
    log = (home / "printed").open("w", encoding="utf-8")
    silent = subprocess.DEVNULL
    started = [subprocess.Popen(["openbox"], stderr=silent, stdout=silent)]
    try:
        started.append(subprocess.Popen(start, stderr=silent, stdout=silent))
        wait_until(lambda: is_on_the_bus(NAMES[method]), f"{method} is on the bus")
        window = [sys.executable, "-m", "tests.ui.real_input", "field"]
        environment = os.environ | {"QT_QPA_PLATFORM": "xcb"}
        started.append(subprocess.Popen(window, env=environment, stdout=log, stderr=log))
        return type_nihao(remote, home / "printed")
    finally:
        for process in reversed(started):
            process.kill()
        for process in started:
            process.wait(5)
        log.close()


def type_nihao(remote: str, printed: Path) -> str:
    """Give the window the focus, turn the input method on, type; return the field's text."""
    search = ("xdotool", "search", "--name", TITLE)
    wait_until(lambda: told(*search) != "", "the window is there")
    window = told(*search).splitlines()[-1]
    told("xdotool", "windowactivate", "--sync", window)
    wait_until(
        lambda: told("xdotool", "getwindowfocus", "getwindowname") == TITLE, "it has the focus"
    )
    wait_until(lambda: told(remote) != "0", "the input method sees the field")
    told(remote, "-o")
    wait_until(lambda: told(remote) == "2", "the input method is on")
    for key in "nihao":
        told("xdotool", "key", key)
    told("xdotool", "key", "space")
    wait_until(lambda: "text " in printed.read_text(encoding="utf-8"), "text arrives")
    lines = printed.read_text(encoding="utf-8").splitlines()
    return lines[-1].removeprefix("text ")


if __name__ == "__main__":
    if sys.argv[1] == "field":
        sys.exit(field())
    say(drive(sys.argv[1], Path(sys.argv[2])))
