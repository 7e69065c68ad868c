# ruff: noqa: E501  (the registry reads best as a table)
"""Checkable rules of style: each with a deterministic test and, where possible, a transformation.

A rule never touches content: quotations, links, addresses and numbers are protected, names are left as
they are, and nothing is ever trimmed to reach a length. Applying a rule twice gives what applying it
once gives. Wherever a transformation exists, a rule *holds* when the transformation has nothing to do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.style import contractions, spelling
from assistant.style.content import at_sentence_start, substitute
from assistant.style.letters import Letter, split_letter
from assistant.style.lexicon import NUMBER_WORDS, WEEKDAYS_AND_MONTHS
from assistant.style.measures import (
    BULLET,
    DASH,
    ELLIPSIS,
    EMOJI,
    EMOTICON,
    WORD,
    address_form,
    body_sentences,
    is_empty_closer,
    is_empty_opener,
    locate,
    paragraphs,
)
from assistant.style.names import PLACEHOLDER, agreeing, fill, names_of
from assistant.style.records import Context, Preference, Scope
from assistant.text.sentences import sentences

Parameters = Mapping[str, Any]
# A list needs at least this many entries to be worth making.
MIN_BULLETS = 3
# An empty opening or closing sentence longer than this says something after all.
MAX_EMPTY_WORDS = 16
LANGUAGES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "nl": "Dutch",
             "pt": "Portuguese", "sv": "Swedish", "da": "Danish", "no": "Norwegian", "pl": "Polish"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of checkable rule.

    Attributes:
        sentence: words the rule for the user, lower-case start, no scope, no full stop.
        holds: True, False, or None where the text gives no occasion to tell.
        apply: the transformation, or None where there is none (such rules go into the prompt).
        frame: it shapes greeting, sign-off or name; only for mail.
        language_bound: learned in one language it means nothing in another.
        fine: its scope may be narrow after a single edit (see ``verification``).
    """

    name: str
    sentence: Callable[[Parameters, Context | None], str]
    holds: Callable[[str, Parameters, Context], bool | None]
    apply: Callable[[str, Parameters, Context], str] | None = None
    slot: Callable[[Parameters], str] | None = None
    frame: bool = False
    language_bound: bool = False


def _letter(text: str, context: Context) -> Letter:
    return split_letter(text, names=(context.person_name,) if context.person_name else ())


def _with_body(letter: Letter, body: str) -> str:
    return replace(letter, body=body).text()


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _same(first: str, second: str) -> bool:
    def plain(text: str) -> str:
        return re.sub(r"\s+", " ", text.replace("’", "'")).strip()

    return plain(first) == plain(second)


# --- greeting, sign-off, name -------------------------------------------------------------------------


def _filled(parameters: Parameters, context: Context) -> str | None:
    form, names = str(parameters["form"]), names_of(context.person_name)
    if "{title}" in form:  # made for whoever is written to, man or woman
        agreed = agreeing(form, names)
        return fill(agreed, names) if agreed is not None else None
    return fill(form, names)


def _shown_form(parameters: Parameters, context: Context | None) -> str:
    form = str(parameters["form"])
    filled = fill(form, names_of(context.person_name)) if context and context.person_name else None
    words = {"first": "[first name]", "last": "[last name]", "full": "[full name]", "title": "[title]"}
    return filled or PLACEHOLDER.sub(lambda m: words[m.group(1)], form)


def _greeting_sentence(parameters: Parameters, context: Context | None) -> str:
    if not parameters["form"]:
        return "start without a greeting"
    where = ", on the same line as the text" if parameters.get("inline") else ""
    return f"open with '{_shown_form(parameters, context)}'{where}"


def _greeting_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    wanted = _filled(parameters, context)
    if wanted is None or not text.strip():
        return None
    if wanted and re.sub(r"\s+", " ", text.lstrip()).startswith(wanted):
        return True
    return _same(_letter(text, context).greeting, wanted)


