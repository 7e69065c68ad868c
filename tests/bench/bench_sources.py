"""Messages read per second, own text separated, beside the standard library's bare parse of them.

The mail is made here: half short plain replies with quotes, a third multipart with an HTML form, a tenth with
a base64 attachment of about 60 kB, the rest HTML only; names, words and quotes differ from message to message.
"""

from __future__ import annotations

import base64
import email
import mailbox
import random
import resource
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from assistant.sources.entry import FileEntry
from assistant.sources.reader import jobs, read_batch, read_file, walk
from tests.bench.figures import Figure

WORDS = [
    "meeting",
    "plan",
    "figures",
    "Thursday",
    "thanks",
    "please",
    "report",
    "bridge",
    "budget",
    "draft",
    "office",
    "question",
    "answer",
    "morning",
    "we",
    "you",
    "they",
    "would",
    "should",
    "could",
    "send",
    "call",
    "the",
    "and",
    "of",
    "to",
    "in",
    "for",
    "with",
    "about",
    "before",
    "after",
    "again",
    "letter",
    "station",
]


def make_message(number: int, chance: random.Random) -> bytes:
    """One message of the mixture, as bytes."""

    def sentence() -> str:
        return " ".join(chance.choice(WORDS) for _ in range(chance.randint(8, 13))).capitalize() + "."

    def prose(count: int) -> str:
        return "\n".join(sentence() for _ in range(count))

    sender = f"Person {number % 97} <person{number % 97}@example.org>"
    head = (
        f"Return-Path: <person{number % 97}@example.org>\nReceived: from a.example.org by b.example.org with ESMTP id {number};\n"  # noqa: E501
        f"\tTue, {1 + number % 28} Mar 2025 10:{number % 60:02}:00 +0000\nFrom: {sender}\nTo: me@example.org, other{number % 31}@example.org\n"  # noqa: E501
        f"Subject: Re: {' '.join(chance.choice(WORDS) for _ in range(4))}\nDate: Tue, {1 + number % 28} Mar 2025 10:{number % 60:02}:00 +0000\n"  # noqa: E501
        f"Message-ID: <{number}@example.org>\nIn-Reply-To: <{number - 1}@example.org>\nReferences: <{number - 1}@example.org>\nMIME-Version: 1.0\n"  # noqa: E501
    )
    quote = "\n".join("> " + line for line in prose(chance.randint(4, 30)).split("\n"))
    text = (
        f"Hi,\n\n{prose(chance.randint(2, 18))}\n\nBest regards,\nPerson\nTel: +44 20 7946 0{number % 1000:03}\n\n"  # noqa: E501
        f"On Mon, 3 Mar 2025 at 09:00, Other <other@example.org> wrote:\n{quote}\n"
    )
    html = (
        "<html><body>"
        + "".join(f"<p>{line}</p>" for line in text.replace(">", "&gt;").split("\n"))
        + "</body></html>"
    )
    kind = number % 30
    if kind < 15:
        return (head + "Content-Type: text/plain; charset=utf-8\n\n" + text).encode()
    if kind < 25:
        body = f"--b{number}\nContent-Type: text/plain; charset=utf-8\n\n{text}\n--b{number}\nContent-Type: text/html; charset=utf-8\n\n{html}\n--b{number}--\n"  # noqa: E501
        return (head + f'Content-Type: multipart/alternative; boundary="b{number}"\n\n' + body).encode()
    if kind < 28:
        blob = base64.encodebytes(chance.randbytes(60_000)).decode()
        body = (
            f"--b{number}\nContent-Type: text/plain; charset=utf-8\n\n{text}\n--b{number}\nContent-Type: image/jpeg; name=photo.jpg\n"  # noqa: E501
            f"Content-Disposition: attachment; filename=photo.jpg\nContent-Transfer-Encoding: base64\n\n{blob}\n--b{number}--\n"  # noqa: E501
        )
        return (head + f'Content-Type: multipart/mixed; boundary="b{number}"\n\n' + body).encode()
    return (head + "Content-Type: text/html; charset=utf-8\n\n" + html).encode()


def make_maildir(folder: Path, count: int) -> None:
    """A Maildir of ``count`` messages."""
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True)
    chance = random.Random(7)
    for number in range(count):
        (folder / "cur" / f"{number}.M{number}.bench:2,S").write_bytes(make_message(number, chance))


def make_mbox(path: Path, count: int) -> None:
    """A mailbox file of ``count`` messages."""
    chance = random.Random(7)
    with path.open("wb") as file:
        for number in range(count):
            file.write(
                b"From me@example.org Tue Mar  4 10:00:00 2025\n" + make_message(number, chance) + b"\n"
            )


def _rate(count: int, work: Callable[[], None]) -> float:
    begin = time.perf_counter()
    work()
    return count / (time.perf_counter() - begin)


def _read_all(entries: list[FileEntry]) -> None:
    for entry in entries:
        for found in read_file(entry):
            if found.item is None:
                raise RuntimeError("a message of the benchmark was not read")


def run(quick: bool) -> list[Figure]:
    """Rates of reading and walking."""
    count = 1_500 if quick else 6_000
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_maildir(folder / "Maildir", count)
        make_mbox(folder / "box.mbox", count)
        size = (folder / "box.mbox").stat().st_size
        note = f"{count:,} messages of {size / count / 1000:.1f} kB on average"
        entries = [found for found in walk(folder / "Maildir") if isinstance(found, FileEntry)]
        _read_all(entries[:30])

        def bare_files() -> None:
            for entry in entries:
                email.message_from_bytes(Path(entry.path).read_bytes())

        def bare_mbox() -> None:
            for message in mailbox.mbox(folder / "box.mbox"):
                message.get_content_type()

        peer = _rate(count, bare_files)
        figures.append(
            Figure(
                "Maildir, all of it, one process",
                _rate(count, lambda: _read_all(entries)),
                "messages/s",
                "email parse only",
                peer,
                note,
            )
        )
        box = [found for found in walk(folder / "box.mbox") if isinstance(found, FileEntry)]
        peer = _rate(count, bare_mbox)
        figures.append(
            Figure(
                "mbox, all of it, one process",
                _rate(count, lambda: _read_all(box)),
                "messages/s",
                "mailbox.mbox parse only",
                peer,
                note,
            )
        )
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            list(pool.map(read_batch, list(jobs(entries[:400]))))
            work = list(jobs(entries))
            figures.append(
                Figure(
                    "Maildir, two processes",
                    _rate(count, lambda: [None for _ in pool.map(read_batch, work)] and None),
                    "messages/s",
                    note=note,
                )
            )
        figures.append(
            Figure(
                "walk of a Maildir (re-scan)",
                _rate(count, lambda: [None for _ in walk(folder / "Maildir")] and None),
                "messages/s",
                note=note,
            )
        )
        figures.append(
            Figure(
                "peak memory of the reading process",
                resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "MB",
            )
        )
    return figures
