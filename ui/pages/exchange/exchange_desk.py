"""What the exchange pages are made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.application.workspace import Workspace
from ui.theme.theme import Theme
from ui.work.runner import Runner


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeDesk:
    """The look, the office here and on the worker; ``there`` is called on the worker."""

    theme: Theme
    here: Workspace
    there: Callable[[], Workspace]
    runner: Runner
