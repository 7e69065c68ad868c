"""Plain records of what was learned: contexts, preferences, edits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

TextKind = Literal["mail", "reply", "document", "rewrite"]
Register = Literal["formal", "neutral", "informal", ""]
Outcome = Literal["accepted", "edited", "regenerated", "discarded"]
PreferenceKind = Literal["rule", "worded", "stated"]
Status = Literal["active", "candidate", "off", "replaced"]


@dataclass(frozen=True, slots=True)
class Context:
    """What a request is about, for learning: person × register × kind of text, plus an embedding.

    Attributes:
        person_id: the main recipient, or None (documents, unknown people).
        person_name: display name of that person, "" when unknown; used only to word preferences.
        house: mail domain that they share with colleagues, "" when unknown.
        written_to: own mail to this person is at hand, so that their frame is measured.
        embedding: unit vector of the request, float32, or None where no embedder was loaded.
    """

    kind: TextKind
    register: Register = ""
    language: str = ""
    person_id: int | None = None
    person_name: str = ""
    embedding: Any = None
    house: str = ""
    written_to: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a preference applies. Empty fields do not restrict; all empty means everywhere."""

    person_id: int | None = None
    register: Register = ""
    kind: TextKind | Literal[""] = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Preference:
    """One rule of style in the ledger.

    Attributes:
        text: the sentence the user reads, e.g. "Open with 'Hi Anna,'."
        rule: name of the deterministic check and transformation in ``style.rules``, or "".
        parameters: JSON-serialisable arguments of the rule.
        strength: 0..1; how sure the ledger is.
        evidence: ids of the edits that taught it.
        applied, kept: drafts it was applied to, and finals that kept it.
        replaced_by: id of the preference that took its place, or None.
    """

    id: int
    text: str
    kind: PreferenceKind
    scope: Scope
    strength: float
    status: Status
    rule: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)
    evidence: tuple[int, ...] = ()
    applied: int = 0
    kept: int = 0
    pinned: bool = False
    created: float = 0.0
    changed: float = 0.0
    replaced_by: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between a draft and its final.

    Attributes:
        kind: style (how it is said) or content (facts, names, numbers, added or removed information).
        before, after: the words on either side; one of them may be empty.
        at: character offset in the draft.
        feature: which typed feature moved ("greeting", "sign-off", "contraction", …), or "".
    """

    kind: Literal["style", "content"]
    before: str
    after: str
    at: int
    feature: str = ""


@dataclass(frozen=True, slots=True)
class Learned:
    """What one final did to the ledger."""

    preference_id: int
    text: str
    scope: Scope
    strength: float
    action: Literal["new", "strengthened", "weakened", "replaced"]


@dataclass(frozen=True, slots=True)
class Lesson:
    """The result of learning from one final; ``edit_cost`` counts tokens (Levenshtein)."""

    outcome: Outcome
    edit_cost: int
    edit_cost_normalised: float
    changes: tuple[Change, ...]
    learned: tuple[Learned, ...]
