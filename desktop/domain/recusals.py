"""Who has to be checked for reasons to step aside, and who acted before that (DOMAIN 2.9)."""

from __future__ import annotations

from desktop.domain.entries.act import Act
from desktop.domain.entries.case import CaseOpened, IncidentJoined, RespondentJoined, TrackOpened
from desktop.domain.entries.deadline import DeadlineExtended, DeadlineSuspended
from desktop.domain.entries.procedure import RecusalDecided
from desktop.domain.ids import PersonId, RespondentId
from desktop.domain.replay.case import CaseFile

_NO_HANDLING: tuple[type[Act], ...] = (
    CaseOpened,
    IncidentJoined,
    RespondentJoined,
    TrackOpened,
    RecusalDecided,
    DeadlineSuspended,
    DeadlineExtended,
)
"""Opening a case, checking others and noting what befell a deadline weigh nothing."""


def unchecked(file: CaseFile, respondent: RespondentId) -> tuple[PersonId, ...]:
    """Return who acted in the case and was not checked yet, in the order of their first acts."""
    checked = _first_checks(file, respondent)
    return tuple(person for person in _first_acts(file) if person not in checked)


def checked_late(file: CaseFile, respondent: RespondentId) -> tuple[PersonId, ...]:
    """Return who was checked only after having acted in the case."""
    checked = _first_checks(file, respondent)
    acted = _first_acts(file).items()
    return tuple(person for person, clock in acted if checked.get(person, clock) > clock)


def _first_acts(file: CaseFile) -> dict[PersonId, int]:
    first: dict[PersonId, int] = {}
    for recorded in file.history:
        if not isinstance(recorded.act, _NO_HANDLING):
            first.setdefault(recorded.actor, recorded.clock)
    return first


def _first_checks(file: CaseFile, respondent: RespondentId) -> dict[PersonId, int]:
    first: dict[PersonId, int] = {}
    for done in file.recusals:
        if done.act.respondent == respondent:
            first.setdefault(done.act.handler, done.clock)
    return first
