"""Outlook data files; real ones are in the corpora, hostile ones are made from them."""

import random
import struct
from pathlib import Path

import pytest

from assistant.sources.documents.record import Unreadable
from assistant.sources.entry import FileEntry
from assistant.sources.outlook.pst import DataFile
from assistant.sources.outlook.pst_blocks import _turn, open_blocks
from assistant.sources.reader import Job, read_batch, read_file, walk
from tests.assistant.sources.outlook.compound_files import told


def every_message(path: Path) -> None:
    """Read a data file whole, as far as each of its messages lets it."""
    store = DataFile(open_blocks(str(path)))
    for message, _ in store.contents().messages[:20]:
        assert told(lambda message=message: store.message(message))


def files(corpora: Path) -> list[Path]:
    return sorted((corpora / "fixtures" / "pst-java-libpst").glob("*.pst"))


@pytest.mark.corpora
def test_messages_and_folders(corpora: Path) -> None:
    [entry] = [one for one in walk(files(corpora)[0]) if isinstance(one, FileEntry)]
    found = list(read_file(entry))
    halves = [
        one
        for start, end in ((0, entry.size // 2), (entry.size // 2, None))
        for _, batch in read_batch(Job((entry,), start, end))
        for one in batch
    ]

    assert entry.kind == "pst"
    assert [one.item.title for one in found if one.item] == ["Test appointment"]
    assert "calendar" in found[0].item.labels
    assert "This is a complete test" in found[0].item.text
    assert "Starts: 2016-08-02 15:00 UTC" in found[0].item.text
    assert [one for one in halves if one.item] == found


@pytest.mark.corpora
def test_damage_anywhere_ends_with_a_reason(corpora: Path, tmp_path: Path) -> None:
    whole = files(corpora)[0].read_bytes()
    chance = random.Random(7)
    for number in range(60):
        data = bytearray(whole)
        for _ in range(40):
            at = chance.choice((0, 512, 0x4400)) + chance.randrange(len(whole) // 4)
            data[at] = chance.randrange(256)
        path = tmp_path / f"{number}.pst"
        path.write_bytes(data[: len(data) if number % 2 else chance.randrange(len(data))])
        assert told(lambda path=path: every_message(path))


def test_other_versions_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "mail.ost"
    for version, code in ((36, "unsupported"), (2, "damaged")):
        path.write_bytes(b"!BDN" + b"\0" * 6 + struct.pack("<H", version) + b"\0" * 1_000)
        with pytest.raises(Unreadable, match=code):
            open_blocks(str(path))
    path.write_bytes(b"no data file")
    [found] = read_file(next(one for one in walk(path) if isinstance(one, FileEntry)))
    assert found.failure is not None
    assert found.failure.code == "damaged"


def test_the_cyclic_encoding_undoes_itself() -> None:
    words = bytes(range(256)) * 3

    assert _turn(words, 0x12345678) != words
    assert _turn(_turn(words, 0x12345678), 0x12345678) == words
