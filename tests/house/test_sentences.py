"""Whatever the program says stands whole in a catalogue, in both languages, and is used."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from string import Formatter

from tests.house.sources import PROGRAM, ROOT, Source, called, expect_none, sample, sources

LANGUAGES = ("zh", "en")
CHINESE_ONLY = "date."  # the words of a Chinese date; English has the names of its months
AS_PRINTED = ("number.case",)  # a number is what stands on the paper, in any language
HAN = re.compile("[\u3400-\u9fff]")
CODE = re.compile(r"[a-z_]+\.[a-z0-9_]+")

# UX-GUIDE sections 1, 6 and 7: what a clerk is never told.
NEVER_SAID = re.compile("！|您的操作有误|哈希|数据库|同步|冲突|违纪人员|诬告|助记词|沙箱|脱敏")

# Places and works of UX-GUIDE section 2 that do not exist yet: a clerk sent there finds nothing.
# One that is built is taken out here.
NOT_THERE = re.compile(
    "备份|恢复单|“(期限|统计|学习)”|设置 ?› ?(文书与打印|放假安排|规则包|安全检查)"
    r"|\b[Bb]ack-?ups?\b|\b[Rr]ecovery sheets?\b"
    r"|\b(under|see|in|to) “?(Deadlines|Statistics|Learn)\b"
)

Sentences = dict[str, str]


def catalogues(language: str) -> Sentences:
    folder = ROOT / "resources" / "messages" / language
    return {
        f"{path.stem}.{key}": sentence
        for path in sorted(folder.glob("*.toml"))
        for key, sentence in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }


def places(sentence: str) -> frozenset[str]:
    """Return the names of the values that a sentence has a place for."""
    return frozenset(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)


def one_sided(first: Sentences, second: Sentences) -> Iterator[str]:
    """Find gaps; the form for one thing (``..._one``) may give the number in words."""
    for code in sorted(first.keys() ^ second.keys()):
        if not code.startswith(CHINESE_ONLY):
            yield f"{code}: in one language only"
    for code in sorted(first.keys() & second.keys()):
        spelt_out = {"number", "days"} if code.endswith("_one") else set()
        if odd := (places(first[code]) ^ places(second[code])) - spelt_out:
            yield f"{code}: {sorted(odd)} in one language only"


def problems(source: Source) -> Iterator[tuple[int, str, ast.Call]]:
    """Yield every code that a problem is made with, where it is written out."""
    for node in source.nodes:
        if isinstance(node, ast.Call) and called(node) in ("Problem", "sentence") and node.args:
            glued = {id(part) for part in fragments(node.args[0])}
            for part in ast.walk(node.args[0]):
                if (
                    id(part) not in glued
                    and isinstance(part, ast.Constant)
                    and CODE.fullmatch(str(part.value))
                ):
                    yield node.lineno, str(part.value), node


def fragments(tree: ast.AST) -> Iterator[ast.Constant]:
    """Yield the fixed parts of f-strings: they are beginnings and endings, never whole codes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield from (part for part in node.values if isinstance(part, ast.Constant))


def unsaid(source: Source, sentences: Sentences) -> Iterator[str]:
    for line, code, call in problems(source):
        if code not in sentences:
            yield f"{source.path}:{line}: {code} has no sentence"
        elif all(keyword.arg for keyword in call.keywords):
            given = {keyword.arg for keyword in call.keywords}
            if lacking := places(sentences[code]) - given:
                yield f"{source.path}:{line}: {code} is not told {sorted(lacking)}"


def literals(*files: Source) -> frozenset[str]:
    """Return every text that is written out in the program."""
    return frozenset(
        node.value
        for source in files
        for node in source.nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def beginnings(*files: Source) -> tuple[str, ...]:
    """Return what codes put together from parts (``f"noun.{key}"``) begin with."""
    found = {str(part.value) for source in files for part in fragments(source.tree)}
    return tuple(sorted(text for text in found if re.fullmatch(r"[a-z_]+\.\w*", text)))


def unused(sentences: Sentences, *files: Source) -> Iterator[str]:
    """Find sentences of which neither the code, its last part nor its beginning is written."""
    written, begun = literals(*files), (*beginnings(*files), CHINESE_ONLY)
    for code in sentences:
        if not {code, code.split(".")[1]} & written and not code.startswith(begun):
            yield code


def test_both_languages_say_the_same_things() -> None:
    assert catalogues("zh")
    expect_none(one_sided(catalogues("zh"), catalogues("en")))


def test_every_problem_has_its_sentence_and_all_its_values() -> None:
    zh = catalogues("zh")
    expect_none(fault for source in sources(*PROGRAM) for fault in unsaid(source, zh))


def test_every_sentence_is_used() -> None:
    expect_none(unused(catalogues("zh"), *sources(*PROGRAM)))


def test_chinese_is_chinese_and_english_is_english() -> None:
    zh = catalogues("zh").items()
    assert [code for code, text in zh if not places(text) and not HAN.search(text)] == []
    english = {code: text for code, text in catalogues("en").items() if code not in AS_PRINTED}
    assert [code for code, text in english.items() if HAN.search(text)] == []


def test_a_clerk_is_told_in_a_clerk_s_words() -> None:
    said = {code: NEVER_SAID.search(text) for code, text in catalogues("zh").items()}
    assert {code: match[0] for code, match in said.items() if match} == {}


def window_texts() -> Sentences:
    """Return every line of the window's texts, in English and Chinese."""
    path = ROOT / "resources" / "i18n" / "quanheng_zh_CN.ts"
    lines = path.read_text(encoding="utf-8").splitlines()
    return {f"{path.name}:{number}": line for number, line in enumerate(lines, 1)}


def test_nobody_is_sent_to_what_is_not_there() -> None:
    said = {**catalogues("en"), **window_texts()}
    said |= {f"zh {code}": text for code, text in catalogues("zh").items()}
    assert {
        code: match[0] for code, text in said.items() if (match := NOT_THERE.search(text))
    } == {}


def test_gaps_are_found() -> None:
    assert list(one_sided({"a.b": ""}, {}))
    assert list(one_sided({"a.b": "{day}"}, {"a.b": "{date}"}))
    assert list(unsaid(sample('Problem("a.b")'), {}))
    assert list(unsaid(sample('Problem("a.b", about=x)'), {"a.b": "{day}"}))
    assert list(unsaid(sample('Problem("a.b" if x else "a.c")'), {"a.b": ""}))
    assert not list(unsaid(sample('Problem("a.b", day=x)'), {"a.b": "{day}"}))
    assert list(unused({"a.b": ""}, sample('go("a.c")'))) == ["a.b"]
    assert not list(unused({"a.b": "", "a.c": ""}, sample('go("a.b", "c")')))
    assert not list(unused({"a.b": ""}, sample('go(f"a.{key}")')))
    assert list(unused({"a.b": "", "a.of_b": ""}, sample('go(f"a.of_{key}")'))) == ["a.b"]
    assert NEVER_SAID.search("数据有冲突")
    for words in (
        "请从备份恢复",
        "到“学习”用练习数据试试",
        "Restore a backup.",
        "data under Learn",
    ):
        assert NOT_THERE.search(words)
    assert not NOT_THERE.search("期限 5 个工作日")
