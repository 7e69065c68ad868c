"""Walking and reading sources: mailbox dialects, Maildir, folders of anything, and what must never hang or
raise."""

import os
import pickle
import socket
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import KnownError
from assistant.sources import mbox, reader
from assistant.sources.entry import FileEntry, Skipped
from assistant.sources.item import Found
from assistant.sources.reader import describe, fingerprint, jobs, read_batch, read_file, walk


def message(subject: str, body: str = "words", extra: str = "") -> str:
    return f"From: Ann <ann@example.org>\nTo: mira@example.org\nSubject: {subject}\nDate: Tue, 3 Mar 2026 10:15:00 +0100\n{extra}\n{body}\n"  # noqa: E501


def in_mbox(*messages: str, separator: str = "From ann@example.org Tue Mar  3 10:15:00 2026\n") -> bytes:
    return "".join(f"{separator}{one}\n" for one in messages).encode()


def entries(path: Path, kind: str = "auto") -> list[FileEntry]:
    return [found for found in walk(path, kind) if isinstance(found, FileEntry)]


def skipped(path: Path, kind: str = "auto") -> dict[str, str]:
    return {
        Path(found.path).name: found.reason.code for found in walk(path, kind) if isinstance(found, Skipped)
    }


def titles(path: Path, kind: str = "auto") -> list[str]:
    return [found.item.title for entry in entries(path, kind) for found in read_file(entry) if found.item]


def test_mbox_with_places(tmp_path: Path) -> None:
    path = tmp_path / "Inbox"
    data = in_mbox(message("one"), message("two"))
    path.write_bytes(data)
    found = list(read_file(entries(path)[0]))

    assert describe(path).shape == "mbox"
    assert [one.item.title for one in found if one.item] == ["one", "two"]
    assert found[0].place == f"0:{len(data) // 2}"
    assert found[1].place == f"{len(data) // 2}:{len(data) // 2}"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_quoted_and_unquoted_from_lines_in_bodies(tmp_path: Path, line_end: str) -> None:
    path = tmp_path / "box.mbox"
    body = "one\n\n>From here on\n>>From there\n\nFrom now on we meet at noon.\nFrom then: maybe\n"
    path.write_bytes(in_mbox(message("one", body), message("two")).replace(b"\n", line_end.encode()))
    found = [one.item for one in read_file(entries(path)[0])]

    assert [item.title for item in found if item] == ["one", "two"]
    assert found[0] is not None
    assert found[0].text.strip().split("\n") == [
        "one", "", "From here on", ">From there", "", "From now on we meet at noon.", "From then: maybe",
    ]  # fmt: skip


def test_separator_without_blank_line_before(tmp_path: Path) -> None:
    path = tmp_path / "box.mbox"
    path.write_bytes(in_mbox(message("one"), message("two")).replace(b"words\n\nFrom ", b"words\nFrom "))
    assert titles(path) == ["one", "two"]


def test_only_the_tail_of_a_grown_mailbox_is_read(tmp_path: Path) -> None:
    path = tmp_path / "box.mbox"
    path.write_bytes(in_mbox(message("one"), message("two")))
    size = path.stat().st_size
    last = list(read_file(entries(path)[0]))[-1].place
    mark = fingerprint(str(path), last)
    with path.open("ab") as file:
        file.write(in_mbox(message("three")))

    assert fingerprint(str(path), last) == mark
    tail = list(read_file(entries(path)[0], offset=size))
    assert [one.item.title for one in tail if one.item] == ["three"]
    assert tail[0].place.startswith(f"{size}:")
    assert fingerprint(str(path), "0:999999") == ""
    assert fingerprint(str(tmp_path / "none"), "0:1") == ""


