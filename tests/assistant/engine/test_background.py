"""The engine keeps the library up to date by itself, behind everything that a user waits for."""

import threading
import time
from pathlib import Path

import pytest

from assistant import settings
from assistant.engine import background as background_module
from assistant.engine.calls import Call, Params
from assistant.engine.methods_library import pause, sources
from assistant.engine.workshop import Workshop
from assistant.library.indexer import Indexer
from assistant.library.records import SearchQuery
from assistant.library.search import search
from assistant.paths import DataDirectory
from assistant.safety.network import Jail


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "documents"
    made.mkdir()
    (made / "first.txt").write_text("The first text is about elephants.")
    return made


@pytest.fixture
def workshop(tmp_path, folder, monkeypatch):
    """An engine's workshop with one source, watched."""
    monkeypatch.setenv("OWNHAND_MODELS", str(tmp_path / "no-models"))
    monkeypatch.setattr(background_module, "START_SECONDS", 0.01)
    made = Workshop(DataDirectory(tmp_path / "data").prepare(), Jail(()))
    Indexer(made.bench.library).run([folder])
    yield made
    assert made.background.stop(20)
    made.close()


def until(condition, seconds=30.0):
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if condition():
            return True
        time.sleep(0.02)
    return False


def finds(workshop, word):
    return any(word in hit.text for hit in search(workshop.bench.library, None, SearchQuery(word), None).hits)


def watching(workshop):
    return until(lambda: workshop.background.describe()["state"] == "watching")


def call(**params):
    return Call(Params(params), threading.Event(), lambda _: None, lambda _: None)


def test_what_changes_is_found_without_asking(workshop, folder):
    workshop.background.start()
    assert watching(workshop)
    (folder / "second.txt").write_text("The second text is about penguins.")
    assert until(lambda: finds(workshop, "penguins"))
    (folder / "first.txt").write_text("It is about giraffes now.")
    assert until(lambda: finds(workshop, "giraffes") and not finds(workshop, "elephants"))


def test_what_changed_while_no_engine_ran_is_found_at_its_start(workshop, folder):
    (folder / "second.txt").write_text("The second text is about penguins.")
    workshop.background.start()
    assert until(lambda: finds(workshop, "penguins"))


def test_a_removed_file_leaves_and_a_renamed_one_stays_itself(workshop, folder, monkeypatch):
    from assistant.library import pending

    monkeypatch.setattr(pending, "GONE_FOR", 1.0)
    before = workshop.bench.db.conn.execute("SELECT id FROM items").fetchall()
    workshop.background.start()
    assert watching(workshop)
    (folder / "first.txt").rename(folder / "renamed.txt")
    path = "SELECT path FROM files"
    assert until(lambda: workshop.bench.db.conn.execute(path).fetchone()[0].endswith(b"renamed.txt"))
    assert workshop.bench.db.conn.execute("SELECT id FROM items").fetchall() == before
    (folder / "renamed.txt").unlink()
    assert until(lambda: not finds(workshop, "elephants"))


def test_paused_it_reads_nothing_and_catches_up_afterwards(workshop, folder):
    assert pause(workshop, call(paused=True))["paused"]
    workshop.background.start()
    assert until(lambda: workshop.background.describe()["state"] == "paused")
    (folder / "second.txt").write_text("The second text is about penguins.")
    time.sleep(0.5)
    assert not finds(workshop, "penguins")
    assert not pause(workshop, call(paused=False))["paused"]
    assert until(lambda: finds(workshop, "penguins"))


def test_on_battery_it_stops_only_if_the_user_says_so(workshop, folder, monkeypatch):
    monkeypatch.setattr(background_module, "on_battery", lambda: True)
    settings.change(workshop.data.settings, "indexing.on_battery", False)
    workshop.background.start()
    assert until(lambda: workshop.background.describe()["state"] == "on battery")
    settings.change(workshop.data.settings, "indexing.on_battery", True)
    assert watching(workshop)


def test_it_can_be_switched_off(workshop):
    settings.change(workshop.data.settings, "indexing.watch", False)
    workshop.background.start()
    assert until(lambda: workshop.background.describe()["state"] == "off")
    assert workshop.background.describe()["sources"] == []


def test_a_request_gets_the_library_and_new_sources_are_watched(workshop, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "text.txt").write_text("A text about otters.")
    workshop.background.start()
    assert watching(workshop)
    with workshop.background.foreground():
        assert not workshop.background.busy
        Indexer(workshop.bench.library).run([other])
    assert until(lambda: len(workshop.background.describe()["sources"]) == 2)
    shown = sources(workshop, call())["sources"]
    assert [one["watched"] for one in shown] == ["events", "events"]


def test_it_holds_still_while_a_draft_is_written(workshop, folder):
    workshop.background.start()
    assert watching(workshop)
    finish = threading.Event()
    workshop.jobs.submit("draft", "model", lambda job: finish.wait(20))
    (folder / "second.txt").write_text("The second text is about penguins.")
    time.sleep(1.5)
    assert not finds(workshop, "penguins")
    finish.set()
    assert until(lambda: finds(workshop, "penguins"))


def test_without_a_library_nothing_is_made(tmp_path, monkeypatch):
    monkeypatch.setattr(background_module, "START_SECONDS", 0.01)
    empty = Workshop(DataDirectory(tmp_path / "empty").prepare(), Jail(()))
    empty.background.start()
    time.sleep(0.3)
    assert empty.background.stop(10)
    assert not Path(empty.data.library_db).exists()


@pytest.mark.logs("the background failed", "has to wait")
def test_a_bug_in_it_does_not_end_the_engine(workshop, monkeypatch):
    monkeypatch.setattr(background_module, "RETRY_SECONDS", 0.01)
    monkeypatch.setattr(background_module._Work, "fill_in", lambda *_: 1 / 0)
    workshop.background.start()
    assert until(lambda: any(workshop.data.logs.iterdir()))
    monkeypatch.undo()
    assert workshop.background._thread.is_alive()
