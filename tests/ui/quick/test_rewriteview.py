import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.quick.rewriteview import RewriteView, beginning

OLD = "Teh meeting is on friday at noon. Bring the figures."
NEW = "The meeting is on Friday at noon. Bring the figures."


@pytest.fixture
def view(qtbot, app):
    made = RewriteView(app, "Changes")
    qtbot.addWidget(made)
    return made


def test_while_it_grows_the_rest_of_the_old_text_stands_behind_it(view):
    view.show_growing(OLD, "The meeting is on Fri")
    assert view.toPlainText().startswith("Teh The meeting")
    assert view.toPlainText().endswith("friday at noon. Bring the figures.")
    assert "Fri " not in view.toPlainText(), "half a word is no change"


def test_before_the_first_word_the_old_text_stands_there(view):
    view.show_growing(OLD, "")
    assert view.toPlainText() == OLD
    assert view.count == 0


def test_done_means_done(view):
    view.show_growing(OLD, "The meeting")
    view.show_done(OLD, NEW)
    assert view.text(undecided="new") == NEW
    assert view.text(undecided="old") == OLD


words = st.lists(st.sampled_from(["one", "two", "three", "four", "\n", "fünf"]), max_size=60).map(" ".join)


@given(words, words, st.integers(1, 250))
def test_the_beginning_is_a_part_of_both_texts(old, new, length):
    old_part, new_part = beginning(old, new, length)
    assert old.startswith(old_part)
    assert new.startswith(new_part)
    assert len(old_part) <= length


def test_the_beginning_ends_where_both_texts_are_the_same():
    old = "one two three four five six seven eight nine ten"
    new = "one two 3 four five six seven eight nine ten"
    old_part, new_part = beginning(old, new, 30)
    assert old_part[-8:] == new_part[-8:]
    assert "3 four" in new_part
