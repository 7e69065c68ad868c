"""The labelled set for search is made from the mails, and ranks are counted by message."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import KnownError
from assistant.evaluation import command, retrieval
from assistant.evaluation.authors import messages
from resources import sample


def test_queries_are_made_of_subjects_that_stand_alone_and_of_notes():
    items = messages([sample.MAIL])
    queries = retrieval.make_queries(items, 200)
    subjects = [query.text for query in queries if query.form == "subject"]
    assert "Seal test" not in subjects, "the answer has the same subject"
    assert "Gauge at Coldstrother silent since Sunday" not in subjects
    assert "Your gloves" in subjects
    notes = [query for query in queries if query.form == "note"]
    assert len(notes) > 60


def test_passages_of_one_message_take_one_place():
    item = next(item for item in messages([sample.MAIL]) if item.title == "Your gloves")
    other = {"title": "Other", "text": "x", "id": "item-1", "date": item.date}
    wanted = {
        "title": "Your gloves",
        "text": "your gloves are in the test tank",
        "id": "item-2",
        "date": item.date,
    }
    hits = [
        {**other, "ranks": {"keyword": 1, "meaning": None}},
        {**other, "ranks": {"keyword": 2, "meaning": 3}},
        {**wanted, "ranks": {"keyword": 3, "meaning": 1}},
    ]
    assert retrieval._ranks(hits, item) == {"keyword": 2, "meaning": 1, "fused": 2}


def test_a_search_that_always_finds_has_full_recall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    items = messages([sample.MAIL])

    class Finder:
        def call(self, method: str, params: Any = None, *_unused: Any) -> dict[str, Any]:
            if method in ("add", "identity.add"):
                return {}
            if method == "draft":
                return {"exemplars": ["item-1"]}
            if not params["query"]:
                return {"hits": [{"id": "item-1"}]}
            query = next(one for one in retrieval.make_queries(items, 10) if one.text == params["query"])
            text = query.item.new_text
            ranks = {"keyword": 1, "meaning": None}
            return {
                "hits": [
                    {"id": "item-1", "title": query.item.title, "text": text, "ranks": ranks, "date": None}
                ]
            }

    @contextlib.contextmanager
    def engine(_data: object) -> Iterator[Finder]:
        yield Finder()

    monkeypatch.setattr(retrieval, "throw_away_engine", engine)
    result = retrieval.run(tmp_path, paths=[sample.MAIL], queries=10, drafts=2)
    recall = {(row["form"], row["way"]): row["recall@10"] for row in result["table"]}
    assert recall["subject", "fused"] == recall["note", "keyword"] == 1.0
    assert recall["note", "meaning"] == 0.0


@pytest.mark.parametrize(
    "options",
    [["--rounds", "many"], ["--rounds", "0"], ["--agents", "magic"], ["--nonsense"], ["--writers", ","]],
)
def test_a_wrong_option_is_told(tmp_path: Path, options: list[str]):
    with pytest.raises(KnownError) as told:
        command.run("prelude", options, tmp_path)
    assert told.value.code == "usage"
    assert "evaluate prelude" in told.value.hint
