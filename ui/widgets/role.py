"""The ``role`` of a widget in the stylesheet, and tooltips that never read markup."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as QtText
from PySide6.QtWidgets import QWidget


def set_role(widget: QWidget, role: str) -> None:
    """Give the widget the look of a role, also when it is already shown."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it gets its look when it is first shown
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def set_plain_tooltip(widget: QWidget, text: str) -> None:
    """Show ``text`` as it is, also where it looks like markup."""
    widget.setToolTip(plain_tooltip(text))


def plain_tooltip(text: str) -> str:
    """Return what a tooltip must be given so that it shows exactly ``text``."""
    return QtText.convertFromPlainText(text) if QtText.mightBeRichText(text) else text
