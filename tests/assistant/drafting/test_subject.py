"""The subject a draft gets from its points."""

import pytest

from assistant.drafting.subject import suggest_subject


@pytest.mark.parametrize(
    ("language", "point", "subject"),
    [
        ("en", "boiler leaking since sunday", "Boiler leaking since Sunday"),
        ("de", "heizung seit sonntag kaputt", "Heizung seit Sonntag kaputt"),
        ("en", "stuck in madrid", "Stuck in Madrid"),
        ("en", "flight to new york cancelled", "Flight to New York cancelled"),
        ("de", "zug nach wien verspätet", "Zug nach Wien verspätet"),
        ("fr", "chaudière en panne depuis dimanche", "Chaudière en panne depuis dimanche"),
    ],
)
def test_a_subject_has_its_capitals(language, point, subject):
    assert suggest_subject([point], language) == subject
