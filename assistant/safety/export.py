"""Everything of the user in plain formats, and back: tables as JSON lines, drafts as ``.eml``, what is being
written, a manifest.

What can be computed again (vectors, word index, prompt states) is left out.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import sqlite3
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.database import writing
from assistant.errors import KnownError
from assistant.paths import write_private
from assistant.personal.store import FILE

if TYPE_CHECKING:
    import sqlite_utils

FORMAT = "ownhand-export"
VERSION = 1
MANIFEST = "manifest.json"
_COMPUTED = ("embeddings", "profile_cache")
_LONGEST_LINE = 256 * 1024 * 1024


def export(
    db: sqlite_utils.Database, settings: Path, folder: Path, composing: Path, adapters: Path
) -> dict[str, Any]:
    """Write an export into a new or empty folder.

    Args:
        settings: the user's settings file; left out where there is none.
        composing: the folder of what is being written.
        adapters: the folder of the adapters trained on the user's mail.

    Returns:
        ``folder``, ``files[] {name, bytes, sha256, rows}``, ``version``.

    Raises:
        KnownError: ``folder-not-empty``, ``export-failed``.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise KnownError(
            "folder-not-empty", "The folder to export to is not empty.", "Give the path of a new folder."
        )
    part = folder.with_name(f"{folder.name}.{os.getpid()}.part")
    try:
        part.mkdir(parents=True, mode=0o700)
        (part / "tables").mkdir(mode=0o700)
        files = [_write_table(db.conn, table, part) for table in _tables(db.conn)]
        files += _write_drafts(db, part)
        files += _write_compositions(composing, part)
        files += _write_adapters(adapters, part)
        if settings.is_file():
            files.append(_write(part, "settings.toml", [settings.read_bytes()], 1))
        manifest = {
            "format": FORMAT,
            "version": VERSION,
            "created": time.time(),
            "migrations": _migrations(db.conn),
            "files": files,
        }
        (part / MANIFEST).write_text(json.dumps(manifest, indent=1), "utf-8")
        if folder.exists():
            folder.rmdir()
        part.rename(folder)
    except OSError as fault:
        raise KnownError(
            "export-failed",
            f"The export could not be written: {(fault.strerror or 'unknown reason').lower()}.",
            "Choose a folder on a disk with enough space that you may write to.",
        ) from fault
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return {"folder": str(folder), "version": VERSION, "files": files}


def bring_in(
    db: sqlite_utils.Database, settings: Path, folder: Path, composing: Path, adapters: Path
) -> dict[str, Any]:
    """Read an export into an empty library, whole or not at all.

    Returns:
        ``folder``, ``rows``, ``tables {name: rows}``, ``settings`` (whether they were taken over).

    Raises:
        KnownError: ``not-an-export``, ``export-newer``, ``export-damaged``, ``library-not-empty``.
    """
    manifest = _read_manifest(folder)
    for table in ("items", "drafts", "preferences", "sources"):
        if db.conn.execute(f'SELECT 1 FROM "{table}" LIMIT 1').fetchone():
            raise KnownError(
                "library-not-empty",
                "An export can only be read into an empty library.",
                "Choose a new data directory with --data, or run `ownhand erase --all` first.",
            )
    _check_migrations(db.conn, manifest)
    files = {str(entry["name"]): entry for entry in manifest["files"]}
    for name, entry in files.items():
        _check_file(folder, name, entry)
    counts: dict[str, int] = {}
    with writing(db) as connection:
        connection.execute("PRAGMA defer_foreign_keys = ON")
        known = set(_tables(connection))
        for name in files:
            table = name.removeprefix("tables/").removesuffix(".jsonl")
            if name.startswith("tables/") and table not in known:
                raise _newer()
            if name.startswith("tables/"):
                counts[table] = _read_table(connection, table, folder / name)
        connection.execute("INSERT INTO passages_fts(passages_fts) VALUES ('rebuild')")
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise _damaged("records refer to others that are not there")
    _read_compositions(folder, files, composing)
    _read_adapters(folder, files, adapters)
    taken = "settings.toml" in files and not settings.exists()
    if taken:
        shutil.copyfile(folder / "settings.toml", settings)
    return {"folder": str(folder), "rows": sum(counts.values()), "tables": counts, "settings": taken}


def _tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
        "AND name NOT LIKE 'passages\\_fts%' ESCAPE '\\' AND name NOT LIKE '\\_sqlite%' ESCAPE '\\' "
        "ORDER BY name"
    )
    return [row[0] for row in rows if row[0] not in _COMPUTED]


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]


