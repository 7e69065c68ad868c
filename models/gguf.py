"""A strict reader of GGUF headers, used before any native code sees a file that is not from the catalogue.

A model file is untrusted input, and parsers of this format have had overflows (CVE-2025-53630,
CVE-2026-27940, CVE-2026-7482). This one is pure Python, reads every length before it believes it, and refuses
what no honest file has: unknown versions and types, duplicate keys, deep arrays, tensors outside the file or
over one another. It never renders a chat template; it only measures its length and notes which marks the
vocabulary has.

The layout is that of the GGUF specification (ggml-org/ggml, docs/gguf.md), versions 2 and 3, little endian.
"""

from __future__ import annotations

import mmap
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from models.cards import ModelCard
from models.errors import KnownError
from models.templates import candidate_marks, choose

MOST_ENTRIES = 4096
MOST_TENSORS = 20_000
MOST_KEY = 512
MOST_STRING = 1 << 20
MOST_TEMPLATE = 256 * 1024
MOST_ELEMENTS = 2_000_000
MOST_NESTING = 2
MOST_METADATA = 256 * 1024 * 1024
MOST_DIMENSIONS = 4
# By name of the entry. llama.cpp holds arrays of 512 layers; the rest is far above any model there is.
_MOST_OF = {
    "block_count": 512,
    "context_length": 1 << 28,
    "embedding_length": 1 << 20,
    "feed_forward_length": 1 << 22,
    "attention.head_count": 4096,
    "attention.head_count_kv": 4096,
    "attention.key_length": 1 << 16,
    "attention.value_length": 1 << 16,
    "expert_count": 512,
    "expert_used_count": 512,
}

_SCALARS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "B", 10: "Q", 11: "q", 12: "d"}
_BOOL, _STRING, _ARRAY = 7, 8, 9

_BLOCKS: dict[int, tuple[int, int]] = {
    0: (1, 4), 1: (1, 2), 2: (32, 18), 3: (32, 20), 6: (32, 22), 7: (32, 24), 8: (32, 34), 9: (32, 36),
    10: (256, 84), 11: (256, 110), 12: (256, 144), 13: (256, 176), 14: (256, 210), 15: (256, 292),
    16: (256, 66), 17: (256, 74), 18: (256, 98), 19: (256, 50), 20: (32, 18), 21: (256, 110),
    22: (256, 82), 23: (256, 136), 24: (1, 1), 25: (1, 2), 26: (1, 4), 27: (1, 8), 28: (1, 8),
    29: (256, 56), 30: (1, 2), 34: (256, 54), 35: (256, 66), 39: (32, 17),
}  # fmt: skip
"""Elements and bytes of a block, by tensor type (``ggml_type``)."""

_HINT = "Download the file again, or choose another: ownhand models"

_RECURRENT = (
    "mamba",
    "rwkv",
    "jamba",
    "plamo2",
    "granitehybrid",
    "falcon-h1",
    "lfm2",
    "nemotron_h",
    "qwen3next",
    "qwen35",
)
"""Architectures (by the beginning of their name) that can't drop the end of a prompt; they recompute
instead."""


@dataclass(frozen=True, slots=True)
class GgufInfo:
    """What a header tells.

    Attributes:
        size: bytes of the file.
        architecture, name: as the file names itself; the name cut to 80 printable characters.
        layers, kv_heads, head_size, width, vocabulary, context: shape; 0 where the file does not tell.
        parameters: elements of all tensors.
        template_chars: length of the file's own chat template, which is not used; 0 without one.
        marks: which marks of our templates the vocabulary has.
        template: the pinned template that fits.
        recurrent: whether the model can't drop the end of a prompt.
    """

    version: int
    size: int
    architecture: str
    name: str
    tensors: int
    parameters: int
    layers: int
    kv_heads: int
    head_size: int
    width: int
    vocabulary: int
    context: int
    template_chars: int
    marks: frozenset[str]
    template: str
    recurrent: bool

    def card(self, name: str, path: Path, sha256: str) -> ModelCard:
        """A card for a file that is not in the catalogue."""
        return ModelCard(
            name=name,
            title=self.name or name,
            kind="language",
            file=path.name,
            licence="unknown",
            sha256=sha256,
            size=self.size,
            parameters=self.parameters,
            architecture=self.architecture,
            layers=self.layers,
            kv_heads=self.kv_heads,
            head_size=self.head_size,
            width=self.width,
            vocabulary=self.vocabulary,
            context=self.context,
            template=self.template,
            note="Recomputes whole prompts." if self.recurrent else "",
        )


def inspect(path: Path) -> GgufInfo:
    """Read and check the header of a file.

    Raises:
        KnownError: ``not-a-model`` for other files, ``model-damaged`` for broken or hostile ones,
            ``model-unsupported`` for versions and kinds that can't be used.
    """
    with _opened(path) as reader:
        return reader.read()


