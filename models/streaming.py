"""From token bytes to text that may be shown: whole characters, and never part of a stop text."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Sequence


class TextStream:
    """Collects the answer and passes on what is certain.

    A token can end inside a character, and a stop text can begin at the end of a token; both are held back
    until they are decided.

    Args:
        stops: texts that end the answer; empty ones are ignored.
        on_text: receives each certain piece, or None.
    """

    def __init__(self, stops: Sequence[str], on_text: Callable[[str], None] | None = None) -> None:
        self._stops = tuple(stop for stop in stops if stop)
        self._on_text = on_text
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._held = ""
        self._sent: list[str] = []
        self.stopped = False

    @property
    def text(self) -> str:
        """What was passed on so far."""
        return "".join(self._sent)

    def feed(self, piece: bytes) -> bool:
        """Add the bytes of one token; True once a stop text has come and the answer is over."""
        text = self._decoder.decode(piece)
        if not text or self.stopped:
            return self.stopped
        if not self._stops:
            self._send(text)
            return False
        self._held += text
        ends = [at for stop in self._stops if (at := self._held.find(stop)) >= 0]
        if ends:
            self._send(self._held[: min(ends)])
            self._held, self.stopped = "", True
            return True
        keep = max(_overlap(self._held, stop) for stop in self._stops)
        ready = len(self._held) - keep
        self._send(self._held[:ready])
        self._held = self._held[ready:]
        return False

    def finish(self) -> str:
        """Pass on what was held back, drop a character cut in half, and return the whole text."""
        if not self.stopped:
            self._send(self._held)
            self._held = ""
        self._decoder.reset()
        return self.text

    def _send(self, text: str) -> None:
        if text:
            self._sent.append(text)
            if self._on_text is not None:
                self._on_text(text)


def _overlap(text: str, stop: str) -> int:
    """Length of the longest end of the text that begins the stop text."""
    for length in range(min(len(text), len(stop) - 1), 0, -1):
        if text.endswith(stop[:length]):
            return length
    return 0
