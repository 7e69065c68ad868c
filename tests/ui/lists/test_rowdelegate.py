"""What all painted rows share: one height, a ground that shows what is chosen, lines between."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.lists.rowdelegate import RowDelegate

PLACE = QRect(0, 0, 120, 40)


class Plain(RowDelegate):
    height = 40

    def paint_row(self, painter, place, row):
        assert place == PLACE


@pytest.fixture
def painted(app):
    """The colours in the middle and at the foot of a row painted in a state."""

    def paint(state=QStyle.StateFlag.State_None, delegate=Plain):
        picture = QImage(PLACE.size(), QImage.Format.Format_RGB32)
        picture.fill(app.colours.of("window"))
        option = QStyleOptionViewItem()
        option.rect, option.state = PLACE, state
        painter = QPainter(picture)
        delegate(app).paint(painter, option, QModelIndex())
        painter.end()
        return picture.pixelColor(60, 20).name(), picture.pixelColor(60, 39).name()

    return paint


def test_what_is_chosen_is_tinted_and_has_no_line(painted, app):
    assert painted(QStyle.StateFlag.State_Selected) == (app.colours.accent_tint, app.colours.window)


def test_what_the_pointer_is_over_is_raised(painted, app):
    assert painted(QStyle.StateFlag.State_MouseOver)[0] == app.colours.raised


def test_a_line_parts_rows_unless_the_list_has_none(painted, app):
    class Unlined(Plain):
        lined = False

    assert painted()[1] != app.colours.window
    assert painted(delegate=Unlined) == (app.colours.window, app.colours.window)


def test_rows_are_equally_high_and_icons_are_drawn_once(app):
    delegate = Plain(app)
    assert delegate.sizeHint(QStyleOptionViewItem(), QModelIndex()).height() == 40
    assert delegate.icon("pin", "accent") is delegate.icon("pin", "accent")
