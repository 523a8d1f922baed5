"""What the other office will see, told before the stick is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.application.export_preview import bundle_file_name, export_preview
from desktop.application.files_out import legal_name
from desktop.application.progress import NoProgress
from desktop.domain.ids import CaseId, OfficeId
from desktop.errors import NotFound, Refused
from tests.application import two_offices
from tests.application.two_offices import Neighbour
from tests.builders import refusal

made_offices = two_offices.made_offices
offices = two_offices.offices
Three = tuple[Neighbour, Neighbour, Neighbour]


def test_what_is_told_is_what_the_other_office_finds(offices: Three) -> None:
    here, there, _ = offices
    case, other = here.case("防汛值班未到岗"), here.case("另一件")
    here.evidence(case, b"%PDF second")
    before = here.rows()

    seen = export_preview(here.work, (case,), there.id, NoProgress())

    assert here.rows() == before
    (told,) = seen.cases
    report = here.sends(there, case)
    review = there.takes(report)
    file = there.work.file(case)
    assert (told.number, told.matter) == (file.opened.now.number, "防汛值班未到岗")
    assert told.respondents == tuple(one.now.name for one in file.respondents.values())
    assert told.evidence == len(file.evidence) == 2
    assert told.papers == 0
    assert (seen.number, seen.attachments) == (report.number, review.attachments)
    assert (seen.office, seen.computers) == (there.work.founding.name, 1)
    assert 0 < seen.size < report.size * 1.1
    assert other not in report.cases
    assert seen.file_name == "青山镇→石桥镇-0001-2026-11-24.qhb"


def test_what_the_export_would_refuse_is_refused_now(offices: Three) -> None:
    here, there, _ = offices
    case = here.case()
    keeper = two_offices.only_key_keeper(here)

    def codes(office: Neighbour, cases: tuple[CaseId, ...]) -> list[str]:
        return refusal(Refused, lambda: export_preview(office.work, cases, there.id, NoProgress()))

    assert codes(here, ()) == ["bundle.no_case"]
    assert codes(keeper, (case,)) == ["bundle.needs_handler"]
    nowhere = OfficeId("ab" * 16)
    assert refusal(NotFound, lambda: export_preview(here.work, (case,), nowhere, NoProgress())) == [
        "bundle.office_not_here"
    ]


@pytest.mark.parametrize(
    ("name", "legal"),
    [
        ("青山镇", "青山镇"),
        ('a<b>:"c/d\\e|f?*', "a_b___c_d_e_f__"),
        ("镇 \t.", "镇 _"),
        (" . ", "_"),
        ("", "_"),
        ("长" * 90, "长" * 80),
    ],
)
def test_a_name_is_one_that_every_stick_takes(name: str, legal: str) -> None:
    assert legal_name(name) == legal


def test_a_bundle_is_called_by_who_sends_it_to_whom_and_when() -> None:
    called = bundle_file_name("青山镇", "县/纪委", 12, date(2026, 11, 25))
    assert called == "青山镇→县_纪委-0012-2026-11-25.qhb"
    longest = bundle_file_name("长" * 90, "远" * 90, 9_999, date(2026, 11, 25))
    assert len(longest.encode()) < 255
