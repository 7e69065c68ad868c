"""Looking for many byte strings in many bytes: the proof after erasing.

Every needle is found by its first eight bytes, for all positions at once: a small table of hashes says
where to look closer, which makes a scan of gigabytes a matter of seconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

KEY_BYTES = 8
_TABLE_BITS = 22
_MIX = np.uint64(0x9E3779B97F4A7C15)
_BLOCK = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan of a folder found.

    Attributes:
        hits: (needle number, path relative to the folder).
        unread: files that could not be read.
    """

    files: int
    bytes: int
    hits: tuple[tuple[int, str], ...]
    unread: tuple[str, ...]


class Finder:
    """Finds needles in bytes.

    Args:
        needles: byte strings of at least eight bytes.
        folded: byte strings of any length to be found whatever the case of their ASCII letters; few of them.
            Their numbers follow those of ``needles``.

    Raises:
        ValueError: for a needle that is too short or empty.
    """

    def __init__(self, needles: Sequence[bytes], folded: Sequence[bytes] = ()) -> None:
        if any(len(needle) < KEY_BYTES for needle in needles) or not all(folded):
            raise ValueError("a needle is too short")
        self._needles = list(needles)
        self._folded = [needle.lower() for needle in folded]
        self.longest = max((len(needle) for needle in (*needles, *folded)), default=0)
        self._by_key: dict[int, list[int]] = defaultdict(list)
        keys = np.zeros(len(needles), dtype=np.uint64)
        for number, needle in enumerate(needles):
            keys[number] = key = int.from_bytes(needle[:KEY_BYTES], "little")
            self._by_key[key].append(number)
        self._table = np.zeros(1 << _TABLE_BITS, dtype=bool)
        self._table[_hashes(keys)] = True

    def find(self, data: bytes) -> set[int]:
        """Numbers of the needles that occur in ``data``."""
        found: set[int] = set()
        if self._needles:
            for shift in range(min(KEY_BYTES, len(data))):
                self._find_at(data, shift, found)
        if self._folded:
            lower = data.lower()
            first = len(self._needles)
            found.update(first + number for number, needle in enumerate(self._folded) if needle in lower)
        return found

    def _find_at(self, data: bytes, shift: int, found: set[int]) -> None:
        """Look at the positions ``shift``, ``shift + 8``, …"""
        count = (len(data) - shift) // KEY_BYTES
        if count <= 0:
            return
        words = np.frombuffer(data, dtype="<u8", count=count, offset=shift)
        for place in np.flatnonzero(self._table[_hashes(words)]):
            for number in self._by_key.get(int(words[place]), ()):
                if number not in found and data.startswith(
                    self._needles[number], int(place) * KEY_BYTES + shift
                ):
                    found.add(number)


def scan_folder(folder: Path, finder: Finder, without: Iterable[Path] = ()) -> Scan:
    """Read every byte of every file below a folder.

    Args:
        without: folders and files that are passed over.
    """
    left_out = {path.resolve() for path in without}
    files = size = 0
    hits: list[tuple[int, str]] = []
    unread: list[str] = []
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        resolved = path.resolve()
        if resolved in left_out or any(parent in left_out for parent in resolved.parents):
            continue
        name = str(path.relative_to(folder))
        found: set[int] = set()
        try:
            for block in _blocks(path, finder.longest):
                size += len(block)
                found |= finder.find(block)
        except OSError:
            unread.append(name)
            continue
        files += 1
        hits += [(number, name) for number in sorted(found)]
    return Scan(files, size, tuple(hits), tuple(unread))


def _blocks(path: Path, overlap: int) -> Iterator[bytes]:
    """A file in pieces that overlap, so that no needle falls between two."""
    with path.open("rb") as file:
        tail = b""
        while block := file.read(_BLOCK):
            yield tail + block
            tail = block[-overlap:] if overlap else b""


def _hashes(words: np.ndarray) -> np.ndarray:
    with np.errstate(over="ignore"):
        return (words * _MIX) >> np.uint64(64 - _TABLE_BITS)
