"""What of a rewrite is shown while it is being written: settled parts, and a model's words as they come."""

from __future__ import annotations

from collections.abc import Callable


class Shown:
    """Passes on the new text from its beginning.

    The words of a model are shown before they are judged. Where a judgement falls against them, what was
    shown is not what stands in the end, and the result alone is right.
    """

    def __init__(self, on_text: Callable[[str], None] | None) -> None:
        self._on_text = on_text
        self._text = ""
        self._part_begins = 0
        self._held = ""
        self._line = ""

    def add(self, piece: str) -> None:
        """A piece that is settled."""
        if piece and self._on_text is not None:
            self._text += piece
            self._on_text(piece)

    def begin_part(self) -> None:
        """What is shown from now on belongs to the next part."""
        self._part_begins, self._held, self._line = len(self._text), "", ""

    def words_of_a_model(self, mark: str) -> Callable[[str], None] | None:
        """A receiver for a model's words about this part; None where nobody looks on.

        Args:
            mark: of the boundary lines, which some models repeat; they are not shown.
        """
        if self._on_text is None:
            return None

        def receive(piece: str) -> None:
            for character in piece:
                self._take(character, mark)

        return receive

    def settle_part(self, part: str) -> None:
        """What the part became: the rest of it is shown, where the beginning was."""
        sent = self._text[self._part_begins :]
        if part.startswith(sent):
            self.add(part[len(sent) :])

    def finish(self, result: str) -> None:
        """The whole result: the rest of it is shown, where the beginning was."""
        if result.startswith(self._text):
            self.add(result[len(self._text) :])

    def _take(self, character: str, mark: str) -> None:
        """One character of the model; a line that may be a boundary waits until it is known to be none."""
        self._held += character
        self._line += character
        begun = self._line.strip()
        ended = character == "\n"
        if begun.startswith(("-", "`")) and not ended:
            return
        if not begun and len(self._text) == self._part_begins:
            self._held = self._line = ""
            return
        if ended and (mark in self._line or begun.startswith("`")):
            self._held = self._held[: -len(self._line)]
        # Space is passed on with the words after it: at the end of the part there shall be none.
        ready = self._held.rstrip()
        self.add(ready)
        self._held = self._held[len(ready) :]
        if ended:
            self._line = ""
