"""Builds the sample mailbox from the letters beside it: ``python -m resources.sample.make``.

The letters (``letters/*.txt``) are the readable source. This module only does what a mail program does:
headers, quoting, signatures, attachments, character sets. The result is the same byte for byte on every run.
"""

from __future__ import annotations

import io
import textwrap
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from pathlib import Path
from zoneinfo import ZoneInfo

HERE = Path(__file__).resolve().parent
BERLIN = ZoneInfo("Europe/Berlin")

DAYS_DE = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


@dataclass(frozen=True)
class Writer:
    """Somebody in the mailbox: name, address and the signature the mail program adds."""

    name: str
    address: str
    signature: str = ""
    program: str = ""


OFFICE_SIGNATURE = "Clara Wendt\nKiebitz Instruments GmbH\nKanalstraße 14, 23552 Lübeck\n+49 451 5550 140"

WRITERS = {
    "clara": Writer("Clara Wendt", "clara@kiebitz.example.com", OFFICE_SIGNATURE, "Thunderbird"),
    "claraprivate": Writer("Clara Wendt", "clara.wendt@example.net", "", "Thunderbird"),
    "pembroke": Writer(
        "Alistair Pembroke",
        "a.pembroke@harrowdene.example.org",
        "Harrow and Dene Rivers Trust\nHarrow Mill, Northumberland",
    ),
    "adeyemi": Writer("Nkechi Adeyemi", "n.adeyemi@harrowdene.example.org"),
    "rudd": Writer("Bill Rudd", "wardens@harrowdene.example.org"),
    "achebe": Writer("Rosalind Achebe", "r.achebe@achebemarsh.example.com"),
    "hartung": Writer(
        "Dr. Ilse Hartung",
        "ilse.hartung@foerderbank-nord.example.org",
        "Förderbank Nord\nAm Burgfeld 3, 23568 Lübeck\nTelefon 0451 5550-2210",
    ),
    "tomasz": Writer("Tomasz Zieliński", "tomasz@kiebitz.example.com"),
    "priya": Writer("Priya Raman", "priya@kiebitz.example.com"),
    "katrin": Writer(
        "Katrin Ahlers", "katrin@kiebitz.example.com", "Katrin Ahlers\nBuchhaltung, Kiebitz Instruments GmbH"
    ),
    "maeve": Writer("Maeve Doyle", "maeve.doyle@example.org", "Sent from my phone"),
    "lena": Writer("Lena Wendt", "lena.wendt@example.net", "Von meinem Telefon gesendet"),
    "papa": Writer("Jürgen Wendt", "juergen.wendt@example.net"),
    "chamber": Writer("Kammer am Hafen", "kammerbrief@chamber.example.org"),
    "ferry": Writer("North Sea Ferries", "no-reply@ferries.example.com"),
}


@dataclass(frozen=True)
class Letter:
    """One letter as it stands in the source: header fields, options and what its writer typed."""

    name: str
    date: datetime
    sender: Writer
    to: Writer
    cc: tuple[Writer, ...]
    subject: str
    answers: str
    options: tuple[str, ...]
    body: str

    def option(self, key: str) -> str:
        """The value of ``key=value`` among the options, or ""."""
        return next((entry.partition("=")[2] for entry in self.options if entry.startswith(f"{key}=")), "")

    @property
    def message_id(self) -> str:
        """A Message-ID made from the name and the date."""
        return f"<{self.name}.{self.date:%Y%m%d%H%M}@{self.sender.address.partition('@')[2]}>"


def read_letters(folder: Path) -> dict[str, Letter]:
    """Read every letter of the source, in the order of their dates."""
    letters: dict[str, Letter] = {}
    blocks = [
        block
        for path in sorted(folder.glob("*.txt"))
        for block in ("\n" + path.read_text("utf-8")).split("\n@ ")[1:]
    ]
    for block in blocks:
        head, _, body = block.partition("\n")
        name, when, route, subject, *rest = (part.strip() for part in head.split(" | "))
        sender, _, receivers = route.partition(" > ")
        to, *cc = receivers.replace("cc ", "").split(", ")
        letters[name] = Letter(
            name=name,
            date=datetime.strptime(when, "%Y-%m-%d %H:%M").replace(tzinfo=BERLIN),
            sender=WRITERS[sender],
            to=WRITERS[to],
            cc=tuple(WRITERS[one] for one in cc),
            subject="" if subject.startswith("re:") else subject,
            answers=subject.removeprefix("re:") if subject.startswith("re:") else "",
            options=tuple(rest[0].split()) if rest else (),
            body=body.strip("\n"),
        )
    return dict(sorted(letters.items(), key=lambda entry: entry[1].date))


def subject_of(letter: Letter, letters: dict[str, Letter]) -> str:
    """The subject, with the answer prefix the writer's program uses."""
    if not letter.answers:
        return letter.subject
    root = subject_of(letters[letter.answers], letters).removeprefix("Re: ").removeprefix("AW: ")
    return ("AW: " if letter.option("quote") == "outlook-de" else "Re: ") + root


