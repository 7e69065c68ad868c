"""Run by the environment's Python at the end of an installation: load everything once and do a little work.

    .venv/bin/python packaging/bootstrap/selfcheck.py MODELS_FOLDER

Prints a line "ok …" for each thing that works; what does not work ends it with a traceback and status 1.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "ANONYMIZED_TELEMETRY": "False",
    "OTEL_SDK_DISABLED": "true",
}


def libraries() -> str:
    """Import what has compiled parts, and see that torch is the build without CUDA."""
    import chromadb
    import lxml.etree
    import pypdfium2
    import sqlite_utils
    import torch

    for module in (chromadb, lxml.etree, pypdfium2, sqlite_utils):
        assert module.__name__
    if torch.version.cuda:
        raise RuntimeError("this is a CUDA build of torch; the CPU build was asked for")
    return "libraries load"


def language_model(models: Path) -> str:
    """Let the starter model write a few words."""
    from models.catalogue import load_catalogue
    from models.hardware import plan_load, read_machine
    from models.llm import LanguageModel
    from models.sampling import Sampling

    card = next(card for card in load_catalogue() if card.name == "starter")
    plan = plan_load(card, read_machine(), context=512)
    with LanguageModel.load(models / "starter" / card.file, card, plan) as model:
        prompt = model.render("You are a helpful assistant.", "Say hello.")
        said = model.generate(prompt, Sampling(max_tokens=16))
    if not said.tokens:
        raise RuntimeError("the language model wrote nothing")
    return "the language model writes"


def embedding_model(models: Path) -> str:
    """See that two sentences of one meaning are nearer than two of different meanings."""
    from models.embedder import Embedder

    embedder = Embedder.load(models / "all-MiniLM-L6-v2")
    rows = embedder.encode(["The meeting is on Friday.", "We meet on Friday.", "Bake the cake for an hour."])
    if not rows[0] @ rows[1] > rows[0] @ rows[2]:
        raise RuntimeError("the embedding model does not tell meanings apart")
    return "the embedding model tells meanings apart"


def main() -> int:
    """Do all checks; an exception of any of them ends the process with status 1."""
    os.environ.update(OFFLINE)
    models = Path(sys.argv[1])
    for line in (libraries(), language_model(models), embedding_model(models)):
        sys.stdout.write(f"ok {line}\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
