"""Plain records that the library hands to the other layers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from assistant.library.operators import Typed

PassageRole = Literal["new", "quoted", "attachment", "document"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the user writes to or hears from.

    Attributes:
        sent: messages the user sent to this person.
        received: messages this person sent.
        last: unix seconds of the newest message either way, or None.
        register: "formal", "neutral", "informal" or "" when too little was written to tell.
    """

    id: int
    name: str
    addresses: tuple[str, ...]
    sent: int = 0
    received: int = 0
    last: float | None = None
    register: str = ""
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class StoredItem:
    """A message or document in the library, with its people resolved."""

    id: int
    kind: Literal["mail", "document"]
    title: str
    date: float | None
    text: str
    new_text: str
    quoted_text: str
    signature: str
    language: str
    own: bool
    sender: Person | None
    to: tuple[Person, ...]
    cc: tuple[Person, ...]
    message_id: str
    references: tuple[str, ...]
    thread_id: int | None
    attachment_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text the user wrote: the new part of a sent message, or an own document.

    Attributes:
        to: the people it went to (empty for documents).
        is_reply: whether it answers another message.
    """

    item_id: int
    text: str
    signature: str
    subject: str
    date: float | None
    language: str
    kind: Literal["mail", "document"]
    to: tuple[Person, ...] = ()
    is_reply: bool = False


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What to look for. ``text`` may be empty when a filter is given, or when it is to be like something.

    Attributes:
        text: words; operators in it mean nothing, ``typed`` holds those that a user typed.
        offset: how many of the best are left out, for the next page.
        sender, recipient: an address or a part of a name.
        person_id: somebody who sent or received it.
        since, until: unix seconds; older items, and those of this moment or newer, are left out.
        own: only passages whose words are the user's own.
        like: an item; what is near to it in meaning is found.
        by_thread: one line for each thread.
        typing: the last word may go on.
        near_people, near_thread: not filters; they raise passages of these people or this thread.
    """

    text: str
    limit: int = 10
    offset: int = 0
    sender: str = ""
    recipient: str = ""
    kind: Literal["", "mail", "document"] = ""
    own: bool = False
    since: float | None = None
    until: float | None = None
    person_id: int | None = None
    typed: Typed | None = None
    like: int | None = None
    by_thread: bool = False
    typing: bool = False
    near_people: tuple[int, ...] = ()
    near_thread: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage found; ``ranks`` are 1-based places in each list, or None where it is missing.

    Attributes:
        marks: where the words looked for stand in ``text``, as (start, end).
        more: further lines of its thread that were left out, where one line stands for a thread.
    """

    passage_id: int
    item_id: int
    kind: Literal["mail", "document"]
    role: PassageRole
    title: str
    people: tuple[str, ...]
    date: float | None
    text: str
    own: bool
    score: float
    keyword_rank: int | None
    meaning_rank: int | None
    marks: tuple[tuple[int, int], ...] = ()
    thread_id: int | None = None
    more: int = 0


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits, best first.

    Attributes:
        exact: the vector index was unhealthy, incomplete or not open yet, and numpy answered.
        total: items found in all; ``hits`` may be fewer.
        corrected: words and names that stand nowhere, with what was looked for in their place.
    """

    hits: tuple[Hit, ...]
    ms: float
    exact: bool = False
    total: int = 0
    corrected: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item in a list: what a line of it shows, with the beginning of its text."""

    id: int
    kind: Literal["mail", "document"]
    title: str
    people: tuple[str, ...]
    date: float | None
    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """A stretch of a list of items; ``total`` counts the whole list."""

    lines: tuple[ItemLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Source:
    """A place the user gave us. ``indexed`` is the end of the last complete run, unix seconds, or None."""

    id: int
    path: str
    kind: str
    shape: str
    title: str
    added: float
    indexed: float | None
    messages: int = 0
    documents: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the library holds; ``embedded`` and ``waiting`` count distinct passages for meaning search."""

    messages: int
    documents: int
    passages: int
    own_passages: int
    people: int
    threads: int
    embedded: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an index run is.

    Attributes:
        stage: "read" (parse and make searchable by keyword) or "embed" (search by meaning).
        done, total: bytes for "read", passages for "embed".
        seconds_left: an honest guess, or None while there is nothing to guess from.
    """

    stage: Literal["read", "embed"]
    done: int
    total: int
    items: int = 0
    seconds_left: float | None = None


@dataclass(slots=True)
class Failure:
    """A file or message that could not be read, and why."""

    path: str
    reason: str


@dataclass(slots=True)
class IndexReport:
    """The account of one index run; ``seconds`` has the keys read, keyword and embed."""

    sources: list[dict[str, object]] = field(default_factory=list)
    messages: int = 0
    documents: int = 0
    passages: int = 0
    own_passages: int = 0
    unchanged: int = 0
    duplicates: int = 0
    removed: int = 0
    failed: list[Failure] = field(default_factory=list)
    skipped: list[Failure] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Update:
    """What an update of parts of sources did.

    Attributes:
        new, removed: items. moved: files that go by another name now. failed: files that could not be read.
        asleep: sources whose place is not there now.
    """

    new: int = 0
    removed: int = 0
    moved: int = 0
    failed: int = 0
    asleep: tuple[int, ...] = ()
