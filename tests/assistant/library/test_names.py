import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.names import (
    clean_name,
    fits,
    is_list_of,
    is_role,
    looks_like_list,
    name_key,
    name_of_address,
    nicknames,
    organisation,
)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Kean, Steven J", "Steven J Kean"),
        ("Steven J Kean/HOU/EES@EES", "Steven J Kean"),
        ("'Anna Kranz'", "Anna Kranz"),
        ("Anna Kranz (Verlag)", "Anna Kranz"),
        ("Anna Kranz | Verlag Kranz GmbH", "Anna Kranz"),
        ("Anna Kranz via Docs", "Anna Kranz"),
        ("anna@example.org", ""),
        ("Martin King, Jr.", "Martin King"),
        ("", ""),
    ],
)
def test_display_names_are_cleaned(raw, clean):
    assert clean_name(raw) == clean


@pytest.mark.parametrize(
    "name",
    ["Steven J Kean", "Steven Kean", "STEVEN KEAN", "Dr. Steven Kean", "Steven Kéan", "Steven J. Kean PhD"],
)
def test_spellings_of_one_name_compare_equal(name):
    assert name_key(name) == ("steven", "kean")


@pytest.mark.parametrize("name", ["Anna", "S. Kean", "", "Support", "42"])
def test_part_names_do_not_compare(name):
    assert name_key(name) is None


def test_an_address_can_spell_a_name():
    assert name_of_address("anna.kranz@example.org") == "Anna Kranz"
    assert name_of_address("annak87@example.org") == ""
    assert name_of_address("no.reply@example.org") == ""


def test_an_address_fits_a_name():
    assert fits("skean@example.com", ("steven", "kean"))
    assert fits("sk@example.com", ("steven", "kean"))
    assert not fits("darkwolf@example.com", ("steven", "kean"))


def test_short_forms_of_first_names():
    assert nicknames("steve", "steven")
    assert not nicknames("anna", "annika")
    assert not nicknames("jo", "john")


def test_the_organisation_of_an_address():
    assert organisation("a@mail.dept.example.ac.uk") == "example.ac.uk"
    assert organisation("a@ei.example.com") == "example.com"


def test_roles_and_lists_are_told_from_people():
    assert is_role("no-reply@example.com")
    assert is_role("support+ticket@example.com")
    assert not is_role("anna@example.com")
    assert looks_like_list("python-users@example.org")
    assert looks_like_list("anything@lists.example.org")
    assert is_list_of("talk@example.org", "Talk of the town <talk.lists.example.org>")
    assert not is_list_of("anna@example.org", "<talk.lists.example.org>")


@given(st.text(max_size=80))
def test_any_text_is_a_possible_name(text):
    cleaned = clean_name(text)
    assert len(cleaned) <= 120
    name_key(text)
    name_of_address(text + "@example.org")
