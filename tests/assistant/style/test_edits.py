"""The edit from draft to final: alignment, features, and content kept apart from style."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.style.edits import compare
from assistant.style.records import Context

ENGLISH = Context("mail", "", "en", 1, "Anna Weber")


def features(before, after, context=ENGLISH, **more):
    return [(c.kind, c.feature, c.before, c.after) for c in compare(before, after, context, **more).changes]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("We do not know yet.", "We don't know yet.", ("style", "contraction", "do not", "don't")),
        ("It works well!", "It works well.", ("style", "exclamation", "!", ".")),
        ("Kindly send the list.", "Please send the list.", ("style", "phrase", "Kindly", "Please")),
        ("The colour is fine here.", "The color is fine here.", ("style", "spelling", "colour", "color")),
        ("We need three new chairs.", "We need 3 new chairs.", ("style", "numerals", "three", "3")),
        ("Perhaps we could meet then.", "We could meet then.", ("style", "hedge", "Perhaps", "")),
        ("It is late — we stop here.", "It is late, we stop here.", ("style", "dash", "—", ",")),
        ("We meet on Monday then.", "We meet on Tuesday then.", ("content", "", "Monday", "Tuesday")),
        ("We meet at 10:30 then.", "We meet at 11:00 then.", ("content", "", "10:30", "11:00")),
        ("Ask Jim about the list.", "Ask Joe about the list.", ("content", "", "Jim", "Joe")),
        ("The list is complete.", "The list is not complete.", ("content", "", "", "not")),
    ],
)
def test_one_change(before, after, expected):
    assert features(before, after) == [expected]


def test_a_word_of_the_points_is_content():
    assert features(
        "Please send the red folder.", "Please send the blue folder.", points=("send red folder",)
    ) == [("content", "own-words", "red", "blue")]


def test_sentences_split_joined_and_moved():
    split = compare(
        "The report is ready and you can read it in the shared folder.",
        "The report is ready. You can read it in the shared folder.", ENGLISH)  # fmt: skip
    assert [p.kind for p in split.pairs] == ["split"]
    moved = features(
        "The plan is ready. The room is booked today.", "The room is booked today. The plan is ready."
    )
    assert [(kind, feature) for kind, feature, *_ in moved] == [("style", "order")]


def test_the_frame_in_german():
    german = Context("mail", "", "de", 1, "Anna Weber")
    before = "Sehr geehrte Frau Weber,\n\ndas Angebot ist fertig.\n\nMit freundlichen Grüßen\nNora Lind"
    after = "Hallo Anna,\n\ndas Angebot ist fertig.\n\nLG\nNora"
    assert [(kind, feature) for kind, feature, *_ in features(before, after, german)] == [
        ("style", "greeting"), ("style", "sign-off"), ("style", "name")]  # fmt: skip


def test_greeting_somebody_else_is_content():
    assert features("Hi Anna,\n\nYes.", "Hi Tom,\n\nYes.")[0][:2] == ("content", "greeting")
    assert features("Hi Anna,\n\nYes.", "Hi Annie,\n\nYes.")[0][:2] == ("style", "greeting")


def test_offsets_point_into_the_draft():
    draft = "Hi Anna,\n\nThe plan is ready! Kindly read it by Monday.\n\nBest,\nNora"
    for change in compare(
        draft, "Hi Anna,\n\nThe plan is ready. Please read it by Tuesday.\n\nBest,\nN", ENGLISH
    ).changes:
        assert draft[change.at :].startswith(change.before)


WORDS = st.lists(st.sampled_from(["Hi", "Anna", ",", "the", "plan", "is", "ready", ".", "!", "Kindly", "send", "3", "copies\n\n", "Best", "Nora", "—", "don't", "I", "do", "not"]),
                 max_size=40).map(" ".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(before=WORDS, after=WORDS)
def test_any_two_texts_can_be_compared(before, after):
    found = compare(before, after, ENGLISH)
    for change in found.changes:
        assert 0 <= change.at <= len(before)
        assert change.before or change.after
    if before == after:
        assert found.changes == ()
    kept = [s for p in found.pairs for s in p.before]
    assert len(kept) == len({id(s) for s in kept}) or kept


@pytest.mark.parametrize(
    ("draft", "final", "feature"),
    [
        ("We meet on 8 May at noon.", "We meet on May 8 at noon.", "date-format"),
        ("Please sign by 8 May 2026.", "Please sign by 8th May 2026.", "date-format"),
        ("The call is at 14:30 today.", "The call is at 2.30 pm today.", "time-format"),
        ("It costs 1,450 euros in all.", "It costs €1,450 in all.", "money-format"),
        ("We get 12 percent off.", "We get 12 % off.", "percent-format"),
    ],
)
def test_a_value_in_another_notation_is_style(draft, final, feature):
    seen = compare(draft, final, Context("document", "", "en"))
    assert [(c.kind, c.feature) for c in seen.changes] == [("style", feature)]


@pytest.mark.parametrize(
    ("draft", "final"),
    [
        ("We meet on 8 May at noon.", "We meet on May 9 at noon."),
        ("The call is at 14:30 today.", "The call is at 3.30 pm today."),
        ("It costs 1,450 euros in all.", "It costs €1,540 in all."),
    ],
)
def test_another_value_is_content_however_it_is_written(draft, final):
    seen = compare(draft, final, Context("document", "", "en"))
    assert all(c.kind == "content" for c in seen.changes)
