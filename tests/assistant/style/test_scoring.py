"""How far a text is from the user's own hand, feature by feature."""

import pytest

from assistant.library.records import OwnText, Person
from assistant.style.profile import Style, build_profile
from assistant.style.records import Context, Preference, Scope
from assistant.style.scoring import (
    PRIOR,
    Yardstick,
    adherence,
    distance,
    distances,
    nearer,
    phrases_of,
    sentence_distances,
)

ANNA = Person(1, "Anna Weber", ("anna@example.org",), register="informal")
TO_ANNA = Context("mail", "informal", "en", 1, "Anna Weber")
LIKE_NORA = "Hi Anna,\n\nI'm on my way. It's late!\n\nBest,\nNora"
UNLIKE_NORA = (
    "Dear Anna Weber,\n\nI would like to inform you that I am on my way, although it is rather late, for which I "
    "do apologise most sincerely, and I do hope that you can forgive me.\n\nYours sincerely,\nNora Lind"
)


@pytest.fixture(scope="module")
def yardstick():
    """Nora's hand, as five short mails to Anna show it."""
    texts = [f"Hi Anna,\n\nI'm at step {i}. It's fine!\n\nBest,\nNora" for i in range(5)]
    own = [OwnText(i, text, "", "", float(i), "en", "mail", (ANNA,)) for i, text in enumerate(texts)]
    style = build_profile(own).for_person(1, "en")
    assert style is not None
    return Yardstick(style, TO_ANNA, phrases=phrases_of(texts))


def test_the_users_own_hand_is_near_and_another_far(yardstick):
    near, far = distances(LIKE_NORA, yardstick), distances(UNLIKE_NORA, yardstick)
    assert distance(near) < 0.25 < distance(far)
    assert nearer(near, far) > 0 > nearer(far, near)


def test_each_feature_is_a_share_and_can_be_read(yardstick):
    parts = distances(UNLIKE_NORA, yardstick)
    assert set(parts) <= set(PRIOR)
    assert all(0.0 <= value <= 1.0 for value in parts.values())
    assert parts["greeting"] == parts["sign_off"] == 1.0
    assert parts["contractions"] > 0.9
    assert parts["exclamations"] == 1.0


def test_a_weight_of_nothing_takes_a_feature_out(yardstick):
    stiff = "Hi Anna,\n\nI am on my way. It is late!\n\nBest,\nNora"
    one, other = distances(LIKE_NORA, yardstick), distances(stiff, yardstick)
    only_greeting = {name: float(name == "greeting") for name in PRIOR}
    assert nearer(one, other) > 0
    assert nearer(one, other, only_greeting) == 0.0


def test_a_sentence_is_held_against_what_is_usual_for_one(yardstick):
    own = sentence_distances("It's fine!", yardstick)
    other = sentence_distances("Such matters remain under consideration.", yardstick)
    assert not {"greeting", "length"} & own.keys()
    assert nearer(own, other) > 0
    assert (own["phrases"], other["phrases"]) == (0.0, 1.0)


def test_turns_of_phrase_need_several_texts():
    assert phrases_of(["See you then.", "see you, then", "never again"]) == {("see", "you"), ("you", "then")}


def test_followed_preferences_bring_a_text_nearer(yardstick):
    wish = Preference(4, "No contractions.", "rule", Scope(), 0.9, "active", "contractions", {"use": False})
    asked = Yardstick(Style(), TO_ANNA, (wish,))
    assert distances("I cannot come. It is late.", asked) == {"preferences": 0.0}
    assert distances("I can't come. It's late.", asked) == {"preferences": 1.0}
    assert adherence("Hi!", [], TO_ANNA) is None


def test_nothing_known_tells_nothing():
    assert distances(LIKE_NORA, Yardstick(Style(), TO_ANNA)) == {}
    assert distance({}) == 0.0
    assert nearer({}, {"greeting": 1.0}) == 0.0
