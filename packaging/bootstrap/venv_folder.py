"""The virtual environment's places and the environment variables its programs run with."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

UNWANTED = (
    *("PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "__PYVENV_LAUNCHER__"),
    *("PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_REQUIRE_VIRTUALENV", "PIP_CONSTRAINT", "PIP_REQUIREMENT"),
    *("PIP_NO_BINARY", "PIP_ONLY_BINARY", "PIP_NO_DEPS"),
)
"""Settings of the user's other work that would lead an installation astray."""


class VenvFolder:
    """Where things are inside a virtual environment, on any system.

    Args:
        root: its folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.state = root / "ownhand-start"
        self.log = self.state / "log.txt"
        self.programs = root / ("Scripts" if sys.platform == "win32" else "bin")
        self.python = self.programs / ("python.exe" if sys.platform == "win32" else "python")

    @property
    def site_packages(self) -> Path:
        """Where packages are installed; made by `venv`, so it exists after step one."""
        if sys.platform == "win32":
            return self.root / "Lib" / "site-packages"
        return next(self.root.glob("lib/python3*/site-packages"), self.root / "lib" / "site-packages")

    def program(self, name: str) -> Path:
        """A program installed in the environment."""
        return self.programs / (f"{name}.exe" if sys.platform == "win32" else name)

    def environment(self, base: Mapping[str, str]) -> dict[str, str]:
        """The variables for programs of this environment, out of the caller's.

        Args:
            base: the variables this process has.
        """
        kept = {name: value for name, value in base.items() if name not in UNWANTED}
        kept["VIRTUAL_ENV"] = str(self.root)
        kept["PATH"] = str(self.programs) + os.pathsep + base.get("PATH", os.defpath)
        kept["PYTHONNOUSERSITE"] = "1"
        kept["PYTHONUTF8"] = "1"
        return kept

    def pip_environment(self, base: Mapping[str, str]) -> dict[str, str]:
        """The variables for pip: nothing asked, nothing said that is not needed, English messages to read."""
        settings = {
            "PIP_NO_INPUT": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PIP_ROOT_USER_ACTION": "ignore",
            "PIP_NO_WARN_SCRIPT_LOCATION": "1",
            "PIP_USER": "0",
            "PYTHONUNBUFFERED": "1",
            "LC_ALL": "C.UTF-8",
        }
        return {**self.environment(base), **settings}
