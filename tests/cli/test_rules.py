"""``quanheng rules``: packs listed, read, compared and tried, without an office."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from desktop import places
from desktop.application.rule_packs import SHIPPED
from tests.cli.conftest import CommandLine, promised
from tests.packs.files import FAIR_PROCESS

FACTS: dict[str, Any] = {
    "format": 1,
    "pack": SHIPPED,
    "version": "2026-07-01",
    "run": "binding",
    "conduct": {"from": "2026-09-01", "to": "2026-09-01"},
    "act_on": "2026-11-24",
    "respondent": {"status": "civil_servant", "role": "staff", "party_member": True},
    "body": "township_discipline",
    "track": "party_discipline",
    "measure": "warning",
    "alleged": [{"fact": "x", "finding": "proven"}],
    "answers": {"A1": {"answer": "no"}, "D3": {"answer": "no"}, "D4": {"answer": "no"}},
}


def test_rules_are_listed_shown_checked_and_tried(line: CommandLine) -> None:
    pack, other = line.types("rules", "list", "--json").answer["packs"]
    shown = line.types("rules", "show", "--json").answer
    assert shown["digest"] == pack["digest"]
    assert shown == line.types("rules", "show", pack["pack"], pack["version"], "--json").answer
    assert len(shown["items"]) >= 40
    assert {each["verified"] for each in shown["sources"]} <= {"yes", "copy", "no", "own"}
    assert shown["reviewed_by"] == []
    checked = line.types("rules", "check", "--json").answer["packs"]
    told = line.types("rules", "check").out
    assert [each["pack"] for each in checked] == [pack["pack"], other["pack"]]
    assert checked[0]["examples"] >= 60
    for each in checked:
        assert all(covered["examples"] for covered in each["coverage"])
        assert f"规则包 {each['pack']} {each['version']} 完好" in told
        assert f"例子走到了 {len(each['coverage'])} 项作用里的" in told
        folder = places.resources() / "rules" / each["pack"] / each["version"]
        assert line.types("rules", "check", str(folder), "--json").answer["packs"] == [each]
    assert "没有例子走到" not in told


def test_a_pack_without_chinese_law_is_shown_tried_compared_and_weighed_by(
    line: CommandLine,
) -> None:
    name, version = "intl-fair-process", FAIR_PROCESS.name
    shown = line.types("rules", "show", name, "--json").answer
    assert shown == line.types("rules", "show", name, version, "--json").answer
    tried = line.types("rules", "try", name, "--json").answer
    assert (tried["pack"], tried["version"]) == (name, version)
    assert line.types("rules", "try", f"{name}/{version}", "--json").answer == tried
    assert line.types("rules", "diff", name, f"{name}/{version}", "--json").answer["same"]
    across = line.types("rules", "diff", "2026-07-01", name, "--json").answer
    assert (across["old"]["pack"], across["new"]["pack"]) == (SHIPPED, name)
    told = line.types("rules", "diff", name, "2026-07-01", "--language", "en").out
    assert "added ground of papers  not_worse" in told
    assert "deadline of the first step: - → institution_review_request" in told
    assert line.types("rules", "try", f"{name}/1999-01-01", "--json").problems == ["pack.nowhere"]
    facts = {
        **FACTS,
        "pack": name,
        "version": version,
        "body": "township_government",
        "track": "employer",
        "measure": "dismissal",
        "answers": {"B1": {"answer": "never_told", "reason": "nobody said so"}},
    }
    weighed = line.types(
        "rules", "evaluate", "--facts", line.file("f.json", facts), "--json"
    ).answer
    assert weighed["result"] == "no_accountability"


def copied_pack(folder: Path) -> Path:
    """Return a copy of the pack that ships, for a lawyer to work on."""
    (version,) = (places.resources() / "rules" / SHIPPED).iterdir()
    return Path(shutil.copytree(version, folder))


def test_a_packs_changes_are_told_in_words_and_as_data(line: CommandLine, tmp_path: Path) -> None:
    newer = copied_pack(tmp_path / "newer")
    ladders = newer / "ladders.toml"
    text = ladders.read_text("utf-8")
    ladders.write_text(text.replace("number = 6, unit", "number = 9, unit", 1), "utf-8")
    words = ("rules", "diff", "2026-07-01", str(newer))
    found = line.types(*words, "--json").answer
    assert set(found) == promised(words)
    assert not found["same"]
    (one,) = found["differences"]
    assert (one["part"], one["name"], one["became"]) == (
        "rung", "first_form admonition", "changed")  # fmt: skip
    assert one["fields"][0]["field"] == "influence"
    said = line.types(*words).out
    assert "改动措施　first_form admonition　诫勉" in said
    assert "影响期：6, month, admonition.period → 9, month, admonition.period" in said
    english = line.types(*words, "--language", "en").out
    assert "changed measure  first_form admonition  admonition" in english


def test_packs_whose_rules_do_not_differ_say_so(line: CommandLine, tmp_path: Path) -> None:
    newer = copied_pack(tmp_path / "newer")
    assert line.types("rules", "diff", "2026-07-01", str(newer), "--json").answer["same"]
    same = line.types("rules", "diff", "2026-07-01", str(newer)).out
    (newer / "pack.toml").write_bytes((newer / "pack.toml").read_bytes() + b"# read again\n")
    alike = line.types("rules", "diff", "2026-07-01", str(newer)).out
    assert ("完全一样" in same, "规则没有区别" in alike) == (True, True)


def test_packs_that_cannot_be_compared_or_tried_are_named(
    line: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    for words, code, problem in (
        (("diff", "2026-07-01", "1999-01-01"), 3, "pack.nowhere"),
        (("diff", "2026-07-01", str(tmp_path / "empty")), 2, "pack.file_missing"),
        (("diff", "2026-07-01"), 2, "cli.option_missing"),
        (("try", "1999-01-01"), 3, "pack.nowhere"),
        (("try", "--name", "no-such-story"), 3, "pack.no_example"),
    ):
        said = line.types("rules", *words, "--json")
        assert (said.code, set(said.problems)) == (code, {problem})


def test_the_examples_of_a_pack_are_tried(line: CommandLine, tmp_path: Path) -> None:
    tried = line.types("rules", "try", "--json").answer
    assert set(tried) == promised(("rules", "try"))
    assert len(tried["examples"]) >= 12
    assert all(each["as_expected"] for each in tried["examples"])
    assert line.types("rules", "try", "2026-07-01", "--json").answer == tried
    one = line.types("rules", "try", "--name", "quota-driven", "--json").answer["examples"]
    assert [each["weighed"]["result"] for each in one] == ["return_for_correction"]
    told = line.types("rules", "try", "--name", "quota-driven").out
    assert "县里要求每个乡镇当季至少问责两人" in told
    assert "第一百三十七条" in told


def test_an_example_that_comes_out_otherwise_says_where(line: CommandLine, tmp_path: Path) -> None:
    newer = copied_pack(tmp_path / "newer")
    example = newer / "examples" / "quota-driven.toml"
    text = example.read_text("utf-8")
    example.write_text(text.replace('"return_for_correction"', '"proportionate"'), "utf-8")
    said = line.types("rules", "try", str(newer), "--name", "quota-driven", "--json")
    (one,) = said.answer["examples"]
    assert (said.code, one["as_expected"]) == (0, False)
    assert "proportionate" in one["differs"][0]
    assert line.types("rules", "check", str(newer), "--json").problems == ["pack.example_differs"]


def test_an_effect_that_no_example_reaches_is_named(line: CommandLine, tmp_path: Path) -> None:
    newer = copied_pack(tmp_path / "newer")
    (newer / "examples" / "quota-driven.toml").unlink()
    (checked,) = line.types("rules", "check", str(newer), "--json").answer["packs"]
    left = [(each["item"], each["effect"]) for each in checked["coverage"] if not each["examples"]]
    assert left == [("H1", "block")]
    assert "没有例子走到：H1 block" in line.types("rules", "check", str(newer)).out


def test_a_broken_pack_is_refused_with_every_fault(line: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    said = line.types("rules", "check", str(tmp_path / "pack"), "--json")
    assert said.code == 2
    assert len(said.problems) > 5
    assert set(said.problems) == {"pack.file_missing"}
    assert line.types("rules", "check", str(tmp_path / "gone")).code == 3


def test_a_facts_file_is_told_what_would_change_it(line: CommandLine, tmp_path: Path) -> None:
    words = ("rules", "evaluate", "--facts", line.file("facts.json", FACTS))
    weighed = line.types(*words, "--json").answer
    assert set(weighed) == promised(words)
    assert weighed["result"] == "not_ready"
    spared = [each for each in weighed["would_change"] if each["result"] == "no_accountability"]
    answers = [[(one["item"], one["answer"]) for one in each["answers"]] for each in spared]
    assert [("D4", ["yes"])] in answers
    assert weighed["would_change_tried"] >= 1
    assert {"item": "B3", "may": "exempt"} in weighed["unanswered"]
    assert weighed["contradictions"] == []
    again = {**FACTS, "answers": {**FACTS["answers"], "D4": {"answer": "yes"}}}
    then = line.types("rules", "evaluate", "--facts", line.file("then.json", again), "--json")
    assert then.answer["result"] == "no_accountability"
    told = line.types(*words).out
    assert "怎样会变" in told
    assert "会变成：不予追究" in told
    untrue = {**FACTS, "alleged": [{"fact": "x", "finding": "untrue"}]}
    settled = line.types("rules", "evaluate", "--facts", line.file("untrue.json", untrue))
    assert "怎样改答案，结果都不会变" in settled.out
