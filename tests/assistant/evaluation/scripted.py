"""Stand-ins for engine and models in the tests of the measurements."""

from __future__ import annotations

from typing import Any

import numpy as np


class ScriptedEngine:
    """Drafts flatly; with a stated or learned greeting it uses that. Keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.preferences: list[dict[str, Any]] = []

    def call(self, method: str, params: Any = None, *_unused: Any) -> dict[str, Any]:
        params = dict(params or {})
        self.asked.append((method, params))
        answer = getattr(self, f"_{method.replace('.', '_')}", None)
        return answer(params) if answer is not None else {}

    def methods(self) -> list[str]:
        return [method for method, _ in self.asked]

    def _identity(self, params: dict[str, Any]) -> dict[str, Any]:
        return {"addresses": []}

    def _preferences(self, params: dict[str, Any]) -> dict[str, Any]:
        return {"preferences": list(self.preferences)}

    def _preferences_add(self, params: dict[str, Any]) -> dict[str, Any]:
        return self._keep(params["text"])

    def _preferences_delete(self, params: dict[str, Any]) -> dict[str, Any]:
        self.preferences = [entry for entry in self.preferences if entry["id"] != params["id"]]
        return {}

    def _draft(self, params: dict[str, Any]) -> dict[str, Any]:
        sentences = " ".join(f"{point[:1].upper()}{point[1:]}." for point in params["points"])
        used = [one for one in self.preferences if params["learning"] and one["text"].startswith("Open with")]
        opening = used[0]["text"].split("'")[1] if used else "Dear Sir or Madam,"
        return {
            "draft_id": f"draft-{len(self.asked)}",
            "text": f"{opening}\n\n{sentences}\n\nRegards",
            "preferences": used[:1],
            "exemplars": [],
        }

    def _learn(self, params: dict[str, Any]) -> dict[str, Any]:
        greeting = params["final"].split("\n")[0]
        if self.preferences:
            return {"learned": []}
        kept = self._keep(f"Open with '{greeting}'.")
        return {"learned": [{"preference_id": kept["id"], "text": kept["text"], "action": "new"}]}

    def _keep(self, text: str) -> dict[str, Any]:
        kept = {
            "id": f"pref-{len(self.preferences) + 1}",
            "text": text,
            "status": "active",
            "scope": {"person_name": None, "kind": ""},
        }
        self.preferences.append(kept)
        return kept


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
            finish = "stop"

        return Answer()

    def score(self, prompt: str, continuation: str) -> Any:
        """Likes short texts better where the prompt asks for short ones."""

        class Score:
            per_token = -len(continuation) / 10 if "short" in prompt else 0.0

        return Score()


class LetterEncoder:
    """Counts letters: equal texts are nearest."""

    def encode(self, texts: Any) -> np.ndarray:
        rows = (
            np.array([[text.count(letter) for letter in "abcdefghijklmnop"] for text in texts], float) + 0.01
        )
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)
