"""Handing over what the user changed since the draft, and texts that never were a draft; without any model."""

from __future__ import annotations

import threading
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from assistant.engine.calls import Call, Params
from assistant.engine.methods_drafting import draft, hand_over
from assistant.engine.workshop import Workshop
from assistant.errors import KnownError
from assistant.library.indexer import Indexer
from assistant.paths import DataDirectory
from assistant.safety.network import Jail
from resources import sample


@pytest.fixture
def workshop(tmp_path, monkeypatch):
    monkeypatch.setenv("OWNHAND_MODELS", str(tmp_path / "no-models"))
    made = Workshop(DataDirectory(tmp_path / "data").prepare(), Jail(()))
    Indexer(made.bench.library).run([sample.MAIL])
    yield made
    made.close()


def call(**params):
    return Call(Params(params), threading.Event(), lambda _: None, lambda _: None)


def message_at(answer):
    return message_from_bytes(Path(answer["path"]).read_bytes(), policy=policy.default)


def test_recipients_and_subject_go_out_as_they_stand_now(workshop, tmp_path):
    written = draft(workshop, call(points=["the gauge is back"], to=["priya@kiebitz.example.com"]))
    answer = hand_over(
        workshop,
        call(
            id=written["draft_id"],
            **{"as": "eml"},
            out=str(tmp_path),
            text="Hi both,\n\nthe gauge is back.",
            to=["Tomasz Zieliński <tomasz@kiebitz.example.com>", "Priya Raman"],
            subject="Gauge, at last",
        ),
    )
    message = message_at(answer)
    assert message["Subject"] == "Gauge, at last"
    assert [one.addr_spec for one in message["To"].addresses] == [
        "tomasz@kiebitz.example.com",
        "priya@kiebitz.example.com",
    ]
    assert workshop.bench.drafts.final(1).text == "Hi both,\n\nthe gauge is back."


def test_a_text_without_a_draft_goes_out_in_its_thread(workshop, tmp_path):
    answered = next(
        item
        for item in (workshop.bench.library.item(number) for number in range(1, 40))
        if item.kind == "mail" and not item.own
    )
    answer = hand_over(
        workshop,
        call(
            **{"as": "eml"},
            out=str(tmp_path),
            text="Yes, gladly.",
            to=["priya@kiebitz.example.com"],
            subject="Re: it",
            reply_to=f"item-{answered.id}",
        ),
    )
    message = message_at(answer)
    assert answer["draft_id"] is None
    assert message["In-Reply-To"] == f"<{answered.message_id}>"
    assert message["X-Unsent"] == "1"
    assert workshop.bench.drafts.list() == []


def test_an_empty_text_without_a_draft_is_refused(workshop, tmp_path):
    with pytest.raises(KnownError) as told:
        hand_over(workshop, call(**{"as": "eml"}, out=str(tmp_path), text=" "))
    assert told.value.code == "text-empty"


def test_a_recipient_nobody_knows_is_told(workshop):
    with pytest.raises(KnownError) as told:
        hand_over(workshop, call(**{"as": "mailto"}, text="Hello", to=["Nobody Known"]))
    assert told.value.code == "unknown-person"
