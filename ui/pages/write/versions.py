"""The drafts made for one piece of writing, each with what the user made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.outbox.composing import Version


class Versions:
    """Drafts in the order in which they were made; one of them is shown.

    A text that the user wrote without a draft is a version without an answer.
    """

    def __init__(self, versions: Sequence[Version] = (), shown: int = -1) -> None:
        self._versions = list(versions)
        self.shown = shown if 0 <= shown < len(self._versions) else len(self._versions) - 1

    def __len__(self) -> int:
        return len(self._versions)

    @property
    def all(self) -> tuple[Version, ...]:
        """All of them, oldest first."""
        return tuple(self._versions)

    @property
    def current(self) -> Version | None:
        """The one that is shown."""
        return self._versions[self.shown] if self._versions else None

    def keep(self, text: str) -> None:
        """Remember the text as it stands now with the version that is shown."""
        if not text.strip():
            return
        if self.current is None:
            self.add(text, {})
        else:
            self._versions[self.shown] = replace(self.current, text=text)

    def add(self, text: str, answer: Mapping[str, Any]) -> None:
        """A new one, which is shown from now on; one that says the same as another takes its place."""
        same = [place for place, version in enumerate(self._versions) if version.text == text]
        for place in reversed(same):
            del self._versions[place]
        self._versions.append(Version(text, dict(answer)))
        self.shown = len(self._versions) - 1

    def go(self, steps: int) -> Version | None:
        """Show another one; None where there is none in this direction."""
        place = self.shown + steps
        if not 0 <= place < len(self._versions):
            return None
        self.shown = place
        return self._versions[place]

    def answered(self) -> None:
        """The question of the draft that is shown was answered and is not asked again."""
        if self.current is not None:
            answer = {name: value for name, value in self.current.answer.items() if name != "question"}
            self._versions[self.shown] = replace(self.current, answer=answer)

    def follow(self, text: str) -> bool:
        """The text was undone or redone: show the version that it belongs to, where that is certain."""
        for place in range(len(self._versions) - 1, -1, -1):
            version = self._versions[place]
            if text in (version.text, version.answer.get("text")):
                moved = place != self.shown
                self.shown = place
                return moved
        return False
