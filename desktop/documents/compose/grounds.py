"""What a paper rests on: sources that may be named on it, measures, periods, remedies.

A source that was never compared with the text is left out, whatever the rule pack says of it; our
own advice is called that. The same word means different things on different tracks, so a measure
never stands without its track.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from desktop.documents.compose.draft import Draft
from desktop.documents.subject import Subject
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.office import BodyKind
from desktop.domain.respondent import Status
from desktop.rules.combining import weighs_until
from desktop.rules.in_time import Applies, influence_between, months_of, source_on
from desktop.rules.law import SourceId, Standing, Verified
from desktop.rules.lookup import deadline_rule, granted, held_on, resting_on, route, rung
from desktop.rules.model import RulePack, Rung
from desktop.rules.paper_law import Clause, Remedy

PRINTED = (Standing.IN_FORCE, Standing.NOT_KNOWN)


def citable(pack: RulePack, cites: Iterable[str], day: date) -> tuple[SourceId, ...]:
    """Return the sources an official paper may name on a day, each once, in order."""
    known = {source.id for source in pack.sources}
    found = (source_on(pack, SourceId(name), day) for name in cites if name in known)
    return tuple(
        source.id
        for source in dict.fromkeys(found)
        if source.may_be_printed and source.standing(day) in PRINTED
    )


def named(draft: Draft, cites: Iterable[str], day: date | None = None) -> str:
    """Return the titles of the sources that may be printed, as one phrase; empty if none may.

    Articles of one text follow its title, which is said once.
    """
    phrases = dict[str, list[str]]()
    for text, article in articles(draft, draft.subject.pack, cites, day or draft.subject.today):
        phrases.setdefault(text, []).append(article)
    comma = draft.text("comma")
    return draft.text("and").join(
        draft.text("text_and_articles", text=text, articles=comma.join(found))
        if any(found)
        else text
        for text, found in phrases.items()
    )


def grounds_of(draft: Draft, clause: Clause) -> str:
    """Return what a clause rests on by the pack, as far as it may be printed."""
    return named(draft, resting_on(draft.subject.pack, clause))


def articles(
    draft: Draft, pack: RulePack, cites: Iterable[str], day: date
) -> list[tuple[str, str]]:
    """Return the sources that may be printed as legal text and place in it, which may be empty."""
    language = draft.subject.language
    titles = {source.id: source.title.said(language) for source in pack.sources}
    mark, comma = draft.text("article"), draft.text("comma")
    found = []
    for name in citable(pack, cites, day):
        text, marked, place = titles[name].partition(mark)
        found.append((text, f"{marked}{place}".removeprefix(comma)))
    return found


def proposed_rung(subject: Subject) -> Rung | None:
    """Return the measure proposed as it stands on its ladder."""
    return rung_of(subject, subject.proposed) if subject.proposed is not None else None


def ruled_rung(subject: Subject) -> Rung | None:
    """Return the measure decided, else the one proposed, as it stands on its ladder."""
    return rung_of(subject, subject.measure) if subject.measure is not None else None


def rung_of(subject: Subject, code: MeasureCode) -> Rung:
    """Return a measure on the ladder of the subject's track."""
    measure = rung(subject.pack, subject.key[1], code)
    return measure.for_status(subject.respondent.status)


def basis(draft: Draft, measure: Rung) -> str:
    """Return the rules a measure rests on, as the body that would decide may name them.

    The first form is open to bodies of every kind, each under rules of its own, so that there the
    body's own power is the ground; our own advice is none.
    """
    subject = draft.subject
    power = granted(subject.pack, subject.deciding.kind, measure, subject.respondent.status)
    shared = measure.track in (Track.FIRST_FORM, Track.ORGANISATIONAL)
    cites = power.cites if shared and power.cites else (*measure.cites, *power.cites)
    ours = {source.id for source in subject.pack.sources if source.verified is Verified.OWN}
    return named(draft, (name for name in cites if name not in ours), subject.conduct[1])


def measure_name(draft: Draft, measure: Rung) -> str:
    """Return what a measure is called where it must not be mistaken for one of another track."""
    track = measure.track.value
    name = measure.name.said(draft.subject.language)
    exact = f"measure_{track}_{measure.code}"
    key = exact if draft.words.has(exact) else f"measure_{track}"
    return draft.text(key, measure=name)


def influence(draft: Draft, measure: Rung, start: date | None) -> str:
    """Return for how long a measure weighs on the respondent and, from a day, until when.

    A period whose own source may not be printed is not printed either, nor one of which nobody
    knows whether the rule of the conduct was milder.
    """
    subject = draft.subject
    held = influence_between(measure, *subject.conduct, subject.today)
    period = held.counts
    if period is None:
        return draft.text("influence_open" if measure.influence else "influence_none")
    known = held.why is not Applies.NOT_KNOWN_THEN
    if not known or not citable(subject.pack, held.cites, subject.today):
        return draft.text("influence_open")
    months, source = months_of(period), named(draft, held.cites)
    if start is None:
        return draft.text("influence_length", months=months, source=source)
    end = weighs_until(period, start)
    return draft.text("influence_until", months=months, start=start, end=end, source=source)


def remedy_of(track: Track, body: BodyKind, status: Status) -> Remedy:
    """Return which remedy a decision of this body leaves to this respondent."""
    supervisory = (BodyKind.TOWNSHIP_SUPERVISION_OFFICE, BodyKind.COUNTY_DISCIPLINE_SUPERVISION)
    if track is Track.SUPERVISION or (track is Track.FIRST_FORM and body in supervisory):
        return Remedy.SUPERVISION
    if track is Track.ORGANISATIONAL:
        return Remedy.ACCOUNTABILITY
    if track is Track.EMPLOYER or body is BodyKind.TOWNSHIP_GOVERNMENT:
        servant = status is Status.CIVIL_SERVANT
        return Remedy.CIVIL_SERVANT if servant else Remedy.INSTITUTION
    return Remedy.MEMBER


def remedy(draft: Draft) -> str:
    """Return how the respondent may have the decision looked at again, with time limit and body.

    A time limit no verified source gives is not invented: the sentence then goes without one.
    """
    subject = draft.subject
    kind = remedy_of(subject.key[1], subject.body.kind, subject.respondent.status)
    way = route(subject.pack, kind)
    source = named(draft, way.cites)
    first, second = (_period(draft, rule) for rule in (way.first, way.second))
    timed = f"remedy_{kind.value}"
    if draft.words.has(timed) and first and (second or not way.second):
        return draft.text(timed, body=subject.body.name, first=first, second=second, source=source)
    return draft.text(f"{timed}_untimed", body=subject.body.name, source=source)


def _period(draft: Draft, rule: str) -> str:
    """Return a period in words where its rule and the rule's own source may be printed."""
    subject = draft.subject
    if not rule:
        return ""
    held = held_on(deadline_rule(subject.pack, rule).values, subject.today)
    if held is None or held.value is None or not citable(subject.pack, held.cites, subject.today):
        return ""
    return draft.text(f"period_{held.value.unit.value}", number=held.value.number)
