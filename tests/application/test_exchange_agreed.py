"""What was looked at is what comes in: this bundle, with these choices, or nothing at all."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from desktop.application.exchange import Agreed, Choice
from desktop.application.progress import Progress
from desktop.application.workspace import Workspace
from desktop.domain.ids import CaseId
from desktop.errors import Refused
from tests.application import two_offices
from tests.application.two_offices import Neighbour, only_reviewer
from tests.builders import refusal

made_offices = two_offices.made_offices
offices = two_offices.offices
Three = tuple[Neighbour, Neighbour, Neighbour]
OURS, THEIRS = "迟到四十分钟", "迟到三十分钟"


def disputed(here: Neighbour, there: Neighbour) -> tuple[CaseId, Path]:
    """Return a case whose matter both changed, and the bundle that says so, with a new file."""
    case = here.case("迟到")
    there.takes(here.sends(there, case))
    there.correct(case, THEIRS)
    there.evidence(case, b"another file")
    here.correct(case, OURS)
    return case, there.sends(here, case).path


def looked_at(office: Neighbour, bundle: Path, value: str = THEIRS) -> Agreed:
    """Look at a bundle and choose a value for the one thing that both changed."""
    review = office.exchange.inspect(bundle)
    choices = tuple(
        Choice(case=case.case, dispute=each.dispute, value=value)
        for case in review.cases
        for each in case.disputes
    )
    return Agreed(bundle=review.sender.bundle, choices=choices)


class Sealing(Progress):
    """Says whether the attachments of a bundle were begun."""

    def __init__(self) -> None:
        self.began = False

    def step(self, code: str, done: int, total: int) -> None:
        self.began = self.began or code == "bundle.attachments"


def test_a_bundle_exchanged_on_the_stick_after_it_was_looked_at_is_refused(offices: Three) -> None:
    here, there, _ = offices
    case = here.case("迟到")
    first = here.sends(there, case).path
    here.correct(case, OURS)
    second = here.sends(there, case).path
    agreed = looked_at(there, first)
    before = there.rows(), there.files()
    first.write_bytes(second.read_bytes())

    take = partial(there.exchange.import_bundle, first, agreed=agreed)
    assert refusal(Refused, take) == ["bundle.not_the_reviewed"]
    assert (there.rows(), there.files()) == before
    there.exchange.import_bundle(second, agreed=looked_at(there, second))
    assert there.matter(case) == OURS


def test_a_chosen_value_stands_with_the_bundle(offices: Three) -> None:
    here, there, _ = offices
    case, bundle = disputed(here, there)
    here.exchange.import_bundle(bundle, agreed=looked_at(here, bundle))
    assert here.work.file(case).disputes == ()
    assert here.matter(case) == THEIRS


def test_a_choice_that_no_longer_fits_leaves_neither_rows_nor_files(offices: Three) -> None:
    here, there, _ = offices
    case, bundle = disputed(here, there)
    agreed = looked_at(here, bundle)
    here.correct(case, "迟到一小时")
    before = here.rows(), here.files()
    sealing = Sealing()

    take = partial(here.exchange.import_bundle, bundle, sealing, agreed)
    assert refusal(Refused, take) == ["dispute.changed"]
    assert (here.rows(), here.files()) == before
    assert not sealing.began


def test_who_may_not_settle_takes_nothing_in_with_a_choice(offices: Three) -> None:
    here, there, _ = offices
    _, bundle = disputed(here, there)
    agreed = looked_at(here, bundle)
    reviewer = only_reviewer(here)
    before = here.rows(), here.files()

    take = partial(reviewer.exchange.import_bundle, bundle, agreed=agreed)
    assert refusal(Refused, take) == ["role.needs_clerk"]
    assert (here.rows(), here.files()) == before
    reviewer.exchange.import_bundle(bundle, agreed=Agreed(bundle=agreed.bundle))


def test_a_bundle_that_is_here_settles_nothing_more(offices: Three) -> None:
    here, there, _ = offices
    case, bundle = disputed(here, there)
    agreed = looked_at(here, bundle)
    here.takes(bundle)
    before = here.rows()

    take = partial(here.exchange.import_bundle, bundle, agreed=agreed)
    assert refusal(Refused, take) == ["bundle.settle_here"]
    assert here.rows() == before
    assert len(here.work.file(case).disputes) == 1
    again = Agreed(bundle=agreed.bundle)
    assert here.exchange.import_bundle(bundle, agreed=again).already_here


class Writing(Progress):
    """Writes on another connection while a bundle is read."""

    def __init__(self, other: Workspace) -> None:
        self._other = other
        self.written = set[str]()

    def step(self, code: str, done: int, total: int) -> None:
        if code in ("bundle.verifying", "bundle.proving", "bundle.attachments"):
            self._other.drafts.drop("case.new", "")
            with self._other.together():
                self.written.add(code)


def test_others_write_while_a_bundle_is_read(offices: Three) -> None:
    here, there, _ = offices
    case, bundle = disputed(here, there)
    other = here.work.another()
    writing = Writing(other)
    try:
        here.exchange.import_bundle(bundle, writing, looked_at(here, bundle))
    finally:
        other.store.close()
    assert writing.written == {"bundle.verifying", "bundle.proving", "bundle.attachments"}
    assert here.matter(case) == THEIRS
