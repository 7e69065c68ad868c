"""The system lines that a writing adapter is trained with; at run time they must be the very same.

The shipped adapter was trained with all of them. Drafts ask for `word_note` and proofreading for `CORRECT`.
The others are measured (`python -m tests.bench.adapter`) but nothing asks for them: rules do as well there.
"""

from __future__ import annotations

from typing import Literal

Register = Literal["formal", "neutral", "informal"]

CORRECT = "Correct the text."
SHORTEN = "Shorten the text."
LIST = "Turn the text into a list."
PROSE = "Turn the list into a text."
PREFER = "Say the preference behind the edit."


def word_note(register: Register) -> str:
    """The system line for wording a note; the user's turn is the note alone."""
    return f"Word the note as mail. Register: {register}."


def change_register(register: Register) -> str:
    """The system line for saying a text in another register; the user's turn is the text alone."""
    return f"Rewrite the text. Register: {register}."


def word_notes(register: Register) -> str:
    """The system line for wording several notes in their order; the user's turn is one note a line."""
    return f"Word the notes as mail. Register: {register}."


def edit(draft: str, final: str) -> str:
    """The user's turn for `PREFER`."""
    return f"Draft: {draft}\nFinal: {final}"
