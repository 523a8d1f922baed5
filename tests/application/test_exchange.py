"""Cases that go to another office and come back, and what both sides changed meanwhile."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import pytest

from desktop.application.cases import Cases
from desktop.application.corrections import Corrections
from desktop.application.exchange import CaseStanding
from desktop.application.intake import Intake, Reporter
from desktop.application.offices import Bodies, BodyDraft, People
from desktop.bundles.container import Region, read_container
from desktop.domain.entries.act import Act
from desktop.domain.ids import CaseId, OfficeId, RespondentId
from desktop.domain.office import BodyKind, Role
from desktop.errors import NotFound, Refused, Unavailable
from desktop.storage.drafts import Draft
from desktop.vault.streaming import opening
from tests.application import two_offices
from tests.application.two_offices import MORNING, Neighbour
from tests.builders import INCIDENT, a_respondent, an_incident, refusal

made_offices = two_offices.made_offices
offices = two_offices.offices
Three = tuple[Neighbour, Neighbour, Neighbour]


def evidence_of(office: Neighbour, case: CaseId) -> list[bytes]:
    """Return the files of a case as they read here."""
    pieces = office.work.file(case).evidence.values()
    return [office.work.store.attachments.read(piece.now.file.digest) for piece in pieces]


def test_a_case_goes_to_another_office_with_its_evidence(offices: Three) -> None:
    here, there, _ = offices
    case = here.case("防汛值班", words="值班表")

    sent = here.sends(there, case)
    report = there.takes(sent)

    assert there.work.file(case) == here.work.file(case)
    assert evidence_of(there, case) == ["值班表".encode()]
    assert (sent.number, sent.attachments, sent.size) == (1, 1, sent.path.stat().st_size)
    assert [review.standing for review in report.cases] == [CaseStanding.NEW]
    assert report.cases[0].matter == "防汛值班"
    assert report.cases[0].number == here.work.file(case).opened.now.number
    assert [row.case for row in Cases(there.work).rows()] == [case]
    assert there.work.name_of(here.work.person) == "李敏"
    assert not list(sent.path.parent.glob("*.part"))


def test_looking_writes_nothing_and_says_who_sent_what(offices: Three) -> None:
    here, there, _ = offices
    sent = here.sends(there, here.case("防汛值班"), here.case("低保审核"))
    before = there.rows(), there.files()

    review = there.exchange.inspect(sent.path)

    assert (there.rows(), there.files()) == before
    assert review.sender.office_name == "青山镇人民政府"
    assert review.sender.compared_on == MORNING.date()
    assert (review.sender.number, review.sender.bundle) == (1, sent.bundle)
    assert review.count(CaseStanding.NEW) == 2
    assert (review.attachments, review.attachment_bytes) == (1, len("11月17日 值班：张伟".encode()))
    assert review.warnings == ()
    assert not review.already_here


def test_taking_in_twice_changes_nothing(offices: Three) -> None:
    here, there, _ = offices
    sent = here.sends(there, here.case())
    there.takes(sent)
    before = there.rows(), there.files()

    assert there.takes(sent).already_here
    assert there.exchange.inspect(sent.path).already_here
    assert (there.rows(), there.files()) == before


def test_evidence_goes_back_with_what_the_other_office_added(offices: Three) -> None:
    here, there, _ = offices
    case = here.case(words="值班表")
    there.takes(here.sends(there, case))

    there.evidence(case, "通话记录".encode())
    there.correct(case, "防汛值班未到岗四十分钟")
    back = there.sends(here, case)
    review = here.takes(back)

    assert here.work.file(case) == there.work.file(case)
    assert evidence_of(here, case) == ["值班表".encode(), "通话记录".encode()]
    assert [each.standing for each in review.cases] == [CaseStanding.UPDATED]
    assert review.cases[0].new_entries == 2
    # What the first office is known to have is not sent again, not even as a link.
    assert back.links < here.work.store.journal.heads()[0].number


def test_a_large_file_passes_in_blocks(offices: Three) -> None:
    here, there, _ = offices
    case = here.case(words="小")
    large = bytes(range(256)) * 20_000
    here.evidence(case, large)

    there.takes(here.sends(there, case))

    assert evidence_of(there, case)[1] == large


def test_what_both_sides_changed_stands_on_both_sides_until_one_settles_it(offices: Three) -> None:
    here, there, _ = offices
    case = here.case("值班")
    there.takes(here.sends(there, case))
    here.correct(case, "未到岗")
    there.correct(case, "迟到四十分钟")

    sent, returned = here.sends(there, case), there.sends(here, case)
    review = there.exchange.inspect(sent.path)
    there.takes(sent)
    here.takes(returned)

    (disputed,) = review.disputes
    assert [each.standing for each in review.cases] == [CaseStanding.DISPUTED]
    assert (disputed.dispute.about, disputed.dispute.field) == (case, "matter")
    assert {
        (side.value, side.office_name, side.person_name, side.arriving) for side in disputed.sides
    } == {
        ("未到岗", "青山镇人民政府", "李敏", True),
        ("迟到四十分钟", "石桥镇人民政府", "李敏", False),
    }
    assert here.work.file(case).disputes == there.work.file(case).disputes != ()

    there.settle(case, "迟到四十分钟")
    here.takes(there.sends(here, case))
    assert here.matter(case) == there.matter(case) == "迟到四十分钟"
    assert here.work.file(case).disputes == ()
    assert here.shown() == there.shown()


def respondent_of(office: Neighbour, case: CaseId) -> RespondentId:
    return next(iter(office.work.file(case).respondents))


def test_a_respondent_changed_on_both_sides_is_disputed_in_every_case(offices: Three) -> None:
    here, there, _ = offices
    case = here.case("第一件")
    there.takes(here.sends(there, case))
    about = respondent_of(there, case)
    other = Cases(there.work).open(
        two_offices.case_draft("第二件", an_incident(there.work), about, there.work)
    )
    Corrections(here.work).correct(about, "title", "所长", "更正")
    Corrections(there.work).correct(about, "title", "副所长", "更正")

    sent = here.sends(there, case)
    review = there.exchange.inspect(sent.path)
    there.takes(sent)

    assert {each.case: each.standing for each in review.cases} == {
        case: CaseStanding.DISPUTED,
        other: CaseStanding.DISPUTED,
    }
    assert there.work.file(other).disputes
    assert all(row.disputed for row in Cases(there.work).rows())


def test_a_case_that_is_all_here_already_is_unchanged(offices: Three) -> None:
    here, there, _ = offices
    case, other = here.case("第一件"), here.case("第二件")
    there.takes(here.sends(there, case))

    review = there.takes(here.sends(there, case, other))

    assert {each.matter: each.standing for each in review.cases} == {
        "第一件": CaseStanding.UNCHANGED,
        "第二件": CaseStanding.NEW,
    }


def test_links_are_sent_again_until_they_are_known_to_have_come(offices: Three) -> None:
    here, there, _ = offices
    case = here.case()
    here.sends(there, case)  # never arrives
    again = here.sends(there, case)
    there.takes(again)
    assert here.sends(there, case).links >= again.links

    here.takes(there.sends(here, case))
    assert here.sends(there, case).links < again.links


def test_a_case_not_shown_leaves_nothing_but_links(offices: Three) -> None:
    here, there, _ = offices
    shown, hidden = here.case("给看的"), here.case("不给看的")

    there.takes(here.sends(there, shown))

    assert there.work.store.files.find(hidden) is None
    head = here.work.store.journal.head(here.work.store.journal.station)
    assert head is not None
    far = there.work.store.journal.head(head.station)
    assert far is not None
    # Everything up to the moment of writing; the note that it was written came after.
    assert far.number == head.number - 1


def opened_payload(office: Neighbour, path: Path) -> bytes:
    """Return everything that lies in a bundle, opened with the receiving office's key."""
    key = office.work.store.sealing_key
    parts = []
    with (
        path.open("rb") as file,
        opening(Region(file, read_container(file).payload), key) as opener,
    ):
        while part := opener.read(2**20):
            parts.append(part)
    return b"".join(parts)


