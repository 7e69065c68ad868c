"""Pinned chat templates, and the marks in them that alone may become special tokens.

A GGUF file brings its own template, written in a programming language; rendering the one of an unknown file
has run foreign code in other programs. So ours are plain text, chosen by name, and the file's is never used.

Text of the user must never act as a mark: ``<|im_start|>`` in a mail is five words about a mail. Content is
therefore rendered with a guard character inside anything that looks like a mark, and the tokeniser of
`models.llm` takes only unguarded marks as special tokens and drops the guard again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from models.errors import KnownError

GUARD = "\ufdd0"
"""A Unicode noncharacter: never part of interchanged text, so it can be taken out without loss."""


@dataclass(frozen=True, slots=True)
class Template:
    """One pinned chat template.

    Attributes:
        system: text with ``{system}`` before the user's turn; used only when there is a system text.
        user: text with ``{user}``, up to and including the start of the answer.
        marks: strings that are special tokens of the model.
        stop: texts that end an answer when the model writes them as plain text.
        folded: whether the model has no system turn, so that the system text leads the user's turn.
    """

    system: str
    user: str
    marks: tuple[str, ...]
    stop: tuple[str, ...] = ()
    folded: bool = False


TEMPLATES: dict[str, Template] = {
    "chatml": Template(
        system="<|im_start|>system\n{system}<|im_end|>\n",
        user="<|im_start|>user\n{user}<|im_end|>\n<|im_start|>assistant\n",
        marks=("<|im_start|>", "<|im_end|>", "<|endoftext|>"),
    ),
    "chatml-no-think": Template(
        system="<|im_start|>system\n{system}<|im_end|>\n",
        user="<|im_start|>user\n{user}<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n",
        marks=("<|im_start|>", "<|im_end|>", "<|endoftext|>", "<think>", "</think>"),
    ),
    "llama3": Template(
        system="<|start_header_id|>system<|end_header_id|>\n\n{system}<|eot_id|>",
        user="<|start_header_id|>user<|end_header_id|>\n\n{user}<|eot_id|>"
        "<|start_header_id|>assistant<|end_header_id|>\n\n",
        marks=(
            "<|start_header_id|>",
            "<|end_header_id|>",
            "<|eot_id|>",
            "<|begin_of_text|>",
            "<|end_of_text|>",
        ),
    ),
    "mistral": Template(
        system="{system}\n\n",
        user="[INST] {user} [/INST]",
        marks=("[INST]", "[/INST]", "</s>", "<s>"),
        folded=True,
    ),
    "phi3": Template(
        system="<|system|>\n{system}<|end|>\n",
        user="<|user|>\n{user}<|end|>\n<|assistant|>\n",
        marks=("<|system|>", "<|user|>", "<|assistant|>", "<|end|>", "<|endoftext|>"),
    ),
    "phi4-mini": Template(
        system="<|system|>{system}<|end|>",
        user="<|user|>{user}<|end|><|assistant|>",
        marks=("<|system|>", "<|user|>", "<|assistant|>", "<|end|>", "<|endoftext|>"),
    ),
    "phi4": Template(
        system="<|im_start|>system<|im_sep|>{system}<|im_end|>",
        user="<|im_start|>user<|im_sep|>{user}<|im_end|><|im_start|>assistant<|im_sep|>",
        marks=("<|im_start|>", "<|im_sep|>", "<|im_end|>", "<|endoftext|>"),
    ),
    "gemma": Template(
        system="{system}\n\n",
        user="<start_of_turn>user\n{user}<end_of_turn>\n<start_of_turn>model\n",
        marks=("<start_of_turn>", "<end_of_turn>", "<bos>", "<eos>"),
        folded=True,
    ),
    "granite": Template(
        system="<|start_of_role|>system<|end_of_role|>{system}<|end_of_text|>\n",
        user="<|start_of_role|>user<|end_of_role|>{user}<|end_of_text|>\n"
        "<|start_of_role|>assistant<|end_of_role|>",
        marks=("<|start_of_role|>", "<|end_of_role|>", "<|end_of_text|>"),
    ),
    "plain": Template(
        system="{system}\n\n",
        user="### Instruction:\n{user}\n\n### Response:\n",
        marks=(),
        stop=("### Instruction:", "### Response:"),
    ),
}

_FALLBACKS: tuple[tuple[str, frozenset[str]], ...] = (
    ("phi4", frozenset({"<|im_start|>", "<|im_sep|>", "<|im_end|>"})),
    ("chatml", frozenset({"<|im_start|>", "<|im_end|>"})),
    ("llama3", frozenset({"<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"})),
    ("granite", frozenset({"<|start_of_role|>", "<|end_of_role|>"})),
    ("gemma", frozenset({"<start_of_turn>", "<end_of_turn>"})),
    ("phi3", frozenset({"<|user|>", "<|assistant|>", "<|end|>"})),
    ("mistral", frozenset({"[INST]", "[/INST]"})),
)


def render(template_name: str, system: str, user: str, answer_start: str = "") -> str:
    """Put the texts of one exchange into a pinned template.

    Args:
        template_name: a key of `TEMPLATES`.
        system: instructions, or "".
        user: the user's turn; content, never marks.
        answer_start: the first words of the answer, which the model then continues.

    Returns:
        The prompt; marks inside the three texts carry the guard.
    """
    template = find(template_name)
    system, user, answer_start = (guarded(text, template_name) for text in (system, user, answer_start))
    lead = template.system.replace("{system}", system) if system else ""
    if template.folded:
        return template.user.replace("{user}", lead + user) + answer_start
    return lead + template.user.replace("{user}", user) + answer_start


def guarded(text: str, template_name: str) -> str:
    """The text with a guard inside every mark of the template, so that it stays plain text."""
    marks = find(template_name).marks
    text = text.replace(GUARD, "")
    if not marks:
        return text
    return _pattern(marks).sub(lambda found: found[0][0] + GUARD + found[0][1:], text)


def split(prompt: str, template_name: str) -> list[tuple[bool, str]]:
    """Cut a prompt into (is a mark, text) pieces; the guards stay in the text."""
    marks = find(template_name).marks
    if not marks:
        return [(False, prompt)] if prompt else []
    return [(piece in marks, piece) for piece in re.split(f"({_pattern(marks).pattern})", prompt) if piece]


def find(template_name: str) -> Template:
    """The pinned template of that name.

    Raises:
        KnownError: ``unknown-template``, for a card edited by hand.
    """
    try:
        return TEMPLATES[template_name]
    except KeyError:
        raise KnownError(
            "unknown-template",
            f"The model card names a chat template that does not exist: {template_name[:40]!r}.",
            f"Use one of: {', '.join(TEMPLATES)}",
        ) from None


def choose(architecture: str, special: Iterable[str]) -> str:
    """Pick a template for an unknown file from its architecture and its special tokens.

    Args:
        architecture: ``general.architecture`` of the file.
        special: texts of the tokens in its vocabulary that could be marks.
    """
    present = frozenset(special)
    if architecture in ("qwen3", "qwen3moe", "smollm3") and {"<|im_start|>", "<|im_end|>"} <= present:
        return "chatml-no-think" if {"<think>", "</think>"} <= present else "chatml"
    for name, needed in _FALLBACKS:
        if needed <= present:
            return name
    return "plain"


def candidate_marks() -> frozenset[str]:
    """Every string that is a mark of some pinned template."""
    return frozenset(mark for template in TEMPLATES.values() for mark in template.marks)


def _pattern(marks: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(mark) for mark in sorted(marks, key=len, reverse=True)))
