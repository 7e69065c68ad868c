"""Where a message is saved: asked by the system's own dialog, remembered for the next time."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from assistant.paths import DataDirectory

_LONGEST_NAME = 60


def ask_for_place(parent: QWidget, data: DataDirectory, form: str, subject: str) -> Path | None:
    """Ask where to save.

    Args:
        form: "eml" for a new file, "maildir" for a folder, "mbox" for a file that is appended to.
        subject: proposes the file's name.

    Returns:
        the place, or None when the user thought better of it.
    """
    translate = QCoreApplication.translate
    remembered = QSettings(str(data.root / "window.ini"), QSettings.Format.IniFormat)
    key = f"places/{form}"
    home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    last = str(remembered.value(key) or home)
    if form == "maildir":
        chosen = QFileDialog.getExistingDirectory(
            parent, translate("Places", "The drafts folder (Maildir)"), last
        )
    elif form == "mbox":
        chosen, _ = QFileDialog.getSaveFileName(
            parent,
            translate("Places", "The drafts file (mbox)"),
            last,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
    else:
        folder = Path(last) if Path(last).is_dir() else Path(last).parent
        chosen, _ = QFileDialog.getSaveFileName(
            parent,
            translate("Places", "Save the message"),
            str(folder / file_name(subject)),
            translate("Places", "Messages (*.eml)"),
        )
        if chosen and not chosen.lower().endswith(".eml"):
            chosen += ".eml"
    if not chosen:
        return None
    remembered.setValue(key, str(Path(chosen).parent) if form == "eml" else chosen)
    return Path(chosen)


def file_name(subject: str) -> str:
    """A file's name out of a subject, without signs that a file system refuses."""
    words = re.sub(r'[\x00-\x1f\x7f<>:"/\\|?*]+', " ", subject)
    words = " ".join(words.split())[:_LONGEST_NAME].strip(" .")
    return f"{words or translate_message()}.eml"


def translate_message() -> str:
    """What a message without a subject is called."""
    return QCoreApplication.translate("Places", "Message")
