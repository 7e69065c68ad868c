"""The starter language model, loaded once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from models.catalogue import find_card
from models.hardware import plan_load, read_machine
from models.llm import LanguageModel


@pytest.fixture(scope="package")
def loaded_model(starter_model_file) -> Iterator[LanguageModel]:
    card = find_card("starter")
    model = LanguageModel.load(starter_model_file, card, plan_load(card, read_machine(), 2048))
    yield model
    model.close()


@pytest.fixture
def language_model(loaded_model) -> LanguageModel:
    """The loaded model with nothing in its cache."""
    loaded_model.forget()
    return loaded_model