def attribution(answered: Letter, language: str) -> str:
    """The line a mail program puts above a quotation."""
    when, who = answered.date, f"{answered.sender.name} <{answered.sender.address}>"
    if language == "de":
        day = f"{DAYS_DE[when.weekday()]}., {when.day}. {MONTHS_DE[when.month - 1]} {when.year}"
        return f"Am {day} um {when:%H:%M} Uhr schrieb {who}:"
    return f"On {when:%a}, {when.day} {when:%b} {when.year} at {when:%H:%M}, {who} wrote:"


MONTHS_DE = ("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.")


def outlook_header(answered: Letter, subject: str, language: str) -> str:
    """The header block that Outlook puts above an answered message."""
    when = answered.date
    if language == "de":
        day = f"{DAYS_LONG_DE[when.weekday()]}, {when.day}. {MONTHS_LONG_DE[when.month - 1]} {when.year}"
        lines = [
            f"Von: {answered.sender.name} <{answered.sender.address}>",
            f"Gesendet: {day} {when:%H:%M}",
            f"An: {answered.to.name} <{answered.to.address}>",
            f"Betreff: {subject}",
        ]
    else:
        lines = [
            f"From: {answered.sender.name} <{answered.sender.address}>",
            f"Sent: {when:%A}, {when.day} {when:%B} {when.year} {when:%H:%M}",
            f"To: {answered.to.name} <{answered.to.address}>",
            f"Subject: {subject}",
        ]
    return "\n".join(lines)


DAYS_LONG_DE = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS_LONG_DE = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)


