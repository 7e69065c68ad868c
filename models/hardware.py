"""What this machine can carry: cores, memory, and a plan for loading a model within both.

Memory is planned before anything is loaded, because a model that pushes the machine into swap is worse
than a sentence that says it is too large (the lesson of other local assistants, which return nonsense or
get killed instead).
"""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import psutil

from models.cards import ModelCard
from models.errors import KnownError

SHARE_OF_AVAILABLE = 0.70
"""Weights, cache and working memory together may take this share of the memory that is available."""

CONTEXTS = (32768, 16384, 8192, 4096, 2048, 1024)
"""Context sizes tried from the wished one downwards; below the last a draft has no room."""

OUTPUT_ROWS = 64
"""Rows of logits computed at once when scoring; bounds working memory with large vocabularies."""

UNKNOWN_CACHE_PER_TOKEN = 160 * 1024
"""Assumed bytes of cache per token where a file does not tell its shape (about a 4B model)."""

BYTES_PER_CORE_AND_SECOND = 9e9
"""Rough memory bandwidth one core can draw; with the cap below it gives the estimate of decode speed."""

EMBEDDING_LIBRARY_BYTES = 400 << 20
"""Resident size of the library that runs embedding models, as measured."""

BANDWIDTH_CAP = 40e9
USABLE_TOKENS_PER_S = 6.0


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine as a model loader sees it.

    Attributes:
        cores_physical: cores this process may use, without hyper-threads.
        cores_performance: fast cores among them; equal to ``cores_physical`` where all are alike.
        cores_logical: hardware threads this process may use.
        ram_total, ram_available: bytes, after any limit of a container.
        metal: whether layers can be put on an Apple GPU.
    """

    cores_physical: int
    cores_performance: int
    cores_logical: int
    ram_total: int
    ram_available: int
    metal: bool
    system: str


@dataclass(frozen=True, slots=True)
class LoadPlan:
    """How a model is loaded.

    Attributes:
        context_tokens: size of the attention cache in tokens.
        threads, threads_batch: threads for single tokens and for prompts.
        batch: prompt tokens per step; small steps keep cancelling quick with large models.
        output_rows: most rows of logits asked for in one step.
        gpu_layers: layers on the GPU; 0 for none, -1 for all.
        flash_attention: whether the fused attention kernel is used.
        weights_bytes, cache_bytes, work_bytes: the planned memory.
        budget_bytes: what the plan was allowed to use.
    """

    context_tokens: int
    threads: int
    threads_batch: int
    batch: int
    output_rows: int
    gpu_layers: int
    flash_attention: bool
    weights_bytes: int
    cache_bytes: int
    work_bytes: int
    budget_bytes: int

    @property
    def total_bytes(self) -> int:
        """All memory the loaded model is planned to take."""
        return self.weights_bytes + self.cache_bytes + self.work_bytes


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a model suits this machine.

    Attributes:
        level: "good", "slow" (fits, but words come slowly), "tight" (only with a smaller context) or "no".
        sentence: the same in plain words, with figures.
        needed_bytes: memory with the context the plan would use (or the smallest, for "no").
        context_tokens: 0 for "no".
        tokens_per_s: rough estimate of decode speed.
    """

    level: Literal["good", "slow", "tight", "no"]
    sentence: str
    needed_bytes: int
    context_tokens: int
    tokens_per_s: float


def read_machine(cgroup_root: Path = Path("/sys/fs/cgroup")) -> Machine:
    """Measure the machine, respecting limits of containers and of the process.

    Args:
        cgroup_root: where control groups are mounted; another folder in tests.
    """
    memory = psutil.virtual_memory()
    total, available = int(memory.total), int(memory.available)
    limit = _memory_limit(cgroup_root)
    if limit is not None:
        total = min(total, limit[0])
        available = min(available, max(0, limit[0] - limit[1]))
    logical = _usable_threads(cgroup_root)
    physical = max(1, min(psutil.cpu_count(logical=False) or logical, logical))
    system = platform.system()
    return Machine(
        cores_physical=physical,
        cores_performance=max(1, min(_performance_cores(system) or physical, physical)),
        cores_logical=logical,
        ram_total=total,
        ram_available=available,
        metal=system == "Darwin" and platform.machine() == "arm64",
        system=system,
    )


