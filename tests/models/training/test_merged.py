"""The merged product is that of a LoRA layer, and so are its gradients."""

import torch

from models.training.merged import product


def test_values_and_gradients_are_those_of_the_separate_products():
    source = torch.Generator().manual_seed(1)

    def drawn(*shape):
        return torch.randn(*shape, generator=source, dtype=torch.float64)

    weight, aim = drawn(5, 7), drawn(2, 3, 5)
    leaves = [drawn(2, 3, 7), drawn(4, 7), drawn(5, 4)]
    results = []
    for merged in (True, False):
        x, down, up = (leaf.clone().requires_grad_() for leaf in leaves)
        out = product(x, weight, down, up, 2.0) if merged else x @ weight.T + 2.0 * (x @ down.T) @ up.T
        (out * aim).sum().backward()
        results.append([out.detach(), x.grad, down.grad, up.grad])

    for ours, theirs in zip(*results, strict=True):
        torch.testing.assert_close(ours, theirs)
