"""Which cases of a bundle can be taken, and what would be kept of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from desktop.bundles.contents import OFFICE_FACTS, Contents, file_of, joined_by
from desktop.bundles.proving import Arrived, Proof
from desktop.bundles.threads import Threads, acts_in, folded, thread_of
from desktop.domain.entries.act import OFFICE_THREAD, ErasedAct, Recorded, UnknownAct
from desktop.domain.evidence import Attachment
from desktop.domain.ids import CaseId
from desktop.domain.written import checked_words
from desktop.errors import Damaged, Problem, Refused

Joined = Mapping[CaseId, tuple[str, ...]]
"""The threads of the incidents and respondents of each case of the bundle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """What would be kept: of cases that cannot be taken, nothing but the links."""

    kept: tuple[Arrived, ...]
    taken: Joined
    refused: Mapping[CaseId, tuple[Problem, ...]]
    named: tuple[Attachment, ...]
    wanted: tuple[Attachment, ...]


def screen(proof: Proof, contents: Contents, threads: Threads) -> Screened:
    """Return what may come in.

    Raises:
        Damaged: the bundle shows more than the cases it names.
    """
    everything = (*proof.proved, *proof.strangers)
    joined = _joined(proof, contents, threads)
    _check_profile(everything, joined)
    refused = _refused(proof, joined, threads)
    taken = {case: names for case, names in joined.items() if case not in refused}
    shown = {OFFICE_THREAD, *taken, *(name for names in taken.values() for name in names)}
    kept = tuple(
        one if one.recorded is None or thread_of(one.recorded) in shown else one.bare()
        for one in proof.proved
    )
    return Screened(
        kept=kept,
        taken=taken,
        refused=refused,
        named=tuple(_files(acts_in(everything))),
        wanted=tuple(_files(acts_in(kept))),
    )


def _files(acts: Iterable[Recorded]) -> Iterator[Attachment]:
    files = (file_of(one.act) for one in acts)
    return (file for file in files if file is not None)


def _joined(proof: Proof, contents: Contents, threads: Threads) -> Joined:
    strangers = tuple(acts_in(proof.strangers))
    return {
        case: tuple(
            sorted(
                {
                    *joined_by(threads.after(case)),
                    *joined_by(one for one in strangers if one.case == case),
                }
            )
        )
        for case in contents.cases
    }


def _check_profile(everything: Iterable[Arrived], joined: Joined) -> None:
    """Prove that nothing came but the cases named, what they join, and who acts in them."""
    things = {name for names in joined.values() for name in names}
    for one in acts_in(everything):
        if one.case is not None:
            allowed = one.case in joined
        elif isinstance(one.act, (*OFFICE_FACTS, UnknownAct, ErasedAct)):
            allowed = True
        else:
            allowed = one.act.thread in things
        if not allowed:
            raise Damaged(Problem("bundle.shows_too_much", about=one.entry))


def _refused(
    proof: Proof, joined: Joined, threads: Threads
) -> Mapping[CaseId, tuple[Problem, ...]]:
    faults: dict[str, dict[str, Problem]] = {}
    for one in acts_in(proof.strangers):
        problem = Problem("bundle.stranger", about=one.station, station=one.station[:8])
        faults.setdefault(thread_of(one), {})[one.station] = problem
    found: dict[CaseId, tuple[Problem, ...]] = {}
    for case, names in joined.items():
        problems = [fault for name in (case, *names) for fault in faults.get(name, {}).values()]
        arriving = (one for name in (case, *names) for one in threads.arriving(name))
        if any(_is_classified(one) for one in arriving):
            problems.append(Problem("bundle.classified", about=case))
        if not problems and folded(case, {case: threads.after(case)}) is None:
            problems.append(Problem("bundle.case_incomplete", about=case))
        if problems:
            found[case] = tuple(dict.fromkeys(problems))
    return found


def _is_classified(one: Recorded) -> bool:
    try:
        checked_words(one.act)
    except Refused as refusal:
        return any(problem.code == "text.classified" for problem in refusal.problems)
    return False
