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
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from models.arithmetic import has_bfloat16
from models.templates import render
from models.training.merged import merge_in_steps
from models.training.packing import ATTENTION, Example, attend, groups, pack
from models.training.pair import Pair


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the result besides the data.

    Attributes:
        rank, alpha: size and scale of the adapter.
        step_tokens: tokens of one step, at most.
        longest: tokens of an example; longer ones are left out.
        checkpoint_every: steps between two checkpoints.
    """

    rank: int = 16
    alpha: int = 32
    learning_rate: float = 8e-4
    warmup: float = 0.05
    step_tokens: int = 2048
    longest: int = 220
    seed: int = 1
    checkpoint_every: int = 50


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
) -> None:
    """Train and leave the adapter (PEFT format) and ``training.json`` in ``out``.

    A run that was killed goes on from its last checkpoint when it is called again with the same arguments.

    Args:
        gguf: the base model.
        template: name of the pinned chat template.
        minutes: stop, with the learning rate brought down in time, after about this long.
        progress: is given step, steps, loss, tokens_per_s and seconds_left.
    """
    import torch
    from peft import LoraConfig, get_peft_model
    from transformers import AttentionInterface, AutoModelForCausalLM, AutoTokenizer

    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)
    where: dict[str, Any] = {"gguf_file": gguf.name}
    tokenizer = AutoTokenizer.from_pretrained(str(gguf.parent), **where)
    kind = torch.bfloat16 if has_bfloat16() else torch.float32
    AttentionInterface.register(ATTENTION, attend)
    base = AutoModelForCausalLM.from_pretrained(
        str(gguf.parent), dtype=kind, attn_implementation=ATTENTION, **where
    )
    config = LoraConfig(
        r=recipe.rank, lora_alpha=recipe.alpha, target_modules="all-linear", task_type="CAUSAL_LM"
    )
    model: Any = get_peft_model(base, config)
    merge_in_steps(model)
    head = base.get_output_embeddings()

    examples = [
        example for example in examples_of(pairs, template, tokenizer) if example.whole <= recipe.longest
    ]
    steps = groups(examples, recipe.step_tokens, rng)
    trainable = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trainable, lr=recipe.learning_rate, weight_decay=0.01)

    out.mkdir(parents=True, exist_ok=True)
    checkpoint, first = out / "checkpoint.pt", 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(state["adapter"], strict=False)
        optimizer.load_state_dict(state["optimizer"])
        first = int(state["step"])
    started, tokens, losses = time.monotonic(), 0, []
    model.train()
    for step in range(first, len(steps)):
        done = max(step / len(steps), (time.monotonic() - started) / 60 / minutes)
        if done >= 1:
            break
        rate = min(1.0, (step + 1) / max(1, recipe.warmup * len(steps))) * (0.02 + 0.98 * (1 - done))
        for group in optimizer.param_groups:
            group["lr"] = recipe.learning_rate * rate
        packed = pack([examples[i] for i in steps[step]])
        hidden = model.base_model.model.model(
            input_ids=packed.ids, position_ids=packed.positions, layout=packed.layout, use_cache=False
        ).last_hidden_state
        # Only the positions that predict the answer pass the 49 k wide output layer.
        loss = torch.nn.functional.cross_entropy(head(hidden[0, packed.predicting]).float(), packed.wanted)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trainable, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        tokens += packed.ids.shape[1]
        losses.append(float(loss.detach()))
        if (step + 1) % 10 == 0:
            speed = tokens / (time.monotonic() - started)
            left = (time.monotonic() - started) / (step + 1 - first) * (len(steps) - step - 1)
            recent = sum(losses[-50:]) / len(losses[-50:])
            progress(
                {
                    "step": step + 1,
                    "steps": len(steps),
                    "loss": recent,
                    "tokens_per_s": speed,
                    "seconds_left": left,
                }
            )
        if (step + 1) % recipe.checkpoint_every == 0:
            adapter = {k: v for k, v in model.state_dict().items() if "lora_" in k}
            torch.save(
                {"adapter": adapter, "optimizer": optimizer.state_dict(), "step": step + 1},
                out / "checkpoint.tmp",
            )
            (out / "checkpoint.tmp").replace(checkpoint)
            model.save_pretrained(str(out))
    model.save_pretrained(str(out))
    facts = {"recipe": asdict(recipe), "examples": len(examples), "steps": len(steps), "losses": losses}
    (out / "training.json").write_text(json.dumps(facts), encoding="utf-8")
