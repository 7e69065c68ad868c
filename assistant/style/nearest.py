"""Exact nearest neighbours among past contexts, in memory, one matrix a language."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]


class ContextVectors:
    """Unit vectors of past contexts; adding one does not copy the others.

    20,000 contexts of 384 dimensions are 31 MB and are searched in about 4 ms on one core.
    """

    def __init__(self, rows: Iterable[tuple[int, str, bytes]] = ()) -> None:
        self._vectors: dict[tuple[str, int], Vector] = {}
        self._ids: dict[tuple[str, int], list[int]] = {}
        grouped: dict[tuple[str, int], tuple[list[int], list[bytes]]] = {}
        for context_id, language, blob in rows:
            ids, blobs = grouped.setdefault((language, len(blob) // 4), ([], []))
            ids.append(context_id)
            blobs.append(blob)
        for key, (ids, blobs) in grouped.items():
            self._ids[key] = ids
            self._vectors[key] = (
                np.frombuffer(b"".join(blobs), dtype=np.float32).reshape(len(ids), key[1]).copy()
            )

    def add(self, context_id: int, language: str, vector: Vector) -> None:
        """Add one unit vector."""
        key = (language, int(vector.shape[0]))
        ids = self._ids.setdefault(key, [])
        matrix = self._vectors.get(key)
        if matrix is None or len(ids) == len(matrix):
            grown = np.empty((max(64, 2 * len(ids)), key[1]), dtype=np.float32)
            if matrix is not None:
                grown[: len(ids)] = matrix
            self._vectors[key] = matrix = grown
        matrix[len(ids)] = vector
        ids.append(context_id)

    def nearest(self, vector: Vector, language: str, k: int, floor: float) -> list[tuple[int, float]]:
        """The k nearest contexts of the same language with a cosine of at least ``floor``, nearest first."""
        key = (language, int(vector.shape[0]))
        ids = self._ids.get(key)
        if not ids:
            return []
        similarity = self._vectors[key][: len(ids)] @ vector
        k = min(k, len(ids))
        places = np.argpartition(-similarity, k - 1)[:k]
        ordered = places[np.argsort(-similarity[places])]
        return [(ids[int(i)], float(similarity[i])) for i in ordered if similarity[i] >= floor]


def unit(vector: object) -> Vector | None:
    """A finite float32 unit vector, or None where the value is none."""
    if vector is None:
        return None
    array = np.asarray(vector, dtype=np.float32).reshape(-1)
    length = float(np.linalg.norm(array))
    if not array.size or not np.isfinite(length) or length == 0.0:
        return None
    return array / length