def _greeting_apply(text: str, parameters: Parameters, context: Context) -> str:
    wanted = _filled(parameters, context)
    if wanted is None or not text.strip() or _greeting_holds(text, parameters, context):
        return text
    letter = _letter(text, context)
    gap = " " if parameters.get("inline") else "\n\n"
    if wanted:
        kept_gap = letter.opening_gap if letter.greeting and bool(parameters.get("inline")) == (
            "\n" not in letter.opening_gap) else gap  # fmt: skip
        rest = letter.text()[letter.body_start :]
        return letter.lead + wanted + kept_gap + rest
    rest = text
    while (letter := _letter(rest, context)).greeting:
        rest = letter.lead + _capitalised(rest[letter.body_start :])
        if not rest.strip():
            return text
    return rest


def _sign_off_sentence(parameters: Parameters, context: Context | None) -> str:
    form = str(parameters["form"])
    return f"close with '{form}'" if form else "end without a closing formula"


def _sign_off_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    if not text.strip():
        return None
    wanted = str(parameters["form"])
    letter = _letter(text, context)
    if wanted and not letter.sign_off:
        # A form that no list knows ("xx") is found by standing among the last lines.
        tail = [line for line in text[letter.body_start :].splitlines() if line.strip()][1:][-3:]
        return any(_same(line, wanted) for line in tail)
    return _same(letter.sign_off, wanted)


def _sign_off_apply(text: str, parameters: Parameters, context: Context) -> str:
    if _sign_off_holds(text, parameters, context) is not False:
        return text
    wanted = str(parameters["form"])
    letter = _letter(text, context)
    head = text[: letter.body_start] + letter.body
    if letter.sign_off:
        tail = text[letter.sign_off_start + len(letter.sign_off) :]
        if wanted:
            gap = letter.closing_gap if "\n" in letter.closing_gap else "\n\n"
            return head + gap + wanted + tail
        rest = head + "\n\n" + tail.lstrip() if tail.strip() else head
        return rest if not _letter(rest, context).sign_off else _sign_off_apply(rest, parameters, context)
    if letter.name:
        return head + "\n\n" + wanted + "\n" + letter.name + letter.rest
    return head + "\n\n" + wanted


def _name_sentence(parameters: Parameters, context: Context | None) -> str:
    name = str(parameters["name"])
    return f"sign as '{name}'" if name else "leave your name off at the end"


def _name_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    if not text.strip():
        return None
    letter, wanted = _letter_with_name(text, parameters, context), str(parameters["name"])
    return _same(letter.name, wanted)


def _letter_with_name(text: str, parameters: Parameters, context: Context) -> Letter:
    own = (str(parameters["name"]),) if parameters["name"] else ()
    names = (context.person_name,) if context.person_name else ()
    return split_letter(text, names=names, own_names=own)


def _name_apply(text: str, parameters: Parameters, context: Context) -> str:
    if _name_holds(text, parameters, context) is not False:
        return text
    wanted = str(parameters["name"])
    letter = _letter_with_name(text, parameters, context)
    head = text[: letter.sign_off_start + len(letter.sign_off)].rstrip()
    if not wanted:
        rest = head + letter.rest
        return rest if not _letter_with_name(rest, parameters, context).name else text
    if letter.name:
        gap = letter.name_gap if letter.sign_off else letter.closing_gap
        return head + (gap or "\n\n") + wanted + letter.rest
    if head.endswith("\n" + wanted):
        return text
    # A closing that no list knows ends in a comma all the same, and the name stands right below it.
    closes = bool(letter.sign_off) or head.rpartition("\n")[2].endswith(",")
    new = head + ("\n" if closes else "\n\n") + wanted + letter.rest
    return new if _same(_letter_with_name(new, parameters, context).name, wanted) else text


# --- marks --------------------------------------------------------------------------------------------

_EXCLAIM = re.compile(r"(?P<before>[?!]*!+[?!]*)(?=\s|$|[\"”'’)\]]|[^\W\d_])|¡")


def ends_with_exclamation(body: str) -> bool:
    """Whether the last sentence of a body ends with an exclamation mark."""
    return body.rstrip().endswith("!")


