"""Which steps are done: one small file per step, inside the virtual environment they are about.

A stamp holds the key of what the step was done with (a hash of its inputs), so a changed pin or processor
makes just that step run again. A step that was begun and never finished leaves its "begun" mark, by which
the next start knows that it was interrupted.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path


def key_of(*inputs: str) -> str:
    """A short hash of a step's inputs."""
    return hashlib.sha256("\0".join(inputs).encode()).hexdigest()[:24]


class Stamps:
    """The stamps of one installation.

    Args:
        folder: where they lie; made when the first one is written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def done(self, step: str, key: str) -> bool:
        """Whether the step was finished with exactly these inputs."""
        return self.read(step).get("key") == key

    def read(self, step: str) -> dict[str, object]:
        """What was written when the step was finished; empty when it never was, or the file is damaged."""
        try:
            found = json.loads((self._folder / f"{step}.json").read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def interrupted(self, step: str) -> bool:
        """Whether the step was begun and never finished."""
        return (self._folder / f"{step}.begun").exists()

    def begin(self, step: str) -> None:
        """Note that the step runs now; its earlier stamp no longer counts."""
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / f"{step}.begun").touch()
        (self._folder / f"{step}.json").unlink(missing_ok=True)

    def finish(self, step: str, key: str, **facts: object) -> None:
        """Note that the step is done, with facts that a later start wants to know."""
        self._folder.mkdir(parents=True, exist_ok=True)
        target = self._folder / f"{step}.json"
        fresh = target.with_suffix(".new")
        fresh.write_text(json.dumps({"key": key, **facts}), "utf-8")
        os.replace(fresh, target)
        (self._folder / f"{step}.begun").unlink(missing_ok=True)
