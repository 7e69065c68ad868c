"""The measured profile in plain words and as bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from ui.widgets.charts import Bar

MOST_FORMS = 6


def form_words(text: str, part: str) -> str:
    """A form of greeting or closing as one reads it.

    Args:
        text: with placeholders such as ``{first}``; "" is none at all.
        part: "greeting", "sign-off" or "name".
    """
    translate = QCoreApplication.translate
    if not text:
        return {
            "greeting": translate("Habits", "no greeting"),
            "sign-off": translate("Habits", "no closing"),
            "name": translate("Habits", "no name"),
        }[part]
    shown = text
    for placeholder, words in (
        ("{first}", translate("Habits", "first name")),
        ("{last}", translate("Habits", "last name")),
        ("{title}", translate("Habits", "title")),
        ("{full}", translate("Habits", "full name")),
    ):
        shown = shown.replace(placeholder, f"‹{words}›")
    return shown


def form_bars(forms: Sequence[Mapping[str, Any]], part: str) -> list[Bar]:
    """How often each form was used, the most usual first."""
    total = sum(int(form["count"]) for form in forms) or 1
    return [
        Bar(form_words(str(form["text"]), part), int(form["count"]) / total, str(form["count"]))
        for form in forms[:MOST_FORMS]
    ]


def summary(style: Mapping[str, Any]) -> list[str]:
    """A few sentences about how somebody writes; only what was measured is said."""
    translate = QCoreApplication.translate
    figures = style.get("figures", {})
    said = []
    if "words_median" in figures and "words_per_sentence" in figures:
        said.append(
            translate("Habits", "A mail of yours has about {words} words, a sentence about {length}.").format(
                words=round(figures["words_median"]["value"]),
                length=round(figures["words_per_sentence"]["value"]),
            )
        )
    if "contraction_rate" in figures:
        share = figures["contraction_rate"]["value"]
        if share >= 0.6:
            said.append(translate("Habits", "You like contractions: “don't” rather than “do not”."))
        elif share <= 0.15:
            said.append(translate("Habits", "You write words out: “do not” rather than “don't”."))
    said += _frequency_sentences(figures)
    return said


def _frequency_sentences(figures: Mapping[str, Any]) -> list[str]:
    translate = QCoreApplication.translate
    said = []
    exclaiming = figures.get("texts_with_exclamations", {}).get("value")
    if exclaiming is not None:
        if exclaiming <= 0.03:
            said.append(translate("Habits", "Exclamation marks are hardly ever yours."))
        elif exclaiming >= 0.5:
            said.append(translate("Habits", "Most of your mails have an exclamation mark."))
    if figures.get("texts_with_bullets", {}).get("value", 0) >= 0.25:
        said.append(translate("Habits", "You often make lists."))
    if figures.get("texts_with_emoji", {}).get("value", 0) >= 0.25:
        said.append(translate("Habits", "Emoji are part of your writing."))
    if figures.get("lower_case_starts", {}).get("value", 0) >= 0.4:
        said.append(translate("Habits", "You often begin sentences in lower case."))
    return said


def habit_bars(style: Mapping[str, Any]) -> list[Bar]:
    """In what share of the texts each habit shows."""
    translate = QCoreApplication.translate
    figures = style.get("figures", {})
    named = (
        ("contraction_rate", translate("Habits", "Contractions where possible")),
        ("texts_with_questions", translate("Habits", "Mails with a question")),
        ("texts_with_politeness", translate("Habits", "Mails with please or thank you")),
        ("texts_with_exclamations", translate("Habits", "Mails with exclamation marks")),
        ("texts_with_bullets", translate("Habits", "Mails with a list")),
        ("texts_with_emoji", translate("Habits", "Mails with emoji")),
        ("texts_with_hedges", translate("Habits", "Mails with “maybe” or “I think”")),
        ("texts_with_dashes", translate("Habits", "Mails with dashes")),
    )
    return [
        Bar(words, float(figures[name]["value"]), f"{figures[name]['value']:.0%}")
        for name, words in named
        if name in figures
    ]
