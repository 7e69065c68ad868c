"""The profile in sentences, each of which stands on a figure of the profile."""

import json

import pytest
from sqlite_utils import Database

from assistant.library.records import OwnText, Person
from assistant.style.memo import Memo
from assistant.style.migrations import migrations
from assistant.style.profile import Style, build_profile
from assistant.style.summary import (
    MOST_WORDS,
    Summary,
    kept,
    manner_sentences,
    prompt_lines,
    refreshed,
    summarise,
)

ANNA = Person(1, "Anna Weber", ("anna@example.org",), register="informal")
COLLINS = Person(2, "Dr. Richard Collins", ("r.collins@example.com",), register="formal")


def mail(number, person, text, language="en"):
    return OwnText(number, text, "", "", 1000.0 * number, language, "mail", (person,))


def texts():
    friendly = "Hi Anna,\n\nI'm in and it's fine. We'll meet at {n}. I don't need the car.\n\nCheers,\nNora"
    stiff = (
        "Dear Dr. Collins,\n\nThank you for the report of page {n}. I would be grateful if you could look at the second "
        "part, which I have not understood. Please find my notes attached.\n\nYours sincerely,\nNora Lindqvist"
    )
    found = [mail(n, ANNA, friendly.format(n=n)) for n in range(1, 7)]
    return found + [mail(10 + n, COLLINS, stiff.format(n=n)) for n in range(1, 5)]


def test_each_register_gets_its_paragraph():
    informal, formal = summarise(build_profile(texts(), ["Nora Lindqvist"]))
    assert informal.text.startswith(
        "In informal mail in English (6 texts): Opens with 'Hi [first name],', closes with 'Cheers,' and signs as 'Nora'."
    )
    assert "Uses contractions." in informal.sentences
    assert "Yours sincerely," in formal.text
    assert "Says please and thank you." in formal.sentences
    assert len(f"{informal.text} {formal.text}".split()) <= MOST_WORDS


def test_nothing_is_said_of_too_few_texts():
    assert summarise(build_profile(texts()[:2], ["Nora Lindqvist"])) == ()
    assert summarise(build_profile([], [])) == ()
    assert manner_sentences(Style()) == ()


@pytest.fixture
def memo():
    """Its clock moves on by a day with every look at it."""
    db = Database(memory=True)
    migrations.apply(db)
    days = iter(range(1, 100))
    return Memo(db, lambda: 86_400.0 * next(days))


def profile_of(mails):
    return build_profile(mails, ["Nora Lindqvist"])


def test_the_summary_is_kept_with_its_date_and_what_it_was_measured_from(memo):
    assert kept(memo) is None
    first = refreshed(memo, profile_of(texts()), 1014.0)
    assert (first.texts, first.newest) == (10, 1014.0)
    assert first.written > 0
    assert kept(memo) == first


def test_it_stays_while_the_profile_does_and_is_written_anew_when_that_has_moved(memo):
    mails = texts()
    first = refreshed(memo, profile_of(mails), 1.0)
    one_more = [*mails, mail(30, ANNA, mails[0].text)]
    assert refreshed(memo, profile_of(one_more), 2.0) == first
    more = [*one_more, mail(31, ANNA, mails[0].text)]
    moved = refreshed(memo, profile_of(more), 3.0)
    assert moved.written > first.written
    turned = [mail(n, ANNA, f"Anna, the bus is at {n}. See you there.") for n in range(40, 60)]
    assert refreshed(memo, profile_of([*more, *turned]), 4.0).text != moved.text


def test_without_own_texts_it_says_nothing(memo):
    assert refreshed(memo, profile_of([]), None).text == ""


@pytest.mark.parametrize("damaged", ["[]", "{}", json.dumps({"parts": [{}], "written": 1}), "null"])
def test_a_damaged_summary_is_written_anew(memo, damaged):
    memo.put("summary", json.loads(damaged))
    assert refreshed(memo, profile_of(texts()), 1.0).texts == 10


def test_a_prompt_gets_the_register_first_and_then_what_is_special_to_the_person():
    terse = [
        mail(50 + n, COLLINS, f"Dear Dr. Collins,\n\nNoted for day {n}.\n\nYours,\nNora") for n in range(4)
    ]
    long = [mail(60 + n, Person(7, "Eva Stone", (), register="formal"), texts()[-1].text) for n in range(9)]
    profile = profile_of([*terse, *long])
    summary = Summary(summarise(profile))
    lines = prompt_lines(summary, profile.for_person(2, "en"), "formal", "en")
    assert lines[: len(lines) - 1] == summary.manner("formal", "en")
    assert lines[-1].startswith("To this person instead: About 4 words")
    assert prompt_lines(summary, None, "formal", "en") == summary.manner("formal", "en")
    assert prompt_lines(Summary(), profile.for_person(2, "en"), "formal", "en") == manner_sentences(
        profile.for_person(2, "en")
    )
    assert summary.manner("informal", "en") == summary.manner("formal", "en")
    assert summary.manner("formal", "de") == ()
