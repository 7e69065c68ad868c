"""The training data: faithful, varied, clean, and apart from what the evaluation uses."""

import random
import re
from pathlib import Path

import pytest

from models.training.plain import adds_only_grammar
from models.training.sentences import sentences_of_mail, spoil, telegraphic
from models.training.words import PAIRS, WORDS
from models.training.written import read_lines, written_pairs
from tests.bench.adapter import material


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_written_pairs_fill_every_slot_and_keep_the_facts_on_both_sides(language):
    pairs = list(written_pairs(random.Random(3), language, rounds=4))

    assert len(pairs) > 100
    for pair in pairs:
        assert "{" not in pair.given + pair.wanted
        if pair.task.startswith("Word the note "):
            numbers = set(re.findall(r"\d+", pair.wanted))
            assert numbers <= set(re.findall(r"\d+", pair.given)), (
                "a sentence may not hold a number its note lacks"
            )


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_no_written_pair_teaches_to_leave_out_or_to_invent(language):
    slot = re.compile(r"\{(\w+?)(?:!c)?\}")
    for line in (PAIRS / f"{language}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            left, right = line.split("=>")
            sentences = {frozenset(slot.findall(sentence)) for sentence in right.split("||")}
            assert {frozenset(slot.findall(note)) for note in left.split(" | ")} == sentences, line


def test_values_meet_the_words_around_them():
    spanish = " ".join(pair.wanted for pair in written_pairs(random.Random(1), "es", 3))
    german = " ".join(pair.wanted for pair in written_pairs(random.Random(1), "de", 3))
    assert not re.search(r"\b(de|a) el [a-z]", spanish)
    assert ".." not in german


def test_written_pairs_are_the_same_for_the_same_seed_and_differ_for_another():
    def first(seed):
        return [pair for pair, _ in zip(written_pairs(random.Random(seed), "en", 2), range(20), strict=False)]

    assert first(1) == first(1)
    assert first(1) != first(2)


def test_a_telegraphic_note_keeps_facts_negation_and_the_question_mark():
    sentence = "Could you please not send the 14 files to Anna before the end of May?"
    note = telegraphic(sentence, random.Random(1))

    for kept in ("not", "14", "Anna", "May?"):
        assert kept in note
    assert len(note.split()) < len(sentence.split())


def test_spoiling_changes_the_sentence_but_not_its_numbers():
    rng = random.Random(5)
    sentence = "We have received 12 of the 40 forms because the post was late."
    for _ in range(200):
        spoiled = spoil(sentence, rng)
        assert re.findall(r"\d+", spoiled) == ["12", "40"]


def test_no_address_number_or_evaluation_writer_is_in_the_training_text(corpora: Path):
    sentences = sentences_of_mail(corpora / "mail" / "enron-sample-friday", random.Random(1), 400)

    assert sentences
    own = (corpora / "mail" / "steven.kean.mbox").read_text(encoding="latin-1")
    flat = " ".join(own.split())
    for sentence in sentences:
        assert "@" not in sentence
        assert not re.search(r"\d{3}[-. ]\d{4}", sentence)
    shared = [sentence for sentence in sentences if len(sentence) > 60 and sentence in flat]
    assert len(shared) <= len(sentences) * 0.01, "the evaluation's writers must not be in the training text"


def test_a_plain_sentence_adds_grammar_and_nothing_else():
    assert adds_only_grammar("meeting moved to 3 May", "The meeting has been moved to 3 May.", "en")
    assert adds_only_grammar("can't make Friday", "I can't make it on Friday.", "en")
    assert not adds_only_grammar(
        "meeting moved to 3 May", "Unfortunately, the meeting has moved to 3 May.", "en"
    )
    assert not adds_only_grammar("Tom owes Anna", "Anna owes Tom.", "en")
    assert not adds_only_grammar("meeting moved to 3 May", "The meeting has moved.", "en")
    assert adds_only_grammar("Aufzug kaputt", "Der Aufzug ist kaputt.", "de")


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_spoiling_in_every_language_leaves_numbers_alone(language):
    rng = random.Random(5)
    pairs = [pair for pair in written_pairs(rng, language, 1) if pair.task.startswith("Word the note ")]
    for pair in pairs[:60]:
        assert re.findall(r"\d+", spoil(pair.wanted, rng, language)) == re.findall(r"\d+", pair.wanted)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_no_held_out_note_is_near_to_a_training_pair(language):
    def weighty(note: str) -> set[str]:
        words = re.findall(r"[^\W\d_]{2,}", re.sub(r"\{\w+(?:!c)?\}", " ", note.lower()))
        return set(words) - set(WORDS["grammar"][language].split())

    trained = [weighty(note) for line in read_lines(language) for note in line.notes]
    for note in material.notes(language):
        words = weighty(note.text)
        near = [other for other in trained if len(words & other) > 1]
        assert not any(len(words & other) >= 0.6 * len(words | other) for other in near), note.text
