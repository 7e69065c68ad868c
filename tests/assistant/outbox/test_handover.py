"""Hand-over: files that mail programs open, nothing overwritten, nothing smuggled into a header."""

import email
import mailbox
import os
from email import policy
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.records import Draft, Request
from assistant.errors import KnownError
from assistant.outbox import handover as module
from assistant.outbox.eml import build_message
from assistant.outbox.handover import hand_over
from assistant.style.records import Context


def draft(text="Hi Anna,\n\nall well.\n\nBest,\nNora", **more):
    values = {
        "subject": "Re: Budget",
        "to": ("anna@example.org",),
        "in_reply_to": "<b@x.org>",
        "references": ("<a@x.org>", "<b@x.org>"),
    }
    return Draft(3, Request("mail", ("x",)), Context("mail"), text=text, **(values | more))


def parsed(data):
    return email.message_from_bytes(data, policy=policy.default)


def test_eml_is_an_editable_unsent_answer(tmp_path):
    done = hand_over(
        draft("Grüße aus Köln – 你好"), "eml", tmp_path, sender="nora@example.org", sender_name="Nora Ö"
    )
    message = parsed(done.path.read_bytes())
    assert done.path.name == "draft-3.eml"
    assert message["X-Unsent"] == "1"
    assert str(message["From"]) == "Nora Ö <nora@example.org>"
    assert message["To"] == "anna@example.org"
    assert message["Subject"] == "Re: Budget"
    assert message["In-Reply-To"] == "<b@x.org>"
    assert message["References"].split() == ["<a@x.org>", "<b@x.org>"]
    assert message["Message-ID"].endswith("@example.org>")
    assert message["Date"]
    assert message.get_content().strip() == "Grüße aus Köln – 你好"


def test_a_long_thread_keeps_its_first_and_newest_ids_on_short_lines():
    ids = tuple(f"<{'m' * 40}{n}@example.org>" for n in range(80))
    message = build_message(draft(references=ids, in_reply_to=ids[-1]))
    kept = message["References"].split()
    assert kept[0] == ids[0]
    assert kept[-1] == ids[-1]
    assert len(kept) == 20
    assert all(len(line) <= 998 for line in message.as_bytes().split(b"\r\n"))
    assert parsed(message.as_bytes())["References"].split() == kept


@given(st.text(max_size=300), st.text(max_size=120), st.text(max_size=60))
def test_nothing_written_can_become_a_header(text, subject, reply):
    made = build_message(
        draft(text, subject=subject, in_reply_to=reply, references=(reply, subject), to=(reply, "a@b.org"))
    )
    message = parsed(made.as_bytes())
    assert set(message.keys()) <= {
        "X-Unsent", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "Content-Type",
        "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip
    assert not message.get_all("Bcc")


@pytest.mark.parametrize(
    "bad", ["Hi\r\nBcc: evil@x.org", "Hi\nBcc: evil@x.org", "Hi\u2028Bcc: e@x.org", "Hi\rBcc: x"]
)
def test_header_injection_is_impossible(bad):
    message = parsed(
        build_message(
            draft(subject=bad, in_reply_to=f"<a@b.org>\r\nBcc: {bad}", to=(f"a@b.org{bad}",))
        ).as_bytes()
    )
    assert message["Bcc"] is None
    assert "Bcc" in message["Subject"]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=400))
def test_eml_round_trip(text):
    content = "First line\n" + text
    message = parsed(build_message(draft(content)).as_bytes())
    assert message.get_content().replace("\r\n", "\n").rstrip("\n") == content.rstrip("\n")


def test_attachments(tmp_path):
    file = tmp_path / "Bericht ä.pdf"
    file.write_bytes(b"%PDF-1.4 x")
    done = hand_over(draft(), "eml", tmp_path / "out.eml", attachments=[file])
    part = next(parsed(done.path.read_bytes()).iter_attachments())
    assert part.get_filename() == "Bericht ä.pdf"
    assert part.get_content() == b"%PDF-1.4 x"
    with pytest.raises(KnownError, match="can't be read"):
        hand_over(draft(), "eml", tmp_path / "o2.eml", attachments=[tmp_path / "none"])


