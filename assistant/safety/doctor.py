"""The health of everything, and what to do about each fault."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from assistant.errors import KnownError
from assistant.paths import DataDirectory
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.engine.workshop import Workshop

Status = Literal["ok", "remark", "warning", "fault"]
_LITTLE_SPACE = 1_000_000_000
_TOO_LITTLE_SPACE = 100_000_000
_LITTLE_MEMORY = 800_000_000
_RECENT_SECONDS = 7 * 86_400


def check(name: str, status: Status, message: str, hint: str = "") -> dict[str, Any]:
    """One line of the report."""
    return {"name": name, "status": status, "message": message, "hint": hint}


def summary(checks: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The report: ``healthy``, ``checks[]``, and one sentence."""
    faults = sum(entry["status"] == "fault" for entry in checks)
    warnings = sum(entry["status"] == "warning" for entry in checks)
    words = "Everything is in order."
    if faults or warnings:
        found = f"{_count(faults, 'fault')} and {_count(warnings, 'warning')}"
        words = f"{found}; the lines above say what to do."
    return {
        "healthy": not faults,
        "faults": faults,
        "warnings": warnings,
        "summary": words,
        "checks": list(checks),
    }


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def check_surroundings(data: DataDirectory) -> list[dict[str, Any]]:
    """What can be told without the engine: directory, rights, disk, memory, settings, crash reports."""
    try:
        data.prepare()
    except KnownError as fault:
        return [check("data directory", "fault", fault.message, fault.hint)]
    return [
        check("data directory", "ok", str(data.root)),
        _check_rights(data),
        _check_disk(data.root),
        _check_memory(),
        _check_settings(data),
        _check_crashes(data.logs),
    ]


def engine_fault(fault: KnownError) -> dict[str, Any]:
    """The line for an engine that can't be asked."""
    return check("engine", "fault", fault.message, fault.hint)


def check_stores(workshop: Workshop) -> list[dict[str, Any]]:
    """What only the engine can tell: library, vector index, sources, models, network."""
    checks = [_check_network(workshop)]
    try:
        checks += _check_library(workshop)
    except KnownError as fault:
        hint = fault.hint
        if fault.code == "library-damaged":
            kept = workshop.data.library_db.with_suffix(".damaged")
            hint = (
                f"`ownhand engine stop`, rename {workshop.data.library_db} to {kept.name}, "
                "`ownhand import` your last export if there is one, and add your sources again."
            )
        checks.append(check("library", "fault", fault.message, hint))
    return checks + _check_models(workshop)


