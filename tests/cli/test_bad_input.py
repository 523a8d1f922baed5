"""Bad input: a sentence in both languages, the exit code of its family, and nothing changed."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.application.offices import open_office
from tests.builders import CLERK, EVERYONE, PASSWORD, RECORDER, MadeTown, a_world
from tests.cli.conftest import CommandLine, incident, opened, respondent
from tests.fakes import CountedIds, FixedClock
from tests.machine import a_small_disk

ROOT = Path(__file__).resolve().parents[2]
NUMBER = "青山镇〔2026〕1号"
MARKINGS = ("绝密★", "机密\n★", "【秘密】")
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def incident_with(line: CommandLine, **changes: object) -> tuple[str, ...]:
    return ("incident", "record", "--from", line.file("incident.json", incident(**changes)))


def test_a_wrong_password(line: CommandLine) -> None:
    line.environment["QUANHENG_PASSWORD_FILE"] = line.file("wrong.txt", "wrong-password")
    assert line.refused(2, "case", "list") == ["vault.wrong_password"]


def test_a_password_file_that_is_missing_empty_or_no_text(line: CommandLine) -> None:
    line.environment["QUANHENG_PASSWORD_FILE"] = str(line.folder / "gone.txt")
    assert line.refused(3, "case", "list") == ["disk.no_file"]
    line.environment["QUANHENG_PASSWORD_FILE"] = line.file("password.txt", "\nsecond line")
    assert line.refused(2, "case", "list") == ["cli.empty_password_file"]
    (line.folder / "password.txt").write_bytes(b"\xff\xfe\x00")
    assert line.refused(2, "case", "list") == ["input.not_utf8"]
    (line.folder / "password.txt").write_bytes(b"x" * 5000)
    assert line.refused(2, "case", "list") == ["input.too_large"]


def test_somebody_unknown(line: CommandLine) -> None:
    assert line.refused(3, "case", "list", person="某某") == ["person.not_here"]
    line.environment.pop("QUANHENG_PERSON")
    said = line.types("case", "list", "--json")
    assert (said.code, said.problems) == (2, ["person.which"])
    assert EVERYONE in said.out


def test_an_office_that_is_not_there(line: CommandLine, tmp_path: Path) -> None:
    line.environment["QUANHENG_OFFICE"] = str(tmp_path / "nowhere")
    assert line.refused(3, "case", "list") == ["office.not_there"]
    assert not (tmp_path / "nowhere").exists()


def test_a_file_that_is_missing(line: CommandLine) -> None:
    gone = str(line.folder / "gone.json")
    assert line.refused(3, "incident", "record", "--from", gone) == ["disk.no_file"]
    opened(line)
    evidence = ("evidence", "add", "--case", NUMBER, "--origin", "某处", "--collector", CLERK)
    assert line.refused(3, *evidence, "--file", gone) == ["disk.no_file"]
    said = line.types("rules", "evaluate", "--facts", gone, "--json")
    assert (said.code, said.problems) == (3, ["disk.no_file"])


def test_json_that_is_broken_names_its_line(line: CommandLine) -> None:
    path = line.file("incident.json", '{\n  "level": "township",\n  "place": 青山镇\n}')
    assert line.refused(2, "incident", "record", "--from", path) == ["input.not_json"]
    said = line.types("incident", "record", "--from", path)
    assert "第 3 行" in said.err
    assert "incident.json" in said.err


@pytest.mark.parametrize("content", ["{", '{"pack": 1}', '{"a": 1, "a": 2}'])
def test_a_facts_file_is_called_by_its_own_name(line: CommandLine, content: str) -> None:
    said = line.types("rules", "evaluate", "--facts", line.file("石桥村.json", content))
    assert said.code == 2
    assert "石桥村.json" in said.err
    assert "facts.json" not in said.err


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_pack_that_is_not_here_has_no_empty_version(line: CommandLine, language: str) -> None:
    said = line.types("rules", "show", "x", "--language", language)
    assert said.code == 3
    assert "pack.no_version" in said.err
    assert not re.search(r"”\s*版|  ", said.err)


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "20261117", "今天", ""])
def test_a_day_that_is_none(line: CommandLine, day: str) -> None:
    assert line.refused(2, *incident_with(line, happened_on=day)) == ["input.not_a_day"]


@pytest.mark.parametrize(
    ("day", "code"),
    [("2026-11-25", "incident.in_the_future"), ("1911-10-10", "incident.too_long_ago")],
)
def test_a_day_that_cannot_be(line: CommandLine, day: str, code: str) -> None:
    assert line.refused(2, *incident_with(line, happened_on=day)) == [code]


@pytest.mark.parametrize(
    "words",
    [
        ("case", "show", "f" * 32),
        ("case", "show", "abc"),
        ("case", "show", "青山镇〔2026〕99号"),
        ("case", "show", "'; DROP TABLE entries; --"),
        ("incident", "show", "2026-999"),
        ("respondent", "show", "f" * 32),
        ("evidence", "list", "--case", "f" * 32),
        ("step", "list", "--case", "f" * 32),
        ("checklist", "result", "--case", "f" * 32),
    ],
)
def test_an_id_that_is_unknown(line: CommandLine, words: tuple[str, ...]) -> None:
    assert line.refused(3, *words) == ["thing.not_here"]


def test_unknown_things_inside_a_case(line: CommandLine) -> None:
    case = opened(line)
    words = ("step", "record", "--case", case, "--from")
    act = {"act": "fact.found", "fact": "1", "finding": "proven", "reason": "有据"}
    for changes in ({}, {"respondent": "某某"}):
        path = line.file("act.json", {**act, **changes})
        assert line.refused(3, *words, path) == ["thing.not_here"]
    path = line.file("act.json", {**act, "track": "supervision"})
    assert line.refused(3, *words, path) == ["case.no_such_track"]
    assert line.refused(3, "checklist", "result", "--case", case) == ["cli.no_run"]


def test_an_act_that_is_unknown_or_of_no_case(line: CommandLine) -> None:
    path = line.file("act.json", {"act": "case.burned", "track": 3})
    words = ("step", "record", "--from", path)
    assert line.refused(2, *words) == [
        *("input.not_words", "input.not_a_code", "input.key_missing")
    ]
    path = line.file("act.json", {"act": "case.burned", "track": "sideways"})
    assert line.refused(2, *words) == [
        *("input.not_a_code", "input.not_a_code", "input.key_missing")
    ]
    assert "facts.shown" in line.types(*words).err


def test_fields_that_are_unknown_missing_or_of_another_kind(line: CommandLine) -> None:
    assert line.refused(2, *incident_with(line, happend_on="2026-11-17")) == ["input.key_unknown"]
    told = line.types(*incident_with(line, happend_on="2026-11-17"))
    assert "happened_on" in told.err
    content = respondent(status="king", party_member="yes", post=7)
    path = line.file("respondent.json", content)
    assert line.refused(2, "respondent", "add", "--from", path) == [
        *("input.not_a_code", "input.not_flag", "input.not_a_code")
    ]
    path = line.file("respondent.json", {})
    assert line.refused(2, "respondent", "add", "--from", path) == [
        *("respondent.no_name", "respondent.no_status", "respondent.no_unit"),
        "respondent.no_title",
    ]


def test_a_text_of_a_megabyte(line: CommandLine) -> None:
    assert line.refused(2, *incident_with(line, what="x" * 1_000_000)) == ["text.too_long"]
    assert line.refused(2, *incident_with(line, what="字" * 1_000_000)) == ["input.too_large"]
    query = "查" * 100_000
    assert line.does("case", "search", query) == {"found": []}


def test_control_and_direction_characters(line: CommandLine) -> None:
    what = "无人\u202e接听\x1b[31m电话\x00"
    people = [{"name": "张\u200b伟\u202e"}]
    number = line.does(*incident_with(line, what=what, people=people))["number"]
    shown = line.does("incident", "show", number)
    assert shown["what"] == "无人\u2423接听\u2423[31m电话\u2423"
    assert shown["people"][0]["name"] == "张伟"
    told = line.types("case", "show", "\x1b[31m\u202e")
    assert told.code == 3
    assert not {"\x1b", "\u202e"} & set(told.err)


def test_rare_characters(line: CommandLine) -> None:
    rare = "\U00020bb7\U000310f5"
    path = line.file("respondent.json", respondent(name=rare))
    added = line.does("respondent", "add", "--from", path)
    assert line.does("respondent", "show", added["respondent"])["name"] == rare
    found = line.does("case", "search", rare)["found"]
    assert [each["id"] for each in found] == [added["respondent"]]


def test_half_a_character(line: CommandLine) -> None:
    path = line.file("incident.json", json.dumps(incident(what="无人\ud800接听")))
    number = line.does("incident", "record", "--from", path)["number"]
    assert line.does("incident", "show", number)["what"] == "无人\u2423接听"


@pytest.mark.parametrize("marking", MARKINGS)
def test_a_state_secret_typed_into_any_field(line: CommandLine, marking: str) -> None:
    opened(line)
    words: list[tuple[str, ...]] = [
        incident_with(line, place=marking),
        incident_with(line, what=f"见附件\n{marking}\n第二页"),
        ("case", "open", "--matter", marking, "--incident", "2026-001", "--respondent",
         line.does("respondent", "list")["respondents"][0]["respondent"],
         "--track", "supervision", "--body", "青纪"),
    ]  # fmt: skip
    path = line.file("act.json", {"act": "fact.stated", "case": NUMBER, "text": marking})
    words.append(("step", "record", "--from", path))
    evidence = line.file("值班表.txt", "值班：张伟")
    words.append(
        ("evidence", "add", "--case", NUMBER, "--file", evidence, "--origin", marking,
         "--collector", CLERK)
    )  # fmt: skip
    for each in words:
        assert line.refused(2, *each) == ["text.classified"]
        line.file("incident.json", incident(place=marking))


def test_a_second_program(line: CommandLine, clock: FixedClock) -> None:
    work = open_office(line.office, RECORDER, PASSWORD, a_world(clock, CountedIds()))
    try:
        said = line.types("case", "list", "--json")
        assert (said.code, said.problems) == (6, ["office.already_open"])
    finally:
        work.close()
    assert line.does("case", "list")["count"] == 0


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1000])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _garble(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for place in range(0, len(data), 512):
        data[place] ^= 0xFF
    path.write_bytes(data)


def _other(path: Path) -> None:
    path.write_text("这不是数据文件", encoding="utf-8")


@pytest.mark.parametrize("damage", [_empty, _garble, _other])
@pytest.mark.parametrize("file", ["journal.db", "keys.json", "office.json"])
def test_a_damaged_office(line: CommandLine, file: str, damage: Callable[[Path], None]) -> None:
    damage(line.office / file)
    (code,) = line.refused(4, "case", "list")
    assert code in {"office.damaged_database", "office.damaged_folder", "vault.keys_damaged"}


def test_a_database_that_was_cut_is_found_by_the_safety_check_at_the_latest(
    line: CommandLine,
) -> None:
    _cut(line.office / "journal.db")
    assert line.types("check").code == 4


def test_a_data_file_that_is_gone(line: CommandLine) -> None:
    (line.office / "journal.db").unlink()
    (code,) = line.refused(3, "case", "list")
    assert code in {"office.no_database", "office.not_there"}


def test_a_newer_office(line: CommandLine, clock: FixedClock) -> None:
    work = open_office(line.office, RECORDER, PASSWORD, a_world(clock, CountedIds()))
    work.store.database.run("PRAGMA user_version = 99")
    work.close()
    assert line.refused(7, "case", "list") == ["office.too_new"]
    plate = line.office / "office.json"
    text = plate.read_text(encoding="utf-8")
    plate.write_text(text.replace('"format":1', '"format":2'), encoding="utf-8")
    assert line.refused(7, "case", "list") == ["office.too_new"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of six megabytes."""
    with a_small_disk(tmp_path / "disk", 6) as disk:
        yield disk