@pytest.mark.parametrize("block", [70_000, 100_001])
def test_cut_mailbox_yields_every_message_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(mbox, "BLOCK", block)
    monkeypatch.setattr(reader, "JOB_BYTES", 33_333)
    path = tmp_path / "box.mbox"
    path.write_bytes(in_mbox(*(message(f"m{i}", "line of words\n" * (i * 37 % 900)) for i in range(120))))
    entry = entries(path)[0]
    work = list(jobs([entry]))
    found = [one for job in work for _, batch in read_batch(job) for one in batch]

    assert len(work) > 5
    assert [one.item.title for one in found if one.item] == [f"m{i}" for i in range(120)]
    places = [tuple(map(int, one.place.split(":"))) for one in found]
    assert all(a + n == b for (a, n), (b, _) in zip(places, places[1:], strict=False))
    assert places[0][0] == 0
    assert sum(places[-1]) == path.stat().st_size


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(1, 5_000))
def test_a_cut_anywhere_splits_the_work_without_loss(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "box.mbox"
    path.write_bytes(in_mbox(*(message(f"m{i}", "x\n" * (i * 13 % 50)) for i in range(20))))
    entry = entries(path)[0]
    first, second = list(read_file(entry, 0, cut)), list(read_file(entry, cut))

    assert [one.item.title for one in first + second if one.item] == [f"m{i}" for i in range(20)]


def test_thunderbird_profile(tmp_path: Path) -> None:
    folder = tmp_path / "Mail" / "Local Folders"
    (folder / "Projects.sbd").mkdir(parents=True)
    for name in ("Inbox", "Sent", "Trash"):
        (folder / name).write_bytes(in_mbox(message(name), separator="From - Tue Mar  3 10:15:00 2026\n"))
        (folder / f"{name}.msf").write_bytes(b"// <!-- <mdb:mork")
    deleted = message("gone", extra="X-Mozilla-Status: 0009\nX-Mozilla-Status2: 00000000\n")
    (folder / "Projects.sbd" / "Bridge").write_bytes(
        in_mbox(
            deleted,
            message("kept", extra="X-Mozilla-Status: 0001\n"),
            separator="From - Tue Mar  3 10:15:00 2026\n",
        )
    )
    (folder / "Projects.sbd" / "Bridge.msf").write_bytes(b"x")
    labels = {
        found.item.title: found.item.labels
        for entry in entries(tmp_path)
        for found in read_file(entry)
        if found.item
    }

    assert "sent" in labels["Sent"]
    assert "trash" in labels["Trash"]
    assert "trash" in labels["gone"]
    assert "trash" not in labels["kept"]
    assert {"projects", "bridge"} <= set(labels["kept"])
    assert skipped(tmp_path)["Inbox.msf"] == "not-content"


def test_takeout(tmp_path: Path) -> None:
    path = tmp_path / "All mail Including Spam and Trash.mbox"
    path.write_bytes(
        in_mbox(
            message("sent", extra="X-GM-THRID: 1\nX-Gmail-Labels: Sent,Important\n"),
            message("junk", extra="X-Gmail-Labels: Spam,Unread\n"),
            separator="From 1234567890@xxx Tue Mar 03 10:15:00 +0000 2026\n",
        )
    )
    labels = [found.item.labels for found in read_file(entries(path)[0]) if found.item]

    assert labels == [("sent", "important"), ("junk",)]


def test_maildir_with_folders_and_flags(tmp_path: Path) -> None:
    for folder, name, subject in (
        ("cur", "1.M1.host:2,RS", "answered"),
        ("new", "2.M2.host", "fresh"),
        (".Sent/cur", "3.M3.host:2,S", "sent"),
        (".Lists.Talk/cur", "4.M4.host:2,", "talk"),
        (".Trash/cur", "5.M5.host:2,ST", "trash"),
    ):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / name).write_text(message(subject))
    for folder in ("tmp", ".Sent/new", ".Sent/tmp", ".Lists.Talk/new", ".Trash/new"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "tmp" / "6.unfinished").write_text(message("unfinished"))
    (tmp_path / "dovecot.index.log").write_bytes(b"\0")
    labels = {
        found.item.title: set(found.item.labels)
        for entry in entries(tmp_path)
        for found in read_file(entry)
        if found.item
    }

    assert describe(tmp_path).shape == "maildir"
    assert labels == {
        "answered": {"inbox", "replied", "seen"}, "fresh": {"inbox"}, "sent": {"sent", "seen"}, "talk": {"lists", "talk"},  # noqa: E501
        "trash": {"trash", "seen"},
    }  # fmt: skip


