"""Another program with forms of our choice in a selection, on a connection of its own."""

from __future__ import annotations

from collections.abc import Mapping

from ui.quick.x11.display import Display
from ui.quick.x11.selections import Offer, SelectionOwner
from ui.quick.x11.wire import Address, Connection


class Other:
    """Use as a context; the selections it owned end with it."""

    def __init__(self, server: str) -> None:
        self.display = Display(Connection(Address.parse(server)))
        self._owner = SelectionOwner(self.display)

    def __enter__(self) -> Other:
        return self

    def __exit__(self, *_unused: object) -> None:
        self.display.connection.close()

    def offer(self, selection: str, forms: Mapping[str, bytes]) -> None:
        """Take a selection."""
        atom = self.display.atom
        offers = [Offer(atom(name), atom(name), 8, data) for name, data in forms.items()]
        self._owner.offer(atom(selection), offers)

    def turn(self) -> None:
        """Answer what was asked meanwhile."""
        for event in self.display.connection.events():
            self._owner.hear(event)
