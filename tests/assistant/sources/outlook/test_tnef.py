"""The winmail.dat parts of rich text messages."""

import struct
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sources.content import IN_CHILD_READER
from assistant.sources.documents.record import Unreadable
from assistant.sources.message import read_message
from assistant.sources.outlook.tnef import read_tnef


def attribute(level: int, number: int, kind: int, value: bytes) -> bytes:
    return (
        struct.pack("<BHHI", level, number, kind, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)
    )


def properties(*found: tuple[int, int, bytes]) -> bytes:
    raw = struct.pack("<I", len(found))
    for number, kind, value in found:
        raw += struct.pack("<HH", kind, number)
        if kind in (0x1E, 0x1F, 0x102, 0x0D):
            raw += struct.pack("<II", 1, len(value)) + value + b"\0" * (-len(value) % 4)
        else:
            raw += value
    return raw


def tnef(*attributes: bytes) -> bytes:
    return struct.pack("<IH", 0x223E9F78, 1) + b"".join(attributes)


WINMAIL = tnef(
    attribute(1, 0x9007, 6, struct.pack("<II", 1252, 0)),
    attribute(1, 0x9003, 6, properties((0x1000, 0x1F, "Die Rede für Sonntag.".encode("utf-16-le")))),
    attribute(2, 0x9002, 6, b"\0" * 14),
    attribute(2, 0x8010, 1, b"rede.txt\0"),
    attribute(2, 0x800F, 6, "Liebe Gäste".encode("cp1252")),
)


def test_text_and_attachments_stand_as_if_sent_as_parts() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "ann@example.org", "Rede"
    message.set_content("\n")
    message.add_attachment(WINMAIL, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    item = read_message(message.as_bytes(), read_attachment=IN_CHILD_READER).item

    assert item is not None
    assert item.new_text == "Die Rede für Sonntag."
    assert [(one.name, one.text) for one in item.attachments] == [("rede.txt", "Liebe Gäste")]


def test_a_message_inside() -> None:
    inner = tnef(attribute(1, 0x9003, 6, properties((0x1000, 0x1F, "inner words".encode("utf-16-le")))))
    whole = tnef(
        attribute(2, 0x9002, 6, b"\0" * 14),
        attribute(2, 0x9005, 6, properties((0x3701, 0x0D, b"\0" * 16 + inner))),
    )

    assert b"inner words" in read_tnef(whole)


def test_what_is_none_is_refused() -> None:
    with pytest.raises(Unreadable, match="damaged"):
        read_tnef(b"no such thing")


@given(data=st.binary(max_size=400), cut=st.integers(6, len(WINMAIL)))
def test_damage_anywhere_is_borne(data: bytes, cut: int) -> None:
    read_tnef(WINMAIL[:cut] + data)
    read_tnef(tnef(attribute(1, 0x9003, 6, data)))
