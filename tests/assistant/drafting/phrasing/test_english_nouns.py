"""Nouns are known by how they are counted, given names by their list; other words have no kind."""

import tomllib
from importlib.resources import files
from itertools import chain

import pytest

from assistant.drafting.lexicon import DAY_NAMES, MONTH_NAMES
from assistant.drafting.phrasing.english_nouns import capital_names, is_given_name, kind


def table(name):
    return tomllib.loads(files("resources").joinpath(name).read_text(encoding="utf-8"))


NOUNS = {
    name: words.split()
    for name, words in table("english_nouns.toml").items()
    if name not in ("irregular", "acronym")
}
IRREGULAR = [line.split() for line in table("english_nouns.toml")["irregular"].strip().splitlines()]
NAMES = {origin: names.split() for origin, names in table("given_names.toml").items()}


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("invoice", "count"),
        ("Invoice", "count"),
        ("invoices", "plural"),
        ("batteries", "plural"),
        ("keys", "plural"),
        ("boxes", "plural"),
        ("teeth", "plural"),
        ("shelves", "plural"),
        ("series", "count"),  # several look the same
        ("scissors", "plural"),
        ("technician", "role"),
        ("nurses", "roles"),
        ("children", "roles"),
        ("feedback", "mass"),
        ("news", "mass"),
        ("order", "also_verb"),
        ("orders", "plural"),
        ("call", "also_verb"),
        ("calls", ""),  # or "calls back tomorrow"
    ],
)
def test_known_nouns(word, found):
    assert kind(word) == found


@pytest.mark.parametrize("word", ["zwuckel", "childs", "tooths", "feedbacks", "anna", "the", "x", "", "-"])
def test_other_words_have_no_kind(word):
    assert kind(word) == ""


@pytest.mark.parametrize("name", ["anna", "Tom", "JOSÉ", "wojciech"])
def test_given_names(name):
    assert is_given_name(name)


@pytest.mark.parametrize("word", ["will", "mark", "rose", "may", "april", "bill", "anna's", "anna tom", ""])
def test_ordinary_words_are_no_given_names(word):
    assert not is_given_name(word)


@pytest.mark.parametrize(
    ("text", "capital"),
    [
        ("waiting for feedback from anna", "waiting for feedback from Anna"),
        ("anna's and tom’s notes", "Anna's and Tom’s notes"),
        ("the vat number in the pdf for anna", "the VAT number in the PDF for Anna"),
        ("ask james' boss, (anna), tom.", "ask James' boss, (Anna), Tom."),
        ("anna'll come,\nwith 'josé'", "Anna'll come,\nwith 'José'"),
        ("Anna ANNA", "Anna ANNA"),
        ("anna–tom", "Anna–Tom"),
    ],
)
def test_names_get_a_capital(text, capital):
    assert capital_names(text) == capital


@pytest.mark.parametrize(
    "text",
    [
        "anna@example.org",
        "<tom.anna@example.org>",
        "www.anna.example",
        "https://example.org/a,anna,b",
        "anna/tom",
        r"c:\users\anna",
        "anna.docx",
        "anna_old",
        "anna-lena",
        "anna2",
        "2 annas",
        "`anna`",
        "d'anna",
        "hannah's-place",
        "will mark may",
        "",
    ],
)
def test_what_is_no_plain_name_stays(text):
    assert capital_names(text) == text


@pytest.mark.parametrize("words", [*NOUNS.values(), *NAMES.values(), [one for one, _ in IRREGULAR]])
def test_tables_are_sorted_and_in_lower_case(words):
    assert words == sorted(words)
    assert all(word.islower() and word.isalpha() for word in words)


@pytest.mark.parametrize("tables", [NOUNS, NAMES])
def test_no_word_stands_twice(tables):
    words = list(chain.from_iterable(tables.values()))
    assert len(words) == len(set(words))


def test_every_irregular_plural_is_of_a_noun_that_is_listed():
    assert {one for one, _ in IRREGULAR} <= {*NOUNS["count"], *NOUNS["role"]}


def test_no_given_name_is_a_noun_or_a_date():
    names = set(chain.from_iterable(NAMES.values()))
    assert {name for name in names if kind(name)} == set()
    assert names.isdisjoint(chain.from_iterable(DAY_NAMES.values()))
    assert names.isdisjoint(chain.from_iterable(MONTH_NAMES.values()))


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("annex d and exhibit a missing", "Annex D and Exhibit A missing"),
        ("room c, version b", "room C, version B"),
        ("annex a copy, schedule a call, plan a trip", "annex a copy, schedule a call, plan a trip"),
        ("section b-12, group i", "section b-12, group i"),
    ],
)
def test_letters_that_name_a_part_are_capitals(note, written):
    assert capital_names(note) == written
