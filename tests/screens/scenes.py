"""What is to be seen on each picture, set up through the widgets as a user would."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from assistant.outbox.composing import Composition
from tests.screens.stage import Scene, Stage
from ui.keyspage import KeysDialog
from ui.window import Window

TO = "Nkechi Adeyemi <n.adeyemi@harrowdene.example.org>"
POINTS = (
    "we arrive on Monday, 16 March 2026, in the evening",
    "staying at The Otterburn Arms until the 19th",
    "need a parking place for a van that is 2.40 m high",
)
ANSWERED = "Six gauges for Northumberland"
REPLY_POINTS = ("nine housings are enough", "please order two more antennas, lead time is three weeks")
SELECTED = (
    "Hi Priya, i wanted to quickly let you know that the the sensors has arrived this morning and that they "
    "all looks fine. Can you tell me when you would be able to be so kind to test them?"
)


def welcome(_stage: Stage, window: Window) -> QWidget:
    """The first start."""
    window.begin()
    return window


def write(stage: Stage, window: Window) -> QWidget:
    """A finished draft with everything that explains it."""
    _drafted(stage, window, (TO,), POINTS)
    return window


def reply(stage: Stage, window: Window) -> QWidget:
    """An answer to a message of the library."""
    library = window.go_to("library", {"query": ANSWERED})
    stage.settle(window.app)
    heard = next(row for row in _rows(library) if not row.own)
    _drafted(stage, window, (), REPLY_POINTS, heard.id)
    return window


def changes(stage: Stage, window: Window) -> QWidget:
    """What the user changed in a draft, word by word."""
    page = _drafted(stage, window, (TO,), POINTS)
    text = page.paper.text
    first, _, rest = text.partition("\n")
    page.paper.draft.setPlainText(f"{first}\n{rest.replace(' in the evening', ' towards nine')}")
    page.drafting.show_changes()
    stage.settle(window.app)
    return window


def library(stage: Stage, window: Window) -> QWidget:
    """Something found and read."""
    page = window.go_to("library", {"query": "gauges parking"})
    stage.settle(window.app)
    page.results.list.go_to_row(1)
    page.results.list.setFocus()
    return window


def learned(stage: Stage, window: Window) -> QWidget:
    """The ledger with one preference open."""
    page = window.go_to("style")
    stage.settle(window.app)
    told = [row for row in range(page.ledger.model.rowCount()) if page.ledger.model.entry(row).evidence]
    page.ledger.list.go_to_row(told[0] if told else 0)
    return window


def profile(_stage: Stage, window: Window) -> QWidget:
    """How the user writes."""
    window.go_to("style", {"tab": "profile"})
    return window


def progress(_stage: Stage, window: Window) -> QWidget:
    """Whether drafts get better."""
    window.go_to("style", {"tab": "progress"})
    return window


def keys(_stage: Stage, window: Window) -> QWidget:
    """All keys."""
    dialog = KeysDialog(window)
    dialog.show()
    return dialog


def rewrite(stage: Stage, window: Window) -> QWidget:
    """The popup of quick rewrite with a finished rewrite."""
    from tests.ui.quick.fakedesktop import FakeDesktop
    from ui.quick.desktop import Captured
    from ui.quick.quick import QuickRewrite

    desktop = FakeDesktop()
    desktop.answer = Captured("selection", SELECTED, can_replace=True)
    quick = QuickRewrite(window.app, desktop)
    quick.open(mode="proofread")
    stage.settle(window.app)
    return quick.popup


def _page(name: str) -> Scene:
    def show(_stage: Stage, window: Window) -> QWidget:
        window.go_to(name)
        return window

    return show


def _rows(page):
    model = page.results.model
    return [model.row_at(row) for row in range(min(model.rowCount(), 20))]


def _drafted(stage: Stage, window: Window, to, points, reply_to: str = ""):
    """The page "Write" with a finished draft; one that an earlier picture had written is shown again."""
    page = window.go_to("write")
    wanted = "\n".join(points)
    every = page.pieces.kept.find().compositions
    kept = [
        piece
        for piece in every
        if piece.points == wanted and piece.reply_to == reply_to and _is_as_written(piece)
    ]
    if kept:
        page.show_piece(kept[0])
        stage.settle(window.app)
        return page
    page.begin(to, reply_to)
    stage.settle(window.app)
    page.notes.points.setPlainText(wanted)
    page.write()
    stage.settle(window.app)
    page.pieces.autosave.finish()
    return page


def _is_as_written(piece: Composition) -> bool:
    return any(version.answer.get("text") == piece.text for version in piece.versions)


SCENES: Mapping[str, Scene] = {
    "welcome": welcome,
    "write": write,
    "reply": reply,
    "changes": changes,
    "library": library,
    "learned": learned,
    "profile": profile,
    "progress": progress,
    "sources": _page("sources"),
    "models": _page("models"),
    "privacy": _page("privacy"),
    "settings": _page("settings"),
    "rewrite": rewrite,
    "keys": keys,
}
