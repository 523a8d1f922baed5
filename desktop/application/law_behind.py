"""Which law wants what a gate asks for, in words."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.application.deadlines import Basis, rests_on
from desktop.application.workspace import Workspace
from desktop.domain.needs import Need, need_behind
from desktop.errors import Problem
from desktop.rules.lookup import asked
from desktop.text import Language, sentence


def law_behind(work: Workspace, code: str, language: Language) -> tuple[Basis, ...]:
    """Return the sources of the need behind a problem, as the pack of today has them."""
    need = need_behind(code)
    if need is None:
        return ()
    pack = work.world.packs.on(work.today())
    return rests_on(pack, asked(pack, need).cites, language)


def law_words(basis: Iterable[Basis], language: Language) -> str:
    """Return sources as one sentence; what was not compared with the text is marked."""
    titles = [
        sentence("casework.unverified", language, title=each.title)
        if each.unverified
        else each.title
        for each in basis
    ]
    if not titles:
        return ""
    between = sentence("casework.next_law", language, before="", next="")
    return sentence("casework.law", language, titles=between.join(titles))


def recusal_law(work: Workspace, language: Language) -> str:
    """Return who counts as a near relative, who decides about whom, and where it is written."""
    pack = work.world.packs.on(work.today())
    basis = rests_on(pack, asked(pack, Need.RECUSAL_CHECKED).cites, language)
    near = sentence("casework.near_relatives", language)
    return f"{near}　{law_words(basis, language)}"


def needs_behind(problems: Iterable[Problem]) -> tuple[Need, ...]:
    """Return the needs that problems speak of, each once and in their order."""
    found = {need_behind(problem.code) for problem in problems}
    return tuple(need for need in Need if need in found)
