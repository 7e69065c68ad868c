"""A desk with a small library of made-up people, for the tests of drafting."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from assistant.drafting.desk import Desk
from assistant.errors import KnownError
from assistant.library.records import Hit, OwnText, Person, SearchQuery, SearchResult, StoredItem
from assistant.style.profile import build_profile
from assistant.style.records import Context, Preference, Scope
from assistant.style.rules import WHILE_WRITING

ANNA = Person(1, "Anna Weber", ("anna.weber@example.org",), sent=6, register="informal")
COLLINS = Person(2, "Dr. Richard Collins", ("r.collins@example.com",), sent=5, register="formal")
JULE = Person(3, "Jule Brandt", ("jule@example.net",), sent=6, register="informal")
ME = Person(9, "Nora Lindqvist", ("nora@example.org",))


def own_text(number: int, person: Person, text: str, language: str = "en") -> OwnText:
    return OwnText(number, text, "", "x", float(number), language, "mail", (person,))


TEXTS = [
    *(
        own_text(10 + i, ANNA, f"Hi Anna,\n\nI'm sending the notes of {i}. Don't worry about it!\n\nCheers,\nNora")
        for i in range(6)
    ),
    *(
        own_text(
            20 + i, COLLINS,
            f"Dear Dr. Collins,\n\nPlease find attached report {i}. I would be grateful for comments.\n\n"
            "Kind regards,\nNora Lindqvist",
        )
        for i in range(5)
    ),
    *(
        own_text(30 + i, JULE, f"Hallo Jule,\n\nich schicke dir das Protokoll {i}.\n\nLiebe Grüße\nNora", "de")
        for i in range(6)
    ),
]  # fmt: skip


def message(
    number: int, text: str, sender: Person = ANNA, to: tuple[Person, ...] = (ME,), **more
) -> StoredItem:
    values = {
        "id": number, "kind": "mail", "title": "Budget", "date": 1.0, "text": text, "new_text": text, "quoted_text": "",
        "signature": "", "language": "en", "own": False, "sender": sender, "to": to, "cc": (),
        "message_id": f"<m{number}@example.org>", "references": (), "thread_id": 7,
    }  # fmt: skip
    return StoredItem(**(values | more))


@dataclass
class SmallLibrary:
    items: list[StoredItem] = field(default_factory=list)

    def item(self, item_id):
        for one in self.items:
            if one.id == item_id:
                return one
        raise KnownError("unknown-id", "There is no such item.")

    def thread_items(self, thread_id):
        return [one for one in self.items if one.thread_id == thread_id]

    def own_texts(self, person_id=None, kind="", limit=500):
        found = [t for t in reversed(TEXTS) if person_id is None or t.to[0].id == person_id]
        return [t for t in found if kind in ("", t.kind)][:limit]

    def person_for(self, address):
        return next((p for p in (ANNA, COLLINS, JULE, ME) if address.lower() in p.addresses), None)

    def find_people(self, text, limit=5):
        return [p for p in (ANNA, COLLINS, JULE) if text.lower() in p.name.lower()][:limit]

    def own_addresses(self):
        return list(ME.addresses)

    def search(self, query: SearchQuery) -> SearchResult:
        words = set(query.text.lower().split())
        hits = [
            Hit(one.id, one.id, one.kind, "new", one.title, (), one.date, one.text, one.own, 1.0, 1, None)
            for one in self.items
            if words & set(one.text.lower().split())
        ]
        return SearchResult(tuple(hits[: query.limit]), 0.1)


@dataclass
class SmallLedger:
    preferences: list[Preference] = field(default_factory=list)

    def applicable(self, context: Context, limit: int = 5):
        return [p for p in self.preferences if p.rule not in WHILE_WRITING]

    def register_for(self, context: Context):
        return next((p for p in self.preferences if p.rule == "register"), None)

    def contrasts(self, context: Context):
        return []

    def finals(self, context: Context):
        return []

    def passages(self, context: Context):
        return [p for p in self.preferences if p.rule in ("more_like", "not_like")]


def preference(number: int, text: str, rule: str = "", **parameters) -> Preference:
    return Preference(number, text, "rule" if rule else "worded", Scope(), 0.9, "active", rule, parameters)


def desk(*items: StoredItem, model=None, preferences=(), with_search=True, **more) -> Desk:
    library = SmallLibrary(list(items))
    profile = build_profile(list(reversed(TEXTS)), ["Nora Lindqvist"])
    return Desk(
        library,
        lambda: profile,
        ledger=SmallLedger(list(preferences)),
        search=library.search if with_search else None,
        model=model,
        own_name="Nora Lindqvist",
        **more,
    )


@pytest.fixture
def office():
    """People, messages and desks made by hand: ``office.desk(office.message(50, "…"))``."""
    return SimpleNamespace(
        desk=desk, message=message, preference=preference, ANNA=ANNA, COLLINS=COLLINS, ME=ME
    )


@pytest.fixture(scope="session")
def starter(starter_model_file):
    """The real starter model, loaded once."""
    from models.cards import Measured, ModelCard
    from models.hardware import plan_load, read_machine
    from models.llm import LanguageModel

    card = ModelCard(
        "starter", "Starter", "language", starter_model_file.name, "apache-2.0", template="chatml", layers=30, kv_heads=3,
        head_size=64, context=8192, width=576, vocabulary=49152, measured=Measured(strategy="points"),
    )  # fmt: skip
    model = LanguageModel.load(starter_model_file, card, plan_load(card, read_machine(), 2048))
    yield model
    model.close()
