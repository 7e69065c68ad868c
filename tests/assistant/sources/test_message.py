"""Messages as they really are: each yields what can be read, and its problems are listed."""

import base64
import email
import email.policy
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.sources.addresses import parse_addresses
from assistant.sources.item import Address, Item
from assistant.sources.message import read_message
from assistant.sources.mime import decode_header, parse

HEAD = b"From: Ann Bee <ann@example.org>\nTo: Mira <mira@example.org>\nSubject: Noon\nDate: Tue, 3 Mar 2026 10:15:00 +0100\nMessage-ID: <1@example.org>\n"  # noqa: E501


def read(data: bytes) -> Item:
    found = read_message(data)
    assert found.failure is None
    assert found.item is not None
    return found.item


def codes(item: Item) -> list[str]:
    return [problem.code for problem in item.problems]


def test_a_plain_message() -> None:
    item = read(
        HEAD + b"In-Reply-To: <0@example.org>\nReferences: <a@x> <0@example.org>\n\nYes.\n\n> Noon?\n"
    )

    assert item.sender == Address("Ann Bee", "ann@example.org")
    assert item.to == (Address("Mira", "mira@example.org"),)
    assert item.title == "Noon"
    assert item.date == datetime(2026, 3, 3, 9, 15, tzinfo=UTC).timestamp()
    assert item.message_id == "1@example.org"
    assert item.in_reply_to == "0@example.org"
    assert item.references == ("a@x", "0@example.org")
    assert item.new_text == "Yes."
    assert item.quoted_text == "Noon?"
    assert item.problems == ()


def test_the_key_is_the_same_in_every_folder() -> None:
    one = read_message(HEAD + b"\nYes.", "0:9", ("inbox",)).item
    other = read_message(HEAD + b"Status: RO\n\nYes.", "", ("sent",)).item
    assert one is not None
    assert other is not None
    assert one.key == other.key
    assert one.key != read(HEAD + b"\nNo.").key


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("=?utf-8?B?R3LDvMOfZQ==?=", "Grüße"),
        ("=?utf-8?b?R3LDvMOfZQ?=", "Grüße"),
        ("=?iso-8859-1?Q?Gr=FC=DFe_aus?= K=", "Grüße aus K="),
        ("=?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC=C3=9Fe?=", "Grüße"),
        ("=?UTF-8?Q?a?=\n =?UTF-8?Q?b?=", "ab"),
        ("Grüße".encode().decode("latin-1"), "Grüße"),
        ("Grüße".encode("cp1252").decode("latin-1"), "Grüße"),
        ("=?x-none?Q?abc?=", "abc"),
        ("=?utf-8?Q?broken", "=?utf-8?Q?broken"),
        ("a\n\tb", "a b"),
        ("", ""),
    ],
)
def test_headers(raw: str, text: str) -> None:
    assert decode_header(raw) == text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("ann@example.org", [("", "ann@example.org")]),
        ('"Bee, Ann" <Ann@Example.org>', [("Bee, Ann", "ann@example.org")]),
        ("Bee, Ann <ann@example.org>, bob@x.org", [("Bee, Ann", "ann@example.org"), ("", "bob@x.org")]),
        ("ann@example.org (Ann Bee)", [("Ann Bee", "ann@example.org")]),
        ("friends: ann@example.org, bob@x.org;", [("", "ann@example.org"), ("", "bob@x.org")]),
        ("undisclosed-recipients:;", []),
        ("'ann@example.org' <ann@example.org>", [("", "ann@example.org")]),
        ("=?utf-8?Q?Andr=C3=A9?= <a@x.org>; bob@x.org", [("André", "a@x.org"), ("", "bob@x.org")]),
        ("Ann <ann@example.org", [("Ann", "ann@example.org")]),
        ("nobody", []),
        ("a@x.org, A@x.org", [("", "a@x.org")]),
        ("<a@x.org> Ann", [("", "a@x.org")]),
    ],
)
def test_addresses(raw: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.name, one.address) for one in parse_addresses(raw)] == expected


def test_dates_that_are_missing_broken_or_absurd() -> None:
    received = b"Received: from a by b; Wed, 4 Mar 2026 08:00:00 +0000\n"
    base = b"From: a@x.org\n"
    moment = datetime(2026, 3, 4, 8, tzinfo=UTC).timestamp()

    assert read(base + received + b"\nhi").date == moment
    assert codes(read(base + received + b"\nhi")) == ["no-date"]
    assert codes(read(base + received + b"Date: yesterday\n\nhi")) == ["broken-date"]
    zero = read(base + b"Date: Mon, 31 Dec 1979 16:00:00 -0800\n\nhi")
    assert (zero.date, codes(zero)) == (None, ["absurd-date"])
    assert read(base + b"Date: Fri, 1 Jan 2999 00:00:00 +0000\n\nhi").date is None
    assert read(base + b"Date: 2026-03-04T08:00:00Z\n\nhi").date == moment


