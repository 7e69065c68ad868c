"""The main job in the window as somebody new does it: the real program, engine and starter, keys alone.

``OWNHAND_WALK_PICTURES`` names a folder that keeps a picture of each step.
"""

from __future__ import annotations

import email
import email.policy
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from assistant.engine.client import connect
from assistant.paths import MODELS_VARIABLE, DataDirectory
from tests.desktop.conftest import BETTER, TEXT
from tests.desktop.programs import wait_until
from tests.desktop.walk import Walk, program

pytestmark = [pytest.mark.model, pytest.mark.timeout(900)]

TO_NKECHI = (
    "we arrive on Monday, 16 March 2026, in the evening\n"
    "staying at The Otterburn Arms until the 19th\n"
    "need a parking place for a van that is 2.40 m high"
)
TO_MAEVE = "the tent is dry\nI can sing the Schubert on Saturday"
TO_NKECHI_AGAIN = "five gauges still have the old grey seal\nwe replace them free of charge"
TO_TOMASZ = "nine housings are enough\nplease order two antennas"


@pytest.fixture
def walk(desk, tmp_path, monkeypatch):
    """A newcomer: an empty home, no data yet, the models of this machine."""
    models = DataDirectory.choose().models
    if not (models / "starter").is_dir():
        pytest.skip("the starter model is not installed")
    monkeypatch.setenv(MODELS_VARIABLE, str(models))
    desk.environment[MODELS_VARIABLE] = str(models)
    pictures = Path(os.environ.get("OWNHAND_WALK_PICTURES") or tmp_path / "pictures")
    pictures.mkdir(parents=True, exist_ok=True)
    data = DataDirectory(tmp_path / "data")
    yield Walk(desk, data, pictures)
    with connect(data) as client:
        client.stop_engine()
    shutil.rmtree(data.root, ignore_errors=True)


def test_from_the_first_start_to_a_mail_handed_over(walk, desk, editor):
    # A name of no machine: the last picture shows where the message was saved.
    with (
        tempfile.TemporaryDirectory(prefix="clara-") as folder,
        program(desk, walk.data, home := Path(folder)) as window,
    ):
        _first_start(walk)
        _formal_and_corrected(walk)
        _informal(walk)
        _next_draft_is_better(walk)
        _quick_rewrite(walk, editor)
        desk.to_front(window)
        _reply_and_hand_over(walk, home)


def _first_start(walk):
    walk.picture("first-start")
    walk.press("shift+Tab", "shift+Tab", "space")
    walk.wait(lambda: walk.ask("sources")["sources"], "the sample mailbox is added")
    walk.picture("addresses")
    walk.press("space")
    walk.picture("model")
    walk.press("space")
    walk.wait(lambda: walk.ask("people", query="Nkechi")["people"], "the people of the mailbox are known")


def _formal_and_corrected(walk):
    draft = walk.write("Nkech", TO_NKECHI)
    assert draft["text"].startswith("Dear Ms Adeyemi,")
    walk.picture("formal")
    walk.press("F6", "ctrl+Home", "shift+End")
    walk.type("Hello Nkechi,")
    walk.press("ctrl+End", "shift+Home")
    walk.type("Clara")
    walk.press("Up", "Home", "shift+End")
    walk.type("Kind regards,")
    walk.picture("corrected")
    walk.press("ctrl+shift+c")
    walk.wait(lambda: walk.drafts()[0]["outcome"] == "edited", "the final is kept")
    learned = walk.wait(lambda: walk.ask("preferences")["preferences"], "something is learned")
    assert any("Hello" in entry["text"] for entry in learned)
    assert walk.draft()["final"].startswith("Hello Nkechi,")
    walk.picture("learned")


def _informal(walk):
    draft = walk.write("Maeve", TO_MAEVE)
    assert draft["text"].startswith("Hey Maeve,")
    walk.picture("informal")


def _next_draft_is_better(walk):
    walk.press("ctrl+3")
    walk.picture("what-was-learned")
    draft = walk.write("Nkech", TO_NKECHI_AGAIN)
    assert draft["text"].startswith("Hello Nkechi,")
    assert draft["text"].rstrip().endswith("Kind regards,\nClara")
    walk.picture("next-draft")


def _quick_rewrite(walk, editor):
    editor.select_first_line()
    walk.desk.popup()
    walk.wait(lambda: walk.desk.shown("Quick rewrite: [0-9]"), "a finished rewrite")
    walk.picture("quick-rewrite")
    assert editor.text.startswith(TEXT)
    walk.press("Return")
    wait_until(lambda: editor.text.startswith(BETTER), "the new text stands in the other program")
    walk.picture("replaced")


def _reply_and_hand_over(walk, home):
    walk.press("ctrl+k")
    walk.type("housings modem from:tomasz")
    found = walk.ask("search", query="housings modem from:tomasz")["hits"][0]
    walk.press("Down")
    walk.picture("library")
    before = len(walk.drafts())
    walk.press("ctrl+r")
    walk.type(TO_TOMASZ)
    walk.press("ctrl+Return")
    walk.wait(lambda: len(walk.drafts()) > before, "the reply is drafted")
    assert walk.draft()["text"].startswith("Hi Tomasz,")
    walk.picture("replied")
    walk.press("ctrl+s")
    walk.press("Return")
    saved = walk.wait(lambda: [file for file in home.rglob("*.eml") if file.stat().st_size], "a message")
    message = email.message_from_bytes(saved[0].read_bytes(), policy=email.policy.default)
    answered = walk.ask("items.show", id=found["id"])
    assert message["In-Reply-To"].strip("<>") == answered["message_id"].strip("<>")
    assert "antennas" in message.get_body().get_content()
    walk.picture("handed-over")