def starts_with_exclamation(body: str) -> bool:
    """Whether the first sentence of a body ends with an exclamation mark."""
    return next(iter(body_sentences(body)), "").rstrip().endswith("!")


def _first_exclaimed(text: str, context: Context) -> str:
    letter = _letter(text, context)
    first = next(iter(body_sentences(letter.body)), "")
    place = locate(letter.body, first) if first else None
    plain = re.search(r"(?<![.…])\.$", first) and not BULLET.match(first) and len(first.split()) > 1
    if place is None or not plain:
        return text
    return _with_body(letter, letter.body[: place[1] - 1] + "!" + letter.body[place[1] :])


def _last_exclaimed(text: str, context: Context) -> str:
    letter = _letter(text, context)
    body = letter.body.rstrip()
    last = next(reversed(body_sentences(body)), "")
    if not body.endswith(".") or body.endswith("..") or BULLET.match(last) or len(last.split()) < 2:
        return text
    return _with_body(letter, body[:-1] + "!" + letter.body[len(body) :])


def _exclamation_apply(text: str, parameters: Parameters, context: Context) -> str:
    if parameters.get("use", False):
        if parameters.get("first"):
            return _first_exclaimed(text, context)
        return _last_exclaimed(text, context) if parameters.get("last") else text
    letter = _letter(text, context)
    greeting_end = len(letter.lead) + len(letter.greeting)
    sign_off = (letter.sign_off_start, letter.sign_off_start + len(letter.sign_off))

    def plain(match: re.Match[str]) -> str | None:
        marks = match.group()
        if marks == "¡":
            return ""
        if "?" in marks:
            return "?"
        if letter.greeting and match.end() <= greeting_end:
            return "," if match.end() == greeting_end else ""
        if letter.sign_off and sign_off[0] <= match.start() < sign_off[1]:
            return "," if letter.name else "."
        return ("." if match.start() > 0 and text[match.start() - 1] not in ".:,;…" else "") + (
            " " if match.end() < len(text) and text[match.end()].isalpha() else "")  # fmt: skip

    new = substitute(text, _EXCLAIM, plain)
    return new if new.strip() else text


def _exclamation_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    if not text.strip():
        return None
    if parameters.get("last"):
        body = _letter(text, context).body
        return ends_with_exclamation(body) if body.strip() else None
    if parameters.get("first"):
        body = _letter(text, context).body
        return starts_with_exclamation(body) if body.strip() and not BULLET.match(body) else None
    if parameters.get("use", False):
        return "!" in text
    return _exclamation_apply(text, parameters, context) == text


def _emoji_apply(text: str, parameters: Parameters, context: Context) -> str:
    def gone(match: re.Match[str]) -> str | None:
        return ""

    without = substitute(text, re.compile(rf"[ \t]*(?:{EMOJI.pattern})"), gone)
    without = substitute(without, re.compile(rf"[ \t]*{EMOTICON.pattern}"), gone)
    return without if without.strip() else text


def _ellipsis_apply(text: str, parameters: Parameters, context: Context) -> str:
    def plain(match: re.Match[str]) -> str | None:
        after = text[match.end() :]
        if match.start() == 0 or text[match.start() - 1].isspace():
            return None
        return (
            "."
            if re.match(r"\s*$|\s*\n|\s+[^\Wa-zß-ÿ\d_]|[\"”)]", after)
            else ("," if after[:1] in " \t" else ", ")
        )

    return substitute(text, ELLIPSIS, plain)


_DASHES = {"–": " – ", "—": "—", "-": " - ", "none": ", "}


def _dash_apply(text: str, parameters: Parameters, context: Context) -> str:
    mark = str(parameters["mark"])
    letter = _letter(text, context)

    def one(match: re.Match[str]) -> str | None:
        before = re.search(r"[^\s]*$", letter.body[: match.start()])
        after = re.match(r"[^\s]*", letter.body[match.end() :])
        left, right = (before.group() if before else ""), (after.group() if after else "")
        is_range = left[-1:].isdigit() and right[:1].isdigit()
        days = {left.lower().strip(",."), right.lower().strip(",.")} & WEEKDAYS_AND_MONTHS
        if is_range or days or (mark == "none" and (left[-1:] in ",.;:!?" or right[:1] in ",.;:!?")):
            return None
        return _DASHES[mark]

    return _with_body(letter, substitute(letter.body, DASH, one))


