"""A button of the popup that shows its single key before its words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy

from ui import palette
from ui.widgets.labels import label


class KeyChip(QPushButton):
    """Never takes the keyboard, since its key works from everywhere in the popup.

    Args:
        quiet: for what can always be done; else it is one of several that are chosen among.
    """

    def __init__(self, key: str, words: str, quiet: bool = False) -> None:
        super().__init__()
        self.setProperty("look", "mode")
        self.setCheckable(not quiet)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(words)
        self.setAccessibleDescription(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(palette.TINY, 2, palette.SMALL, 2)
        layout.setSpacing(palette.TINY + 2)
        if key:
            cap = label(key, "key-quiet" if quiet else "key", wrap=False)
            cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(cap)
        layout.addWidget(label(words, "small", wrap=False))
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As large as what it shows."""
        layout = self.layout()
        assert layout is not None
        for part in self.findChildren(QLabel):
            # Its type is as large as the style sheet says only from then on.
            part.ensurePolished()
        return layout.sizeHint() + QSize(4, 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The same."""
        return self.sizeHint()
