"""Whatever is typed when a run is asked: it ends well, and its file weighs the same."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import StringIO
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.application.rule_packs import RulePacks
from desktop.cli.desk import Outside
from desktop.cli.main import run
from desktop.rules.facts import read_facts
from desktop.rules.facts_writing import written
from tests.fakes import FixedClock

CLOCK = FixedClock(datetime(2026, 11, 24, 1, 0, tzinfo=UTC))
LIKELY = st.sampled_from(
    ["1", "2", "3", "4", "1 2", "", "<", "0", "2026-09-01", "9999-12-31", "0001-01-01", "因为", "²"]
)
LINES = st.lists(LIKELY | st.text(max_size=12), max_size=110)
PACKS = st.sampled_from(RulePacks().names())
LANGUAGES = st.sampled_from(["zh", "en"])


def typed(words: list[str], lines: list[str]) -> tuple[int, str, str]:
    """Return the exit code, what came out, and what was said on the way."""
    out, err = StringIO(), StringIO()
    numbers = count(1)
    outside = Outside(
        out=out,
        err=err,
        environment={},
        clock=CLOCK,
        ids=lambda: f"{next(numbers):032x}",
        typed=StringIO("\n".join(lines)),
    )
    return run(words, outside), out.getvalue(), err.getvalue()


@settings(max_examples=30, deadline=None)
@given(lines=LINES, pack=PACKS, language=LANGUAGES)
def test_any_replies_end_in_a_result_that_its_file_weighs_to(
    lines: list[str], pack: str, language: str
) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "facts.json"
        words = ["rules", "try", pack, "--ask", "--out", str(file), "--language", language]
        code, out, _ = typed([*words, "--json"], lines)
        assert code == 0, out
        asked = json.loads(out)["asked"]["weighed"]
        code, again, _ = typed(["rules", "evaluate", "--facts", str(file), "--json"], [])
        assert code == 0, again
        found = json.loads(again)
        for key in ("result", "highest_rung", "unanswered", "would_change"):
            assert found[key] == asked[key]
        assert [each["code"] for each in found["trace"]] == [e["code"] for e in asked["trace"]]
        facts = read_facts(file.read_bytes())
        assert read_facts(written(facts)) == facts
