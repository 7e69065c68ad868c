"""The ids that users see: a word and a number, such as ``draft-3``."""

from __future__ import annotations

from typing import Literal

from assistant.errors import KnownError

Noun = Literal["item", "draft", "pref", "source", "person", "question", "thread"]


def show(noun: Noun, number: int) -> str:
    """Write an id the way it is shown and typed, e.g. ``show("draft", 3) == "draft-3"``."""
    return f"{noun}-{number}"


def parse(noun: Noun, text: str) -> int:
    """Read an id as typed by the user; the bare number is accepted too.

    Raises:
        KnownError: ``unknown-id`` when the text is no id of this noun.
    """
    bare = text.strip().lower().removeprefix(f"{noun}-")
    if bare.isascii() and bare.isdigit() and len(bare) < 19:
        return int(bare)
    raise KnownError(
        "unknown-id",
        f"This is no {noun} id.",
        f"Ids look like {show(noun, 12)}; the list commands show them.",
    )
