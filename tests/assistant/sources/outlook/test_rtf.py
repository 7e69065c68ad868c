"""Outlook's compressed rich text, and the HTML inside it."""

import struct

from hypothesis import given
from hypothesis import strategies as st

from assistant.sources.outlook.rtf import body_of_rtf, decompress

# The examples of the specification, section 4.
HELLO = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)
REPEATED = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")


def plain(data: bytes) -> bytes:
    """Rich text stored without compression."""
    return struct.pack("<IIII", len(data) + 12, len(data), 0x414C454D, 0) + data


def test_the_examples_of_the_specification() -> None:
    assert decompress(HELLO) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert decompress(REPEATED) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    assert decompress(plain(b"{\\rtf1 words}")) == b"{\\rtf1 words}"


@given(data=st.binary(max_size=300))
def test_anything_is_read_without_an_error(data: bytes) -> None:
    decompress(data)
    decompress(struct.pack("<IIII", len(data), 5_000, 0x75465A4C, 0) + data)
    body_of_rtf(b"{\\rtf1\\ansi\\fromhtml1 " + data)


def test_html_inside() -> None:
    data = (
        rb"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset204 Arial;}}"
        rb"{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Gr\'fc\'dfe\htmlrtf \par}\htmlrtf0"
        rb"{\*\htmltag72 </p>}{\*\htmltag64 <p class=\{a\}>}\f1 \'cf\'f0\'e8\'e2\'e5\'f2\f0 \u8364?{\*\mhtmltag64 <x>}}"
    )

    assert body_of_rtf(data) == ("<p>Grüße</p><p class={a}>Привет€", True)


def test_rich_text_alone() -> None:
    assert body_of_rtf(rb"{\rtf1\ansi Hello\par there}") == ("Hello\nthere", False)
    assert body_of_rtf(b"nothing") == ("", False)
