"""Each command does what it says, and answers programs with the same fields for ever."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from desktop.application.cases import Hit
from desktop.application.words import word
from desktop.cli.acts import ACTS
from desktop.domain.checklist import Finding, ResultKind, RunKind
from desktop.domain.evidence import Marking
from desktop.domain.incident import Origin
from desktop.domain.measure import Track
from desktop.domain.office import BodyKind, Role
from desktop.domain.procedure import DecisionKind, Step
from desktop.domain.respondent import ManagementLevel, Post, Status
from desktop.text import Language
from tests.builders import CLERK, OFFICE, PASSWORD, READER, RECORDER
from tests.cli.conftest import CommandLine, incident, opened, respondent
from tests.fakes import FixedClock

NUMBER = "青山镇〔2026〕1号"
OFFICE_FILE = {
    "name": OFFICE.name,
    "division": OFFICE.division,
    "short_name": OFFICE.short_name,
    "practice": True,
    "bodies": [
        {"name": body.name, "kind": body.kind.value, "mark": body.mark} for body in OFFICE.bodies
    ],
}


def act(line: CommandLine, kind: str, **said: object) -> Any:
    path = line.file("act.json", {"act": kind, "case": NUMBER, **said})
    return line.does("step", "record", "--from", path)


def test_an_office_is_set_up_and_shown(line: CommandLine, tmp_path: Path) -> None:
    path, folder = line.file("office.json", OFFICE_FILE), str(tmp_path / "new")
    made = line.does("office", "create", "--from", path, "--office", folder, person="何平")
    assert sorted(made) == [
        *("bodies", "division", "folder", "name", "office", "people", "person"),
        *("practice", "short_name"),
    ]
    assert [body["mark"] for body in made["bodies"]] == ["青纪", "青委"]
    shown = line.does("office", "show", "--office", folder, person="何平")
    assert shown == made
    (person,) = line.does("person", "list", "--office", folder, person="何平")["people"]
    assert (person["name"], person["roles"]) == ("何平", ["clerk", "key_keeper"])


def test_people_are_added_by_the_key_keeper(line: CommandLine) -> None:
    password = line.file("new.txt", "another-password\r\n")
    added = line.does(
        "person", "add", "--name", "何 平", "--role", "reviewer", "--role", "decision_recorder",
        "--new-password-file", password,
    )  # fmt: skip
    assert added["name"] == "何平"
    people = {each["name"]: each["roles"] for each in line.does("person", "list")["people"]}
    assert people["何平"] == ["reviewer", "decision_recorder"]
    line.environment["QUANHENG_PASSWORD_FILE"] = line.file("password.txt", "another-password")
    assert line.does("office", "show", person="何平")["people"] == len(people)


def test_an_incident_is_recorded_listed_and_shown(line: CommandLine) -> None:
    mentioned = [{"name": "张伟", "title": "科员", "id_number": "11010519491231002X"}]
    content = incident(people=mentioned, reporter={"name": "钱某"}, approximate=True)
    recorded = line.does("incident", "record", "--from", line.file("a.json", content))
    assert recorded["number"] == "2026-001"
    passed = {"level": "county", "passed_to": "县纪委监委"}
    line.does("incident", "record", "--from", line.file("b.json", passed))
    listed = line.does("incident", "list")
    assert listed["count"] == 2
    assert [each["passed_on"] for each in listed["incidents"]] == [True, False]
    assert sorted(listed["incidents"][0]) == [
        *("case", "happened_on", "incident", "matter", "number", "passed_on", "place")
    ]
    (only,) = line.does("incident", "list", "--limit", "1")["incidents"]
    assert only["number"] == "2026-002"
    shown = line.does("incident", "show", "2026-001")
    assert shown["people"][0]["id_number"] == "110***********002X"
    assert (shown["what"], shown["approximate"]) == (content["what"], True)
    assert shown == line.does("incident", "show", recorded["incident"])


def test_whoever_records_on_a_computer_with_a_wrong_date_is_told_so(line: CommandLine) -> None:
    path = line.file("a.json", incident())
    line.does("incident", "record", "--from", path)
    line.clock = FixedClock(datetime(2026, 11, 20, 2, 0, tzinfo=UTC))
    read = line.types("incident", "list")
    assert (read.code, read.err) == (0, "")
    for words, told in (
        ((), "电脑日期是 2026年11月20日"),
        (("--language", "en"), "20 November 2026"),
    ):
        said = line.types("incident", "record", "--from", path, "--json", *words)
        assert said.code == 0
        assert "incident" in said.answer
        assert told in said.err
        assert len(said.err.splitlines()) == 1


def test_a_respondent_is_added_with_what_is_worth_a_second_look(line: CommandLine) -> None:
    content = respondent(id_number="11010519491231002Y", name="张wei")
    added = line.does("respondent", "add", "--from", line.file("a.json", content))
    assert [each["code"] for each in added["warnings"]] == [
        "names.mixed_scripts",
        "identity.not_digits",
    ]
    content = respondent(id_number="110105194912310021")
    other = line.does("respondent", "add", "--from", line.file("a.json", content))
    assert [each["code"] for each in other["warnings"]] == ["identity.wrong_check_digit"]
    listed = line.does("respondent", "list")["respondents"]
    assert {each["name"] for each in listed} == {"张wei", "张伟"}
    shown = line.does("respondent", "show", other["respondent"])
    assert shown["id_number"] == "110***********0021"
    assert "11010519491231" not in json.dumps(listed) + json.dumps(shown)


def test_a_case_is_opened_shown_listed_and_found(line: CommandLine) -> None:
    case = opened(line)
    shown = line.does("case", "show", NUMBER)
    assert (shown["case"], shown["clerk"], shown["body"]) == (case, CLERK, "青山镇纪委")
    (track,) = shown["tracks"]
    assert (track["name"], track["track"], track["step"]) == ("张伟", "party_discipline", "triage")
    (row,) = line.does("case", "list")["cases"]
    assert (row["number"], row["name"], row["clerk"]) == (NUMBER, "张伟", CLERK)
    assert line.does("case", "list", "--step", "review")["cases"] == []
    assert len(line.does("case", "list", "--year", "2026", "--order", "name")["cases"]) == 1
    for query in ("张伟", "zw", "值班", NUMBER):
        kinds = {each["kind"] for each in line.does("case", "search", query)["found"]}
        assert "case" in kinds, query


def test_evidence_is_sealed_and_listed(line: CommandLine) -> None:
    opened(line)
    path = line.file("值班表.txt", "11月17日 值班：张伟")
    added = line.does(
        "evidence", "add", "--case", NUMBER, "--file", path, "--origin", "镇应急办",
        "--collector", CLERK, "--collector", "王强", "--marking", "internal",
        "--collected-on", "2026-11-20",
    )  # fmt: skip
    assert added["digest"] == hashlib.sha256(Path(path).read_bytes()).hexdigest()
    assert (added["number"], added["name"], added["marking"]) == (1, "值班表.txt", "internal")
    assert line.does("evidence", "list", "--case", NUMBER)["evidence"] == [added]


def test_every_act_of_the_investigation_and_the_hearing_is_recorded(line: CommandLine) -> None:
    opened(line)
    day = "2026-11-24"
    path = line.file("值班表.txt", "11月17日 值班：张伟")
    line.does("evidence", "add", "--case", NUMBER, "--file", path, "--origin", "镇应急办",
              "--collector", CLERK)  # fmt: skip
    assert act(line, "step.taken", step="triage", on=day, words="集体研判")["step"] == (
        "verification"
    )
    act(line, "step.taken", step="verification", on=day, words="已核实")
    checked = {"handler": CLERK, "steps_aside": False, "decided_by": "郑文"}
    act(line, "recusal.decided", decider="head_of_organ", on=day, **checked)
    text = "离开值班室一小时。"
    fact = act(line, "fact.stated", text=text)["id"]
    act(line, "fact.tied", fact="1", evidence="1")
    act(line, "fact.found", fact=fact, finding="proven", reason="记录相互印证")
    act(line, "responsibility.stated", responsibility="direct", duty="值班制度第三条")
    act(line, "measure.proposed", measure="warning", body="青纪", reason="处置迟误")
    present = [CLERK, "王强"]
    shown = {"on": day, "place": "镇会议室", "present": present, "opinion": "agrees"}
    act(line, "facts.shown", respondent="张伟", track="party_discipline", **shown)
    act(line, "defence.recorded", on=day, points=[{"says": "我在另一处险情现场。"}])
    answer = {"checked_how": "查出警记录", "adoption": "partly", "reason": "到场属实"}
    done = act(line, "defence.answered", on=day, answers=[{"point": "1", **answer}])
    assert done["step"] == "checklist"
    (track,) = line.does("case", "show", NUMBER)["tracks"]
    assert track["facts"] == [
        {
            "evidence": [1],
            "fact": fact,
            "finding": "proven",
            "number": 1,
            "text": "离开值班室一小时。",
        }
    ]
    assert (track["responsibility"], track["measure"]) == ("direct", "warning")
    steps = line.does("step", "list", "--case", NUMBER)
    assert [each["state"] for each in steps["tracks"][0]["steps"]].count("current") == 1
    assert {each["who"] for each in steps["history"]} == {CLERK}
    assert all(each["words"] for each in steps["history"])


def test_one_more_track_is_opened_by_its_own_act(line: CommandLine) -> None:
    case = opened(line)
    again = act(line, "track.opened", track="supervision")
    assert (again["case"], again["track"]) == (case, "supervision")
    assert len(line.does("case", "show", case)["tracks"]) == 2
    path = line.file("act.json", {"act": "fact.stated", "text": "某事"})
    words = ("step", "record", "--from", path, "--case", case)
    assert line.refused(2, *words) == ["case.which_track"]
    assert line.does(*words, "--track", "supervision")["track"] == "supervision"


def test_a_run_is_started_answered_and_seen(line: CommandLine) -> None:
    opened(line)
    started = line.does("checklist", "start", "--case", NUMBER, "--conduct-from", "2026-11-17")
    assert (started["kind"], started["pack"]) == ("preliminary", "cn-township")
    answers = {
        "D3": {"answer": "no"},
        "C2": {"answer": ["sufficient"], "reason": "有专人、有经费。"},
    }
    path = line.file("answers.json", {"case": NUMBER, "answers": answers})
    answered = line.does("checklist", "answer", "--from", path)
    assert (answered["answered"], answered["asked"]) == (2, len(started["items"]))
    weighed = answered["weighed"]
    assert sorted(weighed) == [
        *("contradictions", "digest", "highest_rung", "missing", "pack", "result", "sources"),
        *("trace", "unanswered", "version", "would_change", "would_change_tried"),
    ]
    assert weighed["result"] == "not_ready"
    assert weighed["missing"]
    assert line.does("checklist", "result", "--case", NUMBER) == answered
    conclude = ("checklist", "conclude", "--case", NUMBER)
    assert line.refused(2, *conclude) == ["run.not_ready"]
    hidden = ("checklist", "result", "--case", NUMBER)
    assert line.refused(2, *hidden, person=READER) == ["run.unread_second_time"]
    (run,) = line.does("case", "show", NUMBER, person=READER)["tracks"][0]["runs"]
    assert run["result"] is None


def test_answers_are_recorded_all_or_none(line: CommandLine) -> None:
    opened(line)
    line.does("checklist", "start", "--case", NUMBER, "--conduct-from", "2026-11-17")
    answers = {"D3": {"answer": "no"}, "D4": {"answer": "perhaps"}}
    path = line.file("answers.json", {"case": NUMBER, "answers": answers})
    assert line.refused(2, "checklist", "answer", "--from", path) == ["facts.not_allowed"]
    assert line.does("checklist", "result", "--case", NUMBER)["answered"] == 0


def test_a_deadline_is_counted_line_by_line(line: CommandLine) -> None:
    rules = line.types("deadline", "list-rules", "--json").answer["rules"]
    keys = {"rule", "name", "starts", "starts_name", "note", "sources", "unverified"}
    assert keys == set(rules[0])
    assert all(rule["sources"] for rule in rules)
    unsure = {rule["rule"] for rule in rules if rule["unverified"]}
    assert "accountability_appeal" in unsure
    assert "defence" not in unsure
    words = ("deadline", "compute", "--rule", "defence", "--from", "2026-11-20")
    counted = line.types(*words, "--json").answer
    assert (counted["last_day"], counted["estimated"]) == ("2026-11-27", False)
    assert (counted["number"], counted["unit"]) == (5, "working_day")
    assert counted["words"][-2].startswith("最后一天是2026年11月27日 周五")
    assert line.types(*words).out.splitlines()[1:] == [
        *counted["words"],
        "依据：本程序建议：陈述申辩的时间",
    ]
    words = ("deadline", "compute", "--rule", "accountability_appeal", "--from", "2026-11-20")
    assert line.types(*words).out.endswith("依据：《中国共产党问责条例》第二十条（待核）\n")
    words = ("deadline", "compute", "--rule", "defence", "--from", "2026-11-20")
    english = line.types(*words, "--language", "en").out
    assert "The last day is Friday, 27 November 2026" in english
    unknown = line.types("deadline", "compute", "--rule", "burning", "--from", "2026-11-20")
    assert unknown.code == 3


def test_the_safety_check_answers_with_what_it_looked_at(line: CommandLine) -> None:
    checked = line.does("check")
    assert checked["sound"]
    assert checked["problems"] == []
    assert checked["entries"] == checked["signatures"] > 0


def test_damage_that_the_safety_check_finds_makes_its_exit_code(line: CommandLine) -> None:
    opened(line)
    path = line.file("值班表.txt", "值班：张伟")
    line.does("evidence", "add", "--case", NUMBER, "--file", path, "--origin", "镇应急办",
              "--collector", CLERK)  # fmt: skip
    (sealed,) = (line.office / "attachments").rglob("*.age")
    sealed.write_bytes(sealed.read_bytes()[:-1])
    said = line.types("check", "--json")
    assert (said.code, said.answer["sound"]) == (4, False)
    assert said.problems == ["attachment.damaged"]
    told = line.types("check")
    assert told.code == 4
    assert "attachment.damaged" in told.out


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_answer_is_told_to_people_too(line: CommandLine, language: str) -> None:
    opened(line)
    line.does("checklist", "start", "--case", NUMBER, "--conduct-from", "2026-11-17")
    for words in (
        ("office", "show"),
        ("person", "list"),
        ("incident", "list"),
        ("incident", "show", "2026-001"),
        ("respondent", "list"),
        ("case", "show", NUMBER),
        ("case", "list"),
        ("case", "search", "zw"),
        ("case", "search", "nobody"),
        ("evidence", "list", "--case", NUMBER),
        ("step", "list", "--case", NUMBER),
        ("checklist", "result", "--case", NUMBER),
        ("check",),
        ("rules", "list"),
        ("rules", "show"),
        ("rules", "check"),
        ("rules", "diff", "2026-07-01", "2026-07-01"),
        ("rules", "try"),
    ):
        said = line.types(*words, "--language", language)
        assert (said.code, said.err) == (0, ""), words
        assert said.out.strip(), words
        assert "{" not in said.out, words


def test_what_is_empty_says_how_to_begin(line: CommandLine) -> None:
    for words in (("incident", "list"), ("respondent", "list"), ("case", "list")):
        told = line.types(*words)
        assert told.code == 0
        assert "还没有" in told.out


def test_an_open_office_acts_on_the_legal_day(line: CommandLine) -> None:
    line.clock.go_on(timedelta(hours=14))  # type: ignore[attr-defined] # the clock of a test
    path = line.file("a.json", incident(happened_on="2026-11-25"))
    assert line.does("incident", "record", "--from", path)["number"] == "2026-001"


def test_only_who_may_do_it_does_it(line: CommandLine) -> None:
    path = line.file("a.json", incident())
    words = ("incident", "record", "--from", path)
    assert line.refused(2, *words, person=RECORDER) == ["role.needs_clerk"]
    new = ("person", "add", "--name", "何平", "--role", "clerk", "--new-password-file")
    password = line.file("new.txt", PASSWORD)
    assert line.refused(2, *new, password, person=RECORDER) == ["role.needs_key_keeper"]


CODES: tuple[type[Enum], ...] = (
    *(Role, BodyKind, ManagementLevel, Origin, Status, Post, Marking, Track, Step, Finding),
    *(RunKind, ResultKind, DecisionKind, Hit),
)


def test_what_was_recorded_is_corrected_by_a_file_that_names_it(
    line: CommandLine, tmp_path: Path
) -> None:
    opened(line)
    path = tmp_path / "值班表.txt"
    path.write_text("11月17日 值班：张伟", encoding="utf-8")
    line.does(
        "evidence", "add", "--case", NUMBER, "--file", str(path), "--origin", "镇应急办",
        "--collector", CLERK, "--collector", "王强",
    )  # fmt: skip
    act(line, "fact.stated", text="张伟离开值班室。")
    why = {"reason": "原登记有误"}
    act(line, "value.corrected", field="matter", value="防汛值班迟到", **why)
    act(line, "value.corrected", field="title", value="应急办副主任", **why)
    act(line, "value.corrected", field="party_member", value=False, **why)
    act(line, "value.corrected", fact="1", field="text", value="张伟14时20分离开。", **why)
    act(line, "value.corrected", evidence="1", field="origin", value="镇党政办", **why)
    act(line, "value.corrected", incident="2026-001", field="place", value="河东村", **why)
    shown = line.does("case", "show", NUMBER)
    assert shown["matter"] == "防汛值班迟到"
    assert "张伟14时20分离开。" in json.dumps(shown, ensure_ascii=False)
    respondent_id = shown["tracks"][0]["respondent"]
    about = line.does("respondent", "show", respondent_id)
    assert (about["title"], about["party_member"]) == ("应急办副主任", False)
    assert line.does("incident", "show", "2026-001")["place"] == "河东村"
    (piece,) = line.does("evidence", "list", "--case", NUMBER)["evidence"]
    assert piece["origin"] == "镇党政办"
    wrong = {"act": "value.corrected", "case": NUMBER, "field": "number", "value": "x", **why}
    path_of = line.file("wrong.json", wrong)
    assert line.refused(2, "step", "record", "--from", path_of) == ["correction.wrong_value"]


def test_every_code_that_is_shown_has_a_word() -> None:
    for language in Language:
        for codes in CODES:
            said = [word(code, language) for code in codes]
            assert len(set(said)) == len(said), codes


def test_every_act_can_be_recorded_by_the_name_the_journal_gives_it() -> None:
    assert {"facts.shown", "defence.recorded", "review.given", "decision.recorded"} <= set(ACTS)
