"""Who acts before being checked for reasons to step aside is known by name (DOMAIN 2.9)."""

from __future__ import annotations

from desktop.domain import gates, recusals
from desktop.domain.entries.procedure import RecusalDecided
from tests.domain.stories import Chronicle, Story, Told, person

STORY = Story()
ABOUT = STORY.respondent


def told(*acts: Told) -> Chronicle:
    return Chronicle(STORY).tell_all(acts)


def test_opening_a_case_and_checking_others_is_no_handling() -> None:
    triage = STORY.opening()[-1]
    only_opened = told(*STORY.intake(), *STORY.opening()[:-1]).tell(STORY.recusal("keeper"))
    assert recusals.unchecked(only_opened.file(), ABOUT) == ()
    assert recusals.unchecked(only_opened.tell_all([triage]).file(), ABOUT) == (person("clerk"),)


def test_who_was_checked_after_acting_is_named_as_late() -> None:
    chronicle = told(*STORY.intake(), *STORY.opening())
    assert recusals.checked_late(chronicle.file(), ABOUT) == ()
    file = chronicle.tell_all([STORY.told(STORY.recusal()), STORY.told(STORY.recusal())]).file()
    assert recusals.unchecked(file, ABOUT) == ()
    assert recusals.checked_late(file, ABOUT) == (person("clerk"),)


def test_who_was_checked_first_is_not_late() -> None:
    first = [*STORY.opening()[:-1], STORY.told(STORY.recusal()), STORY.opening()[-1]]
    file = told(*STORY.intake(), *first).file()
    assert recusals.checked_late(file, ABOUT) == ()


def test_no_facts_are_shown_while_somebody_who_handled_the_case_is_unchecked() -> None:
    chronicle = told(*STORY.intake(), *STORY.opening(), *STORY.verification())
    assert gates.to_show_facts(chronicle.file(), STORY.key, 2) == ()
    file = chronicle.tell_all([STORY.told(STORY.proposed(), "reader")]).file()
    (problem,) = gates.to_show_facts(file, STORY.key, 2)
    assert (problem.code, problem.values["left"]) == ("step.handler_unchecked", 1)


def test_a_check_about_another_respondent_is_none_about_this_one() -> None:
    other = Story(number=2).recusal()
    assert isinstance(other, RecusalDecided)
    file = told(*STORY.intake(), *STORY.opening()).tell(other).file()
    assert recusals.unchecked(file, ABOUT) == (person("clerk"),)
