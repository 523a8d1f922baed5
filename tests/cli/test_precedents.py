"""Past cases at the command line: checked, taken in, compared with a run, written out."""

from __future__ import annotations

import json
from pathlib import Path

from desktop.domain.measure import Track
from desktop.rules.precedent_lines import written
from tests.cli.conftest import CommandLine, opened, promised
from tests.packs.past import past

NUMBER = "青山镇〔2026〕1号"
CODES = {"act": "codes.stated", "conduct": "flood_emergency", "harm": "economic", "sum": 20_000}
PARTY = Track.PARTY_DISCIPLINE


def library(line: CommandLine) -> str:
    measures = ("talk", "warning", "warning", "")
    lines = (written(past(measure, track=PARTY)) for measure in measures)
    return line.file("past.jsonl", "".join(f"{each}\n" for each in lines))


def test_a_file_is_checked_without_an_office(line: CommandLine) -> None:
    words = ("precedent", "check", library(line))
    checked = line.types(*words, "--json").answer
    assert set(checked) == promised(words)
    assert checked == {"cases": 4, "tracks": [{"track": "party_discipline", "cases": 4}]}
    assert line.types(*words).out == "4 条类案都能用。\n"
    told = json.loads(written(past(track=PARTY)))
    bad = line.file("bad.jsonl", json.dumps({**told, "name": "张伟"}))
    refused = line.types("precedent", "check", bad, "--json")
    assert (refused.code, refused.problems) == (2, ["precedent.key_unknown"])


def test_a_library_is_taken_in_once_and_a_run_compared_with_it(line: CommandLine) -> None:
    opened(line)
    line.does("checklist", "start", "--case", NUMBER, "--conduct-from", "2026-11-17")
    words = ("precedent", "import", library(line), "--origin", "县纪委")
    assert line.does(*words, "--dry-run") == {"cases": 4, "new": 4, "recorded": False}
    assert line.does(*words) == {"cases": 4, "new": 4, "recorded": True}
    assert line.does(*words) == {"cases": 4, "new": 0, "recorded": False}
    similar = ("checklist", "similar", "--case", NUMBER)
    assert line.refused(2, *similar) == ["precedent.no_codes"]
    odd = line.file("odd.json", {**CODES, "harm": "grief"})
    record = ("step", "record", "--case", NUMBER, "--from")
    assert line.refused(2, *record, odd) == ["precedent.no_such_code"]
    line.does(*record, line.file("codes.json", CODES))
    found = line.does(*similar)
    assert (found["similar"], found["least"], found["concluded"]) == (4, 3, True)
    counts = {each["measure"]: each["count"] for each in found["levels"] if each["count"]}
    assert counts == {"": 1, "talk": 1, "warning": 2}
    assert (found["middle"], found["place"], found["received"]) == (["talk", "warning"], "", 4)
    assert found["nearest"][0] == {
        "year": 2025,
        "measure": "",
        "differs": ["responsibility", "degree", "mitigating"],
        "similar": True,
        "numbers": [],
    }
    told = line.types(*similar).out
    assert "有 4 件类案，最轻的是没有给予措施，最重的是警告。" in told
    assert "后果程度：那件是较轻，本案是没有写明" in told


def test_how_far_measures_spread_is_told_for_each_kind(line: CommandLine) -> None:
    assert line.does("precedent", "spread") == {"kinds": []}
    assert line.types("precedent", "spread").out == "还没有可以比较的案件。\n"
    line.does("precedent", "import", library(line), "--origin", "县纪委")
    few = line.file("few.jsonl", written(past(track=PARTY, conduct="land", degree="")) + "\n")
    line.does("precedent", "import", few, "--origin", "县纪委")
    flood, land = line.does("precedent", "spread")["kinds"]
    assert (flood["cases"], flood["concluded"]) == (4, True)
    assert (flood["lightest"], flood["heaviest"], flood["steps"]) == ("", "warning", 5)
    assert (land["cases"], land["concluded"], land["heaviest"]) == (1, False, "")
    told = line.types("precedent", "spread").out
    assert "4 件，从没有给予措施到警告，相差 5 级" in told
    assert "1 件，太少，不下结论" in told


def test_nothing_decided_is_nothing_written(line: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "ours.jsonl"
    shown = line.does("precedent", "export", "--out", str(out))
    assert shown == {"file": str(out), "cases": 0, "without_codes": 0}
    assert out.read_bytes() == b""
