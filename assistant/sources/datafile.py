"""Outlook data files (.pst) as a source: each message is read in the child process, by its number."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.safety.child import process_child
from assistant.sources import labels as label_names
from assistant.sources.content import IN_CHILD_READER
from assistant.sources.item import Found, Problem
from assistant.sources.message import read_message


def read_pst(
    path: str, size: int, labels: tuple[str, ...], start: int = 0, end: int | None = None
) -> Iterator[Found]:
    """The messages of a data file; contacts, notes and the like in it are passed over.

    Args:
        path: the file. size: bytes. labels: of its folder.
        start, end: only messages in this range, with all of them spread evenly over the bytes of the file.
    """
    answer = process_child().read("pst-contents", path=path)
    if answer.code:
        if start == 0:
            yield Found("", None, Problem(answer.code, answer.detail))
        return
    messages = answer.value["messages"]
    folders = answer.value["folders"]
    known = answer.value["known"]
    if not messages and start == 0:
        yield Found("", None, Problem("nothing-inside", "it holds no messages"))
    passed_over = 0
    for index, (number, folder) in enumerate(messages):
        position = index * size // len(messages)
        if position < start or (end is not None and position >= end):
            continue
        place = f"message-{number}"
        answer = process_child().read("pst-message", path=path, number=number)
        if answer.code == "not-a-message":
            passed_over += 1
            continue
        if answer.code:
            yield Found(place, None, Problem(answer.code, answer.detail))
            continue
        own = (known[str(folder)],) if str(folder) in known else ()
        folder_labels = (*labels, *own, *label_names.from_folders(folders.get(str(folder), [])))
        yield read_message(
            answer.data, place, tuple(dict.fromkeys(folder_labels)), read_attachment=IN_CHILD_READER
        )
    if messages and passed_over == len(messages):
        yield Found("", None, Problem("nothing-inside", "it holds contacts and notes, but no messages"))
