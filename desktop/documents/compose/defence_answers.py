"""陈述申辩核实采纳情况说明 (DOMAIN 5, no. 14): each point checked, and a reason for each answer."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.documents.blocks import Cell, Column, Table, blank, cell
from desktop.documents.compose.draft import Composed, Draft
from desktop.documents.compose.grounds import grounds_of
from desktop.documents.subject import Subject
from desktop.documents.wording import Wording
from desktop.domain import gates
from desktop.domain.ids import PointId
from desktop.domain.procedure import Adoption, DefencePoint, PointAnswer
from desktop.rules.paper_law import Clause


def compose(subject: Subject, words: Wording) -> Composed:
    """Return the answers, point by point."""
    draft = Draft(subject, words)
    draft.title(draft.text("title"), subject.number)
    draft.address("to", name=subject.respondent.name)
    track = subject.track
    points = track.defence.standing.act.points if track.defence.held else ()
    if not track.defence.held:
        draft.missing("paper.no_defence")
    if left := gates.unanswered_points(track):
        draft.missing("paper.points_unanswered", left=left)
    given = track.answered.standing.act.answers if track.answered.held else ()
    answers = {answer.point: answer for answer in given}
    draft.say("opening", points=len(points))
    draft.add(_table(draft, points, answers))
    draft.say("counted", **_counts(given))
    draft.say("no_heavier", source=grounds_of(draft, Clause.NO_HEAVIER))
    draft.seal(track.answered.standing.act.on if track.answered.held else None)
    draft.signed(
        draft.signature("checker_signs"),
        draft.signature("checker_signs"),
        draft.signature("reviewer_signs"),
    )
    return draft.finished()


def _table(
    draft: Draft, points: tuple[DefencePoint, ...], answers: Mapping[PointId, PointAnswer]
) -> Table:
    heads = (("says", 0.33), ("checked", 0.25), ("adopted_head", 0.15), ("reason", 0.27))
    rows = tuple(
        (cell(_numbered(draft, number, point)), *_answer(draft, answers.get(point.point)))
        for number, point in enumerate(points, start=1)
    )
    columns = tuple(Column(head=draft.text(key), share=share) for key, share in heads)
    return Table(columns=columns, rows=rows)


def _numbered(draft: Draft, number: int, point: DefencePoint) -> str:
    key = "numbered_with" if point.handed_in.strip() else "numbered"
    return draft.text(key, number=number, says=point.says, handed_in=point.handed_in)


def _answer(draft: Draft, answer: PointAnswer | None) -> tuple[Cell, Cell, Cell]:
    if answer is None:
        return cell(blank(8)), cell(blank(3)), cell(blank(8))
    return cell(answer.checked_how), cell(draft.words.member(answer.adoption)), cell(answer.reason)


def _counts(given: tuple[PointAnswer, ...]) -> dict[str, int]:
    adoptions = [answer.adoption for answer in given]
    return {
        "adopted": adoptions.count(Adoption.ADOPTED),
        "partly": adoptions.count(Adoption.PARTLY),
        "rejected": adoptions.count(Adoption.NOT_ADOPTED),
    }
