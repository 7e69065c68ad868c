import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from assistant.errors import KnownError
from tests.ui.quick.conftest import NEW, OLD, rewritten
from ui.quick.desktop import Captured, Replacement
from ui.quick.popup import Popup


@pytest.fixture
def popup(qtbot, app, desktop, session):
    made = Popup(app, desktop, session)
    made.hotkey = "Ctrl+Alt+R"
    made.prepare()
    qtbot.addWidget(made)
    yield made
    session.close()


@pytest.fixture
def written(qtbot, popup, session):
    session.begin()
    qtbot.waitUntil(lambda: session.state.phase == "written", timeout=5000)
    return popup


def press(qtbot, popup, *keys):
    for key in keys:
        qtbot.keyClick(popup, key)


def words(popup):
    """Everything that can be read in it."""
    from PySide6.QtWidgets import QLabel

    labels = [part.text() for part in popup.findChildren(QLabel) if part.isVisible()]
    return "\n".join([*labels, popup._view.toPlainText() if popup._view.isVisible() else ""])


def test_it_shows_the_change_word_by_word_and_enter_replaces(qtbot, written, desktop):
    assert written.isVisible()
    assert "Teh The meeting is on friday" in words(written)
    press(qtbot, written, Qt.Key.Key_Return)
    assert desktop.replaced_with == [(NEW, False)]
    assert not written.isVisible()


def test_escape_leaves_everything_as_it_was(qtbot, written, desktop):
    press(qtbot, written, Qt.Key.Key_Escape)
    assert not written.isVisible()
    assert desktop.replaced_with == desktop.copied == []


def test_a_change_is_left_out_by_keyboard(qtbot, written, desktop):
    press(qtbot, written, Qt.Key.Key_Right, Qt.Key.Key_N, Qt.Key.Key_Return)
    assert desktop.replaced_with == [("The meeting is on friday.", False)]


def test_a_decision_is_taken_back(qtbot, written, desktop):
    press(
        qtbot,
        written,
        Qt.Key.Key_Right,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Right,
        Qt.Key.Key_U,
        Qt.Key.Key_Return,
    )
    assert desktop.replaced_with == [(NEW, False)]


def test_single_keys_choose_modes_and_tab_goes_on(qtbot, written, session, engine):
    press(qtbot, written, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: session.state.phase == "written", timeout=5000)
    press(qtbot, written, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: session.state.phase == "written", timeout=5000)
    press(qtbot, written, Qt.Key.Key_Backtab)
    assert session.state.mode.name == "shorten"
    assert [params["mode"] for params in engine.params_of("rewrite")] == ["proofread", "shorten", "clearer"]


def test_an_instruction_is_typed_and_run_without_leaving_the_keyboard(qtbot, written, session, engine):
    press(qtbot, written, Qt.Key.Key_I)
    assert written._instruction.isVisible()
    qtbot.keyClicks(written._instruction, "say no, politely")
    qtbot.keyClick(written._instruction, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.state.phase == "written", timeout=5000)
    assert engine.params_of("rewrite")[-1] == {
        "text": OLD,
        "mode": "custom",
        "instruction": "say no, politely",
    }
    press(qtbot, written, Qt.Key.Key_N)
    assert session.state.phase == "written", "letters decide again"


