# ruff: noqa: E501  (patterns read best on one line)
"""English points that name a courtesy instead of saying it: thank, congratulate, apologise, ask, offer."""

from __future__ import annotations

import re

from assistant.drafting.phrasing.english_words import STATE_WORD


def addressed(text: str, names: tuple[str, ...]) -> str:
    """Say "thank them" where the point says "thank Anna" and Anna is who it is written to."""
    for name in names:
        text = re.sub(
            rf"^(thank|ask|tell|remind|invite|congratulate|wish|inform|let|apologi[sz]e to) {re.escape(name)}\b(?! and\b|['’])",
            r"\1 them",
            text,
            flags=re.IGNORECASE,
        )
    return text


# What only the writer of a mail can do to its reader; as it stands it would read as an order.
_OFFERED = re.compile(
    r"^(?:offer|apply for|request|volunteer|introduce(?! myself))\s+(?!(?:is|was|has|for|to|of|from|by)\b)\S",
    re.IGNORECASE,
)


def courtesy(text: str, register: str = "neutral") -> list[str]:
    """Points that name the courtesy instead of saying it: thank, congratulate, apologise, ask, propose."""
    if (
        _OFFERED.match(text)
        and not text.endswith("?")
        and not re.search(
            rf"\b(?:is|are|was|were|has|have|had|will)\b|^\w+ (?:{STATE_WORD})\b", text, re.IGNORECASE
        )
    ):
        return [f"I would like to {text[0].lower()}{text[1:]}"]
    says_thanks = re.match(r"^(?:say )?thanks\b", text, re.IGNORECASE) is not None
    thanks = "thanks" if register != "formal" and says_thanks or register == "informal" else "thank you"
    rules: tuple[tuple[str, str], ...] = (
        (r"^introduce myself\b(.*)$", r"I would like to introduce myself\1"),
        (
            r"^(?:say )?(?:thanks?|thank you)(?: (?:her|him|them|everyone))? (?:a lot |so much |again |very much )?for (.+)$",
            rf"{thanks} for \1",
        ),
        (r"^congrat(?:ulate|s)(?: (?:her|him|them))? (?:on|for|to) (.+)$", r"congratulations on \1"),
        (r"^(?:apologi[sz]e|say sorry)(?: to (?:her|him|them))? for (.+)$", r"I apologise for \1"),
        (
            r"^(?:ask|enquire|inquire)(?: (?:her|him|them))? (whether|if|when|where|who|what|how|which|why) (.+)$",
            r"I wanted to ask \1 \2",
        ),
        (r"^(?:ask|enquire|inquire)(?: (?:her|him|them))? about (.+)$", r"I wanted to ask about \1"),
        (
            r"^(?:ask|request)(?: (?:her|him|them))? for (?!.*\b(?:is|was|were|has|had)\b)(.+)$",
            r"could I ask for \1?",
        ),
        (r"^remind(?: (?:her|him|them))? (?:of|about) (.+)$", r"just a reminder about \1"),
        (r"^remind(?: (?:her|him|them))? that (.+)$", r"just a reminder that \1"),
        (r"^wish (?:her|him|them) (.+)$", r"I wish you \1"),
        (r"^invite (?:her|him|them) (?:to|for) (.+)$", r"I would like to invite you to \1"),
        (r"^inform(?: (?:her|him|them))? about (.+)$", r"I would like to let you know about \1"),
        (r"^offer to (.+)$", r"I can offer to \1"),
        (r"^(?:politely |kindly )?decline (.+?)(?: politely| kindly)?$", r"I have to decline \1"),
        (r"^attach (.+)$", r"I have attached \1"),
        (r"^accept (.+)$", r"I accept \1"),
        (
            r"^sorry,? (?:but )?((?:can['’]?t|cannot|could(?:n['’]?t| not)|won['’]?t|will not|would(?:n['’]?t| not)|did(?:n['’]?t| not)|have(?:n['’]?t| not)|missed|forgot)\b.+)$",
            r"sorry, I \1",
        ),
        (r"^no need (to .+)$", r"there is no need \1"),
        (r"^no (problem|worries|hurry|rush)(.*)$", r"no \1\2"),
        (r"^look(?:ing)? forward to (.+)$", r"I look forward to \1"),
        (r"^attached: (.+)$", r"I have attached \1"),
        (r"^(?:would|'d) like (.+)$", r"I would like \1"),
    )
    for pattern, replacement in rules:
        if re.match(pattern, text, re.IGNORECASE):
            made = re.sub(pattern, replacement, text, count=1, flags=re.IGNORECASE)
            return [re.sub(r"^(.*)\?+\?$", r"\1?", made)]
    return []
