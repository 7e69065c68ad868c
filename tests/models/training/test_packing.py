"""Packed steps: every example once, little repeated, and the same result as separate rows."""

import random

import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from transformers import AttentionInterface, LlamaConfig, LlamaForCausalLM

from models.training.packing import ATTENTION, Example, attend, groups, pack

_tokens = st.lists(st.integers(1, 9), min_size=1, max_size=30).map(tuple)
_examples = st.lists(
    st.builds(Example, st.sampled_from([(1, 2), (1, 3, 4)]), _tokens, _tokens), min_size=1, max_size=40
)


@settings(deadline=None)
@given(_examples)
def test_every_example_is_in_exactly_one_step_and_no_step_is_too_large(examples):
    steps = groups(examples, 90, random.Random(0))

    assert sorted(index for step in steps for index in step) == list(range(len(examples)))
    for step in steps:
        assert len(step) == 1 or pack([examples[i] for i in step]).ids.shape[1] <= 90


def test_an_opening_stands_once_in_a_step_however_many_examples_share_it():
    packed = pack([Example((1, 2, 3), (4,), (5, 6)), Example((1, 2, 3), (7, 8), (9,))])

    assert packed.ids.tolist() == [[1, 2, 3, 4, 5, 6, 7, 8, 9]]
    assert packed.positions.tolist() == [[0, 1, 2, 3, 4, 5, 3, 4, 5]]
    assert packed.wanted.tolist() == [5, 6, 9]
    assert packed.predicting.tolist() == [3, 4, 7]


def test_loss_and_gradients_are_those_of_separate_rows():
    torch.manual_seed(1)
    AttentionInterface.register(ATTENTION, attend)
    config = LlamaConfig(vocab_size=20, hidden_size=16, intermediate_size=24, num_hidden_layers=2,
                         num_attention_heads=4, num_key_value_heads=2, attn_implementation=ATTENTION)  # fmt: skip
    model = LlamaForCausalLM(config)
    examples = [
        Example((1, 2, 3), (4, 5), (6, 7)),
        Example((1, 2, 3), (8,), (9, 10, 11)),
        Example((1, 4), (5, 6, 7, 8), (3,)),
    ]
    packed = pack(examples)
    hidden = model.model(
        input_ids=packed.ids, position_ids=packed.positions, layout=packed.layout, use_cache=False
    ).last_hidden_state
    ours = torch.nn.functional.cross_entropy(
        model.lm_head(hidden[0, packed.predicting]), packed.wanted, reduction="sum"
    )
    ours.backward()
    gradients = [parameter.grad.clone() for parameter in model.parameters()]
    model.zero_grad()

    model.config._attn_implementation = "sdpa"
    theirs = torch.zeros(())
    for example in examples:
        whole = [*example.opening, *example.prompt, *example.answer]
        logits = model(input_ids=torch.tensor([whole]), use_cache=False).logits[0]
        first = len(whole) - len(example.answer) - 1
        theirs = theirs + torch.nn.functional.cross_entropy(
            logits[first:-1], torch.tensor(example.answer), reduction="sum"
        )
    theirs.backward()

    torch.testing.assert_close(ours, theirs)
    for gradient, parameter in zip(gradients, model.parameters(), strict=True):
        torch.testing.assert_close(gradient, parameter.grad, rtol=1e-4, atol=1e-6)