def plan_load(card: ModelCard, machine: Machine, context: int = 4096, size: int = 0) -> LoadPlan:
    """Plan a load within 70 % of the available memory, with a smaller context where needed.

    Args:
        card: card of the model.
        machine: as measured just now.
        context: wished context in tokens; never more than the model was trained for.
        size: bytes of the weights on disk; 0 takes the card's.

    Raises:
        KnownError: ``model-too-large`` when even the smallest context does not fit, with the figures.
    """
    weights = size or card.size
    wished = min(context, card.context) if card.context else context
    sizes = [wished, *(c for c in CONTEXTS if c < wished)]
    budget = int(machine.ram_available * SHARE_OF_AVAILABLE)
    batch = _batch(card, weights)
    work = _work_bytes(card, batch)
    per_token = card.kv_bytes_per_token or UNKNOWN_CACHE_PER_TOKEN
    for tokens in sizes:
        if weights + per_token * tokens + work <= budget:
            return LoadPlan(
                context_tokens=tokens,
                threads=machine.cores_performance,
                threads_batch=machine.cores_physical,
                batch=batch,
                output_rows=OUTPUT_ROWS,
                gpu_layers=-1 if machine.metal else 0,
                flash_attention=True,
                weights_bytes=weights,
                cache_bytes=per_token * tokens,
                work_bytes=work,
                budget_bytes=budget,
            )
    needed = weights + per_token * sizes[-1] + work
    raise KnownError(
        "model-too-large",
        f"The model {card.name} needs {gigabytes(needed)} with the smallest context of {sizes[-1]} tokens, "
        f"but only {gigabytes(budget)} ({SHARE_OF_AVAILABLE:.0%} of the {gigabytes(machine.ram_available)} "
        "available) may be used.",
        "Close other programs, or choose a smaller model: ownhand models",
    )


def fit(card: ModelCard, machine: Machine, context: int = 4096) -> Fit:
    """Say whether a catalogue model suits this machine, in a sentence with figures."""
    if card.kind == "embedding":
        return _fit_embedding(card, machine)
    estimate = tokens_per_second(card, machine)
    try:
        plan = plan_load(card, machine, context)
    except KnownError as error:
        work = _work_bytes(card, _batch(card, card.size))
        needed = card.size + (card.kv_bytes_per_token or UNKNOWN_CACHE_PER_TOKEN) * CONTEXTS[-1] + work
        return Fit("no", error.message, needed, 0, estimate)
    need = gigabytes(plan.total_bytes)
    if plan.context_tokens < min(context, card.context or context):
        return Fit(
            "tight",
            f"Fits with a short context of {plan.context_tokens} tokens ({need}).",
            plan.total_bytes,
            plan.context_tokens,
            estimate,
        )
    if estimate < USABLE_TOKENS_PER_S:
        sentence = f"Fits ({need}), but slowly: about {estimate:.0f} tokens a second."
        return Fit("slow", sentence, plan.total_bytes, plan.context_tokens, estimate)
    sentence = f"Fits ({need}); roughly {estimate:.0f} tokens a second."
    return Fit("good", sentence, plan.total_bytes, plan.context_tokens, estimate)


def _fit_embedding(card: ModelCard, machine: Machine) -> Fit:
    """Embedding models keep no context; their weights are held once, beside the library that runs them."""
    needed = card.size + EMBEDDING_LIBRARY_BYTES
    if needed > machine.ram_available * SHARE_OF_AVAILABLE:
        sentence = f"Needs {gigabytes(needed)}, with {gigabytes(machine.ram_available)} available."
        return Fit("no", sentence, needed, 0, 0.0)
    return Fit("good", f"Fits ({gigabytes(needed)}).", needed, card.context, 0.0)


def recommend(cards: list[ModelCard], machine: Machine) -> ModelCard | None:
    """The largest language model that fits and is fast enough to wait for, or None."""
    good = [card for card in cards if card.kind == "language" and fit(card, machine).level == "good"]
    return max(good, key=lambda card: card.parameters, default=None)


def tokens_per_second(card: ModelCard, machine: Machine) -> float:
    """Rough decode speed: every token reads all weights once, so bandwidth divided by size."""
    if not card.size:
        return 0.0
    bandwidth = (
        100e9 if machine.metal else min(machine.cores_performance * BYTES_PER_CORE_AND_SECOND, BANDWIDTH_CAP)
    )
    return min(100.0, 0.66 * bandwidth / card.size)


