"""Outline, item and sources side by side, and how they fold."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.application.run_view import ItemShown, SourceShown
from ui.pages.checklist.sources import Sources
from ui.theme.boxes import Column, Row
from ui.theme.measures import OUTLINE_WIDTH, SOURCES_WIDTH, Room, Type
from ui.theme.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.choice_field import ChoiceField
from ui.widgets.dialog import Dialog
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.margin import Margin
from ui.widgets.outline import Outline, OutlineGroup
from ui.widgets.running_text import RunningText
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.tab_order import tab_through
from ui.widgets.text_button import TextButton

WIDER = 36
"""How much wider than drawn the outline is: items go by their questions."""


class ChecklistBody(QWidget):
    """Wishes to go to an item, or one forward or back, or to see similar cases."""

    item_wanted = Signal(str)
    similar_wanted = Signal()
    step_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: ItemShown | None = None
        self._banner: Banner | None = None
        self._pane = QWidget()
        self._sources = QWidget()
        self._build()
        self._wire()
        self._measure()

    def panes(self) -> list[QWidget]:
        """Return the outline and the item."""
        return [self._outline, self._pane if self._pane.focusProxy() else self._next]

    def show_outline(self, groups: Sequence[OutlineGroup], current: str) -> None:
        """Show all groups, the one of the current item open."""
        self._outline.show_groups(groups, current)
        items = [item for group in groups for item in group.items]
        self._choice.set_options([(item.key, f"{item.number}　{item.name}") for item in items])
        self._choice.set_value(current)
        keys = [item.key for item in items]
        self._next.setEnabled(current != keys[-1])
        for button in (self._back, self._back_above):
            button.setEnabled(current != keys[0])

    def show_item(self, shown: ItemShown, pane: QWidget) -> None:
        """Show an item and what it rests on."""
        self._shown = shown
        self._number.setText(shown.item)
        self._ask.set_text(shown.ask)
        self._help.set_text(shown.help)
        supported = self.tr("Supported by: {what}").format(what=shown.support)
        self._support.set_text(supported)
        self._support.setVisible(bool(shown.support))
        self._told.set_text(shown.told)
        self._told.setVisible(bool(shown.told))
        self._similar.setVisible(shown.compares_cases)
        count = len(shown.sources)
        self._sources_button.setText(self.tr("%n source(s)", "", count))
        self._take_offer_away()
        self._work.column.replaceWidget(self._pane, pane)
        self._dispose(self._pane)
        self._pane = pane
        sources = Sources(self._theme, shown.sources)
        self._margin_scroll.column.replaceWidget(self._sources, sources)
        self._dispose(self._sources)
        self._sources = sources
        self._work.verticalScrollBar().setValue(0)
        self._order_tabs()

    def offer_other_answer(self, empty: Callable[[], None]) -> None:
        """Say that the case file answered the item, and let it be emptied."""
        said = self.tr("The case file says this already. Check it; it is recorded when you go on.")
        self._offer(said, self.tr("Answer it otherwise"), empty)

    def offer_earlier(self, take_over: Callable[[], None]) -> None:
        """Offer what the person answered in an earlier run."""
        said = self.tr("You answered this in an earlier run. It counts only once you confirm it.")
        self._offer(said, self.tr("Take it over"), take_over)

    def say_happened(self, words: str) -> None:
        """Say what happened last, at the foot of the item."""
        self._happened.setText(words)

    def fit(self, room: Room) -> None:
        """Fold sources into a button, then the outline into a drop-down."""
        self._margin.setVisible(not room.folds_margin)
        self._sources_button.setVisible(room.folds_margin)
        self._outline.setVisible(not room.folds_outline)
        self._above.setVisible(room.folds_outline)
        self._foot.setVisible(not room.folds_outline)
        self._panes_row.setSpacing(self._theme.gap(room.pane_gap))

    def _build(self) -> None:
        theme = self._theme
        self._outline = Outline(theme, self.tr("Items of the checklist"))
        self._margin = Margin(theme, SOURCES_WIDTH)
        self._margin.column.addWidget(Label(self.tr("Sources"), "strong"))
        self._margin_scroll = ScrollColumn(theme)
        self._margin_scroll.column.addWidget(self._sources)
        self._margin.column.addWidget(self._margin_scroll, 1)
        work = Column(theme, 6)
        work.addWidget(self._made_above())
        work.addLayout(self._made_head())
        self._work = ScrollColumn(theme)
        self._help = RunningText(theme, ink="text2")
        self._work.column.addWidget(self._help)
        self._support = RunningText(theme, ink="text2")
        self._work.column.addWidget(self._support)
        self._told = RunningText(theme)
        self._work.column.addWidget(self._told)
        self._work.column.addWidget(self._pane, 1)
        work.addWidget(self._work, 1)
        work.addWidget(self._made_foot())
        self._panes_row = Row(theme, 20)
        self._panes_row.addWidget(self._outline)
        self._panes_row.addLayout(work, 1)
        self._panes_row.addWidget(self._margin)
        self.setLayout(self._panes_row)

    def _made_above(self) -> QWidget:
        self._choice: ChoiceField[str] = ChoiceField()
        self._choice.setAccessibleName(self.tr("Item"))
        self._choice.setMinimumContentsLength(8)
        self._choice.setSizeAdjustPolicy(
            self._choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._back_above = Button(self._theme, self.tr("Previous"))
        self._next_above = Button(self._theme, self.tr("Next"))
        row = Row(self._theme, 8)
        row.addWidget(self._choice, 1)
        row.addWidget(self._back_above)
        row.addWidget(self._next_above)
        self._above = QWidget()
        self._above.setLayout(row)
        self._above.hide()
        return self._above

    def _made_head(self) -> Row:
        self._number = Label("", "count")
        self._ask = RunningText(self._theme, kind=Type.HEAD)
        self._sources_button = TextButton(self._theme, "")
        self._sources_button.hide()
        self._similar = Button(self._theme, self.tr("Similar cases"))
        self._similar.hide()
        head = Row(self._theme, 8)
        head.addWidget(self._number)
        head.addWidget(self._ask, 1)
        head.addWidget(self._similar, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._sources_button)
        return head

    def _made_foot(self) -> QWidget:
        self._back = TextButton(self._theme, self.tr("Previous"), "back")
        self._happened = ElidedLabel("", "small")
        self._next = Button(self._theme, self.tr("Next"))
        row = Row(self._theme, 10, (0, 4, 0, 0))
        row.addWidget(self._back)
        row.addWidget(self._happened, 1)
        row.addWidget(Label(self.tr("F8 next unanswered"), "small"))
        row.addWidget(self._next)
        self._foot = QWidget()
        self._foot.setLayout(row)
        return self._foot

    def _wire(self) -> None:
        self._outline.item_wanted.connect(self.item_wanted)
        self._choice.activated.connect(lambda _: self.item_wanted.emit(self._choice.value()))
        for button, step in (
            (self._back, -1),
            (self._back_above, -1),
            (self._next, 1),
            (self._next_above, 1),
        ):
            button.clicked.connect(lambda _=False, step=step: self.step_wanted.emit(step))
        self._sources_button.clicked.connect(self._on_sources)
        self._similar.clicked.connect(self.similar_wanted)
        self._theme.changed.connect(self._measure)

    def _measure(self) -> None:
        self._outline.setFixedWidth(self._theme.px(OUTLINE_WIDTH + WIDER))

    def _order_tabs(self) -> None:
        offer = [self._banner] if self._banner is not None else []
        around = (self._outline, self._above, self._similar, self._sources_button)
        tab_through(*around, *offer, self._pane, self._foot)

    def _offer(self, sentence: str, action: str, act: Callable[[], None]) -> None:
        """Stand a banner over the item."""
        self._banner = Banner(self._theme, sentence, action)
        self._banner.pressed.connect(act)
        self._work.column.insertWidget(self._work.column.indexOf(self._pane), self._banner)
        self._order_tabs()

    def _take_offer_away(self) -> None:
        if self._banner is not None:
            self._dispose(self._banner)
            self._banner = None

    @staticmethod
    def _dispose(widget: QWidget) -> None:
        widget.hide()
        widget.deleteLater()

    def _on_sources(self) -> None:
        sources: tuple[SourceShown, ...] = self._shown.sources if self._shown else ()
        dialog = Dialog(
            self._theme, self.tr("Sources"), safe=self.tr("Close"), parent=self.window()
        )
        scroll = ScrollColumn(self._theme)
        scroll.column.addWidget(Sources(self._theme, sources))
        scroll.setMinimumHeight(self._theme.px(240))
        dialog.body.addWidget(scroll, 1)
        dialog.open()
