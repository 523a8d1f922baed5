"""Incidents: what was reported or observed, when and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Origin(Enum):
    """How an incident came to the office's knowledge."""

    DAILY_WORK = "daily_work"
    INSPECTION = "inspection"
    NAMED_REPORT = "named_report"
    ANONYMOUS_REPORT = "anonymous_report"
    TRANSFERRED = "transferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """A person an incident names, as the clerk wrote it down."""

    name: str
    title: str = ""
    id_number: str = ""
