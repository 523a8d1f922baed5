"""From a fresh machine to the running program, or to the checked one, in one command.

``run`` opens the window, ``run ARGS...`` is the command line, ``test`` checks everything that
must hold. Only the standard library is used, since nothing else is there yet.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = os.name == "nt"
USAGE = """\
usage: python3 packaging/bootstrap.py run              opens the window
       python3 packaging/bootstrap.py run ARGS...      the command line: run demo --out DIR
       python3 packaging/bootstrap.py test [--lock floor] [--nightly]
"""

# What Qt loads from the system; libxcb-shape0 is easily forgotten, none of the others pulls it.
QT = (
    *("libegl1", "libgl1", "libglib2.0-0", "libdbus-1-3", "libfontconfig1", "libxkbcommon0"),
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0"),
    *("libxkbcommon-x11-0", "libx11-xcb1", "libwayland-cursor0", "libcups2"),
)
# A screen to test on, a keyboard, an input method, and other people's readers of what we write.
TOOLS = (
    *("xvfb", "xauth", "xdotool", "openbox", "dbus", "fcitx5", "fcitx5-chinese-addons"),
    *("poppler-utils", "qpdf", "age", "unzip", "openssl"),
)


class Stopped(Exception):
    """It cannot go on here; the sentence says why, and what to do."""


def main(arguments: Sequence[str]) -> int:
    """Carry out one of the two commands and return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 # an older Python starts this file too
        say(
            f"Quanheng needs Python 3.11 or newer; this is {sys.version.split()[0]}."
            " Nothing was changed. Start this file with a newer one, for example:\n"
            "  python3.11 packaging/bootstrap.py run"
        )
        return 6
    command, *rest = arguments or ("",)
    try:
        if command == "run":
            return run(rest)
        if command == "test":
            return test(rest)
    except Stopped as reason:
        say(str(reason))
        return 6
    except KeyboardInterrupt:
        say("Stopped. Nothing is left half-installed.")
        return 130
    print(USAGE, end="", file=sys.stderr)
    return 2


def say(sentence: str) -> None:
    """Tell the person at the terminal, apart from what the program itself prints."""
    print(sentence, file=sys.stderr, flush=True)


# --- run


def run(arguments: list[str]) -> int:
    """Open the window, or be the command line; where there is no display, show the demo."""
    program, given = ("quanheng", arguments) if arguments else ("quanheng-window", [])
    if not arguments and not has_display(os.environ):
        folder = free_folder(ROOT / "build" / "demo")
        say(f"There is no display, so the window cannot open. Running the demo into {folder}")
        program, given = "quanheng", ["demo", "--out", str(folder)]
    install_packages((*venv_package(), *(QT if program == "quanheng-window" else ())))
    environment = Environment("current")
    environment.make()
    command = [str(environment.program(program)), *given]
    if WINDOWS:
        return subprocess.run(command, check=False).returncode
    os.execv(command[0], command)  # noqa: S606 # signals then reach the program itself


def has_display(variables: Mapping[str, str]) -> bool:
    """Tell whether a window could be seen, or was asked for on a screen of one's own."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return WINDOWS or any(variables.get(name) for name in named)


def free_folder(wanted: Path) -> Path:
    """Return the folder itself or, if something is there, the first free one with a number."""
    folder, number = wanted, 2
    while folder.exists():
        folder, number = wanted.with_name(f"{wanted.name}-{number}"), number + 1
    return folder


# --- test


def test(arguments: list[str]) -> int:
    """Run everything that must hold; the test runner's own closing line comes last."""
    parser = argparse.ArgumentParser(prog="bootstrap.py test")
    parser.add_argument("--lock", choices=("current", "floor"), default="current")
    parser.add_argument("--nightly", action="store_true", help="the slow and full-size tests too")
    chosen = parser.parse_args(arguments)
    install_packages((*venv_package(), *QT, *TOOLS))
    environment = Environment(chosen.lock)
    environment.make()
    failed = [name for name, command in checks(environment) if not passes(name, command)]
    if failed:
        print("Not in order: " + ", ".join(failed), flush=True)
    print("== tests", flush=True)
    code = subprocess.run(suite(environment, chosen.nightly), cwd=ROOT, check=False).returncode
    if failed:
        print("Not in order besides the tests: " + ", ".join(failed), flush=True)
    return code or int(bool(failed))


def checks(environment: Environment) -> Iterator[tuple[str, list[str]]]:
    """Yield what is looked at before the tests run, cheapest first."""
    folders = ["desktop", "ui", "tests", "packaging"]
    yield "style", [str(environment.program("ruff")), "check", "--quiet", *folders]
    yield "layout", [str(environment.program("ruff")), "format", "--check", "--quiet", *folders]
    yield "layers", [str(environment.program("lint-imports"))]
    if environment.is_current:  # what an older Qt's own stubs leave out is no fault of ours
        yield "types", [str(environment.program("mypy")), "--no-error-summary"]


def passes(name: str, command: list[str]) -> bool:
    """Run one check, show what it found, and tell whether all is in order."""
    start = time.monotonic()
    print(f"== {name}", flush=True)
    done = subprocess.run(command, cwd=ROOT, check=False, stdin=subprocess.DEVNULL)
    verdict = "in order" if done.returncode == 0 else "NOT in order"
    print(f"   {verdict}, {time.monotonic() - start:.1f} s", flush=True)
    return done.returncode == 0


def suite(environment: Environment, nightly: bool) -> list[str]:
    """Return the command that runs the tests on all cores; grouped tests share one of them."""
    command = [str(environment.python), "-m", "pytest", "-n", "auto", "--dist", "loadgroup"]
    command += ["--cov", "--cov-report", "term"]
    return [*command, "-m", "nightly or not nightly"] if nightly else command


