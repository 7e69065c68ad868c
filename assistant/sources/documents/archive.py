"""Looking into zip-based documents before any library opens them: bombs and damage are refused here."""

from __future__ import annotations

import io
import zipfile

from assistant.safety import limits
from assistant.sources.documents.record import Unreadable


def open_checked(data: bytes) -> zipfile.ZipFile:
    """A zip archive whose size, ratio and entry count are within the limits.

    The sizes of the directory are only claims, so every entry is also unpacked once and counted, in pieces.

    Raises:
        Unreadable: ``damaged``, ``zip-bomb`` or ``encrypted``.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise Unreadable("damaged", "it is damaged: its archive cannot be opened") from error
    if len(entries) > limits.ZIP_ENTRIES:
        raise Unreadable(
            "zip-bomb", f"it holds more than {limits.ZIP_ENTRIES:,} files inside; it was not opened"
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("encrypted", "it is protected with a password")
    claimed = sum(entry.file_size for entry in entries)
    if claimed > limits.ZIP_TOTAL_BYTES:
        raise Unreadable("zip-bomb", _bomb())
    total = 0
    for entry in entries:
        total += _unpacked_size(archive, entry, limits.ZIP_TOTAL_BYTES - total)
    if total > 1_000_000 and total > limits.ZIP_RATIO * len(data):
        raise Unreadable("zip-bomb", _bomb())
    return archive


def _bomb() -> str:
    return "it unpacks to far more than a document holds (a zip bomb); it was not opened"


def _unpacked_size(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, allowed: int) -> int:
    size = 0
    packed = max(1, entry.compress_size)
    try:
        with archive.open(entry) as file:
            while piece := file.read(262_144):
                size += len(piece)
                if size > allowed or (size > 20_000_000 and size > limits.ZIP_RATIO * packed):
                    raise Unreadable("zip-bomb", _bomb())
    except Unreadable:
        raise
    except Exception as error:  # noqa: BLE001 - zipfile lets errors of every decompressor through
        raise Unreadable("damaged", "it is damaged: a part of its archive cannot be unpacked") from error
    return size


def read_entry(archive: zipfile.ZipFile, name: str) -> bytes:
    """One entry's bytes; b"" when there is none of that name. Only for archives from ``open_checked``."""
    try:
        return archive.read(name)
    except KeyError:
        return b""
    except Exception as error:  # noqa: BLE001 - zipfile lets errors of every decompressor through
        raise Unreadable("damaged", "it is damaged: a part of its archive cannot be unpacked") from error


def refuse_entities(xml: bytes) -> None:
    """Refuse XML that declares a document type: documents never need one, entity bombs do.

    Raises:
        Unreadable: ``hostile-xml``.
    """
    head = xml[:4_096] + xml[4_096:65_536]
    if b"<!DOCTYPE" in head or b"<!ENTITY" in xml:
        raise Unreadable(
            "hostile-xml", "its XML declares entities, which no honest document does; it was not opened"
        )
    for codec in ("utf-16-le", "utf-16-be"):
        if "<!DOCTYPE".encode(codec) in head or "<!ENTITY".encode(codec) in xml:
            raise Unreadable(
                "hostile-xml", "its XML declares entities, which no honest document does; it was not opened"
            )
