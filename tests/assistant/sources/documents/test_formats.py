"""Document formats: what a reader sees comes out, what is beside it stays beside it, damage ends with a reason."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.safety.child import READERS
from assistant.sources.content import read_content
from assistant.sources.documents.doc import read_doc
from assistant.sources.documents.epub import read_epub
from assistant.sources.documents.markup import read_org, read_rst
from assistant.sources.documents.odf import read_flat
from assistant.sources.documents.office import read_pptx, read_xlsx
from assistant.sources.documents.pdf import _join_broken_words
from assistant.sources.documents.ppt import read_ppt
from assistant.sources.documents.record import Unreadable
from assistant.sources.documents.rtf import read_rtf
from assistant.sources.documents.table import read_table
from assistant.sources.documents.xls import read_xls
from tests.assistant.sources.outlook.compound_files import compound, told


def zipped(files: dict[str, str | bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return whole.getvalue()


CORE = "<p xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Plan</dc:title><dc:creator>Ann Bee</dc:creator></p>"


def presentation() -> bytes:
    slide = "<s xmlns:a='a'><txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></txBody></s>"
    relation = "<R><Relationship Id='r{0}' Target='slides/slide{0}.xml'/></R>"
    return zipped(
        {
            "ppt/presentation.xml": "<p xmlns:r='r'><sldId r:id='r2'/><sldId r:id='r1'/></p>",
            "ppt/_rels/presentation.xml.rels": "<R>"
            + relation.format(1)[3:-4]
            + relation.format(2)[3:-4]
            + "</R>",
            "ppt/slides/slide1.xml": slide.format("second"),
            "ppt/slides/slide2.xml": slide.format("first"),
            "ppt/slides/_rels/slide1.xml.rels": "<R><Relationship Id='n' Target='../notesSlides/notesSlide1.xml'/></R>",
            "ppt/notesSlides/notesSlide1.xml": slide.format("say this"),
            "docProps/core.xml": CORE,
        }
    )


def workbook() -> bytes:
    return zipped(
        {
            "xl/workbook.xml": "<w><sheet name='Spring'/><sheet name='Autumn'/></w>",
            "xl/sharedStrings.xml": "<sst><si><t>apples</t></si><si><r><t>red </t></r><r><t>pears</t></r></si></sst>",
            "xl/worksheets/sheet1.xml": "<w><row><c t='s'><v>0</v></c><c><v>3</v></c></row><row><c t='s'><v>1</v></c>"
            "<c t='b'><v>1</v></c></row></w>",
            "xl/worksheets/sheet2.xml": "<w><row><c t='inlineStr'><is><t>plums</t></is></c></row></w>",
            "docProps/core.xml": CORE,
        }
    )


def book() -> bytes:
    package = (
        "<package xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>The Mill</dc:title><dc:creator>A. Bee</dc:creator>"
        "<manifest><item id='a' href='a.xhtml'/><item id='b' href='text/b%20c.xhtml'/></manifest>"
        "<spine><itemref idref='b'/><itemref idref='a'/></spine></package>"
    )
    return zipped(
        {
            "META-INF/container.xml": "<c><rootfile full-path='OEBPS/book.opf'/></c>",
            "OEBPS/book.opf": package,
            "OEBPS/a.xhtml": "<html><body><p>And then.</p></body></html>",
            "OEBPS/text/b c.xhtml": "<html><body><h1>One</h1><p>At first.</p></body></html>",
        }
    )


def old_word(pieces: list[tuple[str, bool]], flags: int = 0) -> bytes:
    """An old Word document whose text lies in pieces, each in one or two bytes per letter."""
    at, places, ends, stream = 1_024, b"", [0], b""
    for text, small in pieces:
        raw = text.encode("cp1252" if small else "utf-16-le")
        places += struct.pack("<HIH", 0, (at * 2 | 0x40000000) if small else at, 0)
        stream, at = stream + raw, at + len(raw)
        ends.append(ends[-1] + len(text))
    table = struct.pack(f"<{len(ends)}I", *ends) + places
    head = bytearray(1_024)
    struct.pack_into("<HH", head, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", head, 10, flags)
    struct.pack_into("<i", head, 0x4C, ends[-1])
    struct.pack_into("<II", head, 0x01A2, 0, 5 + len(table))
    return compound(
        {"WordDocument": bytes(head) + stream, "0Table": b"\x02" + struct.pack("<I", len(table)) + table}
    )


def record(number: int, content: bytes) -> bytes:
    return struct.pack("<HH", number, len(content)) + content


def old_sheet(cells: list[list[str | float | bool]]) -> bytes:
    found = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    for row, values in enumerate(cells):
        for column, value in enumerate(values):
            place = struct.pack("<HHH", row, column, 0)
            if isinstance(value, bool):
                found += record(0x0205, place + bytes([value, 0]))
            elif isinstance(value, str):
                found += record(0x0204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
            else:
                found += record(0x0203, place + struct.pack("<d", value))
    return found + record(0x000A, b"")


def old_workbook(sheets: dict[str, list[list[str | float | bool]]]) -> bytes:
    """An old Excel table of several sheets, in its container."""
    bodies = [old_sheet(cells) for cells in sheets.values()]
    head = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    at = len(head) + sum(12 + len(name) for name in sheets) + 4
    for name, body in zip(sheets, bodies, strict=True):
        head += record(0x0085, struct.pack("<IBBBB", at, 0, 0, len(name), 0) + name.encode("ascii"))
        at += len(body)
    return compound({"Workbook": head + record(0x000A, b"") + b"".join(bodies)})


def test_slides_in_their_order_with_notes() -> None:
    document = read_pptx(presentation())

    assert document.text == "first\n\nsecond\n\nsay this"
    assert (document.title, document.author) == ("Plan", "Ann Bee")


def test_tables_row_by_row() -> None:
    assert read_xlsx(workbook()).text == "Spring\napples | 3\nred pears | yes\n\nAutumn\nplums"
    assert read_table(b'name;age\nAnn;52\n"Bee; C.";7\n').text == "name | age\nAnn | 52\nBee; C. | 7"


def test_old_tables_row_by_row() -> None:
    data = old_workbook(
        {"Spring": [["apples", 3.0], ["röd äpplen", True]], "Empty": [], "Autumn": [["plums", 2.5]]}
    )
    assert read_xls(data).text == "Spring\napples | 3\nröd äpplen | yes\n\nAutumn\nplums | 2.5"
    found = read_content("xls", data, "fruit.xls")
    assert found.item is not None
    assert found.item.text.startswith("Spring")


def test_chapters_in_reading_order() -> None:
    document = read_epub(book())

    assert document.text == "One\n\nAt first.\n\nAnd then."
    assert (document.title, document.author) == ("The Mill", "A. Bee")


def test_old_word_text_in_pieces() -> None:
    data = old_word(
        [
            ("Grüße aus ", True),
            ("Łódź,\r", False),
            ("see \x13 HYPERLINK x \x14the plan\x15.\r", True),
            ("a\x07b\x07\x07", True),
        ]
    )

    assert read_doc(data).text == "Grüße aus Łódź,\nsee the plan.\na | b"
    with pytest.raises(Unreadable, match="encrypted"):
        read_doc(old_word([("secret", True)], flags=0x0100))


def test_old_slides() -> None:
    def record(kind: int, number: int, content: bytes) -> bytes:
        return struct.pack("<HHI", kind, number, len(content)) + content

    inner = record(0, 0x0FA0, "Über uns".encode("utf-16-le")) + record(0, 0x0FA8, b"since 1998\rin York")
    data = compound({"PowerPoint Document": record(0xF, 0x03E8, inner), "Current User": b"x"})

    assert read_ppt(data).text == "Über uns\n\nsince 1998\nin York"


def test_flat_opendocument_with_comments_beside_the_text() -> None:
    document = read_flat(
        b"<o:document xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
        b"xmlns:t='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><o:body><o:text><t:h>Title</t:h>"
        b"<t:p>Words<o:annotation><t:p>Really?</t:p></o:annotation> here.</t:p></o:text></o:body></o:document>"
    )

    assert document.text == "Title\n\nWords here."
    assert document.aside == "Really?"


def test_marked_up_texts_without_their_markup() -> None:
    rst = read_rst(
        b":author: Ann Bee\n\nThe Mill\n========\n\n.. a comment\n\nSee `the plan <http://x>`_ and :ref:`here`.\n"
    )
    org = read_org(
        b"#+TITLE: The Mill\n#+AUTHOR: Ann Bee\n* TODO Roof :house:\n:PROPERTIES:\n:ID: 1\n:END:\nSee [[http://x][the plan]].\n"
    )

    assert (rst.title, rst.author, rst.text) == ("The Mill", "Ann Bee", "The Mill\n\nSee the plan and here.")
    assert (org.title, org.author, org.text) == ("The Mill", "Ann Bee", "Roof\n\nSee the plan.")


def test_rich_text_in_other_code_pages_with_its_author() -> None:
    document = read_rtf(
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial;}}{\info{\author Ann Bee}}"
        rb"\f1 \'cf\'f0\'e8\'e2\'e5\'f2\f0 , caf\'e9{\pict\bin5 }}{{}}\par end}"
    )

    assert document.text == "Привет, café\nend"
    assert document.author == "Ann Bee"


def test_words_broken_at_line_ends() -> None:
    text = "the ef\ufffeficient way of dual\ufffeencoder\nmodels, a dual-encoder and Lucene\ufffeBM25; one re-\ntrieval"

    assert _join_broken_words(text) == (
        "the efficient way of dual-encoder\nmodels, a dual-encoder and Lucene-BM25; one retrieval"
    )


def test_names_of_programs_are_no_authors() -> None:
    made = zipped(
        {"xl/workbook.xml": "<w/>", "xl/worksheets/sheet1.xml": "<w><row><c><v>7</v></c></row></w>"}
    )
    found = read_content("xlsx", made, "sums.xlsx")
    named = read_content("markdown", b"---\nauthor: openpyxl\n---\nwords", "a.md")

    assert found.item is not None
    assert (found.item.title, found.item.text) == ("sums.xlsx", "7")
    assert named.item is not None
    assert named.item.author == ""


SOUND = {
    "pptx": presentation(),
    "xlsx": workbook(),
    "epub": book(),
    "doc": old_word([("words", True)]),
    "xls": old_workbook({"One": [["words", 1.0]]}),
}


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(sorted(SOUND)),
    at=st.integers(0, 3_000),
    bits=st.binary(min_size=1, max_size=6),
    cut=st.integers(0, 9_000),
)
def test_damage_anywhere_ends_with_a_reason(kind: str, at: int, bits: bytes, cut: int) -> None:
    module, name = READERS[kind]
    reader = getattr(__import__(module, fromlist=[name]), name)
    whole = bytearray(SOUND[kind])
    whole[at : at + len(bits)] = bits

    assert told(lambda: reader(bytes(whole)))
    assert told(lambda: reader(SOUND[kind][:cut]))


@pytest.mark.parametrize("kind", sorted(READERS))
@given(data=st.binary(max_size=300))
@settings(max_examples=25, deadline=None)
def test_anything_else_is_refused(kind: str, data: bytes) -> None:
    module, name = READERS[kind]

    assert told(lambda: getattr(__import__(module, fromlist=[name]), name)(data))


@pytest.mark.corpora
def test_the_same_text_in_many_formats(corpora: Path) -> None:
    folder = corpora / "documents" / "unstructured" / "language-docs"
    texts = {}
    for kind in ("docx", "odt", "rtf", "epub", "rst", "org"):
        found = read_content(kind, (folder / f"eng_spa_mult.{kind}").read_bytes(), "x")
        assert found.item is not None
        texts[kind] = " ".join(found.item.text.split())

    assert len(set(texts.values())) == 1
