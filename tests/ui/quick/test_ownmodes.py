import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.quick.ownmodes import OwnModes


@pytest.fixture
def dialog(qtbot, app):
    made = OwnModes(app)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def fill(qtbot, dialog, name, instruction):
    dialog._name.clear()
    qtbot.keyClicks(dialog._name, name)
    dialog._instruction.setPlainText(instruction)


def said(dialog):
    return " ".join(part.text() for part in dialog.findChildren(QLabel))


def test_a_mode_is_made_changed_and_removed(qtbot, dialog, app):
    fill(qtbot, dialog, "For customers", "friendly and short")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dict(app.settings.modes) == {"For customers": "friendly and short"}
    assert "its key is 1" in said(dialog)
    fill(qtbot, dialog, "Customers", "friendly, short, no jargon")
    dialog.save()
    assert dict(app.settings.modes) == {"Customers": "friendly, short, no jargon"}
    dialog.remove()
    assert dict(app.settings.modes) == {}


def test_choosing_one_of_the_list_shows_it(qtbot, dialog, app):
    app.set_mode("Plain", "no jargon")
    app.set_mode("Boss", "formal")
    dialog._list.setCurrentRow(1)
    assert dialog._name.text() == "Boss"
    assert dialog._instruction.toPlainText() == "formal"


@pytest.mark.parametrize(
    ("name", "instruction", "words"),
    [
        ("", "do something", "needs a name"),
        ("x", " ", "needs a name"),
        ("shorten", "x", "comes with Ownhand"),
    ],
)
def test_what_is_missing_is_said(qtbot, dialog, app, name, instruction, words):
    fill(qtbot, dialog, name, instruction)
    dialog.save()
    assert words in said(dialog)
    assert dict(app.settings.modes) == {}


def test_it_is_tried_before_it_is_kept(qtbot, dialog, engine):
    engine.answers["rewrite"] = {
        "text": "Sorry, not before the 14th.",
        "changes": [],
        "checks": {"warnings": ["Mind."]},
    }
    dialog._instruction.setPlainText("short")
    dialog._sample.setPlainText("It is not possible before the 14th.")
    dialog.try_it()
    qtbot.waitUntil(lambda: "Sorry" in dialog._view.toPlainText(), timeout=5000)
    assert engine.params_of("rewrite")[0]["instruction"] == "short"
    assert "Mind." in said(dialog)


def test_words_that_proved_useful_are_taken_over(dialog):
    dialog.begin_new("answer with a polite no")
    assert dialog._instruction.toPlainText() == "answer with a polite no"


def test_closing_stops_what_is_being_tried(qtbot, dialog, engine):
    engine.answers["rewrite"] = lambda ask: ask.wait_for_cancel()
    dialog._instruction.setPlainText("short")
    dialog.try_it()
    dialog.reject()
