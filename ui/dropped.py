"""What was dropped on the window: paths read from it in small steps, however many there are."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal

URI_LIST = "text/uri-list"
MANY = 50
_LINES_A_TURN = 1000


@dataclass(frozen=True, slots=True)
class Drop:
    """Paths that were dropped or chosen.

    Attributes:
        folders: the folders that hold them, the fullest first.
    """

    paths: tuple[str, ...]
    folders: tuple[str, ...] = ()

    @property
    def many(self) -> bool:
        """Too many to become a source each without asking."""
        return len(self.paths) > MANY


def path_of(address: bytes) -> str:
    """The local path of a line of ``text/uri-list``, or "" where it is none."""
    text = address.strip()
    if not text.lower().startswith(b"file://"):
        return ""
    host, slash, rest = text[len(b"file://") :].partition(b"/")
    if host.lower() not in (b"", b"localhost") or not slash:
        return ""
    path = os.fsdecode(unquote_to_bytes(b"/" + rest))
    # On Windows "/C:/mail" means "C:/mail".
    return path[1:] if os.name == "nt" and path[2:3] == ":" else path


class DropReader(QObject):
    """Reads one drop, giving control back to the window after every thousand lines.

    Signals:
        ready: the ``Drop``.
    """

    ready = Signal(object)

    def __init__(self, mime: QMimeData, parent: QObject) -> None:
        super().__init__(parent)
        # The list as it came: asking for QUrl objects would make all of them at once.
        self._lines = iter(bytes(mime.data(URI_LIST).data()).splitlines())
        self._paths: list[str] = []
        self._folders: Counter[str] = Counter()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(0)

    def _step(self) -> None:
        some = list(_take(self._lines, _LINES_A_TURN))
        for path in filter(None, map(path_of, some)):
            self._paths.append(path)
            self._folders[os.path.dirname(path.rstrip("/"))] += 1
        if len(some) < _LINES_A_TURN:
            self._timer.stop()
            folders = tuple(name for name, _ in self._folders.most_common())
            self.ready.emit(Drop(tuple(self._paths), folders))
            self.deleteLater()


def drop_of(paths: list[str]) -> Drop:
    """Paths chosen in a dialogue, as if they had been dropped."""
    folders = Counter(os.path.dirname(path.rstrip("/")) for path in paths)
    return Drop(tuple(paths), tuple(name for name, _ in folders.most_common()))


def _take(lines: Iterator[bytes], count: int) -> Iterator[bytes]:
    for _ in range(count):
        line = next(lines, None)
        if line is None:
            return
        yield line
