"""Rules, facts and answers that cannot be: a sentence names file, key and what is allowed.

Nothing changes: neither the folder that was read, nor an office.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from tests.cli.conftest import CommandLine, opened
from tests.cli.test_rules import FACTS
from tests.packs.files import SMALL

LANGUAGES = ("zh", "en")
CASE = "青山镇〔2026〕1号"
ITEM = """
[item.{name}]
group = "facts"
ask = {{ zh = "问", en = "ask" }}
help = {{ zh = "问", en = "ask" }}
answer = "tri_state"
runs = ["binding"]
reason = "never"
cites = ["law.1"]
"""


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def refused(line: CommandLine, code: int, *words: str) -> dict[str, str]:
    """Type a command that is refused in both languages; return what it says in each."""
    said = {}
    for language in LANGUAGES:
        answer = line.types(*words, "--language", language)
        assert (answer.code, answer.out) == (code, "")
        said[language] = answer.err
    return said


def with_file(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), "utf-8")

    return change


CASES: dict[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "a follow-up that waits for a later one": (
        with_file(
            "checklist.toml", "[item.B1]", ITEM.format(name="A9")
            + 'opens = { item = "B1", equals = "direct" }\n\n[item.B1]',
        ),
        ("checklist.toml", "item.A9.opens.item", "B1", "A1"),
    ),
    "a follow-up that waits for itself": (
        with_file(
            "checklist.toml", "[item.B1]", ITEM.format(name="A9")
            + 'opens = { item = "A9", equals = "yes" }\n\n[item.B1]',
        ),
        ("checklist.toml", "item.A9.opens.item", "A9", "A1"),
    ),
    "rules that follow each other in a circle": (
        with_file(
            "sources.toml",
            "in_force = 2010-01-01\nin_force_to = 2019-12-31",
            'earlier = "law.3-2020"\nin_force = 2010-01-01\nin_force_to = 2019-12-31',
        ),
        ("sources.toml", "source.law.3-2010.earlier", "law.3-2020"),
    ),
    "dates that overlap": (
        with_file("parameters.toml", "from = 2015-01-01", "from = 2010-01-01"),
        ("parameters.toml", "parameter.reviewers.value.2.from"),
    ),
    "a language that is missing": (
        with_file("checklist.toml", ', en = "Is it proven?"', ""),
        ("checklist.toml", "item.A1.ask", "en"),
    ),
    "an effect nobody knows": (
        with_file("checklist.toml", 'effect = "exempt"', 'effect = "punish"'),
        ("checklist.toml", "item.B1.effects.1.effect", "punish", "block / warn / mitigate"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_pack_that_cannot_be_names_file_key_and_what_is_allowed(
    line: CommandLine, tmp_path: Path, name: str
) -> None:
    change, names = CASES[name]
    folder = tmp_path / "pack"
    shutil.copytree(SMALL, folder)
    change(folder)
    before = digests(tmp_path)
    for command in (("check", str(folder)), ("try", str(folder)), ("try", str(folder), "--ask")):
        for said in refused(line, 2, "rules", *command).values():
            assert [each for each in names if each not in said] == []
            assert len(said.splitlines()) == 1
    assert digests(tmp_path) == before


@pytest.mark.parametrize(("items", "exit_code"), [(1_001, 2), (10_000, 6)])
def test_a_pack_of_too_many_items_is_refused_at_once(
    line: CommandLine, tmp_path: Path, items: int, exit_code: int
) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(SMALL, folder)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    names = [f"{a}{n}{b}" for a in letters for n in range(10, 100) for b in letters.lower()]
    text = "".join(ITEM.format(name=name) for name in names[:items])
    with (folder / "checklist.toml").open("a", encoding="utf-8") as file:
        file.write(text)
    before = digests(tmp_path)
    started = monotonic()
    for said in refused(line, exit_code, "rules", "check", str(folder)).values():
        assert "checklist.toml" in said
        assert ("1000" if exit_code == 2 else "1048576") in said
    assert monotonic() - started < 30
    assert digests(tmp_path) == before


@pytest.mark.parametrize(
    ("item", "answer", "names"),
    [
        ("D3", {"answer": 5}, ("D3", "5", "yes / no / open")),
        ("D3", {"answer": ["yes"]}, ("D3", "tri_state")),
        ("D3", {"answer": True}, ("D3",)),
        ("D3", {"answer": {"warning": {"enough": "no"}}}, ("D3", "warning.enough", "true")),
        ("E1", {"answer": "yes"}, ("E1", "many")),
        ("B2", {"answer": "somewhat"}, ("B2", "somewhat", "direct / main_leadership")),
        ("H4", {"answer": "many"}, ("H4",)),
        ("Z9", {"answer": "yes"}, ("Z9",)),
    ],
)  # fmt: skip
def test_an_answer_of_the_wrong_kind(
    line: CommandLine, item: str, answer: dict[str, Any], names: tuple[str, ...]
) -> None:
    path = line.file("facts.json", {**FACTS, "answers": {item: answer}})
    for said in refused(line, 2, "rules", "evaluate", "--facts", path).values():
        assert [each for each in ("facts.json", *names) if each not in said] == []
    opened(line)
    line.does("checklist", "start", "--case", CASE, "--conduct-from", "2026-11-17")
    answers = {"D4": {"answer": "no"}, item: answer}
    path = line.file("answers.json", {"case": CASE, "answers": answers})
    code = 3 if item in {"B2", "H4", "Z9"} else 2  # a preliminary run does not ask them
    line.refused(code, "checklist", "answer", "--from", path)
    for said in refused(line, code, "checklist", "answer", "--from", path).values():
        assert "answers.json" in said
        assert item in said
    assert line.does("checklist", "result", "--case", CASE)["answered"] == 0


def test_a_day_before_the_first_version_of_a_rule(line: CommandLine) -> None:
    rule = ("deadline", "compute", "--rule", "accountability_appeal", "--from", "1990-01-01")
    for said in refused(line, 2, *rule).values():
        assert "1990" in said
        assert "pack.before_first_value" in said
    facts = {**FACTS, "version": "1990-01-01"}
    path = line.file("facts.json", facts)
    for said in refused(line, 3, "rules", "evaluate", "--facts", path).values():
        assert "1990-01-01" in said
    reversed_days = {**FACTS, "act_on": "1990-01-01"}
    path = line.file("facts.json", reversed_days)
    for said in refused(line, 2, "rules", "evaluate", "--facts", path).values():
        assert "facts.json" in said
        assert "1990" in said


def evidence(line: CommandLine, name: str = "值班表.txt") -> dict[str, Any]:
    path = line.file(name, "11月17日 值班：张伟")
    words = ("--case", CASE, "--file", path, "--origin", "镇应急办", "--collector", "李敏")
    return dict(line.does("evidence", "add", *words))


def test_evidence_that_is_not_in_the_case_or_was_withdrawn(line: CommandLine) -> None:
    opened(line)
    evidence(line)
    line.does("checklist", "start", "--case", CASE, "--conduct-from", "2026-11-17")
    answers = {"D3": {"answer": "yes", "evidence": ["1"]}}
    path = line.file("answers.json", {"case": CASE, "answers": answers})
    withdraw = ("evidence", "withdraw", "1", "--case", CASE, "--reason")
    assert line.refused(3, "evidence", "withdraw", "2", *withdraw[3:], "x") == ["thing.not_here"]
    gone = line.does(*withdraw, "取证时只有一人在场")
    assert (gone["number"], gone["withdrawn"]) == (1, "取证时只有一人在场")
    assert line.refused(2, *withdraw, "x") == ["evidence.is_withdrawn"]
    assert line.refused(2, "checklist", "answer", "--from", path) == ["run.evidence_withdrawn"]
    for said in refused(line, 2, "checklist", "answer", "--from", path).values():
        assert [each for each in ("answers.json", "D3", "1") if each not in said] == []
    answers = {"D3": {"answer": "yes", "evidence": ["9"]}}
    unknown = line.file("unknown.json", {"case": CASE, "answers": answers})
    assert line.refused(3, "checklist", "answer", "--from", unknown) == ["thing.not_here"]
    (listed,) = line.does("evidence", "list", "--case", CASE)["evidence"]
    assert listed == gone
    told = line.types("evidence", "list", "--case", CASE).out
    assert "已撤回：取证时只有一人在场" in told
    history = line.does("step", "list", "--case", CASE)["history"]
    assert "撤回一份证据：取证时只有一人在场" in [each["words"] for each in history]
