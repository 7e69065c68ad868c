"""Compound files (OLE2), the container of .msg and .doc: opened with bounds, damage told in a sentence."""

from __future__ import annotations

import io
import logging
from typing import Any

from assistant.sources.documents.record import Unreadable
from assistant.text.charsets import decode

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_ENTRIES = 20_000


def open_compound(data: bytes) -> Any:
    """An ``olefile.OleFileIO``.

    Raises:
        Unreadable: ``damaged``.
    """
    import olefile

    logging.getLogger("olefile").disabled = True  # what it tells of a damaged file names its streams
    if not data.startswith(SIGNATURE):
        raise Unreadable("damaged", "it is damaged: it does not begin like a file of its kind")
    try:
        container = olefile.OleFileIO(io.BytesIO(data))
        if len(container.direntries) > MOST_ENTRIES:
            raise Unreadable("too-many-parts", f"it holds more than {MOST_ENTRIES:,} parts inside")
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - boundary: the library raises whatever a damaged file provokes
        raise Unreadable("damaged", "it is damaged: its container cannot be opened") from error
    return container


def read_stream(container: Any, path: list[str]) -> bytes:
    """The bytes of one stream; b"" when there is none of that name or it is damaged."""
    try:
        if not container.exists(path):
            return b""
        with container.openstream(path) as stream:
            return bytes(stream.read())
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - boundary: one damaged stream must not lose the others
        return b""


def about(container: Any) -> tuple[str, str]:
    """Title and author of the document in a container, "" where it does not say."""
    try:
        noted = container.get_metadata()
        page = f"cp{noted.codepage}" if isinstance(noted.codepage, int) and noted.codepage > 0 else ""
        return _noted(noted.title, page)[:300], _noted(noted.author, page)[:200]
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - boundary: damaged metadata must not lose the text
        return "", ""


def _noted(value: Any, page: str) -> str:
    text = decode(value, "utf-8" if page == "cp65001" else page)[0] if isinstance(value, bytes) else ""
    return " ".join(text.replace("\0", "").split())
