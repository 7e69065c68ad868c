"""Which kind of numbers this processor multiplies fast."""

from __future__ import annotations


def has_bfloat16() -> bool:
    """Whether the processor multiplies bfloat16 itself.

    Emulated it was measured to be seventy times slower than float32 (AVX2, matrices of 1536 × 576 × 1536).
    """
    import torch  # noqa: PLC0415  (seconds to import; only for those who calculate)

    tests = ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
    return any(getattr(torch.cpu, name, lambda: False)() for name in tests)
