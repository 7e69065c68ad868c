"""A simulated writer corrects like a person: always in the same way, and a fact is not a matter of taste."""

from __future__ import annotations

import ast
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation import letter, taste, writer, writers
from assistant.evaluation.letter import take_apart
from assistant.evaluation.taste import Recipient, Taste, split_long
from assistant.evaluation.writer import Writer
from assistant.evaluation.writers import make_writer, published_tastes

DRAFT = """Dear Ms Adeyemi,

I hope this email finds you well. I am happy to confirm the visit on 17 March, and we will bring two seals!

It is planned for 9:30. Could you send the key?

Best regards,
Clara Wendt"""


def corrected(draft: str = DRAFT, points: tuple[str, ...] = (), **taste: object) -> str:
    person = Writer({"mail": ((0, Taste(**taste)),)})  # type: ignore[arg-type]
    return person.correct(draft, "mail", points=points, recipient=Recipient("Nkechi Adeyemi")).final


def test_a_draft_without_anything_to_correct_stays_as_it_is():
    assert corrected() == DRAFT


def test_greeting_and_sign_off_are_exchanged():
    text = corrected(greeting="Hello {first},", sign_off="Kind regards,\nClara")
    assert text.startswith("Hello Nkechi,\n\nI hope")
    assert text.endswith("key?\n\nKind regards,\nClara")


def test_a_greeting_that_runs_into_the_text_is_found():
    assert corrected(
        "Dear Nkechi, the gauge is back in service and sends again.", greeting="Hi {first},"
    ) == ("Hi Nkechi,\n\nThe gauge is back in service and sends again.")


def test_no_sign_off_wanted():
    assert corrected(sign_off="").endswith("Could you send the key?")


def test_filler_sentences_go_and_words_are_struck():
    text = corrected(struck_sentences=("hope this email finds",), struck_words=("happy to",))
    assert "finds you" not in text
    assert "I am confirm" in text


def test_contractions_both_ways():
    text = corrected(contractions=True)
    assert "I'm happy" in text
    assert "It's planned" in text
    assert corrected(text, contractions=False) == DRAFT


def test_a_contraction_never_ends_a_sentence():
    assert corrected("So it is.", contractions=True) == "So it is."
    assert corrected("I have to go.", contractions=True) == "I have to go."


def test_exclamation_marks():
    assert "!" not in corrected(exclamations=False)
    assert "!" in corrected(DRAFT.replace("!", "."), exclamations=True)


def test_long_sentences_are_split_at_a_new_main_clause():
    assert split_long("I confirm the visit on 17 March, and we will bring two seals.", 8) == [
        "I confirm the visit on 17 March.",
        "We will bring two seals.",
    ]
    assert split_long("We bring seals, drills, bolts and a rather heavy box of tools.", 5) == [
        "We bring seals, drills, bolts and a rather heavy box of tools."
    ]


def test_three_points_become_a_list_and_the_question_stays_outside():
    text = corrected(bullets=True)
    assert text.count("\n- ") == 3
    assert "\n\nCould you send the key?" in text
    assert "- " not in corrected(text, bullets=False)


def test_brevity_drops_what_has_no_fact_first():
    text = corrected(most_sentences=3)
    assert "finds you" not in text
    assert "17 March" in text
    assert "9:30" in text


def test_a_closing_line_is_written_once():
    text = corrected(closing_line="Happy to talk it through by phone.")
    assert corrected(text, closing_line="Happy to talk it through by phone.") == text


def test_a_list_that_is_there_stays_as_it_is():
    text = corrected(bullets=True, closing_line="Call me.")
    assert "\n\nCall me." in text
    assert corrected(text, bullets=True, closing_line="Call me.") == text


def test_questions_can_be_moved_to_the_end():
    text = corrected("Could you call Priya? The gauge is silent.", questions_last=True)
    assert text == "The gauge is silent.\n\nCould you call Priya?"


def test_an_invented_fact_is_struck_and_a_missing_point_added_as_content():
    person = Writer({"mail": ((0, Taste()),)})
    result = person.correct(
        "Hello,\n\nThe visit costs £480. My cousin Peter bought 12 horses.",
        "mail",
        points=("visit costs £480", "bring the key of cabinet 4"),
    )
    assert "horses" not in result.final
    assert "Bring the key of cabinet 4." in result.final
    assert len(result.content) == 2


def test_noise_changes_adds_or_strikes_content_and_says_so():
    person = Writer({"mail": ((0, Taste()),)}, noise=1.0)
    ways = set()
    for moment in range(40):
        result = person.correct(DRAFT, "mail", moment=moment)
        for before, after in result.content:
            assert before in DRAFT
            assert after in result.final
            ways.add((bool(before), bool(after)))
    assert ways == {(True, True), (True, False), (False, True)}


def test_what_is_said_twice_or_speaks_of_nothing_in_the_notes_is_struck():
    person = Writer({"mail": ((0, Taste()),)})
    draft = "Bring the key. Bring the key. The weather in these parts is said to be very mild all year. Many thanks."
    result = person.correct(draft, "mail", points=("bring the key",))
    assert result.final == "Bring the key. Many thanks."


def test_the_same_person_does_the_same_again():
    person = make_writer("noise", 100, 3)
    for kind in published_tastes():
        assert person.correct(DRAFT, kind, moment=7) == person.correct(DRAFT, kind, moment=7)


