"""The middle layer of an Outlook data file: heaps, property lists and tables, after [MS-PST] section 2.3."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from assistant.safety import limits
from assistant.sources.documents.record import Unreadable
from assistant.sources.outlook.mapi import Value, code_page
from assistant.sources.outlook.msg import fixed_value, variable_value
from assistant.sources.outlook.pst_blocks import Blocks, Node

_HEAP, _TREE, _PROPERTIES, _TABLE = 0xEC, 0xB5, 0xBC, 0x7C
_BY_VALUE = (0x02, 0x03, 0x04, 0x0A, 0x0B)
_VARIABLE = (0x1E, 0x1F, 0x102)
OBJECT = 0x0D
MOST_ROWS = 5_000
_DEEPEST = 8


class Heap:
    """What one node holds: small pieces by number in its data, large ones in nodes of its own."""

    def __init__(self, blocks: Blocks, node: Node) -> None:
        self.blocks = blocks
        self.below = blocks.nodes_below(node.below)
        self._pieces = blocks.data(node.data) if node.data else []
        head = self._pieces[0] if self._pieces else b""
        if len(head) < 12 or head[2] != _HEAP:
            raise Unreadable("damaged", "it is damaged: the properties of a part of it cannot be read")
        self.kind = head[3]
        self.root = int(struct.unpack_from("<I", head, 4)[0])

    def piece(self, number: int) -> bytes:
        """A piece of the heap; b"" for 0."""
        if not number:
            return b""
        page, index = number >> 16, number >> 5 & 0x7FF
        raw = self._pieces[page] if page < len(self._pieces) else b""
        try:
            places = struct.unpack_from("<H", raw)[0]
            count = struct.unpack_from("<H", raw, places)[0]
            if not 1 <= index <= count:
                return b""
            start, end = struct.unpack_from("<HH", raw, places + 4 + (index - 1) * 2)
        except struct.error:
            return b""
        return raw[start:end]

    def parts(self, number: int) -> list[bytes]:
        """A piece of the heap, or the data of a node inside, in the parts in which it is kept."""
        if not number & 0x1F:
            return [self.piece(number)]
        node = self.below.get(number)
        return self.blocks.data(node.data) if node is not None and node.data else []

    def content(self, number: int) -> bytes:
        """As ``parts``, in one."""
        return b"".join(self.parts(number))

    def records(self, number: int) -> Iterator[tuple[int, bytes]]:
        """Key and data of the records of a tree in the heap."""
        head = self.piece(number)
        if len(head) < 8 or head[0] != _TREE:
            return
        key_size, size, levels, root = struct.unpack_from("<BBBI", head, 1)
        if key_size in (2, 4, 8) and 0 < size <= 32 and levels <= _DEEPEST:
            yield from self._records(root, key_size, size, levels)

    def _records(self, number: int, key_size: int, size: int, levels: int) -> Iterator[tuple[int, bytes]]:
        raw = self.piece(number)
        step = key_size + (4 if levels else size)
        for at in range(0, len(raw) - step + 1, step):
            key = int.from_bytes(raw[at : at + key_size], "little")
            rest = raw[at + key_size : at + step]
            if levels:
                yield from self._records(int.from_bytes(rest, "little"), key_size, size, levels - 1)
            else:
                yield key, rest


def properties(heap: Heap, named: dict[int, int], page: str = "") -> dict[int, Value]:
    """Property number -> value of a property list; objects as the number of their node.

    Args:
        named: see ``named_properties``. page: the character set of 8-bit texts, if it is known already.
    """
    found: dict[int, Value] = {}
    if heap.kind != _PROPERTIES:
        return found
    late: list[tuple[int, int, int]] = []
    for number, record in heap.records(heap.root):
        kind, value = struct.unpack("<HI", record[:6])
        if kind in _VARIABLE:
            late.append((number, kind, value))
        else:
            found[named.get(number, number)] = _value(heap, kind, value)
    page = page or code_page(found)
    for number, kind, value in late:
        found[named.get(number, number)] = variable_value(kind, heap.content(value), page)
    return found


def _value(heap: Heap, kind: int, raw: int) -> Value:
    if kind in _BY_VALUE:
        return fixed_value(kind, raw.to_bytes(8, "little"))
    if kind == OBJECT:
        piece = heap.content(raw)
        return int(struct.unpack_from("<I", piece)[0]) if len(piece) >= 4 else None
    if kind == 0x40:
        piece = heap.content(raw)
        return fixed_value(kind, piece) if len(piece) >= 8 else None
    return None


def rows(heap: Heap, page: str) -> Iterator[tuple[int, dict[int, Value]]]:
    """Number and properties of each row of a table."""
    info = heap.piece(heap.root)
    if heap.kind != _TABLE or len(info) < 22 or info[0] != _TABLE:
        return
    ends = struct.unpack_from("<HHHH", info, 2)
    row_index, row_data = struct.unpack_from("<II", info, 10)
    columns = [
        struct.unpack_from("<HHHBB", info, at) for at in range(22, min(22 + info[1] * 8, len(info) - 7), 8)
    ]
    size = ends[3]
    if not size:
        return
    parts = heap.parts(row_data)
    per_part = len(parts[0]) // size if len(parts) > 1 else MOST_ROWS
    for count, (number, place) in enumerate(heap.records(row_index)):
        index = int.from_bytes(place[:4], "little")
        if count >= min(MOST_ROWS, limits.MIME_PARTS * 4) or not per_part:
            return
        part = parts[index // per_part] if index // per_part < len(parts) else b""
        row = part[index % per_part * size : (index % per_part + 1) * size]
        if len(row) == size:
            yield number, _row(heap, row, columns, ends[2], page)


def _row(heap: Heap, row: bytes, columns: list[tuple[int, ...]], bits_at: int, page: str) -> dict[int, Value]:
    found: dict[int, Value] = {}
    for kind, number, at, width, bit in columns:
        if bits_at + bit // 8 >= len(row) or not row[bits_at + bit // 8] & 0x80 >> bit % 8:
            continue
        cell = row[at : at + width]
        if kind in _VARIABLE and width == 4:
            content = heap.content(int.from_bytes(cell, "little"))
            found[number] = variable_value(kind, content, page)
        elif kind in (*_BY_VALUE, 0x40) and cell:
            found[number] = fixed_value(kind, cell.ljust(8, b"\0"))
    return found
