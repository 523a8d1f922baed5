"""What can be corrected, and how its fields read, in the window's language."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.application.corrections import Correctable
from desktop.domain.entries.case import CaseOpened
from desktop.domain.entries.evidence import EvidenceAdded, FactStated
from desktop.domain.entries.intake import IncidentRecorded
from desktop.domain.entries.respondent import RespondentRecorded
from desktop.domain.identity import Sex, masked
from desktop.text import Language, shown_date
from ui.pages.cases.words import origin_words, post_words, status_words

translate = QCoreApplication.translate

ID_NUMBER = "id_number"


def thing_words(known: Correctable[Any]) -> str:
    """Return what a thing is called in the list of what can be corrected."""
    now = known.thing.now
    match now:
        case CaseOpened():
            return translate("CorrectWords", "case {number}").format(number=now.number)
        case IncidentRecorded():
            return translate("CorrectWords", "entry {number}").format(number=now.number)
        case RespondentRecorded():
            return translate("CorrectWords", "respondent {name}").format(name=now.name)
        case FactStated():
            return translate("CorrectWords", "fact {number}").format(number=now.number)
        case EvidenceAdded():
            words = translate("CorrectWords", "evidence {number} {name}")
            return words.format(number=now.number, name=now.name)
        case _:
            raise TypeError(type(now))


def field_words() -> dict[str, str]:
    """Return the name of every field that can be corrected."""
    return {
        "matter": translate("CorrectWords", "matter"),
        "what": translate("CorrectWords", "what happened"),
        "place": translate("CorrectWords", "where"),
        "happened_on": translate("CorrectWords", "day"),
        "happened_at": translate("CorrectWords", "time"),
        "approximate": translate("CorrectWords", "day and time are approximate"),
        "origin": translate("CorrectWords", "how it came"),
        "name": translate("CorrectWords", "name"),
        "sex": translate("CorrectWords", "sex"),
        "born_on": translate("CorrectWords", "day of birth"),
        ID_NUMBER: translate("CorrectWords", "ID number"),
        "status": translate("CorrectWords", "status"),
        "party_member": translate("CorrectWords", "party member"),
        "post": translate("CorrectWords", "part in the work"),
        "title": translate("CorrectWords", "post"),
        "unit": translate("CorrectWords", "unit"),
        "address": translate("CorrectWords", "address"),
        "text": translate("CorrectWords", "what is alleged"),
        "collected_on": translate("CorrectWords", "day collected"),
    }


def field_name(known: Correctable[Any], field: str) -> str:
    """Return the name of a field; where evidence is from is not how an entry came."""
    if known.thing.kind is EvidenceAdded and field == "origin":
        return translate("CorrectWords", "where from")
    return field_words()[field]


def value_words(field: str, value: object, language: Language) -> str:
    """Return a value as it is read; an ID number is masked."""
    for each, words in choices(field, value):
        if each == value:
            return words
    if isinstance(value, date):
        return shown_date(value, language)
    text = masked(str(value or "")) if field == ID_NUMBER else str(value or "")
    return text or translate("CorrectWords", "(empty)")


def choices(field: str, value: object) -> list[tuple[Any, str]]:
    """Return what a field may be corrected to, where that is a closed set."""
    if field == "sex" and value in (sexes := _sex_words()):
        return list(sexes.items())
    if isinstance(value, bool):
        return [(True, translate("CorrectWords", "yes")), (False, translate("CorrectWords", "no"))]
    sets: tuple[dict[Any, str], ...] = (status_words(), post_words(), origin_words())
    return next((list(words.items()) for words in sets if value in words), [])


def _sex_words() -> dict[str, str]:
    return {
        Sex.MALE.value: translate("CorrectWords", "male"),
        Sex.FEMALE.value: translate("CorrectWords", "female"),
    }
