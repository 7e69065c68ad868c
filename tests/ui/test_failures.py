"""Failures in the user's language: what is written here is what the engine says."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from ui import translation
from ui.failures import SENTENCES, in_words

PROJECT = Path(__file__).resolve().parents[2]


def sentences_of_the_engine() -> set[str]:
    """The messages of every KnownError in the core, with {} for each value."""
    found = set()
    for package in ("assistant", "models"):
        for module in (PROJECT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(module.read_text("utf-8"))):
                name = getattr(getattr(node, "func", None), "id", "")
                if isinstance(node, ast.Call) and name == "KnownError" and len(node.args) > 1:
                    found.add(_template(node.args[1]))
    return found


def _template(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        return "".join(str(part) for part in parts)
    return ""


def test_every_sentence_is_one_of_the_engines():
    ours = {re.sub(r"\{\w+\}", "{}", sentence) for sentence, _step in SENTENCES}
    assert ours - sentences_of_the_engine() == set()


def test_values_are_taken_over_and_the_next_step_is_of_the_window():
    message = "The data directory /home/you/mail can't be used: you may not write there."
    assert in_words(message, "choose another with --data") == (
        message,
        "Make the folder writable for you, then start Ownhand again.",
    )


def test_other_sentences_stay_as_they_are():
    assert in_words("Something new.", "Do this.") == ("Something new.", "Do this.")


@pytest.fixture
def in_german(qapp):
    before = QLocale()
    translation.install("de")
    yield
    translation.uninstall()
    QLocale.setDefault(before)


def test_they_are_german_for_a_german(in_german):
    message, hint = in_words("You are not allowed to read /home/you/mail.", "")
    assert "/home/you/mail" in message
    assert message != "You are not allowed to read /home/you/mail."
    assert hint.startswith("Prüfen Sie")
