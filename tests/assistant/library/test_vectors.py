import json
import os
import random
import shutil
import threading
from contextlib import suppress

import numpy as np
import pytest

from assistant.database import migrate, open_database, writing
from assistant.errors import Cancelled, KnownError
from assistant.library import embeddings, generation
from assistant.library import vectors as vectors_module
from assistant.library.vectors import Vectors
from assistant.safety.memory import overwrite_freed_memory

DIMS = 32


def fill(db, count, first=0, model="words"):
    """Store ``count`` clustered unit vectors."""
    random_numbers = np.random.default_rng(first + 1)
    centres = np.random.default_rng(0).standard_normal((20, DIMS))
    rows = centres[random_numbers.integers(0, 20, count)] + 0.4 * random_numbers.standard_normal(
        (count, DIMS)
    )
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    with writing(db) as connection:
        embeddings.store(connection, model, [f"hash-{first + n:011}".encode() for n in range(count)], rows)
    return rows


@pytest.fixture(scope="module", autouse=True)
def memory_as_in_the_engine():
    overwrite_freed_memory()


@pytest.fixture
def folder(tmp_path):
    db = open_database(tmp_path / "library.db")
    migrate(db)
    db.close()
    return tmp_path


@pytest.fixture
def make(folder):
    """Open the index as after a start; numpy never answers for size alone."""
    opened = []

    def start(exact_below=0):
        db = open_database(folder / "library.db")
        opened.append((Vectors(folder, db, exact_below=exact_below), db))
        return opened[-1]

    yield start
    for one, db in opened:
        one.close()
        db.close()


def exact(db, vector, count=10):
    index = embeddings.ExactIndex()
    index.refresh(db.conn)
    return index.nearest(vector, count)


def generations(folder):
    return sorted(path.name for path in folder.glob("index-*"))


def recall(vectors, db, rows, count=10):
    hits = 0
    for row in rows:
        pairs, _ = vectors.nearest(row, count)
        hits += len({one for one, _ in pairs} & {one for one, _ in exact(db, row, count)})
    return hits / (count * len(rows))


def built(make, count=800):
    """A closed, sealed index."""
    vectors, db = make()
    rows = fill(db, count)
    vectors.catch_up()
    vectors.close()
    return rows


def test_small_libraries_are_answered_by_numpy_without_chroma(make, folder):
    vectors, db = make(exact_below=1_000)
    rows = fill(db, 50)
    pairs, sick = vectors.nearest(rows[7], 3)
    assert pairs[0][0] == 8
    assert pairs == exact(db, rows[7], 3)
    assert not sick
    assert vectors.open() == "absent"
    assert generations(folder) == []


def test_an_empty_library_finds_nothing(make):
    vectors, _ = make()
    assert vectors.nearest(np.ones(DIMS, dtype=np.float32), 5) == ([], False)
    assert vectors.catch_up() == 0


def test_chroma_holds_ids_and_vectors_and_agrees_with_numpy(make, folder):
    vectors, db = make()
    rows = fill(db, 900)
    assert vectors.catch_up() == 900
    assert recall(vectors, db, rows[:40]) >= 0.98
    assert json.loads((folder / "index-0001" / "manifest.json").read_text())["complete"]
    assert vectors.check() == "healthy"


def test_similarities_are_exact(make):
    vectors, db = make()
    rows = fill(db, 600)
    vectors.catch_up()
    pairs, _ = vectors.nearest(rows[3], 5)
    wanted = dict(exact(db, rows[3], 20))
    assert all(abs(cosine - wanted[one]) < 1e-6 for one, cosine in pairs)


def test_a_closed_index_opens_sealed_and_grows(make, folder, monkeypatch):
    built(make)
    monkeypatch.setattr(generation.vector_probe, "healthy_in_child", lambda *_: pytest.fail("was sealed"))
    vectors, db = make()
    assert vectors.open() == "healthy"
    rows = fill(db, 300, first=2_000)
    assert vectors.catch_up() == 300
    assert "seal" not in json.loads((folder / "index-0001" / "manifest.json").read_text())
    assert vectors.nearest(rows[5], 1)[0][0][1] > 0.999


def test_while_the_index_is_opened_numpy_answers_at_once(make, monkeypatch):
    rows = built(make, 1_500)
    vectors, db = make()
    go_on = threading.Event()
    enter = generation.enter
    monkeypatch.setattr(generation, "enter", lambda *given: go_on.wait(30.0) and enter(*given))
    for row in rows[:20]:
        pairs, by_numpy = vectors.nearest(row, 10)
        assert by_numpy
        assert [one for one, _ in pairs] == [one for one, _ in exact(db, row)]
    assert not vectors.ready
    go_on.set()
    assert vectors.open() == "healthy"
    assert vectors.ready
    assert vectors.nearest(rows[0], 10)[1] is False


