"""What a test asks of the machine it runs on: installed tools, and small disks."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def needs(tool: str) -> pytest.MarkDecorator:
    """Skip a test where a tool is not installed; the test command installs all of them."""
    return pytest.mark.skipif(shutil.which(tool) is None, reason=f"{tool} is not installed")


@contextmanager
def a_small_disk(place: Path, megabytes: int) -> Iterator[Path]:
    """Mount a disk taken out of the computer's memory; skip the test where that is not allowed."""
    place.mkdir()
    mount = shutil.which("mount")
    asked = ["-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)]
    if mount is None or subprocess.run([mount, *asked], check=False).returncode:
        pytest.skip("only the administrator of a Linux computer may mount a small disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)
