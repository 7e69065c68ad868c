"""The adapter trained on the user's own mail chooses how a point is said, never what is said."""

import pytest

from assistant.drafting.compose import compose
from assistant.drafting.own_hand import room_for, variants
from assistant.drafting.records import Request
from assistant.drafting.wording import Manner, word_point
from models.adapters import PERSONAL
from models.cards import ModelCard
from models.sampling import Generation, Score
from tests.assistant.drafting.conftest import ANNA, desk, message


class OwnModel:
    """Proposes given sentences, and likes texts with some words in them."""

    def __init__(self, *proposals, likes=""):
        self.card = ModelCard("own", "own", "language", "f", "l", parameters=10, template="chatml")
        self.name, self.adapter, self.adapters = "own", "writing", {"writing": "a", PERSONAL: "b"}
        self.proposals, self.likes, self.asked = list(proposals), likes, []

    def render(self, system, user, answer_start=""):
        return f"{system}|{user}|"

    def count(self, text):
        return len(text.split())

    def generate(self, prompt, sampling, on_text=None, cancel=None, *, adapter=None, scale=1.0):
        self.asked.append((prompt, adapter))
        text = self.proposals[len(self.asked) % len(self.proposals)] if self.proposals else ""
        return Generation(text, "stop", 1, 0, 3, 0.0, 0.0, 0.0)

    def score(self, prompt, continuation, cancel=None, *, adapter=None):
        return Score(0.0 if self.likes and self.likes in continuation else -len(continuation) / 10, 1)


MANNER = Manner("en", register="informal", adapted_for="informal", own_hand=True)


def test_what_the_user_would_write_is_taken_where_the_gate_lets_it_pass():
    model = OwnModel("The contract's signed!", "The contract is signed.", likes="!")
    worded = word_point("contract signed", MANNER, model)
    assert worded.text == "The contract's signed!"
    assert all(adapter == PERSONAL for _, adapter in model.asked)
    assert model.asked[0][0] == "Word the note as mail. Register: informal.|contract signed|"


def test_what_adds_a_word_of_its_own_is_never_taken():
    model = OwnModel("The contract is signed and beautiful.", likes="beautiful")
    assert "beautiful" not in word_point("contract signed", MANNER, model).text


def test_a_whole_sentence_of_the_user_stays_as_it_is():
    model = OwnModel("Anything!", likes="!")
    said = "We have signed the contract today."
    assert word_point(said, MANNER, model).text == said
    assert model.asked == []


def test_short_and_long_forms_are_both_weighed():
    assert set(variants(["I'm late.", "Do not wait."], "en")) == {
        "I'm late.", "I am late.", "Do not wait.", "Don't wait.",
    }  # fmt: skip
    assert variants(["Ich bin's.", "Ich bin's."], "de") == ["Ich bin's."]


def test_there_is_room_for_a_sentence_and_not_for_a_speech():
    model = OwnModel()
    assert room_for(model, "yes") == 24
    assert room_for(model, "word " * 500) == 160


@pytest.mark.parametrize(
    ("arm", "asked"), [("both", True), ("adapter", True), ("retrieval", False), ("none", False)]
)
def test_a_draft_is_written_with_the_arm_of_its_register(arm, asked):
    model = OwnModel("The contract is signed.")
    at = desk(
        message(1, "Is it signed?"),
        model=model,
        with_search=False,
        arms={"informal": arm, "all": "retrieval"},
    )
    made = compose(Request("mail", ("contract signed",), to=(ANNA.addresses[0],), learning=False), at)
    assert any(adapter == PERSONAL for _, adapter in model.asked) is asked
    # Without the library nothing of the user's own closing is known.
    assert ("Cheers" in made.text) is (arm in ("both", "retrieval"))


def test_without_an_adapter_beside_the_model_drafts_are_written_as_ever():
    model = OwnModel()
    model.adapters = {}
    at = desk(model=model, with_search=False, arms={"all": "both"})
    assert "contract" in compose(Request("mail", ("contract signed",), learning=False), at).text.lower()