def test_tree_of_raw_messages_and_documents(tmp_path: Path) -> None:
    (tmp_path / "bee-a" / "sent_items").mkdir(parents=True)
    for number in (10, 2):
        (tmp_path / "bee-a" / "sent_items" / f"{number}.").write_text(message(str(number)))
    (tmp_path / "note.eml").write_text(message("eml"))
    (tmp_path / "raw.txt").write_text(message("raw"))
    (tmp_path / "apple.emlx").write_text(
        f"{len(message('emlx'))}\n{message('emlx')}<?xml version='1.0'?><plist/>"
    )
    (tmp_path / "letter.txt").write_bytes("Sehr geehrte Frau Bee".encode("utf-16"))
    (tmp_path / "plan.md").write_text(
        "---\ntitle: The plan\nauthor: Ann Bee\n---\n# Plan\n<!-- hidden -->\nBuild it.\n"
    )
    (tmp_path / "page.html").write_text("<title>Page</title><meta name=author content=Ann><p>Hello there.")
    found = {f.item.title: f.item for entry in entries(tmp_path) for f in read_file(entry) if f.item}

    assert list(found) == ["emlx", "2", "10", "letter.txt", "eml", "Page", "The plan", "raw"]
    assert set(found["2"].labels) == {"bee a", "sent"}
    assert found["letter.txt"].text == "Sehr geehrte Frau Bee"
    assert (found["The plan"].author, found["The plan"].text) == ("Ann Bee", "# Plan\n\nBuild it.")
    assert (found["Page"].text, found["Page"].author) == ("Hello there.", "Ann")
    assert found["Page"].date == pytest.approx((tmp_path / "page.html").stat().st_mtime)
    assert {entry.is_mail for entry in entries(tmp_path, "mail")} == {True}
    assert {entry.is_mail for entry in entries(tmp_path, "documents")} == {False}


def test_what_is_left_out_has_its_reason(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "old.xlsb").write_bytes(b"PK\x03\x04")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "~$open.docx").write_bytes(b"x")
    (tmp_path / "nothing").write_bytes(b"\0\1\2")
    (tmp_path / "fake.mbox").write_text("not a mailbox")
    (tmp_path / "big.rar").write_bytes(b"Rar!")
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules" / "readme.md").write_text("x")

    assert skipped(tmp_path) == {
        "empty.txt": "empty", "old.xlsb": "not-read", "photo.jpg": "not-text", "~$open.docx": "temporary", "nothing": "binary",  # noqa: E501
        "fake.mbox": "not-a-mailbox", "big.rar": "not-read", "node_modules": "not-content",
    }  # fmt: skip
    assert entries(tmp_path) == []
    with pytest.raises(KnownError, match="none of a kind that is read"):
        describe(tmp_path)


def test_pipes_sockets_devices_and_loops_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "null.txt").symlink_to("/dev/null")
    (tmp_path / "good.txt").write_text("Good words.")
    short = tmp_path / "s"
    with socket.socket(socket.AF_UNIX) as one:
        try:
            one.bind(os.path.relpath(short))
        except OSError:
            pytest.skip("the path is too long for a socket")
        begin = time.monotonic()
        reasons = skipped(tmp_path)
        assert time.monotonic() - begin < 10

    assert reasons == {
        "pipe.txt": "not-a-file", "loop": "link-loop", "self": "link-loop", "gone.txt": "vanished", "null.txt": "not-a-file",  # noqa: E501
        "s": "not-a-file",
    }  # fmt: skip
    assert [Path(entry.path).name for entry in entries(tmp_path)] == ["good.txt"]


def test_links_are_left_where_they_are(tmp_path: Path) -> None:
    source, elsewhere = tmp_path / "source", tmp_path / "elsewhere"
    (source / "inner").mkdir(parents=True)
    elsewhere.mkdir()
    (elsewhere / "secret.txt").write_text("Not given.")
    (source / "inner" / "note.txt").write_text("Given.")
    (source / "out").symlink_to(elsewhere)
    (source / "out.txt").symlink_to(elsewhere / "secret.txt")
    (source / "again.txt").symlink_to(source / "inner" / "note.txt")
    (tmp_path / "way").symlink_to(source)

    assert skipped(source) == {"out": "link-outside", "out.txt": "link-outside", "again.txt": "link-inside"}
    assert titles(source) == ["note.txt"]
    assert titles(tmp_path / "way") == ["note.txt"]  # the path itself may be a link


