"""The looks of the whole window in one place: colours for light and dark, spaces, sizes of type.

Widgets carry a ``look`` property ("primary", "quiet", "card" …) that the style sheet below knows; no widget
sets colours of its own. Painted widgets take their colours from the same ``Colours``.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

Scheme = Literal["light", "dark"]
TypeSize = Literal["small", "body", "draft", "heading", "title"]

SANS = "Source Sans 3"
SERIF = "Source Serif 4"

# Spaces in pixels at 100 %; everything lies on this scale.
TINY, SMALL, MEDIUM, LARGE, HUGE = 4, 8, 12, 20, 32
RADIUS = 6


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour there is; values as Qt reads them (#rrggbb)."""

    scheme: Scheme
    window: str
    paper: str
    raised: str
    hover: str
    line: str
    text: str
    soft_text: str
    faint_text: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_tint: str
    selection: str
    added: str
    added_tint: str
    removed: str
    removed_tint: str
    warning: str
    warning_tint: str

    def of(self, name: str) -> QColor:
        """One of them as Qt's colour, by its name here."""
        return QColor(getattr(self, name))


LIGHT = Colours(
    scheme="light",
    window="#f6f4f0",
    paper="#fffefb",
    raised="#fbf9f5",
    hover="#ece8e0",
    line="#ddd8ce",
    text="#26231e",
    soft_text="#5d574c",
    faint_text="#7d766a",
    accent="#1f5f5b",
    accent_hover="#184c49",
    on_accent="#ffffff",
    accent_tint="#e0ecea",
    selection="#cfe3e0",
    added="#1c6b3a",
    added_tint="#dff0e3",
    removed="#9a3324",
    removed_tint="#f7e2dd",
    warning="#855400",
    warning_tint="#f8ebcf",
)

DARK = Colours(
    scheme="dark",
    window="#1d1c1a",
    paper="#242320",
    raised="#2b2926",
    hover="#35332e",
    line="#3d3a34",
    text="#e9e5dc",
    soft_text="#b5afa2",
    faint_text="#918b7e",
    accent="#7fc4bb",
    accent_hover="#9ad4cc",
    on_accent="#12211f",
    accent_tint="#263735",
    selection="#33504d",
    added="#8fd0a0",
    added_tint="#22372a",
    removed="#e9a195",
    removed_tint="#432b27",
    warning="#e2b866",
    warning_tint="#3d3421",
)

_POINTS: dict[TypeSize, float] = {"small": 9.5, "body": 10.5, "draft": 12.5, "heading": 13.0, "title": 19.0}


def load_fonts() -> None:
    """Make the typefaces of the resources known to Qt; call once, after the application exists."""
    for entry in sorted(resources.files("resources").joinpath("fonts").iterdir(), key=lambda file: file.name):
        if entry.name.endswith(".ttf"):
            QFontDatabase.addApplicationFontFromData(entry.read_bytes())


def font(size: TypeSize, bold: bool = False) -> QFont:
    """The typeface for a purpose: serif for drafts and titles, sans for everything else."""
    chosen = QFont(SERIF if size in ("draft", "title") else SANS)
    chosen.setPointSizeF(_POINTS[size])
    chosen.setWeight(QFont.Weight.DemiBold if bold or size == "heading" else QFont.Weight.Normal)
    return chosen


