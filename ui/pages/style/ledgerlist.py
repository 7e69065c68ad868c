"""The ledger as a list: all entries in memory, those on show chosen by filters, each painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout

from ui import palette
from ui.lists.paged import ROW_ROLE, AnyIndex
from ui.lists.rowdelegate import ICON, RowDelegate
from ui.pages.style.records import Preference
from ui.pages.style.wording import scope_words, status_words, sure_words

if TYPE_CHECKING:
    from ui.app import App

TEXT_LINES = 2
_METER = 34


@dataclass(frozen=True, slots=True)
class Choice:
    """Which entries are shown.

    Attributes:
        words: all of them stand in the sentence or its scope.
        person: id of a person, or "".
        state: "", "learned", "stated", "waiting" or "off".
    """

    words: str = ""
    person: str = ""
    state: str = ""

    def fits(self, entry: Preference) -> bool:
        """Whether an entry is shown."""
        if self.person and entry.scope.person != self.person:
            return False
        if self.state and state_of(entry) != self.state:
            return False
        text = f"{entry.text} {scope_words(entry.scope)}".casefold() if self.words else ""
        return all(word in text for word in self.words.casefold().split())


def state_of(entry: Preference) -> str:
    """In which of the filter's groups an entry is."""
    if entry.status in ("off", "replaced"):
        return "off"
    if entry.status in ("candidate", "disputed"):
        return "waiting"
    return "stated" if entry.kind == "stated" else "learned"


_ORDER = {"stated": 0, "learned": 0, "waiting": 1, "off": 2}


class LedgerModel(QAbstractListModel):
    """The entries that fit the choice: pinned first, then those in force, the surest first."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Preference, ...] = ()
        self._shown: list[Preference] = []
        self._choice = Choice()

    @property
    def all(self) -> tuple[Preference, ...]:
        """Every entry of the ledger."""
        return self._all

    def show(self, entries: Sequence[Preference]) -> None:
        """Take the ledger as it is now."""
        self._all = tuple(
            sorted(
                entries,
                key=lambda e: (not e.pinned, _ORDER[state_of(e)], -e.strength, -e.changed, e.id),
            )
        )
        self.choose(self._choice)

    def choose(self, choice: Choice) -> None:
        """Show what fits."""
        self.beginResetModel()
        self._choice = choice
        self._shown = [entry for entry in self._all if choice.fits(entry)]
        self.endResetModel()

    def entry(self, row: int) -> Preference | None:
        """One entry of those on show."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, entry_id: str) -> int:
        """Where an entry stands, or -1 where it is not on show."""
        return next((row for row, entry in enumerate(self._shown) if entry.id == entry_id), -1)

    def rowCount(self, parent: AnyIndex | None = None) -> int:  # noqa: N802 - Qt's name
        """How many fit."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The entry under ``ROW_ROLE``, in words for screen readers."""
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == ROW_ROLE:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (entry.text, scope_words(entry.scope), sure_words(entry), status_words(entry))
            return ", ".join(part for part in parts if part)
        return None


class LedgerPainter(RowDelegate):
    """A sentence in the typeface of drafts; below it where it applies and how sure."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self._text = QFont(palette.font("draft"))
        self._text.setPointSizeF(palette.font("body").pointSizeF() + 1)
        self._small = palette.font("small")

    @property
    def height(self) -> int:
        """Height of a row in pixels, after the typefaces in force."""
        text, small = QFontMetrics(self._text), QFontMetrics(self._small)
        return TEXT_LINES * text.lineSpacing() + small.lineSpacing() + 2 * palette.MEDIUM

    def paint_row(self, painter: QPainter, place: QRect, row: object) -> None:
        """One entry; those that drafts don't follow are faint."""
        if not isinstance(row, Preference):
            return
        inside = place.adjusted(palette.MEDIUM, palette.SMALL, -palette.MEDIUM, -palette.SMALL)
        lines = self._lines(row.text, inside.width() - ICON - palette.SMALL)
        text, small = QFontMetrics(self._text), QFontMetrics(self._small)
        height = len(lines) * text.lineSpacing() + palette.TINY + small.height()
        inside.setTop(inside.top() + (inside.height() - height) // 2)
        inside.setHeight(height)
        self._paint_sentence(painter, inside, row, lines)
        self._paint_foot(painter, inside, row)

    def _lines(self, text: str, width: int) -> list[str]:
        """The sentence in at most ``TEXT_LINES`` lines, the last one cut with an ellipsis."""
        metrics = QFontMetrics(self._text)
        found: list[str] = []
        while text and len(found) < TEXT_LINES - 1:
            layout = QTextLayout(text, self._text)
            layout.beginLayout()
            line = layout.createLine()
            line.setLineWidth(width)
            layout.endLayout()
            found.append(text[: line.textLength()])
            text = text[line.textLength() :]
        if text:
            found.append(metrics.elidedText(text, Qt.TextElideMode.ElideRight, width))
        return found

    def _paint_sentence(
        self, painter: QPainter, inside: QRect, entry: Preference, lines: Sequence[str]
    ) -> None:
        painter.setPen(self._app.colours.of("text" if entry.in_force else "faint_text"))
        painter.setFont(self._text)
        metrics = QFontMetrics(self._text)
        for number, line in enumerate(lines):
            top = inside.top() + number * metrics.lineSpacing()
            painter.drawText(inside.left(), top + metrics.ascent(), line)
        if entry.pinned:
            painter.drawPixmap(inside.right() - ICON, inside.top() + 3, self.icon("pin", "accent"))

    def _paint_foot(self, painter: QPainter, inside: QRect, entry: Preference) -> None:
        colours = self._app.colours
        small = QFontMetrics(self._small)
        painter.setFont(self._small)
        painter.setPen(colours.of("soft_text" if entry.in_force else "faint_text"))
        state = status_words(entry) or sure_words(entry)
        baseline = inside.bottom() - small.descent()
        width = small.horizontalAdvance(state)
        painter.drawText(inside.right() - width, baseline, state)
        right = inside.right() - width - palette.SMALL
        if entry.in_force and entry.kind != "stated":
            right -= _METER
            self._paint_meter(painter, right, baseline - small.ascent() // 2, entry.strength)
            right -= palette.SMALL
        painter.setPen(colours.of("soft_text" if entry.in_force else "faint_text"))
        where = scope_words(entry.scope)
        room = right - inside.left() - palette.SMALL
        painter.drawText(inside.left(), baseline, small.elidedText(where, Qt.TextElideMode.ElideRight, room))

    def _paint_meter(self, painter: QPainter, left: int, middle: int, share: float) -> None:
        colours = self._app.colours
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.of("hover"))
        painter.drawRoundedRect(QRect(left, middle - 1, _METER, 4), 2, 2)
        painter.setBrush(colours.of("accent"))
        painter.drawRoundedRect(QRect(left, middle - 1, max(4, round(_METER * share)), 4), 2, 2)
