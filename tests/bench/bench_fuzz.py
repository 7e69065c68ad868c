"""Broken and hostile input in bulk: mutations of real mail and documents, and messages made of odd pieces.

Not a measurement of speed but of robustness; it stands here because it runs for minutes. Every case goes the way of
a real file: mail through the reader and the preparation for the library, documents through the reading child.
The seed is fixed; ``OWNHAND_FUZZ`` sets the number of cases.
"""

from __future__ import annotations

import os
import random
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from assistant.library.prepare import prepare
from assistant.safety.child import Child
from assistant.sources.content import IN_CHILD_READER
from assistant.sources.item import Found
from assistant.sources.kinds import BY_ENDING, IN_CHILD
from assistant.sources.message import read_message
from tests.bench.figures import Figure

CORPORA = Path(os.environ.get("OWNHAND_CORPORA", Path(__file__).parents[3] / "shared" / "corpora"))
LARGEST = 200_000
SEED = 20_261

FIELDS = [
    b"From: ", b"To: ", b"Subject: ", b"Date: ", b"Message-ID: ", b"References: ", b"Content-Type: ", b"Received: ",
    b"Content-Transfer-Encoding: ", b"Content-Disposition: ", b"MIME-Version: ", b"List-Id: ", b"X-Gmail-Labels: ", b"",
]  # fmt: skip
VALUES = [
    b"a@b.c", b"=?utf-8?b?4pyTIMOg?=", b"=?x?q?=", b"=?iso-2022-jp?b?GyRC?=", b'"', b"<<<>>>", b"(((", b"\xff\xfe\x00",
    b"multipart/mixed; boundary=x", b"multipart/alternative; boundary=", b"message/rfc822", b"text/html; charset=utf-7",
    b"text/plain; format=flowed; charset=\"\"", b"application/ms-tnef; name=winmail.dat", b"base64", b"quoted-printable",
    b"attachment; filename*0*=utf-8''%ff; filename*1=x", b"Tue, 99 Foo 99999 99:99:99 +9999", b"x" * 5_000, b"1, " * 900,
    b"uuencode", b"text/calendar", b"multipart/digest; boundary=x", b"group: a@b, c@d;, e@f", b"\xe9\xe8 <@>",
]  # fmt: skip
BODIES = [
    b"--x\r\n", b"--x--\r\n", b"--\n", b"> quoted\n", b"On x wrote:\n", b"-----Original Message-----\n", b"=3D=\n=ZZ\n",
    b"<div><blockquote><p style=display:none>", b"</table></div>", b"\x1b$B%=\x1b(B", b"begin 644 x\n#0V%T\n", b"\0\0",
    b"From me\n", b"----- \n", b"-- \nname\n", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:x\n", b"&#x110000;&#0;&amp", b"_" * 300 + b"\n",
    b"\xc3\xa9\xff\n", b"a@b " * 500, b"(" * 2_000, b"<!--" * 200, b"<style>" + b"a{" * 400, b"\n" * 400, b" \t" * 900 + b"\n",
]  # fmt: skip


