"""A model as the page shows it, and the words for what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication, QLocale

from ui.installing import spoken_size

Level = Literal["good", "slow", "tight", "no"]
CATALOGUE = "Catalogue"
"""Context of the catalogue's own words; ``python -m ui.translations`` takes them from there."""


@dataclass(frozen=True, slots=True)
class Model:
    """One row of the engine's answer; sizes in bytes, ``measured`` as on its card or empty.

    ``tokens_per_s`` is an estimate for this machine, 0 where there is none.
    """

    name: str
    title: str
    kind: str
    size: int
    licence: str
    fit: Level
    memory: int
    installed: bool
    in_use: bool
    recommended: bool
    strategy: str
    measured: Mapping[str, Any]
    languages: tuple[str, ...]
    note: str
    tokens_per_s: float

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Model:
        """Take what the page needs out of the engine's answer."""
        return cls(
            name=str(row["name"]),
            title=str(row.get("title") or row["name"]),
            kind=str(row.get("kind") or "language"),
            size=int(row.get("size") or 0),
            licence=str(row.get("licence") or ""),
            fit=row.get("fit") or "good",
            memory=int(row.get("memory_bytes") or 0),
            installed=bool(row.get("installed")),
            in_use=bool(row.get("in_use")),
            recommended=bool(row.get("recommended")),
            strategy=str(row.get("strategy") or ""),
            measured=row.get("measured") or {},
            languages=tuple(row.get("languages") or ()),
            note=str(row.get("note") or ""),
            tokens_per_s=float(row.get("tokens_per_s") or 0),
        )


def spoken_fit(model: Model) -> str:
    """Whether it suits this machine, in a few words."""
    translate = QCoreApplication.translate
    words = {
        "good": translate("Models", "Fits this machine"),
        "slow": translate("Models", "Fits, but words come slowly"),
        "tight": translate("Models", "Tight: long mails lose their beginning"),
        "no": translate("Models", "Too large for this machine now"),
    }[model.fit]
    needs = translate("Models", "needs {memory} of memory").format(memory=spoken_size(model.memory))
    return f"{words} · {needs}" if model.memory else words


def spoken_facts(model: Model) -> str:
    """Size, licence and languages in one line."""
    parts = [spoken_size(model.size) if model.size else "", model.licence]
    if model.kind == "language":
        parts.append(spoken_languages(model.languages))
    return " · ".join(part for part in parts if part)


def spoken_languages(codes: tuple[str, ...]) -> str:
    """Names of languages in the user's own language, at most five."""
    names = [_language(code) for code in codes]
    if len(names) <= 5:
        return ", ".join(names)
    more = QCoreApplication.translate("Models", "%Ln more", "", len(names) - 4)
    return ", ".join([*names[:4], more])


def spoken_quality(model: Model) -> str:
    """How it writes as measured here, and what helps it; "" before the first check."""
    translate = QCoreApplication.translate
    if not model.measured:
        return ""
    speed = translate(
        "Models",
        "Measured here: {speed} tokens a second; the facts kept in {facts} of the tasks, "
        "the style in {style}.",
    )
    how = {
        "whole": translate(
            "Models",
            "Writes whole texts. Points in a few words are enough; tone, length and examples of yours "
            "all help.",
        ),
        "points": translate(
            "Models",
            "Words one point at a time, inside your own greeting and closing. Short, complete points "
            "help most.",
        ),
        "frame": translate(
            "Models",
            "Keeps to your own words and only judges between them. Write the points as you would say them.",
        ),
    }.get(model.strategy, "")
    measured = model.measured
    told = speed.format(
        speed=QLocale().toString(round(float(measured.get("decode_tokens_per_s") or 0))),
        facts=_share(measured.get("facts")),
        style=_share(measured.get("style")),
    )
    return f"{told} {how}".strip()


def spoken_note(model: Model) -> str:
    """The catalogue's note in the user's language."""
    return QCoreApplication.translate(CATALOGUE, model.note) if model.note else ""


def spoken_title(model: Model) -> str:
    """The catalogue's title in the user's language; most are names."""
    return QCoreApplication.translate(CATALOGUE, model.title)


def _share(value: Any) -> str:
    return f"{round(100 * float(value or 0))} %"


def _language(code: str) -> str:
    translate = QCoreApplication.translate
    names = {
        "en": translate("Language", "English"),
        "de": translate("Language", "German"),
        "fr": translate("Language", "French"),
        "es": translate("Language", "Spanish"),
        "it": translate("Language", "Italian"),
        "pt": translate("Language", "Portuguese"),
        "nl": translate("Language", "Dutch"),
        "pl": translate("Language", "Polish"),
        "sv": translate("Language", "Swedish"),
        "ru": translate("Language", "Russian"),
        "zh": translate("Language", "Chinese"),
        "ja": translate("Language", "Japanese"),
        "ko": translate("Language", "Korean"),
    }
    return names.get(code, QLocale.languageToString(QLocale(code).language()))
