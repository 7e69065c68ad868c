"""The keys that open the popup, as every desktop needs them said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence

Modifier = Literal["Ctrl", "Alt", "Shift", "Meta"]

_QT: dict[Modifier, Qt.KeyboardModifier] = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Meta": Qt.KeyboardModifier.MetaModifier,
}


@dataclass(frozen=True, slots=True)
class Hotkey:
    """One key with at least one modifier.

    Attributes:
        key: a letter A to Z, a digit, F1 to F24, or "Space".
    """

    modifiers: frozenset[Modifier]
    key: str

    @classmethod
    def parse(cls, text: str) -> Hotkey | None:
        """Read keys as the setting holds them, e.g. ``Ctrl+Alt+R``; None when they can't be used anywhere.

        A letter alone, or with Shift alone, would take that letter away from every program.
        """
        sequence = QKeySequence(text.strip(), QKeySequence.SequenceFormat.PortableText)
        if sequence.count() != 1:
            return None
        combination = sequence[0]  # type: ignore[index]
        key, held = combination.key(), combination.keyboardModifiers()
        modifiers: frozenset[Modifier] = frozenset(name for name, flag in _QT.items() if held & flag)
        name = _name(key)
        if not name or not modifiers or (modifiers == {"Shift"} and not _is_function_key(name)):
            return None
        return cls(modifiers, name)

    @property
    def shown(self) -> str:
        """As this system writes it."""
        sequence = QKeySequence(self.portable, QKeySequence.SequenceFormat.PortableText)
        return sequence.toString(QKeySequence.SequenceFormat.NativeText)

    @property
    def portable(self) -> str:
        """As the setting holds it."""
        order: tuple[Modifier, ...] = ("Ctrl", "Alt", "Shift", "Meta")
        return "+".join([*(name for name in order if name in self.modifiers), self.key])


@dataclass(frozen=True, slots=True)
class KeyState:
    """Whether the key works, and if not, why and what to do about it.

    Attributes:
        reason: "" while it works; else "taken", "no-permission", "not-here", "unusable", or "waiting" for the
            desktop's answer.
        shown: the key as the desktop gave it, which on Wayland need not be the one asked for.
    """

    works: bool
    reason: Literal["", "taken", "no-permission", "not-here", "unusable", "waiting"] = ""
    shown: str = ""

    def sentence(self) -> str:
        """What is wrong and the next step, for the user; "" while it works."""
        translate = QCoreApplication.translate
        if self.reason == "taken":
            return translate(
                "Hotkey",
                "Another program uses {keys} already, so quick rewrite does not hear it. Choose other keys "
                "in Settings, or use the tray menu.",
            ).format(keys=self.shown)
        if self.reason == "no-permission":
            return translate(
                "Hotkey",
                "The system has not allowed a key for quick rewrite. Allow it in the system's settings, or "
                "bind a key there to the command “ownhand --rewrite”.",
            )
        if self.reason == "not-here":
            return translate(
                "Hotkey",
                "This desktop gives programs no keys of their own. Bind a key in its settings to the command "
                "“ownhand --rewrite”, or use the tray menu.",
            )
        if self.reason == "unusable":
            return translate(
                "Hotkey",
                "“{keys}” can't be used as keys for quick rewrite. Choose a letter, a digit or a function "
                "key together with Ctrl, Alt or both.",
            ).format(keys=self.shown)
        return ""


def _name(key: Qt.Key) -> str:
    value = int(key)
    if Qt.Key.Key_A <= value <= Qt.Key.Key_Z or Qt.Key.Key_0 <= value <= Qt.Key.Key_9:
        return chr(value)
    if Qt.Key.Key_F1 <= value <= Qt.Key.Key_F24:
        return f"F{value - int(Qt.Key.Key_F1) + 1}"
    return "Space" if value == Qt.Key.Key_Space else ""


def _is_function_key(name: str) -> bool:
    return len(name) > 1 and name != "Space"
