"""What is compared on simulated writers: ways to learn, or not to learn, from corrections.

All of them have their mails drafted by the same engine and model, and see the same corrections. CIPHER is our
own implementation of the published protocol (arXiv 2404.15269): the model words the preference behind each
correction, the preferences of the nearest earlier contexts are put into the next request.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from assistant.evaluation.throwaway import Engine
from assistant.evaluation.writer import Taste
from models.sampling import Sampling

PREFERENCE_TOKENS = 48
MAIL_TOKENS = 320


@dataclass(frozen=True, slots=True)
class Task:
    """One mail to write in a round.

    Attributes:
        kind: which of the writer's tastes it falls under; hidden from the agents.
        to: the recipient as ``Name <address>``.
    """

    kind: str
    to: str
    subject: str
    points: tuple[str, ...]

    @property
    def name(self) -> str:
        """The recipient's name."""
        return self.to.partition("<")[0].strip()

    @property
    def address(self) -> str:
        """The recipient's address."""
        return self.to.partition("<")[2].rstrip(">")

    @property
    def description(self) -> str:
        """What a context is told apart by: recipient, subject and points."""
        return "\n".join((self.name, self.subject, *self.points))


class Agent(Protocol):
    """Somebody who drafts and may learn."""

    name: str

    def draft(self, task: Task) -> str:
        """Write a mail."""

    def learn(self, task: Task, draft: str, final: str) -> None:
        """See what became of the draft."""


class Generator(Protocol):
    """What the published methods need of a language model."""

    def render(self, system: str, user: str, answer_start: str = "") -> str:
        """A prompt in the model's template."""

    def generate(self, prompt: str, sampling: Sampling) -> Any:
        """Continue it; the result has ``text``."""

    def count(self, text: str) -> int:
        """Tokens of a text."""

    @property
    def context_tokens(self) -> int:
        """Most tokens of prompt and answer together."""


class Encoder(Protocol):
    """What the published methods need of an embedding model."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, one row a text."""


def ask_for_draft(engine: Engine, task: Task, *, learning: bool, tone: str = "") -> dict[str, Any]:
    """Have the engine draft a task."""
    return engine.call(
        "draft",
        {
            "to": [task.to],
            "subject": task.subject,
            "kind": "mail",
            "points": list(task.points),
            "learning": learning,
            "tone": tone,
        },
    )


class NoLearning:
    """Drafts without anything learned; the measure of all others."""

    name = "no learning"

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def draft(self, task: Task) -> str:
        """Write a mail with learning off."""
        return str(ask_for_draft(self._engine, task, learning=False)["text"])

    def learn(self, task: Task, draft: str, final: str) -> None:
        """Nothing is learned."""


class Ownhand:
    """The product: every final goes through `learn`."""

    name = "Ownhand"

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._draft_id = ""
        self.learned: list[dict[str, Any]] = []

    def draft(self, task: Task) -> str:
        """Write a mail with what was learned so far."""
        answer = ask_for_draft(self._engine, task, learning=True)
        self._draft_id = answer["draft_id"]
        return str(answer["text"])

    def learn(self, task: Task, draft: str, final: str) -> None:
        """Hand the final over, typed as a person's program would type it."""
        outcome = "accepted" if draft == final else "edited"
        lesson = self._engine.call("learn", {"draft_id": self._draft_id, "final": final, "outcome": outcome})
        self.learned += lesson["learned"]


class Oracle:
    """The product, told at the start in plain words all that the writer wants; nothing is learned after."""

    name = "oracle"

    def __init__(self, engine: Engine, tastes: dict[str, tuple[str, Taste]]) -> None:
        self._engine = engine
        for to, taste in tastes.values():
            task = Task("", to, "", ())
            for sentence in in_words(taste, task.name):
                engine.call("preferences.add", {"text": sentence, "scope": [f"person={task.address}"]})

    def draft(self, task: Task) -> str:
        """Write a mail with all that was stated."""
        return str(ask_for_draft(self._engine, task, learning=True)["text"])

    def learn(self, task: Task, draft: str, final: str) -> None:
        """Nothing is left to learn."""


