"""Where an office may lie: on a disk that stays in this computer."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.storage.place import check_place
from tests.vault.refusals import refused

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked otherwise")


class Machine:
    """A made-up computer: its mounts, and its disks as the system describes them."""

    def __init__(self, folder: Path) -> None:
        self._mounts = folder / "mountinfo"
        self._devices = folder / "block"
        self._disks = folder / "devices"
        self._devices.mkdir()
        self._lines: list[str] = []
        self.mount("/", "ext4", "8:1")
        self.disk("8:1", "pci/ata1/sda/sda1")

    def mount(self, point: str, kind: str, device: str = "0:50") -> None:
        number = len(self._lines) + 20
        line = f"{number} 1 {device} / {point} rw,relatime shared:1 - {kind} source rw"
        self._lines.append(line)
        self._mounts.write_text("\n".join(self._lines) + "\n", encoding="utf-8")

    def disk(self, device: str, path: str, *, removable: bool = False) -> Path:
        """Describe a disk or one of its partitions; the flag lies with the whole disk."""
        folder = self._disks / path
        folder.mkdir(parents=True)
        whole = folder.parent if folder.name[-1].isdigit() else folder
        (whole / "removable").write_text(f"{int(removable)}\n", encoding="ascii")
        (self._devices / device).symlink_to(folder)
        return folder

    def check(self, folder: str) -> None:
        check_place(Path(folder), mounts=self._mounts, devices=self._devices)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_disk_in_the_computer_is_fine(machine: Machine) -> None:
    machine.mount("/data", "ext4", "8:17")
    machine.disk("8:17", "pci/ata2/sdb/sdb1")
    machine.check("/data/office")
    machine.check("/office/not/made/yet")


@pytest.mark.parametrize(
    "kind",
    ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "davfs", "fuse.gvfsd-fuse", "fuse.rclone"],
)
def test_a_network_share_is_refused_with_the_reason(machine: Machine, kind: str) -> None:
    machine.mount("/share", kind)
    assert refused(Refused, lambda: machine.check("/share/office")) == ["place.network"]
    machine.check("/shared")


def test_a_stick_is_refused_with_the_reason(machine: Machine) -> None:
    machine.mount("/media/stick", "vfat", "8:33")
    machine.disk("8:33", "pci/usb1/1-2/sdc/sdc1", removable=True)
    assert refused(Refused, lambda: machine.check("/media/stick/office")) == ["place.removable"]


def test_a_whole_stick_without_partitions_is_one_too(machine: Machine) -> None:
    machine.mount("/media/stick", "vfat", "8:32")
    machine.disk("8:32", "pci/mmc0/sdc", removable=True)
    assert refused(Refused, lambda: machine.check("/media/stick")) == ["place.removable"]


def test_a_disk_on_a_cable_can_be_pulled_out_though_it_says_otherwise(machine: Machine) -> None:
    machine.mount("/media/disk", "ext4", "8:49")
    machine.disk("8:49", "pci/usb2/2-1/sdd/sdd1", removable=False)
    assert refused(Refused, lambda: machine.check("/media/disk")) == ["place.removable"]


def test_an_encrypted_stick_is_still_a_stick(machine: Machine) -> None:
    machine.mount("/media/safe", "ext4", "253:0")
    stick = machine.disk("8:33", "pci/usb1/1-2/sdc/sdc1", removable=True)
    mapped = machine.disk("253:0", "virtual/dm")
    (mapped / "slaves").mkdir()
    (mapped / "slaves" / "sdc1").symlink_to(stick)
    assert refused(Refused, lambda: machine.check("/media/safe")) == ["place.removable"]


def test_an_encrypted_disk_inside_is_fine(machine: Machine) -> None:
    machine.mount("/srv", "ext4", "253:0")
    inside = machine.disk("8:17", "pci/ata2/sdb/sdb1")
    mapped = machine.disk("253:0", "virtual/dm")
    (mapped / "slaves").mkdir()
    (mapped / "slaves" / "sdb1").symlink_to(inside)
    machine.check("/srv/office")


def test_what_is_mounted_last_and_nearest_counts(machine: Machine) -> None:
    machine.mount("/data", "nfs")
    machine.mount("/data/local", "ext4", "8:1")
    machine.check("/data/local/office")
    machine.mount("/data/local", "nfs")
    assert refused(Refused, lambda: machine.check("/data/local/office")) == ["place.network"]


def test_a_mount_with_a_blank_or_a_broken_name_is_understood(machine: Machine) -> None:
    machine.mount("/media/my\\040stick", "nfs")
    assert refused(Refused, lambda: machine.check("/media/my stick/office")) == ["place.network"]


def test_names_that_are_no_text_do_not_stop_the_check(tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_bytes(b"21 1 8:1 / /media/\xff\xfe rw - nfs x rw\n22 1 0:5 / / rw - ext4 x rw\n")
    check_place(Path("/office"), mounts=mounts, devices=tmp_path)


def test_a_link_is_followed_to_where_the_data_would_lie(machine: Machine, tmp_path: Path) -> None:
    machine.mount(str(tmp_path / "share"), "nfs")
    (tmp_path / "share").mkdir()
    (tmp_path / "here").symlink_to(tmp_path / "share")
    assert refused(Refused, lambda: machine.check(str(tmp_path / "here" / "office"))) == [
        "place.network"
    ]


def test_without_a_list_of_mounts_nothing_can_be_said(tmp_path: Path) -> None:
    check_place(tmp_path, mounts=tmp_path / "none", devices=tmp_path)
    check_place(tmp_path)
