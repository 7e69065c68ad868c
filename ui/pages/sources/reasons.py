"""Why a file could not be read, in the user's language; others are shown as the engine says them."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication

from ui.failures import Pattern, pattern_of
from ui.translation import QT_TRANSLATE_NOOP

CONTEXT = "Reason"

REASONS: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Reason", "it could not be read ({reason})"),
    QT_TRANSLATE_NOOP("Reason", "it has more than {count} pages"),
    QT_TRANSLATE_NOOP("Reason", "it has no header lines, so it is not a message"),
    QT_TRANSLATE_NOOP("Reason", "it holds more than {count} files inside; it was not opened"),
    QT_TRANSLATE_NOOP("Reason", "it holds no mail and no documents"),
    QT_TRANSLATE_NOOP("Reason", "it holds no message in mailbox form"),
    QT_TRANSLATE_NOOP("Reason", "it holds no messages"),
    QT_TRANSLATE_NOOP("Reason", "it holds no text"),
    QT_TRANSLATE_NOOP(
        "Reason", "it holds pictures of pages but no text (a scan); text recognition is not done yet"
    ),
    QT_TRANSLATE_NOOP("Reason", "it is a link that leads to itself"),
    QT_TRANSLATE_NOOP("Reason", "it is a text file of more than {size} MB"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: a list of its blocks cannot be read"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: a list of its nodes cannot be read"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: a page of its index cannot be read"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: a part of it is missing"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: a part of its archive cannot be unpacked"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: it cannot be opened as a PDF"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: it cannot be opened as a Word document"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: it does not begin like a file of its kind"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: it does not begin like an Outlook data file"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: it holds no Word document"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: it holds no document"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: it holds no presentation"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: it is an archive, but not a Word document"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: it is an archive, but not an e-book"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: it is not a PDF"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: it is not a rich text file"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: it is of no known version"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: it is shorter than it says"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: its XML cannot be read"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: its archive cannot be opened"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: its container cannot be opened"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: its groups are nested too deep"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: its pages cannot be read"),
    QT_TRANSLATE_NOOP("Reason", "it is damaged: its text cannot be found"),
    QT_TRANSLATE_NOOP("Reason", "it is empty"),
    QT_TRANSLATE_NOOP("Reason", "it is encrypted by Windows"),
    QT_TRANSLATE_NOOP("Reason", "it is from a Word before 97; save it as .docx to have it read"),
    QT_TRANSLATE_NOOP(
        "Reason", "it is in the form of newer Outlook caches, which is not read; export the mail as .pst"
    ),
    QT_TRANSLATE_NOOP("Reason", "it is larger than {size} MB"),
    QT_TRANSLATE_NOOP("Reason", "it is named a mailbox but does not begin like one"),
    QT_TRANSLATE_NOOP("Reason", "it is no Outlook message"),
    QT_TRANSLATE_NOOP("Reason", "it is not a folder any more"),
    QT_TRANSLATE_NOOP("Reason", "it is not a regular file"),
    QT_TRANSLATE_NOOP("Reason", "it is not a text file"),
    QT_TRANSLATE_NOOP("Reason", "it is not there any more"),
    QT_TRANSLATE_NOOP("Reason", "it is not there now; what was read from it is kept"),
    QT_TRANSLATE_NOOP("Reason", "it is of no kind that is read"),
    QT_TRANSLATE_NOOP("Reason", "it is protected against copying"),
    QT_TRANSLATE_NOOP("Reason", "it is protected with a password"),
    QT_TRANSLATE_NOOP("Reason", "it needs more memory than there is"),
    QT_TRANSLATE_NOOP(
        "Reason", "it unpacks to far more than its size allows (a zip bomb); it was not opened"
    ),
    QT_TRANSLATE_NOOP(
        "Reason", "its XML declares entities, which no honest document does; it was not opened"
    ),
    QT_TRANSLATE_NOOP("Reason", "its folders are nested too deep"),
    QT_TRANSLATE_NOOP("Reason", "reading it took too long or broke the reader"),
    QT_TRANSLATE_NOOP("Reason", "the system could not read it"),
    QT_TRANSLATE_NOOP("Reason", "the system could not read it ({reason})"),
    QT_TRANSLATE_NOOP("Reason", "you are not allowed to read it"),
)
"""The engine's reasons; of several that fit the first counts."""


def spoken_reason(reason: str) -> str:
    """A reason in the user's language; values in it are taken over."""
    for pattern, source in _patterns():
        found = pattern.fullmatch(reason)
        if found:
            return QCoreApplication.translate(CONTEXT, source).format(**found.groupdict())
    return reason


@cache
def _patterns() -> tuple[tuple[Pattern, str], ...]:
    return tuple((pattern_of(source), source) for source in REASONS)
