"""The published methods, our own implementations: CIPHER, PROSE and raw corrections as examples.

CIPHER and the examples of raw corrections are from PRELUDE (arXiv 2404.15269): the model words the preference
behind each correction, and those of the nearest earlier contexts are put into the next request. PROSE (arXiv
2505.23815) refines the wording until what is written with it comes close to the user's text, and keeps only
what other texts of the user bear out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import numpy as np

from assistant.evaluation.agents import Agent, Written, ask_for_draft
from assistant.evaluation.tasks import Task
from assistant.evaluation.throwaway import Engine
from assistant.text.tokens import edit_cost
from models.sampling import Sampling

PREFERENCE_TOKENS = 48
# A revised text may be this much longer than the draft.
LONGER = 2
# PROSE: most refinements of a wording, how many earlier texts each part is held against, and its pass mark.
MOST_REFINEMENTS = 2
WITNESSES = 2
MOST_PARTS = 4
PASS_MARK = 0.5
# A wording is refined no further once a draft made with it is this close (edit cost) to the user's text.
CLOSE_ENOUGH = 2


class Generator(Protocol):
    """What the published methods need of a language model."""

    def render(self, system: str, user: str, answer_start: str = "") -> str:
        """A prompt in the model's template."""

    def generate(self, prompt: str, sampling: Sampling) -> Any:
        """Continue it; the result has ``text``."""

    def score(self, prompt: str, continuation: str) -> Any:
        """How likely a continuation is; the result has ``per_token``."""

    def count(self, text: str) -> int:
        """Tokens of a text."""

    @property
    def context_tokens(self) -> int:
        """Most tokens of prompt and answer together."""


class Encoder(Protocol):
    """What the published methods need of an embedding model."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, one row a text."""


class Memory:
    """Earlier contexts, found again by the cosine of their embeddings."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._vectors: list[np.ndarray] = []
        self._entries: list[Any] = []

    def add(self, task: Task, entry: Any) -> None:
        """Keep something under a context."""
        self._vectors.append(self._encoder.encode([task.description])[0])
        self._entries.append(entry)

    def nearest(self, task: Task, count: int) -> list[Any]:
        """The entries of the nearest contexts, nearest first."""
        if not self._entries:
            return []
        scores = np.stack(self._vectors) @ self._encoder.encode([task.description])[0]
        return [self._entries[place] for place in np.argsort(-scores, kind="stable")[:count]]


class Cipher:
    """CIPHER-k: a worded preference for every context, those of the k nearest put into the request."""

    def __init__(self, engine: Engine, model: Generator, encoder: Encoder, nearest: int) -> None:
        self.name = f"CIPHER-{nearest}"
        self._engine, self._model, self._nearest = engine, model, nearest
        self._memory = Memory(encoder)

    def draft(self, task: Task) -> Written:
        """Write a text, with the preference of the nearest contexts stated in the request."""
        preferences = [entry for entry in self._memory.nearest(task, self._nearest) if entry]
        used = preferences[0] if preferences else ""
        if len(preferences) > 1:
            used = _summed_up(self._model, preferences)
        answer = ask_for_draft(self._engine, task, learning=False, tone=used)
        return Written(str(answer["text"]), str(answer["draft_id"]), {"preference": used})

    def learn(self, task: Task, written: Written, final: str) -> dict[str, Any]:
        """Word the preference behind a correction; without one keep what was used."""
        preference = str(written.notes["preference"])
        if written.text != final:
            preference = _inferred(self._model, written.text, final)
        self._memory.add(task, preference)
        return {"preference": preference}

    def resume(self, task: Task, written: Written, final: str, lesson: Mapping[str, Any]) -> None:
        """Take the preference worded then."""
        self._memory.add(task, lesson["preference"])


class Prose:
    """PROSE: preferences refined against the user's text, and parts of them verified on other texts."""

    name = "PROSE-style"

    def __init__(self, engine: Engine, model: Generator, encoder: Encoder) -> None:
        self._engine, self._model = engine, model
        self._memory = Memory(encoder)
        self._plain: dict[str, float] = {}

    def draft(self, task: Task) -> Written:
        """Write a text with the verified preferences of the nearest contexts stated in the request."""
        used = _joined(entry["preference"] for entry in self._memory.nearest(task, WITNESSES))
        answer = ask_for_draft(self._engine, task, learning=False, tone=used)
        return Written(str(answer["text"]), str(answer["draft_id"]), {"preference": used})

    def learn(self, task: Task, written: Written, final: str) -> dict[str, Any]:
        """Refine a wording until a draft made with it comes close; keep the parts that others bear out."""
        preference, attempt = str(written.notes["preference"]), written.text
        best = edit_cost(attempt, final)
        for _ in range(MOST_REFINEMENTS):
            if best <= CLOSE_ENOUGH:
                break
            worded = _inferred(self._model, attempt, final)
            attempt = str(ask_for_draft(self._engine, task, learning=False, tone=worded)["text"])
            if edit_cost(attempt, final) <= best or not preference:
                preference, best = worded, edit_cost(attempt, final)
        kept = self._verified(task, preference, {"draft": written.text, "final": final})
        self._memory.add(task, {"preference": kept, "draft": written.text, "final": final})
        return {"preference": kept}

    def resume(self, task: Task, written: Written, final: str, lesson: Mapping[str, Any]) -> None:
        """Take the preference verified then."""
        entry = {"preference": lesson["preference"], "draft": written.text, "final": final}
        self._memory.add(task, entry)

    def _verified(self, task: Task, preference: str, own: Mapping[str, str]) -> str:
        """The parts of a wording that make the user's texts likelier than the drafts, on enough witnesses."""
        witnesses = [own, *self._memory.nearest(task, WITNESSES)]
        parts = [part.strip() for part in preference.replace(";", ",").split(",") if part.strip()]
        kept = [
            part
            for part in parts[:MOST_PARTS]
            if sum(self._speaks_for(part, one) for one in witnesses) >= PASS_MARK * len(witnesses)
        ]
        return ", ".join(kept)

    def _speaks_for(self, part: str, witness: Mapping[str, str]) -> bool:
        if witness["draft"] == witness["final"]:
            return True
        with_it = self._model.render("", f"Write a text in this style: {part}.")
        gains = [
            self._model.score(with_it, witness[which]).per_token - self._likelihood(witness[which])
            for which in ("final", "draft")
        ]
        return gains[0] > gains[1]

    def _likelihood(self, text: str) -> float:
        """How likely a text is without a style named."""
        if text not in self._plain:
            prompt = self._model.render("", "Write a text.")
            self._plain[text] = float(self._model.score(prompt, text).per_token)
        return self._plain[text]


