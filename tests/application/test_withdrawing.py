"""Evidence that is withdrawn: nothing rests on it any more, and nobody loses sight of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from desktop.application.case_tables import evidence_lines, fact_lines
from desktop.application.case_work import ActKind, step_work
from desktop.application.checklists import Checklists
from desktop.application.evidence import Evidence
from desktop.application.procedure import Procedure
from desktop.domain import gates
from desktop.domain.checklist import RunKind
from desktop.domain.entries.procedure import StepTaken
from desktop.domain.ids import EvidenceId
from desktop.domain.procedure import Step
from desktop.errors import Refused
from desktop.text import Language
from tests.builders import REVIEWERS, ACase, refusal

WHY = "取证时只有一人在场"


def only_piece(case: ACase) -> EvidenceId:
    return next(iter(case.town.clerk.file(case.case).evidence))


def codes(case: ACase) -> list[str]:
    """Return why nothing can rest on the binding run."""
    file = case.town.clerk.file(case.case)
    problems = gates.run_stands(file, case.key, case.run, file.runs[case.run])
    return [problem.code for problem in problems]


def test_a_withdrawn_piece_stays_in_sight_and_carries_no_fact(case: ACase) -> None:
    work = case.investigated().town.clerk
    piece = only_piece(case)
    (fact,) = fact_lines(work.file(case.case), case.key)
    wordless = partial(Evidence(work).withdraw, case.case, piece, " ")
    assert refusal(Refused, wordless) == ["evidence.no_reason"]
    Evidence(work).withdraw(case.case, piece, WHY)
    file = work.file(case.case)
    (line,) = evidence_lines(file)
    assert (line.withdrawn, line.used_for) == (WHY, ())
    assert line.named(Language.CHINESE) == f"{line.name}（已撤回：{WHY}）"
    assert fact_lines(file, case.key)[0].evidence == ()
    again = partial(Evidence(work).tie, case.case, fact.fact, piece)
    assert refusal(Refused, again) == ["evidence.is_withdrawn"]
    shown = partial(Procedure(work).show_facts, case.case, case.facts_shown())
    assert refusal(Refused, shown) == ["step.fact_without_evidence"]


def test_an_answer_that_rests_on_it_is_given_anew(case: ACase) -> None:
    work = case.investigated().heard().town.clerk
    piece = only_piece(case)
    runs = Checklists(work)
    run = case.started(work, RunKind.BINDING)
    answers = case.answers(work, run)
    for item, answer in answers.items():
        pieces = (piece,) if item == "A1" else ()
        runs.answer(case.case, run, item, replace(answer, evidence=pieces))
    Evidence(work).withdraw(case.case, piece, WHY)
    assert refusal(Refused, partial(runs.conclude, case.case, run)) == ["run.rests_on_withdrawn"]
    named = partial(runs.answer, case.case, run, "A1", replace(answers["A1"], evidence=(piece,)))
    assert refusal(Refused, named) == ["run.evidence_withdrawn"]
    nowhere = replace(answers["A1"], evidence=(EvidenceId("0" * 32),))
    unknown = partial(runs.answer, case.case, run, "A1", nowhere)
    assert refusal(Refused, unknown) == ["run.no_such_evidence"]
    later = case.started(work, RunKind.BINDING)
    assert runs.offered(case.case, later)["A1"].evidence == ()
    runs.answer(case.case, run, "A1", replace(answers["A1"], evidence=()))
    assert runs.conclude(case.case, run).run == run


def test_a_run_that_ended_stands_and_nothing_goes_on_with_it(case: ACase) -> None:
    case.investigated().heard().weighed()
    work, run = case.town.clerk, case.run
    for step in (Step.TRIAGE, Step.VERIFICATION):
        taken = StepTaken(
            respondent=case.key[0], track=case.key[1], step=step.value, on=case.today, words="已办"
        )
        Procedure(work).take_step(case.case, taken)
    before = work.file(case.case).runs[run].concluded
    Evidence(work).withdraw(case.case, only_piece(case), WHY)
    file = work.file(case.case)
    assert file.runs[run].concluded == before
    assert codes(case) == ["review.evidence_withdrawn"]
    shown = step_work(work, file, case.key, Step.CHECKLIST, Language.CHINESE)
    assert shown.next is ActKind.START_BINDING
    (need,) = (each for each in shown.needs if "撤回" in each.words)
    assert need.act is ActKind.START_BINDING
    reviewer = case.town.acting(REVIEWERS[0])
    review = partial(Procedure(reviewer).review, case.case, case.review())
    assert refusal(Refused, review) == ["review.evidence_withdrawn"]
    case.weighed()
    Procedure(reviewer).review(case.case, case.review())


def test_a_piece_that_nothing_rested_on_holds_nothing_up(case: ACase) -> None:
    work = case.investigated().town.clerk
    spare = Evidence(work).add(case.case, case.piece(work, name="另一份"))
    case.heard().weighed()
    Evidence(work).withdraw(case.case, spare, WHY)
    assert codes(case) == []


def test_a_decision_that_was_recorded_stands(case: ACase) -> None:
    case.investigated().heard().weighed().reviewed().decided()
    work = case.town.clerk
    Evidence(work).withdraw(case.case, only_piece(case), WHY)
    assert codes(case) == []
