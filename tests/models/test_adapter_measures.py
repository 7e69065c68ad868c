"""The measurement of adapters judges and spoils as it says (`tests.bench.adapter`)."""

import ast
import inspect
from importlib import import_module
from pathlib import Path

import pytest

from tests.bench.adapter import judging, material
from tests.bench.adapter.mistakes import KINDS, spoil_all
from tests.bench.adapter.preferences import by_rules, truth, understood
from tests.bench.adapter.table import measured, wilson

PARTS = sorted(
    path.stem for path in Path(inspect.getfile(judging)).parent.glob("*.py") if path.stem != "__init__"
)


def test_there_is_enough_held_out_material():
    notes = material.notes()
    assert len(material.notes("en")) >= 200
    assert all(len(material.notes(language)) >= 60 for language in ("de", "fr", "es"))
    assert {note.register for note in notes} == {"formal", "neutral", "informal"}
    assert len({note.text for note in notes}) == len(notes)
    assert len(material.sentences()) >= 150
    assert len(material.registers()) >= 60
    assert sum(edit.taught for edit in material.edits()) >= 60


@pytest.mark.parametrize("part", PARTS)
def test_the_measurement_shares_no_code_with_the_training(part):
    tree = ast.parse(inspect.getsource(import_module(f"tests.bench.adapter.{part}")))
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not any(name.startswith("models.training") for name in imported)


def test_every_correct_sentence_gets_one_mistake_of_the_sorts_in_turn():
    sentences = material.sentences()
    spoiled = spoil_all(sentences)
    assert [one.right for one in spoiled] == sentences
    assert all(one.wrong != one.right for one in spoiled)
    counts = [sum(one.kind == kind for one in spoiled) for kind in KINDS]
    assert min(counts) >= 8
    assert spoil_all(sentences) == spoiled != spoil_all(sentences, seed=1)


@pytest.mark.parametrize(
    ("answer", "fixed"),
    [
        ("The keys were sent on Monday, but nobody came.", True),
        ("The keys were sent on Monday but nobody came.", True),
        ("The keys was sent on Monday, but nobody came.", False),
        ("The keys have been sent on Monday, but nobody came.", False),
    ],
)
def test_a_mistake_is_mended_where_the_words_around_it_stand_again(answer, fixed):
    right = "The keys were sent on Monday, but nobody came."
    wrong = "The keys was sent on Monday, but nobody came."
    assert judging.mended(right, wrong, answer) is fixed


def test_a_lost_full_stop_is_mended_only_at_the_end():
    assert judging.mended("We paid.", "We paid", "We paid.")
    assert not judging.mended("We paid.", "We paid", "We paid")


@pytest.mark.parametrize(
    ("note", "answer", "covered", "invented"),
    [
        ("meet Ravi 3 May, room 12", "I will meet Ravi on 3 May in room 12.", True, False),
        ("meet Ravi 3 May, room 12", "I will meet Ravi on 4 May in room 12.", False, True),
        ("meet Ravi 3 May, room 12", "I will meet him on 3 May in room 12.", False, False),
        ("cat eats nothing", "The cat eats.", False, False),
        ("can't come, ill", "I cannot come, as I am ill.", True, False),
        ("tablets twice a day", "Please take the tablets.", False, False),
        ("thx for lift", "Thanks for the lift, Tom.", True, True),
    ],
)
def test_a_note_is_covered_by_all_its_words_and_facts(note, answer, covered, invented):
    assert judging.covers(note, answer, "en") is covered
    assert judging.invents(note, answer, "en") is invented


def test_repeating_is_seen():
    assert judging.repeats("I will call you on Monday and I will call you on Friday.")
    assert judging.repeats("very very very good")
    assert not judging.repeats("We paid 12 12 and 12 euros.")


@pytest.mark.parametrize(
    ("register", "source", "answer", "accepted"),
    [
        ("formal", "Can't come, sorry!", "I am unable to come and apologise.", False),
        ("formal", "I can't come on Friday, sorry!", "I am sorry that I cannot come on Friday.", True),
        ("formal", "I can't come on Friday, sorry!", "I can't come on Friday.", False),
        ("informal", "I am unable to come on Friday.", "I can't come on Friday.", True),
        ("informal", "I am unable to come on Friday.", "I am unable to come on Friday.", False),
        ("informal", "I will not come on Friday.", "I won't come on Monday.", False),
    ],
)
def test_a_register_is_accepted_without_marks_of_the_other(register, source, answer, accepted):
    assert judging.says_it_in(register, source, answer) is accepted


def test_a_shorter_sentence_must_hold_what_matters():
    long = material.Long("I just wanted to say that the lift is broken again.", ("lift", "broken"))
    assert judging.shortens(long, "The lift is broken again.")
    assert not judging.shortens(long, "It is broken again.")
    assert not judging.shortens(long, long.text)


def test_a_preference_is_recognised_in_several_wordings():
    edit = material.Edit("replace", "flat -> apartment", "The flat is free.", "The apartment is free.", True)
    assert judging.names_it(edit, "Write “apartment” instead of “flat”.")
    assert judging.names_it(edit, "Replace 'flat' with 'apartment'.")
    assert not judging.names_it(edit, "Write “flat” instead of “apartment”.")
    assert understood(edit, "Write “apartment” instead of “flat”.")
    assert by_rules(edit)


@pytest.mark.parametrize("kind", sorted({edit.kind for edit in material.edits()} - {"clock"}))
def test_every_preference_but_the_clock_has_a_rule_of_the_ledger(kind):
    assert all(truth(edit) is not None for edit in material.edits() if edit.kind == kind)


def test_shares_have_wilson_intervals_and_other_figures_bootstrapped_ones():
    assert wilson(0.0, 0) == (0.0, 0.0)
    low, high = wilson(1.0, 10)
    assert 0.7 < low < 0.75
    assert high == pytest.approx(1.0)
    assert str(measured([True] * 9 + [False])) == "90.0 [59.6–98.2] %"
    assert measured([0.5, 0.5]).low == pytest.approx(0.5)
