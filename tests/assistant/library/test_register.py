import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.register import formality, register_of

FORMAL = "Dear Mr Brown,\n\nI enclose the contract.\n\nYours sincerely,\nAnna"
INFORMAL = "Hey Tom,\n\ncan't make it today :) let's do Friday.\n\nCheers"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([(FORMAL, "en")] * 3, "formal"),
        ([(INFORMAL, "en")] * 3, "informal"),
        (
            [
                (
                    "Sehr geehrter Herr Meier,\n\nwie geht es Ihnen? Haben Sie Zeit?\n\nMit freundlichen Grüßen",
                    "de",
                )
            ],
            "formal",
        ),
        ([("Hallo Lisa,\n\nhast du morgen Zeit? Bring dein Buch mit.\n\nLG", "de")], "informal"),
        ([("Bonjour Madame,\n\nPourriez-vous m'envoyer votre dossier ?\n\nCordialement", "fr")], "formal"),
        ([("Salut Léa,\n\ntu viens avec ton frère ?\n\nBises", "fr")], "informal"),
        ([("Estimado señor,\n\n¿Podría usted enviarlo?\n\nAtentamente", "es")], "formal"),
        ([("Hola Eva,\n\n¿tú vienes con tus amigos?\n\nUn abrazo", "es")], "informal"),
        ([("Good morning Ann,\n\nthe file is attached.", "en")] * 3, "neutral"),
        ([("The file is attached.", "en")], ""),
        ([], ""),
    ],
)
def test_the_register_is_told_from_the_texts(texts, expected):
    assert register_of(texts) == expected


def test_one_odd_mail_does_not_turn_the_register():
    assert register_of([(FORMAL, "en")] * 9 + [(INFORMAL, "en")]) == "formal"


@given(st.text(max_size=400), st.sampled_from(["", "en", "de", "fr", "es", "it", "nl", "pt", "ja"]))
def test_any_text_can_be_scored(text, language):
    score, signs = formality(text, language)
    assert abs(score) <= 2.0 * signs


def test_people_have_their_register(library, keep, mail):
    library.add_identity("anna.kranz@example.org")
    keep(
        *[mail(text=FORMAL + f" {n}", to="Mr Brown <brown@example.com>", language="en") for n in range(3)],
        *[mail(text=INFORMAL + f" {n}", to="Tom Fox <tom@example.com>", language="en") for n in range(3)],
    )
    assert library.person_for("brown@example.com").register == "formal"
    assert library.person_for("tom@example.com").register == "informal"
