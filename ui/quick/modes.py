"""The modes of the popup and the single keys they are called by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings

from ui.translation import QT_TRANSLATE_NOOP

OWN_KEYS = "123456789"
_REMEMBERED = 4


@dataclass(frozen=True, slots=True)
class Mode:
    """One way of rewriting.

    Attributes:
        name: as the engine knows it.
        title: in the source language; of an own mode the name itself.
        key: the single key that chooses it; "" when there are more modes than keys.
    """

    name: str
    title: str
    key: str
    own: bool = False

    @property
    def spoken(self) -> str:
        """The title in the user's language."""
        return self.title if self.own else QCoreApplication.translate("Mode", self.title)


BUILT_IN: tuple[Mode, ...] = (
    Mode("proofread", QT_TRANSLATE_NOOP("Mode", "Proofread"), "P"),
    Mode("shorten", QT_TRANSLATE_NOOP("Mode", "Shorter"), "S"),
    Mode("clearer", QT_TRANSLATE_NOOP("Mode", "Clearer"), "C"),
    Mode("friendly", QT_TRANSLATE_NOOP("Mode", "Warmer"), "W"),
    Mode("formal", QT_TRANSLATE_NOOP("Mode", "More formal"), "F"),
    Mode("mine", QT_TRANSLATE_NOOP("Mode", "As I'd say it"), "A"),
    Mode("bullets", QT_TRANSLATE_NOOP("Mode", "Bullet points"), "B"),
    Mode("prose", QT_TRANSLATE_NOOP("Mode", "Running text"), "T"),
    Mode("custom", QT_TRANSLATE_NOOP("Mode", "Instruction…"), "I"),
)
NAMES_TAKEN = frozenset(mode.name for mode in BUILT_IN)


def all_modes(own: Mapping[str, str]) -> tuple[Mode, ...]:
    """The built-in modes and the user's own, which get the digits.

    Args:
        own: name to instruction, as the settings hold them.
    """
    keys = [*OWN_KEYS, *[""] * len(own)]
    made = (Mode(name, name, key, own=True) for name, key in zip(own, keys, strict=False))
    return (*BUILT_IN, *made)


def by_name(modes: Sequence[Mode], name: str) -> Mode | None:
    """The mode of a name; None when the user has removed it."""
    return next((mode for mode in modes if mode.name == name), None)


def after(modes: Sequence[Mode], current: Mode | None, steps: int) -> Mode:
    """The next mode round the table; those that need words of their own are passed over."""
    round_ = [mode for mode in modes if mode.name != "custom"]
    if current not in round_:
        return round_[0 if steps > 0 else -1]
    return round_[(round_.index(current) + steps) % len(round_)]


class RecentModes:
    """Which modes were used last; kept beside the state of the window."""

    def __init__(self, file: Path) -> None:
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    def names(self) -> list[str]:
        """Names of modes, the newest first."""
        stored = self._store.value("rewrite/recent", [])
        listed = [stored] if isinstance(stored, str) else stored
        return [str(name) for name in listed][:_REMEMBERED] if isinstance(listed, list) else []

    def note(self, name: str) -> None:
        """Remember that a mode was used now."""
        self._store.setValue(
            "rewrite/recent", [name, *(old for old in self.names() if old != name)][:_REMEMBERED]
        )
