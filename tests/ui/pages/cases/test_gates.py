"""The gates at the window: the law beside what is needed, recusal, refusal to sign, elections."""

from __future__ import annotations

import pytest

from desktop.application.case_work import ActKind
from desktop.application.cases import Cases
from desktop.application.offices import Bodies, BodyDraft
from desktop.domain import gates
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.office import BodyKind
from desktop.domain.procedure import DecisionKind, Elected, Opinion, RecusalDecider, Step
from tests.ui.pages.cases.looking import done, words_on
from tests.ui.pages.played import PlayedOffice, Show
from ui.pages.cases.case_page import CasePage
from ui.pages.cases.ending_acts import DecisionDialog
from ui.pages.cases.hearing_acts import DefenceDialog, FactsMeetingDialog
from ui.pages.cases.scene import Scene
from ui.pages.cases.verifying_acts import RecusalDialog, StepDialog
from ui.theme.theme import Theme


def by_word(page: CasePage, kind: ActKind, *, crime: bool = False) -> None:
    page.open_act(kind)
    assert isinstance(page.dialog, StepDialog)
    page.dialog._words.setPlainText("集体研判。")
    page.dialog._crime.setChecked(crime)
    done(page.dialog)


def checked(page: CasePage, decider: RecusalDecider = RecusalDecider.HEAD_OF_ORGAN) -> None:
    page.open_act(ActKind.RECUSAL)
    assert isinstance(page.dialog, RecusalDialog)
    page.dialog._handler.set_value(page.dialog._handler.values()[0])
    page.dialog._post.set_value(decider)
    page.dialog._decider.setText("陈立")
    done(page.dialog)


def test_what_is_needed_names_its_law_and_who_acted_unchecked_is_named(
    theme: Theme, show: Show, fresh: PlayedOffice
) -> None:
    with fresh.office.clerk(fresh.opened.story.days.weighed) as work:
        page = CasePage(theme, work, fresh.opened.case)
        show(page)
        by_word(page, ActKind.TRIAGE)
        by_word(page, ActKind.VERIFICATION)
        assert "依据：《公职人员政务处分法》第五条" in words_on(page)
        me = work.name_of(work.person)
        assert f"已经办理、还没有核对：{me}。" in words_on(page)
        checked(page, RecusalDecider.HEAD_OF_ORGAN_ABOVE)
        assert f"先办理、后核对：{me}。" in words_on(page)
        (done_,) = work.file(fresh.opened.case).recusals
        assert done_.act.decider is RecusalDecider.HEAD_OF_ORGAN_ABOVE


def test_a_crime_that_is_suspected_is_told_where_it_was_found(
    theme: Theme, show: Show, fresh: PlayedOffice
) -> None:
    with fresh.office.clerk(fresh.opened.story.days.weighed) as work:
        page = CasePage(theme, work, fresh.opened.case)
        show(page)
        by_word(page, ActKind.TRIAGE, crime=True)
        page.choose_step(Step.TRIAGE)
        assert "写明涉嫌犯罪，须移送。" in words_on(page)


def test_a_refusal_to_sign_opens_the_gate(theme: Theme, show: Show, fresh: PlayedOffice) -> None:
    played = fresh.heard
    with fresh.office.clerk(played.story.days.weighed) as work:
        page = CasePage(theme, work, played.case)
        show(page)
        page.open_act(ActKind.SHOW_FACTS)
        meeting = page.dialog
        assert isinstance(meeting, FactsMeetingDialog)
        meeting._place.setText("镇会议室")
        meeting._present.setText("李敏、赵强")
        meeting._opinion.set_value(Opinion.REFUSED_TO_SIGN)
        meeting.accept()
        assert meeting.isVisible()
        meeting._words.setPlainText("看过全文，拒绝签字。")
        done(meeting)
        page.open_act(ActKind.DEFENCE)
        assert isinstance(page.dialog, DefenceDialog)
        page.dialog._waiver.setText("说没有意见。")
        done(page.dialog)
        file = work.file(played.case)
        assert file.tracks[played.key].facts_shown.standing.act.opinion is Opinion.REFUSED_TO_SIGN
        assert gates.standing(file, played.key) is Step.CHECKLIST


@pytest.mark.parametrize(("measure", "asks"), [("removal", True), ("warning", False)])
def test_only_where_a_post_is_lost_it_is_asked_whether_a_congress_elected(
    theme: Theme, fresh: PlayedOffice, measure: str, asks: bool
) -> None:
    played = fresh.weighed
    with fresh.office.clerk(played.story.days.decided) as work:
        kind = BodyKind.TOWNSHIP_GOVERNMENT
        government = Bodies(work).name(BodyDraft(name="青山镇政府", kind=kind, mark="青政"))
        key = (played.key[0], Track.EMPLOYER)
        Cases(work).open_track(played.case, *key)
        scene = Scene(theme=theme, workspace=work, case=played.case, key=key)
        dialog = DecisionDialog(scene, None)
        dialog._body.set_value(government)
        dialog._decision.set_value(DecisionKind.MEASURE)
        dialog._measure.set_value(MeasureCode(measure))
        assert dialog._elected_row.isVisibleTo(dialog) is asks
        dialog._elected.set_value(Elected.NOT_ELECTED)
        assert dialog._asks_elected() is asks
        dialog._decision.set_value(DecisionKind.PROPOSAL)
        assert not dialog._elected_row.isVisibleTo(dialog)
        dialog._untouched = dialog._texts()
        dialog.reject()
