"""The third journey: reviewed, decided, printed, served; and a name that is cleared."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from desktop.application.demo.play import PASSWORD
from desktop.application.paper_list import PACKET
from desktop.application.ports import legal_day, system_clock
from desktop.documents.wording import wording
from desktop.domain import gates
from desktop.domain.procedure import ClearingForm, Step
from desktop.text import Language
from tests.documents.reading import squeezed, whole_text
from tests.journeys.hand import Hand
from tests.journeys.seat import Sit
from tests.journeys.window_office import Prepared, at_work, measure_named, prepared
from ui.pages.packet.page import PacketPage
from ui.window.frame import Frame

CLERK, REVIEWERS, RECORDER = 0, (1, 2), 4
COMMA = {Language.CHINESE: "、", Language.ENGLISH: ", "}
FORMS = {ClearingForm.WRITTEN: "in writing", ClearingForm.MEETING: "at a meeting"}


@pytest.mark.parametrize("language", Language)
def test_a_packet_is_decided_on_printed_and_served(
    sit: Sit, tmp_path: Path, language: Language
) -> None:
    begun = prepared(tmp_path / "office", language, 0, weighed=True)
    told = begun.told
    hand = Hand(sit(begun.office.folder, language), language)
    review(hand, begun)
    decide(hand, begun, "measure")
    open_it(hand, begun, CLERK)
    issue(hand, "decision", PACKET)
    save(hand, PACKET, tmp_path / "saved.pdf")
    print_out(hand, tmp_path / "printed.pdf")
    serve(hand, begun)
    hand.seat.window.close()
    with at_work(begun.office.folder, person(begun, CLERK), PASSWORD) as work:
        file = work.file(begun.case)
        track = file.tracks[begun.key]
        assert gates.standing(file, begun.key) is Step.APPEAL
        (packet,) = track.packets
        (made,) = track.services
        assert (made.act.receiver, made.act.paper) == (
            told.respondent.name,
            track.papers[0].act.paper,
        )
    for written in (tmp_path / "saved.pdf", tmp_path / "printed.pdf"):
        assert len(PdfReader(written).pages) == packet.act.file.pages
    assert squeezed(told.respondent.name) in whole_text((tmp_path / "saved.pdf").read_bytes())


@pytest.mark.parametrize("language", Language)
def test_a_name_is_cleared_of_what_was_untrue(sit: Sit, tmp_path: Path, language: Language) -> None:
    begun = prepared(tmp_path / "office", language, 3, weighed=True)
    told = begun.told.clearing
    assert told is not None
    hand = Hand(sit(begun.office.folder, language), language)
    review(hand, begun)
    decide(hand, begun, "no accountability")
    open_it(hand, begun, CLERK)
    hand.press("Record clearing")
    hand.tick(FORMS[told.forms[1]])
    hand.fill("Circle it is told to", told.circle)
    hand.fill("Wish of the respondent", told.wish)
    hand.finishes()
    issue(hand, "clearing_letter")
    hand.seat.window.close()
    with at_work(begun.office.folder, person(begun, CLERK), PASSWORD) as work:
        track = work.file(begun.case).tracks[begun.key]
        (cleared,) = track.cleared
        assert (cleared.act.forms, cleared.act.circle) == (told.forms, told.circle)
        assert [paper.act.document for paper in track.papers] == ["clearing_letter"]


def person(begun: Prepared, number: int) -> str:
    return begun.whole.township.people[number].name


def open_it(hand: Hand, begun: Prepared, number: int) -> None:
    """Sit down as one of the office's people, and open the case from the list."""
    hand.sits_down(person(begun, number), PASSWORD)
    hand.seat.goes_to(3)
    hand.clicks_row(begun.told.matter, twice=True)


def review(hand: Hand, begun: Prepared) -> None:
    for number in REVIEWERS:
        open_it(hand, begun, number)
        hand.goes_on("Give review")
        hand.pick("agree")
        hand.fill("Reasons", begun.told.decision.words)
        hand.finishes()


def decide(hand: Hand, begun: Prepared, decision: str) -> None:
    told, bodies = begun.told, begun.whole.township.bodies
    open_it(hand, begun, RECORDER)
    hand.goes_on("Record decision")
    hand.choose_named("Body", frozenset({bodies[told.decided_by].name}))
    hand.choose("Decision", decision)
    if told.decided_measure:
        measure = measure_named(told.track, told.decided_measure, hand.language)
        hand.choose_named("Measure", measure)
    hand.fill("Took part", COMMA[hand.language].join(told.decision.attendees))
    hand.fill("What was said and decided", told.decision.words)
    hand.finishes()


def issue(hand: Hand, *codes: str) -> None:
    """Go to the papers, tick some with Space, issue them and see them issued."""
    hand.press("Papers")
    wait_for_papers(hand)
    for code in codes:
        tick(hand, code)
    hand.finishes()
    hand.press("Issue")
    wait_for_papers(hand)
    hand.sees("Issued already; issued papers do not change.")
    for code in codes:
        tick(hand, code)


def save(hand: Hand, code: str, place: Path) -> None:
    tick(hand, code)
    hand.will_name(place)
    hand.press("Save as PDF")
    wait_for_papers(hand)
    assert place.exists()


def print_out(hand: Hand, place: Path) -> None:
    """Print what is ticked, one side a sheet, into a file as the system's dialog offers it."""
    hand.tick("both sides")
    hand.press("Print")
    hand.prints_into(place)
    wait_for_papers(hand)


def serve(hand: Hand, begun: Prepared) -> None:
    """Serve the decision: of what was issued the latest comes first."""
    hand.press("Back to the case")
    hand.goes_on("Record service")
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Down)
    hand.choose("Way", "handed over")
    hand.finishes()
    hand.reads(begun.told.respondent.name)


def tick(hand: Hand, code: str) -> None:
    """Tick a paper with Space, or take the tick away."""
    words = wording(code, hand.language, legal_day(system_clock()))
    hand.clicks_row(words.text("listed"))
    hand.key(Qt.Key.Key_Space)


def wait_for_papers(hand: Hand) -> None:
    page = hand.seat.one(Frame).page()
    assert isinstance(page, PacketPage)
    hand.waits_until(lambda: page.is_ready)
