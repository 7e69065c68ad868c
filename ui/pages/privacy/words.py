"""The words of the page "Privacy" for what the engine names in one word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from ui.widgets.dates import long_date


def spoken_holding(name: str) -> tuple[str, str]:
    """What a kind of thing that is kept is called, and what it is for."""
    translate = QCoreApplication.translate
    words = {
        "library": (
            translate("Privacy", "Library"),
            translate(
                "Privacy",
                "The text of your mail and documents, your drafts and finals, and what was learned.",
            ),
        ),
        "index": (
            translate("Privacy", "Index for meaning"),
            translate(
                "Privacy", "Numbers that find passages by meaning; made anew from the library at any time."
            ),
        ),
        "writing": (
            translate("Privacy", "Unfinished writing"),
            translate("Privacy", "What you are writing now, saved while you type."),
        ),
        "states": (
            translate("Privacy", "Prompt memory"),
            translate("Privacy", "What the model has read often; may go at any time."),
        ),
        "models": (
            translate("Privacy", "Models"),
            translate("Privacy", "Files from their publishers; nothing of yours is in them."),
        ),
        "adapters": (
            translate("Privacy", "Your own voice"),
            translate(
                "Privacy",
                "What models have learned from your sent mail; the page Models shows and removes it.",
            ),
        ),
        "settings": (
            translate("Privacy", "Settings"),
            translate("Privacy", "What you changed, and how the window stood."),
        ),
        "logs": (
            translate("Privacy", "Logs"),
            translate("Privacy", "What the program did, never a word of yours."),
        ),
        "engine": (
            translate("Privacy", "Engine"),
            translate("Privacy", "Lock and address of the running process."),
        ),
    }
    return words.get(
        name, (translate("Privacy", "Something else"), translate("Privacy", "Not made by Ownhand."))
    )


def spoken_counts(counts: Mapping[str, int]) -> str:
    """How much the library holds, in one line."""
    translate = QCoreApplication.translate
    known = {
        "messages and documents": lambda n: translate("Privacy", "%Ln message(s) and document(s)", "", n),
        "people": lambda n: translate("Privacy", "%Ln person(s)", "", n),
        "drafts": lambda n: translate("Privacy", "%Ln draft(s)", "", n),
        "edits": lambda n: translate("Privacy", "%Ln edit(s)", "", n),
        "preferences": lambda n: translate("Privacy", "%Ln preference(s)", "", n),
        "passages": lambda n: translate("Privacy", "%Ln passage(s)", "", n),
        "vectors": lambda n: translate("Privacy", "%Ln vector(s)", "", n),
    }
    return " · ".join(words(int(counts[name])) for name, words in known.items() if counts.get(name))


def spoken_layer(name: str) -> str:
    """One layer that keeps the engine from any network."""
    translate = QCoreApplication.translate
    words = {
        "network-namespace": translate(
            "Privacy", "The engine lives in a network of its own without any connection."
        ),
        "landlock": translate("Privacy", "The kernel refuses it every connection (Landlock)."),
        "seccomp": translate("Privacy", "The kernel refuses it to open a socket to any network (seccomp)."),
        "sandbox-exec": translate("Privacy", "macOS denies it every network operation (sandbox)."),
        "audit-hook": translate("Privacy", "Python refuses and counts every attempt."),
    }
    return words.get(name, name)


def spoken_verdict(verdict: str) -> str:
    """What the proof came to."""
    translate = QCoreApplication.translate
    words = {
        "no-network": translate("Privacy", "No way out: the operating system itself refused every attempt."),
        "refused-in-python-only": translate(
            "Privacy",
            "Every attempt was refused, but this system has no jail below Python; "
            "native libraries are trusted.",
        ),
        "open": translate("Privacy", "At least one attempt was not refused. Please tell the project."),
    }
    return words.get(verdict, verdict)


def spoken_way(way: str) -> str:
    """From where an attempt was made."""
    translate = QCoreApplication.translate
    words = {
        "python": translate("Privacy", "from Python"),
        "native code": translate("Privacy", "from native code"),
        "child process": translate("Privacy", "from a child process"),
    }
    return words.get(way, way)


def spoken_attempt(attempt: Mapping[str, Any]) -> str:
    """One refused attempt of the engine's log."""
    translate = QCoreApplication.translate
    seconds = float(attempt.get("at") or 0)
    words = translate("Privacy", "{what} in {where}, {when}")
    return words.format(what=attempt.get("event"), where=attempt.get("where"), when=long_date(seconds))


def spoken_erased(removed: Mapping[str, int]) -> str:
    """What an erasure removed."""
    words = spoken_counts(removed)
    if not words:
        return QCoreApplication.translate("Privacy", "Nothing was there to erase.")
    return QCoreApplication.translate("Privacy", "Erased: {what}.").format(what=words)


def spoken_scan(scan: Mapping[str, Any]) -> str:
    """What the reading of every byte afterwards found."""
    translate = QCoreApplication.translate
    locale = QLocale()
    read = translate("Privacy", "Every byte of %Ln file(s) was read", "", int(scan["files"]))
    sought = translate(
        "Privacy", "for %Ln erased text(s), address(es) and vector(s)", "", int(scan["needles"])
    )
    if scan.get("clean"):
        return f"{read} {sought}: " + translate("Privacy", "no trace is left.")
    if scan.get("hits"):
        hits = translate("Privacy", "%Ln trace(s) are left.", "", int(scan["hits"]))
        return f"{read} {sought}: {hits}"
    unread = locale.toString(len(scan.get("unread") or ()))
    return f"{read} {sought}: " + translate("Privacy", "{count} files could not be read.").format(
        count=unread
    )
