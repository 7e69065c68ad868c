"""The figures a run comes to, on rounds made by hand."""

from __future__ import annotations

from assistant.evaluation.agents import Written
from assistant.evaluation.figures import (
    compare,
    confirmed,
    drafts_until_below,
    is_learned,
    worst_window,
)
from assistant.evaluation.rounds import Round
from assistant.evaluation.tasks import Task


def rounds(costs: list[int], kind: str = "a", **written: object) -> list[Round]:
    task = Task(kind, "Ann Lee <ann@example.org>", "", ("one",))
    return [Round(task, Written("Hi Ann,\n\nOne.", **written), "Dear Ann,\n\nOne.", cost) for cost in costs]  # type: ignore[arg-type]


def value_of(figures: list, name: str):
    return next(figure for figure in figures if figure.figure == name)


def test_costs_are_compared_with_no_learning_cipher_and_the_oracle():
    played = {
        "none": [rounds([10] * 40)],
        "cipher-5": [rounds([9] * 40)],
        "ownhand": [rounds([10] * 10 + [4] * 30)],
        "oracle": [rounds([2] * 40)],
    }
    found = compare("published", played)
    assert value_of(found, "cost against CIPHER-5").value == 220 / 360
    assert value_of(found, "cost against CIPHER-5").reached is False
    saving = value_of(found, "share of the oracle's saving")
    assert saving.value == 180 / 320
    assert saving.low is not None
    assert saving.high is not None
    assert saving.low < saving.value < saving.high
    assert value_of(found, "worst window of 20 rounds against no learning").reached is True


def test_the_worst_window_counts_and_too_few_rounds_tell_nothing():
    assert worst_window([1, 1, 9], [2, 2, 2], width=2) == 2.5
    short = compare("drift", {"none": [rounds([1] * 5)], "ownhand": [rounds([2] * 5)]})
    assert value_of(short, "worst window of 20 rounds against no learning").reached is None


def test_after_a_reversal_the_slowest_kind_counts():
    none = rounds([10] * 8, "a") + rounds([10] * 8, "b")
    ours = rounds([1] * 4 + [12, 2, 2, 2], "a") + rounds([12, 12, 12, 2, 2, 2, 2, 2], "b")
    turned = compare("reversal", {"none": [none], "ownhand": [ours]}, turned=4)
    assert value_of(turned, "most drafts of a kind after the reversal until below no learning").value == 4
    assert drafts_until_below([5, 1], [3, 3]) == 2
    assert drafts_until_below([5, 5], [3, 3]) == 3


def test_a_corrected_fact_that_is_quoted_in_the_ledger_was_taken_for_style():
    assert is_learned(("14 March", "15 March"), ["Write '15 March' instead of '14 March'."])
    assert is_learned(("Tom", "Ashby"), ["End the text with 'Ask Ashby.'."])
    assert is_learned(("", "Bus 4 stops in front of the house."), ["End the text with 'stops in front of'."])
    assert not is_learned(("3", "4"), ["Short sentences, about 4 words each."])
    assert not is_learned(("", "Bus 4 stops."), ["Open with 'Hi Ann,'.", "Never write 'however'."])


def test_content_that_became_a_preference_is_counted():
    bad = rounds([1])[0]
    learned = Round(
        bad.task, bad.written, bad.final, 1, (("14", "15"), ("Tom", "Mei")),
        {"learned": [{"id": "pref-1", "text": "Write '15' instead of '14'.", "action": "new"}]},
    )  # fmt: skip
    found = value_of(
        compare("noise", {"ownhand": [[learned]]}), "share of content corrections that became preferences"
    )
    assert found.value == 0.5
    assert found.reached is False


def test_the_choice_of_preferences_has_precision_and_recall():
    ledger = [
        ["pref-1", "Open with 'Dear [first name],'.", None, "mail"],
        ["pref-2", "Open with 'Hey [first name],'.", None, ""],
        ["pref-3", "Open with 'Dear Bo,'.", "Bo Hill", "mail"],
    ]
    ours = rounds([1], notes={"applied": ["pref-2"], "ledger": ledger}) + rounds(
        [1], notes={"applied": ["pref-1"]}
    )
    found = compare("published", {"ownhand": [ours], "none": [rounds([1, 1])]})
    assert value_of(found, "choice of preferences: precision").value == 0.5
    assert value_of(found, "choice of preferences: recall").value == 0.5


def test_held_out_texts_confirm_a_preference_in_its_scope():
    ledger = [
        ["pref-1", "Open with 'Dear [first name],'.", None, "mail"],
        ["pref-2", "No bulleted lists.", None, "document"],
        ["pref-3", "Close with 'Best,'.", "Ann Lee", ""],
    ]
    assert confirmed(ledger, rounds([0, 0])) == (1, 2)
