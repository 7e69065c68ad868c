import pytest

from assistant.errors import KnownError
from tests.ui.quick.conftest import NEW, OLD, rewritten
from ui.quick.desktop import Captured, Replacement
from ui.quick.modes import by_name
from ui.quick.session import LONGEST_AT_ONCE


def until(qtbot, session, phase):
    qtbot.waitUntil(lambda: session.state.phase == phase, timeout=5000)


def mode(session, name):
    return by_name(session.modes, name)


def test_a_selection_is_rewritten_in_the_first_mode_and_put_in_its_place(qtbot, session, engine, desktop):
    session.begin()
    until(qtbot, session, "written")
    assert engine.params_of("rewrite") == [{"text": OLD, "mode": "proofread", "instruction": ""}]
    assert session.state.changes == 2
    session.accept(NEW)
    assert desktop.replaced_with == [(NEW, False)]
    assert session.state.phase == "closed"


def test_the_mode_used_last_comes_first_next_time(qtbot, session, engine):
    session.begin()
    until(qtbot, session, "written")
    session.choose(mode(session, "shorten"))
    until(qtbot, session, "written")
    session.accept(NEW)
    session.begin()
    until(qtbot, session, "written")
    assert session.state.mode.name == "shorten"
    assert session.recent.names() == ["shorten"]


def test_a_mode_that_was_used_on_this_text_is_shown_again_at_once(qtbot, session, engine):
    session.begin()
    until(qtbot, session, "written")
    session.next_mode()
    until(qtbot, session, "written")
    session.next_mode(-1)
    assert session.state.phase == "written"
    assert [params["mode"] for params in engine.params_of("rewrite")] == ["proofread", "shorten"]


def test_another_mode_stops_the_one_under_way_and_its_late_words_are_dropped(qtbot, session, engine):
    def slow(ask):
        if ask.params["mode"] == "proofread":
            ask.on_text("never wanted")
            return ask.wait_for_cancel()
        return rewritten(new="Shorter.")

    engine.answers["rewrite"] = slow
    session.begin()
    qtbot.waitUntil(lambda: session.state.new == "never wanted", timeout=5000)
    session.choose(mode(session, "shorten"))
    until(qtbot, session, "written")
    assert session.state.new == "Shorter."


def test_text_streams_in_while_it_is_written(qtbot, session, engine):
    def streaming(ask):
        ask.on_text("The meeting ")
        ask.on_text("is on")
        return rewritten()

    engine.answers["rewrite"] = streaming
    grown = []
    session.grew.connect(lambda: grown.append(session.state.new))
    session.begin()
    until(qtbot, session, "written")
    assert grown == ["The meeting ", "The meeting is on"]
    assert session.state.new == NEW


@pytest.mark.parametrize("lack", ["nothing", "image", "file", "no-answer", "no-permission"])
def test_without_words_nothing_is_asked(session, desktop, engine, lack):
    desktop.answer = Captured("selection", lack=lack)
    session.begin()
    assert session.state.phase == "lacking"
    session.accept("")
    session.copy("")
    assert engine.asked == []
    assert desktop.replaced_with == []


def test_a_very_long_text_waits_for_the_users_word(qtbot, session, desktop, engine):
    desktop.answer = Captured("selection", "word " * (LONGEST_AT_ONCE // 5 + 1))
    session.begin()
    assert session.state.phase == "choosing"
    assert engine.asked == []
    session.choose(mode(session, "proofread"))
    until(qtbot, session, "written")


def test_an_instruction_is_asked_for_before_anything_is_written(qtbot, session, engine):
    session.begin(mode="custom")
    assert session.state.phase == "choosing"
    session.choose(mode(session, "custom"), "answer with a polite no")
    until(qtbot, session, "written")
    assert engine.params_of("rewrite")[0]["instruction"] == "answer with a polite no"


def test_an_engine_that_ends_in_the_middle_is_asked_once_more(qtbot, session, engine):
    answers = [KnownError("engine-died", "The engine ended."), rewritten()]
    engine.answers["rewrite"] = lambda ask: answer_or_raise(answers.pop(0))
    session.begin()
    until(qtbot, session, "written")
    assert session.state.begun_again
    assert session.state.new == NEW


def test_an_engine_that_ends_twice_is_told(qtbot, session, engine):
    engine.answers["rewrite"] = KnownError("engine-died", "The engine ended.", "Look at the log.")
    session.begin()
    until(qtbot, session, "failed")
    assert session.state.failure.text == "The engine ended. Look at the log."
    engine.answers["rewrite"] = rewritten()
    session.try_again()
    until(qtbot, session, "written")


def test_a_selection_that_is_another_one_is_replaced_only_on_the_users_word(qtbot, session, desktop):
    session.begin()
    until(qtbot, session, "written")
    desktop.outcome = Replacement(False, "vanished")
    session.accept(NEW)
    assert session.state.phase == "refused"
    desktop.outcome = Replacement(True)
    session.accept(NEW)
    assert desktop.replaced_with == [(NEW, False), (NEW, True)]
    assert session.state.phase == "closed"


def test_accepting_the_old_words_throughout_does_nothing(qtbot, session, desktop):
    session.begin()
    until(qtbot, session, "written")
    session.accept(OLD)
    assert desktop.replaced_with == []
    assert session.state.phase == "closed"


def test_closing_stops_the_engine_and_touches_nothing(qtbot, session, engine, desktop):
    engine.answers["rewrite"] = lambda ask: ask.wait_for_cancel()
    session.begin()
    until(qtbot, session, "writing")
    session.close()
    assert session.state.phase == "closed"
    assert desktop.replaced_with == desktop.copied == []


def test_copying_leaves_the_selection_alone(qtbot, session, desktop):
    session.begin()
    until(qtbot, session, "written")
    session.copy(NEW)
    assert desktop.copied == [NEW]
    assert desktop.replaced_with == []


def test_changes_that_were_left_out_are_a_lesson(qtbot, session, engine):
    engine.answers["rewrite.learn"] = {"learned": []}
    session.begin()
    until(qtbot, session, "written")
    session.accept("The meeting is on friday.")
    qtbot.waitUntil(lambda: bool(engine.params_of("rewrite.learn")), timeout=5000)
    assert engine.params_of("rewrite.learn") == [
        {"old": OLD, "text": NEW, "final": "The meeting is on friday."}
    ]


def test_nothing_is_learned_while_learning_pauses_or_all_was_taken(qtbot, session, engine, app):
    session.begin()
    until(qtbot, session, "written")
    session.accept(NEW)
    app.change_setting("learning.paused", True)
    session.begin()
    until(qtbot, session, "written")
    session.accept("The meeting is on friday.")
    assert engine.params_of("rewrite.learn") == []


def answer_or_raise(answer):
    if isinstance(answer, Exception):
        raise answer
    return answer
