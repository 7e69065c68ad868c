"""Preferences in plain words: where they apply, how sure they are, how they held."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from ui.pages.style.records import Preference, Scope
from ui.widgets.dates import day_of

SURE, FAIRLY_SURE, UNSURE = 0.85, 0.6, 0.35


def scope_words(scope: Scope) -> str:
    """Where it applies, e.g. "To Ann Lee · replies · English"."""
    translate = QCoreApplication.translate
    parts = []
    if scope.person:
        name = scope.person_name or translate("Ledger", "somebody no longer in the library")
        parts.append(translate("Ledger", "To {name}").format(name=name))
    if scope.register:
        parts.append(register_words(scope.register))
    if scope.kind:
        parts.append(kind_words(scope.kind))
    if scope.language:
        parts.append(language_words(scope.language))
    return " · ".join(parts) or translate("Ledger", "Everywhere")


def register_words(register: str) -> str:
    """A register as one says it."""
    translate = QCoreApplication.translate
    return {
        "formal": translate("Ledger", "formal"),
        "neutral": translate("Ledger", "neutral"),
        "informal": translate("Ledger", "informal"),
    }.get(register, register)


def kind_words(kind: str) -> str:
    """A kind of text in the plural."""
    translate = QCoreApplication.translate
    return {
        "mail": translate("Ledger", "new mails"),
        "reply": translate("Ledger", "replies"),
        "document": translate("Ledger", "documents"),
        "rewrite": translate("Ledger", "rewrites"),
    }.get(kind, kind)


def language_words(code: str) -> str:
    """The name of a language in the window's own."""
    translate = QCoreApplication.translate
    return {
        "en": translate("Ledger", "English"),
        "de": translate("Ledger", "German"),
        "fr": translate("Ledger", "French"),
        "es": translate("Ledger", "Spanish"),
        "it": translate("Ledger", "Italian"),
        "nl": translate("Ledger", "Dutch"),
        "pt": translate("Ledger", "Portuguese"),
    }.get(code, QLocale(code).nativeLanguageName() or code)


def sure_words(entry: Preference) -> str:
    """How much the ledger relies on it."""
    translate = QCoreApplication.translate
    if entry.kind == "stated":
        return translate("Ledger", "you said so")
    if entry.status == "candidate":
        return translate("Ledger", "waiting for one more correction")
    if entry.strength >= SURE:
        return translate("Ledger", "sure")
    if entry.strength >= FAIRLY_SURE:
        return translate("Ledger", "fairly sure")
    if entry.strength >= UNSURE:
        return translate("Ledger", "not sure yet")
    return translate("Ledger", "doubtful")


def status_words(entry: Preference) -> str:
    """Why drafts don't follow it, or "" where they do."""
    translate = QCoreApplication.translate
    return {
        "off": translate("Ledger", "switched off"),
        "disputed": translate("Ledger", "your texts differ about it"),
        "replaced": translate("Ledger", "replaced by a newer one"),
    }.get(entry.status, "")


def idle_words(entry: Preference) -> str:
    """Why it changes nothing although it is in force, or ""."""
    if not entry.idle or not entry.in_force:
        return ""
    return QCoreApplication.translate(
        "Ledger", "The model in use can't follow a wish in these words; a stronger one can."
    )


def held_words(applied: int, finished: int, kept: int) -> str:
    """How a preference did since it was learned.

    Args:
        applied: drafts it was used in; finished: those of them that the user finished; kept: those
            whose final kept it.
    """
    translate = QCoreApplication.translate
    if not applied:
        return translate("Ledger", "No draft has used it yet.")
    used = translate("Ledger", "Used in %n draft(s).", "", applied)
    if not finished:
        return used
    held = translate("Ledger", "Of {finished} you finished, {kept} kept it.")
    return f"{used} {held.format(finished=finished, kept=kept)}"


def origin_words(entry: Preference) -> str:
    """Where it comes from and since when."""
    translate = QCoreApplication.translate
    date = day_of(entry.created)
    if entry.kind == "stated":
        return translate("Ledger", "You stated it on {date}.").format(date=date)
    corrections = translate("Ledger", "Learned from %n correction(s)", "", entry.lessons)
    return translate("Ledger", "{corrections}, first on {date}.").format(corrections=corrections, date=date)
