"""Train the writing adapter of the starter: ``python -m models.training``."""

from __future__ import annotations

import argparse
import hashlib
import math
import sys
from collections.abc import Sequence
from pathlib import Path

from models.training.agreement import compare, in_llama, in_torch
from models.training.bringing_back import Weights, bring_back, trained
from models.training.data import LANGUAGES, training_pairs
from models.training.export import export
from models.training.lora import train
from models.training.pair import Pair
from models.training.recipe import Recipe

SHOWN_EVERY = 10
"""Steps between two lines of progress."""

CHECKED = 24
"""Pairs whose log-likelihood is compared in PyTorch and in llama.cpp."""


def _show(state: dict[str, float]) -> None:
    if not state["step"] or state["step"] % SHOWN_EVERY:
        return
    sys.stderr.write(
        f"step {state['step']:.0f} of {state['steps']:.0f}, loss {state['loss']:.3f}, "
        f"{state['tokens_per_s']:.0f} tokens/s, {state['seconds_left'] / 60:.0f} min left\n"
    )


def main() -> None:
    """Make the pairs, train, export and check the adapter; a killed run goes on when called again."""
    parser = argparse.ArgumentParser(prog="python -m models.training", description=main.__doc__)
    parser.add_argument(
        "--corpora", type=Path, required=True, help="folder with mail/enron-sample-friday and mail/easy-ham"
    )
    parser.add_argument("--base", type=Path, required=True, help="the starter's GGUF")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the adapter")
    parser.add_argument("--languages", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop after about this long")
    parser.add_argument("--check", type=Path, help="train nothing; check this adapter of the base")
    options = parser.parse_args()

    pairs = training_pairs(options.corpora, options.seed, languages=options.languages)
    heads, kv_heads = _heads(options.base)
    if options.check:
        weights = bring_back(options.check, heads=heads, kv_heads=kv_heads)
        _check(options.base, weights, options.check, pairs)
        return
    train(options.base, "chatml", pairs, options.out, Recipe(seed=options.seed), _show, options.minutes)
    adapter = options.out / "writing-adapter.gguf"
    export(
        options.out,
        adapter,
        heads=heads,
        kv_heads=kv_heads,
        name="Ownhand writing adapter for SmolLM2-135M-Instruct",
        base_sha256=hashlib.sha256(options.base.read_bytes()).hexdigest(),
        task="writing",
    )
    _check(options.base, trained(options.out), adapter, pairs)


def _heads(base: Path) -> tuple[int, int]:
    from transformers import AutoConfig  # noqa: PLC0415  (seconds to import)

    config = AutoConfig.from_pretrained(str(base.parent), gguf_file=base.name)
    return int(config.num_attention_heads), int(config.num_key_value_heads)


def _check(base: Path, weights: Weights, adapter: Path, pairs: Sequence[Pair]) -> None:
    shown = pairs[:CHECKED]
    found = compare(in_torch(base, "chatml", weights, shown), in_llama(base, "chatml", adapter, shown))
    sys.stderr.write(
        f"log-likelihood per token: llama.cpp differs from PyTorch by {found.difference:.3f}, without the "
        f"adapter by {found.floor:.3f}; the adapter changes it by {found.effect:.3f}\n"
    )
    if not found.holds:
        raise SystemExit("The exported adapter does not do in llama.cpp what was trained. Don't use it.")


if __name__ == "__main__":
    main()
