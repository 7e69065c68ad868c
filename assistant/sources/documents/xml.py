"""XML out of documents, read without document types, entities and references to elsewhere."""

from __future__ import annotations

from typing import Any

from assistant.sources.documents.archive import refuse_entities
from assistant.sources.documents.record import Unreadable

_NOTHING = b"<nothing/>"


def parse(xml: bytes) -> Any:
    """The root element; an empty one for b"".

    Raises:
        Unreadable: ``hostile-xml`` or ``damaged``.
    """
    from defusedxml import ElementTree

    refuse_entities(xml)
    try:
        return ElementTree.fromstring(xml or _NOTHING)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - boundary: the XML parser's errors share no type
        raise Unreadable("damaged", "it is damaged: its XML cannot be read") from error
