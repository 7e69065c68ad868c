"""The sample mailbox reads as a real one: people, registers, languages, threads, attachments."""

from __future__ import annotations

import email
import email.policy
import mailbox
import re
from collections import Counter
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path

import pytest

from resources import sample
from resources.sample import make

OWN = {"clara@kiebitz.example.com", "clara.wendt@example.net"}


def read(name: str) -> list[EmailMessage]:
    box = mailbox.mbox(
        sample.MAIL / name,
        factory=lambda file: email.message_from_binary_file(file, policy=email.policy.default),
    )
    return list(box)


SENT, INBOX = read("Sent.mbox"), read("Inbox.mbox")


def body(message: EmailMessage) -> str:
    return message.get_body(("plain",)).get_content()


def recipient(message: EmailMessage) -> str:
    return getaddresses([message["To"]])[0][1]


def sent_to(part: str) -> list[str]:
    return [body(message) for message in SENT if part in recipient(message)]


def test_about_a_hundred_messages_half_of_them_sent():
    assert 90 <= len(SENT) + len(INBOX) <= 120
    assert 0.4 < len(SENT) / (len(SENT) + len(INBOX)) < 0.6


def test_everything_sent_comes_from_one_person_with_two_addresses():
    senders = {getaddresses([message["From"]])[0] for message in SENT}
    assert {address for _, address in senders} == OWN
    assert {name for name, _ in senders} == {"Clara Wendt"}
    assert not OWN & {getaddresses([message["From"]])[0][1] for message in INBOX}


def test_it_covers_about_a_year():
    dates = sorted(parsedate_to_datetime(message["Date"]) for message in SENT + INBOX)
    assert 330 <= (dates[-1] - dates[0]).days <= 400


def test_headers_and_texts_parse_without_defects():
    for message in SENT + INBOX:
        assert not message.defects
        assert message["Subject"]
        assert message["Message-ID"]
        assert len(body(message)) > 20
    identifiers = Counter(message["Message-ID"] for message in SENT + INBOX)
    assert set(identifiers.values()) == {1}


def test_every_answer_names_the_message_it_answers():
    known = {message["Message-ID"]: message for message in SENT + INBOX}
    answers = [message for message in SENT + INBOX if message["In-Reply-To"]]
    assert len(answers) > 45
    for message in answers:
        asked = known[message["In-Reply-To"]]
        assert parsedate_to_datetime(asked["Date"]) < parsedate_to_datetime(message["Date"])
        assert message["References"].split()[-1] == message["In-Reply-To"]


@pytest.mark.parametrize(
    ("person", "greeting", "sign_off"),
    [
        ("pembroke", "Dear Mr Pembroke,", "Yours sincerely,\nClara Wendt"),
        ("achebe", "Dear Ms Achebe,", "Kind regards,\nClara Wendt"),
        ("hartung", "Sehr geehrte Frau Dr. Hartung,", "Mit freundlichen Grüßen\nClara Wendt"),
        ("tomasz", "Hi Tomasz,", "Best,\nClara"),
        ("priya", "Hi Priya,", "Best,\nClara"),
        ("katrin", "Hallo Katrin,", "Viele Grüße\nClara"),
        ("maeve", "Hey Maeve,", "Big hug,\nClara"),
        ("lena", "Moin Lena,", "Drück dich\nClara"),
        ("juergen", "Lieber Papa,", "Alles Liebe\nClara"),
    ],
)
def test_she_greets_and_signs_off_each_person_in_one_way(person: str, greeting: str, sign_off: str):
    texts = sent_to(person)
    assert len(texts) >= 3
    for text in texts:
        assert text.startswith(greeting)
        assert sign_off in text


def test_the_three_registers_differ_in_what_can_be_measured():
    def own_words(part: str) -> str:
        return "\n".join(re.split(r"\n(?:-- \n|On .+wrote:|Am .+schrieb)", text)[0] for text in sent_to(part))

    def contractions(text: str) -> int:
        return len(re.findall(r"\b\w+(?:n't|'re|'ve|'ll|'m|'d)\b", text))

    formal, neutral, warm = (
        own_words("pembroke") + own_words("achebe"),
        own_words("tomasz") + own_words("priya"),
        own_words("maeve"),
    )
    assert contractions(formal) == 0
    assert formal.count("!") == 0
    assert contractions(neutral) > 20
    assert "\n- " in neutral
    assert warm.count("!") >= 8
    assert "!" not in neutral

    def sentence_length(text: str) -> float:
        sentences = [one for one in re.split(r"[.!?]\s", text) if len(one.split()) > 2]
        return sum(len(one.split()) for one in sentences) / len(sentences)

    assert sentence_length(formal) > 1.3 * sentence_length(warm)


def test_two_languages():
    german = sum(bool(re.search(r"\b(?:und|ich|nicht|der)\b", body(message))) for message in SENT)
    assert 0.25 < german / len(SENT) < 0.6


def test_quotations_of_every_common_kind():
    texts = [body(message) for message in SENT + INBOX]
    for form in (
        r"^On .+",
        r"^Am .+schrieb",
        "-----Original Message-----",
        "-----Ursprüngliche Nachricht-----",
        "Forwarded message",
    ):
        assert any(re.search(form, text, re.MULTILINE) for text in texts), form
    assert any(re.search(r"^> .+\n\n\w.+\n\n> ", text, re.MULTILINE) for text in texts), "interleaved"


def test_attachments_are_what_their_names_say():
    found = {
        part.get_filename(): part.get_content()
        for message in SENT + INBOX
        for part in message.iter_attachments()
    }
    assert {name.rpartition(".")[2] for name in found} == {"docx", "pdf", "txt", "ics"}
    assert found["offer.docx"].startswith(b"PK")
    assert found["acceptance.pdf"].startswith(b"%PDF-")
    assert "BEGIN:VEVENT" in str(found["invitation.ics"])


def test_documents_of_four_kinds():
    assert {path.suffix for path in sample.DOCUMENTS.iterdir()} == {".docx", ".pdf", ".md", ".txt"}


def test_only_reserved_domains_and_nothing_of_a_machine():
    for path in sample.FOLDER.rglob("*"):
        if path.is_dir() or path.suffix == ".pyc":
            continue
        text = path.read_bytes().decode("utf-8", "replace").replace("=\n", "")
        for domain in re.findall(r"[\w.+-]@([\w-]+(?:\.[\w-]+)+)", text):
            assert re.fullmatch(r"(?:[\w-]+\.)*example\.(?:org|com|net)", domain), (path.name, domain)
        assert not re.search(r"/(?:home|tmp|work|Users)/", text), path.name


def test_the_mailbox_is_what_the_letters_say(tmp_path: Path):
    for name, data in make.build().items():
        if name.endswith(".mbox"):
            path = tmp_path / Path(name).name
            path.write_bytes(data)
            committed = mailbox.mbox(sample.FOLDER / name)
            fresh = mailbox.mbox(path)
            assert [m["Message-ID"] for m in fresh] == [m["Message-ID"] for m in committed]
            assert [m.get_payload(decode=True) for m in fresh] == [
                m.get_payload(decode=True) for m in committed
            ]
