"""What a document reader returns, and how it says that a file cannot be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentText:
    """Text of a document, with its title and author as its metadata says ("" where it does not).

    Attributes:
        aside: what stands beside the text: headers, footers, comments. It is found by search, and is not
            taken for the author's writing.
        cut: whether the text was longer than is kept.
    """

    text: str
    title: str = ""
    author: str = ""
    cut: bool = False
    aside: str = ""


class Unreadable(Exception):  # noqa: N818 - it names a state of the file, not an error of the program
    """A file that yields no text; ``code`` is kebab-case, ``detail`` one sentence without any of its
    content.
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
