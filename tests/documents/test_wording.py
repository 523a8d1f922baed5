"""The words of papers: complete, dated, used, and fair."""

from __future__ import annotations

import ast
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from desktop.documents import catalogue
from desktop.documents.blocks import Blank, Words, blank
from desktop.documents.wording import CLOSED_SETS, SHARED, WordingVersion, read_wording, wording
from desktop.domain.procedure import Opinion
from desktop.errors import Damaged, Refused
from desktop.rules.paper_law import Clause
from desktop.text import Language
from tests.documents.practice import EN, ZH

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "wording"
TODAY = date(2026, 11, 24)
PAPERS = tuple(sorted(path.name for path in FOLDER.iterdir() if path.name != SHARED))

GOOD = """format = 1
[[version]]
from = 2026-01-01
[version.text]
title = "{name}的{what}"
"""
GOOD_EN = GOOD.replace("{name}的{what}", "{what} of {name}")


def read(zh: str = GOOD, en: str = GOOD_EN) -> tuple[WordingVersion, ...]:
    return read_wording({ZH: zh.encode(), EN: en.encode()}, "sample")


def fault(zh: str = GOOD, en: str = GOOD_EN) -> dict[str, object]:
    with pytest.raises(Damaged) as caught:
        read(zh, en)
    (problem,) = caught.value.problems
    assert problem.code == "paper.wording_broken"
    return dict(problem.values)


def keys(name: str, language: Language = ZH) -> set[str]:
    raw = tomllib.loads((FOLDER / name / f"{language.value}.toml").read_text(encoding="utf-8"))
    return set(raw["version"][-1]["text"])


def test_every_paper_has_words_in_both_languages() -> None:
    assert {kind.code for kind in catalogue.PAPERS} | {"packet", "intake_receipt"} == set(PAPERS)
    for paper in PAPERS:
        for language in Language:
            assert wording(paper, language, TODAY).text("listed")


def test_a_sentence_takes_its_values_in_the_language_s_own_forms() -> None:
    words = {language: wording("packet", language, TODAY) for language in Language}
    assert words[ZH].text("left_out", number=2, names="甲").startswith("2 件证据")
    assert words[EN].member(Opinion.AGREES_IN_PART) == "agrees in part"
    later = wording("decision", ZH, TODAY)
    assert later.text("in_force", day=TODAY) == "本决定自2026年11月24日起生效。"


def test_room_to_write_stands_inside_a_sentence() -> None:
    found = wording("decision", ZH, TODAY).runs("in_force", day=blank(5))
    assert found == (Words(text="本决定自"), Blank(width=5), Words(text="起生效。"))
    whole = wording("decision", ZH, TODAY).runs("in_force", day=TODAY)
    assert whole == (Words(text="本决定自2026年11月24日起生效。"),)


def test_a_wording_holds_from_its_day_on() -> None:
    later = "\n[[version]]\nfrom = 2027-01-01\n[version.text]\ntitle = '{name}{what}'\n"
    versions = read(GOOD + later, GOOD_EN + later)
    assert [version.start for version in versions] == [date(2026, 1, 1), date(2027, 1, 1)]
    with pytest.raises(Refused) as caught:
        wording("decision", ZH, date(2024, 1, 1))
    (problem,) = caught.value.problems
    assert problem.code == "paper.wording_not_yet"
    assert problem.values["first"] == date(2025, 6, 1)


