import numpy as np
import pytest

from assistant.database import writing
from assistant.library import embeddings


def unit(count, dims=16, seed=1):
    rows = np.random.default_rng(seed).standard_normal((count, dims)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def stored(library):
    rows = unit(300)
    with writing(library.db) as connection:
        embeddings.store(connection, "model", [f"{n:016}".encode() for n in range(300)], rows)
    return rows


def test_vectors_come_back_nearly_as_they_were(library, stored):
    ids, matrix = embeddings.load(library.db.conn, [3, 1, 999])
    assert sorted(ids) == [1, 3]
    assert np.abs(matrix[list(ids).index(3)] - stored[2]).max() < 1e-3


def test_the_exact_index_ranks_like_plain_sorting(library, stored):
    index = embeddings.ExactIndex()
    index.refresh(library.db.conn)
    wanted = np.argsort(-(stored @ stored[5]))[:10] + 1
    assert [one for one, _ in index.nearest(stored[5], 10)] == list(wanted)
    assert index.nearest(np.ones(3), 5) == []


def test_the_exact_index_learns_what_is_new(library, stored):
    index = embeddings.ExactIndex()
    index.refresh(library.db.conn)
    with writing(library.db) as connection:
        embeddings.store(connection, "model", [b"x" * 16], stored[:1] * -1)
    index.refresh(library.db.conn)
    assert index.nearest(stored[0] * -1, 1)[0][0] == 301


def test_equal_passages_share_one_vector(library, keep, mail):
    keep(
        mail(text="equal words", to="A A <a@example.com>"), mail(text="equal words", to="B B <b@example.com>")
    )
    assert len(embeddings.waiting_hashes(library.db.conn)) == 1


def test_vectors_of_another_model_or_of_no_passage_are_dropped(library, stored):
    with writing(library.db) as connection:
        assert embeddings.drop_other_models(connection, "model") == 0
        assert embeddings.drop_orphans(connection) == 300
    assert embeddings.stored_model(library.db.conn) == ""
