"""What lies on the clipboard of X11, kept in every form and put back as it was."""

from __future__ import annotations

from collections.abc import Sequence

from ui.quick.x11.display import Display
from ui.quick.x11.selections import Offer, SelectionOwner, SelectionReader

# Asking for these would do something instead of telling something.
_NO_CONTENT = frozenset(
    {
        "TARGETS", "TIMESTAMP", "MULTIPLE", "SAVE_TARGETS", "DELETE", "INSERT_SELECTION", "INSERT_PROPERTY",
    }
)  # fmt: skip
_MOST_FORMS = 80
_MOST_BYTES = 1 << 28

Kept = tuple[Offer, ...]
TEXT_FORMS = ("UTF8_STRING", "text/plain;charset=utf-8", "STRING", "TEXT", "text/plain")
_FILE_FORMS = frozenset({"text/uri-list", "x-special/gnome-copied-files", "application/x-kde-cutselection"})


class ClipboardKeeper:
    """Copies everything that lies on the clipboard, form by form.

    Attributes:
        kept: what was there; None while it is still being copied.
    """

    def __init__(self, display: Display, reader: SelectionReader, owner: SelectionOwner) -> None:
        self._display = display
        self._reader = reader
        self._owner = owner
        self._clipboard = display.atom("CLIPBOARD")
        self._found: list[Offer] = []
        self._turn = 0
        self.kept: Kept | None = None

    def keep(self) -> None:
        """Begin to copy what lies there now."""
        self._turn += 1
        self._found, self.kept = [], None
        ours = self._owner.offers(self._clipboard)
        if ours is not None:
            self.kept = ours
        elif not self._reader.owner(self._clipboard):
            self.kept = ()
        else:
            turn = self._turn
            targets = self._display.atom("TARGETS")
            self._reader.read(self._clipboard, targets, lambda found: self._read_all(found, turn))

    def put_back(self) -> None:
        """Offer again what was kept."""
        if self.kept is not None:
            self._owner.offer(self._clipboard, self.kept)

    def _read_all(self, targets: Offer | None, turn: int) -> None:
        wanted = [target for target in atoms(targets) if self._display.name(target) not in _NO_CONTENT] or [
            self._display.atom(name) for name in TEXT_FORMS[:1]
        ]
        self._read_next(wanted[:_MOST_FORMS], turn)

    def _read_next(self, wanted: Sequence[int], turn: int) -> None:
        if turn != self._turn:
            return
        if not wanted:
            self.kept = tuple(self._found)
            return

        def receive(found: Offer | None) -> None:
            if found is not None and sum(len(o.data) for o in self._found) + len(found.data) <= _MOST_BYTES:
                self._found.append(found)
            self._read_next(wanted[1:], turn)

        self._reader.read(self._clipboard, wanted[0], receive)


def atoms(offer: Offer | None) -> list[int]:
    """The atoms that a list of forms holds, each once; [] for an owner that gave none."""
    if offer is None or offer.width != 32:
        return []
    numbers = [int.from_bytes(offer.data[at : at + 4], "little") for at in range(0, len(offer.data) - 3, 4)]
    return list(dict.fromkeys(number for number in numbers if number))


def text_offers(display: Display, text: str) -> Kept:
    """A text in the forms that programs ask for, marked as nothing to be remembered."""
    encoded = text.encode("utf-8", "replace")
    utf8, plain = display.atom("UTF8_STRING"), display.atom("text/plain")
    with_charset = display.atom("text/plain;charset=utf-8")
    offers = [
        Offer(utf8, utf8, 8, encoded),
        Offer(with_charset, with_charset, 8, encoded),
        Offer(plain, plain, 8, encoded),
        Offer(display.atom("TEXT"), utf8, 8, encoded),
    ]
    # Programs that keep a history of the clipboard leave out what carries this mark.
    hint = display.atom("x-kde-passwordManagerHint")
    latin = text.encode("latin-1", "replace")
    string = display.atom("STRING")
    return (*offers, Offer(string, string, 8, latin), Offer(hint, hint, 8, b"secret"))


def decode(offer: Offer, string_atom: int) -> str:
    """The text of an offer in one of the text forms."""
    encoding = "latin-1" if offer.type == string_atom else "utf-8"
    return offer.data.decode(encoding, "replace").replace("\r\n", "\n").replace("\0", "")


def kind_of(names: Sequence[str]) -> str:
    """What a list of forms is: "file", "text", "image" or "nothing"."""
    if _FILE_FORMS.intersection(names):
        return "file"
    if any(name in TEXT_FORMS for name in names):
        return "text"
    return "image" if any(name.startswith("image/") for name in names) else "nothing"
