"""The desk: everything a draft needs at hand, handed in so that each part can be changed alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from assistant.library.records import OwnText, Person, SearchQuery, SearchResult, StoredItem
from assistant.style.ledger.history import Contrast
from assistant.style.profile import Profile
from assistant.style.records import Context, Preference
from assistant.style.summary import Summary
from assistant.style.taste import Taste

if TYPE_CHECKING:
    from models.llm import LanguageModel


class LibraryView(Protocol):
    """What drafting reads in the library (``library.store.Library``)."""

    def item(self, item_id: int) -> StoredItem:
        """One item; KnownError ``unknown-id``."""

    def thread_items(self, thread_id: int) -> list[StoredItem]:
        """A thread, old to new."""

    def own_texts(self, person_id: int | None = None, kind: str = "", limit: int = 500) -> list[OwnText]:
        """The user's own texts, newest first."""

    def person_for(self, address: str) -> Person | None:
        """The person with an address."""

    def find_people(self, text: str, limit: int = 5) -> list[Person]:
        """People by a part of their name."""

    def own_addresses(self) -> list[str]:
        """The user's addresses."""


class LedgerView(Protocol):
    """What drafting reads in the ledger (``style.ledger.Ledger``)."""

    def applicable(self, context: Context, limit: int = 5) -> list[Preference]:
        """Preferences that apply, best first."""

    def register_for(self, context: Context) -> Preference | None:
        """The stated register of a context, with the parameter "form"."""

    def contrasts(self, context: Context) -> list[Contrast]:
        """Past edits in like contexts as "not this, but this"."""

    def finals(self, context: Context) -> list[str]:
        """Texts the user wrote from scratch in place of a draft, in like contexts."""

    def passages(self, context: Context) -> list[Preference]:
        """Passages to write more like, or nothing like."""


@dataclass(slots=True)
class Desk:
    """What drafting works with.

    Attributes:
        profile: gives the measured style of the user's own texts.
        search: searches the library, or None to write without it.
        model: the language model, or None: drafts are then made of the user's own words.
        embed: texts to unit vectors, or None.
        own_name: the user's name, for signing where the profile tells nothing.
        modes: the user's own rewrite modes, name to instruction.
        strategy: "whole", "points" or "frame" to overrule the model's card.
        arms: by register, with what of the user's drafts are written: "none", "retrieval" (library and
            profile), "adapter" (the model trained on their mail) or "both"; "all" stands for registers not
            named. Empty without a trained model.
        taste: what of their own hand the user cares about.
        choice_seconds: how long a draft may take longer so that the nearest of several wordings can be taken;
            0 takes the first.
        summary: the profile in words, as it is kept.
        gains: by item, what an own text was measured to gain as an example for this model.
    """

    library: LibraryView
    profile: Callable[[], Profile]
    ledger: LedgerView | None = None
    search: Callable[[SearchQuery], SearchResult] | None = None
    model: LanguageModel | None = None
    embed: Callable[[Sequence[str]], Any] | None = None
    own_name: str = ""
    modes: Mapping[str, str] = field(default_factory=dict)
    strategy: str = ""
    arms: Mapping[str, str] = field(default_factory=dict)
    tone: str = ""
    length: str = ""
    taste: Taste = field(default_factory=Taste)
    choice_seconds: float = 0.0
    summary: Summary = field(default_factory=Summary)
    gains: Mapping[int, float] = field(default_factory=dict)

    def arm(self, register: str) -> str:
        """With what of the user's a draft of a register is written."""
        return self.arms.get(register) or self.arms.get("all") or "retrieval"
