"""What the adapter is worth: held-out mails drafted in every arm, against what was really sent.

The library that the drafts may look into ends before the held-out mails. Nothing learned from corrections
takes part, so that the arms differ by the library and the adapter alone.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from assistant.drafting.compose import compose
from assistant.drafting.desk import Desk
from assistant.drafting.records import Request
from assistant.evaluation.authorship import Attribution, can_train
from assistant.evaluation.likeness import spread, style_distance
from assistant.library.records import OwnText, Person, StoredItem
from assistant.personal.choice import Measured
from assistant.personal.records import EVERYWHERE, Arm, HeldOut
from assistant.style.profile import Profile, build_profile
from assistant.text.tokens import edit_cost_normalised

if TYPE_CHECKING:
    from assistant.library.store import Library
    from models.llm import LanguageModel

_USER, _OTHERS = "user", "others"
MOST_COMPARED = 300


class Earlier:
    """A library as it was before the held-out mails were sent; used as ``drafting.desk.LibraryView`` is."""

    def __init__(self, library: Library, hidden: frozenset[int]) -> None:
        self._library = library
        self._hidden = hidden

    def item(self, item_id: int) -> StoredItem:
        """One item."""
        return self._library.item(item_id)

    def thread_items(self, thread_id: int) -> list[StoredItem]:
        """A thread without what is hidden."""
        return [one for one in self._library.thread_items(thread_id) if one.id not in self._hidden]

    def own_texts(self, person_id: int | None = None, kind: str = "", limit: int = 500) -> list[OwnText]:
        """The user's texts without what is hidden."""
        found = self._library.own_texts(person_id, kind, limit + len(self._hidden))
        return [text for text in found if text.item_id not in self._hidden][:limit]

    def person_for(self, address: str) -> Person | None:
        """The person with an address."""
        return self._library.person_for(address)

    def find_people(self, text: str, limit: int = 5) -> list[Person]:
        """People by a part of their name."""
        return self._library.find_people(text, limit)

    def own_addresses(self) -> list[str]:
        """The user's addresses."""
        return self._library.own_addresses()


class Yardstick:
    """Drafts held-out mails and measures them.

    Args:
        library: the whole one.
        held_out: the mails to measure on, newest first.
        own_name: for signing.
    """

    def __init__(self, library: Library, held_out: Sequence[HeldOut], own_name: str) -> None:
        texts = library.own_texts(None, "mail", 5000)
        place = next((k for k, text in enumerate(texts) if text.item_id == held_out[-1].item), len(texts) - 1)
        hidden = frozenset(text.item_id for text in texts[: place + 1])
        self._view = Earlier(library, hidden)
        self._own_name = own_name
        earlier = self._view.own_texts(None, "mail", MOST_COMPARED)
        self._scale = spread([text.text for text in earlier])
        self._profile = build_profile(self._view.own_texts(), [own_name] if own_name else [])
        self._attribution = _attribution(library, [text.text for text in earlier])

    def measure(
        self, mail: HeldOut, arm: Arm, model: LanguageModel | None, cancel: threading.Event
    ) -> Measured:
        """Draft one mail in one arm.

        Raises:
            Cancelled: after ``cancel``.
        """
        desk = Desk(
            library=self._view, profile=self._the_profile, model=model, own_name=self._own_name,
            arms={EVERYWHERE: arm},
        )  # fmt: skip
        request = Request("mail", mail.points, to=mail.to, subject=mail.subject, learning=False)
        draft = compose(request, desk, cancel=cancel)
        return Measured(
            mail.item,
            draft.context.register or "neutral",
            arm,
            edit_cost_normalised(draft.text, mail.text),
            style_distance(draft.text, mail.text, self._scale),
            self._attribution.probability(draft.text, _USER) if self._attribution is not None else None,
        )

    def _the_profile(self) -> Profile:
        return self._profile


def to_json(measured: Sequence[Measured]) -> list[dict[str, Any]]:
    """For keeping on the disk between two sessions."""
    return [asdict(one) for one in measured]


def from_json(rows: Sequence[dict[str, Any]]) -> list[Measured]:
    """What ``to_json`` wrote."""
    return [Measured(**row) for row in rows]


def _attribution(library: Library, own: Sequence[str]) -> Attribution | None:
    rows = library.db.conn.execute(
        "SELECT new_text FROM items WHERE kind = 'mail' AND NOT own AND NOT unwanted "
        "AND trim(new_text) != '' ORDER BY date DESC LIMIT ?",
        (MOST_COMPARED,),
    ).fetchall()
    texts = {_USER: list(own), _OTHERS: [row[0] for row in rows]}
    return Attribution(texts) if can_train(texts) else None