def test_nothing_is_overwritten(tmp_path):
    names = [hand_over(draft(), "eml", tmp_path).path.name for _ in range(3)]
    assert names == ["draft-3.eml", "draft-3-2.eml", "draft-3-3.eml"]
    (tmp_path / "mine.txt").write_text("precious")
    with pytest.raises(KnownError) as fault:
        hand_over(draft(), "text", tmp_path / "mine.txt")
    assert fault.value.code == "out-exists"
    assert (tmp_path / "mine.txt").read_text() == "precious"


def test_mbox_gets_a_message_that_readers_see_whole(tmp_path):
    box = tmp_path / "Drafts"
    box.write_bytes(b"From x Mon Jan  1 00:00:00 2026\nSubject: old\n\nbody")
    hand_over(draft("Hi,\n\nFrom here on it works.\n>From there too."), "mbox", box)
    hand_over(draft("second"), "mbox", box)
    messages = list(mailbox.mbox(box))
    assert [m["Subject"] for m in messages] == ["old", "Re: Budget", "Re: Budget"]
    assert messages[1]["X-Unsent"] == "1"
    raw = box.read_bytes()
    assert raw.count(b"\n\nFrom MAILER-DAEMON") == 2
    assert not (tmp_path / "Drafts.lock").exists()


def test_mbox_refuses_other_files_and_locks(tmp_path, monkeypatch):
    other = tmp_path / "notes.txt"
    other.write_text("my notes")
    with pytest.raises(KnownError) as fault:
        hand_over(draft(), "mbox", other)
    assert fault.value.code == "not-a-mailbox"
    assert other.read_text() == "my notes"
    monkeypatch.setattr(module, "_LOCK_TRIES", 2)
    (tmp_path / "busy.lock").touch()
    with pytest.raises(KnownError) as fault:
        hand_over(draft(), "mbox", tmp_path / "busy")
    assert fault.value.code == "mailbox-locked"


def test_a_failed_append_is_taken_back(tmp_path, monkeypatch):
    box = tmp_path / "box"
    hand_over(draft("one"), "mbox", box)
    before = box.read_bytes()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KnownError) as fault:
        hand_over(draft("two"), "mbox", box)
    assert fault.value.code == "out-unwritable"
    assert "full" in fault.value.message
    assert box.read_bytes() == before
    with pytest.raises(KnownError):
        hand_over(draft("two"), "eml", tmp_path / "sub" / "x.eml")
    assert list((tmp_path / "sub").iterdir()) == []


def test_maildir(tmp_path):
    folder = tmp_path / "Drafts"
    done = hand_over(draft(), "maildir", folder)
    assert done.path.parent == folder / "cur"
    assert "D" in done.path.name.rsplit("2,", 1)[1]
    assert list((folder / "tmp").iterdir()) == []
    box = mailbox.Maildir(folder)
    assert [m["Subject"] for m in box] == ["Re: Budget"]
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file").touch()
    with pytest.raises(KnownError) as fault:
        hand_over(draft(), "maildir", tmp_path / "other")
    assert fault.value.code == "not-a-mailbox"


def test_mailto():
    link = hand_over(draft("Hi & bye?\nÄ #1"), "mailto").content
    fields = parse_qs(urlsplit(link).query)
    assert unquote(urlsplit(link).path) == "anna@example.org"
    assert fields["subject"] == ["Re: Budget"]
    assert fields["body"] == ["Hi & bye?\r\nÄ #1"]
    with pytest.raises(KnownError) as fault:
        hand_over(draft("x" * 3000), "mailto")
    assert fault.value.code == "mailto-too-long"
    assert "eml" in fault.value.hint


@pytest.mark.parametrize(
    ("form", "out", "text", "code"),
    [
        ("fax", None, None, "unknown-form"),
        ("mbox", None, None, "out-needed"),
        ("eml", None, " ", "text-empty"),
    ],
)
def test_bad_requests(form, out, text, code):
    with pytest.raises(KnownError) as fault:
        hand_over(draft(), form, out, text)
    assert fault.value.code == code


def test_text_is_given_back_or_written(tmp_path):
    assert hand_over(draft("final"), "text").content == "final"
    assert hand_over(draft("a"), "text", tmp_path, "the final").path.read_text() == "the final\n"
