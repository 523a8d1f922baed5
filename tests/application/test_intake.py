"""Recording what comes in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from desktop.application.cases import Cases
from desktop.application.intake import IncidentDraft, Intake, PassOnDraft, Reporter
from desktop.application.receipts import receipt
from desktop.domain.ids import IncidentId
from desktop.domain.incident import Mentioned
from desktop.domain.respondent import ManagementLevel
from desktop.errors import NotFound, Refused
from desktop.text import Language
from tests.builders import INCIDENT, RECORDER, Town, an_incident, refusal
from tests.documents.reading import squeezed, whole_text

MARKINGS = ("绝密★", "机密★30年", "秘密 ★", "【秘密】", "请看附件\n机密\n第二页", "秘密*")
WORDS = ("不能泄露秘密。", "机密文件柜钥匙丢失", "秘密收集")
REPORTER = Reporter(name="钱金丝雀", contact="13800000000")


def test_an_incident_is_recorded_under_the_next_number(town: Town) -> None:
    intake = Intake(town.clerk)
    first, second = an_incident(town.clerk), an_incident(town.clerk, place="青山镇大坪村")
    assert [row.number for row in intake.register()] == ["2026-002", "2026-001"]
    assert intake.count() == 2
    now = intake.incident(first).now
    assert (now.number, now.what, now.happened_at) == ("2026-001", INCIDENT.what, "14:00")
    assert intake.number(second) == "2026-002"


def test_an_empty_register_is_empty(town: Town) -> None:
    assert Intake(town.clerk).register() == ()
    assert Intake(town.clerk).count() == 0


def test_everything_that_is_missing_is_said_at_once(town: Town) -> None:
    before = town.entries
    assert refusal(Refused, lambda: Intake(town.clerk).record_incident(IncidentDraft())) == [
        "incident.no_level",
        "incident.no_day",
        "incident.no_place",
        "incident.nothing_told",
    ]
    assert town.entries == before


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"happened_on": date(2026, 11, 25)}, "incident.in_the_future"),
        ({"happened_on": date(1949, 9, 30)}, "incident.too_long_ago"),
        ({"happened_at": "25:00"}, "incident.no_such_time"),
        ({"happened_at": "2pm"}, "incident.no_such_time"),
        ({"place": "\u3000"}, "incident.no_place"),
        ({"what": "\n"}, "incident.nothing_told"),
        ({"level": ManagementLevel.COUNTY}, "incident.only_pass_on"),
    ],
)
def test_what_cannot_be_is_not_recorded(town: Town, changes: dict[str, object], code: str) -> None:
    before = town.entries
    assert refusal(Refused, lambda: an_incident(town.clerk, **changes)) == [code]
    assert town.entries == before


def test_the_day_is_that_of_beijing_whatever_the_computer_says(town: Town) -> None:
    assert town.clerk.today() == date(2026, 11, 24)
    an_incident(town.clerk, happened_on=date(2026, 11, 24))
    assert Intake(town.clerk).count() == 1


def test_of_a_matter_higher_up_nothing_but_the_passing_on_is_kept(town: Town) -> None:
    intake = Intake(town.clerk)
    draft = PassOnDraft(level=ManagementLevel.COUNTY, passed_to="县纪委监委")
    incident = intake.pass_on(draft)
    (row,) = intake.register()
    assert (row.passed_on, row.place, row.matter) == (True, "县纪委监委", "")
    assert intake.number(incident) == "2026-001"
    assert refusal(NotFound, lambda: intake.incident(incident)) == ["incident.not_here"]
    own = PassOnDraft(level=ManagementLevel.TOWNSHIP, passed_to=" ")
    assert refusal(Refused, lambda: intake.pass_on(own)) == [
        "incident.own_level",
        "incident.passed_to_nobody",
    ]


def test_the_reporter_is_kept_apart(town: Town) -> None:
    incident = an_incident(town.clerk, reporter=REPORTER)
    thing = Intake(town.clerk).incident(incident)
    assert REPORTER.name not in repr(thing)
    assert Cases(town.clerk).search(REPORTER.name) == ()
    assert Cases(town.clerk).search(REPORTER.contact) == ()


def test_a_reporter_may_stay_anonymous_and_a_telephone_alone_is_kept(town: Town) -> None:
    for told in (Reporter(), Reporter(contact="13800000000")):
        incident = an_incident(town.clerk, reporter=told)
        thing = town.clerk.store.files.thing(f"reporter:{incident}")
        assert thing is not None
        assert (thing.now.name, thing.now.contact) == ("", told.contact)
    nobody = an_incident(town.clerk)
    assert town.clerk.store.files.thing(f"reporter:{nobody}") is None


@pytest.mark.parametrize("language", list(Language))
def test_a_receipt_says_number_day_and_clerk_and_nothing_of_what_was_told(
    town: Town, language: Language
) -> None:
    incident = an_incident(town.clerk, reporter=REPORTER)
    text = squeezed(whole_text(receipt(town.clerk, incident, language)))
    day = "2026年11月24日" if language is Language.CHINESE else "24November2026"
    clerk = town.clerk.name_of(town.clerk.person)
    for words in ("2026-001", day, squeezed(clerk), town.clerk.founding.name):
        assert words in text
    now = Intake(town.clerk).incident(incident).now
    for secret in (REPORTER.name, REPORTER.contact, now.what, now.place):
        assert secret not in text
    passed_on = Intake(town.clerk).pass_on(
        PassOnDraft(level=ManagementLevel.COUNTY, passed_to="县纪委监委")
    )
    assert "2026-002" in whole_text(receipt(town.clerk, passed_on, language))
    unknown = IncidentId("0" * 32)
    assert refusal(NotFound, lambda: receipt(town.clerk, unknown, language)) == [
        "incident.not_here"
    ]


def test_only_a_clerk_records(town: Town) -> None:
    other = town.acting(RECORDER)
    draft = PassOnDraft(level=ManagementLevel.COUNTY, passed_to="县纪委监委")
    assert refusal(Refused, lambda: an_incident(other)) == ["role.needs_clerk"]
    assert refusal(Refused, lambda: Intake(other).pass_on(draft)) == ["role.needs_clerk"]


def test_characters_that_hide_or_turn_the_line_are_taken_out_of_names_and_shown_in_text(
    town: Town,
) -> None:
    nobody, somebody = Mentioned(name="\u200b \u202e"), Mentioned(name="张\u202e伟\u200b")
    incident = an_incident(town.clerk, what="电话\u202e无人\x07接听", people=(nobody, somebody))
    now = Intake(town.clerk).incident(incident).now
    assert now.what == "电话\u2423无人\u2423接听"
    assert [person.name for person in now.people] == ["张伟"]


def test_rare_characters_are_kept(town: Town) -> None:
    rare = "\U00020bb7\U000310f5"
    incident = an_incident(town.clerk, what=f"{rare}村无人值班", people=(Mentioned(name=rare),))
    now = Intake(town.clerk).incident(incident).now
    assert now.people[0].name == rare
    assert now.what.startswith(rare)


def test_a_text_of_a_megabyte_is_refused_and_the_longest_kept(town: Town) -> None:
    before = town.entries
    assert refusal(Refused, lambda: an_incident(town.clerk, what="字" * 1_000_000)) == [
        "text.too_long"
    ]
    assert town.entries == before
    incident = an_incident(town.clerk, what="字" * 100_000)
    assert len(Intake(town.clerk).incident(incident).now.what) == 100_000


@pytest.mark.parametrize("marking", MARKINGS)
def test_a_state_secret_is_taken_in_nowhere(town: Town, marking: str) -> None:
    before = town.entries
    marked: list[dict[str, object]] = [
        {"place": marking},
        {"what": marking},
        {"people": (Mentioned(name=marking),)},
        {"people": (Mentioned(name="张伟", title=marking),)},
        {"reporter": replace(REPORTER, name=marking)},
        {"reporter": replace(REPORTER, contact=marking)},
    ]
    for changes in marked:
        if "\n" in marking and "name" in repr(changes):
            continue  # a name has no lines
        assert refusal(Refused, partial(an_incident, town.clerk, **changes)) == ["text.classified"]
    draft = PassOnDraft(level=ManagementLevel.COUNTY, passed_to=marking)
    assert refusal(Refused, lambda: Intake(town.clerk).pass_on(draft)) == ["text.classified"]
    assert town.entries == before


@pytest.mark.parametrize("words", WORDS)
def test_a_word_inside_a_sentence_is_a_word(town: Town, words: str) -> None:
    incident = an_incident(town.clerk, what=words)
    assert Intake(town.clerk).incident(incident).now.what == words