def _check_rights(data: DataDirectory) -> dict[str, Any]:
    if sys.platform == "win32":
        return check("rights", "remark", "Rights are those of your user folder.")
    status = data.root.stat()
    if status.st_uid != os.geteuid():
        return check(
            "rights", "warning", "The data directory belongs to another user.", "Use a directory of your own."
        )
    open_files = [
        path.name
        for path in data.root.iterdir()
        if path.is_file() and not path.is_symlink() and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    if stat.S_IMODE(status.st_mode) & 0o077 or open_files:
        names = ", ".join(sorted(open_files)[:5]) or "the directory itself"
        hint = f"chmod -R go-rwx {data.root}"
        return check("rights", "warning", f"Others may read {names}.", hint)
    return check("rights", "ok", "Only you can read the data directory.")


def _check_disk(root: Path) -> dict[str, Any]:
    free = shutil.disk_usage(root).free
    words = f"{free / 1e9:.1f} GB free"
    if free < _TOO_LITTLE_SPACE:
        return check("disk", "fault", f"Only {words}.", "Free some space; nothing new can be stored.")
    if free < _LITTLE_SPACE:
        return check(
            "disk", "warning", f"Only {words}.", "Free some space before adding much mail or a model."
        )
    return check("disk", "ok", words)


def _check_memory() -> dict[str, Any]:
    from models.hardware import read_machine

    machine = read_machine()
    words = f"{machine.ram_available / 1e9:.1f} of {machine.ram_total / 1e9:.1f} GB available"
    if machine.ram_available < _LITTLE_MEMORY:
        return check("memory", "warning", f"Only {words}.", "Close other programs, or use a smaller model.")
    return check("memory", "ok", words)


def _check_settings(data: DataDirectory) -> dict[str, Any]:
    try:
        settings = Settings.load(data.settings)
    except KnownError as fault:
        return check("settings", "fault", fault.message, fault.hint)
    if settings.unknown:
        names = ", ".join(settings.unknown[:5])
        return check("settings", "remark", f"Not known to this version, and ignored: {names}.")
    return check("settings", "ok", f"{len(settings.given)} differ from the defaults.")


def _check_crashes(logs: Path) -> dict[str, Any]:
    recent = [
        path for path in logs.glob("crash-*.txt") if time.time() - path.stat().st_mtime < _RECENT_SECONDS
    ]
    if recent:
        return check(
            "crash reports",
            "warning",
            f"{len(recent)} in the last seven days.",
            f"They are in {logs} and hold no content; please report them.",
        )
    return check("crash reports", "ok", "None in the last seven days.")


def _check_network(workshop: Workshop) -> dict[str, Any]:
    names = ", ".join(layer.name for layer in workshop.jail.layers if layer.in_force)
    if workshop.jail.kernel_holds:
        return check("network", "ok", f"The engine has none ({names}).")
    return check(
        "network",
        "warning",
        f"Only {names} keeps the engine off the network on this system.",
        "`ownhand prove` shows what was tried.",
    )


def _check_library(workshop: Workshop) -> list[dict[str, Any]]:
    from assistant.database import faults

    bench = workshop.bench
    found = faults(bench.db)
    if found:
        hint = "Save what can be read: ownhand export DIR. Then `ownhand erase --all`, and add your sources."
        return [check("library", "fault", " ".join(found), hint)]
    counts = bench.library.counts()
    words = f"{counts.messages:,} messages, {counts.documents:,} documents, {counts.passages:,} passages"
    checks = [check("library", "ok", words)]
    if not counts.passages:
        checks[0] = check("library", "remark", "It is empty.", "Add your mail: ownhand add PATH")
    checks.append(_check_vectors(workshop, counts.embedded, counts.waiting))
    missing = [source for source in bench.library.sources() if not os.path.lexists(source.path)]
    if missing:
        checks.append(
            check(
                "sources",
                "warning",
                f"{len(missing)} are not where they were.",
                "`ownhand sources` lists them; put them back, or forget them with `ownhand remove`.",
            )
        )
    if not bench.library.own_addresses() and counts.messages:
        checks.append(
            check(
                "identity",
                "warning",
                "Your own addresses are not known, so nothing of your style can be measured.",
                "Name them: ownhand identity add you@example.org",
            )
        )
    return checks


def _check_vectors(workshop: Workshop, embedded: int, waiting: int) -> dict[str, Any]:
    state = workshop.vectors.check()
    if state == "unhealthy":
        return check(
            "vector index",
            "warning",
            "It gave wrong answers and was set aside; search answers exactly from the library meanwhile.",
            "`ownhand index` builds it anew.",
        )
    if waiting:
        return check(
            "vector index",
            "remark",
            f"{embedded:,} passages are searchable by meaning, {waiting:,} wait.",
            "`ownhand index` goes on with them.",
        )
    return check("vector index", "ok", f"{embedded:,} vectors, {state}.")


def _check_models(workshop: Workshop) -> list[dict[str, Any]]:
    checks = []
    for kind, choose, hint in (
        ("language model", workshop.models.choose_language, "ownhand models install starter"),
        ("embedding model", workshop.models.choose_embedding, "ownhand models install all-MiniLM-L6-v2"),
    ):
        try:
            chosen = choose(workshop.settings)
        except KnownError as fault:
            checks.append(check(kind, "fault", fault.message, fault.hint))
            continue
        if chosen is None:
            checks.append(check(kind, "warning", "None is installed.", hint))
        elif kind == "language model" and not chosen.card.strategy:
            hint = "Measure it: ownhand models check"
            checks.append(check(kind, "remark", f"{chosen.card.name}, not measured on this machine.", hint))
        else:
            checks.append(check(kind, "ok", chosen.card.name))
    return checks