def in_words(taste: Taste, name: str) -> list[str]:
    """A taste as sentences, such as a user would state them."""
    first = name.split()[0] if name.split() else ""
    sentences = []
    if taste.greeting:
        sentences.append(f"Open with '{taste.greeting.format(first=first, name=name)}'")
    if taste.greeting == "":
        sentences.append("Start without a greeting")
    if taste.sign_off:
        sentences.append(f"Close with '{taste.sign_off}'")
    if taste.sign_off == "":
        sentences.append("End without a closing formula")
    if taste.contractions is not None:
        sentences.append("Use contractions" if taste.contractions else "Never use contractions")
    if taste.exclamations is not None:
        sentences.append("Use exclamation marks" if taste.exclamations else "No exclamation marks")
    if taste.bullets is not None:
        sentences.append("Use bullet points" if taste.bullets else "Write prose, no bullet points")
    if taste.longest_sentence is not None:
        sentences.append(f"Keep sentences under {taste.longest_sentence} words")
    if taste.closing_line:
        sentences.append(f"End with '{taste.closing_line}'")
    sentences += [f"Never use '{phrase}'" for phrase in taste.struck_words]
    sentences += [f"Write '{new}' instead of '{old}'" for old, new in taste.replaced]
    return sentences


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
        self._used = ""

    def draft(self, task: Task) -> str:
        """Write a mail, with the preference of the nearest contexts stated in the request."""
        preferences = [entry for entry in self._memory.nearest(task, self._nearest) if entry]
        self._used = preferences[0] if preferences else ""
        if self._nearest > 1 and len(preferences) > 1:
            listed = "\n".join(f"- {preference}" for preference in preferences)
            self._used = self._ask(
                "Styles in which a person likes similar mails to be written:\n"
                f"{listed}\n\nSay in one short phrase which style most of them name."
            )
        return str(ask_for_draft(self._engine, task, learning=False, tone=self._used)["text"])

    def learn(self, task: Task, draft: str, final: str) -> None:
        """Word the preference behind a correction; without one keep what was used."""
        preference = self._used
        if draft != final:
            preference = self._ask(
                f"A mail:\n{draft}\n\nThe same mail, revised by its sender:\n{final}\n\n"
                "Judging by the changes, which style of writing and layout does this person prefer in "
                "general? Answer with a short phrase."
            )
        self._memory.add(task, preference)

    def _ask(self, question: str) -> str:
        system = "You are careful and answer briefly."
        return _answer(self._model, system, question, PREFERENCE_TOKENS).strip().split("\n")[0]


class RawEdits:
    """The k nearest earlier corrections, shown to the model as they are."""

    def __init__(self, model: Generator, encoder: Encoder, nearest: int, fallback: Agent) -> None:
        self.name = f"raw edits (k={nearest})"
        self._model, self._nearest, self._fallback = model, nearest, fallback
        self._memory = Memory(encoder)

    def draft(self, task: Task) -> str:
        """Write a mail after the examples; before there are any, without learning."""
        examples = self._memory.nearest(task, self._nearest)
        if not examples:
            return self._fallback.draft(task)
        notes = "\n".join(f"- {point}" for point in task.points)
        request = (
            f"Now write the mail to {task.name} from these notes, the way this person would have revised it. "
            f"Write the mail only.\n{notes}"
        )
        room = self._model.context_tokens - MAIL_TOKENS - self._model.count(request) - 128
        shown: list[str] = []
        for draft, final in examples:
            example = f"First version:\n{draft}\n\nRevised by the person:\n{final}"
            room -= self._model.count(example)
            if room < 0:
                break
            shown.insert(0, example)
        question = "\n\n".join([*shown, request])
        return _answer(self._model, "You write mails for a person.", question, MAIL_TOKENS).strip()

    def learn(self, task: Task, draft: str, final: str) -> None:
        """Keep the pair."""
        self._memory.add(task, (draft, final))


def _answer(model: Generator, system: str, question: str, tokens: int) -> str:
    prompt = model.render(system, question)
    return str(model.generate(prompt, Sampling(temperature=0.0, max_tokens=tokens)).text)
