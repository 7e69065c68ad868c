"""Erasing, on a real library with vectors in SQLite and in Chroma."""

from dataclasses import replace

import numpy as np
import pytest

from assistant.database import migrate, open_database
from assistant.engine.calls import Call, Params
from assistant.engine.methods_safety import erase
from assistant.engine.workshop import Workshop
from assistant.errors import KnownError
from assistant.library.indexer import Indexer
from assistant.outbox.composing import Compositions
from assistant.paths import DataDirectory
from assistant.safety.erase import Traces
from assistant.safety.network import Jail
from resources import sample


class HashEncoder:
    """Vectors from the letters of a text: cheap, and equal only for equal texts."""

    name = "letters"

    def encode(self, texts, cancel=None):
        rows = [np.random.default_rng(list(text.encode())).normal(size=32) for text in texts]
        matrix = np.asarray(rows, dtype=np.float32)
        return matrix / np.linalg.norm(matrix, axis=1, keepdims=True)


class NoCancel:
    def is_set(self):
        return False


def call(**params):
    return Call(Params(params), NoCancel(), lambda _: None, lambda _: None)


@pytest.fixture
def workshop(tmp_path, monkeypatch):
    monkeypatch.setenv("OWNHAND_MODELS", str(tmp_path / "no-models"))
    made = Workshop(DataDirectory(tmp_path / "data").prepare(), Jail(()))
    Indexer(made.bench.library, made.vectors, HashEncoder).run([sample.MAIL])
    made.vectors.rebuild()
    (made.data.states / "old").write_bytes(b"numbers made of text")
    yield made
    made.close()


def everything_in(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_person_is_gone_from_every_byte(workshop):
    library = workshop.bench.library
    person = next(one for one in library.people() if one.received > 2)
    rows = workshop.bench.db.conn.execute(
        "SELECT embeddings.vector FROM embeddings JOIN passages USING (hash) JOIN items ON items.id = item_id "
        "JOIN addresses ON addresses.id = sender_id WHERE person_id = ?",
        (person.id,),
    ).fetchall()
    before = everything_in(workshop.data.root)
    assert person.addresses[0].encode() in before
    assert any(row[0] in before for row in rows)

    report = erase(workshop, call(person=f"person-{person.id}"))

    assert report["clean"]
    assert report["removed"]["messages and documents"] > 0
    assert report["removed"]["vectors"] > 0
    assert report["scan"]["needles"] > 20
    after = everything_in(workshop.data.root)
    assert person.addresses[0].encode() not in after.lower()
    assert not any(row[0] in after for row in rows)
    assert not any(np.frombuffer(row[0], "<f2").astype("<f4").tobytes() in after for row in rows)
    assert list(workshop.data.states.iterdir()) == []
    assert workshop.bench.library.counts().messages > 0
    assert workshop.vectors.check() == "healthy"


def test_the_scan_finds_what_a_careless_delete_leaves(workshop):
    """The proof proves something: rows merely deleted are found."""
    from assistant.safety import erase as erasing

    bench = workshop.bench
    person = next(one for one in bench.library.people() if one.received > 2)
    candidates = erasing.Candidates(bench.db.conn, erasing.items_of_person(bench.db.conn, person.id))
    bench.library.forget_person(person.id)
    traces = candidates.traces(bench.db.conn)
    live = list(erasing.live_texts(bench.db.conn))
    scan = erasing.prove_erased(workshop.data.root, traces, live)
    assert scan["hits"] > 0
    assert not scan["clean"]
    assert {entry["kind"] for entry in scan["found"]} >= {"text", "vector"}


def test_a_source_is_gone_and_its_files_are_untouched(workshop):
    report = erase(workshop, call(source="source-1"))
    assert report["clean"]
    assert workshop.bench.library.counts().messages == 0
    assert any(sample.MAIL.iterdir())


def test_everything(workshop):
    report = erase(workshop, call(all=True))
    assert report["clean"]
    assert report["scan"]["needles"] > 200
    assert not workshop.data.library_db.exists()
    assert not list(workshop.data.root.glob("index-*"))
    assert workshop.bench.library.counts().messages == 0


@pytest.mark.logs("could not be read")
def test_everything_goes_even_when_the_library_is_damaged(tmp_path):
    workshop = Workshop(DataDirectory(tmp_path / "data").prepare(), Jail(()))
    workshop.data.library_db.write_bytes(b"this is no database at all" * 100)
    assert erase(workshop, call(all=True))["clean"]
    assert not workshop.data.library_db.exists()


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({}, "nothing-to-erase"),
        ({"person": "person-999"}, "unknown-id"),
        ({"source": "source-9"}, "unknown-id"),
    ],
)
def test_what_is_not_there_is_told(workshop, params, code):
    with pytest.raises(KnownError) as caught:
        erase(workshop, call(**params))
    assert caught.value.code == code


def test_the_user_is_not_erased_as_a_person(workshop):
    own = next(iter(workshop.bench.library.own_person_ids()))
    with pytest.raises(KnownError) as caught:
        erase(workshop, call(person=f"person-{own}"))
    assert caught.value.code == "own-person"


def test_a_vector_that_stays_is_no_trace():
    traces = Traces()
    vector = np.linspace(-1, 1, 384).astype("<f2").tobytes()
    traces.add_vector(vector)
    assert len(traces.vectors) == 3
    traces.drop_vector(vector)
    assert traces.vectors == set()


def test_short_texts_are_nobodys_trace():
    traces = Traces()
    traces.add_text("Thanks!")
    traces.add_text(None)
    assert traces.texts == set()
    traces.add_text("Thanks for the figures that you sent on Monday.")
    assert traces.texts


def test_the_tables_are_those_of_a_fresh_library(tmp_path):
    """A new table with text in it is looked at without anybody having to think of it."""
    from assistant.safety.erase import _texts

    db = open_database(tmp_path / "library.db")
    migrate(db)
    assert ("items", "new_text") in _texts(db.conn)
    assert ("finals", "text") in _texts(db.conn)
    assert ("preferences", "text") in _texts(db.conn)
    db.conn.close()


def test_what_was_being_written_to_a_person_is_gone_too(workshop):
    writing = Compositions(workshop.data.composing)
    person = next(one for one in workshop.bench.library.people() if one.received > 2)
    text = "A sentence that nobody else ever wrote, about gauges."
    writing.save(replace(writing.new(), to=(f"{person.name} <{person.addresses[0]}>",), text=text))
    kept = replace(writing.new(), to=("somebody@else.example",), text="stays")
    writing.save(kept)
    report = erase(workshop, call(person=person.addresses[0]))
    assert report["clean"]
    assert writing.find().compositions == (kept,)
    assert text.encode() not in everything_in(workshop.data.root)


def test_erasing_everything_takes_what_was_being_written(workshop):
    writing = Compositions(workshop.data.composing)
    writing.save(replace(writing.new(), text="A sentence that nobody else ever wrote."))
    assert erase(workshop, call(all=True))["clean"]
    assert writing.find().compositions == ()