def gigabytes(count: int) -> str:
    """Bytes as a short text a person reads: ``98 MB``, ``2.5 GB``."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{max(1, round(count / 1e6))} MB"


def _batch(card: ModelCard, weights: int) -> int:
    """Prompt tokens per step: the larger the matrices, the fewer, so that one kernel ends soon.

    The running step can only be left between two kernels, and a kernel's work grows with batch × width².
    """
    billions = card.parameters / 1e9 if card.parameters else weights / 0.6e9
    return 256 if billions <= 2.5 else 128


def _work_bytes(card: ModelCard, batch: int) -> int:
    """Working memory of a context: logits of the rows asked for, activations, and a fixed part.

    Measured 17 MB for a 135M model with a batch of 512; the activations of larger ones grow with their width.
    """
    vocabulary = card.vocabulary or 160_000
    width = card.width or 4096
    return 2 * OUTPUT_ROWS * vocabulary * 4 + batch * width * 4 * 12 + 64 * 1024 * 1024


def _usable_threads(cgroup_root: Path) -> int:
    """Hardware threads the scheduler and any quota leave to this process."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    for folder in _cgroup_folders(cgroup_root):
        words = _read(folder / "cpu.max").split()
        if len(words) == 2 and words[0].isdigit() and words[1].isdigit() and int(words[1]):
            count = min(count, max(1, round(int(words[0]) / int(words[1]))))
    return max(1, count)


def _performance_cores(system: str) -> int:
    """Number of fast cores where cores differ, else 0."""
    if system == "Linux":
        return _count_list(_read(Path("/sys/devices/cpu_core/cpus")), _thread_siblings)
    if system == "Darwin":
        try:
            done = subprocess.run(
                ["/usr/sbin/sysctl", "-n", "hw.perflevel0.physicalcpu"],
                capture_output=True,
                text=True,
                timeout=5,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return 0
        return int(done.stdout) if done.stdout.strip().isdigit() else 0
    return 0


def _count_list(text: str, siblings: Callable[[int], str]) -> int:
    """Count the cores in a kernel list such as ``0-11``, hyper-threads of one core once."""
    cores: set[str] = set()
    for part in text.strip().split(","):
        first, _, last = part.partition("-")
        if first.isdigit():
            for number in range(int(first), int(last or first) + 1):
                cores.add(siblings(number) or str(number))
    return len(cores)


def _thread_siblings(number: int) -> str:
    return _read(Path(f"/sys/devices/system/cpu/cpu{number}/topology/thread_siblings_list")).strip()


def _memory_limit(cgroup_root: Path) -> tuple[int, int] | None:
    """The tightest (limit, used) in bytes that a control group sets on this process, or None.

    Page cache that the kernel would give back does not count as used.
    """
    tightest: tuple[int, int] | None = None
    for folder in _cgroup_folders(cgroup_root):
        for limit_name, used_name in (
            ("memory.max", "memory.current"),
            ("memory.limit_in_bytes", "memory.usage_in_bytes"),
        ):
            limit, used = _read(folder / limit_name).strip(), _read(folder / used_name).strip()
            if not (limit.isdigit() and used.isdigit()) or int(limit) > 1 << 50:
                continue
            busy = max(0, int(used) - _reclaimable(folder))
            if tightest is None or int(limit) - busy < tightest[0] - tightest[1]:
                tightest = (int(limit), busy)
    return tightest


def _reclaimable(folder: Path) -> int:
    for line in _read(folder / "memory.stat").splitlines():
        name, _, value = line.partition(" ")
        if name in ("inactive_file", "total_inactive_file") and value.strip().isdigit():
            return int(value)
    return 0


def _cgroup_folders(root: Path) -> list[Path]:
    """The control group of this process and all its parents, version 2, and the memory one of version 1."""
    folders = [root, root / "memory"]
    for line in _read(Path("/proc/self/cgroup")).splitlines():
        _, controllers, path = (line.split(":", 2) + ["", ""])[:3]
        base = root / "memory" if "memory" in controllers.split(",") else root
        if controllers and "memory" not in controllers.split(","):
            continue
        current = path.strip("/")
        while current:
            folders.append(base / current)
            current = current.rpartition("/")[0]
    return folders


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
