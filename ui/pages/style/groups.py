"""The groups of texts that a profile is measured from, as a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from ui import palette
from ui.lists.paged import ROW_ROLE, AnyIndex
from ui.lists.rowdelegate import RowDelegate

if TYPE_CHECKING:
    from ui.app import App


@dataclass(frozen=True, slots=True)
class Group:
    """Everybody, a language, or one person.

    Attributes:
        about: a few words below the name: how many texts, or how the person is addressed.
        style: the figures as the engine measured them.
    """

    name: str
    about: str
    style: Mapping[str, Any]


class GroupsModel(QAbstractListModel):
    """All groups, in memory."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: Sequence[Group] = ()

    def show(self, groups: Sequence[Group]) -> None:
        """Show other groups."""
        self.beginResetModel()
        self._groups = groups
        self.endResetModel()

    def group(self, row: int) -> Group | None:
        """One group."""
        return self._groups[row] if 0 <= row < len(self._groups) else None

    def rowCount(self, parent: AnyIndex | None = None) -> int:  # noqa: N802 - Qt's name
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._groups)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The group under ``ROW_ROLE``, in words for screen readers."""
        group = self.group(index.row())
        if group is None:
            return None
        if role == ROW_ROLE:
            return group
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{group.name}, {group.about}"
        return None


class GroupPainter(RowDelegate):
    """A name, and below it a few words."""

    lined = False

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self._name = palette.font("body")
        self._about = palette.font("small")

    @property
    def height(self) -> int:
        """Height of a row in pixels, after the typefaces in force."""
        lines = QFontMetrics(self._name).lineSpacing() + QFontMetrics(self._about).lineSpacing()
        return lines + 2 * palette.SMALL + 2

    def paint_row(self, painter: QPainter, place: QRect, row: object) -> None:
        """One group."""
        if not isinstance(row, Group):
            return
        inside = place.adjusted(palette.MEDIUM, palette.SMALL, -palette.MEDIUM, -palette.SMALL)
        for words, font, colour, top in (
            (row.name, self._name, "text", 0),
            (row.about, self._about, "soft_text", QFontMetrics(self._name).lineSpacing()),
        ):
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(self._app.colours.of(colour))
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(inside.left(), inside.top() + top + metrics.ascent(), shown)
