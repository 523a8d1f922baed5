"""程序权利落实表: each right, whether it was given, when, and where the proof lies.

The respondent gets the same page the office sees. What has not come yet is said to be so; a waiver
and a refusal to sign are facts, not gaps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.documents.blocks import Cell, Column, Lines, Table, cell
from desktop.documents.compose.draft import Composed, Draft
from desktop.documents.compose.grounds import grounds_of
from desktop.documents.compose.telling import post
from desktop.documents.subject import Subject
from desktop.documents.wording import Wording
from desktop.domain import gates
from desktop.domain.procedure import Opinion, ReviewOpinion
from desktop.rules.paper_law import Clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One right, when it was given, and what proves it."""

    right: Clause
    on: date | None = None
    proof: str = ""


def compose(subject: Subject, words: Wording) -> Composed:
    """Return the page."""
    draft = Draft(subject, words)
    draft.title(draft.text("title"), draft.text("subtitle"))
    draft.fields(
        (
            draft.field("case", subject.case_number),
            draft.field("name", subject.respondent.name),
        ),
        (
            draft.field("post_label", post(draft)),
            draft.field("track_label", draft.words.member(subject.key[1])),
        ),
        label_share=0.2,
    )
    heads = (("right", 0.39), ("given", 0.15), ("when", 0.17), ("proof", 0.29))
    columns = tuple(Column(head=draft.text(key), share=share) for key, share in heads)
    rights = tuple(_rights(draft))
    rows = tuple(_row(draft, number, each) for number, each in enumerate(rights, 1))
    draft.add(Table(columns=columns, rows=rows))
    sources = [
        draft.text("numbered", number=number, right=source)
        for number, each in enumerate(rights, 1)
        if (source := grounds_of(draft, each.right))
    ]
    draft.note("sources", sources=draft.text("and_then").join(sources))
    draft.note("same_page", day=subject.today)
    draft.add(Lines(count=2, label=draft.text("view")))
    draft.signed(draft.signature("clerk_signs"), draft.signature("respondent_signs"), refusal=True)
    return draft.finished()


def _row(draft: Draft, number: int, given: Given) -> tuple[Cell, ...]:
    right = draft.text("numbered", number=number, right=draft.text(given.right.value))
    state = "done" if given.on else "waived" if given.proof else "not_yet"
    return (
        cell(right),
        cell(draft.text(state)),
        cell(given.on.isoformat() if given.on else draft.text("nothing")),
        cell(given.proof or draft.text("nothing")),
    )


def _rights(draft: Draft) -> Iterator[Given]:
    yield _told(draft)
    yield _recusal(draft)
    yield from _heard(draft)
    yield from _weighed(draft)
    yield from _decided(draft)


def _told(draft: Draft) -> Given:
    notices = [each for each in draft.subject.issued if each.document == "rights_notice"]
    served = [each.service for each in notices if each.service is not None]
    return Given(
        right=Clause.TOLD_RIGHTS,
        on=served[-1].on if served else None,
        proof=draft.text("served_paper", number=notices[-1].number) if served else "",
    )


def _recusal(draft: Draft) -> Given:
    subject = draft.subject
    checks = [done.act for done in subject.file.recusals if done.act.respondent == subject.key[0]]
    if not checks:
        return Given(right=Clause.RECUSAL)
    aside = sum(check.steps_aside for check in checks)
    return Given(
        right=Clause.RECUSAL,
        on=checks[-1].on,
        proof=draft.text("recusal_proof", checked=len(checks), aside=aside),
    )


def _heard(draft: Draft) -> Iterator[Given]:
    track = draft.subject.track
    met = track.facts_shown.standing.act if track.facts_shown.held else None
    opinion = ""
    if met is not None:
        refused = met.opinion is Opinion.REFUSED_TO_SIGN
        opinion = draft.text("refused_noted") if refused else draft.words.member(met.opinion)
    yield Given(
        right=Clause.FACTS_MET,
        on=met.on if met else None,
        proof=draft.text("met_proof", opinion=opinion, present=len(met.present)) if met else "",
    )
    told = track.defence.standing.act if track.defence.held else None
    if told is not None and not told.points:
        yield Given(right=Clause.DEFENDED, proof=draft.text("waiver_proof", day=told.on))
    else:
        proof = draft.text("defence_proof", points=len(told.points)) if told else ""
        yield Given(right=Clause.DEFENDED, on=told.on if told else None, proof=proof)
    answered = track.answered.standing.act if track.answered.held else None
    if told is None or told.points:
        proof = draft.text("answers_proof", answers=len(answered.answers)) if answered else ""
        yield Given(right=Clause.ANSWERED, on=answered.on if answered else None, proof=proof)


def _weighed(draft: Draft) -> Iterator[Given]:
    reading = draft.subject.reading
    run = reading.run if reading else None
    yield Given(
        right=Clause.WEIGHED,
        on=run.started.act_on if run else None,
        proof=draft.text("run_proof") if run else "",
    )
    second = reading.second if reading else None
    yield Given(
        right=Clause.READ_AGAIN,
        on=second.started.act_on if second else None,
        proof=draft.text("second_proof", differing=len(reading.differing))
        if reading and second
        else "",
    )
    item = draft.subject.pack.papers.not_worse or ""
    unused = run.answers.get(item) if run else None
    yield Given(
        right=Clause.NOT_WORSE,
        on=run.started.act_on if run and unused and unused.value == "no" else None,
        proof=draft.text("not_worse_proof", item=item) if unused and unused.value == "no" else "",
    )


def _decided(draft: Draft) -> Iterator[Given]:
    subject, track = draft.subject, draft.subject.track
    found = gates.binding_run(subject.file, subject.key)
    agreed = [
        done.act
        for done in track.reviews
        if found and done.act.run == found[0] and done.act.opinion is ReviewOpinion.AGREES
    ]
    yield Given(
        right=Clause.REVIEWED,
        on=agreed[-1].on if agreed else None,
        proof=draft.text("review_proof", reviewers=len(agreed)) if agreed else "",
    )
    made = track.decision.standing.act if track.decision.held else None
    yield Given(
        right=Clause.DECIDED,
        on=made.on if made else None,
        proof=draft.text("decision_proof", attendees=len(made.attendees)) if made else "",
    )
    rulings = ("decision", "no_accountability", "proposal")
    served = [
        each for each in subject.issued if each.document in rulings and each.service is not None
    ]
    service = served[-1].service if served else None
    yield Given(
        right=Clause.SERVED,
        on=service.on if service else None,
        proof=draft.text("served_paper", number=served[-1].number) if service else "",
    )
