"""A run of training from its beginning to drafts written with it, and all that may go wrong on the way."""

import email.utils
import os
import signal
import time
from dataclasses import replace

import pytest

from assistant.engine import methods_training, training
from assistant.engine.calls import Call, Params
from assistant.engine.workshop import Workshop
from assistant.errors import KnownError
from assistant.library.indexer import Indexer
from assistant.paths import DataDirectory
from assistant.personal import plan, playback, process
from assistant.safety.network import Jail
from models.adapters import PERSONAL
from tests.assistant.personal.conftest import mails

pytest.importorskip("peft")
ME = "nora@example.org"
DIES = "pass"
TELLS = "import json; print(json.dumps({'error': {'code': '%s'}}))"


class NoCancel:
    def is_set(self):
        return False


def ask(workshop, method, **params):
    return getattr(methods_training, method)(
        workshop, Call(Params(params), NoCancel(), lambda _: None, lambda _: None)
    )


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    from models.install import install
    from tests.models.tiny import write_tiny

    folder = tmp_path_factory.mktemp("models")
    install(str(write_tiny(tmp_path_factory.mktemp("tiny") / "tiny.gguf")), folder)
    return folder


@pytest.fixture(scope="module")
def mailbox(tmp_path_factory):
    """Sent mail as a mailbox file."""
    path = tmp_path_factory.mktemp("mail") / "Sent.mbox"
    with path.open("w", encoding="utf-8") as file:
        for mail in mails(playback.NEEDED + 10):
            date = email.utils.formatdate(1_700_000_000 + mail.item_id * 3600)
            to = f"{mail.to[0].name} <{mail.to[0].addresses[0]}>"
            file.write(
                f"From x@y Thu Jan  1 00:00:00 2020\nFrom: Nora Lindqvist <{ME}>\nTo: {to}\nDate: {date}\n"
                f"Message-ID: <{mail.item_id}@example.org>\nSubject: {mail.subject}\n\n{mail.text}\n\n"
            )
    return path


@pytest.fixture
def workshop(tmp_path, monkeypatch, models, mailbox):
    """An engine's stores with enough mail and a tiny model; its thread is not started."""
    monkeypatch.setenv("OWNHAND_MODELS", str(models))
    monkeypatch.setattr(
        plan, "RECIPE", replace(plan.RECIPE, longest=400, step_tokens=2000, checkpoint_seconds=0)
    )
    monkeypatch.setattr(playback, "FEWEST_HELD_OUT", 2)
    monkeypatch.setattr(playback, "MOST_HELD_OUT", 2)
    monkeypatch.setattr(training, "QUIET_SECONDS", 0.0)
    made = Workshop(DataDirectory(tmp_path / "data").prepare(), Jail(()))
    Indexer(made.bench.library, made.vectors, None).run([mailbox])
    made.bench.library.add_identity(ME)
    yield made
    made.training.stop(5)
    made.training.drop_all()
    made.jobs.close(5)
    made.close()


