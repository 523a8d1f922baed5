"""An answer as the text of a draft."""

from __future__ import annotations

import json
from dataclasses import asdict

from desktop.domain.checklist import Answer, RungAnswer


def answer_text(answer: Answer) -> str:
    """Return an answer as text that ``read_answer`` takes back."""
    return json.dumps(asdict(answer), ensure_ascii=False)


def read_answer(text: str) -> Answer:
    """Return the answer a draft holds."""
    kept = json.loads(text)
    return Answer(
        value=kept["value"],
        chosen=tuple(kept["chosen"]),
        rungs=tuple(RungAnswer(**rung) for rung in kept["rungs"]),
        reason=kept["reason"],
        contrary=kept["contrary"],
        evidence=tuple(kept["evidence"]),
    )
