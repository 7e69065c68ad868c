"""Outlook messages: people, dates, bodies in all their forms, attachments, messages inside messages."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.sources.documents.record import Unreadable
from assistant.sources.message import read_message
from assistant.sources.outlook.mapi import Attached, Outlook, to_message
from assistant.sources.outlook.msg import read_msg
from tests.assistant.sources.outlook.compound_files import Tree, binary, compound, filetime, fixed, text, told

MOMENT = 1_772_529_300.0


def person(kind: int, name: str, address: str) -> Tree:
    return dict([fixed(8, n0C150003=kind), text(0x3001, name), text(0x39FE, address)])


def letter(**changes) -> Tree:
    tree: Tree = dict(
        [
            fixed(32, n00390040=filetime(MOMENT)),
            text(0x001A, "IPM.Note"),
            text(0x0037, "Über den Plan"),
            text(0x0C1A, "Ann Bee"),
            text(0x5D01, "ann@example.org"),
            text(
                0x1000,
                "Hello Mira,\r\n\r\nthe plan is attached.\r\n\r\nAnn\r\n\r\n-----Original Message-----\r\nOld words.",
            ),
            text(0x1035, "<one@example.org>"),
        ]
    )
    tree["__recip_version1.0_#00000000"] = person(1, "Mira Holt", "mira@example.org")
    tree["__recip_version1.0_#00000001"] = person(2, "Leo", "leo@example.org")
    tree.update(changes)
    return tree


def read(tree: Tree):
    item = read_message(read_msg(compound(tree))).item
    assert item is not None
    return item


def test_a_message_with_its_people_date_and_own_words() -> None:
    item = read(letter())

    assert (item.title, item.date, item.message_id) == ("Über den Plan", MOMENT, "one@example.org")
    assert (item.sender.name, item.sender.address) == ("Ann Bee", "ann@example.org")
    assert [one.address for one in (*item.to, *item.cc)] == ["mira@example.org", "leo@example.org"]
    assert item.new_text == "Hello Mira,\n\nthe plan is attached.\n\nAnn"
    assert "Old words." in item.quoted_text


def test_header_lines_that_were_kept_come_first() -> None:
    kept = (
        "Received: from a by b; Tue, 3 Mar 2026 09:15:00 +0000\r\nFrom: =?utf-8?q?J=C3=B6rg?= <joerg@example.org>\r\n"
        "Date: Tue, 3 Mar 2026 10:15:00 +0100\r\nReferences: <zero@example.org>\r\n"
        "Content-Type: multipart/mixed; boundary=lost\r\nList-Id: <talk.example.org>\r\n"
    )
    item = read(letter(**dict([text(0x007D, kept)])))

    assert (item.sender.name, item.references, item.list_id) == (
        "Jörg",
        ("zero@example.org",),
        "talk.example.org",
    )
    assert item.new_text.startswith("Hello Mira")
    assert item.problems == ()


def test_html_is_taken_where_there_is_no_plain_text() -> None:
    tree = letter(
        **dict([binary(0x1013, "<p>Schöne Grüße</p><p style='display:none'>pay now</p>".encode("cp1252"))])
    )
    del tree[text(0x1000, "")[0]]

    assert read(tree).text == "Schöne Grüße"


def test_attachments_and_messages_inside() -> None:
    inner = dict([fixed(24), text(0x0037, "Inner"), text(0x1000, "inner words")])
    item = read(
        letter(
            **{
                "__attach_version1.0_#00000000": dict(
                    [fixed(8, n37050003=1), text(0x3707, "nöte.txt"), binary(0x3701, b"kept words")]
                ),
                "__attach_version1.0_#00000001": {
                    **dict([fixed(8, n37050003=5)]),
                    "__substg1.0_3701000D": inner,
                },
            }
        )
    )

    assert [(one.name, one.media_type) for one in item.attachments] == [
        ("nöte.txt", "application/octet-stream"),
        ("Inner", "message/rfc822"),
    ]
    assert "inner words" in item.attachments[1].text


def test_large_attachments_do_not_cost_the_message() -> None:
    sizes = {"film.mp4": 30_000_000, "a.txt": 30_000_000, "b.txt": 25_000_000}
    attached = [Attached({0x3707: name, 0x3701: b"x" * size}) for name, size in sizes.items()]
    found = read_message(
        to_message(Outlook({0x1000: "See the film.", 0x5D01: "ann@example.org"}, [], attached))
    )

    assert found.item is not None
    assert found.item.new_text == "See the film."
    assert [one.name for one in found.item.attachments] == list(sizes)


def test_unsent_messages_are_drafts_and_encrypted_ones_say_so() -> None:
    draft = read(letter(**dict([fixed(32, n0E070003=8)])))
    sealed = read(
        letter(
            **dict([text(0x001A, "IPM.Note.SMIME")]),
            **{
                "__attach_version1.0_#00000000": dict([fixed(8, n37050003=1), binary(0x3701, b"0\x80secret")])
            },
        )
    )

    assert "drafts" in draft.labels
    assert [one.code for one in sealed.problems] == ["encrypted"]
    assert sealed.title == "Über den Plan"


def test_a_meeting_becomes_facts() -> None:
    start = filetime(MOMENT)
    item = read(letter(**dict([text(0x001A, "IPM.Schedule.Meeting.Request"), fixed(32, n00600040=start)])))

    assert "Starts: 2026-03-03 09:15 UTC" in item.text
    assert "Starts" not in item.new_text


def test_contacts_and_other_files_are_no_messages() -> None:
    with pytest.raises(Unreadable, match="not-a-message"):
        read_msg(compound(letter(**dict([text(0x001A, "IPM.Contact")]))))
    with pytest.raises(Unreadable, match="not-a-message"):
        read_msg(compound({"WordDocument": b"x"}))
    with pytest.raises(Unreadable, match="damaged"):
        read_msg(b"no container")


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 20_000), bits=st.binary(min_size=1, max_size=8), cut=st.integers(0, 60_000))
def test_damage_anywhere_ends_with_a_reason_or_a_message(at: int, bits: bytes, cut: int) -> None:
    whole = bytearray(compound(letter()))
    whole[at : at + len(bits)] = bits
    for data in (bytes(whole), bytes(whole)[:cut]):
        assert told(lambda data=data: read_message(read_msg(data)))


@pytest.mark.corpora
def test_real_messages(corpora: Path) -> None:
    items = [
        read_message(read_msg(path.read_bytes())).item
        for path in sorted((corpora / "fixtures").rglob("*.msg"))
    ]

    assert len(items) >= 5
    assert all(item and item.sender and item.date and item.to for item in items)
    assert sum(bool(item.new_text) for item in items if item) >= len(items) - 1
