import pytest

from assistant.database import writing
from assistant.errors import KnownError
from assistant.library import store
from assistant.sources.item import Attachment, Problem

BEN = "Ben Osei <ben@example.com>"
ANNA = "Anna Kranz <anna.kranz@example.org>"


def test_an_item_comes_back_as_it_was_read(library, keep, mail):
    (one,) = keep(
        mail(
            text="The text.",
            quoted_text="The quote.",
            subject="The title",
            signature="Anna",
            language="en",
            day=3,
            cc="Carla Ruiz <carla@example.com>",
            message_id="m1",
            in_reply_to="m0",
            references=("root", "m0"),
            attachments=(Attachment("plan.pdf", "application/pdf", 10, "text of the plan"),),
            problems=(Problem("unknown-charset", ""),),
        )
    )
    item = library.item(one)
    assert (item.title, item.new_text, item.quoted_text, item.signature) == (
        "The title",
        "The text.",
        "The quote.",
        "Anna",
    )
    assert item.text == "The text.\n\nThe quote."
    assert item.sender.name == "Anna Kranz"
    assert [person.name for person in item.to + item.cc] == ["Ben Osei", "Carla Ruiz"]
    assert item.references == ("root", "m0")
    assert item.attachment_names == ("plan.pdf",)
    assert library.problems(one) == ["unknown-charset"]


def test_unknown_ids_are_told(library):
    for call in (library.item, library.person, library.source, library.forget_source, library.forget_person):
        with pytest.raises(KnownError) as raised:
            call(99)
        assert raised.value.code == "unknown-id"


def test_text_that_no_database_can_hold_is_cleaned(library, keep, mail):
    (one,) = keep(
        mail(text="half \ud83d a \x00 smile", subject="\udcff", sender="\udce4 <a\udce4@example.org>")
    )
    assert library.item(one).new_text == "half ? a   smile"


def test_impossible_dates_are_no_dates(library, keep, mail):
    ids = keep(
        mail(text="a", day=-18_510),
        mail(text="b", day=90_000),
        mail(text="c", day=None),
        mail(text="d", day=1),
    )
    assert [library.item(one).date is None for one in ids] == [True, True, True, False]


def test_own_texts_newest_first_and_per_person(library, keep, mail):
    library.add_identity("anna.kranz@example.org")
    keep(
        mail(text="old", day=1),
        mail(text="new", day=3, subject="Re: Greetings", signature="A."),
        mail(text="to carla", day=2, to="Carla Ruiz <carla@example.com>"),
        mail(text="", day=4, quoted_text="forwarded only"),
        mail(text="from ben", sender=BEN, to=ANNA, day=5),
    )
    keep(mail(text="thrown away", day=9), labels=("trash",))
    assert [one.text for one in library.own_texts()] == ["new", "to carla", "old"]
    ben = library.person_for("Ben@Example.com")
    to_ben = library.own_texts(ben.id)
    assert [one.text for one in to_ben] == ["new", "old"]
    assert (to_ben[0].is_reply, to_ben[1].is_reply) == (True, False)
    assert to_ben[0].to == (ben,)
    assert len(library.own_texts(limit=1)) == 1


def test_people_are_found_by_what_one_types(library, keep, mail):
    keep(mail(to=f"{BEN}, Benedikt Maurer <bm@example.net>, Carla Ruiz <carla@example.com>"))
    assert library.find_people("ben@example.com")[0].name == "Ben Osei"
    assert library.find_people("Osei")[0].name == "Ben Osei"
    assert library.find_people("Oseii")[0].name == "Ben Osei"
    assert {one.name for one in library.find_people("ben")} == {"Ben Osei", "Benedikt Maurer"}
    assert library.find_people("zebra") == []
    assert library.find_people("") == []
    assert [one.name for one in library.people("example.net")] == ["Benedikt Maurer"]


def test_joining_many_people_leaves_others_a_turn_to_write_and_can_be_broken_off(
    library, keep, mail, monkeypatch
):
    names = ("Ben Osei", "Carla Ruiz", "Dana Wolf", "Eli Novak", "Finn Roth")
    keep(mail(to=", ".join(f"p{number}@example.com" for number in range(2 * len(names)))))
    with writing(library.db) as connection:
        connection.executemany(
            "INSERT INTO address_names(address_id, name, seen) SELECT id, ?, 5 FROM addresses WHERE address = ?",
            [(name, f"p{number}@example.com") for number, name in enumerate(names * 2)],
        )
    monkeypatch.setattr(store, "PEOPLE_STEP", 1)
    begun = []

    def counted(db):
        begun.append(db)
        if len(begun) == 3:
            raise KnownError("disk-full", "", "")
        return writing(db)

    monkeypatch.setattr(store, "writing", counted)
    with pytest.raises(KnownError):
        library.resolve_people()
    assert library.resolve_people()
    assert len(begun) > 2 * len(names)
    assert [library.person_for(f"p{number}@example.com").name for number in range(len(names))] == list(names)
    assert all(len(library.person_for(f"p{number}@example.com").addresses) == 2 for number in range(5))
    assert not library.resolve_people()


def test_the_same_message_in_two_folders_is_one_item(library, keep, mail):
    message = mail(text="once")
    first, second = keep(message, source="/mail/inbox"), keep(message, source="/mail/archive")
    assert first == second
    assert library.counts().messages == 1
    assert [source.messages for source in library.sources()] == [1, 1]


def test_counts(library, keep, mail):
    library.add_identity("anna.kranz@example.org")
    keep(mail(quoted_text="before"), mail(text="", subject="Only a title", sender=BEN, to=ANNA))
    counts = library.counts()
    assert (counts.messages, counts.documents, counts.passages, counts.own_passages) == (2, 0, 3, 1)
    assert (counts.embedded, counts.waiting) == (0, 2)
