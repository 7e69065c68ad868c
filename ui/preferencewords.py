"""The sentences of preferences in the user's language, and what the user makes of them in the engine's.

The ledger words a rule in English, the same way for everybody: where it applies, then what it asks for. Those
words stand here as a table; values in them (a greeting, a phrase) are taken over. A test holds the table to
the rules there are. Every other sentence is the user's own, or a model's, and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QCoreApplication

from ui.failures import pattern_of
from ui.translation import QT_TRANSLATE_NOOP

CONTEXT = "Preference"

WISHES = (
    QT_TRANSLATE_NOOP("Preference", "start without a greeting"),
    QT_TRANSLATE_NOOP("Preference", "open with '{form}', on the same line as the text"),
    QT_TRANSLATE_NOOP("Preference", "open with '{form}'"),
    QT_TRANSLATE_NOOP("Preference", "end without a closing formula"),
    QT_TRANSLATE_NOOP("Preference", "close with '{form}'"),
    QT_TRANSLATE_NOOP("Preference", "leave your name off at the end"),
    QT_TRANSLATE_NOOP("Preference", "sign as '{name}'"),
    QT_TRANSLATE_NOOP("Preference", "end the text with an exclamation mark"),
    QT_TRANSLATE_NOOP("Preference", "end the first sentence with an exclamation mark"),
    QT_TRANSLATE_NOOP("Preference", "an exclamation mark is welcome"),
    QT_TRANSLATE_NOOP("Preference", "no exclamation marks"),
    QT_TRANSLATE_NOOP("Preference", "no emoji"),
    QT_TRANSLATE_NOOP("Preference", "put '{mark}' at the end of the text instead of the full stop"),
    QT_TRANSLATE_NOOP("Preference", "put '{mark}' at the end of the text"),
    QT_TRANSLATE_NOOP("Preference", "write '{text}' below your name"),
    QT_TRANSLATE_NOOP("Preference", "ask for things with '{form} …'"),
    QT_TRANSLATE_NOOP("Preference", "write the text in small letters"),
    QT_TRANSLATE_NOOP("Preference", "no ellipses ('…')"),
    QT_TRANSLATE_NOOP("Preference", "a comma before the 'and' of a series"),
    QT_TRANSLATE_NOOP("Preference", "no comma before the 'and' of a series"),
    QT_TRANSLATE_NOOP("Preference", "speak as 'we'"),
    QT_TRANSLATE_NOOP("Preference", "speak as 'I'"),
    QT_TRANSLATE_NOOP("Preference", "use commas instead of dashes"),
    QT_TRANSLATE_NOOP("Preference", "write dashes as '{mark}'"),
    QT_TRANSLATE_NOOP("Preference", "use contractions ('don't', 'I'm')"),
    QT_TRANSLATE_NOOP("Preference", "write contractions out ('do not', 'I am')"),
    QT_TRANSLATE_NOOP("Preference", "British spelling"),
    QT_TRANSLATE_NOOP("Preference", "American spelling"),
    QT_TRANSLATE_NOOP("Preference", "never write '{phrase}'"),
    QT_TRANSLATE_NOOP("Preference", "write '{after}' instead of '{before}'"),
    QT_TRANSLATE_NOOP("Preference", "no opening courtesy such as 'I hope this finds you well'"),
    QT_TRANSLATE_NOOP("Preference", "no closing courtesy such as 'Please do not hesitate to ask'"),
    QT_TRANSLATE_NOOP("Preference", "begin the text with '{line}'"),
    QT_TRANSLATE_NOOP("Preference", "end the text with '{line}'"),
    QT_TRANSLATE_NOOP("Preference", "put several points into a bulleted list with '{mark}'"),
    QT_TRANSLATE_NOOP("Preference", "put several points into a list numbered '{mark}'"),
    QT_TRANSLATE_NOOP("Preference", "put several points into a bulleted list"),
    QT_TRANSLATE_NOOP("Preference", "no bulleted lists"),
    QT_TRANSLATE_NOOP("Preference", "full stops after the entries of a list"),
    QT_TRANSLATE_NOOP("Preference", "no full stops after the entries of a list"),
    QT_TRANSLATE_NOOP("Preference", "a blank line between paragraphs"),
    QT_TRANSLATE_NOOP("Preference", "keep the text in one paragraph"),
    QT_TRANSLATE_NOOP("Preference", "give each sentence its own paragraph"),
    QT_TRANSLATE_NOOP("Preference", "give each sentence its own line"),
    QT_TRANSLATE_NOOP("Preference", "at most {n} words"),
    QT_TRANSLATE_NOOP("Preference", "at most {n} sentences"),
    QT_TRANSLATE_NOOP("Preference", "short sentences, about {n} words each"),
    QT_TRANSLATE_NOOP("Preference", "address the reader formally (Sie, vous, usted)"),
    QT_TRANSLATE_NOOP("Preference", "address the reader informally (du, tu, tú)"),
    QT_TRANSLATE_NOOP("Preference", "small numbers as digits"),
    QT_TRANSLATE_NOOP("Preference", "small numbers spelled out"),
    QT_TRANSLATE_NOOP("Preference", "dates written like '{date}'"),
    QT_TRANSLATE_NOOP("Preference", "times written like '{time}'"),
    QT_TRANSLATE_NOOP("Preference", "amounts written like '{amount}'"),
    QT_TRANSLATE_NOOP("Preference", "percentages written like '{share}'"),
    QT_TRANSLATE_NOOP("Preference", "write formally"),
    QT_TRANSLATE_NOOP("Preference", "write informally"),
    QT_TRANSLATE_NOOP("Preference", "more like '{passage}'"),
    QT_TRANSLATE_NOOP("Preference", "nothing like '{passage}'"),
)
"""What a rule asks for, as the engine words it; of two that fit, the first is meant."""

REGISTERS = (
    QT_TRANSLATE_NOOP("PreferencePlace", "formal"),
    QT_TRANSLATE_NOOP("PreferencePlace", "neutral"),
    QT_TRANSLATE_NOOP("PreferencePlace", "informal"),
)
KINDS = (
    QT_TRANSLATE_NOOP("PreferencePlace", "new mail"),
    QT_TRANSLATE_NOOP("PreferencePlace", "replies"),
    QT_TRANSLATE_NOOP("PreferencePlace", "documents"),
    QT_TRANSLATE_NOOP("PreferencePlace", "rewrites"),
    QT_TRANSLATE_NOOP("PreferencePlace", "mail"),
)
LANGUAGES = (
    QT_TRANSLATE_NOOP("PreferencePlace", "English"),
    QT_TRANSLATE_NOOP("PreferencePlace", "German"),
    QT_TRANSLATE_NOOP("PreferencePlace", "French"),
    QT_TRANSLATE_NOOP("PreferencePlace", "Spanish"),
    QT_TRANSLATE_NOOP("PreferencePlace", "Italian"),
    QT_TRANSLATE_NOOP("PreferencePlace", "Dutch"),
    QT_TRANSLATE_NOOP("PreferencePlace", "Portuguese"),
    QT_TRANSLATE_NOOP("PreferencePlace", "Swedish"),
    QT_TRANSLATE_NOOP("PreferencePlace", "Danish"),
    QT_TRANSLATE_NOOP("PreferencePlace", "Norwegian"),
    QT_TRANSLATE_NOOP("PreferencePlace", "Polish"),
)
SLOTS = (
    QT_TRANSLATE_NOOP("PreferencePlace", "[first name]"),
    QT_TRANSLATE_NOOP("PreferencePlace", "[last name]"),
    QT_TRANSLATE_NOOP("PreferencePlace", "[full name]"),
    QT_TRANSLATE_NOOP("PreferencePlace", "[title]"),
)
"""Where a rule applies, and what stands for the name of whoever is written to."""

_BEGINNINGS = tuple((wish.partition("{")[0], wish) for wish in WISHES)
_PLACE = re.compile(r"((?:To|In) .{1,200}?): (.+)", re.DOTALL)
_IN_WHAT = re.compile(rf"(?:({'|'.join(REGISTERS)}) )?({'|'.join(KINDS)})")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of the engine's, taken apart: where it applies ("" for everywhere), and its wish."""

    place: str
    wish: str
    template: str
    stop: str

    @classmethod
    def read(cls, sentence: str) -> _Sentence | None:
        """None where the engine did not word it."""
        whole = sentence.strip()
        placed = _PLACE.fullmatch(whole)
        for place, body in (("", whole), *([placed.groups()] if placed else [])):
            wish = _lowered(body.removesuffix("."))
            found = next(
                (
                    one
                    for begin, one in _BEGINNINGS
                    if wish.startswith(begin) and _pattern(one).fullmatch(wish)
                ),
                None,
            )
            if found is not None:
                return cls(place, wish, found, "." if body.endswith(".") else "")
        return None

    @property
    def spoken_wish(self) -> str:
        """The wish in the user's language, without a full stop."""
        return _carried_over(self.wish, self.template, _wish(self.template), _slots_spoken)

    @property
    def spoken_place(self) -> str:
        """Where it applies in the user's language."""
        return _spoken_place(self.place)


