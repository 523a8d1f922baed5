"""Past cases: taken in from a file, drawn from the office's own, and compared with a run."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.application.cases import refuse_if_any
from desktop.application.checklists import Checklists
from desktop.application.own_precedents import Codes, Decided, codes_of, decided, traits_in
from desktop.application.progress import Progress
from desktop.application.workspace import Workspace
from desktop.domain import gates
from desktop.domain.entries.evidence import CodesStated
from desktop.domain.entries.exchange import CountedPrecedent, PrecedentsReceived
from desktop.domain.ids import CaseId, Digest, EntryId, RunId
from desktop.domain.office import Role
from desktop.domain.precedent import Precedent
from desktop.domain.replay.case import TrackKey
from desktop.errors import NotFound, Problem, Refused
from desktop.rules.model import RulePack
from desktop.rules.precedent_lines import read_precedents, written
from desktop.rules.precedents import (
    Comparison,
    Matter,
    compare,
    fact_code,
    similarity_of,
)
from desktop.rules.reading.strict import SEPARATOR
from desktop.rules.spreads import Spread, spreads

__all__ = ["Codes", "Comparison", "Library", "OwnPrecedents", "Precedents", "Received", "Similar"]

LINES_IN_ENTRY = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What a file held: its past cases, and how many of them were not here before."""

    cases: int
    new: int
    recorded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPrecedents:
    """The cases decided here, as past cases with their numbers.

    As many as ``without_codes`` cannot be compared: nobody said what kinds they are of.
    """

    cases: tuple[tuple[str, Precedent], ...]
    without_codes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Every past case at hand: decided here, and received with how many there are of each."""

    decided: tuple[Decided, ...]
    received: Mapping[Precedent, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """A run beside past cases, and where these come from."""

    pack: RulePack
    matter: Matter
    comparison: Comparison
    numbers: Mapping[Precedent, tuple[str, ...]]
    own: int
    received: int
    without_codes: int


class Precedents:
    """The office's library of past cases; nothing in it names anybody."""

    def __init__(self, workspace: Workspace) -> None:
        """Work in this office."""
        self._workspace = workspace

    def codes(self, case: CaseId, key: TrackKey) -> Codes:
        """Return what kinds a matter is of, as far as somebody said so and nobody otherwise."""
        return codes_of(self._workspace.file(case), key)

    def state_codes(self, case: CaseId, key: TrackKey, codes: Codes) -> EntryId:
        """Say what kinds of conduct and harm a matter is of, also once it is decided.

        Raises:
            Refused: this person may not, or the pack has no such codes.
            NotFound: there is no such track.
        """
        work = self._workspace
        work.require(Role.CLERK)
        file = work.file(case)
        if key not in file.tracks:
            raise NotFound(Problem("case.no_such_track", about=case))
        pack = work.world.packs.on(work.today())
        refuse_if_any((*gates.to_investigate(file, work.person), *_unknown(pack, codes)))
        act = CodesStated(
            respondent=key[0],
            track=key[1],
            pack=pack.id,
            version=pack.version,
            conduct=codes.conduct,
            harm=codes.harm,
            degree=codes.degree,
            sum=codes.sum,
        )
        return work.record(act, case).entry

    def receive(self, data: bytes, file: str, origin: str, *, dry_run: bool) -> Received:
        """Take in the past cases of a file, or say what that would do.

        Of lines that are alike in two files the larger number holds: whether they are the same
        cases cannot be known, and too few are better than too many.

        Raises:
            Refused: this person may not, it is not said where they come from, or lines do not fit.
            TooNew: a newer version of the program wrote the file.
        """
        work = self._workspace
        work.require(Role.CLERK)
        if not origin.strip():
            raise Refused(Problem("precedent.no_origin", about="origin"))
        found = read_precedents(data, file, work.world.packs.get, work.today().year)
        counted = Counter(found)
        known = work.office.precedents
        new = sum(max(0, count - known.get(one, 0)) for one, count in counted.items())
        if new and not dry_run:
            digest = Digest(hashlib.sha256(data).hexdigest())
            with work.together():
                for told in _in_entries(counted):
                    work.record(
                        PrecedentsReceived(origin=origin.strip(), file=digest, precedents=told)
                    )
        return Received(cases=len(found), new=new, recorded=bool(new) and not dry_run)

    def library(self, progress: Progress) -> Library:
        """Return every past case at hand; the decided cases are read one by one."""
        work = self._workspace
        return Library(decided=tuple(decided(work, progress)), received=work.office.precedents)

    def spreads(self, library: Library) -> tuple[Spread, ...]:
        """Return how far measures spread inside each kind of case, by the pack of this day."""
        work = self._workspace
        own = (each.precedent for each in library.decided if each.precedent is not None)
        past = (*own, *Counter(library.received).elements())
        return spreads(work.world.packs.on(work.today()), past, work.today())

    def own(self, progress: Progress) -> OwnPrecedents:
        """Return the cases decided here, replayed to what is left without names."""
        found = tuple(decided(self._workspace, progress))
        cases = [(each.number, each.precedent) for each in found if each.precedent is not None]
        return OwnPrecedents(cases=tuple(cases), without_codes=len(found) - len(cases))

    def similar(
        self, case: CaseId, run: RunId, library: Library, codes: Codes | None = None
    ) -> Similar:
        """Return a run beside every other past case; with ``codes``, as if they were said.

        Raises:
            Refused: it is not said what kinds the matter is of, or the run must not be seen yet.
            NotFound: there is no such run, or its pack compares no cases.
        """
        work = self._workspace
        sheet = Checklists(work).sheet(case, run)
        started = sheet.file.started
        key = (started.respondent, started.track)
        file = work.file(case)
        said = codes or codes_of(file, key)
        if not said.are_enough:
            raise Refused(Problem("precedent.no_codes", about="codes"))
        traits = traits_in(file, key, sheet.pack, said, sheet.answers)
        matter = Matter(track=started.track, traits=traits, measure=sheet.facts.measure)
        others = [each for each in library.decided if each.place != (case, key)]
        own = [(each.number, each.precedent) for each in others if each.precedent is not None]
        received = Counter(library.received)
        past = (*(one for _, one in own), *received.elements())
        numbers: dict[Precedent, tuple[str, ...]] = {}
        for number, one in own:
            numbers[one] = (*numbers.get(one, ()), number)
        return Similar(
            pack=sheet.pack,
            matter=matter,
            comparison=compare(sheet.pack, matter, past, started.act_on),
            numbers=numbers,
            own=len(own),
            received=received.total(),
            without_codes=len(others) - len(own),
        )


def _unknown(pack: RulePack, codes: Codes) -> Iterator[Problem]:
    """Yield what a pack does not know of these codes; degree and sum may be left open."""
    similarity = similarity_of(pack)
    named = (
        ("conduct", similarity.conduct, codes.conduct),
        ("harm", similarity.harm, codes.harm),
        ("degree", similarity.degree, codes.degree),
    )
    for key, fact, code in named:
        known = [choice.code for choice in fact_code(pack, fact).choices]
        if code not in known and (code or key != "degree"):
            allowed = SEPARATOR.join(known)
            yield Problem("precedent.no_such_code", about=key, key=key, code=code, allowed=allowed)
    if codes.sum is not None and codes.sum < 0:
        yield Problem("precedent.sum_below_zero", about="sum")


def _in_entries(counted: Mapping[Precedent, int]) -> Iterator[tuple[CountedPrecedent, ...]]:
    """Yield the different lines in their order, as many at a time as one entry holds."""
    lines = sorted(counted, key=written)
    for start in range(0, len(lines), LINES_IN_ENTRY):
        yield tuple(
            CountedPrecedent(precedent=one, count=counted[one])
            for one in lines[start : start + LINES_IN_ENTRY]
        )
