"""What any field holds as text, so that a draft keeps it and puts it back."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.widgets.choice_field import ChoiceField
from ui.widgets.radio_row import RadioRow
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField


@runtime_checkable
class KeepsText(Protocol):
    """A field made of several, which says and takes its text itself."""

    edited: SignalInstance

    def text_kept(self) -> str:
        """Return everything that was typed or chosen."""
        ...

    def put_text(self, text: str) -> None:
        """Show what ``text_kept`` returned."""
        ...


def text_kept(field: QWidget) -> str:
    """Return what a field holds."""
    if isinstance(field, TextField):
        return field.text()
    if isinstance(field, TextArea):
        return field.toPlainText()
    if isinstance(field, ChoiceField | RadioRow):
        return _code(field.value()) if field.is_chosen() else ""
    if isinstance(field, QCheckBox):
        return "yes" if field.isChecked() else ""
    if isinstance(field, KeepsText):
        return field.text_kept()
    raise TypeError(type(field))


def put_text(field: QWidget, text: str) -> None:
    """Show in a field what it held; a choice that is no longer offered is left alone."""
    if isinstance(field, TextField):
        field.setText(text)
    elif isinstance(field, TextArea):
        field.setPlainText(text)
    elif isinstance(field, ChoiceField | RadioRow):
        for value in field.values():
            if _code(value) == text:
                field.set_value(value)
                return
    elif isinstance(field, QCheckBox):
        field.setChecked(bool(text))
    elif isinstance(field, KeepsText):
        field.put_text(text)


def on_edit(field: QWidget, act: Callable[[], None]) -> None:
    """Call ``act`` at each change a person makes in a field."""
    signals: list[SignalInstance] = []
    if isinstance(field, TextField):
        signals = [field.textEdited]
    elif isinstance(field, TextArea):
        signals = [field.textChanged]
    elif isinstance(field, ChoiceField):
        signals = [field.activated]
    elif isinstance(field, RadioRow):
        signals = [field.chosen]
    elif isinstance(field, QCheckBox):
        signals = [field.toggled]
    elif isinstance(field, KeepsText):
        signals = [field.edited]
    for signal in signals:
        signal.connect(lambda *_: act())


def _code(value: Any) -> str:
    return str(value.value if isinstance(value, Enum) else value or "")
