"""免予、不予追究决定书，撤销案件决定书 (DOMAIN 5, no. 20): as weighty as a measure, set alike."""

from __future__ import annotations

from desktop.documents.blocks import Paragraph, plain
from desktop.documents.compose import ruling
from desktop.documents.compose.draft import Composed, Draft
from desktop.documents.compose.grounds import named, remedy, remedy_of, ruled_rung
from desktop.documents.subject import Subject
from desktop.documents.wording import Wording
from desktop.domain.checklist import Answer, ResultKind
from desktop.domain.procedure import DecisionKind
from desktop.rules.law import SourceId
from desktop.rules.lookup import resting_on, route
from desktop.rules.paper_law import Clause
from desktop.rules.trace import answer_text

KINDS = (DecisionKind.NO_ACCOUNTABILITY, DecisionKind.EXEMPTION, DecisionKind.CASE_WITHDRAWN)


def compose(subject: Subject, words: Wording) -> Composed:
    """Return the decision not to hold the respondent accountable."""
    draft = Draft(subject, words)
    decision = subject.track.decision
    made = decision.standing.act if decision.held else None
    if made is None:
        draft.missing("paper.no_decision")
    kind = made.decision if made and made.decision in KINDS else KINDS[0]
    name, body = subject.respondent.name, subject.body.name
    given = draft.text(f"given_{kind.value}", name=name)
    draft.title(draft.text("title", body=body, given=given), subject.number)
    ruling.person_and_case(draft)
    ruling.facts_with_findings(draft)
    ruling.defence(draft)
    draft.heading("grounds")
    _grounds(draft)
    draft.heading("ruling")
    if made is not None:
        draft.say("meeting", words=made.words)
    draft.say("decides", body=body, day=draft.day(made.on if made else None), given=given)
    if made is not None and made.measure is not None:
        rung = ruled_rung(subject)
        if rung is not None:
            draft.say("instead", given=ruling.ordered(draft, rung, name))
    draft.heading("remedy")
    draft.add(Paragraph(runs=(plain(remedy(draft)),)))
    draft.say("copies", unit=subject.respondent.unit)
    draft.seal(made.on if made else None)
    if kind is DecisionKind.CASE_WITHDRAWN:
        draft.signed(draft.signature("respondent_signs"), refusal=True)
    return draft.finished()


def _grounds(draft: Draft) -> None:
    """Put why: what was found untrue, what was not proven, or the exemption and its article."""
    reading = draft.subject.reading
    if reading is None or reading.run.concluded is None:
        draft.missing("paper.no_run")
        return
    concluded = reading.run.concluded.act
    asked = {str(item.id): item for item in reading.pack.checklist.items}
    language = draft.subject.language
    items = []
    for code in concluded.exempt:
        item, answer = asked[code], reading.run.answers.get(code, Answer())
        source = named(draft, item.cites)
        words = draft.text(
            "exempt",
            ask=item.ask.said(language),
            answer=answer_text(reading.pack, item, answer).said(language),
            reason=answer.reason,
        )
        items.append(
            (plain(draft.text("with_source", words=words, source=source) if source else words),)
        )
    if items:
        draft.say("exempt_because")
        draft.numbered(items)
        return
    untrue = concluded.result is ResultKind.CLEAR_THE_NAME
    words = draft.text("untrue" if untrue else "unproven")
    source = named(draft, _basis(draft.subject, untrue=untrue))
    because = draft.text("on_basis", words=words, source=source) if source else words
    draft.add(Paragraph(runs=(plain(because),)))


def _basis(subject: Subject, *, untrue: bool) -> tuple[SourceId, ...]:
    """Return the rules by which nobody answers for what was not shown, and is cleared of untruth.

    Each body names the rules it acts under; no rule is borrowed from another track.
    """
    person = subject.respondent
    under = route(subject.pack, remedy_of(subject.key[1], subject.body.kind, person.status))
    clearing = under.clears
    if not clearing and person.party_member:
        clearing = resting_on(subject.pack, Clause.MEMBER_CLEARED)
    return (*under.facts_first, *clearing) if untrue else under.facts_first
