"""How results look to people. Each function takes what the JSON output would be."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Value = Mapping[str, Any]
_MOST_REASONS = 12
_MOST_POINTS = 40


def version(console: Console, value: Value) -> None:
    """`ownhand --version`."""
    console.print(f"ownhand {value['version']}")


def index_report(console: Console, value: Value) -> None:
    """`add` and `index`."""
    seconds = value["seconds"]
    console.print(
        f"{value['messages']:,} messages and {value['documents']:,} documents indexed, "
        f"{value['passages']:,} passages, {value['own_passages']:,} of them your own words; "
        f"{value['unchanged']:,} unchanged."
    )
    parts = [f"{name} {float(amount):.1f} s" for name, amount in seconds.items()]
    console.print("Time: " + ", ".join(parts), style="dim")
    _reasons(console, value["failed"], "could not be read")
    _reasons(console, value.get("skipped", ()), "were passed over")
    for warning in value.get("warnings", ()):
        console.print(warning, style="yellow")


def sources(console: Console, value: Value) -> None:
    """`sources`."""
    rows = value["sources"]
    if not rows:
        console.print(
            "Nothing was added yet. `ownhand add PATH` takes mailboxes, Maildirs, folders and files."
        )
        return
    shown = [{**row, "watched": _watched(row)} for row in rows]
    _table(console, shown, ("id", "kind", "items", "failed", "watched", "path"))


def _watched(row: Value) -> str:
    words = {"events": "live", "polling": "from time to time", "asleep": "asleep"}
    mode = words.get(str(row.get("watched", "")), "")
    reason = str(row.get("watched_reason", ""))
    return f"{mode}: {reason}" if mode and reason else mode


def removed(console: Console, value: Value) -> None:
    """`remove`."""
    console.print(
        f"Forgotten: {value.get('path', value.get('source'))}, {value.get('items', 0):,} items left with it."
    )


def identity(console: Console, value: Value) -> None:
    """`identity`."""
    console.print(
        "Your addresses: " + (", ".join(_address(entry) for entry in value["addresses"]) or "none yet")
    )
    for entry in value["detected"]:
        sure = f"{float(entry.get('confidence', 0)):.0%} sure"
        console.print(f"  {entry['address']}: {sure}. {entry.get('reason', '')}", style="dim")
    console.print("`ownhand identity add|remove ADDRESS` corrects this.", style="dim")


def hits(console: Console, value: Value) -> None:
    """`search`."""
    for one in value.get("corrected", ()):
        console.print(f"“{one['from']}” stands nowhere; searched for “{one['to']}”.", style="yellow")
    for text in value.get("not_understood", ()):
        console.print(f"“{text}” is no filter, so its words were searched for.", style="yellow")
    for hit in value["hits"]:
        people_named = ", ".join(str(name) for name in hit["people"][:3])
        more = hit.get("more_in_thread", 0)
        thread = f" · {more} more in this thread" if more else ""
        console.print(f"{hit['title'] or '(no subject)'}", style="bold")
        console.print(f"  {hit['id']} · {_date(hit['date'])} · {people_named}{thread}", style="dim")
        console.print(_marked(hit["text"], hit.get("marks", ()), 240))
    if not value["hits"]:
        console.print("Nothing found.")
    shown, total = len(value["hits"]), value.get("total", 0)
    of_all = f" of {total:,}" if total > shown else ""
    console.print(f"{shown}{of_all} results in {value['ms']:.0f} ms", style="dim")


def _marked(text: str, marks: Iterable[Sequence[int]], most: int) -> Text:
    from rich.text import Text

    line = Text("  " + _shorten(text, most))
    for start, end in marks:
        if end + 2 < len(line):
            line.stylize("bold yellow", start + 2, end + 2)
    return line


def people(console: Console, value: Value) -> None:
    """`people`."""
    rows = [
        {**row, "addresses": ", ".join(row["addresses"][:2]), "last": _date(row["last"])}
        for row in value["people"]
    ]
    if not rows:
        console.print("Nobody found.")
        return
    _table(console, rows, ("id", "name", "addresses", "sent", "received", "last", "register"))


def profile(console: Console, value: Value) -> None:
    """`profile`."""
    whose = f" to {value['person']['name']}" if value.get("person") else ""
    if not value["n"]:
        console.print(
            f"Nothing of your own writing{whose} is in the library yet, so there is no style to measure."
        )
        console.print("`ownhand identity` shows which addresses count as yours.", style="dim")
        return
    console.print(
        f"{value['n']:,} of your own texts{whose}; register: {value['register'] or 'mixed'}", style="bold"
    )
    if (summary := value.get("summary")) and summary["text"]:
        console.print(summary["text"], markup=False)
        console.print(
            f"written on {_date(summary['written'])} from {summary['texts']:,} texts, the newest of "
            f"{_date(summary['date'])}",
            style="dim",
        )
    for label, name in (
        ("Greeting", "greetings"),
        ("Sign-off", "sign_offs"),
        ("Name", "names"),
        ("Opens with", "openings"),
        ("Closes with", "closings"),
    ):
        forms = [f"{form['text'] or '(none)'} ×{form['count']}" for form in value.get(name, ())[:5]]
        if forms:
            console.print(f"{label}: " + ", ".join(forms))
    figures = [
        {
            "figure": name.replace("_", " "),
            "value": f"{figure['value']:.3g}",
            "measured on": f"{figure['n']:,}",
        }
        for name, figure in value["figures"].items()
        if figure["n"]
    ]
    _table(console, figures, ("figure", "value", "measured on"))
    if value.get("taste") and value["taste"]["comparisons"]:
        _taste(console, value["taste"])
    rows = [
        {
            "person": person["name"],
            "texts": person["n"],
            "register": person["register"],
            "greeting": _first_form(person["greetings"]),
            "sign-off": _first_form(person["sign_offs"]),
        }
        for person in value.get("people", ())[:12]
    ]
    if rows:
        _table(console, rows, ("person", "texts", "register", "greeting", "sign-off"))


def _taste(console: Console, value: Value) -> None:
    told = f"From {value['comparisons']} of your corrections and choices"
    if not value["right"]:
        console.print(f"{told}: still too few to weigh what of your style you care about.", style="dim")
        return
    used = "" if value["used"] else "; too few to choose wordings by"
    console.print(f"{told} (others like them put right: {value['right']:.0%}{used}), what you care about:")
    rows = [
        {"feature": row["feature"], "weight": f"{row['weight']:.2g}", "before": f"{row['before']:.2g}"}
        for row in sorted(value["weights"], key=lambda row: -row["weight"])
    ]
    _table(console, rows, ("feature", "weight", "before"))
    if value["choices"]:
        console.print(
            f"Of {value['choices']} wordings chosen, {value['choices_right']} were nearest to your final.",
            style="dim",
        )


def draft(console: Console, value: Value) -> None:
    """`draft`, `reply`, `drafts show`."""
    if value.get("to"):
        console.print("To: " + ", ".join(value["to"]), style="dim")
    if value.get("subject"):
        console.print(f"Subject: {value['subject']}", style="dim")
    console.print()
    console.print(value["text"])
    console.print()
    for preference_used in value["preferences"]:
        console.print(
            f"✓ {preference_used['text']} ({preference_used['id']}, {preference_used['how']})", style="dim"
        )
    for receipt in value["receipts"]:
        source = receipt["item"]
        words = "not in your notes or mail" if source is None else f"from {source}"
        console.print(f"· {receipt['fact']}: {words}", style="yellow" if source is None else "dim")
    for warning in value["checks"].get("warnings", ()):
        console.print(f"! {warning}", style="yellow")
    model = value.get("model") or "no language model: your own words in your own frame"
    seconds = float(value.get("timing", {}).get("total_ms", 0)) / 1000
    console.print(f"{value['draft_id']} · {model} · {seconds:.1f} s", style="dim")
    if question := value.get("question"):
        console.print(question["text"], style="bold")
        for choice in question["choices"]:
            console.print(f"  ownhand answer {question['id']} {choice['id']}: {choice['text']}", style="dim")
    if not value.get("final"):
        console.print(f"Corrected it? ownhand learn {value['draft_id']} --final FILE", style="dim")


def drafts(console: Console, value: Value) -> None:
    """`drafts`."""
    rows = [
        {**row, "created": _date(row.get("created")), "to": ", ".join(row.get("to", ()))}
        for row in value["drafts"]
    ]
    if not rows:
        console.print("No drafts yet.")
        return
    _table(console, rows, ("id", "created", "to", "subject", "outcome"))


def rewrite(console: Console, value: Value) -> None:
    """`rewrite` on a terminal."""
    console.print(value["text"])
    for warning in value.get("checks", {}).get("warnings", ()):
        console.print(f"! {warning}", style="yellow")
    console.print(f"{len(value['changes'])} changes", style="dim")


def handed_over(console: Console, value: Value) -> None:
    """`handover`."""
    console.print(f"Handed over to {value.get('path') or value.get('where') or value.get('content')}")


def lesson(console: Console, value: Value) -> None:
    """`learn`."""
    console.print(
        f"{value['outcome']}: edit cost {value['edit_cost']} tokens "
        f"({float(value['edit_cost_normalised']):.0%} of the draft)."
    )
    for change in value["changes"]:
        console.print(
            f"  {change['kind']}: {_shorten(change['from'], 60)!r} → {_shorten(change['to'], 60)!r}",
            style="dim",
        )
    for entry in value["learned"]:
        console.print(
            f"{entry['action']}: {entry['text']} ({entry['preference_id']}, {_scope(entry['scope'])})"
        )
    if not value["learned"]:
        console.print("Nothing certain enough to learn from it.")


def preferences(console: Console, value: Value) -> None:
    """`preferences`."""
    rows = value["preferences"]
    if not rows:
        console.print(
            "Nothing learned or stated yet. Correct a draft and `ownhand learn` it, or `preferences add`."
        )
        return
    shown = [
        {
            **row,
            "scope": _scope(row["scope"]),
            "strength": f"{float(row['strength']):.2f}",
            "kept": f"{row['kept']} of {row['applied']}",
        }
        for row in rows
    ]
    columns = ["id", "text", "scope", "kind", "strength", "status", "kept"]
    if any(row["acts"] not in ("rule", "prompt") for row in rows):
        columns.append("acts")
    _table(console, shown, columns)


def preference(console: Console, value: Value) -> None:
    """`preferences add` and the other changes of one."""
    entry = value.get("preference") or value
    if "text" not in entry:
        console.print("Deleted.")
        return
    console.print(f"{entry['id']} ({entry['status']}, {_scope(entry['scope'])}): {entry['text']}")


def preference_life(console: Console, value: Value) -> None:
    """`preferences show`."""
    preference(console, value)
    console.print(
        f"  {value['kind']}, strength {float(value['strength']):.2f}, "
        f"held in {value['kept']} of {value['applied']} drafts; acts: {value['acts']}"
    )
    if value["acts_reason"]:
        console.print(f"  {value['acts_reason']}", style="yellow")
    for edit in value["evidence"]:
        console.print(f"  {_date(edit['date'])} {edit['draft'] or 'a text of yours'}:")
        for change in edit["changes"]:
            console.print(
                f"    {_shorten(change['from'], 60)!r} → {_shorten(change['to'], 60)!r}", style="dim"
            )
    for change in value["history"]:
        by = "your hand" if change["by"] == "hand" else "an edit"
        console.print(f"  {_date(change['date'])} {change['change']} (by {by})", style="dim")


def passage(console: Console, value: Value) -> None:
    """`preferences like` and `unlike`."""
    for entry in (value["lesson"], *value["preferences"]):
        preference(console, entry)


def answer(console: Console, value: Value) -> None:
    """`answer`."""
    if value["preference"] is None:
        console.print("Not asked again.")
    else:
        preference(console, value["preference"])


def curve(console: Console, value: Value) -> None:
    """`curve`: one line a draft, the mean of the last five as a bar."""
    points = value["points"]
    if not points:
        console.print("No draft was finished yet.")
        return
    for point in points[-_MOST_POINTS:]:
        bar = "█" * round(20 * min(1.0, float(point["smooth"])))
        console.print(
            f"{_date(point['date'])} {point['draft'] or '':>9} {point['edit_cost']:>4} tokens "
            f"{float(point['edit_cost_normalised']):>4.0%} {bar}"
        )
    if value["first"] is not None:
        console.print(
            f"Changed of a draft: {float(value['first']):.0%} in the first third, "
            f"{float(value['last']):.0%} in the last; {float(value['untouched']):.0%} left as they were."
        )


def models(console: Console, value: Value) -> None:
    """`models`."""
    _table(
        console,
        [
            {
                **row,
                "installed": "yes" if row.get("installed") else "",
                "in use": "yes" if row.get("in_use") else "",
                "size": f"{float(row.get('size', 0)) / 1e9:.2f} GB",
            }
            for row in value["models"]
        ],
        ("name", "kind", "size", "licence", "fit", "installed", "in use", "strategy"),
    )
    console.print("`ownhand models install NAME`, then `ownhand models use NAME`.", style="dim")


def model_done(console: Console, value: Value) -> None:
    """`models install`, `use`, `remove`."""
    _tree(console, value, 0)


_STRATEGIES = {
    "whole": "writes whole texts",
    "points": "words each point by itself",
    "frame": "judges between wordings of your own words",
}


def model_checked(console: Console, value: Value) -> None:
    """`models check`; every answer it gave is in the JSON."""
    if value["kind"] != "language":
        right = "vectors of length 1" if value["unit_length"] else "vectors of wrong length: install it anew"
        console.print(f"{value['name']}: {value['passages_per_s']} passages a second, {right}.")
        return
    console.print(
        f"{value['name']}, checked {_date(value['checked'])} in {float(value['seconds']):.0f} s: "
        f"it {_STRATEGIES.get(value['strategy'], value['strategy'])}."
    )
    console.print(
        f"It reads {float(value['prefill_tokens_per_s']):.0f} and writes "
        f"{float(value['decode_tokens_per_s']):.0f} tokens a second."
    )
    console.print(
        f"Of {len(value['answers'])} tasks, before anything is put right: {float(value['facts']):.0%} of the "
        f"facts kept, {float(value['style']):.0%} written as asked, {float(value['steady']):.0%} steady."
    )
    cues = value["cue_check"]
    whose = {"own": "of your texts", "sample": "texts of the sample mailbox"}.get(cues["from"], "texts")
    console.print(f"What of your style helps it, by {cues['texts']} {whose}, in nats a token:")
    rows = [
        {
            "shown to it": gain["cue"],
            "gain": f"{float(gain['mean']):+.3f} ± {float(gain['error']):.3f}",
            "texts that gained": f"{float(gain['better']):.0%}",
            "used": "yes" if gain["cue"] in value["cues"] else "",
        }
        for gain in cues["gains"]
    ]
    _table(console, rows, ("shown to it", "gain", "texts that gained", "used"))
    if not cues["finished"]:
        console.print("There was no time for all texts; the next check goes on.", style="dim")


def evaluation(console: Console, value: Value) -> None:
    """`evaluate`: its tables; curves and all the rest are in the files."""
    if value.get("table"):
        kept = [(name, header) for name, header in _MEASURED if name in value["table"][0]]
        rows = [{header: _rounded(row[name]) for name, header in kept} for row in value["table"]]
        _table(console, rows, [header for _, header in kept])
    if value.get("figures"):
        columns = ("of", "figure", "value", "95 %", "aimed at", "")
        _table(console, map(_figure, value["figures"]), columns)
    for entry in value.get("ledger", ()):
        console.print(f"- {entry['sentence']}")
    console.print("Written: " + ", ".join(value["files"]), style="dim")


# What of the tables is shown, and its short heading.
_MEASURED = (
    ("writer", "writer"), ("agent", "agent"), ("author", "author"), ("arm", "arm"), ("form", "form"),
    ("way", "way"), ("rounds", "rounds"), ("mails", "mails"), ("queries", "queries"),
    ("mean_cost", "mean cost"), ("mean_cost_last_third", "last third"), ("against_no_learning", "of none"),
    ("edit_cost_normalised", "cost"), ("style_distance", "style"), ("greeting_right", "greeting"),
    ("sign_off_right", "sign-off"), ("attributed", "author?"), ("seconds_a_round", "s/round"),
    ("recall@10", "recall@10"), ("mean_reciprocal_rank", "rank"),
)  # fmt: skip


def _rounded(value: Any) -> Any:
    return f"{value:.2f}" if isinstance(value, float) else value


def _figure(row: Value) -> dict[str, Any]:
    """One figure with its interval and whether it is where it is to be."""
    marks = {True: "✓", False: "✗", None: ""}
    between = f"{row['low']} to {row['high']}" if row.get("low") is not None else ""
    return {
        "of": row.get("writer", ""), "figure": row["figure"], "value": row["value"], "95 %": between,
        "aimed at": row.get("target", ""), "": marks[row.get("reached")],
    }  # fmt: skip


def demo(console: Console, value: Value) -> None:
    """`demo`, after its steps were told one by one."""
    console.print(value["summary"])


def proof(console: Console, value: Value) -> None:
    """`prove`."""
    for layer in value["layers"]:
        mark = "holds  " if layer["in_force"] else "missing"
        console.print(
            f"{mark} {layer['name']}: {layer['detail']}", style="" if layer["in_force"] else "yellow"
        )
    for attempt in [value["control"], *value["attempts"]]:
        word = "refused" if attempt["refused"] else "allowed"
        console.print(f"  {attempt['way']}, {attempt['what']}: {word} ({attempt['detail']})", style="dim")
    console.print(f"{value['verdict']}: {value['explanation']}", style="bold")


def doctor(console: Console, value: Value) -> None:
    """`doctor`."""
    marks = {"ok": ("✓", ""), "remark": ("·", "dim"), "warning": ("!", "yellow"), "fault": ("✗", "red")}
    for check in value["checks"]:
        mark, style = marks[check["status"]]
        console.print(f"{mark} {check['name']}: {check['message']}", style=style)
        if check["hint"] and check["status"] != "ok":
            console.print(f"    {check['hint']}")
    console.print(value["summary"], style="bold")


def exported(console: Console, value: Value) -> None:
    """`export`."""
    console.print(f"{len(value['files'])} files written to {value['folder']}; manifest.json describes them.")


def imported(console: Console, value: Value) -> None:
    """`import`."""
    console.print(f"{value['rows']:,} records read from {value['folder']}.")


def erased(console: Console, value: Value) -> None:
    """`erase`."""
    console.print(
        "Erased: "
        + (", ".join(f"{count:,} {name}" for name, count in value["removed"].items() if count) or "nothing")
    )
    scan = value["scan"]
    console.print(
        f"Byte scan: {scan['hits']} hits of {scan['needles']:,} erased texts, addresses and vectors "
        f"in {scan['files']:,} files ({scan['bytes'] / 1e6:.1f} MB)."
    )
    for note in value.get("notes", ()):
        console.print(note, style="yellow")


def engine(console: Console, value: Value) -> None:
    """`engine status` and `engine stop`."""
    if not value["running"]:
        console.print(
            "The engine has ended." if value.get("stopped") else "No engine runs for this data directory."
        )
        return
    network = value["network"]
    console.print(f"process {value['pid']}, up {value['uptime']:.0f} s, {value['memory_mb']:.0f} MB")
    console.print(
        f"language model: {value['model'] or 'not loaded'}; embedding: {value['embedding'] or 'not loaded'}"
    )
    console.print(f"network: {', '.join(network['layers'])}; {network['refused']} attempts refused")
    for job in value["jobs"]:
        console.print(f"  job {job['method']}: {job['state']}, {job['seconds']:.1f} s")


def settings(console: Console, value: Value) -> None:
    """`settings`."""
    for entry in value["settings"]:
        text = json.dumps(entry["value"], ensure_ascii=False)
        console.print(f"{entry['key']} = {text}", style="bold" if entry["given"] else "")
        console.print(f"    {entry['help']}", style="dim")
    for key in value["unknown"]:
        console.print(f"! {key} is not known to this version; it is kept.", style="yellow")
    console.print(f"`ownhand settings set KEY VALUE` changes one; the file is {value['path']}", style="dim")


def settings_reset(console: Console, value: Value) -> None:
    """`settings reset`."""
    kept = value["kept"]
    console.print("The defaults hold." + (f" Your file is kept as {kept}." if kept else ""))


def _reasons(console: Console, entries: Sequence[Value], what: str) -> None:
    if not entries:
        return
    console.print(f"{len(entries):,} {what}:")
    for entry in entries[:_MOST_REASONS]:
        console.print(f"  {entry['path']}: {entry['reason']}", style="dim")
    if len(entries) > _MOST_REASONS:
        console.print(f"  … and {len(entries) - _MOST_REASONS:,} more; --json lists all.", style="dim")


def _table(console: Console, rows: Iterable[Value], columns: Sequence[str]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*("" if row.get(column) is None else str(row.get(column)) for column in columns))
    console.print(table)


def _tree(console: Console, value: Any, depth: int) -> None:
    """Nested figures, one a line, for results whose shape differs from model to model or text to text."""
    for name, entry in value.items() if isinstance(value, Mapping) else enumerate(value, start=1):
        label = str(name).replace("_", " ")
        if isinstance(entry, Mapping | list | tuple) and entry:
            if isinstance(entry, list | tuple) and all(
                not isinstance(one, Mapping | list | tuple) for one in entry
            ):
                console.print("  " * depth + f"{label}: " + ", ".join(str(one) for one in entry))
                continue
            console.print("  " * depth + label, style="bold" if depth == 0 else "")
            _tree(console, entry, depth + 1)
        elif not isinstance(entry, Mapping | list | tuple):
            text = f"{entry:.3g}" if isinstance(entry, float) else str(entry)
            console.print("  " * depth + f"{label}: {text}")


def _first_form(forms: Sequence[Value]) -> str:
    return str(forms[0]["text"] or "(none)") if forms else ""


def _scope(scope: Value) -> str:
    """Where a preference holds, in words."""
    who = scope.get("person_name") or scope.get("person") or ""
    parts = [
        f"to {who}" if who else "",
        scope.get("kind", ""),
        scope.get("register", ""),
        scope.get("language", ""),
    ]
    return ", ".join(str(part) for part in parts if part) or "everywhere"


def _address(entry: Any) -> str:
    return str(entry["address"]) if isinstance(entry, Mapping) else str(entry)


def _date(moment: Any) -> str:
    if moment is None:
        return "no date"
    try:
        return time.strftime("%Y-%m-%d", time.localtime(float(moment)))
    except (ValueError, OverflowError, OSError):
        return "no date"


def _shorten(text: str, length: int) -> str:
    flat = " ".join(str(text).split())
    return flat if len(flat) <= length else flat[: length - 1] + "…"
