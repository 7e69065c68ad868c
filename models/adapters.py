"""Adapters: small sets of weights of our own that teach a small model one kind of task.

They lie in ``resources/adapters``, name the weights they were trained on, and are used with those alone. An
adapter is in force only for prompts with a system text it was trained with (`models.tasks`); every other
prompt meets the model as it is.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from models import tasks, templates
from models.cards import ModelCard
from models.errors import KnownError
from models.gguf import read_texts

_LOG = logging.getLogger(__name__)

BASE_KEY = "ownhand.base.sha256"
TASK_KEY = "ownhand.task"


@dataclass(frozen=True, slots=True)
class Adapter:
    """An adapter file; ``task`` says what for, ``base`` is the SHA-256 of the weights it belongs to."""

    path: Path
    task: str
    base: str


def read_adapter(path: Path) -> Adapter | None:
    """The adapter in a file, or None where it is none of ours."""
    try:
        texts = read_texts(path)
    except KnownError as error:
        _LOG.warning("an adapter was passed over: %s", error.code)
        return None
    if texts.get("general.type") != "adapter" or not texts.get(BASE_KEY):
        return None
    return Adapter(path, texts.get(TASK_KEY, ""), texts[BASE_KEY])


def find_adapter(card: ModelCard, folder: Path | None = None) -> Adapter | None:
    """The adapter for a model, recognised by the digest of its weights; None where there is none."""
    folder = folder or Path(str(resources.files("resources"))) / "adapters"
    if not card.sha256 or not folder.is_dir():
        return None
    found = (read_adapter(path) for path in sorted(folder.glob("*.gguf")))
    return next((adapter for adapter in found if adapter is not None and adapter.base == card.sha256), None)


def beginnings(template_name: str) -> tuple[str, ...]:
    """How the prompts begin that the writing adapter was trained with."""
    lines = [tasks.CORRECT, tasks.SHORTEN]
    for register in ("formal", "neutral", "informal"):
        lines += [tasks.word_note(register), tasks.change_register(register)]
    mark = "\ufdd1"
    return tuple(templates.render(template_name, line, mark).partition(mark)[0] for line in lines)
