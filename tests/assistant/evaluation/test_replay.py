"""Replay of an author: earlier mails are the library, later ones the finals."""

from __future__ import annotations

import contextlib
import json
import mailbox
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import KnownError
from assistant.evaluation import replay
from resources import sample


def test_the_author_of_a_mailbox_is_who_sent_most_of_it():
    author = replay.read_author([sample.MAIL / "Sent.mbox"])
    assert author.name == "Clara Wendt"
    assert author.address == "clara@kiebitz.example.com"
    assert [mail.date for mail in author.mails] == sorted(mail.date for mail in author.mails)
    assert not any("wrote:" in mail.text or "Original Message" in mail.text for mail in author.mails)


def test_own_addresses_gather_all_that_was_sent_from_them():
    addresses = ["clara@kiebitz.example.com", "clara.wendt@example.net"]
    both = replay.read_author([sample.MAIL / "Sent.mbox", sample.MAIL / "Inbox.mbox"], addresses)
    assert len(both.mails) > len(replay.read_author([sample.MAIL / "Sent.mbox"]).mails)


def test_json_lines_get_their_line_breaks_and_recipients_back(tmp_path: Path):
    path = tmp_path / "ann_clean.jsonl"
    mail = (
        "Dear Tom,The two forms are on your desk since Monday.Please sign both of them before lunch.Best,Ann"
    )
    path.write_text("\n".join(json.dumps({"email": f"{mail} {number}"}) for number in range(12)), "utf-8")
    author = replay.read_author([path])
    assert author.name == "Ann"
    assert author.mails[0].to_name == "Tom"
    assert author.mails[0].text.startswith(
        "Dear Tom,\nThe two forms are on your desk since Monday.\n\nPlease"
    )


def test_too_few_mails_and_a_missing_path_are_told(tmp_path: Path):
    (tmp_path / "few.jsonl").write_text('{"email": "Too short."}\n[]\n{"email"\n\n', "utf-8")
    with pytest.raises(KnownError) as told:
        replay.read_author([tmp_path / "few.jsonl"])
    assert told.value.code == "nothing-to-replay"
    with pytest.raises(KnownError) as told:
        replay.read_author([tmp_path / "none.mbox"])
    assert told.value.code == "path-missing"


class ScriptedEngine:
    """Drafts with the author's greeting only where the library has their mail."""

    def __init__(self, log: list[str]) -> None:
        self.log, self.indexed = log, 0

    def call(self, method: str, params: Any = None, *_unused: Any) -> dict[str, Any]:
        self.log.append(method)
        if method == "add":
            box = mailbox.mbox(params["paths"][0])
            self.indexed = len(box)
            box.close()
        name = params["to"][0].split()[0] if "to" in (params or {}) else ""
        greeting = f"Hi {name}," if self.indexed else "Dear reader,"
        return {
            "draft_id": "draft-1",
            "text": f"{greeting}\n\n" + ". ".join(params.get("points", [])) + ".\n\nBest,\nClara",
        }


def test_the_arms_differ_in_library_and_lessons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    asked: list[list[str]] = []

    @contextlib.contextmanager
    def engine(_data: object) -> Iterator[ScriptedEngine]:
        asked.append([])
        yield ScriptedEngine(asked[-1])

    monkeypatch.setattr(replay, "throw_away_engine", engine)
    author = replay.read_author([sample.MAIL / "Sent.mbox"])
    result = replay.run(tmp_path / "out", authors=[author], mails=5)
    none, profile, everything = asked
    assert "add" not in none
    assert "learn" not in none + profile
    assert everything.count("learn") == 5
    by_arm = {row["arm"]: row for row in result["table"]}
    assert by_arm["profile"]["greeting_right"] > by_arm["none"]["greeting_right"]
    assert {test["arm"] for test in result["tests"]} == {"profile", "all"}
    assert all(Path(name).is_file() for name in result["files"])


@pytest.mark.corpora
def test_real_authors_can_be_read(corpora: Path):
    for path in sorted((corpora / "authors").glob("*.jsonl")) + sorted((corpora / "mail").glob("*.mbox")):
        author = replay.read_author([path])
        assert len(author.mails) > 50
        assert author.name
