"""``python -m ui``: the window without the command line; what autostart entries and bound keys call."""

from __future__ import annotations

import sys

from assistant.errors import KnownError


def main(arguments: list[str]) -> int:
    """Open the window of the data directory named with ``--data``; see ``ui.app.run`` for the other words."""
    import argparse

    from assistant.paths import DataDirectory
    from ui.app import run

    parser = argparse.ArgumentParser(prog="python -m ui", add_help=False)
    parser.add_argument("--data", default="")
    options, further = parser.parse_known_args(arguments)
    try:
        return run(DataDirectory.choose(options.data), further)
    except KnownError as fault:
        sys.stderr.write(f"ownhand: {fault.message} {fault.hint}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
