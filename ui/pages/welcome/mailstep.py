"""First step: where the mail and documents are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from resources import sample
from ui import palette
from ui.app import App
from ui.installing import spoken_size
from ui.operations import operation
from ui.pages.welcome.step import Step
from ui.widgets.buttons import button
from ui.widgets.droparea import DropArea
from ui.widgets.labels import label


class MailStep(Step):
    """Offers the places that were found; others can be dropped or chosen.

    Signals:
        sample_wanted: the user would rather look at the sample mailbox first.
        changed: something was chosen or left out.
    """

    sample_wanted = Signal()
    changed = Signal()

    def __init__(self, app: App) -> None:
        super().__init__(
            QCoreApplication.translate("Welcome", "Your mail and documents"),
            QCoreApplication.translate(
                "Welcome",
                "Ownhand reads what you wrote so far, to write as you do. "
                "Everything is read where it lies and stays on this machine.",
            ),
        )
        self._app = app
        self._asked = False
        self._choices: list[tuple[QCheckBox, tuple[str, ...]]] = []
        self._looking = label(self.tr("Looking for your mail…"), "soft")
        self._places = QVBoxLayout()
        self._places.setSpacing(palette.TINY)
        self._drop = DropArea(app, self.tr("Something else? Drop mailboxes, folders or files here."))
        self._drop.came.connect(self._add_own)
        self.try_sample = button(app, self.tr("Just try it with the sample mailbox"), "quiet", "inbox")
        self.try_sample.clicked.connect(self.sample_wanted)
        last = QHBoxLayout()
        last.addWidget(self.try_sample)
        last.addStretch(1)
        self.body.addWidget(self._looking)
        self.body.addLayout(self._places)
        self.body.addSpacing(palette.SMALL)
        self.body.addWidget(self._drop)
        self.body.addLayout(last)

    @property
    def choices(self) -> Sequence[QCheckBox]:
        """The places on offer."""
        return [box for box, _paths in self._choices]

    @property
    def chosen(self) -> list[str]:
        """Paths of the places that are to be read."""
        return [path for box, paths in self._choices if box.isChecked() for path in paths]

    @property
    def drop(self) -> DropArea:
        """Where other places are dropped."""
        return self._drop

    def enter(self) -> None:
        """Look for mail, once."""
        if not self._asked:
            self._asked = True
            look = operation(self._app, "sources.detect").on_success(self._show)
            look.on_failure(lambda _failure: self._show({"places": []})).run(self)

    def leave(self) -> None:
        """Read what was chosen; each place once."""
        paths = self.chosen
        if paths:
            self._app.indexing.add(paths)
        for box, _paths in self._choices:
            box.setEnabled(False)
        self._choices.clear()

    def choose_sample(self) -> None:
        """Read the sample mailbox in place of the user's own mail."""
        self._choices.clear()
        self._app.indexing.add([str(sample.MAIL), str(sample.DOCUMENTS)])

    def _show(self, found: Mapping[str, Any]) -> None:
        places = found.get("places") or ()
        self._looking.setVisible(not places)
        self._looking.setText(
            self.tr(
                "No mail was found in the usual places. "
                "Choose a folder, or a file exported from your mail program."
            )
        )
        for place in places:
            self._add(spoken_place(place), _details(place), tuple(place["paths"]), place["what"] == "mail")

    def _add_own(self, paths: Sequence[str]) -> None:
        shown = paths[0] if len(paths) == 1 else self.tr("%Ln file(s) and folder(s)", "", len(paths))
        name = shown.rstrip("/").rpartition("/")[2] or shown
        self._add(name, shown if len(paths) == 1 else "", tuple(paths), True)
        self._looking.hide()

    def _add(self, name: str, details: str, paths: tuple[str, ...], chosen: bool) -> None:
        box = QCheckBox(name)
        box.setChecked(chosen)
        box.setToolTip("\n".join(paths[:10]))
        box.toggled.connect(lambda _on: self.changed.emit())
        self._choices.append((box, paths))
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, palette.TINY, 0, palette.TINY)
        layout.addWidget(box)
        layout.addWidget(label(details, "small"), 1)
        self._places.addWidget(row)
        self.changed.emit()


def spoken_place(place: Mapping[str, Any]) -> str:
    """What a place is, for the user."""
    translate = QCoreApplication.translate
    names = {
        "thunderbird": "Thunderbird",
        "apple-mail": "Apple Mail",
        "evolution": "Evolution",
        "kmail": "KMail",
        "outlook": "Outlook",
        "takeout": "Google Takeout",
        "maildir": translate("Welcome", "Mail folder"),
        "mbox": translate("Welcome", "Mailbox"),
    }
    return names.get(str(place.get("program")), translate("Welcome", "Documents"))


def _details(place: Mapping[str, Any]) -> str:
    size = place.get("bytes")
    large = QCoreApplication.translate("Welcome", "large")
    title = str(place.get("title") or "")
    parts = [title if title != spoken_place(place) else "", spoken_size(size) if size is not None else large]
    return " · ".join(part for part in parts if part)
