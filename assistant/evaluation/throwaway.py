"""An engine on an empty data directory that is removed afterwards: where demo and measurements work."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from assistant.engine.client import connect
from assistant.paths import COMPUTED_VARIABLE, MODELS_VARIABLE, DataDirectory

Progress = Callable[[dict[str, Any]], None]


class Engine(Protocol):
    """What measurements need of the engine's client."""

    def call(
        self,
        method: str,
        params: Mapping[str, Any] | None = None,
        on_progress: Progress | None = None,
        on_text: Callable[[str], None] | None = None,
        cancel: threading.Event | None = None,
    ) -> dict[str, Any]:
        """Ask for one job and wait for its result."""


@contextlib.contextmanager
def throw_away_engine(data: DataDirectory | None = None) -> Iterator[Engine]:
    """An engine on an empty data directory; it borrows the installed models and is gone afterwards.

    Args:
        data: whose models to use; by default the user's.

    Raises:
        KnownError: the engine's reason why it can't start.
    """
    data = data or DataDirectory.choose()
    root = Path(tempfile.mkdtemp(prefix="ownhand-"))
    with _variable(MODELS_VARIABLE, str(data.models)):
        try:
            client = connect(DataDirectory(root))
            try:
                yield client
            finally:
                client.stop_engine()
        finally:
            shutil.rmtree(root, ignore_errors=True)


@contextlib.contextmanager
def engine_at(root: Path, data: DataDirectory | None = None) -> Iterator[Engine]:
    """An engine on a data directory that stays when the engine is gone, so that work can go on later.

    Args:
        data: whose models to use; by default the user's.

    Raises:
        KnownError: the engine's reason why it can't start.
    """
    data = data or DataDirectory.choose()
    with _variable(MODELS_VARIABLE, str(data.models)):
        client = connect(DataDirectory(root.absolute()))
        try:
            yield client
        finally:
            client.stop_engine()


def copy_data(source: Path, target: Path) -> None:
    """Copy a data directory whose engine has ended, whole or not at all."""
    copy = target.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(source, copy, ignore=shutil.ignore_patterns("engine.*", "logs"))
    copy.rename(target)


@contextlib.contextmanager
def computed_once(folder: Path, data: DataDirectory) -> Iterator[None]:
    """What a model answered in one match serves all others; what was kept is removed after the last.

    Args:
        folder: where answers are kept meanwhile; after an interruption they are still there.
        data: whose models to use, named for all engines at once, so that several threads may start some.
    """
    with _variable(MODELS_VARIABLE, str(data.models)), _variable(COMPUTED_VARIABLE, str(folder.absolute())):
        yield
    shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _variable(name: str, value: str) -> Iterator[None]:
    """Set an environment variable for the processes started meanwhile."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = before