def read_texts(path: Path) -> dict[str, str]:
    """The texts in the header of any GGUF file, checked as strictly; long ones are left out.

    Raises:
        KnownError: as `inspect`.
    """
    with _opened(path) as reader:
        reader.header()
        texts = {key: value for key, value in reader.values.items() if isinstance(value, bytes)}
    return {key: value.decode("utf-8", "replace") for key, value in texts.items()}


@contextmanager
def _opened(path: Path) -> Iterator[_Reader]:
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size < 24:
                raise _not_a_model(path)
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                yield _Reader(data, size, path)
    except (OSError, ValueError) as error:
        raise KnownError("not-a-model", f"The file {path.name} could not be read.", _HINT) from error


class _Reader:
    """One pass over a header; every step checks that what it reads is there."""

    def __init__(self, data: mmap.mmap, size: int, path: Path) -> None:
        self.data, self.size, self.path, self.at = data, size, path, 0
        self.values: dict[str, Any] = {}
        self.lengths: dict[str, int] = {}
        self.marks: frozenset[str] = frozenset()

    def read(self) -> GgufInfo:
        return self._summary(*self.header())

    def header(self) -> tuple[int, int, int]:
        """Check everything; returns (version, tensors, parameters)."""
        if self._take(4) != b"GGUF":
            raise _not_a_model(self.path)
        version = self._number("I")
        if version not in (2, 3):
            raise KnownError(
                "model-unsupported",
                f"The file {self.path.name} has GGUF version {version}; versions 2 and 3 can be used.",
                _HINT,
            )
        tensors, entries = self._number("Q"), self._number("Q")
        if not 0 < tensors <= MOST_TENSORS:
            self._refuse(f"it names {tensors} tensors")
        if entries > MOST_ENTRIES:
            self._refuse(f"it names {entries} entries")
        for _ in range(entries):
            self._entry()
        return version, tensors, self._tensors(tensors)

    # ------------------------------------------------------------------ entries

    def _entry(self) -> None:
        key = self._string(MOST_KEY).decode("utf-8", "replace")
        if not key or key in self.values:
            self._refuse("an entry is named twice or not at all")
        kind = self._number("I")
        if kind == _STRING:
            most = MOST_TEMPLATE if key.startswith("tokenizer.chat_template") else MOST_STRING
            text = self._string(most)
            self.lengths[key] = len(text)
            self.values[key] = text if len(text) <= 4096 else b""
        elif kind == _ARRAY:
            self.values[key] = self._array(key, 1)
        else:
            self.values[key] = self._scalar(kind)

    def _scalar(self, kind: int) -> int | float | bool:
        if kind not in _SCALARS:
            self._refuse(f"it has an entry of the unknown type {kind}")
        value = self._number(_SCALARS[kind])
        if kind == _BOOL and value not in (0, 1):
            self._refuse("a yes-or-no entry is neither")
        return value

    def _array(self, key: str, depth: int) -> Any:
        """Walk an array; returns its first number (many shapes are arrays of equal numbers) or None."""
        if depth > MOST_NESTING:
            self._refuse("its arrays are nested too deeply")
        kind, count = self._number("I"), self._number("Q")
        if count > MOST_ELEMENTS:
            self._refuse(f"it has an array of {count} elements")
        self.lengths[key] = count
        if kind == _STRING:
            self._strings(key, count)
            return None
        if kind == _ARRAY:
            for _ in range(count):
                self._array(f"{key}[]", depth + 1)
            return None
        if kind not in _SCALARS:
            self._refuse(f"it has an array of the unknown type {kind}")
        format_ = _SCALARS[kind]
        start = self.at
        self._take(struct.calcsize(format_) * count, copy=False)
        if not count:
            return None
        if kind in (6, 12) or count > 4096:
            return None
        return max(struct.unpack_from(f"<{count}{format_}", self.data, start))

    def _strings(self, key: str, count: int) -> None:
        wanted = {mark.encode(): mark for mark in candidate_marks()} if key == "tokenizer.ggml.tokens" else {}
        longest = max((len(mark) for mark in wanted), default=0)
        found = set()
        for _ in range(count):
            length = self._number("Q")
            if length > MOST_STRING:
                self._refuse("a text in it is too long")
            text = self._take(length, copy=0 < length <= longest)
            if text in wanted:
                found.add(wanted[text])
        if wanted:
            self.marks = frozenset(found)

    # ------------------------------------------------------------------ tensors

    def _tensors(self, count: int) -> int:
        alignment = self.values.get("general.alignment", 32)
        if not isinstance(alignment, int) or not 8 <= alignment <= 65536 or alignment & (alignment - 1):
            self._refuse("its alignment is impossible")
        spans, names, parameters = [], set(), 0
        for _ in range(count):
            name = self._string(MOST_KEY)
            if not name or name in names:
                self._refuse("a tensor is named twice or not at all")
            names.add(name)
            elements, size = self._tensor_size()
            offset = self._number("Q")
            if offset % alignment:
                self._refuse("a tensor is not aligned")
            spans.append((offset, size))
            parameters += elements
        start = -(-self.at // alignment) * alignment
        end = 0
        for offset, size in sorted(spans):
            if offset < end:
                self._refuse("its tensors lie over one another")
            end = offset + size
            if start + end > self.size:
                self._refuse("it is cut short: a tensor ends behind the end of the file")
        return parameters

    def _tensor_size(self) -> tuple[int, int]:
        dimensions = self._number("I")
        if not 1 <= dimensions <= MOST_DIMENSIONS:
            self._refuse(f"a tensor has {dimensions} dimensions")
        elements, first = 1, 0
        for index in range(dimensions):
            length = self._number("Q")
            first = first or length
            if not 0 < length < 1 << 40:
                self._refuse("a tensor has an impossible length")
            elements *= length
            if elements >= 1 << 48:
                self._refuse("a tensor is impossibly large")
            del index
        kind = self._number("I")
        if kind not in _BLOCKS:
            self._refuse(f"a tensor has the unknown type {kind}")
        block, size = _BLOCKS[kind]
        if first % block:
            self._refuse("a tensor has half a block")
        return elements, elements // block * size

    # ------------------------------------------------------------------ what it means

    def _summary(self, version: int, tensors: int, parameters: int) -> GgufInfo:
        architecture = self._text("general.architecture", 40)
        if not architecture or not architecture.replace("-", "").replace("_", "").replace(".", "").isalnum():
            self._refuse("it does not name its architecture")
        if self._whole("split.count") > 1:
            raise KnownError(
                "model-unsupported",
                f"The file {self.path.name} is one part of a model in several files.",
                "Choose the model in one file, or join the parts first.",
            )
        vocabulary = self.lengths.get("tokenizer.ggml.tokens", 0)
        if not vocabulary:
            raise KnownError(
                "model-unsupported",
                f"The file {self.path.name} has no vocabulary: it is no language model.",
                _HINT,
            )
        self._check_shape(architecture)
        heads = self._whole(f"{architecture}.attention.head_count")
        width = self._whole(f"{architecture}.embedding_length")
        head_size = self._whole(f"{architecture}.attention.key_length") or (width // heads if heads else 0)
        return GgufInfo(
            version=version,
            size=self.size,
            architecture=architecture,
            name=self._text("general.name", 80),
            tensors=tensors,
            parameters=parameters,
            layers=self._whole(f"{architecture}.block_count"),
            kv_heads=self._whole(f"{architecture}.attention.head_count_kv") or heads,
            head_size=head_size,
            width=width,
            vocabulary=vocabulary,
            context=self._whole(f"{architecture}.context_length"),
            template_chars=self.lengths.get("tokenizer.chat_template", 0),
            marks=self.marks,
            template=choose(architecture, self.marks),
            recurrent=architecture.startswith(_RECURRENT) or f"{architecture}.ssm.state_size" in self.values,
        )

    def _check_shape(self, architecture: str) -> None:
        """Refuse what the runtime would end the whole process over, instead of reporting it."""
        for name, most in _MOST_OF.items():
            value = self.values.get(f"{architecture}.{name}", 0)
            if type(value) is int and not 0 <= value <= most:
                self._refuse(f"its {name.replace('.', ' ').replace('_', ' ')} is impossible")

    def _text(self, key: str, most: int) -> str:
        value = self.values.get(key, b"")
        if not isinstance(value, bytes):
            return ""
        text = value.decode("utf-8", "replace")
        return "".join(character for character in text if character.isprintable())[:most]

    def _whole(self, key: str) -> int:
        value = self.values.get(key, 0)
        return value if type(value) is int and 0 <= value < 1 << 31 else 0

    # ------------------------------------------------------------------ bytes

    def _string(self, most: int) -> bytes:
        length = self._number("Q")
        if length > most:
            self._refuse("a text in it is too long")
        return self._take(length)

    def _number(self, format_: str) -> Any:
        size = struct.calcsize(format_)
        start = self.at
        self._take(size, copy=False)
        return struct.unpack_from(f"<{format_}", self.data, start)[0]

    def _take(self, count: int, *, copy: bool = True) -> bytes:
        end = self.at + count
        if end > self.size:
            self._refuse("it is cut short")
        if end > MOST_METADATA:
            self._refuse("its header is too large")
        start, self.at = self.at, end
        return self.data[start:end] if copy else b""

    def _refuse(self, reason: str) -> NoReturn:
        raise KnownError("model-damaged", f"The model file {self.path.name} is damaged: {reason}.", _HINT)


def _not_a_model(path: Path) -> KnownError:
    return KnownError("not-a-model", f"The file {path.name} is not a GGUF model.", _HINT)
