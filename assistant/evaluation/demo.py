"""The whole job on the sample mailbox: index, search, draft, correct, learn, draft again.

It runs in a throw-away data directory through the same engine and the same requests as everything else. The
corrections come from a simulated writer with a fixed taste (`CLARA_TO_NKECHI`), which was written down
from what the two people of the sample would want, before anything was learned from it. The mails it is
measured on are never learned from, and they are corrected by the same writer before and after.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.evaluation.taste import Recipient, Taste
from assistant.evaluation.throwaway import Engine, Progress, throw_away_engine
from assistant.evaluation.writer import Writer
from assistant.evaluation.writers import POLITE_FILLERS
from assistant.paths import DataDirectory
from assistant.text.tokens import edit_cost, edit_cost_normalised
from resources import sample

Step = dict[str, Any]

TO = "n.adeyemi@harrowdene.example.org"
RECIPIENT = Recipient("Nkechi Adeyemi")

# Nkechi asked to be called by her first name, and reads her mail on a telephone between two rivers.
# Clara speaks for her company.
CLARA_TO_NKECHI = Taste(
    greeting="Hello {first},",
    sign_off="Kind regards,\nClara",
    struck_sentences=POLITE_FILLERS,
    replaced=(("I need", "we need"), ("I want", "we want")),
    contractions=True,
    exclamations=False,
    bullets=True,
    longest_sentence=18,
    closing_line="Call me if anything is unclear.",
)


@dataclass(frozen=True, slots=True)
class Task:
    """One mail to write: a subject, and what to say in the words of a note."""

    subject: str
    points: tuple[str, ...]


HELD_OUT = (
    Task(
        "Our arrival in March",
        (
            "we arrive on Monday, 16 March 2026, in the evening",
            "staying at The Otterburn Arms until the 19th",
            "need a parking place for a van that is 2.40 m high",
        ),
    ),
    Task(
        "Invoice for the service visit",
        (
            "invoice R-2026-019 over £960 comes after the visit",
            "payment within 30 days is fine",
            "we do not have your order number yet, please send it",
        ),
    ),
)

CORRECTED = (
    Task(
        "Service visit: date and people",
        (
            "service visit from 17 to 19 March 2026",
            "Tomasz Zieliński and I will come",
            "please have the cabinet keys ready, number 4 is for Dene Bridge",
        ),
    ),
    Task(
        "Two more gauges on the Linn Burn",
        (
            "two gauges cost about £4,300, installation is included",
            "we will look at the sites during the visit",
            "delivery takes eight weeks after the order",
        ),
    ),
    Task(
        "New seals",
        (
            "five gauges still have the old grey seal",
            "we will replace them and it is free under the warranty",
            "it takes 20 minutes per gauge",
        ),
    ),
    Task(
        "Coldstrother",
        (
            "the cabinet at Coldstrother stands too low",
            "Tomasz will raise the bracket by 40 cm on 18 March",
            "we do not need a crane, please tell Mr Rudd",
        ),
    ),
)

WITH_A_CORRECTED_FACT = 3

SEARCHES = ("which seal failed in the test tank", "Angebot A-2025-017", "Winterlager für das Boot")


def run(
    on_progress: Progress | None = None,
    data: DataDirectory | None = None,
    on_step: Callable[[Step], None] | None = None,
) -> dict[str, Any]:
    """Do the whole job in a throw-away data directory, which is removed at the end.

    Args:
        on_progress: gets progress notices, the engine's among them.
        data: whose installed models are used; by default the user's.
        on_step: gets each step when it is done; its ``text`` tells it to a reader.

    Returns:
        ``steps[] {name, seconds, text, …}``, ``edit_cost_before``, ``edit_cost_after`` (tokens, over the
        held-out mails), ``held_out[]``, ``preferences[]``, ``model``, ``seconds``.

    Raises:
        KnownError: what the engine tells, e.g. that no model is installed.
    """
    with throw_away_engine(data) as engine:
        return perform(engine, on_step or (lambda _step: None), on_progress)


def perform(
    engine: Engine,
    on_step: Callable[[Step], None],
    on_progress: Progress | None = None,
) -> dict[str, Any]:
    """The demo itself, on an engine with an empty library; see `run`."""
    started = time.monotonic()
    steps: list[Step] = []
    writer = Writer({"mail": ((0, CLARA_TO_NKECHI),)}, name="Clara")
    careful = replace(writer, noise=1.0)

    def done(name: str, since: float, **detail: Any) -> None:
        step = {"name": name, "seconds": round(time.monotonic() - since, 2), **detail}
        steps.append({**step, "text": narrate(step) + "\n"})
        on_step(steps[-1])

    since = time.monotonic()
    report = engine.call("add", {"paths": [str(sample.MAIL), str(sample.DOCUMENTS)]}, on_progress)
    done("index", since, **{key: report[key] for key in ("messages", "documents", "passages", "failed")})

    since = time.monotonic()
    done("search", since, searches=[_search(engine, query) for query in SEARCHES])

    since = time.monotonic()
    before = [_draft_and_correct(engine, writer, task, on_progress) for task in HELD_OUT]
    done("draft", since, mails=before)

    for number, task in enumerate(CORRECTED, 1):
        since = time.monotonic()
        # In one of the lessons she also corrects a figure, which must not be taken for style.
        corrector = careful if number == WITH_A_CORRECTED_FACT else writer
        mail = _draft_and_correct(engine, corrector, task, on_progress)
        lesson = engine.call(
            "learn", {"draft_id": mail["draft_id"], "final": mail["final"], "outcome": "edited"}, on_progress
        )
        done("learn", since, number=number, mail=mail, **lesson)

    since = time.monotonic()
    after = [_draft_and_correct(engine, writer, task, on_progress) for task in HELD_OUT]
    done("draft again", since, mails=after)

    since = time.monotonic()
    preferences = engine.call("preferences", {})["preferences"]
    done("preferences", since, preferences=preferences)

    result = {
        "to": TO,
        "model": after[0]["model"],
        "edit_cost_before": sum(mail["edit_cost"] for mail in before),
        "edit_cost_after": sum(mail["edit_cost"] for mail in after),
        "edit_cost_before_normalised": _mean([mail["edit_cost_normalised"] for mail in before]),
        "edit_cost_after_normalised": _mean([mail["edit_cost_normalised"] for mail in after]),
        "edit_costs_while_learning": [step["edit_cost"] for step in steps if step["name"] == "learn"],
        "held_out": [
            {"subject": task.subject, "points": list(task.points), "before": old, "after": new}
            for task, old, new in zip(HELD_OUT, before, after, strict=True)
        ],
        "preferences": preferences,
        "steps": steps,
        "seconds": round(time.monotonic() - started, 1),
    }
    summary = narrate_end(result)
    steps.append({"name": "result", "seconds": result["seconds"], "text": summary})
    on_step(steps[-1])
    return {**result, "summary": summary}


def _search(engine: Engine, query: str) -> dict[str, Any]:
    result = engine.call("search", {"query": query, "limit": 1})
    first = result["hits"][0] if result["hits"] else {}
    return {
        "query": query,
        "title": first.get("title", ""),
        "text": first.get("text", ""),
        "id": first.get("id", ""),
        "ms": result["ms"],
    }


def _draft_and_correct(
    engine: Engine,
    writer: Writer,
    task: Task,
    on_progress: Progress | None,
) -> dict[str, Any]:
    """Have one mail drafted, and let the writer make of it what she would send."""
    draft = engine.call(
        "draft",
        {"to": [TO], "subject": task.subject, "kind": "mail", "points": list(task.points)},
        on_progress,
    )
    correction = writer.correct(draft["text"], "mail", points=task.points, recipient=RECIPIENT)
    return {
        "draft_id": draft["draft_id"],
        "subject": task.subject,
        "points": list(task.points),
        "text": draft["text"],
        "final": correction.final,
        "edit_cost": edit_cost(draft["text"], correction.final),
        "edit_cost_normalised": round(edit_cost_normalised(draft["text"], correction.final), 3),
        "preferences": [entry["text"] for entry in draft["preferences"]],
        "model": draft["model"],
        "total_ms": draft["timing"]["total_ms"],
    }


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 3)


def narrate(step: Step) -> str:
    """Put one step into words for a reader at a terminal."""
    return _TELLERS[step["name"]](step)


def narrate_end(result: dict[str, Any]) -> str:
    """The last words of the demo: what changed, in figures."""
    before, after = result["edit_cost_before"], result["edit_cost_after"]
    share = round(100 * (before - after) / before) if before else 0
    change = f"{share} % less correcting" if after < before else "no less correcting"
    return (
        f"The two mails took {before} corrections before the lessons and {after} after: {change}.\n"
        f"Model {result['model'] or 'none installed'}, {result['seconds']:.0f} s, all of it on this machine; "
        "the throw-away directory is gone again."
    )


def _tell_index(step: Step) -> str:
    failed = f", {len(step['failed'])} unreadable" if step["failed"] else ""
    return (
        f"A year of mail of Clara Wendt, who builds river gauges: {step['messages']} messages and "
        f"{step['documents']} documents read in {step['seconds']:.1f} s{failed}."
    )


def _tell_search(step: Step) -> str:
    lines = ["Three questions to it:"]
    for search in step["searches"]:
        text = " ".join(search["text"].split())
        lines.append(f"  {search['query']}?\n    {search['title']}: {text[:110]}")
    return "\n".join(lines)


def _tell_draft(step: Step) -> str:
    mail = step["mails"][0]
    points = "\n".join(f"  * {point}" for point in mail["points"])
    return (
        f"Clara writes to Nkechi Adeyemi, whom she hardly knows. From these notes,\n{points}\n"
        f"Ownhand drafts, having learned nothing yet:\n\n{_indent(mail['text'])}\n\n"
        f"She would send this instead ({mail['edit_cost']} changes):\n\n{_indent(mail['final'])}"
    )


def _tell_learn(step: Step) -> str:
    lines = [f"Lesson {step['number']}, “{step['mail']['subject']}”: {step['edit_cost']} changes."]
    lines += [
        f"  {entry['action']}: {entry['text']}"
        for entry in step["learned"]
        if entry["action"] != "strengthened"
    ]
    if confirmed := sum(entry["action"] == "strengthened" for entry in step["learned"]):
        lines.append(f"  confirmed: {confirmed} of the preferences learned before")
    lines += [
        f"  a matter of fact, nothing to learn: “{change['from']}” → “{change['to']}”"
        for change in step["changes"]
        if change["kind"] == "content" and change["from"] and change["to"]
    ]
    return "\n".join(lines)


def _tell_draft_again(step: Step) -> str:
    mail = step["mails"][0]
    return (
        f"The notes of the first mail once more. Ownhand drafts now:\n\n{_indent(mail['text'])}\n\n"
        f"Still to correct: {mail['edit_cost']} changes."
    )


def _tell_preferences(step: Step) -> str:
    lines = ["What it has learned stands in the ledger, to be read, changed, switched off or deleted:"]
    lines += [
        f"  {entry['id']}: {entry['text']} ({entry['status']}, strength {entry['strength']:.2f})"
        for entry in step["preferences"]
    ]
    return "\n".join(lines)


def _indent(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.split("\n"))


_TELLERS: dict[str, Callable[[Step], str]] = {
    "index": _tell_index,
    "search": _tell_search,
    "draft": _tell_draft,
    "learn": _tell_learn,
    "draft again": _tell_draft_again,
    "preferences": _tell_preferences,
}
