"""A form with sentences, always high enough to be read whole."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLayoutItem, QVBoxLayout, QWidget

from desktop.errors import Failure
from ui.theme.theme import Theme
from ui.widgets.dialog import ROUND_THE_DIALOG
from ui.widgets.form_dialog import FormDialog
from ui.widgets.scroll_column import ScrollColumn


class WholeDialog(FormDialog):
    """Grows with its sentences: those of the form and those that say why it was refused.

    Where the screen is too low for all of them, what is between title and buttons scrolls.
    """

    def __init__(
        self, theme: Theme, title: str, act: str, do: Callable[[], None], parent: QWidget | None
    ) -> None:
        super().__init__(theme, title, act, do, parent)
        self._scroll = ScrollColumn(theme, 0)
        outer = self.layout()
        if isinstance(outer, QVBoxLayout):
            place = outer.indexOf(self.body)
            outer.takeAt(place)
            self.body.setParent(None)
            self._scroll.column.addLayout(self.body)
            outer.insertWidget(place, self._scroll, 1)

    def refuse(self, failure: Failure) -> None:
        """Say why the act was refused, and make room for that."""
        super().refuse(failure)
        self.grow()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the height that the sentences need at this width."""
        self.grow()
        super().showEvent(event)

    def grow(self) -> None:
        """Be as high as what shows needs, and no higher than the screen."""
        outer = self.layout()
        if outer is None:
            return
        outer.activate()
        sides = outer.contentsMargins()
        width = self.width() - sides.left() - sides.right()
        others = [outer.itemAt(place) for place in range(outer.count())]
        round_it = sides.top() + sides.bottom() + outer.spacing() * (len(others) - 1)
        round_it += sum(
            _height(each, width) for each in others if each and each.widget() is not self._scroll
        )
        most = self.screen().availableGeometry().height() - ROUND_THE_DIALOG
        inside = min(_height(self._scroll.column, width), most - round_it)
        self._scroll.setMinimumHeight(inside)
        self.setMinimumHeight(inside + round_it)


def _height(item: QLayoutItem, width: int) -> int:
    """Return how high something wants to be at a width."""
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()
