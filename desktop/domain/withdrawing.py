"""What follows where a piece of evidence was withdrawn: who rested on it has to be asked anew."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.checklist import Answer
from desktop.domain.entries.evidence import FactTied
from desktop.domain.ids import EvidenceId
from desktop.domain.replay.case import CaseFile, RunFile, TrackKey
from desktop.errors import Problem


def to_rest_on(file: CaseFile, item: str, answer: Answer) -> tuple[Problem, ...]:
    """An answer names evidence of the case, and none of it was withdrawn."""
    problems = []
    for piece in answer.evidence:
        if piece not in file.evidence:
            problems.append(
                Problem("run.no_such_evidence", about=item, item=item, named=piece[:12])
            )
        elif piece in file.withdrawn:
            number = file.evidence[piece].now.number
            problems.append(Problem("run.evidence_withdrawn", about=item, item=item, number=number))
    return tuple(problems)


def to_conclude(file: CaseFile, answers: Mapping[str, Answer]) -> tuple[Problem, ...]:
    """No answer that counts rests on evidence that was withdrawn since it was given."""
    return tuple(
        Problem(
            "run.rests_on_withdrawn",
            about=item,
            item=item,
            number=file.evidence[piece].now.number,
        )
        for item, answer in answers.items()
        for piece in answer.evidence
        if piece in file.withdrawn
    )


def withdrawn_since(file: CaseFile, key: TrackKey, run: RunFile, since: int) -> tuple[int, ...]:
    """Return the numbers of evidence withdrawn after a run ended that its facts or answers used.

    Once the decision is recorded nothing before it is asked anew.
    """
    if file.tracks[key].decision.held:
        return ()
    mine = {fact.stated.id for fact in file.facts_of(key[0])}
    used: set[EvidenceId] = {piece for answer in run.answers.values() for piece in answer.evidence}
    used |= {
        recorded.act.evidence
        for recorded in file.history
        if isinstance(recorded.act, FactTied) and recorded.act.fact in mine
    }
    gone = (piece for piece, done in file.withdrawn.items() if done.clock > since and piece in used)
    return tuple(sorted(file.evidence[piece].now.number for piece in gone))
