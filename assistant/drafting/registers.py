# ruff: noqa: E501  (a pattern reads best on one line)
"""Another register without a model: casual English made formal and stiff English made casual, phrase by phrase.

Links, addresses, quoted words and code are never touched, nor is a name: a word with a capital stays where no
sentence begins. What would lose a fact of the text is not done at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from assistant.drafting import casual, stiff
from assistant.drafting.closeness import holds_facts
from assistant.drafting.lexicon import KNOWN_WORDS
from assistant.drafting.retouch import PROTECTED, contract, phrases
from assistant.drafting.retouch import articles as with_articles
from assistant.drafting.retouch import capitals as with_capitals
from assistant.style.contractions import CONTRACTED, expanded, replace_all

_EMOJI = re.compile("[ \t]?[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f\u200d]+")
_SMILEY = re.compile(r"(?<=[\w.,!?])[ \t]*[:;]-?[)DpP(](?![\w)])")
# One that ends a line stands for the full stop as well.
_ENDING_SMILEY = re.compile(
    r"(?<=\w)[ \t]*(?:[:;]-?[)DpP(]|[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f\u200d]+)(?=[ \t]*(?:\n|$))"
)
_ASKED_TWICE = re.compile(r"(?<!\w)((?:[Pp]lease|[Cc]ould you please)\b[^.!?\n]*?),? please(?=[.!?])")
# Quoted with single marks, and lines that are quoted from another mail; the marks of a masked piece as well.
_KEPT = re.compile(
    PROTECTED.pattern
    + r"|(?<!\w)'(?=\S)[^'\n]{1,80}(?<=\S)'(?!\w)|‘[^\n]{1,200}?’(?!\w)|^[ \t]*>[^\n]*|\ue000\d+\ue001",
    re.MULTILINE,
)
_MASK = re.compile("\ue000(\\d+)\ue001")
LEAD = 100
"""Characters before a phrase that tell whether a sentence begins there."""
_ENDED = re.compile(r"(?:^|[.!?…:][\"'”’)\]]*\s|\n[ \t]*\n|[(“])\s*(?:(?:[-*•–]|\d{1,2}\.)[ \t]+)?$")
_LISTED = re.compile(r"(?:^|\n)[ \t]*(?:[-*•–]|\d{1,2}\.)[ \t]+$")
_AFTER_LINE = re.compile(r"[.!?:,]\s*\n\s*$")
# "Hi Tom, just wanted to …": the sentence begins behind the greeting, and behind an answer or an apology.
_LED_IN = re.compile(
    r"(?:^|[.!?]\s|\n)[ \t]*(?:(?:hi|hello|hey|dear|good morning|good afternoon|good evening|morning)(?:[ \t]+[\w'’.-]+){0,3}"
    r"|thanks|thank you|thanks again|sorry|yes|no|great|perfect|excellent|very well|certainly|good|okay|ok|all right|also|unfortunately)"
    r",\s+$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"I(?:['’](?:m|ll|ve|d))?(?![\w'’])")
_LONE_I = re.compile(r"(?<![\w'’.\-/])i(?=(?:['’](?:m|ll|ve|d))?(?![\w'’.\-/)]))")
_LARGE = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’]*")
_BEGINS_LARGE = re.compile(r"\W*[A-ZÄÖÜÀ-Þ]")
_JOINING = ("/", "@", ".", "_", "-")
_JOINED = ("/", "@", "_", "-")
MOST_ROUNDS = 5
_BLANK = re.compile(r"(?<!\[) ")
_LOOKBEHIND = re.compile(r"(\(\?<[=!][^()]*\))")
_NOUN_QUESTION = re.compile(
    r"\s+(?:the|this|that|these|those|my|your|our|his|her|their|anyone|anybody|everyone|everybody)\b"
    r"[^.!?\n]*\?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    new: str
    opens: bool


def formal(text: str, language: str) -> str:
    """Contractions written out, casual phrases in formal ones, emoji and exclamation marks gone."""

    def change(part: str) -> str:
        if language == "en":
            part = _ruled(_LONE_I.sub("I", part), _rules("first"))
            part = replace_all(part, lambda m: _written_out(m, part), CONTRACTED)
            part = _ruled(_struck(part), _rules("formal"))
        part = _calm(_phrased(part, "formal", language))
        part = _ASKED_TWICE.sub(r"\1", part)
        return with_articles(part) if language == "en" else part

    new = _apart(text, change)
    if new != text and (language == "en" or _BEGINS_LARGE.match(text)):
        new = with_capitals(new, language)
    return new if holds_facts(text, new, language) else text


def friendly(text: str, language: str) -> str:
    """Contractions, and stiff phrases in plain ones."""

    def change(part: str) -> str:
        if language == "en":
            part = _ruled(part, _rules("friendly"))
        part = _phrased(part, "friendly", language)
        return contract(with_articles(part)) if language == "en" else part

    new = _apart(text, change)
    if new != text and _BEGINS_LARGE.match(text):
        new = with_capitals(new, language)
    return new if holds_facts(text, new, language) else text


def _calm(text: str) -> str:
    """No emoji, no smileys, and a full stop for exclamation marks."""
    text = _SMILEY.sub("", _EMOJI.sub("", _ENDING_SMILEY.sub(".", text)))
    text = re.sub(r"(?<=[\w)'’\"])[!?]*\?[!?]*", "?", text)
    return re.sub(r"\.?!+(?:1+!*)?", ".", re.sub(r"!+(?=\))", "", text))


def _apart(text: str, change: Callable[[str], str]) -> str:
    """Change a text until no more is to do, its kept pieces masked so that the sentence around is seen whole."""
    kept: list[str] = []

    def mask(match: re.Match[str]) -> str:
        kept.append(match.group())
        return f"\ue000{len(kept) - 1}\ue001"

    masked = _KEPT.sub(mask, text)
    for _ in range(MOST_ROUNDS):
        new = change(masked)
        if new == masked:
            break
        masked = new
    return _MASK.sub(lambda match: kept[int(match[1])], masked)


def _ruled(text: str, rules: tuple[_Rule, ...]) -> str:
    """Apply the rules one after another."""
    for rule in rules:

        def one(match: re.Match[str], rule: _Rule = rule) -> str:
            if rule.opens and not _opens(match) or _names(match):
                return match.group()
            said = match.group()
            inner = said if _PRONOUN.match(said) else said[:1].lower() + said[1:]
            return _cased(inner.join(match.expand(piece) for piece in rule.new.split(r"\g<0>")), match)

        new = rule.pattern.sub(one, text)
        text = new if new == text else _settled(new)
    return text


def _phrased(text: str, table: str, language: str) -> str:
    """Replace the phrases of a table."""
    found = phrases(table, language)
    if found is None:
        return text
    pattern, entries = found

    def one(match: re.Match[str]) -> str:
        said = " ".join(match.group().replace("’", "'").split())
        if said in entries and said.lower() != said:
            return entries[said]
        before, after = (
            match.string[max(0, match.start() - 1) : match.start()],
            match.string[match.end() : match.end() + 2],
        )
        if before in _JOINING or after[:1] in _JOINED or re.match(r"\.\w", after):
            return match.group()
        if language != "de" and _names(match):
            return match.group()
        return _cased(entries.get(said.lower(), match.group()), match)

    return _settled(pattern.sub(one, text))


def _struck(text: str) -> str:
    """Take away what opens a sentence and says nothing; "Oh well, so, …" loses one after another."""
    for pattern in _openings():
        text = _settled(
            pattern.sub(lambda m: _cased("", m) if _opens(m) and not _names(m) else m.group(), text)
        )
    return text


def _written_out(match: re.Match[str], text: str) -> str | None:
    """A contraction written out; a question that begins with one keeps it: "Isn't the report ready?"."""
    negated = match.group().lower().endswith(("n't", "n’t"))
    if negated and _NOUN_QUESTION.match(text, match.end()):
        return None
    return expanded(match, text[match.end() :])


def _opens(match: re.Match[str]) -> bool:
    """Whether a sentence begins with a match, or begins anew behind a greeting or an answer."""
    return _begins(match) or bool(_LED_IN.search(_before(match)))


def _begins(match: re.Match[str]) -> bool:
    before = _before(match)
    return not before.strip() or any(place.search(before) for place in (_ENDED, _LISTED, _AFTER_LINE))


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - LEAD) : match.start()]


def _names(match: re.Match[str]) -> bool:
    """Whether a word that would go, outside of the groups, may be a name: capitals where no sentence begins."""
    at = match.start()
    said = list(match.group())
    for start, end in match.regs[1:]:
        if start >= 0:
            said[start - at : end - at] = "\ue001" * (end - start)
    for word in _LARGE.finditer("".join(said)):
        if _PRONOUN.fullmatch(word.group()):
            continue
        whole = word.group().isupper() and len(word.group()) > 1
        if whole and word.group().lower() in KNOWN_WORDS:
            continue
        if whole or word.start() or not _begins(match):
            return True
    return False


def _cased(new: str, match: re.Match[str]) -> str:
    """The new words with a capital where the old ones began a sentence with one."""
    if not match.group()[:1].isupper() or not _begins(match):
        return new
    return new[0].upper() + new[1:] if new.strip() else f"{new}\ue002"


def _settled(text: str) -> str:
    """Capitals for what has come to a sentence's beginning, and no blanks where words have gone."""
    text = re.sub("\ue002([ \\t]*)(\\w?)", lambda m: m[2].upper(), text)
    return re.sub(r"(?<=\S)[ \t]{2,}(?=\S)", " ", text)


