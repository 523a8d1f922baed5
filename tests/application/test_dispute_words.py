"""What both sides changed, in words: each once, and no more of it than lists show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.application.cases import Cases
from desktop.application.checklists import Checklists, RunDraft
from desktop.application.corrections import Corrections
from desktop.application.evidence import Evidence
from desktop.application.exchange import Agreed
from desktop.application.exchange_view import DisputeShown, disputes_shown, open_disputes, waiting
from desktop.application.workspace import Workspace
from desktop.domain.checklist import Answer, Finding, RunKind
from desktop.domain.entries.checklist import ItemAnswered
from desktop.domain.entries.evidence import MeasureProposed, ResponsibilityStated
from desktop.domain.entries.trust import ValueCorrected
from desktop.domain.ids import CaseId, FactId, RunId
from desktop.domain.measure import MeasureCode, Responsibility
from desktop.domain.replay.case import TrackKey
from desktop.journal.writing import Salts
from desktop.storage.journal_store import Hand
from desktop.text import Language
from tests.application import two_offices
from tests.application.two_offices import Neighbour, acting, case_draft
from tests.builders import EVERYONE

made_offices = two_offices.made_offices
offices = two_offices.offices
Three = tuple[Neighbour, Neighbour, Neighbour]
DAY = date(2026, 11, 17)
ZH, EN = Language.CHINESE, Language.ENGLISH


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A case with a fact and a run that two offices have."""

    case: CaseId
    key: TrackKey
    fact: FactId
    run: RunId


def shared(here: Neighbour, there: Neighbour) -> Shared:
    case = here.case("值班")
    (key,) = here.work.file(case).tracks
    fact = Evidence(here.work).state_fact(case, key[0], "当晚没有到岗")
    days = RunDraft(kind=RunKind.PRELIMINARY, conduct_from=DAY, conduct_to=DAY)
    run = Checklists(here.work).start(case, key, days)
    there.takes(here.sends(there, case))
    return Shared(case=case, key=key, fact=fact, run=run)


def change(office: Neighbour, told: Shared, side: int) -> None:
    """Say everything that can be said twice, otherwise on each side."""
    evidence, (respondent, track) = Evidence(office.work), told.key
    evidence.find_fact(
        told.case, told.fact, (Finding.PROVEN, Finding.UNTRUE)[side], ("有值班表", "看错了人")[side]
    )
    evidence.state_responsibility(
        told.case,
        ResponsibilityStated(
            respondent=respondent,
            track=track,
            responsibility=(Responsibility.DIRECT, Responsibility.NONE)[side],
            duty="值班制度第三条",
        ),
    )
    evidence.propose_measure(
        told.case,
        MeasureProposed(
            respondent=respondent,
            track=track,
            measure=MeasureCode("warning"),
            body=next(iter(office.work.office.bodies)),
            reason=("情节较轻", "情节较重")[side],
        ),
    )
    answer = Answer(value=("yes", "no")[side], reason=("看过", "没有看")[side])
    office.work.record(ItemAnswered(run=told.run, item="A1", answer=answer), told.case)
    Corrections(office.work).correct(
        respondent, "id_number", ("110101199003072316", "110101199003070011")[side], "核对"
    )


def exchanged(here: Neighbour, there: Neighbour, told: Shared) -> tuple[DisputeShown, ...]:
    """Let both change the case, and return what the first is shown of the other's bundle."""
    change(there, told, 1)
    bundle = there.sends(here, told.case)
    change(here, told, 0)
    review = here.exchange.inspect(bundle.path)
    shown = disputes_shown(here.work, review, ZH)
    here.takes(bundle)
    assert open_disputes(here.work, told.case, ZH) == shown
    return shown


def unchecked(work: Workspace) -> Hand:
    """Return a hand that writes as another program might: whatever it is given."""
    salts = Salts(header=work.new_id(), body=work.new_id())
    return Hand(
        actor=work.person, recorded_at=work.world.clock(), salts=salts, sign=work.key.sign, seen=()
    )


def by_field(shown: tuple[DisputeShown, ...]) -> dict[str, DisputeShown]:
    return {each.field: each for each in shown}


def read(shown: DisputeShown) -> tuple[str, ...]:
    return tuple(side.words for side in shown.sides)


