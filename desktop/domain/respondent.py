"""Respondents: whom a case concerns."""

from __future__ import annotations

from enum import Enum


class Status(Enum):
    """Standing in the service; decides which ladders and powers apply (监察法 art. 15)."""

    CIVIL_SERVANT = "civil_servant"
    INSTITUTION_MANAGER = "institution_manager"
    INSTITUTION_STAFF = "institution_staff"
    VILLAGE_CADRE = "village_cadre"
    OTHER = "other"


class Post(Enum):
    """Whether the respondent leads a body, sits on it, or carries out its work."""

    HEAD = "head"
    LEADING_MEMBER = "leading_member"
    STAFF = "staff"


class ManagementLevel(Enum):
    """Who manages the person; asked before anything else is written down (R10 art. 15)."""

    TOWNSHIP = "township"
    COUNTY = "county"
    ABOVE_COUNTY = "above_county"