class RawEdits:
    """The k nearest earlier corrections, shown to the model as they are, and the new draft to be revised.

    A model of any size goes on with such a row of pairs more surely than it follows an order to write. What
    it makes of the draft counts only where its figures and names are still there and no other figures came.
    """

    def __init__(self, model: Generator, encoder: Encoder, nearest: int, drafting: Agent) -> None:
        """Args:
        drafting: writes the drafts that are revised.
        """
        self.name = f"raw edits (k={nearest})"
        self._model, self._nearest, self._drafting = model, nearest, drafting
        self._memory = Memory(encoder)

    def draft(self, task: Task) -> Written:
        """Write a text and revise it after the examples, the nearest one last."""
        first = self._drafting.draft(task)
        examples = self._memory.nearest(task, self._nearest)
        if not examples:
            return first
        start = f"First version:\n{first.text}\n\nRevised by the person:\n"
        tokens = LONGER * self._model.count(first.text)
        room = self._model.context_tokens - tokens - self._model.count(start) - 64
        shown: list[str] = []
        for draft, final in examples:
            example = f"First version:\n{draft}\n\nRevised by the person:\n{final}\n\n"
            room -= self._model.count(example)
            if room < 0:
                break
            shown.insert(0, example)
        sampling = Sampling(temperature=0.0, repeat_penalty=1.0, max_tokens=tokens, stop=("First version:",))
        revised = self._model.generate("".join([*shown, start]), sampling)
        text = str(revised.text).strip()
        if revised.finish != "stop" or not _keeps_facts(text, first.text, task):
            return first
        return Written(text, first.draft_id)

    def learn(self, task: Task, written: Written, final: str) -> dict[str, Any]:
        """Keep the pair."""
        self._memory.add(task, (written.text, final))
        return {}

    def resume(self, task: Task, written: Written, final: str, lesson: Mapping[str, Any]) -> None:
        """Keep the pair."""
        self._memory.add(task, (written.text, final))


def make_published(
    name: str, engine: Engine, model: Generator, encoder: Encoder, drafting: Callable[[], Agent]
) -> Agent:
    """A published method by its name: "raw-edits", "cipher-1", "cipher-5" or "prose"."""
    if name == "raw-edits":
        return RawEdits(model, encoder, 5, drafting())
    if name == "prose":
        return Prose(engine, model, encoder)
    return Cipher(engine, model, encoder, int(name.removeprefix("cipher-")))


def _keeps_facts(text: str, first: str, task: Task) -> bool:
    """Whether a revised text has the figures of the first version, and the names in the notes."""
    figures = [set(re.findall(r"\d[\d.,:]*\b", version)) for version in (text, first)]
    names = re.findall(r"(?<=[^\W\d_][, ])[A-Z]\w+", " ".join(task.points))
    return figures[0] == figures[1] and all(name in text for name in names)


def _inferred(model: Generator, draft: str, final: str) -> str:
    """The preference behind a correction, in the model's words."""
    question = (
        f"A text:\n{draft}\n\nThe same text, revised by its writer:\n{final}\n\n"
        "Judging by the changes, which style of writing and layout does this person prefer in general? "
        "Answer with a short phrase."
    )
    return _phrase(model, question)


def _summed_up(model: Generator, preferences: Sequence[str]) -> str:
    listed = "\n".join(f"- {preference}" for preference in preferences)
    return _phrase(
        model,
        f"Styles in which a person likes similar texts to be written:\n{listed}\n\n"
        "Say in one short phrase which style most of them name.",
    )


def _phrase(model: Generator, question: str) -> str:
    lines = (
        _answer(model, "You are careful and answer briefly.", question, PREFERENCE_TOKENS).strip().split("\n")
    )
    return lines[0].strip()


def _joined(preferences: Any) -> str:
    """Several wordings as one, each part once."""
    parts = [part.strip() for one in preferences for part in one.split(",") if part.strip()]
    return ", ".join(dict.fromkeys(parts))


def _answer(model: Generator, system: str, question: str, tokens: int) -> str:
    prompt = model.render(system, question)
    room = max(16, min(tokens, model.context_tokens - model.count(prompt) - 8))
    return str(model.generate(prompt, Sampling(temperature=0.0, max_tokens=room)).text)