def test_copy_by_keyboard(qtbot, written, desktop):
    qtbot.keyClick(written, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert desktop.copied == [NEW]


@pytest.mark.parametrize(
    ("captured", "expected"),
    [
        (Captured("selection", lack="nothing"), "Select words in any program, then press Ctrl+Alt+R."),
        (Captured("clipboard", lack="nothing"), "Copy some in any program"),
        (Captured("selection", lack="image"), "A picture is selected"),
        (Captured("clipboard", lack="file"), "The clipboard holds a file"),
        (Captured("selection", lack="no-answer"), "Press R to ask once more"),
        (Captured("selection", lack="no-permission"), "Accessibility"),
    ],
)
def test_without_words_it_says_why_and_what_to_do(popup, session, desktop, captured, expected):
    desktop.answer = captured
    session.begin(captured.origin)
    assert expected in words(popup)


def test_v_takes_the_clipboard_when_nothing_is_selected(qtbot, popup, session, desktop):
    desktop.answer = Captured("selection", lack="nothing")
    session.begin()
    desktop.answer = Captured("clipboard", OLD)
    press(qtbot, popup, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: session.state.phase == "written", timeout=5000)
    assert "from the clipboard" in words(popup)


def test_a_failure_is_told_and_r_tries_again(qtbot, popup, session, engine):
    engine.answers["rewrite"] = KnownError("text-binary", "This is no text.", "Give a text.")
    session.begin()
    qtbot.waitUntil(lambda: session.state.phase == "failed", timeout=5000)
    assert "This is no text." in words(popup)
    assert "Give a text." in words(popup)
    engine.answers["rewrite"] = rewritten()
    press(qtbot, popup, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: session.state.phase == "written", timeout=5000)


@pytest.mark.parametrize(
    "reason", ["vanished", "terminal", "by-hand", "window-gone", "not-taken", "no-permission"]
)
def test_a_text_that_could_not_be_put_in_its_place_is_never_lost(qtbot, written, desktop, reason):
    desktop.outcome = Replacement(False, reason)
    press(qtbot, written, Qt.Key.Key_Return)
    assert written.isVisible()
    assert "clipboard" in words(written) or "Ctrl+C" in words(written)
    desktop.outcome = Replacement(True)
    press(qtbot, written, Qt.Key.Key_Return)
    assert not written.isVisible()
    assert len(desktop.replaced_with) == (2 if reason == "vanished" else 1)


def test_nothing_to_change_is_said(qtbot, popup, session, engine, desktop):
    engine.answers["rewrite"] = rewritten(new=OLD)
    session.begin()
    qtbot.waitUntil(lambda: session.state.phase == "written", timeout=5000)
    assert "Nothing to change." in words(popup)
    press(qtbot, popup, Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert desktop.replaced_with == []


def test_200_000_characters_never_stall_the_popup(qtbot, popup, session, engine, desktop, never_stalls):
    long = "teh word and anothr one. " * 8000
    new = long.replace("teh", "the")
    changes = [{"from": "teh", "to": "the", "at": at} for at in range(0, len(long), 25)]
    answer = {"text": new, "changes": changes, "checks": {"warnings": []}}

    def rewrite(_ask):
        time.sleep(0.1)  # no engine answers in the turn in which it is asked
        return answer

    engine.answers["rewrite"] = rewrite
    desktop.answer = Captured("selection", long, can_replace=True)
    session.begin()
    qtbot.wait(50)
    never_stalls.start()
    assert "A long text" in words(popup)
    press(qtbot, popup, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: session.state.phase == "written", timeout=10_000)
    qtbot.wait(50)
    assert "The beginning is shown" in words(popup)
    press(qtbot, popup, Qt.Key.Key_Return)
    assert desktop.replaced_with == [(new, False)]


@pytest.mark.parametrize("where", [QPoint(0, 0), QPoint(100_000, 100_000), QPoint(-500, 400)])
def test_it_stays_on_the_screen(qtbot, popup, session, desktop, where):
    desktop.where = where
    session.begin()
    qtbot.waitUntil(lambda: session.state.phase == "written", timeout=5000)
    assert popup.screen().availableGeometry().contains(popup.frameGeometry())


def test_every_part_that_can_be_used_has_a_name(written):
    for part in written.findChildren(QWidget):
        if isinstance(part, QAbstractButton) or part.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert part.accessibleName(), type(part).__name__


def test_hiding_it_from_outside_ends_the_rewrite(qtbot, written, session):
    written.hide()
    assert session.state.phase == "closed"


def test_plus_makes_an_own_mode_of_the_instruction_just_used(qtbot, written, session):
    press(qtbot, written, Qt.Key.Key_I)
    qtbot.keyClicks(written._instruction, "say no")
    qtbot.keyClick(written._instruction, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.state.phase == "written", timeout=5000)
    with qtbot.waitSignal(written.modes_wanted) as wanted:
        qtbot.keyClick(written, "+", Qt.KeyboardModifier.ShiftModifier)
    assert wanted.args == ["say no"]
    assert not written.isVisible()
