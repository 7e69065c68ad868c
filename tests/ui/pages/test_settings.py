"""The settings page is the schema: applied at once, taken back, found, and honest about a damaged file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from assistant import settings
from assistant.settings import Settings
from ui.autostart import DesktopEntry
from ui.pages.settings.page import SettingsPage


@pytest.fixture
def starting(tmp_path):
    return DesktopEntry(["ownhand", "--hidden"], tmp_path / "autostart")


@pytest.fixture
def page(app, qtbot, starting):
    made = SettingsPage(app, starting)
    qtbot.addWidget(made)
    made.opened({})
    made.show()
    return made


def said(app):
    heard = []
    app.notices.said.connect(heard.append)
    return heard


def test_every_setting_of_the_schema_has_its_row(page):
    assert set(page.rows) == set(settings.schema())


def test_a_choice_counts_at_once_and_can_be_taken_back(page, app, data):
    heard = said(app)
    page.rows["writing.length"].control.changed.emit("short")
    assert Settings.load(data.settings).text("writing.length") == "short"
    assert heard[-1].text == "Length: Short."
    heard[-1].act()
    assert "writing.length" not in Settings.load(data.settings).given


def test_a_number_is_typed_with_the_keyboard(page, data, qtbot):
    field = page.rows["search.limit"].control.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "25")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert Settings.load(data.settings).integer("search.limit") == 25


def test_one_value_goes_back_to_its_default(page, app, data):
    app.change_setting("search.limit", 50)
    row = page.rows["search.limit"]
    assert row.reset.isVisible()
    row.reset.click()
    assert Settings.load(data.settings).integer("search.limit") == 10
    assert not row.reset.isVisible()


def test_all_go_back_and_come_again(page, app, data):
    app.change_setting("search.limit", 50)
    app.change_setting("writing.tone", "warm")
    heard = said(app)
    page.reset_all()
    assert app.settings.given == frozenset()
    heard[-1].act()
    assert app.settings.integer("search.limit") == 50
    assert Settings.load(data.settings).text("writing.tone") == "warm"


def test_the_colours_change_with_the_setting(page, app):
    app.change_setting("window.scheme", "dark")
    assert app.colours.scheme == "dark"


def test_a_search_leaves_what_it_means(page):
    page.search.setText("dark")
    assert page.rows["window.scheme"].isVisible()
    assert not page.rows["search.limit"].isVisible()
    page.search.setText("nothing is called so")
    assert not any(row.isVisible() for row in page.rows.values())


def test_a_damaged_file_is_explained_and_kept(page, app, data):
    data.settings.write_text("[search]\nlimit = 'many'\n")
    page.opened({})
    assert "line 2" in page.damage
    page.rows["writing.length"].control.changed.emit("short")
    assert data.settings.read_text() == "[search]\nlimit = 'many'\n", "the user's file is not touched"
    page.reset_all()
    assert page.damage == ""
    assert any(path.read_text().endswith("'many'\n") for path in data.root.glob("settings.*.toml"))


def test_starting_with_the_desktop_is_written_where_the_system_looks(page, app, starting):
    heard = said(app)
    page._starting._box.click()
    assert starting.is_on()
    heard[-1].act()
    assert not starting.is_on()
