"""Admitting people and changing passwords at the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.application.offices import keyholders, open_office
from desktop.application.workspace import Workspace
from desktop.domain.office import Role
from desktop.errors import Refused
from tests.ui import accessibility
from ui.pages.office.admit_dialog import AdmitDialog
from ui.pages.office.office_part import OfficePart
from ui.pages.office.password_dialog import PasswordDialog
from ui.pages.office.people_part import PeoplePart
from ui.theme.theme import Theme


@pytest.fixture
def part(workspace: Workspace, qtbot: QtBot, theme: Theme) -> PeoplePart:
    """The list of people."""
    shown = PeoplePart(theme, workspace)
    qtbot.addWidget(shown)
    shown.resize(900, 600)
    shown.show()
    return shown


def test_the_key_keeper_admits_a_reviewer(
    part: PeoplePart, qtbot: QtBot, theme: Theme, workspace: Workspace
) -> None:
    dialog = AdmitDialog(theme, workspace, part)
    qtbot.addWidget(dialog)
    name, password = dialog.findChildren(QLineEdit)
    name.setText("赵强")
    password.setText("practice-only")
    reviewer = next(box for box in dialog.findChildren(QCheckBox) if box.text() == "审核人")
    reviewer.setChecked(True)
    dialog.accept()
    assert dialog.result() == AdmitDialog.DialogCode.Accepted
    assert [each.name for each in keyholders(workspace.folder)] == ["李敏", "赵强"]
    person = keyholders(workspace.folder)[1].person
    assert workspace.office.has_role(person, Role.REVIEWER)


def test_a_refusal_keeps_the_dialog_open_and_says_why(
    part: PeoplePart, qtbot: QtBot, theme: Theme, workspace: Workspace
) -> None:
    dialog = AdmitDialog(theme, workspace, part)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.result() != AdmitDialog.DialogCode.Accepted
    assert not dialog.refusal.isHidden()
    assert len(keyholders(workspace.folder)) == 1


def test_only_the_new_password_opens_the_office_afterwards(
    part: PeoplePart, qtbot: QtBot, theme: Theme, workspace: Workspace
) -> None:
    dialog = PasswordDialog(theme, workspace, part)
    qtbot.addWidget(dialog)
    old, new = dialog.findChildren(QLineEdit)
    old.setText("practice-only")
    new.setText("another password")
    dialog.accept()
    folder, world = workspace.folder, workspace.world
    workspace.close()
    with pytest.raises(Refused):
        open_office(folder, "李敏", "practice-only", world)
    open_office(folder, "李敏", "another password", world).close()


def test_what_the_office_is_can_be_read(qtbot: QtBot, theme: Theme, workspace: Workspace) -> None:
    part = OfficePart(theme, workspace)
    qtbot.addWidget(part)
    part.resize(900, 600)
    part.show()
    assert accessibility.cut_texts(part) == []