def test_a_full_disk(small_disk: Path, made_town: MadeTown, clock: FixedClock) -> None:
    line = CommandLine(small_disk, clock, made_town.copied(small_disk / "office"))
    words = incident_with(line, what="字" * 90_000)
    filler = small_disk / "filler"
    with filler.open("wb") as file:
        size = shutil.disk_usage(small_disk).free - 200 * 1024
        file.write(b"\0" * size)
    said = line.types(*words, "--json")
    assert (said.code, said.problems) == (6, ["disk.full"])
    filler.unlink()
    assert line.does("incident", "list")["count"] == 0
    assert line.does("check")["sound"]
    assert line.does(*words)["number"] == "2026-001"


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


def run_limited(line: CommandLine, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-B", "-m", "desktop", *words, "--json"],
        cwd=ROOT,
        env={**os.environ, **line.environment},
        preexec_fn=_limited,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=60,
    )


def test_a_file_that_may_not_grow(line: CommandLine) -> None:
    words = incident_with(line, what="字" * 90_000, happened_on="2026-01-05")
    done = run_limited(line, *words)
    assert done.returncode == 6, done.stdout + done.stderr
    (problem,) = json.loads(done.stdout)["problems"]
    assert problem["code"] in {"disk.full", "disk.failed"}
    assert line.does("incident", "list")["count"] == 0
    assert line.does("check")["sound"]


def test_a_folder_that_may_only_be_read(tmp_path: Path, line: CommandLine) -> None:
    if IS_ROOT:
        pytest.skip("root may write everywhere; the next test has a disk that is read-only")
    before = line.digests()
    line.office.chmod(0o500)
    for path in line.office.iterdir():
        path.chmod(0o400)
    said = line.types("case", "list", "--json")
    line.office.chmod(0o700)
    assert (said.code, said.problems) == (6, ["disk.read_only"])
    assert line.digests() == before


def test_a_disk_that_may_only_be_read(
    small_disk: Path, made_town: MadeTown, clock: FixedClock
) -> None:
    line = CommandLine(small_disk, clock, made_town.copied(small_disk / "office"))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert line.refused(6, "case", "list") == ["disk.read_only"]
    assert line.refused(6, "case", "show", NUMBER) == ["disk.read_only"]
    create = ("office", "create", "--from", str(ROOT / "pyproject.toml"))
    assert line.refused(2, *create) == ["input.not_json"]
