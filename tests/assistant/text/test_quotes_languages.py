"""Replies in ten languages as the common programs write them (`tests/data/replies`)."""

import tomllib
from pathlib import Path

import pytest

from assistant.text.quotes import split

FOLDER = Path(__file__).parents[2] / "data" / "replies"
REPLIES = [
    pytest.param(reply["text"], reply["new"], id=f"{path.stem}: {reply['name']}")
    for path in sorted(FOLDER.glob("*.toml"))
    for reply in tomllib.loads(path.read_text("utf-8"))["reply"]
]


@pytest.mark.parametrize(("text", "new"), REPLIES)
def test_what_the_sender_wrote(text: str, new: str) -> None:
    assert split(text).new.strip() == new.strip()


@pytest.mark.parametrize(("text", "new"), REPLIES)
def test_line_ends_do_not_matter(text: str, new: str) -> None:
    assert split(text.replace("\n", "\r\n")).new.strip() == new.strip()
