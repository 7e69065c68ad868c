"""What a method gets: its parameters, checked, and the ways to report while it works."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.errors import Cancelled, KnownError

LONGEST_TEXT = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Params:
    """Parameters of a request; each reader raises KnownError ``bad-request`` on a wrong type."""

    values: Mapping[str, Any]

    def text(self, name: str, default: str = "") -> str:
        """A text, by default empty."""
        value = self._value(name, default)
        if not isinstance(value, str):
            raise _bad(name, "a text")
        if len(value) > LONGEST_TEXT:
            raise KnownError("too-large", "This text is too long to be worked on in one piece.")
        return value.encode("utf-8", "replace").decode("utf-8")

    def choice(self, name: str, choices: tuple[str, ...], default: str) -> str:
        """One of a few words."""
        value = self.text(name, default)
        if value not in choices:
            raise _bad(name, "one of " + ", ".join(choice or '""' for choice in choices))
        return value

    def integer(self, name: str, default: int, low: int, high: int) -> int:
        """A whole number between two limits."""
        value = self._value(name, default)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise _bad(name, f"a whole number from {low} to {high}")
        return value

    def number(self, name: str) -> float | None:
        """A number, or None where it is absent."""
        value = self._value(name, None)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise _bad(name, "a number")
        return float(value)

    def flag(self, name: str, default: bool) -> bool:
        """True or false."""
        value = self._value(name, default)
        if not isinstance(value, bool):
            raise _bad(name, "true or false")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, by default empty."""
        value = self._value(name, [])
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            raise _bad(name, "a list of texts")
        return tuple(entry.encode("utf-8", "replace").decode("utf-8") for entry in value)

    def table(self, name: str) -> Params:
        """Nested parameters, by default none."""
        value = self._value(name, {})
        if not isinstance(value, dict):
            raise _bad(name, "a table")
        return Params(value)

    def _value(self, name: str, default: Any) -> Any:
        value = self.values.get(name)
        return default if value is None else value


def _bad(name: str, wanted: str) -> KnownError:
    return KnownError("bad-request", f"The parameter {name!r} must be {wanted}.", "Correct it and ask again.")


@dataclass(frozen=True, slots=True)
class Call:
    """One request at work.

    Attributes:
        cancel: set as soon as the client doesn't want the result any more.
        send_progress, send_text: notifications to the client; never block and never fail.
    """

    params: Params
    cancel: threading.Event
    send_progress: Callable[[dict[str, Any]], None]
    send_text: Callable[[str], None]

    def progress(
        self, stage: str, done: int = 0, total: int | None = None, detail: str = "", **further: Any
    ) -> None:
        """Tell the client how far the job is; ``further`` figures are for a client that words them itself."""
        self.send_progress({"stage": stage, "done": done, "total": total, "detail": detail, **further})

    def stop_if_cancelled(self) -> None:
        """Raise Cancelled once the client has lost interest."""
        if self.cancel.is_set():
            raise Cancelled
