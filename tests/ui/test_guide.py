"""The user guide names every key of the window and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ui.pages.library.operatorhelp import operators
from ui.shortcuts import SHORTCUTS

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "user-guide.md"
TITLES = {
    "everywhere": "Everywhere",
    "write": "Write",
    "library": "Library",
    "style": "My style",
    "rewrite": "Quick rewrite",
}
ROW = re.compile(r"(?m)^\| `([^`]+)` \| (.+) \|$")


def section(title):
    return GUIDE.read_text().split(f"\n## {title}\n")[1].split("\n## ")[0].partition("| keys |")


@pytest.mark.parametrize("place", sorted({shortcut.place for shortcut in SHORTCUTS.values()}))
def test_every_key_stands_in_the_guide_with_what_it_does(place):
    bound = [(shortcut.keys, shortcut.text) for shortcut in SHORTCUTS.values() if shortcut.place == place]
    assert ROW.findall(section(TITLES[place])[2]) == bound


def test_every_search_operator_stands_in_the_guide():
    text = section("Library")[0]
    for operator, _ in operators():
        assert operator.strip('"') in text


def test_every_picture_of_the_guide_is_there():
    for name in re.findall(r"\((screens/[^)]+)\)", GUIDE.read_text()):
        assert (GUIDE.parent / name).is_file()
