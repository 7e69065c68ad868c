"""Train a LoRA adapter on the weights of a GGUF, on the CPU.

LoRA: arXiv 2106.09685, through PEFT. The weights come out of the GGUF itself (transformers reads and
de-quantizes it), so nothing but the model the user already has is needed.
"""

from __future__ import annotations

import json
import math
import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from models.templates import render
from models.training.base import load_base
from models.training.bringing_back import Weights, start_from
from models.training.hold import Hold
from models.training.merged import merge_in_steps
from models.training.packing import ATTENTION, Example, attend, groups, pack
from models.training.pair import Pair
from models.training.recipe import LEAN_FROM, Recipe


def examples_of(pairs: Iterable[Pair], template: str, tokenizer: Any) -> list[Example]:
    """Tokens of the pairs, with the opening of each task apart.

    Args:
        template: name of the pinned chat template.
        tokenizer: the base model's, as transformers has it.
    """
    mark = "\ufdd1"
    examples = []
    for pair in pairs:
        start = render(template, pair.task, mark).partition(mark)[0]
        opening = tokenizer(start, add_special_tokens=False)["input_ids"]
        whole = tokenizer(render(template, pair.task, pair.given), add_special_tokens=False)["input_ids"]
        if whole[: len(opening)] != opening:
            continue  # the opening would have other tokens when it is used
        answer = [*tokenizer(pair.wanted, add_special_tokens=False)["input_ids"], tokenizer.eos_token_id]
        examples.append(Example(tuple(opening), tuple(whole[len(opening) :]), tuple(answer)))
    return examples


def train(
    gguf: Path,
    template: str,
    pairs: Sequence[Pair],
    out: Path,
    recipe: Recipe,
    progress: Callable[[dict[str, float]], None],
    minutes: float = math.inf,
    *,
    start: Weights | None = None,
    hold: Hold | None = None,
) -> None:
    """Train and leave the adapter (PEFT format) and ``training.json`` in ``out``.

    A run that was killed goes on from its last checkpoint when it is called again with the same arguments.

    Args:
        gguf: the base model.
        template: name of the pinned chat template.
        minutes: stop, with the learning rate brought down in time, after about this long at work.
        progress: is given step, steps, loss, tokens_per_s and seconds_left, before the first step and after
            each.
        start: an adapter to go on from, of the rank of the recipe.
        hold: where the run is to stand still when it is asked to; that time doesn't count.

    Raises:
        KnownError: ``adapter-other-base`` where ``start`` has another shape.
        ValueError: for a model whose layers can't be trained this way (see `merge_in_steps`).
        MemoryError or RuntimeError: as torch says when there is no memory left.
    """
    model, tokenizer = _adapted(gguf, recipe, start)
    hold = hold or Hold()
    hold.attach(model)
    rng = random.Random(recipe.seed)
    examples = [
        example for example in examples_of(pairs, template, tokenizer) if example.whole <= recipe.longest
    ]
    steps = groups(examples, recipe.step_tokens, rng)
    out.mkdir(parents=True, exist_ok=True)
    run = _Run(model, recipe, examples, steps, out, hold, 60 * minutes)
    run.play(progress)
    model.save_pretrained(str(out))
    facts = {"recipe": asdict(recipe), "examples": len(examples), "steps": len(steps), "losses": run.losses}
    (out / "training.json").write_text(json.dumps(facts), encoding="utf-8")


def _adapted(gguf: Path, recipe: Recipe, start: Weights | None) -> tuple[Any, Any]:
    """The base model with the adapter that is trained, and its tokenizer."""
    import torch
    from peft import LoraConfig, get_peft_model
    from transformers import AttentionInterface

    torch.manual_seed(recipe.seed)
    AttentionInterface.register(ATTENTION, attend)
    base, tokenizer = load_base(gguf, ATTENTION)
    if sum(p.numel() for p in base.parameters()) > LEAN_FROM:
        base.gradient_checkpointing_enable(gradient_checkpointing_kwargs={"use_reentrant": False})
    config = LoraConfig(
        r=recipe.rank, lora_alpha=recipe.alpha, target_modules="all-linear", task_type="CAUSAL_LM"
    )
    model: Any = get_peft_model(base, config)
    if start is not None:
        start_from(model, start)
    merge_in_steps(model)
    return model, tokenizer


