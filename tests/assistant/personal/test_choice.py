"""An adapter is used where it wins beyond chance, and nowhere else."""

import pytest

from assistant.personal.choice import FEWEST_MAILS, Measured, better, choose, figures_of


def measured(register="neutral", mails=20, **arms):
    """Mails in all four arms: each arm as (edit cost, style distance), with a little spread."""
    return [
        Measured(item, register, arm, cost + item % 3 / 100, style + item % 4 / 100, None)
        for item in range(mails)
        for arm, (cost, style) in arms.items()
    ]


BASE = {"none": (0.6, 0.9), "retrieval": (0.4, 0.7), "adapter": (0.5, 0.8), "both": (0.4, 0.7)}


def test_an_adapter_that_changes_nothing_is_not_used():
    assert choose(measured(**BASE)) == {"all": "retrieval", "neutral": "retrieval"}


def test_an_adapter_that_brings_the_style_nearer_is_used():
    assert choose(measured(**{**BASE, "both": (0.4, 0.6)}))["all"] == "both"


def test_a_nearer_style_at_a_higher_cost_is_no_win():
    assert choose(measured(**{**BASE, "both": (0.45, 0.6)}))["all"] == "retrieval"


def test_where_the_library_does_harm_the_adapter_is_judged_without_it():
    arms = {"none": (0.4, 0.6), "retrieval": (0.5, 0.7), "adapter": (0.3, 0.5), "both": (0.5, 0.6)}
    assert choose(measured(**arms))["all"] == "adapter"


def test_each_register_with_enough_mails_is_judged_by_itself():
    wins = {**BASE, "both": (0.3, 0.5)}
    rows = measured("formal", **BASE) + [
        one
        for row in measured("informal", **wins)
        for one in [row.__class__(**{**_fields(row), "item": row.item + 100})]
    ]
    few = [
        row.__class__(**{**_fields(row), "item": row.item + 200})
        for row in measured("neutral", FEWEST_MAILS - 1, **wins)
    ]
    arms = choose(rows + few)
    assert (arms["formal"], arms["informal"]) == ("retrieval", "both")
    assert "neutral" not in arms


def _fields(row):
    return {name: getattr(row, name) for name in row.__slots__}


def test_one_lucky_mail_is_chance():
    rows = measured(mails=8, **BASE)
    lucky = [
        row.__class__(**{**_fields(row), "style_distance": 0.1})
        if (row.item, row.arm) == (3, "both")
        else row
        for row in rows
    ]
    assert choose(lucky)["all"] == "retrieval"


def test_figures_tell_every_arm_and_compare_those_with_the_adapter():
    found = {(one.register, one.arm): one for one in figures_of(measured(**{**BASE, "both": (0.4, 0.6)}))}
    assert set(found) == {(register, arm) for register in ("all", "neutral") for arm in BASE}
    assert found["all", "both"].p == pytest.approx(1e-4, abs=1e-3)
    assert found["all", "retrieval"].p is None
    assert found["all", "both"].mails == 20
    assert found["all", "both"].authorship is None


def test_authorship_is_compared_where_it_is_known_of_every_mail():
    rows = [
        Measured(item, "neutral", arm, 0.4, 0.7, sure + item % 3 / 100)
        for item in range(20)
        for arm, sure in (("retrieval", 0.8), ("both", 0.9))
    ]
    assert figures_of(rows)[-1].p_author == pytest.approx(1e-4, abs=1e-3)
    rows[0] = Measured(0, "neutral", "retrieval", 0.4, 0.7, None)
    assert figures_of(rows)[-1].p_author is None


def test_nothing_measured_is_nothing_better():
    assert not better([], [])
