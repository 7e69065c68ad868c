"""Drafts and finals survive, and finals are only ever added."""

import numpy as np
import pytest

from assistant.database import open_database
from assistant.drafting.records import Applied, Checks, Choice, Draft, Receipt, Request, Timing
from assistant.errors import KnownError
from assistant.outbox.drafts import DraftStore, from_record, to_record
from assistant.outbox.migrations import migrations
from assistant.style.records import Context


@pytest.fixture
def store(tmp_path):
    db = open_database(tmp_path / "library.db", durable=True)
    migrations.apply(db)
    return DraftStore(db, clock=lambda: 100.0)


def full_draft():
    return Draft(
        0, Request("reply", ("a", "b"), ("x@y.org",), reply_to=4), Context("reply", "formal", "en", 1, "Anna", np.array([0.6, 0.8], np.float32)),
        "Re: x", "Text ü", ("x@y.org",), (Applied(1, "p", "rule"),), (4, 5), (Receipt("3", "points"), Receipt("4", None)),
        Checks(({"point": "a", "covered": True, "worded_by": "user"},), (), ("w",)), Timing(1, 2, 3, 4, 5), "m", "<i@x>", ("<r@x>",),
        choices=(Choice(("a b", "b a"), (0.1, 0.2), 1),),
    )  # fmt: skip


def test_a_draft_comes_back_as_it_was(store):
    saved = store.save(full_draft())
    again = store.get(saved.id)
    assert saved.id == 1
    assert np.allclose(again.context.embedding, [0.6, 0.8])
    assert to_record(again) == to_record(saved)
    assert again.choices == saved.choices
    assert [one.id for one in store.list()] == [1]


def test_finals_are_added_never_overwritten(store):
    saved = store.save(full_draft())
    store.set_final(saved.id, "first", "edited")
    store.set_final(saved.id, "second", "accepted")
    assert [final.text for final in store.finals(saved.id)] == ["first", "second"]
    assert store.final(saved.id).outcome == "accepted"


def test_unknown_ids(store):
    for call in (lambda: store.get(9), lambda: store.set_final(9, "x", "edited")):
        with pytest.raises(KnownError) as fault:
            call()
        assert fault.value.code == "unknown-id"


def test_records_of_other_versions_are_read():
    record = to_record(full_draft())
    record["new_field"] = 1
    del record["timing"]
    assert from_record(record).timing == Timing()


@pytest.mark.logs("the record of a draft is damaged")
@pytest.mark.parametrize("record", ["{broken", "[]", "{}", "null", '{"request": 3, "context": []}'])
def test_of_a_damaged_record_the_text_is_saved(store, record):
    saved = store.save(full_draft())
    whole = store.save(full_draft())
    with store.db.atomic():
        store.db.execute("update drafts set record = ?, created = 'x' where id = ?", [record, saved.id])
    found = store.get(saved.id)
    assert (found.id, found.text, found.subject, found.to) == (saved.id, "Text ü", "Re: x", ("x@y.org",))
    assert "damaged" in found.checks.warnings[0]
    assert [one.id for one in store.list()] == [whole.id, saved.id]
