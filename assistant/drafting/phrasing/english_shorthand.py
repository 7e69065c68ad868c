"""The shorthand of English notes written out where the mail is no casual one: "thx", "pls", "asap"."""

from __future__ import annotations

import re

_LONG = {
    "thx": "thank you",
    "thnx": "thank you",
    "thanx": "thank you",
    "pls": "please",
    "plz": "please",
    "asap": "as soon as possible",
    "appt": "appointment",
    "appts": "appointments",
    "mtg": "meeting",
    "mtgs": "meetings",
    "msg": "message",
    "msgs": "messages",
    "w/": "with",
    "w/o": "without",
    "b/c": "because",
    "tmrw": "tomorrow",
    "tmr": "tomorrow",
}
_SHORT = re.compile(
    r"(?<![\w'’./@:#-])(?P<word>"
    + "|".join(sorted(_LONG, key=len, reverse=True))
    + r")(?![\w'’/@-]|\.\w)(?<!/\Z)",
    re.IGNORECASE,
)
# "Many thx" and "thx a lot" are thanks; "thx for" may be said either way.
_MANY = re.compile(r"\b(many|with) th(?:n?x|anx)\b|\bth(?:n?x|anx)(?= (?:a lot|to)\b)", re.IGNORECASE)


def written_out(text: str, register: str) -> str:
    """The text with its shorthand written out; as it is where the user writes casually.

    Args:
        register: "formal", "neutral" or "informal".
    """
    if register == "informal":
        return text
    text = _MANY.sub(lambda match: f"{match[1]} thanks" if match[1] else "thanks", text)
    return _SHORT.sub(lambda match: _LONG[match["word"].lower()], text)
