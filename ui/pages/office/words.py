"""Names of roles and kinds of bodies in the window's language."""

from __future__ import annotations

from desktop.domain.office import BodyKind, Role
from PySide6.QtCore import QCoreApplication


def role_words(role: Role) -> str:
    """Return the name of a role."""
    tr = QCoreApplication.translate
    return {
        Role.CLERK: tr("OfficeWords", "clerk"),
        Role.REVIEWER: tr("OfficeWords", "reviewer"),
        Role.DECISION_RECORDER: tr("OfficeWords", "decision recorder"),
        Role.KEY_KEEPER: tr("OfficeWords", "key keeper"),
    }[role]


def body_kind_words(kind: BodyKind) -> str:
    """Return the name of a kind of body."""
    tr = QCoreApplication.translate
    return {
        BodyKind.TOWNSHIP_PARTY_COMMITTEE: tr("OfficeWords", "township party committee"),
        BodyKind.TOWNSHIP_DISCIPLINE: tr("OfficeWords", "township discipline commission"),
        BodyKind.TOWNSHIP_SUPERVISION_OFFICE: tr("OfficeWords", "township supervision office"),
        BodyKind.TOWNSHIP_GOVERNMENT: tr("OfficeWords", "township government"),
        BodyKind.COUNTY_DISCIPLINE_SUPERVISION: tr(
            "OfficeWords", "county discipline and supervision commission"
        ),
        BodyKind.COUNTY_ORGANISATION: tr("OfficeWords", "county organisation department"),
    }[kind]
