# ruff: noqa: SIM905  (a word list reads best on one line)
"""Another register by rule: what changes, what must stay, and that no fact is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.closeness import holds_facts
from assistant.drafting.registers import formal, friendly

CASUAL = [
    ("Hey, just wanted to let you know I can't make it on Friday.", "I would like to inform you that I am unable to attend on Friday."),
    ("We can't make it to the meeting.", "We are unable to attend the meeting."),
    ("Sorry for the late reply!!", "Please accept my apologies for the late reply."),
    ("Got your mail, thanks a lot!", "I have received your mail, thank you very much."),
    ("We've got two rooms left.", "We have two rooms left."),
    ("He's gotta call them.", "He has to call them."),
    ("Can you send me the doc by tomorrow?", "Could you please send me the document by tomorrow?"),
    ("Don't you think it's way too expensive?", "Do you not think it is far too expensive?"),
    ("Hi Tom, just a quick note to say we got the contract.", "Dear Tom, I am writing to inform you that we received the contract."),
    ("Let me know if that works for you.", "Please let me know if that suits you."),
    ("It costs 50 bucks, right?", "It costs 50 dollars. Is that correct?"),
    ("I dunno, it's taken ages.", "I do not know, it has taken a very long time."),
    ("There's lots of people here.", "There are many people here."),
    ("How about Friday at 3pm?", "Would it suit you on Friday at 3pm?"),
    ("I'll sort it out and get back to you asap.", "I will resolve it and reply to you as soon as possible."),
    ("pls give Tom a ring 😀", "Please call Tom."),
    ("The kids are pretty tired.", "The children are quite tired."),
]  # fmt: skip
STIFF = [
    ("I regret to inform you that I am unable to attend the meeting on Friday.", "I'm sorry to say that I can't make it to the meeting on Friday."),
    ("Please find attached the report.", "I've attached the report."),
    ("Should you have any questions, please do not hesitate to contact me.", "If you have any questions, just let me know."),
    ("We kindly request that you submit the form prior to 5 May.", "Please send in the form before 5 May."),
    ("However, we require additional time in order to complete the form.", "But we need more time to fill in the form."),
    ("I am writing to inquire whether you received my letter.", "I wanted to ask whether you got my letter."),
    ("It is necessary for us to utilise numerous tools.", "We need to use a lot of tools."),
    ("You are kindly requested to inform us of any changes.", "Please let us know about any changes."),
    ("We apologise for any inconvenience caused.", "Sorry for the trouble."),
    ("Therefore, we cannot purchase the house.", "So we can't buy the house."),
    ("Thank you for your assistance.", "Thanks for your help."),
    ("I hereby confirm the order.", "I confirm the order."),
]  # fmt: skip


@pytest.mark.parametrize(("casual", "said"), CASUAL)
def test_casual_sentences_become_formal(casual, said):
    assert formal(casual, "en") == said


@pytest.mark.parametrize(("stiff", "said"), STIFF)
def test_stiff_sentences_become_casual(stiff, said):
    assert friendly(stiff, "en") == said


@pytest.mark.parametrize(
    "text",
    [
        "I got lost.", "He is a cool-headed man.", "Guy Martin called.", "We watched the Super Bowl.", "I get up at six.",
        "They have super glue in stock.", "She arranged pretty flowers.", "He wrote \"thanks guys\" on the card.",
        "We can make it work.", "Nobody could make it better.", "The ATM is out of order.", "Open the file doc.txt first.",
        "Put the money in the till.", "I will let you know.", "Our success is thanks to the team.", "The report might be late.",
        "They get the message across well.", "Isn't the report ready?", "See https://example.org/pls?u=gonna for more.",
        "> gonna be late", "It is kind of you.", "We bought 5 tons of steel.",
    ],
)  # fmt: skip
def test_formal_leaves_what_is_said_otherwise(text):
    assert formal(text, "en") == text


@pytest.mark.parametrize(
    "text",
    [
        "She kindly offered to help.", "The purchase order is here.", "This is concerning.", "I must thank you.",
        "Shall we meet?", "What should you need?", "The train is due to arrive.", "His request was denied.",
        "They asked \"are you unable to attend\" twice.", "The former residents left.", "He attends to the garden.",
        "Once upon a time there was a king.", "The Additional Files folder was moved.",
    ],
)  # fmt: skip
def test_friendly_leaves_what_is_said_otherwise(text):
    assert friendly(text, "en") == text


@pytest.mark.parametrize("change", [formal, friendly])
@pytest.mark.parametrize("text", [pair[n] for pair in CASUAL + STIFF for n in (0, 1)])
def test_twice_is_once_and_no_fact_is_lost(change, text):
    once = change(text, "en")
    assert change(once, "en") == once
    assert holds_facts(text, once, "en")


_PIECES = st.sampled_from(
    "hey , . ! ? so I we can't make it thanks sorry for the delay a bit of lots stuff got your mail super busy gonna "
    "please find attached unable to attend should you require regret that however kindly Tom Friday 12 'quoted' \"x\" "
    "don't you it's really way too pls asap \n".split(" ")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=14).map(" ".join))
def test_any_words_keep_their_facts_and_settle(text):
    for change in (formal, friendly):
        once = change(text, "en")
        assert holds_facts(text, once, "en")
        assert change(once, "en") == once


@pytest.mark.parametrize(
    ("language", "casual", "said"),
    [
        ("de", "Ich hab keine Infos, ok?", "Ich habe keine Informationen, in Ordnung?"),
        ("fr", "Ouais, je suis dispo pour le rdv.", "Oui, je suis disponible pour le rendez-vous."),
        ("es", "Porfa, llámame cuanto antes.", "Por favor, llámame lo antes posible."),
    ],
)
def test_other_languages_become_formal(language, casual, said):
    assert formal(casual, language) == said


@pytest.mark.parametrize(
    ("language", "stiff", "said"),
    [
        ("de", "Wir danken Ihnen für die Nachricht.", "Danke für die Nachricht."),
        ("fr", "Je vous remercie, en outre il pleut.", "Merci, en plus il pleut."),
        ("es", "Le agradezco su mensaje.", "Gracias por su mensaje."),
    ],
)
def test_other_languages_become_friendly(language, stiff, said):
    assert friendly(stiff, language) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("He never called :(", "He never called."),
        ("All done \U0001f600\nSee you", "All done.\nSee you"),
        ("Let me know asap, ok?", "Please let me know as soon as possible."),
    ],
)
def test_a_smiley_at_the_end_leaves_a_full_stop_and_nobody_is_asked_twice(text, said):
    assert formal(text, "en") == said
