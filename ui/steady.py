"""What must be set right before Qt's Python binding is used at all."""

from __future__ import annotations

import sys

ENOUGH = 1 << 40
"""References no run of the program can use up."""


def keep_constants_alive() -> None:
    """Make ``None`` and its like outlive every call into PySide6 6.12 on Python 3.11.

    PySide6 6.12.0 is built as if these objects needed no counting, which is true from Python 3.12
    on. On 3.11 each call that returns nothing takes one reference of ``None`` away, and after some
    five thousand of them the interpreter ends. Giving each of them more references than could ever
    be taken has the effect that Python 3.12 has by itself. 6.8 to 6.11 count rightly.
    """
    if sys.version_info >= (3, 12):
        return
    import ctypes  # noqa: PLC0415 - costs time at the start and is needed on old Pythons only

    for constant in (None, True, False, NotImplemented, Ellipsis):
        if sys.getrefcount(constant) < ENOUGH:
            ctypes.c_ssize_t.from_address(id(constant)).value += ENOUGH
