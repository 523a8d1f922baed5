"""The deadlines of an office at the command line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from desktop.application.offices import open_office
from desktop.domain.deadline import Unit
from desktop.domain.entries.deadline import DeadlineExtended
from desktop.domain.ids import CaseId, RespondentId
from desktop.domain.measure import Track
from tests.builders import CLERK, PASSWORD, READER, a_world
from tests.cli.conftest import CommandLine, opened
from tests.domain.stories import Story
from tests.fakes import FixedClock

NUMBER = "青山镇〔2026〕1号"
APPROVED = ("--reason", "案情复杂", "--approved-by", "周正", "--approved-as", "县监委主任")
MONTHS = ("--unit", "month", "--number")
EXTEND = ("deadline", "extend", "--case", NUMBER, "--rule")
SUSPEND = ("deadline", "suspend", "--case", NUMBER, "--rule")


def accepted(line: CommandLine, on: str) -> Any:
    said = {"act": "step.taken", "case": NUMBER, "step": "review", "on": on, "words": "已受理"}
    return line.does("step", "record", "--from", line.file("act.json", said))


def test_nothing_runs_where_there_is_no_case(line: CommandLine) -> None:
    assert line.does("deadline", "list") == {
        "deadlines": [],
        "today": "2026-11-24",
        "uncounted": [],
    }
    assert line.types("deadline", "list").out == "没有正在计算的期限。\n"


def test_what_runs_is_listed_soonest_first(line: CommandLine, clock: FixedClock) -> None:
    case = opened(line, "supervision")
    accepted(line, "2026-11-24")
    review, disposition = line.does("deadline", "list")["deadlines"]
    assert review == {
        "case": case,
        "days_left": 30,
        "estimated": False,
        "last_day": "2026-12-24",
        "name": "张伟",
        "number": NUMBER,
        "overdue": False,
        "respondent": review["respondent"],
        "rule": "review",
        "rule_name": "审理",
        "started": "2026-11-24",
        "starts_name": "受理审理",
        "track": "supervision",
        "entered": False,
        "unverified": False,
    }
    assert (disposition["rule"], disposition["estimated"]) == ("case_disposition", True)
    assert line.does("deadline", "list", "--case", NUMBER) == line.does("deadline", "list")
    said = {0: "还有 30 天", 29: "还有 1 天", 30: "今天到期", 31: "过期 1 天", 33: "过期 3 天"}
    gone = 0
    for days, words in said.items():
        clock.go_on(timedelta(days=days - gone))
        gone = days
        first, second = line.types("deadline", "list").out.splitlines()
        assert words in first
        assert second.endswith("立案后作出处置  估算")


def test_an_extension_is_recorded_and_counted(line: CommandLine) -> None:
    opened(line, "supervision")
    moved = line.does(*EXTEND, "case_disposition", *MONTHS, "6", *APPROVED)
    assert (moved["rule"], moved["last_day"]) == ("case_disposition", "2028-05-24")
    assert any("县监委主任周正批准" in words for words in moved["words"])
    (one,) = line.does("deadline", "list")["deadlines"]
    assert one["last_day"] == "2028-05-24"
    told = line.does("step", "list", "--case", NUMBER)["history"][0]["words"]
    assert told == "2026年11月24日延长期限：案情复杂（县监委主任周正批准）"
    again = (*EXTEND, "case_disposition", *MONTHS, "1", *APPROVED)
    assert line.refused(2, *again) == ["deadline.beyond_the_bound"]
    assert line.refused(2, *again, person=READER) == ["role.needs_clerk"]


def test_a_suspension_is_recorded_and_counted(line: CommandLine, clock: FixedClock) -> None:
    opened(line, "supervision")
    accepted(line, "2026-11-24")
    clock.go_on(timedelta(days=7))
    days = ("--from", "2026-11-26", "--to", "2026-12-01")
    moved = line.does(*SUSPEND, "review", *days, *APPROVED)
    assert (moved["last_day"], moved["days_left"]) == ("2026-12-30", 29)
    said = line.types("deadline", "list").out
    assert "2026-12-30" in said
    told = line.does("step", "list", "--case", NUMBER)["history"][0]["words"]
    assert "中止" in told
    assert line.refused(2, *SUSPEND, "review", *days, *APPROVED) == ["deadline.not_counted_anyway"]
    ahead = ("--from", "2026-12-02", "--to", "2026-12-09")
    assert line.refused(2, *SUSPEND, "case_disposition", *ahead, *APPROVED) == [
        "deadline.no_suspension",
        "deadline.suspended_ahead",
    ]
    words = line.types(*SUSPEND, "review", "--from", "2026-11-25", "--to", "2026-11-25", *APPROVED)
    assert words.out.startswith("已登记。现在这样算：\n2026年11月24日是起算日")


def test_what_was_not_compared_with_the_law_is_marked(line: CommandLine) -> None:
    case = CaseId(opened(line, "organisational"))
    assert line.does("deadline", "list")["deadlines"] == []
    work = open_office(line.office, CLERK, PASSWORD, a_world(line.clock))
    (key,) = work.file(case).tracks
    story = Story(track=Track.ORGANISATIONAL)
    for act in (story.decided(), story.issued(), story.served()):
        work.record(replace(act, respondent=key[0]), case)
    work.close()
    civil_servant, accountability = sorted(
        line.does("deadline", "list")["deadlines"], key=lambda each: each["unverified"]
    )[1:]
    assert (civil_servant["rule"], civil_servant["unverified"]) == ("civil_servant_appeal", False)
    assert accountability["rule"] == "accountability_appeal"
    assert accountability["unverified"]
    assert line.types("deadline", "list").out.count("待核") == 1


def test_what_cannot_be_counted_is_told_beside_the_list(line: CommandLine) -> None:
    case = opened(line, "supervision")
    shown = line.does("case", "show", NUMBER)["tracks"][0]
    work = open_office(line.office, CLERK, PASSWORD, a_world(line.clock))
    work.record(
        DeadlineExtended(
            respondent=RespondentId(shown["respondent"]),
            track=Track.SUPERVISION,
            rule="case_disposition",
            number=0,
            unit=Unit.MONTH,
            on=date(2026, 11, 24),
            reason="别处写错",
            approved_by="周正",
            approved_as="主任",
        ),
        CaseId(case),
    )
    work.close()
    (one,) = line.does("deadline", "list")["uncounted"]
    assert (one["case"], one["number"]) == (case, NUMBER)
    assert one["problem"]["code"] == "deadline.period_out_of_range"
    said = line.types("deadline", "list").out.splitlines()
    assert said[0] == "没有正在计算的期限。"
    assert said[1].startswith(f"{NUMBER}  ")
