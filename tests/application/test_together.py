"""Two sanctions for one act: named where they must match, refused where the law forbids them."""

from __future__ import annotations

from dataclasses import replace

from desktop.application.case_work import step_work
from desktop.application.cases import Cases
from desktop.application.together import no_second_sanction, sanctioned_beside
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.procedure import Step
from desktop.rules.combining import Combines
from desktop.text import Language
from tests.builders import ACase

STATE = Track.SUPERVISION


def beside_a_decision(case: ACase) -> ACase:
    """Return a case decided on one track, with a second one opened beside it."""
    case.decided()
    Cases(case.town.clerk).open_track(case.case, case.key[0], STATE)
    return case


def test_a_sanction_on_another_track_is_named_where_the_next_is_decided(reviewed: ACase) -> None:
    case, work = beside_a_decision(reviewed), reviewed.town.clerk
    file, key = work.file(case.case), (case.key[0], STATE)
    (pair,) = sanctioned_beside(file, key, work.world.packs.on(work.today()))
    assert pair.combines is Combines.MATCHING
    shown = step_work(work, file, key, Step.DECISION, Language.CHINESE)
    assert "党纪处分与政务处分应当匹配。" in [line.words for line in shown.lines]
    assert sanctioned_beside(file, case.key, work.world.packs.on(work.today())) == ()


def test_what_may_never_stand_together_is_refused(reviewed: ACase) -> None:
    case, work = beside_a_decision(reviewed), reviewed.town.clerk
    file, pack = work.file(case.case), work.world.packs.on(work.today())
    pairs = tuple(replace(pair, combines=Combines.NEVER) for pair in pack.combining.pairs)
    never = replace(pack, combining=replace(pack.combining, pairs=pairs))
    demerit = case.decision(track=STATE, measure=MeasureCode("demerit"))
    assert [each.code for each in no_second_sanction(never, file, demerit)] == [
        "decision.double_sanction"
    ]
    assert no_second_sanction(pack, file, demerit) == ()
    assert no_second_sanction(never, file, replace(demerit, measure=MeasureCode("talk"))) == ()
    assert no_second_sanction(never, file, replace(demerit, measure=None)) == ()
