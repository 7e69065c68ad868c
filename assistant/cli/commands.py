"""What each command asks of the engine, and how its answer is shown."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.cli import show, texts
from assistant.cli.output import Output
from assistant.cli.session import Session
from assistant.errors import KnownError

Command = Callable[[argparse.Namespace, Session, Output], int | None]


def run_command(options: argparse.Namespace, output: Output) -> int:
    """Run the command of parsed options; returns the exit status.

    Raises:
        KnownError, Cancelled: for the caller to tell.
    """
    if options.version:
        from assistant.engine.logs import version

        output.result({"version": version()}, show.version)
        return 0
    session = Session(options.data or "", output)
    try:
        return COMMANDS[options.command](options, session, output) or 0
    finally:
        session.close()


# --- library ------------------------------------------------------------------------------------


def _add(options: argparse.Namespace, session: Session, output: Output) -> int:
    paths = [_absolute(path) for path in options.paths]
    report = session.call("add", {"paths": paths, "kind": options.kind})
    fault = _nothing_read(report)
    output.result(report, show.index_report, fault)
    return int(fault is not None)


def _nothing_read(report: dict[str, Any]) -> KnownError | None:
    """What to say when there was something to read and none of it could be."""
    failed = report["failed"]
    if not failed or any(report[got] for got in ("messages", "documents", "unchanged", "duplicates")):
        return None
    if len(failed) > 1:
        message = f"None of these {len(failed):,} files could be read; the reason stands behind each."
    else:
        message = f"{failed[0]['path']} could not be read: {failed[0]['reason']}."
    return KnownError(
        "nothing-read",
        message,
        "Mend or save it anew and run the same command again, or choose another file.",
    )


def _index(_options: argparse.Namespace, session: Session, output: Output) -> None:
    output.result(session.call("index"), show.index_report)


def _sources(_options: argparse.Namespace, session: Session, output: Output) -> None:
    output.result(session.call("sources"), show.sources)


def _remove(options: argparse.Namespace, session: Session, output: Output) -> None:
    source = options.source
    if os.sep in source or Path(source).exists():
        source = _absolute(source)
    output.result(session.call("remove", {"source": source}), show.removed)


def _identity(options: argparse.Namespace, session: Session, output: Output) -> None:
    if options.action and not options.address:
        raise KnownError("no-address", "Which address?", f"ownhand identity {options.action} you@example.org")
    method = f"identity.{options.action}" if options.action else "identity"
    params = {"address": options.address} if options.action else {}
    output.result(session.call(method, params), show.identity)


def _search(options: argparse.Namespace, session: Session, output: Output) -> None:
    params: dict[str, Any] = {
        "query": options.query or "",
        "from": options.sender,
        "to": options.recipient,
        "kind": options.kind,
        "own": options.own,
        "since": texts.read_date(options.since),
        "like": options.like,
        "group": options.threads,
        "offset": options.offset,
    }
    if options.limit is not None:
        params["limit"] = options.limit
    output.result(session.call("search", params), show.hits)


def _people(options: argparse.Namespace, session: Session, output: Output) -> None:
    output.result(session.call("people", {"query": options.query}), show.people)


def _profile(options: argparse.Namespace, session: Session, output: Output) -> None:
    output.result(session.call("profile", {"person": options.person}), show.profile)


# --- writing --------------------------------------------------------------------------------------


def _draft(options: argparse.Namespace, session: Session, output: Output) -> None:
    params = {"to": options.to, "kind": options.kind, **_request(options)}
    _write(session, output, "draft", params)


def _reply(options: argparse.Namespace, session: Session, output: Output) -> None:
    params = {"message_id": options.message_id, "to": options.to, **_request(options)}
    _write(session, output, "reply", params)


def _request(options: argparse.Namespace) -> dict[str, Any]:
    request: dict[str, Any] = {
        "subject": options.subject,
        "points": texts.read_points(options.points),
        "tone": options.tone,
        "length": options.length,
        "language": options.language,
        "learning": not options.no_learning,
        "without": options.without,
    }
    if options.seed is not None:
        request["seed"] = options.seed
    return request


def _write(session: Session, output: Output, method: str, params: dict[str, Any]) -> None:
    output.result(session.call(method, params), show.draft)


def _rewrite(options: argparse.Namespace, session: Session, output: Output) -> None:
    params = {
        "mode": options.mode,
        "instruction": options.instruction,
        "to": options.to,
        "learning": not options.no_learning,
        "text": texts.read_text(options.file),
    }
    result = session.call("rewrite", params)
    if output.as_json or sys.stdout.isatty():
        output.result(result, show.rewrite)
    else:
        output.plain(result["text"])


def _drafts(options: argparse.Namespace, session: Session, output: Output) -> None:
    if options.action and not options.draft:
        raise KnownError(
            "no-id", "Which draft?", "`ownhand drafts` lists them; then ownhand drafts show draft-1"
        )
    if options.action:
        output.result(session.call("drafts.show", {"id": options.draft}), show.draft)
    else:
        output.result(session.call("drafts"), show.drafts)


def _hand_over(options: argparse.Namespace, session: Session, output: Output) -> None:
    params = {"id": options.draft, "as": options.form}
    if options.out or options.form == "eml":
        params["out"] = _absolute(options.out or os.curdir)
    if options.text:
        params["text"] = texts.read_text(options.text)
    result = session.call("handover", params)
    if options.form in ("text", "mailto") and not options.out and not output.as_json:
        output.plain(str(result.get("content", "")))
    else:
        output.result(result, show.handed_over)


# --- learning --------------------------------------------------------------------------------------


def _learn(options: argparse.Namespace, session: Session, output: Output) -> None:
    unread = options.outcome in ("accepted", "regenerated", "discarded")
    if not options.final and not unread:
        raise KnownError(
            "no-final",
            "There is no final text to learn from.",
            "Give it with --final FILE, or --final - to pipe it in.",
        )
    final = texts.read_text(options.final) if options.final else ""
    params = {"draft_id": options.draft, "final": final, "outcome": options.outcome}
    output.result(session.call("learn", params), show.lesson)


def _preferences(options: argparse.Namespace, session: Session, output: Output) -> None:
    if not options.action:
        output.result(session.call("preferences", {"person": options.person}), show.preferences)
        return
    if options.action == "show":
        output.result(session.call("preferences.show", {"id": options.preference}), show.preference_life)
        return
    if options.action in ("like", "unlike"):
        lesson = {
            "text": texts.read_text(options.text),
            "like": options.action == "like",
            "person": options.to,
            "draft_id": options.draft,
        }
        output.result(session.call("lessons.add", lesson), show.passage)
        return
    if options.action == "add":
        params: dict[str, Any] = {"text": options.text, "scope": options.scope}
    elif options.action == "edit":
        params = {"id": options.preference, "text": options.text}
    else:
        params = {"id": options.preference}
    output.result(session.call(f"preferences.{options.action}", params), show.preference)


def _answer(options: argparse.Namespace, session: Session, output: Output) -> None:
    params = {"id": options.question, "choice": options.choice}
    output.result(session.call("question.answer", params), show.answer)


def _curve(options: argparse.Namespace, session: Session, output: Output) -> None:
    output.result(session.call("curve", {"person": options.person}), show.curve)


# --- models, care -----------------------------------------------------------------------------------


def _models(options: argparse.Namespace, session: Session, output: Output) -> None:
    from assistant.cli import models

    models.run(options, session, output)


def _evaluate(options: argparse.Namespace, session: Session, output: Output) -> None:
    from assistant.evaluation import command

    with output.progress() as sink:
        result = command.run(options.kind, options.further, Path(_absolute(options.out)), sink, session.data)
    output.result(result, show.evaluation)


def _demo(_options: argparse.Namespace, session: Session, output: Output) -> None:
    from assistant.evaluation import demo

    def tell(step: dict[str, Any]) -> None:
        if not output.as_json and step["name"] != "result":  # the result is shown as such
            output.plain(str(step["text"]) + "\n")

    with output.progress() as sink:
        result = demo.run(sink, session.data, tell)
    output.result(result, show.demo)


def _prove(_options: argparse.Namespace, session: Session, output: Output) -> int:
    from assistant.safety.network import namespace_id
    from assistant.safety.prove import control

    result = session.call("prove", {"namespace": namespace_id()})
    output.result({**result, "control": control()}, show.proof)
    return int(result["verdict"] == "open")


def _doctor(_options: argparse.Namespace, session: Session, output: Output) -> int:
    from assistant.safety import doctor

    checks = doctor.check_surroundings(session.data)
    if not any(check["status"] == "fault" and check["name"] == "data directory" for check in checks):
        try:
            checks += session.call("doctor")["checks"]
        except KnownError as fault:
            checks.append(doctor.engine_fault(fault))
    report = doctor.summary(checks)
    output.result(report, show.doctor)
    return int(not report["healthy"])


def _export(options: argparse.Namespace, session: Session, output: Output) -> None:
    output.result(session.call("export", {"folder": _absolute(options.folder)}), show.exported)


def _import(options: argparse.Namespace, session: Session, output: Output) -> None:
    output.result(session.call("import", {"folder": _absolute(options.folder)}), show.imported)


def _erase(options: argparse.Namespace, session: Session, output: Output) -> int:
    source = options.source
    if source and (os.sep in source or Path(source).exists()):
        source = _absolute(source)
    params = {"person": options.person, "source": source, "all": options.everything}
    result = session.call("erase", params)
    output.result(result, show.erased)
    return int(not result["clean"])


def _engine(options: argparse.Namespace, session: Session, output: Output) -> None:
    from assistant.engine.client import wait_until_gone

    client = session.running()
    if client is None:
        result: dict[str, Any] = {"running": False, "data": str(session.data.root)}
    elif options.action == "status":
        with client:
            result = client.call("engine.status")
    else:
        with client:
            result = {"running": False, **client.call("engine.stop")}
        wait_until_gone(session.data)
    output.result(result, show.engine)


def _settings(options: argparse.Namespace, session: Session, output: Output) -> None:
    from assistant import settings

    path = session.data.prepare().settings
    if options.action == "reset":
        aside = settings.reset(path)
        result: dict[str, Any] = {"path": str(path), "kept": str(aside) if aside else None}
        output.result(result, show.settings_reset)
        return
    if options.action == "set":
        settings.change(path, options.key, settings.find(options.key).parse(options.value))
    output.result(_describe_settings(path), show.settings)


def _describe_settings(path: Path) -> dict[str, Any]:
    from assistant import settings

    now = settings.Settings.load(path)
    return {
        "path": str(path),
        "settings": [
            {
                "key": key,
                "value": now.values[key],
                "default": entry.default,
                "help": entry.help,
                "given": key in now.given,
            }
            for key, entry in settings.schema().items()
        ],
        "unknown": list(now.unknown),
    }


def _window(options: argparse.Namespace, session: Session, _output: Output) -> int:
    shown = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in shown):
        raise KnownError(
            "no-display",
            "There is no display to open the window on.",
            "Start it in a desktop session, or use the commands: `ownhand --help` lists them.",
        )
    from importlib import import_module

    words = [f"--{name}" for name in ("hidden", "rewrite") if getattr(options, name)]
    return int(import_module("ui.app").run(session.data, words))


def _absolute(path: str) -> str:
    """A path as the engine, which runs elsewhere, must be told it.

    Raises:
        KnownError: ``bad-path``.
    """
    if not path.strip() or "\0" in path:
        raise KnownError("bad-path", "This is no path.", "Give the path of a file or folder.")
    try:
        return os.path.abspath(os.path.expanduser(path))
    except OSError as fault:
        raise KnownError(
            "bad-path", "The folder you are in is gone.", "Change to another folder first."
        ) from fault


COMMANDS: dict[str, Command] = {
    "": _window,
    "add": _add,
    "sources": _sources,
    "remove": _remove,
    "index": _index,
    "identity": _identity,
    "search": _search,
    "people": _people,
    "profile": _profile,
    "draft": _draft,
    "reply": _reply,
    "rewrite": _rewrite,
    "drafts": _drafts,
    "handover": _hand_over,
    "learn": _learn,
    "preferences": _preferences,
    "answer": _answer,
    "curve": _curve,
    "models": _models,
    "evaluate": _evaluate,
    "demo": _demo,
    "prove": _prove,
    "doctor": _doctor,
    "export": _export,
    "import": _import,
    "erase": _erase,
    "engine": _engine,
    "settings": _settings,
}
