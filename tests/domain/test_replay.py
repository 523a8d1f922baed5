"""A case file takes what comes: acts told twice, about unknown things, or by a newer program."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from desktop.domain.checklist import Finding, ResultKind, RunKind
from desktop.domain.entries.act import UnknownAct
from desktop.domain.entries.case import CaseOpened
from desktop.domain.entries.checklist import DifferencesSettled, ExemptionDeclined
from desktop.domain.entries.evidence import FactFound, FactTied
from desktop.domain.entries.exchange import (
    CardAccepted,
    CountedPrecedent,
    DisputeSettled,
    PrecedentsReceived,
)
from desktop.domain.entries.office import RoleEnded, RoleGiven
from desktop.domain.entries.trust import ActConfirmed, ValueCorrected
from desktop.domain.ids import (
    Digest,
    EntryId,
    EvidenceId,
    FactId,
    OfficeId,
    PaperId,
    RespondentId,
    RunId,
)
from desktop.domain.measure import Track
from desktop.domain.office import Role
from desktop.domain.precedent import Precedent, Traits
from desktop.domain.replay.fold import fold_thing
from desktop.domain.replay.office import OfficeFile, apply_to_office
from desktop.domain.respondent import Post, Status
from desktop.domain.values import FieldValue
from desktop.errors import Refused
from tests.domain.stories import BODY, DAY, Chronicle, Story, Told, name_of, person

STORY = Story()
NOWHERE = name_of("thing", "that is not here")


def told() -> Chronicle:
    return Chronicle(STORY).tell_all(STORY.acts())


def test_what_is_told_twice_stands_once_as_it_was_told_first() -> None:
    opened = CaseOpened(number="青山镇〔2026〕99号", matter="另一件", body=BODY, opened_on=DAY)
    again = [*(one.act for one in STORY.opening()[1:4]), *(one.act for one in STORY.binding_run())]
    before, after = told().file(), told().tell(opened, *again).file()
    assert after.opened.now == before.opened.now
    assert list(after.incidents) == [STORY.incident]
    assert list(after.respondents) == [STORY.respondent]
    assert after.tracks.keys() == before.tracks.keys()
    assert after.runs[STORY.run] == before.runs[STORY.run]


@pytest.mark.parametrize(
    "act",
    [
        FactTied(fact=FactId(NOWHERE), evidence=EvidenceId(NOWHERE)),
        FactFound(fact=FactId(NOWHERE), finding=Finding.UNTRUE, reason="查无此事"),
        STORY.answer(RunId(NOWHERE), "A1"),
        STORY.concluded(RunId(NOWHERE)),
        DifferencesSettled(run=RunId(NOWHERE), second=STORY.second_run, words="一致"),
        ExemptionDeclined(run=RunId(NOWHERE), leader="王书记", reason="情况不同"),
        replace(STORY.facts_shown(), respondent=RespondentId(NOWHERE)),
        replace(STORY.review(), respondent=RespondentId(NOWHERE)),
        replace(STORY.served(), paper=PaperId(NOWHERE)),
        ValueCorrected(about=NOWHERE, field="text", value="别处的", reason="写错"),
        DisputeSettled(about=NOWHERE, field="decision", value="", settles=()),
    ],
    ids=lambda act: type(act).__name__,
)
def test_an_act_about_what_is_not_here_changes_nothing_but_is_kept(act: object) -> None:
    """Its thing may come with a later bundle; the act must not be lost meanwhile."""
    before, after = told().file(), told().tell(act).file()  # type: ignore[arg-type] # an act
    assert replace(after, history=()) == replace(before, history=())
    assert after.history[-1].act == act


def test_a_run_takes_no_answer_after_it_was_concluded() -> None:
    file = told().tell(STORY.answer(STORY.run, "A1", "no")).file()
    answer = file.runs[STORY.run].answers["A1"]
    assert answer is not None
    assert answer.value == "yes"


def test_an_exemption_can_be_declined_in_a_run() -> None:
    act = ExemptionDeclined(run=STORY.run, leader="王书记", reason="情况不同")
    declined = told().tell(act).file().runs[STORY.run].declined
    assert declined is not None
    assert declined.act == act


def test_a_correction_that_does_not_fit_was_written_by_a_newer_program() -> None:
    act = ValueCorrected(about=STORY.evidence, field="colour", value="红", reason="补充")
    file = told().tell(act).file()
    assert file.evidence[STORY.evidence].newer
    assert file.read_only


def test_a_thing_is_not_corrected_to_what_its_field_cannot_hold() -> None:
    evidence = told().file().evidence[STORY.evidence]
    with pytest.raises(Refused) as refused:
        evidence.corrected("collected_on", "昨天", EntryId("0" * 64), ())
    assert refused.value.problems[0].code == "correction.wrong_value"


@pytest.mark.parametrize("value", ["李敏", ("李敏", 3), 3, None])
def test_a_list_of_names_is_corrected_to_a_list_of_names(value: FieldValue) -> None:
    act = ValueCorrected(about=STORY.evidence, field="collectors", value=value, reason="写错")
    evidence = told().tell(act).file().evidence[STORY.evidence]
    assert evidence.newer
    assert evidence.now.collectors == ("李敏", "赵强")


def test_an_unknown_act_leaves_the_case_to_be_read_only() -> None:
    file = told().tell(UnknownAct(kind="case.sung", version=1)).file()
    assert file.read_only


def two_answers() -> tuple[Chronicle, list[EntryId]]:
    """Two offices answer one item, and find one fact, without knowing of each other."""
    run = RunId(name_of("run", "open"))
    chronicle = told().tell(STORY.started(run, RunKind.PRELIMINARY))
    before = (chronicle.entries[-1].entry,)
    for value, finding in (("yes", Finding.PROVEN), ("no", Finding.UNTRUE)):
        found = FactFound(fact=STORY.fact, finding=finding, reason="核对后")
        for act in (STORY.answer(run, "A1", value), found):
            chronicle.entries.append(chronicle.next(STORY.told(act), after=before))
    return chronicle, [one.entry for one in chronicle.entries[-4:]]


def test_one_of_several_answers_and_findings_is_chosen_by_its_entry() -> None:
    chronicle, entries = two_answers()
    run = RunId(name_of("run", "open"))
    file = chronicle.file()
    assert {dispute.field for dispute in file.disputes} == {"A1", "found"}
    for about, field, stands in ((run, "A1", entries[2]), (STORY.fact, "found", entries[3])):
        act = DisputeSettled(about=about, field=field, value=stands, settles=tuple(entries))
        chronicle.entries.append(chronicle.next(STORY.told(act), after=tuple(entries)))
    file = chronicle.file()
    assert file.disputes == ()
    answer = file.runs[run].answers["A1"]
    assert answer is not None
    assert answer.value == "no"
    assert file.facts[STORY.fact].finding is Finding.UNTRUE


@pytest.mark.parametrize(
    ("about", "field", "value"),
    [
        (RunId(name_of("run", "open")), "A1", "0" * 64),
        (RunId(name_of("run", "open")), "Z9", "0" * 64),
        (f"{STORY.respondent}/{STORY.track.value}", "colour", "0" * 64),
        (f"{STORY.respondent}/{STORY.track.value}", "decision", "0" * 64),
    ],
)
def test_choosing_what_nobody_told_chooses_nothing(about: str, field: str, value: str) -> None:
    chronicle, entries = two_answers()
    before = chronicle.file()
    act = DisputeSettled(about=about, field=field, value=value, settles=tuple(entries))
    assert chronicle.tell(act).file().disputes == before.disputes


def test_a_thing_begins_with_the_act_that_recorded_it() -> None:
    act = ValueCorrected(about=STORY.incident, field="place", value="镇北", reason="写错")
    early = Chronicle(STORY)
    early.entries.append(replace(early.next(STORY.told(act)), case=None))
    assert fold_thing(early.entries) is None


def test_who_accepted_a_card_cannot_be_the_second_who_stands_for_it() -> None:
    card = CardAccepted(
        office=OfficeId(NOWHERE), name="青山县", card="", safety_number="", compared_how="电话"
    )
    chronicle = Chronicle(STORY).tell(card, by="keeper")
    (accepted,) = chronicle.entries
    office = apply_to_office(OfficeFile(), accepted)
    for who, second in (("keeper", None), ("clerk", person("clerk"))):
        confirmed = chronicle.next(Told(by=who, act=ActConfirmed(entry=accepted.entry)))
        office = apply_to_office(office, confirmed)
        assert office.cards[accepted.entry].confirmed_by == second


def test_the_people_of_an_incident_are_not_corrected_as_one_value() -> None:
    chronicle = Chronicle(STORY).tell_all(STORY.intake()[:1])
    act = ValueCorrected(about=STORY.incident, field="people", value=("仇某",), reason="写错")
    thing = fold_thing([*chronicle.entries, chronicle.next(Told(by="clerk", act=act))])
    assert thing is not None
    assert thing.newer


def test_a_role_of_an_unknown_person_and_ones_own_confirmation_count_for_nothing() -> None:
    chronicle = Chronicle(STORY)
    given = chronicle.next(STORY.told(RoleGiven(person=person("keeper"), role=Role.CLERK)))
    ended = chronicle.next(STORY.told(RoleEnded(person=person("keeper"), role=Role.CLERK)))
    confirmed = chronicle.next(STORY.told(ActConfirmed(entry=EntryId("0" * 64))))
    office = OfficeFile()
    for entry in (given, ended, confirmed):
        office = apply_to_office(office, entry)
    assert office == OfficeFile()


def test_past_cases_come_to_one_library_whatever_comes_first() -> None:
    one, other = (Precedent(
        pack="cn-township",
        version="2026-07-01",
        track=Track.EMPLOYER,
        year=year,
        traits=Traits(status=Status.OTHER, role=Post.STAFF, conduct="land", harm="none"),
        result=ResultKind.NO_ACCOUNTABILITY,
    ) for year in (2024, 2025))  # fmt: skip
    files = [
        PrecedentsReceived(
            origin="县纪委",
            file=Digest("0" * 64),
            precedents=tuple(
                CountedPrecedent(precedent=each, count=count) for each, count in counts.items()
            ),
        )
        for counts in ({one: 2, other: 1}, {one: 1}, {other: 3})
    ]
    for order in permutations((*files, files[0])):
        office = OfficeFile()
        for entry in Chronicle(STORY).tell(*order).entries:
            office = apply_to_office(office, entry)
        assert office.precedents == {one: 2, other: 3}
