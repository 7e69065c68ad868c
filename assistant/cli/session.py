"""The engine as the commands see it: connected when first needed, with progress on the terminal."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from assistant.cli.output import Output
from assistant.engine.client import Client, connect, try_connect
from assistant.paths import DataDirectory


class Session:
    """One run of the command line against one data directory."""

    def __init__(self, named_data: str, output: Output) -> None:
        self._named_data = named_data
        self.output = output
        self._client: Client | None = None

    @cached_property
    def data(self) -> DataDirectory:
        """The data directory chosen by option, variable or system."""
        return DataDirectory.choose(self._named_data)

    def call(
        self, method: str, params: dict[str, Any] | None = None, on_text: Callable[[str], None] | None = None
    ) -> dict[str, Any]:
        """Ask the engine, starting it where none runs, and show its progress."""
        if self._client is None:
            self._client = connect(self.data)
        with self.output.progress() as sink:
            return self._client.call(method, params, on_progress=sink, on_text=on_text)

    def running(self) -> Client | None:
        """The engine if one runs; never starts one."""
        return self._client or try_connect(self.data)

    def close(self) -> None:
        """Leave the engine."""
        if self._client is not None:
            self._client.close()
            self._client = None
