import pytest

from assistant.database import migrate, open_database
from assistant.library.migrations import migrations

STEPS = [step.name for step in migrations._migrations]


@pytest.mark.parametrize("step", STEPS)
def test_every_schema_ever_released_ends_in_the_same_one(tmp_path, step):
    fresh = open_database(tmp_path / "fresh.db")
    migrations.apply(fresh)
    old = open_database(tmp_path / "old.db")
    migrations.apply(old, stop_before=step)
    migrations.apply(old)
    assert old.schema == fresh.schema
    fresh.close()
    old.close()


def test_steps_are_named_in_their_order():
    assert [name[:4] for name in STEPS] == [f"m{number:03}" for number in range(1, len(STEPS) + 1)]


def test_statements_are_not_lost(tmp_path):
    db = open_database(tmp_path / "library.db")
    migrate(db)
    tables = {
        "sources", "files", "failures", "people", "merged_people", "addresses", "address_names", "threads",
        "thread_ids", "items", "places", "participants", "passages", "passages_fts", "embeddings", "identities",
        "forgotten", "notes",
    }  # fmt: skip
    assert tables <= set(db.table_names())
    assert "passage_words" in db.view_names()
    db.close()


def test_ids_are_never_given_out_twice(library, keep, mail):
    (first,) = keep(mail(text="one"))
    library.forget_source(1)
    (second,) = keep(mail(text="two"))
    assert second > first
