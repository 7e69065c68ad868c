"""The two steps between flat tokens and rows of attention, each with its short way back.

PyTorch's own way back from ``index_select`` adds numbers one by one on one core, which took a tenth of the
training time. Nearly every position is taken once, so the way back is another selection.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch


class _Rows(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, flat: Any, at: Any, back: Any, shared: Any) -> Any:
        ctx.back, ctx.shared = back, shared
        return flat.index_select(0, at.reshape(-1)).view(*at.shape, *flat.shape[1:])

    @staticmethod
    def backward(ctx: Any, *gradients: Any) -> Any:
        (rows,) = gradients
        flat = rows.reshape(-1, *rows.shape[2:]).index_select(0, ctx.back)
        for positions, copies in ctx.shared:
            flat[positions] += rows[copies, : len(positions)].sum(0)
        return flat, None, None, None


class _Flat(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, rows: Any, at: Any, back: Any) -> Any:
        ctx.shape, ctx.back = rows.shape, back
        return rows.reshape(-1, *rows.shape[2:]).index_select(0, back)

    @staticmethod
    def backward(ctx: Any, *gradients: Any) -> Any:
        (flat,) = gradients
        rows = flat.new_zeros((ctx.shape[0] * ctx.shape[1], *flat.shape[1:]))
        rows[ctx.back] = flat
        return rows.view(ctx.shape), None, None


def rows_of(
    heads: torch.Tensor,
    at: torch.Tensor,
    back: torch.Tensor,
    shared: Sequence[tuple[torch.Tensor, torch.Tensor]],
) -> torch.Tensor:
    """Lay flat tokens out in rows.

    Args:
        heads: (1, heads, tokens, width).
        at: (rows, longest) flat positions.
        back: (tokens,) where each flat position's own place in the rows is.
        shared: flat positions of which rows hold further copies, and these rows; they begin with the copy.

    Returns:
        (rows, longest, heads, width).
    """
    return _Rows.apply(heads[0].transpose(0, 1), at, back, shared)


def flat_of(rows: torch.Tensor, at: torch.Tensor, back: torch.Tensor) -> torch.Tensor:
    """The way back: (rows, longest, heads, width) as (tokens, heads, width)."""
    return _Flat.apply(rows, at, back)
