"""Run by the environment's Python: install the models everything starts with, and say how far it is.

    .venv/bin/python -P packaging/bootstrap/fetch_models.py MODELS_FOLDER NAME…

Prints "at TEXT" while it works; what the user must know is printed as "must know: SENTENCE" and
"next step: …", with status 1.
"""

from __future__ import annotations

import sys
from pathlib import Path

from models.errors import KnownError
from models.install import InstallProgress, install

WORDS = {"fetch": "fetching", "check": "checking", "copy": "copying", "done": "done"}


def main() -> int:
    """Install the named models of the catalogue; those that are there and right stay."""
    folder = Path(sys.argv[1])
    last = ""

    def say(text: str) -> None:
        nonlocal last
        if text != last:
            last = text
            sys.stdout.write(text + "\n")
            sys.stdout.flush()

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in sys.argv[2:]:

            def show(progress: InstallProgress, name: str = name) -> None:
                share = f" {100 * progress.done // progress.total} %" if progress.total else ""
                say(f"at {name}: {WORDS[progress.stage]}{share}")

            install(name, folder, show)
    except KnownError as error:
        say(f"must know: {error.message}")
        say(f"next step: {error.hint}")
        return 1
    except OSError as error:
        say(f"must know: The models folder {folder} cannot be used: {error.strerror}.")
        say("next step: Free the place or its rights, or name another with OWNHAND_MODELS.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
