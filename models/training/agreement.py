"""Does an exported adapter do in llama.cpp what it does in PyTorch?

A wrong name or row order shows in no error, only in worse texts. So the log-likelihoods of some answers are
computed by both. They differ a little without any adapter already, because llama.cpp multiplies quantized
numbers; with the adapter they may differ hardly more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from models.adapters import Adapter
from models.gguf import inspect
from models.hardware import plan_load, read_machine
from models.templates import render
from models.training.base import load_base
from models.training.bringing_back import Weights, start_from
from models.training.pair import Pair

OF_FLOOR, OF_EFFECT = 2.0, 0.03
"""How much the two may differ: so many times their difference without the adapter, and this share of what the
adapter changes. The rows of query and key in the wrong order were measured at 0.09 of it."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Means over the answers, in nats per token.

    Attributes:
        difference: between the two programs with the adapter, without regard to the sign.
        floor: the same without the adapter.
        effect: of the adapter in llama.cpp.
    """

    difference: float
    floor: float
    effect: float

    @property
    def holds(self) -> bool:
        """Whether the exported adapter is the one that was trained."""
        return self.difference <= OF_FLOOR * self.floor + OF_EFFECT * self.effect


@dataclass(frozen=True, slots=True)
class Likelihoods:
    """Log-likelihoods per token (nats) of the same answers, with the adapter and without it."""

    adapted: tuple[float, ...]
    bare: tuple[float, ...]


def in_torch(gguf: Path, template: str, weights: Weights, pairs: Sequence[Pair]) -> Likelihoods:
    """The log-likelihood of each wanted text after its prompt, in PyTorch with the weights as trained.

    Args:
        gguf: the base model.
        template: name of the pinned chat template.

    Raises:
        KnownError: ``adapter-other-base``.
    """
    from peft import LoraConfig, get_peft_model

    base, tokenizer = load_base(gguf)
    config = LoraConfig(
        r=weights.rank, lora_alpha=int(weights.alpha), target_modules="all-linear", task_type="CAUSAL_LM"
    )
    model: Any = get_peft_model(base, config)
    start_from(model, weights)
    model.eval()
    adapted = tuple(_in_torch(model, tokenizer, template, pair) for pair in pairs)
    with model.disable_adapter():
        return Likelihoods(adapted, tuple(_in_torch(model, tokenizer, template, pair) for pair in pairs))


def _in_torch(model: Any, tokenizer: Any, template: str, pair: Pair) -> float:
    import torch

    prompt = tokenizer(render(template, pair.task, pair.given), add_special_tokens=False)["input_ids"]
    wanted = tokenizer(pair.wanted, add_special_tokens=False)["input_ids"]
    with torch.no_grad():
        logits = model(input_ids=torch.tensor([prompt + wanted])).logits[0, len(prompt) - 1 : -1]
        chosen = torch.log_softmax(logits.float(), -1)[range(len(wanted)), wanted]
    return float(chosen.mean())


def in_llama(gguf: Path, template: str, adapter: Path, pairs: Sequence[Pair]) -> Likelihoods:
    """The same in llama.cpp, with the exported adapter.

    Raises:
        ValueError: where llama.cpp refuses the adapter.
    """
    from models.llm import LanguageModel

    with gguf.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    card = replace(inspect(gguf).card("base", gguf, sha256), template=template)
    plan = plan_load(card, read_machine(), 1024, gguf.stat().st_size)
    with LanguageModel.load(gguf, card, plan, Adapter(adapter, "trained", sha256)) as model:
        adapted, bare = (
            tuple(
                model.score(model.render(pair.task, pair.given), pair.wanted, adapter=task).per_token
                for pair in pairs
            )
            for task in ("trained", "")
        )
    return Likelihoods(adapted, bare)


def compare(torch: Likelihoods, llama: Likelihoods) -> Agreement:
    """Compare what both programs found for the same answers."""
    return Agreement(
        difference=_apart(torch.adapted, llama.adapted),
        floor=_apart(torch.bare, llama.bare),
        effect=_apart(llama.adapted, llama.bare),
    )


def _apart(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)
