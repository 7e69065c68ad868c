"""Training on the user's own sent mail: what it would take, how it stands, and its course."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from assistant.engine.calls import Call
from assistant.engine.workshop import Workshop
from assistant.errors import KnownError

if TYPE_CHECKING:
    from assistant.personal.plan import Plan
    from assistant.personal.records import PersonalAdapter
    from models.catalogue import Installed

MOST_MINUTES = 7 * 24 * 60


def training(workshop: Workshop, _call: Call) -> dict[str, Any]:
    """How the run under way stands, and which adapters there are."""
    return describe(workshop)


def plan(workshop: Workshop, call: Call) -> dict[str, Any]:
    """What training would take now, and whether it can be done."""
    model = _model(workshop)
    made = _plan(workshop, model, _minutes(call))
    problem = made.problem
    return {
        "possible": problem is None,
        "model": model.card.name,
        "own_texts": made.own_texts,
        "needed": made.needed,
        "memory_bytes": made.memory_bytes,
        "free_bytes": made.free_bytes,
        "disk_bytes": made.disk_bytes,
        "seconds": round(made.seconds, 1),
        "code": problem.code if problem is not None else "",
        "message": problem.message if problem is not None else "",
        "next": problem.hint if problem is not None else "",
    }


def start(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Begin to train, once the user has agreed.

    Raises:
        KnownError: ``training-not-confirmed``, what stands in the way, or ``training-under-way``.
    """
    if not call.params.flag("yes", False):
        raise KnownError(
            "training-not-confirmed",
            "Training on your own mail begins only when you say so.",
            "`ownhand models train` shows what it takes, and asks.",
        )
    model, minutes = _model(workshop), _minutes(call)
    made = _plan(workshop, model, minutes)
    if made.problem is not None:
        raise made.problem
    folder = workshop.data.adapters
    folder.mkdir(mode=0o700, exist_ok=True)
    store = workshop.adapters.store
    if store.under_way() is not None:
        raise KnownError(
            "training-under-way",
            "A training run is under way already.",
            "`ownhand models train status` shows it.",
        )
    store.sweep()
    store.begin(model.card.name, workshop.adapters.base_of(model), minutes)
    workshop.training.wake()
    return describe(workshop)


def pause(workshop: Workshop, _call: Call) -> dict[str, Any]:
    """Let the run under way stand still until ``resume``; its memory is given back."""
    row = _under_way(workshop)
    workshop.adapters.store.change(row.id, paused=1)
    workshop.training.wake()
    return describe(workshop)


def resume(workshop: Workshop, _call: Call) -> dict[str, Any]:
    """Go on with a run that was paused, or that failed for want of memory or disk."""
    store = workshop.adapters.store
    row = store.under_way() or store.last_failure()
    if row is None:
        raise _nothing()
    if row.state == "failed":
        store.change(row.id, state=_state_of(workshop, row), code="", message="", hint="", paused=0)
    else:
        store.change(row.id, paused=0)
    workshop.training.wake()
    return describe(workshop)


def cancel(workshop: Workshop, _call: Call) -> dict[str, Any]:
    """Give the run under way up, or forget one that failed; nothing of it stays."""
    store = workshop.adapters.store
    row = store.under_way() or store.last_failure()
    if row is None:
        raise _nothing()
    _remove(workshop, row.id)
    return describe(workshop)


