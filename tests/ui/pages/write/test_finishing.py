"""How a text leaves the page, and what is learned only then."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QDesktopServices

from assistant.errors import KnownError
from ui.pages.write import page as page_module
from ui.pages.write.finishing import Finished, Finishing
from ui.pages.write.places import file_name

TEXT = "Hi Priya,\n\nsee you.\n\nBest,\nClara"


@pytest.fixture
def finishing(app):
    return Finishing(app, app)


@pytest.fixture
def said(app):
    notices = []
    app.notices.said.connect(notices.append)
    return notices


@pytest.fixture
def opened(monkeypatch):
    """What the mail program was asked to open; the answer is ``opened.works``."""

    class Opened(list):
        works = True

    urls = Opened()

    def open_url(url):
        urls.append(url)
        return urls.works

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return urls


def finished(**fields):
    values = {
        "draft_id": "draft-1",
        "text": TEXT,
        "written": TEXT,
        "to": ("priya@example.org",),
        "subject": "Hello",
    }
    return Finished(**{**values, **fields})


def test_a_new_mail_opens_as_a_link(finishing, engine, opened, qtbot, said):
    engine.answers["handover"] = {"content": "mailto:priya@example.org?subject=Hello", "path": None}
    engine.answers["learn"] = {"learned": []}
    finishing.open_in_mail(finished())
    qtbot.waitUntil(lambda: bool(engine.params_of("learn")))
    assert opened[0].scheme() == "mailto"
    asked = engine.params_of("handover")[0]
    assert (asked["as"], asked["to"], asked["subject"]) == ("mailto", ["priya@example.org"], "Hello")
    assert engine.params_of("learn")[0]["outcome"] == "accepted"


def test_what_is_too_long_for_a_link_opens_as_a_message(finishing, engine, opened, qtbot, app):
    def hand(ask):
        if ask.params["as"] == "mailto":
            raise KnownError("mailto-too-long", "Too long for a link.", "Use eml.")
        return {"path": ask.params["out"] + "/draft-1.eml", "content": ""}

    engine.answers["handover"] = hand
    engine.answers["learn"] = {"learned": []}
    finishing.open_in_mail(finished())
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert opened[0].toLocalFile() == str(app.data.handed / "draft-1.eml")
    qtbot.waitUntil(lambda: bool(engine.params_of("learn")))


def test_an_answer_opens_as_a_message_so_that_it_stays_in_its_thread(finishing, engine, opened, qtbot):
    engine.answers["handover"] = lambda ask: {"path": ask.params["out"] + "/draft-1.eml"}
    engine.answers["learn"] = {"learned": []}
    finishing.open_in_mail(finished(reply_to="item-4"))
    qtbot.waitUntil(lambda: bool(engine.params_of("learn")))
    assert [asked["as"] for asked in engine.params_of("handover")] == ["eml"]


def test_without_a_mail_program_it_says_what_else_can_be_done(finishing, engine, opened, qtbot, said):
    opened.works = False
    engine.answers["handover"] = lambda ask: {"path": "/x/draft-1.eml", "content": "mailto:x"}
    finishing.open_in_mail(finished())
    qtbot.waitUntil(lambda: bool(said))
    assert "copy the text" in said[0].text
    assert engine.params_of("learn") == []


def test_a_text_without_a_draft_leaves_but_teaches_nothing(finishing, engine, opened, qtbot):
    engine.answers["handover"] = {"content": "mailto:x", "path": None}
    finishing.open_in_mail(finished(draft_id="", written=""))
    qtbot.waitUntil(lambda: len(opened) == 1)
    qtbot.wait(30)
    assert engine.params_of("learn") == []


def test_a_place_that_can_not_be_written_is_told_and_teaches_nothing(
    finishing, engine, qtbot, said, tmp_path
):
    engine.answers["handover"] = KnownError(
        "out-unwritable", "The draft could not be written.", "Choose another place."
    )
    finishing.save(finished(), "eml", tmp_path / "x.eml")
    qtbot.waitUntil(lambda: bool(said))
    assert engine.params_of("learn") == []


def test_what_was_learned_can_be_taken_back_all_of_it(finishing, engine, qtbot, said):
    engine.answers["learn"] = {
        "learned": [
            {"preference_id": "pref-1", "text": "greet with 'Ahoy'", "action": "new"},
            {"preference_id": "pref-2", "text": "no sign-off", "action": "replaced"},
            {"preference_id": "pref-3", "text": "short sentences", "action": "strengthened"},
        ]
    }
    engine.answers["preferences.undo"] = {}
    finishing.copy(finished(text=TEXT + " P.S."))
    qtbot.waitUntil(lambda: any("Learned" in notice.text for notice in said))
    assert said[-1].text == "Learned: greet with 'Ahoy'; no sign-off"
    said[-1].act()
    qtbot.waitUntil(lambda: "Taken back" in said[-1].text)
    assert engine.params_of("preferences.undo") == [{"id": "pref-1"}, {"id": "pref-2"}]


def test_learning_that_is_switched_off_is_not_mentioned(finishing, engine, qtbot, said):
    engine.answers["learn"] = KnownError("learning-off", "Learning is switched off.")
    finishing.copy(finished())
    qtbot.waitUntil(lambda: bool(engine.params_of("learn")))
    qtbot.wait(30)
    assert [notice.text for notice in said] == ["Copied."]


def test_learning_that_failed_can_be_tried_again(finishing, engine, qtbot, said):
    engine.answers["learn"] = KnownError("engine-died", "The engine ended.")
    finishing.copy(finished())
    qtbot.waitUntil(lambda: len(said) == 2)
    engine.answers["learn"] = {"learned": []}
    said[-1].act()
    qtbot.waitUntil(lambda: len(engine.params_of("learn")) == 2)
    assert engine.params_of("learn")[1]["final"] == TEXT


def test_a_message_is_saved_where_the_user_says(page, engine, qtbot, monkeypatch, tmp_path, said):
    engine.answers["handover"] = lambda ask: {"path": ask.params["out"], "content": ""}
    monkeypatch.setattr(page_module, "ask_for_place", lambda *_: tmp_path / "mine.eml")
    page.paper.draft.put("All my own words.")
    page.envelope.load(("ann@example.org",), "Words", True)
    page.finish("eml")
    qtbot.waitUntil(lambda: bool(said))
    asked = engine.params_of("handover")[0]
    assert (asked["id"], asked["out"], asked["text"]) == ("", str(tmp_path / "mine.eml"), "All my own words.")
    assert page.piece.outcome == "edited"


def test_thinking_better_of_saving_does_nothing(page, engine, monkeypatch):
    monkeypatch.setattr(page_module, "ask_for_place", lambda *_: None)
    page.paper.draft.put("All my own words.")
    page.finish("maildir")
    assert engine.params_of("handover") == []


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Re: the gauge / Tuesday?", "Re the gauge Tuesday.eml"),
        ("", "Message.eml"),
        ("../../etc/passwd", "etc passwd.eml"),
        ("x" * 300, "x" * 60 + ".eml"),
    ],
)
def test_a_subject_becomes_a_file_name_that_leads_nowhere(subject, name):
    assert file_name(subject) == name
