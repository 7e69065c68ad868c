"""A first start with the real engine: from the welcome over the sample mailbox to every page, and back to nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.engine.client import try_connect
from assistant.paths import DataDirectory
from ui.app import App
from ui.pages.welcome.page import WelcomePage
from ui.window import Window

PATIENCE_MS = 120_000
CLARA = "clara"


@pytest.fixture
def app(qapp, data: DataDirectory, tmp_path, monkeypatch) -> Iterator[App]:
    """The surroundings on a real engine, which is ended afterwards; no models, so that nothing large is loaded."""
    monkeypatch.setenv("OWNHAND_MODELS", str(tmp_path / "no models"))
    made = App(data)
    made.dress()
    yield made
    made.indexing.stop()
    made.link.close()
    client = try_connect(data)
    if client is not None:
        client.stop_engine()


@pytest.fixture
def window(app, qtbot) -> Window:
    made = Window(app)
    qtbot.addWidget(made)
    made.show()
    made.begin()
    return made


def test_from_the_welcome_to_an_empty_machine_again(window, app, data, qtbot):
    welcome = window.page
    assert isinstance(welcome, WelcomePage)
    said = []
    app.notices.said.connect(lambda notice: said.append(notice.text))

    welcome.mail.try_sample.click()
    qtbot.waitUntil(lambda: app.indexing.state.items > 0 or not app.indexing.running, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: any(CLARA in a for a in welcome.addresses.boxes), timeout=PATIENCE_MS)
    own = next(box for address, box in welcome.addresses.boxes.items() if CLARA in address)
    assert own.isChecked()
    welcome.go_on()
    qtbot.waitUntil(lambda: "starter" in welcome.model.cards, timeout=PATIENCE_MS)
    welcome.go_on()
    assert window.page is window.go_to("write")
    qtbot.waitUntil(lambda: not app.indexing.running, timeout=PATIENCE_MS)
    assert any("read." in text for text in said)

    sources = window.go_to("sources")
    qtbot.waitUntil(lambda: len(sources.rows) == 2, timeout=PATIENCE_MS)
    assert {row.source.messages > 0 for row in sources.rows} == {True, False}

    models = window.go_to("models")
    qtbot.waitUntil(lambda: models.starter_offer.isVisible(), timeout=PATIENCE_MS)

    privacy = window.go_to("privacy")
    qtbot.waitUntil(lambda: "Library" in privacy.kept, timeout=PATIENCE_MS)
    privacy.proof.prove.click()
    qtbot.waitUntil(lambda: privacy.proof.verdict != "none", timeout=PATIENCE_MS)
    assert privacy.proof.verdict in ("no-network", "refused-in-python-only")

    qtbot.waitUntil(lambda: window.sidebar.foot.words != "Starting…", timeout=PATIENCE_MS)
    privacy.erasing.everything.click()
    privacy.erasing.erase.click()
    privacy.erasing.confirm.yes.click()
    qtbot.waitUntil(lambda: privacy.erasing.report != "", timeout=PATIENCE_MS)
    assert "no trace is left" in privacy.erasing.report

    sources = window.go_to("sources")
    qtbot.waitUntil(lambda: len(sources.rows) == 0, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not app.link._running, timeout=PATIENCE_MS)


def test_an_engine_killed_while_it_reads_is_started_again_and_reads_on(window, app, data, qtbot):
    import json
    import os
    import signal

    window.page.mail.try_sample.click()
    qtbot.waitUntil(data.engine_record.exists, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: app.indexing.state.stage != "" or not app.indexing.running, timeout=PATIENCE_MS)
    os.kill(json.loads(data.engine_record.read_text())["pid"], signal.SIGKILL)
    qtbot.waitUntil(lambda: not app.indexing.running, timeout=PATIENCE_MS)
    sources = window.go_to("sources")
    qtbot.waitUntil(lambda: len(sources.rows) == 2, timeout=PATIENCE_MS)
    assert sum(row.source.messages for row in sources.rows) > 0
    qtbot.waitUntil(lambda: not app.link._running, timeout=PATIENCE_MS)
