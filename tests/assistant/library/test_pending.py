from assistant.library.pending import (
    GONE_FOR,
    LONGEST,
    MOST_PATHS,
    QUIET,
    WHOLE_LONGEST,
    WHOLE_QUIET,
    Due,
    Pending,
)


def test_nothing_is_due_without_a_hint():
    assert Pending().take(1_000.0) is None
    assert Pending().due_at() is None


def test_a_path_is_due_when_it_was_quiet_for_a_moment():
    pending = Pending()
    pending.touch("/a", 10.0)
    pending.touch("/a", 10.3)
    assert pending.take(10.3 + QUIET - 0.01) is None
    assert pending.take(10.3 + QUIET) == Due(paths=frozenset({"/a"}))
    assert pending.take(1_000.0) is None


def test_a_path_that_never_rests_is_looked_at_all_the_same():
    pending = Pending()
    now = 0.0
    while now < LONGEST:
        pending.touch("/box", now)
        now += QUIET / 2
    assert pending.take(LONGEST) == Due(paths=frozenset({"/box"}))


def test_what_is_gone_for_a_moment_is_not_removed_yet():
    pending = Pending()
    pending.touch("/old", 0.0, gone=True)
    pending.touch("/new", 0.0)
    assert pending.take(1.0) == Due(paths=frozenset({"/new"}), young=frozenset({"/old"}))
    assert pending.take(GONE_FOR - 0.1) is None
    assert pending.take(GONE_FOR) == Due(paths=frozenset({"/old"}))


def test_what_came_back_is_looked_at_soon():
    pending = Pending()
    pending.touch("/file", 0.0, gone=True)
    pending.touch("/file", 0.1)
    assert pending.take(0.1 + QUIET) == Due(paths=frozenset({"/file"}))


def test_very_many_paths_become_a_look_at_everything():
    pending = Pending()
    for number in range(MOST_PATHS + 5):
        pending.touch(f"/{number}", 5.0)
    assert len(pending) == 1
    assert pending.take(5.0 + WHOLE_QUIET) == Due(whole=True)


def test_a_storm_does_not_put_the_look_off_for_ever():
    pending = Pending()
    pending.touch_whole(0.0)
    now = 0.0
    while now < WHOLE_LONGEST:
        pending.touch("/x", now)
        now += 1.0
    assert pending.take(WHOLE_LONGEST) == Due(whole=True)
