"""What a benchmark reports: a figure, and the bare library's figure from the same run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure.

    Attributes:
        value, unit: what Ownhand reached.
        peer_name, peer_value: the bare library on the same work in the same run, where there is one.
        note: what the figure was measured on.
    """

    name: str
    value: float
    unit: str
    peer_name: str = ""
    peer_value: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ownhand's value divided by the peer's, or None without a peer."""
        return None if not self.peer_value else self.value / self.peer_value
