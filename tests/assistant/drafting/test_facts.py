"""Facts are found, compared whatever their form, and never missed when they change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.facts import find_facts, holds, invented


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("invoice 4471 over 1,250 EUR", {"4471", "1250", "eur"}),
        ("call +49 170 1234567 or mail a.b@example.org", {"491701234567", "a.b@example.org"}),
        ("see https://www.example.org/d/77.", {"example.org/d/77"}),
        ("IBAN DE89 3704 0044 0532 0130 00", {"iban", "de89370400440532013000"}),
        ("keys are with Mrs. Patel", {"mrs", "patel"}),
        ("it may be late on 14 May", {"14", "month5"}),
        ("Treffen am 12. Mai in der Firma", {"12", "month5"}),
        ("price is $49.90", {"$49.90"}),
        ('he said "no way" twice', {"no way"}),
    ],
)
def test_finds(text, keys):
    language = "de" if "Treffen" in text else "en"
    assert {fact.key for fact in find_facts(text, language)} == keys


@pytest.mark.parametrize(
    ("text", "fact", "kept"),
    [
        ("The price is 1.250 EUR.", "1,250", True),
        ("It costs €49.90.", "$49.90", False),
        ("Come on Tuesday.", "Thursday", False),
        ("Three of them came.", "3", True),
        ("Anna's car", "see Anna", True),
        ("Annabel's car", "see Anna", False),
        ("It costs 12500.", "1250", False),
    ],
)
def test_holds(text, fact, kept):
    found = find_facts(fact)[-1]
    assert holds(text, found) is kept


def test_invented_facts_are_those_in_no_source():
    found = invented("I'll meet Tom on Friday at 10:30 in Berlin.", ["meet Tom Friday", "office in Berlin"])
    assert [fact.text for fact in found] == ["10:30"]


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_changed_number_is_never_taken_for_the_same(one, other):
    fact = find_facts(f"pay {one} now")[0]
    assert holds(f"We pay {other} now.", fact) is (one == other)


@given(st.text(max_size=200))
def test_every_fact_stands_in_its_own_text(text):
    assert all(holds(text, fact) for fact in find_facts(text))