@pytest.mark.parametrize(
    ("head", "body", "text", "problem"),
    [
        (b"Content-Type: text/plain; charset=utf-8", "Grüße".encode("cp1252"), "Grüße", "wrong-charset"),
        (b"Content-Type: text/plain; charset=klingon", "Grüße".encode(), "Grüße", "unknown-charset"),
        (b"X-A: b", "Grüße".encode("cp1252"), "Grüße", "guessed-charset"),
        (
            b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64",
            base64.b64encode("Grüße".encode())[:-1],
            "Grüße",
            "",
        ),
        (
            b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable",
            b"Gr=C3=BC=C3=9Fe=\n!",
            "Grüße!",
            "",
        ),
        (b"Content-Type: text/plain; format=flowed", b"one \ntwo\n", "one two", ""),
        (b"Content-Type: text/html", b"<p>one<p style='display:none'>bad</p>", "one", ""),
        (b"Content-Type: garbage", b"text", "text", ""),
    ],
)
def test_bodies(head: bytes, body: bytes, text: str, problem: str) -> None:
    item = read(HEAD + head + b"\n\n" + body)

    assert item.text == text
    assert codes(item) == ([problem] if problem else [])


def test_html_alternative_is_taken_when_the_plain_one_says_nothing() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@x.org", "s"
    message["Date"] = "Tue, 3 Mar 2026 10:15:00 +0100"
    message.set_content(" \n")
    message.add_alternative("<p>The real text.</p>", subtype="html")
    assert read(message.as_bytes()).new_text == "The real text."

    message = EmailMessage()
    message["From"] = "a@x.org"
    message.set_content("The plain text says all.")
    message.add_alternative("<p>Other.</p>", subtype="html")
    assert read(message.as_bytes()).text == "The plain text says all."


class Plans:
    """Reads every document as the plan."""

    def text(self, content: bytes, kind: str) -> str:
        return "text of the plan"

    def message(self, content: bytes, kind: str) -> bytes:
        return b""


def test_attachments_with_their_text() -> None:
    message = EmailMessage()
    message["From"] = "a@x.org"
    message.set_content("See the files.")
    message.add_attachment("note in text", filename="nöte.txt")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="plan.pdf")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a/b.png")
    item = read_message(message.as_bytes(), read_attachment=Plans()).item

    assert item is not None
    assert item.new_text == "See the files."
    assert [(one.name, one.text.strip()) for one in item.attachments] == [
        ("nöte.txt", "note in text"),
        ("plan.pdf", "text of the plan"),
        ("b.png", ""),
    ]


def test_an_attached_message_is_listed_with_its_text() -> None:
    inner = EmailMessage()
    inner["Subject"], inner["From"] = "Inner", "b@x.org"
    inner.set_content("inner words")
    message = EmailMessage()
    message["From"] = "a@x.org"
    message.set_content("outer words")
    message.add_attachment(inner)
    item = read(message.as_bytes())

    assert item.new_text == "outer words"
    assert item.attachments[0].media_type == "message/rfc822"
    assert "inner words" in item.attachments[0].text


def test_invitations_become_facts() -> None:
    calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Spring fair\nDTSTART:20260503T090000Z\nLOCATION:Town hall\nORGANIZER;CN=Ann:mailto:ann@example.org\nEND:VEVENT\nEND:VCALENDAR"  # noqa: E501
    item = read(HEAD + b"Content-Type: text/calendar; method=REQUEST\n\n" + calendar.encode())

    assert item.text.splitlines() == [
        "Event: Spring fair", "Starts: 2026-05-03 09:00 UTC", "Where: Town hall", "Who: Ann <ann@example.org>",  # noqa: E501
    ]  # fmt: skip
    assert item.new_text == ""
    assert [(one.name, one.text) for one in item.attachments] == [("invitation.ics", item.text)]


@pytest.mark.parametrize(
    "head",
    [
        b'Content-Type: multipart/encrypted; boundary=b; protocol="application/pgp-encrypted"\n\n--b\n\nx\n--b--',  # noqa: E501
        b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB",
        b"Content-Type: text/plain\n\n-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----",
    ],
)
def test_encrypted_mail_keeps_its_headers(head: bytes) -> None:
    item = read(HEAD + head)

    assert (item.title, item.text, codes(item)) == ("Noon", "", ["encrypted"])


def test_signed_mail_is_read() -> None:
    item = read(
        HEAD
        + b'Content-Type: multipart/signed; boundary=b; micalg=sha1; protocol="application/pgp-signature"\n\n'
        b"--b\nContent-Type: text/plain\n\nSigned words.\n--b\nContent-Type: "
        b"application/pgp-signature\n\nabc\n--b--\n"
    )
    assert (item.text, item.attachments) == ("Signed words.", ())


