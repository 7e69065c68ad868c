"""Train the writing adapter of the starter: ``python -m models.training``."""

from __future__ import annotations

import argparse
import hashlib
import math
import sys
from pathlib import Path

from models.training.data import training_pairs
from models.training.export import export
from models.training.lora import Recipe, train


def _show(state: dict[str, float]) -> None:
    sys.stderr.write(
        f"step {state['step']:.0f} of {state['steps']:.0f}, loss {state['loss']:.3f}, "
        f"{state['tokens_per_s']:.0f} tokens/s, {state['seconds_left'] / 60:.0f} min left\n"
    )


def main() -> None:
    """Make the pairs, train, and write ``writing-adapter.gguf``; a killed run goes on when called again."""
    parser = argparse.ArgumentParser(prog="python -m models.training", description=main.__doc__)
    parser.add_argument(
        "--corpora", type=Path, required=True, help="folder with mail/enron-sample-friday and mail/easy-ham"
    )
    parser.add_argument("--base", type=Path, required=True, help="the starter's GGUF")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the adapter")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop after about this long")
    options = parser.parse_args()

    pairs = training_pairs(options.corpora, options.seed)
    train(options.base, "chatml", pairs, options.out, Recipe(seed=options.seed), _show, options.minutes)
    export(
        options.out,
        options.out / "writing-adapter.gguf",
        heads=9,
        kv_heads=3,
        name="Ownhand writing adapter for SmolLM2-135M-Instruct",
        base_sha256=hashlib.sha256(options.base.read_bytes()).hexdigest(),
        task="writing",
    )


if __name__ == "__main__":
    main()