def test_apple_mail_with_attachments_beside_the_message(tmp_path: Path) -> None:
    box = tmp_path / "V10" / "6A0E0C38-7C7C-4C4C-9D9D-0123456789AB" / "Sent Messages.mbox"
    data = box / "0B1C2D3E-7C7C-4C4C-9D9D-0123456789AB" / "Data" / "4"
    (data / "Messages").mkdir(parents=True)
    (data / "Attachments" / "77" / "2").mkdir(parents=True)
    (data / "Attachments" / "77" / "2" / "speech.rtf").write_bytes(rb"{\rtf1 Dear guests}")
    body = message("letter", "See the speech.")
    flags = "<plist><dict><key>flags</key><integer>21</integer></dict></plist>"
    (data / "Messages" / "77.partial.emlx").write_text(f"{len(body)}\n{body}{flags}")
    (tmp_path / "V10" / "MailData").mkdir()
    (tmp_path / "V10" / "MailData" / "Signatures.html").write_text("<p>x")
    [item] = [found.item for entry in entries(tmp_path) for found in read_file(entry) if found.item]

    assert set(item.labels) == {"v10", "sent", "seen", "replied", "flagged"} - {"v10"}
    assert [(one.name, one.text) for one in item.attachments] == [("speech.rtf", "Dear guests")]
    assert skipped(tmp_path) == {"Attachments": "with-messages", "MailData": "not-content"}


def test_mh_folders(tmp_path: Path) -> None:
    folder = tmp_path / "Mail" / "drafts"
    folder.mkdir(parents=True)
    (folder / "1").write_text(message("kept"))
    (folder / ",2").write_text(message("deleted"))
    (folder / ".mh_sequences").write_text("unseen: 1")
    [entry] = entries(tmp_path)

    assert "drafts" in entry.labels
    assert titles(tmp_path) == ["kept"]
    assert skipped(tmp_path) == {",2": "deleted", ".mh_sequences": "not-content"}


def test_content_lengths_are_believed_where_they_are_true(tmp_path: Path) -> None:
    body = "one\n\nFrom somebody@example.org Tue Mar  3 10:15:00 2026\nSubject: quoted\n\nnot a message\n"
    first = message("first", body, f"Content-Length: {len(body) + 1}\n")
    stale = message("stale", "short\n", "Content-Length: 90000\n")
    path = tmp_path / "box.mbox"
    path.write_bytes(in_mbox(first, message("second"), stale, message("last")))
    found = [one.item for one in read_file(entries(path)[0]) if one.item]

    assert [item.title for item in found] == ["first", "second", "stale", "last"]
    assert "not a message" in found[0].text


def test_a_folder_named_sent_is_one(tmp_path: Path) -> None:
    folder = tmp_path / "Gesendete Elemente"
    folder.mkdir()
    (folder / "a.eml").write_text(message("a"))

    assert entries(folder)[0].labels == ("sent",)


def test_a_thunderbird_profile_holds_other_files_too(tmp_path: Path) -> None:
    (tmp_path / "ImapMail" / "imap.example.org").mkdir(parents=True)
    (tmp_path / "ImapMail" / "imap.example.org" / "INBOX").write_bytes(in_mbox(message("mail")))
    (tmp_path / "prefs.js").write_text("x")
    (tmp_path / "SiteSecurityServiceState.txt").write_text("example.org:HSTS")
    (tmp_path / "extensions").mkdir()
    (tmp_path / "extensions" / "readme.txt").write_text("words")

    assert titles(tmp_path) == ["mail"]
    assert skipped(tmp_path)["SiteSecurityServiceState.txt"] == "not-content"


