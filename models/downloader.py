"""The one process that goes to the network for a model: ``python -m models.downloader URL DEST SHA256 SIZE``.

It is started by an explicit click or command, knows nothing of the library, and ends. ``SHA256`` is ``-`` and
``SIZE`` 0 where the catalogue does not know them; then the publisher's own record is used: the headers
``X-Linked-ETag`` and ``X-Linked-Size`` of the Hugging Face hub, or its pointer file. Progress, result and
errors go to standard output as one JSON object a line.

An interrupted download is continued. When the finished file has the wrong digest, only what was fetched after
the last seam is dropped and the rest kept, because losing gigabytes to one bad resume is what users of other
programs complain about; only a second failure starts over.
"""

from __future__ import annotations

import errno
import hashlib
import http.client
import json
import os
import shutil
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from models.errors import KnownError

BLOCK = 1 << 20
SEAM = 4 << 20
"""After an interruption the last megabytes of a part may never have reached the disk; they are fetched
again."""

RETRIES = 5
RESERVE = 64 << 20
TIMEOUT_S = 60.0
PROGRESS_S = 0.25
_LINKED = ("x-linked-etag", "x-linked-size")


@dataclass(frozen=True, slots=True)
class Expected:
    """What the file must be.

    Attributes:
        sha256: lower-case hex, or "" where nobody says.
        size: bytes, or 0 where nobody says.
        source: "catalogue", "publisher" or "".
    """

    sha256: str
    size: int
    source: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """A finished download; ``verified`` says whose digest it was checked against, "" for nobody's."""

    path: Path
    sha256: str
    size: int
    verified: str


Report = Callable[[int, int], None]


def download(
    url: str, destination: Path, sha256: str = "", size: int = 0, report: Report | None = None
) -> Fetched:
    """Fetch a file whole, verified and atomically, continuing an earlier try.

    Args:
        url: https, or http on this machine alone.
        destination: final path; ``.part`` and ``.part.json`` lie beside it meanwhile.
        sha256, size: what the catalogue says, or "" and 0.
        report: receives bytes done and bytes in all (0 while unknown).

    Raises:
        KnownError: ``bad-url``, ``download-failed``, ``disk-full`` or ``digest-mismatch``.
    """
    _check_url(url)
    destination.parent.mkdir(parents=True, exist_ok=True)
    part = destination.with_name(destination.name + ".part")
    known = Expected(sha256.lower(), size, "catalogue" if sha256 else "")
    expected = known if sha256 else _published(url, known)
    seam = _prepare_part(part, url, expected)
    digest, total = _fetch(url, part, expected, report or (lambda done, total: None))
    if expected.sha256 and digest != expected.sha256:
        _cut_back(part, url, expected, seam)
        raise KnownError(
            "digest-mismatch",
            "The downloaded file is not the one that was published: its SHA-256 is different.",
            "Run the same command again; only the doubtful part is fetched anew.",
        )
    os.replace(part, destination)
    _notes(part).unlink(missing_ok=True)
    return Fetched(destination, digest, total, expected.source)


# ---------------------------------------------------------------------- what must come


def _published(url: str, known: Expected) -> Expected:
    """Ask the publisher for digest and size."""
    seen: dict[str, str] = {}
    try:
        with _open(url, {"Range": "bytes=0-0"}, seen):
            pass
    except (OSError, http.client.HTTPException) as error:
        raise _failed(error) from error
    digest = seen.get("x-linked-etag", "").strip('W/"').lower()
    if _is_digest(digest):
        return Expected(digest, known.size or _whole(seen.get("x-linked-size", "")), "publisher")
    pointer = _pointer(url)
    if pointer is not None:
        return Expected(pointer.sha256, known.size or pointer.size, "publisher")
    return known


def _pointer(url: str) -> Expected | None:
    """The git-lfs pointer that stands for a file of the Hugging Face hub, or None."""
    if "/resolve/" not in url:
        return None
    try:
        with _open(url.replace("/resolve/", "/raw/", 1), {}, {}) as response:
            text = response.read(1024).decode("ascii", "replace")
    except (OSError, http.client.HTTPException):
        return None
    fields = dict(line.split(" ", 1) for line in text.splitlines() if " " in line)
    digest = fields.get("oid", "").removeprefix("sha256:").strip().lower()
    return Expected(digest, _whole(fields.get("size", "")), "publisher") if _is_digest(digest) else None


# ---------------------------------------------------------------------- the part


def _prepare_part(part: Path, url: str, expected: Expected) -> int:
    """Decide what of an earlier try is kept; returns where this try continues."""
    notes = _read_notes(part)
    have = part.stat().st_size if part.exists() else 0
    same = notes.get("url") == url and notes.get("sha256") == expected.sha256
    if not same or (expected.size and have > expected.size) or notes.get("failures", 0) >= 2:
        part.unlink(missing_ok=True)
        have = 0
    elif have and have != expected.size:
        have = max(0, have - SEAM)
        os.truncate(part, have)
    failures = notes.get("failures", 0) if have else 0
    _write_notes(part, {"url": url, "sha256": expected.sha256, "failures": failures})
    return have


def _cut_back(part: Path, url: str, expected: Expected, seam: int) -> None:
    """After a wrong digest keep what lay before the last seam; nothing where there was none."""
    failures = _read_notes(part).get("failures", 0) + 1
    keep = max(0, seam - SEAM) if seam < part.stat().st_size else 0
    os.truncate(part, keep)
    _write_notes(part, {"url": url, "sha256": expected.sha256, "failures": failures})


