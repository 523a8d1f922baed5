"""A case as a person reads it: the steps with what is done and what they need, and its history."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from enum import Enum

from desktop.application.ports import legal_day
from desktop.application.workspace import Workspace
from desktop.domain import gates, orders
from desktop.domain.entries.act import Act, ErasedAct, UnknownAct
from desktop.domain.entries.trust import ValueCorrected
from desktop.domain.procedure import Step
from desktop.domain.replay.case import CaseFile, Done, TrackFile, TrackKey
from desktop.errors import Problem
from desktop.rules.model import RulePack
from desktop.text import Language, sentence

_ORDER = tuple(Step)


class StepState(Enum):
    """Where a step stands to the respondent."""

    DONE = "done"
    CURRENT = "current"
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """One line of the step list: when and by whom it was done, or what it still needs."""

    step: Step
    name: str
    state: StepState
    on: date | None
    by: str
    needs: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One act as a sentence."""

    on: date
    who: str
    words: str


def step_lines(
    work: Workspace, file: CaseFile, key: TrackKey, language: Language
) -> tuple[StepLine, ...]:
    """Return the steps of a respondent on a track, in the pack's order and names."""
    pack = work.world.packs.on(work.today())
    current = gates.standing(file, key)
    track = file.tracks[key]
    return tuple(
        StepLine(
            step=step,
            name=step_name(pack, step, language),
            state=_state(step, current),
            on=done[0] if (done := _done_on(work, file, track, step)) else None,
            by=done[1] if done else "",
            needs=_needs(work, file, key, step) if step is current else (),
        )
        for step in _ORDER
    )


def step_name(pack: RulePack, step: Step, language: Language) -> str:
    """Return a step's name in the pack's words."""
    return next(each.name.said(language) for each in pack.steps if each.id == step.value)


def history(work: Workspace, file: CaseFile, language: Language) -> tuple[HistoryLine, ...]:
    """Return what was done in the case, latest first, a sentence for each act.

    Corrections of its respondents and incidents are told too: they are read in the case.
    """
    threads = (work.store.journal.thread(name) for name in (*file.respondents, *file.incidents))
    outside = (one for thread in threads for one in thread if one.case is None)
    corrected = (one for one in outside if isinstance(one.act, ValueCorrected))
    told = sorted((*file.history, *corrected), key=lambda one: one.order)
    return tuple(
        HistoryLine(
            on=legal_day(recorded.recorded_at),
            who=work.name_of(recorded.actor),
            words=act_words(recorded.act, language),
        )
        for recorded in reversed(told)
    )


def act_words(act: Act, language: Language) -> str:
    """Return what an act was, in a sentence without its author."""
    if isinstance(act, UnknownAct):
        return sentence("history.unknown", language, kind=act.kind)
    if isinstance(act, ErasedAct):
        return sentence("history.erased", language, kind=act.kind)
    values = {
        field.name: value
        for field in fields(act)  # type: ignore[arg-type] # every kind is a dataclass
        if isinstance(value := getattr(act, field.name), str | int | date)
    }
    return sentence(f"history.{act.KIND.replace('.', '_')}", language, **values)


def _state(step: Step, current: Step) -> StepState:
    place, now = _ORDER.index(step), _ORDER.index(current)
    if place == now:
        return StepState.CURRENT
    return StepState.DONE if place < now else StepState.TO_COME


def _done_on(
    work: Workspace, file: CaseFile, track: TrackFile, step: Step
) -> tuple[date, str] | None:
    last = _last_act(file, track, step)
    if step is Step.INTAKE:
        return file.opened.now.opened_on, work.name_of(file.opened_by)
    if last is None:
        return None
    day = getattr(last.act, "on", None) or legal_day(last.recorded_at)
    return day, work.name_of(last.actor)


def _last_act(file: CaseFile, track: TrackFile, step: Step) -> Done[Act] | None:
    by_word = [done for done in track.steps if done.act.step == step.value]
    found = gates.binding_run(file, (track.opened.act.respondent, track.opened.act.track))
    candidates: dict[Step, tuple[Done[Act], ...]] = {
        Step.TRIAGE: tuple(by_word),
        Step.VERIFICATION: tuple(by_word),
        Step.HEARING: tuple(held.value for held in (track.answered.held or track.defence.held)),
        Step.CHECKLIST: (found[1].concluded,) if found and found[1].concluded else (),
        Step.REVIEW: track.reviews,
        Step.DECISION: tuple(held.value for held in track.decision.held),
        Step.SERVICE: track.services,
    }
    acts = candidates.get(step, ())
    return acts[-1] if acts else None


def _needs(work: Workspace, file: CaseFile, key: TrackKey, step: Step) -> tuple[Problem, ...]:
    """Return what stands in the way of finishing the step where the respondent stands now."""
    if step is Step.HEARING:
        return _needs_to_hear(file, key)
    if step is Step.CHECKLIST:
        return gates.to_start_binding_run(file, key)
    if step is Step.REVIEW:
        return gates.to_review(file, key, work.person)
    if step is Step.DECISION:
        return orders.barring(file, key)
    return ()


def _needs_to_hear(file: CaseFile, key: TrackKey) -> tuple[Problem, ...]:
    track = file.tracks[key]
    if not track.facts_shown.held:
        return gates.to_show_facts(file, key, present=gates.PRESENT_NEEDED)
    if not track.defence.held:
        return (Problem("step.no_defence"),)
    return (Problem("review.points_unanswered", left=gates.unanswered_points(track)),)