def system_scheme() -> Scheme:
    """What the desktop asks for; light where it says nothing."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def colours_for(scheme: Scheme) -> Colours:
    """The colours of a scheme."""
    return DARK if scheme == "dark" else LIGHT


def set_look(widget: QWidget, look: str) -> None:
    """Give a widget one of the looks of the style sheet, now or later."""
    if widget.property("look") == look:
        return
    widget.setProperty("look", look)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def apply(application: QApplication, colours: Colours) -> None:
    """Show the whole application in these colours."""
    application.setStyle("Fusion")
    application.setFont(font("body"))
    application.setPalette(_qt_palette(colours))
    application.setStyleSheet(style_sheet(colours))


def _qt_palette(colours: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.window,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.paper,
        QPalette.ColorRole.AlternateBase: colours.raised,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.Button: colours.raised,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.ToolTipBase: colours.raised,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.faint_text,
        QPalette.ColorRole.Highlight: colours.selection,
        QPalette.ColorRole.HighlightedText: colours.text,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.Accent: colours.accent,
    }
    for role, value in roles.items():
        palette.setColor(role, QColor(value))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.faint_text))
    return palette


def style_sheet(colours: Colours) -> str:
    """The style sheet of the application.

    Looks of buttons: ``primary`` (one per page), ``quiet`` (text only), none (outlined). Looks of frames:
    ``card``, ``sidebar``, ``notice``, ``warning``. Looks of labels: ``title``, ``heading``, ``soft``,
    ``small``, ``brand``. Chips: ``chip``, ``switch``, ``mode`` with its ``key``. Looks of text
    fields: ``draft`` (serif, roomy), ``plain`` (no frame), ``bare`` (inside a ``field``).
    """
    c = colours
    # A style sheet draws from files alone, so these few drawings are kept in the colours of both schemes.
    drawings = Path(str(resources.files("resources").joinpath("icons"))).as_posix()
    return f"""
QWidget {{ color: {c.text}; }}
QMainWindow, QDialog {{ background: {c.window}; }}
QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.line}; padding: 4px 6px; }}
QFrame[look="sidebar"] {{ background: {c.window}; border: none; border-right: 1px solid {c.line}; }}
QFrame[look="card"] {{ background: {c.paper}; border: 1px solid {c.line}; border-radius: {RADIUS}px; }}
QFrame[look="drop"], QFrame[look="drop-over"] {{ background: transparent; border: 1px dashed {c.faint_text};
    border-radius: {RADIUS}px; }}
QFrame[look="drop-over"] {{ background: {c.accent_tint}; border: 1px solid {c.accent}; }}
QFrame[look="notice"] {{ background: {c.accent_tint}; border: none; border-radius: {RADIUS}px; }}
QFrame[look="warning"] {{ background: {c.warning_tint}; border: none; border-radius: {RADIUS}px; }}
QFrame[look="line"] {{ background: {c.line}; border: none; max-height: 1px; min-height: 1px; }}
QLabel {{ background: transparent; }}
QLabel[look="title"] {{ font-family: "{SERIF}"; font-size: {_POINTS["title"]}pt; }}
QLabel[look="brand"] {{ font-family: "{SERIF}"; font-size: 16pt; color: {c.text}; }}
QLabel[look="heading"] {{ font-size: {_POINTS["heading"]}pt; font-weight: 600; }}
QLabel[look="soft"] {{ color: {c.soft_text}; }}
QLabel[look="small"] {{ color: {c.soft_text}; font-size: {_POINTS["small"]}pt; }}
QLabel[look="warning"] {{ color: {c.warning}; }}
QPushButton, QToolButton {{ background: {c.raised}; border: 1px solid {c.line}; border-radius: {RADIUS}px;
    padding: 5px 12px; }}
QPushButton:hover, QToolButton:hover {{ background: {c.hover}; }}
QPushButton:focus, QToolButton:focus {{ border: 1px solid {c.accent}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {c.faint_text}; }}
QPushButton[look="primary"] {{ background: {c.accent}; color: {c.on_accent}; border: 1px solid {c.accent};
    font-weight: 600; }}
QPushButton[look="primary"]:hover, QPushButton[look="primary"]:focus {{ background: {c.accent_hover}; }}
QPushButton[look="primary"]:focus {{ border: 1px solid {c.text}; }}
QPushButton[look="primary"]:disabled {{ background: {c.hover}; color: {c.faint_text};
    border: 1px solid {c.line}; }}
QPushButton[look="quiet"], QToolButton[look="quiet"] {{ background: transparent; padding: 5px 8px;
    border: 1px solid transparent; }}
