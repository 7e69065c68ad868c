import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from assistant.database import faults, migrate, open_database
from assistant.errors import Cancelled, KnownError
from assistant.library import embeddings, mounts, reading, scan
from assistant.library import indexer as indexer_module
from assistant.library.indexer import Indexer
from assistant.library.records import SearchQuery
from assistant.library.search import search
from assistant.library.store import Library
from assistant.library.vectors import Vectors

PROJECT = Path(__file__).resolve().parents[3]
KILLS = int(os.environ.get("OWNHAND_KILLS", "4"))


@pytest.fixture
def run(library):
    """Index paths (or everything known) by keyword only."""
    return lambda *paths, **more: Indexer(library).run([Path(path) for path in paths] or None, **more)


@pytest.fixture
def box(tmp_path, write_mbox, sent_mail):
    return write_mbox(tmp_path / "mail.mbox", sent_mail(30))


def texts(library):
    return sorted(row[0] for row in library.db.conn.execute("SELECT new_text FROM items"))


def test_a_mailbox_becomes_searchable(library, run, box):
    report = run(box)
    assert (report.messages, report.documents, report.failed, report.skipped) == (30, 0, [], [])
    assert report.own_passages == report.passages == 30
    assert library.own_addresses() == ["anna.kranz@example.org"]
    assert len(library.people()) == 7
    hits = search(library, None, SearchQuery("report number 17"), None).hits
    assert hits[0].title == "Report 17"
    assert report.sources[0]["messages"] == 30
    assert set(report.seconds) == {"read", "keyword", "people", "embed"}


def test_an_unchanged_source_costs_only_a_look(library, run, box, monkeypatch):
    run(box)
    monkeypatch.setattr(indexer_module.Readers, "read", lambda *_: pytest.fail("read again"))
    report = run()
    assert (report.messages, report.unchanged, report.passages) == (0, 30, 0)


def test_growth_of_a_mailbox_costs_the_tail(library, run, box, write_mbox, sent_mail, monkeypatch):
    run(box)
    size = box.stat().st_size
    write_mbox(box, sent_mail(5, first=30), append=True, first=30)
    jobs, read = [], reading.Readers.read
    monkeypatch.setattr(
        indexer_module.Readers,
        "read",
        lambda self, work, *rest: (jobs.extend(work), read(self, work, *rest))[1],
    )
    report = run()
    assert report.messages == 5
    assert [job.start for job in jobs] == [size]
    assert library.counts().messages == 35


def test_a_message_that_was_half_written_is_read_again(library, run, tmp_path, write_mbox, sent_mail):
    box = write_mbox(tmp_path / "mail.mbox", sent_mail(3))
    whole = box.read_bytes()
    cut = whole.rindex(b"Please read") + 20
    box.write_bytes(whole[:cut])
    run(box)
    box.write_bytes(whole)
    run()
    assert library.counts().messages == 3
    assert all(text.startswith("Please read report number") and "topic" in text for text in texts(library))


def test_compaction_is_noticed_and_deleted_messages_leave(library, run, tmp_path, write_mbox, sent_mail):
    messages = sent_mail(20)
    box = write_mbox(tmp_path / "mail.mbox", messages)
    run(box)
    ids = {one.title: one.id for one in library.items(range(1, 21))}
    lines = box.read_bytes().split(b"From sender@example.org")
    box.write_bytes(b"From sender@example.org".join([lines[0], *lines[6:]]))
    report = run()
    assert report.removed == 5
    assert (report.messages, report.unchanged) == (0, 15)
    assert library.counts().messages == 15
    assert {one.title: one.id for one in library.items(range(1, 21))} == {
        title: one for title, one in ids.items() if title not in {f"Report {n}" for n in range(5)}
    }
    assert not search(library, None, SearchQuery('"number 3"'), None).hits
    assert faults(library.db) == []


def test_a_mailbox_replaced_by_another_of_the_same_size(library, run, tmp_path, write_mbox, sent_mail):
    box = write_mbox(tmp_path / "mail.mbox", sent_mail(10))
    run(box)
    box.write_bytes(box.read_bytes().replace(b"topic3", b"theme3"))
    run()
    assert library.counts().messages == 10
    assert any("theme3" in text for text in texts(library))
    assert not any("topic3" in text for text in texts(library))


