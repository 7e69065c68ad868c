"""The two kinds of failure: what the user must know, and a cancelled job."""

from __future__ import annotations


class KnownError(Exception):
    """A fault of the environment or the input that the user must know about.

    Everything else that is raised is a bug. The idea of the split is qutebrowser's
    (``misc/sql.py``: KnownError against BugError).

    Args:
        code: stable machine-readable name, ``kebab-case``; part of the command-line contract.
        message: one clear sentence; never contains text of the user's mail or documents.
        hint: the next step the user can take, or an empty string.
    """

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


class Cancelled(Exception):
    """The user stopped the job; nothing was lost and nothing is to be reported."""
