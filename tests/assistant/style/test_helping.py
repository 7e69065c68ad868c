"""Which own text helps most as an example, measured and kept."""

import pytest
from sqlite_utils import Database

from assistant.library.records import OwnText, Person
from assistant.style.exemplars import rank_own_texts
from assistant.style.helping import FEWEST_TEXTS, MOST_EXAMPLES, TARGETS, is_measured, kept, measure, trials
from assistant.style.memo import Memo
from assistant.style.migrations import migrations
from assistant.style.records import Context
from models.errors import Cancelled
from models.sampling import Score

ANNA = Person(1, "Anna Weber", ("anna@example.org",), register="informal")
PLAIN = "Hi Anna,\n\nThe committee has considered the matter of item {n}.\n\nBest,\nNora"
OWN = "Hi Anna,\n\nQuick one: step {n} is done, more later.\n\nBest,\nNora"


class Echo:
    """Finds a text likelier the more of its words stand in the prompt already."""

    key = "echo"

    def __init__(self):
        self.scored = 0

    def render(self, system, user, answer_start=""):
        return f"{system}\n{user}\n{answer_start}"

    def score(self, prompt, continuation, cancel=None):
        if cancel is not None:
            raise Cancelled
        self.scored += 1
        words = continuation.split()
        return Score(float(-sum(word not in prompt for word in words)), len(words))


def mail(number, text, to=ANNA, language="en"):
    return OwnText(number, text.format(n=number), "", "", float(number), language, "mail", (to,))


@pytest.fixture
def mails():
    """One mail unlike all others, and five in the user's own hand, newest first."""
    return [mail(9, PLAIN), *(mail(n, OWN) for n in range(5, 0, -1))]


@pytest.fixture
def memo():
    db = Database(memory=True)
    migrations.apply(db)
    return Memo(db)


def test_the_text_that_makes_the_others_likelier_helps_most(mails, memo):
    model = Echo()
    gains = {trial.example.item_id: measure(model, trial, memo) for trial in trials(mails)}
    assert gains[9] < min(gain for number, gain in gains.items() if number != 9)
    assert gains == pytest.approx(dict(kept(memo, "echo")), abs=1e-4)


def test_what_was_measured_is_not_measured_again(mails, memo):
    model, trial = Echo(), next(trials(mails))
    assert not is_measured("echo", trial, memo)
    first = measure(model, trial, memo)
    before = model.scored
    assert measure(model, trial, memo) == pytest.approx(first, abs=1e-4)
    assert model.scored == before
    assert is_measured("echo", trial, memo)
    assert not is_measured("another model", trial, memo)


def test_other_texts_to_the_person_make_it_worth_measuring_again(mails, memo):
    measure(Echo(), next(trials(mails)), memo)
    assert not is_measured("echo", next(trials([mails[0], mail(8, OWN), *mails[1:]])), memo)


def test_an_example_is_measured_on_other_texts_alone(mails):
    for trial in trials([*mails, mail(5, OWN)]):
        assert 0 < len(trial.targets) <= TARGETS
        assert trial.example.text not in [own.text for own in trial.targets]


def test_few_texts_leave_nothing_to_measure(mails):
    assert list(trials(mails[: FEWEST_TEXTS - 1])) == []
    assert len(list(trials([mail(n, OWN) for n in range(30)]))) == MOST_EXAMPLES
    assert list(trials([mail(n, "Hi Anna,\n\nBest,\nNora") for n in range(5)])) == []


def test_cancelled_nothing_is_kept(mails, memo):
    with pytest.raises(Cancelled):
        measure(Echo(), next(trials(mails)), memo, cancel=object())
    assert kept(memo, "echo") == {}


def test_help_decides_between_texts_that_are_equally_like_the_request(mails):
    to_anna = Context("mail", "informal", "en", 1, "Anna Weber")
    assert rank_own_texts(mails, to_anna, limit=1)[0].item_id == 9
    helped = rank_own_texts(mails, to_anna, limit=1, gains={9: -0.02, 3: 0.2, 4: 0.05})
    assert helped[0].item_id == 3


def test_help_does_not_go_before_the_person(mails):
    eva = Person(2, "Eva Stone", ("eva@example.org",), register="informal")
    texts = [*mails, mail(20, OWN, eva)]
    found = rank_own_texts(
        texts, Context("mail", "informal", "en", 1, "Anna Weber"), limit=1, gains={20: 5.0}
    )
    assert found[0].to == (ANNA,)