# --- words --------------------------------------------------------------------------------------------


def _contractions_apply(text: str, parameters: Parameters, context: Context) -> str:
    if context.language[:2] not in ("en", ""):
        return text
    letter = _letter(text, context)
    body = letter.body
    if parameters["use"]:
        new = substitute(body, contractions.CONTRACTIBLE, lambda m: contractions.contracted(m, body))
    else:
        new = substitute(body, contractions.CONTRACTED, lambda m: contractions.expanded(m, body[m.end() :]))
    return _with_body(letter, new)


def _contractions_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    if context.language[:2] not in ("en", ""):
        return None
    used, open_places = contractions.count(_letter(text, context).body)
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
        return new.upper() if word.isupper() else _capitalised(new) if word[0].isupper() else new

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
        return before + _capitalised(after)
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
        return _capitalised(after) if starts_big else after

    new = substitute(text, _phrase_pattern(before), one)
    if _ASKS.match(after) and not _ASKS.match(before):
        # The sentence has become a question and ends like one.
        asked = re.compile(
            rf"((?:^|(?<=[.!?]\s)|(?<=\n)){re.escape(_capitalised(after))}\b[^.?!\n]*)\.(?=\s|$)"
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


# --- whole sentences ----------------------------------------------------------------------------------


def _strikable(sentence: str) -> bool:
    return len(WORD.findall(sentence)) <= MAX_EMPTY_WORDS and not re.search(r"\d|@|https?:|[.!?]\w", sentence)


def _opener_apply(text: str, parameters: Parameters, context: Context) -> str:
    letter = _letter(text, context)
    body = letter.body
    while body.strip():
        first = next(iter(body_sentences(body)), "")
        if not first or not is_empty_opener(first, context.language) or not _strikable(first):
            break
        place = locate(body, first)
        rest = body[place[1] :].lstrip() if place and not body[: place[0]].strip() else ""
        if not rest:
            break
        body = _capitalised(rest)
    return text if body == letter.body else _with_body(letter, body)


def _closer_apply(text: str, parameters: Parameters, context: Context) -> str:
    letter = _letter(text, context)
    body = letter.body
    while body.strip():
        found = body_sentences(body)
        last = found[-1] if len(found) > 1 else ""
        place = locate(body, last, max(0, len(body) - 2 * len(last) - 8)) if last else None
        if place is None or not is_empty_closer(last, context.language) or not _strikable(last):
            break
        if body[place[1] :].strip() or not body[: place[0]].strip():
            break
        body = body[: place[0]].rstrip()
    return text if body == letter.body else _with_body(letter, body)


def _unchanged_by(
    apply: Callable[[str, Parameters, Context], str],
) -> Callable[[str, Parameters, Context], bool | None]:
    def holds(text: str, parameters: Parameters, context: Context) -> bool | None:
        return apply(text, parameters, context) == text if text.strip() else None

    return holds


def _line_shown(parameters: Parameters) -> str:
    return str(parameters["text"]).strip().removesuffix(".")


def _line_apply(text: str, parameters: Parameters, context: Context, at_end: bool) -> str:
    line = str(parameters["text"])
    letter = _letter(text, context)
    if not letter.body.strip() or _line_present(letter.body, line):
        return text
    gap = "\n\n" if parameters.get("paragraph", True) else " "
    return _with_body(letter, letter.body.rstrip() + gap + line if at_end else line + gap + letter.body)


def _line_present(body: str, line: str) -> bool:
    def plain(text: str) -> str:
        return re.sub(r"[^\w\s]", "", re.sub(r"\s+", " ", text.lower())).strip()

    return plain(line) in plain(body)


def _line_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    body = _letter(text, context).body
    return _line_present(body, str(parameters["text"])) if body.strip() else None


# --- structure ----------------------------------------------------------------------------------------


def _bullets_apply(text: str, parameters: Parameters, context: Context) -> str:
    letter = _letter(text, context)
    body = letter.body
    if not parameters["use"]:
        return _with_body(letter, _unlisted(body)) if BULLET.search(body) else text
    if BULLET.search(body):
        return text
    found = body_sentences(body)
    head = [found.pop(0)] if found and is_empty_opener(found[0], context.language) else []
    tail = [found.pop()] if found and is_empty_closer(found[-1], context.language) else []
    if len(found) < MIN_BULLETS:
        return text
    blocks = [*head, "\n".join("- " + re.sub(r"\s*[\r\n]+\s*", " ", s) for s in found), *tail]
    return _with_body(letter, "\n\n".join(blocks))


def _unlisted(body: str) -> str:
    blocks = []
    for block in re.split(r"(\n[ \t]*\n)", body):
        if not BULLET.search(block):
            blocks.append(block)
            continue
        pieces: list[str] = []
        for line in block.splitlines():
            if not line.strip():
                continue
            entry = line.strip()
            listed = False
            while match := BULLET.match(entry):
                entry, listed = entry[match.end() :].strip(), True
            if listed:
                entry = _capitalised(entry)
                entry += "" if entry[-1:] in ".!?…:" else "."
            pieces.append(entry)
        blocks.append(" ".join(pieces))
    return "".join(blocks)


def _bullets_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    body = _letter(text, context).body
    listed = len(BULLET.findall(body))
    if not parameters["use"]:
        return listed == 0
    if listed >= 2:
        return True
    return False if len(body_sentences(body)) >= MIN_BULLETS else None


_ENTRY_STOP = re.compile(r"(?m)^(?P<entry>[ \t]*(?:[-*•‣–]|\d{1,2}[.)])[ \t]+[^\n]*?)(?P<stop>\.?)[ \t]*$")


def entry_stops(body: str) -> bool | None:
    """Whether all entries of a list end in a full stop, or none; None where they differ or there is no list."""
    ends = {bool(m["stop"]) for m in _ENTRY_STOP.finditer(body) if m["entry"][-1:] not in "?!…:;,"}
    return ends.pop() if len(ends) == 1 else None


def _entry_stops_apply(text: str, parameters: Parameters, context: Context) -> str:
    def ended(match: re.Match[str]) -> str:
        entry = match["entry"]
        if (
            entry[-1:] in "?!…:;,"
            or entry.endswith("..")
            or (match["stop"] and re.search(r"\.\s", entry[4:]))
        ):
            return match.group()  # an entry of several sentences keeps the stop of the last
        return entry + ("." if parameters["use"] else "")

    letter = _letter(text, context)
    return _with_body(letter, _ENTRY_STOP.sub(ended, letter.body))


def _blank_lines_apply(text: str, parameters: Parameters, context: Context) -> str:
    letter = _letter(text, context)
    lines = letter.body.split("\n")
    out: list[str] = []
    for line in lines:
        if out and line.strip() and out[-1].strip() and re.search(r"[.!?…][\"”)]?\s*$", out[-1]) and not (
                BULLET.match(line) or BULLET.match(out[-1])):  # fmt: skip
            out.append("")
        out.append(line)
    return _with_body(letter, "\n".join(out))


def _paragraphs_apply(text: str, parameters: Parameters, context: Context) -> str:
    letter = _letter(text, context)
    if BULLET.search(letter.body) or not letter.body.strip():
        return text
    blocks = paragraphs(letter.body)
    if parameters["form"] == "one":
        new = " ".join(blocks)
    else:
        # Settled in one go: a sentence that splits again on its own would not be stable.
        pieces = [s for block in blocks for s in sentences(block)]
        new = "\n\n".join(s.strip() for s in pieces if s.strip())
        again = "\n\n".join(s.strip() for b in paragraphs(new) for s in sentences(b) if s.strip())
        new = new if again == new else letter.body
    return _with_body(letter, new) if blocks else text


def _paragraphs_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    body = _letter(text, context).body
    blocks = paragraphs(body)
    if BULLET.search(body) or len(body_sentences(body)) < 3:
        return None
    return len(blocks) == 1 if parameters["form"] == "one" else all(len(sentences(b)) == 1 for b in blocks)


def _length_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    body = _letter(text, context).body
    if not body.strip():
        return None
    amount = int(parameters["n"])
    if parameters["unit"] == "sentences":
        return len(body_sentences(body)) <= amount
    return len(WORD.findall(body)) <= amount


def _sentence_length_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    found = [len(WORD.findall(s)) for s in body_sentences(_letter(text, context).body)]
    return sum(found) / len(found) <= int(parameters["n"]) if found else None


def _address_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    form = address_form(_letter(text, context).body, context.language)
    return form == parameters["form"] if form else None


def _numerals_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    body = _letter(text, context).body
    words = NUMBER_WORDS.get(context.language[:2], {})
    spelled = sum(1 for m in WORD.finditer(body) if words.get(m.group().lower(), 0) > 1)
    digits = len(
        re.findall(r"(?<![\d.,:/\-€$£])\b(?:[2-9]|1[0-2])\b(?![\d.,:/\-%]?\d|\s?(?:am|pm|%|€|Uhr|h\b))", body)
    )
    if spelled + digits == 0:
        return None
    return spelled == 0 if parameters["style"] == "digits" else digits == 0


_DATES = {
    "iso": re.compile(r"\b\d{4}-\d{2}-\d{2}\b"),
    "dotted": re.compile(r"\b\d{1,2}\.\s?\d{1,2}\.(?:\d{2,4})?"),
    "slashed": re.compile(r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b"),
    "day-month": re.compile(
        r"\b\d{1,2}(?:st|nd|rd|th|\.|er)?\s+(?:of\s+|de\s+)?[^\W\d_]{3,}\b", re.IGNORECASE
    ),
    "month-day": re.compile(
        r"\b[^\W\d_]{3,}\s+\d{1,2}(?:st|nd|rd|th)?\b(?!\s*(?::|\d|[ap]m))", re.IGNORECASE
    ),
}
DATE_WORDS = {"iso": "2026-03-04", "dotted": "4.3.2026", "slashed": "3/4/2026", "day-month": "4 March",
               "month-day": "March 4"}  # fmt: skip


def date_formats(text: str) -> set[str]:
    """Which ways of writing a date occur in a text."""
    found = set()
    for name, pattern in _DATES.items():
        for match in pattern.finditer(text):
            words = {w.lower().strip(".") for w in re.findall(r"[^\W\d_]{3,}", match.group())}
            if name not in ("day-month", "month-day") or words & WEEKDAYS_AND_MONTHS:
                found.add(name)
    return found


def _date_holds(text: str, parameters: Parameters, context: Context) -> bool | None:
    found = date_formats(text)
    return found == {parameters["format"]} if found else None


# --- the registry -------------------------------------------------------------------------------------


def _unchanged_where_listed(text: str, parameters: Parameters, context: Context) -> bool | None:
    if not BULLET.search(_letter(text, context).body):
        return None
    return _entry_stops_apply(text, parameters, context) == text


def _exclamation_sentence(parameters: Parameters, context: Context | None) -> str:
    if parameters.get("last"):
        return "end the text with an exclamation mark"
    if parameters.get("first"):
        return "end the first sentence with an exclamation mark"
    return "an exclamation mark is welcome" if parameters.get("use") else "no exclamation marks"


def _on_off(on: str, off: str, key: str = "use") -> Callable[[Parameters, Context | None], str]:
    return lambda parameters, context: on if parameters.get(key) else off


def _dash_sentence(parameters: Parameters, context: Context | None) -> str:
    mark = parameters["mark"]
    return "use commas instead of dashes" if mark == "none" else f"write dashes as '{mark}'"


_ALL = (
    Rule("greeting", _greeting_sentence, _greeting_holds, _greeting_apply, frame=True, language_bound=True),
    Rule("sign_off", _sign_off_sentence, _sign_off_holds, _sign_off_apply, frame=True, language_bound=True),
    Rule("own_name", _name_sentence, _name_holds, _name_apply, frame=True),
    Rule("exclamation", _exclamation_sentence, _exclamation_holds, _exclamation_apply),
    Rule("emoji", lambda p, c: "no emoji", _unchanged_by(_emoji_apply), _emoji_apply),
    Rule("ellipsis", lambda p, c: "no ellipses ('…')", _unchanged_by(_ellipsis_apply), _ellipsis_apply),
    Rule("dashes", _dash_sentence, _unchanged_by(_dash_apply), _dash_apply),
    Rule("contractions", _on_off("use contractions ('don't', 'I'm')", "write contractions out ('do not', 'I am')"),
         _contractions_holds, _contractions_apply, language_bound=True),
    Rule("spelling", lambda p, c: f"{'British' if p['variant'] == 'en-GB' else 'American'} spelling",
         _spelling_holds, _spelling_apply, language_bound=True),
    Rule("banned_phrase", lambda p, c: f"never write '{p['phrase']}'", _banned_holds, _banned_apply,
         slot=lambda p: f"phrase:{str(p['phrase']).lower()}", language_bound=True),
    Rule("replace_phrase", lambda p, c: f"write '{p['after']}' instead of '{p['before']}'", _replace_holds,
         _replace_apply, slot=lambda p: f"phrase:{str(p['before']).lower()}", language_bound=True),
    Rule("empty_opener", lambda p, c: "no opening courtesy such as 'I hope this finds you well'",
         _unchanged_by(_opener_apply), _opener_apply),
    Rule("empty_closer", lambda p, c: "no closing courtesy such as 'Please do not hesitate to ask'",
         _unchanged_by(_closer_apply), _closer_apply),
    Rule("opening_line", lambda p, c: f"begin the text with '{_line_shown(p)}'", _line_holds,
         lambda t, p, c: _line_apply(t, p, c, at_end=False), language_bound=True),
    Rule("closing_line", lambda p, c: f"end the text with '{_line_shown(p)}'", _line_holds,
         lambda t, p, c: _line_apply(t, p, c, at_end=True), language_bound=True),
    Rule("bullets", _on_off("put several points into a bulleted list", "no bulleted lists"), _bullets_holds,
         _bullets_apply),
    Rule("entry_stops", _on_off("full stops after the entries of a list", "no full stops after the entries of a list"),
         _unchanged_where_listed, _entry_stops_apply),
    Rule("blank_lines", lambda p, c: "a blank line between paragraphs", _unchanged_by(_blank_lines_apply),
         _blank_lines_apply),
    Rule("paragraphs", lambda p, c: "keep the text in one paragraph" if p["form"] == "one" else
         "give each sentence its own paragraph", _paragraphs_holds, _paragraphs_apply),
    Rule("length", lambda p, c: f"at most {p['n']} {p['unit']}", _length_holds),
    Rule("sentence_length", lambda p, c: f"short sentences, about {p['n']} words each", _sentence_length_holds),
    Rule("address", lambda p, c: "address the reader formally (Sie, vous, usted)" if p["form"] == "formal" else
         "address the reader informally (du, tu, tú)", _address_holds, language_bound=True),
    Rule("numerals", lambda p, c: "small numbers as digits" if p["style"] == "digits" else
         "small numbers spelled out", _numerals_holds),
    Rule("date_format", lambda p, c: f"dates written like '{DATE_WORDS[p['format']]}'", _date_holds),
)  # fmt: skip
# Preferences that act while a text is written; nothing of them can be checked or enforced afterwards.
WHILE_WRITING = frozenset({"register", "more_like", "not_like"})
RULES: dict[str, Rule] = {rule.name: rule for rule in _ALL}
# Words first, then marks, then structure, then the frame, so that a later rule sees the earlier ones' work.
ORDER = {name: place for place, name in enumerate(
    ("replace_phrase", "banned_phrase", "empty_opener", "empty_closer", "spelling", "contractions", "emoji",
     "ellipsis", "dashes", "paragraphs", "blank_lines", "bullets", "entry_stops", "opening_line", "closing_line",
     "exclamation", "greeting", "sign_off", "own_name"))}  # fmt: skip


def holds(rule: str, parameters: Parameters, text: str, context: Context) -> bool | None:
    """Whether a text follows a rule; None where it gives no occasion to tell, or the rule is not for it."""
    entry = RULES.get(rule)
    if entry is None or (entry.frame and context.kind not in ("mail", "reply")):
        return None
    return entry.holds(text, parameters, context)


def apply(rule: str, parameters: Parameters, text: str, context: Context) -> str:
    """The text with a rule applied; unchanged where the rule has no transformation or is not for it."""
    entry = RULES.get(rule)
    if entry is None or entry.apply is None or (entry.frame and context.kind not in ("mail", "reply")):
        return text
    new = entry.apply(text, parameters, context)
    # A frame set into a text of odd shape may not be found again; then the text is better left alone.
    if entry.frame and new != text and entry.holds(new, parameters, context) is not True:
        return text
    return new


def can_apply(rule: str, parameters: Parameters | None = None) -> bool:
    """Whether a rule has a transformation, so that it can be enforced after generation."""
    entry = RULES.get(rule)
    if entry is None or entry.apply is None:
        return False
    welcome = rule == "exclamation" and bool((parameters or {}).get("use"))
    return not welcome or any((parameters or {}).get(place) for place in ("first", "last"))


def slot(rule: str, parameters: Parameters) -> str:
    """What a rule decides about; two rules of one slot and scope contradict each other."""
    if "passage" in parameters:
        return f"passage:{' '.join(str(parameters['passage']).lower().split())[:200]}"
    entry = RULES.get(rule)
    return entry.slot(parameters) if entry is not None and entry.slot is not None else rule


def scope_words(scope: Scope, person_name: str = "") -> str:
    """Where a preference applies, in words: "To Anna Weber", "In formal mail"; "" for everywhere."""
    kinds = {"mail": "new mail", "reply": "replies", "document": "documents", "rewrite": "rewrites", "": ""}
    what = " ".join(filter(None, (scope.register, kinds[scope.kind] or ("mail" if scope.register else ""))))
    language = LANGUAGES.get(scope.language, scope.language)
    if scope.person_id is not None:
        words = f"To {person_name or 'this person'}"
        words += f", in {what}" if what else ""
        return words + (f", in {language}" if language and scope.language != "en" else "")
    if what:
        return f"In {what}" + (f" in {language}" if language and scope.language != "en" else "")
    return f"In {language}" if language else ""


def wording(rule: str, parameters: Parameters, scope: Scope, person_name: str = "") -> str:
    """The sentence of a preference as the user reads it, scope first."""
    context = None
    if scope.person_id is not None:
        context = Context(
            kind="mail", language=scope.language, person_id=scope.person_id, person_name=person_name
        )
    body = (
        f"write {'formally' if parameters['form'] == 'formal' else 'informally'}"
        if rule == "register"
        else RULES[rule].sentence(parameters, context)
    )
    where = scope_words(scope, person_name)
    return f"{where}: {body}." if where else f"{_capitalised(body)}."


@dataclass(frozen=True, slots=True)
class Step:
    """One preference that changed a text; both texts are whole."""

    preference_id: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Enforced:
    """A text after enforcement, and each step on the way, so that any of them can be undone."""

    text: str
    steps: tuple[Step, ...]


def enforce(text: str, preferences: Iterable[Preference], context: Context) -> Enforced:
    """Apply every preference that is a rule with a transformation.

    Args:
        preferences: as ``Ledger.applicable`` gives them: conflicts already resolved. Worded ones are skipped.

    Returns:
        The text and the steps that changed it, in the order they were taken.
    """
    steps: list[Step] = []
    usable = [p for p in preferences if can_apply(p.rule, p.parameters)]
    for preference in sorted(usable, key=lambda p: ORDER.get(p.rule, len(ORDER))):
        new = apply(preference.rule, preference.parameters, text, context)
        if new != text:
            steps.append(Step(preference.id, text, new))
            text = new
    return Enforced(text, tuple(steps))
