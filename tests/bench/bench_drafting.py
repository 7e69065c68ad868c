"""How long a writer waits: first words and whole draft, with the starter model and without any."""

from __future__ import annotations

import importlib.util
import os
import sys
import time
from pathlib import Path

from assistant.drafting.compose import compose
from assistant.drafting.records import Request
from assistant.drafting.rewrite import rewrite
from models.cards import Measured, ModelCard
from models.hardware import plan_load, read_machine
from models.llm import LanguageModel
from tests.bench.figures import Figure

POINTS = (
    "propose lunch 12 May at Luigi's", "thanks for quick reply on contract", "please review draft by Wednesday",
    "invoice 4471 over 1,250 EUR not paid yet", "ask whether Maria can join workshop", "will send slides tomorrow",
)  # fmt: skip


def run(quick: bool) -> list[Figure]:
    """Time drafts of three and six points, and a rewrite of a long text."""
    office = _office()
    found = _drafts(office.desk(), "no model", quick)
    file = Path(os.environ.get("OWNHAND_MODELS", "")) / "starter" / "SmolLM2-135M-Instruct.Q4_1.gguf"
    if file.is_file():
        card = ModelCard(
            "starter", "Starter", "language", file.name, "apache-2.0", template="chatml", layers=30, kv_heads=3, head_size=64,
            context=8192, width=576, vocabulary=49152, measured=Measured(strategy="points"),
        )  # fmt: skip
        with LanguageModel.load(file, card, plan_load(card, read_machine(), 2048)) as model:
            found += _drafts(office.desk(model=model), "starter", quick)
    text = "\n\n".join(
        f"This is teh paragraph {n}, in order to test it." for n in range(400 if quick else 4_000)
    )
    started = time.perf_counter()
    rewrite(text, "proofread", "", office.desk())
    seconds = time.perf_counter() - started
    return [
        *found,
        Figure(
            "proofread without a model", len(text) / seconds, "characters/s", note=f"{len(text):,} characters"
        ),
    ]


def _drafts(desk: object, name: str, quick: bool) -> list[Figure]:
    figures = []
    for points in (POINTS[:3],) if quick else (POINTS[:3], POINTS):
        draft = compose(Request("mail", points, ("anna.weber@example.org",)), desk)  # type: ignore[arg-type]
        worded = sum(1 for entry in draft.checks.points if entry["worded_by"] == "model")
        note = f"{len(points)} points, {worded} worded by the model"
        figures.append(Figure(f"first words, {name}", draft.timing.first_token_ms, "ms", note=note))
        figures.append(Figure(f"whole draft, {name}", draft.timing.total_ms, "ms", note=note))
    return figures


def _office() -> object:
    """The made-up people of the drafting tests."""
    place = Path(__file__).parent.parent / "assistant" / "drafting" / "conftest.py"
    spec = importlib.util.spec_from_file_location("drafting_office", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module
