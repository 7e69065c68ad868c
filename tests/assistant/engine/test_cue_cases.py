"""The texts on which a model's cues are measured: own ones where there are enough, else the sample mailbox."""

import pytest

from assistant.engine.cue_cases import (
    FEWEST_CASES,
    FEWEST_OLDER,
    MOST_CASES,
    cases_of,
    held_out,
    sample_texts,
)
from assistant.library.records import OwnText, Person
from assistant.style.ledger.history import Contrast
from assistant.style.records import Preference, Scope

ANNA = Person(1, "Anna Weber", ("anna@example.org",), register="informal")
LETTER = (
    "Hi Anna,\n\nI'm done with step {n} of the plan. Could you send me the figures of week {n}? "
    "It's due on Friday, so I'd need them soon.\n\nCheers,\nNora"
)


def mail(number, language="en"):
    return OwnText(number, LETTER.format(n=number), "", "", float(number), language, "mail", (ANNA,))


def mails(count):
    return [mail(number) for number in range(count, 0, -1)]


class Ledger:
    """Knows one wish in words, one rule, and a correction."""

    def __init__(self, want="Hi Anna,\n\nAll done here, more tomorrow."):
        self._want = want

    def applicable(self, context, limit=5):
        rule = Preference(
            1, "No contractions.", "rule", Scope(), 0.9, "active", "contractions", {"use": False}
        )
        return [rule, Preference(2, "Be brief.", "worded", Scope(), 0.9, "active")]

    def contrasts(self, context):
        return [Contrast(1, "Everything is finished.", self._want)]


def test_the_newest_texts_are_asked_for_and_the_older_ones_are_shown():
    cases = cases_of(mails(30))
    assert len(cases) == MOST_CASES
    first = cases[0]
    assert "step 30" in first.body
    assert not first.body.startswith("Hi")
    assert first.greeting == "Hi Anna,"
    assert any("30" in point for point in first.points)
    assert "30" in first.plain
    assert first.plain != first.body
    assert first.lines
    assert first.exemplars
    newest = {f"step {number} " for number in range(19, 31)}
    assert not any(step in text for text in first.exemplars for step in newest)


def test_without_corrections_older_texts_are_played_back_as_ones():
    first = cases_of(mails(30))[0]
    avoid, want = first.contrasts[0]
    assert want in {case.body for case in cases_of(mails(18))} or "step" in want
    assert avoid != want
    assert want not in first.exemplars


def test_wishes_in_words_and_corrections_come_from_the_ledger():
    first = cases_of(mails(30), (), Ledger())[0]
    assert first.wishes == ("Be brief.",)
    assert first.contrasts == (("Everything is finished.", "Hi Anna,\n\nAll done here, more tomorrow."),)


def test_no_case_is_shown_the_very_text_it_asks_for():
    newest = mails(30)[0]
    first = cases_of(mails(30), (), Ledger(want=newest.text))[0]
    assert not any(first.body[:40] in want for _, want in first.contrasts)


@pytest.mark.parametrize("count", [0, 1, FEWEST_OLDER, FEWEST_OLDER + FEWEST_CASES - 1])
def test_with_few_own_texts_the_sample_speaks(count):
    held = held_out(mails(count), ("en",), None)
    assert held.source == "sample"
    assert len(held.cases) >= FEWEST_CASES


def test_with_enough_own_texts_the_user_speaks():
    held = held_out(mails(FEWEST_OLDER + FEWEST_CASES), ("en",), None)
    assert held.source == "own"
    assert len(held.cases) == FEWEST_CASES


def test_texts_in_languages_the_model_does_not_know_are_left_out():
    mixed = [mail(number, "de" if number % 2 else "en") for number in range(60, 0, -1)]
    assert {case.language for case in cases_of(mixed, ("en",))} == {"en"}
    assert {case.language for case in cases_of(mixed)} == {"de", "en"}


def test_the_sample_mailbox_has_a_writer():
    texts = sample_texts()
    assert len(texts) >= FEWEST_CASES + FEWEST_OLDER
    assert texts[0].date >= texts[-1].date
    assert {own.language for own in texts} >= {"en"}
