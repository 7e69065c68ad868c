"""The filters of a query as conditions in SQL, on items and on their passages."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from assistant.library.operators import Property
from assistant.library.query import phrase_of
from assistant.library.records import SearchQuery
from assistant.library.store import Library

_OWN = "items.own AND passages.role IN ('new', 'document')"
_PROPERTIES: dict[Property, str] = {
    "own": "items.own",
    "mail": "items.kind = 'mail'",
    "document": "items.kind = 'document'",
    "attachment": "items.attachments != '[]'",
    "reply": "(items.in_reply_to != '' OR items.\"references\" != '')",
    "list": "items.list_id != ''",
}
_IN_PASSAGES = "items.id IN (SELECT item_id FROM passages WHERE id IN (SELECT rowid FROM passages_fts(?)))"
_ROLES = {
    "sender": "items.sender_id IN (SELECT value FROM json_each(?))",
    "recipient": "items.id IN (SELECT item_id FROM participants WHERE role != 'from' "
    "AND address_id IN (SELECT value FROM json_each(?)))",
    "person": "items.id IN (SELECT item_id FROM participants "
    "WHERE address_id IN (SELECT value FROM json_each(?)))",
}


@dataclass(slots=True)
class Filter:
    """Conditions with their values, those on items first.

    Attributes:
        corrected: names that nobody has, with the name of who was meant.
        folders: whether a folder was asked for; trash and junk are listed only then.
    """

    items: list[str] = field(default_factory=list)
    item_values: list[Any] = field(default_factory=list)
    passages: list[str] = field(default_factory=list)
    passage_values: list[Any] = field(default_factory=list)
    corrected: list[tuple[str, str]] = field(default_factory=list)
    folders: bool = False

    @property
    def conditions(self) -> list[str]:
        """All conditions, for items joined with their passages."""
        return self.items + self.passages

    @property
    def values(self) -> list[Any]:
        """The values of all conditions."""
        return self.item_values + self.passage_values

    def add(self, condition: str, *values: Any) -> None:
        """One more condition on items."""
        self.items.append(condition)
        self.item_values += values


def read_filter(library: Library, query: SearchQuery) -> Filter:
    """What the filters of a query, given and typed, mean for this library."""
    found = Filter()
    typed = query.typed
    for role, given in (("sender", query.sender), ("recipient", query.recipient), ("person", "")):
        names = ((given,) if given else (), getattr(typed, role) if typed else ())
        for group in names:
            if group:
                found.add(_ROLES[role], json.dumps(_addresses(library, group, found)))
    if query.person_id is not None:
        found.add(_ROLES["person"], json.dumps(library.address_ids_of(query.person_id)))
    if query.kind:
        found.add("items.kind = ?", query.kind)
    for bounds in (query, typed):
        if bounds is not None and bounds.since is not None:
            found.add("items.date >= ?", bounds.since)
        if bounds is not None and bounds.until is not None:
            found.add("items.date < ?", bounds.until)
    if query.own:
        found.add("items.own")
        found.passages.append(_OWN)
    if typed is not None:
        for name in typed.properties:
            found.add(_PROPERTIES[name])
            if name == "own":
                found.passages.append(_OWN)
        for name in typed.not_properties:
            found.add(f"NOT ({_PROPERTIES[name]})")
        for phrase in filter(None, map(phrase_of, typed.without)):
            found.add(f"NOT {_IN_PASSAGES}", phrase)
        _add_subjects(found, typed.subject)
        _add_folders(found, typed.folder)
        for kind, value in typed.is_not:
            _exclude(library, found, kind, value)
    return found


def _addresses(library: Library, names: Iterable[str], found: Filter) -> list[int]:
    """Ids of the addresses meant by names; a name that nobody has means the nearest one."""
    ids: list[int] = []
    for name in names:
        exact = library.address_ids(name)
        if not exact:
            nearest = library.find_people(name, 1)
            if nearest:
                found.corrected.append((name, nearest[0].name))
                exact = library.address_ids(nearest[0].addresses[0])
        ids += exact
    return ids


def _add_subjects(found: Filter, values: Iterable[str]) -> None:
    phrases = [phrase for phrase in map(phrase_of, values) if phrase]
    if phrases:
        found.add(_IN_PASSAGES, " OR ".join(f"title : ({phrase})" for phrase in phrases))


def _add_folders(found: Filter, values: Iterable[str]) -> None:
    conditions, texts = [], []
    for value in values:
        # A label begins with what was typed, or a folder on the way to the file does.
        conditions.append(
            "(places.labels LIKE ? ESCAPE '\\' OR CAST(files.path AS TEXT) || '/' LIKE ? ESCAPE '\\')"
        )
        bare = value.strip("/").lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        texts += [f'%"{bare}%', f"%/{bare}%/%"]
    if conditions:
        found.folders = True
        found.add(
            "EXISTS (SELECT 1 FROM places JOIN files ON files.id = places.file_id "
            f"WHERE places.item_id = items.id AND ({' OR '.join(conditions)}))",
            *texts,
        )


def _exclude(library: Library, found: Filter, kind: str, value: str) -> None:
    other = Filter()
    if kind in _ROLES:
        other.add(_ROLES[kind], json.dumps(_addresses(library, (value,), found)))
    elif kind == "subject":
        _add_subjects(other, (value,))
    else:
        _add_folders(other, (value,))
    for condition in other.items:
        found.add(f"NOT coalesce({condition}, 0)", *other.item_values)
