"""Plain records of the drafting flow: request in, draft out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.style.records import Context, TextKind


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asks for.

    Attributes:
        points: what to say, one point an entry; the content is the user's, the wording is ours.
        to: addresses of the recipients.
        reply_to: item id of the message to answer, or None.
        tone: "", "formal", "neutral", "friendly" or free words.
        length: "", "short", "medium" or "long".
        language: ISO 639-1 code of the draft's language; "" follows the points, or the message answered.
        learning: False writes without anything learned (``--no-learning``).
        without: left out of this draft: "profile", "exemplars" or "choices" (measurements tell what each is
            worth), or single preferences by their id ("pref-12"), where the user switched one off for it.
    """

    kind: TextKind
    points: tuple[str, ...]
    to: tuple[str, ...] = ()
    subject: str = ""
    reply_to: int | None = None
    tone: str = ""
    length: str = ""
    language: str = ""
    learning: bool = True
    seed: int = 0
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """A preference used for a draft, and whether the prompt or a rule carried it."""

    id: int
    text: str
    how: Literal["prompt", "rule"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where a fact of the draft comes from: an item id, "points", or None for nowhere."""

    fact: str
    item: int | str | None


@dataclass(frozen=True, slots=True)
class Checks:
    """Outcome of the checks outside the model.

    Attributes:
        points: per point {"point", "covered": bool, "worded_by": "model"|"user"}.
        facts: per locked fact {"fact", "kept": bool}.
        warnings: one plain sentence each (invented fact, leak from another thread, hidden text, …).
    """

    points: tuple[dict[str, Any], ...] = ()
    facts: tuple[dict[str, Any], ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Timing:
    """Durations of one draft; milliseconds, and decode speed in tokens per second."""

    retrieve_ms: float = 0.0
    prefill_ms: float = 0.0
    first_token_ms: float = 0.0
    decode_tokens_per_s: float = 0.0
    total_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice between wordings of the same content that the user's taste decided.

    Attributes:
        options: the wordings, the one taken first.
        distances: how far each is from the user's hand, 0 to 1.
        usual: the place of the one that would stand there without a choice.
    """

    options: tuple[str, ...]
    distances: tuple[float, ...]
    usual: int


@dataclass(frozen=True, slots=True)
class Draft:
    """What Ownhand wrote for a request. ``id`` is 0 until the outbox has stored it.

    Attributes:
        text: the whole text, greeting to sign-off, without subject.
        exemplars: item ids of own writing shown to the model or used for the frame.
        in_reply_to, references: threading headers of the message answered.
        to: resolved recipients as addresses.
        choices: what was chosen between by the user's taste, scored by the final.
    """

    id: int
    request: Request
    context: Context
    subject: str
    text: str
    to: tuple[str, ...] = ()
    preferences: tuple[Applied, ...] = ()
    exemplars: tuple[int, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    checks: Checks = field(default_factory=Checks)
    timing: Timing = field(default_factory=Timing)
    model: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    created: float = 0.0
    choices: tuple[Choice, ...] = ()
