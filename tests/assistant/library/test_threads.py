import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.threads import bare_subject, same_circle

BEN, ANNA = "Ben Osei <ben@example.com>", "Anna Kranz <anna.kranz@example.org>"


@pytest.mark.parametrize(
    ("subject", "bare", "marked"),
    [
        ("Re: Budget", "budget", True),
        ("RE[2]: Fwd: AW: Budget", "budget", True),
        ("[talk] Re: [talk] Budget", "budget", True),
        ("Réponse", "réponse", False),
        ("Rebuild the index", "rebuild the index", False),
        ("回复: 预算", "预算", True),
        ("", "", False),
    ],
)
def test_reply_marks_are_taken_off(subject, bare, marked):
    assert bare_subject(subject) == (bare, marked)


@given(st.text(max_size=200))
def test_bare_subjects_have_no_mark_left(text):
    bare, _ = bare_subject(text)
    assert bare_subject(bare)[0] == bare


def test_circles_are_compared_by_the_smaller_one():
    assert same_circle(frozenset({1, 2}), frozenset({1, 2, 3}))
    assert not same_circle(frozenset({1, 2}), frozenset({1, 3, 4}))


def threads_of(library, ids):
    return [library.item(one).thread_id for one in ids]


def test_references_join_whatever_the_order(library, keep, mail):
    ids = keep(
        mail(
            text="third", subject="Other words", day=3, message_id="c", references=("a", "b"), in_reply_to="b"
        ),
        mail(text="first", day=1, message_id="a"),
        mail(text="second", day=2, message_id="b", in_reply_to="a", sender=BEN, to=ANNA),
    )
    assert len(set(threads_of(library, ids))) == 1
    thread = library.thread_items(library.item(ids[0]).thread_id)
    assert [one.new_text for one in thread] == ["first", "second", "third"]


def test_two_threads_become_one_when_the_missing_message_arrives(library, keep, mail):
    one, two = keep(
        mail(text="one", subject="A", message_id="a"), mail(text="two", subject="B", message_id="b")
    )
    assert library.item(one).thread_id != library.item(two).thread_id
    keep(mail(text="both", subject="C", message_id="c", references=("a", "b")))
    assert library.item(one).thread_id == library.item(two).thread_id


def test_messages_that_refer_to_each_other_in_a_circle(library, keep, mail):
    ids = keep(
        mail(text="one", message_id="a", references=("b",)),
        mail(text="two", message_id="b", references=("a",)),
        mail(text="self", message_id="c", references=("c",)),
    )
    first, second, third = threads_of(library, ids)
    assert first == second != third


def test_a_reply_without_ids_is_found_by_subject_and_people(library, keep, mail):
    ids = keep(
        mail(text="ask", subject="Summer plan", day=0),
        mail(text="answer", subject="AW: Summer plan", day=2, sender=BEN, to=ANNA),
        mail(text="years later", subject="Re: Summer plan", day=400, sender=BEN, to=ANNA),
        mail(
            text="others",
            subject="Re: Summer plan",
            day=2,
            sender="X Y <x@example.net>",
            to="Z <z@example.net>",
        ),
    )
    ask, answer, late, others = threads_of(library, ids)
    assert ask == answer
    assert len({ask, late, others}) == 3


def test_a_weekly_report_is_no_thread(library, keep, mail):
    ids = keep(*[mail(text=f"week {n}", subject="Weekly report", day=7 * n) for n in range(4)])
    assert len(set(threads_of(library, ids))) == 4


def test_a_message_id_used_for_everything_joins_nothing(library, keep, mail):
    ids = keep(*[mail(text=f"text {n}", subject=f"Subject {n}", message_id="same") for n in range(5)])
    assert len(set(threads_of(library, ids))) == 5


def test_a_message_is_found_by_its_id_with_or_without_brackets(library, keep, mail):
    (one,) = keep(mail(message_id="a@example.org"))
    assert library.item_by_message_id("<a@example.org>").id == one
    assert library.item_by_message_id("nothing") is None
    assert library.item_by_message_id("") is None
