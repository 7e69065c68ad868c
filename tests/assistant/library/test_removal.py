import sqlite3
from pathlib import Path

from assistant.database import compact, faults, writing
from assistant.library import embeddings
from assistant.library.records import SearchQuery
from assistant.library.search import search

BEN = "Ben Osei <ben.osei@example.com>"
CARLA = "Carla Ruiz <carla@example.net>"


def bytes_on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def embed_all(library, encoder):
    connection = library.db.conn
    waiting = embeddings.texts_of(connection, embeddings.waiting_hashes(connection))
    with writing(library.db):
        embeddings.store(
            connection, "words", [one.hash for one in waiting], encoder.encode([one.text for one in waiting])
        )


def test_a_forgotten_source_leaves_nothing(library, keep, mail, encoder, tmp_path):
    keep(mail(text="canaryword of the first", to=BEN), source="/mail/one")
    keep(mail(text="what stays", to=CARLA), source="/mail/two")
    embed_all(library, encoder)
    assert search(library, None, SearchQuery("canaryword"), None).hits
    gone = library.forget_source(1)
    assert gone == 1
    assert not search(library, None, SearchQuery("canaryword"), None).hits
    assert search(library, None, SearchQuery("stays"), None).hits
    assert library.person_for("ben.osei@example.com") is None
    assert library.counts().embedded == 1
    assert faults(library.db) == []
    compact(library.db)
    left = bytes_on_disk(tmp_path)
    assert b"canaryword" not in left
    assert b"ben.osei" not in left
    assert b"stays" in left


def test_what_stands_in_another_source_stays(library, keep, mail):
    message = mail(text="in both")
    keep(message, source="/mail/one")
    keep(message, source="/mail/two")
    assert library.forget_source(1) == 0
    assert library.counts().messages == 1


def test_a_forgotten_person_leaves_nothing_and_does_not_come_back(library, keep, mail, tmp_path):
    keep(
        mail(text="canaryword to ben", to=BEN),
        mail(text="canaryword from ben", sender=BEN, to="Anna Kranz <anna.kranz@example.org>"),
        mail(text="write to ben.osei@example.com about it", to=CARLA, subject="Ask Ben.Osei@example.com"),
    )
    ben = library.person_for("ben.osei@example.com")
    library.forget_person(ben.id)
    assert library.counts().messages == 1
    assert library.item(3).new_text == "write to [erased] about it"
    assert search(library, None, SearchQuery("erased"), None).hits
    assert faults(library.db) == []
    keep(mail(text="canaryword again", to=BEN))
    assert library.counts().messages == 1
    compact(library.db)
    left = bytes_on_disk(tmp_path).lower()
    assert b"canaryword" not in left
    assert b"ben.osei" not in left


def test_a_passage_that_others_share_keeps_its_vector(library, keep, mail, encoder):
    keep(mail(text="the very same words", to=BEN), source="/mail/one")
    keep(mail(text="the very same words", to=CARLA), source="/mail/two")
    embed_all(library, encoder)
    assert library.counts().embedded == 1
    library.forget_source(1)
    assert library.counts().embedded == 1


def test_the_word_index_stays_sound_after_many_changes(library, keep, mail):
    for number in range(6):
        keep(
            *[mail(text=f"text {number} {n}", to=BEN if n % 2 else CARLA) for n in range(10)],
            source=f"/mail/{number}",
        )
    for source in (2, 4, 5):
        library.forget_source(source)
    library.db.conn.execute("INSERT INTO passages_fts(passages_fts) VALUES ('integrity-check')")
    rows = library.db.conn.execute(
        "SELECT count(*) FROM passages_fts WHERE passages_fts MATCH 'text'"
    ).fetchone()
    assert rows == (30,)


def test_tables_hold_together(library, keep, mail):
    keep(mail(to=BEN), source="/mail/one")
    keep(mail(to=CARLA, text="two"), source="/mail/two")
    library.forget_source(1)
    assert library.db.conn.execute("PRAGMA foreign_key_check").fetchall() == []
    assert isinstance(library.db.conn, sqlite3.Connection)
