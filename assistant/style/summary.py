"""The profile in a few sentences, a paragraph for each register and language, for people and for prompts.

Made of the measured figures alone, so that every sentence can be looked up in the profile. That a summary
and one or two examples do as well as many examples was found in "Integrating Summarization and Retrieval for
Enhanced Personalization via Large Language Models".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.style.names import PLACEHOLDER
from assistant.style.profile import Figure, Form, Profile, Style
from assistant.style.rules import LANGUAGES

# Texts that a group needs, groups told of, and words in all (300 tokens are about 200 words).
ENOUGH_TEXTS = 3
MOST_GROUPS = 4
MOST_WORDS = 200
# Up to here a habit is "never" or "seldom", from here "mostly" or "always" (shares of texts).
SELDOM, MOSTLY = 0.12, 0.7
# A form that so small a share uses is not worth a word.
LEAST_SHARE = 0.25
_SHOWN_AS = {"first": "[first name]", "last": "[last name]", "full": "[full name]", "title": "[title]",
             "names": "[names]"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One group of own texts in sentences."""

    register: str
    language: str
    n: int
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        """The paragraph as people read it."""
        return f"{_heading(self.register, self.language)} ({self.n} texts): {' '.join(self.sentences)}"


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
        part = Part(register, language, style.n, (*frame_sentences(style), *manner_sentences(style)))
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
