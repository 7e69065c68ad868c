"""Why a file could not be read: the words here are the engine's."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from ui import translation
from ui.pages.sources.reasons import REASONS, spoken_reason

CORE = Path(__file__).resolve().parents[3] / "assistant"


def texts_of_the_core() -> set[str]:
    """Every text of the readers and the library, with {} for each value."""
    found = set()
    for module in (*(CORE / "sources").rglob("*.py"), *(CORE / "library").rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = (part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
                found.add("".join(str(part) for part in parts))
    return found


def test_every_reason_is_one_that_is_given():
    given = texts_of_the_core()
    plain = {re.sub(r"\{\w+\}", "{}", reason) for reason in REASONS}
    assert plain - given == set()


@pytest.fixture
def in_german(qapp) -> Iterator[None]:
    before = QLocale()
    translation.install("de")
    yield
    translation.uninstall()
    QLocale.setDefault(before)


def test_reasons_are_german_for_a_german(in_german):
    assert spoken_reason("it is larger than 50 MB") == "sie ist größer als 50 MB"
    assert (
        spoken_reason("it is damaged: its pages cannot be read")
        == "sie ist beschädigt: ihre Seiten sind nicht lesbar"
    )
    assert spoken_reason("something quite new") == "something quite new"


def test_nothing_is_lost_in_english():
    assert spoken_reason("it is damaged: it is not a PDF") == "it is damaged: it is not a PDF"
