"""A facts file written as it is read: what comes out of `written` reads back to the same facts."""

from __future__ import annotations

import json

from desktop.domain.checklist import Answer
from desktop.rules.facts import FORMAT, FactsFile


def written(facts: FactsFile) -> bytes:
    """Return facts as JSON that a person can read and change."""
    table = {
        "format": FORMAT,
        "pack": facts.pack,
        "version": facts.version,
        "run": facts.run.value,
        "conduct": {
            "from": facts.conduct_from.isoformat(),
            "to": facts.conduct_to.isoformat(),
        },
        "act_on": facts.act_on.isoformat(),
        "respondent": {
            "status": facts.respondent.status.value,
            "role": facts.respondent.role.value,
            "party_member": facts.respondent.party_member,
        },
        "body": facts.body.value,
        "track": facts.track.value,
        **({"measure": facts.measure} if facts.measure else {}),
        "facts": {each.fact: each.value for each in facts.facts},
        "alleged": [
            {"fact": each.fact} | ({"finding": each.finding.value} if each.finding else {})
            for each in facts.alleged
        ],
        "answers": {each.item: _answer(each.answer) for each in facts.answers},
    }
    return (json.dumps(table, ensure_ascii=False, indent=2) + "\n").encode()


def _answer(answer: Answer) -> dict[str, object]:
    rungs = {
        each.rung: {"enough": each.enough} | ({"reason": each.reason} if each.reason else {})
        for each in answer.rungs
    }
    said = {
        "answer": rungs or list(answer.chosen) or answer.value,
        "reason": answer.reason,
        "contrary": answer.contrary,
        "evidence": list(answer.evidence),
    }
    return {key: value for key, value in said.items() if value or key == "answer"}
