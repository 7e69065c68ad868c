"""The profile in a few sentences, a paragraph for each register and language, for people and for prompts.

Made of the measured figures alone, so that every sentence can be looked up in the profile. That a summary
and one or two examples do as well as many examples was found in "Integrating Summarization and Retrieval for
Enhanced Personalization via Large Language Models".

The summary is kept with its date and what it was measured from, and written anew when the profile has moved:
when other sentences would be true, or a number in them, or of the texts behind them, is off by a fifth.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from assistant.style.memo import Memo
from assistant.style.names import PLACEHOLDER
from assistant.style.profile import Figure, Form, Profile, Style
from assistant.style.rules import LANGUAGES

# Texts that a group needs, groups told of, and words in all (300 tokens are about 200 words).
ENOUGH_TEXTS = 3
MOST_GROUPS = 4
MOST_WORDS = 200
# Up to here a habit is "never" or "seldom", from here "mostly" or "always" (shares of texts).
SELDOM, MOSTLY = 0.12, 0.7
# By this share a number in the summary, or of the texts behind it, has to change for it to be written anew.
MOVED = 0.2
# A form that so small a share uses is not worth a word.
LEAST_SHARE = 0.25
_KEY = "summary"
_NUMBER = re.compile(r"\d+")
_SHOWN_AS = {"first": "[first name]", "last": "[last name]", "full": "[full name]", "title": "[title]",
             "names": "[names]"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One group of own texts in sentences; ``manner`` is those about the text itself, without its frame."""

    register: str
    language: str
    n: int
    sentences: tuple[str, ...]
    manner: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The paragraph as people read it."""
        return f"{_heading(self.register, self.language)} ({self.n} texts): {' '.join(self.sentences)}"


@dataclass(frozen=True, slots=True)
class Summary:
    """The profile in words, as it is kept.

    Attributes:
        written: seconds since 1970.
        texts: how many own texts it was measured from; ``newest`` is the date of the newest, or None.
    """

    parts: tuple[Part, ...] = ()
    written: float = 0.0
    texts: int = 0
    newest: float | None = None

    @property
    def text(self) -> str:
        """All paragraphs as people read them."""
        return "\n".join(part.text for part in self.parts)

    def manner(self, register: str, language: str) -> tuple[str, ...]:
        """How the user writes in a register and language; the language's largest register stands in."""
        same = [part for part in self.parts if part.language == language]
        found = [part for part in same if part.register == register] or same
        return found[0].manner if found else ()


def refreshed(memo: Memo, profile: Profile, newest: float | None) -> Summary:
    """The summary kept, written anew first where the profile has moved.

    Args:
        newest: date of the newest own text.
    """
    old, parts = kept(memo), summarise(profile)
    if old is not None and not _moved(old.parts, parts):
        return old
    now = Summary(parts, memo.now(), profile.all.n + profile.documents.n, newest)
    memo.put(_KEY, asdict(now))
    return now


def kept(memo: Memo) -> Summary | None:
    """The summary as it was last written, or None."""
    found = memo.get(_KEY)
    try:
        return _read(found[0]) if found is not None else None
    except (KeyError, TypeError, ValueError):
        return None


def _read(data: dict[str, Any]) -> Summary:
    parts = tuple(
        Part(
            str(one["register"]),
            str(one["language"]),
            int(one["n"]),
            tuple(one["sentences"]),
            tuple(one["manner"]),
        )
        for one in data["parts"]
    )
    newest = data["newest"]
    return Summary(
        parts, float(data["written"]), int(data["texts"]), float(newest) if newest is not None else None
    )


def _moved(old: Sequence[Part], new: Sequence[Part]) -> bool:
    """Whether another thing would be said, or a number in it is off by a fifth."""
    if [(part.register, part.language) for part in old] != [(part.register, part.language) for part in new]:
        return True
    return any(not _says_the_same(one.text, other.text) for one, other in zip(old, new, strict=True))


def _says_the_same(one: str, other: str) -> bool:
    """Whether two texts have the same words, and numbers that are near each other."""
    if _NUMBER.sub("#", one) != _NUMBER.sub("#", other):
        return False
    pairs = zip(_NUMBER.findall(one), _NUMBER.findall(other), strict=True)
    return all(abs(int(n) - int(m)) <= MOVED * int(n) for n, m in pairs)


