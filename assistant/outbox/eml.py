"""A draft as an RFC 5322 message that mail programs open for editing, not yet sent."""

from __future__ import annotations

import mimetypes
import re
import time
from collections.abc import Sequence
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate
from pathlib import Path
from uuid import uuid4

from assistant.drafting.records import Draft
from assistant.errors import KnownError

ATTACHMENT_LIMIT = 25_000_000
# RFC 5322 allows any number; some servers refuse headers beyond 10 kB, so the middle of a long thread goes.
MOST_REFERENCES = 20
_MESSAGE_ID = re.compile(r"<[^\s<>@\x00-\x1f]{1,400}@[^\s<>@\x00-\x1f]{1,400}>")
_ADDRESS = re.compile(r"[^\s@<>\",;:()\[\]\\\x00-\x1f\x7f]+@[^\s@<>\",;:()\\\x00-\x1f\x7f]+")
_POLICY = policy.SMTP.clone(max_line_length=78, cte_type="8bit")


def build_message(
    draft: Draft,
    text: str | None = None,
    sender: str = "",
    sender_name: str = "",
    attachments: Sequence[Path] = (),
) -> EmailMessage:
    """The message of a draft.

    Args:
        text: the final where it differs from the draft's text.
        sender: the user's address; without one the mail program fills it in.
        attachments: files, 25 MB together at most.

    Raises:
        KnownError: ``attachment-missing`` or ``attachment-too-large``.
    """
    message = EmailMessage(policy=_POLICY)
    message["X-Unsent"] = "1"  # Outlook and others open such a file as a draft
    if _ADDRESS.fullmatch(sender):
        message["From"] = _address(sender, sender_name)
    recipients = [_address(address, "") for address in draft.to if _ADDRESS.fullmatch(address)]
    if recipients:
        message["To"] = recipients
    message["Subject"] = one_line(draft.subject)
    message["Date"] = formatdate(time.time(), localtime=True)
    message["Message-ID"] = f"<{uuid4()}@{_domain(sender)}>"
    if parent := message_ids(draft.in_reply_to)[:1]:
        message["In-Reply-To"] = parent[0]
        message["References"] = " ".join(_thread(draft, parent[0]))
    body = (draft.text if text is None else text).replace("\r\n", "\n").replace("\r", "\n")
    body = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", body).encode("utf-8", "replace").decode("utf-8")
    message.set_content(body.rstrip("\n") + "\n", charset="utf-8", cte=_encoding(body))
    for name, data in _read(attachments):
        guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
        main, _, sub = guessed.partition("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message


def one_line(text: str) -> str:
    """Header text on one line: nothing a user or a mail wrote can start a header of its own."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f\x85\u2028\u2029]", " ", text).split())


def message_ids(text: str) -> list[str]:
    """The message ids in a header, in their order; whatever else stands there is left out."""
    bare = text.strip()
    if bare and "<" not in bare and "@" in bare and not re.search(r"\s", bare):
        bare = f"<{bare}>"
    return _MESSAGE_ID.findall(bare)


def _thread(draft: Draft, parent: str) -> list[str]:
    ids = [one for reference in draft.references for one in message_ids(reference) if one != parent]
    ids = [*dict.fromkeys(ids), parent]
    return ids if len(ids) <= MOST_REFERENCES else [ids[0], *ids[-(MOST_REFERENCES - 1) :]]


def _address(address: str, name: str) -> Address:
    local, _, domain = address.rpartition("@")
    return Address(display_name=one_line(name), username=local, domain=domain)


def _domain(sender: str) -> str:
    domain = sender.rpartition("@")[2]
    return domain if re.fullmatch(r"[A-Za-z0-9.-]{1,200}", domain) else "localhost.localdomain"


def _encoding(body: str) -> str:
    """Quoted-printable where the text is not plain ASCII or has lines a server may break."""
    plain = body.isascii() and all(
        len(line) < 900 and not line.startswith("From ") for line in body.split("\n")
    )
    return "7bit" if plain else "quoted-printable"


def _read(attachments: Sequence[Path]) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    total = 0
    for path in attachments:
        try:
            total += path.stat().st_size
            if total > ATTACHMENT_LIMIT:
                raise KnownError(
                    "attachment-too-large",
                    "The attachments are larger than 25 MB together.",
                    "Send a link instead.",
                )
            found.append((one_line(path.name).replace('"', "'"), path.read_bytes()))
        except OSError as fault:
            raise KnownError(
                "attachment-missing",
                f"An attachment can't be read: {fault.strerror or 'unreadable file'}.",
                "Check the path.",
            ) from None
    return found
