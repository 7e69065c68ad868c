"""Icons from ``resources/icons`` (Lucide, ISC licence), drawn in the colours of the window."""

from __future__ import annotations

from importlib import resources

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.palette import Colours

_SIZES = (16, 20, 32)


def icon(name: str, colours: Colours, colour: str = "soft_text") -> QIcon:
    """An icon that also knows its checked and disabled look.

    Args:
        name: of the file without ``.svg``.
        colour: name of a colour of ``Colours``.

    Raises:
        FileNotFoundError: no such icon.
    """
    made = QIcon()
    states = (
        (colour, QIcon.Mode.Normal, QIcon.State.Off),
        ("accent" if colour == "soft_text" else colour, QIcon.Mode.Normal, QIcon.State.On),
        ("faint_text", QIcon.Mode.Disabled, QIcon.State.Off),
    )
    for colour_name, mode, state in states:
        for size in _SIZES:
            made.addPixmap(pixmap(name, getattr(colours, colour_name), size), mode, state)
    return made


def program_icon() -> QIcon:
    """The icon of the program, for windows and task bars; its own colours."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(pixmap("ownhand", "#000", size))
    return made


def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """One icon as a picture of ``size`` × ``size`` pixels; ``colour`` as #rrggbb."""
    drawing = resources.files("resources").joinpath("icons", f"{name}.svg").read_text(encoding="ascii")
    renderer = QSvgRenderer(QByteArray(drawing.replace("#000", colour).encode("ascii")))
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
