"""The lowest layer of an Outlook data file (.pst): pages, blocks and nodes, after [MS-PST] section 2.2.

Files of Outlook 97 ("ANSI") and of Outlook 2003 and later ("Unicode") are read. Everything is looked up page
by page, so that a file of many gigabytes needs little memory.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import BinaryIO

from assistant.safety import limits
from assistant.sources.documents.record import Unreadable

NODE_TYPE = 0x1F
_PAGE = 512
_BLOCK = 8_176
_DEEPEST_TREE = 12
_DEEPEST_LIST = 3
_INTERNAL = 0x2
_ANSI_VERSIONS, _UNICODE_FROM, _LARGE_PAGES_FROM = (14, 15), 20, 36
_PLAIN, _PERMUTED, _CYCLIC = 0, 1, 2

# The permutations of section 5.1 and 5.2.
_SECOND = bytes.fromhex(
    "14530f56b3c87a9ceb65481716159f02cc547c83000d0c0ba262a876dbd9edc7c5a4dcac8574d6d0a79bae9a967166c36399"
    "b8dd73928e847da55ed15d93b1575150808952944f4e0a6bbc8d7f6e47464140440111cb033ff7f4e1a98f3c3af9fbf01930"
    "82092ec99da08649ee6f4d6dc42d813425871b88aafc06a11238fd4c4272641337246a757743ffe6b44b365ce4d8353d45b9"
    "2cecb7312b290768a30e697b189e2139be281a5b78f523ca2ab0af3efe048ce7e5983295d3f64ae8a6eae9f3d52f7020f21f"
    "0567ad5510cecde3273bdabad7c226d4911dd21c2233f8faf15aefcf90b68bb5bdc0bf08971e6ce261e0c6c159abbb58de5f"
    "df60797eb28a"
)
_INVERSE = bytes.fromhex(
    "47f1b4e60b6a7248854e9eebe2f89453e0bba002e85a09abdbe3bac67cc310dd39059630f53760828cc9134a6b1df3fb8f26"
    "97ca911701c4322d6e3195ffd923d1005e79dc443b1a28c5615720903d83b943be67d2464276c06d5b7eb20f16293ca90354"
    "0dda5ddff6b7c762cd8d06d3695c86d614f7a56675acb1e94521700c879f74a4224c6fbf1f56aa2eb3783350b0a392bccf19"
    "1ca763cb1e4d3e4b1b9b4fe7f0eead3ab55904ea40552551e57a893868527bfc27aed7bdfa07f4cc8e5fef359c842b15d577"
    "3449b6120a7f7188fd9d18417d93d8582ccefe24afdeb836c8a180a69998a82f0e816573e4c2a28ad4e111d0088b2af2ed9a"
    "643fc16cf9ec"
)
_FIRST = bytes(_INVERSE.index(byte) for byte in range(256))


@dataclass(frozen=True, slots=True)
class Node:
    """Where a node's data and its own nodes lie; ``parent`` is the node of the folder it is in."""

    number: int
    data: int
    below: int
    parent: int = 0