def eml(folder, name, subject, text):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(
        f"Message-ID: <{hashlib.md5(subject.encode()).hexdigest()}@x>\nDate: Mon, 06 Jan 2020 10:00:00 +0000\n"
        f"From: Anna Kranz <anna.kranz@example.org>\nTo: Ben <ben@example.com>\nSubject: {subject}\n\n{text}\n"
    )
    return path


def test_duplicates_across_folders_are_one_item(library, run, tmp_path):
    eml(tmp_path / "mail" / "inbox", "1.eml", "Same", "The same text")
    eml(tmp_path / "mail" / "archive", "1.eml", "Same", "The same text")
    report = run(tmp_path / "mail")
    assert (report.messages, report.duplicates) == (1, 1)
    (tmp_path / "mail" / "inbox" / "1.eml").unlink()
    assert run().removed == 0
    assert library.counts().messages == 1
    (tmp_path / "mail" / "archive" / "1.eml").rename(tmp_path / "elsewhere.eml")
    eml(tmp_path / "mail" / "archive", "2.eml", "Other", "Another text")
    assert run().removed == 1
    assert texts(library) == ["Another text"]


def test_a_renamed_file_is_not_read_again(library, run, tmp_path, monkeypatch):
    first = eml(tmp_path / "mail", "1.eml", "One", "Text one")
    run(tmp_path / "mail")
    first.rename(tmp_path / "mail" / "renamed.eml")
    monkeypatch.setattr(indexer_module.Readers, "read", lambda *_: pytest.fail("read again"))
    assert run().unchanged == 1
    assert library.counts().messages == 1


def test_a_changed_document_replaces_its_old_text(library, run, tmp_path):
    note = tmp_path / "docs" / "note.md"
    note.parent.mkdir()
    note.write_text("# Plan\n\nWe meet in Lisbon.\n")
    assert run(tmp_path / "docs").documents == 1
    note.write_text("# Plan\n\nWe meet in Vienna, for longer.\n")
    report = run()
    assert (report.documents, report.removed) == (1, 1)
    assert not search(library, None, SearchQuery("Lisbon"), None).hits
    assert search(library, None, SearchQuery("Vienna"), None).hits[0].kind == "document"


def test_every_file_is_indexed_or_listed_with_its_reason(library, run, tmp_path):
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "good.txt").write_text("Readable text about herons.")
    (folder / "blank.txt").write_text("   \n  ")
    (folder / "empty.txt").write_text("")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 broken" * 20)
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    for _ in range(2):
        report = run(folder)
        told = {Path(one.path).name for one in report.failed + report.skipped}
        assert told == {"blank.txt", "empty.txt", "broken.pdf", "picture.png"}
        assert all(one.reason for one in report.failed + report.skipped)
    assert library.counts().documents == 1
    assert {Path(path).name for path, _ in library.failures()} >= {"broken.pdf"}


def test_a_missing_path_is_told_and_the_others_are_indexed(library, run, box, tmp_path):
    report = run(tmp_path / "nowhere", box)
    assert report.messages == 30
    assert Path(report.failed[0].path).name == "nowhere"
    with pytest.raises(KnownError) as raised:
        run(tmp_path / "nowhere")
    assert raised.value.code == "path-missing"


def test_a_source_that_is_not_there_now_loses_nothing(library, run, box, tmp_path):
    run(box)
    box.rename(tmp_path / "unplugged")
    report = run()
    assert library.counts().messages == 30
    assert "kept" in report.failed[0].reason


def test_an_empty_mount_point_loses_nothing(library, run, tmp_path, monkeypatch):
    stick = mounts.Mount(str(tmp_path / "stick"), "removable")
    monkeypatch.setattr(mounts, "mounts", lambda: (stick,))
    eml(tmp_path / "stick", "1.eml", "One", "Text one")
    run(tmp_path / "stick")
    (tmp_path / "stick" / "1.eml").rename(tmp_path / "1.eml")
    monkeypatch.setattr(mounts, "mounts", lambda: ())
    report = run()
    assert library.counts().messages == 1
    assert "kept" in report.failed[0].reason


def test_what_lies_on_a_mount_inside_a_source_is_kept_while_that_is_gone(library, run, tmp_path, monkeypatch):
    eml(tmp_path / "home", "1.eml", "One", "Text one")
    eml(tmp_path / "home" / "server", "2.eml", "Two", "Text two")
    server = mounts.Mount(str(tmp_path / "home" / "server"), "network")
    monkeypatch.setattr(mounts, "mounts", lambda: (server,))
    run(tmp_path / "home")
    monkeypatch.setattr(mounts, "mounts", lambda: ())
    (tmp_path / "home" / "server" / "2.eml").unlink()
    (tmp_path / "home" / "1.eml").unlink()
    run()
    assert texts(library) == ["Text two"]


