"""One of the things compared: the bare starter, or the starter with an adapter."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.drafting.wording import Manner, Worded, word_point
from models import tasks
from models.adapters import read_adapter
from models.catalogue import Installed
from models.hardware import plan_load, read_machine
from models.llm import LanguageModel
from models.sampling import Generation, Sampling

ROOM = 1024
"""Tokens of context; what is asked here is short."""


@dataclass(frozen=True, slots=True)
class Side:
    """A loaded model under a name; ``adapted`` says whether the adapter beside it is in force."""

    name: str
    model: LanguageModel
    adapted: bool

    @property
    def adapter(self) -> str:
        """What the model's calls are told."""
        return "writing" if self.adapted else ""

    def answer(self, task: str, given: str, *, lines: bool = False) -> Generation:
        """Ask for one of the tasks an adapter is trained for.

        Args:
            lines: whether the answer may have more than one.
        """
        room = min(240, int(1.8 * self.model.count(given)) + 24)
        sampling = Sampling(max_tokens=room, repeat_penalty=1.0, stop=() if lines else ("\n",))
        return self.model.generate(self.model.render(task, given), sampling, adapter=self.adapter)

    def text(self, task: str, given: str, *, lines: bool = False) -> str:
        """The answer's words."""
        return self.answer(task, given, lines=lines).text.strip()

    def drafted(self, note: str, register: str) -> Worded:
        """An English note as a draft would word it, with every gate of the product."""
        manner = Manner(
            "en",
            contractions=register != "formal",
            register=register,
            writes=self.adapted,
            adapted_for=register if self.adapted else "",
        )
        return word_point(note, manner, self.model)

    def loss(self, note: str, sentence: str) -> float:
        """Negative log-likelihood of a sentence after its note (nats per token)."""
        prompt = self.model.render(tasks.word_note("neutral"), note)
        return -self.model.score(prompt, sentence, adapter=self.adapter).per_token


@contextmanager
def loaded(found: Installed, name: str, adapter: Path | None) -> Iterator[Side]:
    """Load the starter with an adapter's file, or with the one that ships and out of force.

    Raises:
        ValueError: where the file is no adapter for it.
    """
    plan = plan_load(found.card, read_machine(), ROOM, found.path.stat().st_size)
    file = read_adapter(adapter) if adapter is not None else None
    with LanguageModel.load(found.path, found.card, plan, file) as model:
        if adapter is not None and (file is None or not model.has_adapter):
            raise ValueError(f"{adapter.name} is no adapter for {found.card.name}")
        yield Side(name, model, adapter is not None)
