"""The model that is trained on, out of its GGUF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from models.arithmetic import has_bfloat16


def load_base(gguf: Path, attention: str = "") -> tuple[Any, Any]:
    """The model of a GGUF as transformers reads and de-quantizes it, and its tokenizer.

    Args:
        attention: name of a registered way to compute attention; "" takes the usual one.

    Returns:
        model (bfloat16 where the processor multiplies it, else float32), tokenizer.
    """
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    where: dict[str, Any] = {"gguf_file": gguf.name}
    tokenizer = AutoTokenizer.from_pretrained(str(gguf.parent), **where)
    kind = torch.bfloat16 if has_bfloat16() else torch.float32
    if attention:
        where["attn_implementation"] = attention
    return AutoModelForCausalLM.from_pretrained(str(gguf.parent), dtype=kind, **where), tokenizer
