"""The reading child: documents come back, hostile ones end with a reason, and the next file is read again."""

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator

import pytest

from assistant.safety import child as child_module
from assistant.safety.child import Child


@pytest.fixture
def child() -> Iterator[Child]:
    handle = Child()
    yield handle
    handle.close()


def make_docx(*paragraphs: str, author: str = "Ann Bee") -> bytes:
    import docx

    document = docx.Document()
    document.core_properties.author = author
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def make_zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_reads_a_word_document(child: Child) -> None:
    answer = child.read("docx", make_docx("First paragraph.", "Second."))

    assert answer.value["text"] == "First paragraph.\n\nSecond."
    assert answer.value["author"] == "Ann Bee"


@pytest.mark.parametrize(
    ("kind", "data", "code"),
    [
        ("docx", b"PK\x03\x04 not really", "damaged"),
        ("docx", make_zip({"a.txt": b"x"}), "damaged"),
        ("docx", make_zip({"word/document.xml": b"0" * 150_000_000}), "zip-bomb"),
        ("docx", make_zip({f"f{i}": b"" for i in range(10_001)}), "zip-bomb"),
        (
            "docx",
            make_zip({"[Content_Types].xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}),
            "hostile-xml",
        ),
        ("docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "damaged"),
        ("docx", b"", "empty"),
        ("odt", make_zip({"content.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), "hostile-xml"),
        ("odt", make_zip({"content.xml": b"<x"}), "damaged"),
        ("pdf", b"%PDF-1.7\nnothing", "damaged"),
        ("pdf", b"hello", "damaged"),
        ("rtf", b"hello", "damaged"),
        ("rtf", b"{\\rtf1 " + b"{" * 5_000, "damaged"),
    ],
)
def test_hostile_files_end_with_a_reason(child: Child, kind: str, data: bytes, code: str) -> None:
    answer = child.read(kind, data)

    assert (answer.code, answer.value) == (code, {})
    assert answer.detail
    assert child.read("rtf", b"{\\rtf1 Still here.}").value["text"] == "Still here."


def test_rich_text_hides_what_is_not_text(child: Child) -> None:
    data = b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\*\\generator X;}Gr\\'fc\\'dfe\\par \\u8364?uro {\\v secret}}"  # noqa: E501

    assert child.read("rtf", data).value["text"] == "Grüße\n€uro"


def test_open_document_text(child: Child) -> None:
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:h>Plan</text:h>'
        "<text:p>One<text:s/>two</text:p></office:text></office:body></office:document-content>"
    )
    assert child.read("odt", make_zip({"content.xml": content.encode()})).value["text"] == "Plan\n\nOne two"


def test_too_long_a_file_ends_the_child_not_the_asker(child: Child, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Child(seconds=0.5)
    monkeypatch.setattr(
        child_module,
        "_BOOT",
        child_module._BOOT.replace(
            "; c.serve", "; c._answer = lambda *a: __import__('time').sleep(60); c.serve"
        ),
    )
    try:
        assert slow.read("rtf", b"{\\rtf1 x}").code == "timeout"
        monkeypatch.undo()
        assert slow.read("rtf", b"{\\rtf1 x}").value["text"] == "x"
    finally:
        slow.close()


def test_crash_of_the_child_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    handle = Child()
    monkeypatch.setattr(
        child_module,
        "_BOOT",
        child_module._BOOT.replace("; c.serve", "; c._answer = lambda *a: __import__('os').abort(); c.serve"),
    )
    try:
        assert handle.read("rtf", b"{\\rtf1 x}").code == "crashed"
        monkeypatch.undo()
        assert handle.read("rtf", b"{\\rtf1 x}").value["text"] == "x"
    finally:
        handle.close()


@pytest.mark.skipif(sys.platform != "linux", reason="address space is bounded on Linux")
def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    handle = Child(memory=200_000_000)
    grow = "; o = c._answer; c.READERS['rtf'] = ('builtins', 'bytearray'); c.serve"
    monkeypatch.setattr(
        child_module, "_BOOT", child_module._BOOT.replace("; c.serve", grow.replace("o = c._answer; ", ""))
    )
    try:
        # bytearray(data) of a file larger than the limit cannot be made in the child
        assert handle.read("rtf", b"x" * 300_000_000).code in ("out-of-memory", "crashed")
    finally:
        handle.close()


def test_the_child_ends_with_its_asker() -> None:
    code = (
        "from assistant.safety.child import process_child; c = process_child();"
        " print(c.read('rtf', b'{\\\\rtf1 hi}').value['text'], c._process.pid)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    text, pid = done.stdout.split()

    assert text == "hi"
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)
