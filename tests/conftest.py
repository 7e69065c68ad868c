"""Fixtures shared by all tests: where the corpora and the real models are."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.safety.memory import overwrite_freed_memory

PROJECT = Path(__file__).resolve().parent.parent


def pytest_configure() -> None:
    """As the engine does at its start: what an index file holds of freed memory must be nobody's vectors."""
    overwrite_freed_memory()


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of real mail and documents; tests that use it skip where it is absent."""
    folder = Path(os.environ.get("OWNHAND_CORPORA", PROJECT / ".." / "shared" / "corpora")).resolve()
    if not folder.is_dir():
        pytest.skip("no corpora here; set OWNHAND_CORPORA")
    return folder


@pytest.fixture(scope="session")
def models_folder() -> Path:
    """The folder of installed models (OWNHAND_MODELS); `packaging/start.py test` sets it."""
    folder = os.environ.get("OWNHAND_MODELS", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("no installed models here; run packaging/start.py test, or set OWNHAND_MODELS")
    return Path(folder)


@pytest.fixture(scope="session")
def starter_model_file(models_folder: Path) -> Path:
    """The real starter language model."""
    path = models_folder / "starter" / "SmolLM2-135M-Instruct.Q4_1.gguf"
    if not path.is_file():
        pytest.skip("the starter model is not installed")
    return path


@pytest.fixture(scope="session")
def embedding_folder(models_folder: Path) -> Path:
    """The real embedding model."""
    path = models_folder / "all-MiniLM-L6-v2"
    if not path.is_dir():
        pytest.skip("the embedding model is not installed")
    return path


OURS = ("assistant", "models", "ui", "resources")


class _Unexpected(logging.Handler):
    """Collects what our packages log at warning level or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.split(".")[0] in OURS:
            self.records.append(record)


@pytest.fixture(autouse=True)
def no_unexpected_warnings(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test fails when our code warns of something that the test did not expect.

    `@pytest.mark.logs("part of the message", …)` expects warnings; a test that takes `caplog` looks for itself.
    The idea is qutebrowser's.
    """
    handler = _Unexpected()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    marker = request.node.get_closest_marker("logs")
    expected = marker.args if marker else ()
    if "caplog" in request.fixturenames or (marker and not expected):
        return
    surprises = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for record in handler.records
        if not any(part in record.getMessage() for part in expected)
    ]
    if surprises:
        pytest.fail("unexpected in the log: " + "; ".join(surprises), pytrace=False)
