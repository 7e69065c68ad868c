"""Sentences, chunks, language, charsets and flowed text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.charsets import decode
from assistant.text.chunks import WHOLE, chunk
from assistant.text.flowed import unflow
from assistant.text.language import detect
from assistant.text.sentences import sentences


def test_sentences_of_a_mail() -> None:
    text = "Hi Bob,\n\nI saw Mr. Smith at 5 p.m. today. Did he say so? Yes!\n- one\n- two\n\nBest,\nAnn"
    assert sentences(text) == [
        "Hi Bob,", "I saw Mr. Smith at 5 p.m. today.", "Did he say so?", "Yes!", "- one", "- two", "Best,", "Ann",  # noqa: E501
    ]  # fmt: skip


def test_wrapped_lines_are_one_sentence() -> None:
    text = (
        "We would like to invite you to the meeting that we hold every spring in\nthe town hall. Please come."
    )
    assert len(sentences(text)) == 2


@given(st.text(max_size=400))
def test_sentences_lose_no_words(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_short_mail_is_one_chunk() -> None:
    assert chunk("  Hello there.  ") == ["Hello there."]
    assert chunk(" \n ") == []


@given(st.lists(st.sampled_from(["word", "sentence one.", "\n\n", "Really?", "x" * 1500]), max_size=400))
def test_chunks_keep_all_words_in_order(words: list[str]) -> None:
    text = " ".join(words)
    pieces = chunk(text)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(len(piece) <= WHOLE for piece in pieces)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Thank you for the draft, I will read it and call you on Monday.", "en"),
        ("Vielen Dank für den Entwurf, ich lese ihn und rufe Sie am Montag an.", "de"),
        ("Merci pour le brouillon, je vais le lire et vous appeler lundi.", "fr"),
        ("Gracias por el borrador, lo voy a leer y te llamo el lunes por la tarde.", "es"),
        ("Grazie per la bozza, la leggo e ti chiamo lunedì nel pomeriggio.", "it"),
        ("Obrigado pelo rascunho, vou ler e ligo na segunda-feira à tarde.", "pt"),
        ("Bedankt voor het concept, ik lees het en bel je maandag terug.", "nl"),
        ("Tack för utkastet, jag läser det och ringer dig på måndag.", "sv"),
        ("Спасибо за черновик, я прочитаю его и позвоню вам в понедельник.", "ru"),
        ("ok", ""),
        ("12345 67890 http://example.org/a/b/c", ""),
    ],
)
def test_language(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    ("data", "charset", "text", "problem"),
    [
        ("Grüße".encode(), "utf-8", "Grüße", ""),
        ("Grüße".encode("cp1252"), "iso-8859-1", "Grüße", ""),
        ("Grüße".encode(), "iso-8859-1", "Grüße", "wrong-charset"),
        ("Grüße".encode("cp1252"), "utf-8", "Grüße", "wrong-charset"),
        ("Grüße".encode(), "x-unknown", "Grüße", "unknown-charset"),
        ("Grüße".encode("cp1252"), "", "Grüße", "guessed-charset"),
        ("“so”".encode("cp1252"), "us-ascii", "“so”", ""),
        ("日本語".encode("iso-2022-jp"), "ISO-2022-JP", "日本語", ""),
        ("Grüße".encode("utf-16"), "", "Grüße", ""),
        (b"plain", "no-such-thing", "plain", "unknown-charset"),
        (
            "Привет, как дела? Это длинное письмо по-русски.".encode("koi8-r"),
            "koi8-r",
            "Привет, как дела? Это длинное письмо по-русски.",
            "",
        ),
    ],
)
def test_charsets(data: bytes, charset: str, text: str, problem: str) -> None:
    assert decode(data, charset) == (text, problem)


@given(st.binary(max_size=300), st.text(max_size=20))
def test_decoding_never_raises(data: bytes, charset: str) -> None:
    assert isinstance(decode(data, charset)[0], str)


def test_flowed_paragraphs_are_joined() -> None:
    assert (
        unflow("This is a \nparagraph.\n\n> quoted \n> text\n-- \nAnn")
        == "This is a paragraph.\n\n> quoted text\n-- \nAnn"
    )
    assert unflow(" From here\nfixed") == "From here\nfixed"
