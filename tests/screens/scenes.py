"""What is to be seen on each picture, set up through the widgets as a user would."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from assistant.outbox.composing import Composition
from tests.screens.stage import Scene, Stage
from ui.keyspage import KeysDialog
from ui.pages.models.training.section import TrainingSection
from ui.widgets.column import Column
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

PLAN = {
    "possible": True,
    "own_texts": 412,
    "needed": 100,
    "memory_bytes": 1_900_000_000,
    "free_bytes": 9_200_000_000,
    "disk_bytes": 44_000_000,
    "seconds": 840.0,
}
TRAINING = {"state": "none", "model": "starter", "own_texts": 412, "needed": 100, "adapters": []}
TRAINED = {
    "id": 1,
    "model": "starter",
    "made": "2026-03-12",
    "texts": 412,
    "in_use": True,
    "size_bytes": 19_400_000,
    "arms": {"informal": "both", "neutral": "both", "formal": "retrieval", "all": "both"},
    "figures": [
        {
            "register": register,
            "arm": arm,
            "mails": mails,
            "edit_cost": cost,
            "style_distance": distance,
            "authorship": authorship,
            "p": p,
        }
        for register, arm, mails, cost, distance, authorship, p in (
            ("all", "none", 60, 0.58, 1.24, 0.38, None),
            ("all", "retrieval", 60, 0.52, 1.06, 0.47, None),
            ("all", "adapter", 60, 0.51, 0.98, 0.53, 0.03),
            ("all", "both", 60, 0.47, 0.85, 0.62, 0.01),
            ("informal", "none", 31, 0.61, 1.31, 0.36, None),
            ("informal", "retrieval", 31, 0.54, 1.10, 0.45, None),
            ("informal", "adapter", 31, 0.52, 0.99, 0.55, 0.04),
            ("informal", "both", 31, 0.46, 0.80, 0.68, 0.01),
            ("formal", "none", 17, 0.49, 1.02, 0.47, None),
            ("formal", "retrieval", 17, 0.44, 0.91, 0.59, None),
            ("formal", "adapter", 17, 0.47, 0.99, 0.53, 0.61),
            ("formal", "both", 17, 0.44, 0.90, 0.59, 0.44),
        )
    ],
}
STALE = {"stale": True, "stale_reason": "A source it was trained on was removed.", "in_use": False}


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


def training_plan(stage: Stage, window: Window) -> QWidget:
    """What a training on the own mail would take."""
    section = _training(stage, window, TRAINING)
    section.begin.click()
    return _seen(stage, window, section)


def training_refused(stage: Stage, window: Window) -> QWidget:
    """Too little own text for a training."""
    return _seen(stage, window, _training(stage, window, {**TRAINING, "own_texts": 31}))


def training_running(stage: Stage, window: Window) -> QWidget:
    """A training under way."""
    course = {"state": "running", "stage": "train", "done": 412, "total": 960, "seconds_left": 8100.0}
    return _seen(stage, window, _training(stage, window, {**TRAINING, **course}))


def training_failed(stage: Stage, window: Window) -> QWidget:
    """A training that ended early, and an older one whose source is gone."""
    problem = {
        "code": "disk-full",
        "message": "The disk of the data directory is full.",
        "next": "Free some space.",
    }
    course = {"state": "failed", "problem": problem, "adapters": [{**TRAINED, **STALE}]}
    return _seen(stage, window, _training(stage, window, {**TRAINING, **course}))


def trained(stage: Stage, window: Window) -> QWidget:
    """What a training has come to."""
    section = _training(stage, window, {**TRAINING, "state": "done", "adapters": [TRAINED]})
    section.rows[0].fold.click()
    return _seen(stage, window, section)


def _training(stage: Stage, window: Window, answer: Mapping[str, Any]) -> TrainingSection:
    stage.answers |= {"training": answer, "training.plan": PLAN}
    page = window.go_to("models")
    stage.settle(window.app)
    return page.training


def _seen(stage: Stage, window: Window, section: TrainingSection) -> Window:
    """Scroll until the section stands in the window."""
    stage.settle(window.app)
    page = window.go_to("models")
    column = page.findChild(Column)
    column.verticalScrollBar().setValue(section.mapTo(column.widget(), QPoint(0, 0)).y())
    return window


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
    "training-plan": training_plan,
    "training-refused": training_refused,
    "training-running": training_running,
    "training-failed": training_failed,
    "trained": trained,
    "privacy": _page("privacy"),
    "settings": _page("settings"),
    "rewrite": rewrite,
    "keys": keys,
}
