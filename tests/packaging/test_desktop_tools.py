"""System packages for the tests of the window: installed where that is possible, else said."""

from __future__ import annotations

import io

import pytest
from bootstrap import desktop_tools
from bootstrap.desktop_tools import LIBRARIES, PROGRAMS
from bootstrap.screen import Screen


class System:
    """Knows which packages are installed; keeps the commands."""

    def __init__(self, installed=(), lists_fetched=True):
        self.installed, self.lists_fetched = set(installed), lists_fetched
        self.commands = []

    def run(self, command, env):
        self.commands.append(" ".join(command[:2]))
        if command[0] == "dpkg-query":
            return 1, "\n".join(
                f"{name} installed" for name in self.installed
            ) + "\ndpkg-query: no packages found"
        if command[1] == "update":
            self.lists_fetched = True
            return 0, ""
        if not self.lists_fetched:
            return 100, "E: Unable to locate package"
        self.installed.update(command[4:])
        return 0, ""


@pytest.fixture
def screen():
    return Screen(io.StringIO(), {})


def said(screen):
    return screen._stream.getvalue()


def install(screen, system, user=0, has_apt=True):
    desktop_tools.install(
        screen, {}, run=system.run, which=lambda name: name if has_apt else None, user=lambda: user
    )


def test_nothing_is_done_where_all_is_there(screen):
    system = System([*LIBRARIES, *PROGRAMS])
    install(screen, system)
    assert system.commands == ["dpkg-query -W"]


def test_on_a_bare_machine_the_lists_are_fetched_first(screen):
    system = System(lists_fetched=False)
    install(screen, system)
    assert system.commands == ["dpkg-query -W", "apt-get install", "apt-get update", "apt-get install"]
    assert {*LIBRARIES, *PROGRAMS} <= system.installed


def test_who_may_not_install_is_told_the_command(screen):
    system = System(LIBRARIES)
    install(screen, system, user=1000)
    assert system.commands == ["dpkg-query -W"]
    assert "sudo apt-get install -y --no-install-recommends xvfb openbox" in said(screen)


def test_other_systems_are_left_alone(screen):
    system = System()
    install(screen, system, has_apt=False)
    assert system.commands == []


def test_a_failure_is_said_and_stops_nothing(screen):
    system = System()
    system.run = lambda command, env: (100, "reading lists\nE: no network\n")
    install(screen, system)
    assert "E: no network" in said(screen)