QPushButton[look="quiet"]:hover, QToolButton[look="quiet"]:hover {{ background: {c.hover}; }}
QPushButton[look="quiet"]:focus, QToolButton[look="quiet"]:focus {{ border: 1px solid {c.accent}; }}
QPushButton[look="quiet"]:checked, QToolButton[look="quiet"]:checked {{ background: {c.accent_tint};
    color: {c.accent}; }}
QPushButton[look="page"] {{ background: transparent; border: 1px solid transparent; text-align: left;
    padding: 7px 10px; color: {c.soft_text}; }}
QPushButton[look="page"]:hover {{ background: {c.hover}; color: {c.text}; }}
QPushButton[look="page"]:focus {{ border: 1px solid {c.accent}; }}
QPushButton[look="page"]:checked {{ background: {c.accent_tint}; color: {c.accent}; font-weight: 600; }}
QToolButton::menu-indicator, QPushButton::menu-indicator {{ image: none; width: 0; }}
QLineEdit, QTextEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QComboBox {{ background: {c.paper};
    border: 1px solid {c.line}; border-radius: {RADIUS}px; padding: 5px 8px;
    selection-background-color: {c.selection}; selection-color: {c.text}; }}
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QComboBox:focus {{ border: 1px solid {c.accent}; }}
QTextEdit[look="draft"], QPlainTextEdit[look="draft"] {{ font-family: "{SERIF}";
    font-size: {_POINTS["draft"]}pt; padding: 14px 18px; }}
QPlainTextEdit[look="reading"] {{ background: transparent; border: none; padding: 0;
    font-family: "{SERIF}"; font-size: {_POINTS["draft"]}pt; }}
QTextEdit[look="sentence"] {{ background: transparent; border: 1px solid transparent; padding: 2px 0;
    font-family: "{SERIF}"; font-size: {_POINTS["draft"] + 2}pt; }}
QTextEdit[look="sentence"]:focus {{ border: 1px solid transparent; border-bottom: 1px solid {c.accent};
    border-radius: 0; }}
QTextEdit[look="evidence"] {{ background: transparent; border: none; padding: 0;
    font-family: "{SERIF}"; font-size: {_POINTS["body"] + 1}pt; }}
QLineEdit[look="search"] {{ font-size: {_POINTS["draft"]}pt; padding: 8px 10px; }}
QFrame[look="sheet"] {{ background: {c.paper}; border: 1px solid {c.line}; border-radius: {RADIUS}px; }}
QLineEdit[look="plain"], QTextEdit[look="plain"], QPlainTextEdit[look="plain"] {{ background: transparent;
    border: 1px solid transparent; }}
QLineEdit[look="plain"]:focus {{ border: 1px solid transparent; border-bottom: 1px solid {c.accent};
    border-radius: 0; }}
QLineEdit[look="bare"] {{ background: transparent; border: none; padding: 4px; }}
QLineEdit[look="bare"]:focus {{ border: none; }}
QFrame[look="field"] {{ background: {c.paper}; border: 1px solid {c.line}; border-radius: {RADIUS}px; }}
QFrame[look="field-focused"] {{ background: {c.paper}; border: 1px solid {c.accent};
    border-radius: {RADIUS}px; }}
QFrame[look="chip"] {{ background: {c.accent_tint}; border: 1px solid transparent; border-radius: 11px; }}
QFrame[look="chip"]:focus {{ border: 1px solid {c.accent}; }}
QFrame[look="popup"] {{ background: {c.paper}; border: 1px solid {c.line}; }}
QTextEdit[look="rewrite"] {{ background: transparent; border: none; padding: 0; font-family: "{SERIF}";
    font-size: {_POINTS["draft"]}pt; }}
