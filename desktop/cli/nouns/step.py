"""``quanheng step``: what is done in a case, act by act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from desktop.application.case_view import StepState, history, step_lines
from desktop.application.cases import Cases
from desktop.application.procedure import Procedure
from desktop.application.words import word
from desktop.application.workspace import Workspace
from desktop.cli.acts import ACTS, WHOSE, Doing, shapes
from desktop.cli.command import Answer, Command, Given, Kind, Noun, Option
from desktop.cli.desk import Desk
from desktop.cli.naming import CASE, RESPONDENT, TRACK, case_of, key_named, names_in, new_key
from desktop.cli.options import SEPARATOR
from desktop.cli.output import ProblemShown, columns, problems_shown
from desktop.cli.reading import Table, read_json, read_shape
from desktop.domain.entries.case import TrackOpened
from desktop.domain.ids import CaseId
from desktop.domain.measure import Track
from desktop.domain.procedure import Step
from desktop.domain.replay.case import TrackKey
from desktop.errors import Problem, Refused

_FRAME = ("act", "case", "respondent", "track")


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRecorded:
    """An act just recorded; ``id`` is the fact's where one was stated, else the entry's."""

    act: str
    id: str
    case: str
    respondent: str
    track: Track
    step: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class ActLine:
    """One act of a case, in words."""

    on: date
    who: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepShown:
    """One step of a respondent on a track."""

    step: Step
    name: str
    state: str
    on: date | None
    by: str
    needs: tuple[ProblemShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackShown:
    """The steps of one respondent on one track."""

    respondent: str
    name: str
    track: Track
    steps: tuple[StepShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsShown:
    """Where everyone stands in a case, and what was done, latest first."""

    tracks: tuple[TrackShown, ...]
    history: tuple[ActLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """What a file says beside the act itself; what stands on the command line comes first."""

    act: str
    case: str
    respondent: str
    track: Track | None


def record(desk: Desk, given: Given) -> Answer:
    """Record the act a file tells of."""
    path = given.path("from")
    raw = read_json(path)
    frame = _frame(raw, given, path)
    taken = ACTS[frame.act]
    work = desk.work
    case = Cases(work).find(frame.case)
    key = _key(work, case, frame)
    preset = {"respondent": key[0], "track": key[1]}
    has = {field.name for field in fields(taken.shape)}
    said: object = read_shape(
        taken.shape,
        {name: value for name, value in raw.items() if name not in _FRAME},
        path.name,
        names_in(work, case, key),
        {name: value for name, value in preset.items() if name in has & WHOSE},
    )
    made = taken.record(Doing(work=work, case=case, key=key, said=said))
    step = Procedure(work).standing(case, key)
    shown = StepRecorded(
        act=frame.act, id=made, case=case, respondent=key[0], track=key[1], step=step
    )
    lines = step_lines(work, work.file(case), key, desk.language)
    name = next(line.name for line in lines if line.step is step)
    return Answer(data=shown, lines=(desk.say("step_recorded", step=name),))


def show_all(desk: Desk, given: Given) -> Answer:
    """List where everyone stands, and what was done."""
    work, language = desk.work, desk.language
    file = work.file(case_of(work, given))
    tracks = tuple(
        TrackShown(
            respondent=key[0],
            name=file.respondents[key[0]].now.name,
            track=key[1],
            steps=tuple(
                StepShown(
                    step=line.step,
                    name=line.name,
                    state=line.state.value,
                    on=line.on,
                    by=line.by,
                    needs=problems_shown(line.needs, language).problems,
                )
                for line in step_lines(work, file, key, language)
            ),
        )
        for key in file.tracks
    )
    told = history(work, file, language)
    acts = tuple(ActLine(on=line.on, who=line.who, words=line.words) for line in told)
    cells = [(line.on.isoformat(), line.who, line.words) for line in acts]
    lines = (*(line for track in tracks for line in _now(desk, track)), *columns(cells))
    return Answer(data=StepsShown(tracks=tracks, history=acts), lines=lines)


def _now(desk: Desk, track: TrackShown) -> Iterator[str]:
    """Yield where a respondent stands, and what is needed to go on."""
    for line in track.steps:
        if line.state == StepState.CURRENT.value:
            track_name = word(track.track, desk.language)
            yield desk.say("stands_at", name=track.name, track=track_name, step=line.name)
            yield from (each.sentence for each in line.needs)


def _frame(raw: Table, given: Given, path: Path) -> _Frame:
    """Return what is recorded and about whom."""
    words: dict[str, Any] = {name: given.words(name) or raw.get(name, "") for name in _FRAME}
    problems = [
        Problem("input.not_words", about=name, file=path.name, key=name)
        for name in _FRAME
        if not isinstance(words[name], str)
    ]
    tracks = {track.value: track for track in Track}
    for name, allowed in (("act", (*ACTS,)), ("track", ("", *tracks))):
        if isinstance(words[name], str) and words[name] not in allowed:
            listed = SEPARATOR.join(filter(None, allowed))
            problems.append(
                Problem("input.not_a_code", about=name, file=path.name, key=name, allowed=listed)
            )
    if not words["case"]:
        problems.append(Problem("input.key_missing", about="case", file=path.name, key="case"))
    if problems:
        raise Refused(problems)
    track = tracks.get(words["track"])
    return _Frame(act=words["act"], case=words["case"], respondent=words["respondent"], track=track)


def _key(work: Workspace, case: CaseId, frame: _Frame) -> TrackKey:
    """Return the track an act is about; only the act that opens one may name one not yet open."""
    find = new_key if frame.act == TrackOpened.KIND else key_named
    return find(work, case, frame.respondent, frame.track)


NOUN = Noun(
    name="step",
    commands=(
        Command(
            name="record",
            run=record,
            gives=StepRecorded,
            options=(
                Option(name="from", kind=Kind.FILE, needed=True, holds=shapes()),
                Option(name="case", kind=Kind.THING),
                RESPONDENT,
                TRACK,
            ),
        ),
        Command(name="list", run=show_all, gives=StepsShown, options=(CASE,)),
    ),
)
