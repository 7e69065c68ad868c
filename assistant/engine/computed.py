"""Results of the models, kept so that measurements compute nothing twice.

All agents of a measurement word the same notes with the same model, so most of what one asks of it
another has asked before. What a model answers depends on its weights, the prompt and the sampling alone:
those are the key, and the answer kept is the one it gave. Only a measurement names a folder for this
(``OWNHAND_COMPUTED``), beside its own results, and removes it when it is over.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from assistant.engine.embedding import EmbeddingProcess
from assistant.errors import Cancelled
from models.llm import LanguageModel
from models.sampling import Generation, Sampling, Score

_FILE = "computed.db"
_WAIT_SECONDS = 60.0


class Computed:
    """Answers by key in one file, which several processes may use at once. Thread-safe.

    Args:
        folder: made where it is absent.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._db = sqlite3.connect(
            folder / _FILE, timeout=_WAIT_SECONDS, check_same_thread=False, isolation_level=None
        )
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, answer BLOB) WITHOUT ROWID"
        )

    def get(self, key: bytes) -> bytes | None:
        """The answer kept under a key."""
        with self._lock:
            row = self._db.execute("SELECT answer FROM answers WHERE key = ?", [key]).fetchone()
        return bytes(row[0]) if row is not None else None

    def put(self, key: bytes, answer: bytes) -> None:
        """Keep an answer; the first one given stays."""
        with self._lock:
            self._db.execute("INSERT OR IGNORE INTO answers VALUES (?, ?)", [key, answer])

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._db.close()


class RememberingModel(LanguageModel):
    """A language model that gives an answer it gave before without computing it; ``load`` as its parent.

    Attributes:
        computed: where its answers are kept; set before the first call.
    """

    computed: Computed

    def generate(
        self,
        prompt: str,
        sampling: Sampling = Sampling(),  # noqa: B008  (frozen)
        on_text: Callable[[str], None] | None = None,
        cancel: threading.Event | None = None,
        **choice: Any,
    ) -> Generation:
        """As the parent; a kept answer comes in one piece, with the times it took when it was computed."""
        key = _key("generate", self._weights, prompt, asdict(sampling), choice)
        known = self._known(key, cancel)
        if known is None:
            made = super().generate(prompt, sampling, on_text, cancel, **choice)
            self.computed.put(key, json.dumps(asdict(made)).encode())
            return made
        found = Generation(**known)
        if on_text is not None and found.text:
            on_text(found.text)
        return found

    def score(
        self, prompt: str, continuation: str, cancel: threading.Event | None = None, **choice: Any
    ) -> Score:
        """As the parent."""
        key = _key("score", self._weights, prompt, continuation, choice)
        known = self._known(key, cancel)
        if known is None:
            made = super().score(prompt, continuation, cancel, **choice)
            self.computed.put(key, json.dumps(asdict(made)).encode())
            return made
        return Score(**known)

    def close(self) -> None:
        """Give all memory back, and the file of answers."""
        super().close()
        self.computed.close()

    def _known(self, key: bytes, cancel: threading.Event | None) -> dict[str, Any] | None:
        if cancel is not None and cancel.is_set():
            raise Cancelled
        kept = self.computed.get(key)
        return json.loads(kept) if kept is not None else None

    @cached_property
    def _weights(self) -> str:
        """What the answers depend on beside the question: weights, runtime, adapters, and the template."""
        digest = hashlib.sha256(f"{self.key}|{self.card.template}|{self.context_tokens}".encode())
        for task, adapter in sorted(self.adapters.items()):
            digest.update(f"|{task} {adapter}".encode())
        return digest.hexdigest()


class RememberingEncoder(EmbeddingProcess):
    """An embedding model that computes each text once; its process is started with the first unknown text.

    Args:
        folder: in the layout of sentence-transformers.
    """

    def __init__(self, folder: Path, computed: Computed) -> None:
        super().__init__(folder)
        self._computed = computed

    def encode(self, texts: Sequence[str], cancel: threading.Event | None = None) -> np.ndarray:
        """As the parent."""
        keys = [_key("encode", self.name, text) for text in texts]
        found = {key: kept for key in set(keys) if (kept := self._computed.get(key)) is not None}
        unknown = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        if unknown:
            vectors = super().encode(list(unknown.values()), cancel)
            for key, vector in zip(unknown, vectors, strict=True):
                found[key] = vector.astype(np.float32).tobytes()
                self._computed.put(key, found[key])
        if not keys:
            return super().encode(texts, cancel)
        rows = np.stack([np.frombuffer(found[key], dtype=np.float32) for key in keys])
        self.dims = int(rows.shape[1])
        return rows

    def close(self) -> None:
        """End the process, where there is one."""
        super().close()
        self._computed.close()


def _key(*parts: object) -> bytes:
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).digest()
