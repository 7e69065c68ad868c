"""Single message files of Apple Mail (.emlx): the message, its flags, and attachments that lie beside it."""

from __future__ import annotations

import os
import re
from dataclasses import replace

from assistant.safety import limits
from assistant.sources.item import Attachment, Found, Problem
from assistant.sources.kinds import IN_CHILD, kind_of_attachment
from assistant.sources.message import AttachmentReader, read_message

MOST_FILES = 100

_COUNT = re.compile(rb"\s{0,10}(\d{1,12})\s*\n")
_FLAGS = re.compile(rb"<key>flags</key>\s*<integer>(\d{1,12})</integer>")
_BITS = {0: "seen", 1: "trash", 2: "replied", 4: "flagged", 6: "drafts"}


def read_emlx(
    data: bytes, labels: tuple[str, ...], read_attachment: AttachmentReader | None, path: str = ""
) -> Found:
    """Read an Apple Mail message: a byte count, the message, then a property list.

    Args:
        path: where it lies; the attachments of a ``.partial.emlx`` are files in a folder beside it.
    """
    match = _COUNT.match(data)
    if match is None:
        return read_message(data, "", labels, read_attachment=read_attachment)
    length = int(match.group(1))
    if length > limits.MESSAGE_BYTES:
        return Found(
            "", None, Problem("too-large", f"it is larger than {limits.MESSAGE_BYTES // 1_000_000} MB")
        )
    end = match.end() + length
    labels = tuple(dict.fromkeys((*labels, *_flag_labels(data[end : end + 100_000]))))
    found = read_message(data[match.end() : end], "", labels, read_attachment=read_attachment)
    if found.item is None or not path.endswith(".partial.emlx"):
        return found
    beside = _attachments_beside(path, read_attachment)
    named = {one.name for one in beside}
    kept = tuple(one for one in found.item.attachments if one.name not in named)
    return replace(found, item=replace(found.item, attachments=(*kept, *beside)))


def _flag_labels(properties: bytes) -> tuple[str, ...]:
    match = _FLAGS.search(properties)
    bits = int(match.group(1)) if match is not None else 0
    return tuple(label for bit, label in _BITS.items() if bits >> bit & 1)


def _attachments_beside(path: str, read_attachment: AttachmentReader | None) -> list[Attachment]:
    """The files in ``Attachments/NUMBER`` beside the folder of the message ``NUMBER.partial.emlx``."""
    folder, name = os.path.split(path)
    place = os.path.join(os.path.dirname(folder), "Attachments", name.partition(".")[0])
    found: list[Attachment] = []
    for inside, _, names in os.walk(place):
        for one in sorted(names):
            if len(found) >= MOST_FILES:
                return found
            file = os.path.join(inside, one)
            try:
                size = os.lstat(file).st_size
                kind = kind_of_attachment(one, "")
                text = ""
                readable = os.path.isfile(file) and not os.path.islink(file) and size <= limits.PART_BYTES
                if read_attachment is not None and kind in IN_CHILD and readable:
                    with open(file, "rb") as opened:
                        text = read_attachment.text(opened.read(limits.PART_BYTES), kind)
            except OSError:
                continue  # it went away; the message is read all the same
            shown = one.encode("utf-8", "replace").decode()
            found.append(Attachment(shown, "", size, text[: limits.ATTACHMENT_TEXT_CHARS]))
    return found
