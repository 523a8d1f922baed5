"""What an act of a case is about, and who does it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.application.case_tables import evidence_lines
from desktop.application.workspace import Workspace
from desktop.domain.ids import CaseId, EvidenceId
from desktop.domain.replay.case import CaseFile, TrackKey
from desktop.text import Language
from ui.theme.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One respondent of a case on one track, with the look and the open office."""

    theme: Theme
    workspace: Workspace
    case: CaseId
    key: TrackKey

    def file(self) -> CaseFile:
        """Return the case file as it stands now."""
        return self.workspace.file(self.case)

    @property
    def thing(self) -> str:
        """Return the name of this scene in drafts: the case comes first."""
        return f"{self.case}/{self.key[0]}/{self.key[1].value}"


def evidence_options(file: CaseFile, language: Language) -> list[tuple[EvidenceId, str]]:
    """Return the pieces of evidence of the case with what they are called, by number."""
    lines = evidence_lines(file)
    return [(line.evidence, f"{line.number}　{line.named(language)}") for line in lines]
