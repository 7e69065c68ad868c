"""``ownhand models train …``: what training on one's own mail takes, its course, and what became of it."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from assistant.cli.output import Output
from assistant.cli.session import Session
from assistant.errors import KnownError

if TYPE_CHECKING:
    from rich.console import Console

LOOK_SECONDS = 2.0
_UNDER_WAY = ("waiting", "running", "measuring")
_ARM_WORDS = {
    "none": "nothing of yours",
    "retrieval": "your library",
    "adapter": "your adapter",
    "both": "your library and your adapter",
}


def run(options: argparse.Namespace, session: Session, output: Output) -> None:
    """Show, begin, follow, steer or remove.

    Raises:
        KnownError, Cancelled: for the caller to tell.
    """
    if options.step == "status":
        output.result(session.call("training"), show_training)
    elif options.step == "remove":
        if options.adapter is None:
            raise KnownError(
                "training-which",
                "Which adapter is to be removed?",
                "Give its number, which `ownhand models train status` shows.",
            )
        output.result(session.call("training.remove", {"id": options.adapter}), show_training)
    elif options.step:
        output.result(session.call(f"training.{options.step}"), show_training)
    else:
        _start(options, session, output)


def _start(options: argparse.Namespace, session: Session, output: Output) -> None:
    wanted = {"minutes": options.minutes} if options.minutes else {}
    plan = session.call("training.plan", wanted)
    if options.dry_run:
        output.result(plan, show_plan)
        return
    if not plan["possible"]:
        raise KnownError(plan["code"], plan["message"], plan["next"])
    if not options.yes:
        _ask(plan, output)
    state = session.call("training.start", {**wanted, "yes": True})
    if sys.stderr.isatty() and not output.as_json:
        state = _follow(session, output)
    output.result(state, show_training)


def _ask(plan: Mapping[str, Any], output: Output) -> None:
    """Let the user decide, knowing what it takes.

    Raises:
        KnownError: ``training-not-confirmed``.
    """
    agreed = False
    if sys.stdin.isatty() and not output.as_json:
        for line in _plan_lines(plan):
            output.remark(line)
        sys.stderr.write("Train now? [y/N] ")
        sys.stderr.flush()
        agreed = sys.stdin.readline().strip().casefold() in ("y", "yes")
    if not agreed:
        raise KnownError(
            "training-not-confirmed",
            "Nothing was trained: it begins only when you say so.",
            "`ownhand models train --dry-run` shows what it takes, `ownhand models train --yes` begins.",
        )


def _follow(session: Session, output: Output) -> dict[str, Any]:
    """Show the progress until it ends; leaving (Ctrl+C) lets it go on in the engine."""
    output.remark("It goes on in the background when you leave with Ctrl+C.")
    state = session.call("training")
    with output.progress() as sink:
        while state["state"] in _UNDER_WAY:
            if sink is not None:
                left = state["seconds_left"]
                detail = f"{left / 60:.0f} min left" if left is not None else ""
                total = state["total"] or None
                words = {"stage": state["stage"], "done": state["done"], "total": total, "detail": detail}
                sink(words)
            time.sleep(LOOK_SECONDS)
            state = session.call("training")
    return state


def show_plan(console: Console, value: Mapping[str, Any]) -> None:
    """`models train --dry-run`."""
    for line in _plan_lines(value):
        console.print(line)
    if not value["possible"]:
        console.print(f"Not now: {value['message']} {value['next']}".rstrip())


def _plan_lines(plan: Mapping[str, Any]) -> list[str]:
    return [
        f"{plan['model']} would be trained on {plan['own_texts']} mails of your own "
        f"({plan['needed']} are needed), on this computer alone.",
        f"It takes about {_minutes(plan['seconds'])}, {_gigabytes(plan['memory_bytes'])} of memory "
        f"({_gigabytes(plan['free_bytes'])} are free) and {_gigabytes(plan['disk_bytes'])} of disk.",
        "It stands still while you write, and is used only if it wins on mails it was not trained on.",
    ]


def show_training(console: Console, value: Mapping[str, Any]) -> None:
    """`models train`, `status`, `pause`, `resume`, `cancel`, `remove`."""
    state = value["state"]
    if state in (*_UNDER_WAY, "paused"):
        of = f", {value['done']} of {value['total']}" if value["total"] else ""
        left = f", about {_minutes(value['seconds_left'])} left" if value["seconds_left"] is not None else ""
        console.print(f"{value['model']}: {_STATE_WORDS.get(value['stage'], _STATE_WORDS[state])}{of}{left}.")
    elif state == "none":
        console.print(
            f"Nothing was trained yet. Your library has {value['own_texts']} mails of your own that can be "
            f"trained on; {value['needed']} are needed."
        )
    if value["problem"]:
        console.print(f"{value['problem']['message']} {value['problem']['next']}".rstrip())
    for adapter in value["adapters"]:
        _show_adapter(console, adapter)


_HEADINGS = ("register", "written with", "mails", "edit cost", "style distance", "p", "author?", "p", "taken")
_STATE_WORDS = {
    "waiting": "waiting",
    "running": "training",
    "measuring": "measuring",
    "paused": "paused",
    "draft": "standing still while you write",
    "battery": "waiting until the computer is plugged in",
    "load": "reading the model",
    "train": "training",
    "export": "checking the adapter",
    "measure": "measuring on mails it was not trained on",
    "carried": "trying the adapter of an earlier model",
}


def _show_adapter(console: Console, adapter: Mapping[str, Any]) -> None:
    from rich.table import Table

    use = "in use" if adapter["in_use"] else "not in use"
    console.print(
        f"Adapter {adapter['id']} for {adapter['model']}, {adapter['made'][:10]}, "
        f"{adapter['texts']} mails, {use}."
    )
    if adapter["stale"]:
        console.print(f"  {adapter['stale_reason']}")
    table = Table(box=None, padding=(0, 1))
    for heading in _HEADINGS:
        table.add_column(heading)
    for figure in adapter["figures"]:
        taken = adapter["arms"].get(figure["register"]) == figure["arm"]
        table.add_row(
            figure["register"],
            _ARM_WORDS[figure["arm"]],
            str(figure["mails"]),
            f"{figure['edit_cost']:.3f}",
            f"{figure['style_distance']:.3f}",
            _decimals(figure["p"]),
            _decimals(figure["authorship"]),
            _decimals(figure["p_author"]),
            "yes" if taken else "",
        )
    console.print(table)


def _decimals(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _minutes(seconds: float) -> str:
    minutes = max(1, round(seconds / 60))
    return f"{minutes} minute{'s' if minutes > 1 else ''}" if minutes < 120 else f"{minutes / 60:.1f} hours"


def _gigabytes(count: int) -> str:
    return f"{count / 1e9:.1f} GB"
