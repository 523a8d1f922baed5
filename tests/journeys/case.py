"""The flood-duty case of the demo, played at the command line act by act."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop.application.demo.story import CaseStory, evidence_file, read_story
from desktop.domain.checklist import Answer
from desktop.text import Language
from tests.fakes import FixedClock
from tests.journeys.terminal import Terminal

CLERK, FIRST, SECOND, READER, RECORDER = "李敏", "赵强", "孙丽", "吴芳", "周正"
DAY = "2026-11-24"
ROLES: Mapping[str, tuple[str, ...]] = {
    FIRST: ("reviewer", "key_keeper"),
    SECOND: ("reviewer",),
    READER: ("reviewer",),
    RECORDER: ("decision_recorder",),
}
REPORTER = {"name": "钱某某", "contact": "13800000000"}

Pen = Callable[[str], str]


def a_terminal(folder: Path) -> Terminal:
    """Return a terminal at ten in the morning of 24 November 2026."""
    return Terminal(folder, FixedClock(datetime(2026, 11, 24, 2, 0, tzinfo=UTC)))


def as_told(words: str) -> str:
    """Write down what somebody says as they say it."""
    return words


class PlayedCase:
    """One case in one office; ``pen`` writes down whatever anybody says."""

    def __init__(
        self,
        terminal: Terminal,
        *,
        pen: Pen = as_told,
        evidence: Sequence[Path] = (),
    ) -> None:
        self.terminal = terminal
        self.case = ""
        self.run = ""
        self._pen = pen
        self._whole = read_story(Language.CHINESE)
        self._evidence = evidence
        self._acts = 0

    @property
    def story(self) -> CaseStory:
        """Return what happens."""
        return self._whole.case[0]

    def found(self, roles: Mapping[str, tuple[str, ...]] = ROLES) -> None:
        """Set up the office and admit its people."""
        office = self._whole.township
        content = {
            "name": office.name,
            "division": office.division,
            "short_name": office.short_name,
            "bodies": [
                {"name": body.name, "kind": body.kind.value, "mark": body.mark}
                for body in office.bodies
            ],
            "practice": True,
        }
        own = [word for role in roles.get(CLERK, ()) for word in ("--role", role)]
        path = self.terminal.file("office.json", content)
        self.terminal.does(CLERK, "office", "create", "--from", path, *own)
        password = str(self.terminal.password_file)
        for name in (FIRST, SECOND, READER, RECORDER):
            given = [word for role in roles[name] for word in ("--role", role)]
            new = ("--name", name, "--new-password-file", password)
            self.terminal.does(CLERK, "person", "add", *new, *given)

    def receive(self) -> str:
        """Record the incident, its reporter apart; return its id."""
        told, pen = self.story.incident, self._pen
        content = {
            "level": "township",
            "happened_on": told.happened_on.isoformat(),
            "happened_at": told.happened_at,
            "place": pen(told.place),
            "what": pen(told.what),
            "origin": "named_report",
            "people": [{"name": pen(self.story.respondent.name), "title": pen("科员")}],
            "reporter": {name: pen(words) for name, words in REPORTER.items()},
        }
        path = self.terminal.file("incident.json", content)
        return str(self.terminal.does(CLERK, "incident", "record", "--from", path)["incident"])

    def open(self, incident: str) -> None:
        """Register the respondent and open the case."""
        about, pen = self.story.respondent, self._pen
        content = {
            "name": pen(about.name),
            "sex": about.sex,
            "born_on": about.born_on.isoformat(),
            "id_number": about.id_number,
            "status": about.status.value,
            "party_member": about.party_member,
            "post": about.post.value,
            "title": pen(about.title),
            "unit": pen(about.unit),
            "address": pen(about.address),
        }
        path = self.terminal.file("respondent.json", content)
        added = self.terminal.does(CLERK, "respondent", "add", "--from", path)
        opened = self.terminal.does(
            CLERK, "case", "open", "--matter", pen(self.story.matter),
            "--incident", incident, "--respondent", added["respondent"],
            "--track", self.story.track.value, "--body", "青纪",
        )  # fmt: skip
        self.case = opened["case"]

    def investigate(self) -> None:
        """Take the steps up to the proposed measure."""
        pen, story = self._pen, self.story
        self.act(
            CLERK, "recusal.decided", handler=CLERK, steps_aside=False, decided_by="郑文",
            decider="head_of_organ", on=DAY,
        )  # fmt: skip
        for step in ("triage", "verification"):
            self.act(CLERK, "step.taken", step=step, on=DAY, words=pen("属于本镇管理"))
        files = self._evidence or [evidence_file(piece.file) for piece in story.evidence]
        for path, piece in zip(files, story.evidence, strict=False):
            self.terminal.does(
                CLERK, "evidence", "add", "--case", self.case, "--file", str(path),
                "--name", pen(piece.name), "--origin", pen(piece.origin),
                "--collector", CLERK, "--collector", FIRST,
            )  # fmt: skip
        for number, fact in enumerate(story.facts, 1):
            self.act(CLERK, "fact.stated", text=pen(fact.text))
            self.act(CLERK, "fact.tied", fact=str(number), evidence="1")
            reason = pen(fact.reason)
            self.act(
                CLERK, "fact.found", fact=str(number), finding=fact.finding.value, reason=reason
            )
        responsibility = story.responsibility.value
        self.act(
            CLERK, "responsibility.stated", responsibility=responsibility, duty=pen(story.duty)
        )
        reason = pen(story.measure_reason)
        self.act(CLERK, "measure.proposed", measure=story.measure, body="青纪", reason=reason)

    def hear(self) -> None:
        """Show the facts, take down the defence and answer every point of it."""
        pen, story = self._pen, self.story
        self.act(
            CLERK, "facts.shown", on=DAY, place=pen(story.meeting.place), present=[CLERK, FIRST],
            opinion=story.meeting.opinion.value, words=pen(story.meeting.words),
        )  # fmt: skip
        points = [{"says": pen(point.says)} for point in story.points]
        self.act(CLERK, "defence.recorded", on=DAY, points=points)
        answers = [
            {
                "point": str(number),
                "checked_how": pen(point.checked_how),
                "adoption": point.adoption.value,
                "reason": pen(point.reason),
            }
            for number, point in enumerate(story.points, 1)
        ]
        self.act(CLERK, "defence.answered", on=DAY, answers=answers)

    def weigh(self) -> None:
        """Answer and conclude the binding run."""
        started = self.terminal.does(
            CLERK, "checklist", "start", "--case", self.case, "--kind", "binding",
            "--conduct-from", self.story.incident.happened_on.isoformat(),
        )  # fmt: skip
        self.run = started["run"]
        self._answer(CLERK, started, {**self._whole.answers, **self.story.answers})

    def read_again(self, person: str = READER) -> None:
        """Let a second reader answer without having seen the first run."""
        started = self.terminal.does(person, *self.second_reading())
        answers = {**self._whole.answers, **self.story.answers, **self.story.second}
        self._answer(person, started, answers)

    def second_reading(self) -> tuple[str, ...]:
        """Return the command that begins a second reading."""
        return ("checklist", "start", "--case", self.case, "--kind", "second_reader")

    def settle(self) -> None:
        """Settle what the second reader answered otherwise."""
        words = self._pen(self.story.settlement)
        self.terminal.does(
            CLERK, "checklist", "settle", "--case", self.case, "--run", self.run, "--words", words
        )

    def review(self) -> tuple[str, ...]:
        """Return the command with which a reviewer agrees."""
        words = self._pen(self.story.decision.words)
        return self.recording("review.given", run=self.run, opinion="agrees", words=words, on=DAY)

    def decision(self) -> tuple[str, ...]:
        """Return the command that records what the meeting decided."""
        decided = self.story.decision
        return self.recording(
            "decision.recorded", run=self.run, body="青委", decision="measure",
            measure=self.story.decided_measure, on=DAY,
            attendees=[self._pen(name) for name in decided.attendees],
            words=self._pen(decided.words),
        )  # fmt: skip

    def act(self, person: str, act: str, **said: object) -> Any:
        """Record an act that must be taken."""
        return self.terminal.does(person, *self.recording(act, **said))

    def recording(self, act: str, **said: object) -> tuple[str, ...]:
        """Return the command that records an act, its file already written."""
        self._acts += 1
        path = self.terminal.file(f"act{self._acts}.json", {"act": act, **said})
        return ("step", "record", "--case", self.case, "--from", path)

    def _answer(self, person: str, started: Any, answers: Mapping[str, Answer]) -> None:
        run, asked = ("--case", self.case, "--run", started["run"]), started["items"]
        while asked:  # an answer may open a follow-up
            given = {item: self._given(answers[item]) for item in asked}
            path = self.terminal.file(f"answers-{person}.json", {"answers": given})
            answered = self.terminal.does(person, "checklist", "answer", "--from", path, *run)
            asked = [each["item"] for each in answered["weighed"]["unanswered"]]
        assert answered["answered"] == answered["asked"] > len(started["items"])
        self.terminal.does(person, "checklist", "conclude", *run)

    def _given(self, answer: Answer) -> dict[str, object]:
        """Return an answer as a file gives it; only the lighter measures are told rung by rung."""
        rungs = {
            rung: {"enough": told.enough, "reason": self._pen(told.reason)}
            for rung, told in self.story.rungs.items()
        }
        said: dict[str, object] = {"answer": answer.value or list(answer.chosen) or rungs}
        for name in ("reason", "contrary"):
            words = getattr(answer, name)
            if words:
                said[name] = self._pen(words)
        return said
