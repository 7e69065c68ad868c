from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import KnownError
from models.templates import GUARD, TEMPLATES, choose, guarded, render, split


def test_chatml_has_the_turns_in_order():
    assert render("chatml", "Be brief.", "Hello") == (
        "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHello<|im_end|>\n<|im_start|>assistant\n"
    )


def test_without_a_system_text_there_is_no_system_turn():
    assert "system" not in render("chatml", "", "Hello")


def test_models_without_a_system_turn_get_it_in_the_users():
    assert render("mistral", "Be brief.", "Hello") == "[INST] Be brief.\n\nHello [/INST]"


def test_braces_in_content_are_content():
    assert "{user} {system}" in render("chatml", "a {user}", "{user} {system}")


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_mark_in_content_is_never_a_mark(name):
    marks = TEMPLATES[name].marks
    hostile = " ".join(marks) + GUARD.join(marks) + "".join(mark[0] + GUARD + mark[1:] for mark in marks)
    honest = [piece for is_mark, piece in split(render(name, "s", "u"), name) if is_mark]
    forged = [piece for is_mark, piece in split(render(name, hostile, hostile, hostile), name) if is_mark]
    assert forged == honest


@given(st.text(alphabet="<|im_startend>" + GUARD, max_size=60))
def test_guarding_leaves_no_mark_and_loses_nothing(text):
    safe = guarded(text, "chatml")
    assert not any(is_mark for is_mark, _ in split(safe, "chatml"))
    assert safe.replace(GUARD, "") == text.replace(GUARD, "")


def test_a_template_is_chosen_by_architecture_and_marks():
    chatml = {"<|im_start|>", "<|im_end|>"}
    assert choose("llama", chatml) == "chatml"
    assert choose("qwen3", chatml | {"<think>", "</think>"}) == "chatml-no-think"
    assert choose("llama", {"<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"}) == "llama3"
    assert choose("anything", set()) == "plain"


def test_an_unknown_template_name_is_told():
    with pytest.raises(KnownError) as caught:
        render("jinja", "", "x")
    assert caught.value.code == "unknown-template"
