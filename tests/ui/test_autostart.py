"""Starting with the desktop, on each system's own way."""

from __future__ import annotations

import plistlib
import shlex
import sys

import pytest

from assistant.errors import KnownError
from ui import autostart
from ui.autostart import DesktopEntry, LaunchAgent


def exec_of(file):
    line = next(line for line in file.read_text().splitlines() if line.startswith("Exec="))
    return shlex.split(line.removeprefix("Exec=").replace("%%", "%"))


def test_the_desktop_finds_a_file_and_loses_it_again(tmp_path):
    entry = DesktopEntry(["/opt/own hand/python", "-m", "ui", "--hidden"], tmp_path / "autostart")
    assert not entry.is_on()
    entry.turn(True)
    assert entry.is_on()
    assert exec_of(tmp_path / "autostart" / "ownhand.desktop") == [
        "/opt/own hand/python",
        "-m",
        "ui",
        "--hidden",
    ]
    entry.turn(False)
    entry.turn(False)
    assert not entry.is_on()


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktop_itself_switched_off_is_off(tmp_path, line):
    entry = DesktopEntry(["ownhand"], tmp_path)
    entry.turn(True)
    file = tmp_path / "ownhand.desktop"
    kept = [entry for entry in file.read_text().splitlines() if not entry.startswith("X-GNOME")]
    file.write_text("\n".join([*kept, line]) + "\n")
    assert not entry.is_on()


def test_a_launch_agent_holds_the_command(tmp_path):
    agent = LaunchAgent(["/usr/bin/python3", "-m", "ui"], tmp_path / "LaunchAgents")
    agent.turn(True)
    content = plistlib.loads((tmp_path / "LaunchAgents" / "org.ownhand.ownhand.plist").read_bytes())
    assert content["ProgramArguments"] == ["/usr/bin/python3", "-m", "ui"]
    agent.turn(False)
    assert not agent.is_on()


def test_the_command_is_this_installation_and_this_data_directory(data):
    words = autostart.command(data)
    assert words[0] == sys.executable
    assert words[-3:] == ["--data", str(data.root), "--hidden"]


def test_a_refusal_is_told_with_a_next_step(tmp_path):
    (tmp_path / "autostart").write_text("a file is in the way")
    entry = DesktopEntry(["ownhand"], tmp_path / "autostart")
    with pytest.raises(KnownError) as caught:
        autostart.turn(entry, True)
    assert caught.value.code == "autostart-refused"
