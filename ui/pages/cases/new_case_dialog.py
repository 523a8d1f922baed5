"""Opening a case: about what, on which entry, concerning whom."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.application.cases import CaseDraft, Cases, Hit
from desktop.application.intake import Intake
from desktop.application.people_checks import name_doubts, number_doubts, unit_doubts
from desktop.application.respondents import RespondentDraft, Respondents
from desktop.application.workspace import Workspace
from desktop.domain.ids import BodyId, IncidentId, RespondentId
from desktop.errors import Problem
from desktop.text import explain
from ui.pages.cases.act_dialog import ActDialog, ActWords
from ui.pages.cases.choice_rows import ChoiceRows
from ui.pages.cases.words import first_words, post_words, shortened, status_words, track_words
from ui.theme.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field_row import FieldRow
from ui.widgets.search_field import SearchField
from ui.widgets.text_field import TextField

NEW_PERSON = RespondentId("")
SHOWN_OF_MATTER = 24
Doubts = Callable[[str], tuple[Problem, ...]]
LEAST_TYPED = 2


class NewCaseDialog(ActDialog):
    """Takes a person of the registry, or records one together with the case."""

    def __init__(
        self, theme: Theme, workspace: Workspace, parent: QWidget | None, incident: str = ""
    ) -> None:
        translate = QCoreApplication.translate
        words = ActWords(
            form="new",
            thing=incident,  # what was begun on one entry is no draft of a case on another
            title=translate("NewCaseDialog", "Open a case"),
            verb=translate("NewCaseDialog", "Open the case"),
        )
        super().__init__(theme, workspace, words, parent)
        self._of_a_new_person: list[FieldRow] = []
        self._add_case()
        self._add_person()
        if incident:
            self._choose_entry(IncidentId(incident))
        self.take_up_draft()
        self._show_person()

    def record(self) -> object:
        """Open the case, and put its respondent into the registry where they are new."""
        respondent = self._person.value()
        if not respondent:
            respondent = Respondents(self.workspace).record(self._new_person())
        entries = [IncidentId(one) for one in (self._entry.value(), *self._entries.chosen()) if one]
        people = [respondent, *(RespondentId(one) for one in self._people.chosen())]
        return Cases(self.workspace).open(
            CaseDraft(
                matter=self._matter.plain(),
                incidents=tuple(dict.fromkeys(entries)),
                respondents=tuple(dict.fromkeys(people)),
                track=self._track.value(),
                body=self._body.value(),
            )
        )

    def _add_case(self) -> None:
        entries = [
            (row.incident, f"{row.number}　{shortened(row.matter, SHOWN_OF_MATTER)}")
            for row in Intake(self.workspace).register()
            if not row.passed_on
        ]
        nothing = self.tr("No entry yet. Record one under Intake first.")
        self._entry: ChoiceField[IncidentId] = ChoiceField(entries or [(IncidentId(""), nothing)])
        self._matter = TextField()
        self._track = ChoiceField(list(track_words().items()), asks=True)
        bodies = [(body, named.name) for body, named in self.workspace.office.bodies.items()]
        self._body: ChoiceField[BodyId] = ChoiceField(bodies)
        self._entries = ChoiceRows(
            self._theme, lambda: entries, self.tr("Intake entry"), self.tr("One more entry")
        )
        self.add("incidents", self.tr("Intake &entry"), self._entry, required=True)
        self.add("more_incidents", self.tr("Also from"), self._entries)
        self.add("matter", self.tr("&Matter"), self._matter, required=True)
        self.add("track", self.tr("&Track"), self._track, required=True)
        self.add("body", self.tr("&Body"), self._body, required=True)

    def _add_person(self) -> None:
        self._find = SearchField(self._theme, self.tr("Find a person"), self.tr("Name or initials"))
        self._person: ChoiceField[RespondentId] = ChoiceField()
        self.form.add(FieldRow(self._theme, "find", self.tr("&Find"), self._find))
        self.add("respondents", self.tr("&Respondent"), self._person, required=True)
        self._name, self._title, self._unit, self._number = (TextField() for _ in range(4))
        self._status = ChoiceField(list(status_words().items()), asks=True)
        self._post = ChoiceField(list(post_words().items()), asks=True)
        self._party = QCheckBox(self.tr("member of the Communist Party"))
        self._of_a_new_person = [
            self.add("name", self.tr("&Name"), self._name, required=True),
            self.add("unit", self.tr("&Unit"), self._unit, required=True),
            self.add("title", self.tr("P&ost"), self._title, required=True),
            self.add("status", self.tr("&Standing"), self._status, required=True),
            self.add("post", self.tr("&Level"), self._post, required=True),
            self.add("id_number", self.tr("&ID number"), self._number),
            self.add("party", self.tr("&Party"), self._party),
        ]
        self._doubted: dict[str, tuple[TextField, Doubts]] = {
            "name": (self._name, name_doubts),
            "unit": (self._unit, unit_doubts),
            "id_number": (
                self._number,
                lambda typed: number_doubts(typed, self.workspace.today()),
            ),
        }
        for name, (field, _) in self._doubted.items():
            field.editingFinished.connect(partial(self._say_doubt, name))
        self._people = ChoiceRows(
            self._theme,
            self._found_people,
            self.tr("Respondent"),
            self.tr("One more respondent"),
        )
        self.add("more_respondents", self.tr("Also concerns"), self._people)
        self._offer_people()
        self._find.textChanged.connect(self._offer_people)
        self._person.currentIndexChanged.connect(self._show_person)

    def _found_people(self) -> list[tuple[RespondentId, str]]:
        typed = self._find.plain()
        registry = Respondents(self.workspace)
        if len(typed) >= LEAST_TYPED:
            found = [
                hit for hit in Cases(self.workspace).search(typed) if hit.kind is Hit.RESPONDENT
            ]
            known = [RespondentId(hit.thing) for hit in found]
            people = [(one, registry.respondent(one).now) for one in known]
            return [(one, f"{now.name}　{now.unit} {now.title}") for one, now in people]
        return [
            (row.respondent, f"{row.name}　{row.unit} {row.title}") for row in registry.registry()
        ]

    def _offer_people(self) -> None:
        offered = self._found_people()
        self._person.set_options([(NEW_PERSON, self.tr("someone not yet recorded")), *offered])
        if self._find.plain() and offered:
            self._person.set_value(offered[0][0])

    def _choose_entry(self, incident: IncidentId) -> None:
        if incident in self._entry.values():
            self._entry.set_value(incident)
            told = Intake(self.workspace).incident(incident).now
            self._matter.setText(first_words(told.what, SHOWN_OF_MATTER))
            for person in told.people[:1]:  # not the ID number: that is shown only on the record
                self._name.setText(person.name)
                self._title.setText(person.title)

    def _show_person(self) -> None:
        for row in self._of_a_new_person:
            row.setVisible(self._person.value() == NEW_PERSON)

    def _say_doubt(self, name: str) -> None:
        """Say beside a field of the new person what is doubtful in it; nothing is refused."""
        field, doubts_of = self._doubted[name]
        row = next(row for row in self._of_a_new_person if row.name == name)
        if doubts := doubts_of(field.plain()):
            row.show_doubt(explain(doubts[0], self._theme.language))
            self.rows_changed()

    def _new_person(self) -> RespondentDraft:
        return RespondentDraft(
            name=self._name.plain(),
            id_number=self._number.plain(),
            status=self._status.value(),
            party_member=self._party.isChecked(),
            post=self._post.value(),
            title=self._title.plain(),
            unit=self._unit.plain(),
        )
