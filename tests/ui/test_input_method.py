"""Chinese can be typed: which way keys go, and a real input method that composes 你好."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui import real_input
from ui.input_method import FCITX4, FCITX5, Route, choose_route, prepare_input_method

ROOT = Path(__file__).resolve().parents[2]
OURS = {"ibus", "compose"}
# What desktops with fcitx set, though stock Qt has no plugin of that name.
DESKTOP = {"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx"}


@pytest.mark.parametrize(
    ("names", "wished", "route"),
    [
        (set(), "", Route.NATIVE),
        ({"org.freedesktop.IBus"}, "ibus", Route.NATIVE),
        ({FCITX5, FCITX4}, "", Route.IBUS_PORTAL),
        ({FCITX5}, "fcitx", Route.IBUS_PORTAL),
        ({FCITX5}, "ibus", Route.NATIVE),
        ({FCITX4}, "fcitx", Route.FCITX_BRIDGE),
        ({FCITX4}, "", Route.FCITX_BRIDGE),
        ({FCITX4}, "compose", Route.NATIVE),
    ],
)
def test_the_way_keys_go(names: set[str], wished: str, route: Route) -> None:
    assert choose_route(names, {"QT_IM_MODULE": wished}, OURS) is route


def test_without_a_session_bus_nothing_is_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("QT_IM_MODULE", raising=False)
    assert prepare_input_method() is Route.NATIVE
    assert "QT_IM_MODULE" not in os.environ


def test_a_bus_that_does_not_answer_is_no_obstacle(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nobody'}")
    assert prepare_input_method() is Route.NATIVE


@pytest.fixture
def screen() -> Iterator[str]:
    """A screen of its own, that nobody sees."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1024x768x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answer:
        number = answer.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(5)


def typed(method: str, screen: str, home: Path) -> str:
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("QT_", "XMODIFIERS", "GTK_IM", "DBUS_", "WAYLAND"))
    }
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-m", "tests.ui.real_input", method, str(home)],
        cwd=ROOT,
        env=environment | real_input.settle(home) | {"DISPLAY": screen, **DESKTOP},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    printed = (home / "printed").read_text(encoding="utf-8") if home.exists() else ""
    assert done.returncode == 0, done.stderr + printed
    return done.stdout.strip()


@pytest.mark.skipif(
    bool(real_input.lacking("fcitx5")),
    reason=f"not on this machine: {', '.join(real_input.lacking('fcitx5'))}",
)
def test_fcitx_5_types_chinese(screen: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert typed("fcitx5", screen, home) == "你好"
    assert "route ibus_portal" in (home / "printed").read_text(encoding="utf-8")


@pytest.mark.skipif(
    bool(real_input.lacking("fcitx")),
    reason=f"not on this machine: {', '.join(real_input.lacking('fcitx'))}",
)
def test_fcitx_4_types_chinese_over_our_bridge(screen: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert typed("fcitx", screen, home) == "你好"
    assert "route fcitx_bridge" in (home / "printed").read_text(encoding="utf-8")
