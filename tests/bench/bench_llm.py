"""The language model beside a bare llama.cpp loop: decode, reuse of prefixes, cancelling, scoring."""

from __future__ import annotations

import os
import statistics
import tempfile
import threading
import time
from pathlib import Path

from tests.bench.figures import Figure

TEXT = "The order of this week has left the warehouse and arrives on Thursday with the usual papers. "


def run(quick: bool) -> list[Figure]:
    """Measure the installed starter (OWNHAND_MODELS)."""
    from models.catalogue import find_installed
    from models.hardware import plan_load, read_machine
    from models.llm import LanguageModel

    found = find_installed("starter", Path(os.environ.get("OWNHAND_MODELS", "models")))
    plan = plan_load(found.card, read_machine(), 4096, found.path.stat().st_size)
    with LanguageModel.load(found.path, found.card, plan) as model:
        # Both loops are to compute with the same threads, whatever else runs on the machine.
        model._cores.threads = lambda most: most  # type: ignore[method-assign]
        return [
            _decode(model, 48 if quick else 96, 3 if quick else 7),
            *_reuse(model, 500 if quick else 1500),
            *_cancel(model, 3 if quick else 8),
            _score(model, 2 if quick else 6),
        ]


def _decode(model, count: int, rounds: int) -> Figure:
    """Alternate both loops so that other load on the machine meets both."""
    ours, bare = [], []
    for _ in range(rounds):
        bare.append(_bare(model, count))
        ours.append(_own(model, count))
    return Figure(
        "decode",
        statistics.median(ours),
        "tokens/s",
        "bare llama.cpp loop",
        statistics.median(bare),
        f"{count} tokens, {rounds} rounds in turn, medians; best {max(ours):.1f} against {max(bare):.1f}",
    )


def _own(model, count: int) -> float:
    from models.llm import Sampling

    model.forget()
    sampling = Sampling(max_tokens=count, repeat_penalty=1.0)
    done = model.generate("Once upon a time there was a long, long story about", sampling, lambda _: None)
    return done.decode_tokens_per_s


def _bare(model, count: int) -> float:
    """Decode, take the likeliest token, turn it into bytes: nothing else, straight on the C interface."""
    import ctypes

    import llama_cpp.llama_cpp as native

    model.forget()
    context = model._context._context
    vocabulary = model._context._vocabulary
    tokens = model.tokenize("Once upon a time there was a long, long story about")
    array = (native.llama_token * len(tokens))(*tokens)
    native.llama_decode(context, native.llama_batch_get_one(array, len(tokens)))
    sampler = native.llama_sampler_chain_init(native.llama_sampler_chain_default_params())
    native.llama_sampler_chain_add(sampler, native.llama_sampler_init_greedy())
    one, buffer = (native.llama_token * 1)(), ctypes.create_string_buffer(64)
    batch = native.llama_batch_get_one(one, 1)
    one[0] = native.llama_sampler_sample(sampler, context, -1)
    started = time.perf_counter()
    for _ in range(count - 1):
        native.llama_token_to_piece(vocabulary, one[0], buffer, 64, 0, False)
        native.llama_decode(context, batch)
        one[0] = native.llama_sampler_sample(sampler, context, -1)
    seconds = time.perf_counter() - started
    native.llama_sampler_free(sampler)
    return (count - 1) / seconds


def _reuse(model, length: int) -> list[Figure]:
    from models.states import StateFolder

    text = TEXT * 200
    while model.count(text) > length:
        text = text[: int(len(text) * 0.9)]
    prefix = model.render_prefix(text)
    with tempfile.TemporaryDirectory() as folder:
        states = StateFolder(Path(folder))
        model.forget()
        computed = model.warm(prefix, states)
        model.forget()
        started = time.perf_counter()
        model.warm(prefix)
        prefill = (time.perf_counter() - started) * 1000
        read = []
        for _ in range(3):
            model.forget()
            step = model.warm(prefix, states)
            assert step.source == "disk"
            read.append(step.ms)
        memory = model.warm(prefix, states).ms
    disk = statistics.median(read)
    note = f"{computed.tokens} tokens, prefill {prefill:.0f} ms"
    return [
        Figure("prefill", computed.tokens / prefill * 1000, "tokens/s", note=note),
        Figure("prefix from memory, faster than prefill", prefill / memory, "times", note=f"{memory:.2f} ms"),
        Figure(
            "prefix from disk, faster than prefill", prefill / disk, "times", note=f"{disk:.1f} ms; {note}"
        ),
    ]


def _cancel(model, rounds: int) -> list[Figure]:
    prompt, short = model.render("", TEXT * 150), model.render("", "Tell a very long story about the sea.")
    figures = []
    for name, text, delay in (("inside the prompt", prompt, 0.35), ("between tokens", short, 0.5)):
        waits = sorted(_cancel_once(model, text, delay) for _ in range(rounds))
        figures.append(
            Figure(
                f"cancel {name}, slowest of {rounds}",
                waits[-1],
                "ms",
                note=f"median {waits[rounds // 2]:.1f}",
            )
        )
    return figures


def _cancel_once(model, prompt: str, delay: float) -> float:
    from models.errors import Cancelled
    from models.llm import Sampling

    model.forget()
    cancel, asked = threading.Event(), []

    def stop() -> None:
        asked.append(time.perf_counter())
        cancel.set()

    timer = threading.Timer(delay, stop)
    timer.start()
    try:
        model.generate(prompt, Sampling(max_tokens=2000, temperature=1.5, seed=1), cancel=cancel)
    except Cancelled:
        return (time.perf_counter() - asked[0]) * 1000
    timer.cancel()
    return 0.0


def _score(model, rounds: int) -> Figure:
    prompt, text = model.render("You write mail.", TEXT * 5), TEXT * 4
    model.score(prompt, "warm")
    started, tokens = time.perf_counter(), 0
    for number in range(rounds):
        tokens += model.score(prompt, f"Version {number}. {text}").tokens
    return Figure("score", tokens / (time.perf_counter() - started), "tokens/s", note="after a shared prompt")


if __name__ == "__main__":
    for figure in run(quick=True):
        print(figure)
