"""One line, one answer, one exit code; in the language asked for and with nothing leaking."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import IO

import pytest

from desktop.cli.desk import Outside
from desktop.cli.main import FAULT, STOPPED_READING, run
from desktop.cli.nouns import NAMES
from tests.cli.conftest import CommandLine, incident

ROOT = Path(__file__).resolve().parents[2]
HAN = re.compile("[\u3400-\u9fff]")
CANARY = "金丝雀张三"


def typed(*words: str, lang: str = "zh_CN.UTF-8") -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    code = run(words, Outside(out=out, err=err, environment={"LANG": lang}))
    return code, out.getvalue(), err.getvalue()


def process(
    *words: str, stdout: int | IO[str] = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop", *words],
        cwd=ROOT,
        env={**os.environ, "LANG": "zh_CN.UTF-8", **environment},
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
        encoding="utf-8",
        timeout=60,
    )


@pytest.mark.parametrize("words", [(), ("case",), ("--json",), ("case", "--language", "zh")])
def test_half_a_line_is_answered_with_help_and_a_code(words: tuple[str, ...]) -> None:
    code, out, err = typed(*words)
    assert (code, err) == (2, "")
    assert "quanheng" in out


@pytest.mark.parametrize("words", [("--help",), ("-h",), ("case", "-h"), ("case", "open", "-h")])
def test_help_that_was_asked_for_is_an_answer(words: tuple[str, ...]) -> None:
    code, out, err = typed(*words)
    assert (code, err) == (0, "")
    assert "--help" in out


def test_help_names_every_noun_and_every_exit_code() -> None:
    _, out, _ = typed("--help")
    assert all(name in out for name in NAMES)
    assert all(code in out for code in ("0 ", "2 ", "3 ", "4 ", "5 ", "6 ", "7 ", "130 ", "70 "))


@pytest.mark.parametrize("lang", ["zh_CN.UTF-8", "zh_TW", "zh"])
def test_the_language_is_that_of_the_environment(lang: str) -> None:
    assert HAN.search(typed("case", "burn", lang=lang)[2])
    assert not HAN.search(typed("case", "burn", "--language", "en", lang=lang)[2])
    assert not HAN.search(typed("case", "burn", "--language=en", lang=lang)[2])


@pytest.mark.parametrize("lang", ["C", "", "en_GB.UTF-8", "de_DE"])
def test_without_chinese_it_is_english(lang: str) -> None:
    assert not HAN.search(typed("case", "burn", lang=lang)[2])
    assert HAN.search(typed("case", "burn", "--language", "zh", lang=lang)[2])


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (("burn",), ["cli.noun_unknown"]),
        (("case", "burn"), ["cli.verb_unknown"]),
        (("--burn",), ["cli.option_unknown"]),
        (("deadline", "compute"), ["cli.option_missing", "cli.option_missing"]),
        (("deadline", "compute", "--rule"), ["cli.value_missing", "cli.option_missing"]),
        (
            ("deadline", "compute", "--rule", "--from", "2026-02-30"),
            ["cli.value_missing", "cli.not_a_day"],
        ),
        (("deadline", "list-rules", "--language", "tlh"), ["cli.not_a_code"]),
        (("deadline", "list-rules", "more"), ["cli.word_too_many"]),
        (("deadline", "list-rules", "--json=yes"), ["cli.flag_with_value"]),
        (("case", "list", "--limit", "-1"), ["cli.not_a_number"]),
        (("case", "list", "--year", "2026", "--year", "2027"), ["cli.option_twice"]),
        (("case", "search", ""), ["cli.value_missing"]),
        (("case", "show"), ["cli.option_missing"]),
        (("rules", "show", "--office", "x"), ["cli.option_unknown"]),
        (("case", "list"), ["cli.no_office"]),
        (("case", "list", "--office", "x"), ["cli.no_password_file"]),
    ],
)
def test_what_was_typed_wrong_is_said_all_at_once(words: tuple[str, ...], codes: list[str]) -> None:
    code, out, err = typed(*words)
    assert (code, out) == (2, "")
    assert re.findall(r"（([a-z_]+\.[a-z_]+)", err) == codes
    assert HAN.search(err)
    assert not HAN.search(typed(*words, lang="C")[2])


def test_options_may_stand_before_between_and_behind() -> None:
    wanted = typed("deadline", "list-rules", "--json", "--language", "en")
    assert wanted == typed("--json", "--language", "en", "deadline", "list-rules")
    assert wanted == typed("deadline", "--language=en", "list-rules", "--json")
    assert wanted[0] == 0


def test_behind_two_dashes_everything_is_a_word(line: CommandLine) -> None:
    said = line.types("case", "search", "--json", "--", "--person")
    assert said.code == 0
    assert said.answer == {"found": []}


def test_a_fault_of_the_program_tells_where_and_nothing_else(line: CommandLine) -> None:
    def broken() -> str:
        raise RuntimeError(CANARY)

    line.ids = broken
    path = line.file("incident.json", incident(what=CANARY))
    said = line.types("incident", "record", "--from", path)
    assert (said.code, said.out) == (FAULT, "")
    assert "RuntimeError" in said.err
    assert re.search(r"desktop/application/\w+\.py:\d+", said.err)
    assert CANARY not in said.err
    assert str(ROOT) not in said.err
    said = line.types("incident", "record", "--from", path, "--json")
    assert (said.code, said.problems) == (FAULT, ["cli.fault"])
    assert CANARY not in said.out


def test_stopping_leaves_nothing_half_done(line: CommandLine) -> None:
    def stopped() -> datetime:
        raise KeyboardInterrupt

    path, before = line.file("incident.json", incident()), line.digests()
    clock, line.clock = line.clock, stopped
    assert line.refused(130, "incident", "record", "--from", path) == ["work.cancelled"]
    line.clock = clock
    assert line.digests() == before
    assert line.does("incident", "list")["count"] == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
def test_an_answer_that_cannot_be_written_out_is_said_so() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = process("rules", "list", stdout=full)
    assert done.returncode == 6
    assert "cli.output_failed" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_it_is_a_program_of_its_own() -> None:
    done = process("rules", "list", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert '"packs"' in done.stdout
    done = process("case", "list")
    assert (done.returncode, done.stdout) == (2, "")
    assert "QUANHENG_OFFICE" in done.stderr


def test_a_terminal_that_knows_no_chinese_gets_an_answer_all_the_same() -> None:
    done = process("rules", "list", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u" in done.stdout


def test_json_is_utf_8_whatever_the_terminal_speaks() -> None:
    wanted = process("rules", "list", "--json").stdout
    assert HAN.search(wanted)
    assert process("rules", "list", "--json", PYTHONIOENCODING="gbk").stdout == wanted


def test_whoever_stops_reading_is_not_told_so() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        done = process("rules", "show", stdout=closed)
    assert (done.returncode, done.stderr) == (STOPPED_READING, "")


def test_the_fast_answers_load_no_database_and_no_window() -> None:
    script = (
        "import sys; from desktop.cli.main import main; "
        "main(sys.argv[1:]); "
        "heavy = ('sqlcipher3', 'nacl', 'pyrage', 'reportlab', 'PySide6', 'pypinyin', 'PIL'); "
        "print([name for name in heavy if name in sys.modules])"
    )
    for words in (
        ("--help",),
        ("deadline", "compute", "--rule", "defence", "--from", "2026-11-20"),
        ("rules", "list"),
    ):
        done = subprocess.run(
            [sys.executable, "-c", script, *words],
            cwd=ROOT,
            capture_output=True,
            check=True,
            encoding="utf-8",
            timeout=60,
        )
        assert done.stdout.splitlines()[-1] == "[]", words
