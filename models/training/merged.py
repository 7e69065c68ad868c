"""LoRA layers computed with the adapter merged into the weights of the step: one product instead of three.

The result is that of PEFT's layers (up to rounding). A step has far more tokens than the adapter has ranks,
so adding ``B A`` to the weights once is cheaper than taking every token through ``A`` and ``B``, and the
large intermediate sums fall away.
"""

from __future__ import annotations

from typing import Any

import torch


class _Merged(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: Any, weight: Any, down: Any, up: Any, scale: float) -> Any:
        merged = torch.addmm(weight, up.to(weight.dtype), down.to(weight.dtype), alpha=scale)
        ctx.save_for_backward(x, merged, down, up)
        ctx.scale = scale
        return x @ merged.T

    @staticmethod
    def backward(ctx: Any, *gradients: Any) -> Any:
        (gradient,) = gradients
        x, merged, down, up = ctx.saved_tensors
        back = gradient @ merged if ctx.needs_input_grad[0] else None
        flat, given = gradient.reshape(-1, gradient.shape[-1]), x.reshape(-1, x.shape[-1])
        for_up = flat.T @ (given @ down.T.to(given.dtype))
        for_down = (flat @ up.to(flat.dtype)).T @ given
        return back, None, for_down.to(down.dtype) * ctx.scale, for_up.to(up.dtype) * ctx.scale, None


def product(
    x: torch.Tensor, weight: torch.Tensor, down: torch.Tensor, up: torch.Tensor, scale: float
) -> torch.Tensor:
    """``x (W + scale * up down)ᵀ``, with gradients for ``x``, ``down`` and ``up``; ``weight`` is frozen.

    Args:
        x: (..., inputs).
        weight: (outputs, inputs).
        down: (rank, inputs).
        up: (outputs, rank).
    """
    return _Merged.apply(x, weight, down, up, scale)


def merge_in_steps(model: Any) -> None:
    """Let every LoRA layer of a PEFT model compute merged.

    Raises:
        ValueError: for a layer with a bias or with dropout, which this way of computing leaves out.
    """
    from peft.tuners.lora import Linear  # noqa: PLC0415  (only for training)

    for layer in model.modules():
        if not isinstance(layer, Linear):
            continue
        if layer.base_layer.bias is not None or not isinstance(
            layer.lora_dropout["default"], torch.nn.Identity
        ):
            raise ValueError("only layers without bias and dropout can be merged")
        layer.forward = _forward(layer)


def _forward(layer: Any) -> Any:
    weight, scale = layer.base_layer.weight, layer.scaling["default"]
    down, up = layer.lora_A["default"].weight, layer.lora_B["default"].weight

    def forward(x: torch.Tensor, *_rest: Any, **_named: Any) -> Any:
        return product(x, weight, down, up, scale)

    return forward
