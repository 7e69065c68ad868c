"""Which personal adapter goes with the model in memory, and what drafts are written with."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.engine.workshop import Workshop
    from assistant.personal.records import PersonalAdapter
    from assistant.personal.store import PersonalAdapters
    from models.adapters import Adapter
    from models.catalogue import Installed
    from models.llm import LanguageModel

log = logging.getLogger(__name__)


class OwnAdapters:
    """The personal adapters of one engine."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._digests: dict[tuple[Path, int, int], str] = {}

    @property
    def any(self) -> bool:
        """Whether there may be one; without opening the library."""
        return self._workshop.data.adapters.is_dir()

    @property
    def store(self) -> PersonalAdapters:
        """The rows and files, on the connection of the calling thread's lane."""
        from assistant.personal.store import PersonalAdapters

        return PersonalAdapters(self._workshop.bench.db, self._workshop.data.adapters)

    def base_of(self, model: Installed) -> str:
        """The digest of a model's weights.

        Raises:
            OSError: as the file system says.
        """
        return model.card.sha256 or self.digest(model.path)

    def beside(self, model: Installed) -> Adapter | None:
        """The adapter to load beside a model: one that is being measured, else the newest that is of use."""
        if not self.any:
            return None
        from models.adapters import PERSONAL, Adapter

        chosen = self._chosen(model)
        if chosen is None:
            return None
        return Adapter(self.store.file(chosen.id), PERSONAL, chosen.base)

    def arms(self, model: LanguageModel | None) -> Mapping[str, str]:
        """With what drafts are written with this model, by register; empty without an adapter."""
        from models.adapters import PERSONAL

        digest = model.adapters.get(PERSONAL) if model is not None and self.any else None
        if digest is None:
            return {}
        return next(
            (one.arms for one in self.store.all() if one.state == "done" and one.digest == digest), {}
        )

    def fault(self, adapter: PersonalAdapter) -> str:
        """Why a finished adapter's file can't be used, as a sentence; "" when it can."""
        try:
            if self.digest(self.store.file(adapter.id)) == adapter.digest:
                return ""
        except OSError:
            return "Its file is missing; train again, or remove it."
        return "Its file is damaged; train again, or remove it."

    def has_base(self, adapter: PersonalAdapter) -> bool:
        """Whether the model of an adapter is still installed."""
        from models.catalogue import installed

        for model in installed(self._workshop.models.folder):
            if model.card.kind != "language":
                continue
            try:
                if self.base_of(model) == adapter.base:
                    return True
            except OSError:
                continue
        return False

    def digest(self, file: Path) -> str:
        """SHA-256 of a file, computed anew when its size or time changed.

        Raises:
            OSError: as the file system says.
        """
        details = file.stat()
        key = (file, details.st_size, details.st_mtime_ns)
        if key not in self._digests:
            with file.open("rb") as stream:
                self._digests[key] = hashlib.file_digest(stream, "sha256").hexdigest()
        return self._digests[key]

    def _chosen(self, model: Installed) -> PersonalAdapter | None:
        for one in self.store.all():
            if one.state != "measuring" and not (one.state == "done" and one.wins):
                continue
            if one.base != self.base_of(model):
                continue
            if not self.fault(one):
                return one
            log.info("a personal adapter is left out: its file is not what was made")
        return None
