"""The page of privacy: what is kept, proof, pause, a copy, and erasing with its report."""

from __future__ import annotations

import time

import pytest

from assistant.errors import KnownError
from assistant.settings import Settings
from ui.pages.privacy.page import PrivacyPage

KEPT = {
    "folder": "/home/you/.local/share/ownhand",
    "holdings": [
        {"name": "library", "path": "/x/library.db", "bytes": 412_000_000, "files": 2},
        {"name": "adapters", "path": "/x/adapters", "bytes": 19_400_000, "files": 3},
        {"name": "other", "path": "/x/notes", "bytes": 10, "files": 1},
    ],
    "counts": {"messages and documents": 5220, "drafts": 3},
    "refused": [],
}
PROOF = {
    "layers": [{"name": "seccomp", "in_force": True}, {"name": "landlock", "in_force": False}],
    "attempts": [
        {"way": "python", "what": "connect", "refused": True},
        {"way": "native code", "what": "socket, IPv4 stream", "refused": True},
    ],
    "verdict": "no-network",
}
ERASED = {
    "removed": {"messages and documents": 12, "drafts": 0},
    "scan": {"files": 31, "needles": 312, "hits": 0, "clean": True, "unread": []},
    "clean": True,
}
SOURCES = {"sources": [{"id": "source-1", "path": "/home/you/Mail", "title": ""}]}


@pytest.fixture
def page(app, engine, qtbot):
    engine.answers |= {"privacy": KEPT, "sources": SOURCES, "prove": PROOF, "erase": ERASED}
    made = PrivacyPage(app)
    qtbot.addWidget(made)
    made.show()
    made.opened({})
    qtbot.waitUntil(lambda: made.kept != [] and made.erasing.source.count() == 1)
    yield made
    qtbot.waitUntil(lambda: not app.link._running)


def test_all_that_is_kept_is_named(page):
    assert list(page.kept) == ["Library", "Your own voice", "Something else"]
    assert "nothing has tried" in page.refused


def test_refused_attempts_are_listed(page, engine, qtbot):
    attempt = {"event": "socket.connect", "where": "chromadb.telemetry:12", "at": time.time()}
    engine.answers["privacy"] = {**KEPT, "refused": [attempt]}
    page.opened({})
    qtbot.waitUntil(lambda: "chromadb.telemetry:12" in page.refused)


def test_the_proof_is_made_before_the_users_eyes(page, qtbot):
    page.proof.prove.click()
    qtbot.waitUntil(lambda: page.proof.verdict == "no-network")
    assert "1 of 1 attempts from native code refused" in page.proof.lines
    assert not any("Landlock" in line for line in page.proof.lines)


def test_a_way_out_is_not_hidden(page, engine, qtbot):
    leak = {"way": "python", "what": "name look-up", "refused": False}
    engine.answers["prove"] = {**PROOF, "attempts": [leak], "verdict": "open"}
    page.proof.prove.click()
    qtbot.waitUntil(lambda: page.proof.verdict == "open")
    assert "Not refused: name look-up" in page.proof.lines


def test_learning_is_paused_and_goes_on(page, app, data, qtbot):
    heard = []
    app.notices.said.connect(heard.append)
    page.paused.click()
    assert Settings.load(data.settings).flag("learning.paused")
    heard[-1].act()
    assert not Settings.load(data.settings).flag("learning.paused")
    assert not page.paused.isChecked()


def test_a_copy_is_written_into_a_new_folder(page, app, engine, qtbot, tmp_path):
    engine.answers["export"] = lambda ask: {"folder": ask.params["folder"], "files": [{}, {}]}
    with qtbot.waitSignal(app.notices.said) as said:
        page.export_to(str(tmp_path))
    assert str(tmp_path / "ownhand-export-") in said.args[0].text


def test_a_full_disk_is_told(page, app, engine, qtbot, tmp_path):
    engine.answers["export"] = KnownError("disk-full", "The disk is full.", "Free some space.")
    with qtbot.waitSignal(app.notices.said) as said:
        page.export_to(str(tmp_path))
    assert said.args[0].text == "The disk is full. Free some space."


@pytest.mark.parametrize(
    ("choice", "params"),
    [
        ("of_person", {"person": "ann@example.org"}),
        ("of_source", {"source": "source-1"}),
        ("everything", {"all": True}),
    ],
)
def test_erasing_asks_in_place_and_reports_the_scan(page, engine, qtbot, choice, params):
    erasing = page.erasing
    engine.answers["people"] = {"people": []}
    getattr(erasing, choice).click()
    if choice == "of_person":
        assert not erasing.erase.isEnabled()
        qtbot.keyClicks(erasing.person, "ann@example.org")
        erasing._enable()
    erasing.erase.click()
    assert erasing.confirm.isVisible()
    erasing.confirm.no.click()
    assert engine.params_of("erase") == []
    erasing.erase.click()
    erasing.confirm.yes.click()
    qtbot.waitUntil(lambda: "no trace is left" in erasing.report)
    assert engine.params_of("erase") == [params]
    assert "31 file" in erasing.report


def test_a_trace_that_is_left_is_told(page, engine, qtbot):
    left = {"files": 2, "needles": 9, "hits": 2, "clean": False, "unread": []}
    engine.answers["erase"] = {**ERASED, "scan": left, "clean": False}
    page.erasing.everything.click()
    page.erasing.erase.click()
    page.erasing.confirm.yes.click()
    qtbot.waitUntil(lambda: "are left" in page.erasing.report)
