"""``quanheng rules try --ask``: a run asked on the terminal, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CommandLine, promised

ROOT = Path(__file__).resolve().parents[2]
# Everything of the frame, one fact proven, the kinds of conduct and harm left open.
FRAME = ("2", "2026-09-01", "2026-09-01", "2026-11-24", "1", "3", "1", "2", "2", "1")
PROVEN = ("值班室没有人", "1", "")


def typed(*replies: str, words: tuple[str, ...] = (), lang: str = "zh_CN.UTF-8") -> Any:
    """Type replies to a process; end of input follows."""
    environment = {**os.environ, "LANG": lang, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "desktop", "rules", "try", *words, "--ask"],
        input="".join(f"{each}\n" for each in replies),
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
        timeout=120,
    )


def up_to(item: str, *replies: str) -> tuple[str, ...]:
    """Return replies followed by as many skips as lead to a question."""
    said = typed(*replies, *("",) * 60, lang="en_GB.UTF-8").stderr
    before = said[: said.index(f"\n{item}  ")].count("\n\n")
    return (*replies, *("",) * (before - len(replies)))


@pytest.mark.parametrize(
    ("lang", "asked", "so_far", "result"),
    [
        ("zh_CN.UTF-8", "哪一种核对？", "到这里：尚不能得出", "不予追究"),
        ("en_GB.UTF-8", "Which kind of run?", "So far: Not ready", "No accountability"),
    ],
)
def test_a_run_is_asked_and_its_file_weighs_the_same(
    tmp_path: Path, lang: str, asked: str, so_far: str, result: str
) -> None:
    out = tmp_path / "facts.json"
    said = typed(
        *up_to("B3", *FRAME, *PROVEN),
        "4",
        "与后果无关",
        "有记录",
        words=("--out", str(out)),
        lang=lang,
    )
    assert said.returncode == 0, said.stderr
    assert asked in said.stderr
    assert so_far in said.stderr
    assert result in said.stdout
    assert "Traceback" not in said.stderr
    weighed = subprocess.run(
        [sys.executable, "-m", "desktop", "rules", "evaluate", "--facts", str(out), "--json"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
    )
    found = json.loads(weighed.stdout)
    assert found["result"] == "no_accountability"
    answers = json.loads(out.read_text("utf-8"))["answers"]
    assert answers["B3"]["reason"] == "与后果无关"


@pytest.mark.parametrize("pack", ["cn-township", "intl-fair-process"])
def test_both_packs_are_asked_to_the_end(pack: str) -> None:
    said = typed(*("",) * 90, words=(pack,))
    assert said.returncode == 0, said.stderr
    assert "要把答的写成情况文件吗" in said.stderr
    assert "Traceback" not in said.stderr


def test_rungs_are_asked_one_by_one_and_why_one_is_not_enough() -> None:
    frame = (*FRAME[:-1], "6")
    said = typed(*frame, *PROVEN, *("",) * 60, lang="en_GB.UTF-8")
    assert said.stderr.count("\nF3  Is the lighter measure") > 2
    replies = up_to("F3", *frame, *PROVEN)
    then = typed(*replies, "2", "too light", lang="en_GB.UTF-8").stderr
    assert "F3  Why is “" in then[then.index("F3  Is") :]


def test_going_back_skipping_and_stopping() -> None:
    said = typed("<", "2", "<", "1", "<")
    assert "这是第一题，前面没有了" in said.stderr
    assert said.stderr.count("已退回一题") == 2
    assert said.stderr.count("哪一种核对？") == 4
    assert "结果：" in said.stdout
    assert said.returncode == 0
    assert typed().returncode == 0


@pytest.mark.parametrize(
    ("lang", "number", "day", "before"),
    [
        ("zh_CN.UTF-8", "请输入一个编号，1 到 3", "写成 2026-07-01 这样", "不能早于2026年9月1日"),
        (
            "en_GB.UTF-8",
            "Type one number from 1 to 3",
            "Type a day like 2026-07-01",
            "cannot be before 1 September 2026",
        ),
    ],
)
def test_a_wrong_reply_is_told_what_is_allowed_and_asked_again(
    lang: str, number: str, day: str, before: str
) -> None:
    said = typed("9", "一", "１", "yesterday", "2026-09-01", "2026-08-01", lang=lang)
    assert said.stderr.count(number) == 2
    assert day in said.stderr
    assert before in said.stderr
    assert said.returncode == 0


def test_with_json_one_document_comes_out_and_the_questions_stay_apart(tmp_path: Path) -> None:
    said = typed("1", words=("--json", "intl-fair-process"))
    answer = json.loads(said.stdout)
    assert set(answer) == promised(("rules", "try"))
    assert answer["pack"] == "intl-fair-process"
    assert answer["examples"] == []
    assert answer["asked"]["weighed"]["result"] == "not_ready"
    assert answer["asked"]["file"] == ""


def test_a_file_that_is_there_stays_as_it_is(line: CommandLine, tmp_path: Path) -> None:
    out = Path(line.file("there.json", "mine"))
    for words, problem in (
        (("--ask", "--out", str(out)), "input.already_there"),
        (("--out", "x.json"), "ask.out_alone"),
        (("--ask", "--name", "x"), "ask.name_with_ask"),
    ):
        refused = line.types("rules", "try", *words, "--json")
        assert (refused.code, refused.problems) == (2, [problem])
    new = tmp_path / "new.json"
    questions = typed(*("",) * 90).stderr.count("\n\n") - 1
    said = typed(*("",) * questions, str(out), str(tmp_path / "no" / "x.json"), str(new))
    assert "input.already_there" in said.stderr
    assert "disk.no_file" in said.stderr
    assert str(new) in said.stdout
    assert out.read_text("utf-8") == "mine"
    assert json.loads(new.read_text("utf-8"))["pack"] == "cn-township"


def test_bytes_that_are_no_text_are_asked_again() -> None:
    environment = {**os.environ, "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    said = subprocess.run(
        [sys.executable, "-m", "desktop", "rules", "try", "--ask"],
        input=b"\xff\xfe\n\x00\n1\n",
        capture_output=True,
        env=environment,
        check=False,
        timeout=120,
    )
    assert said.returncode == 0
    assert said.stderr.count(b"ask.not_a_choice") == 2
