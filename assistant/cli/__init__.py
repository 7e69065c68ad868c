"""``ownhand``: everything the product can do, from the terminal; a client of the engine.

Nothing heavy is imported here, so that ``ownhand --help`` answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line; returns the exit status (0 done, 1 something to know, 2 wrong usage)."""
    from assistant.cli.run import run

    return run(sys.argv[1:] if arguments is None else list(arguments))
