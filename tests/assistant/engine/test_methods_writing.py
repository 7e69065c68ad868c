"""Whom a mail may go to, and how the user writes to each, on the sample mailbox."""

from __future__ import annotations

import threading

import pytest

from assistant.engine.calls import Call, Params
from assistant.engine.methods_writing import complete, take_message
from assistant.engine.workshop import Workshop
from assistant.errors import KnownError
from assistant.library.indexer import Indexer
from assistant.paths import DataDirectory
from assistant.safety.network import Jail
from resources import sample


@pytest.fixture(scope="module")
def workshop(tmp_path_factory):
    made = Workshop(DataDirectory(tmp_path_factory.mktemp("writing") / "data").prepare(), Jail(()))
    Indexer(made.bench.library).run([sample.MAIL])
    yield made
    made.close()


def ask(workshop, **params):
    call = Call(Params(params), threading.Event(), lambda _: None, lambda _: None)
    return complete(workshop, call)["people"]


def test_the_beginning_of_a_name_finds_the_person_and_how_they_are_greeted(workshop):
    found = ask(workshop, query="priy")
    assert [person["name"] for person in found] == ["Priya Raman"]
    usual = found[0]["usual"]
    assert (usual["greeting"], usual["closing"], usual["register"]) == (
        "Hi Priya,",
        "Best, Clara",
        "informal",
    )
    assert usual["texts"] >= 5
    assert usual["words"] > 10


def test_a_title_is_filled_in(workshop):
    assert ask(workshop, query="pembroke")[0]["usual"]["greeting"] == "Dear Mr Pembroke,"


def test_an_address_finds_one_and_a_small_typo_too(workshop):
    assert [p["name"] for p in ask(workshop, query="tomasz@kiebitz.example.com")] == ["Tomasz Zieliński"]
    assert "Katrin Ahlers" in [p["name"] for p in ask(workshop, query="katrn")]


def test_somebody_never_written_to_has_no_usual(workshop):
    usual = ask(workshop, query="ferries")[0]["usual"]
    assert (usual["greeting"], usual["closing"], usual["texts"]) == ("", "", 0)


def test_without_a_query_those_written_to_most_come_first_and_never_the_user(workshop):
    found = ask(workshop, limit=3)
    assert len(found) == 3
    assert found[0]["sent"] >= found[1]["sent"] >= found[2]["sent"]
    own = {
        address
        for number in workshop.bench.library.own_person_ids()
        for address in workshop.bench.library.person(number).addresses
    }
    assert not own & {address for person in found for address in person["addresses"]}


MESSAGE = b"""From: Ann Bell <ann@example.org>
To: clara@kiebitz.example.com
Subject: Lunch
Date: Tue, 3 Mar 2026 10:00:00 +0000
Message-ID: <lunch-1@example.org>

Shall we have lunch on Friday?
"""


def take(workshop, path):
    call = Call(Params({"path": str(path)}), threading.Event(), lambda _: None, lambda _: None)
    return take_message(workshop, call)


def test_a_dropped_message_can_be_answered_and_is_read_only_once(workshop, tmp_path):
    file = tmp_path / "lunch.eml"
    file.write_bytes(MESSAGE)
    first, second = take(workshop, file), take(workshop, file)
    assert (first["added"], second["added"]) == (True, False)
    assert first["item"] == second["item"]
    item = workshop.bench.library.item(int(first["item"].removeprefix("item-")))
    assert item.sender.name == "Ann Bell"


@pytest.mark.parametrize("content", [b"", b"just some words in a file", b"\x89PNG\r\n\x1a\n" + bytes(200)])
def test_what_is_no_message_is_told(workshop, tmp_path, content):
    file = tmp_path / "picture.png"
    file.write_bytes(content)
    with pytest.raises(KnownError):
        take(workshop, file)
