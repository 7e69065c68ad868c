# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""Subjects: the user's, the thread's, or one drawn from the points."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafting.facts import find_facts
from assistant.drafting.phrasing.english_nouns import capital_names
from assistant.drafting.phrasing.english_times import capitals
from assistant.drafting.phrasing.german_capitals import capitals as german_capitals

MOST = 60
_REPLY = re.compile(r"^\s*(?:(?:re|aw|antw|sv|odp|r|tr|fwd?|wg|rv|res)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_COURTESY = re.compile(
    r"^(?:thanks?|thank|thx|sorry|apologi[sz]e|congrat|hope|great|good|danke|vielen dank|merci|désolé|gracias|perdón|hi|hello|please confirm receipt)\b",
    re.IGNORECASE,
)
# Points that say what one does or can, rather than what the mail is about.
_ABOUT_ONESELF = re.compile(
    r"^(?:i|we|can'?t|cannot|can|could|couldn'?t|will|won'?t|would|am|have|haven'?t|hope|not|kann|könnte|bin|werde|habe|"
    r"no puedo|puedo|ne peux|je|pas disponible|yo|ich|wir|what|who|when|where|why|how|which|was|wer|wann|wie|wo|please|bitte|introduce)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^(?:(?:i|we) (?:would like to |want to |wanted to |need to )?)?(?:please |could you |can you |kindly )?(?:propose|suggest|recommend|confirm|need|ask(?=\s+(?:who|when|where|what|how|why|which)\b)|ask (?:whether|if|about|for)|remind (?:\w+ )?(?:of|about|that)|"
    r"tell (?:\w+ )?(?:that|about)|mention(?: that)?|say(?: that)?|let (?:\w+ )?know(?: that)?|inform (?:\w+ )?(?:about|that)|request|offer to|invite \w+ to|review|check|send(?: (?:me|us|him|her|them|you))?|attached:?|"
    r"proposer|demander|proponer|preguntar|fragen,? ob|bitte)\s+(?:the |a |an |your |our )?",
    re.IGNORECASE,
)


def reply_subject(subject: str) -> str:
    """Say "Re: …" once, whatever was stacked before."""
    bare = _REPLY.sub("", _one_line(subject)).strip()
    return f"Re: {bare}" if bare else "Re:"


def suggest_subject(points: Sequence[str], language: str = "") -> str:
    """A short subject from the first point that carries content."""
    carrying = [point for point in points if not _COURTESY.match(point)] or list(points)
    carrying = [point for point in carrying if not _ABOUT_ONESELF.match(point)] or carrying
    text = _one_line(carrying[0])
    if about := re.match(
        r"^(?:i|we)\b.*?\babout (?!whether\b)(.+?)(?: and | but | so |[,.;]|$)", text, re.IGNORECASE
    ):
        text = about[1]
    text = re.sub(r"\s+(?:vorschlagen|schicken|fragen)\.?$", "", text) if language == "de" else text
    shorter = _LEADS.sub("", text)
    if len(shorter.split()) >= 2:
        text = shorter
    facts = find_facts(text)
    for fact in reversed(facts):
        if fact.kind in ("url", "mail", "iban", "phone"):
            text = (text[: fact.at] + text[fact.at + len(fact.text) :]).strip()
    text = re.split(r"(?<=\w)[,;:!]\s|(?<=[^\W\d])\.\s|\s[-–—]\s|\s\(", text)[0] if len(text) > 30 else text
    if len(text) > MOST:
        text = text[: MOST + 1].rsplit(" ", 1)[0]
    text = text.strip(" .,;:!-–—")
    text = re.sub(
        r"^(?:me|us|him|them|you|mir|uns|dir|ihnen|nos|te|les)\s+(?=\w+\s)", "", text, flags=re.IGNORECASE
    )
    text = (
        re.sub(
            r"\s+(?:attached|enclosed|anbei|im Anhang|adjunt[oa]s?|ci-joints?|ci-jointes?)$",
            "",
            text,
            flags=re.IGNORECASE,
        )
        or text
    )
    if language == "en":
        text = capital_names(capitals(text))
    elif language == "de":
        text = german_capitals(text)
    return text[:1].upper() + text[1:]


def clean_subject(subject: str) -> str:
    """The user's subject on one line."""
    return _one_line(subject)[:250]


def _one_line(text: str) -> str:
    return " ".join(re.sub(r"[\x00-\x1f\x7f\u2028\u2029]", " ", text).split())
