"""The starter with its writing adapter beside the bare starter: notes worded faithfully, loops, speed."""

from __future__ import annotations

import os
import statistics
from pathlib import Path

from tests.bench.figures import Figure

NOTES = Path(__file__).parent.parent / "data" / "notes.txt"


def run(quick: bool) -> list[Figure]:
    """Word the held-out notes with and without the adapter of the installed starter (OWNHAND_MODELS)."""
    from models.catalogue import find_installed
    from models.hardware import plan_load, read_machine
    from models.llm import LanguageModel

    lines = [line for line in NOTES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    notes = [tuple(line.split(" | ", 2)) for line in lines][:: 4 if quick else 1]
    found = find_installed("starter", Path(os.environ.get("OWNHAND_MODELS", "models")))
    plan = plan_load(found.card, read_machine(), 1024, found.path.stat().st_size)
    with LanguageModel.load(found.path, found.card, plan) as model:
        bare = _word(model, notes, adapter="")
        ours = _word(model, notes, adapter="writing")
    figures = []
    for name, languages in (("English", ("en",)), ("German, French, Spanish", ("de", "fr", "es"))):
        both = [[row["passed"] for row in rows if row["language"] in languages] for rows in (ours, bare)]
        shares = [100 * statistics.mean(passed) if passed else 0.0 for passed in both]
        figures.append(
            Figure(f"notes that pass the gate, {name}", shares[0], "%", "bare starter", shares[1],
                   f"{len(both[0])} held-out notes")
        )  # fmt: skip
    loops = [100 * statistics.mean(row["loops"] for row in rows) for rows in (ours, bare)]
    figures.append(Figure("answers that loop", loops[0], "%", "bare starter", loops[1]))
    speeds = [statistics.median(row["speed"] for row in rows) for rows in (ours, bare)]
    figures.append(Figure("decode with the adapter", speeds[0], "tokens/s", "without", speeds[1]))
    return figures


def _word(model, notes, *, adapter: str) -> list[dict]:
    from assistant.drafting.faithful import fault, loops
    from models import tasks
    from models.sampling import Sampling

    sampling = Sampling(max_tokens=80, repeat_penalty=1.0, stop=("\n",))
    rows = []
    for language, register, note in notes:
        answer = model.generate(model.render(tasks.word_note(register), note), sampling, adapter=adapter)
        rows.append(
            {
                "language": language,
                "passed": not fault(note, answer.text, language),
                "loops": loops(answer.text),
                "speed": answer.decode_tokens_per_s,
            }
        )
    return rows
