"""The clipboard through Qt: what is on it, kept in every form, and put back once a text was taken from it.

For the desktops where Qt sees the clipboard as programs do: Windows, macOS, Wayland. X11 has its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QClipboard

from ui.quick.desktop import Captured, Lack, Origin

_MOST_BYTES = 1 << 28
_IMAGE_FORM = "application/x-qt-image"
# Keepers of clipboard histories leave out what carries these marks (KDE; macOS; Windows).
_TRANSIENT: Sequence[tuple[str, bytes]] = (
    ("x-kde-passwordManagerHint", b"secret"),
    ("application/x-ownhand-transient;value=org.nspasteboard.TransientType", b"1"),
    ('application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"', b"\0\0\0\0"),
)


def clipboard_text(
    clipboard: QClipboard, origin: Origin = "clipboard", mode: QClipboard.Mode = QClipboard.Mode.Clipboard
) -> Captured:
    """The text of a clipboard, or why there is none."""
    data = clipboard.mimeData(mode)
    if data is None:
        return Captured(origin, lack="nothing")
    text = data.text() if data.hasText() and not data.hasUrls() else ""
    if text.strip():
        return Captured(origin, text.replace("\r\n", "\n").replace("\0", ""))
    lack: Lack = "file" if data.hasUrls() else "image" if data.hasImage() else "nothing"
    return Captured(origin, lack=lack)


def copy_of(data: QMimeData | None) -> QMimeData:
    """The same content in every form, independent of the program that offered it."""
    made, room = QMimeData(), _MOST_BYTES
    if data is None:
        return made
    for form in data.formats():
        if form == _IMAGE_FORM:
            made.setImageData(data.imageData())
            continue
        value = data.data(form)
        room -= value.size()
        if room >= 0:
            made.setData(form, value)
    return made


class Lent(QMimeData):
    """A text on loan: it says when somebody takes it, and asks to be remembered by nobody."""

    def __init__(self, text: str, taken: Callable[[], None]) -> None:
        super().__init__()
        self.setText(text)
        for form, mark in _TRANSIENT:
            self.setData(form, mark)
        self._taken = taken

    def retrieveData(self, form: str, kind: object) -> object:  # noqa: N802 - Qt's name
        """Called by Qt when a program asks for the text."""
        found = super().retrieveData(form, kind)  # type: ignore[arg-type]
        if form.startswith("text/plain"):
            self._taken()
        return found


class ClipboardLoan(QObject):
    """Puts a text on the clipboard for one paste and then puts back what was there.

    It is put back a while after the text was taken last, or after ``patience_ms`` when nobody takes it, but
    never over something that another program has put there meanwhile.

    Signals:
        taken: a program asked for the text.
    """

    taken = Signal()

    def __init__(self, clipboard: QClipboard, quiet_ms: int = 800, patience_ms: int = 120_000) -> None:
        super().__init__()
        self._clipboard = clipboard
        self._quiet_ms, self._patience_ms = quiet_ms, patience_ms
        self._kept: QMimeData | None = None
        self._lent = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.end)

    def keep(self) -> None:
        """Copy what is there, before anything is done to it."""
        self.end()
        self._kept = copy_of(self._clipboard.mimeData())

    def lend(self, text: str) -> None:
        """Put a text there in place of what was kept."""
        if self._kept is None:
            self.keep()
        self._lent = text
        self._clipboard.setMimeData(Lent(text, self._note_taken))
        self._timer.start(self._patience_ms)

    def restore(self) -> None:
        """Put back what was kept and keep it nevertheless: something else was copied in between."""
        if self._kept is not None:
            self._clipboard.setMimeData(copy_of(self._kept))

    def give_up(self) -> None:
        """The text stays where it is: the user wants it there."""
        self._timer.stop()
        self._kept, self._lent = None, ""

    def end(self) -> None:
        """Put back what was kept, where our text is still the one on the clipboard."""
        kept, lent, self._kept, self._lent = self._kept, self._lent, None, ""
        if kept is not None and lent and self._clipboard.text() == lent:
            self._clipboard.setMimeData(kept)
        self._timer.stop()

    def _note_taken(self) -> None:
        if self._lent:
            self._timer.start(self._quiet_ms)
            # Qt is in the middle of handing the text out.
            QTimer.singleShot(0, self, self.taken.emit)
