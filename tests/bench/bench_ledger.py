"""The ledger at size: choosing preferences for a draft, and learning from one final.

Run alone: ``python -m tests.bench.bench_ledger``.
"""

from __future__ import annotations

import json
import statistics
import time
from dataclasses import dataclass

import numpy as np
from sqlite_utils import Database

from assistant.style import rules
from assistant.style.learning import learn
from assistant.style.ledger import Ledger
from assistant.style.records import Context
from tests.bench.figures import Figure

DIMENSIONS = 384
RULES = (
    ("greeting", {"form": "Hi {first},"}), ("sign_off", {"form": "Best,"}), ("exclamation", {"use": False}),
    ("contractions", {"use": True}), ("banned_phrase", {"phrase": "kindly"}), ("empty_opener", {}),
    ("length", {"unit": "words", "n": 80}), ("bullets", {"use": True}),
)  # fmt: skip


@dataclass(frozen=True)
class _Draft:
    id: int
    text: str
    context: Context
    preferences: tuple = ()


def filled(preferences: int, contexts: int) -> tuple[Ledger, np.ndarray]:
    """A ledger of a size, and the vectors of its contexts."""
    ledger = Ledger(Database(memory=True))
    random = np.random.default_rng(7)
    vectors = random.standard_normal((contexts, DIMENSIONS)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    people = max(1, preferences // len(RULES))
    now = time.time()
    with ledger.db.atomic():
        ledger.db.conn.executemany(
            "insert into contexts (draft_id, kind, register, language, person_id, person_name, embedding, at) "
            "values (?, 'mail', 'informal', 'en', ?, ?, ?, ?)",
            ((n + 1, n % people, f"Person {n % people}", vectors[n].tobytes(), now) for n in range(contexts)),
        )
        ledger.db.conn.executemany(
            "insert into edits (draft_id, context_id, outcome, draft_text, final_text, edit_cost, "
            "edit_cost_normalised, at) values (?, ?, 'edited', 'Dear you.', 'Hi you.', 1, 0.3, ?)",
            ((n + 1, n + 1, now) for n in range(contexts)),
        )
        ledger.db.conn.executemany(
            "insert into preferences (text, kind, rule, parameters, slot, person_id, register, language, status, "
            "strength, created, changed, seen) values ('x', 'rule', ?, ?, ?, ?, '', 'en', 'active', 0.8, ?, ?, ?)",
            (
                (rule, json.dumps(parameters), rules.slot(rule, parameters), n // len(RULES), now, now, now)
                for n in range(preferences)
                for rule, parameters in (RULES[n % len(RULES)],)
            ),
        )
        ledger.db.conn.executemany(
            "insert into evidence (preference_id, edit_id, effect, weight, at) values (?, ?, 'support', 1, ?)",
            ((n % preferences + 1, n + 1, now) for n in range(contexts)),
        )
    return ledger, vectors


def run(quick: bool = False) -> list[Figure]:
    """Times of choosing and learning in a ledger of 2,000 preferences and 20,000 past contexts."""
    preferences, contexts = (400, 4_000) if quick else (2_000, 20_000)
    ledger, vectors = filled(preferences, contexts)
    context = Context("mail", "informal", "en", 3, "Anna Weber", vectors[11])
    start = time.perf_counter()
    ledger.applicable(context)
    cold = 1000 * (time.perf_counter() - start)
    warm, after_write = [], []
    for turn in range(30):
        here = Context("mail", "informal", "en", turn, "Anna Weber", vectors[turn])
        start = time.perf_counter()
        ledger.applicable(here)
        warm.append(1000 * (time.perf_counter() - start))
    for turn in range(8):
        ledger.record_draft(10**6 + turn, context)
        start = time.perf_counter()
        ledger.applicable(context)
        after_write.append(1000 * (time.perf_counter() - start))
    asked = []
    for turn in range(20):
        here = Context("mail", "informal", "en", turn, "Anna Weber", vectors[turn])
        start = time.perf_counter()
        ledger.register_for(here)
        ledger.applicable(here)
        ledger.passages(here)
        ledger.finals(here)
        asked.append(1000 * (time.perf_counter() - start))
    learning = []
    for turn in range(8):
        text = (
            "Dear Anna Weber,\n\nI hope this finds you well. We do not have the report yet! Kindly send the "
            "figures for Tuesday. The plan is ready and the room is booked.\n\nBest regards,\nNora Lind"
        )
        final = "Hi Anna,\n\nWe don't have the report yet. Please send the figures for Friday. The plan is ready.\n\nBest,\nNora"
        start = time.perf_counter()
        learn(_Draft(2 * 10**6 + turn, text, context), final, "edited", ledger)
        learning.append(1000 * (time.perf_counter() - start))
    size = f"{preferences} preferences, {contexts} contexts"
    return [
        Figure(f"applicable, {size}, median", statistics.median(warm), "ms"),
        Figure(f"applicable, {size}, slowest", max(warm), "ms"),
        Figure(f"applicable right after a write, {size}, median", statistics.median(after_write), "ms"),
        Figure(f"all that a draft asks of the ledger, {size}, median", statistics.median(asked), "ms"),
        Figure(f"applicable, first of a process, {size}", cold, "ms"),
        Figure(f"learn from one final without a model, {size}, median", statistics.median(learning), "ms"),
    ]


if __name__ == "__main__":
    for figure in run():
        print(f"{figure.name}: {figure.value:.1f} {figure.unit}")
