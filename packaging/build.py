"""Builds the program as one lean folder, and a Debian package from it.

``python packaging/build.py`` in the project's own environment leaves ``build/quanheng/`` and
``build/quanheng_<version>_<architecture>.deb``. Build on the oldest system to be served: the
package carries the Python and the C library's version of the machine that made it.
"""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
LARGEST_MEGABYTES = 220
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}

# Any one of the names in a group will do; they changed in Debian 13.
NEEDED = (
    "libc6 (>= 2.31)",
    "libegl1",
    "libgl1",
    "libglib2.0-0 | libglib2.0-0t64",
    "libdbus-1-3",
    "libfontconfig1",
    "libxkbcommon0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxkbcommon-x11-0",
    "libx11-xcb1",
)

DESKTOP_ENTRY = """[Desktop Entry]
Type=Application
Name=Quanheng
Name[zh_CN]=权衡
Comment=Weigh a matter before anyone is held accountable for it
Comment[zh_CN]=问责之前，先衡量轻重
Exec=quanheng-window
Icon=quanheng
Categories=Office;
StartupWMClass=quanheng
"""


def version() -> str:
    """Return the program's version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def build_folder() -> Path:
    """Return the folder with both programs, made anew."""
    command = [
        *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean"),
        *("--log-level", "WARN"),
        *("--distpath", str(BUILD), "--workpath", str(BUILD / "work")),
        str(ROOT / "packaging" / "quanheng.spec"),
    ]
    subprocess.run(command, check=True, cwd=ROOT)
    return BUILD / "quanheng"


def megabytes(folder: Path) -> float:
    """Return the size of everything in a folder, links counted as links."""
    files = (path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())
    return sum(files) / 1_000_000


def build_deb(folder: Path) -> Path:
    """Return a Debian package that puts the folder under usr/lib and both names on the path."""
    architecture = ARCHITECTURES[platform.machine()]
    tree = BUILD / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    home = tree / "usr" / "lib" / "quanheng"
    shutil.copytree(folder, home, symlinks=True)
    names = tree / "usr" / "bin"
    names.mkdir(parents=True)
    for name in ("quanheng", "quanheng-window"):
        (names / name).symlink_to(f"../lib/quanheng/{name}")
    _write(tree / "usr/share/applications/quanheng.desktop", DESKTOP_ENTRY)
    icons = tree / "usr/share/icons/hicolor/scalable/apps"
    icons.mkdir(parents=True)
    shutil.copy(ROOT / "resources" / "icons" / "app.svg", icons / "quanheng.svg")
    documents = tree / "usr/share/doc/quanheng"
    documents.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", documents / "copyright")
    control = (
        f"Package: quanheng\nVersion: {version()}\nArchitecture: {architecture}\n"
        "Maintainer: The Quanheng authors <quanheng@localhost>\nSection: misc\n"
        f"Priority: optional\nInstalled-Size: {int(megabytes(tree) * 1000)}\n"
        f"Depends: {', '.join(NEEDED)}\n"
        "Description: weigh a matter before anyone is held accountable for it\n"
        " A program for township offices that works without a network.\n"
    )
    _write(tree / "DEBIAN" / "control", control)
    package = BUILD / f"quanheng_{version()}_{architecture}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(package)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return package


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main() -> int:
    """Build both and say how large they are; too large a folder is a failure."""
    folder = build_folder()
    size = megabytes(folder)
    print(f"{folder.relative_to(ROOT)}: {size:.0f} MB")
    if size > LARGEST_MEGABYTES:
        print(f"more than {LARGEST_MEGABYTES} MB: something unused has come in")
        return 1
    if shutil.which("dpkg-deb"):
        package = build_deb(folder)
        print(f"{package.relative_to(ROOT)}: {package.stat().st_size / 1_000_000:.0f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
