"""Installs the Debian package into a bare Debian 12 tree, starts it there, and removes it.

``python packaging/check_package.py [DEB]`` as root, with ``debootstrap`` installed. The tree is
made in a temporary folder from the archive this machine uses, and nothing is left behind. It is
not part of the test suite: it needs root, the archive and some minutes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECONDS_TO_START = 30
DEB = "/srv/quanheng.deb"
CARRIED = ("/etc/apt/sources.list", "/etc/apt/sources.list.d", "/etc/apt/apt.conf.d", "/etc/ssl")
WINDOW_STARTS = """
set -e
export HOME=/srv LANG=C.UTF-8
Xvfb :7 -screen 0 1366x768x24 >/dev/null 2>&1 &
export DISPLAY=:7
for turn in $(seq 50); do xdotool getdisplaygeometry >/dev/null 2>&1 && break; sleep 0.1; done
quanheng-window --office /srv/office &
window=$!
xdotool search --sync --onlyvisible --pid $window >/dev/null
kill $window
"""


def in_tree(tree: Path, *command: str) -> str:
    """Run a command inside the tree and return what it printed."""
    environment = {
        key: value for key, value in os.environ.items() if key.lower().endswith("_proxy")
    }
    environment |= {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        ["chroot", str(tree), *command],
        check=True,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        timeout=900,
    )
    return done.stdout


def make_tree(tree: Path) -> None:
    """Make a bare Debian 12 that reaches the same archive as this machine."""
    subprocess.run(
        ["debootstrap", "--variant=minbase", "bookworm", str(tree)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    for name in CARRIED:
        source, target = Path(name), tree / name.lstrip("/")
        if source.is_dir():
            shutil.copytree(source, target, symlinks=True, dirs_exist_ok=True)
        elif source.is_file():
            shutil.copy(source, target)
    in_tree(tree, "apt-get", "update", "-qq")


def check(tree: Path, package: Path) -> None:
    """Install, start both programs, and remove again."""
    shutil.copy(package, tree / DEB.lstrip("/"))
    in_tree(tree, "apt-get", "install", "-qq", "-y", DEB)
    print("installed:", in_tree(tree, "quanheng", "--help").splitlines()[0])
    in_tree(tree, "quanheng", "demo", "--out", "/srv/demo", "--json")
    print("demo played")
    in_tree(tree, "apt-get", "install", "-qq", "-y", "xvfb", "xdotool")
    in_tree(tree, "timeout", str(SECONDS_TO_START), "sh", "-c", WINDOW_STARTS)
    print("window shown")
    in_tree(tree, "apt-get", "purge", "-qq", "-y", "quanheng")
    left = [name for name in ("usr/lib/quanheng", "usr/bin/quanheng") if (tree / name).exists()]
    if left:
        raise SystemExit(f"left behind after removal: {left}")
    print("removed cleanly")


def main() -> int:
    """Check the package named, or the one that was built last."""
    built = sorted((ROOT / "build").glob("quanheng_*.deb"))
    package = Path(sys.argv[1]) if len(sys.argv) > 1 else built[-1]
    with tempfile.TemporaryDirectory(prefix="quanheng-bare-") as folder:
        tree = Path(folder) / "tree"
        make_tree(tree)
        check(tree, package)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
