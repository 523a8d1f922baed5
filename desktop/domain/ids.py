"""Names of things: 128 random bits as 32 hex digits, or the SHA-256 of bytes as 64."""

from __future__ import annotations

from typing import NewType, Protocol

Digest = NewType("Digest", str)
EntryId = NewType("EntryId", str)
OfficeId = NewType("OfficeId", str)
StationId = NewType("StationId", str)
BodyId = NewType("BodyId", str)
PersonId = NewType("PersonId", str)
IncidentId = NewType("IncidentId", str)
RespondentId = NewType("RespondentId", str)
CaseId = NewType("CaseId", str)
EvidenceId = NewType("EvidenceId", str)
FactId = NewType("FactId", str)
RunId = NewType("RunId", str)
PaperId = NewType("PaperId", str)
PointId = NewType("PointId", str)


class IdSource(Protocol):
    """Gives a new id at each call; the program's is random, a test's is counted."""

    def __call__(self) -> str:
        """Return 32 hex digits never given before."""
        ...
