"""Let a training run stand still between two layers, so that it is never in the way of something more urgent.

Stopping the process from outside would be simpler; but a process that was stopped stays so for ever when
whoever stopped it is killed.
"""

from __future__ import annotations

import threading
import time
from typing import Any


class Hold:
    """A gate that the layers of a model pass one after another, forwards and backwards. Thread-safe.

    Attributes:
        seconds: how long the run has stood still in all.
    """

    def __init__(self) -> None:
        self._open = threading.Event()
        self._open.set()
        self.seconds = 0.0

    def close(self) -> None:
        """Stand still at the next layer."""
        self._open.clear()

    def open(self) -> None:
        """Go on."""
        self._open.set()

    def attach(self, model: Any) -> None:
        """Have every decoder layer of a model wait here.

        Args:
            model: from transformers, or PEFT around it; its layers stand in a list called ``layers``.
        """
        for name, layer in model.named_modules():
            place, _, number = name.rpartition(".")
            if not place.endswith("layers"):
                continue
            layer.register_forward_pre_hook(lambda *_: self.wait())
            if number != "0":  # below the first there is nothing that learns
                layer.register_full_backward_pre_hook(lambda *_: self.wait())

    def wait(self) -> None:
        """Return once the gate is open."""
        if self._open.is_set():
            return
        began = time.monotonic()
        self._open.wait()
        self.seconds += time.monotonic() - began
