"""The published methods: what is put into a request, what is remembered, and how a run is taken up again."""

from __future__ import annotations

from assistant.evaluation.agents import NoLearning, Written
from assistant.evaluation.published import Cipher, Prose, RawEdits
from assistant.evaluation.tasks import Task, make_tasks
from tests.assistant.evaluation.scripted import LetterEncoder, ScriptedEngine, ScriptedModel

TASK = make_tasks(["paper review"], 1, seed=0)[0]


def test_cipher_words_a_preference_and_states_it_in_the_next_similar_request():
    engine, model = ScriptedEngine(), ScriptedModel("short and friendly")
    agent = Cipher(engine, model, LetterEncoder(), 5)
    for final in ("b", "d"):
        agent.learn(TASK, agent.draft(TASK), final)
    agent.draft(TASK)
    tones = [params["tone"] for method, params in engine.asked if method == "draft"]
    assert tones == ["", "short and friendly", "short and friendly"]
    assert len(model.questions) == 3, "two corrections worded, two preferences summed up"


def test_cipher_keeps_its_preference_when_nothing_was_corrected():
    model = ScriptedModel("unused")
    agent = Cipher(ScriptedEngine(), model, LetterEncoder(), 1)
    written = agent.draft(TASK)
    assert agent.learn(TASK, written, written.text) == {"preference": ""}
    assert model.questions == []


def test_an_interrupted_cipher_remembers_what_it_had_worded():
    engine = ScriptedEngine()
    agent = Cipher(engine, ScriptedModel("unused"), LetterEncoder(), 1)
    agent.resume(TASK, Written("a"), "b", {"preference": "no lists"})
    assert agent.draft(TASK).notes == {"preference": "no lists"}


def test_prose_keeps_only_the_parts_that_the_persons_texts_bear_out():
    agent = Prose(ScriptedEngine(), ScriptedModel("short, with many words"), LetterEncoder())
    written = agent.draft(TASK)
    lesson = agent.learn(TASK, written, "Brief.")
    assert lesson == {"preference": "short"}, "it makes the shorter final likelier, the other part does not"
    assert agent.draft(TASK).notes == {"preference": "short"}


def test_prose_refines_nothing_that_was_right():
    model = ScriptedModel("unused")
    agent = Prose(ScriptedEngine(), model, LetterEncoder())
    written = agent.draft(TASK)
    agent.learn(TASK, written, written.text)
    assert model.questions == []


def test_raw_edits_has_the_draft_revised_after_the_nearest_corrections():
    first = NoLearning(ScriptedEngine()).draft(TASK).text
    model = ScriptedModel(first.replace("Dear Sir or Madam,", "Hey Robin,"))
    agent = RawEdits(model, LetterEncoder(), 5, NoLearning(ScriptedEngine()))
    assert agent.draft(TASK).text == first, "before there are corrections nothing is revised"
    for _ in range(9):
        agent.learn(TASK, Written("draft " * 100), "final " * 100)
    assert agent.draft(TASK).text.startswith("Hey Robin,")
    assert model.questions[-1].count("Revised by the person") == 6
    for _ in range(9):
        agent.resume(TASK, Written("draft " * 400), "final " * 400, {})
    agent.draft(TASK)
    assert model.count(model.questions[-1]) < model.context_tokens


def test_raw_edits_leaves_a_draft_that_would_lose_its_figures():
    task = Task("paper review", "Robin Ray <robin@example.org>", "Review", ("it has 9 remarks",))
    agent = RawEdits(ScriptedModel("All is well."), LetterEncoder(), 5, NoLearning(ScriptedEngine()))
    agent.learn(task, Written("a"), "b")
    assert "9 remarks" in agent.draft(task).text
