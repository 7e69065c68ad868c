"""Every key of the window as data: menus, the overview (F1) and the user guide are made from this table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from ui.translation import QT_TRANSLATE_NOOP

Place = Literal["everywhere", "write", "library", "style", "rewrite"]


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One key.

    Attributes:
        name: what code calls it, e.g. ``write.again``.
        keys: as ``QKeySequence`` reads them; Ctrl becomes Cmd on macOS.
        text: what it does, in the source language; translate with ``spoken``.
        place: the page where it works.
    """

    name: str
    keys: str
    text: str
    place: Place

    @property
    def spoken(self) -> str:
        """What it does, in the user's language."""
        return QCoreApplication.translate("Shortcut", self.text)

    @property
    def sequence(self) -> QKeySequence:
        """The keys as Qt takes them."""
        return QKeySequence(self.keys)

    @property
    def shown(self) -> str:
        """The keys as this system writes them."""
        return self.sequence.toString(QKeySequence.SequenceFormat.NativeText)


def _table(*entries: Shortcut) -> Mapping[str, Shortcut]:
    return {entry.name: entry for entry in entries}


SHORTCUTS: Mapping[str, Shortcut] = _table(
    Shortcut("go.write", "Ctrl+1", QT_TRANSLATE_NOOP("Shortcut", "Go to Write"), "everywhere"),
    Shortcut("go.library", "Ctrl+2", QT_TRANSLATE_NOOP("Shortcut", "Go to Library"), "everywhere"),
    Shortcut("go.style", "Ctrl+3", QT_TRANSLATE_NOOP("Shortcut", "Go to My style"), "everywhere"),
    Shortcut("go.sources", "Ctrl+4", QT_TRANSLATE_NOOP("Shortcut", "Go to Sources"), "everywhere"),
    Shortcut("go.models", "Ctrl+5", QT_TRANSLATE_NOOP("Shortcut", "Go to Models"), "everywhere"),
    Shortcut("go.privacy", "Ctrl+6", QT_TRANSLATE_NOOP("Shortcut", "Go to Privacy"), "everywhere"),
    Shortcut("go.settings", "Ctrl+,", QT_TRANSLATE_NOOP("Shortcut", "Go to Settings"), "everywhere"),
    Shortcut("new", "Ctrl+N", QT_TRANSLATE_NOOP("Shortcut", "Write a new mail"), "everywhere"),
    Shortcut("find", "Ctrl+K", QT_TRANSLATE_NOOP("Shortcut", "Search the library"), "everywhere"),
    Shortcut("keys", "F1", QT_TRANSLATE_NOOP("Shortcut", "Show all keys"), "everywhere"),
    Shortcut("notice.act", "Alt+Z", QT_TRANSLATE_NOOP("Shortcut", "Do what the message says"), "everywhere"),
    Shortcut("close", "Ctrl+W", QT_TRANSLATE_NOOP("Shortcut", "Close the window"), "everywhere"),
    Shortcut("quit", "Ctrl+Q", QT_TRANSLATE_NOOP("Shortcut", "Quit Ownhand"), "everywhere"),
    Shortcut("write.draft", "Ctrl+Return", QT_TRANSLATE_NOOP("Shortcut", "Write the draft, or write it again"), "write"),
    Shortcut("write.stop", "Esc", QT_TRANSLATE_NOOP("Shortcut", "Stop at once"), "write"),
    Shortcut("write.undo", "Ctrl+Z", QT_TRANSLATE_NOOP("Shortcut", "Undo, whatever it was"), "write"),
    Shortcut("write.redo", "Ctrl+Shift+Z", QT_TRANSLATE_NOOP("Shortcut", "Redo"), "write"),
    Shortcut("write.shorten", "Alt+1", QT_TRANSLATE_NOOP("Shortcut", "Shorter"), "write"),
    Shortcut("write.clearer", "Alt+2", QT_TRANSLATE_NOOP("Shortcut", "Clearer"), "write"),
    Shortcut("write.friendly", "Alt+3", QT_TRANSLATE_NOOP("Shortcut", "Friendlier"), "write"),
    Shortcut("write.formal", "Alt+4", QT_TRANSLATE_NOOP("Shortcut", "More formal"), "write"),
    Shortcut("write.mine", "Alt+5", QT_TRANSLATE_NOOP("Shortcut", "As I'd say it"), "write"),
    Shortcut("write.proofread", "Alt+6", QT_TRANSLATE_NOOP("Shortcut", "Proofread"), "write"),
    Shortcut("write.more_like", "Alt+Up", QT_TRANSLATE_NOOP("Shortcut", "More like what is selected"), "write"),
    Shortcut("write.not_like", "Alt+Down", QT_TRANSLATE_NOOP("Shortcut", "Nothing like what is selected"), "write"),
    Shortcut("write.changes", "Ctrl+D", QT_TRANSLATE_NOOP("Shortcut", "Show what changed"), "write"),
    Shortcut("write.earlier", "Alt+Left", QT_TRANSLATE_NOOP("Shortcut", "The version before"), "write"),
    Shortcut("write.later", "Alt+Right", QT_TRANSLATE_NOOP("Shortcut", "The version after"), "write"),
    Shortcut("write.copy", "Ctrl+Shift+C", QT_TRANSLATE_NOOP("Shortcut", "Finish: copy the text"), "write"),
    Shortcut("write.mail", "Ctrl+Shift+M", QT_TRANSLATE_NOOP("Shortcut", "Finish: open it in the mail program"), "write"),
    Shortcut("write.save", "Ctrl+S", QT_TRANSLATE_NOOP("Shortcut", "Finish: save it as a message"), "write"),
    Shortcut("write.drafts", "Ctrl+O", QT_TRANSLATE_NOOP("Shortcut", "All drafts"), "write"),
    Shortcut("write.across", "F6", QT_TRANSLATE_NOOP("Shortcut", "From the points to the draft and back"), "write"),
    Shortcut("library.reply", "Ctrl+R", QT_TRANSLATE_NOOP("Shortcut", "Reply"), "library"),
    Shortcut("library.write_to", "Ctrl+Shift+R", QT_TRANSLATE_NOOP("Shortcut", "Write to them"), "library"),
    Shortcut("library.example", "Ctrl+E", QT_TRANSLATE_NOOP("Shortcut", "Use as example"), "library"),
    Shortcut("library.like", "Ctrl+L", QT_TRANSLATE_NOOP("Shortcut", "Find more like this"), "library"),
    Shortcut("library.copy", "Ctrl+Shift+C", QT_TRANSLATE_NOOP("Shortcut", "Copy the text"), "library"),
    Shortcut("style.add", "Ctrl+Shift+A", QT_TRANSLATE_NOOP("Shortcut", "State a preference"), "style"),
    Shortcut("style.find", "Ctrl+F", QT_TRANSLATE_NOOP("Shortcut", "Find a preference"), "style"),
    Shortcut("style.edit", "F2", QT_TRANSLATE_NOOP("Shortcut", "Word it anew"), "style"),
    Shortcut("style.switch", "Ctrl+E", QT_TRANSLATE_NOOP("Shortcut", "Switch it off or on"), "style"),
    Shortcut("style.pin", "Ctrl+P", QT_TRANSLATE_NOOP("Shortcut", "Pin it"), "style"),
    Shortcut("style.delete", "Ctrl+Del", QT_TRANSLATE_NOOP("Shortcut", "Delete it"), "style"),
    Shortcut("style.undo", "Ctrl+Shift+Z", QT_TRANSLATE_NOOP("Shortcut", "Undo its last change"), "style"),
    Shortcut("rewrite.accept", "Return", QT_TRANSLATE_NOOP("Shortcut", "Put the new text in its place"), "rewrite"),
    Shortcut("rewrite.next", "Tab", QT_TRANSLATE_NOOP("Shortcut", "The next mode"), "rewrite"),
    Shortcut("rewrite.close", "Esc", QT_TRANSLATE_NOOP("Shortcut", "Close; nothing happened"), "rewrite"),
    Shortcut("rewrite.copy", "Ctrl+C", QT_TRANSLATE_NOOP("Shortcut", "Copy the new text"), "rewrite"),
    Shortcut("rewrite.later", "Right", QT_TRANSLATE_NOOP("Shortcut", "The next change"), "rewrite"),
    Shortcut("rewrite.earlier", "Left", QT_TRANSLATE_NOOP("Shortcut", "The change before"), "rewrite"),
    Shortcut("rewrite.leave", "N", QT_TRANSLATE_NOOP("Shortcut", "Leave this change out"), "rewrite"),
    Shortcut("rewrite.reopen", "U", QT_TRANSLATE_NOOP("Shortcut", "Take that decision back"), "rewrite"),
    Shortcut("rewrite.clipboard", "V", QT_TRANSLATE_NOOP("Shortcut", "Take what is on the clipboard"), "rewrite"),
    Shortcut("rewrite.again", "R", QT_TRANSLATE_NOOP("Shortcut", "Try again"), "rewrite"),
    Shortcut("rewrite.own", "+", QT_TRANSLATE_NOOP("Shortcut", "Make a mode of your own"), "rewrite"),
    Shortcut("rewrite.proofread", "P", QT_TRANSLATE_NOOP("Shortcut", "Proofread"), "rewrite"),
    Shortcut("rewrite.shorten", "S", QT_TRANSLATE_NOOP("Shortcut", "Shorter"), "rewrite"),
    Shortcut("rewrite.clearer", "C", QT_TRANSLATE_NOOP("Shortcut", "Clearer"), "rewrite"),
    Shortcut("rewrite.friendly", "W", QT_TRANSLATE_NOOP("Shortcut", "Warmer"), "rewrite"),
    Shortcut("rewrite.formal", "F", QT_TRANSLATE_NOOP("Shortcut", "More formal"), "rewrite"),
    Shortcut("rewrite.mine", "A", QT_TRANSLATE_NOOP("Shortcut", "As I'd say it"), "rewrite"),
    Shortcut("rewrite.bullets", "B", QT_TRANSLATE_NOOP("Shortcut", "Bullet points"), "rewrite"),
    Shortcut("rewrite.prose", "T", QT_TRANSLATE_NOOP("Shortcut", "Running text"), "rewrite"),
    Shortcut("rewrite.custom", "I", QT_TRANSLATE_NOOP("Shortcut", "An instruction of your own"), "rewrite"),
)  # fmt: skip
