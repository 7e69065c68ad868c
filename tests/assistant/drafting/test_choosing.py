"""Choosing between wordings by the user's taste: after coverage and facts, in its time, and noted for the final."""

import pytest

from assistant.drafting import choosing
from assistant.drafting.choosing import Chooser
from assistant.drafting.compose import compose
from assistant.drafting.records import Request
from assistant.drafting.wording import DRAWN_SEEDS, Manner, word_point
from assistant.style.profile import Style
from assistant.style.records import Context
from assistant.style.scoring import PRIOR, Yardstick, phrases_of
from assistant.style.taste import FEWEST_PAIRS, Taste
from models.cards import Measured, ModelCard
from models.sampling import Generation, Score

STIFF = "The contract is signed. I am sending it to Tom."
LIKE_NORA = "The contract is signed. I'm sending it to Tom!"
TO_ANNA = ("anna.weber@example.org",)
POINTS = ("contract signed", "sending it to Tom")


class Author:
    """A model that writes another answer each time, in no time, and finds all sentences equally likely."""

    context_tokens = 4096
    name = "author"
    adapter = ""

    def __init__(self, *answers, strategy="whole", speed=100.0):
        self.answers = list(answers)
        self.asked = []
        self.card = ModelCard(
            "author", "Author", "language", "a.gguf", "mit", parameters=10**9,
            measured=Measured(strategy=strategy, decode_tokens_per_s=speed),
        )  # fmt: skip

    def render(self, system, user, answer_start=""):
        return f"{system}\n{user}\n{answer_start}"

    def count(self, text):
        return len(text.split())

    def score(self, prompt, continuation, cancel=None):
        return Score(-float(len(continuation.split())), max(1, len(continuation.split())))

    def generate(self, prompt, sampling=None, on_text=None, cancel=None):
        answer = self.answers[min(len(self.asked), len(self.answers) - 1)]
        self.asked.append(sampling)
        if on_text:
            for piece in answer.split(" "):
                on_text(piece + " ")
        return Generation(answer, "stop", 10, 0, 10, 1.0, 2.0, 100.0)


def write(office, model, pieces=None, **more):
    request = Request("mail", POINTS, to=TO_ANNA, learning=more.pop("learning", True))
    desk = office.desk(model=model, **{"choice_seconds": 60.0, **more})
    return compose(request, desk, pieces.append if pieces is not None else None)


def test_of_several_texts_the_one_nearest_to_the_users_hand_is_taken(office):
    pieces = []
    draft = write(office, Author(STIFF, LIKE_NORA, STIFF), pieces)
    assert LIKE_NORA in draft.text
    assert "".join(pieces) == draft.text
    choice = draft.choices[0]
    assert choice.options[0] == draft.text
    assert STIFF in choice.options[choice.usual]
    assert choice.distances[0] < choice.distances[choice.usual]


def test_coverage_and_facts_come_before_taste(office):
    draft = write(office, Author(STIFF, "The contract is signed. It's great!"))
    assert STIFF in draft.text


def test_without_a_clear_difference_the_first_text_stands(office):
    other = "The contract is signed. I am sending it to Tom now."
    draft = write(office, Author(STIFF, other))
    assert STIFF in draft.text
    assert draft.choices[0].usual == 0


@pytest.mark.parametrize(
    "more",
    [
        {"choice_seconds": 0.0},
        {"learning": False},
        {"taste": Taste(dict(PRIOR), FEWEST_PAIRS, 0.4)},
    ],
    ids=["switched off", "without learning", "a taste that is no use"],
)
def test_where_nothing_is_to_be_chosen_one_text_is_written_and_streamed(office, more):
    model, pieces = Author(STIFF, LIKE_NORA), []
    draft = write(office, model, pieces, **more)
    assert STIFF in draft.text
    assert len(model.asked) == 1
    assert len(pieces) > 1
    assert draft.choices == ()


def test_a_model_too_slow_for_two_texts_writes_one(office):
    model = Author(STIFF, LIKE_NORA, speed=5.0)
    assert STIFF in write(office, model, choice_seconds=3.0).text
    assert len(model.asked) == 1
    unmeasured = Author(STIFF, LIKE_NORA, speed=0.0)
    write(office, unmeasured)
    assert len(unmeasured.asked) == 1


def test_a_text_that_comes_too_late_is_left_where_it_is(office, monkeypatch):
    clock = iter(range(0, 10_000, 2))
    monkeypatch.setattr(choosing.time, "perf_counter", lambda: float(next(clock)))
    model = Author(STIFF, LIKE_NORA)
    draft = write(office, model, choice_seconds=40.0)
    assert STIFF in draft.text
    assert len(model.asked) < choosing.MOST_WHOLE


def test_at_most_four_texts_are_written(office):
    model = Author(STIFF, LIKE_NORA)
    write(office, model)
    assert len(model.asked) == choosing.MOST_WHOLE
    assert len({sampling.seed for sampling in model.asked}) == choosing.MOST_WHOLE


NOTE = "no remittance received for invoice 7"
OPENED = "No remittance has been received for invoice 7."


@pytest.fixture
def chooser():
    """Knows one thing of its user: their turns of phrase."""
    own = ["No payment has been received for the order."] * 3
    return Chooser(Yardstick(Style(), Context("mail", language="en"), (), phrases_of(own)), Taste(), 60.0)


def test_of_equally_likely_sentences_for_a_point_taste_takes_one(chooser):
    model = Author(OPENED, strategy="points")
    assert word_point(NOTE, Manner("en"), model).text == "No remittance received for invoice 7."
    worded = word_point(NOTE, Manner("en"), model, chooser=chooser)
    assert (worded.text, worded.by) == (OPENED, "model")
    assert chooser.made[0].options == (OPENED, "No remittance received for invoice 7.")
    assert chooser.made[0].usual == 1


def test_what_the_gate_refuses_is_no_choice(chooser):
    model = Author("No payment has been received for invoice 8.", strategy="points")
    assert (
        word_point(NOTE, Manner("en"), model, chooser=chooser).text == "No remittance received for invoice 7."
    )
    assert chooser.made == []


def test_a_far_less_likely_sentence_is_no_choice(chooser):
    model = Author(OPENED, strategy="points")
    model.score = lambda prompt, text, cancel=None: Score(-90.0 if text == OPENED else -1.0, 10)
    assert (
        word_point(NOTE, Manner("en"), model, chooser=chooser).text == "No remittance received for invoice 7."
    )
    assert chooser.made == []


def test_sentences_are_drawn_only_while_there_is_time(chooser):
    model = Author(OPENED, strategy="points")
    word_point(NOTE, Manner("en"), model, chooser=chooser)
    assert [sampling.seed for sampling in model.asked] == [0, *DRAWN_SEEDS]
    chooser.seconds = 0.0
    hurried = Author(OPENED, strategy="points")
    word_point(NOTE, Manner("en"), hurried, chooser=chooser)
    assert len(hurried.asked) == 1
