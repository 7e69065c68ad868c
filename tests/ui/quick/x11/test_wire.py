import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.quick.x11 import wire
from ui.quick.x11.display import Display
from ui.quick.x11.wire import Address, Connection, X11Error, find_cookie


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (":0", Address("", 0, 0)),
        (":1.0", Address("", 1, 0)),
        ("unix:2", Address("", 2, 0)),
        ("localhost:10.0", Address("localhost", 10, 0)),
        ("::1:3.1", Address("::1", 3, 1)),
    ],
)
def test_an_address_is_read_as_x_programs_read_it(text, address):
    assert Address.parse(text) == address


@pytest.mark.parametrize("text", ["", "0", ":", ":x", ":1.y", "host", ":99999999999999"])
def test_what_names_no_display_is_refused(text):
    with pytest.raises(X11Error):
        Address.parse(text)


def test_a_display_that_is_not_there_is_told():
    with pytest.raises(X11Error):
        Connection(Address.parse(":64999"))


def entry(family, host, number, name, key):
    texts = (host, number, name, key)
    return struct.pack(">H", family) + b"".join(struct.pack(">H", len(text)) + text for text in texts)


def test_the_key_of_this_display_is_found_among_others():
    content = (
        entry(256, b"other", b"0", b"MIT-MAGIC-COOKIE-1", b"no")
        + entry(256, b"here", b"1", b"MIT-MAGIC-COOKIE-1", b"no")
        + entry(256, b"here", b"0", b"XDM", b"no")
        + entry(256, b"here", b"0", b"MIT-MAGIC-COOKIE-1", b"yes")
    )
    assert find_cookie(content, Address("", 0, 0), "here") == b"yes"
    assert find_cookie(content, Address("", 7, 0), "here") == b""


@given(st.binary(max_size=300))
def test_a_damaged_authority_file_gives_a_key_or_none(content):
    assert isinstance(find_cookie(content, Address("", 0, 0), "here"), bytes)


@given(st.binary(max_size=300), st.integers(0, 3))
def test_a_damaged_greeting_is_told(body, screen):
    try:
        wire._setup(body, screen)
    except X11Error:
        return


def test_more_requests_than_a_sequence_number_holds(display: Display):
    for _ in range(70_000):
        display.connection.send(wire.GET_INPUT_FOCUS, 0, b"")
    assert display.atom("PRIMARY") == 1


def test_a_refusal_is_told_with_its_code(display: Display):
    with pytest.raises(X11Error) as refused:
        display.read_property(0x7FFFFFF, 1)
    assert refused.value.code == wire.BAD_WINDOW
    assert display.atom("PRIMARY") == 1


def test_a_value_longer_than_a_plain_request_may_be(display: Display):
    long = bytes(range(256)) * 4096
    display.write_property(display.window, 31, 31, 8, long)
    assert display.read_property(display.window, 31).data == long