QPushButton[look="mode"] {{ background: transparent; border: 1px solid transparent; padding: 0; }}
QPushButton[look="mode"]:hover {{ background: {c.hover}; }}
QPushButton[look="mode"]:checked {{ background: {c.accent_tint}; border: 1px solid {c.accent_tint}; }}
QLabel[look="key"] {{ background: {c.raised}; border: 1px solid {c.line}; border-radius: 4px; color: {c.text};
    font-size: {_POINTS["small"]}pt; font-weight: 600; padding: 0 4px; min-width: 10px; }}
QLabel[look="key-quiet"] {{ background: transparent; border: 1px solid {c.line}; border-radius: 4px;
    color: {c.soft_text}; font-size: {_POINTS["small"]}pt; padding: 0 4px; min-width: 10px; }}
QToolButton[look="cross"] {{ background: transparent; border: none; padding: 1px; border-radius: 7px; }}
QToolButton[look="cross"]:hover {{ background: {c.hover}; }}
QPushButton[look="switch"] {{ background: transparent; border: 1px solid {c.line}; border-radius: 11px;
    padding: 2px 9px; color: {c.faint_text}; }}
QPushButton[look="switch"]:checked {{ background: {c.accent_tint}; border: 1px solid {c.accent_tint};
    color: {c.text}; }}
QPushButton[look="switch"]:focus {{ border: 1px solid {c.accent}; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ background: transparent; border: none; padding: 0 5px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url("{drawings}/arrow-{c.scheme}.svg"); width: 14px; height: 14px; }}
QComboBox QAbstractItemView, QMenu {{ background: {c.paper}; border: 1px solid {c.line}; padding: 4px;
    selection-background-color: {c.accent_tint}; selection-color: {c.text}; }}
QMenu::item {{ padding: 5px 20px 5px 10px; border-radius: 4px; }}
QMenu::item:selected {{ background: {c.accent_tint}; color: {c.text}; }}
QMenu::item:disabled {{ color: {c.faint_text}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 4px 6px; }}
QListView, QTreeView, QTableView {{ background: {c.paper}; border: 1px solid {c.line};
    border-radius: {RADIUS}px; outline: none; }}
QListView[look="rows"], QTableView[look="rows"] {{ background: transparent;
    border: 1px solid transparent; selection-background-color: transparent; }}
QTableView[look="rows"]::item, QTableView[look="rows"]::item:selected {{ background: transparent; }}
QListView:focus, QTreeView:focus, QTableView:focus {{ border: 1px solid {c.accent}; }}
QListView::item, QTreeView::item {{ padding: 6px 8px; border-radius: 4px; }}
QListView::item:hover, QTreeView::item:hover {{ background: {c.hover}; }}
QListView::item:selected, QTreeView::item:selected {{ background: {c.accent_tint}; color: {c.text}; }}
QHeaderView::section {{ background: {c.paper}; border: none; padding: 5px 8px;
    border-bottom: 1px solid {c.line}; color: {c.soft_text}; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {c.line}; border-radius: 4px; margin: 1px;
    min-height: 28px; min-width: 28px; }}
QScrollBar::handle:hover {{ background: {c.faint_text}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {c.hover}; border: none; border-radius: 2px; max-height: 4px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 2px; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 15px; height: 15px; border: 1px solid {c.faint_text};
    background: {c.paper}; }}
QCheckBox::indicator {{ border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:checked, QRadioButton::indicator:checked {{ background: {c.accent};
    border: 1px solid {c.accent}; }}
QCheckBox::indicator:checked {{ image: url("{drawings}/mark-{c.scheme}.svg"); }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 1px solid {c.accent}; }}
QCheckBox:focus, QRadioButton:focus {{ color: {c.accent}; }}
QSplitter::handle {{ background: transparent; }}
QSplitter::handle:hover {{ background: {c.line}; }}
QTabBar::tab {{ background: transparent; padding: 6px 12px; border: none; color: {c.soft_text};
    border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {c.text}; border-bottom: 2px solid {c.accent}; }}
QTabBar::tab:focus {{ color: {c.accent}; }}
QTabWidget::pane {{ border: none; }}
"""
