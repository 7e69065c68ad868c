"""What the methods work with: the stores of each lane and the models, each opened on first need."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from assistant.engine.background import Background
from assistant.engine.jobs import Gate, Jobs
from assistant.engine.leisure import Leisure
from assistant.engine.loaded import LoadedModels
from assistant.engine.own_adapters import OwnAdapters
from assistant.engine.training import Training
from assistant.errors import Cancelled, KnownError
from assistant.paths import DataDirectory, computed_folder
from assistant.safety.network import Jail
from assistant.settings import Settings

if TYPE_CHECKING:
    import sqlite_utils

    from assistant.library.store import Library
    from assistant.library.vectors import Vectors
    from assistant.outbox.drafts import DraftStore
    from assistant.style.ledger import Ledger
    from assistant.style.profile import Profile

log = logging.getLogger(__name__)


class Bench:
    """The stores as one lane sees them, on a database connection of its own."""

    def __init__(self, db: sqlite_utils.Database) -> None:
        self.db = db

    @cached_property
    def library(self) -> Library:
        """Items, people, threads, sources."""
        from assistant.library.store import Library

        return Library(self.db)

    @cached_property
    def ledger(self) -> Ledger:
        """Preferences and the edits that taught them."""
        from assistant.style.ledger import Ledger

        return Ledger(self.db)

    @cached_property
    def drafts(self) -> DraftStore:
        """Drafts kept."""
        from assistant.outbox.drafts import DraftStore

        return DraftStore(self.db)


class Workshop:
    """Everything that belongs to one engine.

    Attributes:
        jobs: all requests at work.
        gate: lets one job have the stores for itself.
        background: keeps the library up to date with its sources.
        adapters: the models' adapters that were trained on the user's own mail.
        training: trains and measures them.
        leisure: works things out while nobody waits.
        models: the models in memory.
        stopping: set when the engine is to end.
    """

    def __init__(self, data: DataDirectory, jail: Jail) -> None:
        self.data = data
        self.jail = jail
        self.jobs = Jobs()
        self.gate = Gate()
        self.adapters = OwnAdapters(self)
        self.models = LoadedModels(data.models, computed_folder(), self.adapters.beside)
        self.background = Background(self)
        self.training = Training(self)
        self.leisure = Leisure(self)
        self.stopping = threading.Event()
        self.started = time.time()
        self._lock = threading.RLock()
        self._benches: dict[str, Bench] = {}
        self._vectors: Vectors | None = None
        self._profile: tuple[tuple[object, ...], Profile] | None = None
        self._vectors_db: sqlite_utils.Database | None = None

    @property
    def settings(self) -> Settings:
        """The settings now in force, read anew so that a change needs no restart.

        Raises:
            KnownError: ``settings-damaged``.
        """
        return Settings.load(self.data.settings)

    @property
    def idle_exit_seconds(self) -> float:
        """Seconds without clients and jobs after which the engine leaves."""
        return 60.0 * self._settings_or_defaults().integer("engine.idle_minutes")

    # --- stores -----------------------------------------------------------------------------------

    @property
    def bench(self) -> Bench:
        """The stores of the calling thread's lane.

        Raises:
            KnownError: when the library can't be opened.
        """
        lane = threading.current_thread().name
        with self._lock:
            bench = self._benches.get(lane)
            if bench is None:
                bench = self._benches[lane] = Bench(self._open(durable="library" not in lane))
            return bench

    @property
    def vectors(self) -> Vectors:
        """The index for meaning, shared by all lanes.

        Raises:
            KnownError: when the library can't be opened.
        """
        from assistant.library.vectors import Vectors

        with self._lock:
            if self._vectors is None:
                self._vectors_db = self._open(durable=False)
                self._vectors = Vectors(self.data.root, self._vectors_db)
            return self._vectors

    @property
    def open_vectors(self) -> Vectors | None:
        """The index for meaning where something has used it already."""
        return self._vectors

    def profile(self) -> Profile:
        """The measured style of the user's own texts, measured anew only when those changed."""
        from assistant.style.profile import build_profile

        library = self.bench.library
        names = [library.person(number).name for number in sorted(library.own_person_ids())]
        row = library.db.conn.execute(
            "SELECT count(*), max(id), total(length(new_text)) FROM items WHERE own"
        ).fetchone()
        state = (*row, *names)
        with self._lock:
            if self._profile is None or self._profile[0] != state:
                self._profile = (state, build_profile(library.own_texts(), [name for name in names if name]))
            return self._profile[1]

    def close_stores(self) -> None:
        """Close every store; the caller is alone inside the gate, or the engine ends."""
        with self._lock:
            if self._vectors is not None:
                self._vectors.close()
            for db in [bench.db for bench in self._benches.values()] + [self._vectors_db]:
                if db is not None:
                    db.conn.close()
            self._benches.clear()
            self._profile = None
            self._vectors = self._vectors_db = None

    def _open(self, durable: bool) -> sqlite_utils.Database:
        from assistant.database import migrate, open_database

        db = open_database(self.data.library_db, durable)
        try:
            migrate(db)
        except BaseException:
            db.conn.close()
            raise
        return db

    # --- models -------------------------------------------------------------------------------------

    def encoder(self) -> Any:
        """The embedding model, loaded now if need be.

        Raises:
            KnownError: when none is installed or it can't be loaded.
        """
        return self.models.embedder(self.settings)

    def embed_query(self) -> Callable[[str], Any] | None:
        """A function from one text to its vector; None where no embedding model can be had."""
        try:
            encoder = self.encoder()
        except KnownError as fault:
            log.info("no search by meaning: %s", fault.code)
            return None
        return lambda text: encoder.encode([text])[0]

    def describe_models(self) -> dict[str, Any]:
        """Names of what is in memory now, for the status."""
        return {"model": self.models.language_name, "embedding": self.models.embedding_name}

    def release_idle_models(self) -> None:
        """Let the models go when no job ran for the time in the settings."""
        idle_minutes = self._settings_or_defaults().integer("model.idle_minutes")
        loaded = self.models.language_name or self.models.embedding_name
        if not loaded or self.jobs.idle_seconds < 60.0 * idle_minutes:
            return
        at_once = threading.Event()
        at_once.set()
        try:
            with self.gate.alone(at_once):
                self.models.release()
        except Cancelled:
            log.debug("a job came in between; the models stay")

    def close(self) -> None:
        """Close stores and models; the engine is about to end."""
        self.close_stores()
        self.models.release()

    def _settings_or_defaults(self) -> Settings:
        """For the engine's own upkeep: a damaged file must not keep it from leaving when idle."""
        try:
            return self.settings
        except KnownError:
            return Settings.defaults()
