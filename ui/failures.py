"""What the engine says when something fails, in the user's language and with a next step the window offers.

The engine's own sentences are English and end in commands. Those a user of the window can meet stand here;
values in them (a path, a size) are taken over. A test holds each of them to the engine's words. Every other
sentence is shown as the engine says it.
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QCoreApplication

from ui.translation import QT_TRANSLATE_NOOP

CONTEXT = "Failure"
Pattern = re.Pattern[str]

_AGAIN = QT_TRANSLATE_NOOP("Failure", "Try again.")
_FREE_SPACE = QT_TRANSLATE_NOOP("Failure", "Free some space and try again; what was stored before is kept.")
_LESS_MEMORY = QT_TRANSLATE_NOOP(
    "Failure", "Close other programs, or choose a smaller model on the page Models."
)
_INSTALL_AGAIN = QT_TRANSLATE_NOOP("Failure", "Install it again on the page Models.")
_CONNECTION = QT_TRANSLATE_NOOP("Failure", "Check the connection and try again; it goes on where it stopped.")
_OTHER_FILE = QT_TRANSLATE_NOOP("Failure", "Choose another file.")
_ADDRESS = QT_TRANSLATE_NOOP("Failure", "Give an address such as name@example.org.")
_MORE_MAIL = QT_TRANSLATE_NOOP("Failure", "Add more of your sent mail on the page Sources.")
_TRAIN_ON = QT_TRANSLATE_NOOP("Failure", "Close other programs, then try again; it goes on where it was.")
_TRAIN_ANEW = QT_TRANSLATE_NOOP("Failure", "Give it up and train again; drafts are written without it.")
_RIGHTS = QT_TRANSLATE_NOOP("Failure", "Check its rights in your file manager.")

SENTENCES: tuple[tuple[str, str], ...] = (
    (
        QT_TRANSLATE_NOOP(
            "Failure", "The engine ended before it could answer; what was stored before is safe."
        ),
        _AGAIN,
    ),
    (QT_TRANSLATE_NOOP("Failure", "The engine ended twice in the middle of this job."), _AGAIN),
    (
        QT_TRANSLATE_NOOP("Failure", "The engine process can't be started."),
        QT_TRANSLATE_NOOP("Failure", "Close other programs, and check the rights of the data folder."),
    ),
    (QT_TRANSLATE_NOOP("Failure", "The engine was started but can't be reached."), _AGAIN),
    (
        QT_TRANSLATE_NOOP("Failure", "An engine of another version is at work on this data directory."),
        QT_TRANSLATE_NOOP("Failure", "Wait until it is done, then try again."),
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "The data directory {path} can't be used: {reason}."),
        QT_TRANSLATE_NOOP("Failure", "Make the folder writable for you, then start Ownhand again."),
    ),
    (QT_TRANSLATE_NOOP("Failure", "The disk is full or could not be written."), _FREE_SPACE),
    (QT_TRANSLATE_NOOP("Failure", "The disk of the data directory is full."), _FREE_SPACE),
    (
        QT_TRANSLATE_NOOP(
            "Failure", "There is not enough room on the disk: {needed} GB needed, {free} GB free."
        ),
        _FREE_SPACE,
    ),
    (
        QT_TRANSLATE_NOOP(
            "Failure", "There is not enough room on the disk: about {needed} GB needed, {free} GB free."
        ),
        _FREE_SPACE,
    ),
    (QT_TRANSLATE_NOOP("Failure", "The model could not be downloaded: {reason}."), _CONNECTION),
    (QT_TRANSLATE_NOOP("Failure", "The download ended early."), _CONNECTION),
    (QT_TRANSLATE_NOOP("Failure", "The package {name} {version} could not be fetched."), _CONNECTION),
    (
        QT_TRANSLATE_NOOP(
            "Failure", "The downloaded file is not the one that was published: its SHA-256 is different."
        ),
        QT_TRANSLATE_NOOP("Failure", "Try again; only the doubtful part is fetched anew."),
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "This library was written by a newer version of Ownhand."),
        QT_TRANSLATE_NOOP("Failure", "Install that version again."),
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "The library is in use by another program."),
        QT_TRANSLATE_NOOP("Failure", "Wait until it is done, then try again."),
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "The library file is damaged."),
        QT_TRANSLATE_NOOP("Failure", "Your mail and documents are untouched and can be read again."),
    ),
    (QT_TRANSLATE_NOOP("Failure", "The library file cannot be opened for writing."), _RIGHTS),
    (
        QT_TRANSLATE_NOOP("Failure", "There is not enough memory for this."),
        _LESS_MEMORY,
    ),
    (
        QT_TRANSLATE_NOOP(
            "Failure",
            "The model {name} needs {needed} with the smallest context of {tokens} tokens, "
            "but only {budget} ({share} of the {available} available) may be used.",
        ),
        _LESS_MEMORY,
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "There was no memory for a context of {tokens} tokens of {name}."),
        _LESS_MEMORY,
    ),
    (QT_TRANSLATE_NOOP("Failure", "The model {name} is not installed."), _INSTALL_AGAIN),
    (QT_TRANSLATE_NOOP("Failure", "The file of the model {name} is not there."), _INSTALL_AGAIN),
    (QT_TRANSLATE_NOOP("Failure", "The model file {name} could not be loaded."), _INSTALL_AGAIN),
    (QT_TRANSLATE_NOOP("Failure", "The embedding model could not be loaded."), _INSTALL_AGAIN),
    (
        QT_TRANSLATE_NOOP("Failure", "No language model is installed."),
        QT_TRANSLATE_NOOP("Failure", "Install one on the page Models."),
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "No embedding model is installed, so search goes by words only."),
        QT_TRANSLATE_NOOP("Failure", "Install one on the page Models."),
    ),
    (
        QT_TRANSLATE_NOOP(
            "Failure", "The process that compares meanings ended, probably for want of memory."
        ),
        QT_TRANSLATE_NOOP("Failure", "Close other programs and try again; search by words goes on."),
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "The file {name} is not a GGUF model."),
        QT_TRANSLATE_NOOP("Failure", "Choose a file that ends in .gguf."),
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "The file {name} is one part of a model in several files."),
        QT_TRANSLATE_NOOP("Failure", "Choose the model in one file."),
    ),
    (QT_TRANSLATE_NOOP("Failure", "The model file {name} is damaged: {reason}."), _OTHER_FILE),
    (QT_TRANSLATE_NOOP("Failure", "There is no file {name}."), _OTHER_FILE),
    (QT_TRANSLATE_NOOP("Failure", "There is nothing at {path}."), _OTHER_FILE),
    (QT_TRANSLATE_NOOP("Failure", "You are not allowed to read {path}."), _RIGHTS),
    (
        QT_TRANSLATE_NOOP("Failure", "{path} holds no files."),
        QT_TRANSLATE_NOOP("Failure", "Choose a folder with mail or documents."),
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "{path} is empty."),
        QT_TRANSLATE_NOOP("Failure", "Choose a mailbox, message or document with content."),
    ),
    (QT_TRANSLATE_NOOP("Failure", "This is not a mail address."), _ADDRESS),
    (
        QT_TRANSLATE_NOOP("Failure", "Nobody in the library has this name or address."),
        QT_TRANSLATE_NOOP("Failure", "Choose one of the names that appear while you type."),
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "Several people may be meant."),
        QT_TRANSLATE_NOOP("Failure", "Choose one of the names that appear while you type."),
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "This is yourself; erasing you would erase all your mail."),
        QT_TRANSLATE_NOOP("Failure", "Choose Everything to erase everything."),
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "The export could not be written: {reason}."),
        QT_TRANSLATE_NOOP("Failure", "Choose a folder on a disk with enough space that you may write to."),
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "The final is kept, but learning is paused."),
        QT_TRANSLATE_NOOP("Failure", "The page Privacy lets it go on."),
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "The final is kept, but learning is switched off."),
        QT_TRANSLATE_NOOP("Failure", "The page Settings switches it on."),
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "The settings file can't be used; in line {line} {reason}."),
        QT_TRANSLATE_NOOP("Failure", "The page Settings shows it and can go back to the defaults."),
    ),
    (QT_TRANSLATE_NOOP("Failure", "The settings file {path} can't be written."), _FREE_SPACE),
    (
        QT_TRANSLATE_NOOP("Failure", "The preference is empty."),
        QT_TRANSLATE_NOOP("Failure", "Write one short wish."),
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "A preference may not contain links or mail addresses."),
        QT_TRANSLATE_NOOP("Failure", "Say how to write, not what to insert."),
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "There is nothing to write about: the points are empty."),
        QT_TRANSLATE_NOOP("Failure", "Jot down at least one point."),
    ),
    (
        QT_TRANSLATE_NOOP(
            "Failure",
            "Training on your sent mail needs {needed} mails of your own; the library has {own}, "
            "so {missing} are missing.",
        ),
        _MORE_MAIL,
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "None of your newest mails can be used to measure on."),
        _MORE_MAIL,
    ),
    (
        QT_TRANSLATE_NOOP(
            "Failure",
            "The mails from your addresses are signed by several people, and a model trained on them would "
            "write like none of them.",
        ),
        QT_TRANSLATE_NOOP("Failure", "Take the shared address off: ownhand identity remove ADDRESS"),
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "The model {name} is of a kind that Ownhand can't train."),
        QT_TRANSLATE_NOOP("Failure", "Use another model, and train that."),
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "Training {name} needs {needed} of memory; {free} are free."),
        _LESS_MEMORY,
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "Training needs {needed} of disk for a while; {free} are free."),
        _FREE_SPACE,
    ),
    (
        QT_TRANSLATE_NOOP(
            "Failure", "The training process was ended from outside twice, probably for want of memory."
        ),
        _TRAIN_ON,
    ),
    (QT_TRANSLATE_NOOP("Failure", "There was not enough memory to go on training."), _TRAIN_ON),
    (
        QT_TRANSLATE_NOOP(
            "Failure", "The disk of the data directory is full, so the training could not go on."
        ),
        QT_TRANSLATE_NOOP("Failure", "Free some space, then try again; it goes on where it was."),
    ),
    (
        QT_TRANSLATE_NOOP(
            "Failure", "The trained adapter does not do in use what it did in training, so it is not used."
        ),
        _TRAIN_ANEW,
    ),
    (QT_TRANSLATE_NOOP("Failure", "Training failed by a fault of its own ({place})."), _TRAIN_ANEW),
    (
        QT_TRANSLATE_NOOP("Failure", "The trained adapter could not be loaded beside its model."),
        _TRAIN_ANEW,
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "The files of the training run are missing or damaged."),
        _TRAIN_ANEW,
    ),
    (
        QT_TRANSLATE_NOOP(
            "Failure", "The model {name}, which was being trained, is not the one in use any more."
        ),
        QT_TRANSLATE_NOOP("Failure", "Use that model again, then try again; or give it up."),
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "A training run is under way already."),
        QT_TRANSLATE_NOOP("Failure", "The page Models shows it."),
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "No training run is under way."),
        QT_TRANSLATE_NOOP("Failure", "Begin one on the page Models."),
    ),
    (
        QT_TRANSLATE_NOOP("Failure", "The mailbox is in use by another program."),
        QT_TRANSLATE_NOOP("Failure", "Close the mail program, or save it as a message."),
    ),
)
"""The engine's sentence, and the next step in the window."""


def in_words(message: str, hint: str) -> tuple[str, str]:
    """A failure in the user's language; as it is when its sentence is not known here.

    Args:
        message, hint: as the engine says them.
    """
    for pattern, source, step in _patterns():
        found = pattern.fullmatch(message)
        if found:
            spoken = QCoreApplication.translate(CONTEXT, source).format(**found.groupdict())
            return spoken, QCoreApplication.translate(CONTEXT, step)
    return message, hint


@cache
def _patterns() -> tuple[tuple[Pattern, str, str], ...]:
    return tuple((pattern_of(source), source, step) for source, step in SENTENCES)


def pattern_of(sentence: str) -> Pattern:
    """Matches a sentence with any values in its places; the groups are named as the places."""
    parts = re.split(r"\{(\w+)\}", sentence)
    text = "".join(f"(?P<{part}>.+?)" if place % 2 else re.escape(part) for place, part in enumerate(parts))
    return re.compile(text, re.DOTALL)
