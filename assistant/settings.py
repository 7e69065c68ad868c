"""Settings as data: one schema in the resources gives types, defaults, limits and help text.

The user's file keeps only what differs, together with the user's own comments.
"""

from __future__ import annotations

import re
import time
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from assistant.errors import KnownError
from assistant.paths import write_private

Value = str | int | float | bool
TypeName = Literal["text", "integer", "number", "flag"]
LONGEST_FILE = 1_000_000
LONGEST_MODE_NAME = 40


@dataclass(frozen=True, slots=True)
class Setting:
    """One entry of the schema; ``key`` is dotted, e.g. ``engine.idle_minutes``.

    Attributes:
        group: the heading of the settings page it stands under.
        title: its label there; ``choice_titles`` word the choices, ``empty_title`` an empty text.
        unit: what a number counts.
        suggestions: values offered for a text that may be any.
        page: the page of the window where the value is chosen, or "" for the settings page.
    """

    key: str
    type: TypeName
    default: Value
    help: str
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    group: str = ""
    title: str = ""
    unit: str = ""
    choice_titles: tuple[str, ...] = ()
    empty_title: str = ""
    suggestions: tuple[str, ...] = ()
    page: str = ""

    def fault(self, value: object) -> str:
        """What is wrong with a value as one sentence part, or "" when it is allowed."""
        if not self._has_type(value):
            return f"it must be {_TYPE_WORDS[self.type]}"
        if self.choices and value not in self.choices:
            return "it must be one of " + ", ".join(f'"{choice}"' for choice in self.choices)
        if isinstance(value, int | float) and not isinstance(value, bool):
            if self.low is not None and value < self.low:
                return f"it must be at least {self.low:g}"
            if self.high is not None and value > self.high:
                return f"it must be at most {self.high:g}"
        return ""

    def parse(self, text: str) -> Value:
        """Read a value as typed on the command line.

        Raises:
            KnownError: ``bad-setting`` when the text is no allowed value.
        """
        value: object = text
        try:
            if self.type == "integer":
                value = int(text)
            elif self.type == "number":
                value = float(text)
            elif self.type == "flag":
                value = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}[
                    text.strip().lower()
                ]
        except (ValueError, KeyError):
            value = None
        fault = self.fault(value)
        if fault:
            raise KnownError("bad-setting", f"The value for {self.key} is not allowed: {fault}.", self.help)
        return value  # type: ignore[return-value]

    def _has_type(self, value: object) -> bool:
        if self.type == "text":
            return isinstance(value, str)
        if self.type == "flag":
            return isinstance(value, bool)
        if isinstance(value, bool):
            return False
        return isinstance(value, int) if self.type == "integer" else isinstance(value, int | float)


_TYPE_WORDS = {
    "text": "a text in quotes",
    "integer": "a whole number",
    "number": "a number",
    "flag": "true or false",
}


