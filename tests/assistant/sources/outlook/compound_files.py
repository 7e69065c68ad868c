"""Makes compound files (OLE2) and Outlook messages out of named streams, for tests."""

import struct
from collections.abc import Callable

from assistant.sources.documents.record import Unreadable

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = dict[str, "bytes | Tree"]


def compound(tree: Tree) -> bytes:
    """A compound file with these storages (dictionaries) and streams (bytes, padded with zeros to 4,096)."""
    entries: list[list] = [["Root Entry", 5, -1, -1, END, 0]]
    data: list[bytes] = []

    def add(children: Tree, parent: int) -> None:
        previous = parent
        for count, (name, content) in enumerate(children.items()):
            number = len(entries)
            if isinstance(content, dict):
                entries.append([name, 1, -1, -1, 0, 0])
            else:
                padded = content.ljust(4_096, b"\0")
                padded += b"\0" * (-len(padded) % SECTOR)
                start = sum(len(one) for one in data) // SECTOR
                data.append(padded)
                entries.append([name, 2, -1, -1, start, len(padded)])
            entries[previous][3 if count == 0 else 2] = (
                number  # the child of the storage, then right siblings
            )
            previous = number
            if isinstance(content, dict):
                add(content, number)

    add(tree, 0)
    body = b"".join(data)
    directory = b"".join(_entry(*one) for one in entries)
    directory += b"\0" * (-len(directory) % SECTOR)
    sectors = len(body) // SECTOR
    chain = [FREE] * sectors
    at = 0
    for one in data:
        count = len(one) // SECTOR
        for step in range(count):
            chain[at + step] = at + step + 1 if step + 1 < count else END
        at += count
    first_directory, count = sectors, len(directory) // SECTOR
    chain += [first_directory + step + 1 if step + 1 < count else END for step in range(count)]
    tables = 1
    while tables * 128 < len(chain) + tables:
        tables += 1
    first_table = len(chain)
    chain += [FAT] * tables + [FREE] * (tables * 128 - len(chain) - tables)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, first_directory, 0, 4096, END, 0, END, 0
    )
    head += struct.pack("<109I", *range(first_table, first_table + tables), *[FREE] * (109 - tables))
    return head + body + directory + struct.pack(f"<{len(chain)}I", *chain)


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le")
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBBiii", len(raw) + 2, kind, 1, -1, right, child)
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )


def text(number: int, value: str) -> tuple[str, bytes]:
    """The stream of a Unicode property."""
    return f"__substg1.0_{number:04X}001F", value.encode("utf-16-le")


def binary(number: int, value: bytes) -> tuple[str, bytes]:
    """The stream of a binary property."""
    return f"__substg1.0_{number:04X}0102", value


def fixed(head: int, **values: int) -> tuple[str, bytes]:
    """The stream of numbers; names are ``n`` and the property in hexadecimal digits, with its type."""
    raw = b"\0" * head
    for name, value in values.items():
        number, kind = int(name[1:5], 16), int(name[5:9], 16)
        raw += struct.pack("<HHIq", kind, number, 0, value)
    return "__properties_version1.0", raw


def filetime(unix: float) -> int:
    """A moment as Windows counts it."""
    return int((unix + 11_644_473_600) * 10_000_000)


def told(call: Callable[[], object]) -> bool:
    """Whether a reader ends with a result, or with a reason in a sentence."""
    try:
        call()
    except Unreadable as error:
        return bool(error.detail)
    return True
