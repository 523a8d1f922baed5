"""A run in the window's words: its title, the facts about it, its outline."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.application.run_view import RunSheet, outline
from desktop.application.workspace import Workspace
from desktop.domain.checklist import RunKind
from desktop.domain.ids import CaseId
from desktop.text import Language, shown_date
from ui.widgets.outline import OutlineGroup, OutlineItem

translate = QCoreApplication.translate


def run_title(kind: RunKind) -> str:
    """Return the title of the page of a run."""
    return {
        RunKind.PRELIMINARY: translate("ChecklistPage", "Checklist, preliminary"),
        RunKind.BINDING: translate("ChecklistPage", "Proportionality checklist"),
        RunKind.SECOND_READER: translate("ChecklistPage", "Checklist, second reading"),
    }[kind]


def run_facts(
    work: Workspace, case: CaseId, sheet: RunSheet, language: Language
) -> tuple[str, ...]:
    """Return case, respondent, rule pack and the day whose law applies."""
    file, started = work.file(case), sheet.file.started
    day = shown_date(started.conduct_to, language)
    return (
        file.opened.now.number,
        file.respondents[started.respondent].now.name,
        translate("ChecklistPage", "rules of {version}").format(version=started.version),
        translate("ChecklistPage", "law as of {day}").format(day=day),
    )


def outline_groups(sheet: RunSheet, language: Language) -> list[OutlineGroup]:
    """Return the groups of a run with their items; items go by their questions."""
    return [
        OutlineGroup(
            key=group.group,
            number=group.number,
            name=group.name,
            items=tuple(
                OutlineItem(
                    key=line.item, number=line.item, name=line.ask, is_answered=line.is_answered
                )
                for line in group.items
            ),
        )
        for group in outline(sheet, language)
    ]