def quoted(text: str) -> str:
    """The text with a quote mark before every line, wrapped as mail programs do."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line.startswith(">"):
            lines.append(">" + line)
        else:
            lines += [f"> {piece}".rstrip() for piece in textwrap.wrap(line, 74) or [""]]
    return "\n".join(lines)


def plain_text(letter: Letter, letters: dict[str, Letter]) -> str:
    """The whole plain text of a message: what was typed, the signature, the quotation."""
    style = letter.option("quote")
    answered = letters.get(letter.answers)
    body = letter.body
    if answered is not None and "{wrote}" in body:
        german = answered.sender in (WRITERS["katrin"], WRITERS["lena"]) or letter.sender is WRITERS["katrin"]
        body = body.replace("{wrote}", attribution(answered, "de" if german else "en"))
    if "wrap" in letter.options:
        body = "\n".join(
            "\n".join(textwrap.wrap(line, 72)) if not line.startswith(">") else line
            for line in body.split("\n")
        )
    if letter.sender.signature and "nosig" not in letter.options:
        body += f"\n\n-- \n{letter.sender.signature}"
    if forwarded := letters.get(letter.option("fwd")):
        subject = subject_of(forwarded, letters)
        head = outlook_header(forwarded, subject, "en").replace("Sent:", "Date:")
        body += f"\n\n---------- Forwarded message ---------\n{head}\n\n{forwarded.body}"
    if answered is None or not style:
        return body
    earlier = plain_text(answered, letters)
    if style in ("outlook", "outlook-de"):
        language = "de" if style == "outlook-de" else "en"
        rule = "-----Ursprüngliche Nachricht-----" if language == "de" else "-----Original Message-----"
        head = outlook_header(answered, subject_of(answered, letters), language)
        return f"{body}\n\n{rule}\n{head}\n\n{earlier}"
    return f"{body}\n\n{attribution(answered, style)}\n\n{quoted(earlier)}"


def html_text(plain: str) -> str:
    """A plain HTML form of a message, such as webmail and Outlook send beside the text."""
    paragraphs = "\n".join(
        f"<p>{escape(part, quote=False).replace(chr(10), '<br>' + chr(10))}</p>"
        for part in plain.split("\n\n")
    )
    return f'<html><head><meta charset="utf-8"></head><body>\n{paragraphs}\n</body></html>\n'


def build_message(letter: Letter, letters: dict[str, Letter]) -> EmailMessage:
    """Build the MIME message of a letter."""
    message = EmailMessage(policy=SMTP.clone(linesep="\n", refold_source="none"))
    message["Message-ID"] = letter.message_id
    message["Date"] = format_datetime(letter.date)
    message["From"] = Address(letter.sender.name, addr_spec=letter.sender.address)
    message["To"] = Address(letter.to.name, addr_spec=letter.to.address)
    if letter.cc:
        message["Cc"] = [Address(one.name, addr_spec=one.address) for one in letter.cc]
    message["Subject"] = subject_of(letter, letters)
    chain = list(ancestors(letter, letters))
    if chain:
        message["In-Reply-To"] = chain[-1].message_id
        message["References"] = " ".join(one.message_id for one in chain)
    if "list" in letter.options:
        message["List-Id"] = f"Kammerbrief <kammerbrief.{letter.sender.address.partition('@')[2]}>"
        message["Precedence"] = "bulk"
    if letter.sender.program:
        message["User-Agent"] = letter.sender.program
    text = plain_text(letter, letters) + "\n"
    if "latin1" in letter.options:
        single_byte = text.replace("„", '"').replace("“", '"')
        message.set_content(single_byte, charset="iso-8859-1", cte="quoted-printable")
    else:
        message.set_content(text, charset="utf-8", cte="quoted-printable")
    if "html" in letter.options:
        message.add_alternative(html_text(text), subtype="html", charset="utf-8", cte="quoted-printable")
    if name := letter.option("attach"):
        data = attachment(name)
        maintype, subtype = MEDIA_TYPES[name.rpartition(".")[2]].split("/")
        message.add_attachment(data, maintype=maintype, subtype=subtype, filename=name)
    fix_boundaries(message, letter.name)
    return message


def fix_boundaries(message: EmailMessage, name: str) -> None:
    """Give every multipart a boundary that is the same on every run."""
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_kiebitz_{name}_{number}")


def ancestors(letter: Letter, letters: dict[str, Letter]) -> Iterable[Letter]:
    """The letters this one answers, oldest first."""
    if letter.answers:
        answered = letters[letter.answers]
        yield from ancestors(answered, letters)
        yield answered


MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "ics": "text/calendar",
}


def attachment(name: str) -> bytes:
    """The bytes of an attachment, from ``attachments/``; a ``.txt`` source becomes a docx or a pdf."""
    folder = HERE / "attachments"
    direct = folder / name
    if direct.is_file():
        return direct.read_bytes()
    source = (folder / f"{name}.txt").read_text("utf-8")
    return make_docx(source) if name.endswith(".docx") else make_pdf(source)


def make_docx(source: str) -> bytes:
    """A Word document: the first line is its title, lines with ``|`` are table rows, the rest paragraphs."""
    import docx

    document = docx.Document()
    title, _, rest = source.strip().partition("\n")
    document.core_properties.author = "Clara Wendt"
    document.core_properties.last_modified_by = "Clara Wendt"
    document.core_properties.title = title
    document.core_properties.comments = ""
    document.core_properties.created = document.core_properties.modified = datetime(2025, 3, 12, 9, 0)
    document.add_heading(title, 0)
    for block in rest.strip().split("\n\n"):
        rows = [line.split("|") for line in block.split("\n")]
        if len(rows) > 1 and all(len(row) == len(rows[0]) > 1 for row in rows):
            table = document.add_table(0, len(rows[0]))
            for row in rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text.strip()
        else:
            document.add_paragraph(block.replace("\n", " "))
    raw = io.BytesIO()
    document.save(raw)
    return without_times(raw.getvalue())


def without_times(archive: bytes) -> bytes:
    """The same zip archive with one fixed time for every entry, so that two runs are equal."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist(), key=lambda entry: (entry != "[Content_Types].xml", entry)):
            entry = zipfile.ZipInfo(name, (2025, 3, 12, 9, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return result.getvalue()


def make_pdf(source: str) -> bytes:
    """A one-page PDF in Helvetica; enough for a letter, without any dependency."""
    title, *lines = source.strip().split("\n")
    commands = [f"BT /F1 16 Tf 60 780 Td ({pdf_string(title)}) Tj ET"]
    height = 745
    for line in lines:
        for piece in textwrap.wrap(line, 88) or [""]:
            commands.append(f"BT /F1 11 Tf 60 {height} Td ({pdf_string(piece)}) Tj ET")
            height -= 16
    stream = "\n".join(commands).encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (%s) /Author (Clara Wendt) >>" % pdf_string(title).encode("cp1252"),
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(out)


def pdf_string(text: str) -> str:
    """Escape a text for a PDF string."""
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def as_mbox(messages: Iterable[tuple[Letter, EmailMessage]]) -> bytes:
    """Write messages as an mbox file (mboxrd: "From " lines in texts are quoted)."""
    out = bytearray()
    for letter, message in messages:
        moment = letter.date.astimezone(ZoneInfo("UTC"))
        out += f"From - {moment:%a %b %d %H:%M:%S %Y}\n".encode()
        for line in message.as_bytes().replace(b"\r\n", b"\n").rstrip(b"\n").split(b"\n"):
            out += (b">" if line.lstrip(b">").startswith(b"From ") else b"") + line + b"\n"
        out += b"\n"
    return bytes(out)


def build() -> dict[str, bytes]:
    """Everything that belongs into the sample: path below this folder → bytes."""
    letters = read_letters(HERE / "letters")
    messages = [(letter, build_message(letter, letters)) for letter in letters.values()]
    own = (WRITERS["clara"], WRITERS["claraprivate"])
    return {
        "mail/Inbox.mbox": as_mbox(entry for entry in messages if entry[0].sender not in own),
        "mail/Sent.mbox": as_mbox(entry for entry in messages if entry[0].sender in own),
        "documents/offer A-2025-017.docx": attachment("offer.docx"),
        "documents/acceptance record June 2025.pdf": attachment("acceptance.pdf"),
        "documents/Zwischenbericht FN-2025-4471.docx": attachment("zwischenbericht.docx"),
    }


def main() -> None:
    """Write the built files beside this module."""
    for name, data in build().items():
        path = HERE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