# --- the environment


class Environment:
    """A folder with exactly the libraries of one lock, and this project in it."""

    def __init__(self, lock: str) -> None:
        """Name the environment of a lock; nothing is made yet."""
        self.folder = ROOT / (".venv" if lock == "current" else f".venv-{lock}")
        self.lock = ROOT / "packaging" / "locks" / f"{lock}.txt"
        self.is_current = lock == "current"

    @property
    def python(self) -> Path:
        """The environment's own Python."""
        return self.program("python")

    def program(self, name: str) -> Path:
        """Return a program that the environment installs."""
        if WINDOWS:
            return self.folder / "Scripts" / f"{name}.exe"
        return self.folder / "bin" / name

    def make(self) -> None:
        """Leave a complete environment; what is already right is not done again."""
        libraries = digest(self.lock.read_bytes(), sys.version.encode(), os.fsencode(self.folder))
        project = digest((ROOT / "pyproject.toml").read_bytes())
        if not (self._holds("libraries", libraries) and self.python.exists()):
            self._install_libraries()
            self._note("libraries", libraries)
        if not self._holds("project", project):
            self._install_project()
            self._note("project", project)

    def _install_libraries(self) -> None:
        """Build the folder anew: a half-installed one, or one of another lock, is never mended."""
        say(f"Making {self.folder.name} from {self.lock.name} (about a minute) ...")
        base = getattr(
            sys, "_base_executable", sys.executable
        )  # not the one we are about to remove
        remedy = "Nothing was left behind. Look at the network or the package index and try again."
        try:
            remove(self.folder)
            quietly([base, "-m", "venv", str(self.folder)], remedy)
            self._pip(
                "--require-hashes", "--only-binary", ":all:", "-r", str(self.lock), remedy=remedy
            )
        except BaseException:
            remove(self.folder)
            raise

    def _install_project(self) -> None:
        """Make ``quanheng`` and ``quanheng-window`` start this very source."""
        options = ("--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT))
        self._pip(*options, remedy="The libraries are there; the project itself was not linked.")

    def _pip(self, *options: str, remedy: str) -> None:
        quiet = ("--quiet", "--no-input", "--disable-pip-version-check")
        quietly([str(self.python), "-m", "pip", "install", *quiet, *options], remedy)

    def _holds(self, what: str, wanted: str) -> bool:
        stamp = self.folder / f"quanheng-{what}.stamp"
        return stamp.exists() and stamp.read_text(encoding="ascii") == wanted

    def _note(self, what: str, wanted: str) -> None:
        (self.folder / f"quanheng-{what}.stamp").write_text(wanted, encoding="ascii")


def digest(*parts: bytes) -> str:
    """Return one SHA-256 over all parts, each closed off from the next."""
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def remove(folder: Path) -> None:
    """Leave no such folder; a link to one elsewhere is only unlinked."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def quietly(command: list[str], remedy: str, *, to_the_end: bool = False) -> None:
    """Run a command and show its words only if it failed.

    With ``to_the_end`` an interrupt waits for it: a package half unpacked harms the system.
    """
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=subprocess.STDOUT,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            start_new_session=True,
        )
        try:
            code = process.wait()
        except KeyboardInterrupt:
            if to_the_end:
                say("Finishing the step at hand first ...")
            else:
                end(process)
            process.wait()
            raise
        if code:
            words.seek(0)
            said = words.read().decode(errors="replace").strip()
            raise Stopped(f"{said}\n\nThis did not work: {' '.join(command)}\n{remedy}")


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all it started: none of them may write on while we clear up."""
    if WINDOWS:
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    time.sleep(0.2)  # the last write of each is over by then


# --- system packages


def venv_package() -> tuple[str, ...]:
    """Return the package that Debian splits off Python, where it is missing."""
    if importlib.util.find_spec("ensurepip"):
        return ()
    return (f"python{sys.version_info.major}.{sys.version_info.minor}-venv",)


def install_packages(names: Iterable[str]) -> None:
    """Leave the named Debian packages installed, or say which line installs them."""
    there = installed_packages()
    lacking = [name for name in names if name not in there]
    if not lacking or not shutil.which("apt-get"):
        return
    line = ["apt-get", "install", "--no-install-recommends", *lacking]
    if os.geteuid() != 0:
        raise Stopped(
            "Some packages of the system are missing. Nothing was changed."
            " Run this line, then start again:\n"
            f"  sudo apt-get update && sudo {' '.join(line)}"
        )
    say(f"Installing {len(lacking)} packages of the system (a minute or two) ...")
    remedy = "Run the line by hand to see why; what was there before still works."
    apt = ["apt-get", "-o", "DPkg::Lock::Timeout=300", "--yes"]
    quietly(["dpkg", "--configure", "-a"], remedy, to_the_end=True)
    with contextlib.suppress(Stopped):  # an older list may still do; if not, the next line says so
        quietly([*apt, "update"], remedy, to_the_end=True)
    quietly([*apt, *line[1:]], remedy, to_the_end=True)


def installed_packages() -> frozenset[str]:
    """Return the names of the Debian packages that are there, with the names they stand in for."""
    if not shutil.which("dpkg-query"):
        return frozenset()
    layout = "${db:Status-Status} ${Package} ${Provides}\n"
    query = ["dpkg-query", "--show", "--showformat", layout]
    listing = subprocess.run(query, check=True, capture_output=True, text=True).stdout
    rows = (line.replace(",", " ").split() for line in listing.splitlines())
    return frozenset(name for status, *found in rows if status == "installed" for name in found)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # clear up then, too
    sys.exit(main(sys.argv[1:]))