def test_an_emptied_folder_empties_its_source(library, run, tmp_path):
    eml(tmp_path / "mail", "1.eml", "One", "Text one")
    run(tmp_path / "mail")
    (tmp_path / "mail" / "1.eml").unlink()
    assert run().removed == 1
    assert library.counts().messages == 0


def test_a_file_name_that_is_no_text(library, run, tmp_path):
    folder = tmp_path / "docs"
    folder.mkdir()
    try:
        with open(os.fsencode(folder) + b"/caf\xe9.txt", "w") as file:
            file.write("Readable text about herons.")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    assert run(folder).documents == 1
    assert run().unchanged == 1


def test_cancel_keeps_what_is_stored_and_the_next_run_goes_on(
    library, run, tmp_path, write_mbox, sent_mail, monkeypatch
):
    monkeypatch.setattr(reading, "STRETCH_BYTES", 2_000)
    box = write_mbox(tmp_path / "mail.mbox", sent_mail(60))
    stop = threading.Event()

    def progress(step):
        if step.done > 6_000:
            stop.set()

    with pytest.raises(Cancelled):
        run(box, progress=progress, cancel=stop)
    part = library.counts().messages
    assert 0 < part < 60
    assert library.people()
    report = run()
    assert report.messages == 60 - part
    assert library.counts().messages == 60


def test_progress_counts_up_to_the_end(library, run, box):
    steps = []
    run(box, progress=steps.append)
    assert steps[0].done == 0
    assert steps[-1].done == steps[-1].total == box.stat().st_size
    assert steps[-1].seconds_left == 0
    assert [step.done for step in steps] == sorted(step.done for step in steps)


def test_a_full_disk_is_told_and_nothing_is_lost(library, run, tmp_path, write_mbox, sent_mail, monkeypatch):
    monkeypatch.setattr(reading, "STRETCH_BYTES", 2_000)
    box = write_mbox(tmp_path / "mail.mbox", sent_mail(80))
    pages = library.db.conn.execute("PRAGMA page_count").fetchone()[0]
    library.db.conn.execute(f"PRAGMA max_page_count = {pages + 12}")
    with pytest.raises(KnownError) as raised:
        run(box)
    assert raised.value.code == "disk-full"
    assert faults(library.db) == []
    library.db.conn.execute("PRAGMA max_page_count = 1000000")
    run(box)
    assert library.counts().messages == 80
    assert library.own_addresses() == ["anna.kranz@example.org"]


def test_removing_a_source_forgets_it(library, run, box):
    run(box)
    library.forget_source(1)
    assert (library.counts().messages, library.people(), library.own_addresses()) == (0, [], [])
    assert run().sources == []


@pytest.mark.logs("a reader broke")
def test_a_reader_that_dies_costs_one_file(library, tmp_path, monkeypatch):
    for number in range(6):
        eml(tmp_path / "mail", f"{number}.eml", f"Subject {number}", f"Text {number}")
    monkeypatch.setattr(reading, "SMALL_WORK_BYTES", -1)
    ordinary = reading.Readers._submit

    def submit(self, job):
        future = ordinary(self, job)
        if any(entry.path.endswith("3.eml") for entry in job.entries):
            return self._executor.submit(os._exit, 1)
        return future

    monkeypatch.setattr(reading.Readers, "_submit", submit)
    report = Indexer(library).run([tmp_path / "mail"])
    assert report.messages == 5
    assert [Path(one.path).name for one in report.failed] == ["3.eml"]


# Embedding


@pytest.fixture
def full(library, database, tmp_path, encoder):
    vectors = Vectors(tmp_path, open_database(tmp_path / "library.db"), exact_below=0)
    yield Indexer(library, vectors, lambda: encoder), vectors
    vectors.close()
    vectors._db.close()


def test_meaning_follows_keywords_and_is_not_computed_twice(library, full, box, encoder):
    indexer, vectors = full
    indexer.run([box])
    assert (library.counts().embedded, library.counts().waiting) == (30, 0)
    assert encoder.encoded == 30
    found = search(library, vectors, SearchQuery("report number 8"), lambda text: encoder.encode([text])[0])
    assert found.hits[0].title == "Report 8"
    assert found.hits[0].meaning_rank
    indexer.run()
    assert encoder.encoded == 31


