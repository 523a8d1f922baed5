"""The shapes a single field of a recorded thing may have when it is corrected."""

from __future__ import annotations

FieldValue = str | int | bool | tuple[str, ...] | None
