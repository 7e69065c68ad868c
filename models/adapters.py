"""Adapters: small sets of weights of our own that teach a small model one kind of task.

Those that come with the program lie in ``resources/adapters``; an adapter names the weights it was trained on
and is used with those alone. It is in force only for prompts with a system text it was trained with
(`models.tasks`); every other prompt meets the model as it is. Of several adapters beside one model a request
names the one it wants.
"""

from __future__ import annotations

import hashlib
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
WRITING, PERSONAL = "writing", "personal"
"""Tasks: the adapter that comes with the program, and one that learned a user's own hand on top of it."""


@dataclass(frozen=True, slots=True)
class Adapter:
    """An adapter file; ``task`` says what for, ``base`` is the SHA-256 of the weights it belongs to."""

    path: Path
    task: str
    base: str

    def digest(self) -> str:
        """SHA-256 of the file.

        Raises:
            OSError: as the file system says.
        """
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


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
