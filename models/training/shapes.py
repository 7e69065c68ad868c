"""The projections of a model that an adapter changes, read from its GGUF without its weights."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from models.errors import KnownError
from models.training.export import MODULES

TRAINABLE = ("llama",)
"""Architectures whose adapters are exported (`models.training.export` knows their names and row order)."""

Shape = tuple[int, int]


def projections(file: Path) -> Mapping[str, Shape]:
    """(inputs, outputs) of each projection of a model, by its name in GGUF.

    Raises:
        KnownError: ``model-damaged`` where the file can't be read.
    """
    import gguf  # noqa: PLC0415  (only for training)

    shorts = set(MODULES.values())
    try:
        reader = gguf.GGUFReader(file)
        return {
            tensor.name.removesuffix(".weight"): (int(tensor.shape[0]), int(tensor.shape[1]))
            for tensor in reader.tensors
            if tensor.name.startswith("blk.")
            and tensor.name.endswith(".weight")
            and tensor.name.split(".")[2] in shorts
        }
    except (ValueError, KeyError, IndexError, OSError) as fault:
        raise _damaged_model(file) from fault


def adapter_shapes(file: Path) -> Mapping[str, Shape]:
    """The same of the projections that an adapter changes.

    Raises:
        KnownError: ``adapter-damaged``.
    """
    import gguf  # noqa: PLC0415  (only for training)

    found: dict[str, list[int]] = {}
    try:
        for tensor in gguf.GGUFReader(file).tensors:
            name, _, half = tensor.name.rpartition(".weight.lora_")
            # GGUF names the inner dimension first: (inputs, rank) for a, (rank, outputs) for b.
            side = 0 if half == "a" else 1
            found.setdefault(name, [0, 0])[side] = int(tensor.shape[side])
    except (ValueError, KeyError, IndexError, OSError) as fault:
        raise KnownError(
            "adapter-damaged", f"The file {file.name} is no adapter, or is damaged.", "Train it again."
        ) from fault
    return {name: (inputs, outputs) for name, (inputs, outputs) in found.items()}


def heads_of(file: Path) -> tuple[int, int]:
    """Attention heads of a model, and those of its keys and values.

    Raises:
        KnownError: ``model-damaged``.
    """
    import gguf  # noqa: PLC0415  (only for training)

    try:
        fields = gguf.GGUFReader(file).fields
        architecture = fields["general.architecture"].contents()
        heads = int(fields[f"{architecture}.attention.head_count"].contents())
        few = fields.get(f"{architecture}.attention.head_count_kv")
        return heads, int(few.contents()) if few is not None else heads
    except (ValueError, KeyError, IndexError, OSError) as fault:
        raise _damaged_model(file) from fault


def _damaged_model(file: Path) -> KnownError:
    return KnownError(
        "model-damaged", f"The model file {file.name} can't be read.", "Install the model again."
    )
