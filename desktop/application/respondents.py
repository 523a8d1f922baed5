"""The registry of respondents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.application.workspace import Workspace
from desktop.domain.entries.respondent import RespondentRecorded
from desktop.domain.identity import read_identity
from desktop.domain.ids import RespondentId
from desktop.domain.names import cleaned_name
from desktop.domain.office import Role
from desktop.domain.replay.thing import Thing
from desktop.domain.respondent import Post, Status
from desktop.errors import NotFound, Problem, Refused
from desktop.storage.lists import RespondentRow

__all__ = ["RespondentDraft", "RespondentRow", "Respondents", "respondent_problems"]

LONGEST_NAME = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class RespondentDraft:
    """A respondent as the clerk describes them; empty text means not known yet."""

    name: str = ""
    sex: str = ""
    born_on: date | None = None
    id_number: str = ""
    status: Status | None = None
    party_member: bool = False
    post: Post = Post.STAFF
    title: str = ""
    unit: str = ""
    address: str = ""


class Respondents:
    """Whom cases concern, recorded once for all of them."""

    def __init__(self, workspace: Workspace) -> None:
        """Keep the registry of this office."""
        self._workspace = workspace

    def record(self, draft: RespondentDraft) -> RespondentId:
        """Put a person into the registry.

        Sex and day of birth, where they are not given, are what a sound ID number says.

        Raises:
            Refused: the name or the status is missing.
        """
        work = self._workspace
        work.require(Role.CLERK)
        name = cleaned_name(draft.name)
        problems = respondent_problems(name, draft)
        if problems or draft.status is None:
            raise Refused(problems)
        respondent = RespondentId(work.new_id())
        known = read_identity(draft.id_number, work.today())
        is_sound = not known.faults
        work.record(
            RespondentRecorded(
                respondent=respondent,
                name=name,
                sex=draft.sex or (known.sex.value if is_sound and known.sex else ""),
                born_on=draft.born_on or (known.born_on if is_sound else None),
                id_number=known.number,
                status=draft.status,
                party_member=draft.party_member,
                post=draft.post,
                title=draft.title.strip(),
                unit=draft.unit.strip(),
                address=draft.address.strip(),
            )
        )
        return respondent

    def respondent(self, respondent: RespondentId) -> Thing[RespondentRecorded]:
        """Return a respondent as they stand in the registry.

        Raises:
            NotFound: they are not here.
        """
        thing = self._workspace.store.files.thing(respondent)
        if thing is None or thing.kind is not RespondentRecorded:
            raise NotFound(
                Problem("respondent.not_here", about=respondent, respondent=respondent[:12])
            )
        return thing

    def registry(self, behind: RespondentRow | None = None) -> tuple[RespondentRow, ...]:
        """Return the next lines of the registry, by the sound of the name."""
        return self._workspace.store.lists.respondents(behind)


def respondent_problems(name: str, about: RespondentDraft | RespondentRecorded) -> list[Problem]:
    """Return what a respondent may not be without, or be called."""
    problems = []
    if not name:
        problems.append(Problem("respondent.no_name", about="name"))
    if len(name) > LONGEST_NAME:
        problems.append(Problem("respondent.long_name", about="name", longest=LONGEST_NAME))
    if about.status is None:
        problems.append(Problem("respondent.no_status", about="status"))
    if not about.unit.strip():
        problems.append(Problem("respondent.no_unit", about="unit"))
    if not about.title.strip():
        problems.append(Problem("respondent.no_title", about="title"))
    return problems
