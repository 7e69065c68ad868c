"""The models in memory: loaded on first need within the memory plan, let go when idle."""

from __future__ import annotations

import ctypes
import gc
import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import KnownError
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.engine.embedding import EmbeddingProcess
    from models.adapters import Adapter
    from models.catalogue import Installed
    from models.llm import LanguageModel

log = logging.getLogger(__name__)


class LoadedModels:
    """At most one language model and one embedding model, shared by all lanes.

    Args:
        folder: of the installed models.
        computed: where their answers are kept and looked up, for measurements; None keeps none.
        beside: the user's own adapter for a model, or None.
    """

    def __init__(
        self,
        folder: Path,
        computed: Path | None = None,
        beside: Callable[[Installed], Adapter | None] = lambda _model: None,
    ) -> None:
        self.folder = folder
        self._beside = beside
        self._own: Adapter | None = None
        self._computed = computed
        self._lock = threading.RLock()
        self._language: LanguageModel | None = None
        self._embedder: EmbeddingProcess | None = None

    @property
    def language_name(self) -> str | None:
        """Name of the language model in memory, or None."""
        model = self._language
        return model.name if model else None

    @property
    def embedding_name(self) -> str | None:
        """Name of the embedding model in memory, or None."""
        embedder = self._embedder
        return embedder.name if embedder else None

    def language(self, settings: Settings) -> LanguageModel | None:
        """The language model to write with, loaded now if need be; None where none is installed.

        Raises:
            KnownError: ``model-missing`` when the chosen one isn't installed, ``model-too-large`` with
                figures, or ``model-damaged``.
        """
        with self._lock:
            chosen = self.choose_language(settings)
            if chosen is None:
                return None
            loaded, own = self._language, self._beside(chosen)
            if loaded is not None and loaded.card == chosen.card and self._own == own:
                return loaded
            self._drop_language()
            self._language = self._load_language(chosen, settings)
            return self._language

    def load_for_check(self, installed: Installed, settings: Settings) -> LanguageModel:
        """Make an installed model the one in memory, whatever the settings say.

        Raises:
            KnownError: as ``language``.
        """
        with self._lock:
            self._drop_language()
            self._language = self._load_language(installed, settings)
            return self._language

    def choose_language(self, settings: Settings) -> Installed | None:
        """The installed model that the settings name, else the strongest one that fits; None without any.

        Raises:
            KnownError: ``model-missing``, or ``model-too-large`` when none of those installed fits.
        """
        from models.catalogue import find_installed
        from models.hardware import plan_load, read_machine

        named = settings.text("model.language")
        if named:
            return find_installed(named, self.folder)
        candidates = sorted(self._installed("language"), key=_strength, reverse=True)
        machine, refusal = read_machine(), None
        for candidate in candidates:
            if self._language is not None and self._language.card == candidate.card:
                # Its memory is already spent, so the free memory says nothing about whether it fits.
                return candidate
            try:
                plan_load(candidate.card, machine, settings.integer("model.context_tokens"))
            except KnownError as fault:
                refusal = refusal or fault
                continue
            return candidate
        if refusal is not None:
            raise refusal
        return None

    def embedder(self, settings: Settings) -> EmbeddingProcess:
        """The embedding model, in a process of its own, loaded now if need be.

        Raises:
            KnownError: ``model-missing``, ``model-damaged`` or ``embedding-died``.
        """
        from assistant.engine.embedding import EmbeddingProcess

        with self._lock:
            if self._embedder is None:
                chosen = self.choose_embedding(settings)
                if chosen is None:
                    raise KnownError(
                        "model-missing",
                        "No embedding model is installed, so search goes by words only.",
                        "Install one: ownhand models install all-MiniLM-L6-v2",
                    )
                log.info("loading the embedding model %s", chosen.card.name)
                if self._computed is not None:
                    from assistant.engine.computed import Computed, RememberingEncoder

                    self._embedder = RememberingEncoder(chosen.path, Computed(self._computed))
                else:
                    self._embedder = EmbeddingProcess.load(chosen.path)
            return self._embedder

    def choose_embedding(self, settings: Settings) -> Installed | None:
        """The installed embedding model that the settings name, else the first; None without any.

        Raises:
            KnownError: ``model-missing`` when the named one isn't installed.
        """
        from models.catalogue import find_installed

        named = settings.text("model.embedding")
        if named:
            return find_installed(named, self.folder)
        return next(iter(self._installed("embedding")), None)

    def release(self) -> None:
        """Give the memory of all models back. No job may be using them."""
        with self._lock:
            self._drop_language()
            if self._embedder is not None:
                log.info("ending the embedding process")
                self._embedder.close()
                self._embedder = None
        _return_free_memory()

    def _installed(self, kind: str) -> list[Installed]:
        from models.catalogue import installed

        return [model for model in installed(self.folder) if model.card.kind == kind]

    def _load_language(self, chosen: Installed, settings: Settings) -> LanguageModel:
        from models.hardware import plan_load, read_machine
        from models.llm import LanguageModel

        size = chosen.path.stat().st_size if chosen.path.exists() else 0
        plan = plan_load(chosen.card, read_machine(), settings.integer("model.context_tokens"), size)
        log.info(
            "loading the language model %s, planned memory %d MB", chosen.card.name, plan.total_bytes // 10**6
        )
        self._own = own = self._beside(chosen)
        further = () if own is None else (own,)
        if self._computed is None:
            return LanguageModel.load(chosen.path, chosen.card, plan, further=further)
        from assistant.engine.computed import Computed, RememberingModel

        model = RememberingModel.load(chosen.path, chosen.card, plan, further=further)
        assert isinstance(model, RememberingModel)
        model.computed = Computed(self._computed)
        return model

    def _drop_language(self) -> None:
        if self._language is not None:
            log.info("releasing the language model %s", self._language.name)
            self._language.close()
            self._language = None


def _strength(model: Installed) -> tuple[float, int]:
    """Larger models write better; the file size stands in where the number of weights isn't known."""
    return (float(model.card.parameters or model.card.size / 0.6), model.card.size)


def _return_free_memory() -> None:
    """Give what the allocator keeps for later back to the system, where it can be asked to."""
    gc.collect()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
