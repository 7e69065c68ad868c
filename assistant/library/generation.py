"""The folder of one generation of the vector index: its manifest, its seal, and entering it.

A folder closed in order carries a seal: size and checksum of each file. One whose seal is missing or broken
is probed in a child process before it is opened here. Nothing in this module asks the store of record, so a
folder can be entered while searches go on.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import threading
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.errors import KnownError
from assistant.library import vector_probe

log = logging.getLogger(__name__)

SCHEMA = 1
BYTES_PER_RECORD = 2_600
SIZE_ALARM = 10
SMALLEST_ALARM = 100_000_000
LEAST_FREE = 20_000_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A folder that may be opened.

    Attributes:
        held: how many vectors the store of record says it holds.
        ids, matrix: some of them, to ask for.
    """

    folder: Path
    held: int
    ids: npt.NDArray[np.int64]
    matrix: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Entered:
    """A folder that was found healthy: the Chroma client on it, and its collection."""

    client: Any
    collection: Any


def enter(candidate: Candidate, leave: threading.Event | None = None) -> Entered | None:
    """Open a folder when it is healthy.

    Args:
        leave: breaks off a probe in a child process.

    Returns:
        None when it is not, or ``leave`` was set.
    """
    try:
        return _enter(candidate, leave)
    except OSError as error:
        log.warning("the vector index could not be read: %s", type(error).__name__)
        return None


def _enter(candidate: Candidate, leave: threading.Event | None) -> Entered | None:
    folder = candidate.folder
    if too_large(folder, candidate.held):
        log.warning("the vector index takes far more space than its %d records need", candidate.held)
        return None
    manifest = read_manifest(folder) or {}
    sealed = manifest.get("seal") is not None and manifest["seal"] == seal(folder)
    if not sealed and not vector_probe.healthy_in_child(folder, candidate.ids, candidate.matrix, leave):
        return None
    if leave is not None and leave.is_set():
        return None
    client = None
    try:
        client = vector_probe.open_client(folder)
        collection = client.get_collection(vector_probe.COLLECTION, embedding_function=None)
        if agrees(collection, candidate.ids, candidate.matrix):
            return Entered(client, collection)
    except Exception as error:  # noqa: BLE001 - any failure of Chroma means the same: build a new index
        log.warning("the vector index could not be opened: %s", type(error).__name__)
    close_client(client)
    return None


def agrees(collection: Any, ids: npt.NDArray[np.int64], matrix: npt.NDArray[np.float32]) -> bool:
    """Whether an open collection answers questions about some of its vectors right.

    A few are asked first. Where chance may have chosen them badly, all that are given decide.
    """
    try:
        share = vector_probe.agreement(collection, ids, matrix)
        if share < vector_probe.LEAST_AGREEMENT:
            share = vector_probe.agreement(collection, ids, matrix, len(ids))
    except Exception as error:  # noqa: BLE001 - an index that can't answer is an unhealthy one
        log.warning("the vector index failed its probe: %s", type(error).__name__)
        return False
    return share >= vector_probe.LEAST_AGREEMENT


def close_client(client: Any) -> None:
    """Close a Chroma client, also a sick one."""
    if client is None:
        return
    try:
        client.close()
    except Exception as error:  # noqa: BLE001 - a sick Chroma may fail to close; the folder is dropped anyway
        log.warning("the vector index could not be closed in order: %s", type(error).__name__)


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """What was noted about a folder, or None where that cannot be read."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return manifest if isinstance(manifest, dict) else None


def write_manifest(folder: Path, manifest: dict[str, Any]) -> None:
    """Note something about a folder, all or nothing.

    Raises:
        KnownError: ``disk-full``.
    """
    temporary = folder / "manifest.json.tmp"
    try:
        temporary.write_text(json.dumps(manifest, indent=1), "utf-8")
        os.replace(temporary, folder / "manifest.json")
    except OSError as error:
        raise disk_fault(error) from error


def break_seal(folder: Path) -> None:
    """Before the first change to a sealed folder."""
    manifest = read_manifest(folder)
    if manifest is not None and "seal" in manifest:
        write_manifest(folder, {key: value for key, value in manifest.items() if key != "seal"})


def seal(folder: Path) -> dict[str, list[int]]:
    """Size and CRC-32 of every file of a closed generation, by relative path."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("manifest.json"):
            crc = size = 0
            with open(path, "rb") as file:
                while block := file.read(1 << 20):
                    crc, size = zlib.crc32(block, crc), size + len(block)
            found[path.relative_to(folder).as_posix()] = [size, crc]
    return found


def too_large(folder: Path, records: int) -> bool:
    """Whether a folder takes far more space than so many records need: Chroma's link lists once grew so."""
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return size > max(SMALLEST_ALARM, SIZE_ALARM * BYTES_PER_RECORD * records)


def disk_full(root: Path) -> bool:
    """Whether so little space is left that a failed write is no wonder."""
    return shutil.disk_usage(root).free < LEAST_FREE


def disk_fault(error: BaseException) -> KnownError:
    """What the user is told when the disk refuses to write."""
    known = KnownError(
        "disk-full",
        "The disk is full or could not be written.",
        "Free some space and run the command again; what was stored before is kept.",
    )
    known.__cause__ = error
    return known
