"""The demo does the whole job through the engine, and measures on mails it never learned from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.evaluation import demo
from assistant.paths import DataDirectory


class ScriptedEngine:
    """Answers like the engine; its drafts take over greeting and sign-off once something was learned."""

    def __init__(self, learns: bool) -> None:
        self.learns = learns
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.finals: list[str] = []

    def call(self, method: str, params: dict[str, Any] | None = None, *_unused: Any) -> dict[str, Any]:
        params = params or {}
        self.asked.append((method, params))
        return getattr(self, f"answer_{method}")(params)

    def answer_add(self, _params: dict[str, Any]) -> dict[str, Any]:
        return {"messages": 103, "documents": 7, "passages": 300, "failed": []}

    def answer_search(self, params: dict[str, Any]) -> dict[str, Any]:
        hits = (
            [{"id": "item-1", "title": "Seal test", "text": "It is the grey seal."}]
            if "seal" in params["query"]
            else []
        )
        return {"hits": hits, "ms": 3.0}

    def answer_draft(self, params: dict[str, Any]) -> dict[str, Any]:
        greeting, sign_off = "Dear Ms Adeyemi,", "Yours sincerely,\nClara Wendt"
        if self.learns and self.finals:
            greeting, sign_off = "Hello Nkechi,", "Kind regards,\nClara"
        points = " ".join(f"{point.capitalize()}." for point in params["points"])
        text = f"{greeting}\n\n{points}\n\n{sign_off}"
        return {
            "draft_id": "draft-1",
            "text": text,
            "preferences": [],
            "model": "scripted",
            "timing": {"total_ms": 1.0},
        }

    def answer_learn(self, params: dict[str, Any]) -> dict[str, Any]:
        self.finals.append(params["final"])
        learned = [{"preference_id": "pref-1", "text": "Open with 'Hello Nkechi,'.", "action": "new"}]
        changes = [{"kind": "content", "from": "20", "to": "70"}]
        return {
            "edit_cost": 9,
            "learned": learned if self.learns else [],
            "changes": changes,
            "outcome": "edited",
        }

    def answer_preferences(self, _params: dict[str, Any]) -> dict[str, Any]:
        return {"preferences": [{"id": "pref-1", "text": "Open so.", "status": "active", "strength": 0.5}]}


def test_what_is_learned_lowers_the_edit_cost_of_mails_never_learned_from():
    engine = ScriptedEngine(learns=True)
    result = demo.perform(engine, lambda _step: None)
    assert result["edit_cost_after"] < result["edit_cost_before"]
    assert len(engine.finals) == len(demo.CORRECTED)
    for task in demo.HELD_OUT:
        assert not any(task.points[0] in final for final in engine.finals)


def test_where_nothing_is_learned_the_figures_say_so():
    result = demo.perform(ScriptedEngine(learns=False), lambda _step: None)
    assert result["edit_cost_after"] == result["edit_cost_before"]
    assert "no less correcting" in result["summary"]


def test_before_and_after_are_asked_for_in_the_same_words():
    engine = ScriptedEngine(learns=True)
    demo.perform(engine, lambda _step: None)
    drafts = [params for method, params in engine.asked if method == "draft"]
    assert drafts[: len(demo.HELD_OUT)] == drafts[-len(demo.HELD_OUT) :]


def test_every_step_can_be_told():
    told: list[str] = []
    result = demo.perform(ScriptedEngine(learns=True), lambda step: told.append(step["text"]))
    assert len(told) == len(result["steps"]) == 4 + len(demo.CORRECTED) + 2
    story = "\n".join(told)
    for words in ("103 messages", "Dear Ms Adeyemi,", "Hello Nkechi,", "Lesson 1", "pref-1"):
        assert words in story


def test_the_taste_can_be_seen_in_what_the_writer_sends():
    result = demo.perform(ScriptedEngine(learns=False), lambda _step: None)
    final = result["held_out"][0]["before"]["final"]
    assert final.startswith("Hello Nkechi,\n\n- ")
    assert final.endswith("Call me if anything is unclear.\n\nKind regards,\nClara")


@pytest.mark.model
@pytest.mark.timeout(600)
def test_the_real_thing_needs_less_correcting_after_four_lessons(
    tmp_path: Path, starter_model_file: Path, embedding_folder: Path
):
    result = demo.run(data=DataDirectory(tmp_path / "data"))
    assert result["edit_cost_after"] < result["edit_cost_before"]
    assert result["steps"][0]["failed"] == []
    assert result["preferences"]
