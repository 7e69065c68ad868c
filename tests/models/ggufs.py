"""Small GGUF files written byte by byte."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

STRING, ARRAY, UINT32 = 8, 9, 4


def text(value: str | bytes) -> bytes:
    data = value.encode() if isinstance(value, str) else value
    return struct.pack("<Q", len(data)) + data


def entry(key: str, value: Any) -> bytes:
    return text(key) + typed(value)


def typed(value: Any) -> bytes:
    if isinstance(value, bytes):
        return value
    if isinstance(value, str):
        return struct.pack("<I", STRING) + text(value)
    if isinstance(value, list):
        body = b"".join(text(item) for item in value)
        return struct.pack("<IIQ", ARRAY, STRING, len(value)) + body
    return struct.pack("<II", UINT32, value)


def tensor(name: str, shape: tuple[int, ...], offset: int, kind: int = 0) -> bytes:
    return text(name) + struct.pack(f"<I{len(shape)}QIQ", len(shape), *shape, kind, offset)


def gguf(
    entries: dict[str, Any] | None = None,
    tensors: list[bytes] | None = None,
    data: int = 128,
    version: int = 3,
    counts: tuple[int, int] | None = None,
) -> bytes:
    """A whole file; defaults make a tiny honest language model."""
    entries = MODEL if entries is None else entries
    tensors = [tensor("output.weight", (32,), 0)] if tensors is None else tensors
    body = b"".join(entry(key, value) for key, value in entries.items())
    n_tensors, n_entries = counts or (len(tensors), len(entries))
    head = b"GGUF" + struct.pack("<IQQ", version, n_tensors, n_entries) + body + b"".join(tensors)
    return head + bytes(-len(head) % 32) + bytes(data)


MODEL: dict[str, Any] = {
    "general.architecture": "llama",
    "general.name": "Tiny",
    "llama.block_count": 2,
    "llama.attention.head_count": 4,
    "llama.attention.head_count_kv": 2,
    "llama.embedding_length": 64,
    "llama.context_length": 256,
    "tokenizer.ggml.tokens": ["<|im_start|>", "<|im_end|>", "a", "b"],
    "tokenizer.chat_template": "{{ self.__init__.__globals__ }}",
}


def write(folder: Path, content: bytes, name: str = "model.gguf") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path