def _migrations(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("SELECT migration_set, name FROM _sqlite_migrations ORDER BY 1, 2")
    return [f"{row[0]}/{row[1]}" for row in rows]


def _write_table(connection: sqlite3.Connection, table: str, folder: Path) -> dict[str, Any]:
    columns = _columns(connection, table)
    rows = 0

    def lines() -> Iterator[bytes]:
        nonlocal rows
        quoted = ", ".join(f'"{column}"' for column in columns)
        for row in connection.execute(f'SELECT {quoted} FROM "{table}"'):
            rows += 1
            record = {name: _plain(value) for name, value in zip(columns, row, strict=True)}
            yield json.dumps(record, ensure_ascii=False).encode("utf-8", "replace") + b"\n"

    entry = _write(folder, f"tables/{table}.jsonl", lines(), 0)
    return {**entry, "rows": rows}


def _write_drafts(db: sqlite_utils.Database, folder: Path) -> list[dict[str, Any]]:
    """Drafts as messages that any mail program opens; for reading, not needed for coming back."""
    from assistant.ids import show
    from assistant.outbox.drafts import DraftStore
    from assistant.outbox.eml import build_message

    store = DraftStore(db)
    written = []
    (folder / "drafts").mkdir(mode=0o700)
    for (number,) in db.conn.execute("SELECT id FROM drafts ORDER BY id").fetchall():
        draft = store.get(number)
        final = store.final(number)
        text = final.text if final is not None and final.text.strip() else draft.text
        message = build_message(draft, text, "", "", ())
        written.append(_write(folder, f"drafts/{show('draft', number)}.eml", [message.as_bytes()], 1))
    return written


def _write_compositions(composing: Path, folder: Path) -> list[dict[str, Any]]:
    """What is being written, as it stands in its files."""
    from assistant.outbox.composing import Compositions, to_bytes

    (folder / "composing").mkdir(mode=0o700)
    return [
        _write(folder, f"composing/{one.id}.json", [to_bytes(one)], 1)
        for one in Compositions(composing).find().compositions
    ]


def _read_compositions(folder: Path, files: Iterable[str], composing: Path) -> None:
    """Take over what was being written; a piece of writing that is here already stays as it is."""
    from assistant.outbox.composing import Compositions, DamagedFile, from_bytes

    here = Compositions(composing)
    for name in files:
        if not name.startswith("composing/"):
            continue
        try:
            composition = from_bytes((folder / name).read_bytes())
        except (OSError, DamagedFile) as fault:
            raise _damaged(f"{name[:60]} can't be read") from fault
        if here.get(composition.id) is None:
            here.save(composition)


def _write_adapters(adapters: Path, folder: Path) -> list[dict[str, Any]]:
    """The files of adapters that are made; what a run that is under way works with is left out."""
    written = []
    for file in sorted(adapters.glob(f"*/{FILE}")):
        (folder / "adapters" / file.parent.name).mkdir(parents=True, mode=0o700)
        written.append(_write(folder, f"adapters/{file.parent.name}/{FILE}", [file.read_bytes()], 1))
    return written


def _read_adapters(folder: Path, files: Iterable[str], adapters: Path) -> None:
    """Take the files of adapters over; their rows came with the tables."""
    for name in files:
        parts = name.split("/")
        if len(parts) == 3 and parts[0] == "adapters" and parts[1].isdecimal() and parts[2] == FILE:
            target = adapters / parts[1]
            target.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_private(target / FILE, (folder / name).read_bytes())


def _write(folder: Path, name: str, pieces: Any, rows: int) -> dict[str, Any]:
    digest, size = hashlib.sha256(), 0
    with (folder / name).open("wb") as file:
        for piece in pieces:
            file.write(piece)
            digest.update(piece)
            size += len(piece)
    return {"name": name, "bytes": size, "sha256": digest.hexdigest(), "rows": rows}


def _read_manifest(folder: Path) -> dict[str, Any]:
    try:
        with (folder / MANIFEST).open("rb") as file:
            manifest = json.loads(file.read(_LONGEST_LINE))
    except (OSError, ValueError) as fault:
        raise _not_an_export() from fault
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise _not_an_export()
    if manifest.get("version") != VERSION:
        raise _newer()
    entries = manifest.get("files")
    if not isinstance(entries, list) or not all(
        isinstance(entry, dict)
        and isinstance(entry.get("name"), str)
        and isinstance(entry.get("sha256"), str)
        for entry in entries
    ):
        raise _damaged("its manifest is incomplete")
    return manifest


def _check_migrations(connection: sqlite3.Connection, manifest: dict[str, Any]) -> None:
    known = set(_migrations(connection))
    if not set(manifest.get("migrations", ())) <= known:
        raise _newer()


def _check_file(folder: Path, name: str, entry: dict[str, Any]) -> None:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()) or path.is_symlink():
        raise _damaged("it names a file outside itself")
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    except OSError as fault:
        raise _damaged(f"{name[:60]} can't be read") from fault
    if digest.hexdigest() != entry["sha256"]:
        raise _damaged(f"{name[:60]} is not what was exported")


def _read_table(connection: sqlite3.Connection, table: str, path: Path) -> int:
    columns = _columns(connection, table)
    count = 0
    with path.open("rb") as file:
        while line := file.readline(_LONGEST_LINE):
            try:
                record = json.loads(line)
                values = {name: _stored(value) for name, value in record.items()}
            except (ValueError, AttributeError) as fault:
                raise _damaged(f"a record of {table} can't be read") from fault
            if not set(values) <= set(columns):
                raise _newer()
            names = ", ".join(f'"{name}"' for name in values)
            marks = ", ".join("?" * len(values))
            try:
                connection.execute(
                    f'INSERT OR REPLACE INTO "{table}"({names}) VALUES ({marks})', list(values.values())
                )
            except sqlite3.IntegrityError as fault:
                raise _damaged(f"a record of {table} is not complete") from fault
            count += 1
    return count


def _plain(value: Any) -> Any:
    return {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def _stored(value: Any) -> Any:
    if isinstance(value, dict):
        return base64.b64decode(value["base64"], validate=True)
    if isinstance(value, list):
        raise ValueError("a list is no value of a column")
    return value


def _not_an_export() -> KnownError:
    return KnownError(
        "not-an-export",
        "This folder is not an export of Ownhand.",
        "Give the folder that `ownhand export` wrote.",
    )


def _newer() -> KnownError:
    return KnownError(
        "export-newer",
        "This export was written by another version of Ownhand.",
        "Install that version, or a newer one.",
    )


def _damaged(reason: str) -> KnownError:
    return KnownError(
        "export-damaged", f"This export is damaged: {reason}.", "Export again, or use another copy."
    )
