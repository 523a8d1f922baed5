"""Admitting people and changing passwords at the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.application.offices import (
    People,
    PersonDraft,
    confirm_password,
    keyholders,
    open_office,
)
from desktop.application.workspace import Workspace
from desktop.domain.office import Role
from desktop.errors import Refused
from desktop.text import Language
from tests.ui import accessibility
from ui.language import WindowLanguage
from ui.pages.office.admit_dialog import AdmitDialog
from ui.pages.office.body_dialog import BodyDialog
from ui.pages.office.office_part import OfficePart
from ui.pages.office.password_dialog import PasswordDialog
from ui.pages.office.people_part import PeoplePart
from ui.pages.office.roles_dialog import RolesDialog
from ui.theme.measures import CONTROL
from ui.theme.theme import Theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.running_text import RunningText


def press(shown: QWidget, words: str) -> None:
    """Press the button that says so."""
    next(each for each in shown.findChildren(QPushButton) if each.text() == words).click()


def sentences(shown: QWidget) -> str:
    """Return all that is said."""
    labels = [label.text() for label in shown.findChildren(QLabel)]
    return "\n".join([*labels, *(text.text() for text in shown.findChildren(RunningText))])


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
    name, password, again = dialog.findChildren(QLineEdit)
    name.setText("赵强")
    password.setText("practice-only")
    again.setText("practice-only")
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
    old, new, again = dialog.findChildren(QLineEdit)
    old.setText("practice-only")
    new.setText("another password")
    again.setText("another password")
    dialog.accept()
    folder, world = workspace.folder, workspace.world
    workspace.close()
    with pytest.raises(Refused):
        open_office(folder, "李敏", "practice-only", world)
    open_office(folder, "李敏", "another password", world).close()


@pytest.mark.parametrize("made", [AdmitDialog, PasswordDialog])
def test_a_new_password_typed_two_ways_shuts_nobody_out(
    made: type[AdmitDialog | PasswordDialog],
    part: PeoplePart,
    qtbot: QtBot,
    theme: Theme,
    workspace: Workspace,
) -> None:
    dialog = made(theme, workspace, part)
    qtbot.addWidget(dialog)
    first, new, again = dialog.findChildren(QLineEdit)
    first.setText("practice-only" if made is PasswordDialog else "赵强")
    new.setText("another password")
    again.setText("another passwrod")
    for box in dialog.findChildren(QCheckBox):
        box.setChecked(True)
    dialog.accept()
    assert dialog.result() != QDialog.DialogCode.Accepted
    assert not dialog.refusal.isHidden()
    folder, world = workspace.folder, workspace.world
    assert len(keyholders(folder)) == 1
    workspace.close()
    open_office(folder, "李敏", "practice-only", world).close()


def test_the_key_keeper_changes_roles(
    part: PeoplePart, qtbot: QtBot, theme: Theme, workspace: Workspace
) -> None:
    press(part, "更改职责…")
    dialog = part.findChild(RolesDialog)
    assert dialog is not None
    boxes = {box.text(): box for box in dialog.findChildren(QCheckBox)}
    assert [name for name, box in boxes.items() if box.isChecked()] == ["经办人", "密钥保管人"]
    boxes["决定记录人"].setChecked(True)
    boxes["密钥保管人"].setChecked(False)
    dialog.accept()
    assert "唯一的密钥保管人" in sentences(dialog)
    assert accessibility.nameless(dialog) == []
    boxes["密钥保管人"].setChecked(True)
    dialog.accept()
    assert workspace.office.has_role(workspace.person, Role.DECISION_RECORDER)
    assert "决定记录人" in sentences(part)


def test_the_key_keeper_adds_a_body_to_an_office_founded_with_one(
    qtbot: QtBot, theme: Theme, workspace: Workspace
) -> None:
    part = OfficePart(theme, workspace)
    qtbot.addWidget(part)
    part.show()
    press(part, "增加机关…")
    dialog = part.findChild(BodyDialog)
    assert dialog is not None
    name, mark = dialog.findChildren(QLineEdit)
    name.setText("中共青山镇委员会")
    dialog.accept()
    assert "发文字号" in sentences(dialog)
    mark.setText("青委")
    dialog.accept()
    kinds = [(body.name, body.mark) for body in workspace.office.bodies.values()]
    assert kinds == [("青山镇纪委", "青纪"), ("中共青山镇委员会", "青委")]
    assert "中共青山镇委员会" in sentences(part)


def test_fields_are_never_squeezed_by_the_sentences_below_them(
    qtbot: QtBot, theme: Theme, workspace: Workspace
) -> None:
    dialog = BodyDialog(theme, workspace, None)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    QApplication.processEvents()
    name, _ = dialog.findChildren(QLineEdit)
    assert name.height() >= theme.px(CONTROL)
    dialog.accept()
    QApplication.processEvents()
    assert not dialog.refusal.isHidden()
    assert name.height() >= theme.px(CONTROL)


def test_who_keeps_no_keys_changes_neither_bodies_nor_roles(
    qtbot: QtBot, theme: Theme, workspace: Workspace
) -> None:
    draft = PersonDraft(name="赵强", password="practice-only", roles=(Role.REVIEWER,))
    People(workspace).admit(draft)
    person, key = confirm_password(workspace.folder, "赵强", "practice-only")
    reviewer = Workspace(workspace.store, person, key, workspace.world)
    for part, words in (
        (OfficePart(theme, reviewer), ("增加机关…",)),
        (PeoplePart(theme, reviewer), ("更改职责…", "加入人员…")),
    ):
        qtbot.addWidget(part)
        buttons = {button.text(): button for button in part.findChildren(QPushButton)}
        assert not any(buttons[each].isEnabled() for each in words)


def test_what_the_office_is_can_be_read(qtbot: QtBot, theme: Theme, workspace: Workspace) -> None:
    part = OfficePart(theme, workspace)
    qtbot.addWidget(part)
    part.resize(900, 600)
    part.show()
    assert accessibility.cut_texts(part) == []


def test_no_label_of_the_office_is_cut_in_english(
    qtbot: QtBot, theme: Theme, one_speech: WindowLanguage, workspace: Workspace
) -> None:
    one_speech.speak(Language.ENGLISH)
    theme.choose(language=Language.ENGLISH)
    part = OfficePart(theme, workspace)
    qtbot.addWidget(part)
    part.resize(900, 600)
    part.show()
    labels = [each for each in part.findChildren(ElidedLabel) if each.text()]
    assert "Case numbers begin with" in [each.text() for each in labels]
    assert [each.shown_text() for each in labels] == [each.text() for each in labels]


def test_those_who_act_are_not_called_involved(part: PeoplePart) -> None:
    assert "涉及" not in sentences(part)
