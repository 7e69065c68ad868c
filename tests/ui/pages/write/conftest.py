"""The page "Write" on the stand-in engine, with an answer for everything it asks by itself."""

from __future__ import annotations

import pytest

from ui.pages.write.page import WritePage

PRIYA = {
    "id": "person-8",
    "name": "Priya Raman",
    "addresses": ["priya@kiebitz.example.com"],
    "usual": {
        "greeting": "Hi Priya,",
        "closing": "Best, Clara",
        "texts": 6,
        "register": "informal",
        "words": 47,
    },
}


def draft_answer(text, number=1, **fields):
    """A draft as the engine answers it."""
    return {
        "draft_id": f"draft-{number}",
        "kind": "mail",
        "to": ["priya@kiebitz.example.com"],
        "subject": "The gauge",
        "text": text,
        "preferences": [],
        "exemplars": [],
        "receipts": [],
        "checks": {"points": [], "facts": [], "warnings": []},
        "model": "starter",
        **fields,
    }


def writes(text, number=1, **fields):
    """An answer that streams its text word by word."""

    def answer(ask):
        for word in text.split(" ")[:-1]:
            ask.on_text(word + " ")
        ask.on_text(text.split(" ")[-1])
        return draft_answer(text, number, **fields)

    return answer


@pytest.fixture
def page(app, engine, qtbot):
    engine.answers.setdefault("people.complete", {"people": [PRIYA]})
    made = WritePage(app)
    made.resize(900, 650)
    qtbot.addWidget(made, before_close_func=lambda page: page.leaving())
    made.show()
    return made


@pytest.fixture
def settled(page, qtbot):
    """Waits until nothing is written any more."""

    def wait():
        qtbot.waitUntil(lambda: not page.drafting.writer.work)

    return wait