class _Run:
    """The steps of one run, with its checkpoint on disk."""

    def __init__(
        self,
        model: Any,
        recipe: Recipe,
        examples: Sequence[Example],
        steps: Sequence[Sequence[int]],
        out: Path,
        hold: Hold,
        limit: float,
    ) -> None:
        import torch

        self._model, self._recipe, self._examples, self._steps = model, recipe, examples, steps
        self._out, self._hold, self._limit = out, hold, limit
        self._trainable = [p for p in model.parameters() if p.requires_grad]
        self._optimizer = torch.optim.AdamW(self._trainable, lr=recipe.learning_rate, weight_decay=0.01)
        self._head = model.base_model.model.get_output_embeddings()
        self._before = 0.0
        self._began = time.monotonic()
        self.losses: list[float] = []

    @property
    def _seconds(self) -> float:
        """At work so far, earlier sessions of a run that was broken off included."""
        return self._before + time.monotonic() - self._began - self._hold.seconds

    def play(self, progress: Callable[[dict[str, float]], None]) -> None:
        """All steps that are left, or as many as there is time for."""
        first, saved, tokens = self._take_up(), time.monotonic(), 0
        self._model.train()
        progress(self._state(first, first, tokens))
        for step in range(first, len(self._steps)):
            done = max(step / len(self._steps), self._seconds / self._limit)
            if done >= 1:
                break
            tokens += self._step(step, done)
            progress(self._state(step + 1, first, tokens))
            if time.monotonic() - saved >= self._recipe.checkpoint_seconds:
                self._save(step + 1)
                saved = time.monotonic()

    def _step(self, step: int, done: float) -> int:
        """One step; returns its tokens."""
        import torch

        warm = max(1, self._recipe.warmup * len(self._steps))
        rate = min(1.0, (step + 1) / warm) * (0.02 + 0.98 * (1 - done))
        for group in self._optimizer.param_groups:
            group["lr"] = self._recipe.learning_rate * rate
        packed = pack([self._examples[i] for i in self._steps[step]])
        hidden = self._model.base_model.model.model(
            input_ids=packed.ids, position_ids=packed.positions, layout=packed.layout, use_cache=False
        ).last_hidden_state
        # Only the positions that predict the answer pass the wide output layer.
        logits = self._head(hidden[0, packed.predicting]).float()
        loss = torch.nn.functional.cross_entropy(logits, packed.wanted)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._trainable, 1.0)
        self._optimizer.step()
        self._optimizer.zero_grad(set_to_none=True)
        self.losses.append(float(loss.detach()))
        return int(packed.ids.shape[1])

    def _state(self, step: int, first: int, tokens: int) -> dict[str, float]:
        spent = self._seconds - self._before
        left = min(
            spent / max(1, step - first) * (len(self._steps) - step), max(0.0, self._limit - self._seconds)
        )
        recent = self.losses[-50:]
        return {
            "step": step,
            "steps": len(self._steps),
            "loss": sum(recent) / len(recent) if recent else math.nan,
            "tokens_per_s": tokens / spent if spent else 0.0,
            "seconds_left": left if step > first else math.nan,
        }

    def _take_up(self) -> int:
        """Go on from the checkpoint where there is a whole one; returns the first step."""
        import torch

        path = self._out / "checkpoint.pt"
        if not path.exists():
            return 0
        state = torch.load(path, weights_only=True)
        self._model.load_state_dict(state["adapter"], strict=False)
        self._optimizer.load_state_dict(state["optimizer"])
        self._before = float(state["seconds"])
        return int(state["step"])

    def _save(self, step: int) -> None:
        import torch

        adapter = {k: v for k, v in self._model.state_dict().items() if "lora_" in k}
        state = {
            "adapter": adapter,
            "optimizer": self._optimizer.state_dict(),
            "step": step,
            "seconds": self._seconds,
        }
        torch.save(state, self._out / "checkpoint.tmp")
        (self._out / "checkpoint.tmp").replace(self._out / "checkpoint.pt")
