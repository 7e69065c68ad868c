"""Which examples of the user's hand a request is shown."""

from assistant.drafting.examples import choose
from assistant.library.records import OwnText, Person
from assistant.style.ledger.history import Contrast
from assistant.style.records import Context

ANNA = Person(1, "Anna Weber", ("anna@example.org",), register="informal")
CONTEXT = Context("mail", "informal", "en", 1, "Anna Weber")


def own(number, text):
    return OwnText(number, text, "", "", 0.0, "en", "mail", (ANNA,))


def test_marked_passages_come_first_then_finals_then_own_texts(office):
    liked = office.preference(
        1, "more", "more_like", passage="Hi Anna,\n\nThe plan is fine with me.\n\nBest,\nNora"
    )
    texts = [
        own(n, f"Hi Anna,\n\nThis is my letter number {n}, and it is quite long.\n\nBest,\nNora")
        for n in range(5)
    ]
    found = choose(texts, [liked], [], ["Dear Anna,\n\nI began anew.\n\nNora"], CONTEXT)
    assert found.bodies == ("The plan is fine with me.", "I began anew.")
    assert found.texts[0].startswith("Hi Anna,\n\nThe plan")


def test_refused_passages_come_before_corrected_drafts(office):
    refused = office.preference(1, "less", "not_like", passage="Best thing ever!!!")
    corrected = [Contrast(n, f"draft {n}", f"final {n}") for n in range(3)]
    found = choose([], [refused], corrected, [], CONTEXT)
    assert [(c.avoid, c.want) for c in found.contrasts] == [
        ("Best thing ever!!!", ""),
        ("draft 0", "final 0"),
    ]
