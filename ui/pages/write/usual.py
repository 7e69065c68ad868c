"""How the user usually writes to a person, in one line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True, slots=True)
class Usual:
    """What the profile says of the mails to one person.

    Attributes:
        texts: how many of the user's own mails it was measured on.
        words: median number of words, 0 where not known.
    """

    name: str = ""
    texts: int = 0
    register: str = ""
    greeting: str = ""
    closing: str = ""
    words: int = 0

    @property
    def first_name(self) -> str:
        """What one would call them in a sentence."""
        return self.name.split()[0] if self.register == "informal" and self.name.split() else self.name


def read_usual(person: Mapping[str, Any]) -> Usual:
    """Out of one person of the engine's answer to ``people.complete``."""
    told = person.get("usual") or {}
    return Usual(
        name=str(person.get("name") or next(iter(person.get("addresses") or ()), "")),
        texts=int(told.get("texts") or 0),
        register=str(told.get("register") or ""),
        greeting=str(told.get("greeting") or ""),
        closing=str(told.get("closing") or ""),
        words=int(told.get("words") or 0),
    )


def spoken_register(register: str) -> str:
    """A register in the user's language, or ""."""
    translate = QCoreApplication.translate
    return {
        "formal": translate("Write", "formal"),
        "neutral": translate("Write", "neutral"),
        "informal": translate("Write", "informal"),
    }.get(register, "")


def in_one_line(usual: Usual) -> str:
    """The usual frame in words: You usually open with “Hi Priya,” and close with “Best, Clara”."""
    translate = QCoreApplication.translate
    if not usual.name:
        return ""
    if not usual.texts:
        return translate("Write", "You have not written to {name} yet.").format(name=usual.name)
    if usual.greeting and usual.closing:
        said = translate("Write", "You usually open with “{greeting}” and close with “{closing}”.")
    elif usual.greeting:
        said = translate("Write", "You usually open with “{greeting}”.")
    elif usual.closing:
        said = translate("Write", "You usually close with “{closing}”.")
    else:
        said = translate("Write", "You usually write without greeting and closing.")
    return said.format(greeting=usual.greeting, closing=usual.closing)
