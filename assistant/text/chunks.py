"""Passages of a text: most mails are one; longer texts are cut at paragraphs and sentences."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

WHOLE = 1_200
LARGEST = 1_000
SMALLEST = 600


@lru_cache(maxsize=1)
def _splitter() -> Any:
    from semantic_text_splitter import TextSplitter

    return TextSplitter((SMALLEST, LARGEST))


def chunk(text: str) -> list[str]:
    """Passages of at most ``WHOLE`` characters that together hold all words of the text, in order."""
    text = text.strip()
    if not text:
        return []
    if len(text) <= WHOLE:
        return [text]
    return [piece for piece in (str(part).strip() for part in _splitter().chunks(text)) if piece]
