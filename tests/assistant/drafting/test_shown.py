import pytest

from assistant.drafting.shown import Shown


class Watched:
    def __init__(self):
        self.text = ""
        self.shown = Shown(self._take)

    def _take(self, piece):
        self.text += piece


def write(watched, *pieces, mark="ab12"):
    watched.shown.begin_part()
    receive = watched.shown.words_of_a_model(mark)
    for piece in pieces:
        receive(piece)


def test_a_models_words_are_shown_as_they_come():
    watched = Watched()
    write(watched, " The", " meet")
    assert watched.text == "The meet"
    write(watched, "ing")
    assert watched.text == "The meeting"


@pytest.mark.parametrize("cut", [1, 3, 1000])
def test_boundary_lines_that_a_model_repeats_are_not_shown(cut):
    watched = Watched()
    answer = "---- text ab12 ----\nThe meeting is on Friday.\n- bring 12 chairs\n---- end ab12 ----"
    write(watched, *[answer[at : at + cut] for at in range(0, len(answer), cut)])
    assert watched.text == "The meeting is on Friday.\n- bring 12 chairs"


def test_what_was_settled_goes_on_where_the_words_end():
    watched = Watched()
    write(watched, "The meeting")
    watched.shown.settle_part("The meeting is on Friday.")
    assert watched.text == "The meeting is on Friday."


def test_a_refused_part_is_left_as_it_was_shown():
    watched = Watched()
    write(watched, "The party")
    watched.shown.settle_part("The meeting is on Friday.")
    watched.shown.finish("The meeting is on Friday.")
    assert watched.text == "The party"


def test_nobody_looks_on():
    shown = Shown(None)
    shown.begin_part()
    assert shown.words_of_a_model("ab12") is None
    shown.settle_part("words")
    shown.finish("words")
