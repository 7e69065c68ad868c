"""Prompts: stable parts first so that their computation is reused, the task and what is volatile last.

The texts live in ``resources/prompts``. Text that others wrote goes in behind a boundary drawn anew for each
request and taken out of the data, so that no mail can close the box it stands in.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol

from models import tasks

if TYPE_CHECKING:
    from assistant.drafting.context import Setting

# Most tokens of each part of a prompt for a whole text (research: a reader waits for every one of them).
BUDGET = {"profile": 300, "exemplars": 450, "contrasts": 300, "thread": 600, "facts": 300, "points": 900}
MOST_PREFERENCES = 5

_INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ad\U000e0000-\U000e007f\ufdd0-\ufdef]"
)


class Writes(Protocol):
    """The part of a language model that prompts need."""

    def render(self, system: str, user: str, answer_start: str = "") -> str:
        """Put texts into the model's template."""

    def count(self, text: str) -> int:
        """Number of tokens."""


@lru_cache(maxsize=32)
def load(name: str) -> str:
    """A prompt text by its file name without ending."""
    return files("resources").joinpath("prompts", f"{name}.txt").read_text(encoding="utf-8").strip()


@lru_cache(maxsize=8)
def note_examples(language: str) -> tuple[tuple[str, str], ...]:
    """The built-in (note, sentence) pairs of a language; English ones where it has none."""
    rows = [
        line.split(" | ") for line in load("note_examples").splitlines() if line and not line.startswith("#")
    ]
    pairs = tuple((row[1], row[2]) for row in rows if row[0] == language)
    return pairs or note_examples("en")


def note_prompt(
    model: Writes, point: str, language: str, examples: Sequence[tuple[str, str]], adapted_for: str = ""
) -> str:
    """Ask for one sentence; a plain continuation without a chat template, which small models follow best.

    Args:
        examples: pairs of the user's own, shown after the built-in ones.
        adapted_for: register when the writing adapter is in force, else "".
    """
    if adapted_for in ("formal", "neutral", "informal"):
        return model.render(tasks.word_note(adapted_for), point)  # type: ignore[arg-type]
    shown = "\n\n".join(
        f"Note: {note}\nSentence: {sentence}" for note, sentence in (*note_examples(language), *examples)
    )
    return f"{load('note')}\n\n{shown}\n\nNote: {plain(point)}\nSentence:"


def plain(text: str) -> str:
    """Text as one line without invisible characters and without marks of chat templates."""
    return re.sub(r"<\|[^|]{0,40}\|>", " ", " ".join(_INVISIBLE.sub("", text).split()))


@dataclass(frozen=True, slots=True)
class Box:
    """A boundary around text of others, drawn for one request."""

    mark: str

    @classmethod
    def draw(cls) -> Box:
        """A new boundary that no mail can know."""
        return cls(secrets.token_hex(6))

    def around(self, title: str, text: str) -> str:
        """The text between two boundary lines; whatever looks like a boundary in it is taken out."""
        clean = _INVISIBLE.sub("", text).replace(self.mark, "")
        clean = re.sub(r"(?m)^\s*[-=<>#]{3,}.*$|<\|[^|]{0,40}\|>|\[/?INST\]|</?s>", " ", clean)
        return f"---- {title} {self.mark} ----\n{clean.strip()}\n---- end {self.mark} ----"


def cut(text: str, tokens: int, model: Writes) -> str:
    """The beginning of a text that fits a budget, cut between words."""
    if model.count(text) <= tokens:
        return text
    words = text.split(" ")
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if model.count(" ".join(words[:middle])) <= tokens:
            low = middle
        else:
            high = middle - 1
    return " ".join(words[:low]) + " …"


def whole_prompt(
    model: Writes,
    setting: Setting,
    points: Sequence[str],
    *,
    profile_lines: Sequence[str],
    exemplars: Sequence[str],
    contrasts: Sequence[tuple[str, str]] = (),
    background: str,
    preferences: Sequence[str],
    frame: tuple[str, str],
) -> str:
    """Ask a strong model for the body of a whole text.

    Args:
        profile_lines: how the user writes, one plain line each.
        contrasts: (what was written, what the person made of it); the second "" where it was only refused.
        background: the message to answer, written by somebody else, or "".
        preferences: at most five are restated right before the task.
        frame: greeting and closing that stand around the body already.
    """
    box = Box.draw()
    system = load("system")
    if profile_lines:
        lines = "\n".join(f"- {line}" for line in profile_lines)
        system += "\n\n" + load("profile") + "\n" + cut(lines, BUDGET["profile"], model)
    if exemplars:
        shown = cut("\n\n***\n\n".join(exemplars), BUDGET["exemplars"], model)
        system += "\n\n" + load("exemplars") + "\n\n" + shown
    if contrasts:
        shown = cut("\n\n".join(_contrast(*pair) for pair in contrasts), BUDGET["contrasts"], model)
        system += "\n\n" + load("contrast") + "\n\n" + shown
    parts: list[str] = []
    if background:
        parts += [load("background"), box.around("message", cut(background, BUDGET["thread"], model))]
    parts.append(
        load(f"task_{'document' if setting.kind == 'document' else 'reply' if background else 'mail'}")
    )
    parts.append("\n".join(f"{number}. {plain(point)}" for number, point in enumerate(points, 1)))
    if preferences:
        parts.append(
            load("preferences")
            + "\n"
            + "\n".join(f"- {plain(text)}" for text in preferences[:MOST_PREFERENCES])
        )
    parts.append(
        load("closing").format(
            language=_NAMES.get(setting.language, "the language of the points"),
            length=_LENGTHS[setting.length],
        )
    )
    return model.render(system, "\n\n".join(parts), f"{frame[0]}\n\n" if frame[0] else "")


def _contrast(avoid: str, want: str) -> str:
    return f"Not: {plain(avoid)}" + (f"\nBut: {plain(want)}" if want else "")


_NAMES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
}
_LENGTHS = {
    "": "Be as short as the points allow.",
    "short": "Be very short.",
    "medium": "Use normal length.",
    "long": "Be a little more detailed in wording, but add no facts.",
}
