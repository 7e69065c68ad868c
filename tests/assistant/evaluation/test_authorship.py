"""Authors are told apart by how they write, not by names and numbers."""

from __future__ import annotations

from assistant.evaluation.authorship import Attribution, can_train

TOPICS = ("the boat", "a new roof", "the spring fair", "our old van", "the garden wall", "his trumpet")
TERSE = [f"Got it. Will fix {topic} by {n}. Thx, Kay" for n, topic in enumerate(TOPICS * 5)]
WORDY = [
    f"I would very much like to thank you for {topic}, which we have been awaiting since {n}. Yours, Lars"
    for n, topic in enumerate(TOPICS * 5)
]


def test_manner_gives_an_author_away():
    who = Attribution({"kay": TERSE, "lars": WORDY})
    assert who.names_author("Got the map. Will send it back by 9.", "kay")
    assert who.names_author("I would very much like to hear of it, which we have been awaiting.", "lars")
    assert who.probability("Got it. Will do.", "kay") > 0.5


def test_names_and_numbers_are_masked():
    who = Attribution({"kay": TERSE, "lars": WORDY})
    assert who.masked("Thanks to Kay for 37 of them, Lars") == who.masked("Thanks to Lars for 4 of them, Kay")


def test_one_author_alone_can_not_be_told_apart():
    assert not can_train({"kay": TERSE, "lars": WORDY[:5]})
    assert can_train({"kay": TERSE, "lars": WORDY})
