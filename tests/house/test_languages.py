"""Papers, windows and packs speak both languages in full."""

from __future__ import annotations

import ast
import tomllib
import xml.etree.ElementTree as ET  # our own translation files
from collections.abc import Iterator, Mapping

from tests.house.sources import ROOT, Source, called, expect_none, name, sample, sources

LANGUAGES = frozenset(("zh", "en"))

Tree = Mapping[str, object]


def leaves(value: object, path: str = "") -> Iterator[str]:
    """Yield the path of every text in a wording file; lists need not be equally long."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, f"{path}[]")
    else:
        yield path


def wordings() -> dict[str, dict[str, Tree]]:
    """Return every paper's wording by paper and language."""
    found: dict[str, dict[str, Tree]] = {}
    for path in sorted((ROOT / "resources" / "wording").rglob("*.toml")):
        paper = found.setdefault(name(path.parent), {})
        paper[path.stem] = tomllib.loads(path.read_text(encoding="utf-8"))
    return found


def half_worded(papers: Mapping[str, Mapping[str, Tree]]) -> Iterator[str]:
    for paper, languages in papers.items():
        if languages.keys() != LANGUAGES:
            yield f"{paper}: is worded in {sorted(languages)}"
        else:
            odd = set(leaves(languages["zh"])) ^ set(leaves(languages["en"]))
            yield from (f"{paper}: {path} in one language only" for path in sorted(odd))


def spoken(*files: Source) -> Iterator[str]:
    """Yield every text of the window that waits for its translation."""
    for source in files:
        for node in source.nodes:
            if isinstance(node, ast.Call) and called(node) == "tr" and node.args:
                text = node.args[0]
                if isinstance(text, ast.Constant) and isinstance(text.value, str):
                    yield text.value


def translated(xml: str) -> frozenset[str]:
    """Return the texts of a Qt Linguist file that are translated and finished."""
    done = set()
    for message in ET.fromstring(xml).iter("message"):  # noqa: S314 # our own translation files
        into = message.find("translation")
        if into is not None and into.get("type") is None and "".join(into.itertext()).strip():
            done.add(message.findtext("source", ""))
    return frozenset(done)


def test_every_paper_is_worded_in_both_languages() -> None:
    expect_none(half_worded(wordings()))


def test_every_text_of_the_window_is_translated() -> None:
    files = sorted((ROOT / "resources" / "i18n").glob("*.ts"))
    done = frozenset().union(*(translated(path.read_text(encoding="utf-8")) for path in files))
    expect_none(sorted(set(spoken(*sources("ui"))) - done))


def test_half_a_language_is_found() -> None:
    assert list(half_worded({"notice": {"zh": {"title": "告知书"}}}))
    assert list(half_worded({"notice": {"zh": {"title": "告知书"}, "en": {"titel": "Notice"}}}))
    assert not list(half_worded({"notice": {"zh": {"a": ["一", "二"]}, "en": {"a": ["one"]}}}))
    assert list(spoken(sample('self.tr("Lock")'))) == ["Lock"]
    message = "<TS><context><message><source>Lock</source>{}</message></context></TS>"
    assert translated(message.format("<translation>锁定</translation>")) == {"Lock"}
    assert not translated(message.format('<translation type="unfinished">锁定</translation>'))
    assert not translated(message.format("<translation></translation>"))
