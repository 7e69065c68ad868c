"""The reply fixtures of other projects: the share of files whose own text is found exactly.

No text of theirs is kept here: in most of their files the reply is one and the same paragraph before the first blank line.
"""

from pathlib import Path

import pytest

from assistant.sources.message import read_message
from assistant.text.html import html_to_text
from assistant.text.quotes import split

LEAST_SHARE = 0.97


@pytest.mark.corpora
def test_replies_in_many_languages(corpora: Path) -> None:
    folder = corpora / "fixtures" / "email-reply-parser-crisp" / "fixtures"
    texts = {path.stem: path.read_text("utf-8", "replace") for path in sorted(folder.glob("*.txt"))}
    paragraph = texts["email_10"].split("\n\n")[0].strip()
    replies = {name: text for name, text in texts.items() if text.startswith(paragraph[:60])}
    wrong = [name for name, text in replies.items() if split(text).new.strip() != paragraph]

    assert len(replies) > 35
    assert len(wrong) <= len(replies) * (1 - LEAST_SHARE), wrong


@pytest.mark.corpora
def test_replies_before_a_known_mark(corpora: Path) -> None:
    folder = corpora / "fixtures" / "email-reply-parser-zapier"
    marks = {
        "email_1_3": "On 01/03/11", "email_1_4": "On Aug 22", "email_1_6": "Sent from", "email_1_7": "On Tue",
        "email_2_1": "\n ----", "email_2_2": "____", "email_2_3": "*From:*", "email_BlackBerry": "Sent from",
        "email_bullets": "On Fri", "email_gmail": "On Wed", "email_headers_no_delimiter": "From: ",
        "email_iPhone": "Sent from", "email_multi_word_sent_from_my_mobile_device": "Sent from",
        "email_one_is_not_on": "On Oct 1", "email_partial_quote_header": "On 9 Jan", "greedy_on": "On 9 Jan",
        "pathological": "On Dec 8", "correct_sig": "-- \n",
    }  # fmt: skip
    wrong = []
    for name, mark in marks.items():
        text = (folder / f"{name}.txt").read_text("utf-8", "replace").replace("\r\n", "\n")
        expected = "\n".join(line.rstrip() for line in text[: text.index(mark)].strip().split("\n"))
        if split(text).new.strip() != expected:
            wrong.append(name)
    for name in ("email_1_5", "email_sig_delimiter_in_middle_of_line", "email_sent_from_my_not_signature"):
        text = (folder / f"{name}.txt").read_text("utf-8", "replace")
        if split(text).new.split() != text.split():
            wrong.append(name)

    assert len(wrong) <= (len(marks) + 3) * (1 - LEAST_SHARE), wrong


@pytest.mark.corpora
def test_replies_of_mail_programs(corpora: Path) -> None:
    folder = corpora / "fixtures" / "talon-fixtures"
    mails = {
        path.name: read_message(path.read_bytes()).item for path in folder.glob("standard_replies/*.eml")
    }
    pages = {
        path.name: html_to_text(path.read_text("utf-8", "replace"))
        for path in folder.glob("html_replies/*.html")
    }
    wrong = [name for name, item in mails.items() if item is None or item.new_text != "Hello"]
    wrong += [name for name, text in pages.items() if split(text).new.split()[-2:] != ["Thanks,", "Alex"]]

    assert len(mails) + len(pages) > 15
    assert wrong == []
