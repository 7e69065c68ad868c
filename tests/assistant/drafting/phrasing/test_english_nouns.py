"""Nouns are known by how they are counted, given names by their list; other words have no kind."""

import tomllib
from importlib.resources import files
from itertools import chain

import pytest

from assistant.drafting.lexicon import DAY_NAMES, MONTH_NAMES
from assistant.drafting.phrasing.english_nouns import (
    capital_names,
    is_given_name,
    is_place,
    kind,
    long_places,
)


def table(name):
    return tomllib.loads(files("resources").joinpath(name).read_text(encoding="utf-8"))


NOUNS = {
    name: words.split()
    for name, words in table("english_nouns.toml").items()
    if name not in ("irregular", "acronym")
}
IRREGULAR = [line.split() for line in table("english_nouns.toml")["irregular"].strip().splitlines()]
PLACES = {table: names.split() for table, names in table("place_names.toml").items()}
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


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("stuck in madrid", "stuck in Madrid"),
        ("anna's flight to vienna", "Anna's flight to Vienna"),
        ("munich, münchen, muenchen, munchen", "Munich, München, Muenchen, Munchen"),
        ("koeln/cologne office in zurich", "koeln/cologne office in Zurich"),
        ("the german team in kent, germany's", "the German team in Kent, Germany's"),
        ("new york, San francisco’s and los angeles", "New York, San Francisco’s and Los Angeles"),
        ("tel aviv to bad homburg and den haag", "Tel Aviv to Bad Homburg and Den Haag"),
        ("frankfurt am main, isle of wight, rio de janeiro", "Frankfurt am Main, Isle of Wight, Rio de Janeiro"),
        ("st. gallen, st albans, king's lynn", "St. Gallen, St Albans, King's Lynn"),
        ("stoke-on-trent, stoke on trent, baden-württemberg", "Stoke-on-Trent, Stoke on Trent, Baden-Württemberg"),
        ("côte d'azur or cote d’azur", "Côte d'Azur or Cote d’Azur"),
        ("in south africa, the united kingdom and la paz", "in South Africa, the United Kingdom and La Paz"),
        ("new york city, york", "New York City, York"),
        ("NEW YORK and Madrid", "NEW YORK and Madrid"),
        ("made in china, back from cologne", "made in China, back from Cologne"),
        ("holiday in turkey, translated into polish", "holiday in Turkey, translated into Polish"),
        ("London and oxford-london", "London and oxford-london"),
    ],
)  # fmt: skip
def test_places_get_a_capital(note, written):
    assert capital_names(note) == written


@pytest.mark.parametrize(
    "note",
    [
        "see paris.pdf", "www.madrid.es", "anna@berlin.de", "https://example.org/new-york", "c:\\paris\\rome",
        "paris/london", "paris-based", "new-yorkish", "`new york`", "paris_old", "rome2", "san franciscos",
        "a nice day in reading week", "polish the table", "roast turkey for lunch", "allergic to turkey",
        "the broken china", "begin china", "wearing cologne", "a hot bath", "split the bill", "an orange jersey",
        "a new city", "essen is ready", "deutschland und mailand", "wien-mitte", "stop, san and new",
    ],
)  # fmt: skip
def test_what_is_no_plain_place_stays(note):
    assert capital_names(note) == note


@pytest.mark.parametrize(
    ("word", "languages"),
    [
        ("madrid", {"en", "de"}),
        ("germany", {"en"}),
        ("mailand", {"de"}),
        ("german", {"en"}),
        ("berliner", {"de"}),
        ("china", {"de"}),  # in English also porcelain
        ("bergen", {"en"}),  # in German also to rescue
        ("new_york", set()),
    ],
)
def test_places_by_language(word, languages):
    assert {language for language in ("en", "de") if is_place(word, language)} == languages


def test_long_places_in_german():
    assert long_places("die new yorker in new york", "de") == "die New Yorker in New York"


@pytest.mark.parametrize("names", PLACES.values(), ids=PLACES.keys())
def test_place_names_are_sorted_and_in_lower_case(names):
    assert names == sorted(names)
    assert all(
        name.islower() and name.replace("_", "").replace("-", "").replace("'", "").isalpha() for name in names
    )


def test_every_place_stands_once_and_is_no_given_name_and_no_date():
    german = [*PLACES["everywhere"], *PLACES["german"], *PLACES["german_from"]]
    names = [*chain.from_iterable(PLACES[name] for name in PLACES if not name.startswith("german"))]
    assert len(german) == len(set(german))
    assert len(names) == len(set(names))
    assert set(names).isdisjoint({*german} - {*PLACES["everywhere"], *PLACES["after_preposition"]})
    assert {name for name in german + names if is_given_name(name)} == set()
    assert {*german, *names}.isdisjoint(chain.from_iterable(chain(DAY_NAMES.values(), MONTH_NAMES.values())))


def test_no_place_is_a_noun_of_the_language_whose_notes_name_it():
    assert {
        name for name in PLACES["everywhere"] + PLACES["english"] + PLACES["peoples"] if kind(name)
    } == set()
    german = set(chain.from_iterable(words.split() for words in table("german_nouns.toml").values()))
    assert german.isdisjoint(PLACES["everywhere"] + PLACES["german"] + PLACES["german_from"])


@pytest.mark.parametrize(
    "name", [name for name in chain(PLACES["everywhere"], PLACES["english"]) if "_" in name]
)
def test_every_long_place_gets_its_capitals(name):
    spoken = name.replace("_", " ")
    written = capital_names(f"we met in {spoken}.")
    assert written.lower() == f"we met in {spoken}."
    assert written != f"we met in {spoken}."
    assert written.split(" in ", 1)[1][0].isupper()
