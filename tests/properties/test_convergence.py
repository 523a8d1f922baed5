"""Three offices work on one case and carry sticks about; in the end all see the same.

Entries arrive whole chains at a time, so that an office knows a beginning of each chain; which
beginning, and in what order, is left to chance.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.checklist import Answer, Finding
from desktop.domain.deadline import Unit
from desktop.domain.entries.act import Act, Recorded, UnknownAct
from desktop.domain.entries.checklist import ItemAnswered
from desktop.domain.entries.deadline import DeadlineExtended, DeadlineSuspended
from desktop.domain.entries.evidence import EvidenceWithdrawn, FactFound, FactTied
from desktop.domain.entries.exchange import DisputeSettled
from desktop.domain.entries.trust import ValueCorrected
from desktop.domain.ids import EntryId, StationId
from desktop.domain.replay.case import FOUND, CaseFile, track_name
from desktop.journal.order import frontier, next_clock
from tests.domain.stories import DAY, MORNING, Chronicle, Story, Told, name_of, person, replayed
from tests.storage.material import Office

OFFICES = 3
STORY = Story()
BEFORE = [
    *STORY.intake(),
    *STORY.opening(),
    *STORY.verification(),
    *STORY.hearing(),
    *STORY.binding_run()[:4],
]

few = settings(max_examples=12)


@dataclass
class Desk:
    """What one office knows; it acts on that and learns from others in whole."""

    number: int
    known: dict[EntryId, Recorded] = field(default_factory=dict)

    def act(self, told: Told, name: int, at: datetime = MORNING) -> Recorded:
        thread = told.case or told.act.thread
        mine = [one for one in self.known.values() if (one.case or one.act.thread) == thread]
        highest = max(one.clock for one in self.known.values())
        entry = Recorded(
            entry=EntryId(name_of("act", name) * 2),
            station=StationId(name_of("desk", self.number)),
            clock=next_clock(highest),
            recorded_at=at,
            actor=person("clerk"),
            case=told.case,
            after=frontier(mine),
            act=told.act,
        )
        self.known[entry.entry] = entry
        return entry

    def file(self) -> CaseFile:
        return replayed(self.known.values(), STORY.case)

    def settle(self, name: int) -> int:
        """Choose the first value of everything disputed; return how many choices were made."""
        disputes = self.file().disputes
        for number, dispute in enumerate(disputes):
            value = dispute.held[0].value
            inside = dispute.about not in (STORY.incident, STORY.respondent)
            act = DisputeSettled(
                about=dispute.about,
                field=dispute.field,
                value=value if isinstance(value, str) else dispute.held[0].entry,
                settles=tuple(held.entry for held in dispute.held),
            )
            told = Told(by="clerk", act=act, case=STORY.case if inside else None)
            self.act(told, name + number)
        return len(disputes)


def corrected(about: str, name: str, value: str) -> Told:
    inside = about not in (STORY.incident, STORY.respondent)
    act = ValueCorrected(about=about, field=name, value=value, reason="写错")
    return Told(by="clerk", act=act, case=STORY.case if inside else None)


ACTS: st.SearchStrategy[Told] = st.one_of(
    st.builds(
        corrected,
        st.just(STORY.case),
        st.just("matter"),
        st.sampled_from(["未到岗", "迟到四十分钟"]),
    ),
    st.builds(
        corrected, st.just(STORY.incident), st.just("place"), st.sampled_from(["甲村", "乙村"])
    ),
    st.builds(corrected, st.just(STORY.respondent), st.just("name"), st.sampled_from("甲乙")),
    st.builds(corrected, st.just(STORY.fact), st.just("text"), st.sampled_from(["一", "二"])),
    st.builds(corrected, st.just(STORY.evidence), st.just("name"), st.sampled_from(["一", "二"])),
    st.builds(
        lambda place: STORY.told(STORY.facts_shown(place)), st.sampled_from(["楼上", "楼下"])
    ),
    st.builds(lambda waiver: STORY.told(STORY.defence(waiver=waiver)), st.sampled_from("甲乙")),
    st.builds(
        lambda finding: STORY.told(FactFound(fact=STORY.fact, finding=finding, reason="查")),
        st.sampled_from(Finding),
    ),
    st.builds(
        lambda value: STORY.told(
            ItemAnswered(run=STORY.run, item="A1", answer=Answer(value=value))
        ),
        st.sampled_from(["yes", "no"]),
    ),
    st.builds(
        lambda reason: STORY.told(EvidenceWithdrawn(evidence=STORY.evidence, reason=reason)),
        st.sampled_from("甲乙"),
    ),
    st.just(STORY.told(FactTied(fact=STORY.fact, evidence=STORY.evidence))),
    st.builds(lambda conduct: STORY.told(STORY.codes(conduct)), st.sampled_from(["flood", "land"])),
    st.builds(
        lambda number: STORY.told(
            DeadlineExtended(
                respondent=STORY.respondent,
                track=STORY.track,
                rule="review",
                number=number,
                unit=Unit.MONTH,
                on=DAY,
                reason="案情复杂",
                approved_by="周正",
                approved_as="主任",
            )
        ),
        st.integers(1, 2),
    ),
    st.builds(
        lambda days: STORY.told(
            DeadlineSuspended(
                respondent=STORY.respondent,
                track=STORY.track,
                rule="review",
                first=DAY,
                last=DAY + timedelta(days=days),
                reason="补充调查",
                approved_by="周正",
                approved_as="主任",
            )
        ),
        st.integers(0, 2),
    ),
    st.sampled_from(list(STORY.acts())[5:]),
)


def offices() -> list[Desk]:
    """Return offices that all know the case as it was."""
    common = {one.entry: one for one in Chronicle(STORY).tell_all(BEFORE).entries}
    return [Desk(number, dict(common)) for number in range(OFFICES)]


@st.composite
def histories(draw: st.DrawFn) -> list[Desk]:
    """Return offices after acts here and there, each by its own clock, and sticks carried."""
    desks = offices()
    for name in range(draw(st.integers(1, 25))):
        here, there = draw(st.tuples(*[st.integers(0, OFFICES - 1)] * 2))
        if draw(st.booleans()):
            desks[here].known.update(desks[there].known)
        at = MORNING + timedelta(minutes=draw(st.integers(-3_000_000, 3_000_000)))
        desks[here].act(draw(ACTS), name, at)
    return desks


def everything(desks: list[Desk]) -> list[Recorded]:
    return list({name: one for desk in desks for name, one in desk.known.items()}.values())


def all_learn(desks: list[Desk]) -> None:
    known = {one.entry: one for one in everything(desks)}
    for desk in desks:
        desk.known.update(known)


@given(histories(), st.randoms(use_true_random=False))
def test_whatever_arrives_first_there_is_one_case_file(desks: list[Desk], chance: Random) -> None:
    entries = everything(desks)
    expected = replayed(entries, STORY.case)
    for _ in desks:
        chance.shuffle(entries)
        file = replayed(entries, STORY.case)
        assert file == expected
        assert file.disputes == expected.disputes


@given(histories())
def test_a_settlement_settles_everywhere(desks: list[Desk]) -> None:
    all_learn(desks)
    desks[0].settle(1_000)
    assert desks[0].file().disputes == ()
    all_learn(desks)
    for desk in desks:
        assert desk.file().disputes == ()
        assert desk.file() == desks[0].file()


@given(histories())
def test_two_settlements_that_differ_are_themselves_settled_in_the_end(desks: list[Desk]) -> None:
    all_learn(desks)
    for desk in desks:
        desk.act(corrected(STORY.case, "matter", f"第{desk.number}种说法"), 900 + desk.number)
    all_learn(desks)
    assert "matter" in [dispute.field for dispute in desks[0].file().disputes]
    desks[0].settle(1_000)
    desks[1].settle(2_000)
    all_learn(desks)
    desks[2].settle(3_000)
    all_learn(desks)
    assert [desk.file().disputes for desk in desks] == [(), (), ()]


@given(histories())
def test_what_was_withdrawn_carries_no_fact_anywhere(desks: list[Desk]) -> None:
    all_learn(desks)
    desks[0].act(STORY.told(EvidenceWithdrawn(evidence=STORY.evidence, reason="丙")), 1_000)
    all_learn(desks)
    for desk in desks:
        file = desk.file()
        assert list(file.withdrawn) == [STORY.evidence]
        assert file.facts[STORY.fact].evidence == ()
        assert STORY.evidence in file.evidence


def sides(*told: Told) -> list[Desk]:
    """Return offices after each did one of the acts without knowing of the others, then met."""
    desks = offices()
    for number, (desk, one) in enumerate(zip(desks, told, strict=False)):
        desk.act(one, number)
    all_learn(desks)
    return desks


def test_corrections_that_never_saw_each_other_stand_disputed_on_every_desk() -> None:
    desks = sides(
        corrected(STORY.incident, "place", "甲村"), corrected(STORY.incident, "place", "乙村")
    )
    for desk in desks:
        (dispute,) = desk.file().disputes
        assert (dispute.about, dispute.field) == (STORY.incident, "place")
        assert {held.value for held in dispute.held} == {"甲村", "乙村"}


def test_the_same_correction_made_twice_is_no_dispute() -> None:
    desks = sides(*[corrected(STORY.incident, "place", "甲村")] * 3)
    assert [desk.file().disputes for desk in desks] == [(), (), ()]


def acts_that_exclude_each_other() -> list[tuple[str, str, Act, Act]]:
    """What each pair is about, the slot they contend for, and the two acts."""

    def answer(value: str) -> Act:
        return ItemAnswered(run=STORY.run, item="A1", answer=Answer(value=value))

    def found(finding: Finding) -> Act:
        return FactFound(fact=STORY.fact, finding=finding, reason="查")

    return [
        (
            track_name(STORY.key),
            "facts_shown",
            STORY.facts_shown("楼上"),
            STORY.facts_shown("楼下"),
        ),
        (
            track_name(STORY.key),
            "defence",
            STORY.defence(waiver="不陈述"),
            STORY.defence(STORY.point),
        ),
        (
            track_name(STORY.key),
            "measure",
            replace(STORY.proposed(), reason="甲"),
            replace(STORY.proposed(), reason="乙"),
        ),
        (
            track_name(STORY.key),
            "decision",
            STORY.decided(),
            STORY.decided(attendees=("王书记", "孙镇长")),
        ),
        (STORY.run, "A1", answer("yes"), answer("no")),
        (STORY.fact, FOUND, found(Finding.PROVEN), found(Finding.UNTRUE)),
    ]


def test_every_kind_of_act_that_excludes_another_is_disputed_and_settled() -> None:
    for about, slot, one, other in acts_that_exclude_each_other():
        desks = sides(STORY.told(one), STORY.told(other))
        for desk in desks:
            (dispute,) = desk.file().disputes
            assert (dispute.about, dispute.field) == (about, slot)
        assert desks[0].settle(1_000) == 1
        all_learn(desks)
        assert [desk.file().disputes for desk in desks] == [(), (), ()]
        assert desks[2].file() == desks[0].file()


def test_a_finding_that_is_disputed_counts_for_nothing() -> None:
    desks = sides(
        STORY.told(FactFound(fact=STORY.fact, finding=Finding.PROVEN, reason="查")),
        STORY.told(FactFound(fact=STORY.fact, finding=Finding.UNTRUE, reason="查")),
    )
    assert [desk.file().facts[STORY.fact].finding for desk in desks] == [None, None, None]


@given(histories(), st.integers(0, OFFICES - 1))
def test_an_act_of_a_newer_program_closes_the_case_on_every_desk_it_reaches(
    desks: list[Desk], here: int
) -> None:
    assert not any(desk.file().read_only for desk in desks)
    desks[here].act(STORY.told(UnknownAct(kind="case.sealed", version=1)), 5_000)
    assert [desk.file().read_only for desk in desks] == [
        number == here for number in range(OFFICES)
    ]
    all_learn(desks)
    assert all(desk.file().read_only for desk in desks)


STICKS = st.lists(
    st.tuples(st.integers(0, OFFICES - 1), st.integers(0, OFFICES - 1), ACTS), max_size=15
)


@few
@given(STICKS)
def test_three_real_offices_end_with_the_same_file_and_the_same_list(
    sticks: list[tuple[int, int, Told]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        names = ("青山镇", "石桥镇", "县纪委")
        here = [Office(Path(folder) / name, name) for name in names]
        with here[0].store.writing():
            here[0].tell(BEFORE)
        for number in (1, 2):
            here[number].take_in(here[0])
        for target, source, told in sticks:
            if target != source:
                here[target].take_in(here[source])
            here[target].tell([told])
        for _ in range(2):
            for target in range(OFFICES):
                for source in range(OFFICES):
                    if target != source:
                        here[target].take_in(here[source])
        files = [office.store.files.file(STORY.case) for office in here]
        lists = [office.store.lists.cases() for office in here]
        assert files[0] == files[1] == files[2]
        assert lists[0] == lists[1] == lists[2]
        assert files[0].disputes == files[1].disputes == files[2].disputes
        for office in here:
            office.close()
