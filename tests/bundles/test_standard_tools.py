"""A bundle is opened and verified with public tools alone, by the commands the handbook prints."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from desktop import places
from desktop.application.office_cards import OfficeCards
from tests.application.two_offices import Neighbour
from tests.machine import needs

TOOLS = ("unzip", "openssl", "sha256sum", "age", "tar")
pytestmark = [needs(tool) for tool in TOOLS]
SEVERAL = ("11月17日 值班：张伟", "通话记录", "现场照片")


def commands(language: str) -> str:
    """Return what the page tells its reader to type, all of it."""
    page = places.resources() / "handbook" / language / "verify-a-bundle.md"
    return "\n".join(re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL))


@pytest.fixture
def practice(offices: tuple[Neighbour, Neighbour, Neighbour], tmp_path: Path) -> Path:
    """A folder as the demo leaves it: a bundle, the sender's card, the practice keys."""
    township, _, county = offices
    folder = tmp_path / "demo"
    for name in ("bundles", "keys"):
        (folder / name).mkdir(parents=True)
    case = township.case(words=SEVERAL[0])
    for words in SEVERAL[1:]:
        township.evidence(case, words.encode())
    sent = township.sends(county, case)
    sent.path.rename(folder / "bundles" / "township-1.qhb")
    OfficeCards(township.work).export_card(folder / "bundles" / "township.qhc")
    (folder / "keys" / "township.pem").write_text(OfficeCards(township.work).public_key_file())
    (folder / "keys" / "county.age-key").write_text(county.exchange.station_secret_text() + "\n")
    return folder


def typed(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Type commands one after another, stopping at the first that fails."""
    return subprocess.run(
        ["sh", "-eu", "-c", script], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_handbook_s_commands_open_and_prove_a_bundle(language: str, practice: Path) -> None:
    done = typed(commands(language), practice)

    assert done.returncode == 0, done.stderr
    assert "Signature Verified Successfully" in done.stdout
    assert "payload.age: OK" in done.stdout
    assert done.stdout.count(": OK") == 1 + len(SEVERAL)
    assert '"facts"' in done.stdout
    attachments = (practice / "opened" / "attachments").iterdir()
    assert {path.read_text(encoding="utf-8") for path in attachments} == set(SEVERAL)


def test_both_pages_print_the_same_commands_and_name_every_tool() -> None:
    assert commands("zh") == commands("en")
    for tool in TOOLS:
        assert re.search(rf"\b{tool}\b", commands("zh")), tool


@pytest.mark.parametrize("member", ["header.json", "payload.age"])
def test_the_commands_stop_at_what_was_changed(practice: Path, member: str) -> None:
    # unzip would stop by itself at its own checksum; what matters is that the others do too.
    script = commands("zh").replace("unzip ../bundles/township-1.qhb", "cp -r ../parts/. .")
    (practice / "parts").mkdir()
    bundle = practice / "bundles" / "township-1.qhb"
    subprocess.run(["unzip", "-q", bundle, "-d", practice / "parts"], check=True)
    part = practice / "parts" / member
    changed = bytearray(part.read_bytes())
    changed[-5] ^= 1
    part.write_bytes(changed)

    done = typed(script, practice)

    assert done.returncode != 0
    assert not (practice / "opened" / "payload.tar").exists()
    verified = "Signature Verified Successfully" in done.stdout
    assert verified == (member == "payload.age")