def spoken_preference(sentence: str) -> str:
    """A sentence of the ledger in the user's language."""
    found = _Sentence.read(sentence)
    if found is None:
        return sentence
    words = f"{found.spoken_place}: {found.spoken_wish}" if found.place else _capitalised(found.spoken_wish)
    return words + found.stop


def spoken_wish(sentence: str) -> str:
    """The same without where it applies, for where that is clear."""
    found = _Sentence.read(sentence)
    if found is not None:
        return _capitalised(found.spoken_wish) + found.stop
    where, parted, wish = sentence.partition(": ")
    is_place = parted and where.startswith(("To ", "In ")) and "'" not in where
    return _capitalised(wish) if is_place else sentence


def in_engines_words(sentence: str, before: str = "") -> str:
    """What the user typed as the ledger words it, so that the rule behind it is understood; else as it is.

    Args:
        before: the ledger's sentence that was reworded; where it applied stays as it was.
    """
    old = _Sentence.read(before)
    place = old.place if old is not None else ""
    whole = sentence.strip()
    shown = f"{_spoken_place(place)}: " if place else ""
    body = _lowered(whole.removeprefix(shown).removesuffix("."))
    for template in WISHES:
        translated = _lowered(_wish(template))
        if _pattern(translated).fullmatch(body):
            if translated == _lowered(template):
                break
            wish = _carried_over(body, translated, template, _slots_meant)
            return f"{place}: {wish}." if place else f"{_capitalised(wish)}."
    return sentence


