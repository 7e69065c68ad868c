"""Which files of a source could not be read, and why."""

from __future__ import annotations

import pytest

from assistant.engine.client import connect
from assistant.errors import KnownError


@pytest.fixture
def engine(data):
    with connect(data) as client:
        yield client


def test_failed_files_are_listed_with_their_reason_page_by_page(engine, tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        (folder / name).write_bytes(b"%PDF-1.7 but nothing after it")
    (folder / "letter.txt").write_text("Dear Ann, the boat is mended and the sails are dry.")
    report = engine.call("add", {"paths": [str(folder)]})
    assert len(report["failed"]) == 3
    source = engine.call("sources")["sources"][0]["id"]
    first = engine.call("sources.problems", {"source": source, "limit": 2})
    rest = engine.call("sources.problems", {"source": source, "limit": 2, "offset": 2})
    assert first["total"] == rest["total"] == 3
    names = [problem["path"].rpartition("/")[2] for problem in first["problems"] + rest["problems"]]
    assert names == ["a.pdf", "b.pdf", "c.pdf"]
    assert all(problem["reason"] for problem in first["problems"])
    assert engine.call("sources.problems")["total"] == 3


def test_an_unknown_source_is_told(engine):
    with pytest.raises(KnownError) as caught:
        engine.call("sources.problems", {"source": "source-99"})
    assert caught.value.code == "unknown-id"
