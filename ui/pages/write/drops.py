"""Message files dropped on the page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

_ENDINGS = (".eml", ".msg", ".emlx")


def message_file(dropped: QMimeData) -> Path | None:
    """The one message file that is dropped, or None where something else is."""
    files = [url.toLocalFile() for url in dropped.urls() if url.isLocalFile()]
    if len(files) != 1 or not files[0].lower().endswith(_ENDINGS):
        return None
    return Path(files[0])
