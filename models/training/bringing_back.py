"""Put an adapter into a PEFT model: one just trained, or an exported one brought back out of its GGUF.

Bringing back is the way back of `models.training.export`: its names, and the rows of the query and key
projections in the order of the model that is trained.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from models.adapters import read_adapter
from models.errors import KnownError
from models.training.export import MODULES

_NAME = re.compile(r"blk\.(\d+)\.(\w+)\.weight\.lora_([ab])")


@dataclass(frozen=True, slots=True)
class Weights:
    """An adapter out of its file.

    Attributes:
        tensors: float32 by the names PEFT saves them under.
        rank, alpha: size and scale; the product of both halves counts ``alpha / rank`` times.
    """

    tensors: dict[str, np.ndarray[Any, Any]]
    rank: int
    alpha: float


def separate(rows: np.ndarray[Any, Any], heads: int) -> np.ndarray[Any, Any]:
    """Reorder the output rows of a query or key projection from interleaved to half-split rotary order.

    Args:
        rows: (outputs, columns) with ``outputs`` divisible by ``2 * heads``.
    """
    outputs, columns = rows.shape
    return rows.reshape(heads, outputs // heads // 2, 2, columns).swapaxes(1, 2).reshape(outputs, columns)


def trained(folder: Path) -> Weights:
    """The adapter that training left in a folder."""
    from safetensors.numpy import load_file

    config = json.loads((folder / "adapter_config.json").read_text(encoding="utf-8"))
    tensors = load_file(folder / "adapter_model.safetensors")
    return Weights(
        {name: rows.astype(np.float32) for name, rows in tensors.items()},
        int(config["r"]),
        float(config["lora_alpha"]),
    )


def bring_back(adapter: Path, *, heads: int, kv_heads: int) -> Weights:
    """Read an exported adapter.

    Args:
        heads, kv_heads: attention heads of the base model, for the rotary order.

    Raises:
        KnownError: ``adapter-damaged`` for a file that is none of ours, or not whole.
    """
    import gguf

    if read_adapter(adapter) is None:
        raise _damaged(adapter)
    try:
        reader = gguf.GGUFReader(adapter)
        alpha = float(reader.fields["adapter.lora.alpha"].contents())
        modules = {short: module for module, short in MODULES.items()}
        tensors: dict[str, np.ndarray[Any, Any]] = {}
        for tensor in reader.tensors:
            match = _NAME.fullmatch(tensor.name)
            if match is None or match.group(2) not in modules:
                raise _damaged(adapter)
            layer, short, half = match.groups()
            rows = np.asarray(tensor.data, dtype=np.float32)
            if half == "b" and short in ("attn_q", "attn_k"):
                rows = separate(rows, heads if short == "attn_q" else kv_heads)
            name = f"base_model.model.model.layers.{layer}.{modules[short]}.lora_{half.upper()}.weight"
            tensors[name] = rows
        ranks = {rows.shape[".lora_B." in name] for name, rows in tensors.items()}
    except (ValueError, KeyError, IndexError, OSError) as fault:
        raise _damaged(adapter) from fault
    if len(ranks) != 1 or not np.isfinite(alpha):
        raise _damaged(adapter)
    return Weights(tensors, ranks.pop(), alpha)


def start_from(model: Any, weights: Weights) -> None:
    """Put an adapter's weights into a PEFT model of the same rank; another scale is reckoned in.

    Args:
        model: from ``peft.get_peft_model``, with the adapter it trains.

    Raises:
        KnownError: ``adapter-other-base`` where the adapter was made for a model of another shape.
    """
    import torch
    from peft import set_peft_model_state_dict

    config = model.peft_config["default"]
    # The model may weigh the product of both halves otherwise than the one the adapter was trained in.
    change = (weights.alpha / weights.rank) / (config.lora_alpha / config.r)
    state = {
        name: torch.from_numpy(rows * change if name.endswith("lora_B.weight") else rows)
        for name, rows in weights.tensors.items()
    }
    shapes = {name.replace(".default", ""): tuple(p.shape) for name, p in model.named_parameters()}
    if {name: tuple(rows.shape) for name, rows in state.items()} != {
        name: shape for name, shape in shapes.items() if ".lora_" in name
    }:
        raise KnownError(
            "adapter-other-base",
            "The adapter to start from was made for another model, or with another rank.",
            "Train one for this model.",
        )
    set_peft_model_state_dict(model, state)


def _damaged(adapter: Path) -> KnownError:
    return KnownError(
        "adapter-damaged",
        f"The file {adapter.name} is no adapter, or is damaged.",
        "Train it again, or leave it out.",
    )
