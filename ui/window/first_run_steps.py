"""What each step of the first run asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.application.ports import legal_day, system_clock
from desktop.domain.office import BodyKind
from desktop.errors import Problem, Refused
from desktop.text import Language, sentence
from ui.theme.boxes import Column
from ui.theme.measures import Room
from ui.theme.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field_row import FieldRow
from ui.widgets.form import Form
from ui.widgets.new_password import NewPassword
from ui.widgets.radio_row import RadioRow
from ui.widgets.running_text import RunningText
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text_field import TextField


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOffice:
    """What the first run has gathered; ``short_name`` is how case numbers begin."""

    language: Language
    practice: bool = False
    name: str = ""
    division: str = ""
    short_name: str = ""
    body_kind: BodyKind = BodyKind.TOWNSHIP_DISCIPLINE
    body: str = ""
    body_mark: str = ""
    person: str = ""
    password: str = field(default="", repr=False)


class FirstRunStep(QWidget):
    """A step: its name, why it is asked, what is missing before the next one."""

    ready_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.name = ""
        self.explanation = ""
        self._form = Form(theme)
        self._column = Column(theme, 12, (0, 8, 0, 0))
        scroll = ScrollColumn(theme)
        scroll.column.addWidget(self._form)
        scroll.column.addStretch(1)
        self._column.addWidget(scroll, 1)
        self.setLayout(self._column)

    def missing(self) -> str:
        """Return what is missing in a few words, empty where nothing is."""
        return ""

    def fill(self, wish: NewOffice) -> NewOffice:
        """Return the wish with what this step has gathered."""
        return wish

    def check(self) -> None:
        """Look at everything typed.

        Raises:
            Refused: With all problems at once.
        """

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong, at the fields and at the top."""
        self._form.show_problems(problems)

    def fit(self, room: Room) -> None:
        """Put labels above the fields where there is little room."""
        self._form.fit(room)

    def focus_first(self) -> None:
        """Put the keyboard on the first field."""
        widget: QWidget | None = self._form.nextInFocusChain()
        while widget is not None and self._form.isAncestorOf(widget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.isHidden():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            widget = widget.nextInFocusChain()


class LanguageStep(FirstRunStep):
    """The language of the window; that of papers is chosen for each paper."""

    chosen = Signal(Language)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.name = self.tr("Language")
        self.explanation = self.tr(
            "The language of the window. It can be changed at any time; "
            "the language of papers is chosen for each paper."
        )
        options = [(one, sentence("language.name", one)) for one in Language]
        self._choice = RadioRow(theme, options, stacked=True)
        self._choice.set_value(theme.language)
        self._choice.setAccessibleName(self.name)
        self._choice.chosen.connect(self.chosen)
        self._form.add_widget(self._choice)


class StartStep(FirstRunStep):
    """Practice first, or the real office at once."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.name = self.tr("Practice or own office")
        self.explanation = self.tr(
            "A practice office is for trying things out: every page and paper is marked as "
            "practice, and real offices refuse its bundles."
        )
        options = [
            (False, self.tr("Set up our own office")),
            (True, self.tr("Practise first")),
        ]
        self._choice = RadioRow(theme, options, stacked=True)
        self._choice.setAccessibleName(self.name)
        self._form.add_widget(self._choice)

    def fill(self, wish: NewOffice) -> NewOffice:
        """Return the wish with what was chosen here."""
        return replace(wish, practice=self._choice.value())


class SecretsStep(FirstRunStep):
    """No state secret is ever kept here; that must be read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.name = self.tr("No state secrets")
        self.explanation = self.tr(
            "This program cannot hold state secrets. Handle such matters on a classified device, "
            "as the secrecy rules say. Only “internal” and “work secret” can be marked here."
        )
        self._read = QCheckBox(self.tr("I have read this; no state secrets will be entered here"))
        self._read.toggled.connect(self.ready_changed)
        self._form.add_widget(self._read)

    def missing(self) -> str:
        """Return that the box is not ticked."""
        return "" if self._read.isChecked() else self.tr("Tick the box to go on")


class OfficeStep(FirstRunStep):
    """What the office is called, where it is, and the body it first acts for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.name = self.tr("Office and case numbers")
        self.explanation = self.tr(
            "These words stand on every paper, so check them well. The office may act for more "
            "bodies than this one: they are added later, under Settings."
        )
        self._name = TextField()
        self._short_name = TextField()
        self._division = TextField()
        self._kind = ChoiceField(self._kinds())
        self._body = TextField()
        self._mark = TextField()
        self._example = RunningText(theme, ink="text2")
        self._build()

    def _build(self) -> None:
        theme = self._theme
        self._short_name.textChanged.connect(self._show_example)
        self._show_example()
        rows = (
            FieldRow(theme, "name", self.tr("&Office name"), self._name, required=True),
            FieldRow(theme, "division", self.tr("&Division"), self._division, required=True),
            FieldRow(theme, "short_name", self.tr("&Short name"), self._short_name, required=True),
            FieldRow(theme, "kind", self.tr("&Kind of body"), self._kind),
            FieldRow(theme, "bodies", self.tr("Full &name of the body"), self._body, required=True),
            FieldRow(theme, "mark", self.tr("Its &mark on papers"), self._mark, required=True),
        )
        for row in rows[:3]:
            self._form.add(row)
        self._form.add_widget(self._example)
        for row in rows[3:]:
            self._form.add(row)

    def fill(self, wish: NewOffice) -> NewOffice:
        """Return the wish with what was typed here."""
        return replace(
            wish,
            name=self._name.plain(),
            division=self._division.plain(),
            short_name=self._short_name.plain(),
            body_kind=self._kind.value(),
            body=self._body.plain(),
            body_mark=self._mark.plain(),
        )

    def check(self) -> None:
        """Refuse what is empty."""
        _require(
            name=self._name.plain(),
            division=self._division.plain(),
            short_name=self._short_name.plain(),
            bodies=self._body.plain(),
            mark=self._mark.plain(),
        )

    def _kinds(self) -> list[tuple[BodyKind, str]]:
        return [
            (BodyKind.TOWNSHIP_DISCIPLINE, self.tr("Township discipline commission")),
            (BodyKind.TOWNSHIP_PARTY_COMMITTEE, self.tr("Township party committee")),
            (BodyKind.TOWNSHIP_SUPERVISION_OFFICE, self.tr("Township supervision office")),
            (BodyKind.TOWNSHIP_GOVERNMENT, self.tr("Township government")),
            (
                BodyKind.COUNTY_DISCIPLINE_SUPERVISION,
                self.tr("County discipline and supervision commission"),
            ),
            (BodyKind.COUNTY_ORGANISATION, self.tr("County organisation department")),
        ]

    def _show_example(self) -> None:
        word = self._short_name.plain() or "…"
        year, language = legal_day(system_clock()).year, self._theme.language
        number = sentence("number.case", language, word=word, year=year, number=1)
        self._example.set_text(self.tr("Case numbers will read: {number}").format(number=number))


class PersonStep(FirstRunStep):
    """Who works here first, and the password that opens the data."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.name = self.tr("Clerk and password")
        self.explanation = self.tr(
            "Whoever records something answers for it by name. Nobody can open the data without "
            "a password, not even the maker of this program."
        )
        self._person = TextField()
        self._password = NewPassword(theme)
        name = FieldRow(theme, "name", self.tr("Your &name"), self._person, required=True)
        self._form.add(name)
        self._password.add_to(self._form, self.tr("&Password"), self.tr("Password &again"))

    def fill(self, wish: NewOffice) -> NewOffice:
        """Return the wish with what was typed here."""
        return replace(
            wish, person=self._person.plain(), password=self._password.fields()["password"]
        )

    def check(self) -> None:
        """Refuse what is empty, and two passwords that differ."""
        _require(name=self._person.plain(), **self._password.fields())
        self._password.typed()


def _require(**fields: str) -> None:
    empty = [name for name, typed in fields.items() if not typed]
    if empty:
        raise Refused([Problem("field.required", about=name) for name in empty])