def test_the_index_becomes_ready_during_a_comparison(make, monkeypatch):
    rows = built(make, 1_500)
    vectors, _ = make()
    monkeypatch.setattr(vectors_module, "COMPARED_AT_ONCE", 100)
    ranked = embeddings.ranked

    def slowly(*given):
        if vectors._opening is not None:
            vectors._opening.join()
        return ranked(*given)

    monkeypatch.setattr(embeddings, "ranked", slowly)
    assert vectors.nearest(rows[3], 1)[0][0][1] > 0.999
    assert vectors.nearest(rows[3], 1)[1] is False


def test_closing_does_not_wait_for_a_probe_in_a_child(make, folder, monkeypatch):
    built(make)
    manifest = generation.read_manifest(folder / "index-0001")
    generation.write_manifest(folder / "index-0001", {**manifest, "seal": None})
    probes = []

    def probe(folder, ids, matrix, leave):
        probes.append(leave.wait(30.0))
        return False

    monkeypatch.setattr(generation.vector_probe, "healthy_in_child", probe)
    vectors, _ = make()
    vectors.open_soon()
    vectors.close()
    assert probes in ([True], [])
    assert generations(folder) == ["index-0001"]


@pytest.mark.logs("vector index")
def test_a_folder_found_sick_beside_the_searches_is_set_aside(make, folder, monkeypatch):
    rows = built(make, 1_500)
    (folder / "index-0001" / "chroma.sqlite3").unlink()
    monkeypatch.setattr(generation.vector_probe, "healthy_in_child", lambda *_: False)
    vectors, db = make()
    vectors.open_soon()
    assert recall(vectors, db, rows[:20]) == 1.0
    assert vectors.open() == "unhealthy"
    assert vectors.rebuild() == 1_500
    assert vectors.nearest(rows[0], 1)[1] is False


