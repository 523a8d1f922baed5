"""The current look: one object that every part of the window is given."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from desktop.text import Language
from ui.theme import fonts, icons
from ui.theme.measures import TextSize, Type
from ui.theme.stylesheet import stylesheet
from ui.theme.tokens import DARK, LIGHT, Tokens

Roles = QPalette.ColorRole


class Shade(Enum):
    """Which theme; the system's own choice is followed unless one is named."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Colours, type and icons at the chosen text size; says when they have changed."""

    changed = Signal()

    def __init__(
        self, app: QApplication, language: Language, size: TextSize = TextSize.NORMAL
    ) -> None:
        super().__init__(app)
        self._app = app
        self._shade = Shade.SYSTEM
        self._icons: dict[tuple[str, str, int], QIcon] = {}
        self._pixmaps: dict[tuple[str, str, int], QPixmap] = {}
        self._fonts: dict[Type, QFont] = {}
        self.language = language
        self.text_size = size
        self.tokens = LIGHT
        for shade in (Shade.LIGHT, Shade.DARK):
            path = icons.folder() / "controls" / shade.value
            QDir.setSearchPaths(shade.value, [str(path)])
        app.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    def choose(
        self,
        *,
        shade: Shade | None = None,
        size: TextSize | None = None,
        language: Language | None = None,
    ) -> None:
        """Apply what is named to the whole window at once; the rest stays."""
        self._shade = shade or self._shade
        self.text_size = size or self.text_size
        self.language = language or self.language
        self._apply()

    def px(self, size: float) -> int:
        """Return a size that grows fully with the text: type, controls, rows, icons."""
        return round(size * self.text_size / 100)

    def gap(self, size: float) -> int:
        """Return a gap, which grows by about a third of what the text does."""
        return round(size * (1 + (self.text_size / 100 - 1) / 3))

    def font(self, kind: Type) -> QFont:
        """Return the font of a rank in the window's language."""
        if kind not in self._fonts:
            self._fonts[kind] = fonts.font(kind, self.language, self.text_size)
        return QFont(self._fonts[kind])

    def icon(self, name: str, colour: str | None = None, size: int = 18) -> QIcon:
        """Return an icon in the colour of the text beside it."""
        ink = colour or self.tokens.text
        key = (name, ink, size)
        if key not in self._icons:
            ratio = self._app.devicePixelRatio()
            self._icons[key] = icons.icon(name, ink, self.tokens.faint, self.px(size), ratio)
        return self._icons[key]

    def pixmap(self, name: str, colour: str | None = None, size: int = 18) -> QPixmap:
        """Return a drawing at a scaled size for painting."""
        ink = colour or self.tokens.text
        key = (name, ink, size)
        if key not in self._pixmaps:
            ratio = self._app.devicePixelRatio()
            self._pixmaps[key] = icons.pixmap(name, ink, self.px(size), ratio)
        return self._pixmaps[key]

    def indicator(self, name: str) -> QPixmap:
        """Return a tick box or radio as the stylesheet shows it."""
        return self.pixmap(f"controls/{self._shade_shown().value}/{name}", size=16)

    @property
    def is_dark(self) -> bool:
        """Whether the dark theme shows; paper stays white in it."""
        return self.tokens is DARK

    def _apply(self) -> None:
        for cache in (self._icons, self._pixmaps, self._fonts):
            cache.clear()
        self.tokens = DARK if self._wants_dark() else LIGHT
        shade = self._shade_shown()
        self._app.setFont(self.font(Type.BODY))
        self._app.setPalette(_palette(self.tokens))
        self._app.setStyleSheet(stylesheet(self.tokens, shade.value, self.text_size))
        self.changed.emit()

    def _shade_shown(self) -> Shade:
        return Shade.DARK if self.is_dark else Shade.LIGHT

    def _wants_dark(self) -> bool:
        if self._shade is Shade.SYSTEM:
            return bool(self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark)
        return self._shade is Shade.DARK


def _palette(tokens: Tokens) -> QPalette:
    """Return the palette of a theme; disabled text is the only thing that differs by state."""
    palette = QPalette()
    colours = {
        Roles.Window: tokens.window,
        Roles.WindowText: tokens.text,
        Roles.Base: tokens.base,
        Roles.AlternateBase: tokens.raised,
        Roles.Text: tokens.text,
        Roles.Button: tokens.base,
        Roles.ButtonText: tokens.text,
        Roles.BrightText: tokens.on_fill,
        Roles.Highlight: tokens.fill,
        Roles.HighlightedText: tokens.on_fill,
        Roles.PlaceholderText: tokens.text2,
        Roles.Link: tokens.accent,
        Roles.LinkVisited: tokens.accent,
        Roles.Accent: tokens.accent,
        Roles.ToolTipBase: tokens.raised,
        Roles.ToolTipText: tokens.text,
        Roles.Light: tokens.line,
        Roles.Midlight: tokens.line,
        Roles.Mid: tokens.border,
        Roles.Dark: tokens.border,
        Roles.Shadow: tokens.border,
    }
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in (Roles.WindowText, Roles.Text, Roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.faint))
    return palette