def run(quick: bool) -> list[Figure]:
    """Cases, what broke, and the slowest."""
    count = int(os.environ.get("OWNHAND_FUZZ", "600" if quick else "6000"))
    chance = random.Random(SEED)
    child = Child()
    broke: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    slowest, slow_name = 0.0, ""
    number = 0
    for number, (kind, name, data) in enumerate(_cases(chance, count), start=1):  # noqa: B007 - reported below
        begin = time.perf_counter()
        try:
            codes[_read(kind, data, child)] += 1
        except Exception as error:  # noqa: BLE001 - the very thing that is looked for
            place = traceback.extract_tb(error.__traceback__)[-1]
            broke[f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"] += 1
        seconds = time.perf_counter() - begin
        if seconds > slowest:
            slowest, slow_name = seconds, f"{kind}, from {name}"
    child.close()
    ended = codes["timeout"] + codes["crashed"] + codes["out-of-memory"]
    note = ", ".join(f"{code or 'read'} {seen}" for code, seen in codes.most_common(8))
    return [
        Figure("broken and hostile files", number, "cases", note=note),
        Figure("errors that reached the caller", sum(broke.values()), "cases", note="; ".join(broke)[:500]),
        Figure("documents that ended their reading child", ended, "cases", note="told as failures"),
        Figure("slowest case", slowest, "s", note=slow_name),
    ]


def _read(kind: str, data: bytes, child: Child) -> str:
    """Read one case the way of a real file; returns the code of its failure, or ""."""
    if kind in IN_CHILD or kind in ("msg", "tnef"):
        answer = child.read(kind, data)
        assert answer.code == "" or answer.detail
        if kind in ("msg", "tnef") and not answer.code:
            return _check(read_message(answer.data, read_attachment=IN_CHILD_READER))
        return answer.code
    return _check(read_message(data, read_attachment=IN_CHILD_READER))


def _check(found: Found) -> str:
    assert (found.item is None) != (found.failure is None)
    if found.failure is not None:
        assert found.failure.detail
        assert found.failure.code != "unreadable", found.failure.detail
        return found.failure.code
    assert found.item is not None
    for passage in prepare(found.place, found.item).passages:
        passage.text.encode()
    return ""


def _cases(chance: random.Random, count: int) -> Iterator[tuple[str, str, bytes]]:
    """Kind, origin and bytes of the cases: three in five mutated mail, one mutated documents, one made up."""
    mails, documents = _originals()
    for number in range(count):
        if number % 5 == 4 or not mails:
            yield "message", "odd pieces", _made_up(chance)
            continue
        path = chance.choice(documents if number % 5 == 3 and documents else mails)
        kind = BY_ENDING.get(path.suffix[1:].lower(), "message")
        kind = kind if kind in IN_CHILD or kind == "msg" else "message"
        other = chance.choice(mails)
        yield kind, path.name, _mutated(chance, path.read_bytes()[:LARGEST], other.read_bytes()[:LARGEST])


def _originals() -> tuple[list[Path], list[Path]]:
    """Real mail and documents; without the corpora only made-up messages are tried."""
    if not CORPORA.is_dir():
        return [], []
    files = sorted(path for path in CORPORA.rglob("*") if path.is_file() and path.stat().st_size)
    documents = [path for path in files if BY_ENDING.get(path.suffix[1:].lower(), "") in {*IN_CHILD, "msg"}]
    mails = [
        path
        for path in files
        if path.suffix in (".eml", ".txt", ".", "")
        and ("mail" in path.parts[-3:] or "fixtures" in path.parts)
    ]
    return mails + [path for path in files if "easy-ham" in path.parts], documents


def _made_up(chance: random.Random) -> bytes:
    head = b"\r\n".join(chance.choice(FIELDS) + chance.choice(VALUES) for _ in range(chance.randrange(1, 12)))
    pieces = [head, b"\r\n\r\n"]
    for _ in range(chance.randrange(30)):
        pieces.append(chance.choice(BODIES))
        if chance.random() < 0.2:
            pieces += [chance.choice(FIELDS) + chance.choice(VALUES), b"\n", b"\n" * chance.randrange(2)]
    return b"".join(pieces)


def _mutated(chance: random.Random, data: bytes, other: bytes) -> bytes:
    whole = bytearray(data)
    for _ in range(chance.choice((1, 2, 5, 20))):
        at = chance.randrange(len(whole) + 1)
        match chance.randrange(9):
            case 0:
                whole[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del whole[at : at + chance.randrange(1, 400)]
            case 2:
                whole[at:at] = whole[max(0, at - 200) : at] * chance.randrange(1, 20)
            case 3:
                start = chance.randrange(len(other) + 1)
                whole[at:at] = other[start : start + 2_000]
            case 4:
                whole[at:at] = chance.choice(VALUES + BODIES)
            case 5:
                del whole[at:]
            case 6:
                whole = whole.replace(
                    b"\n", chance.choice((b"\r\n", b"\r", b"\n\n")), chance.randrange(1, 200)
                )
            case 7:
                whole[at : at + 4] = chance.choice(
                    (b"\xff\xff\xff\x7f", b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x80")
                )
            case _:
                line = whole.find(b"\n", at) + 1
                whole[line:line] = chance.choice(FIELDS) + chance.choice(VALUES) + b"\n"
    return bytes(whole[: 2 * LARGEST])