@lru_cache(maxsize=4)
def _rules(which: str) -> tuple[_Rule, ...]:
    tables = {"first": (casual.FIRST,), "formal": casual.TABLES, "friendly": stiff.TABLES}[which]
    return tuple(_rule(pattern, new) for table in tables for pattern, new in table)


def _rule(pattern: str, new: str) -> _Rule:
    return _Rule(_compiled(pattern.removeprefix("^")), new, pattern.startswith("^"))


@lru_cache(maxsize=1)
def _openings() -> tuple[re.Pattern[str], ...]:
    return tuple(_compiled(rf"{pattern} (?=\S)") for pattern in casual.STRUCK)


def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the tables: any blanks for a blank, either apostrophe, whole words."""
    pieces = _LOOKBEHIND.split(re.sub(r"n't\|n’t", "n't", pattern).replace("'", "['’]"))
    wide = "".join(
        piece.replace(" ", r"\s")
        if index % 2
        else _BLANK.sub(r"[ \\t]+", piece).replace(r"[ \t]+?", r"[ \t]*")
        for index, piece in enumerate(pieces)
    )
    left = "" if pattern.startswith((" ", ",", ";", "[", "(?<=")) else r"(?<![\w'’/@.-])"
    return re.compile(rf"{left}(?:{wide})(?:(?<=\s)|(?![\w'’@/-]|\.\w))", re.IGNORECASE)
