"""Archives of mail and documents: read as if unpacked, never unpacked beyond the limits."""

import io
import os
import struct
import zipfile
from pathlib import Path

import pytest

from assistant.safety import limits
from assistant.sources.entry import FileEntry
from assistant.sources.reader import Job, read_batch, read_file, walk

MESSAGE = "From: Ann <ann@example.org>\nTo: mira@example.org\nSubject: {}\nDate: Tue, 3 Mar 2026 10:15:00 +0100\n{}\nwords\n"
MAILBOX = (
    "From ann@example.org Tue Mar  3 10:15:00 2026\n{}\nFrom ann@example.org Tue Mar  3 10:15:00 2026\n{}\n"
)


def archive(path: Path, files: dict[str, bytes | str]) -> FileEntry:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return entry(path)


def entry(path: Path) -> FileEntry:
    return next(one for one in walk(path) if isinstance(one, FileEntry))


def outcome(one: FileEntry) -> list[str]:
    return [
        found.item.title if found.item else found.failure.code
        for found in read_file(one)
        if found.item or found.failure
    ]


def test_mail_of_a_takeout_with_its_labels(tmp_path: Path) -> None:
    box = MAILBOX.format(
        MESSAGE.format("one", "X-Gmail-Labels: Sent\n"), MESSAGE.format("two", "X-Gmail-Labels: Spam\n")
    )
    made = archive(
        tmp_path / "takeout-1.zip",
        {
            "Takeout/archive_browser.html": "",
            "Takeout/Mail/All mail Including Spam and Trash.mbox": box,
            "Takeout/Mail/Archive/cur/1.host:2,RS": MESSAGE.format("three", ""),
            "Takeout/photo.jpg": b"\xff\xd8",
            "Takeout/notes.md": "# Notes\nwords",
            "__MACOSX/._notes.md": "x",
        },
    )
    found = [one.item for one in read_file(made) if one.item]

    assert [item.title for item in found] == ["one", "two", "three", "Notes"]
    assert "sent" in found[0].labels
    assert "junk" in found[1].labels
    assert {"archive", "replied", "seen"} <= set(found[2].labels)


def test_stretches_of_an_archive_add_up(tmp_path: Path) -> None:
    made = archive(tmp_path / "mail.zip", {f"{i}.eml": MESSAGE.format(f"m{i}", "") for i in range(40)})
    cuts = [0, made.size // 3, made.size // 2, None]
    found = [
        one.item.title
        for start, end in zip(cuts, cuts[1:], strict=False)
        for _, batch in read_batch(Job((made,), start or 0, end))
        for one in batch
        if one.item
    ]

    assert found == [f"m{i}" for i in range(40)]


def test_bombs_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = archive(tmp_path / "bomb.zip", {"a.txt": b"0" * 90_000_000})
    many = archive(tmp_path / "many.zip", {f"{i}.eml": "x" for i in range(30)})
    shared = archive(
        tmp_path / "shared.zip", {"a.eml": MESSAGE.format("a", ""), "b.eml": MESSAGE.format("b", "")}
    )
    raw = bytearray((tmp_path / "shared.zip").read_bytes())
    second = raw.rindex(b"PK\x01\x02")
    struct.pack_into("<I", raw, second + 42, 4)  # the second entry begins inside the first
    (tmp_path / "shared.zip").write_bytes(raw)
    monkeypatch.setattr(limits, "ARCHIVE_ENTRIES", 20)

    assert outcome(bomb) == ["zip-bomb"]
    assert outcome(many) == ["zip-bomb"]
    assert outcome(shared) == ["zip-bomb"]


def test_what_cannot_be_read_is_told_with_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARCHIVED_MAILBOX_BYTES", 300)
    made = archive(
        tmp_path / "mixed.zip",
        {
            "big.mbox": MAILBOX.format(*[MESSAGE.format("x" * 300, "")] * 2),
            "broken.docx": b"PK nothing",
            "good.txt": "Good words.",
        },
    )
    found = list(read_file(made))

    assert [one.failure.detail for one in found if one.failure] == [
        "big.mbox inside: it is larger than 0 MB; unpack it first",
        "broken.docx inside: it is damaged: its archive cannot be opened",
    ]
    assert [one.item.text for one in found if one.item] == ["Good words."]


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x03\x04" + os.urandom(500)])
def test_damaged_archives_are_failures(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "broken.zip").write_bytes(data)

    assert outcome(entry(tmp_path / "broken.zip")) == ["damaged"]


def test_an_archive_of_nothing_readable_says_so(tmp_path: Path) -> None:
    inner = io.BytesIO()
    zipfile.ZipFile(inner, "w").close()

    assert outcome(
        archive(tmp_path / "photos.zip", {"a.jpg": b"\xff\xd8", "inner.zip": inner.getvalue()})
    ) == ["nothing-inside"]
