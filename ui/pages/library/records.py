"""What the page shows of the engine's answers, as plain records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ui.widgets.readingtext import PartRole


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list.

    Attributes:
        kind: "mail" or "document".
        people: names, the sender first.
        date: unix seconds, or None.
        text: the passage found, or the beginning.
        own: whether the words are the user's own.
        marks: where the words looked for stand in ``text``, as (start, end).
    """

    id: str
    kind: str
    title: str
    people: tuple[str, ...]
    date: float | None
    text: str
    own: bool
    marks: tuple[tuple[int, int], ...] = ()

    @classmethod
    def read(cls, entry: Mapping[str, Any]) -> Row:
        """A row out of the engine's answer."""
        return cls(
            id=str(entry["id"]),
            kind=str(entry["kind"]),
            title=" ".join(str(entry["title"]).split()),
            people=tuple(entry.get("people", ())),
            date=entry.get("date"),
            text=str(entry.get("text", "")),
            own=bool(entry.get("own")),
            marks=tuple((int(start), int(end)) for start, end in entry.get("marks", ())),
        )


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person in the head of an item."""

    id: str
    name: str
    address: str

    @classmethod
    def read(cls, entry: Mapping[str, Any]) -> Somebody:
        """A person out of the engine's answer."""
        addresses = entry.get("addresses") or [""]
        return cls(str(entry["id"]), str(entry.get("name", "")), str(addresses[0]))

    @property
    def shown(self) -> str:
        """The name, or the address of who has none."""
        return self.name or self.address


@dataclass(frozen=True, slots=True)
class Shown:
    """One item as the reading pane shows it.

    Attributes:
        parts: role ("words", "quote", "signature") and text, in reading order.
        folders: where it lies, as the user knows it.
        thread: the id of its conversation, or "".
    """

    id: str
    kind: str
    title: str
    date: float | None
    sender: Somebody | None
    to: tuple[Somebody, ...]
    cc: tuple[Somebody, ...]
    own: bool
    parts: tuple[tuple[PartRole, str], ...]
    attachments: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    thread: str = ""

    @classmethod
    def read(cls, entry: Mapping[str, Any]) -> Shown:
        """An item out of the engine's answer."""
        sender = entry.get("sender")
        return cls(
            id=str(entry["id"]),
            kind=str(entry["kind"]),
            title=" ".join(str(entry["title"]).split()),
            date=entry.get("date"),
            sender=Somebody.read(sender) if sender else None,
            to=tuple(Somebody.read(person) for person in entry.get("to", ())),
            cc=tuple(Somebody.read(person) for person in entry.get("cc", ())),
            own=bool(entry.get("own")),
            parts=parts_of(
                str(entry.get("text", "")), str(entry.get("new_text", "")), str(entry.get("signature", ""))
            ),
            attachments=tuple(entry.get("attachments", ())),
            folders=tuple(entry.get("folders", ())),
            thread=str(entry.get("thread") or ""),
        )

    @property
    def words(self) -> str:
        """What its author wrote in it, without quotes."""
        return "\n".join(text for role, text in self.parts if role == "words").strip()

    @property
    def whole(self) -> str:
        """All of its text."""
        return "\n".join(text for _, text in self.parts)


def parts_of(text: str, words: str, signature: str) -> tuple[tuple[PartRole, str], ...]:
    """Tell the stretches of a text apart, in the order in which they stand.

    Args:
        text: the whole.
        words: the lines that its author wrote, in order; lines of ``text`` between them are quotes.
        signature: lines of the contact block.

    Returns:
        role and text, neighbours of one role joined; blank lines go with what stands before them.
    """
    if not words.strip():
        return (("quote" if signature.strip() else "words", text),) if text else ()
    own = [line.strip() for line in words.splitlines() if line.strip()]
    block = [line.strip() for line in signature.splitlines() if line.strip()]
    found: list[tuple[PartRole, list[str]]] = []
    next_own = next_block = 0
    for line in text.splitlines():
        bare = line.strip()
        role: PartRole
        if not bare and found:
            role = found[-1][0]
        elif next_own < len(own) and bare == own[next_own]:
            role, next_own = "words", next_own + 1
        elif next_block < len(block) and bare == block[next_block]:
            role, next_block = "signature", next_block + 1
        else:
            role = "quote" if bare else "words"
        if found and found[-1][0] == role:
            found[-1][1].append(line)
        else:
            found.append((role, [line]))
    return tuple((role, "\n".join(lines)) for role, lines in found)
