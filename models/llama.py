"""A thin typed layer over llama-cpp-python's low-level API: one model, one context, one sequence.

Only what Ownhand needs, and none of the high-level class: its caches copy the logits of whole contexts, its
generator can't be stopped inside a prompt, and it renders templates. `models.llm` builds on this layer and
nothing else imports it. Importing this module loads the native library.
"""

from __future__ import annotations

import ctypes
import logging
import os
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from models.abort import AbortFlag, abort_function
from models.errors import KnownError
from models.hardware import LoadPlan
from models.sampling import Sampling

# OpenMP's threads spin at every barrier; when another program takes a core they spin for whole time slices
# and a busy machine gets six times slower. Short spinning costs an idle one nothing. It is read when the
# library loads.
os.environ.setdefault("GOMP_SPINCOUNT", "1000")

import llama_cpp.llama_cpp as native  # noqa: E402

_LOG = logging.getLogger(__name__)

LIBRARY = f"llama-cpp-python {version('llama-cpp-python')}"
PENALTY_WINDOW = 64
_ABORTED = 2
_SPM = 1


@native.llama_log_callback
def _log(level: int, text: bytes, _data: Any) -> None:
    """Pass on that the runtime spoke, and its words only while a model loads: they describe the file."""
    if _LOG.isEnabledFor(logging.DEBUG) and level != 5:
        _LOG.debug(
            "llama.cpp (%d): %s", level, text.decode("utf-8", "replace").rstrip() if _Loading.depth else "…"
        )


class _Loading:
    """How many loads are running; the log tells words only inside one."""

    depth = 0


native.llama_log_set(_log, None)
native.llama_backend_init()

_BROKEN_KERNELS = b"AMX_INT8 = 1" in native.llama_print_system_info()
"""Builds with Intel's AMX kernels die on the first prompt on many virtual machines
(ggml-org/llama.cpp#20824), and no option switches AMX alone off; such a build runs without repacked
weights."""


