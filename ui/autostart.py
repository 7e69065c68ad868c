"""Starting with the desktop: one small interface, one way for each system."""

from __future__ import annotations

import os
import plistlib
import shlex
import sys
from pathlib import Path
from typing import Protocol

from assistant.errors import KnownError
from assistant.paths import DataDirectory, default_root, write_private

_NAME = "ownhand"
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
_LABEL = "org.ownhand.ownhand"


class Autostart(Protocol):
    """Whether Ownhand starts, hidden in the tray, when the user logs in."""

    def is_on(self) -> bool:
        """What the system will do."""

    def turn(self, on: bool) -> None:
        """Change it.

        Raises:
            OSError: the system does not let us.
        """


def for_this_system(data: DataDirectory) -> Autostart:
    """The way of the system we run on."""
    if sys.platform == "win32":
        return RunKey(command(data))
    if sys.platform == "darwin":
        return LaunchAgent(command(data), Path.home() / "Library" / "LaunchAgents")
    config = os.environ.get("XDG_CONFIG_HOME", "")
    return DesktopEntry(command(data), (Path(config) if config else Path.home() / ".config") / "autostart")


def command(data: DataDirectory) -> list[str]:
    """The command line that opens the tray alone, as this very installation is run."""
    words = [sys.executable, "-P", "-m", "ui"]
    if data.root != default_root():
        words += ["--data", str(data.root)]
    return [*words, "--hidden"]


def turn(autostart: Autostart, on: bool) -> None:
    """Change it and tell a refusal in words for the user.

    Raises:
        KnownError: ``autostart-refused``.
    """
    try:
        autostart.turn(on)
    except OSError as fault:
        reason = (fault.strerror or "it is not allowed").lower()
        raise KnownError(
            "autostart-refused",
            f"Starting with the desktop could not be changed: {reason}.",
            "Use the settings of your system for programs that start by themselves.",
        ) from fault


class DesktopEntry:
    """A ``.desktop`` file in the autostart folder, as freedesktop.org's specification has it."""

    def __init__(self, words: list[str], folder: Path) -> None:
        self._words = words
        self._file = folder / f"{_NAME}.desktop"

    def is_on(self) -> bool:
        """The file is there and nobody switched it off in the desktop's own settings."""
        try:
            lines = self._file.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return False
        switched_off = {"Hidden=true", "X-GNOME-Autostart-enabled=false"}
        return not any(entry.strip() in switched_off for entry in lines)

    def turn(self, on: bool) -> None:
        """Write the file, or remove it."""
        if not on:
            self._file.unlink(missing_ok=True)
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        text = (
            "[Desktop Entry]\nType=Application\nName=Ownhand\n"
            "Comment=Writes in your own hand\nComment[de]=Schreibt in Ihrer Handschrift\n"
            f"Exec={' '.join(map(_quoted, self._words))}\nIcon=ownhand\nTerminal=false\n"
            "X-GNOME-Autostart-enabled=true\n"
        )
        write_private(self._file, text.encode("utf-8"))


class LaunchAgent:
    """A property list in ``~/Library/LaunchAgents`` (macOS)."""

    def __init__(self, words: list[str], folder: Path) -> None:
        self._words = words
        self._file = folder / f"{_LABEL}.plist"

    def is_on(self) -> bool:
        """The file is there."""
        return self._file.exists()

    def turn(self, on: bool) -> None:
        """Write the file, or remove it; it counts from the next login on."""
        if not on:
            self._file.unlink(missing_ok=True)
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        content = {"Label": _LABEL, "ProgramArguments": self._words, "RunAtLoad": True}
        write_private(self._file, plistlib.dumps(content))


class RunKey:
    """A value under the user's ``Run`` key (Windows)."""

    def __init__(self, words: list[str]) -> None:
        self._words = words

    def is_on(self) -> bool:
        """The value is there."""
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:  # type: ignore[attr-defined]
                winreg.QueryValueEx(key, _NAME)  # type: ignore[attr-defined]
        except FileNotFoundError:
            return False
        return True

    def turn(self, on: bool) -> None:
        """Set the value, or delete it."""
        import subprocess
        import winreg

        access = winreg.KEY_SET_VALUE  # type: ignore[attr-defined]
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY, 0, access) as key:  # type: ignore[attr-defined]
            if on:
                line = subprocess.list2cmdline(self._words)
                winreg.SetValueEx(key, _NAME, 0, winreg.REG_SZ, line)  # type: ignore[attr-defined]
            elif self.is_on():
                winreg.DeleteValue(key, _NAME)  # type: ignore[attr-defined]


def _quoted(word: str) -> str:
    """A word of an ``Exec`` line: the specification's quoting, and % doubled."""
    plain = word.replace("%", "%%")
    if plain == shlex.quote(plain):
        return plain
    for special in ("\\", '"', "`", "$"):
        plain = plain.replace(special, "\\" + special)
    # A backslash is escaped once more, as in every value of a desktop file.
    return '"' + plain.replace("\\", "\\\\") + '"'
