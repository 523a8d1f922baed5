"""The one stylesheet of the program, chosen by object name and by the ``role`` property."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from ui.theme.measures import TextSize
from ui.theme.tokens import Tokens

SHEET = Template("""
QLabel[role="small"] { color: $text2; font-size: ${px12}px; }
QLabel[role="second"] { color: $text2; }
QLabel[role="strong"] { font-weight: 500; }
QLabel[role="accent"] { color: $accent; font-weight: 500; font-size: ${px16}px; }
QLabel[role="current"] { color: $accent; font-weight: 500; }
QLabel[role="head"] { font-size: ${px16}px; font-weight: 500; }
QLabel[role="count"] { font-size: ${px16}px; color: $text2; }
QLabel[role="title"] { font-size: ${px20}px; font-weight: 500; }
QLabel[role="display"] { font-family: "Noto Serif SC"; font-size: ${px28}px; }
QLabel[role="wordmark"] { font-family: "Noto Serif SC"; font-size: ${px18}px; font-weight: 700; }
QLabel[role="error"] { color: $seal; }
QLabel[role="due"] { color: $seal; font-weight: 500; }
QLabel[role="tag"] { color: $text2; font-size: ${px12}px; border: 1px solid $text2;
 border-radius: 2px; padding: 0 ${px7}px; }
QLabel:disabled { color: $faint; }
QPushButton { background: $base; color: $text; border: 1px solid $border; border-radius: 4px;
 padding: 0 ${px13}px; min-height: ${px30}px; outline: none; }
QPushButton:hover { background: $hover; }
QPushButton[role="main"] { background: $fill; color: $on_fill; border-color: $fill;
 padding: 0 ${px19}px; }
QPushButton[role="main"]:hover { background: $fillh; border-color: $fillh; }
QPushButton[role="text"] { background: transparent; color: $accent; border: none;
 padding: 0 ${px8}px; min-height: ${px32}px; }
QPushButton[role="status"] { background: transparent; color: $text2; border: none;
 font-size: ${px12}px; padding: 0 ${px4}px; min-height: ${px28}px; }
QPushButton[role="icon"] { background: transparent; border: none; padding: 0;
 min-width: ${px32}px; min-height: ${px32}px; }
QPushButton[role="close"] { background: transparent; border: none; padding: 0;
 min-width: ${px24}px; min-height: ${px28}px; }
QPushButton[role="text"]:hover, QPushButton[role="icon"]:hover, QPushButton[role="close"]:hover {
 background: $hover; }
QPushButton:disabled, QPushButton[role="main"]:disabled { background: transparent; color: $faint;
 border-color: $line; }
QAbstractScrollArea { background: transparent; border: none; }
QAbstractItemView { background: $base; border: 1px solid $line; outline: none; }
QLineEdit, QPlainTextEdit, QComboBox { background: $base; color: $text; border: 1px solid $border;
 border-radius: 4px; selection-background-color: $fill; selection-color: $on_fill;
 placeholder-text-color: $text2; }
QLineEdit { padding: 0 ${px6}px; min-height: ${px30}px; }
QPlainTextEdit { padding: ${px4}px; }
QComboBox { padding: 0 ${px8}px; min-height: ${px30}px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: transparent;
 color: $faint; border-color: $line; }
QLineEdit[role="wrong"], QPlainTextEdit[role="wrong"], QComboBox[role="wrong"] {
 border-color: $seal; }
QComboBox::drop-down { border: none; width: ${px24}px; }
QComboBox::down-arrow { image: url($shade:down.svg); width: ${px16}px; height: ${px16}px; }
QComboBox QAbstractItemView { background: $base; color: $text; border: 1px solid $border;
 selection-background-color: $tint; selection-color: $text; outline: none; }
QComboBox QAbstractItemView::item { min-height: ${px32}px; padding: 0 ${px8}px; }
QCheckBox, QRadioButton { spacing: ${px8}px; min-height: ${px32}px; background: none; outline: 0; }
QCheckBox::indicator, QRadioButton::indicator { width: ${px16}px; height: ${px16}px; }
$indicators
QHeaderView { border: none; }
QScrollBar:vertical { background: transparent; width: ${px10}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${px10}px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: ${px32}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: 4px 6px; }
QMenu { background: $base; color: $text; border: 1px solid $border; padding: 4px 0; }
QMenu::item { padding: ${px6}px ${px16}px; }
QMenu::item:selected { background: $tint; }
""")

INDICATORS = (
    ("QCheckBox", "check", "unchecked", "off"),
    ("QCheckBox", "check", "checked", "on"),
    ("QRadioButton", "radio", "unchecked", "off"),
    ("QRadioButton", "radio", "checked", "on"),
)


def stylesheet(tokens: Tokens, shade: str, size: TextSize) -> str:
    """Return the stylesheet; ``shade`` is the search path of the indicator drawings."""
    pixels = {f"px{n}": str(round(n * size / 100)) for n in range(2, 33)}
    indicators = " ".join(
        f"{widget}::indicator:{state} {{ image: url({shade}:{name}-{mark}.svg); }} "
        f"{widget}::indicator:{state}:disabled {{ image: url({shade}:{name}-{mark}-faint.svg); }}"
        for widget, name, state, mark in INDICATORS
    )
    return SHEET.substitute(asdict(tokens), shade=shade, indicators=indicators, **pixels)
