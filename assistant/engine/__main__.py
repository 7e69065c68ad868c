"""``python -m assistant.engine``: become the engine of a data directory.

The jail comes first: nothing else is imported before the process is cut off from the network.
"""

from __future__ import annotations

import sys


def main() -> int:
    """Enter the jail, then serve until idle, stopped or killed; the exit status is 0 or 1."""
    from assistant.safety.network import enter_jail

    jail = enter_jail()
    from assistant.engine.start import run

    return run(sys.argv[1:], jail)


if __name__ == "__main__":
    sys.exit(main())
