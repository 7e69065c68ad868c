"""Looking through the library by way of the engine: lists, one item, one conversation, searches in pages."""

from __future__ import annotations

import pytest

from assistant.engine.client import connect
from assistant.errors import KnownError
from resources import sample


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """An engine that knows the sample mailbox; searches by words, as no model is installed here."""
    from assistant.paths import DataDirectory

    data = DataDirectory(tmp_path_factory.mktemp("items") / "data").prepare()
    with connect(data) as client:
        client.call("add", {"paths": [str(sample.MAIL)]})
        yield client
        client.stop_engine()


def test_the_list_joins_page_to_page_and_is_newest_first(engine):
    first = engine.call("items", {"limit": 20})
    rest = engine.call("items", {"limit": 500, "offset": 20})
    rows = first["items"] + rest["items"]
    assert len(rows) == first["total"] == len({row["id"] for row in rows})
    dates = [row["date"] for row in rows]
    assert dates == sorted(dates, reverse=True)
    assert {"id", "kind", "title", "people", "date", "text", "own"} <= set(rows[0])


def test_the_list_is_narrowed_by_person_kind_and_own_words(engine):
    person = engine.call("people", {"query": "Tomasz"})["people"][0]
    every = engine.call("items", {"person": person["id"]})
    own = engine.call("items", {"person": person["id"], "own": True})
    assert 0 < own["total"] < every["total"]
    assert all("Tomasz Zieliński" in row["people"] for row in every["items"])
    assert engine.call("items", {"kind": "document"})["total"] == 0


def test_an_item_is_shown_with_its_people_parts_and_folder(engine):
    reply = engine.call("search", {"query": "housings modem", "limit": 5})["hits"][0]
    shown = engine.call("items.show", {"id": reply["id"]})
    assert shown["id"] == reply["id"]
    assert shown["sender"]["addresses"]
    assert shown["new_text"] in shown["text"] or shown["quoted_text"] == ""
    assert any("mbox" in folder for folder in shown["folders"])


def test_a_conversation_is_told_old_to_new_and_holds_its_item(engine):
    rows = engine.call("items", {"limit": 500})["items"]
    shown = next(
        item for row in rows if (item := engine.call("items.show", {"id": row["id"]}))["quoted_text"]
    )
    thread = engine.call("threads.show", {"id": shown["thread"]})
    assert shown["id"] in [message["id"] for message in thread["items"]]
    dates = [message["date"] for message in thread["items"]]
    assert dates == sorted(dates)


def test_a_search_comes_in_pages_too(engine):
    whole = engine.call("search", {"query": "gauge", "limit": 100})
    first = engine.call("search", {"query": "gauge", "limit": 5})
    second = engine.call("search", {"query": "gauge", "limit": 5, "offset": 5})
    assert first["total"] == second["total"] == whole["total"]
    ids = [hit["id"] for hit in whole["hits"]]
    assert [hit["id"] for hit in first["hits"] + second["hits"]] == ids[:10]


@pytest.mark.parametrize("method", ["items.show", "threads.show"])
def test_what_is_not_there_is_told(engine, method):
    noun = method.split(".")[0].removesuffix("s")
    with pytest.raises(KnownError) as caught:
        engine.call(method, {"id": f"{noun}-99999"})
    assert caught.value.code == "unknown-id"


def test_the_model_for_meaning_is_loaded_beside_searches_that_go_on_by_words(engine):
    assert engine.call("search", {"query": "gauge", "wait": False})["hits"]
    warmed = engine.call("search.warm")
    assert engine.call("search", {"query": "gauge", "wait": False})["meaning"] == warmed["meaning"]
