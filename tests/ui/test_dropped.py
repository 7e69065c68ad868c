"""What is dropped becomes paths, in small steps."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QObject, QUrl

from ui.dropped import URI_LIST, DropReader, drop_of, path_of


@pytest.mark.parametrize(
    ("address", "path"),
    [
        (b"file:///home/you/Mail/Inbox", "/home/you/Mail/Inbox"),
        (b"file:///home/you/My%20mail/%C3%84rger", "/home/you/My mail/\u00c4rger"),
        (b"file://localhost/tmp/a.mbox\r", "/tmp/a.mbox"),
        (b"https://example.org/mail.mbox", ""),
        (b"file://server/share/mail", ""),
        (b"# made by a file manager", ""),
        (b"", ""),
    ],
)
def test_only_local_paths_are_taken(address, path):
    assert path_of(address) == path


@given(st.binary(max_size=60))
def test_any_line_gives_a_text(line):
    assert isinstance(path_of(line), str)


def read(mime, qtbot):
    parent = QObject()
    reader = DropReader(mime, parent)
    with qtbot.waitSignal(reader.ready, timeout=20_000) as came:
        pass
    return came.args[0]


def test_names_of_any_bytes_survive(qtbot, tmp_path):
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/old \xe4 name.eml")
    mime = QMimeData()
    mime.setUrls([QUrl.fromEncoded(b"file://" + os.fsencode(tmp_path) + b"/old%20%E4%20name.eml")])
    assert read(mime, qtbot).paths == (odd,)


def test_fifty_thousand_files_never_stall_the_window(qtbot, never_stalls):
    lines = b"\r\n".join(b"file:///home/you/export/message-%05d.eml" % number for number in range(50_000))
    mime = QMimeData()
    mime.setData(URI_LIST, lines)
    never_stalls.start()
    drop = read(mime, qtbot)
    assert len(drop.paths) == 50_000
    assert drop.folders == ("/home/you/export",)
    assert drop.many


def test_few_paths_are_no_question():
    assert not drop_of(["/a/b", "/a/c"]).many
