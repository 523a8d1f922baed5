"""Review and decision at the window: each by whom it is for, and nobody twice."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.domain import gates
from desktop.domain.office import Role
from desktop.domain.procedure import DecisionKind, ReviewOpinion, Step
from tests.ui.pages.cases.looking import done, words_on
from tests.ui.pages.played import PlayedOffice, Show
from ui.pages.cases.act_dialog import ActDialog
from ui.pages.cases.case_page import CasePage
from ui.pages.cases.ending_acts import DecisionDialog, ReviewDialog
from ui.theme.theme import Theme


def agree(review: ActDialog | None) -> None:
    assert isinstance(review, ReviewDialog)
    review._opinion.set_value(ReviewOpinion.AGREES)
    review._words.setPlainText("事实清楚，同意。")
    done(review)


def test_who_has_agreed_is_not_asked_again(theme: Theme, show: Show, fresh: PlayedOffice) -> None:
    played, day = fresh.weighed, fresh.weighed.story.days.decided
    first, second, *_ = fresh.office.office.with_role(Role.REVIEWER)
    with fresh.office.acting(first, day) as work:
        page = CasePage(theme, work, played.case)
        show(page)
        page._next.click()
        agree(page.dialog)
        assert not page._next.isVisibleTo(page)
        assert "接下来由另一位审核人办" in words_on(page)
    with fresh.office.acting(second, day) as work:
        page = CasePage(theme, work, played.case)
        show(page)
        assert page._next.text() == "下一步：给出审核意见"


def test_reviewers_and_recorder_have_their_forms_and_the_others_are_told_why(
    theme: Theme, qtbot: QtBot, show: Show, fresh: PlayedOffice
) -> None:
    played, day = fresh.weighed, fresh.weighed.story.days.decided
    with fresh.office.clerk(day) as work:
        page = CasePage(theme, work, played.case)
        qtbot.addWidget(page)
        assert not page._next.isVisibleTo(page)
        assert "接下来由审核人办" in words_on(page)
        assert "没有登记" not in words_on(page)
    for name in fresh.office.office.with_role(Role.REVIEWER)[: gates.REVIEWERS_NEEDED]:
        with fresh.office.acting(name, day) as work:
            page = CasePage(theme, work, played.case)
            show(page)
            page._next.click()
            agree(page.dialog)
    recorder = fresh.office.office.with_role(Role.DECISION_RECORDER)[0]
    with fresh.office.acting(recorder, day) as work:
        page = CasePage(theme, work, played.case)
        show(page)
        page._next.click()
        decision = page.dialog
        assert isinstance(decision, DecisionDialog)
        decision._decision.set_value(DecisionKind.NO_ACCOUNTABILITY)
        decision._attendees.setText("王书记、陈镇长、李委员")
        decision._words.setPlainText("集体讨论，不予追究。")
        done(decision)
        assert gates.standing(work.file(played.case), played.key) is Step.SERVICE
        assert "接下来由经办人办" in words_on(page)
        body = work.body_named(decision._body.value()).name
        page.choose_step(Step.DECISION)
        assert f"{body}　不予追究" in words_on(page)
    with fresh.office.clerk(day) as work:
        page = CasePage(theme, work, played.case)
        show(page)
        with qtbot.waitSignal(page.papers_wanted):
            page._next.click()
