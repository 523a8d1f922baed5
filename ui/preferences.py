"""What a person has set on this computer; facts about the office are entries, not preferences."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from desktop.text import Language
from ui.theme.measures import TextSize

FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Language and text size of the window, its place, and what was open last, and when."""

    language: Language | None = None
    text_size: TextSize = TextSize.NORMAL
    width: int = 1366
    height: int = 698
    maximised: bool = False
    idle_minutes: int = 10
    office: str = ""
    last_person: str = ""
    last_place: str = ""
    last_case: str = ""
    last_used: str = ""
    is_placed: bool = False
    left: int = 0
    top: int = 0


class PreferencesFile:
    """Reads and writes the one file; a damaged one is set aside and the defaults hold."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.was_damaged = False
        self.now = self._read()

    def set(self, **changes: Any) -> None:
        """Change what is named and write it down."""
        changed = replace(self.now, **changes)
        if changed == self.now:
            return
        self.now = changed
        self._path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"format": FORMAT, **asdict(changed)}, default=_plain, indent=1)
        part = self._path.with_suffix(".part")
        part.write_text(text + "\n", encoding="utf-8")
        part.replace(self._path)

    def _read(self) -> Preferences:
        if not self._path.exists():
            return Preferences()
        try:
            return _parsed(self._path.read_text(encoding="utf-8"))
        except (ValueError, TypeError, KeyError, AttributeError):
            self.was_damaged = True
            self._path.replace(self._path.with_suffix(".damaged"))
            return Preferences()


def _parsed(text: str) -> Preferences:
    """Return the preferences in a file's text; those it lacks or has too many are passed over."""
    fields = json.loads(text)
    language = fields["language"]
    standard = Preferences()
    known: dict[str, Any] = {
        "language": Language(language) if language else None,
        "text_size": TextSize(fields["text_size"]),
    }
    for name, kind in (
        *((name, int) for name in ("width", "height", "idle_minutes", "left", "top")),
        *((name, bool) for name in ("maximised", "is_placed")),
        *(
            (name, str)
            for name in ("office", "last_person", "last_place", "last_case", "last_used")
        ),
    ):
        value = fields.get(name, getattr(standard, name))
        if not isinstance(value, kind):
            raise TypeError(name)
        known[name] = value
    return Preferences(**known)


def _plain(value: object) -> object:
    if isinstance(value, Language):
        return value.value
    raise TypeError(value)
