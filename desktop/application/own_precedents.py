"""The office's own decisions, replayed to what is left of them once nobody can be told from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.application.progress import Progress
from desktop.application.rule_packs import RulePacks
from desktop.application.workspace import Workspace
from desktop.domain.checklist import HELD_BACK, Answer
from desktop.domain.ids import CaseId
from desktop.domain.precedent import Precedent, Traits
from desktop.domain.replay.case import CaseFile, RunFile, TrackKey
from desktop.errors import NotFound
from desktop.rules.conditions import FactName
from desktop.rules.facts import RespondentFacts
from desktop.rules.model import RulePack
from desktop.rules.precedents import similarity_of, traits_of

READING = "similar.reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """Which kinds of conduct and harm a matter is of, in the codes of the pack; a sum in yuan."""

    conduct: str = ""
    harm: str = ""
    degree: str = ""
    sum: int | None = None

    @property
    def are_enough(self) -> bool:
        """Whether a matter can be compared by them."""
        return bool(self.conduct and self.harm)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A respondent with a decision; the past case is nothing where it cannot be compared."""

    place: tuple[CaseId, TrackKey]
    number: str
    precedent: Precedent | None


def decided(work: Workspace, progress: Progress) -> Iterator[Decided]:
    """Yield every respondent whose decision rests on a concluded run; each case is read for it."""
    files, packs = work.store.files, work.world.packs
    for case in progress.each(work.store.lists.decided(), step=READING):
        file = files.find(case)
        if file is None:
            continue
        for key in file.tracks:
            run = _deciding_run(file, key)
            if run is not None:
                precedent = _as_precedent(file, key, run, packs)
                number = file.opened.now.number
                yield Decided(place=(case, key), number=number, precedent=precedent)


def codes_of(file: CaseFile, key: TrackKey) -> Codes:
    """Return what kinds a matter is of; where that is disputed, nobody has said it."""
    held = file.tracks[key].codes
    if not held.held or held.disputed:
        return Codes()
    act = held.standing.act
    return Codes(conduct=act.conduct, harm=act.harm, degree=act.degree, sum=act.sum)


def traits_in(
    file: CaseFile, key: TrackKey, pack: RulePack, codes: Codes, answers: Mapping[str, Answer]
) -> Traits:
    """Return what a respondent's matter is compared by.

    Raises:
        NotFound: the pack compares no cases.
    """
    similarity, respondent = similarity_of(pack), file.respondents[key[0]].now
    said: dict[FactName, str | int] = {
        similarity.conduct: codes.conduct,
        similarity.harm: codes.harm,
        similarity.degree: codes.degree,
    }
    if codes.sum is not None:
        said[similarity.sum] = codes.sum
    facts = RespondentFacts(
        status=respondent.status, role=respondent.post, party_member=respondent.party_member
    )
    return traits_of(pack, facts, said, answers)


def _deciding_run(file: CaseFile, key: TrackKey) -> RunFile | None:
    """Return the concluded run a decision rests on; nothing while there is none, or two."""
    decision = file.tracks[key].decision
    if not decision.held or decision.disputed:
        return None
    run = file.runs.get(decision.standing.act.run)
    if run is None or run.concluded is None or run.concluded.act.result in HELD_BACK:
        return None
    return run


def _as_precedent(
    file: CaseFile, key: TrackKey, run: RunFile, packs: RulePacks
) -> Precedent | None:
    """Return what is left of a decided case; nothing where it cannot be compared."""
    codes, started = codes_of(file, key), run.started
    if not codes.are_enough or run.concluded is None or key[0] not in file.respondents:
        return None
    decision = file.tracks[key].decision.standing.act
    try:
        pack = packs.pinned(started.pack, started.version, started.digest)
        traits = traits_in(file, key, pack, codes, run.answers)
    except NotFound:
        return None
    return Precedent(
        pack=started.pack,
        version=started.version,
        track=key[1],
        year=decision.on.year,
        traits=traits,
        measure=decision.measure,
        result=run.concluded.act.result,
    )
