"""Deadlines of a rule pack, counted and told line by line."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.application.deadlines import Deadlines, Explained, shipped_calendar
from desktop.domain.calendar import Calendar, Notice, YearTable
from desktop.domain.deadline import Course, Extension, Period, Suspension, Unit
from desktop.errors import Failure, NotFound, Problem, Refused
from desktop.rules.law import Dated, SourceId, Text
from desktop.rules.model import DeadlineRule, Event
from desktop.text import Language, explain

CITES = (SourceId("supervision-law.56"),)


def a_rule(name: str, *values: Dated[Period]) -> DeadlineRule:
    """Return a rule that runs from the day a decision is received."""
    received = Event(code="received", name=Text(zh="收到决定", en="decision received"))
    return DeadlineRule(id=name, name=Text(zh="复审", en="review"), starts=received, values=values)


def gives(number: int, unit: Unit, start: date | None = None) -> Dated[Period]:
    return Dated(start=start, value=Period(number=number, unit=unit), cites=CITES)


REVIEW = a_rule(
    "review", gives(30, Unit.NATURAL_DAY, date(2018, 3, 20)), gives(1, Unit.MONTH, date(2025, 6, 1))
)
REPLY = a_rule("reply", gives(15, Unit.WORKING_DAY))
ENDED = a_rule(
    "ended",
    gives(15, Unit.NATURAL_DAY, date(2009, 7, 12)),
    Dated(start=date(2019, 9, 1), value=None, cites=CITES),
)
DEADLINES = Deadlines((REVIEW, REPLY, ENDED), shipped_calendar())


def refusal(family: type[Failure], rule: str, start: date) -> Problem:
    with pytest.raises(family) as caught:
        DEADLINES.compute(rule, start)
    (problem,) = caught.value.problems
    return problem


def test_every_rule_is_listed_in_the_order_of_the_pack() -> None:
    assert DEADLINES.list_rules() == (REVIEW, REPLY, ENDED)


def test_the_period_in_force_on_the_day_of_the_event_counts() -> None:
    before = DEADLINES.compute("review", date(2025, 5, 31))
    after = DEADLINES.compute("review", date(2025, 6, 1))
    assert before.period == Period(number=30, unit=Unit.NATURAL_DAY)
    assert after.period == Period(number=1, unit=Unit.MONTH)
    assert after.cites == CITES
    assert (before.deadline.last_day, after.deadline.last_day) == (
        date(2025, 6, 30),
        date(2025, 7, 1),
    )


def test_a_value_whose_first_day_is_not_known_always_held() -> None:
    assert DEADLINES.compute("reply", date(1999, 1, 4)).deadline.estimated


def test_a_rule_is_not_counted_before_it_was_in_force() -> None:
    problem = refusal(Refused, "review", date(2018, 3, 19))
    assert (problem.about, problem.values["first"]) == ("review", date(2018, 3, 20))


def test_an_abolished_rule_is_not_counted() -> None:
    assert DEADLINES.compute("ended", date(2019, 8, 31)).deadline.last_day == date(2019, 9, 16)
    problem = refusal(Refused, "ended", date(2019, 9, 1))
    assert (problem.about, problem.values["since"]) == ("ended", date(2019, 9, 1))


def test_an_unknown_rule_is_said_to_be_unknown() -> None:
    problem = refusal(NotFound, "nothing", date(2026, 1, 5))
    assert all("“nothing”" in explain(problem, language) for language in Language)


def test_the_counting_is_told_line_by_line_in_chinese() -> None:
    assert DEADLINES.compute("review", date(2026, 9, 1)).lines(Language.CHINESE) == (
        "2026年9月1日是起算日，不计入。",
        "1 个月后的对应日是2026年10月1日。",
        "期满遇到国庆节假期，2026年10月1日到2026年10月7日顺延。",
        "最后一天是2026年10月8日 周四，当天办理不算超期。",
        "放假依据：《国务院办公厅关于2026年部分节假日安排的通知》（国办发明电〔2025〕7号）。",
    )


def test_the_counting_is_told_line_by_line_in_english() -> None:
    assert DEADLINES.compute("reply", date(2026, 9, 15)).lines(Language.ENGLISH) == (
        "15 September 2026 is the day of the event and is not counted.",
        "16 September 2026 to 18 September 2026 are working days: 3 counted, 3 so far.",
        "19 September 2026 is on a weekend and is left out.",
        "20 September 2026 is a weekend day worked in exchange for National Day: "
        "1 counted, 4 so far.",
        "21 September 2026 to 24 September 2026 are working days: 4 counted, 8 so far.",
        "25 September 2026 to 27 September 2026 are days off for Mid-Autumn Festival "
        "and are left out.",
        "28 September 2026 to 30 September 2026 are working days: 3 counted, 11 so far.",
        "1 October 2026 to 7 October 2026 are days off for National Day and are left out.",
        "8 October 2026 to 9 October 2026 are working days: 2 counted, 13 so far.",
        "10 October 2026 is a weekend day worked in exchange for National Day: "
        "1 counted, 14 so far.",
        "11 October 2026 is on a weekend and is left out.",
        "12 October 2026 is a working day: 1 counted, 15 so far.",
        "The last day is Monday, 12 October 2026; an act on that day is in time.",
        "Holidays after: 国务院办公厅关于2026年部分节假日安排的通知 (国办发明电〔2025〕7号).",
    )


def test_an_estimate_says_that_it_is_one() -> None:
    explained = DEADLINES.compute("review", date(2026, 12, 2))
    chinese, english = (explained.lines(language)[-1] for language in Language)
    assert chinese.startswith("最后一天估算是2027年1月4日 周一。")
    assert english.startswith("The last day is estimated to be Monday, 4 January 2027.")
    assert explained.notices == ()


def test_a_notice_without_a_number_is_named_by_its_title() -> None:
    table = YearTable(year=2030, notices=(Notice(title="一个通知"),), holidays=())
    lines = Deadlines((REVIEW,), Calendar(years=(table,))).compute("review", date(2030, 3, 4))
    assert lines.lines(Language.CHINESE)[-1] == "放假依据：《一个通知》。"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("unit", Unit)
def test_every_counting_can_be_told(unit: Unit, language: Language) -> None:
    for number in (1, 2, 20):
        deadlines = Deadlines((a_rule("any", gives(number, unit)),), shipped_calendar())
        for start in (date(2020, 1, 23), date(2024, 2, 29), date(2025, 12, 31), date(2026, 12, 24)):
            lines = lines_of(deadlines.compute("any", start), language)
            assert not any("{" in line for line in lines)


def lines_of(explained: Explained, language: Language) -> tuple[str, ...]:
    lines = explained.lines(language)
    assert len(lines) >= 3
    return lines


def test_what_befell_a_deadline_is_told_where_it_befell() -> None:
    course = Course(
        restarts=(date(2026, 9, 8),),
        suspensions=(
            Suspension(first=date(2026, 9, 14), last=date(2026, 9, 16), reason="补充调查"),
        ),
        extensions=(
            Extension(
                by=Period(number=1, unit=Unit.MONTH),
                granted_on=date(2026, 10, 9),
                approved_by="周正",
                approved_as="县纪委副书记",
            ),
        ),
    )
    lines = DEADLINES.compute("review", date(2026, 9, 1), course).lines(Language.CHINESE)
    assert lines[:8] == (
        "2026年9月1日是起算日，不计入。",
        "因后来重新起算，2026年9月2日到2026年9月7日已经算过的时间不再算。",
        "2026年9月8日重新起算，这一天不计入。",
        "1 个月后的对应日是2026年10月8日。",
        "2026年9月14日到2026年9月16日中止（补充调查），不计入。",
        "补上中止的 3 天，算到2026年10月11日。",
        "2026年10月9日经县纪委副书记周正批准，从2026年10月11日起延长 1 个月。",
        "1 个月后的对应日是2026年11月11日。",
    )


def test_natural_days_that_were_interrupted_are_told_with_their_sum() -> None:
    pauses = (
        Suspension(first=date(2026, 3, 6), last=date(2026, 3, 8), reason="a supplement"),
        Suspension(first=date(2026, 3, 10), last=date(2026, 3, 10), reason="a supplement"),
        Suspension(first=date(2026, 4, 6), last=date(2026, 4, 7), reason="a supplement"),
    )
    deadlines = Deadlines((a_rule("any", gives(29, Unit.NATURAL_DAY)),), shipped_calendar())
    explained = deadlines.compute("any", date(2026, 3, 2), Course(suspensions=pauses))
    assert explained.lines(Language.ENGLISH)[1:-2] == (
        "Every day from 3 March 2026 to 5 March 2026 counts, days off too: 3 days.",
        "6 March 2026 to 8 March 2026 are suspended (a supplement) and are left out.",
        "9 March 2026 counts: 1 counted, 4 so far.",
        "10 March 2026 is suspended (a supplement) and is left out.",
        "Every day from 11 March 2026 to 4 April 2026 counts, days off too: 25 counted, 29 so far.",
        "The period ends on days off for Qingming Festival: 4 April 2026 to 5 April 2026 "
        "are passed over.",
        "The period ends while it is suspended (a supplement): 6 April 2026 to 7 April 2026 "
        "are passed over.",
    )


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("unit", Unit)
def test_every_extension_can_be_told(unit: Unit, language: Language) -> None:
    for number in (1, 2):
        by = Period(number=number, unit=unit)
        more = Extension(
            by=by, granted_on=date(2026, 3, 5), approved_by="周正", approved_as="副书记"
        )
        lines = DEADLINES.compute("review", date(2026, 3, 2), Course(extensions=(more,))).lines(
            language
        )
        assert any("周正" in line for line in lines)
