"""Dates as short as they can be."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QLocale

from ui.widgets.dates import long_date, short_date

NOW = datetime(2026, 5, 3, 18, 0)


@pytest.fixture
def language():
    before = QLocale()
    yield lambda code: QLocale.setDefault(QLocale(code))
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("code", "then", "words"),
    [
        ("en_GB", datetime(2026, 5, 3, 14, 5), "14:05"),
        ("en_GB", datetime(2026, 3, 9, 14, 5), "9 Mar"),
        ("en_GB", datetime(2019, 12, 31, 23, 59), "31 Dec 2019"),
        ("de_DE", datetime(2019, 12, 31, 23, 59), "31. Dez. 2019"),
    ],
)
def test_the_less_to_say_the_shorter(language, code, then, words):
    language(code)
    assert short_date(then.timestamp(), NOW) == words


def test_an_unknown_date_is_nothing():
    assert short_date(None) == ""
    assert long_date(None) == ""
