"""``ownhand models …``: fetching happens here, outside the engine, which has no network."""

from __future__ import annotations

import argparse
import sys
import threading
from typing import TYPE_CHECKING, Any

from assistant.cli import show
from assistant.cli.output import Output
from assistant.cli.session import Session

if TYPE_CHECKING:
    from models.install import InstallProgress


def run(options: argparse.Namespace, session: Session, output: Output) -> None:
    """List, install, choose, remove or check models.

    Raises:
        KnownError, Cancelled: for the caller to tell.
    """
    if not options.action:
        output.result(session.call("models"), show.models)
    elif options.action == "install":
        output.result(_install(options, session, output), show.model_done)
    elif options.action == "train":
        from assistant.cli import training

        training.run(options, session, output)
    elif options.action == "remove":
        output.result(_remove(options, session), show.model_done)
    else:
        shown = show.model_checked if options.action == "check" else show.model_done
        output.result(session.call(f"models.{options.action}", {"name": options.name}), shown)


def _install(options: argparse.Namespace, session: Session, output: Output) -> dict[str, Any]:
    from models.install import install

    folder = session.data.prepare().models
    cancel = _set_at_end_of_input() if options.attended else None
    with output.progress() as sink:

        def tell(progress: InstallProgress) -> None:
            if options.attended:
                output.step({"stage": progress.stage, "done": progress.done, "total": progress.total})
            elif sink is not None:
                megabytes = progress.done // 10**6, progress.total // 10**6 or None
                sink({"stage": progress.stage, "done": megabytes[0], "total": megabytes[1], "detail": "MB"})

        done = install(options.name, folder, tell, cancel, name=options.as_name)
    _release_in_engine(session)
    return {
        "name": done.card.name,
        "kind": done.card.kind,
        "path": str(done.path),
        "size": done.card.size,
        "sha256": done.card.sha256,
        "verified": done.card.verified,
        "licence": done.card.licence,
    }


def _set_at_end_of_input() -> threading.Event:
    """A flag that is set when the program that started this one ends or closes our input: then we stop."""
    ended = threading.Event()

    def wait() -> None:
        sys.stdin.buffer.read()
        ended.set()

    threading.Thread(target=wait, name="input", daemon=True).start()
    return ended


def _remove(options: argparse.Namespace, session: Session) -> dict[str, Any]:
    from models.install import remove

    _release_in_engine(session)
    return {"name": options.name, "freed": remove(options.name, session.data.models)}


def _release_in_engine(session: Session) -> None:
    """An engine that holds the old file in memory lets go of it; none is started for that."""
    client = session.running()
    if client is not None:
        with client:
            client.call("models.release")
