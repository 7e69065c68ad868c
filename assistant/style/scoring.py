"""How far a text is from the user's measured style, and how well it follows preferences; no model needed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from assistant.style import rules
from assistant.style.letters import split_letter
from assistant.style.measures import measure
from assistant.style.profile import Style, greeting_form
from assistant.style.records import Context, Preference

# feature -> weight; the weights are equal but for the two that readers notice first.
WEIGHTS: dict[str, float] = {
    "greeting": 2.0, "sign_off": 2.0, "length": 1.0, "words_per_sentence": 1.0, "paragraphs": 1.0,
    "contraction_rate": 1.0, "exclamations": 1.0, "questions": 0.5, "bullets": 1.0, "emoji": 1.0,
    "hedges": 0.5, "politeness": 0.5, "formality": 1.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Distance:
    """0 is the user's own style, 1 is as far as can be; ``parts`` has each feature that could be told."""

    total: float
    parts: dict[str, float]


def style_distance(text: str, style: Style, context: Context) -> Distance:
    """Distance of a text from measured style.

    Args:
        style: of the person, register or whole; features it has no figures for are left out.
        context: language and recipient of the text.
    """
    letter = split_letter(text, (context.person_name,) if context.person_name else ())
    seen = measure(letter, context.language)
    figures = style.figures
    parts: dict[str, float] = {}
    if style.n and context.kind in ("mail", "reply"):
        form = greeting_form(letter.greeting, (context.person_name,) if context.person_name else ())
        parts["greeting"] = 1.0 - _share(style.greetings, form, style.n)
        parts["sign_off"] = 1.0 - _share(style.sign_offs, " ".join(letter.sign_off.split()), style.n)
    ratios = {
        "length": ("words", float(seen.words)),
        "words_per_sentence": ("words_per_sentence", seen.words / max(1, seen.sentences)),
        "paragraphs": ("paragraphs", float(seen.paragraphs)),
    }
    for name, (figure, value) in ratios.items():
        if figure in figures and figures[figure].value > 0:
            parts[name] = min(1.0, abs(log(max(value, 0.5) / max(figures[figure].value, 0.5))) / log(4))
    if "contraction_rate" in figures and seen.contractions + seen.contractible:
        rate = seen.contractions / (seen.contractions + seen.contractible)
        parts["contraction_rate"] = abs(rate - figures["contraction_rate"].value)
    per_text = {"exclamations": seen.exclamations, "questions": seen.questions, "bullets": seen.bullets,
                "emoji": seen.emoji, "hedges": seen.hedges, "politeness": seen.politeness}  # fmt: skip
    for name, count in per_text.items():
        if f"texts_with_{name}" in figures:
            parts[name] = abs(float(count > 0) - figures[f"texts_with_{name}"].value)
    if "formality" in figures:
        parts["formality"] = min(1.0, 2.0 * abs(seen.formality - figures["formality"].value))
    weight = sum(WEIGHTS[name] for name in parts)
    total = sum(WEIGHTS[name] * value for name, value in parts.items()) / weight if weight else 0.0
    return Distance(total, parts)


def _share(forms: Iterable[object], wanted: str, n: int) -> float:
    """Share of texts with this form, relative to the most usual one: the usual form has distance 0."""
    counts = {getattr(form, "text", ""): int(getattr(form, "count", 0)) for form in forms}
    most = max(counts.values(), default=0)
    return counts.get(wanted, 0) / most if most else 0.0


def adherence(text: str, preferences: Iterable[Preference], context: Context) -> float:
    """Share of checkable preferences a text follows, weighted by strength; 1.0 where none can be checked."""
    followed = total = 0.0
    for preference in preferences:
        found = (
            rules.holds(preference.rule, preference.parameters, text, context) if preference.rule else None
        )
        if found is not None:
            total += preference.strength
            followed += preference.strength * found
    return followed / total if total else 1.0
