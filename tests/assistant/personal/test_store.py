"""Rows and files of adapters: what is under way, what is stale, what goes."""

import pytest

from assistant.database import migrate, open_database
from assistant.errors import KnownError
from assistant.library.indexer import Indexer
from assistant.library.store import Library
from assistant.library.vectors import Vectors
from assistant.personal.records import Figure
from assistant.personal.store import PersonalAdapters
from assistant.safety.erase import erase_adapters
from resources import sample


@pytest.fixture
def library(tmp_path):
    db = open_database(tmp_path / "library.db")
    migrate(db)
    made = Library(db)
    Indexer(made, Vectors(tmp_path, db), None).run([sample.MAIL])
    yield made
    db.conn.close()


@pytest.fixture
def adapters(library, tmp_path):
    return PersonalAdapters(library.db, tmp_path / "adapters")


def own_items(library):
    return [text.item_id for text in library.own_texts(None, "mail")]


def test_what_is_noted_comes_back(adapters):
    row = adapters.begin("starter", "ab" * 32, 15.0)
    assert adapters.under_way() == row
    figure = Figure("all", "both", 30, 0.4, 0.6, None, 0.01)
    adapters.change(row.id, state="done", arms={"all": "both"}, figures=[figure], digest="cd", size=7)

    found = adapters.get(row.id)
    assert (found.arms, found.figures, found.wins) == ({"all": "both"}, (figure,), True)
    assert adapters.under_way() is None


def test_an_unknown_number_and_an_unknown_field_are_refused(adapters):
    with pytest.raises(KnownError) as told:
        adapters.get(7)
    assert told.value.code == "unknown-id"
    with pytest.raises(ValueError, match="no such field"):
        adapters.change(1, colour="red")


def test_a_source_that_is_removed_makes_an_adapter_stale(adapters, library):
    row = adapters.begin("starter", "ab", 0.0)
    adapters.set_material(row.id, own_items(library))
    assert not adapters.get(row.id).stale
    assert adapters.get(row.id).texts == len(own_items(library))

    library.forget_source(library.sources()[0].id)
    assert adapters.get(row.id).stale


def test_what_was_trained_on_erased_mail_goes_with_its_files(adapters, library):
    items = own_items(library)
    touched, other = adapters.begin("starter", "ab", 0.0), adapters.begin("starter", "ab", 0.0)
    adapters.set_material(touched.id, items[1:], items[:1])
    adapters.place(touched.id).mkdir(parents=True)
    adapters.file(touched.id).write_bytes(b"weights")

    assert erase_adapters(adapters, items) == 0  # the mails are still there
    library.forget_source(library.sources()[0].id)
    assert erase_adapters(adapters, items[:1]) == 1
    assert [row.id for row in adapters.all()] == [other.id]
    assert not adapters.place(touched.id).exists()


def test_a_new_run_forgets_a_failed_one_and_leftovers_are_swept(adapters):
    failed = adapters.begin("starter", "ab", 0.0)
    adapters.change(failed.id, state="failed", code="disk-full")
    assert adapters.last_failure().code == "disk-full"
    adapters.place(99).mkdir(parents=True)
    adapters.place(failed.id).mkdir()

    row = adapters.begin("starter", "ab", 0.0)
    adapters.place(row.id).mkdir()
    adapters.sweep()
    assert adapters.last_failure() is None
    assert [path.name for path in adapters.folder.iterdir()] == [str(row.id)]
