"""The window opens at once, goes where it is sent, and keeps how it stood."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from ui.changes import EVERYTHING
from ui.page import PAGES, WELCOME
from ui.window import NARROW_WIDTH, Window


@pytest.fixture
def window(app, qtbot):
    made = Window(app)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_every_page_opens_by_its_key(window, qtbot, name):
    page = window.go_to(name)
    assert window.page is page
    assert any(words.text() for words in page.findChildren(QLabel))


def test_a_page_is_told_what_changed_while_it_was_hidden(window, app):
    style = window.go_to("style")
    seen = []
    style.refresh = seen.append
    window.go_to("write")
    app.link.changed.emit(frozenset({"ledger"}))
    assert seen == []
    window.go_to("style")
    assert seen == [frozenset({"ledger"})]


def test_a_narrow_window_shows_icons_alone(window, qtbot):
    window.resize(NARROW_WIDTH - 100, 600)
    assert window.sidebar.width() < 100
    window.resize(NARROW_WIDTH + 200, 600)
    assert window.sidebar.width() > 100


def test_it_opens_where_it_was_left(app, qtbot):
    first = Window(app)
    qtbot.addWidget(first)
    first.resize(700, 500)
    first.show()
    first.close()
    second = Window(app)
    qtbot.addWidget(second)
    assert (second.width(), second.height()) == (700, 500)


@pytest.mark.parametrize("name", [entry.name for entry in (*PAGES, WELCOME)])
def test_whatever_takes_the_keyboard_has_a_name(window, name):
    """For screen readers: every widget that can be focused says what it is."""
    page = window.go_to(name)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy().value & 1 and not _name_of(widget)
    ]
    assert nameless == []


def _name_of(widget: QWidget) -> str:
    from PySide6.QtGui import QAccessible

    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is None or widget.objectName().startswith("qt_"):
        return "internal"
    return interface.text(QAccessible.Text.Name)


def test_pages_are_told_when_the_engine_is_there_again(window, app):
    seen = []
    window.page.refresh = seen.append
    app.link.state_changed.emit("gone")
    app.link.state_changed.emit("ready")
    app.link.state_changed.emit("ready")
    assert seen == [EVERYTHING]


def test_damaged_settings_are_told_at_the_start(app, data, engine, qtbot):
    engine.answers["engine.status"] = {}
    data.settings.write_text("[search]\nlimit = 'many'\n")
    app.read_settings()
    made = Window(app)
    qtbot.addWidget(made)
    made.begin()
    assert made.quiet_line.shown is not None
    assert "line 2" in made.quiet_line.shown.text
    qtbot.waitUntil(lambda: not app.link._running)


def test_nobody_asks_the_engine_while_nobody_looks(window, app, engine, qtbot):
    engine.answers["engine.status"] = {}
    foot = window.sidebar.foot
    foot.watch()
    qtbot.waitUntil(lambda: len(engine.params_of("engine.status")) == 1 and not app.link._running)
    window.hide()
    foot._look()
    assert len(engine.params_of("engine.status")) == 1
    window.show()
    qtbot.waitUntil(lambda: len(engine.params_of("engine.status")) == 2 and not app.link._running)