def test_the_reporter_and_drafts_stay_at_home(offices: Three) -> None:
    here, there, _ = offices
    told = Reporter(name="金丝雀", contact="13800001111")
    incident = Intake(here.work).record_incident(replace(INCIDENT, reporter=told))
    about = a_respondent(here.work)
    case = Cases(here.work).open(two_offices.case_draft("反映", incident, about, here.work))
    draft = Draft(form="case", thing=case, version=1, fields='{"a":"草稿鸟"}', saved_at=MORNING)
    here.work.drafts.keep(draft)

    sent = here.sends(there, case)
    payload = opened_payload(there, sent.path)
    there.takes(sent)

    said = b""
    for line in payload.splitlines():
        if line.startswith(b'{"') and b'"link"' in line:
            parts = json.loads(line)
            said += b"".join(base64.b64decode(part) for part in parts.values())
    assert "防汛值班室".encode() in said
    for canary in ("金丝雀", "13800001111", "草稿鸟", "reporter.recorded", "card.accepted"):
        assert canary.encode() not in said + payload, canary
    database = there.work.store.database
    rows = repr(
        [
            database.rows(f"SELECT * FROM {table}")  # noqa: S608 # own tables
            for table in ("entries", "incident_rows", "case_rows", "found", "drafts")
        ]
    )
    assert "金丝雀" not in rows
    assert "草稿鸟" not in rows


@dataclass(frozen=True, slots=True, kw_only=True)
class DykeMeasured(Act):
    """A kind that only a newer version of the program knows."""

    KIND: ClassVar[str] = "dyke.measured"

    metres: int


