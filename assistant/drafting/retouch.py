# ruff: noqa: SIM905, E501  (patterns and word lists read best on one line)
"""Rewriting without a model: replacements that are safe in any sentence, and layout.

Links, addresses, quoted words and code are never touched.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files

from assistant.drafting.phrasing.english_times import day_names
from assistant.style.contractions import CONTRACTIBLE, contracted, replace_all
from assistant.text.sentences import sentences

PROTECTED = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w.-]+\w|`[^`\n]*`|“[^”\n]{1,400}”|„[^“”\n]{1,400}[“”]|«[^»\n]{1,400}»|\"[^\"\n]{1,400}\"",
)
NEAR = 80
"""Characters on either side that decide about a word."""
_LIST_LINE = re.compile(r"^[ \t]*(?:[-*•‣–]|\d{1,2}[.)])[ \t]+")


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(files("resources").joinpath("rewriting.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def phrases(table: str, language: str) -> tuple[re.Pattern[str], dict[str, str]] | None:
    """A pattern that finds the phrases of a table, and what each becomes; None where a language has none."""
    entries = _tables().get(table, {}).get(language, {})
    if not entries:
        return None
    spelled = sorted(entries, key=len, reverse=True)
    words = "|".join(re.escape(one).replace(r"\ ", r"[ \t]+").replace("'", "['’]") for one in spelled)
    return re.compile(rf"(?<![\w'’-])(?:{words})(?![\w'’-])", re.IGNORECASE), entries


def sign_off(register: str, language: str) -> str:
    """A sign-off of a register, or "" where none is known."""
    return _tables()["sign_offs"].get(register, {}).get(language, "")


def freely(text: str, change: Callable[[str], str]) -> str:
    """Apply a change everywhere but in links, addresses, quoted words and code."""
    pieces: list[str] = []
    at = 0
    for match in PROTECTED.finditer(text):
        pieces += [change(text[at : match.start()]), match.group()]
        at = match.end()
    return "".join([*pieces, change(text[at:])])


def proofread(text: str, language: str) -> str:
    """Correct what is wrong without doubt: known misspellings, doubled words, spaces, capitals."""
    text = freely(text, lambda part: _replaced(part, "typos", language))
    text = freely(text, lambda part: _spacing(part, language))
    text = freely(text, lambda part: _doubled(part, language))
    if language == "en":
        text = freely(text, articles)
        text = freely(
            text, lambda part: re.sub(r"(?<![\w'’.\-/])i(?=(?:['’](?:m|ll|ve|d))?(?![\w'’.\-/)]))", "I", part)
        )
        text = freely(text, day_names)
    return capitals(text, language)


def shorten(text: str, language: str) -> str:
    """Strike fillers and shorten wordy phrases."""
    return _opened(freely(text, lambda part: _struck(part, "shorter", language)), text)


def clearer(text: str, language: str) -> str:
    """Plain words for learned ones, wordy phrases shortened, and overlong sentences cut where they join."""
    plain = freely(text, lambda part: _replaced(_struck(part, "shorter", language), "clearer", language))
    return _opened(_cut_long(plain, language), text)


# "I have sent" may become "I've sent"; "if you have questions" keeps its verb.
_PARTICIPLE = re.compile(
    r"\s+(?:not\s+|also\s+|already\s+|just\s+|never\s+)?(?:\w+ed|been|had|got|sent|done|gone|seen|made|taken|given|met|"
    r"found|heard|written|spoken|told|paid|left|lost|kept|said|read|known|become|begun|chosen|forgotten)\b",
    re.IGNORECASE,
)


def contract(text: str) -> str:
    """English contractions where speech has them."""

    def one(match: re.Match[str]) -> str | None:
        if match["form"].lower().endswith(" have") and not _PARTICIPLE.match(text, match.end("form")):
            return None
        return contracted(match, text)

    return replace_all(text, one, CONTRACTIBLE)


def bulleted(body: str) -> str:
    """Each sentence of a body as a list entry; a line that leads into the list and lists stay as they are."""
    blocks = re.split(r"(\n[ \t]*\n)", body)
    made: list[str] = []
    for block in blocks:
        if not block.strip() or any(_LIST_LINE.match(line) for line in block.splitlines()):
            made.append(block)
            continue
        found = [" ".join(sentence.split()) for sentence in sentences(block)]
        lead = found[0] if len(found) > 1 and found[0].endswith(":") else ""
        rest = found[1:] if lead else found
        made.append(
            "\n".join([*([lead] if lead else []), *(f"- {sentence}" for sentence in rest if sentence)])
        )
    if sum(1 for block in made if block.strip()) > 1 and all(
        "\n" not in b and b.startswith("- ") for b in made if b.strip()
    ):
        return "\n".join(block for block in made if block.strip())
    return "".join(made)


def _replaced(text: str, table: str, language: str) -> str:
    found = phrases(table, language)
    if found is None:
        return text
    pattern, entries = found

    def one(match: re.Match[str]) -> str:
        word = " ".join(match.group().replace("’", "'").split())
        new = entries.get(word) or entries.get(word.lower(), match.group())
        return _cased(new, match.group())

    return pattern.sub(one, text)


def _cased(new: str, old: str) -> str:
    if old.isupper() and len(old) > 1 and old.lower() not in ("asap", "fyi", "btw"):
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() and new else new


_NOT_BEFORE = re.compile(
    r"(?:n['’]t|\b(?:not|never|no|the|nicht|kein\w*|pas|ne|so|how|as|too|wie|muy|no|le|la|les|el|der|die|das))\s+$",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"\s+(?:much|many|few|little|well|first|last|same|best|least|viel|wenig|bien|beaucoup|peu)\b|\s*[?]",
    re.IGNORECASE,
)


def _struck(text: str, table: str, language: str) -> str:
    """Replace wordy phrases; a filler goes only where the sentence says the same without it."""
    found = phrases(table, language)
    if found is None:
        return text
    pattern, entries = found
    result: list[str] = []
    at = 0
    for match in pattern.finditer(text):
        new = entries.get(" ".join(match.group().replace("’", "'").lower().split()), match.group())
        near, after = (
            text[max(0, match.start() - NEAR) : match.start()],
            text[match.end() : match.end() + NEAR],
        )
        if not new:
            if " " not in match.group().strip() and (_NOT_BEFORE.search(near) or _NOT_AFTER.match(after)):
                continue
            if not re.match(r",?[ \t]+\w|[ \t]*[.!]", after) or (
                near.strip() == "" and not re.match(r",?[ \t]+\w", after)
            ):
                continue
            comma = re.search(r",[ \t]*$", near), re.match(r"[ \t]*,", after)
            kept = text[at : match.start()]
            if comma[0] and comma[1]:
                kept = kept.rstrip(" \t,")
                skip = comma[1].end()
            else:
                skip = comma[1].end() if comma[1] else 0
            kept = kept.rstrip(" \t") if re.match(r"[ \t]*[.!]", after[skip:]) else kept
            rest = after[skip:]
            gap = len(rest) - len(rest.lstrip(" \t")) if not kept or kept[-1:] in " \t\n" else 0
            result.append(kept)
            at = match.end() + skip + gap
            continue
        result.append(text[at : match.start()] + _cased(new, match.group()))
        at = match.end()
    return "".join([*result, text[at:]])


def _opened(new: str, old: str) -> str:
    """Capitals again where a striking moved the beginning of a sentence; only where the old text had one."""
    if new == old:
        return new
    return capitals(new) if re.match(r"\W*[A-ZÄÖÜÀ-Þ]", old) else new


def _spacing(text: str, language: str) -> str:
    text = re.sub(r"(?<=\S)[ \t]{2,}(?=\S)", " ", text)
    if language != "fr":
        text = re.sub(r"(?<=\w)[ \t]+([,;!?])(?=\s|$)", r"\1", text)
    text = re.sub(r"(?<=[\w)])[ \t]+\.(?=\s|$)", ".", text)
    text = re.sub(r"(?<=[^\W\d]),(?=[^\W\d]{2})", ", ", text)
    text = re.sub(r"(?<=[^\W\d_]{2})([!?])(?=[^\W\d_]{2})", r"\1 ", text)
    return re.sub(r"(?<=[a-zäöüß]{2})\.(?=[A-ZÄÖÜ][a-zäöü]+\s)", ". ", text)


_MAY_DOUBLE = {
    "en": frozenset("had that is do no very so bye ha really blah".split()),
    "de": frozenset("die der das sie den dem wie so was ihr haha".split()),
    "fr": frozenset("nous vous que si".split()),
    "es": frozenset("que no si muy".split()),
}


def _doubled(text: str, language: str) -> str:
    def one(match: re.Match[str]) -> str:
        return match.group() if match[1].lower() in _MAY_DOUBLE.get(language, frozenset()) else match[1]

    if language not in _MAY_DOUBLE:
        return text
    return re.sub(r"(?<![\w'’-])([^\W\d_]+)[ \t]+\1(?![\w'’-])", one, text, flags=re.IGNORECASE)


_VOWEL_SOUND = re.compile(
    r"(?<![\w'’.-])([Aa]) (?=(?:[aio]|e(?!u|w))(?!ne\b|nce\b)[a-z]{2})(?!one|once|ou\w*ja)"
)
_CONSONANT_SOUND = re.compile(r"(?<![\w'’.-])([Aa])n (?=[bcdfgjklmnpqrstvwyz][a-z]{2})")


def articles(text: str) -> str:
    """English "a" and "an" by the sound of the word that follows."""
    text = _VOWEL_SOUND.sub(lambda m: f"{m[1]}n ", text)
    return _CONSONANT_SOUND.sub(lambda m: f"{m[1]} ", text)


_ABBREVIATIONS = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|approx|no|nr|dr|mr|mrs|ms|prof|st|inc|ltd|bzw|ca|z\.b|d\.h|u\.a|usw|evtl|ggf|inkl|p\.ex|cf|p\.ej|sr|sra|art|abs|tel|fig|min|max|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|\b[A-Za-z]|\d)\.$",
    re.IGNORECASE,
)


def capitals(text: str, language: str = "") -> str:
    """A capital after each end of a sentence; in German the first word of a mail follows a comma and is left."""

    def one(match: re.Match[str]) -> str:
        before = text[max(0, match.start() - NEAR) : match.start()] + match[1]
        if match[1] == "." and _ABBREVIATIONS.search(before[-12:]) or before.endswith(".."):
            return match.group()
        following = re.match(r"\S+", text[match.end() - 1 : match.end() + NEAR])
        if following and re.search(r"[a-z][A-Z]|[/@_\d]|\.\w", following.group()):
            return match.group()
        return match[1] + match[2] + match[3].upper()

    changed = re.sub(r"([.!?])([ \t]+|[ \t]*\n+[ \t]*)([a-zäöüßàâçéèêëîïôûœñáíóú])", one, text)
    if (
        language != "de"
        and changed[:1].islower()
        and not re.match(r"\S*(?:[a-z][A-Z]|[/@_\d]|://)", changed)
        and "\n" not in changed[:3]
    ):
        changed = changed[0].upper() + changed[1:]
    return changed


_JOINTS = {
    "en": re.compile(
        r",? (?:and|but|so) (?=(?:I|we|you|he|she|they|it|there|this) (?:am|are|is|was|were|will|would|can|could|have|has|had|need|must|should)\b)"
    ),
}


def _cut_long(text: str, language: str) -> str:
    """Cut sentences of more than 28 words at semicolons, and English ones where a new subject starts."""
    made: list[str] = []
    at = 0
    for sentence in sentences(text):
        start = text.find(sentence, at)
        if start < 0 or "\n" in sentence:
            continue
        made.append(text[at:start])
        at = start + len(sentence)
        made.append(
            _cut(sentence, language)
            if len(sentence.split()) > 28 and not PROTECTED.search(sentence)
            else sentence
        )
    return "".join([*made, text[at:]])


def _cut(sentence: str, language: str) -> str:
    parts = re.split(r";[ \t]+", sentence)
    if len(parts) > 1 and all(len(part.split()) >= 4 for part in parts):
        return ". ".join([parts[0], *(part[0].upper() + part[1:] for part in parts[1:])])
    joint = _JOINTS.get(language)
    places = [m for m in joint.finditer(sentence)] if joint else []
    places = [
        m for m in places if len(sentence[: m.start()].split()) >= 8 and len(sentence[m.end() :].split()) >= 6
    ]
    if not places:
        return sentence
    middle = min(places, key=lambda m: abs(m.start() - len(sentence) / 2))
    word = middle.group().strip(" ,")
    rest = sentence[middle.end() :]
    opening = {"and": "", "but": "But ", "so": "So "}[word]
    return f"{sentence[: middle.start()].rstrip(',')}. {opening + rest if opening else rest[0].upper() + rest[1:]}"
