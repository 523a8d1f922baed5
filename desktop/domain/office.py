"""Offices, the bodies they act for, and the roles of their people."""

from __future__ import annotations

from enum import Enum


class Role(Enum):
    """What a person may do; several may be held, never two on one case."""

    CLERK = "clerk"
    REVIEWER = "reviewer"
    DECISION_RECORDER = "decision_recorder"
    KEY_KEEPER = "key_keeper"


class BodyKind(Enum):
    """Kinds of organs an office acts for; powers belong to the kind (DOMAIN section 3)."""

    TOWNSHIP_PARTY_COMMITTEE = "township_party_committee"
    TOWNSHIP_DISCIPLINE = "township_discipline"
    TOWNSHIP_SUPERVISION_OFFICE = "township_supervision_office"
    TOWNSHIP_GOVERNMENT = "township_government"
    COUNTY_DISCIPLINE_SUPERVISION = "county_discipline_supervision"
    COUNTY_ORGANISATION = "county_organisation"