class Context:
    """A loaded model with its attention cache.

    Args:
        path: the weights; verified or pre-parsed by the caller.
        adapters: our own adapters for these weights; none is in force before `use_adapter`.
        plan: threads, sizes and GPU layers.

    Raises:
        KnownError: ``model-damaged`` when the runtime refuses the file, ``model-too-large`` when it can't
            get the memory for the context.
    """

    def __init__(self, path: Path, plan: LoadPlan, adapters: Sequence[Path] = ()) -> None:
        self.abort = AbortFlag()
        self._model: Any = None
        self._context: Any = None
        self._batch: Any = None
        self._adapters: list[Any] = []
        _Loading.depth += 1
        try:
            self._open(path, plan, adapters)
        except BaseException:
            self.close()
            raise
        finally:
            _Loading.depth -= 1

    def _open(self, path: Path, plan: LoadPlan, adapters: Sequence[Path]) -> None:
        model_options = native.llama_model_default_params()
        model_options.n_gpu_layers = plan.gpu_layers
        model_options.use_extra_bufts = not _BROKEN_KERNELS
        self._model = native.llama_model_load_from_file(str(path).encode(), model_options)
        if not self._model:
            raise KnownError(
                "model-damaged",
                f"The model file {path.name} could not be loaded.",
                "Install it again: ownhand models install",
            )
        self._vocabulary = native.llama_model_get_vocab(self._model)
        for adapter in adapters:  # before the context, as the runtime asks
            self._adapters.append(native.llama_adapter_lora_init(self._model, str(adapter).encode()))
            if not self._adapters[-1]:
                _LOG.warning("an adapter does not fit these weights and is not used")
        options = native.llama_context_default_params()
        options.n_ctx = plan.context_tokens
        options.n_batch = plan.batch
        options.n_ubatch = plan.batch
        options.n_outputs_max = plan.output_rows
        options.n_threads = plan.threads
        options.n_threads_batch = plan.threads_batch
        options.flash_attn_type = int(plan.flash_attention)
        options.no_perf = True
        options.swa_full = True
        self._context = native.llama_init_from_model(self._model, options)
        if not self._context:
            raise KnownError(
                "model-too-large",
                f"There was no memory for a context of {plan.context_tokens} tokens of {path.name}.",
                "Close other programs, or choose a smaller model: ownhand models",
            )
        self._memory = native.llama_get_memory(self._context)
        self._callback = abort_function(native.ggml_abort_callback)
        native.llama_set_abort_callback(self._context, self._callback, self.abort.address)
        self.size = int(native.llama_n_ctx(self._context))
        self.vocabulary_size = int(native.llama_vocab_n_tokens(self._vocabulary))
        self.adds_space = native.llama_vocab_type(self._vocabulary) == _SPM
        self._rows = plan.output_rows
        self._step = plan.batch
        self._make_batch(plan.batch)

    def _make_batch(self, capacity: int) -> None:
        self._batch = native.llama_batch_init(capacity, 0, 1)
        self._batch_tokens = np.ctypeslib.as_array(self._batch.token, (capacity,))
        self._batch_places = np.ctypeslib.as_array(self._batch.pos, (capacity,))
        self._batch_wanted = np.ctypeslib.as_array(self._batch.logits, (capacity,))
        for row in range(capacity):
            self._batch.n_seq_id[row] = 1
            self._batch.seq_id[row][0] = 0

    # ------------------------------------------------------------------ text and tokens

    def encode(self, text: str, *, first: bool, special: bool) -> list[int]:
        """Tokens of a text.

        Args:
            first: whether the model's own start token may be put in front.
            special: whether the text may become special tokens.
        """
        data = text.encode("utf-8", "replace")
        capacity = len(data) + 8
        buffer = (native.llama_token * capacity)()
        count = native.llama_tokenize(self._vocabulary, data, len(data), buffer, capacity, first, special)
        if count < 0:
            buffer = (native.llama_token * -count)()
            count = native.llama_tokenize(self._vocabulary, data, len(data), buffer, -count, first, special)
        return buffer[:count]

    def start_token(self) -> list[int]:
        """The token every prompt begins with, where the model wants one."""
        return self.encode("", first=True, special=False)

    def piece(self, token: int) -> bytes | None:
        """Bytes of a token, b"" for control tokens, None for tokens that end an answer."""
        if native.llama_vocab_is_eog(self._vocabulary, token):
            return None
        buffer = ctypes.create_string_buffer(64)
        length = native.llama_token_to_piece(self._vocabulary, token, buffer, 64, 0, False)
        if length < 0:
            buffer = ctypes.create_string_buffer(-length)
            length = native.llama_token_to_piece(self._vocabulary, token, buffer, -length, 0, False)
        return buffer.raw[:length]

    # ------------------------------------------------------------------ computing

    def forget_from(self, place: int) -> bool:
        """Drop the cache from that place on; False where the model can't drop a part, and all was dropped."""
        if place > 0 and native.llama_memory_seq_rm(self._memory, 0, place, -1):
            return True
        native.llama_memory_clear(self._memory, False)
        return place == 0

    def has_adapter(self, number: int) -> bool:
        """Whether the adapter given in that place fits and can be put in force."""
        return bool(self._adapters[number])

    def use_adapter(self, number: int | None, scale: float = 1.0) -> None:
        """Put one adapter in force, or none; what was computed before no longer fits.

        Args:
            number: its place among those given.
            scale: how strongly it acts; 1 as it was trained.
        """
        chosen = () if number is None else (self._adapters[number],)
        adapters = (native.llama_adapter_lora_p_ctypes * max(1, len(chosen)))(*chosen)
        scales = (ctypes.c_float * 1)(scale)
        native.llama_set_adapters_lora(self._context, adapters, len(chosen), scales)

    def use_threads(self, single: int, batch: int) -> None:
        """Compute single tokens and prompts with that many threads from now on."""
        native.llama_set_n_threads(self._context, single, batch)

    def compute(self, tokens: Sequence[int], place: int) -> int:
        """Compute tokens that stand at ``place``; only the last one gets logits.

        Returns:
            How many were computed: fewer than given after an abort, which the flag then tells.
        """
        done = 0
        while done < len(tokens):
            count = min(self._step, len(tokens) - done)
            self._fill(tokens[done : done + count], place + done)
            self._batch_wanted[:count] = 0
            self._batch_wanted[count - 1] = 1
            if not self._decode():
                break
            done += count
        return done

    def compute_one(self, token: int, place: int) -> bool:
        """Compute a single token with logits; False after an abort."""
        self._batch_tokens[0] = token
        self._batch_places[0] = place
        self._batch_wanted[0] = 1
        self._batch.n_tokens = 1
        result = native.llama_decode(self._context, self._batch)
        return result == 0 or self._explain(result)

    def logprobs(self, tokens: Sequence[int], targets: Sequence[int], place: int) -> tuple[int, float]:
        """Compute tokens and sum the log-probability of what follows each.

        Args:
            tokens: n tokens standing at ``place``.
            targets: the n tokens that follow them.

        Returns:
            How many were computed (fewer after an abort), and the sum of the log-probabilities.
        """
        done, total = 0, 0.0
        most = min(self._step, self._rows)
        while done < len(tokens):
            count = min(most, len(tokens) - done)
            self._fill(tokens[done : done + count], place + done)
            self._batch_wanted[:count] = 1
            if not self._decode():
                break
            rows = np.ctypeslib.as_array(
                native.llama_get_logits(self._context), (count, self.vocabulary_size)
            )
            wanted = rows[np.arange(count), np.asarray(targets[done : done + count])]
            highest = rows.max(axis=1)
            spread = np.exp(rows - highest[:, None]).sum(axis=1, dtype=np.float64)
            total += float((wanted.astype(np.float64) - highest - np.log(spread)).sum())
            done += count
        return done, total

    def logits(self) -> np.ndarray:
        """Logits after the last computed token, float32 (vocabulary,); a view, valid until the next."""
        pointer = native.llama_get_logits_ith(self._context, -1)
        return np.ctypeslib.as_array(pointer, (self.vocabulary_size,))

    def _fill(self, tokens: Sequence[int], place: int) -> None:
        count = len(tokens)
        self._batch_tokens[:count] = tokens
        self._batch_places[:count] = np.arange(place, place + count)
        self._batch.n_tokens = count

    def _decode(self) -> bool:
        if self.abort.is_set:
            return False
        result = native.llama_decode(self._context, self._batch)
        return result == 0 or self._explain(result)

    def _explain(self, result: int) -> bool:
        if result == _ABORTED:
            return False
        raise RuntimeError(f"llama_decode failed with {result}")

    # ------------------------------------------------------------------ states

    def state(self) -> np.ndarray:
        """The computed cache as bytes."""
        size = int(native.llama_state_seq_get_size(self._context, 0))
        payload = np.empty(size, dtype=np.uint8)
        written = native.llama_state_seq_get_data(self._context, _bytes_pointer(payload), size, 0)
        return payload[:written]

    def set_state(self, payload: np.ndarray) -> bool:
        """Put saved bytes back in place of the cache; False, with an empty cache, where they do not fit."""
        native.llama_memory_clear(self._memory, False)
        if native.llama_state_seq_set_data(self._context, _bytes_pointer(payload), payload.nbytes, 0):
            return True
        native.llama_memory_clear(self._memory, False)
        return False

    # ------------------------------------------------------------------ sampling

    def sampler(self, sampling: Sampling) -> Sampler:
        """A sampler for one generation; close it."""
        if sampling.grammar:
            return GrammarSampler(self, sampling)
        return Sampler(self, sampling)

    def close(self) -> None:
        """Free batch, context and model; safe to call twice."""
        if self._batch is not None:
            native.llama_batch_free(self._batch)
            self._batch = None
        if self._context:
            native.llama_free(self._context)
            self._context = None
        self._adapters = []  # freed with their model
        if self._model:
            native.llama_model_free(self._model)
            self._model = None