def test_a_case_with_an_act_of_a_newer_version_opens_read_only(offices: Three) -> None:
    here, there, _ = offices
    case = here.case()
    here.work.record(DykeMeasured(metres=3), case)
    here.work.record(DykeMeasured(metres=4))

    there.takes(here.sends(there, case))

    assert there.work.file(case).read_only
    assert refusal(Refused, lambda: there.correct(case, "别的")) == ["case.newer_entries"]


def test_what_is_needed_for_an_export_is_said_at_once(offices: Three) -> None:
    here, there, _ = offices
    target = here.stick / "a.qhb"
    export = here.exchange.export

    assert refusal(Refused, lambda: export((), there.id, target, " ")) == [
        "bundle.no_reason",
        "bundle.no_case",
    ]
    nobody = OfficeId("f" * 32)
    case = here.case()
    assert refusal(NotFound, lambda: export((case,), nobody, target, "请审核")) == [
        "bundle.office_not_here"
    ]
    nothing = CaseId("e" * 32)
    assert refusal(NotFound, lambda: export((nothing,), there.id, target, "请审核")) == [
        "case.not_here"
    ]
    away = here.stick / "没有插" / "a.qhb"
    assert refusal(NotFound, lambda: export((case,), there.id, away, "请审核")) == ["disk.no_file"]
    assert not target.exists()
    assert here.exchange.offices()[0].last_out is None


def test_a_case_too_large_for_the_stick_is_not_begun(offices: Three) -> None:
    here, there, _ = offices
    case = here.case()
    two_offices.claimed(here.work, case, size=2**50)

    assert refusal(Refused, lambda: here.sends(there, case)) == ["bundle.too_much"]
    other = here.case()
    two_offices.claimed(here.work, other, size=4 * 2**30, times=1_000)
    assert refusal(Unavailable, lambda: here.sends(there, other)) == ["bundle.no_room"]


def test_the_home_page_shows_what_passed_last(offices: Three) -> None:
    here, there, county = offices
    case = here.case()
    here.sends(there, case)
    there.takes(here.sends(there, case))
    there.sends(county, case)

    lines = {line.office: line for line in there.exchange.offices()}
    assert lines.keys() == {here.id, county.id}
    assert len(lines[here.id].safety_number) == 12
    passed = lines[here.id].last_in
    assert passed is not None
    assert (passed.number, passed.at) == (2, MORNING)
    assert lines[here.id].last_out is None
    assert lines[county.id].last_out is not None
    (imported,) = there.exchange.imported()
    assert (imported.number, imported.office, imported.cases) == (2, here.id, (case,))
    assert not imported.taken_back


def test_only_those_who_handle_cases_send_and_take_in(offices: Three) -> None:
    here, there, _ = offices
    case = here.case()
    sent = here.sends(there, case)
    keeper = two_offices.only_key_keeper(there)

    for act in (
        lambda: keeper.sends(here, case),
        lambda: keeper.takes(sent),
        lambda: keeper.exchange.take_back(sent.bundle, "收错了"),
    ):
        assert refusal(Refused, act) == ["bundle.needs_handler"]


def test_only_practice_offices_give_away_a_key(offices: Three, tmp_path: Path) -> None:
    here, _, _ = offices
    assert here.exchange.station_secret_text().startswith("AGE-SECRET-KEY-1")

    with two_offices.a_real_office(tmp_path / "real") as real:
        assert refusal(Refused, real.exchange.station_secret_text) == ["bundle.secret_stays"]


@pytest.mark.parametrize("name", ["没有.qhb", "文件夹"])
def test_a_file_that_is_not_there_is_said(offices: Three, name: str) -> None:
    _, there, _ = offices
    (there.stick / "文件夹").mkdir()

    assert refusal(NotFound, lambda: there.takes(there.stick / name)) == ["disk.no_file"]


def test_bodies_roles_and_corrections_travel_with_the_case(offices: Three) -> None:
    here, there, _ = offices
    case = here.case()
    there.takes(here.sends(there, case))
    draft = BodyDraft(name="青山镇人大", kind=BodyKind.TOWNSHIP_GOVERNMENT, mark="青人大")
    body = Bodies(here.work).name(draft)
    people = here.work.office.people
    other = next(person for person in people if person != here.work.person)
    People(here.work).change_roles(other, frozenset({Role.REVIEWER}))
    incident = next(iter(here.work.file(case).incidents))
    respondent = next(iter(here.work.file(case).respondents))
    correct = Corrections(here.work).correct
    correct(incident, "place", "河东村", "听错了")
    correct(respondent, "title", "应急办副主任", "任职文件为准")

    there.takes(here.sends(there, case))

    assert there.work.file(case) == here.work.file(case)
    assert there.work.body_named(body).name == "青山镇人大"
    everyone = there.work.store.files.everyone().people
    assert everyone[other].roles == {Role.REVIEWER}
    assert there.work.office.people.keys().isdisjoint({other})
