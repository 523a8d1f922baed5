"""The nouns of the command line, one module each, in the order in which help lists them.

A module is read when its noun is used: the program starts fast whatever it can do.
"""

from __future__ import annotations

from importlib import import_module

from desktop.cli.command import Noun

NAMES = (
    "demo",
    "office",
    "person",
    "incident",
    "respondent",
    "evidence",
    "step",
    "case",
    "checklist",
    "paper",
    "packet",
    "bundle",
    "card",
    "deadline",
    "holidays",
    "rules",
    "precedent",
    "check",
)


def noun(name: str) -> Noun:
    """Return a noun with its commands; ``name`` is one of ``NAMES``."""
    found: Noun = import_module(f"{__name__}.{name}").NOUN
    return found
