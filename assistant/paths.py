"""Where everything of one user lives: the data directory and the models folder."""

from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import KnownError

HOME_VARIABLE = "OWNHAND_HOME"
MODELS_VARIABLE = "OWNHAND_MODELS"
COMPUTED_VARIABLE = "OWNHAND_COMPUTED"
PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600


def default_root() -> Path:
    """The data directory of this user where none was named, as the system's conventions have it."""
    import platformdirs

    return Path(platformdirs.user_data_dir("ownhand", appauthor=False))


def computed_folder() -> Path | None:
    """Where a measurement keeps what the models answered (``OWNHAND_COMPUTED``); None outside of one."""
    named = os.environ.get(COMPUTED_VARIABLE, "")
    return Path(os.path.abspath(named)) if named else None


@dataclass(frozen=True, slots=True)
class DataDirectory:
    """The one directory that holds everything; only its user may look inside.

    Attributes:
        root: absolute path. Nothing is created before ``prepare`` is called.
    """

    root: Path

    @classmethod
    def choose(cls, named: str = "") -> DataDirectory:
        """The directory named on the command line, else by ``OWNHAND_HOME``, else the system's own.

        Raises:
            KnownError: ``bad-data-directory`` when the name can't be a path.
        """
        text = named or os.environ.get(HOME_VARIABLE, "")
        if "\0" in text:
            raise KnownError("bad-data-directory", "The name of the data directory holds a null character.")
        try:
            root = Path(text).expanduser() if text else default_root()
            return cls(Path(os.path.abspath(root)))
        except (RuntimeError, OSError, ValueError) as fault:
            raise KnownError(
                "bad-data-directory",
                "The data directory named here can't be resolved.",
                "Give a full path with --data or OWNHAND_HOME.",
            ) from fault

    @property
    def library_db(self) -> Path:
        """The store of record (SQLite)."""
        return self.root / "library.db"

    @property
    def models(self) -> Path:
        """The folder of installed models.

        ``OWNHAND_MODELS`` decides; else the ``models`` folder in this directory, and where it has none,
        the one in the user's default directory, so that a throw-away directory finds what is installed.
        """
        named = os.environ.get(MODELS_VARIABLE, "")
        if named:
            return Path(os.path.abspath(Path(named).expanduser()))
        own = self.root / "models"
        return own if own.is_dir() else default_root() / "models"

    @property
    def states(self) -> Path:
        """Saved prompt prefixes; may be removed at any time."""
        return self.root / "states"

    @property
    def logs(self) -> Path:
        """Logs and crash reports; they never hold content."""
        return self.root / "logs"

    @property
    def settings(self) -> Path:
        """The user's settings."""
        return self.root / "settings.toml"

    @property
    def composing(self) -> Path:
        """What is being written in the window, one small file each."""
        return self.root / "composing"

    @property
    def adapters(self) -> Path:
        """Models' adapters that were trained on the user's own mail, a folder each."""
        return self.root / "adapters"

    @property
    def handed(self) -> Path:
        """Messages that were opened in the mail program; a day later they are removed."""
        return self.composing / "handed"

    @property
    def engine_socket(self) -> Path:
        """The engine's socket, where the path is short enough for the system."""
        return self.root / "engine.sock"

    @property
    def engine_record(self) -> Path:
        """Says where the running engine listens, and its process id."""
        return self.root / "engine.json"

    @property
    def engine_key(self) -> Path:
        """The key a client must know to talk to the engine."""
        return self.root / "engine.key"

    @property
    def lock(self) -> Path:
        """Held by the one engine of this directory."""
        return self.root / "engine.lock"

    def prepare(self) -> DataDirectory:
        """Create the directory, private to the user, and make sure that it can be written.

        Raises:
            KnownError: ``bad-data-directory`` saying what is wrong with it.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
            self._make_private()
            for folder in (self.logs, self.states):
                folder.mkdir(exist_ok=True, mode=PRIVATE_FOLDER)
            with tempfile.TemporaryFile(dir=self.root) as probe:
                probe.write(b"writable")
                probe.flush()
        except FileExistsError as fault:
            raise self._unusable("a file is in its place") from fault
        except NotADirectoryError as fault:
            raise self._unusable("a part of its path is a file") from fault
        except PermissionError as fault:
            raise self._unusable("you may not write there") from fault
        except (OSError, ValueError) as fault:
            if getattr(fault, "errno", None) in (errno.ENOSPC, errno.EDQUOT):
                raise disk_full() from fault
            reason = getattr(fault, "strerror", None) or "the path is not valid"
            raise self._unusable(reason[:1].lower() + reason[1:]) from fault
        return self

    def _make_private(self) -> None:
        if sys.platform == "win32":
            return
        mode = stat.S_IMODE(self.root.stat().st_mode)
        if mode & 0o077:
            self.root.chmod(PRIVATE_FOLDER)

    def _unusable(self, reason: str) -> KnownError:
        return KnownError(
            "bad-data-directory",
            f"The data directory {self.root} can't be used: {reason}.",
            "Free the path or its rights, or choose another directory with --data or OWNHAND_HOME.",
        )


def disk_full() -> KnownError:
    """The error for a disk without space."""
    return KnownError(
        "disk-full",
        "The disk of the data directory is full.",
        "Free some space and run the command again; what was stored before is kept.",
    )


def write_private(path: Path, content: bytes) -> None:
    """Replace a file in one step, readable by this user only; on failure the old file stays.

    Raises:
        OSError: when it can't be written.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
