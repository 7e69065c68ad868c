import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.database import open_database, writing
from assistant.library import candidates, embeddings
from assistant.library.operators import read_operators
from assistant.library.query import read_query
from assistant.library.records import SearchQuery
from assistant.library.search import search
from assistant.library.snippets import snippet
from assistant.library.vectors import Vectors
from assistant.sources.item import Attachment

BEN = "Ben Osei <ben@example.com>"
ANNA = "Anna Kranz <anna.kranz@example.org>"


def find(library, text, **more):
    return search(library, None, SearchQuery(text, **more), None).hits


def titles(hits):
    return [hit.title for hit in hits]


def test_words_of_text_title_and_people_are_found(library, keep, mail):
    keep(
        mail(subject="Harvest", text="The apples are ripe."),
        mail(subject="Apples", text="See the plan."),
        mail(subject="Other", text="Nothing here.", to="Apple Meier <meier@example.com>"),
        mail(subject="Unrelated", text="Pears only."),
    )
    assert set(titles(find(library, "apple"))) == {"Harvest", "Apples", "Other"}
    assert titles(find(library, "meier@example.com")) == ["Other"]


def test_accents_and_case_do_not_matter(library, keep, mail):
    keep(mail(subject="Café", text="Der Übergang ist schön."))
    assert titles(find(library, "CAFE ubergang")) == ["Café"]


def test_a_phrase_must_stand_as_it_is(library, keep, mail):
    keep(
        mail(subject="A", text="the annual report is here"),
        mail(subject="B", text="report on the annual meeting"),
    )
    assert titles(find(library, '"annual report"')) == ["A"]


def test_a_word_that_stands_nearly_everywhere_is_still_demanded(library, keep, mail, monkeypatch):
    monkeypatch.setattr(candidates, "COMMON_FROM", 3)
    keep(
        mail(subject="A", text="wind over the quay, and the wind again"),
        mail(subject="B", text="wind and sails, sails, sails"),
        mail(subject="C", text="only sails here"),
        *(mail(subject=f"other {number}", text=f"wind number {number}") for number in range(3)),
    )
    assert titles(find(library, "wind sails"))[:2] == ["B", "C"]
    assert set(titles(find(library, "wind"))) == {"A", "B", "other 0", "other 1", "other 2"}


def test_all_words_come_before_some_words(library, keep, mail):
    keep(
        mail(subject="some", text="wind wind wind wind"),
        mail(subject="all", text="wind and also a lot about sails"),
    )
    assert titles(find(library, "wind sails")) == ["all", "some"]


