"""Authors are read from mailboxes and collections of all kinds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.errors import KnownError
from assistant.evaluation import authors
from resources import sample


def test_the_author_of_a_mailbox_is_who_sent_most_of_it():
    author = authors.read_author([sample.MAIL / "Sent.mbox"])
    assert author.name == "Clara Wendt"
    assert author.address == "clara@kiebitz.example.com"
    assert [mail.date for mail in author.mails] == sorted(mail.date for mail in author.mails)
    assert not any("wrote:" in mail.text or "Original Message" in mail.text for mail in author.mails)


def test_own_addresses_gather_all_that_was_sent_from_them():
    addresses = ["clara@kiebitz.example.com", "clara.wendt@example.net"]
    both = authors.read_author([sample.MAIL / "Sent.mbox", sample.MAIL / "Inbox.mbox"], addresses)
    assert len(both.mails) > len(authors.read_author([sample.MAIL / "Sent.mbox"]).mails)


def test_json_lines_get_their_line_breaks_and_recipients_back(tmp_path: Path):
    path = tmp_path / "ann_clean.jsonl"
    mail = "Dear Tom,The two forms are on your desk since Monday.Please sign both of them before lunch.Best,AnnPS It rains."
    path.write_text("\n".join(json.dumps({"email": f"{mail} {number}"}) for number in range(12)), "utf-8")
    author = authors.read_author([path])
    assert author.name == "Ann"
    assert author.mails[0].to_name == "Tom"
    assert "Best,\nAnn\n\nPS It rains." in author.mails[0].text
    assert author.mails[0].text.startswith(
        "Dear Tom,\nThe two forms are on your desk since Monday.\n\nPlease"
    )


def test_too_few_mails_and_a_missing_path_are_told(tmp_path: Path):
    (tmp_path / "few.jsonl").write_text('{"email": "Too short."}\n[]\n{"email"\n\n', "utf-8")
    with pytest.raises(KnownError) as told:
        authors.read_author([tmp_path / "few.jsonl"])
    assert told.value.code == "nothing-to-replay"
    with pytest.raises(KnownError) as told:
        authors.read_author([tmp_path / "none.mbox"])
    assert told.value.code == "path-missing"


def test_what_others_wrote_in_the_same_mailboxes_is_kept_apart():
    author = authors.read_author([sample.MAIL])
    assert author.others
    assert not {mail.text for mail in author.mails} & set(author.others)


@pytest.mark.corpora
def test_real_authors_can_be_read(corpora: Path):
    for path in sorted((corpora / "authors").glob("*.jsonl")) + sorted((corpora / "mail").glob("*.mbox")):
        author = authors.read_author([path])
        assert len(author.mails) > 50
        assert author.name
