"""The page of models: what fits, what is used, what is missing, and how good each is here."""

from __future__ import annotations

import sys

import pytest

from assistant.errors import KnownError
from ui.pages.models.page import ModelsPage
from ui.pages.models.row import ModelRow


def model(name: str, **more: object) -> dict:
    return {
        "name": name,
        "title": name.title(),
        "kind": "language",
        "size": 1_000_000_000,
        "licence": "MIT",
        "fit": "good",
        "memory_bytes": 2_000_000_000,
        "installed": False,
        "in_use": False,
        "recommended": False,
        "strategy": "",
        "measured": None,
        "languages": ["en"],
        "note": "",
        **more,
    }


MACHINE = {"cores": 4, "ram_total": 16_000_000_000, "ram_available": 9_000_000_000}
REMOVE = [sys.executable, "-c", 'print(\'{"name": "small", "freed": 1}\')']


@pytest.fixture
def shown(app, engine, qtbot):
    def show(*models):
        engine.answers["models"] = {"models": list(models), "machine": MACHINE}
        page = ModelsPage(app, lambda _data, _words: REMOVE)
        qtbot.addWidget(page)
        app.link.changed.connect(page.refresh)
        page.show()
        page.opened({})
        # Rows of a new list are shown by Qt in a later turn.
        qtbot.waitUntil(
            lambda: len(page.rows) == len(models) and all(map(ModelRow.isVisible, page.rows.values()))
        )
        return page

    return show


def words_of(row):
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in row.findChildren(QLabel))


def test_each_model_says_whether_it_fits(shown):
    page = shown(model("a"), model("b", fit="tight"), model("c", fit="no", memory_bytes=30_000_000_000))
    assert "Fits this machine · needs 2.0 GB" in words_of(page.rows["a"])
    assert "Tight" in words_of(page.rows["b"])
    assert "Too large" in words_of(page.rows["c"])
    assert page.rows["a"].acts[0].isEnabled()
    assert not page.rows["c"].acts[0].isEnabled()


def test_without_any_model_the_starter_is_offered(shown, engine, qtbot):
    page = shown(model("starter"))
    assert page.starter_offer.isVisible()
    engine.answers["models"] = {"models": [model("starter", installed=True)], "machine": MACHINE}
    page.opened({})
    qtbot.waitUntil(lambda: not page.starter_offer.isVisible())


def test_a_measured_model_says_how_to_help_it(shown):
    measured = {"decode_tokens_per_s": 61.4, "facts": 0.9, "style": 0.5}
    page = shown(model("a", installed=True, strategy="points", measured=measured))
    words = words_of(page.rows["a"])
    assert "61 tokens a second" in words
    assert "90 %" in words
    assert "Short, complete points help most." in words


def test_another_model_is_used(shown, engine, app, qtbot):
    engine.answers["models.use"] = {"name": "b"}
    page = shown(model("a", installed=True, in_use=True), model("b", installed=True))
    with qtbot.waitSignal(app.notices.said) as said:
        page.rows["b"].acts[0].click()
    assert "B from now on" in said.args[0].text
    assert engine.params_of("models.use") == [{"name": "b"}]


def test_a_model_that_is_too_large_now_is_refused_with_figures(shown, engine, app, qtbot):
    engine.answers["models.use"] = KnownError("model-too-large", "It needs 9 GB.", "Close other programs.")
    page = shown(model("b", installed=True))
    with qtbot.waitSignal(app.notices.said) as said:
        page.rows["b"].acts[0].click()
    assert said.args[0].text == "It needs 9 GB. Close other programs."


def test_a_check_can_be_stopped(shown, engine, qtbot):
    engine.answers["models.check"] = lambda ask: ask.wait_for_cancel()
    page = shown(model("a", installed=True, in_use=True))
    page.rows["a"].acts[1].click()
    assert page._work.isVisible()
    page._work.stop_wanted.emit()
    qtbot.waitUntil(lambda: not page._work.isVisible())


def test_a_model_is_removed_after_a_question(shown, engine, app, qtbot):
    page = shown(model("a", installed=True))
    row = page.rows["a"]
    row.acts[2].click()
    assert row.confirm.isVisible()
    with qtbot.waitSignal(app.notices.said) as said:
        row.confirm.yes.click()
    assert said.args[0].text == "Removed: A."
    qtbot.waitUntil(lambda: len(engine.params_of("models")) >= 2)
