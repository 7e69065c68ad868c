"""Computed prompt prefixes on disk, so that a long prefix is read instead of computed again.

The files hold the user's own style text in computed form: they live in a private folder, are as personal as
the library, and are erased with it. A file is used only when it belongs to the same weights, the same runtime
and exactly the same tokens, and when its digest is right; everything else counts as not there.

Layout: magic, length of the header, header as JSON, tokens as little-endian int32, payload.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

_LOG = logging.getLogger(__name__)

MAGIC = b"OWNSTATE"
VERSION = 1
_MOST_HEADER = 64 * 1024
_HEAD = struct.Struct("<8sI")


@dataclass(frozen=True, slots=True)
class State:
    """A saved prefix: whose it is, its tokens, and the runtime's own bytes (uint8, one dimension)."""

    owner: str
    tokens: tuple[int, ...]
    payload: np.ndarray


class StateFolder:
    """Saved prefixes in one folder of bounded size; the least recently used go first.

    Args:
        folder: made private to the user when absent.
        most_bytes: the folder is kept below this.
    """

    def __init__(self, folder: Path, most_bytes: int = 1_000_000_000) -> None:
        self.folder = folder
        self.most_bytes = most_bytes

    def path_for(self, owner: str, tokens: Sequence[int]) -> Path:
        """The file of one prefix; the name is a digest and tells nothing."""
        digest = hashlib.sha256(owner.encode())
        digest.update(np.asarray(tokens, dtype="<i4").tobytes())
        return self.folder / f"{digest.hexdigest()[:40]}.state"

    def save(self, state: State) -> Path | None:
        """Store a prefix and make room; None where it is too large or the disk refuses."""
        if state.payload.nbytes > self.most_bytes:
            return None
        path = self.path_for(state.owner, state.tokens)
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._make_room(state.payload.nbytes + len(state.tokens) * 4 + 4096)
            write_state(path, state)
        except OSError as error:
            _LOG.warning("a prompt prefix could not be saved: %s", error.strerror)
            return None
        return path

    def load(self, owner: str, tokens: Sequence[int]) -> State | None:
        """The saved prefix with exactly these tokens, or None."""
        path = self.path_for(owner, tokens)
        state = read_state(path, owner)
        if state is None or list(state.tokens) != list(tokens):
            return None
        try:
            os.utime(path)
        except OSError:
            _LOG.debug("a prompt prefix could not be marked as used")
        return state

    def clear(self) -> None:
        """Remove every saved prefix."""
        for path in self.folder.glob("*.state*"):
            path.unlink(missing_ok=True)

    def _make_room(self, needed: int) -> None:
        entries = sorted(
            (path.stat().st_mtime, path.stat().st_size, path) for path in self.folder.glob("*.state")
        )
        total = sum(size for _, size, _ in entries)
        for _, size, path in entries:
            if total + needed <= self.most_bytes:
                return
            path.unlink(missing_ok=True)
            total -= size


def write_state(path: Path, state: State) -> None:
    """Write one prefix, whole or not at all, readable by the user alone.

    Raises:
        OSError: as the file system says.
    """
    tokens = np.asarray(state.tokens, dtype="<i4").tobytes()
    header = json.dumps(
        {
            "version": VERSION,
            "owner": state.owner,
            "tokens": len(state.tokens),
            "bytes": int(state.payload.nbytes),
            "sha256": _digest(tokens, state.payload),
        }
    ).encode()
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(_HEAD.pack(MAGIC, len(header)))
            file.write(header)
            file.write(tokens)
            file.write(state.payload.data)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def read_state(path: Path, owner: str) -> State | None:
    """Read one prefix of that owner; None where it is absent, damaged or somebody else's."""
    try:
        with path.open("rb") as file:
            magic, length = _HEAD.unpack(file.read(_HEAD.size))
            if magic != MAGIC or length > _MOST_HEADER:
                return None
            header = json.loads(file.read(length))
            if header.get("version") != VERSION or header.get("owner") != owner:
                return None
            count, size = int(header["tokens"]), int(header["bytes"])
            expected = _HEAD.size + length + count * 4 + size
            if count < 0 or size < 0 or os.fstat(file.fileno()).st_size != expected:
                return None
            tokens = file.read(count * 4)
            payload = np.empty(size, dtype=np.uint8)
            if file.readinto(payload.data) != size:
                return None
    except (OSError, struct.error, ValueError, KeyError, TypeError, AttributeError):
        return None
    if _digest(tokens, payload) != header.get("sha256"):
        return None
    return State(owner, tuple(np.frombuffer(tokens, dtype="<i4").tolist()), payload)


def _digest(tokens: bytes, payload: np.ndarray) -> str:
    digest = hashlib.sha256(tokens)
    digest.update(payload.data)
    return digest.hexdigest()