def test_names_in_any_encoding_and_files_that_vanish(tmp_path: Path) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(odd).write_text("Words in a file with an odd name.")
    entry = entries(tmp_path)[0]
    found = list(read_file(entry))
    assert found[0].item is not None
    found[0].item.title.encode("utf-8")

    Path(odd).unlink()
    gone = list(read_file(entry))
    assert gone[0].failure is not None
    assert gone[0].failure.detail == "it is not there any more"


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_permission_denied_is_told(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "secret.txt").chmod(0)
    (tmp_path / "closed").mkdir(mode=0)
    try:
        assert skipped(tmp_path) == {"secret.txt": "permission-denied", "closed": "permission-denied"}
    finally:
        (tmp_path / "closed").chmod(0o700)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: None, "path-missing"),
        (lambda path: path.write_bytes(b""), "empty-source"),
        (lambda path: path.mkdir(), "empty-source"),
        (lambda path: path.write_bytes(b"\0\1"), "nothing-to-read"),
        (os.mkfifo, "nothing-to-read"),
    ],
)
def test_what_cannot_be_a_source_is_said(tmp_path: Path, make, code: str) -> None:
    path = tmp_path / "thing"
    make(path)

    with pytest.raises(KnownError) as error:
        describe(path)
    assert error.value.code == code
    assert error.value.hint
    with pytest.raises(KnownError):
        describe(tmp_path, "nonsense")


def test_huge_message_in_a_mailbox_does_not_stop_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "box.mbox"
    with path.open("wb") as file:
        file.write(in_mbox(message("one")))
        file.write(in_mbox(message("huge", "x" * 72 + "\n")).rstrip(b"\n"))
        for _ in range(60):
            file.write(b"y" * 72 + b"\n" + b"z" * 999_900 + b"\n")
        file.write(b"\n" + in_mbox(message("three")))
    found = list(read_file(entries(path)[0]))

    assert [one.item.title if one.item else one.failure.code for one in found if one.item or one.failure] == [
        "one",
        "too-large",
        "three",
    ]


def test_work_travels_between_processes(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.eml").write_text(message(str(number)))
    work = list(jobs(entries(tmp_path)))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        results = [pair for batch in pool.map(read_batch, work) for pair in batch]

    assert [found[0].item.title for _, found in results if found[0].item] == [
        str(number) for number in range(6)
    ]
    assert pickle.loads(pickle.dumps(results)) == results


@pytest.fixture(scope="module")
def everything(
    corpora: Path,
) -> tuple[Path, list[tuple[FileEntry, list[Found], float]], list[Skipped]]:
    read, left_out = [], []
    for found in walk(corpora):
        if isinstance(found, Skipped):
            left_out.append(found)
            continue
        begin = time.monotonic()
        read.append((found, list(read_file(found)), time.monotonic() - begin))
    return corpora, read, left_out


@pytest.mark.corpora
def test_every_file_of_the_corpora_is_accounted_for(everything) -> None:
    corpora, read, left_out = everything
    on_disk = {os.path.join(folder, name) for folder, _, names in os.walk(corpora) for name in names}

    assert {entry.path for entry, _, _ in read} | {found.path for found in left_out} == on_disk
    assert all(found.reason.detail for found in left_out)
    for _, results, seconds in read:
        assert results
        assert seconds < 60
        for one in results:
            assert (one.item is None) != (one.failure is None)
            assert one.failure is None or (one.failure.detail and one.failure.code != "unreadable")


@pytest.mark.corpora
def test_own_text_of_the_corpora_is_free_of_headers(everything) -> None:
    _, read, _ = everything
    mails = [
        one.item
        for entry, results, _ in read
        if entry.is_mail and "/mail/" in entry.path
        for one in results
        if one.item
    ]
    leftovers = (
        "-----Original Message-----",
        "---------------------- Forwarded by",
        "\nTo: ",
        "----- Forwarded by",
    )
    dirty = [item for item in mails if any(mark in item.new_text for mark in leftovers)]

    assert len(mails) > 3_000
    assert len(dirty) <= len(mails) * 0.01
    assert sum(bool(item.new_text) for item in mails) >= len(mails) * 0.8
