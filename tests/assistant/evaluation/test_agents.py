"""What agents ask of the engine."""

from __future__ import annotations

from assistant.evaluation.agents import NoLearning, Oracle, Ownhand, Written, in_words
from assistant.evaluation.tasks import Task, make_tasks
from assistant.evaluation.taste import Taste
from assistant.evaluation.writers import published_tastes, summary_tastes
from tests.assistant.evaluation.scripted import ScriptedEngine

TASK = make_tasks(["research paper"], 1, seed=0)[0]


def test_no_learning_asks_for_none_and_learns_nothing():
    engine = ScriptedEngine()
    agent = NoLearning(engine)
    assert agent.learn(TASK, agent.draft(TASK), "Other.") == {}
    assert engine.methods() == ["draft"]
    assert engine.asked[0][1]["learning"] is False


def test_ownhand_hands_every_final_over_and_notes_its_ledger_when_it_changed():
    engine = ScriptedEngine()
    agent = Ownhand(engine)
    first = agent.draft(TASK)
    lesson = agent.learn(TASK, first, "Hi Helen,\n\nDone.")
    assert lesson["learned"][0]["text"] == "Open with 'Hi Helen,'."
    second, third = agent.draft(TASK), agent.draft(TASK)
    assert "ledger" not in first.notes
    assert second.notes == {"applied": ["pref-1"], "ledger": [["pref-1", "Open with 'Hi Helen,'.", None, ""]]}
    assert "ledger" not in third.notes


def test_a_draft_sent_as_it_was_counts_as_accepted():
    engine = ScriptedEngine()
    agent = Ownhand(engine)
    written = agent.draft(TASK)
    agent.learn(TASK, written, written.text)
    assert engine.asked[-1][1]["outcome"] == "accepted"


def told(engine: ScriptedEngine) -> list[str]:
    return [params["text"] for method, params in engine.asked if method == "preferences.add"]


def test_the_oracle_is_told_everything_the_writer_wants_of_each_person_once():
    taste = published_tastes()["research paper"]
    stated = in_words(taste, "Helen Marsh")
    assert "Open with 'Dear Helen Marsh,'" in stated
    assert "Never use contractions" in stated
    engine = ScriptedEngine()
    people = {"Helen Marsh <h@example.org>": "research paper"}
    agent = Oracle(engine, lambda kind, moment: taste, people)
    for _ in range(3):
        agent.learn(TASK, agent.draft(TASK), "Done.")
    assert told(engine) == stated
    assert engine.asked[1][1]["scope"] == ["person=h@example.org"]


def test_the_oracle_is_told_anew_when_the_taste_turns_also_after_an_interruption():
    tastes = [Taste(greeting="Hi,"), Taste(greeting="Dear all,")]
    engine = ScriptedEngine()
    agent = Oracle(
        engine, lambda kind, moment: tastes[moment // 2], {"Ann <a@example.org>": "research paper"}
    )
    agent.resume(TASK, Written(""), "", {})
    texts = []
    for _ in range(2):
        texts.append(agent.draft(TASK).text.split("\n")[0])
        agent.learn(TASK, Written(""), "")
    assert texts == ["Hi,", "Dear all,"]
    assert [entry["text"] for entry in engine.preferences] == ["Open with 'Dear all,'"]


def test_for_documents_the_oracle_is_told_the_wishes_of_the_kind_at_hand():
    engine = ScriptedEngine()
    agent = Oracle(engine, lambda kind, moment: summary_tastes()[kind], {})
    agent.draft(Task("film review", "", "Salt", ("it is long",), document=True))
    agent.draft(Task("paper abstract", "", "Bees", ("they find it",), document=True))
    texts = [entry["text"] for entry in engine.preferences]
    assert "End with the emoji '🔎'" in texts
    assert not [text for text in texts if "worth seeing" in text]
