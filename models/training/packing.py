"""Many short examples as one flat sequence: nothing is padded, and a task's opening is computed only once.

Every example of a task begins with the same tokens (the system line and the start of the user's turn), which
see nothing but themselves. So one copy of them serves all examples of a step: each example attends to the
opening of its task and to itself. The result is that of separate rows. (Prefix sharing as in Hydragen,
arXiv 2402.05099, here for training.)
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch

ATTENTION = "ownhand_packed"
"""The name under which transformers knows `attend`."""


@dataclass(frozen=True, slots=True)
class Example:
    """One example in tokens.

    Attributes:
        opening: tokens that it shares with the other examples of its task.
        prompt: the rest of what is given.
        answer: what is wanted, with the end mark.
    """

    opening: tuple[int, ...]
    prompt: tuple[int, ...]
    answer: tuple[int, ...]

    @property
    def own(self) -> int:
        """Number of tokens that are its own."""
        return len(self.prompt) + len(self.answer)

    @property
    def whole(self) -> int:
        """Number of all its tokens."""
        return len(self.opening) + self.own


@dataclass(frozen=True, slots=True)
class Layout:
    """Which flat positions make up each row of attention.

    Attributes:
        queries: (rows, longest query) flat positions, padded with 0.
        keys: (rows, longest key) flat positions, padded with 0.
        allowed: (rows, 1, longest query, longest key), True where a query may look at a key.
        back: (tokens,) where each flat position lies in ``queries``, read row by row.
        key_back: the same for its own place in ``keys``.
        shared: for each opening: its flat positions, and the rows of ``keys`` that begin with a copy of it.
    """

    queries: torch.Tensor
    keys: torch.Tensor
    allowed: torch.Tensor
    back: torch.Tensor
    key_back: torch.Tensor
    shared: tuple[tuple[torch.Tensor, torch.Tensor], ...]


@dataclass(frozen=True, slots=True)
class Packed:
    """One step.

    Attributes:
        ids, positions: (1, tokens).
        predicting: flat positions whose output is compared with ``wanted``.
        wanted: the tokens that follow there.
    """

    ids: torch.Tensor
    positions: torch.Tensor
    layout: Layout
    predicting: torch.Tensor
    wanted: torch.Tensor


def groups(examples: Sequence[Example], step_tokens: int, rng: random.Random) -> list[list[int]]:
    """Share the examples out among steps: like lengths and few tasks in each, the steps in random order.

    Args:
        step_tokens: upper bound of a step's tokens, openings included, where no example alone is longer.

    Returns:
        lists of indices; every example is in exactly one.
    """
    order = sorted(range(len(examples)), key=lambda i: (examples[i].own, rng.random()))
    made: list[list[int]] = []
    for window in _windows(order, examples, 3 * step_tokens):
        openings = sorted({examples[i].opening for i in window})
        rng.shuffle(openings)
        window.sort(key=lambda i: openings.index(examples[i].opening))
        group: list[int] = []
        tokens, seen = 0, set[tuple[int, ...]]()
        for index in window:
            example = examples[index]
            more = example.own + (0 if example.opening in seen else len(example.opening))
            if group and tokens + more > step_tokens:
                made.append(group)
                group, tokens, seen = [], 0, set()
                more = example.own + len(example.opening)
            group.append(index)
            tokens += more
            seen.add(example.opening)
        if group:
            made.append(group)
    rng.shuffle(made)
    return made


def _windows(order: Sequence[int], examples: Sequence[Example], tokens: int) -> list[list[int]]:
    windows: list[list[int]] = [[]]
    filled = 0
    for index in order:
        if windows[-1] and filled + examples[index].own > tokens:
            windows.append([])
            filled = 0
        windows[-1].append(index)
        filled += examples[index].own
    return [window for window in windows if window]


def pack(examples: Sequence[Example]) -> Packed:
    """Lay the examples of one step out as a flat sequence."""
    import torch  # noqa: PLC0415  (only for training)

    ids: list[int] = []
    positions: list[int] = []
    rows: list[tuple[list[int], list[int]]] = []  # own flat positions, and those of the opening before them
    predicting: list[int] = []
    wanted: list[int] = []
    openings: dict[tuple[int, ...], list[int]] = {}
    for example in examples:
        if example.opening not in openings:
            at = list(range(len(ids), len(ids) + len(example.opening)))
            ids += example.opening
            positions += range(len(example.opening))
            openings[example.opening] = at
            rows.append((at, []))
        start = len(ids)
        own = list(range(start, start + example.own))
        ids += [*example.prompt, *example.answer]
        positions += range(len(example.opening), len(example.opening) + example.own)
        rows.append((own, openings[example.opening]))
        first = start + len(example.prompt) - 1
        predicting += range(first, first + len(example.answer))
        wanted += example.answer
    wide, deep = max(len(own) for own, _ in rows), max(len(own) + len(before) for own, before in rows)
    queries = torch.zeros((len(rows), wide), dtype=torch.long)
    keys = torch.zeros((len(rows), deep), dtype=torch.long)
    allowed = torch.zeros((len(rows), 1, wide, deep), dtype=torch.bool)
    allowed[:, :, :, 0] = True  # padding has to look somewhere, else its softmax is not a number
    back = torch.zeros(len(ids), dtype=torch.long)
    key_back = torch.zeros(len(ids), dtype=torch.long)
    for row, (own, before) in enumerate(rows):
        queries[row, : len(own)] = torch.tensor(own)
        keys[row, : len(before) + len(own)] = torch.tensor(before + own)
        back[own] = torch.arange(len(own)) + row * wide
        key_back[own] = torch.arange(len(own)) + row * deep + len(before)
        allowed[row, 0, : len(own), : len(before)] = True
        allowed[row, 0, : len(own), len(before) : len(before) + len(own)] = torch.ones(
            (len(own), len(own)), dtype=torch.bool
        ).tril()
    shared = tuple(
        (torch.tensor(at), torch.tensor([row for row, (_, before) in enumerate(rows) if before is at]))
        for at in openings.values()
    )
    return Packed(
        torch.tensor([ids]),
        torch.tensor([positions]),
        Layout(queries, keys, allowed, back, key_back, shared),
        torch.tensor(predicting),
        torch.tensor(wanted),
    )


def attend(
    module: Any,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: torch.Tensor | None,
    *,
    layout: Layout,
    scaling: float,
    **_rest: Any,
) -> tuple[torch.Tensor, None]:
    """Attention of a packed step, in the form that transformers calls it.

    Args:
        query: (1, heads, tokens, width); ``key`` and ``value`` with as many or fewer heads.
        attention_mask: unused; ``layout`` says who sees whom.

    Returns:
        (1, tokens, heads, width), None.
    """
    import torch  # noqa: PLC0415  (only for training)

    from models.training.gathering import flat_of, rows_of  # noqa: PLC0415  (only for training)

    out = torch.nn.functional.scaled_dot_product_attention(
        rows_of(query, layout.queries, layout.back, ()).transpose(1, 2),
        rows_of(key, layout.keys, layout.key_back, layout.shared).transpose(1, 2),
        rows_of(value, layout.keys, layout.key_back, layout.shared).transpose(1, 2),
        attn_mask=layout.allowed,
        scale=scaling,
        enable_gqa=query.shape[1] != key.shape[1],
    )
    return flat_of(out.transpose(1, 2), layout.queries, layout.back).unsqueeze(0), None
