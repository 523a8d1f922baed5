"""Names of roles and kinds of bodies in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.domain.office import BodyKind, Role


def role_words(role: Role) -> str:
    """Return the name of a role."""
    translate = QCoreApplication.translate
    return {
        Role.CLERK: translate("OfficeWords", "clerk"),
        Role.REVIEWER: translate("OfficeWords", "reviewer"),
        Role.DECISION_RECORDER: translate("OfficeWords", "decision recorder"),
        Role.KEY_KEEPER: translate("OfficeWords", "key keeper"),
    }[role]


def body_kind_words(kind: BodyKind) -> str:
    """Return the name of a kind of body."""
    translate = QCoreApplication.translate
    return {
        BodyKind.TOWNSHIP_PARTY_COMMITTEE: translate("OfficeWords", "township party committee"),
        BodyKind.TOWNSHIP_DISCIPLINE: translate("OfficeWords", "township discipline commission"),
        BodyKind.TOWNSHIP_SUPERVISION_OFFICE: translate(
            "OfficeWords", "township supervision office"
        ),
        BodyKind.TOWNSHIP_GOVERNMENT: translate("OfficeWords", "township government"),
        BodyKind.COUNTY_DISCIPLINE_SUPERVISION: translate(
            "OfficeWords", "county discipline and supervision commission"
        ),
        BodyKind.COUNTY_ORGANISATION: translate("OfficeWords", "county organisation department"),
    }[kind]
