"""Hand a draft over: as a message file, into a drafts folder of a mail program, as a link, or as text.

A file is either written whole or not at all, and nothing that exists is overwritten.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import socket
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import quote

from assistant.drafting.records import Draft
from assistant.errors import KnownError
from assistant.ids import show
from assistant.outbox.eml import build_message, message_ids, one_line

Form = Literal["eml", "mbox", "maildir", "mailto", "text"]
# What the strictest systems pass on from a link to a mail program.
MAILTO_LIMIT = 2_000
_LOCK_TRIES = 50


@dataclass(frozen=True, slots=True)
class HandOver:
    """Where a draft went.

    Attributes:
        form: as asked for.
        path: the file, or None where it was given back as text.
        content: the text or the link, where no file was written.
    """

    form: Form
    path: Path | None
    content: str = ""


def hand_over(
    draft: Draft,
    as_: str,
    out: Path | None = None,
    text: str | None = None,
    attachments: Sequence[Path] = (),
    sender: str = "",
    sender_name: str = "",
) -> HandOver:
    """Hand a draft over.

    Args:
        as_: ``eml``, ``mbox``, ``maildir``, ``mailto`` or ``text``.
        out: file or folder; for eml and text a folder gets a file named after the draft, and without one
            eml goes into the current folder and text is given back.
        text: the final where it differs from the draft.
        sender: the user's address.

    Raises:
        KnownError: ``unknown-form``, ``out-needed``, ``out-exists``, ``out-unwritable``, ``mailto-too-long``,
            ``mailto-no-attachments``, ``mailbox-locked``, ``not-a-mailbox``, ``text-empty``.
    """
    if as_ not in get_args(Form):
        raise KnownError(
            "unknown-form",
            "A draft can't be handed over in this form.",
            f"Use one of: {', '.join(get_args(Form))}",
        )
    content = draft.text if text is None else text
    if not content.strip():
        raise KnownError(
            "text-empty", "There is no text to hand over.", "Give the final text, or leave it out."
        )
    try:
        if as_ == "mailto":
            return _mailto(draft, content, attachments)
        if as_ == "text":
            return _text(draft, content, out)
        message = build_message(draft, content, sender, sender_name, attachments)
        if as_ == "eml":
            return HandOver(
                "eml", _write_new(_file_in(out or Path.cwd(), draft, ".eml"), message.as_bytes(), out)
            )
        if out is None:
            raise KnownError(
                "out-needed", f"To hand over as {as_}, say where.", f"e.g. --as {as_} --out ~/Mail/Drafts"
            )
        if as_ == "mbox":
            return HandOver("mbox", _append_mbox(out, message))
        return HandOver("maildir", _into_maildir(out, message))
    except OSError as fault:
        raise _unwritable(fault) from None


def _unwritable(fault: OSError) -> KnownError:
    reason = {
        errno.ENOSPC: "the disk is full",
        errno.EROFS: "the disk is read-only",
        errno.EACCES: "access is denied",
    }
    why = reason.get(fault.errno or 0, (fault.strerror or "the system refused").lower())
    return KnownError(
        "out-unwritable",
        f"The draft could not be written: {why}.",
        "Choose another place with --out; the draft itself is kept.",
    )


def _file_in(place: Path, draft: Draft, ending: str) -> Path:
    if place.is_dir():
        return place / f"{show('draft', draft.id)}{ending}"
    return place


def _write_new(path: Path, data: bytes, asked: Path | None) -> Path:
    """Write a file whole, under a free name; a name the user gave must be free.

    Raises:
        KnownError: ``out-exists``.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, partial = tempfile.mkstemp(prefix=".ownhand-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        target = path
        for number in range(2, 10_000):
            if _claim(Path(partial), target):
                _sync_folder(path.parent)
                return target
            if asked is not None and path == asked:
                raise KnownError(
                    "out-exists", "There is already a file of this name.", "Choose another name with --out."
                )
            target = path.with_name(f"{path.stem}-{number}{path.suffix}")
        raise KnownError(
            "out-exists", "There are too many files of this name.", "Choose another folder with --out."
        )
    finally:
        Path(partial).unlink(missing_ok=True)


def _claim(partial: Path, target: Path) -> bool:
    """Give a finished file its name unless that is taken, in one step."""
    try:
        os.link(partial, target)
    except FileExistsError:
        return False
    except OSError as fault:
        if fault.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EXDEV):
            raise
        # No hard links here: reserve the name, then replace the reservation.
        try:
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            return False
        os.replace(partial, target)
    return True


