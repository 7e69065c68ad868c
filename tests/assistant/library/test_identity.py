import pytest

from assistant.errors import KnownError
from assistant.library.identity import Candidate, compete

ANNA, BEN = "Anna Kranz <anna.kranz@example.org>", "Ben Osei <ben@example.com>"


def others(number):
    name = "".join("abcdefghij"[int(digit)] for digit in str(number))
    return f"F{name} L{name}son <person{number}@example.com>"


def test_senders_of_the_sent_folder_are_the_user(library, keep, mail):
    keep(*[mail(text=f"sent {n}", to=others(n % 4)) for n in range(8)], labels=("sent",))
    keep(*[mail(text=f"got {n}", sender=others(n), to=ANNA) for n in range(40)])
    assert library.own_addresses() == ["anna.kranz@example.org"]
    assert library.identity()[0].confidence > 0.9
    assert len(library.own_texts()) == 8


def test_a_mailbox_of_one_sender_is_that_senders(library, keep, mail):
    keep(*[mail(text=f"sent {n}", to=others(n % 9)) for n in range(60)])
    assert library.own_addresses() == ["anna.kranz@example.org"]


def test_a_newsletter_archive_is_nobodys(library, keep, mail):
    keep(*[mail(text=f"issue {n}", sender="The Paper <paper@example.com>", to=ANNA) for n in range(60)])
    assert library.own_addresses() == []


def test_who_takes_part_in_everything_is_the_user(library, keep, mail):
    keep(
        *[mail(text=f"sent {n}", to=others(n % 12)) for n in range(20)],
        *[mail(text=f"got {n}", sender=others(n % 12), to=ANNA) for n in range(30)],
    )
    assert library.own_addresses() == ["anna.kranz@example.org"]


def test_a_mailing_list_archive_detects_nobody(library, keep, mail):
    keep(
        *[
            mail(
                text=f"post {n}",
                sender=others(n % 25),
                to="talk@lists.example.net",
                list_id="<talk.lists.example.net>",
            )
            for n in range(80)
        ]
    )
    assert library.own_addresses() == []
    assert library.own_texts() == []


def test_a_dump_of_many_mailboxes_asks_instead_of_guessing(library, keep, mail):
    keep(
        *[mail(text=f"sent {n}", sender=others(n % 20), to=others(n % 7)) for n in range(100)],
        labels=("sent",),
    )
    assert library.own_addresses() == []
    assert all(one.confidence < 0.5 for one in library.identity())
    assert library.identity()


def test_of_two_peoples_mailboxes_the_larger_one_is_the_users(library, keep, mail):
    keep(*[mail(text=f"a {n}", to=others(n % 9)) for n in range(60)], source="/mail/anna", labels=("sent",))
    keep(
        *[mail(text=f"b {n}", sender=BEN, to=others(n % 9)) for n in range(12)],
        source="/mail/ben",
        labels=("sent",),
    )
    assert library.own_addresses() == ["anna.kranz@example.org"]
    assert {one.address for one in library.identity()} >= {"ben@example.com"}


def test_two_addresses_of_one_name_are_both_the_users(library, keep, mail):
    keep(*[mail(text=f"a {n}", to=others(n % 9)) for n in range(30)], source="/mail/work", labels=("sent",))
    keep(
        *[mail(text=f"b {n}", sender="Anna Kranz <kranz@example.net>", to=others(n % 9)) for n in range(6)],
        source="/mail/home",
        labels=("sent",),
    )
    assert set(library.own_addresses()) == {"anna.kranz@example.org", "kranz@example.net"}


def test_the_user_corrects_what_was_detected(library, keep, mail):
    keep(
        *[mail(text=f"sent {n}", to=others(n % 9)) for n in range(60)],
        mail(text="from ben", sender=BEN, to=ANNA),
    )
    library.remove_identity("Anna.Kranz@example.org")
    assert library.own_addresses() == []
    assert library.own_texts() == []
    library.add_identity("ben@example.com")
    assert [one.text for one in library.own_texts()] == ["from ben"]
    library.refresh_identity()
    assert library.own_addresses() == ["ben@example.com"]
    assert library.person_for("anna.kranz@example.org").sent == 1


@pytest.mark.parametrize(
    "text",
    ["", "anna", "@example.org", "a@b@c", "a b@example.org", "anna@", "a" * 300 + "@b.org", "<a>@b.org"],
)
def test_what_is_no_address_is_refused(library, text):
    with pytest.raises(KnownError) as raised:
        library.add_identity(text)
    assert raised.value.code == "not-an-address"


def test_guesses_for_different_people_weaken_each_other():
    one, other = Candidate(1, 1, 0.9, "", 50), Candidate(2, 2, 0.9, "", 50)
    assert [c.confidence for c in compete([one, other])] == [0.45, 0.45]
    assert compete([one])[0].confidence == 0.9


def test_documents_of_the_user_are_own_texts(library, keep, mail):
    library.add_identity("anna.kranz@example.org")
    keep(
        mail(),
        mail(text="My essay", kind="document", sender="", to="", author="Anna Kranz", subject="Essay"),
        mail(text="A manual", kind="document", sender="", to="", author="Somebody Else", subject="Manual"),
    )
    assert [one.text for one in library.own_texts(kind="document")] == ["My essay"]