def test_labels_and_lists() -> None:
    item = read(
        HEAD + b"X-Gmail-Labels: =?UTF-8?Q?Gesendet,Wichtig,Category_Personal?=\nX-Mozilla-Status: 0009\n"
        b"List-Id: Talk <talk.example.org>\nPrecedence: bulk\n\nhi"
    )
    assert set(item.labels) == {"sent", "wichtig", "trash", "list", "bulk"}
    assert item.list_id == "talk.example.org"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\n\n\0\0", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not-a-message"),
        (b"just words", "not-a-message"),
    ],
)
def test_what_is_no_message_is_told(data: bytes, code: str) -> None:
    found = read_message(data)

    assert found.item is None
    assert found.failure is not None
    assert found.failure.code == code


def test_deep_and_many_parts_are_bounded() -> None:
    deep = b"From: a@x.org\n"
    for level in range(3_000):
        deep += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
    assert "too-deep" in codes(read(deep + b"\ncore"))

    many = b"From: a@x.org\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 5_000
    assert "too-many-parts" in codes(read(many))


def test_a_message_over_the_limit_is_refused_and_one_below_is_read() -> None:
    found = read_message(HEAD + b"\n" + b"x" * 50_000_001)
    assert found.failure is not None
    assert found.failure.code == "too-large"
    part = (
        b"--b\nContent-Type: application/octet-stream; name=a.bin\nContent-Transfer-Encoding: base64\n\n"
        + b"QUFB\n" * 9_000_000
    )
    item = read(HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nwords\n" + part + b"\n--b--\n")
    assert item.text == "words"


SAMPLES = [
    HEAD + b"\nYes.\n",
    HEAD
    + b'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n\nplain words in this part\n--b\n'  # noqa: E501
    b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+aHRtbDwvcD4=\n--b--\n",
    HEAD
    + b"Content-Type: text/plain; charset=iso-2022-jp\nContent-Transfer-Encoding: quoted-printable\n\n=1B$B\n",  # noqa: E501
    b"Subject: =?utf-8?Q?=C3?=\nFrom: =?x?B?////?= <a@b\nReferences: <a <b> c>\nContent-Type: text/plain; "
    b"name*0*=utf-8''%\n\n> a\n-- \nb",
]


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.integers(0, 600), st.binary(max_size=6)), max_size=8),
    st.integers(0, 700),
)
def test_mutated_messages_never_raise(sample: bytes, edits: list[tuple[int, bytes]], cut: int) -> None:
    data = sample
    for place, piece in edits:
        data = data[:place] + piece + data[place + len(piece) // 2 :]
    for version in (data, data[:cut], data.replace(b"\n", b"\r\n"), data.replace(b"\n", b"\r")):
        found = read_message(version)
        assert (found.item is None) != (found.failure is None)
        assert found.failure is None or found.failure.code != "unreadable"
        if found.item is not None:
            found.item.text.encode("utf-8")
            found.item.title.encode("utf-8")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_an_answer(data: bytes) -> None:
    found = read_message(data)
    assert (found.item is None) != (found.failure is None)
    assert found.failure is None or found.failure.code != "unreadable"


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.text(
            alphabet=st.characters(
                codec="utf-8",
                exclude_characters="\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029",
                exclude_categories=("Cc", "Cs"),
            ),
            max_size=200,
        ),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from(["mixed", "related", "alternative"]),
)
def test_parts_are_those_of_the_standard_library(texts: list[str], subtype: str) -> None:
    message = EmailMessage(policy=email.policy.SMTP)
    message["From"] = "a@x.org"
    message.set_content(texts[0])
    for text in texts[1:]:
        message.add_attachment(text, filename="t.txt")
    data = message.as_bytes()
    ours, theirs = parse(data), email.message_from_bytes(data)

    def leaves(part):  # noqa: ANN001, ANN202
        return [leaf for child in part.parts for leaf in leaves(child)] if part.parts else [part]

    expected = [part for part in theirs.walk() if not part.is_multipart()]
    assert [leaf.media_type for leaf in leaves(ours)] == [part.get_content_type() for part in expected]
    assert [leaf.content().rstrip(b"\r\n") for leaf in leaves(ours)] == [
        part.get_payload(decode=True).rstrip(b"\r\n") for part in expected
    ]


def test_addresses_beyond_ascii() -> None:
    item = read("From: Märy <märy@exämple.net>\nSubject: x\n\nwords\n".encode())

    assert item.sender is not None
    assert (item.sender.name, item.sender.address) == ("Märy", "märy@exämple.net")