def test_own_and_recent_writing_is_embedded_first(library, keep, mail, encoder):
    from assistant.library import embeddings

    library.add_identity("anna.kranz@example.org")
    ben = {"sender": "Ben <ben@example.com>", "to": "Anna <anna.kranz@example.org>", "subject": ""}
    keep(
        mail(text="received new", day=9, **ben),
        mail(text="own old", day=1, subject=""),
        mail(text="own new", day=5, subject="", quoted_text="quoted words"),
        mail(text="received old", day=0, **ben),
    )
    keep(mail(text="junk", day=10), labels=("junk",))
    connection = library.db.conn
    order = [one.text for one in embeddings.texts_of(connection, embeddings.waiting_hashes(connection))]
    assert order == ["own new", "own old", "received new", "received old", "quoted words"]


def test_without_a_model_keyword_search_works_and_the_report_says_so(library, box):
    def missing():
        raise KnownError("model-missing", "There is no embedding model.", "Install it.")

    report = Indexer(library, None, missing).run([box])
    assert report.messages == 30
    assert "embedding model" in report.warnings[0]


def test_a_new_model_replaces_all_vectors(library, full, box, encoder):
    indexer, _ = full
    indexer.run([box])
    encoder.name, encoder.dims = "other", 24
    keys = library.db.conn.execute("SELECT count(DISTINCT length(vector)) FROM embeddings").fetchone()
    assert keys == (1,)
    library.db.conn.execute("DELETE FROM embeddings WHERE id = 1")
    library.db.conn.commit()
    indexer.run()
    assert library.counts().embedded == 30
    assert library.db.conn.execute("SELECT DISTINCT model, length(vector) FROM embeddings").fetchall() == [
        ("other", 48)
    ]


@pytest.mark.model
def test_the_real_model_finds_by_meaning(library, tmp_path, embedding_folder, write_mbox):
    from models.embedder import Embedder

    model = Embedder.load(embedding_folder)
    box = write_mbox(
        tmp_path / "mail.mbox",
        [
            (
                "Anna <anna@example.org>",
                "ben@example.com",
                "Friday",
                "The train leaves at nine, so let us meet at the station.",
            ),
            (
                "Anna <anna@example.org>",
                "ben@example.com",
                "Money",
                "The invoice for March has not been paid yet.",
            ),
            ("Anna <anna@example.org>", "ben@example.com", "Garden", "The roses need water twice a week."),
        ],
    )
    db = open_database(tmp_path / "library.db")
    vectors = Vectors(tmp_path, db)
    Indexer(library, vectors, lambda: model).run([box])
    found = search(library, vectors, SearchQuery("outstanding bill"), lambda text: model.encode([text])[0])
    assert found.hits[0].title == "Money"
    vectors.close()
    db.close()


# Kill −9

CHILD = """
import sys
from pathlib import Path
from assistant.database import migrate, open_database
from assistant.library import reading
from assistant.library.indexer import Indexer
from assistant.library.store import Library
reading.STRETCH_BYTES = 20_000
reading.SMALL_WORK_BYTES = int(sys.argv[3])
root = Path(sys.argv[1])
db = open_database(root / "library.db")
migrate(db)
vectors = encoder = None
if sys.argv[4] == "vectors":
    from assistant.library import filling
    from assistant.library.vectors import Vectors
    from tests.assistant.library.conftest import WordEncoder
    filling.BATCH = 50
    vectors, encoder = Vectors(root, open_database(root / "library.db"), exact_below=0), WordEncoder
print("start", flush=True)
Indexer(Library(db), vectors, encoder).run([Path(sys.argv[2])], progress=lambda p: print(p.done, flush=True))
"""


