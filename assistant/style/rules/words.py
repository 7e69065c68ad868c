# ruff: noqa: E501  (the table reads best one rule a line)
"""Contractions, spelling, and phrases that are struck or replaced."""

from __future__ import annotations

import re

from assistant.style import contractions, spelling
from assistant.style.content import at_sentence_start, substitute
from assistant.style.records import Context
from assistant.style.rules.rule import (
    Parameters,
    Rule,
    capitalised,
    letter_of,
    on_off,
    unchanged_by,
    with_body,
)


def _contractions_apply(text: str, parameters: Parameters, context: Context) -> str:
    if context.language[:2] not in ("en", ""):
        return text
    letter = letter_of(text, context)
    body = letter.body
    if parameters["use"]:
        new = substitute(body, contractions.CONTRACTIBLE, lambda m: contractions.contracted(m, body))
    else:
        new = substitute(body, contractions.CONTRACTED, lambda m: contractions.expanded(m, body[m.end() :]))
    return with_body(letter, new)


def _contractions_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    if context.language[:2] not in ("en", ""):
        return None
    used, open_places = contractions.count(letter_of(text, context).body)
    if used + open_places == 0:
        return None
    rate = used / (used + open_places)
    if 0.4 < rate < 0.7:
        return None  # both are used, as where a sentence was added by hand
    return rate >= 0.7 if parameters["use"] else rate <= 0.15


def _spelling_apply(text: str, parameters: Parameters, context: Context) -> str:
    if context.language[:2] not in ("en", ""):
        return text
    variant = str(parameters["variant"])
    table = spelling.table(variant)

    def respelled(match: re.Match[str]) -> str | None:
        word = match.group()
        if word[0].isupper() and not word.isupper() and not at_sentence_start(text, match.start()):
            return None  # part of a name: "Rockefeller Center"
        new = table[word.lower()]
        return new.upper() if word.isupper() else capitalised(new) if word[0].isupper() else new

    return substitute(text, spelling.pattern(variant), respelled)


def _spelling_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    british, american = spelling.count(text)
    if british + american == 0:
        return None
    return _spelling_apply(text, parameters, context) == text


def _phrase_pattern(phrase: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word).replace("'", "['’]") for word in phrase.split())
    head = r"(?<![\w'’\-])" if phrase[:1].isalnum() else ""
    tail = r"(?![\w'’]|-\w)" if phrase[-1:].isalnum() else ""
    return re.compile(f"{head}{words}{tail}", re.IGNORECASE)


def _is_name_use(match: re.Match[str], text: str, phrase: str) -> bool:
    """Whether a match is capitalised inside a sentence although the phrase is not: part of a name."""
    return match.group()[0].isupper() and phrase[:1].islower() and not at_sentence_start(text, match.start())


def _banned_apply(text: str, parameters: Parameters, context: Context) -> str:
    phrase = str(parameters["phrase"])
    pattern = _phrase_pattern(phrase)
    for _ in range(20):
        new = _strike_once(text, pattern, phrase)
        if new == text:
            return text
        if not new.strip():
            return text
        text = new
    return text


def _strike_once(text: str, pattern: re.Pattern[str], phrase: str) -> str:
    marker = "\x00"
    done = False

    def strike(match: re.Match[str]) -> str | None:
        nonlocal done
        if done or _is_name_use(match, text, phrase):
            return None
        done = True
        return marker

    struck = substitute(text, pattern, strike)
    if not done:
        return text
    before, after = struck.split(marker, 1)
    starts_sentence = at_sentence_start(before + "x", len(before))
    if starts_sentence:
        # A mark left over from the struck phrase goes with it.
        after = re.sub(r"^[ \t]*[,;:–—-]?[ \t]*", "", after)
        if re.match(r"[.!?…]", after) or not after.strip() or after.startswith("\n"):
            after = re.sub(r"^[.!?…]+[ \t]*", "", after)
            joined = before.rstrip(" \t") + ("" if not after or after[0] == "\n" or before[-1:] in "\n" or not before
                                              else " ") + after  # fmt: skip
            return (
                re.sub(r"\n[ \t]*\n(?:[ \t]*\n)+", "\n\n", joined).lstrip("\n") if joined.strip() else joined
            )
        return before + capitalised(after)
    if re.search(r",[ \t]*$", before) and re.match(r"[ \t]*[,.!?;:]", after):
        before = re.sub(r",[ \t]*$", "", before)
    after = after.lstrip(" \t") if re.search(r"[ \t]$", before) else after
    if re.match(r"[,.!?;:…)]|$|\n", after):
        before = before.rstrip(" \t")
    return before + after


def _banned_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    return _banned_apply(text, parameters, context) == text if text.strip() else None


_ASKS = re.compile(
    r"(?:could|can|would|will) you\b|(?:könn(?:t)?en|würden) sie\b|(?:kannst|könntest|würdest) du\b"
    r"|(?:pourriez|pouvez)-vous\b|(?:peux|pourrais)-tu\b",
    re.IGNORECASE,
)


def _replace_apply(text: str, parameters: Parameters, context: Context) -> str:
    before, after = str(parameters["before"]), str(parameters["after"])
    done = (
        [m.span() for m in _phrase_pattern(after).finditer(text)] if before.lower() in after.lower() else []
    )

    def one(match: re.Match[str]) -> str | None:
        if _is_name_use(match, text, before) or any(s <= match.start() and match.end() <= e for s, e in done):
            return None
        starts_big = match.group()[0].isupper() and before[:1].islower()
        return capitalised(after) if starts_big else after

    new = substitute(text, _phrase_pattern(before), one)
    if _ASKS.match(after) and not _ASKS.match(before):
        # The sentence has become a question and ends like one.
        asked = re.compile(
            rf"((?:^|(?<=[.!?]\s)|(?<=\n)){re.escape(capitalised(after))}\b[^.?!\n]*)\.(?=\s|$)"
        )
        new = asked.sub(r"\1?", new)
    if _phrase_pattern(before).search(after) is None and before.lower() != after.lower():
        return new
    # "x" -> "y x": a second run must find nothing to do; otherwise the rule is not used.
    return new if substitute(new, _phrase_pattern(before), lambda m: None) == new else text


def _replace_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    before, after = _phrase_pattern(str(parameters["before"])), _phrase_pattern(str(parameters["after"]))
    if not before.search(text) and not after.search(text):
        return None
    return _replace_apply(text, parameters, context) == text


_LETTERS = re.compile(r"[^\W\d_]+")


def _small_apply(text: str, parameters: Parameters, context: Context) -> str:
    letter = letter_of(text, context)
    return with_body(letter, substitute(letter.body, _LETTERS, lambda match: match.group().lower()))


WORDS = (
    Rule("contractions", on_off("use contractions ('don't', 'I'm')", "write contractions out ('do not', 'I am')"),
         _contractions_holds, _contractions_apply, language_bound=True),
    Rule("spelling", lambda p, c: f"{'British' if p['variant'] == 'en-GB' else 'American'} spelling",
         _spelling_holds, _spelling_apply, language_bound=True),
    Rule("small_letters", lambda p, c: "write the text in small letters", unchanged_by(_small_apply), _small_apply),
    Rule("banned_phrase", lambda p, c: f"never write '{p['phrase']}'", _banned_holds, _banned_apply,
         slot=lambda p: f"phrase:{str(p['phrase']).lower()}", language_bound=True),
    Rule("replace_phrase", lambda p, c: f"write '{p['after']}' instead of '{p['before']}'", _replace_holds,
         _replace_apply, slot=lambda p: f"phrase:{str(p['before']).lower()}", language_bound=True),
)  # fmt: skip
