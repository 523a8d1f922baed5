from __future__ import annotations

from tests.application import two_offices
from tests.application.two_offices import Neighbour

made_offices = two_offices.made_offices
offices = two_offices.offices
Three = tuple[Neighbour, Neighbour, Neighbour]


def test_a_case_goes_to_another_office_with_its_evidence(offices: Three) -> None:
    here, there, _ = offices
    case = here.case("防汛值班")
    sent = here.sends(there, case)
    review = there.exchange.inspect(sent.path)
    print(review)
    before = there.rows()
    assert there.rows() == before
    there.takes(sent)
    assert there.matter(case) == "防汛值班"
    after = there.rows()
    assert there.takes(sent).already_here
    assert there.rows() == after
