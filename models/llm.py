"""The language model: generate, score, and reuse what was computed before.

Built on the low-level API of llama-cpp-python with a loop of our own, because the library's own generator
cannot be stopped inside a prompt and its caches copy far more than the state (see `models.llama`).

Prompts are strings made by `LanguageModel.render`. What was computed for one call is kept, and the next
call computes only what follows the longest common beginning of the two prompts: put the stable parts of a
prompt first.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from models import templates
from models.adapters import WRITING, Adapter, beginnings, find_adapter
from models.cards import ModelCard
from models.errors import Cancelled, KnownError
from models.hardware import LoadPlan, read_machine
from models.load import FreeCores
from models.sampling import Generation, Sampling, Score
from models.states import State, StateFolder, read_state, write_state
from models.streaming import TextStream

if TYPE_CHECKING:
    from models.llama import Context

__all__ = ["Generation", "LanguageModel", "Prefix", "Sampling", "Score"]

LEAST_ROOM = 32
"""A prompt must leave room for this many tokens of an answer (or all that are asked for)."""

_CUT = "\ufdd1"


@dataclass(frozen=True, slots=True)
class Prefix:
    """How a prompt prefix came into memory.

    Attributes:
        source: "memory" when it was there already, "disk" when read, "computed" otherwise.
        tokens: its length.
        ms: the time that took.
    """

    source: Literal["memory", "disk", "computed"]
    tokens: int
    ms: float


class LanguageModel:
    """A loaded language model. Calls from several threads wait for one another.

    Attributes:
        card: its model card.
        name: the card's name.
        context_tokens: most tokens of prompt and answer together.
        key: what saved states belong to: the weights, the runtime and the layout of its cache.
        adapter: "writing" where the adapter for the prompts of `models.tasks` is beside the weights, else "".
        adapters: tasks of all adapters beside the weights, with the digests of their files.
    """

    def __init__(
        self,
        context: Context,
        card: ModelCard,
        plan: LoadPlan,
        key: str,
        adapters: Mapping[str, tuple[int, str]] = MappingProxyType({}),
    ) -> None:
        self.card = card
        self.name = card.name
        self.plan = plan
        self.context_tokens = context.size
        self.key = key
        self._context = context
        self._cores = FreeCores(read_machine().cores_logical)
        self._lock = threading.Lock()
        self._cached: list[int] = []
        self._pieces: dict[int, bytes | None] = {}
        self._marks = self._find_marks()
        self._places = {task: place for task, (place, _) in adapters.items()}
        self.adapters = {task: digest for task, (_, digest) in adapters.items()}
        self.adapter = WRITING if WRITING in self.adapters else ""
        self._beginnings = beginnings(card.template) if self.adapter else ()
        self._in_force: tuple[str, float] = ("", 1.0)
        self._open = True

    @classmethod
    def load(
        cls,
        path: Path,
        card: ModelCard,
        plan: LoadPlan,
        adapter: Adapter | None = None,
        further: Sequence[Adapter] = (),
    ) -> LanguageModel:
        """Load weights that were verified or pre-parsed before.

        Args:
            path: the GGUF file.
            card: tells template and stop texts.
            plan: from `models.hardware.plan_load`.
            adapter: an adapter for these weights, None looks among ours; one that does not fit is left out.
            further: adapters of other tasks, of which calls can name one.

        Raises:
            KnownError: ``model-missing``, ``model-damaged`` or ``model-too-large``.
        """
        try:
            size = path.stat().st_size
        except OSError:
            raise KnownError(
                "model-missing",
                f"The file of the model {card.name} is not there.",
                f"Install it again: ownhand models install {card.name}",
            ) from None
        if card.size and size != card.size:
            raise KnownError(
                "model-damaged",
                f"The file of the model {card.name} has {size} bytes instead of {card.size}.",
                f"Install it again: ownhand models install {card.name}",
            )
        from models.llama import LIBRARY, Context  # noqa: PLC0415  (loads the native library on first need)

        adapter = adapter or find_adapter(card)
        beside = [one for one in (adapter, *further) if one is not None]
        context = Context(path, plan, [one.path for one in beside])
        key = f"{_weights_key(path, card)}|{LIBRARY}|flash={plan.flash_attention}"
        fitting = {
            one.task: (place, one.digest()) for place, one in enumerate(beside) if context.has_adapter(place)
        }
        return cls(context, card, plan, key, fitting)

    def __enter__(self) -> LanguageModel:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def has_adapter(self) -> bool:
        """Whether there is an adapter beside the weights."""
        return bool(self.adapter)

    # ------------------------------------------------------------------ text

    def render(self, system: str, user: str, answer_start: str = "") -> str:
        """A prompt in this model's template; none of the texts can act as a mark of it."""
        return templates.render(self.card.template, system, user, answer_start)

    def render_prefix(self, system: str, user_start: str = "") -> str:
        """The beginning that all prompts with these texts share; what `warm` is for."""
        return self.render(system, user_start + _CUT).partition(_CUT)[0]

    def tokenize(self, text: str) -> list[int]:
        """Tokens of a prompt; marks of the template that carry no guard become special tokens."""
        tokens = self._context.start_token()
        for is_mark, piece in templates.split(text, self.card.template):
            if is_mark and piece in self._marks:
                tokens.append(self._marks[piece])
            else:
                tokens += self._plain(piece)
        return tokens

    def count(self, text: str) -> int:
        """Number of tokens of a text as content, without any start token."""
        return len(self._plain(text))

    # ------------------------------------------------------------------ work

    def generate(
        self,
        prompt: str,
        sampling: Sampling = Sampling(),  # noqa: B008  (frozen)
        on_text: Callable[[str], None] | None = None,
        cancel: threading.Event | None = None,
        *,
        adapter: str | None = None,
        scale: float = 1.0,
    ) -> Generation:
        """Continue a prompt.

        Args:
            prompt: made by `render`.
            sampling: how tokens are chosen, and the limits.
            on_text: receives the answer in pieces of whole characters, without any stop text.
            cancel: stops within 150 ms, inside the prompt too.
            adapter: task of the adapter to be in force, "" for none; None decides by the prompt: the writing
                adapter for the system texts it was trained with. A change costs the reuse of the prompt.
            scale: how strongly the adapter acts; 1 as it was trained.

        Raises:
            Cancelled: after ``cancel``; what was computed stays reusable.
            KnownError: ``prompt-too-long`` with the figures.
        """
        started = time.perf_counter()
        with self._owned(cancel):
            self._adapt(prompt, adapter, scale)
            tokens = self.tokenize(prompt)
            self._check_room(len(tokens), min(sampling.max_tokens, LEAST_ROOM))
            reused = self._prefill(tokens)
            prefilled = time.perf_counter()
            stream = TextStream((*sampling.stop, *self._card_stops()), on_text)
            sampler = self._context.sampler(sampling)
            try:
                count, finish, first = self._decode(sampler.sample, stream, sampling.max_tokens)
            finally:
                sampler.close()
            text = stream.finish()
            ended = time.perf_counter()
        return Generation(
            text=text,
            finish=finish,
            prompt_tokens=len(tokens),
            reused_tokens=reused,
            tokens=count,
            prefill_ms=(prefilled - started) * 1000,
            first_token_ms=((first or ended) - started) * 1000,
            decode_tokens_per_s=(count - 1) / (ended - first)
            if first and count > 1 and ended > first
            else 0.0,
        )

    def score(
        self,
        prompt: str,
        continuation: str,
        cancel: threading.Event | None = None,
        *,
        adapter: str | None = None,
    ) -> Score:
        """Log-likelihood of a text after a prompt.

        The text is content: nothing in it can become a special token. Scoring many texts after one prompt
        computes the prompt once.

        Args:
            adapter: as for `generate`.

        Raises:
            Cancelled: after ``cancel``.
            KnownError: ``prompt-too-long`` with the figures.
        """
        with self._owned(cancel):
            self._adapt(prompt, adapter)
            before, after = self.tokenize(prompt), self._continued(continuation)
            if not after:
                return Score(0.0, 0)
            if not before:
                before = [after.pop(0)]
            self._check_room(len(before), len(after))
            start = len(before) - 1
            self._reuse(before[:start])
            self._compute(before[len(self._cached) : start])
            inputs = [before[start], *after[:-1]]
            done, total = self._context.logprobs(inputs, after, start)
            self._cached += inputs[:done]
            if done < len(inputs):
                self._stop()
            return Score(total, len(after))

    def warm(
        self, prefix: str, states: StateFolder | None = None, cancel: threading.Event | None = None
    ) -> Prefix:
        """Have the beginning of a prompt computed before it is needed.

        Taken from memory when it is there, from the folder when it was saved, computed (and saved) otherwise.

        Args:
            prefix: from `render_prefix`, or the stable beginning of any prompt.
            states: where prefixes are kept on disk, or None.

        Raises:
            Cancelled: after ``cancel``.
            KnownError: ``prompt-too-long`` with the figures.
        """
        started = time.perf_counter()
        with self._owned(cancel):
            self._adapt(prefix, None)
            tokens = self.tokenize(prefix)
            self._check_room(len(tokens), LEAST_ROOM)
            source = self._warm(tokens, states)
        return Prefix(source, len(tokens), (time.perf_counter() - started) * 1000)

    def save_state(self, path: Path) -> int:
        """Write what is computed to a file; returns its number of tokens.

        Raises:
            OSError: as the file system says.
        """
        with self._owned(None):
            write_state(path, State(self._state_key, tuple(self._cached), self._context.state()))
            return len(self._cached)

    def load_state(self, path: Path) -> int:
        """Read a file of `save_state`; returns its number of tokens, 0 where it is not of use here."""
        with self._owned(None):
            state = read_state(path, self._state_key)
            return len(self._cached) if state is not None and self._restore(state) else 0

    def forget(self) -> None:
        """Drop everything computed, so that no text of a prompt stays in memory."""
        with self._owned(None):
            self._trim(0)

    def close(self) -> None:
        """Give all memory back; waits for a running call."""
        with self._lock:
            self._open = False
            self._cached = []
            self._context.close()

    # ------------------------------------------------------------------ inside one call

    @contextmanager
    def _owned(self, cancel: threading.Event | None) -> Iterator[None]:
        """Wait for the model, watch ``cancel`` while it is ours, and leave a consistent cache."""
        while not self._lock.acquire(timeout=0.05):
            if cancel is not None and cancel.is_set():
                raise Cancelled
        try:
            if not self._open:
                raise RuntimeError("the model is closed")
            with self._context.abort.watching(cancel):
                self._share_cores()
                try:
                    yield
                except BaseException:
                    self._trim(len(self._cached))
                    raise
        finally:
            self._lock.release()

    def _adapt(self, prompt: str, wanted: str | None, scale: float = 1.0) -> None:
        """Switch adapters; what was computed with other weights is of no use then."""
        if wanted is None:
            wanted = WRITING if self._beginnings and prompt.startswith(self._beginnings) else ""
        if (wanted, scale) == self._in_force or not wanted and not self._in_force[0]:
            return
        if wanted and wanted not in self._places:
            raise ValueError("this model was loaded without that adapter")
        self._trim(0)
        self._context.use_adapter(self._places[wanted] if wanted else None, scale)
        self._in_force = (wanted, scale)

    def _prefill(self, tokens: list[int]) -> int:
        """Compute a prompt; returns how many tokens were there already.

        The last token is always computed alone: it needs fresh logits, and so a repeated prompt gives bitwise
        the same logits as the first time.
        """
        reused = self._reuse(tokens[:-1])
        self._compute(tokens[reused:-1])
        self._compute(tokens[-1:])
        return reused

    def _decode(
        self, sample: Callable[[], int], stream: TextStream, most: int
    ) -> tuple[int, Literal["stop", "length"], float]:
        """Generate until the end; returns (tokens, finish, time of the first token)."""
        context, cached, pieces, abort = self._context, self._cached, self._pieces, self._context.abort
        count, first = 0, 0.0
        while count < most:
            token = sample()
            if token not in pieces:
                pieces[token] = context.piece(token)
            piece = pieces[token]
            if not count:
                first = time.perf_counter()
            if piece is None:
                return count, "stop", first
            count += 1
            if stream.feed(piece):
                return count, "stop", first
            if count == most or len(cached) >= self.context_tokens:
                break
            if abort.is_set or not context.compute_one(token, len(cached)):
                self._stop()
            cached.append(token)
        return count, "length", first

    def _compute(self, tokens: Sequence[int]) -> None:
        """Compute tokens after the cached ones.

        Raises:
            Cancelled: when the flag was set; the finished part stays cached.
        """
        if not tokens:
            return
        done = self._context.compute(tokens, len(self._cached))
        self._cached += tokens[:done]
        if done < len(tokens):
            self._stop()

    @property
    def _state_key(self) -> str:
        task, scale = self._in_force
        return f"{self.key}|{self.adapters[task]}|{scale}" if task else self.key

    def _share_cores(self) -> None:
        """Compute this call with the cores that other programs leave.

        With a long context the runtime adds up attention in as many parts as it has threads, so a text can
        differ in the last bit of its logits between a busy and a quiet machine.
        """
        threads = self._cores.threads(self.plan.threads)
        self._context.use_threads(threads, max(threads, self._cores.threads(self.plan.threads_batch)))

    def _stop(self) -> None:
        raise Cancelled

    def _reuse(self, tokens: Sequence[int]) -> int:
        """Keep what the cache has in common with these tokens; returns its length."""
        same = _common(self._cached, tokens)
        if same < len(self._cached):
            self._trim(same)
        return len(self._cached)

    def _trim(self, length: int) -> None:
        """Cut the cache to its first tokens, or empty it where the model can't keep a part."""
        if self._context.forget_from(length):
            del self._cached[length:]
        else:
            self._cached.clear()

    def _warm(self, tokens: list[int], states: StateFolder | None) -> Literal["memory", "disk", "computed"]:
        if _common(self._cached, tokens) == len(tokens):
            return "memory"
        if states is not None:
            saved = states.load(self._state_key, tokens)
            if saved is not None and self._restore(saved):
                return "disk"
        reused = self._reuse(tokens)
        self._compute(tokens[reused:])
        if states is not None:
            states.save(State(self._state_key, tuple(tokens), self._context.state()))
        return "computed"

    def _restore(self, state: State) -> bool:
        self._cached.clear()
        if len(state.tokens) > self.context_tokens or not self._context.set_state(state.payload):
            self._trim(0)
            return False
        self._cached += state.tokens
        return True

    def _check_room(self, prompt: int, answer: int) -> None:
        if prompt + answer > self.context_tokens:
            raise KnownError(
                "prompt-too-long",
                f"The text given to the model has {prompt} tokens and needs room for {answer} more, "
                f"but {self.name} is loaded with a context of {self.context_tokens}.",
                "Shorten the text, or choose a model or a machine with more room.",
            )

    # ------------------------------------------------------------------ tokens

    def _find_marks(self) -> dict[str, int]:
        """The template's marks that are single special tokens of this model."""
        found = {}
        for mark in templates.find(self.card.template).marks:
            tokens = self._context.encode(mark, first=False, special=True)
            if len(tokens) == 1:
                found[mark] = tokens[0]
        leaking = {m for m in found if self._context.encode(m, first=False, special=False) == [found[m]]}
        self._leaking = bool(leaking)
        return found

    def _plain(self, text: str) -> list[int]:
        """Tokens of content. Some files declare their marks so that even plain text becomes one; there the
        guarded places are tokenised apart, elsewhere the guard just goes.
        """
        if not self._leaking:
            text = text.replace(templates.GUARD, "")
            return self._context.encode(text, first=False, special=False) if text else []
        guarded = templates.guarded(text, self.card.template)
        pieces = [piece for piece in guarded.split(templates.GUARD) if piece]
        return [
            token for piece in pieces for token in self._context.encode(piece, first=False, special=False)
        ]

    def _continued(self, text: str) -> list[int]:
        """Tokens of content that continues a line; without the space some vocabularies put before a text."""
        if not self._context.adds_space:
            return self._plain(text)
        lead = self._plain("\n")
        return self._plain("\n" + text)[len(lead) :]

    def _card_stops(self) -> tuple[str, ...]:
        template = templates.find(self.card.template)
        return (
            *self.card.stop,
            *template.stop,
            *(mark for mark in template.marks if mark not in self._marks),
        )


def _common(cached: Sequence[int], tokens: Sequence[int]) -> int:
    """Length of the common beginning."""
    for index, (one, other) in enumerate(zip(cached, tokens, strict=False)):
        if one != other:
            return index
    return min(len(cached), len(tokens))


def _weights_key(path: Path, card: ModelCard) -> str:
    """What identifies the weights: their digest where known, else size, time and both ends of the file."""
    if card.sha256:
        return card.sha256
    details = path.stat()
    digest = hashlib.sha256(f"{details.st_size} {details.st_mtime_ns}".encode())
    with path.open("rb") as file:
        digest.update(file.read(1 << 20))
        file.seek(max(0, details.st_size - (1 << 20)))
        digest.update(file.read(1 << 20))
    return digest.hexdigest()