@pytest.mark.parametrize(
    "text",
    [
        '"',
        "*",
        "NEAR(",
        "a AND",
        "OR",
        "text:",
        "-x",
        "^",
        "{a b}",
        "🎉🎉",
        "'; DROP TABLE items; --",
        "\x00",
        "\ud800",
        "a" * 5000,
        "%",
        "()",
    ],
)
def test_no_query_is_an_error(library, keep, mail, text):
    keep(mail())
    find(library, text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
def test_any_text_is_a_query(library, text):
    find(library, text)


def test_one_message_fills_one_line(library, keep, mail):
    keep(
        mail(
            subject="Long",
            text="\n\n".join(f"Paragraph {n} about turbines. " + "words " * 150 for n in range(12)),
        ),
        mail(subject="Short", text="turbines"),
    )
    assert sorted(titles(find(library, "turbines"))) == ["Long", "Short"]


def test_a_message_wins_over_replies_that_quote_it(library, keep, mail):
    words = "The turbine order was moved to the second week of March because of the strike."
    keep(
        *[
            mail(subject="Re: Turbine", text=f"ok {n}", quoted_text=words, day=n, sender=BEN, to=ANNA)
            for n in range(3)
        ],
        mail(subject="Turbine", text=words, day=-1),
    )
    hits = find(library, "turbine order strike")
    assert titles(hits)[0] == "Turbine"
    assert [hit.text for hit in hits].count(words) == 1


def test_what_only_begins_alike_is_told_apart_and_what_is_broken_otherwise_is_not(library, keep, mail):
    beginning = "Dear all, the minutes of our meeting about the harbour are below."
    keep(
        mail(subject="first", text=f"{beginning} The crane is to be painted."),
        mail(subject="second", text=f"{beginning} The crane stays as it is."),
        mail(
            subject="Re: first",
            text="ok",
            quoted_text=f"{beginning}\nThe crane  is to be\npainted.",
            sender=BEN,
            to=ANNA,
        ),
    )
    assert sorted(titles(find(library, "harbour crane minutes"))) == ["first", "second"]


def test_of_common_words_alone_the_newest_that_hold_all_are_ranked(library, keep, mail, monkeypatch):
    monkeypatch.setattr(candidates, "COMMON_FROM", 3)
    monkeypatch.setattr(candidates, "MOST_COMMON_RANKED", 3)
    keep(
        *(mail(subject=f"both {number}", text=f"tide and quay {number}", day=number) for number in range(5)),
        *(mail(subject=f"tide {number}", text=f"tide {number}", day=10 + number) for number in range(2)),
    )
    assert titles(find(library, "tide quay"))[:3] == ["both 4", "both 3", "both 2"]


def test_filters(library, keep, mail):
    library.add_identity("anna.kranz@example.org")
    keep(
        mail(subject="to ben", text="boat", day=0),
        mail(subject="from ben", text="boat", sender=BEN, to=ANNA, day=10),
        mail(subject="paper", text="boat", kind="document", sender="", to="", day=20),
        mail(subject="quoting", text="yes", quoted_text="boat", day=30),
    )
    assert titles(find(library, "boat", sender="ben")) == ["from ben"]
    assert set(titles(find(library, "boat", recipient="ben@example.com"))) == {"to ben", "quoting"}
    assert titles(find(library, "boat", kind="document")) == ["paper"]
    assert titles(find(library, "boat", own=True)) == ["to ben"]
    assert set(titles(find(library, "boat", since=1_600_000_000 + 15 * 86_400))) == {"paper", "quoting"}
    assert find(library, "boat", sender="nobody") == ()


def test_a_filter_alone_lists_the_newest(library, keep, mail):
    keep(*[mail(subject=f"day {n}", text=f"text {n}", day=n) for n in range(5)])
    assert titles(find(library, "", sender="anna", limit=2)) == ["day 4", "day 3"]


def test_people_and_thread_at_hand_are_raised(library, keep, mail):
    far, near, thread = keep(
        *[
            mail(subject=name, text="the same plan", day=0, to=to, message_id=name)
            for name, to in (("far", "X Y <x@example.net>"), ("near", BEN), ("thread", "Z Z <z@example.net>"))
        ]
    )
    ben = library.person_for("ben@example.com")
    assert find(library, "plan", near_people=(ben.id,))[0].item_id == near
    assert find(library, "plan", near_thread=library.item(thread).thread_id)[0].item_id == thread


def test_newer_and_own_come_first_among_equals(library, keep, mail):
    library.add_identity("anna.kranz@example.org")
    keep(
        mail(subject="old", text="equal words", day=-3000, sender=BEN, to=ANNA),
        mail(subject="new", text="equal words!", day=0, sender=BEN, to=ANNA),
        mail(subject="own", text="equal words?", day=0),
    )
    assert titles(find(library, "equal words")) == ["own", "new", "old"]


def test_trash_comes_last(library, keep, mail):
    keep(mail(subject="gone", text="red fox"), labels=("trash",))
    keep(mail(subject="kept", text="red fox jumps far away over hills"))
    assert titles(find(library, "fox")) == ["kept", "gone"]


def test_meaning_finds_what_keywords_miss(library, keep, mail, encoder, tmp_path):
    keep(
        mail(subject="A", text="boat sail wind harbour sea"), mail(subject="B", text="tax form office stamp")
    )
    connection = library.db.conn
    waiting = embeddings.texts_of(connection, embeddings.waiting_hashes(connection))
    with writing(library.db):
        embeddings.store(
            connection,
            encoder.name,
            [one.hash for one in waiting],
            encoder.encode([one.text for one in waiting]),
        )
    vectors = Vectors(tmp_path, library.db)
    result = search(library, vectors, SearchQuery("zzz"), lambda _: encoder.encode(["boat sail wind"])[0])
    assert result.hits[0].title == "A"
    assert result.hits[0].keyword_rank is None
    assert result.hits[0].meaning_rank == 1
    only_b = search(
        library, vectors, SearchQuery("zzz", recipient="ben"), lambda _: encoder.encode(["tax form"])[0]
    )
    assert only_b.hits[0].title == "B"


def test_a_snippet_shows_where_the_words_stand():
    text = "nothing " * 200 + "here the walrus sleeps " + "nothing " * 200
    found, marks = snippet(text, read_query("walrus"))
    assert "walrus" in found
    assert len(found) < 340
    assert found.startswith("…")
    assert snippet("short", read_query("walrus")) == ("short", ())


# What a user types beside words


@pytest.fixture
def mailbox(keep, mail):
    """Five messages and a document; ids by a short name."""
    ben, carla, me = (
        "Ben Osei <ben@example.com>",
        "Carla Ruiz <carla@example.net>",
        "Anna Kranz <anna.kranz@example.org>",
    )
    names = ("offer", "answer", "trip", "invoice", "draft")
    ids = keep(
        mail(text="The offer for the blue seal", to=ben, subject="Offer", day=1, message_id="1@x"),
        mail(text="We take the blue seal", sender=ben, to=me, subject="Re: Offer", day=2, message_id="2@x", references=("1@x",)),
        mail(text="Pictures of the trip to the sea", sender=carla, to=me, subject="Trip", day=3, attachments=(Attachment("sea.jpg", "image/jpeg", 9),)),
        mail(text="The invoice for the blue seal is enclosed", to=carla, subject="Invoice", day=400),
        mail(text="A draft about the green seal", to=ben, subject="Seals", day=5),
    )  # fmt: skip
    return dict(zip(names, ids, strict=True))


@pytest.fixture
def typed(library, mailbox):
    """Search as typed; the short names of what was found, best first."""
    names = {number: name for name, number in mailbox.items()}

    def look(text, **more):
        read = read_operators(text)
        result = search(library, None, SearchQuery(read.words, typed=read, **more), None)
        look.result = result
        return [names[hit.item_id] for hit in result.hits]

    return look


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("seal from:ben", {"answer"}),
        ("seal with:carla", {"invoice"}),
        ("to:ben subject:offer", {"offer"}),
        ("subject:offer", {"offer", "answer"}),
        ("has:attachment", {"trip"}),
        ("seal is:own -invoice", {"offer", "draft"}),
        ("seal -from:ben", {"offer", "invoice", "draft"}),
        ('seal -"blue seal"', {"draft"}),
        ("is:reply", {"answer"}),
        ("after:2021 seal", {"invoice"}),
        ("before:2021 with:carla", {"trip"}),
        ("in:box seal from:ben", {"answer"}),
        ("in:nowhere seal", set()),
        ("kind:document", set()),
    ],
)
def test_operators(typed, text, expected):
    assert set(typed(text)) == expected


