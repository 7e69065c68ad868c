"""One source of the list: what it is, how much it holds, how it is, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import palette
from ui.icons import pixmap
from ui.operations import operation
from ui.pages.sources.reasons import spoken_reason
from ui.widgets.buttons import button, icon_button
from ui.widgets.confirm import Confirm
from ui.widgets.dates import short_date
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

PROBLEMS_A_TURN = 50


@dataclass(frozen=True, slots=True)
class Source:
    """A source as the engine's list has it; ``indexed`` is when it was last read to the end, or None."""

    id: str
    path: str
    kind: str
    title: str
    messages: int
    documents: int
    failed: int
    indexed: float | None

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Source:
        """Take what the page needs out of the engine's answer."""
        path = str(row.get("path") or "")
        return cls(
            id=str(row["id"]),
            path=path,
            kind=str(row.get("kind") or "auto"),
            title=str(row.get("title") or "") or path.rstrip("/").rpartition("/")[2] or path,
            messages=int(row.get("messages") or 0),
            documents=int(row.get("documents") or 0),
            failed=int(row.get("failed") or 0),
            indexed=row.get("indexed"),
        )


class ElidedLabel(QLabel):
    """A path that gives up its middle where there is no room; whole in the tool tip."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "small")
        self.setMinimumWidth(40)
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as much as fits."""
        super().resizeEvent(event)
        metrics = QFontMetrics(self.font())
        self.setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideMiddle, self.width()))


class SourceRow(QWidget):
    """One source.

    Signals:
        update_wanted, remove_wanted: the user asks for it; the source.
    """

    update_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, app: App, source: Source) -> None:
        super().__init__()
        self._app = app
        self.source = source
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        name = label(source.title)
        name.setFont(palette.font("body", bold=True))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(ElidedLabel(source.path))
        words.addWidget(label(self._holds(), "small"))
        self.why = button(app, self.tr("%Ln could not be read", "", source.failed), "quiet", "triangle-alert")
        self.why.setVisible(bool(source.failed))
        self.why.setCheckable(True)
        self.why.toggled.connect(self._show_problems)
        again = icon_button(app, "refresh-cw", self.tr("Read anew: {title}").format(title=source.title))
        again.clicked.connect(lambda: self.update_wanted.emit(source))
        self.forget = icon_button(app, "trash-2", self.tr("Forget: {title}").format(title=source.title))
        row = QHBoxLayout()
        row.setSpacing(palette.MEDIUM)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for widget in (self.why, again, self.forget):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        self._confirm = Confirm(
            app,
            self.tr(
                "What only this source held leaves the library. The files themselves stay where they are."
            ),
            self.tr("Forget this source"),
        )
        self._confirm.confirmed.connect(lambda: self.remove_wanted.emit(source))
        self.forget.clicked.connect(self._confirm.ask)
        self._problems = QVBoxLayout()
        self._problems.setContentsMargins(palette.HUGE, palette.SMALL, 0, 0)
        self._problems.setSpacing(palette.TINY)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, palette.MEDIUM, 0, palette.MEDIUM)
        layout.setSpacing(palette.SMALL)
        layout.addLayout(row)
        layout.addWidget(self._confirm)
        layout.addLayout(self._problems)
        app.colours_changed.connect(self._draw)
        self._draw()

    @property
    def confirm(self) -> Confirm:
        """The question before forgetting."""
        return self._confirm

    @property
    def reasons(self) -> list[str]:
        """The reasons on show."""
        items = (self._problems.itemAt(index) for index in range(self._problems.count()))
        labels = (item.widget() for item in items if item is not None)
        return [one.text() for one in labels if isinstance(one, QLabel)]

    def show_problems(self) -> None:
        """Tell which files could not be read, and why."""
        if self.source.failed:
            self.why.setChecked(True)

    def _holds(self) -> str:
        locale = QLocale()
        parts = []
        if self.source.messages:
            parts.append(self.tr("%Ln message(s)", "", self.source.messages))
        if self.source.documents:
            parts.append(self.tr("%Ln document(s)", "", self.source.documents))
        if self.source.indexed is None:
            parts.append(self.tr("not read to the end yet"))
        else:
            when = short_date(self.source.indexed)
            parts.append(self.tr("up to date, {when}").format(when=when))
        return " · ".join(parts) or locale.toString(0)

    def _show_problems(self, wanted: bool) -> None:
        self._clear_problems()
        if wanted:
            self._ask_problems(0)

    def _ask_problems(self, offset: int) -> None:
        params = {"source": self.source.id, "offset": offset, "limit": PROBLEMS_A_TURN}
        ask = operation(self._app, "sources.problems", params)
        ask.on_success(lambda found: self._add_problems(offset, found)).run(self)

    def _add_problems(self, offset: int, found: Mapping[str, Any]) -> None:
        if not self.why.isChecked():
            return
        for problem in found["problems"]:
            path = str(problem["path"])
            inner = path.removeprefix(self.source.path).lstrip("/") or path
            words = label(f"{inner}: {spoken_reason(str(problem['reason']))}", "small")
            words.setToolTip(path)
            self._problems.addWidget(words)
        shown = offset + len(found["problems"])
        left = int(found["total"]) - shown
        if left > 0 and found["problems"]:
            more = button(self._app, self.tr("Show more (%Ln left)", "", left), "quiet")
            more.clicked.connect(lambda: self._go_on(more, shown))
            self._problems.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _go_on(self, more: QWidget, shown: int) -> None:
        more.deleteLater()
        self._ask_problems(shown)

    def _clear_problems(self) -> None:
        while self._problems.count():
            item = self._problems.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()

    def _draw(self) -> None:
        mail = self.source.messages >= self.source.documents
        name = "inbox" if mail else "file-text"
        self._sign.setPixmap(pixmap(name, self._app.colours.soft_text, 20))