def prompt_lines(summary: Summary, style: Style | None, register: str, language: str) -> tuple[str, ...]:
    """How the user writes, for a prompt: the summary of the register, and where this person's texts differ.

    What is the same for everybody in a register comes first, so that its computation is reused.

    Args:
        style: of the narrowest group of texts that tells.
    """
    general = summary.manner(register, language)
    own = manner_sentences(style) if style is not None else ()
    special = tuple(line for line in own if not any(_says_the_same(known, line) for known in general))
    if not general or not special:
        return general or own
    return (*general, f"To this person instead: {' '.join(special)}")


def summarise(profile: Profile) -> tuple[Part, ...]:
    """The profile in a paragraph for each register and language, the largest first, under 300 tokens."""
    groups = [
        (register, language, style)
        for (register, language), style in profile.registers.items()
        if language and style.n >= ENOUGH_TEXTS
    ]
    parts: list[Part] = []
    words = 0
    for register, language, style in sorted(groups, key=lambda group: -group[2].n)[:MOST_GROUPS]:
        manner = manner_sentences(style)
        part = Part(register, language, style.n, (*frame_sentences(style), *manner), manner)
        words += len(part.text.split())
        if parts and words > MOST_WORDS:
            break
        parts.append(part)
    return tuple(parts)


def frame_sentences(style: Style) -> tuple[str, ...]:
    """How texts open, close and are signed."""
    opens = _usual(style.greetings, style.n)
    closes = _usual(style.sign_offs, style.n)
    signs = _usual(style.names, style.n)
    found = [
        "opens without a greeting" if opens == "" else f"opens with '{opens}'" if opens else "",
        "closes without a formula" if closes == "" else f"closes with '{closes}'" if closes else "",
        f"signs as '{signs}'" if signs else "leaves the name off" if signs == "" else "",
    ]
    said = [part for part in found if part]
    if not said:
        return ()
    joined = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    return (f"{joined[:1].upper()}{joined[1:]}.",)


def manner_sentences(style: Style) -> tuple[str, ...]:
    """How the text itself is written, one sentence a trait; nothing where there are too few texts."""
    figures = style.figures
    if style.n < ENOUGH_TEXTS:
        return ()
    found: list[str] = []
    length, sentence = figures.get("words_median"), figures.get("words_per_sentence")
    if length and sentence:
        found.append(f"About {round(length.value)} words, {round(sentence.value)} to a sentence.")
    blocks = figures.get("sentences_per_paragraph")
    if blocks and blocks.n >= ENOUGH_TEXTS:
        found.append(f"About {_count(blocks.value)} to a paragraph.")
    rate = figures.get("contraction_rate")
    if rate and rate.n >= 5 and not SELDOM < rate.value < MOSTLY:
        found.append(
            "Uses contractions." if rate.value >= MOSTLY else "Writes words out instead of contracting them."
        )
    for name, noun in (("exclamations", "exclamation marks"), ("emoji", "emoji"), ("bullets", "lists")):
        if said := _how_often(figures.get(f"texts_with_{name}"), noun):
            found.append(said)
    for name, often, never in (
        ("hedges", "Hedges.", "Is direct, without hedging."),
        ("politeness", "Says please and thank you.", ""),
    ):
        figure = figures.get(f"texts_with_{name}")
        if figure and figure.value >= MOSTLY:
            found.append(often)
        elif figure and figure.value <= SELDOM and never:
            found.append(never)
    lower = figures.get("lower_case_starts")
    if lower and lower.value >= MOSTLY:
        found.append("Begins sentences in lower case.")
    for forms, word in ((style.openings, "begins"), (style.closings, "ends")):
        if forms and forms[0].text and forms[0].count >= LEAST_SHARE * style.n:
            found.append(f"Often {word} with '{forms[0].text.rstrip('.')}'.")
    return tuple(found)


def _usual(forms: Sequence[Form], n: int) -> str | None:
    """The most usual form with its placeholders in words; "" for none at all, None where nothing is usual."""
    if not forms or not n or forms[0].count < LEAST_SHARE * n:
        return None
    return PLACEHOLDER.sub(lambda match: _SHOWN_AS[match.group(1)], forms[0].text)


def _how_often(figure: Figure | None, noun: str) -> str:
    if figure is None:
        return ""
    if figure.value <= SELDOM:
        return f"{'No' if figure.value == 0 else 'Hardly any'} {noun}."
    return f"Mostly with {noun}." if figure.value >= MOSTLY else ""


def _count(sentences: float) -> str:
    return "one sentence" if round(sentences) <= 1 else f"{round(sentences)} sentences"


def _heading(register: str, language: str) -> str:
    return f"In {register} mail in {LANGUAGES.get(language, language)}"
