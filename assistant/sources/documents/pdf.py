"""PDF documents through pdfium; scanned, protected and damaged ones are told apart."""

from __future__ import annotations

import re

from assistant.safety import limits
from assistant.sources.documents.record import DocumentText, Unreadable

LETTERS_PER_PAGE = 5
_BROKEN = re.compile(r"(\w+)(?:[\ufffe\x02]\n?|[\u00ad\u2010-]\n)(\w+)")
_PASSWORD_ERROR = 4


def read_pdf(data: bytes) -> DocumentText:
    """Read a PDF.

    Raises:
        Unreadable: ``encrypted``, ``damaged``, ``too-many-pages`` or ``no-text`` (scanned pages).
    """
    if b"%PDF-" not in data[:1_100]:
        raise Unreadable("damaged", "it is damaged: it is not a PDF")
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).lower():
            raise Unreadable("encrypted", "it is protected with a password") from error
        raise Unreadable("damaged", "it is damaged: it cannot be opened as a PDF") from error
    try:
        return _read(document)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("damaged", "it is damaged: its pages cannot be read") from error
    finally:
        document.close()


def _read(document) -> DocumentText:  # type: ignore[no-untyped-def]  # noqa: ANN001 - pypdfium2 is imported late
    pages = len(document)
    if pages > limits.PDF_PAGES:
        raise Unreadable("too-many-pages", f"it has more than {limits.PDF_PAGES:,} pages")
    texts: list[str] = []
    length = 0
    for number in range(pages):
        text = _page_text(document, number)
        if text:
            texts.append(text)
            length += len(text)
        if length > limits.TEXT_CHARS:
            break
    text = _join_broken_words("\n\n".join(texts))
    if sum(letter.isalnum() for letter in text[:20_000]) < min(LETTERS_PER_PAGE * pages, 200):
        raise Unreadable(
            "no-text", "it holds pictures of pages but no text (a scan); text recognition is not done yet"
        )
    about = document.get_metadata_dict(skip_empty=True)
    title = " ".join(str(about.get("Title", "")).split())[:300]
    author = " ".join(str(about.get("Author", "")).split())[:200]
    return DocumentText(text[: limits.TEXT_CHARS], title, author, cut=length > limits.TEXT_CHARS)


def _join_broken_words(text: str) -> str:
    """Words that were broken at the end of a line; a hyphen that belongs to the word is kept.

    Which it is tells the rest of the document, if the word stands there unbroken.
    """
    broken = _BROKEN.findall(text)
    if not broken:
        return text
    words = set(re.findall(r"\w+(?:-\w+)*", _BROKEN.sub(" ", text).lower()))

    def join(match: re.Match[str]) -> str:
        left, right = match.groups()
        whole = (left + right).lower() in words
        parted = f"{left}-{right}".lower() in words
        keeps = (parted and not whole) or (not whole and (right[0].isupper() or right[0].isdigit()))
        return f"{left}-{right}" if keeps else left + right

    return _BROKEN.sub(join, text)


def _page_text(document, number: int) -> str:  # type: ignore[no-untyped-def]  # noqa: ANN001 - pypdfium2 is imported late
    import pypdfium2

    try:
        page = document[number]
        try:
            text_page = page.get_textpage()
            try:
                text = text_page.get_text_range()
            finally:
                text_page.close()
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        return ""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()
