"""Passages embedded a second, beside sentence-transformers with its defaults, on the same passages."""

from __future__ import annotations

import mailbox
import os
import random
import time
from pathlib import Path

import numpy as np

from tests.bench.figures import Figure


def run(quick: bool) -> list[Figure]:
    """Measure the installed embedding model (OWNHAND_MODELS) on real mail where there is some."""
    from models.embedder import Embedder

    folder = Path(os.environ.get("OWNHAND_MODELS", "models")) / "all-MiniLM-L6-v2"
    texts, note = passages(96 if quick else 600)
    embedder = Embedder.load(folder)
    from sentence_transformers import SentenceTransformer

    plain = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    embedder.encode(texts[:16])
    plain.encode(texts[:16])
    parts = [texts[start::4] for start in range(4)]
    ours = theirs = 0.0
    closest = 1.0
    for part in parts:  # in turn, so that other load on the machine meets both
        started = time.perf_counter()
        expected = plain.encode(part, normalize_embeddings=True)
        theirs += time.perf_counter() - started
        started = time.perf_counter()
        got = embedder.encode(part)
        ours += time.perf_counter() - started
        closest = min(closest, float((got * expected).sum(axis=1).min()))
    return [
        Figure("embed", len(texts) / ours, "passages/s", "sentence-transformers", len(texts) / theirs, note),
        Figure("lowest cosine to float32", closest, "", note="bfloat16" if embedder.fast else "float32"),
        Figure("same nearest ten", _recall(embedder, plain, texts), "share"),
    ]


def passages(count: int) -> tuple[list[str], str]:
    """Passages of real mail, or made of words where there are no corpora."""
    corpora = Path(os.environ.get("OWNHAND_CORPORA", Path(__file__).parents[2] / ".." / "shared" / "corpora"))
    files = sorted(corpora.glob("mail/*.mbox"))
    texts: list[str] = []
    for file in files:
        for message in mailbox.mbox(file):
            part = message.get_payload(decode=True) if not message.is_multipart() else None
            words = part.decode("utf-8", "replace").split() if isinstance(part, bytes) else []
            texts += [" ".join(words[at : at + 150]) for at in range(0, min(len(words), 600), 150)]
            if len(texts) >= count * 3:
                break
    if texts:
        return random.Random(1).sample(
            texts, min(count, len(texts))
        ), "passages of real mail, up to 150 words"
    source, words = (
        random.Random(1),
        ["the", "figures", "of", "march", "are", "late", "because", "nobody", "sent", "papers", "on", "time"],
    )
    made = [" ".join(source.choices(words, k=source.randint(8, 150))) for _ in range(count)]
    return made, "made passages"


def _recall(embedder, plain, texts: list[str]) -> float:
    """Share of the ten nearest neighbours that both find."""
    texts = list(dict.fromkeys(texts))[:200]
    one, other = embedder.encode(texts), plain.encode(texts, normalize_embeddings=True)
    near = [np.argsort(-(vectors @ vectors.T), axis=1)[:, 1:11] for vectors in (one, other)]
    return float(np.mean([len(set(a) & set(b)) / 10 for a, b in zip(*near, strict=True)]))


if __name__ == "__main__":
    for figure in run(quick=True):
        print(figure)
