"""What the popup says when there is nothing to show: what is the matter, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.quick.desktop import Captured, Replacement


def spoken_lack(captured: Captured, hotkey: str) -> tuple[str, str]:
    """Why there is no text, and the next step.

    Args:
        hotkey: the global key as this system writes it; "" when none works.
    """
    translate = QCoreApplication.translate
    copied = captured.origin == "clipboard"
    if captured.lack == "image":
        return (
            translate("Popup", "The clipboard holds a picture, not words.")
            if copied
            else translate("Popup", "A picture is selected, not words."),
            translate("Popup", "Select words, or copy some and press V."),
        )
    if captured.lack == "file":
        return (
            translate("Popup", "The clipboard holds a file, not words.")
            if copied
            else translate("Popup", "A file is selected, not words."),
            translate("Popup", "Open it and select the words that you want to change."),
        )
    if captured.lack == "no-answer":
        return (
            translate("Popup", "The other program does not say what is selected."),
            translate("Popup", "Press R to ask once more, or copy the words and press V."),
        )
    if captured.lack == "no-permission":
        return (
            translate("Popup", "The system does not let Ownhand see what is selected."),
            translate("Popup", "Allow it under Privacy → Accessibility, or copy the words and press V."),
        )
    if copied:
        return (
            translate("Popup", "There are no words on the clipboard."),
            translate("Popup", "Copy some in any program, then press R."),
        )
    select = translate("Popup", "Select words in any program, then press {keys}.").format(keys=hotkey)
    return (
        translate("Popup", "Nothing is selected."),
        (f"{select} " if hotkey else "") + translate("Popup", "V takes what is on the clipboard."),
    )


def spoken_refusal(replacement: Replacement) -> tuple[str, str]:
    """Why the new text is not in its place, and the next step."""
    translate = QCoreApplication.translate
    paste = translate("Popup", "The new text is on the clipboard: paste it where it belongs.")
    known = {
        "vanished": (
            translate("Popup", "Something else is selected now."),
            translate("Popup", "Enter puts the new text there all the same; Ctrl+C copies it."),
        ),
        "terminal": (
            translate("Popup", "In a terminal every pasted line could run as a command."),
            translate("Popup", "The new text is on the clipboard: look, then paste it yourself."),
        ),
        "by-hand": (translate("Popup", "This desktop lets no program paste for you."), paste),
        "window-gone": (translate("Popup", "The window with the selection is gone."), paste),
        "not-taken": (translate("Popup", "The program did not take the new text."), paste),
        "no-permission": (
            translate("Popup", "The system does not let Ownhand paste for you."),
            translate(
                "Popup", "The new text is on the clipboard. Allow pasting under Privacy → Accessibility."
            ),
        ),
    }
    return known.get(replacement.reason, known["not-taken"])