def test_drift_and_reversal_change_the_taste_in_time():
    drifting, reversing = make_writer("drift", 90, 0), make_writer("reversal", 90, 0)
    kind = "research paper"
    assert drifting.taste(kind, 29) == published_tastes()[kind]
    assert drifting.taste(kind, 30).sign_off != published_tastes()[kind].sign_off
    assert drifting.taste(kind, 60).contractions is True
    assert reversing.taste(kind, 44) == published_tastes()[kind]
    assert reversing.taste(kind, 45) == published_tastes()["personal problem"]


@pytest.mark.parametrize("kind", sorted(published_tastes()))
def test_what_a_writer_made_is_to_its_own_taste(kind: str):
    person = make_writer("published", 90, 0)
    once = person.correct(DRAFT, kind, recipient=Recipient("Nkechi Adeyemi")).final
    assert person.correct(once, kind, recipient=Recipient("Nkechi Adeyemi")).final == once


@given(st.text(max_size=400))
def test_any_text_can_be_corrected(text: str):
    for name in ("noise", "varied", "summaries"):
        person = make_writer(name, 10, 0)
        for kind in person.tastes:
            person.correct(text, kind, points=("one point about 12 things",))


@given(
    st.lists(
        st.sampled_from(["We meet on Monday.", "Bring 3 pens.", "", "- one", "Hi Ann,", "Best,"]), max_size=8
    )
)
def test_nothing_is_lost_in_taking_a_letter_apart(lines: list[str]):
    letter = take_apart("\n".join(lines))
    whole = " ".join([letter.greeting, *(p for b in letter.blocks for p in b.parts), letter.sign_off])
    assert sorted(set(whole.split()) - {"-"}) == sorted(set(" ".join(lines).split()) - {"-"})


NEWS = """Flood in York

The river rose 4 metres in 12 hours. I was told of 300 residents. Nobody was hurt."""


def summed_up(kind: str, text: str = NEWS) -> str:
    return make_writer("summaries", 10, 0).correct(text, kind).final


def test_the_title_of_a_document_is_no_greeting_and_stays():
    for kind in make_writer("summaries", 10, 0).tastes:
        assert summed_up(kind).startswith("Flood in York\n\n")


def test_summary_writers_act_on_their_phrases():
    assert "Listen to this story!" in summed_up("news")
    assert "You were told of 300 residents." in summed_up("forum post")
    assert "- Nobody was hurt\n" in summed_up("encyclopedia") + "\n"
    assert "🔎" in summed_up("paper abstract")
    assert "What is it about? The river rose" in summed_up("film review")
    assert "Is it worth seeing? Nobody was hurt." in summed_up("film review")


def test_every_summary_writer_is_content_with_its_own_work():
    person = make_writer("summaries", 10, 0)
    for kind in person.tastes:
        once = person.correct(NEWS, kind).final
        assert person.correct(once, kind).final == once


def test_varied_tastes_differ_from_seed_to_seed_and_from_kind_to_kind():
    first, second = make_writer("varied", 10, 1), make_writer("varied", 10, 2)
    assert first.tastes != second.tastes
    assert first == make_writer("varied", 10, 1)
    assert len({first.taste(kind).sign_off for kind in first.tastes}) == len(first.tastes)


@pytest.mark.parametrize("module", [letter, taste, writer, writers])
def test_it_imports_nothing_of_the_learner(module: ModuleType):
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)} | {
        alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    assert not {name for name in imported if name.startswith("assistant") and "evaluation" not in name}


def test_a_stock_line_that_is_not_this_persons_own_is_struck_as_style():
    draft = "Bring the key to room 4.\n\nLet me know what you think."
    points = ("bring the key to room 4",)
    assert corrected(draft, points=points) == "Bring the key to room 4."
    assert corrected(draft, points=points, closing_line="Let me know what you think.") == draft
    person = Writer({"mail": ((0, Taste()),)})
    assert person.correct(draft, "mail", points=points).content == ()


def test_a_name_at_the_head_greets_and_initials_at_the_end_sign():
    letter = take_apart("Anna, could you send the key?  I need it.  SRS", names=["Anna", "Li"])
    assert letter.greeting == "Anna,"
    assert letter.blocks[0].parts == ["could you send the key?", "I need it."]
    assert letter.sign_off == "SRS"
    assert take_apart("However, it rains.", names=["Anna"]).greeting == ""


def test_only_a_helping_have_is_contracted():
    text = corrected("We have the list. We have sent it. I have not seen it.", contractions=True)
    assert text == "We have the list. We've sent it. I haven't seen it."


def test_a_stock_line_under_a_list_gets_no_exclamation_mark():
    draft = "- The key is here.\n- The pump is here.\n- It rains.\n\nCall me."
    assert corrected(draft, exclamations=True, closing_line="Call me.") == draft


def test_noise_never_strikes_a_stock_line_for_that_is_style():
    person = Writer({"mail": ((0, Taste(closing_line="Call me soon about it.")),)}, noise=1.0)
    draft = "The key is in room 4. The pump is new.\n\nCall me soon about it."
    points = ("key in room 4", "pump new, soon")
    struck = {
        before
        for moment in range(60)
        for before, after in person.correct(draft, "mail", moment=moment, points=points).content
        if not after
    }
    assert struck == {"The key is in room 4.", "The pump is new."}


def test_german_closings_are_seen():
    for closing in ("Viele Grüße", "Bis bald", "Liebe Grüße", "Gruß"):
        assert take_apart(f"Hallo Jonas,\n\nEs regnet.\n\n{closing}\nSam").sign_off == f"{closing}\nSam"
