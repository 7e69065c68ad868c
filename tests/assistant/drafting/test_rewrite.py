"""Rewrite modes: they help, and they never damage a text."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.facts import find_facts
from assistant.drafting.rewrite import MODES, rewrite
from assistant.errors import Cancelled, KnownError
from assistant.text.changes import changes

MAIL = (
    "Hi Anna,\n\ni just wanted to let you know that teh the meeting is on thursday at 14:30, due to the fact that Tom "
    "is really busy. Dont worry!  Could of been worse. please see https://example.org/a,b for more.\n\n"
    "The room holds 12 people and costs 1,250 EUR.\n\nCheers,\nNora\n\n> recieve teh old text"
)


@pytest.mark.parametrize(
    ("mode", "text", "expected"),
    [
        ("proofread", "I recieve teh mail . it is a apple", "I receive the mail. It is an apple"),
        (
            "proofread",
            "We had had that that. An hour, a unit, a one-off.",
            "We had had that that. An hour, a unit, a one-off.",
        ),
        ("proofread", "See e.g. the list, etc. and so on.", "See e.g. the list, etc. and so on."),
        ("proofread", "Das ist seperat. es geht.", "Das ist separat. Es geht."),
        ("shorten", "It is not very good, in order to say it.", "It is not very good, to say it."),
        ("shorten", "This is very important. Actually, I agree.", "This is important. I agree."),
        ("shorten", "The very first one is quite good.", "The very first one is quite good."),
        ("clearer", "We utilise it prior to lunch.", "We use it before lunch."),
        (
            "formal",
            "Thanks, I can't come!!! See you asap.",
            "Thank you, I cannot come. See you as soon as possible.",
        ),
        ("friendly", "I am here and I do not mind.", "I'm here and I don't mind."),
        (
            "bullets",
            "First point is here. Second point is there.",
            "- First point is here.\n- Second point is there.",
        ),
        (
            "prose",
            "Still open:\n- the key\n- two chairs\n\n- The lift is broken.\n- can't come on Friday",
            "Still open: the key and two chairs.\n\nThe lift is broken. I can't come on Friday.",
        ),
    ],
)
def test_what_modes_do_without_a_model(office, mode, text, expected):
    assert rewrite(text, mode, "", office.desk()).text == expected


@pytest.mark.parametrize("mode", [mode for mode in MODES if mode != "custom"])
def test_greeting_links_quotes_and_facts_stay(office, mode):
    result = rewrite(MAIL, mode, "", office.desk())
    assert result.text.endswith("\n\n> recieve teh old text")
    assert "https://example.org/a,b" in result.text
    assert "1,250 EUR" in result.text
    assert all(entry["kept"] for entry in result.checks.facts)
    if mode != "formal":
        assert result.text.startswith("Hi Anna,\n\n")
        assert "Cheers,\nNora" in result.text


def test_formal_changes_the_frame(office):
    text = rewrite(MAIL, "formal", "", office.desk()).text
    assert text.startswith("Dear Anna,")
    assert "Kind regards,\nNora" in text


def test_changes_rebuild_the_new_text_word_by_word(office):
    result = rewrite("I recieve teh mail.", "proofread", "", office.desk())
    assert [change.to_json() for change in result.changes] == [
        {"from": "recieve teh", "to": "receive the", "at": 2}
    ]


def test_custom_without_a_strong_model_says_so_and_changes_nothing(office):
    result = rewrite("A text to turn into a poem.", "custom", "make it rhyme", office.desk())
    assert result.text == "A text to turn into a poem."
    assert result.checks.warnings


def test_custom_instruction_that_is_a_mode_works_without_a_model(office):
    assert (
        rewrite("We do it in order to win.", "custom", "make it shorter", office.desk()).text
        == "We do it to win."
    )


def test_the_users_own_modes(office):
    assert (
        rewrite("We do it in order to win.", "tiny", "", office.desk(modes={"tiny": "shorter"})).text
        == "We do it to win."
    )


def test_mine_follows_ledger_and_profile(office):
    desk = office.desk(
        preferences=[office.preference(3, "Never 'kind of'", "banned-phrase", phrase="kind of")]
    )
    result = rewrite("Hello Anna,\n\nI am here.\n\nRegards,\nNora", "mine", "", desk, person=office.ANNA)
    assert "I'm here." in result.text


@pytest.mark.parametrize(
    ("text", "mode", "instruction", "code"),
    [
        ("", "proofread", "", "text-empty"),
        (" \n", "shorten", "", "text-empty"),
        ("\x00\x01\x02PK", "formal", "", "text-binary"),
        ("x" * 2_000_001, "formal", "", "text-too-long"),
        ("see " + "x" * 5_000, "proofread", "", "text-too-long"),
        ("text", "sing", "", "unknown-mode"),
        ("text", "custom", " ", "instruction-empty"),
    ],
)
def test_bad_input(office, text, mode, instruction, code):
    with pytest.raises(KnownError) as fault:
        rewrite(text, mode, instruction, office.desk())
    assert fault.value.code == code


def test_very_long_texts_work(office):
    text = "\n\n".join(f"This is teh paragraph {n}, in order to test. It is long." for n in range(3_500))
    assert len(text) > 190_000
    result = rewrite(text, "proofread", "", office.desk())
    assert result.text.count("the paragraph") == 3_500
    assert len(result.changes) == 3_500


@pytest.mark.parametrize("mode", ["proofread", "shorten", "bullets"])
def test_the_new_text_comes_in_pieces_from_its_beginning(office, mode):
    pieces = []
    result = rewrite(MAIL, mode, "", office.desk(), on_text=pieces.append)
    assert "".join(pieces) == result.text
    assert len(pieces) > 1


def test_cancel(office):
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        rewrite(MAIL, "formal", "", office.desk(), cancel=cancel)


@pytest.mark.parametrize("mode", ["proofread", "shorten", "clearer", "formal", "friendly", "bullets"])
@given(text=st.text(alphabet="abi .,!?;:'\n12-very reallyIteh", min_size=1, max_size=120))
def test_no_mode_raises_or_loses_a_fact(mode, text):
    from assistant.drafting import registers, retouch

    change = {"bullets": lambda t, _: retouch.bulleted(t)}.get(mode) or getattr(
        registers if mode in ("formal", "friendly") else retouch, mode
    )
    new = change(text, "en")
    if mode == "proofread":
        assert [f.key for f in find_facts(new) if f.kind == "number"] == [
            f.key for f in find_facts(text) if f.kind == "number"
        ]


@given(st.text(max_size=80), st.text(max_size=80))
def test_changes_point_into_the_old_text(old, new):
    for change in changes(old, new):
        assert old[change.at : change.at + len(change.before)] == change.before


def test_have_is_contracted_only_as_a_helper(office):
    text = "If you have questions, I have sent the list."
    assert rewrite(text, "friendly", "", office.desk()).text == "If you have questions, I've sent the list."
