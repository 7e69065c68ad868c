"""What was worked out in idle time, kept by key."""

import pytest
from sqlite_utils import Database

from assistant.style.memo import Memo
from assistant.style.migrations import migrations


@pytest.fixture
def memo():
    db = Database(memory=True)
    migrations.apply(db)
    return Memo(db, lambda: 1000.0)


def test_the_newest_stands_with_its_date(memo):
    assert memo.get("taste") is None
    memo.put("taste", {"length": 1})
    memo.put("taste", {"length": 2})
    assert memo.get("taste") == ({"length": 2}, 1000.0)


def test_kept_results_are_found_and_forgotten_by_their_beginning(memo):
    memo.put("help/a/1", 0.5)
    memo.put("help/a/2", 0.25)
    memo.put("help_b/1", 1.0)
    assert memo.all("help/a/") == {"1": 0.5, "2": 0.25}
    assert memo.drop("help/") == 2
    assert memo.all("help/") == {}
    assert memo.get("help_b/1") is not None


def test_what_cannot_be_read_is_as_good_as_absent(memo):
    memo.db.execute("insert into profile_cache (key, data, at) values ('taste', '{', 1)")
    assert memo.get("taste") is None