class Blocks:
    """An open data file, read by node and block numbers.

    Raises:
        Unreadable: ``damaged``, ``unsupported`` (the form of newer .ost files), in any method.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._size = os.fstat(file.fileno()).st_size
        head = file.read(600)
        if head[:4] != b"!BDN" or len(head) < 520:
            raise Unreadable("damaged", "it is damaged: it does not begin like an Outlook data file")
        version = struct.unpack_from("<H", head, 10)[0]
        if version >= _LARGE_PAGES_FROM:
            raise Unreadable(
                "unsupported",
                "it is in the form of newer Outlook caches, which is not read; export the mail as .pst",
            )
        self.wide = version >= _UNICODE_FROM
        if not self.wide and version not in _ANSI_VERSIONS:
            raise Unreadable("damaged", "it is damaged: it is of no known version")
        self._method = head[513 if self.wide else 461]
        if self._method not in (_PLAIN, _PERMUTED, _CYCLIC):
            raise Unreadable("encrypted", "it is encrypted by Windows")
        roots = (
            struct.unpack_from("<QQQQ", head, 216) if self.wide else struct.unpack_from("<IIII", head, 184)
        )
        self._nodes_at, self._blocks_at = roots[1], roots[3]
        self._page = lru_cache(maxsize=4_096)(self._read_page)

    def nodes(self) -> Iterator[Node]:
        """All nodes, in the order of their numbers."""
        yield from self._leaves(self._nodes_at, _DEEPEST_TREE)

    def node(self, number: int) -> Node | None:
        """The node of a number, or None."""
        entry = self._find(self._nodes_at, number, is_node=True)
        return _as_node(entry) if entry is not None else None

    def data(self, block: int) -> list[bytes]:
        """The data below a block number, in the pieces in which it is kept."""
        pieces: list[bytes] = []
        self._collect(block, pieces, 0)
        return pieces

    def nodes_below(self, block: int) -> dict[int, Node]:
        """The nodes inside a node, by number."""
        found: dict[int, Node] = {}
        if block:
            self._collect_nodes(block, found, 0)
        return found

    def _collect(self, block: int, pieces: list[bytes], depth: int) -> None:
        raw = self._block(block)
        if not block & _INTERNAL:
            pieces.append(raw)
            return
        if len(raw) < 8 or raw[0] != 1 or depth > _DEEPEST_LIST:
            raise Unreadable("damaged", "it is damaged: a list of its blocks cannot be read")
        count = struct.unpack_from("<H", raw, 2)[0]
        width, code = (8, "<Q") if self.wide else (4, "<I")
        for at in range(8, min(8 + count * width, len(raw) - width + 1), width):
            self._collect(struct.unpack_from(code, raw, at)[0], pieces, depth + 1)
            if len(pieces) > limits.MESSAGE_BYTES // _BLOCK:
                raise Unreadable("too-large", f"it is larger than {limits.MESSAGE_BYTES // 1_000_000} MB")

    def _collect_nodes(self, block: int, found: dict[int, Node], depth: int) -> None:
        raw = self._block(block)
        if len(raw) < 4 or raw[0] != 2 or depth > _DEEPEST_LIST:
            raise Unreadable("damaged", "it is damaged: a list of its nodes cannot be read")
        level, count = raw[1], struct.unpack_from("<H", raw, 2)[0]
        code = ("<QQQ" if self.wide else "<III") if level == 0 else ("<QQ" if self.wide else "<II")
        size = struct.calcsize(code)
        start = 8 if self.wide else 4
        for at in range(start, min(start + count * size, len(raw) - size + 1), size):
            entry = struct.unpack_from(code, raw, at)
            if level:
                self._collect_nodes(entry[1], found, depth + 1)
            else:
                number = entry[0] & 0xFFFFFFFF
                found[number] = Node(number, entry[1], entry[2])

    def _block(self, number: int) -> bytes:
        entry = self._find(self._blocks_at, number & ~1, is_node=False)
        if entry is None:
            raise Unreadable("damaged", "it is damaged: a part of it is missing")
        raw = self._read(entry[1], entry[2])
        if number & _INTERNAL or self._method == _PLAIN:
            return raw
        if self._method == _PERMUTED:
            return raw.translate(_INVERSE)
        return _turn(raw, number & 0xFFFFFFFF)

    def _read(self, place: int, count: int) -> bytes:
        raw = b""
        if place < self._size:
            self._file.seek(place)
            raw = self._file.read(count)
        if len(raw) < count:
            raise Unreadable("damaged", "it is damaged: it is shorter than it says")
        return raw

    def _read_page(self, place: int) -> tuple[int, int, list[tuple[int, ...]]]:
        """Level of a page of a tree, the size of its entries, and them."""
        raw = self._read(place, _PAGE)
        count, _, size, level = raw[488:492] if self.wide else raw[496:500]
        if level:
            code = "<QQQ" if self.wide else "<III"
        elif raw[496 if self.wide else 500] == 0x80:
            code = "<QQHH" if self.wide else "<IIHH"
        else:
            code = "<QQQI" if self.wide else "<IIII"
        if size < struct.calcsize(code) or count * size > 496:
            raise Unreadable("damaged", "it is damaged: a page of its index cannot be read")
        return level, size, [struct.unpack_from(code, raw, at * size) for at in range(count)]

    def _find(self, root: int, number: int, is_node: bool) -> tuple[int, ...] | None:
        place, above = root, _DEEPEST_TREE
        for _ in range(_DEEPEST_TREE):
            level, _, entries = self._page(place)
            if level >= above:
                break
            above = level
            below = None
            for entry in entries:
                key = entry[0] & 0xFFFFFFFF if is_node else entry[0] & ~1
                if level == 0 and key == number:
                    return entry
                if key > number:
                    break
                below = entry
            if level == 0 or below is None:
                return None
            place = below[2]
        raise Unreadable("damaged", "it is damaged: its index runs in a circle")

    def _leaves(self, place: int, above: int) -> Iterator[Node]:
        level, _, entries = self._page(place)
        if level >= above:
            raise Unreadable("damaged", "it is damaged: its index runs in a circle")
        for entry in entries:
            if level:
                yield from self._leaves(entry[2], level)
            else:
                yield _as_node(entry)


def _as_node(entry: tuple[int, ...]) -> Node:
    return Node(entry[0] & 0xFFFFFFFF, entry[1], entry[2], entry[3])


def _turn(raw: bytes, key: int) -> bytes:
    """Undo (or do) the cyclic encoding of section 5.2."""
    word = (key ^ key >> 16) & 0xFFFF
    out = bytearray(len(raw))
    for at, byte in enumerate(raw):
        low, high = word & 0xFF, word >> 8
        byte = _SECOND[(_FIRST[(byte + low) & 0xFF] + high) & 0xFF]
        out[at] = (_INVERSE[(byte - high) & 0xFF] - low) & 0xFF
        word = (word + 1) & 0xFFFF
    return bytes(out)


def open_blocks(path: str) -> Blocks:
    """A data file, opened to be read.

    Raises:
        Unreadable: see ``Blocks``; ``unreadable`` when the system does not let us.
    """
    try:
        return Blocks(open(os.fsencode(path), "rb"))  # noqa: SIM115 - it stays open while its messages are read
    except OSError as error:
        raise Unreadable("unreadable", "the system could not read it") from error