def test_whole_acts_read_as_what_they_say(offices: Three) -> None:
    here, there, _ = offices
    told = shared(here, there)
    shown = by_field(exchanged(here, there, told))

    assert read(shown["事实认定"]) == ("属实\n有值班表", "失实\n看错了人")
    assert read(shown["责任"]) == (
        "直接责任\n职责依据：值班制度第三条",
        "没有责任\n职责依据：值班制度第三条",
    )
    assert read(shown["拟采取的措施"]) == (
        "警告\n由青山镇纪委决定\n情节较轻",
        "警告\n由青山镇纪委决定\n情节较重",
    )
    name = here.work.file(told.case).respondents[told.key[0]].now.name
    assert shown["事实认定"].about == f"{name}　事实 1：当晚没有到岗"
    assert shown["责任"].about == f"{name}　党纪"
    (answer,) = (each for field, each in shown.items() if field.startswith("A1"))
    assert len(answer.field) > len("A1　")
    assert answer.about == f"{name}　初步核对"
    assert [words.split("\n")[1] for words in read(answer)] == ["看过", "没有看"]
    assert not any(code in words for words in read(answer) for code in ("yes", "no", "Answer"))


def test_no_id_number_is_shown_but_for_what_tells_two_apart(offices: Three) -> None:
    here, there, _ = offices
    told = shared(here, there)
    shown = by_field(exchanged(here, there, told))
    assert read(shown["身份证号"]) == ("110***********2316", "110***********0011")

    respondent = told.key[0]
    numbers = ("110101199003072316", "110101199103072316")
    for dispute in here.work.file(told.case).disputes:
        Cases(here.work).settle(told.case, dispute, dispute.held[0].entry)
    there.takes(here.sends(there, told.case))
    Corrections(there.work).correct(respondent, "id_number", numbers[1], "核对")
    bundle = there.sends(here, told.case)
    Corrections(here.work).correct(respondent, "title", "办事员", "核对")
    Corrections(here.work).correct(respondent, "id_number", "110101199203072316", "核对")
    here.takes(bundle)
    (alike,) = open_disputes(here.work, told.case, ZH)
    assert read(alike) == ("110******2****2316", "110******1****2316")


def test_answers_a_second_reader_must_not_see_are_not_told(offices: Three) -> None:
    here, there, _ = offices
    told = shared(here, there)
    exchanged(here, there, told)
    run = here.work.file(told.case).runs[told.run]
    assert run.by == here.work.person
    reader = acting(here, EVERYONE)
    blind = open_disputes(reader.work, told.case, ZH)
    (answer,) = (each for each in blind if each.field.startswith("A1"))
    assert set(read(answer)) == {"复核完成以前，还可能担任复核人的人看不到这次核对的内容。"}


def test_a_value_that_several_cases_share_is_settled_once(offices: Three) -> None:
    here, there, _ = offices
    first = here.case("第一件")
    file = here.work.file(first)
    respondent = next(iter(file.respondents))
    draft = case_draft("第二件", next(iter(file.incidents)), respondent, here.work)
    second = Cases(here.work).open(draft)
    there.takes(here.sends(there, first, second))
    Corrections(there.work).correct(respondent, "title", "那边写的", "核对")
    bundle = there.sends(here, first, second).path
    Corrections(here.work).correct(respondent, "title", "这边写的", "核对")

    review = here.exchange.inspect(bundle)
    (shown,) = disputes_shown(here.work, review, ZH)
    numbers = [here.work.file(case).opened.now.number for case in sorted((first, second))]
    assert shown.numbers == "、".join(numbers)
    theirs = [side.words for side in shown.sides].index("那边写的")
    agreed = Agreed(bundle=review.sender.bundle, choices=(shown.choice(theirs),))
    here.exchange.import_bundle(bundle, agreed=agreed)
    assert here.work.file(first).respondents[respondent].now.title == "那边写的"
    assert here.work.file(second).disputes == ()
    assert waiting(here.work) == ()


def test_characters_that_hide_or_turn_the_line_are_shown(offices: Three) -> None:
    here, there, _ = offices
    case = here.case("值班")
    there.takes(here.sends(there, case))
    act = ValueCorrected(about=case, field="matter", value="值\u202e班\u200b", reason="x")
    there.work.store.record(act, case, unchecked(there.work))
    here.correct(case, "值班一")
    here.takes(there.sends(here, case))
    (shown,) = open_disputes(here.work, case, ZH)
    assert set(read(shown)) == {"值班一", "值␣班␣"}


def test_what_waits_is_counted_without_reading_the_cases(offices: Three) -> None:
    here, there, _ = offices
    told = shared(here, there)
    exchanged(here, there, told)
    (row,) = waiting(here.work)
    assert (row.case, row.disputes) == (told.case, 5)
    assert row.disputes == len(here.work.file(told.case).disputes)
    plan = here.work.store.database.rows(
        "EXPLAIN QUERY PLAN SELECT case_id FROM case_rows WHERE disputed > 0"
        " GROUP BY number_key, case_id ORDER BY number_key DESC, case_id"
    )
    assert any("cases_disputed" in str(step) for step in plan)
    assert not any("TEMP B-TREE" in str(step) for step in plan)
    (bundle,) = here.exchange.imported()
    here.exchange.take_back(bundle.bundle, "收错了")
    assert waiting(here.work) == ()
