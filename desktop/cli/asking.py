"""``quanheng rules try --ask``: a run asked on the terminal, question by question.

What is asked and said on the way goes where problems go, so that the answer of the command stays
alone on standard output, also for programs.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.application.explaining import result_words
from desktop.application.files_out import refuse_taken
from desktop.application.rule_asking import (
    LONGEST,
    Question,
    Trial,
    begun,
    next_question,
    replied,
)
from desktop.application.rule_packs import RulePacks
from desktop.application.rule_trials import FactsWeighed, RulePack, pack_at, write_facts
from desktop.cli.command import Answer, Given
from desktop.cli.desk import Desk
from desktop.cli.output import problem_lines
from desktop.cli.pack_shown import AskedShown, TriedShown
from desktop.cli.weighed_shown import changes_told, told, weighed_shown
from desktop.errors import Failure, Problem, Refused
from desktop.text import sentence

BACK = frozenset({"<", "\uff1c", "\u300a", "\u3008"})
"""The sign for going back, and what a Chinese keyboard makes of the same key."""


def ask_for_a_run(desk: Desk, given: Given) -> Answer:
    """Ask for a run until all is said or typing ends; then tell its result, and write it out."""
    if given.has("name"):
        raise Refused(Problem("ask.name_with_ask", about="--name"))
    if given.has("out"):
        refuse_taken(given.path("out"))
    packs = RulePacks()
    pack = pack_at(packs, given.words("of"), desk.today)
    weighed, has_ended = _asked(desk, pack)
    lines = [sentence("ask.ends", desk.language), *told(desk, weighed)]
    lines += changes_told(desk, weighed)
    file = ""
    if given.has("out"):
        write_facts(weighed.facts, given.path("out"))
        file = given.words("out")
    elif not has_ended:
        desk.tell(*lines)
        lines, file = [], _offered(desk, weighed)
    if file:
        lines.append(_written(desk, packs, pack, file))
    shown = TriedShown(
        pack=pack.id,
        version=pack.version,
        digest=pack.digest,
        asked=AskedShown(weighed=weighed_shown(desk, weighed), file=file),
    )
    return Answer(data=shown, lines=tuple(lines))


def _asked(desk: Desk, pack: RulePack) -> tuple[FactsWeighed, bool]:
    """Return what was said with what it amounts to, and whether typing ended before the end."""
    language = desk.language
    trials = [begun(pack, desk.today)]
    name = pack.name.said(language)
    desk.tell(sentence("ask.begins", language, name=name, version=pack.version))
    desk.tell(sentence("ask.how", language))
    while question := next_question(trials[-1], language):
        desk.tell(*_told(desk, question))
        typed = desk.hear()
        if not typed:
            return trials[-1].weighed, True
        if typed.strip() in BACK:
            desk.tell(sentence("ask.back" if trials[1:] else "ask.nothing_before", language))
            del trials[max(1, len(trials) - 1) :]
        else:
            trials += _taken(desk, trials[-1], question, typed)
    return trials[-1].weighed, False


def _taken(desk: Desk, trial: Trial, question: Question, typed: str) -> tuple[Trial, ...]:
    """Return the trial with a reply, told of in a line; none where it is not among the allowed."""
    try:
        after = replied(trial, question, typed)
    except Refused as refused:
        desk.tell(*problem_lines(refused.problems, desk.language))
        return ()
    words = result_words(after.weighed, desk.language)
    desk.tell(sentence("ask.so_far", desk.language, words=words))
    return (after,)


def _told(desk: Desk, question: Question) -> Iterator[str]:
    """Yield a question with its choices and what may be typed."""
    language = desk.language
    yield ""
    yield question.ask
    if question.help:
        yield desk.say("reason", words=question.help)
    for number, (_, words) in enumerate(question.choices, 1):
        yield sentence("ask.choice", language, number=number, words=words)
    if question.usual:
        yield sentence("ask.usual", language, usual=question.usual)
    yield sentence(
        f"ask.hint_{question.want.value}",
        language,
        last=len(question.choices),
        longest=LONGEST,
    )


def _offered(desk: Desk, weighed: FactsWeighed) -> str:
    """Return the name of the file that was asked for and written; empty where none is wanted."""
    while True:
        desk.tell("", sentence("ask.file_name", desk.language))
        name = desk.hear().strip()
        if not name:
            return ""
        try:
            write_facts(weighed.facts, Path(name))
        except Failure as failure:
            desk.tell(*problem_lines(failure.problems, desk.language))
        else:
            return name


def _written(desk: Desk, packs: RulePacks, pack: RulePack, file: str) -> str:
    here = pack.version in packs.versions(pack.id)
    if here and packs.get(pack.id, pack.version).digest == pack.digest:
        return sentence("ask.written", desk.language, file=file)
    return sentence(
        "ask.written_elsewhere", desk.language, file=file, pack=pack.id, version=pack.version
    )
