import time
from collections import Counter

from assistant.library.people import AddressFacts, display_name, same_person


def facts(number, address, *names, is_list=False):
    return AddressFacts(number, address, number, is_list, Counter(names))


def letters(number):
    return "X" + "".join("abcdefghij"[int(digit)] for digit in str(number))


def groups(*addresses):
    return [sorted(one.address for one in group) for group in same_person(addresses)]


def test_one_person_with_two_spellings_and_two_addresses():
    assert groups(
        facts(1, "steven.kean@example.com", "Steven J Kean"), facts(2, "skean@other.example", "Steven Kean")
    ) == [["skean@other.example", "steven.kean@example.com"]]


def test_an_address_that_only_spells_the_name_joins_inside_its_organisation():
    named = facts(1, "skean@example.com", "Steven J Kean")
    assert groups(named, facts(2, "steven.kean@example.com")) != []
    assert groups(named, facts(2, "steven.kean@elsewhere.example")) == []


def test_short_first_names_join_inside_an_organisation():
    steve = facts(1, "steve.hall@example.com", "Steve Hall")
    assert groups(steve, facts(2, "steven.hall@example.com", "Steven Hall")) != []
    assert groups(steve, facts(2, "steven.hall@elsewhere.example", "Steven Hall")) == []


def test_roles_lists_and_shared_addresses_stay_alone():
    anna = facts(1, "anna@example.com", "Anna Kranz")
    assert groups(anna, facts(2, "notifications@example.net", "Anna Kranz")) == []
    assert groups(anna, facts(2, "talk@lists.example.net", "Anna Kranz")) == []
    assert groups(anna, facts(2, "talk@example.net", "Anna Kranz", is_list=True)) == []
    shared = facts(2, "desk@example.net", "Anna Kranz", "Ben Osei", "Carla Ruiz")
    assert groups(anna, shared) == []


def test_one_mailbox_under_several_addresses():
    anna = facts(1, "anna.kranz@gmail.com", "Anna Kranz")
    assert groups(anna, facts(2, "annakranz+shop@googlemail.com")) != []
    assert groups(facts(1, "ben+lists@example.com"), facts(2, "ben@example.com", "Ben")) != []
    assert groups(facts(1, "ben@example.com"), facts(2, "ben@example.org")) == []


def test_umlauts_and_their_spellings_are_one_name():
    for spelling in ("Joerg Mueller", "Jorg Muller"):
        assert groups(facts(1, "jm@example.com", "Jörg Müller"), facts(2, "jm@home.example", spelling)) != []
    assert groups(facts(1, "joerg.mueller@example.com"), facts(2, "jm@example.com", "Jörg Müller")) != []
    assert (
        groups(facts(1, "so@example.com", "Søren Strauß"), facts(2, "s@home.example", "Soren Strauss")) != []
    )


def test_different_people_of_one_surname_stay_apart():
    assert (
        groups(
            facts(1, "anna.kranz@example.com", "Anna Kranz"), facts(2, "otto.kranz@example.com", "Otto Kranz")
        )
        == []
    )


def test_the_most_used_full_name_is_shown():
    assert display_name([facts(1, "a@example.com", "Anna", "Anna", "Anna Kranz")]) == "Anna Kranz"
    assert display_name([facts(1, "anna.kranz@example.com")]) == "Anna Kranz"
    assert display_name([facts(1, "ak@example.com", "ANNA KRANZ")]) == "Anna Kranz"
    assert display_name([facts(1, "ak@example.com")]) == "ak@example.com"


def test_joined_people_keep_their_old_ids(library, keep, mail):
    keep(mail(to="B. Osei <bosei@example.com>"))
    before = library.person_for("bosei@example.com")
    keep(mail(to="Ben Osei <ben.osei@example.com>", text="second"))
    other = library.person_for("ben.osei@example.com")
    assert other.id != before.id
    keep(mail(to="Ben Osei <bosei@example.com>", text="third"))
    joined = library.person_for("bosei@example.com")
    assert set(joined.addresses) == {"bosei@example.com", "ben.osei@example.com"}
    assert library.person(before.id) == library.person(other.id) == joined


def test_what_was_sent_and_received_is_counted(library, keep, mail):
    library.add_identity("anna.kranz@example.org")
    keep(
        mail(text="one", day=1),
        mail(text="two", day=2, to="Ben Osei <ben@example.com>, Carla Ruiz <carla@example.com>"),
        mail(
            text="back", day=5, sender="Ben Osei <ben@example.com>", to="Anna Kranz <anna.kranz@example.org>"
        ),
    )
    ben, carla = library.person_for("ben@example.com"), library.person_for("carla@example.com")
    assert (ben.sent, ben.received) == (2, 1)
    assert (carla.sent, carla.received) == (1, 0)
    assert ben.last > carla.last
    assert [one.name for one in library.people()] == ["Ben Osei", "Carla Ruiz"]


def test_a_list_is_not_a_person(library, keep, mail):
    keep(mail(sender="Ben Osei <ben@example.com>", to="talk@example.net", list_id="<talk.example.net>"))
    assert library.person_for("talk@example.net").is_list
    assert not library.person_for("ben@example.com").is_list


def test_grouping_many_addresses_is_quick():
    many = [
        facts(n, f"name{n % 5000}.{n}@example.com", f"{letters(n % 5000)} {letters(n % 7000)}")
        for n in range(20_000)
    ]
    start = time.perf_counter()
    same_person(many)
    assert time.perf_counter() - start < 60  # a guard against quadratic behaviour, not a figure


def test_somebody_just_written_to_is_a_person_and_stays_the_same_one(library, keep, mail):
    ida = library.know("Ida.Holm@example.org", "Ida Holm")
    assert (ida.name, ida.addresses, ida.sent) == ("Ida Holm", ("ida.holm@example.org",), 0)
    assert library.know("ida.holm@example.org").id == ida.id
    keep(mail("The plan", to="Ida Holm <ida.holm@example.org>"))
    assert library.person_for("ida.holm@example.org").id == ida.id