@pytest.mark.logs("vector index")
@pytest.mark.parametrize(
    "damage",
    [
        "delete index",
        "truncate",
        "flip",
        "delete pickle",
        "delete sqlite",
        "delete manifest",
        "empty manifest",
    ],
)
def test_damaged_files_are_noticed_and_answers_stay_right(make, folder, damage):
    rows = built(make, 1_500)
    index = folder / "index-0001"
    data = max((path for path in index.rglob("*.bin")), key=lambda path: path.stat().st_size)
    if damage == "delete index":
        shutil.rmtree(data.parent)
    elif damage == "truncate":
        os.truncate(data, data.stat().st_size // 3)
    elif damage == "flip":
        content = bytearray(data.read_bytes())
        for at in random.Random(1).sample(range(len(content)), len(content) // 20):
            content[at] ^= 0xFF
        data.write_bytes(content)
    elif damage == "delete pickle":
        next(index.rglob("*.pickle")).unlink()
    elif damage == "delete sqlite":
        (index / "chroma.sqlite3").unlink()
    elif damage == "delete manifest":
        (index / "manifest.json").unlink()
    else:
        (index / "manifest.json").write_text("")
    vectors, db = make()
    state = vectors.open()
    assert recall(vectors, db, rows[:30]) >= 0.98
    if state == "unhealthy":
        assert vectors.nearest(rows[0], 1)[1] is True
        assert vectors.rebuild() == 1_500
    assert vectors.check() == "healthy"
    assert vectors.nearest(rows[0], 1)[1] is False
    assert recall(vectors, db, rows[:30]) >= 0.98


@pytest.mark.logs("vector index")
def test_damage_without_a_seal_is_found_by_probing_in_a_child(make, folder):
    rows = built(make, 1_500)
    index = folder / "index-0001"
    manifest = json.loads((index / "manifest.json").read_text())
    del manifest["seal"]
    (index / "manifest.json").write_text(json.dumps(manifest))
    data = max((path for path in index.rglob("*.bin")), key=lambda path: path.stat().st_size)
    os.truncate(data, data.stat().st_size // 3)
    vectors, db = make()
    assert vectors.open() == "unhealthy"
    assert recall(vectors, db, rows[:20]) == 1.0


def test_rebuilding_makes_a_new_generation_and_removes_the_old_folder(make, folder):
    built(make)
    vectors, db = make()
    with writing(db) as connection:
        connection.execute("DELETE FROM embeddings WHERE id <= 100")
    assert vectors.rebuild() == 700
    assert generations(folder) == ["index-0002"]
    pairs, _ = vectors.nearest(np.ones(DIMS, dtype=np.float32), 200)
    assert all(one > 100 for one, _ in pairs)


def test_without_vectors_there_is_no_folder(make, folder):
    built(make)
    vectors, db = make()
    vectors.open()
    with writing(db) as connection:
        connection.execute("DELETE FROM embeddings")
    assert vectors.rebuild() == 0
    assert generations(folder) == []
    fill(db, 50, first=9_000)
    assert vectors.catch_up() == 50
    assert vectors.check() == "healthy"


def test_erased_vectors_are_on_no_disk(make, folder):
    vectors, db = make()
    rows = fill(db, 600)
    vectors.catch_up()
    erased = rows[:5].astype("<f2").astype(np.float32)
    with writing(db) as connection:
        connection.execute("DELETE FROM embeddings WHERE id <= 5")
    vectors.rebuild()
    vectors.close()
    content = b"".join(path.read_bytes() for path in (folder / "index-0002").rglob("*") if path.is_file())
    assert not any(row.tobytes() in content for row in erased)


def test_removed_passages_never_come_back_as_answers(make):
    built(make)
    vectors, db = make()
    vectors.open()
    with writing(db) as connection:
        connection.execute("DELETE FROM embeddings WHERE id % 2")
    vectors.forget_removed()
    pairs, _ = vectors.nearest(np.ones(DIMS, dtype=np.float32), 50)
    assert pairs
    assert all(one % 2 == 0 for one, _ in pairs)


def test_work_that_was_not_noted_is_done_again(make):
    """As after a kill between Chroma's batch and the note in SQLite."""
    built(make)
    vectors, db = make()
    with writing(db) as connection:
        connection.execute("UPDATE embeddings SET generation = 0 WHERE id > 700")
    assert vectors.catch_up() == 100
    assert vectors._collection.count() == 800


@pytest.mark.logs("vector index")
def test_another_model_starts_over(make, folder):
    built(make)
    vectors, db = make()
    with writing(db) as connection:
        connection.execute("DELETE FROM embeddings")
    fill(db, 100, first=5_000, model="other")
    assert vectors.catch_up() == 100
    assert generations(folder) == ["index-0002"]


def test_cancelling_keeps_what_was_added(make):
    vectors, db = make()
    fill(db, 1_200)
    stop = threading.Event()
    with pytest.raises(Cancelled):
        vectors.catch_up(progress=lambda *_: stop.set(), cancel=stop)
    assert vectors.catch_up() == 700


@pytest.mark.logs("vector index")
def test_a_bloated_index_is_set_aside(make, folder, monkeypatch):
    built(make)
    monkeypatch.setattr(generation, "SMALLEST_ALARM", 1_000_000)
    monkeypatch.setattr(generation, "BYTES_PER_RECORD", 10)
    with open(folder / "index-0001" / "link_lists.bin", "wb") as file:
        file.truncate(50_000_000)
    vectors, _ = make()
    assert vectors.open() == "unhealthy"


def test_a_full_disk_is_told(make, monkeypatch):
    vectors, db = make()
    fill(db, 100)

    def full(*_args, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(generation.os, "replace", full)
    with pytest.raises(Exception, match="disk is full"):
        vectors.catch_up()


def test_while_a_generation_is_built_nothing_is_missing_from_answers(make, folder, monkeypatch):
    rows = built(make, 1_500)
    vectors, db = make()
    vectors.open()
    stop = threading.Event()
    with pytest.raises(Cancelled):
        vectors.rebuild(progress=lambda *_: stop.set(), cancel=stop)
    assert vectors.needs_work()
    assert 0 < vectors._behind() < 1_500
    assert recall(vectors, db, rows[::50]) == 1.0
    monkeypatch.setattr(vectors_module, "LATE_COMPARED", 10)
    assert vectors.nearest(rows[0], 10)[1] is True
    assert recall(vectors, db, rows[::50]) == 1.0
    vectors.catch_up()
    assert not vectors.needs_work()


@pytest.mark.logs("vector index")
def test_what_another_program_wrote_into_the_folder_is_no_answer(make, folder):
    rows = built(make, 1_500)
    client = generation.vector_probe.open_client(folder / "index-0001")
    other = client.get_collection(generation.vector_probe.COLLECTION, embedding_function=None)
    other.upsert(ids=[str(number) for number in range(1, 900)], embeddings=-rows[:899])
    client.close()
    vectors, db = make()
    vectors.open()
    assert recall(vectors, db, rows[::50]) >= 0.98
    if vectors.needs_work():
        vectors.catch_up()
    assert recall(vectors, db, rows[::50]) >= 0.98


@pytest.mark.logs("vector index")
@pytest.mark.parametrize("failing", [1, 2, 3, 4])
def test_a_disk_that_is_full_at_any_write_of_the_index(make, folder, monkeypatch, failing):
    vectors, db = make()
    rows = fill(db, 1_200)
    calls = []
    write = generation.write_manifest

    def full(*arguments):
        calls.append(arguments)
        if len(calls) == failing:
            raise generation.disk_fault(OSError(28, "no space"))
        return write(*arguments)

    monkeypatch.setattr(generation, "write_manifest", full)
    with suppress(KnownError):
        vectors.catch_up()
    assert recall(vectors, db, rows[::40]) >= 0.98
    monkeypatch.setattr(generation, "write_manifest", write)
    vectors.catch_up()
    assert recall(vectors, db, rows[::40]) >= 0.98
