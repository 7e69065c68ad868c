"""How far a text is from the user's own hand, in a dozen features that can be read; no model needed.

Each feature is a distance from 0 (as the user writes) to 1. What each is worth is fitted on the user's own
corrections (``style.taste``), after "Drift: Decoding-time Personalized Alignments with Implicit User
Preferences": a weighted sum of readable attributes needs tens of examples where a reward model needs
thousands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from assistant.style import rules
from assistant.style.letters import Letter, split_letter
from assistant.style.measures import WORD, Measures, measure
from assistant.style.profile import Style, greeting_form
from assistant.style.records import Context, Preference

# feature -> (weight before anything was fitted, words for people); equal but for what readers notice first.
FEATURES: dict[str, tuple[float, str]] = {
    "greeting": (2.0, "greeting"),
    "sign_off": (2.0, "sign-off"),
    "length": (1.0, "length"),
    "words_per_sentence": (1.0, "length of sentences"),
    "paragraphs": (1.0, "paragraphs"),
    "contractions": (1.0, "contractions"),
    "exclamations": (1.0, "exclamation marks"),
    "bullets": (1.0, "lists"),
    "emoji": (1.0, "emoji"),
    "hedges": (0.5, "hedging"),
    "politeness": (0.5, "politeness"),
    "formality": (1.0, "formality"),
    "phrases": (1.0, "turns of phrase"),
    "preferences": (2.0, "learned preferences"),
}
PRIOR: dict[str, float] = {name: weight for name, (weight, _) in FEATURES.items()}
# A turn of phrase is the user's own when this many of their texts have it.
TEXTS_WITH_PHRASE = 2
# Features of a text as a whole, which a single sentence says nothing about.
_OF_THE_WHOLE = frozenset({"greeting", "sign_off", "length", "paragraphs", "bullets"})


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What texts are held against.

    Attributes:
        style: of the person, the register or the whole; features it has no figures for are left out.
        phrases: pairs of words that stand in the user's own texts, see ``phrases_of``.
    """

    style: Style
    context: Context
    preferences: tuple[Preference, ...] = ()
    phrases: frozenset[tuple[str, str]] = frozenset()


def phrases_of(texts: Iterable[str], least: int = TEXTS_WITH_PHRASE) -> frozenset[tuple[str, str]]:
    """Pairs of neighbouring words that stand in at least so many of the texts."""
    counted: Counter[tuple[str, str]] = Counter()
    for text in texts:
        counted.update(set(_pairs(text)))
    return frozenset(pair for pair, count in counted.items() if count >= least)


def distances(text: str, yardstick: Yardstick) -> dict[str, float]:
    """Distance of a whole text from the user's hand, for each feature that can be told."""
    context, style = yardstick.context, yardstick.style
    names = (context.person_name,) if context.person_name else ()
    letter = split_letter(text, names)
    seen = measure(letter, context.language)
    figures = style.figures
    parts: dict[str, float] = {}
    if style.n and context.kind in ("mail", "reply"):
        parts["greeting"] = 1.0 - _share(style.greetings, greeting_form(letter.greeting, names))
        parts["sign_off"] = 1.0 - _share(style.sign_offs, " ".join(letter.sign_off.split()))
    for name, figure, value in (
        ("length", "words", float(seen.words)),
        ("paragraphs", "paragraphs", float(seen.paragraphs)),
    ):
        if figure in figures and figures[figure].value > 0:
            parts[name] = _ratio(value, figures[figure].value)
    for name, count in _counted(seen).items():
        if f"texts_with_{name}" in figures:
            parts[name] = abs(float(count > 0) - figures[f"texts_with_{name}"].value)
    return {**parts, **_manner(letter.body, seen, yardstick), **_followed(text, yardstick)}


def sentence_distances(sentence: str, yardstick: Yardstick) -> dict[str, float]:
    """The same of one sentence of a body: what a single sentence can tell. Rules are applied to it later."""
    seen = measure(Letter("", "", "", sentence, "", "", "", "", ""), yardstick.context.language)
    figures = yardstick.style.figures
    sentences = max(1.0, figures["sentences"].value) if "sentences" in figures else 1.0
    parts: dict[str, float] = {}
    for name, count in _counted(seen).items():
        if name in figures and name not in _OF_THE_WHOLE:
            parts[name] = abs(float(count > 0) - min(1.0, figures[name].value / sentences))
    return {**parts, **_manner(sentence, seen, yardstick)}


def distance(parts: Mapping[str, float], weights: Mapping[str, float] = PRIOR) -> float:
    """One figure from 0 (the user's hand) to 1: the weighted mean of the features that could be told."""
    total = sum(weights[name] for name in parts)
    return sum(weights[name] * value for name, value in parts.items()) / total if total else 0.0


def nearer(
    one: Mapping[str, float], other: Mapping[str, float], weights: Mapping[str, float] = PRIOR
) -> float:
    """By how much the first text is nearer to the user's hand, over the features both have."""
    both = [name for name in one if name in other]
    total = sum(weights[name] for name in both)
    return sum(weights[name] * (other[name] - one[name]) for name in both) / total if total else 0.0


def adherence(text: str, preferences: Iterable[Preference], context: Context) -> float | None:
    """Share of checkable preferences a text follows, weighted by strength; None where there are none."""
    followed = total = 0.0
    for preference in preferences:
        found = (
            rules.holds(preference.rule, preference.parameters, text, context) if preference.rule else None
        )
        if found is not None:
            total += preference.strength
            followed += preference.strength * found
    return followed / total if total else None


def _manner(body: str, seen: Measures, yardstick: Yardstick) -> dict[str, float]:
    """What tells of sentences as well as of texts."""
    figures, parts = yardstick.style.figures, {}
    if "words_per_sentence" in figures and seen.sentences:
        parts["words_per_sentence"] = _ratio(seen.words / seen.sentences, figures["words_per_sentence"].value)
    if "contraction_rate" in figures and seen.contractions + seen.contractible:
        rate = seen.contractions / (seen.contractions + seen.contractible)
        parts["contractions"] = abs(rate - figures["contraction_rate"].value)
    if "formality" in figures:
        parts["formality"] = min(1.0, 2.0 * abs(seen.formality - figures["formality"].value))
    pairs = _pairs(body)
    if yardstick.phrases and pairs:
        parts["phrases"] = 1.0 - sum(pair in yardstick.phrases for pair in pairs) / len(pairs)
    return parts


def _followed(text: str, yardstick: Yardstick) -> dict[str, float]:
    followed = adherence(text, yardstick.preferences, yardstick.context)
    return {} if followed is None else {"preferences": 1.0 - followed}


def _counted(seen: Measures) -> dict[str, int]:
    return {
        "exclamations": seen.exclamations,
        "bullets": seen.bullets,
        "emoji": seen.emoji,
        "hedges": seen.hedges,
        "politeness": seen.politeness,
    }


def _ratio(value: float, usual: float) -> float:
    """A quarter or four times as much is as far as can be."""
    return min(1.0, abs(log(max(value, 0.5) / max(usual, 0.5))) / log(4))


def _share(forms: Iterable[object], wanted: str) -> float:
    """Share of texts with this form, relative to the most usual one: the usual form has distance 0."""
    counts = {getattr(form, "text", ""): int(getattr(form, "count", 0)) for form in forms}
    most = max(counts.values(), default=0)
    return counts.get(wanted, 0) / most if most else 0.0


def _pairs(text: str) -> Sequence[tuple[str, str]]:
    words = [match.group().lower().replace("’", "'") for match in WORD.finditer(text)]
    return list(zip(words, words[1:], strict=False))
