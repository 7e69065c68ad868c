"""Where an article may go; a judge that always wants one stands for the model."""

from assistant.drafting.articles import with_articles
from models.sampling import Score


class Wanting:
    """Finds every text with one more article likelier."""

    def score(self, prompt, continuation, cancel=None):
        return Score(10.0 * continuation.startswith((" the ", " a ", " an ")), 1)


def test_a_bare_noun_after_a_verb_or_a_preposition_gets_its_article():
    assert with_articles("I signed contract.", Wanting()) == "I signed the contract."
    assert with_articles("Report is attached for review.", Wanting()) == "Report is attached for the review."


def test_no_article_parts_an_adjective_from_its_noun():
    assert with_articles("I need signed contract back.", Wanting()) == "I need the signed contract back."
