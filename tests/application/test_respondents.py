"""The registry of respondents."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from desktop.application.corrections import Corrections
from desktop.application.respondents import RespondentDraft, Respondents
from desktop.domain.ids import RespondentId
from desktop.domain.respondent import Status
from desktop.errors import NotFound, Refused
from tests.builders import RECORDER, RESPONDENT, Town, a_case, a_respondent, refusal


def test_a_respondent_is_put_into_the_registry(town: Town) -> None:
    respondent = a_respondent(town.clerk, id_number="１１０１０５ 19491231-002x")
    now = Respondents(town.clerk).respondent(respondent).now
    assert (now.name, now.born_on, now.status) == (
        "张伟",
        date(1988, 3, 5),
        Status.CIVIL_SERVANT,
    )
    assert now.id_number == "11010519491231002X"


def test_sex_and_day_of_birth_are_taken_from_a_sound_number_only(town: Town) -> None:
    def known(number: str, **given: object) -> tuple[str, date | None]:
        details = {"sex": "", "born_on": None, **given}
        respondent = a_respondent(town.clerk, id_number=number, **details)
        now = Respondents(town.clerk).respondent(respondent).now
        return now.sex, now.born_on

    assert known("11010519491231002X") == ("female", date(1949, 12, 31))
    assert known("11010519491231002X", sex="男") == ("男", date(1949, 12, 31))
    assert known("110105194912310021") == ("", None)
    assert known("") == ("", None)


def test_everything_that_is_missing_is_said_at_once(town: Town) -> None:
    before = town.entries
    assert refusal(Refused, lambda: Respondents(town.clerk).record(RespondentDraft())) == [
        "respondent.no_name",
        "respondent.no_status",
        "respondent.no_unit",
        "respondent.no_title",
    ]
    assert town.entries == before


def test_names_are_kept_in_one_spelling(town: Town) -> None:
    registry = Respondents(town.clerk)
    names = {
        "阿卜杜拉 · 买买提": "阿卜杜拉·买买提",
        "张\u3000伟": "张伟",
        "<b>张三</b>&amp;": "<b>张三</b>&amp;",
        "\U00020bb7野": "\U00020bb7野",
        "字" * 50: "字" * 50,
    }
    for typed, kept in names.items():
        respondent = a_respondent(town.clerk, name=typed)
        assert registry.respondent(respondent).now.name == kept
    assert refusal(Refused, lambda: a_respondent(town.clerk, name="字" * 51)) == [
        "respondent.long_name"
    ]
    assert refusal(Refused, lambda: a_respondent(town.clerk, name="\u202e")) == [
        "respondent.no_name"
    ]


def test_the_registry_is_sorted_by_the_sound_of_the_name(town: Town) -> None:
    for name in ("张伟", "单雪", "区文", "阿迪力"):
        a_respondent(town.clerk, name=name)
    rows = Respondents(town.clerk).registry()
    assert [row.name for row in rows] == ["阿迪力", "区文", "单雪", "张伟"]
    assert Respondents(town.clerk).registry(rows[1])[0].name == "单雪"


def test_a_correction_replaces_a_value_and_needs_a_reason(town: Town) -> None:
    registry, respondent = Respondents(town.clerk), a_respondent(town.clerk)
    before = town.entries
    assert refusal(
        Refused, lambda: Corrections(town.clerk).correct(respondent, "title", "主任", " ")
    ) == ["correction.no_reason"]
    for field, value in (("status", "king"), ("born_on", "2026-02-30"), ("age", 3)):
        assert refusal(
            Refused,
            partial(Corrections(town.clerk).correct, respondent, field, value, "原登记有误"),
        ) == ["correction.wrong_value"]
    assert town.entries == before
    Corrections(town.clerk).correct(respondent, "status", "village_cadre", "核对了任职文件")
    Corrections(town.clerk).correct(respondent, "born_on", None, "没有依据")
    now = registry.respondent(respondent).now
    assert (now.status, now.born_on) == (Status.VILLAGE_CADRE, None)


def test_a_corrected_name_is_read_in_every_case(town: Town) -> None:
    case, (respondent, _) = a_case(town.clerk)
    Corrections(town.clerk).correct(respondent, "name", "张玮", "身份证为准")
    assert town.clerk.file(case).respondents[respondent].now.name == "张玮"


def test_who_is_not_here_is_not_found(town: Town) -> None:
    unknown = RespondentId("f" * 32)
    registry = Respondents(town.clerk)
    assert refusal(NotFound, lambda: registry.respondent(unknown)) == ["respondent.not_here"]
    assert refusal(
        NotFound, lambda: Corrections(town.clerk).correct(unknown, "title", "主任", "有误")
    ) == ["thing.not_here"]


def test_only_a_clerk_keeps_the_registry(town: Town) -> None:
    respondent = a_respondent(town.clerk)
    other = Respondents(town.acting(RECORDER))
    assert refusal(Refused, lambda: other.record(RESPONDENT)) == ["role.needs_clerk"]
    assert refusal(
        Refused,
        lambda: Corrections(town.acting(RECORDER)).correct(respondent, "title", "主任", "有误"),
    ) == ["role.needs_clerk"]


@pytest.mark.parametrize("field", ["name", "title", "unit", "address", "sex"])
def test_a_state_secret_is_taken_in_nowhere(town: Town, field: str) -> None:
    before = town.entries
    marked = {field: "机密★"}
    assert refusal(Refused, lambda: a_respondent(town.clerk, **marked)) == ["text.classified"]
    respondent = a_respondent(town.clerk)
    assert refusal(
        Refused,
        lambda: Corrections(town.clerk).correct(respondent, field, "绝密", "看\n秘密\n吧"),
    ) == ["text.classified", "text.classified"]
    assert town.entries == before + 1


def test_a_corrected_field_is_kept_as_a_recorded_one(town: Town) -> None:
    respondent = a_respondent(town.clerk)
    registry = Respondents(town.clerk)
    Corrections(town.clerk).correct(respondent, "name", "\u202e张\u200b 三 ", "本人要求")
    Corrections(town.clerk).correct(respondent, "id_number", " 11010119900307231x ", "核对了身份证")
    now = registry.respondent(respondent).now
    assert (now.name, now.id_number) == ("张三", "11010119900307231X")
    for field, value, code in (
        ("name", " \u200b", "respondent.no_name"),
        ("name", "三" * 51, "respondent.long_name"),
        ("unit", " ", "respondent.no_unit"),
        ("title", "", "respondent.no_title"),
    ):
        assert refusal(
            Refused, partial(Corrections(town.clerk).correct, respondent, field, value, "改")
        ) == [code]
    assert registry.respondent(respondent).now == now
