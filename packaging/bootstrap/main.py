"""`packaging/start.py`: read the command, install what is missing, hand over to Ownhand or to the gates."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from bootstrap import desktop_tools
from bootstrap.errors import StartError
from bootstrap.gates import exit_status, run_gates, test_environment
from bootstrap.lock import InstallLock
from bootstrap.machine import has_display
from bootstrap.run import Runner
from bootstrap.screen import Screen
from bootstrap.steps import Installer, Project
from bootstrap.venv_folder import VenvFolder

PROJECT = Path(__file__).resolve().parent.parent.parent
INTERRUPTED = 130
USAGE = """python3 packaging/start.py                     install what is missing, then start Ownhand
python3 packaging/start.py install             install only
python3 packaging/start.py ownhand ARGS        install what is missing, then run "ownhand ARGS"
python3 packaging/start.py test [PYTEST ARGS]  install the test tools too and run every gate
"""


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks for.

    Args:
        arguments: the command line after the script's name.

    Returns:
        The exit status: 0 done, 1 something the user must know, 2 wrong usage, 130 interrupted, or that of
        the command that was passed on.
    """
    if not arguments:
        return _guarded([])
    if arguments[0] in ("-h", "--help", "help"):
        sys.stdout.write(USAGE)
        return 0
    if arguments[0] not in ("install", "ownhand", "test", "--"):
        sys.stderr.write(f"start.py does not know {arguments[0]!r}.\n\n{USAGE}")
        return 2
    return _guarded(arguments)


def _guarded(arguments: Sequence[str]) -> int:
    screen = Screen(sys.stderr, os.environ)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _interrupt)
    try:
        return _run(screen, arguments)
    except StartError as error:
        screen.error(error.message, error.hint)
        return 1
    except OSError as error:
        place = f" ({error.filename})" if error.filename else ""
        screen.error(
            f"The system refused: {error.strerror or 'input or output failed'}{place}.", "Run this again."
        )
        return 1
    except KeyboardInterrupt:
        screen.error("Interrupted. What is finished is kept.", "Run this again; it goes on where it stopped.")
        return INTERRUPTED


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _run(screen: Screen, arguments: Sequence[str]) -> int:
    command, rest = (arguments[0], list(arguments[1:])) if arguments else ("", [])
    venv = VenvFolder(PROJECT / ".venv")
    installer = Installer(Project(PROJECT), venv, screen, Runner(venv.log), dict(os.environ))
    if not installer.is_up(with_tests=command == "test"):
        with InstallLock(PROJECT / "build" / "start.lock") as lock:
            installer.runner = Runner(venv.log, keep_open=[lock.descriptor])
            installer.bring_up(with_tests=command == "test")
        screen.say("Everything is installed; from here on no network is needed.")
    models = installer.known_models_folder()
    if command == "install":
        return 0
    if command == "test":
        env = test_environment(venv, os.environ, models)
        desktop_tools.install(screen, os.environ)
        return run_gates(screen, venv, PROJECT, env, rest)
    env = venv.environment(os.environ)
    if command:
        return _hand_over([str(venv.program("ownhand")), *rest], env)
    return _start(screen, venv, env)


def _start(screen: Screen, venv: VenvFolder, env: dict[str, str]) -> int:
    """The window where there is a display and a window to show, else the job in the terminal."""
    ownhand = str(venv.program("ownhand"))
    if (PROJECT / "ui" / "__main__.py").is_file() and has_display(env):
        return _hand_over([ownhand], env)
    screen.say("Here is the whole job on the sample mailbox, in this terminal (ownhand demo).")
    screen.say(f"For your own mail: {_shown(venv)} add ~/Mail ~/Documents")
    screen.say("")
    return _hand_over([ownhand, "demo"], env)


def _shown(venv: VenvFolder) -> str:
    """The `ownhand` command as one types it from here."""
    program = venv.program("ownhand")
    text = str(program.relative_to(PROJECT) if Path.cwd() == PROJECT else program)
    return f'"{text}"' if " " in text else text


def _hand_over(command: list[str], env: dict[str, str]) -> int:
    """Become the command where the system can, else run it and pass its exit status on."""
    if os.name == "posix":
        os.execve(command[0], command, env)
    return exit_status(subprocess.run(command, env=env).returncode)