@cache
def schema() -> Mapping[str, Setting]:
    """All settings there are, by key, in the order of the schema file."""
    data = tomllib.loads(resources.files("resources").joinpath("settings.toml").read_text(encoding="utf-8"))
    return {
        f"{section}.{name}": Setting(
            key=f"{section}.{name}",
            type=entry["type"],
            default=entry["default"],
            help=entry["help"],
            choices=tuple(entry.get("choices", ())),
            low=entry.get("low"),
            high=entry.get("high"),
            group=entry["group"],
            title=entry["title"],
            unit=entry.get("unit", ""),
            choice_titles=tuple(entry.get("choice_titles", ())),
            empty_title=entry.get("empty_title", ""),
            suggestions=tuple(entry.get("suggestions", ())),
            page=entry.get("page", ""),
        )
        for section, entries in data.items()
        for name, entry in entries.items()
    }


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force: the user's where given, else the defaults.

    Attributes:
        values: every key of the schema.
        given: keys that the user's file sets.
        unknown: keys in the user's file that this version doesn't know; they are kept.
        modes: the user's own rewrite modes, name to instruction, from the section ``modes``.
    """

    values: Mapping[str, Value]
    given: frozenset[str] = frozenset()
    unknown: tuple[str, ...] = ()
    modes: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def defaults(cls) -> Settings:
        """The settings of somebody who never changed any."""
        return cls({key: setting.default for key, setting in schema().items()})

    @classmethod
    def load(cls, path: Path) -> Settings:
        """Read the user's file; a missing one gives the defaults.

        Raises:
            KnownError: ``settings-damaged`` saying which line is wrong; the file is left as it is.
        """
        text = _read(path)
        if not text:
            return cls.defaults()
        try:
            tree = tomllib.loads(text)
        except (tomllib.TOMLDecodeError, RecursionError) as fault:
            found = re.search(r"at line (\d+)", str(fault))
            line = int(found.group(1)) if found else text.count("\n") + 1
            raise _damaged(path, line, "it is not valid TOML") from fault
        values, given, unknown = dict(cls.defaults().values), set(), []
        modes: dict[str, str] = {}
        for key, value in _flatten(tree):
            if key.startswith("modes."):
                if not isinstance(value, str) or not value.strip():
                    raise _damaged(path, _line_of(text, key), f"{key} must be an instruction in quotes")
                modes[key.removeprefix("modes.")] = value
                continue
            setting = schema().get(key)
            if setting is None:
                unknown.append(key)
                continue
            wrong = setting.fault(value)
            if wrong:
                raise _damaged(path, _line_of(text, key), f"{key} is not allowed there: {wrong}")
            values[key] = value
            given.add(key)
        return cls(values, frozenset(given), tuple(unknown), modes)

    def text(self, key: str) -> str:
        """The value of a setting of type text."""
        return str(self.values[key])

    def integer(self, key: str) -> int:
        """The value of a setting of type integer."""
        return int(self.values[key])

    def number(self, key: str) -> float:
        """The value of a setting of type number."""
        return float(self.values[key])

    def flag(self, key: str) -> bool:
        """The value of a setting of type flag."""
        return bool(self.values[key])


def find(key: str) -> Setting:
    """The schema entry of a key.

    Raises:
        KnownError: ``unknown-setting``.
    """
    setting = schema().get(key)
    if setting is None:
        raise KnownError("unknown-setting", "No setting has this name.", "`ownhand settings` lists them.")
    return setting


def change(path: Path, key: str, value: Value) -> Settings:
    """Set one value in the user's file, keeping its comments and order, and return what is in force.

    Raises:
        KnownError: ``unknown-setting``, ``bad-setting``, ``settings-damaged`` or ``settings-not-written``.
    """
    import tomlkit

    setting = find(key)
    wrong = setting.fault(value)
    if wrong:
        raise KnownError("bad-setting", f"The value for {key} is not allowed: {wrong}.", setting.help)
    Settings.load(path)
    document = tomlkit.parse(_read(path))
    section, name = key.split(".", 1)
    if section not in document:
        document[section] = tomlkit.table()
    document[section][name] = value
    _write(path, tomlkit.dumps(document))
    return Settings.load(path)


def forget(path: Path, key: str) -> Settings:
    """Take one value out of the user's file, so that its default holds, and return what is in force.

    Raises:
        KnownError: ``unknown-setting``, ``settings-damaged`` or ``settings-not-written``.
    """
    import tomlkit

    section, name = find(key).key.split(".", 1)
    if key in Settings.load(path).given:
        document = tomlkit.parse(_read(path))
        document[section].remove(name)
        _write(path, tomlkit.dumps(document))
    return Settings.load(path)


def set_mode(path: Path, name: str, instruction: str) -> Settings:
    """Keep one of the user's own rewrite modes, in place of the one of that name.

    Raises:
        KnownError: ``bad-setting``, ``settings-damaged`` or ``settings-not-written``.
    """
    import tomlkit

    name, instruction = " ".join(name.split()), instruction.strip()
    if not name or len(name) > LONGEST_MODE_NAME or not name.isprintable():
        raise KnownError(
            "bad-setting",
            "This is no name for a mode.",
            f"Give it one of at most {LONGEST_MODE_NAME} letters.",
        )
    if not instruction:
        raise KnownError("bad-setting", "The mode does nothing yet.", "Say what shall be done with a text.")
    Settings.load(path)
    document = tomlkit.parse(_read(path))
    if "modes" not in document:
        document["modes"] = tomlkit.table()
    document["modes"][name] = instruction
    _write(path, tomlkit.dumps(document))
    return Settings.load(path)


def forget_mode(path: Path, name: str) -> Settings:
    """Remove one of the user's own rewrite modes.

    Raises:
        KnownError: ``settings-damaged`` or ``settings-not-written``.
    """
    import tomlkit

    Settings.load(path)
    document = tomlkit.parse(_read(path))
    if name in document.get("modes", {}):
        del document["modes"][name]
        _write(path, tomlkit.dumps(document))
    return Settings.load(path)


def reset(path: Path) -> Path | None:
    """Set the user's file aside, so that the defaults hold; returns where the old file is now."""
    if not path.exists():
        return None
    aside = path.with_name(f"settings.{time.strftime('%Y%m%d-%H%M%S')}.toml")
    try:
        path.rename(aside)
    except OSError as fault:
        raise _not_written(path) from fault
    return aside


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(LONGEST_FILE + 1)
    except FileNotFoundError:
        return ""
    except OSError as fault:
        raise KnownError(
            "settings-damaged", f"The settings file {path} can't be read.", "Check its rights or move it."
        ) from fault
    if len(raw) > LONGEST_FILE:
        raise _damaged(path, 1, "the file is far too large to be a settings file")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise _damaged(path, raw[: fault.start].count(b"\n") + 1, "it is not UTF-8 text") from fault


def _write(path: Path, text: str) -> None:
    try:
        write_private(path, text.encode("utf-8"))
    except OSError as fault:
        raise _not_written(path) from fault


def _not_written(path: Path) -> KnownError:
    return KnownError(
        "settings-not-written",
        f"The settings file {path} can't be written.",
        "Check the rights and the free space of the data directory.",
    )


def _damaged(path: Path, line: int, reason: str) -> KnownError:
    return KnownError(
        "settings-damaged",
        f"The settings file can't be used; in line {line} {reason}.",
        f"Correct line {line} of {path}, or go back to the defaults with `ownhand settings reset` "
        "(your file is kept beside it).",
    )


def _flatten(tree: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Dotted keys of the two levels that settings have; anything deeper stays one value."""
    pairs: list[tuple[str, Any]] = []
    for section, entries in tree.items():
        if isinstance(entries, dict):
            pairs.extend((f"{section}.{name}", value) for name, value in entries.items())
        else:
            pairs.append((section, entries))
    return pairs


def _line_of(text: str, key: str) -> int:
    """The line where a dotted key is set, counted from 1; 1 when it can't be found."""
    section, name = key.split(".", 1)
    current = ""
    for number, line in enumerate(text.splitlines(), start=1):
        header = re.match(r"\s*\[\s*([^\]]+?)\s*\]", line)
        if header:
            current = header.group(1)
        left = line.partition("=")[0].strip().replace('"', "").replace("'", "")
        if "=" in line and ((current == section and left == name) or (not current and left == key)):
            return number
    return 1
