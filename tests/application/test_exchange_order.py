"""Bundles that come late, twice, not at all, or from a copy; and imports taken back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import permutations
from pathlib import Path

import pytest

from desktop.application.cases import Cases
from desktop.application.exchange import CaseStanding, ExportReport
from desktop.application.offices import open_office
from desktop.domain.ids import CaseId, Digest
from desktop.errors import Damaged, NotFound, Refused
from desktop.text import Language, explain
from tests.application import two_offices
from tests.application.two_offices import MORNING, MadeOffices, Neighbour, a_light_world
from tests.builders import CLERK, PASSWORD, refusal
from tests.fakes import FixedClock

made_offices = two_offices.made_offices
offices = two_offices.offices
Three = tuple[Neighbour, Neighbour, Neighbour]


@contextmanager
def a_copy(office: Neighbour, folder: Path) -> Iterator[Neighbour]:
    """Return the office as it is now, copied to another disk."""
    database = office.work.store.database
    database.run("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(office.work.folder, folder)
    work = open_office(folder, CLERK, PASSWORD, a_light_world(FixedClock(MORNING)))
    try:
        yield Neighbour(work=work, stick=office.stick)
    finally:
        work.close()


def warned(office: Neighbour, bundle: ExportReport) -> list[str]:
    """Return what is said before a bundle is taken in."""
    return [problem.code for problem in office.exchange.inspect(bundle.path).warnings]


def test_a_missing_bundle_is_named_and_may_come_later(offices: Three) -> None:
    here, there, _ = offices
    case = here.case()
    first, second, third, fourth = [here.sends(there, case) for _ in range(4)]
    there.takes(first)

    assert warned(there, second) == []
    assert warned(there, third) == ["bundle.gap_one"]
    assert warned(there, fourth) == ["bundle.gap"]
    (problem,) = there.exchange.inspect(third.path).warnings
    assert explain(problem, Language.ENGLISH) == (
        "Bundle 2 is missing. You can accept 3 now, or ask for 2."
    )
    there.takes(third)
    assert warned(there, second) == ["bundle.late"]
    there.takes(second)
    assert warned(there, fourth) == []
    assert warned(there, first) == []


def test_the_first_bundle_that_comes_may_be_a_late_one(offices: Three) -> None:
    here, there, _ = offices
    case = here.case()
    _, _, third = [here.sends(there, case) for _ in range(3)]

    assert warned(there, third) == ["bundle.gap"]
    assert there.takes(third).count(CaseStanding.NEW) == 1


def five(here: Neighbour, there: Neighbour) -> tuple[CaseId, list[ExportReport]]:
    """Return five bundles, each with something more of a case, and now and then another case."""
    case = here.case("第一句")
    sent = []
    for number in range(5):
        here.correct(case, f"第{number}句")
        others = [here.case(f"另一件{number}")] if number % 2 else []
        sent.append(here.sends(there, case, *others))
    return case, sent


class Row:
    """Five bundles for one office, written once; and three from a copy that went on by itself."""

    def __init__(self, made: MadeOffices, folder: Path) -> None:
        self.folder = folder
        with made.copied(folder / "offices") as (here, there, _):
            with a_copy(here, folder / "copy") as copy:
                self.case, sent = five(here, there)
                self.sent = [each.path for each in sent]
                other = copy.case("副本上另写的")
                (folder / "forks").mkdir()
                self.forks = [
                    each.path.rename(folder / "forks" / each.path.name)
                    for each in [copy.sends(there, other) for _ in range(3)]
                ]
            self._receiver = there.work.folder

    @contextmanager
    def receiver(self, name: str) -> Iterator[Neighbour]:
        """Return the receiving office as it was before anything came."""
        shutil.copytree(self._receiver, self.folder / name)
        work = open_office(self.folder / name, CLERK, PASSWORD, a_light_world(FixedClock(MORNING)))
        try:
            yield Neighbour(work=work, stick=self.folder)
        finally:
            work.close()

    def end(self, order: tuple[int, ...]) -> str:
        """Return what is shown after the bundles came in this order, some twice."""
        with self.receiver("".join(map(str, order))) as there:
            for step, number in enumerate(order):
                there.takes(self.sent[number])
                assert there.takes(self.sent[order[step // 2]]).already_here
                for fork in self.forks[number : number + 1]:
                    assert refusal(Damaged, partial(there.takes, fork)) == ["bundle.forked"]
            assert there.matter(self.case) == "第4句"
            return there.shown()


ORDERS = tuple(permutations(range(5)))


@pytest.fixture(scope="module")
def row(made_offices: MadeOffices, tmp_path_factory: pytest.TempPathFactory) -> Row:
    """Five bundles and a fork."""
    return Row(made_offices, tmp_path_factory.mktemp("row"))


def test_any_order_of_five_bundles_ends_alike(row: Row) -> None:
    assert len({row.end(order) for order in ORDERS[::13]}) == 1


@pytest.mark.nightly
def test_every_order_of_five_bundles_ends_alike(row: Row) -> None:
    left = [order for order in ORDERS if order not in ORDERS[::13]]
    assert len({row.end(order) for order in left}) == 1


def test_a_copy_that_went_on_is_found_out_by_its_number_or_its_entries(row: Row) -> None:
    with row.receiver("forked") as there:
        there.takes(row.forks[0])
        before = there.rows()

        assert refusal(Damaged, lambda: there.takes(row.sent[0])) == ["bundle.forked"]
        # Its number is free, and what it names as the one before is not what came.
        assert refusal(Damaged, lambda: there.takes(row.sent[1])) == ["bundle.forked"]
        # No neighbour betrays it, but its entries do.
        assert refusal(Damaged, lambda: there.takes(row.sent[2])) == ["journal.forked_chain"]
        assert there.rows() == before


def test_an_older_copy_of_an_office_finds_out_that_others_saw_more(
    offices: Three, tmp_path: Path
) -> None:
    here, there, _ = offices
    case = here.case()
    there.takes(here.sends(there, case))
    with a_copy(here, tmp_path / "copy") as old:
        here.correct(case, "新的一句")
        there.takes(here.sends(there, case))
        back = there.sends(here, case)

        assert refusal(Damaged, lambda: old.takes(back)) == ["bundle.this_copy_is_older"]
        assert here.takes(back).count(CaseStanding.UNCHANGED) == 1


def test_a_restored_office_goes_on_as_a_new_station_and_gets_back_what_it_lost(
    offices: Three, tmp_path: Path
) -> None:
    here, there, _ = offices
    case = here.case("旧的")
    there.takes(here.sends(there, case))
    with a_copy(here, tmp_path / "copy") as restored:
        here.correct(case, "丢掉的一句")
        there.takes(here.sends(there, case))
        two_offices.go_on_as_new_station(restored)
        there.accepts(restored)

        restored.case("恢复以后")
        sent = restored.sends(there, case)
        assert there.takes(sent).warnings == ()
        # Sealed to both stations of the new card would be wrong: the old one is stopped.
        restored.takes(there.sends(restored, case))

        assert restored.matter(case) == there.matter(case) == "丢掉的一句"
        assert restored.work.file(case) == there.work.file(case)


def test_an_office_that_lost_what_it_confirmed_is_told_how_to_catch_up(
    offices: Three, tmp_path: Path
) -> None:
    here, there, _ = offices
    case = here.case()
    with a_copy(there, tmp_path / "copy") as old:
        there.takes(here.sends(there, case))
        here.takes(there.sends(here, case))
        two_offices.go_on_as_new_station(old)
        here.accepts(old)
        here.correct(case, "又一句")
        sent = here.sends(old, case)

        assert refusal(Damaged, lambda: old.takes(sent)) == ["bundle.links_missing"]
        here.takes(old.sends(here, old.case()))
        assert old.takes(here.sends(old, case)).count(CaseStanding.NEW) == 1
        assert old.matter(case) == "又一句"


def test_an_import_taken_back_no_longer_counts_and_comes_again(offices: Three) -> None:
    here, there, _ = offices
    kept = there.case("自己的")
    before = there.shown()
    sent = here.sends(there, here.case("收错的"))
    there.takes(sent)
    after = there.shown()

    report = there.exchange.take_back(sent.bundle, "收错了")

    assert (report.number, report.office) == (1, here.id)
    assert report.entries > 0
    assert there.shown() == before
    assert [row.case for row in Cases(there.work).rows()] == [kept]
    assert Cases(there.work).search("收错") == ()
    assert [each.taken_back for each in there.exchange.imported()] == [True]
    there.work.store.tables.rebuild()
    assert there.shown() == before

    review = there.exchange.inspect(sent.path)
    assert not review.already_here
    assert review.count(CaseStanding.NEW) == 1
    there.takes(sent)
    assert there.shown() == after
    assert [each.taken_back for each in there.exchange.imported()] == [False]
    assert there.takes(sent).already_here


def test_what_two_bundles_brought_stands_until_both_are_taken_back(offices: Three) -> None:
    here, there, _ = offices
    case = here.case("第一句")
    first = here.sends(there, case)
    here.correct(case, "第二句")
    second = here.sends(there, case)
    there.takes(first)
    there.takes(second)

    there.exchange.take_back(first.bundle, "收错了")
    assert there.matter(case) == "第二句"
    there.takes(first)
    there.exchange.take_back(second.bundle, "收错了")
    assert there.matter(case) == "第一句"
    there.exchange.take_back(first.bundle, "收错了")
    assert there.work.store.files.find(case) is None


def test_own_work_on_an_import_taken_back_stays_undisputed(offices: Three) -> None:
    here, there, _ = offices
    case = there.case("第一句")
    here.takes(there.sends(here, case))
    here.correct(case, "第二句")
    sent = here.sends(there, case)
    there.takes(sent)
    there.correct(case, "第三句")

    there.exchange.take_back(sent.bundle, "收错了")

    # Whoever wrote the third had seen the first, through the second that no longer counts.
    assert there.matter(case) == "第三句"
    assert there.work.file(case).disputes == ()
    there.correct(case, "第四句")
    assert there.work.file(case).disputes == ()
    there.takes(sent)
    assert there.matter(case) == "第四句"
    there.work.store.tables.rebuild()
    assert there.work.file(case).disputes == ()


def test_what_came_while_an_import_was_taken_back_is_disputed_when_it_comes_again(
    offices: Three,
) -> None:
    here, there, _ = offices
    case = there.case("第一句")
    here.takes(there.sends(here, case))
    here.correct(case, "那边的")
    sent = here.sends(there, case)
    there.takes(sent)
    there.exchange.take_back(sent.bundle, "先不收")
    there.correct(case, "这边的")

    review = there.takes(sent)

    assert review.count(CaseStanding.DISPUTED) == 1
    assert {side.value for side in review.disputes[0].sides} == {"那边的", "这边的"}


def test_taking_back_needs_a_reason_and_something_to_take_back(offices: Three) -> None:
    here, there, _ = offices
    sent = here.sends(there, here.case())
    take_back = there.exchange.take_back

    assert refusal(NotFound, lambda: take_back(sent.bundle, "收错了")) == ["bundle.not_here"]
    assert refusal(NotFound, lambda: take_back(Digest("0" * 64), "x")) == ["bundle.not_here"]
    there.takes(sent)
    assert refusal(Refused, lambda: take_back(sent.bundle, " ")) == ["bundle.no_reason"]
    take_back(sent.bundle, "收错了")
    assert refusal(Refused, lambda: take_back(sent.bundle, "再来")) == ["bundle.taken_back_already"]


def test_a_county_passes_a_case_on_to_whoever_knows_its_township(offices: Three) -> None:
    here, there, county = offices
    case, other = here.case("镇里的"), county.case("县里的")
    county.takes(here.sends(county, case))
    county.correct(case, "县里改过的")

    there.takes(county.sends(there, case, other))

    assert there.work.file(case) == county.work.file(case)
    assert there.matter(case) == "县里改过的"
    # And when the township itself sends, the histories meet.
    here.correct(case, "镇里又改的")
    review = there.takes(here.sends(there, case))
    assert review.count(CaseStanding.DISPUTED) == 1


def test_a_case_of_an_office_nobody_here_compared_stays_outside(
    offices: Three, tmp_path: Path
) -> None:
    _, there, county = offices
    draft = replace(two_offices.OFFICE_OF["青山镇"], name="云溪镇人民政府")
    work = two_offices.a_new_office(tmp_path / "云溪镇", draft, FixedClock(MORNING))
    unknown = Neighbour(work=work, stick=tmp_path)
    unknown.accepts(county)
    county.accepts(unknown)
    case, other = unknown.case("云溪的"), county.case("县里的")
    county.takes(unknown.sends(county, case))
    sent = county.sends(there, case, other)

    review = there.takes(sent)

    assert {each.matter: each.standing for each in review.cases} == {
        "": CaseStanding.REFUSED,
        "县里的": CaseStanding.NEW,
    }
    (refused,) = [each for each in review.cases if each.case == case]
    assert [problem.code for problem in refused.problems] == ["bundle.stranger"]
    assert there.work.store.journal.head(unknown.station) is None

    there.accepts(unknown)
    assert there.takes(county.sends(there, case)).count(CaseStanding.NEW) == 1
    assert there.work.file(case) == county.work.file(case)
    work.close()
