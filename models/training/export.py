"""Write a PEFT adapter as a GGUF adapter that llama.cpp loads beside its base model.

The names and the row order of the tensors follow llama.cpp's adapter format: ``<base tensor>.lora_a``
(rank, inputs) and ``.lora_b`` (outputs, rank). For the llama architecture, GGUF keeps the rows of the
query and key projections in interleaved order, so the same permutation is applied to their ``lora_b``.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np

MODULES = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}
"""Names of the projections in the model that is trained, and in GGUF."""

_NAME = re.compile(r".*layers\.(\d+)\.([\w.]+?)\.lora_([AB])\.weight$")


def interleave(rows: np.ndarray, heads: int) -> np.ndarray:
    """Reorder the output rows of a query or key projection from half-split to interleaved rotary order.

    Args:
        rows: (outputs, columns) with ``outputs`` divisible by ``2 * heads``.
    """
    outputs, columns = rows.shape
    return rows.reshape(heads, 2, outputs // heads // 2, columns).swapaxes(1, 2).reshape(outputs, columns)


def export(
    adapter: Path, target: Path, *, heads: int, kv_heads: int, name: str, base_sha256: str, task: str
) -> None:
    """Convert the PEFT adapter in ``adapter`` to the GGUF file ``target`` (float16).

    Args:
        heads, kv_heads: attention heads of the base model, for the rotary order.
        base_sha256: hash of the GGUF it was trained on; the loader refuses other bases.
        task: what the adapter is for, kept in the file.
    """
    import gguf
    from safetensors.numpy import load_file

    config = json.loads((adapter / "adapter_config.json").read_text(encoding="utf-8"))
    tensors: dict[str, np.ndarray[Any, Any]] = load_file(adapter / "adapter_model.safetensors")
    writer = gguf.GGUFWriter(str(target), "llama")
    writer.add_type("adapter")
    writer.add_name(name)
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", float(config["lora_alpha"]))
    writer.add_string("ownhand.base.sha256", base_sha256)
    writer.add_string("ownhand.task", task)
    for key in sorted(tensors):
        match = _NAME.match(key)
        if match is None:
            raise ValueError("the adapter has a tensor for a module that llama.cpp does not know")
        layer, module, half = match.groups()
        rows = tensors[key].astype(np.float32)
        if half == "B" and module in ("self_attn.q_proj", "self_attn.k_proj"):
            rows = interleave(rows, heads if module.endswith("q_proj") else kv_heads)
        writer.add_tensor(
            f"blk.{layer}.{MODULES[module]}.weight.lora_{half.lower()}", rows.astype(np.float16)
        )
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
