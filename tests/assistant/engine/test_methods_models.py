"""The check of a model through the engine: what of the user's hand helps it goes onto its card."""

import threading

import pytest

from assistant.engine import methods_models
from assistant.engine.calls import Call, Params
from assistant.engine.workshop import Workshop
from assistant.errors import Cancelled
from assistant.paths import DataDirectory
from assistant.safety.network import Jail
from models.cards import Measured, ModelCard
from models.catalogue import Installed, read_card, write_card
from models.sampling import Generation, Score


class Reader:
    """Answers every task with nothing; finds a text likelier the more of its words stand in the prompt."""

    key = "reader|runtime 1"
    adapter = ""

    def __init__(self, card):
        self.card = card
        self.told = 0

    def render(self, system, user, answer_start=""):
        return f"{system}\n{user}\n{answer_start}"

    def count(self, text):
        return len(text.split())

    def forget(self):
        """Nothing is kept."""

    def generate(self, prompt, sampling=None, on_text=None, cancel=None):
        return Generation("", "stop", 10, 0, 1, 1.0, 1.0, 20.0)

    def score(self, prompt, continuation, cancel=None):
        if cancel is not None and cancel.is_set():
            raise Cancelled
        self.told += 1
        known = set(prompt.lower().split())
        words = continuation.lower().split()
        return Score(float(-sum(word not in known for word in words)), len(words))


class OneModel:
    """Models in memory, of which there is one."""

    def __init__(self, installed, model):
        self.installed, self.model = installed, model

    def choose_language(self, _settings):
        return self.installed

    def load_for_check(self, _installed, _settings):
        return self.model

    def release(self):
        """Nothing to give back."""


@pytest.fixture
def installed(tmp_path):
    folder = tmp_path / "models" / "reader"
    card = ModelCard(
        "reader",
        "Reader",
        "language",
        "r.gguf",
        "mit",
        languages=("en",),
        measured=Measured(cues=("contrast",)),
    )
    write_card(folder, card)
    return Installed(card, folder, folder / "r.gguf")


@pytest.fixture
def workshop(tmp_path, installed):
    made = Workshop(DataDirectory(tmp_path / "data").prepare(), Jail(()))
    made.models = OneModel(installed, Reader(installed.card))
    yield made
    made.close()


def call(cancel=None):
    told = []
    return Call(Params({}), cancel or threading.Event(), told.append, lambda _: None), told


def test_cues_are_measured_on_the_sample_and_noted_on_the_card(workshop, installed):
    asked, told = call()
    result = methods_models.check(workshop, asked)
    card = read_card(installed.folder)
    assert result["cue_check"]["from"] == "sample"
    assert result["cue_check"]["finished"]
    assert [gain["cue"] for gain in result["cue_check"]["gains"]] == ["preferences", "exemplars", "contrast"]
    helping = tuple(gain["cue"] for gain in result["cue_check"]["gains"] if gain["helps"])
    assert card.measured.cues == helping == tuple(result["cues"])
    assert card.measured.cues_from == "sample"
    assert dict(card.measured.cue_gains).keys() == {"preferences", "exemplars", "contrast"}
    assert card.measured.checked > 0
    assert told[-1]["stage"] == "cues"
    assert told[-1]["done"] == told[-1]["total"]


def test_broken_off_the_card_keeps_the_cues_it_had(workshop, installed, monkeypatch):
    def stop(*_args, **_more):
        raise Cancelled

    monkeypatch.setattr("assistant.drafting.cues.ablate", stop)
    with pytest.raises(Cancelled):
        methods_models.check(workshop, call()[0])
    card = read_card(installed.folder)
    assert card.measured.cues == ("contrast",)
    assert card.measured.checked > 0


def test_what_was_measured_is_kept_where_there_is_a_library(workshop):
    workshop.bench.library.counts()
    methods_models.check(workshop, call()[0])
    before = workshop.models.model.told
    methods_models.check(workshop, call()[0])
    assert workshop.models.model.told == before
