"""A new password, typed twice."""

from __future__ import annotations

from desktop.errors import Problem, Refused
from ui.theme.theme import Theme
from ui.widgets.field_row import FieldRow
from ui.widgets.form import Form
from ui.widgets.password_field import PasswordField


class NewPassword:
    """Two fields of a form; a slip of the finger must not shut anybody out for ever."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._first = PasswordField(theme)
        self._again = PasswordField(theme)

    def add_to(self, form: Form, label: str, again: str) -> None:
        """Put both fields into a form, as ``password`` and ``again``."""
        form.add(FieldRow(self._theme, "password", label, self._first, required=True))
        form.add(FieldRow(self._theme, "again", again, self._again, required=True))

    def fields(self) -> dict[str, str]:
        """Return what stands in each field, by its name."""
        return {"password": self._first.text(), "again": self._again.text()}

    def typed(self) -> str:
        """Return the password.

        Raises:
            Refused: the two differ.
        """
        if self._first.text() != self._again.text():
            raise Refused(Problem("field.passwords_differ", about="again"))
        return self._first.text()
