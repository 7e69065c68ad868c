import errno
import logging
import threading
import time

import pytest
from watchdog.observers import Observer

from assistant.library.mounts import Mount
from assistant.library.pending import Due
from assistant.library.records import Source
from assistant.library.watcher import NETWORK_POLL_SECONDS, RECONCILE_SECONDS, Watcher

ROOT = Mount("/", "local")


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


class NoRoom(Observer):
    """A system whose watches are used up."""

    def schedule(self, *_, **__):
        raise OSError(errno.ENOSPC, "inotify watch limit reached")


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def make(clock):
    made = []

    def build(table=(ROOT,), observe=Observer):
        made.append(Watcher(clock, observe, lambda: build.table))
        build.table = table
        return made[-1]

    yield build
    for one in made:
        one.close()


def source(path, number=1):
    return Source(number, str(path), "auto", "folder", path.name, 0.0, None)


def never(_number):
    return ()


def settle(watcher, clock, path=None):
    """Wait until the system told of something, then let it be quiet for a moment."""
    until = time.monotonic() + 10
    while not watcher.pending() and time.monotonic() < until:
        time.sleep(0.01)
    clock.now += 1.0
    return watcher.due()


def test_watching_begins_with_a_look_at_everything(make, tmp_path):
    watcher = make()
    watcher.set_sources([source(tmp_path)], never)
    assert watcher.due() == {1: Due(whole=True)}
    assert watcher.due() == {}
    assert watcher.watches()[1].mode == "events"


def test_a_change_is_told_by_its_path(make, clock, tmp_path):
    (tmp_path / "below").mkdir()
    watcher = make()
    watcher.set_sources([source(tmp_path)], never)
    watcher.due()
    (tmp_path / "below" / "new.txt").write_text("text")
    assert str(tmp_path / "below" / "new.txt") in settle(watcher, clock)[1].paths


def test_a_file_alone_is_watched_without_its_neighbours(make, clock, tmp_path):
    box = tmp_path / "box"
    box.write_text("one")
    watcher = make()
    watcher.set_sources([source(box)], never)
    watcher.due()
    (tmp_path / "neighbour").write_text("text")
    box.write_text("one and two")
    assert settle(watcher, clock) == {1: Due(paths=frozenset({str(box)}))}


def test_two_files_of_one_folder_end_one_by_one(make, clock, tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("1")
    two.write_text("2")
    watcher = make()
    watcher.set_sources([source(one, 1), source(two, 2)], never)
    watcher.due()
    watcher.set_sources([source(two, 2)], never)
    two.write_text("two")
    one.write_text("one")
    assert settle(watcher, clock) == {2: Due(paths=frozenset({str(two)}))}


def test_lost_events_mean_a_look_at_everything(make, clock, tmp_path):
    watcher = make()
    watcher.set_sources([source(tmp_path)], never)
    watcher.due()
    logging.getLogger("watchdog.observers.inotify").warning("Inotify queue overflowed")
    clock.now += 5.0
    assert watcher.due() == {1: Due(whole=True)}


def test_every_few_hours_everything_is_looked_at(make, clock, tmp_path):
    watcher = make()
    watcher.set_sources([source(tmp_path)], never)
    watcher.due()
    watcher.looked(1, 0.1, ("/",))
    clock.now += RECONCILE_SECONDS - 1
    assert watcher.due() == {}
    clock.now += 2
    assert watcher.due() == {1: Due(whole=True)}


def test_without_watches_left_a_source_is_polled_and_says_so(make, clock, tmp_path):
    watcher = make(observe=NoRoom)
    watcher.set_sources([source(tmp_path)], never)
    watcher.due()
    assert watcher.watches()[1].mode == "polling"
    assert "no watches left" in watcher.watches()[1].reason
    watcher.looked(1, 0.1, ("/",))
    clock.now += 31
    assert watcher.due() == {1: Due(whole=True)}


def test_a_source_that_takes_long_is_polled_seldom(make, clock, tmp_path):
    watcher = make(table=(Mount(str(tmp_path), "network"), ROOT))
    watcher.set_sources([source(tmp_path)], never)
    watcher.due()
    watcher.looked(1, 10.0, (str(tmp_path),))
    clock.now += NETWORK_POLL_SECONDS + 1
    assert watcher.due() == {}
    clock.now += 200
    assert watcher.due() == {1: Due(whole=True)}


def test_a_drive_that_was_pulled_out_sleeps_and_returns(make, clock, tmp_path):
    stick = tmp_path / "STICK"
    stick.mkdir()
    plugged = (Mount(str(stick), "removable"), ROOT)
    watcher = make(table=plugged)
    watcher.set_sources([source(stick)], never)
    watcher.due()
    assert watcher.watches()[1].mode == "polling"
    make.table = (ROOT,)
    clock.now += 10
    assert watcher.due() == {}
    assert watcher.watches()[1].mode == "asleep"
    make.table = plugged
    clock.now += 10
    assert watcher.due() == {1: Due(whole=True)}


def test_a_place_that_is_not_there_sleeps(make, clock, tmp_path):
    watcher = make()
    watcher.set_sources([source(tmp_path / "later")], never)
    assert watcher.due() == {}
    assert watcher.watches()[1].mode == "asleep"
    (tmp_path / "later").mkdir()
    clock.now += 10
    assert watcher.due() == {1: Due(whole=True)}


def test_what_was_broken_off_is_due_again(make, clock, tmp_path):
    watcher = make()
    watcher.set_sources([source(tmp_path)], never)
    due = watcher.due()
    watcher.again(1, due[1])
    assert watcher.due() == due
    watcher.again(1, Due(paths=frozenset({"/x"})))
    clock.now += 1
    assert watcher.due() == {1: Due(paths=frozenset({"/x"}))}


def test_waiting_ends_with_the_first_hint(make, tmp_path):
    watcher = Watcher()
    watcher.set_sources([source(tmp_path)], never)
    watcher.due()
    threading.Timer(0.1, (tmp_path / "x").write_text, ("text",)).start()
    started = time.monotonic()
    while not watcher.due() and time.monotonic() - started < 10:
        watcher.wait(5.0)
    watcher.close()
    assert time.monotonic() - started < 5
