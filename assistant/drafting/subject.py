# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""Subjects: the user's, the thread's, or one drawn from the points."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafting.facts import find_facts

MOST = 60
_REPLY = re.compile(r"^\s*(?:(?:re|aw|antw|sv|odp|r|tr|fwd?|wg|rv|res)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_COURTESY = re.compile(
    r"^(?:thanks?|thank|thx|sorry|apologi[sz]e|congrat|hope|great|good|danke|vielen dank|merci|désolé|gracias|perdón|hi|hello|please confirm receipt)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^(?:(?:i|we) (?:would like to |want to |wanted to |need to )?)?(?:please |could you |can you |kindly )?(?:propose|suggest|recommend|confirm|need|ask (?:whether|if|about|for)|remind (?:\w+ )?(?:of|about|that)|"
    r"tell (?:\w+ )?(?:that|about)|mention(?: that)?|say(?: that)?|let (?:\w+ )?know(?: that)?|inform (?:\w+ )?(?:about|that)|request|offer(?: to)?|invite \w+ to|review|check|send|attached:?|"
    r"proposer|demander|proponer|preguntar|fragen,? ob|bitte)\s+(?:the |a |an |your |our )?",
    re.IGNORECASE,
)


def reply_subject(subject: str) -> str:
    """ "Re: …" once, whatever was stacked before."""
    bare = _REPLY.sub("", _one_line(subject)).strip()
    return f"Re: {bare}" if bare else "Re:"


def suggest_subject(points: Sequence[str], language: str = "") -> str:
    """A short subject from the first point that carries content."""
    carrying = [point for point in points if not _COURTESY.match(point)] or list(points)
    text = _one_line(carrying[0])
    text = re.sub(r"\s+(?:vorschlagen|schicken|fragen)\.?$", "", text) if language == "de" else text
    shorter = _LEADS.sub("", text)
    if len(shorter.split()) >= 2:
        text = shorter
    facts = find_facts(text)
    for fact in reversed(facts):
        if fact.kind in ("url", "mail", "iban", "phone"):
            text = (text[: fact.at] + text[fact.at + len(fact.text) :]).strip()
    text = re.split(r"(?<=\w)[,;:.!]\s|\s[-–—]\s|\s\(", text)[0] if len(text) > 30 else text
    if len(text) > MOST:
        text = text[: MOST + 1].rsplit(" ", 1)[0]
    text = text.strip(" .,;:!-–—")
    return text[:1].upper() + text[1:]


def clean_subject(subject: str) -> str:
    """The user's subject on one line."""
    return _one_line(subject)[:250]


def _one_line(text: str) -> str:
    return " ".join(re.sub(r"[\x00-\x1f\x7f\u2028\u2029]", " ", text).split())
