"""Opening cases, finding them, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.application.intake import Intake
from desktop.application.respondents import Respondents
from desktop.application.workspace import Workspace
from desktop.domain import gates
from desktop.domain.entries.case import (
    CaseOpened,
    IncidentJoined,
    RespondentJoined,
    TrackOpened,
)
from desktop.domain.entries.exchange import DisputeSettled
from desktop.domain.ids import BodyId, CaseId, EntryId, IncidentId, RespondentId
from desktop.domain.measure import Track
from desktop.domain.office import Role
from desktop.domain.replay.case import CaseFile, TrackKey
from desktop.domain.replay.thing import Dispute
from desktop.domain.values import FieldValue
from desktop.errors import NotFound, Problem, Refused
from desktop.storage.lists import (
    ALL_CASES,
    CaseFilter,
    CaseOrder,
    CaseRow,
    Found,
    Hit,
)
from desktop.text import Language, sentence

__all__ = [
    "LEAST_BEGINNING",
    "CaseDraft",
    "CaseFilter",
    "CaseOrder",
    "CaseRow",
    "Cases",
    "Found",
    "Hit",
    "refuse_if_any",
    "settlement",
]

LEAST_BEGINNING = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDraft:
    """A case to be opened: about what, on which incidents, concerning whom, on which track."""

    matter: str
    incidents: tuple[IncidentId, ...]
    respondents: tuple[RespondentId, ...]
    track: Track
    body: BodyId | None = None


class Cases:
    """The cases of an office."""

    def __init__(self, workspace: Workspace) -> None:
        """Keep the cases of this office."""
        self._workspace = workspace
        self._intake = Intake(workspace)
        self._respondents = Respondents(workspace)

    def open(self, draft: CaseDraft) -> CaseId:
        """Open a case under the next number of its body, with a track for each respondent.

        Raises:
            Refused: something is missing; all of it at once.
            NotFound: an incident or respondent is not here.
        """
        work = self._workspace
        work.require(Role.CLERK)
        problems = []
        if not draft.matter.strip():
            problems.append(Problem("case.no_matter", about="matter"))
        if not draft.incidents:
            problems.append(Problem("case.no_incident", about="incidents"))
        if not draft.respondents:
            problems.append(Problem("case.no_respondent", about="respondents"))
        if problems:
            raise Refused(problems)
        body = work.body(draft.body)
        for incident in draft.incidents:
            self._intake.incident(incident)
        for respondent in draft.respondents:
            self._respondents.respondent(respondent)
        case, today = CaseId(work.new_id()), work.today()
        with work.together():
            number = self._next_number(today)
            work.record(
                CaseOpened(number=number, matter=draft.matter.strip(), body=body, opened_on=today),
                case,
            )
            for incident in draft.incidents:
                seen = work.store.journal.frontier(incident)
                work.record(IncidentJoined(incident=incident), case, seen)
            for respondent in draft.respondents:
                seen = work.store.journal.frontier(respondent)
                work.record(RespondentJoined(respondent=respondent), case, seen)
                work.record(
                    TrackOpened(respondent=respondent, track=draft.track, opened_on=today), case
                )
        return case

    def open_track(self, case: CaseId, respondent: RespondentId, track: Track) -> EntryId:
        """Handle a respondent's conduct on one more track.

        Raises:
            NotFound: the case does not concern that respondent.
            Refused: the track is open already.
        """
        work = self._workspace
        work.require(Role.CLERK)
        file = work.file(case)
        if respondent not in file.respondents:
            raise NotFound(
                Problem("respondent.not_here", about=respondent, respondent=respondent[:12])
            )
        if (respondent, track) in file.tracks:
            raise Refused(Problem("case.track_open", about=case))
        refuse_if_any(gates.to_investigate(file, work.person))
        opened = TrackOpened(respondent=respondent, track=track, opened_on=work.today())
        return work.record(opened, case).entry

    def settle(self, case: CaseId, dispute: Dispute, value: FieldValue, words: str = "") -> None:
        """Choose among values that had not seen each other; on all computers, once it arrives.

        Raises:
            Refused: this person may not, the dispute no longer stands as it was shown, or the
                value cannot be.
        """
        work = self._workspace
        work.require(Role.CLERK)
        file = work.file(case)
        act = settlement(dispute, value, words)
        refuse_if_any(gates.to_settle(file, work.person, act))
        inside = dispute.about not in file.respondents and dispute.about not in file.incidents
        work.record(act, case if inside else None)

    def file(self, case: CaseId) -> CaseFile:
        """Return the case file."""
        return self._workspace.file(case)

    def rows(
        self,
        order: CaseOrder = CaseOrder.NEWEST,
        only: CaseFilter = ALL_CASES,
        behind: CaseRow | None = None,
        skip: int = 0,
    ) -> tuple[CaseRow, ...]:
        """Return the next rows of the case list; ``skip`` leaves out so many of them first."""
        return self._workspace.store.lists.cases(order, only, behind, skip=skip)

    def count(self, only: CaseFilter = ALL_CASES) -> int:
        """Return how many rows the list has when it is narrowed so."""
        return self._workspace.store.lists.count(only)

    def search(self, typed: str) -> tuple[Found, ...]:
        """Return what matches a name, its initials, a number or a part of a text."""
        return self._workspace.store.lists.search(typed)

    def find(self, typed: str) -> CaseId:
        """Return the case meant by an id, a unique beginning of one, or a number."""
        return CaseId(self._meant(Hit.CASE, typed))

    def find_incident(self, typed: str) -> IncidentId:
        """Return the incident meant by an id, a unique beginning of one, or a number."""
        return IncidentId(self._meant(Hit.INCIDENT, typed))

    def find_respondent(self, typed: str) -> RespondentId:
        """Return the respondent meant by an id or a unique beginning of one."""
        return RespondentId(self._meant(Hit.RESPONDENT, typed))

    def key(self, case: CaseId, respondent: str, track: Track | None) -> TrackKey:
        """Return the respondent and track meant; each may be left out where there is only one.

        Raises:
            Refused: it is not clear which.
            NotFound: the case has no such respondent or track.
        """
        tracks = tuple(self._workspace.file(case).tracks)
        found = [
            each for each in tracks if each[0].startswith(respondent) and track in (None, each[1])
        ]
        if not found:
            raise NotFound(Problem("case.no_such_track", about=case))
        if len(found) > 1:
            raise Refused(Problem("case.which_track", about=case))
        return found[0]

    def _meant(self, kind: Hit, typed: str) -> str:
        lists = self._workspace.store.lists
        found: tuple[str, ...] = ()
        if kind is not Hit.RESPONDENT:
            found = lists.id_of_number(kind, typed)
        is_beginning = len(typed) >= LEAST_BEGINNING and set(typed) <= set("0123456789abcdef")
        if not found and is_beginning:
            found = lists.ids_beginning(kind, typed)
        if not found:
            raise NotFound(Problem("thing.not_here", about=typed, typed=typed[:40]))
        if len(found) > 1:
            raise Refused(Problem("thing.not_unique", about=typed, typed=typed[:40]))
        return found[0]

    def _next_number(self, today: date) -> str:
        word = self._workspace.founding.short_name
        last = self._workspace.store.tables.last_number(word, today.year)
        return sentence(
            "number.case", Language.CHINESE, word=word, year=today.year, number=last + 1
        )


def settlement(dispute: Dispute, value: FieldValue, words: str = "") -> DisputeSettled:
    """Return the act that lets a value stand among those shown."""
    entries = tuple(held.entry for held in dispute.held)
    return DisputeSettled(
        about=dispute.about, field=dispute.field, value=value, settles=entries, words=words
    )


def refuse_if_any(problems: tuple[Problem, ...]) -> None:
    """Return where a gate is open.

    Raises:
        Refused: it is closed; every reason is named.
    """
    if problems:
        raise Refused(problems)