class Sampler:
    """A chain of llama.cpp samplers.

    The penalty looks up every candidate in a table, which is slow over a whole vocabulary; as it only ever
    lowers the at most 64 tokens of its window, cutting to k + 64 candidates before it changes nothing.
    """

    def __init__(self, context: Context, sampling: Sampling) -> None:
        self._native_context = context._context
        self.chain = native.llama_sampler_chain_init(native.llama_sampler_chain_default_params())
        greedy = sampling.temperature <= 0
        penalised = sampling.repeat_penalty > 1.0
        kept = 1 if greedy else sampling.top_k
        if penalised:
            if kept > 0:
                self._add(native.llama_sampler_init_top_k(kept + PENALTY_WINDOW))
            self._add(
                native.llama_sampler_init_penalties(
                    context.vocabulary_size, PENALTY_WINDOW, sampling.repeat_penalty, 0.0, 0.0
                )
            )
        if greedy:
            self._add(native.llama_sampler_init_greedy())
            return
        if sampling.top_k > 0:
            self._add(native.llama_sampler_init_top_k(sampling.top_k))
        if sampling.top_p < 1.0:
            self._add(native.llama_sampler_init_top_p(sampling.top_p, 1))
        if sampling.min_p > 0.0:
            self._add(native.llama_sampler_init_min_p(sampling.min_p, 1))
        self._add(native.llama_sampler_init_temp(sampling.temperature))
        self._add(native.llama_sampler_init_dist(sampling.seed % 0xFFFFFFFF))

    def _add(self, sampler: Any) -> None:
        native.llama_sampler_chain_add(self.chain, sampler)

    def sample(self) -> int:
        """The next token after the last computed one."""
        return int(native.llama_sampler_sample(self.chain, self._native_context, -1))

    def close(self) -> None:
        """Free the chain."""
        if self.chain:
            native.llama_sampler_free(self.chain)
            self.chain = None