@pytest.mark.logs("vector index")
@pytest.mark.timeout(60 + 60 * KILLS)
def test_killed_runs_lose_nothing_that_was_stored(tmp_path, write_mbox, sent_mail, encoder):
    """A few kills; ``OWNHAND_KILLS=200`` makes it the long run."""
    box = write_mbox(tmp_path / "mail.mbox", sent_mail(1_500))
    chance = random.Random(20)
    stored = 0
    for attempt in range(KILLS):
        count = _killed_run(tmp_path, box, chance, attempt)
        assert count >= stored
        stored = count
        if _is_done(tmp_path):
            for path in tmp_path.glob("library.db*"):
                path.unlink()
            for path in tmp_path.glob("index-*"):
                shutil.rmtree(path)
            stored = 0
    db = open_database(tmp_path / "library.db")
    migrate(db)
    library = Library(db)
    vectors = Vectors(tmp_path, open_database(tmp_path / "library.db"), exact_below=0)
    report = Indexer(library, vectors, lambda: encoder).run([box])
    assert report.messages == 1_500 - stored
    assert library.counts().messages == 1_500
    assert library.own_addresses() == ["anna.kranz@example.org"]
    assert sum(person.sent for person in library.people()) == 1_500
    places = db.conn.execute("SELECT count(*), count(DISTINCT item_id) FROM places").fetchone()
    assert places == (1_500, 1_500)
    assert db.conn.execute("SELECT 1 FROM notes WHERE name = 'unsettled'").fetchone() is None
    _agrees_with_numpy(vectors, encoder)
    vectors.close()
    vectors._db.close()
    db.close()


def _killed_run(folder, box, chance, attempt):
    """Index until a random moment; returns how many messages are stored."""
    # In this process alone, with reading processes, with vectors: so that the kill meets every kind of work.
    small = "0" if attempt % 3 == 1 else "1000000000"
    what = "vectors" if attempt % 3 == 2 else "words"
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), str(box), small, what],
        stdout=subprocess.PIPE,
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )
    assert child.stdout is not None
    child.stdout.readline()
    for _ in range(chance.randrange(1, 60 if what == "vectors" else 12)):
        child.stdout.readline()
    time.sleep(chance.random() * 0.05)
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    db = open_database(folder / "library.db")
    assert faults(db) == []
    count = Library(db).counts().messages
    db.close()
    return count


def _is_done(folder):
    db = open_database(folder / "library.db")
    row = db.conn.execute("SELECT (SELECT count(*) FROM items), (SELECT count(*) FROM embeddings)").fetchone()
    db.close()
    return row == (1_500, 1_500)


def _agrees_with_numpy(vectors, encoder):
    oracle = embeddings.ExactIndex()
    oracle.refresh(vectors._db.conn)
    missed = 0
    for number in range(0, 1_500, 50):
        asked = encoder.encode([f"Please read report number {number} about topic{number % 11}."])[0]
        best = oracle.nearest(asked, 1)[0][1]
        missed += abs(vectors.nearest(asked, 1)[0][0][1] - best) >= 0.02
    # The index is approximate, and a folder that outlived a kill is proved by a sample: 2 % may be lost.
    assert missed <= 1


# Reading processes


def test_a_large_new_source_has_its_reading_processes_started_while_it_is_walked(
    library, tmp_path, monkeypatch
):
    monkeypatch.setattr(scan, "CHECK_EVERY", 2)
    monkeypatch.setattr(indexer_module, "WARM_FROM", 6)
    told = []
    monkeypatch.setattr(reading.Readers, "warm", lambda _: told.append("warm"))
    monkeypatch.setattr(reading.Readers, "close", lambda _: told.append("close"))
    for number in range(8):
        (tmp_path / f"{number}.txt").write_text(f"The note number {number} says nothing new.")
    assert Indexer(library).run([tmp_path]).documents == 8
    assert told == ["warm", "close"]
    Indexer(library).run()
    kept = reading.Readers(1)
    Indexer(library, readers=kept).run([tmp_path])
    assert told == ["warm", "close"]


# A full disk


@pytest.mark.logs("vector index", "the background")
def test_a_disk_that_is_full_at_any_write_loses_nothing(tmp_path, write_mbox, sent_mail):
    """The file may grow by a few pages more each time, so that another write is the one that fails."""
    box = write_mbox(tmp_path / "mail.mbox", sent_mail(120))
    db = open_database(tmp_path / "library.db")
    migrate(db)
    library = Library(db)
    failed, codes = 0, set()
    for pages in range(2, 400, 9):
        used = db.conn.execute("PRAGMA page_count").fetchone()[0]
        db.conn.execute(f"PRAGMA max_page_count = {used + pages}")
        before = library.counts().messages
        try:
            Indexer(library).run([box])
            break
        except KnownError as error:
            codes.add(error.code)
        failed += 1
        assert library.counts().messages >= before
        assert faults(db) == []
    assert codes == {"disk-full"}
    assert failed > 1
    db.conn.execute("PRAGMA max_page_count = 1000000")
    Indexer(library).run()
    assert library.counts().messages == 120
    assert sum(person.sent for person in library.people()) == 120
    db.close()
