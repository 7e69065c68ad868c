"""What the page shows of the engine's answers, as plain records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ui.preferencewords import spoken_preference


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a preference applies; empty fields do not restrict.

    Attributes:
        person: an id of the engine, and ``person_name`` what to call them.
    """

    person: str = ""
    person_name: str = ""
    register: str = ""
    kind: str = ""
    language: str = ""

    @classmethod
    def read(cls, entry: Mapping[str, Any]) -> Scope:
        """A scope out of the engine's answer."""
        return cls(
            person=str(entry.get("person") or ""),
            person_name=str(entry.get("person_name") or ""),
            register=str(entry.get("register") or ""),
            kind=str(entry.get("kind") or ""),
            language=str(entry.get("language") or ""),
        )


@dataclass(frozen=True, slots=True)
class Evidence:
    """One correction that taught a preference.

    Attributes:
        changes: words before and after; one side may be empty.
    """

    date: float
    changes: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, entry: Mapping[str, Any]) -> Evidence:
        """A piece of evidence out of the engine's answer."""
        changes = entry.get("changes", ())
        return cls(float(entry["date"]), tuple((str(one["from"]), str(one["to"])) for one in changes))


@dataclass(frozen=True, slots=True)
class Preference:
    """One entry of the ledger.

    Attributes:
        source: its sentence as the engine words it.
        kind: "rule", "worded" or "stated".
        strength: 0..1, how sure.
        status: "active", "disputed" (texts differ about it), "candidate", "off" or "replaced".
        applied, kept: drafts it was used in, and finals that kept it.
        lessons: how many corrections taught it.
        idle: why it can't act with the model in use, or "".
    """

    id: str
    source: str
    kind: str
    scope: Scope
    strength: float
    status: str
    applied: int
    kept: int
    pinned: bool
    created: float
    changed: float
    lessons: int
    replaced_by: str
    idle: str
    evidence: tuple[Evidence, ...]

    @classmethod
    def read(cls, entry: Mapping[str, Any]) -> Preference:
        """A preference out of the engine's answer."""
        evidence = tuple(Evidence.read(one) for one in entry.get("evidence", ()))
        return cls(
            id=str(entry["id"]),
            source=str(entry["text"]),
            kind=str(entry["kind"]),
            scope=Scope.read(entry["scope"]),
            strength=float(entry["strength"]),
            status=str(entry["status"]),
            applied=int(entry.get("applied", 0)),
            kept=int(entry.get("kept", 0)),
            pinned=bool(entry.get("pinned")),
            created=float(entry.get("created") or 0.0),
            changed=float(entry.get("changed") or 0.0),
            lessons=len(evidence),
            replaced_by=str(entry.get("replaced_by") or ""),
            idle=str(entry.get("acts_reason") or ""),
            evidence=evidence,
        )

    @property
    def text(self) -> str:
        """Its sentence as the user reads it; worked out when it is read, for ledgers are long."""
        return spoken_preference(self.source)

    @property
    def in_force(self) -> bool:
        """Whether drafts follow it."""
        return self.status == "active"

    @property
    def switched_on(self) -> bool:
        """Whether it can be switched off: it is in force, or would be if texts did not differ about it."""
        return self.status in ("active", "disputed")
