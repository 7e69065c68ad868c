"""What is the sender's own text: replies above, below and between quotes, in the languages and programs
people use."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.quotes import split

REPLY = "Thanks, that works for me.\nSee you on Thursday."

ATTRIBUTIONS = [
    "On Tue, 3 Mar 2026 at 10:15, Mira Holt <mira@example.org> wrote:",
    "On 3 Mar 2026, at 10:15, Mira Holt\n<mira@example.org>\nwrote:",
    "Am 03.03.2026 um 10:15 schrieb Mira Holt <mira@example.org>:",
    "Am Di., 3. März 2026 um 10:15 Uhr schrieb Mira Holt <\nmira@example.org>:",
    "Le mar. 3 mars 2026 à 10:15, Mira Holt <mira@example.org> a écrit :",
    "El mar, 3 mar 2026 a las 10:15, Mira Holt (<mira@example.org>) escribió:",
    "Il giorno mar 3 mar 2026 alle ore 10:15 Mira Holt <mira@example.org> ha scritto:",
    "Em ter., 3 de mar. de 2026 às 10:15, Mira Holt <mira@example.org> escreveu:",
    "Op di 3 mrt 2026 om 10:15 schreef Mira Holt <mira@example.org>:",
    "Den tis 3 mars 2026 kl 10:15 skrev Mira Holt <mira@example.org>:",
    "Den tir. 3. mar. 2026 kl. 10.15 skrev Mira Holt <mira@example.org>:",
    "ti 3. maalisk. 2026 klo 10.15 Mira Holt (mira@example.org) kirjoitti:",
    "W dniu 3.03.2026 o 10:15 Mira Holt <mira@example.org> napisał(a):",
    '03.03.2026, 10:15, "Mira Holt" <mira@example.org>:',
]


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
@pytest.mark.parametrize("mark", ["> ", ""])
def test_reply_above_a_quote(attribution: str, mark: str) -> None:
    quote = "\n".join(mark + line for line in ("Can we meet at noon?", "I will bring the plans."))

    parts = split(f"{REPLY}\n\n{attribution}\n\n{quote}\n")

    assert parts.new == REPLY
    assert "I will bring the plans." in parts.quoted
    assert parts.signature == ""


@pytest.mark.parametrize(
    "header",
    [
        "-----Original Message-----\nFrom: Mira Holt\nSent: Tuesday, March 3, 2026 10:15 AM\nTo: Ann "
        "Bee\nSubject: Noon",
        "________________________________\nFrom: Mira Holt <mira@example.org>\nSent: Tuesday\nTo: "
        "Ann\nSubject: Noon",
        "Von: Mira Holt <mira@example.org>\nGesendet: Dienstag, 3. März 2026 10:15\nAn: Ann\nBetreff: Mittag",
        "De : Mira Holt <mira@example.org>\nEnvoyé : mardi 3 mars 2026 10:15\nÀ : Ann\nObjet : Midi",
        "De: Mira Holt <mira@example.org>\nEnviado el: martes, 3 de marzo de 2026\nPara: Ann\nAsunto: Hora",
        "Da: Mira Holt <mira@example.org>\nInviato: martedì 3 marzo 2026 10:15\nA: Ann\nOggetto: Pranzo",
        "De: Mira Holt <mira@example.org>\nEnviada em: terça-feira, 3 de março de 2026\nPara: Ann\nAssunto: "
        "Hora",
        "Van: Mira Holt <mira@example.org>\nVerzonden: dinsdag 3 maart 2026 10:15\nAan: Ann\nOnderwerp: "
        "Lunch",
        "Fra: Mira Holt <mira@example.org>\nSendt: 3. marts 2026 10:15\nTil: Ann\nEmne: Frokost",
        "Från: Mira Holt <mira@example.org>\nSkickat: den 3 mars 2026 10:15\nTill: Ann\nÄmne: Lunch",
        "Lähettäjä: Mira Holt <mira@example.org>\nLähetetty: 3. maaliskuuta 2026\nVastaanottaja: Ann\nAihe: "
        "Lounas",
        "*From:* Mira Holt <mira@example.org>\n*Sent:* Tuesday\n*To:* Ann\n*Subject:* Noon",
        "Mira Holt@ACME\n03/03/2026 10:15 AM\nTo: Ann Bee/HQ/ACME@ACME\ncc:\nSubject: Noon",
        "\tMira Holt@ACME\n\t03/03/2026 10:15 AM\n\t\t\n\t\t To: Ann Bee/HQ/ACME@ACME\n\t\t cc:\n\t\t "
        "Subject: Noon",
        '"Holt, Mira" <mira@example.org> on 03/03/2026\n10:15:46 AM\nTo: "\'ann@example.org\'" <ann@example.org>\ncc:\nSubject: Noon',  # noqa: E501
        "---------------------- Forwarded by Mira Holt/HQ/ACME on 03/03/2026\n10:15 AM "
        "---------------------------\n\n\nBob@ACME",
        "---------- Forwarded message ---------\nFrom: Mira Holt <mira@example.org>\nDate: Tue, 3 Mar 2026",
        "Begin forwarded message:\n\nFrom: Mira Holt <mira@example.org>\nSubject: Noon",
        "-------- Weitergeleitete Nachricht --------\nBetreff: Mittag\nVon: Mira Holt <mira@example.org>",
        "---- On Tue, 3 Mar 2026 10:15:00 +0000 mira@example.org wrote ----",
    ],
)
def test_reply_above_headers_of_the_answered_message(header: str) -> None:
    parts = split(f"{REPLY}\n\n\n{header}\n\nCan we meet at noon?\n\nI will bring the plans.\n")

    assert parts.new == REPLY
    assert "I will bring the plans." in parts.quoted


def test_reply_below_a_quote() -> None:
    parts = split(
        "Mira Holt wrote:\n> Can we meet at noon?\n> I will bring the plans.\n\nYes, gladly.\n\nAnn\n"
    )

    assert parts.new == "Yes, gladly.\n\nAnn"
    assert parts.quoted == "Mira Holt wrote:\nCan we meet at noon?\nI will bring the plans."


def test_replies_between_quotes_keep_their_order() -> None:
    parts = split("Hi Mira,\n\n> Can we meet at noon?\n\nYes.\n\n> Where?\n\nAt the station.\n\nAnn")

    assert parts.new == "Hi Mira,\n\nYes.\n\nAt the station.\n\nAnn"


def test_a_line_the_quoting_program_wrapped_stays_quoted() -> None:
    long = "> we should look again at the figures that the committee sent us yesterday or"
    parts = split(f"I agree.\n\nMira wrote:\n{long}\nperhaps later\n> and then decide.\n")

    assert parts.new == "I agree."


def test_sign_off_and_name_are_new_text_and_the_contact_block_is_not() -> None:
    parts = split(
        "The draft is attached.\n\nBest regards,\nAnn Bee\nSenior Engineer\nAcme Ltd.\nTel: +44 20 7946 "
        "0000\nwww.acme.example\n"
    )

    assert parts.new == "The draft is attached.\n\nBest regards,\nAnn Bee"
    assert parts.signature.startswith("Senior Engineer")


def test_delimiter_begins_the_signature() -> None:
    parts = split("See you.\n\nAnn\n\n-- \nAnn Bee, Acme\n+44 20 7946 0000\n")

    assert parts.new == "See you.\n\nAnn"
    assert parts.signature.startswith("--")


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "Enviado desde mi iPhone",
        "Inviato da iPhone",
        "Enviado do meu iPhone",
        "Verstuurd vanaf mijn iPhone",
        "Skickat från min iPhone",
        "Sendt fra min iPhone",
        "Lähetetty iPhonesta",
        "Get Outlook for Android<https://aka.example/x>",
    ],
)
def test_mobile_signatures(line: str) -> None:
    parts = split(f"Running late, start without me.\n\n{line}\n")

    assert parts.new == "Running late, start without me."
    assert parts.signature == line


def test_what_a_phone_leaves_below_its_line_is_quoted() -> None:
    parts = split("Running late.\n\nSent from my iPhone\n\nCan we meet at noon?\nMira\n")

    assert parts.new == "Running late."
    assert parts.quoted == "Can we meet at noon?\nMira"


def test_legal_notice_and_list_footer_are_no_own_words() -> None:
    notice = "This e-mail and any attachments are confidential and intended solely for the addressee."
    footer = (
        "_______________________________________________\nTalk mailing list\nhttp://lists.example.org/talk"
    )
    parts = split(f"Noon is fine.\n\nAnn\n\n{notice}\n\n{footer}\n")

    assert parts.new == "Noon is fine.\n\nAnn"
    assert notice in parts.signature
    assert "Talk mailing list" in parts.signature


@pytest.mark.parametrize(
    "text",
    [
        "From: the look of it, we are late.",
        "To: do today\n- call Mira\n- buy bread",
        "On Thursday:\n\nwe meet at noon.",
        "Sent from my desk, which is much easier than my phone.",
        "I wrote: nothing at all.",
        "Points:\n-- first\n-- second\n\nThanks!",
        "Call Carol 503-464-8536\nCall Bob 818 302 9210",
        "Subject: to approval, we start on Monday.",
        "It is confidential, so keep it among us.",
    ],
)
def test_ordinary_sentences_are_not_taken_for_quotes_or_signatures(text: str) -> None:
    assert split(text).new == text


def test_forwarded_without_own_words_has_no_new_text() -> None:
    parts = split("---------- Forwarded message ---------\nFrom: Mira <mira@example.org>\n\nCan we meet?\n")

    assert parts.new == ""
    assert "Can we meet?" in parts.quoted


def test_signed_text_is_freed_of_its_armour() -> None:
    parts = split(
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nNoon is fine.\n-----BEGIN PGP "
        "SIGNATURE-----\n\nabc=\n-----END PGP SIGNATURE-----\n"
    )

    assert parts.new == "Noon is fine."


PIECES = st.sampled_from(
    [*ATTRIBUTIONS, "> a", ">> b", "", "-- ", "From: x", "To: y@z.example", "Subject: q", "Best,", "Ann", "Sent from my iPhone",  # noqa: E501
     "-----Original Message-----", "_______________", "text of a line.", "+44 20 7946 0000", "Date: 1/2/2000 10:00", "| c"]  # noqa: E501
)  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=30))
def test_no_word_is_lost_or_invented(lines: list[str]) -> None:
    text = "\n".join(lines)
    parts = split(text)

    def letters(value: str) -> list[str]:
        return sorted(letter for letter in value if letter.isalnum())

    kept = letters(parts.new + parts.quoted + parts.signature)
    original = letters(text)
    assert not set(kept) - set(original)
    assert len(kept) <= len(original)
    assert set(letters(parts.new)) <= set(original)


@pytest.mark.parametrize(
    "piece", ["> ", "On a wrote: ", "a@b ", "-", "_", "From: ", "sent from ", "(", "1/2/2000 10:00 "]
)
def test_hostile_repetition_is_read_in_a_moment(piece: str) -> None:
    begin = time.process_time()
    split((piece * 20 + "\n") * 5_000)
    split(piece * 200_000)
    assert time.process_time() - begin < 30  # a guard against endless matching, not a measure of speed
