"""The desktop entry says what the program has: its commands, its icon, its name on the screen."""

from __future__ import annotations

import configparser
import shlex
from pathlib import Path

from assistant.cli.parser import build_parser

PROJECT = Path(__file__).resolve().parents[2]


def entry() -> configparser.RawConfigParser:
    made = configparser.RawConfigParser(strict=True)
    made.optionxform = str  # type: ignore[assignment, method-assign]
    made.read(PROJECT / "packaging" / "linux" / "ownhand.desktop", encoding="utf-8")
    return made


def test_every_command_in_it_exists():
    found = entry()
    commands = [shlex.split(found[section]["Exec"]) for section in found.sections()]
    assert len(commands) == 3
    for program, *words in commands:
        assert program == "ownhand"
        build_parser().parse_args(words)


def test_its_actions_and_its_icon_are_there():
    found = entry()
    main = found["Desktop Entry"]
    actions = [name for name in main["Actions"].split(";") if name]
    assert found.sections()[1:] == [f"Desktop Action {name}" for name in actions]
    assert (PROJECT / "resources" / "icons" / f"{main['Icon']}.svg").is_file()