@pytest.mark.parametrize(
    ("zh", "key"),
    [
        ("这不是", "format"),
        (GOOD.replace("format = 1", "format = 2"), "format"),
        (GOOD + "[extra]\n", "format"),
        (GOOD.replace("2026-01-01", '"2026-01-01"'), "from"),
        (GOOD.replace("from = 2026-01-01", "since = 2026-01-01"), "from"),
        ("format = 1\nversion = []\n", "version"),
        (GOOD.replace("title", "Title"), "Title"),
        (GOOD.replace('"{name}的{what}"', "3"), "title"),
        (GOOD.replace("{name}的{what}", " "), "title"),
        (GOOD.replace("{what}", "{what"), "title"),
        (GOOD.replace("{what}", "{what!r}"), "title"),
        (GOOD.replace("{what}", "{what:>5}"), "title"),
        (GOOD.replace("{what}", "{what.name}"), "title"),
        (GOOD + '[version.text.opinion]\nagrees = "同意"\n', "opinion"),
        (GOOD + '[version.text.mood]\ngood = "好"\n', "mood"),
    ],
)
def test_a_broken_file_is_named_with_its_key(zh: str, key: str) -> None:
    assert fault(zh) == {"file": "sample/zh.toml", "key": key}


def test_one_language_alone_is_a_fault() -> None:
    assert fault(GOOD + 'more = "多"\n')["key"] == "more"
    assert fault(en=GOOD_EN + 'more = "more"\n')["key"] == "more"
    assert fault(en=GOOD_EN.replace(" of {name}", ""))["key"] == "title"
    assert fault(en=GOOD_EN.replace("2026", "2025"))["key"] == "from"


def test_a_lost_file_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("desktop.places.resources", lambda: tmp_path)
    with pytest.raises(Damaged) as caught:
        wording("no_such_paper", ZH, TODAY)
    (problem,) = caught.value.problems
    assert problem.code == "paper.wording_gone"
    assert problem.values["file"] in ("shared/zh.toml", "no_such_paper/zh.toml")


def literals(path: Path) -> set[str]:
    """Return every text written out in a module, its clauses among them.

    Of an f-string it is what comes before a value.
    """
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
        if isinstance(node, ast.Attribute) and node.attr in Clause.__members__:
            found.add(Clause[node.attr].value)
    return found


def used(key: str, written: set[str]) -> bool:
    return (
        key in written
        or key in CLOSED_SETS
        or any(key.startswith(begin) for begin in written if begin.endswith("_") and len(begin) > 3)
    )


def test_every_key_is_used_and_no_key_means_two_things() -> None:
    documents = ROOT / "desktop" / "documents"
    common = {
        text
        for path in (*documents.glob("*.py"), *(documents / "compose").glob("*.py"))
        for text in literals(path)
    }
    shared = keys(SHARED)
    unused = [key for key in shared if not used(key, common | {"remedy_", "period_"})]
    for paper in PAPERS:
        own = keys(paper) - {"series", "listed"}
        home = documents / ("packet.py" if paper == "packet" else f"compose/{paper}.py")
        unused += [f"{paper}.{key}" for key in own if not used(key, literals(home))]
        assert not own & shared, paper
    assert unused == []


def sentences(language: Language) -> list[tuple[str, str]]:
    found = []
    for paper in (SHARED, *PAPERS):
        text = (FOLDER / paper / f"{language.value}.toml").read_text(encoding="utf-8")
        for key, value in tomllib.loads(text)["version"][-1]["text"].items():
            values = value.values() if isinstance(value, dict) else (value,)
            found += [(f"{paper}.{key}", each) for each in values]
    return found


UNFAIR = re.compile("诬告|违纪人员|违法人员|举报人|投诉|听证|被告|犯|罪|认错|党内法律|！")


def test_no_paper_says_what_may_not_be_said() -> None:
    assert [key for key, text in sentences(ZH) if UNFAIR.search(text)] == []
    english = re.compile("false accus|offender|hearing|guilt|crime|accused", re.IGNORECASE)
    assert [key for key, text in sentences(EN) if english.search(text)] == []


def test_english_papers_are_in_english() -> None:
    numbers = re.compile(r"\.(series|number|number_room)$")
    han = re.compile("[\u3400-\u9fff]")
    odd = [key for key, text in sentences(EN) if han.search(text) and not numbers.search(key)]
    assert odd == []


def test_a_paper_names_no_article_of_its_own() -> None:
    articles = re.compile("第[一二三四五六七八九十百零]+条|《|art\\. ?\\d")
    assert [
        key for language in Language for key, text in sentences(language) if articles.search(text)
    ] == []
