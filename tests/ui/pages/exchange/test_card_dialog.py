"""Another office's card at the window: every standing in its own words, accepted as shown."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import delete

from desktop.application.demo.play import PASSWORD
from desktop.application.office_cards import CardStanding, OfficeCards
from desktop.application.workspace import Workspace
from desktop.vault.cards import OfficeCard, read_card, write_card
from desktop.vault.keys import SealingKey, SigningKey, station_id
from tests.ui import accessibility
from tests.ui.pages.exchange.two_offices import Carried
from ui.pages.exchange.card_dialog import CardDialog
from ui.pages.exchange.exchange_desk import ExchangeDesk
from ui.theme.measures import TextSize
from ui.theme.theme import Theme
from ui.widgets.field_row import FieldRow
from ui.widgets.running_text import RunningText

LONG = "内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗尼尔基镇" * 7
Write = Callable[[Carried, Path], Path]
Open = Callable[[Theme, Workspace, Path], CardDialog]


def said(dialog: CardDialog, ink: str) -> str:
    """Return the sentences that are shown in one ink."""
    texts = [each for each in dialog.findChildren(RunningText) if each.isVisibleTo(dialog)]
    return " ".join(each.text() for each in texts if each._ink == ink)


def fields(dialog: CardDialog) -> list[str]:
    return [each.title() for each in dialog.findChildren(FieldRow) if each.isVisibleTo(dialog)]


@pytest.fixture
def opened() -> Iterator[Open]:
    """Open a card on the stick; every dialog is gone before the next test chooses a theme."""
    dialogs: list[CardDialog] = []

    def open_card(theme: Theme, work: Workspace, path: Path) -> CardDialog:
        dialogs.append(CardDialog(theme, work, path, None))
        dialogs[-1].show()
        QApplication.processEvents()
        return dialogs[-1]

    yield open_card
    for dialog in dialogs:
        delete(dialog)
    dialogs.clear()
    gc.collect()  # here, and not later on a worker, which must not be the one to end widgets


def sign(dialog: CardDialog, played: Carried) -> None:
    """Let the second person stand beside the key keeper."""
    dialog._second.set_value(played.township.pair[1])
    dialog._password.setText(PASSWORD)
    dialog.accept()


def the_same(played: Carried, stick: Path) -> Path:
    return played.card


def known_card(played: Carried) -> OfficeCard:
    return read_card(played.card.read_bytes()).card


def with_another_key(card: OfficeCard) -> tuple[OfficeCard, SigningKey]:
    key = SigningKey.new()
    station = replace(
        card.stations[0],
        station=station_id(key.public),
        signing_key=key.public,
        sealing_key=SealingKey.new().recipient,
    )
    return replace(card, stations=(station,)), key


def changed_key(played: Carried, stick: Path) -> Path:
    path = stick / "changed.qhc"
    path.write_bytes(write_card(*with_another_key(known_card(played))))
    return path


def same_name(played: Carried, stick: Path) -> Path:
    card, key = with_another_key(known_card(played))
    path = stick / "other.qhc"
    path.write_bytes(write_card(replace(card, office=type(card.office)("ab" * 16)), key))
    return path


def successor(played: Carried, stick: Path) -> Path:
    with played.county.clerk(played.story.case[0].days.weighed) as work:
        card = replace(
            OfficeCards(work).card(), name=LONG[:100], previous=known_card(played).digest
        )
        path = stick / "next.qhc"
        path.write_bytes(write_card(card, work.store.station_key))
    return path


def newcomer(work: Workspace, stick: Path) -> Path:
    path = stick / "new.qhc"
    OfficeCards(work).export_card(path)
    return path


def test_a_new_office_is_compared(
    opened: Open, desk: ExchangeDesk, workspace: Workspace, tmp_path: Path
) -> None:
    dialog = opened(desk.theme, desk.here, newcomer(workspace, tmp_path))
    assert "打电话" in said(dialog, "text")
    assert said(dialog, "seal") == ""
    assert fields(dialog) == ["怎样核对的", "第二人", "第二人的口令"]


def test_what_is_accepted_is_the_card_on_the_screen_and_not_the_one_on_the_stick(
    opened: Open, desk: ExchangeDesk, workspace: Workspace, played: Carried, tmp_path: Path
) -> None:
    path = newcomer(workspace, tmp_path)
    dialog = opened(desk.theme, desk.here, path)
    path.write_bytes(write_card(*with_another_key(OfficeCards(workspace).card())))
    dialog._how.setText("电话核对")
    sign(dialog, played)

    assert not dialog.isVisible()
    known = OfficeCards(desk.here).known()[workspace.founding.office]
    assert known.card == OfficeCards(workspace).card()


@pytest.mark.parametrize(
    ("write", "warned"),
    [
        (changed_key, "的核对码和以前不同。可能换了电脑，也可能是假冒。没有核对前不能收。"),
        (same_name, "核对码和这张不同。可能是重新建的，也可能是假冒。没有核对前不能收。"),
    ],
)
def test_a_doubtful_card_is_warned_of_in_seal_ink(
    opened: Open, desk: ExchangeDesk, played: Carried, tmp_path: Path, write: Write, warned: str
) -> None:
    dialog = opened(desk.theme, desk.here, write(played, tmp_path))
    assert warned in said(dialog, "seal")
    assert "打电话" in said(dialog, "text")
    assert dialog.act_button is not None
    dialog._password.setText(PASSWORD)
    dialog.accept()
    assert "还没有写怎样核对" in dialog.refusal.text()


def test_a_successor_is_not_compared_again(
    opened: Open, desk: ExchangeDesk, played: Carried, tmp_path: Path
) -> None:
    path = successor(played, tmp_path)
    dialog = opened(desk.theme, desk.here, path)
    assert "不用再核对" in said(dialog, "text")
    assert fields(dialog) == ["第二人", "第二人的口令"]
    sign(dialog, played)
    assert OfficeCards(desk.here).inspect_card(path).standing is CardStanding.SAME


def test_a_card_that_changes_nothing_has_no_button_that_could_only_fail(
    opened: Open, desk: ExchangeDesk, played: Carried, tmp_path: Path
) -> None:
    before = opened(desk.theme, desk.here, played.card)
    assert "这张名片已经收下，没有变化" in said(before, "text")
    sign(opened(desk.theme, desk.here, successor(played, tmp_path)), played)
    earlier = opened(desk.theme, desk.here, played.card)
    assert "旧的不能再收" in said(earlier, "text")
    for dialog in (before, earlier):
        assert dialog.act_button is None
        assert dialog.safe_button.text() == "关闭"
        assert fields(dialog) == []


def test_who_keeps_no_keys_is_told_before_anything_is_filled_in(
    opened: Open, theme: Theme, workspace: Workspace, played: Carried, tmp_path: Path
) -> None:
    path = newcomer(workspace, tmp_path)
    day = played.story.case[0].days.weighed
    reader = next(
        person.name
        for person in played.township.office.people
        if all(role.value != "key_keeper" for role in person.roles)
    )
    with played.township.acting(reader, day) as work:
        dialog = opened(theme, work, path)
        assert "要由密钥保管人来办" in said(dialog, "text")
        assert (dialog.act_button, fields(dialog)) == (None, [])
        groups = [each.text() for each in dialog.findChildren(QLabel) if each.text().isdigit()]
        assert groups == OfficeCards(workspace).card().safety_number.split()


@pytest.mark.parametrize("size", TextSize)
def test_every_field_keeps_its_height_however_low_the_screen(
    opened: Open, desk: ExchangeDesk, played: Carried, tmp_path: Path, size: TextSize
) -> None:
    desk.theme.choose(size=size)
    dialog = opened(desk.theme, desk.here, changed_key(played, tmp_path))
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    for part in (*dialog.findChildren(FieldRow), *dialog.findChildren(RunningText)):
        if part.isVisibleTo(dialog):
            assert part.height() >= max(
                part.minimumSizeHint().height(), part.heightForWidth(part.width())
            )
    assert dialog.act_button is not None
    assert accessibility.off_the_window(dialog) == []


@pytest.mark.parametrize("write", [the_same, changed_key, same_name, successor])
def test_nothing_is_cut_however_long_the_name(
    opened: Open, desk: ExchangeDesk, played: Carried, tmp_path: Path, write: Write
) -> None:
    card = read_card(write(played, tmp_path).read_bytes()).card
    dialog = opened(desk.theme, desk.here, write(played, tmp_path))
    (name,) = [each for each in dialog.findChildren(RunningText) if each.text() == card.name]
    assert name.height() >= name.heightForWidth(name.width())
    assert accessibility.cut_texts(dialog) == []
    assert accessibility.nameless(dialog) == []
    assert accessibility.shortcuts_twice(dialog) == []
