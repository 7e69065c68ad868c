"""Outlook data files (.pst): which messages they hold, and each as an ordinary one; after [MS-PST] 2.4."""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from functools import lru_cache

from assistant.safety import limits
from assistant.sources.documents.record import Unreadable
from assistant.sources.outlook.mapi import Attached, Outlook, Value, code_page, to_message
from assistant.sources.outlook.msg import named_entries
from assistant.sources.outlook.pst_blocks import NODE_TYPE, Blocks, Node, open_blocks
from assistant.sources.outlook.pst_tables import Heap, properties, rows

_FOLDER, _MESSAGE = 0x02, 0x04
_STORE, _NAMES, _ROOT_FOLDER = 0x21, 0x61, 0x122
_RECIPIENTS, _ATTACHMENTS = 0x692, 0x671
_SUBTREE, _WASTEBASKET, _SENT = 0x35E0, 0x35E3, 0x35E4
_EMBEDDED = 5
_DEEPEST_FOLDER = 50
_NO_MESSAGES = ("ipm.contact", "ipm.distlist", "ipm.stickynote", "ipm.configuration", "ipm.microsoft")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a data file holds.

    Attributes:
        messages: node numbers of the messages, in the order of the file, each with the number of its folder.
        folders: folder number -> the names on the way to it, without the file's own roots.
        known: folder number -> "sent" or "trash", where the file itself says so.
    """

    messages: tuple[tuple[int, int], ...]
    folders: dict[str, tuple[str, ...]]
    known: dict[str, str]


class DataFile:
    """One open data file."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._named = self._read_names()

    def contents(self) -> Contents:
        """All messages and their folders."""
        folders: dict[int, Node] = {}
        messages: list[tuple[int, int]] = []
        for node in self._blocks.nodes():
            kind = node.number & NODE_TYPE
            if kind == _FOLDER:
                folders[node.number] = node
            elif kind == _MESSAGE and node.data:
                messages.append((node.number, node.parent))
        names = {number: self._folder_name(node) for number, node in folders.items()}
        top, known = self._special_folders()
        paths = {str(number): _path(number, folders, names, top) for number in {one for _, one in messages}}
        return Contents(tuple(messages), paths, known)

    def message(self, number: int) -> bytes:
        """One message, in the ordinary form.

        Raises:
            Unreadable: ``vanished``, ``not-a-message`` or ``damaged``.
        """
        node = self._blocks.node(number)
        if node is None:
            raise Unreadable("vanished", "it is not there any more")
        message = self._message(node, 0)
        kind = message.text(0x001A).lower()
        if kind.startswith(_NO_MESSAGES):
            raise Unreadable("not-a-message", "it is an Outlook contact or note, not a message")
        return to_message(message)

    def _message(self, node: Node, depth: int) -> Outlook:
        heap = Heap(self._blocks, node)
        found = properties(heap, self._named)
        page = code_page(found)
        recipients: list[dict[int, Value]] = []
        attachments: list[Attached] = []
        table = heap.below.get(_RECIPIENTS)
        if table is not None and table.data:
            recipients = [row for _, row in rows(Heap(self._blocks, table), page)]
        table = heap.below.get(_ATTACHMENTS)
        if table is not None and table.data:
            for number, _ in rows(Heap(self._blocks, table), page):
                inner = heap.below.get(number)
                if inner is not None and inner.data and len(attachments) < limits.MIME_PARTS:
                    attachments.append(self._attachment(inner, page, depth))
        return Outlook(found, recipients, attachments)

    def _attachment(self, node: Node, page: str, depth: int) -> Attached:
        try:
            heap = Heap(self._blocks, node)
            found = properties(heap, self._named, page)
            inside = found.get(0x3701)
            nested = heap.below.get(inside) if isinstance(inside, int) else None
            if found.get(0x3705) == _EMBEDDED and nested is not None and depth < limits.MIME_DEPTH:
                return Attached(found, self._message(nested, depth + 1))
        except Unreadable:
            return Attached({})  # the message is worth having without it
        return Attached(found)

    def _read_names(self) -> dict[int, int]:
        try:
            node = self._blocks.node(_NAMES)
            entries = properties(Heap(self._blocks, node), {}).get(0x0003) if node is not None else None
        except Unreadable:
            return {}
        return named_entries(entries) if isinstance(entries, bytes) else {}

    def _folder_name(self, node: Node) -> str:
        try:
            name = properties(Heap(self._blocks, node), {}).get(0x3001) if node.data else ""
        except Unreadable:
            return ""
        return name if isinstance(name, str) else ""

    def _special_folders(self) -> tuple[int, dict[str, str]]:
        """The folder that holds the user's folders, and what the file says of some of them."""
        try:
            node = self._blocks.node(_STORE)
            noted = properties(Heap(self._blocks, node), {}) if node is not None else {}
        except Unreadable:
            noted = {}
        known = {}
        for number, label in ((_WASTEBASKET, "trash"), (_SENT, "sent")):
            folder = _entry(noted.get(number))
            if folder:
                known[str(folder)] = label
        return _entry(noted.get(_SUBTREE)) or _ROOT_FOLDER, known


def _entry(value: Value) -> int:
    """The node number at the end of an entry id, or 0."""
    return int(struct.unpack_from("<I", value, 20)[0]) if isinstance(value, bytes) and len(value) >= 24 else 0


def _path(number: int, folders: dict[int, Node], names: dict[int, str], top: int) -> tuple[str, ...]:
    found: list[str] = []
    while number in folders and number not in (top, _ROOT_FOLDER) and len(found) < _DEEPEST_FOLDER:
        found.append(names.get(number, ""))
        number = folders[number].parent
    return tuple(reversed([name for name in found if name]))


def list_messages(path: str, _number: int = 0) -> Contents:
    """What a data file holds; for the child process.

    Raises:
        Unreadable: see ``pst_blocks.Blocks``.
    """
    return _opened(path, os.stat(path).st_mtime_ns).contents()


def read_one(path: str, number: int) -> bytes:
    """One message of a data file; for the child process.

    Raises:
        Unreadable: see ``DataFile.message``.
    """
    return _opened(path, os.stat(path).st_mtime_ns).message(number)


@lru_cache(maxsize=1)
def _opened(path: str, _changed: int) -> DataFile:
    return DataFile(open_blocks(path))
