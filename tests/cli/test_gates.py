"""The gates at the command line: what is needed names its law, and no order is turned round."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import CLERK, OTHER_CLERK, RECORDER
from tests.cli.conftest import CommandLine, opened

DAY = "2026-11-24"
CHECKED = {"handler": CLERK, "steps_aside": False, "decided_by": "郑文", "on": DAY}


class Case:
    """A case at the command line, taken on act by act."""

    def __init__(self, line: CommandLine) -> None:
        self.line = line
        self.case = opened(line)

    def does(self, act: str, **said: object) -> Any:
        return self.line.does("step", "record", "--from", self._file(act, said))

    def refused(self, act: str, said: dict[str, Any], person: str = CLERK) -> list[str]:
        path = self._file(act, said)
        return self.line.refused(2, "step", "record", "--from", path, person=person)

    def to_the_meeting(self) -> Case:
        """Do what comes before the facts meeting but for the check of who handled it."""
        for step in ("triage", "verification"):
            self.does("step.taken", step=step, on=DAY, words="集体研判")
        path = self.line.file("值班表.txt", "11月17日 值班：张伟")
        words = ("--file", path, "--origin", "镇应急办", "--collector", CLERK)
        self.line.does("evidence", "add", "--case", self.case, *words)
        fact = self.does("fact.stated", text="离开值班室一小时。")["id"]
        self.does("fact.tied", fact=fact, evidence="1")
        self.does("fact.found", fact=fact, finding="proven", reason="记录相互印证")
        self.does("measure.proposed", measure="warning", body="青纪", reason="处置迟误")
        return self

    def track(self) -> Any:
        (track,) = self.line.does("case", "show", self.case)["tracks"]
        return track

    def _file(self, act: str, said: dict[str, object]) -> str:
        return self.line.file("act.json", {"act": act, "case": self.case, **said})


@pytest.fixture
def case(line: CommandLine) -> Case:
    """A case just opened."""
    return Case(line)


def test_what_is_needed_is_shown_with_the_law_that_wants_it(case: Case) -> None:
    case.does("step.taken", step="triage", on=DAY, words="集体研判")
    case.does("step.taken", step="verification", on=DAY, words="已核实")
    needs = {need["code"]: need for need in case.track()["needs"]}
    assert list(needs) == ["step.no_facts", "step.no_recusal_check"]
    titles = [each["title"] for each in needs["step.no_recusal_check"]["rests_on"]]
    assert "《公职人员政务处分法》第四十七条" in titles
    assert "《监察法实施条例》（2025年修订）第三百二十五条" in titles
    said = case.line.types("case", "show", case.case).out
    assert "还需：" in said and "依据：《公职人员政务处分法》第五条" in said


def test_a_refusal_to_sign_opens_the_gate_here_too(case: Case) -> None:
    case.to_the_meeting().does("recusal.decided", decider="head_of_organ", **CHECKED)
    meeting = {"on": DAY, "place": "镇会议室", "present": [CLERK, OTHER_CLERK]}
    unsigned = {"opinion": "refused_to_sign", **meeting}
    assert case.refused("facts.shown", unsigned) == ["step.opinion_needs_words"]
    case.does("facts.shown", words="看过全文，拒绝签字。", **unsigned)
    assert case.does("defence.recorded", on=DAY, waiver="说没有意见。")["step"] == "checklist"
    started = ("checklist", "start", "--case", case.case, "--kind", "binding")
    assert case.line.does(*started, "--conduct-from", "2026-11-17")["kind"] == "binding"


def test_who_decides_on_recusal_is_asked_and_nobody_decides_about_oneself(case: Case) -> None:
    assert case.refused("recusal.decided", CHECKED) == ["recusal.which_decider"]
    own = {**CHECKED, "decided_by": CLERK, "decider": "head_of_organ"}
    assert case.refused("recusal.decided", own) == ["recusal.own_decision"]
    case.does("recusal.decided", decider="head_of_organ_above", **CHECKED)


def test_no_facts_meeting_while_who_handled_the_case_is_unchecked(case: Case) -> None:
    other = {**CHECKED, "handler": OTHER_CLERK}
    case.to_the_meeting().does("recusal.decided", decider="head_of_organ", **other)
    present = [CLERK, OTHER_CLERK]
    meeting = {"on": DAY, "place": "镇会议室", "present": present, "opinion": "agrees"}
    assert case.refused("facts.shown", meeting) == ["step.handler_unchecked"]


def test_a_suspected_crime_is_said_by_the_step_that_found_it(case: Case) -> None:
    case.to_the_meeting()
    case.does("step.taken", step="verification", on=DAY, words="移送县监委", suspects_crime=True)
    words = ("checklist", "start", "--case", case.case, "--conduct-from", "2026-11-17")
    decided = {
        "run": case.line.does(*words)["run"],
        "body": "青委",
        "decision": "no_accountability",
        "attendees": ["郑文", "钱进"],
        "words": "会议决定不予追究。",
        "on": DAY,
    }
    codes = case.refused("decision.recorded", decided, RECORDER)
    assert codes == [
        "step.facts_not_shown",
        "step.no_defence",
        "review.no_binding_run",
        "decision.crime_suspected",
    ]
