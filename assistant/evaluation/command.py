"""The options of ``ownhand evaluate``, and which measurement they start."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from assistant.errors import KnownError
from assistant.evaluation import precision, prelude, replay, retrieval
from assistant.evaluation.agents import AGENTS
from assistant.evaluation.authors import Author, read_author
from assistant.evaluation.throwaway import Progress
from assistant.evaluation.writers import WRITERS
from assistant.paths import DataDirectory
from resources import sample


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Called by argparse on wrong usage."""
        raise KnownError(
            "usage", f"{message[:1].upper()}{message[1:]}.", " ".join(self.format_usage().split())
        )


def run(
    kind: str,
    options: Sequence[str],
    out: Path,
    on_progress: Progress | None = None,
    data: DataDirectory | None = None,
) -> dict[str, Any]:
    """Run one measurement with its own options and write its results to a folder.

    Args:
        kind: "prelude", "replay", "retrieval" or "precision".
        options: what stands on the command line behind the common options.
        data: whose models, and for ``replay`` and ``retrieval`` whose sources to use; by default the user's.

    Returns:
        ``kind``, ``files[]``, and tables, figures and what else the measurement has.

    Raises:
        KnownError: ``usage`` on a wrong option, and those of the measurement.
    """
    data = data or DataDirectory.choose()
    chosen = build_parser(kind).parse_args(list(options))
    if kind == "prelude":
        rounds = prelude.FULL_ROUNDS if chosen.full else prelude.QUICK_ROUNDS
        return prelude.run(
            out,
            rounds=chosen.rounds or rounds,
            seeds=chosen.seeds,
            agents=chosen.agents or (AGENTS if chosen.full else None),
            at_once=chosen.at_once,
            writers=chosen.writers or WRITERS,
            on_progress=on_progress,
            data=data,
        )
    if kind == "precision":
        return precision.run(
            out,
            rounds=chosen.rounds,
            seeds=chosen.seeds,
            writers=chosen.writers,
            on_progress=on_progress,
            data=data,
        )
    named = [Path(path).expanduser().absolute() for path in chosen.author]
    if kind == "replay":
        authors = [read_author([path]) for path in named] or [_own_author(data)]
        lessons, mails = replay.FULL if chosen.full else replay.QUICK
        return replay.run(
            out,
            authors=authors,
            lessons=lessons if chosen.lessons is None else chosen.lessons,
            mails=chosen.mails or mails,
            arms=chosen.arms,
            at_once=chosen.at_once,
            on_progress=on_progress,
            data=data,
        )
    paths = named or _own_sources(data)[0]
    return retrieval.run(
        out,
        paths=paths,
        queries=chosen.queries,
        drafts=chosen.drafts,
        seed=chosen.seed,
        on_progress=on_progress,
        data=data,
    )


def build_parser(kind: str) -> argparse.ArgumentParser:
    """The options of one evaluation, beyond those that all commands share."""
    parser = _Parser(prog=f"ownhand evaluate {kind}", allow_abbrev=False, add_help=False)
    if kind == "prelude":
        _add_settings(parser)
        parser.add_argument("--rounds", type=_count)
        parser.add_argument("--seeds", type=_numbers, default=(0,))
        parser.add_argument("--agents", type=_names(AGENTS))
        parser.add_argument("--writers", type=_names(WRITERS))
        return parser
    if kind == "precision":
        parser.add_argument("--rounds", type=_count, default=precision.ROUNDS)
        parser.add_argument("--seeds", type=_numbers, default=(0,))
        parser.add_argument("--writers", type=_names(WRITERS), default=("noise",))
        return parser
    parser.add_argument("--author", action="append", default=[], metavar="PATH")
    if kind == "replay":
        _add_settings(parser)
        parser.add_argument("--lessons", type=_count)
        parser.add_argument("--mails", type=_count)
        parser.add_argument("--arms", type=_names(replay.ARMS), default=replay.ARMS)
    else:
        parser.add_argument("--queries", type=_count, default=60)
        parser.add_argument("--drafts", type=_count, default=20)
        parser.add_argument("--seed", type=int, default=0)
    return parser


def _add_settings(parser: argparse.ArgumentParser) -> None:
    """``--quick``, which is the default, or ``--full``; and how many matches at a time."""
    settings = parser.add_mutually_exclusive_group()
    settings.add_argument("--quick", action="store_true")
    settings.add_argument("--full", action="store_true")
    parser.add_argument("--at-once", type=_count, default=0, dest="at_once")


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(part) for part in text.split(",")))


_numbers.__name__ = "list of numbers"


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 100_000:
        raise ValueError
    return number


_count.__name__ = "count"


class _names:  # noqa: N801 - argparse shows the name of a type in its messages
    """Reads several of a few words, parted by commas."""

    def __init__(self, known: Sequence[str]) -> None:
        self._known = known

    def __call__(self, text: str) -> tuple[str, ...]:
        names = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
        if not names or any(name not in self._known for name in names):
            raise argparse.ArgumentTypeError(f"choose from {', '.join(self._known)}")
        return names


def _own_author(data: DataDirectory) -> Author:
    paths, addresses = _own_sources(data)
    return read_author(paths, addresses)


def _own_sources(data: DataDirectory) -> tuple[list[Path], list[str]]:
    """The user's own mail and addresses; the sample mailbox where they gave none."""
    from assistant.engine.client import connect

    with connect(data) as client:
        sources = client.call("sources")["sources"]
        addresses = client.call("identity")["addresses"]
    paths = [Path(source["path"]) for source in sources if Path(source["path"]).exists()]
    return (paths, addresses) if paths else ([sample.MAIL / "Sent.mbox"], [])
