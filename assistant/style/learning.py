"""Learning from one final: outcome, changes, candidates, verification, and what it does to the ledger."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, Protocol

from assistant.errors import Cancelled, KnownError
from assistant.library.records import OwnText
from assistant.style.account import Case
from assistant.style.candidates import Candidate, Model, measured_wordings, model_wording
from assistant.style.edits import Comparison, compare
from assistant.style.ledger import Ledger
from assistant.style.records import Change, Context, Learned, Lesson, Outcome, Scope
from assistant.style.teaching import Teaching
from assistant.style.verification import judge_wording
from assistant.text.tokens import edit_cost, edit_cost_normalised

# The model is asked for a wording only when this many tokens changed in ways no rule explains.
WORTH_WORDING = 6


class AppliedLike(Protocol):
    """A preference applied to a draft; ``drafting.records.Applied`` is one."""

    @property
    def id(self) -> int: ...  # noqa: D102
    @property
    def how(self) -> Literal["prompt", "rule"]: ...  # noqa: D102


class DraftLike(Protocol):
    """What learning needs of a draft; ``drafting.records.Draft`` is one."""

    @property
    def id(self) -> int: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def context(self) -> Context: ...  # noqa: D102
    @property
    def preferences(self) -> Sequence[AppliedLike]: ...  # noqa: D102


class Flag(Protocol):
    """Something like an event: set, or not."""

    def is_set(self) -> bool: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class _Either:
    """Set as soon as one of two flags is."""

    first: Flag | None
    second: Flag

    def is_set(self) -> bool:
        return self.second.is_set() or self.first is not None and self.first.is_set()


# What is longer was not made out of a draft, and patterns over one endless word take minutes (characters).
LONGEST_FINAL = 200_000
LONGEST_WORD = 4_000


def learn(
    draft: DraftLike,
    final: str,
    outcome: Outcome,
    ledger: Ledger,
    *,
    model: Model | None = None,
    own_texts: Sequence[OwnText] = (),
    embed: Callable[[str], Any] | None = None,
    own_names: Sequence[str] = (),
    points: Sequence[str] = (),
    cancel: Any = None,
    busy: Flag | None = None,
) -> Lesson:
    """Learn from what the user made of a draft.

    Calling it again for the same draft replaces the earlier lesson: nothing counts twice, and the same
    final gives the same lesson.

    Args:
        draft: with its context and the preferences applied to it. An id of 0 (never stored) is allowed.
        final: the text the user finished with. Whatever it says, it is only compared, never obeyed.
        outcome: as reported; "accepted" and "edited" are decided by the texts themselves. "discarded" and
            "regenerated" teach nothing.
        model: a language model for worded preferences; without one only rules and counted wordings are
            learned.
        own_texts: the user's own sent texts to the same person, newest first; they confirm candidates.
        embed: text -> vector, used where the draft's context has no embedding.
        own_names: the user's names, where known.
        points: what the user asked to say; corrections of these words are content.
        busy: set while somebody waits for the model; the wording in words is then left, all else is learned.

    Returns:
        The lesson, with the changes and what they did to the ledger.

    Raises:
        KnownError: ``empty-final`` when there is no final text, ``final-too-long``.
    """
    if outcome in ("discarded", "regenerated"):
        with ledger.lesson(draft.id):
            pass  # an earlier lesson from this draft is taken back
        return Lesson(outcome, 0, 0.0, (), ())
    if not final.strip():
        raise KnownError(
            "empty-final",
            "The final text is empty, so nothing can be learned from it.",
            "Give the text as you sent it, or say --outcome discarded.",
        )
    if len(final) > LONGEST_FINAL or any(len(word) > LONGEST_WORD for word in final.split()):
        raise KnownError(
            "final-too-long",
            "The final text is too long to be compared with the draft, or holds data that are no words.",
            "Give the text of the mail alone, without what came with it.",
        )
    untouched = _tidy(final) == _tidy(draft.text)
    outcome = "accepted" if untouched else "edited"
    known = ledger.lesson_of(draft.id) if draft.id else None
    if known is not None and known[:2] == (outcome, final) and known[2] != "{}":
        return lesson_from_json(json.loads(known[2]))
    context = draft.context
    if context.embedding is None and embed is not None:
        context = replace(context, embedding=embed(draft.text))
    seen = compare(draft.text, final, context, own_names, points)
    worded = [] if untouched else _worded(seen, model, cancel, busy)
    cost = (0, 0.0) if untouched else (edit_cost(draft.text, final), edit_cost_normalised(draft.text, final))
    draft_id = draft.id or ledger.free_draft_id()
    with ledger.lesson(draft_id):
        applied = tuple((p.id, str(p.how)) for p in draft.preferences) or tuple(ledger.applied_to(draft_id))
        context_id = ledger.record_draft(draft_id, context, applied)
        rewritten = seen.rewritten or seen.other_language
        edit_id = ledger.record_edit(draft_id, context_id, outcome, draft.text, final, cost, rewritten)
        case = Case(context, draft_id, draft.text, final, seen, edit_id, applied, own_texts, points)
        learned = Teaching(case, ledger).run(worded, outcome)
        changes = () if untouched else seen.changes
        lesson = Lesson(outcome, cost[0], round(cost[1], 4), changes, tuple(learned))
        ledger.store_lesson(edit_id, json.dumps(lesson_to_json(lesson), ensure_ascii=False))
    return lesson


def lesson_to_json(lesson: Lesson) -> dict[str, Any]:
    """A lesson as plain data."""
    return asdict(lesson)


def lesson_from_json(data: dict[str, Any]) -> Lesson:
    """The lesson that ``lesson_to_json`` wrote."""
    learned = tuple(Learned(**{**entry, "scope": Scope(**entry["scope"])}) for entry in data["learned"])
    changes = tuple(Change(**entry) for entry in data["changes"])
    return Lesson(data["outcome"], data["edit_cost"], data["edit_cost_normalised"], changes, learned)


def _tidy(text: str) -> str:
    return re.sub(r"[ \t]+(?=\n|$)", "", text.replace("\r\n", "\n")).strip()


def _worded(seen: Comparison, model: Model | None, cancel: Any, busy: Flag | None) -> list[Candidate]:
    """Worded candidates; the model is asked before any transaction is open, for it takes its time."""
    found = measured_wordings(seen)
    try:
        found += _model_wordings(seen, model, cancel if busy is None else _Either(cancel, busy))
    except Cancelled:
        if busy is None or cancel is not None and cancel.is_set():
            raise
    return found


def _model_wordings(seen: Comparison, model: Model | None, cancel: Any) -> list[Candidate]:
    unexplained = sum(
        len(f"{c.before} {c.after}".split())
        for c in seen.changes
        if c.kind == "style"
        and c.feature
        in ("rewording", "phrase", "sentence-split", "sentence-join", "sentence-struck", "hedge")
    )
    if model is not None and unexplained >= WORTH_WORDING and not seen.rewritten and not seen.other_language:
        candidate = model_wording(model, seen, cancel)
        if candidate is not None:
            verdict = judge_wording(
                candidate,
                seen.draft.text(),
                seen.final.text(),
                seen_before=0,
                model=model,
                cancel=cancel,
            )
            if verdict.plausible:
                return [candidate]
    return []
