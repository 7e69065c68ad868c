import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.database import writing
from assistant.library import embeddings
from assistant.library.query import read_query
from assistant.library.records import SearchQuery
from assistant.library.search import search, snippet
from assistant.library.vectors import Vectors

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
    found = snippet(text, read_query("walrus"))
    assert "walrus" in found
    assert len(found) < 340
    assert found.startswith("…")
    assert snippet("short", read_query("walrus")) == "short"
