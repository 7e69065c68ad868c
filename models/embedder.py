"""Texts to vectors, offline, with sentence-transformers and the all-MiniLM model.

Three things make it faster than the library's defaults without changing what it computes: identical texts are
encoded once, texts are tokenised all at once and put together by their *token* length so that little is
padding, and on processors with the instructions for it the matrices are multiplied in bfloat16 (checked
against float32 when the model loads: the cosine to it must stay above 0.99).
"""

from __future__ import annotations

import copy
import logging
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from models.arithmetic import has_bfloat16
from models.errors import Cancelled, KnownError

if TYPE_CHECKING:
    import torch

_LOG = logging.getLogger(__name__)

MAX_TOKENS = 256
TOKENS_PER_BATCH = 4096
"""Padded tokens of one step: enough to fill the processor, few enough that a cancel is seen soon."""

LEAST_COSINE = 0.99
"""The faster arithmetic is used only when probe texts stay at least this close to float32."""

_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false",
}

_PROBES = (
    "Could you send me the figures for March before Thursday?",
    "Das Treffen beginnt um neun Uhr im kleinen Saal.",
    "ok",
    "The contract was signed on 14 May; the second payment of 1,200 euros is due thirty days later, and "
    "both sides keep the right to withdraw until the goods have left the warehouse.",
)


class Embedder:
    """A loaded embedding model.

    Attributes:
        name: name of the model's folder, stored with every vector.
        dims: length of a vector.
        fast: whether the faster arithmetic is in use.
    """

    def __init__(self, model: Any, name: str) -> None:
        self.name = name
        self._model = model
        self.dims = int(model.get_embedding_dimension())
        self._lock = threading.Lock()
        self.fast = has_bfloat16() and self._speed_up()

    @classmethod
    def load(cls, folder: Path, threads: int = 0) -> Embedder:
        """Load a model folder without touching the network.

        Args:
            folder: in the layout of sentence-transformers.
            threads: 0 takes the physical cores.

        Raises:
            KnownError: ``model-missing`` or ``model-damaged``.
        """
        if not (folder / "modules.json").is_file():
            raise KnownError(
                "model-missing",
                "The embedding model is not installed.",
                f"Install it: ownhand models install {folder.name}",
            )
        os.environ.update(_OFFLINE)
        os.environ.setdefault("GOMP_SPINCOUNT", "1000")  # see models.llama: a busy machine stays usable
        import torch  # noqa: PLC0415  (seconds to import; only for those who embed)
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415

        if not threads:
            from models.hardware import read_machine  # noqa: PLC0415

            threads = read_machine().cores_physical
        torch.set_num_threads(threads)
        try:
            model = SentenceTransformer(
                str(folder), device="cpu", local_files_only=True, trust_remote_code=False
            )
        except Exception as error:  # noqa: BLE001  (whatever the library meets in a damaged folder)
            _LOG.debug("the embedding model could not be loaded: %s", type(error).__name__)
            raise KnownError(
                "model-damaged",
                "The embedding model could not be loaded.",
                f"Install it again: ownhand models install {folder.name}",
            ) from error
        model.max_seq_length = min(model.max_seq_length or MAX_TOKENS, MAX_TOKENS)
        model.eval()
        return cls(model, folder.name)

    def encode(self, texts: Sequence[str], cancel: threading.Event | None = None) -> np.ndarray:
        """Vectors of texts, float32 of shape (n, dims), each of length one, in the order given.

        Args:
            cancel: looked at between batches.

        Raises:
            Cancelled: after ``cancel``.
        """
        if not texts:
            return np.zeros((0, self.dims), dtype=np.float32)
        places: dict[str, int] = {}
        order = [places.setdefault(text, len(places)) for text in texts]
        with self._lock:
            unique = self._encode_unique(list(places), cancel)
        return unique[np.asarray(order)]

    def _encode_unique(self, texts: list[str], cancel: threading.Event | None) -> np.ndarray:
        import torch  # noqa: PLC0415

        encoded = self._tokenise(texts, cancel)
        by_length = sorted(range(len(texts)), key=lambda index: len(encoded[index]), reverse=True)
        vectors = np.empty((len(texts), self.dims), dtype=np.float32)
        start = 0
        while start < len(by_length):
            _check(cancel)
            longest = max(1, len(encoded[by_length[start]]))
            rows = by_length[start : start + max(1, TOKENS_PER_BATCH // longest)]
            start += len(rows)
            tokens = torch.zeros((len(rows), longest), dtype=torch.long)
            mask = torch.zeros((len(rows), longest), dtype=torch.long)
            for place, index in enumerate(rows):
                length = len(encoded[index])
                tokens[place, :length] = torch.tensor(encoded[index], dtype=torch.long)
                mask[place, :length] = 1
            vectors[rows] = self._forward(tokens, mask)
        return vectors

    def _tokenise(self, texts: list[str], cancel: threading.Event | None) -> list[list[int]]:
        tokeniser = self._model.tokenizer
        found: list[list[int]] = []
        for start in range(0, len(texts), 512):
            _check(cancel)
            part = [_readable(text) for text in texts[start : start + 512]]
            found += tokeniser(
                part,
                truncation=True,
                max_length=self._model.max_seq_length,
                padding=False,
                return_attention_mask=False,
            )["input_ids"]
        return found

    def _forward(self, tokens: torch.Tensor, mask: torch.Tensor) -> np.ndarray:
        import torch  # noqa: PLC0415

        transformer, *rest = self._model
        with torch.inference_mode():
            features = transformer({"input_ids": tokens, "attention_mask": mask})
            features["token_embeddings"] = features["token_embeddings"].float()
            for module in rest:
                features = module(features)
            return torch.nn.functional.normalize(features["sentence_embedding"], dim=1).numpy()

    def _speed_up(self) -> bool:
        """Turn the weights to bfloat16, unless that moves the vectors of the probe texts."""
        import torch  # noqa: PLC0415

        exact, transformer = self.encode(_PROBES), self._model[0]
        self._model[0] = copy.deepcopy(transformer).to(torch.bfloat16)
        close = float((exact * self.encode(_PROBES)).sum(axis=1).min())
        _LOG.debug("bfloat16 embedding keeps a cosine of %.4f", close)
        if close < LEAST_COSINE:
            self._model[0] = transformer
            return False
        return True


def _readable(text: str) -> str:
    """The part of a text that can matter, without halves of characters, which the tokeniser refuses."""
    return text.strip()[: MAX_TOKENS * 40].encode("utf-8", "replace").decode("utf-8")


def _check(cancel: threading.Event | None) -> None:
    if cancel is not None and cancel.is_set():
        raise Cancelled
