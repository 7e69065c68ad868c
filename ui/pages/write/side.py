"""The column beside the draft: as wide as there is room, scrolled when its parts need more height."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import palette

LEAST_WIDTH = 240


class Side(QScrollArea):
    """Widgets one below the other; those with a stretch share the height that is left."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(LEAST_WIDTH)
        self._inner = QWidget()
        self._inner.installEventFilter(self)
        self._parts = QVBoxLayout(self._inner)
        self._parts.setContentsMargins(0, 0, palette.SMALL, 0)
        self._parts.setSpacing(palette.MEDIUM)
        self.setWidget(self._inner)

    def add(self, part: QWidget, stretch: int = 0) -> None:
        """Put a part at the end."""
        self._parts.addWidget(part, stretch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A part came, went, or wants another height."""
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width breaks the lines anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Qt's own scroll area takes no notice of how high wrapped lines are at the width there is."""
        width = self.viewport().width()
        self._inner.setMaximumWidth(width)
        self._inner.setMinimumHeight(self._parts.totalMinimumHeightForWidth(width))
