"""What the methods work with: the stores of each lane, and the models, each opened on first need."""

from __future__ import annotations

import logging
import threading
import time

from assistant.engine.jobs import Gate, Jobs
from assistant.errors import KnownError
from assistant.paths import DataDirectory
from assistant.safety.network import Jail
from assistant.settings import Settings

log = logging.getLogger(__name__)


class Workshop:
    """Everything that belongs to one engine.

    Attributes:
        jobs: all requests at work. gate: lets one job have the stores for itself.
        stopping: set when the engine is to end.
    """

    def __init__(self, data: DataDirectory, jail: Jail) -> None:
        self.data = data
        self.jail = jail
        self.jobs = Jobs()
        self.gate = Gate()
        self.stopping = threading.Event()
        self.started = time.time()

    @property
    def settings(self) -> Settings:
        """The settings now in force, read anew so that a change needs no restart.

        Raises:
            KnownError: ``settings-damaged``.
        """
        return Settings.load(self.data.settings)

    @property
    def idle_exit_seconds(self) -> float:
        """Seconds without clients and jobs after which the engine leaves."""
        return 60.0 * self._settings_or_defaults().integer("engine.idle_minutes")

    def describe_models(self) -> dict[str, object]:
        """Names and memory of what is loaded now, for the status."""
        return {"model": None, "embedding": None}

    def release_idle_models(self) -> None:
        """Let the models go when nobody used them for the time in the settings."""

    def close(self) -> None:
        """Close all stores; the engine is about to end."""

    def _settings_or_defaults(self) -> Settings:
        """For the engine's own upkeep: a damaged file must not keep it from leaving when idle."""
        try:
            return self.settings
        except KnownError:
            return Settings.defaults()