def remove(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Remove an adapter.

    Raises:
        KnownError: ``unknown-id``.
    """
    number = call.params.integer("id", 0, 0, 2**53)
    if workshop.data.library_db.exists():
        _remove(workshop, workshop.adapters.store.get(number).id)
    return describe(workshop)


def describe(workshop: Workshop) -> dict[str, Any]:
    """The answer of all these methods but ``plan``."""
    from assistant.personal.playback import NEEDED

    store = workshop.adapters.store
    rows = store.all() if workshop.adapters.any else []
    row = next((one for one in rows if one.under_way), None)
    if row is None and rows and rows[0].state == "failed":
        row = rows[0]
    used = _base_in_use(workshop)
    finished = [one for one in rows if one.state == "done"]
    faults = {one.id: workshop.adapters.fault(one) for one in finished}
    # Of several that win, the newest is the one drafts are written with.
    in_use = next((one.id for one in finished if one.base == used and one.wins and not faults[one.id]), None)
    state: str = row.state if row is not None else "done" if finished else "none"
    stage, done, total, left = workshop.training.now(row) if row is not None else ("", 0, 0, None)
    if row is not None and row.paused:
        state, left = "paused", None
    elif state == "running" and stage in ("draft", "battery"):
        state = "waiting"
    failed = row is not None and row.state == "failed"
    return {
        "state": state,
        "stage": stage or ("start" if state == "waiting" else ""),
        "done": done,
        "total": total,
        "seconds_left": round(left, 1) if left is not None else None,
        "model": row.model if row is not None else _name_in_use(workshop),
        "own_texts": workshop.training.own_texts(),
        "needed": NEEDED,
        "problem": {"code": row.code, "message": row.message, "next": row.hint} if failed and row else None,
        "adapters": [_adapter(workshop, one, faults[one.id], one.id == in_use) for one in finished],
    }


def _adapter(workshop: Workshop, one: PersonalAdapter, fault: str, in_use: bool) -> dict[str, Any]:
    reason = fault or ("A source it was trained on was removed." if one.stale else "")
    if not reason and not workshop.adapters.has_base(one):
        reason = f"The model it belongs to, {one.model}, is not installed any more."
    return {
        "id": one.id,
        "model": one.model,
        "made": datetime.fromtimestamp(one.made, UTC).isoformat(timespec="seconds"),
        "texts": one.texts,
        "stale": bool(reason),
        "stale_reason": reason,
        "in_use": in_use,
        "size_bytes": one.size,
        "arms": dict(one.arms),
        "figures": [
            {
                "register": figure.register,
                "arm": figure.arm,
                "mails": figure.mails,
                "edit_cost": figure.edit_cost,
                "style_distance": figure.style_distance,
                "authorship": figure.authorship,
                "p": figure.p,
                "p_author": figure.p_author,
            }
            for figure in one.figures
        ],
    }


def _plan(workshop: Workshop, model: Installed, minutes: float) -> Plan:
    from assistant.engine.training_run import usable_texts
    from assistant.personal.plan import make_plan
    from models.hardware import read_machine

    free = shutil.disk_usage(workshop.data.root).free
    return make_plan(usable_texts(workshop), model.card, model.path, read_machine(), free, minutes)


def _model(workshop: Workshop) -> Installed:
    found = workshop.models.choose_language(workshop.settings)
    if found is None:
        raise KnownError(
            "model-missing",
            "No language model is installed, so there is nothing to train.",
            "Install one: ownhand models install starter",
        )
    return found


def _minutes(call: Call) -> float:
    minutes = call.params.number("minutes") or 0.0
    if not 0 <= minutes <= MOST_MINUTES:
        raise KnownError(
            "bad-request",
            "This is no time to train for.",
            f"Give minutes, at most {MOST_MINUTES}, or leave it out.",
        )
    return minutes


def _under_way(workshop: Workshop) -> PersonalAdapter:
    row = workshop.adapters.store.under_way() if workshop.adapters.any else None
    if row is None:
        raise _nothing()
    return row


def _nothing() -> KnownError:
    return KnownError("training-none", "No training run is under way.", "`ownhand models train` starts one.")


def _state_of(workshop: Workshop, row: PersonalAdapter) -> str:
    """Where a failed run goes on: at its measuring, at its checkpoint, or from the start."""
    from assistant.personal.child import JOB

    if row.digest and workshop.adapters.store.file(row.id).is_file():
        return "measuring"
    return "running" if (workshop.adapters.store.place(row.id) / JOB).is_file() else "waiting"


def _remove(workshop: Workshop, number: int) -> None:
    workshop.training.drop(number)
    workshop.adapters.store.remove(number)
    workshop.training.wake()


def _base_in_use(workshop: Workshop) -> str:
    try:
        model = workshop.models.choose_language(workshop.settings)
        return workshop.adapters.base_of(model) if model is not None else ""
    except (KnownError, OSError):
        return ""


def _name_in_use(workshop: Workshop) -> str:
    try:
        model = workshop.models.choose_language(workshop.settings)
    except KnownError:
        return ""
    return model.card.name if model is not None else ""