def _notes(part: Path) -> Path:
    return part.with_name(part.name + ".json")


def _read_notes(part: Path) -> dict[str, Any]:
    try:
        data = json.loads(_notes(part).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _write_notes(part: Path, notes: dict[str, Any]) -> None:
    _notes(part).write_text(json.dumps(notes), encoding="utf-8")


# ---------------------------------------------------------------------- bytes


def _fetch(url: str, part: Path, expected: Expected, report: Report) -> tuple[str, int]:
    """Bring the part to its full length; returns its digest and length."""
    failures = 0
    while True:
        try:
            total = _fetch_once(url, part, expected, report)
            break
        except (OSError, http.client.HTTPException) as error:
            if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
                raise _disk_full(part, expected.size) from error
            failures += 1
            if failures > RETRIES or (isinstance(error, urllib.error.HTTPError) and 400 <= error.code < 500):
                raise _failed(error) from error
            time.sleep(min(8.0, 0.2 * 2**failures))
    return _digest(part), total


def _fetch_once(url: str, part: Path, expected: Expected, report: Report) -> int:
    have = part.stat().st_size if part.exists() else 0
    if expected.size and have == expected.size:
        return have
    try:
        response = _open(url, {"Range": f"bytes={have}-"} if have else {}, {})
    except urllib.error.HTTPError as error:
        if error.code == 416 and have and not expected.size:
            return have
        raise
    with response:
        if have and response.status != 206:
            have = 0
        total = expected.size or have + _whole(response.headers.get("Content-Length", ""))
        if total and shutil.disk_usage(part.parent).free < total - have + RESERVE:
            raise _disk_full(part, total - have)
        with part.open("r+b" if have else "wb") as file:
            file.seek(have)
            have = _copy(response, file, have, total, report)
            file.flush()
            os.fsync(file.fileno())
    if total and have < total:
        raise ConnectionError("the connection ended early")
    return have


def _copy(response: IO[bytes], file: IO[bytes], have: int, total: int, report: Report) -> int:
    told = 0.0
    while block := response.read(BLOCK):
        file.write(block)
        have += len(block)
        if total and have > total:
            raise ConnectionError("more bytes came than were announced")
        if time.monotonic() - told >= PROGRESS_S:
            told = time.monotonic()
            report(have, total)
    report(have, total)
    return have


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# ---------------------------------------------------------------------- the network


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to https alone, and notes what the publisher says about the file on the way."""

    def __init__(self, seen: dict[str, str]) -> None:
        self._seen = seen

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        """Check the next address; see the base class."""
        _note_linked(headers, self._seen)
        _check_url(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _open(url: str, headers: dict[str, str], seen: dict[str, str]) -> Any:
    opener = urllib.request.build_opener(_Redirects(seen))
    request = urllib.request.Request(
        url, headers={"User-Agent": "ownhand", "Accept-Encoding": "identity", **headers}
    )
    response = opener.open(request, timeout=TIMEOUT_S)
    _note_linked(response.headers, seen)
    return response


def _note_linked(headers: Any, seen: dict[str, str]) -> None:
    for name in _LINKED:
        if headers.get(name):
            seen.setdefault(name, headers.get(name))


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    here = parts.hostname in ("127.0.0.1", "localhost", "::1")
    if parts.scheme != "https" and not (parts.scheme == "http" and here):
        raise KnownError(
            "bad-url", "Models are fetched over https only.", "Give an address that begins with https://"
        )


def _is_digest(text: str) -> bool:
    return len(text) == 64 and all(character in "0123456789abcdef" for character in text)


def _whole(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _failed(error: BaseException) -> KnownError:
    reason = (
        f"the server answered {error.code}" if isinstance(error, urllib.error.HTTPError) else "no connection"
    )
    return KnownError(
        "download-failed",
        f"The model could not be downloaded: {reason}.",
        "Check the connection and run the same command again; it continues where it stopped.",
    )


def _disk_full(part: Path, needed: int) -> KnownError:
    free = shutil.disk_usage(part.parent).free
    return KnownError(
        "disk-full",
        f"There is not enough room on the disk: {needed / 1e9:.2f} GB needed, {free / 1e9:.2f} GB free.",
        "Free some space and run the same command again; it continues where it stopped.",
    )


def main(arguments: list[str]) -> int:
    """Download and tell; returns the exit status."""
    if len(arguments) != 4:
        _tell(event="error", code="usage", message="Usage: URL DEST SHA256 SIZE", hint="")
        return 2
    url, destination, sha256, size = arguments
    try:
        done = download(
            url,
            Path(destination),
            "" if sha256 == "-" else sha256,
            _whole(size),
            lambda have, total: _tell(event="progress", done=have, total=total),
        )
    except KnownError as error:
        _tell(event="error", code=error.code, message=error.message, hint=error.hint)
        return 1
    except OSError as error:
        _tell(
            event="error",
            code="download-failed",
            message=f"The file could not be written: {error.strerror}.",
            hint="",
        )
        return 1
    _tell(event="done", sha256=done.sha256, size=done.size, verified=done.verified)
    return 0


def _tell(**fields: Any) -> None:
    sys.stdout.write(json.dumps(fields) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