def test_a_misspelt_name_means_the_nearest_person(typed):
    assert typed("from:carlla") == ["trip"]
    assert typed.result.corrected == (("carlla", "Carla Ruiz"),)


def test_a_misspelt_word_is_put_right_and_told(typed):
    assert typed("invoicce") == ["invoice"]
    assert typed.result.corrected == (("invoicce", "invoice"),)
    assert typed("xylophone") == []
    assert typed.result.corrected == ()


def test_while_typing_the_last_word_may_go_on(typed):
    assert typed("pict", typing=True) == ["trip"]
    assert typed.result.corrected == ()
    assert set(typed("blue sea", typing=True)) >= {"offer", "answer", "invoice"}


def test_pages_follow_each_other(typed):
    whole = typed("seal", limit=10)
    assert typed("seal", limit=2) + typed("seal", limit=2, offset=2) == whole
    assert typed.result.total == len(whole) == 4


def test_a_thread_can_be_one_line(typed):
    found = typed("seal", by_thread=True)
    assert len({"offer", "answer"}.intersection(found)) == 1
    (line,) = [hit for hit in typed.result.hits if hit.more]
    assert line.more == 1


def test_marks_tell_where_the_words_stand(typed):
    typed('"blue seal" offer')
    (hit,) = [hit for hit in typed.result.hits if hit.title == "Offer"]
    assert [hit.text[start:end] for start, end in hit.marks] == ["offer", "blue seal"]


def test_marks_keep_their_places_beside_accents():
    text, marks = snippet("Im Straßenbau: die Mühlen mahlen", read_query("muhlen mahlen"))
    assert [text[start:end] for start, end in marks] == ["Mühlen", "mahlen"]


def test_more_like_this(library, mailbox, encoder, tmp_path):
    connection = library.db.conn
    waiting = embeddings.texts_of(connection, embeddings.waiting_hashes(connection))
    with writing(library.db):
        texts = encoder.encode([one.text for one in waiting])
        embeddings.store(connection, "words", [one.hash for one in waiting], texts)
    vectors = Vectors(tmp_path, open_database(tmp_path / "library.db"))
    found = search(library, vectors, SearchQuery("", like=mailbox["offer"]), None).hits
    vectors._db.close()
    assert mailbox["offer"] not in [hit.item_id for hit in found]
    assert {hit.item_id for hit in found[:3]} >= {mailbox["answer"], mailbox["invoice"]}


def test_more_like_this_goes_by_words_where_there_are_no_vectors(library, mailbox):
    found = search(library, None, SearchQuery("", like=mailbox["offer"]), None).hits
    assert {hit.item_id for hit in found[:3]} >= {mailbox["answer"], mailbox["invoice"]}


def test_what_is_found_by_meaning_holds_the_phrase_too(library, mailbox, encoder, tmp_path):
    connection = library.db.conn
    waiting = embeddings.texts_of(connection, embeddings.waiting_hashes(connection))
    with writing(library.db):
        texts = encoder.encode([one.text for one in waiting])
        embeddings.store(connection, "words", [one.hash for one in waiting], texts)
    vectors = Vectors(tmp_path, open_database(tmp_path / "library.db"))
    found = search(library, vectors, SearchQuery('"green seal"'), lambda text: encoder.encode([text])[0]).hits
    vectors._db.close()
    assert [hit.item_id for hit in found] == [mailbox["draft"]]
