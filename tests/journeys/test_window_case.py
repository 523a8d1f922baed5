"""The first journey, by hand at the window: an office, its people, an incident, a fair hearing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop import places
from desktop.application.cases import CaseFilter, CaseOrder, Cases
from desktop.application.demo.story import CaseStory, Story, evidence_file, read_story
from desktop.application.ports import legal_day, system_clock
from desktop.application.progress import NoProgress
from desktop.application.safety import Safety
from desktop.domain import gates
from desktop.domain.checklist import Finding
from desktop.domain.measure import Track
from desktop.domain.office import Role
from desktop.domain.procedure import Adoption, Opinion, Step
from desktop.domain.respondent import Post, Status
from desktop.text import Language
from tests.journeys.hand import Hand
from tests.journeys.seat import Sit
from tests.journeys.window_office import at_work, measure_named
from ui.window.frame import Frame

PASSWORD = "the roster of a rainy night"
ROLES = {
    Role.CLERK: "clerk",
    Role.REVIEWER: "reviewer",
    Role.DECISION_RECORDER: "decision recorder",
    Role.KEY_KEEPER: "key keeper",
}
TRACKS = {Track.PARTY_DISCIPLINE: "party discipline"}
STANDINGS = {Status.CIVIL_SERVANT: "civil servant"}
POSTS = {Post.STAFF: "carries out the work"}
FINDINGS = {Finding.PROVEN: "proven", Finding.UNTRUE: "untrue"}
OPINIONS = {Opinion.AGREES_IN_PART: "agrees in part"}
ADOPTIONS = {Adoption.ADOPTED: "adopted", Adoption.PARTLY: "adopted in part"}
COMMA = {Language.CHINESE: "、", Language.ENGLISH: ", "}


@pytest.mark.parametrize("language", Language)
def test_an_incident_is_recorded_investigated_and_heard(sit: Sit, language: Language) -> None:
    whole = read_story(language)
    told = whole.case[0]
    hand = Hand(sit(places.office(), language), language)
    found_an_office(hand, whole)
    admit_the_others(hand, whole)
    name_a_second_body(hand, whole)
    record_the_incident(hand, told)
    open_the_case(hand, told)
    verify(hand, whole, told)
    hear(hand, told)
    hand.seat.window.close()
    clerk = whole.township.people[0].name
    with at_work(places.practice_office(), clerk, PASSWORD) as work:
        (row,) = Cases(work).rows(CaseOrder.NEWEST, CaseFilter())
        assert (row.name, row.matter) == (told.respondent.name, told.matter)
        file = work.file(row.case)
        assert gates.standing(file, (row.respondent, row.track)) is Step.CHECKLIST
        assert [piece.now.name for piece in file.evidence.values()] == [
            piece.name for piece in told.evidence
        ]
        assert [len(fact.evidence) for fact in file.facts_of(row.respondent)] == [2, 1]
        assert [person.roles for person in work.office.people.values()] == [
            frozenset(person.roles) for person in whole.township.people
        ]
        assert len(work.office.bodies) == len(whole.township.bodies)
        assert work.drafts.all() == ()
        assert Safety(work).check(NoProgress()).is_sound


def found_an_office(hand: Hand, whole: Story) -> None:
    office, founder = whole.township, whole.township.people[0]
    body = office.bodies[0]
    hand.press("Next: {step}", step=hand.said("Practice or own office"))
    hand.pick("Practise first")
    hand.press("Next: {step}", step=hand.said("No state secrets"))
    hand.tick("I have read this; no state secrets will be entered here")
    hand.press("Next: {step}", step=hand.said("Office and case numbers"))
    hand.fill("Office name", office.name)
    hand.fill("Division", office.division)
    hand.fill("Short name", office.short_name)
    hand.fill("Full name of the body", body.name)
    hand.fill("Its mark on papers", body.mark)
    hand.press("Next: {step}", step=hand.said("Clerk and password"))
    hand.fill("Your name", founder.name)
    hand.fill("Password", PASSWORD)
    hand.fill("Password again", PASSWORD)
    hand.press("Create the office")
    hand.seat.waits_for(Frame)


def admit_the_others(hand: Hand, whole: Story) -> None:
    hand.seat.goes_to(0)
    hand.clicks_row(hand.said("People and passwords"))
    for person in whole.township.people[1:]:
        hand.press("Admit a person…")
        hand.fill("Name", person.name)
        hand.fill("First password", PASSWORD)
        hand.fill("Password again", PASSWORD)
        for role in person.roles:
            hand.tick(ROLES[role])
        hand.press("Admit")
        hand.reads(person.name)
    hand.sees("Recorded in the journal.")


def name_a_second_body(hand: Hand, whole: Story) -> None:
    body = whole.township.bodies[1]
    hand.clicks_row(hand.said("Office"))
    hand.press("Add a body…")
    hand.choose("Kind of body", "township party committee")
    hand.fill("Full name", body.name)
    hand.fill("Its mark on papers", body.mark)
    hand.press("Add")
    hand.reads(body.name)


def record_the_incident(hand: Hand, told: CaseStory) -> None:
    hand.seat.goes_to(2)
    yesterday = legal_day(system_clock()) - timedelta(days=1)
    hand.fill("When", f"{yesterday:%Y%m%d}")
    hand.fill("Time of day, such as 14:00", told.incident.happened_at)
    hand.fill("Where", told.incident.place)
    hand.fill("What happened", told.incident.what)
    hand.fill("{field} of person {number}", told.respondent.name,
              field=hand.said("Name", "PeopleRows"), number="1")  # fmt: skip
    hand.choose("Source", "report with a name")
    hand.choose("Whether the reporter is recorded", "recorded apart")
    hand.fill("Name of the reporter", told.decision.attendees[0])
    hand.finishes()
    hand.clicks_row(told.incident.what)
    hand.reads(told.incident.place)


def open_the_case(hand: Hand, told: CaseStory) -> None:
    about = told.respondent
    hand.press("Open a case…")
    hand.fill("Matter", told.matter)
    hand.fill("Name", about.name)
    hand.fill("Unit", about.unit)
    hand.fill("Post", about.title)
    hand.fill("ID number", about.id_number)
    hand.choose("Track", TRACKS[told.track])
    hand.choose("Standing", STANDINGS[about.status])
    hand.choose("Level", POSTS[about.post])
    hand.tick("member of the Communist Party")
    hand.finishes()
    hand.reads(told.matter, about.name)


def verify(hand: Hand, whole: Story, told: CaseStory) -> None:
    hand.goes_on("Record triage")
    hand.fill("What was done", told.matter)
    hand.finishes()
    hand.goes_on("Check recusal")
    hand.choose_named("Handler", frozenset({whole.township.people[0].name}))
    hand.pick("head of the organ")
    hand.fill("Decided by", told.decision.attendees[0])
    hand.finishes()
    add_the_evidence(hand, told)
    state_the_facts(hand, told)
    hand.goes_on("State responsibility")
    hand.choose("Grade", "direct")
    hand.fill("Written duty", told.duty)
    hand.finishes()
    hand.goes_on("Propose measure")
    hand.choose_named("Measure", measure_named(told.track, told.measure, hand.language))
    hand.fill("Reason", told.measure_reason)
    hand.finishes()
    hand.goes_on("Record verification")
    hand.fill("What was done", told.matter)
    hand.finishes()


def add_the_evidence(hand: Hand, told: CaseStory) -> None:
    hand.goes_on("Add evidence…")
    for number, piece in enumerate(told.evidence, 1):
        if number > 1:
            hand.press("Add evidence…")
        hand.fill("Path of the file", str(evidence_file(piece.file)))
        hand.fill("Name", piece.name)
        hand.fill("Where from", piece.origin)
        hand.fill("Collected by", COMMA[hand.language].join(told.decision.attendees[:2]))
        hand.finishes()


def state_the_facts(hand: Hand, told: CaseStory) -> None:
    """The first fact is stated with its evidence; that of the second is tied to it afterwards."""
    pieces = [f"{number}　{piece.name}" for number, piece in enumerate(told.evidence, 1)]
    first, second = told.facts
    hand.goes_on("State a fact")
    hand.fill("Fact", first.text)
    for number in first.evidence:
        hand.tick_named(frozenset({pieces[number - 1]}))
    hand.finishes()
    hand.press("State a fact")
    hand.fill("Fact", second.text)
    hand.finishes()
    hand.goes_on("Tie evidence")
    hand.tick_named(frozenset({pieces[second.evidence[0] - 1]}), within="2")
    hand.finishes()
    for fact in told.facts:
        hand.goes_on("Record finding")
        hand.pick(FINDINGS[fact.finding])
        hand.fill("Reason", fact.reason)
        hand.finishes()


def hear(hand: Hand, told: CaseStory) -> None:
    hand.goes_on("Record facts meeting")
    hand.fill("Place", told.meeting.place)
    hand.fill("Present, two or more", COMMA[hand.language].join(told.decision.attendees[:2]))
    hand.choose("Opinion signed", OPINIONS[told.meeting.opinion])
    hand.fill("Words", told.meeting.words)
    hand.finishes()
    hand.goes_on("Record defence")
    for number, point in enumerate(told.points, 1):
        if number > 1:
            hand.press("One more point")
        hand.fill("Point {number}", point.says, number=str(number))
    hand.finishes()
    hand.goes_on("Answer points")
    for number, point in enumerate(told.points, 1):
        named = str(number)
        hand.fill("Point {number}: how it was checked", point.checked_how, number=named)
        hand.choose("Point {number}: whether it stands", ADOPTIONS[point.adoption], number=named)
        hand.fill("Point {number}: why", point.reason, number=named)
    hand.finishes()
