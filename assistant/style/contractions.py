# ruff: noqa: E501  (a word list)
"""English contractions: recognising, expanding and forming them."""

from __future__ import annotations

import re
from collections.abc import Callable

# contracted (lower-case, straight apostrophe) -> written out. The s-forms are handled apart: "it's" may
# be "it is" or "it has", and after a noun 's is a genitive.
EXPANSIONS: dict[str, str] = {
    "don't": "do not", "doesn't": "does not", "didn't": "did not", "can't": "cannot", "couldn't": "could not",
    "won't": "will not", "wouldn't": "would not", "shouldn't": "should not", "mustn't": "must not",
    "isn't": "is not", "aren't": "are not", "wasn't": "was not", "weren't": "were not", "haven't": "have not",
    "hasn't": "has not", "hadn't": "had not", "needn't": "need not", "i'm": "I am", "you're": "you are",
    "we're": "we are", "they're": "they are", "i've": "I have", "you've": "you have", "we've": "we have",
    "they've": "they have", "i'll": "I will", "you'll": "you will", "we'll": "we will", "they'll": "they will",
    "he'll": "he will", "she'll": "she will", "it'll": "it will", "that'll": "that will", "let's": "let us",
}  # fmt: skip
_S_HOSTS = ("it", "that", "there", "here", "what", "he", "she", "who", "where", "how")
_D_HOSTS = ("i", "you", "we", "they", "he", "she", "it")
# After these, 's stands for "has", 'd for "had".
_PARTICIPLES = r"been|got|had|become"

CONTRACTED = re.compile(
    r"\b(?:" + "|".join(re.escape(c).replace("'", "['’]") for c in EXPANSIONS)
    + r"|(?:" + "|".join(_S_HOSTS) + r")['’]s|(?:" + "|".join(_D_HOSTS) + r")['’]d)\b",
    re.IGNORECASE,
)  # fmt: skip

# Written out and contractible; "it is." at the end of a sentence is not, nor is a stressed "do not".
_FORMS: dict[str, str] = {
    expanded.lower(): short for short, expanded in EXPANSIONS.items() if short not in ("let's", "needn't", "mustn't")
} | {"can not": "can't", "it is": "it's", "that is": "that's", "there is": "there's", "here is": "here's",
     "what is": "what's", "i would": "i'd", "we would": "we'd", "you would": "you'd"}  # fmt: skip
# Positive forms need a following word; a subject before them must not be part of a longer one
# ("you and I am"), which the look-behind for "and"/"or" excludes.
# Before "not" the verb joins the "not": "it will not" is "it won't", hardly "it'll not".
CONTRACTIBLE = re.compile(
    r"(?<!\band )(?<!\bor )(?<!\bnor )\b(?P<form>"
    + "|".join(
        re.escape(f).replace(r"\ ", r"[ ]")
        + (r"(?![ ]+not\b)" if f.endswith((" will", " would", " have")) else "")
        for f in sorted(_FORMS, key=len, reverse=True)
    )
    + r")\b(?P<follow>(?=\s+[a-z\d])|(?=[^\S\n]*[.,;:!?)]|\s*$))",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"\b(?:not|cannot)$", re.IGNORECASE)


def _cased(replacement: str, original: str) -> str:
    if original[:1].isupper() and not replacement[:1].isupper():
        return replacement[:1].upper() + replacement[1:]
    return replacement


def expanded(match: re.Match[str], following: str) -> str | None:
    """The written-out form of one match of CONTRACTED, or None where the meaning is open."""
    word = match.group()
    plain = word.lower().replace("’", "'")
    if plain in EXPANSIONS:
        return _cased(EXPANSIONS[plain], word)
    host = word[:-2]
    has = re.match(rf"\s+(?:\w+ly\s+|just\s+|not\s+)?(?:{_PARTICIPLES})\b", following, re.IGNORECASE)
    if plain.endswith("'s"):
        return f"{host} {'has' if has else 'is'}"
    if has or re.match(r"\s+better\b", following, re.IGNORECASE):
        return f"{host} had"
    return f"{host} would" if re.match(r"\s+[a-z]", following) else None


def contracted(match: re.Match[str], text: str) -> str | None:
    """The contracted form of one match of CONTRACTIBLE, or None where English keeps it written out."""
    form = match["form"]
    key = re.sub(r"\s+", " ", form.lower())
    at_end = not re.match(r"\s+[a-z\d]", text[match.end() :])
    if at_end and not _NEGATIVE.search(key):
        return None
    if re.match(r"\s+not\b", text[match.end() :], re.IGNORECASE) and key.endswith((" is", " are")):
        return None
    # "Is it that there is …": an inverted question before the form ("Do not", "is not") stays natural.
    return _cased(_FORMS[key], form)


def replace_all(
    text: str, substitute: Callable[[re.Match[str]], str | None], pattern: re.Pattern[str]
) -> str:
    """Replace matches for which ``substitute`` gives a text; others stay."""

    def one(match: re.Match[str]) -> str:
        new = substitute(match)
        return match.group() if new is None else new

    return pattern.sub(one, text)


def count(text: str) -> tuple[int, int]:
    """(contractions used, places written out that could be contracted) of an English text."""
    used = sum(1 for _ in CONTRACTED.finditer(text))
    open_places = sum(1 for m in CONTRACTIBLE.finditer(text) if contracted(m, text) is not None)
    return used, open_places


def normal_form(text: str) -> str:
    """The text with every contraction written out, for comparing wordings."""
    return replace_all(text, lambda m: expanded(m, text[m.end() :]), CONTRACTED).replace("cannot", "can not")
