"""The protocol of rounds: the same notes and writer for every agent, and honest sums."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

from assistant.evaluation import prelude
from assistant.evaluation.agents import Cipher, NoLearning, Oracle, Ownhand, RawEdits, Task, in_words
from assistant.evaluation.writer import published_tastes, published_writers


class ScriptedEngine:
    """Drafts flatly; keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def call(self, method: str, params: Any = None, *_unused: Any) -> dict[str, Any]:
        self.asked.append((method, dict(params or {})))
        if method == "draft":
            sentences = " ".join(f"{point.capitalize()}." for point in params["points"])
            return {"draft_id": "draft-1", "text": f"Dear Sir or Madam,\n\n{sentences}\n\nRegards"}
        return {"learned": [{"preference_id": "pref-1"}]}


class ScriptedModel:
    """A language model that answers every question with the same words and remembers the questions."""

    context_tokens = 2048

    def __init__(self, answer: str) -> None:
        self.answer, self.questions = answer, []

    def render(self, system: str, user: str, answer_start: str = "") -> str:
        return user

    def count(self, text: str) -> int:
        return len(text.split())

    def generate(self, prompt: str, sampling: Any) -> Any:
        self.questions.append(prompt)

        class Answer:
            text = self.answer

        return Answer()


class LetterEncoder:
    """Counts letters: equal texts are nearest."""

    def encode(self, texts: Any) -> np.ndarray:
        rows = (
            np.array([[text.count(letter) for letter in "abcdefghijklmnop"] for text in texts], dtype=float)
            + 0.01
        )
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_kinds_come_equally_often_and_no_task_twice():
    tasks = prelude.make_tasks(120, seed=1)
    counts = Counter(task.kind for task in tasks)
    assert set(counts.values()) == {30}
    assert len({(task.subject, task.points) for task in tasks}) > 110
    assert prelude.make_tasks(120, seed=1) == tasks
    assert prelude.make_tasks(120, seed=2) != tasks


def test_every_agent_meets_the_same_writer():
    tasks = prelude.make_tasks(8, seed=0)
    engine = ScriptedEngine()
    first = prelude.play(NoLearning(engine), published_writers(), tasks)
    second = prelude.play(Ownhand(engine), published_writers(), tasks)
    assert [one.final for one in first] == [one.final for one in second]
    assert all(one.cost > 0 for one in first)


def test_no_learning_asks_for_none_and_ownhand_hands_every_final_over():
    tasks = prelude.make_tasks(4, seed=0)
    engine = ScriptedEngine()
    prelude.play(NoLearning(engine), published_writers(), tasks)
    assert {params["learning"] for method, params in engine.asked} == {False}
    engine = ScriptedEngine()
    played = prelude.play(Ownhand(engine), published_writers(), tasks)
    finals = [params["final"] for method, params in engine.asked if method == "learn"]
    assert finals == [one.final for one in played]


def test_cipher_words_a_preference_and_states_it_in_the_next_similar_request():
    engine, model = ScriptedEngine(), ScriptedModel("short and friendly")
    agent = Cipher(engine, model, LetterEncoder(), 5)
    task = prelude.make_tasks(1, seed=0)[0]
    for draft, final in (("a", "b"), ("c", "d")):
        agent.draft(task)
        agent.learn(task, draft, final)
    agent.draft(task)
    assert [params["tone"] for _, params in engine.asked] == ["", "short and friendly", "short and friendly"]
    assert len(model.questions) == 3, "two corrections worded, two preferences summed up"


def test_cipher_keeps_its_preference_when_nothing_was_corrected():
    model = ScriptedModel("unused")
    agent = Cipher(ScriptedEngine(), model, LetterEncoder(), 1)
    task = prelude.make_tasks(1, seed=0)[0]
    agent.draft(task)
    agent.learn(task, "same", "same")
    assert model.questions == []


def test_raw_edits_shows_the_nearest_corrections_and_stays_within_the_context():
    model = ScriptedModel("Hey Robin, so it is.")
    agent = RawEdits(model, LetterEncoder(), 5, NoLearning(ScriptedEngine()))
    task = prelude.make_tasks(1, seed=0)[0]
    assert agent.draft(task).startswith("Dear")
    for _ in range(9):
        agent.learn(task, "draft " * 100, "final " * 100)
    assert agent.draft(task) == "Hey Robin, so it is."
    assert model.questions[-1].count("Revised by the person") == 5
    for _ in range(9):
        agent.learn(task, "draft " * 400, "final " * 400)
    agent.draft(task)
    assert model.count(model.questions[-1]) < model.context_tokens


def test_the_oracle_is_told_everything_the_writer_wants():
    taste = published_tastes()["research paper"]
    stated = in_words(taste, "Helen Marsh")
    assert "Open with 'Dear Helen Marsh,'" in stated
    assert "Never use contractions" in stated
    engine = ScriptedEngine()
    Oracle(engine, {"research paper": ("Helen Marsh <h@example.org>", taste)})
    assert {method for method, _ in engine.asked} == {"preferences.add"}
    assert engine.asked[0][1]["scope"] == ["person=h@example.org"]


def test_the_summary_compares_with_no_learning():
    rows = prelude.summarise("published", {"no learning": [10.0] * 30, "Ownhand": [10.0] * 10 + [4.0] * 20})
    none, ours = rows
    assert none["against_no_learning"] == 1.0
    assert ours["against_no_learning"] == 0.6
    assert ours["mean_cost_last_third"] == 4.0
    assert prelude.worst_window([1, 1, 9], [2, 2, 2], width=2) == 2.5


def test_drift_and_reversal_are_writers_too():
    for name in prelude.WRITERS:
        writer = prelude.make_writer(name, 40, seed=0)
        assert set(writer.tastes) == set(published_tastes())
    assert Task("", "A B <a@b.example.org>", "", ()).address == "a@b.example.org"
