"""What people see of an answer, where it is more than its fields one below the other."""

import io
import json
import time

import pytest
from rich.console import Console

from assistant.cli import show

CHECKED = {
    "name": "starter",
    "kind": "language",
    "strategy": "points",
    "prefill_tokens_per_s": 130.2,
    "decode_tokens_per_s": 34.71,
    "facts": 0.6,
    "style": 0.667,
    "steady": 0.7,
    "checked": time.mktime((2026, 3, 9, 12, 0, 0, 0, 0, -1)),
    "library": "llama-cpp-python 0.3.36",
    "cues": ["exemplars"],
    "seconds": 149.3,
    "cue_check": {
        "from": "own",
        "texts": 5,
        "finished": False,
        "gains": [
            {"cue": "preferences", "mean": -0.0176, "error": 0.0071, "better": 0.0, "helps": False},
            {"cue": "exemplars", "mean": 0.064, "error": 0.0197, "better": 1.0, "helps": True},
        ],
    },
    "answers": [{"task": "point", "points": ["x"], "text": "A long answer of the model."}] * 10,
}


@pytest.fixture
def shown():
    def run(show_it, value):
        console = Console(file=io.StringIO(), width=100)
        show_it(console, json.loads(json.dumps(value)))
        return console.file.getvalue()

    return run


def test_a_checked_model_is_told_in_sentences(shown):
    text = shown(show.model_checked, CHECKED)
    assert "starter, checked 2026-03-09 in 149 s: it words each point by itself." in text
    assert "It reads 130 and writes 35 tokens a second." in text
    assert "Of 10 tasks" in text
    assert "60% of the facts" in text
    rows = {line.split()[0]: line for line in text.splitlines() if line.strip()}
    assert "+0.064 ± 0.020" in rows["exemplars"]
    assert rows["exemplars"].rstrip().endswith("yes")
    assert "-0.018 ± 0.007" in rows["preferences"]
    assert "yes" not in rows["preferences"]
    assert "the next check goes on" in text
    assert "A long answer" not in text


def test_a_finished_check_promises_no_other(shown):
    finished = {**CHECKED, "cue_check": {**CHECKED["cue_check"], "finished": True}}
    assert "next check" not in shown(show.model_checked, finished)


@pytest.mark.parametrize(("unit", "said"), [(True, "vectors of length 1"), (False, "install it anew")])
def test_a_checked_embedding_model_is_told_by_its_rate(shown, unit, said):
    value = {"name": "all-MiniLM-L6-v2", "kind": "embedding", "passages_per_s": 40.2, "unit_length": unit}
    text = shown(show.model_checked, value)
    assert "all-MiniLM-L6-v2: 40.2 passages a second" in text
    assert said in text
