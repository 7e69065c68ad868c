"""The one error of the first start: something the user must know, with what to do about it."""

from __future__ import annotations


class StartError(Exception):
    """Said to the user as a sentence and the next step, never as a traceback.

    Args:
        message: what is the matter.
        hint: what to do about it, possibly several lines.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
