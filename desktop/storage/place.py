"""Where an office's folder may lie: on a disk inside this computer."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from desktop.errors import Problem, Refused

NETWORK = frozenset(
    {"9p", "afs", "ceph", "cifs", "davfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "ocfs2"}
    | {"smb2", "smb3", "smbfs", "vboxsf", "virtiofs", "vmhgfs"}
    | {"fuse.davfs", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.kio-fuse", "fuse.rclone"}
    | {"fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs", "fuse.vmhgfs-fuse"}
)
MOUNTS = Path("/proc/self/mountinfo")
BLOCK_DEVICES = Path("/sys/dev/block")


def check_place(folder: Path, *, mounts: Path = MOUNTS, devices: Path = BLOCK_DEVICES) -> None:
    """Return where the folder lies on a disk that stays.

    Raises:
        Refused: it lies on a network share or on something that can be pulled out, where neither
            locks nor synced writes can be relied on.
    """
    if sys.platform == "win32":
        _check_windows(folder)
        return
    if not mounts.is_file():
        return
    kind, device = _mount_of(folder, os.fsdecode(mounts.read_bytes()))
    if kind in NETWORK:
        raise Refused(Problem("place.network", about=str(folder), path=str(folder)))
    if _is_removable(device, devices):
        raise Refused(Problem("place.removable", about=str(folder), path=str(folder)))


def _mount_of(folder: Path, mountinfo: str) -> tuple[str, str]:
    """Return file-system type and ``major:minor`` of the mount that holds the folder."""
    place = folder.resolve()
    best = ("", "", -1)
    for line in mountinfo.splitlines():
        front, _, back = line.partition(" - ")
        fields = front.split()
        point = re.sub(r"\\(\d{3})", lambda octal: chr(int(octal[1], 8)), fields[4])
        inside = place == Path(point) or Path(point) in place.parents
        if inside and len(point) >= best[2]:
            best = (back.split()[0], fields[2], len(point))
    return best[0], best[1]


def _is_removable(device: str, devices: Path) -> bool:
    link = devices / device
    return bool(device) and link.exists() and _can_be_pulled_out(link.resolve())


def _can_be_pulled_out(disk: Path) -> bool:
    """Say so of a disk, a partition of one, or what is mapped onto one, as encryption does."""
    if any(part.startswith("usb") for part in disk.parts):
        return True
    below = disk / "slaves"
    if below.is_dir() and any(_can_be_pulled_out(each.resolve()) for each in below.iterdir()):
        return True
    # A partition's own folder has no such file; its disk is the folder above.
    for folder in (disk, disk.parent):
        flag = folder / "removable"
        if flag.is_file():
            return flag.read_text(encoding="ascii").strip() == "1"
    return False


def _check_windows(folder: Path) -> None:
    import ctypes  # noqa: PLC0415 - there is no windll elsewhere

    root = os.path.splitdrive(folder.resolve())[0] + "\\"
    kind = ctypes.windll.kernel32.GetDriveTypeW(root)  # type: ignore[attr-defined] # Windows only
    if kind == 4:
        raise Refused(Problem("place.network", about=str(folder), path=str(folder)))
    if kind == 2:
        raise Refused(Problem("place.removable", about=str(folder), path=str(folder)))
