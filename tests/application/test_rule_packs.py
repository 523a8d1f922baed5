"""The packs that ship, by name, version and day; and packs and facts tried without an office."""

from __future__ import annotations

import json
import shutil
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from desktop import places
from desktop.application.explaining import missing_words, reasons, result_words
from desktop.application.rule_packs import MOST_FILES, SHIPPED, RulePacks, files_of
from desktop.application.rule_trials import try_pack, weigh_facts
from desktop.domain.checklist import ResultKind
from desktop.domain.ids import Digest
from desktop.errors import NotFound, Refused
from desktop.rules.facts import FILE
from desktop.text import Language
from tests.builders import refusal
from tests.packs.files import FAIR_PROCESS

TODAY = date(2026, 11, 24)
FACTS = {
    "format": 1,
    "pack": SHIPPED,
    "version": "2026-07-01",
    "run": "preliminary",
    "conduct": {"from": "2026-11-17", "to": "2026-11-17"},
    "act_on": "2026-11-24",
    "respondent": {"status": "civil_servant", "role": "staff", "party_member": True},
    "body": "township_discipline",
    "track": "party_discipline",
    "measure": "warning",
    "alleged": [{"fact": "防汛值班未到岗", "finding": "untrue"}],
    "answers": {},
}


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A folder of packs like the one that ships."""
    shutil.copytree(places.resources() / "rules", tmp_path / "rules")
    return tmp_path / "rules"


def test_the_pack_in_force_on_a_day_is_the_newest_released_by_then(copied: Path) -> None:
    (only,) = RulePacks(copied).versions(SHIPPED)
    later = copied / SHIPPED / "2027-01-01"
    shutil.copytree(copied / SHIPPED / only, later)
    front = later / "pack.toml"
    front.write_text(front.read_text("utf-8").replace(only, "2027-01-01"), "utf-8")
    packs = RulePacks(copied)
    days = {date(2020, 1, 1): only, TODAY: only, date(2027, 1, 1): "2027-01-01"}
    assert {day: packs.on(day).version for day in days} == days
    assert [(pack.id, pack.version) for pack in packs.all()] == [
        (SHIPPED, only),
        (SHIPPED, "2027-01-01"),
        (FAIR_PROCESS.parent.name, FAIR_PROCESS.name),
    ]
    assert packs.folder_of(packs.on(TODAY)) == copied / SHIPPED / only


def test_a_run_gets_the_very_pack_it_was_pinned_to(copied: Path) -> None:
    packs = RulePacks(copied)
    pack = packs.on(TODAY)
    assert packs.pinned(pack.id, pack.version, pack.digest) is pack
    assert refusal(NotFound, lambda: packs.pinned(pack.id, pack.version, Digest("0" * 64))) == [
        "pack.other_digest"
    ]


@pytest.mark.parametrize(
    ("pack", "version"), [("elsewhere", "2026-07-01"), (SHIPPED, "1999-01-01"), (SHIPPED, "..")]
)
def test_a_pack_that_is_not_at_hand_is_not_found(pack: str, version: str) -> None:
    assert refusal(NotFound, lambda: RulePacks().get(pack, version)) == ["pack.not_here"]


def test_without_any_pack_none_is_in_force(tmp_path: Path) -> None:
    assert refusal(NotFound, lambda: RulePacks(tmp_path).on(TODAY)) == ["pack.no_version"]


def test_a_pack_is_tried_with_its_examples(copied: Path) -> None:
    folder = copied / SHIPPED / "2026-07-01"
    tried = try_pack(folder)
    assert tried.pack == RulePacks().on(TODAY)
    assert len(tried.examples) >= 12
    assert tried.surprises == ()
    example = next((folder / "examples").glob("*.toml"))
    text = example.read_text("utf-8")
    result = next(line for line in text.splitlines() if line.startswith("result"))
    example.write_text(text.replace(result, 'result = "not_ready"'), "utf-8")
    assert {problem.code for problem in try_pack(folder).surprises} == {"pack.example_differs"}


def test_a_folder_that_is_no_pack_is_refused(tmp_path: Path) -> None:
    assert refusal(NotFound, lambda: try_pack(tmp_path / "nowhere")) == ["disk.no_file"]
    assert set(refusal(Refused, lambda: try_pack(tmp_path))) == {"pack.file_missing"}
    for number in range(MOST_FILES + 1):
        (tmp_path / f"{number}.toml").touch()
    assert refusal(Refused, lambda: files_of(tmp_path)) == ["pack.too_large"]


def test_facts_are_weighed_by_the_pack_they_name() -> None:
    weighed = weigh_facts(RulePacks(), json.dumps(FACTS).encode(), FILE)
    assert weighed.evaluation.result is ResultKind.CLEAR_THE_NAME
    for language in Language:
        assert result_words(weighed, language)
        assert all(reason.words for reason in reasons(weighed, language))
        assert missing_words(weighed, language) == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"conduct": {"from": "2026-11-18", "to": "2026-11-17"}}, "facts.conduct_reversed"),
        ({"act_on": "2026-02-30"}, "facts.not_day"),
        ({"measure": "beheading"}, "facts.not_allowed"),
        ({"colour": "red"}, "facts.key_unknown"),
    ],
)
def test_facts_that_do_not_fit_are_refused(changes: dict[str, object], code: str) -> None:
    data = json.dumps({**FACTS, **changes}).encode()
    assert refusal(Refused, lambda: weigh_facts(RulePacks(), data, FILE)) == [code]


def test_facts_that_cannot_be_read_are_refused() -> None:
    for data in (b"", b"{", b"[1]", b'{"pack": NaN}', b"\xff", b"[" * 100_000):
        codes = refusal(Refused, partial(weigh_facts, RulePacks(), data, FILE))
        assert all(code.startswith("facts.") for code in codes)
    elsewhere = json.dumps({**FACTS, "version": "1999-01-01"}).encode()
    assert refusal(NotFound, lambda: weigh_facts(RulePacks(), elsewhere, FILE)) == ["pack.not_here"]