def until(workshop, *states, seconds=120):
    """Let the run go on until it is in one of these states; returns what is told of it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        workshop.training.step()
        told = ask(workshop, "training")
        if told["state"] in states:
            return told
    raise AssertionError(f"it never came to {states}")


def test_a_plan_says_what_it_takes_and_nothing_begins_unasked(workshop):
    told = ask(workshop, "plan")
    assert told["possible"]
    assert told["own_texts"] >= told["needed"]
    assert told["seconds"] > 0
    with pytest.raises(KnownError) as refused:
        ask(workshop, "start")
    assert refused.value.code == "training-not-confirmed"
    assert ask(workshop, "training")["state"] == "none"
    assert not workshop.data.adapters.exists()


def test_too_little_mail_is_told_and_refused(workshop):
    workshop.bench.library.forget_source(workshop.bench.library.sources()[0].id)
    assert not ask(workshop, "plan")["possible"]
    with pytest.raises(KnownError) as refused:
        ask(workshop, "start", yes=True)
    assert refused.value.code == "training-too-little"


@pytest.mark.logs("ended before its time")
def test_a_killed_run_goes_on_is_measured_and_its_adapter_can_be_removed(workshop):
    ask(workshop, "start", yes=True)
    with pytest.raises(KnownError) as refused:
        ask(workshop, "start", yes=True)
    assert refused.value.code == "training-under-way"
    place = workshop.adapters.store.place(workshop.adapters.store.under_way().id)

    while not (place / "made" / "checkpoint.pt").exists():
        assert until(workshop, "running", "waiting")
    os.kill(workshop.training.process_id, signal.SIGKILL)
    told = until(workshop, "done")

    (adapter,) = told["adapters"]
    assert {figure["arm"] for figure in adapter["figures"]} == {"none", "retrieval", "adapter", "both"}
    assert [path.name for path in place.iterdir()] == ["adapter.gguf"]  # no word of the mail stays beside it
    assert not adapter["stale"]

    store = workshop.adapters.store
    store.change(adapter["id"], arms={"all": "both"})
    model = workshop.models.language(workshop.settings)
    assert workshop.adapters.arms(model) == {"all": "both"}
    assert PERSONAL in model.adapters

    file = store.file(adapter["id"])
    file.write_bytes(file.read_bytes()[:-9])
    (damaged,) = ask(workshop, "training")["adapters"]
    assert "damaged" in damaged["stale_reason"]
    assert not damaged["in_use"]
    assert workshop.adapters.arms(workshop.models.language(workshop.settings)) == {}

    assert ask(workshop, "remove", id=adapter["id"])["state"] == "none"
    assert not place.exists()


def test_a_pause_ends_the_process_and_cancelling_leaves_nothing(workshop, monkeypatch):
    monkeypatch.setattr(process, "_BOOT", "import sys; sys.stdin.read()")
    ask(workshop, "start", yes=True)
    until(workshop, "running")
    workshop.training.step()
    assert ask(workshop, "pause")["state"] == "paused"
    workshop.training.step()
    assert workshop.training.process_id is None
    assert ask(workshop, "resume")["state"] == "running"
    assert ask(workshop, "cancel")["state"] == "none"
    assert not any(workshop.data.adapters.iterdir())
    with pytest.raises(KnownError) as refused:
        ask(workshop, "pause")
    assert refused.value.code == "training-none"


@pytest.mark.logs("ended")
@pytest.mark.parametrize(
    ("boot", "code"),
    [(TELLS % "out-of-memory", "out-of-memory"), (TELLS % "disk-full", "disk-full"), (DIES, "training-died")],
)
def test_what_breaks_a_run_is_told_with_the_next_step_and_it_can_go_on(workshop, monkeypatch, boot, code):
    monkeypatch.setattr(process, "_BOOT", boot)
    ask(workshop, "start", yes=True)
    problem = until(workshop, "failed")["problem"]
    assert problem["code"] == code
    assert "resume" in problem["next"]
    assert workshop.models.language(workshop.settings) is not None  # drafts go on without it

    assert ask(workshop, "resume")["state"] == "running"


@pytest.mark.logs("ended")
def test_a_model_that_went_away_is_told(workshop, monkeypatch, tmp_path):
    ask(workshop, "start", yes=True)
    monkeypatch.setattr(workshop.models, "folder", tmp_path / "none")
    assert until(workshop, "failed")["problem"]["code"] == "training-other-model"


def test_a_run_stands_still_while_a_draft_is_written(workshop, monkeypatch):
    monkeypatch.setattr(process, "_BOOT", "import sys; sys.stdin.read()")
    ask(workshop, "start", yes=True)
    until(workshop, "running")
    monkeypatch.setattr(workshop.jobs, "at_work", lambda lane: lane == "model")
    workshop.training.step()
    told = ask(workshop, "training")
    assert (told["state"], told["stage"]) == ("waiting", "draft")
