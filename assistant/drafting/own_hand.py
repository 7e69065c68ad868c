"""Choose between wordings as the user would: by the likelihood of a model trained on their own mail.

The model proposes sentences, and weighs them against those made by rule. What it proposes must pass the same
gate as everything a model words, so it can choose how a point is said but not what is said.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING

from assistant.drafting import retouch
from assistant.style.contractions import CONTRACTED, expanded, replace_all
from models.adapters import PERSONAL
from models.sampling import Generation, Sampling

if TYPE_CHECKING:
    from models.llm import LanguageModel

PROPOSALS = (
    Sampling(temperature=0.0, repeat_penalty=1.0, stop=("\n",)),
    Sampling(temperature=0.7, repeat_penalty=1.0, stop=("\n",), seed=1),
    Sampling(temperature=0.7, repeat_penalty=1.0, stop=("\n",), seed=2),
)
"""The likeliest sentence, and two drawn ones: what the user writes seldom is worth weighing too."""

MOST_TOKENS = 160


def room_for(model: LanguageModel, point: str) -> int:
    """How many tokens the wording of a point may have."""
    return min(MOST_TOKENS, max(24, int(2.2 * model.count(point)) + 12))


def variants(texts: Iterable[str], language: str) -> list[str]:
    """The texts, each also with its short forms written out and with its long forms shortened; each once."""
    found = dict.fromkeys(texts)
    if language == "en":
        for text in list(found):
            found[_written_out(text)] = None
            found[retouch.contract(text)] = None
    return list(found)


def _written_out(text: str) -> str:
    return replace_all(text, lambda match: expanded(match, text[match.end() :]), CONTRACTED)


class OwnHand:
    """The model with the user's adapter in force, for one point.

    Args:
        prompt: as the adapter was trained with.
        seen: receives the generations made.
    """

    def __init__(
        self,
        model: LanguageModel,
        prompt: str,
        cancel: threading.Event | None,
        seen: list[Generation] | None,
    ) -> None:
        self._model, self._prompt, self._cancel, self._seen = model, prompt, cancel, seen

    def sentences(self, room: int) -> list[str]:
        """What the model would write, each sentence once; those without an end are left out."""
        found: dict[str, None] = {}
        for sampling in PROPOSALS:
            made = self._model.generate(
                self._prompt, sampling.within(room), None, self._cancel, adapter=PERSONAL
            )
            if self._seen is not None:
                self._seen.append(made)
            if made.finish == "stop" and made.text.strip():
                found[made.text.strip()] = None
        return list(found)

    def likeliest(self, texts: Iterable[str]) -> str:
        """The text the user would write most probably, by its likelihood as a whole."""
        return max(
            texts,
            key=lambda text: self._model.score(self._prompt, text, self._cancel, adapter=PERSONAL).logprob,
        )
