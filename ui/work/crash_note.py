"""What is written down about a bug: where it happened, and nothing anybody typed."""

from __future__ import annotations

from types import TracebackType

from PySide6.QtCore import qVersion


def crash_note(
    kind: type[BaseException], trace: TracebackType | None, version: str, moment: str
) -> str:
    """Return a note for the technician.

    It holds the kind of error and the lines of the program that were running. The error's own
    words are left out: they may quote a name or a text of a case.
    """
    import platform  # noqa: PLC0415 - costs time at the start and is hardly ever needed
    import traceback  # noqa: PLC0415 - as above

    lines = [
        f"Quanheng {version}, {moment}",
        f"{platform.system()} {platform.release()} {platform.machine()}, "
        f"Python {platform.python_version()}, Qt {qVersion()}",
        kind.__name__,
    ]
    for frame in traceback.extract_tb(trace):
        lines.append(f"  {_module(frame.filename)}:{frame.lineno} {frame.name}")
    return "\n".join(lines)


def _module(path: str) -> str:
    """Return the last two parts of a file's path: the home folder may hold a person's name."""
    return "/".join(path.replace("\\", "/").split("/")[-2:])
