"""What the engine works out while nobody waits, and that it waits when somebody does."""

import threading
import time

import pytest

from assistant import settings
from assistant.drafting.records import Choice, Draft, Request
from assistant.engine import leisure as leisure_module
from assistant.engine import leisure_work
from assistant.engine.calls import Call, Params
from assistant.engine.leisure import Leisure
from assistant.engine.methods_drafting import desk_of
from assistant.engine.methods_library import profile
from assistant.engine.workshop import Workshop
from assistant.errors import Cancelled
from assistant.library.indexer import Indexer
from assistant.paths import DataDirectory
from assistant.safety.network import Jail
from assistant.style import summary, taste
from assistant.style.memo import Memo
from assistant.style.records import Context
from assistant.style.scoring import PRIOR
from models.cards import Measured, ModelCard
from models.sampling import Score

OWN = "Hi Anna,\n\nI'm done with step {n}. It's fine, we'll meet at noon.\n\nCheers,\nNora"
DRAFT = "Hi Anna,\n\nI am done with step {n}. It is fine, we will meet at noon.\n\nCheers,\nNora"


@pytest.fixture
def workshop(tmp_path, monkeypatch):
    """An engine with six sent mails in its library, and no model."""
    monkeypatch.setenv("OWNHAND_MODELS", str(tmp_path / "no-models"))
    sent = tmp_path / "sent"
    sent.mkdir()
    for number in range(6):
        head = (
            f"From: Nora Lind <nora@example.org>\nTo: Anna Weber <anna@example.org>\nMessage-ID: <m{number}@x>\n"
            f"Date: Mon, 0{number + 1} Jun 2026 10:00:00 +0000\nSubject: Step {number}\n\n"
        )
        (sent / f"{number}.eml").write_text(head + OWN.format(n=number))
    made = Workshop(DataDirectory(tmp_path / "data").prepare(), Jail(()))
    made.bench.library.add_identity("nora@example.org")
    Indexer(made.bench.library).run([sent])
    yield made
    assert made.leisure.stop(10)
    made.close()


def call(**params):
    return Call(Params(params), threading.Event(), lambda _: None, lambda _: None)


def corrected(workshop, number, choices=()):
    """A draft of which the user shortened the long forms, in the ledger and the outbox."""
    bench = workshop.bench
    anna = bench.library.person_for("anna@example.org")
    context = Context("mail", "informal", "en", anna.id, anna.name)
    draft = bench.drafts.save(
        Draft(0, Request("mail", ("x",)), context, "", DRAFT.format(n=number), choices=choices)
    )
    place = bench.ledger.record_draft(draft.id, context)
    bench.ledger.record_edit(draft.id, place, "edited", draft.text, OWN.format(n=number), (6, 0.3), False)


def test_the_profile_is_put_into_words_and_used(workshop):
    workshop.leisure.work()
    found = summary.kept(Memo(workshop.bench.db))
    assert found.texts == 6
    assert "Opens with 'Hi [first name],'" in found.text
    shown = profile(workshop, call())["summary"]
    assert (shown["written"], shown["texts"], shown["text"]) == (found.written, 6, found.text)
    assert desk_of(workshop, by_meaning=False).summary == found


def test_taste_is_fitted_on_corrections_and_used(workshop):
    choice = Choice(("I am done with step 0.", "I'm done with step 0."), (0.2, 0.1), 0)
    for number in range(taste.FEWEST_PAIRS):
        corrected(workshop, number, (choice,) if not number else ())
    workshop.leisure.work()
    fitted, _ = taste.kept(Memo(workshop.bench.db))
    assert fitted.comparisons >= taste.FEWEST_PAIRS
    assert fitted.right == 1.0
    assert fitted.weights["contractions"] > PRIOR["contractions"]
    assert (fitted.choices, fitted.choices_right) == (1, 0)
    assert desk_of(workshop, by_meaning=False).taste == fitted
    told = profile(workshop, call())["taste"]
    assert (told["comparisons"], told["used"]) == (fitted.comparisons, True)


def test_nothing_is_done_twice(workshop):
    corrected(workshop, 1)
    assert leisure_work.refit_taste(workshop, lambda: None)
    assert not leisure_work.refit_taste(workshop, lambda: None)
    corrected(workshop, 2)
    assert leisure_work.refit_taste(workshop, lambda: None)


def test_it_lets_go_when_somebody_waits_and_goes_on_later(workshop):
    corrected(workshop, 1)

    def wanted():
        raise Cancelled

    with pytest.raises(Cancelled):
        leisure_work.refit_taste(workshop, wanted)
    assert leisure_work.refit_taste(workshop, lambda: None)


class StrongModel:
    """Writes whole texts and is shown examples; finds every text as likely as it is long."""

    key = "strong"
    card = ModelCard("s", "S", "language", "s.gguf", "mit", measured=Measured(strategy="whole"))

    def render(self, system, user, answer_start=""):
        return system + user

    def score(self, prompt, continuation, cancel=None):
        if cancel.is_set():
            raise Cancelled
        return Score(-float(len(continuation) - len(prompt) / 10), len(continuation.split()))


class NoModels:
    def __init__(self, model):
        self._model = model
        self.language_name = "s"

    def language(self, _settings):
        return self._model

    def release(self):
        """Nothing to give back."""


def test_examples_are_measured_with_a_model_in_memory_that_is_shown_them(workshop):
    wanted = threading.Event()
    assert leisure_work.measure_examples(workshop, wanted) == 0
    workshop.models = NoModels(StrongModel())
    assert leisure_work.measure_examples(workshop, wanted) > 0
    assert leisure_work.measure_examples(workshop, wanted) == 0
    weak = StrongModel()
    weak.card = ModelCard("w", "W", "language", "w.gguf", "mit", measured=Measured(strategy="points"))
    weak.key = "weak"
    workshop.models = NoModels(weak)
    assert leisure_work.measure_examples(workshop, wanted) == 0


def test_measuring_stops_when_a_draft_is_wanted(workshop):
    workshop.models = NoModels(StrongModel())
    wanted = threading.Event()
    wanted.set()
    with pytest.raises(Cancelled):
        leisure_work.measure_examples(workshop, wanted)


def test_the_thread_begins_when_it_is_quiet(workshop, monkeypatch):
    monkeypatch.setattr(leisure_module, "QUIET_SECONDS", 0.0)
    monkeypatch.setattr(leisure_module, "LOOK_SECONDS", 0.02)
    workshop.leisure.start()
    limit = time.monotonic() + 20
    while summary.kept(Memo(workshop.bench.db)) is None and time.monotonic() < limit:
        time.sleep(0.02)
    assert summary.kept(Memo(workshop.bench.db)) is not None


def test_it_does_nothing_where_learning_is_off_or_a_job_ran_just_now(workshop, monkeypatch):
    quiet = Leisure(workshop)
    monkeypatch.setattr(leisure_module, "QUIET_SECONDS", 3600.0)
    assert not quiet._is_quiet()
    monkeypatch.setattr(leisure_module, "QUIET_SECONDS", 0.0)
    assert quiet._is_quiet()
    settings.change(workshop.data.settings, "learning.enabled", False)
    assert not quiet._is_quiet()


@pytest.mark.logs("quiet work failed")
def test_a_fault_is_reported_and_does_not_end_the_engine(workshop, monkeypatch):
    monkeypatch.setattr(leisure_work, "rewrite_summary", lambda _shop: 1 / 0)
    assert workshop.leisure._look() == leisure_module.RETRY_SECONDS
    assert any("ZeroDivisionError" in path.read_text() for path in workshop.data.logs.iterdir())