class GrammarSampler(Sampler):
    """A chain under a grammar.

    Testing the whole vocabulary against a grammar costs more than computing a token of a small model. Most
    tokens the model prefers are right anyway, so the preferred one is tested alone first, and only when it is
    refused is the vocabulary filtered and sampled again (llama.cpp's own tools work this way).
    """

    def __init__(self, context: Context, sampling: Sampling) -> None:
        super().__init__(context, sampling)
        self._owner = context
        self.grammar = native.llama_sampler_init_grammar(
            context._vocabulary, sampling.grammar.encode(), b"root"
        )
        if not self.grammar:
            self.close()
            raise ValueError("the grammar is not valid GBNF")
        kind = np.dtype([("id", "<i4"), ("logit", "<f4"), ("p", "<f4")])
        self._candidates = np.zeros(context.vocabulary_size, dtype=kind)
        self._single = np.zeros(1, dtype=kind)

    def sample(self) -> int:
        """The next token that the grammar allows."""
        token = self._pick(filtered=False)
        if not self._allowed(token):
            token = self._pick(filtered=True)
        native.llama_sampler_accept(self.grammar, token)
        native.llama_sampler_accept(self.chain, token)
        return token

    def _pick(self, *, filtered: bool) -> int:
        self._candidates["id"] = np.arange(len(self._candidates), dtype=np.int32)
        self._candidates["logit"] = self._owner.logits()
        array = self._array(self._candidates)
        if filtered:
            native.llama_sampler_apply(self.grammar, ctypes.byref(array))
        native.llama_sampler_apply(self.chain, ctypes.byref(array))
        return int(array.data[array.selected].id)

    def _allowed(self, token: int) -> bool:
        self._single[0] = (token, 1.0, 0.0)
        array = self._array(self._single)
        native.llama_sampler_apply(self.grammar, ctypes.byref(array))
        return bool(np.isfinite(self._single["logit"][0]))

    @staticmethod
    def _array(candidates: np.ndarray) -> Any:
        data = candidates.ctypes.data_as(ctypes.POINTER(native.llama_token_data))
        return native.llama_token_data_array(data=data, size=len(candidates), selected=-1, sorted=False)

    def close(self) -> None:
        """Free grammar and chain."""
        if getattr(self, "grammar", None):
            native.llama_sampler_free(self.grammar)
            self.grammar = None
        super().close()


def _bytes_pointer(payload: np.ndarray) -> Any:
    return payload.ctypes.data_as(ctypes.POINTER(ctypes.c_uint8))