def _sync_folder(folder: Path) -> None:
    """Make a new name durable; systems without it (Windows) are left as they are."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _text(draft: Draft, content: str, out: Path | None) -> HandOver:
    if out is None:
        return HandOver("text", None, content)
    data = (content.rstrip("\n") + "\n").encode("utf-8", "replace")
    return HandOver("text", _write_new(_file_in(out, draft, ".txt"), data, out))


def _mailto(draft: Draft, content: str, attachments: Sequence[Path]) -> HandOver:
    if attachments:
        raise KnownError(
            "mailto-no-attachments", "A mailto link can't carry attachments.", "Use --as eml instead."
        )
    fields = [("subject", one_line(draft.subject)), ("body", "\r\n".join(content.strip("\n").splitlines()))]
    if parent := message_ids(draft.in_reply_to)[:1]:
        fields.append(("In-Reply-To", parent[0]))
    to = ",".join(quote(one_line(address), safe="@") for address in draft.to)
    link = f"mailto:{to}?" + "&".join(f"{name}={quote(value, safe='')}" for name, value in fields if value)
    if len(link) > MAILTO_LIMIT:
        raise KnownError(
            "mailto-too-long",
            f"The link would have {len(link):,} characters; mail programs take about {MAILTO_LIMIT:,}.",
            "Use --as eml instead.",
        )
    return HandOver("mailto", None, link)


def _append_mbox(path: Path, message: EmailMessage) -> Path:
    """Append to an mbox file under a lock; a failed write is taken back."""
    if path.is_dir():
        path = path / "Drafts"
    path.parent.mkdir(parents=True, exist_ok=True)
    data = _mbox_entry(message)
    with _DotLock(path), path.open("a+b") as file:
        _os_lock(file.fileno())
        file.seek(0, os.SEEK_END)
        end = file.tell()
        if end:
            file.seek(0)
            if file.read(5) != b"From ":
                raise KnownError(
                    "not-a-mailbox", "This file is not an mbox mailbox.", "Choose a mailbox, or a new name."
                )
            file.seek(max(0, end - 2))
            tail = file.read(2)
            data = (b"" if tail == b"\n\n" else b"\n" if tail.endswith(b"\n") else b"\n\n") + data
            file.seek(0, os.SEEK_END)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            file.truncate(end)
            raise
    return path


def _mbox_entry(message: EmailMessage) -> bytes:
    """One message in the mboxrd form: every line of ``>`` signs and "From " gets one more sign."""
    message["Status"] = "RO"
    message["X-Status"] = "T"  # draft
    message["X-Mozilla-Draft-Info"] = "internal/draft; vcard=0; receipt=0; DSN=0; uuencode=0"
    body = message.as_bytes(policy=policy.default.clone(linesep="\n", max_line_length=78, cte_type="8bit"))
    escaped = re.sub(rb"(?m)^(>*From )", rb">\1", body)
    stamp = time.strftime("%a %b %d %H:%M:%S %Y", time.gmtime()).encode()
    return b"From MAILER-DAEMON " + stamp + b"\n" + escaped.rstrip(b"\n") + b"\n\n"


class _DotLock:
    """The ``.lock`` file beside a mailbox that mail programs respect."""

    def __init__(self, path: Path) -> None:
        self._lock = path.with_name(path.name + ".lock")

    def __enter__(self) -> None:
        for _ in range(_LOCK_TRIES):
            try:
                os.close(os.open(self._lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            except FileExistsError:
                time.sleep(0.05)
            else:
                return
        raise KnownError(
            "mailbox-locked",
            "The mailbox is in use by another program.",
            "Close the mail program, or use --as eml.",
        )

    def __exit__(self, *_: object) -> None:
        self._lock.unlink(missing_ok=True)


def _os_lock(handle: int) -> None:
    """The lock of the operating system, held until the file is closed; Windows has the dot lock alone."""
    try:
        import fcntl  # noqa: PLC0415  (absent on Windows)
    except ImportError:
        return
    for _ in range(_LOCK_TRIES):
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fault:
            if fault.errno not in (errno.EACCES, errno.EAGAIN):
                raise
            time.sleep(0.05)
        else:
            return
    raise KnownError(
        "mailbox-locked",
        "The mailbox is in use by another program.",
        "Close the mail program, or use --as eml.",
    )


def _into_maildir(folder: Path, message: EmailMessage) -> Path:
    """Deliver the way Maildir's inventor says: write in tmp, sync, then move to cur with the draft flag."""
    if (
        folder.exists()
        and not folder.is_dir()
        or folder.is_dir()
        and any(folder.iterdir())
        and not (folder / "cur").is_dir()
    ):
        raise KnownError(
            "not-a-mailbox", "This is not a Maildir folder.", "Choose a Maildir, or a new or empty folder."
        )
    for name in ("tmp", "new", "cur"):
        (folder / name).mkdir(parents=True, exist_ok=True, mode=0o700)
    host = re.sub(r"[^\w.-]", "_", socket.gethostname()) or "localhost"
    stamp = f"{int(time.time())}.M{time.time_ns() // 1000 % 1_000_000}"
    unique = f"{stamp}P{os.getpid()}R{secrets.token_hex(6)}.{host}"
    partial = folder / "tmp" / unique
    target = folder / "cur" / f"{unique}{':' if os.name == 'posix' else ';'}2,DS"
    data = message.as_bytes(policy=policy.default.clone(linesep="\n", max_line_length=78, cte_type="8bit"))
    try:
        with partial.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.rename(partial, target)
        _sync_folder(target.parent)
    finally:
        partial.unlink(missing_ok=True)
    return target
