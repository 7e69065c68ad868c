"""A tiny language model as a GGUF: random weights, byte-level vocabulary, read by llama.cpp and transformers."""

from __future__ import annotations

from pathlib import Path

import numpy as np

WIDTH, INNER, LAYERS, HEADS, KV_HEADS = 32, 64, 2, 4, 2
MARKS = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")


def write_tiny(path: Path, seed: int = 0, width: int = WIDTH) -> Path:
    """Write the model; the same for the same seed."""
    import gguf

    dice = np.random.default_rng(seed)
    kv = width * KV_HEADS // HEADS
    writer = gguf.GGUFWriter(str(path), "llama")
    writer.add_name("tiny")
    writer.add_context_length(512)
    writer.add_embedding_length(width)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(KV_HEADS)
    writer.add_rope_dimension_count(width // HEADS)
    writer.add_rope_freq_base(10_000.0)
    writer.add_layer_norm_rms_eps(1e-5)
    tokens = [*MARKS, *_letters(), "Ġt", "he"]
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("smollm")
    writer.add_token_list(tokens)
    writer.add_token_types([3] * len(MARKS) + [1] * (len(tokens) - len(MARKS)))
    writer.add_token_merges(["Ġ t", "h e"])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)

    def matrix(name: str, outputs: int, inputs: int) -> None:
        rows = dice.normal(scale=inputs**-0.5, size=(outputs, inputs))
        writer.add_tensor(f"{name}.weight", rows.astype(np.float32))

    matrix("token_embd", len(tokens), width)
    for layer in range(LAYERS):
        at = f"blk.{layer}"
        for name, outputs, inputs in (
            ("attn_q", width, width), ("attn_k", kv, width), ("attn_v", kv, width), ("attn_output", width, width),
            ("ffn_gate", INNER, width), ("ffn_up", INNER, width), ("ffn_down", width, INNER),
        ):  # fmt: skip
            matrix(f"{at}.{name}", outputs, inputs)
        for name in ("attn_norm", "ffn_norm"):
            writer.add_tensor(f"{at}.{name}.weight", np.ones(width, dtype=np.float32))
    writer.add_tensor("output_norm.weight", np.ones(width, dtype=np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _letters() -> list[str]:
    """All bytes as byte-level tokenisers write them (GPT-2's table)."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in plain]
    table = {byte: chr(byte) for byte in plain} | {byte: chr(256 + k) for k, byte in enumerate(others)}
    return [table[byte] for byte in range(256)]