def _carried_over(words: str, template: str, other: str, in_place: Callable[[str], str]) -> str:
    """The values of a sentence put into the places of another template."""
    found = _pattern(template).fullmatch(words)
    values = {name: in_place(value) for name, value in found.groupdict().items()} if found else {}
    return other.format(**values)


@cache
def _pattern(template: str) -> re.Pattern[str]:
    return pattern_of(template)


def _spoken_place(place: str) -> str:
    """E.g. "To Ann Lee, in formal replies" in the user's language."""
    translate = QCoreApplication.translate
    parts = place.removeprefix("In ").split(" in ") if place.startswith("In ") else place.split(", in ")
    head, rest = parts[0], parts[1:]
    while place.startswith("To ") and rest and not all(map(_is_place, rest)):
        head, rest = f"{head}, in {rest[0]}", rest[1:]
    spoken = [_spoken_where(one) for one in rest]
    if place.startswith("To "):
        name = translate("PreferencePlace", "To {name}").format(name=head.removeprefix("To "))
        return ", ".join([name, *spoken])
    return _capitalised(" ".join([_spoken_where(head), *spoken]))


def _is_place(words: str) -> bool:
    return words in LANGUAGES or _IN_WHAT.fullmatch(words) is not None


def _spoken_where(words: str) -> str:
    """A sort of text, or a language."""
    translate = QCoreApplication.translate
    if words in LANGUAGES:
        named = translate("PreferencePlace", words)
        return translate("PreferencePlace", "in {language}").format(language=named)
    found = _IN_WHAT.fullmatch(words)
    named = " ".join(translate("PreferencePlace", one) for one in (found.groups() if found else ()) if one)
    return translate("PreferencePlace", "in {texts}").format(texts=named or words)


def _wish(template: str) -> str:
    return QCoreApplication.translate(CONTEXT, template)


def _slots_spoken(value: str) -> str:
    for slot in SLOTS:
        value = value.replace(slot, QCoreApplication.translate("PreferencePlace", slot))
    return value


def _slots_meant(value: str) -> str:
    for slot in SLOTS:
        value = value.replace(QCoreApplication.translate("PreferencePlace", slot), slot)
    return value


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lowered(words: str) -> str:
    """A wish as it stands behind a place; a name of a language keeps its capital."""
    if words.startswith(("British", "American")):
        return words
    return words[:1].lower() + words[1:]
