"""What this computer must have before anything is installed; each lack comes with the command for it."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import platform
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bootstrap.errors import StartError

GIB = 1024**3
DISK_NEEDED = 4 * GIB
"""The environment (2.4 GB), pip's cache of it, the models and room to build in."""
MEMORY_REFUSED = 1.5 * GIB
MEMORY_WARNED = 3.5 * GIB
BUILD_MEMORY = 1.0 * GIB
"""What one compiler process of the language model runtime may take at its worst."""

COMPILER = {
    "apt-get": "sudo apt-get install build-essential",
    "dnf": "sudo dnf install gcc-c++ make",
    "pacman": "sudo pacman -S --needed base-devel",
    "zypper": "sudo zypper install gcc-c++ make",
    "apk": "sudo apk add build-base",
}
VENV = {
    "apt-get": "sudo apt-get install python{version}-venv",
    "zypper": "sudo zypper install python{compact}-pip",
}
PROGRAM = "#include <vector>\n#include <thread>\nint main() { return std::vector<int>(1)[0]; }\n"

NO_COMPILER = "No C++ compiler was found; the language model runtime is built for this processor."

Which = Callable[[str], str | None]


def package_manager(which: Which = shutil.which) -> str:
    """The name of this Linux distribution's package manager; "" when it is none of the known ones."""
    return next((name for name in COMPILER if which(name)), "")


def require_64_bit(pointer_size: int = struct.calcsize("P")) -> None:
    """Refuse a 32-bit Python.

    Raises:
        StartError: this Python is a 32-bit one.
    """
    if pointer_size < 8:
        raise StartError(
            "This is a 32-bit Python; the language model needs a 64-bit one.",
            "Install the 64-bit Python from python.org (on Windows: the installer marked 64-bit).",
        )


def require_known_libc(system: str = sys.platform) -> None:
    """Refuse a Linux without glibc: PyTorch and Qt offer no packages for it.

    Raises:
        StartError: this Python was not made for glibc.
    """
    if system == "linux" and platform.libc_ver()[0] not in ("glibc", ""):
        raise StartError("This Linux has no glibc.", "Ownhand needs a distribution with glibc 2.28 or newer.")
    if system == "linux" and platform.libc_ver()[0] == "" and package_manager() == "apk":
        raise StartError(
            "This is Alpine Linux, whose C library (musl) PyTorch does not support.",
            "Run Ownhand on a distribution with glibc: Debian, Fedora, openSUSE, Arch, Ubuntu…",
        )


def require_venv(
    has: Callable[[str], object] = importlib.util.find_spec, which: Which = shutil.which
) -> None:
    """Refuse a Python that cannot make virtual environments.

    Raises:
        StartError: `venv` or `ensurepip` is missing, as on Debian without its package.
    """
    missing = [name for name in ("venv", "ensurepip") if not has(name)]
    if not missing:
        return
    command = VENV.get(package_manager(which), "")
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    hint = f"    {command.format(version=version, compact=version.replace('.', ''))}" if command else ""
    raise StartError(
        f"This Python cannot make a virtual environment: its part {' and '.join(missing)} is missing.",
        f"Install it, then run this again:\n{hint}" if hint else "Install the Python from python.org.",
    )


def memory() -> int:
    """The memory of this computer in bytes; 0 when the system does not tell."""
    if sys.platform == "win32":
        return _windows_memory()
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        return 0


def _windows_memory() -> int:
    class Status(ctypes.Structure):
        _fields_ = [("length", ctypes.c_uint32), ("load", ctypes.c_uint32)] + [
            (name, ctypes.c_uint64) for name in ("total", "free", "p1", "p2", "v1", "v2", "e")
        ]

    status = Status(length=ctypes.sizeof(Status))
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - the attribute exists on Windows only
    return int(status.total) if kernel.GlobalMemoryStatusEx(ctypes.byref(status)) else 0


def require_memory(found: int, say: Callable[[str], None]) -> None:
    """Refuse a computer with far too little memory, warn on one with little.

    Raises:
        StartError: less than 1.5 GiB.
    """
    if 0 < found < MEMORY_REFUSED:
        raise StartError(
            f"This computer has {found / GIB:.1f} GB of memory; Ownhand needs at least 2 GB.",
            "A computer with 8 GB or more is recommended.",
        )
    if 0 < found < MEMORY_WARNED:
        say(f"This computer has {found / GIB:.1f} GB of memory: only the starter model will fit.")


def require_disk(folder: Path, needed: float = DISK_NEEDED) -> None:
    """Refuse to begin on a disk that the installation would fill.

    Raises:
        StartError: less than `needed` bytes are free.
    """
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise StartError(
            f"The disk of {folder} has {free / GIB:.1f} GB free; {needed / GIB:.0f} GB are needed.",
            "Free some space, or put this folder on another disk, and run this again.",
        )


def require_compiler(system: str = sys.platform, which: Which = shutil.which) -> None:
    """Refuse a computer without a working C++ compiler, before the long steps begin.

    Raises:
        StartError: there is none, or it cannot build a small program; with the command that installs one.
    """
    if system == "win32":
        if not which("cl") and not _visual_studio():
            raise StartError(
                NO_COMPILER,
                "Install the Visual Studio build tools, then run this again:\n"
                "    winget install Microsoft.VisualStudio.2022.BuildTools --override "
                '"--wait --passive --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended"',
            )
        return
    if system == "darwin":
        if (
            not which("xcode-select")
            or subprocess.run(["xcode-select", "-p"], capture_output=True).returncode
        ):
            raise StartError(
                NO_COMPILER,
                "Install Apple's command line tools, then run this again:\n    xcode-select --install",
            )
        return
    compiler = next((found for name in ("c++", "g++", "clang++") if (found := which(name))), None)
    command = COMPILER.get(package_manager(which), "")
    hint = (
        f"Install one, then run this again:\n    {command}" if command else "Install g++ or clang++ and make."
    )
    if compiler is None:
        raise StartError(
            NO_COMPILER,
            hint,
        )
    if not _compiles(compiler):
        raise StartError(
            f"The compiler {compiler} cannot build even a small program; a part is missing.", hint
        )


def _compiles(compiler: str) -> bool:
    with tempfile.TemporaryDirectory(prefix="ownhand-") as folder:
        source = Path(folder) / "try.cpp"
        source.write_text(PROGRAM, "ascii")
        command = [compiler, "-pthread", str(source), "-o", str(Path(folder) / "try")]
        return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL).returncode == 0


def _visual_studio() -> bool:
    root = os.environ.get("PROGRAMFILES(X86)", "")
    finder = Path(root) / "Microsoft Visual Studio" / "Installer" / "vswhere.exe"
    if not root or not finder.is_file():
        return False
    command = [str(finder), "-latest", "-products", "*", "-property", "installationPath"]
    command += ["-requires", "Microsoft.VisualStudio.Component.VC.Tools.x86.x64"]
    return bool(subprocess.run(command, capture_output=True, text=True).stdout.strip())


def processor() -> str:
    """What the runtime is built for: the processor's name and the instruction sets it offers."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        return f"{platform.machine()} {platform.processor()}"
    wanted: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        if name.strip() in ("model name", "flags", "Features", "CPU part"):
            wanted.setdefault(name.strip(), value.strip())
    return f"{platform.machine()} {wanted}"


def build_jobs(cores: int, found_memory: int) -> int:
    """How many compiler processes may run at once without filling the memory."""
    by_memory = int(found_memory // BUILD_MEMORY) - 1 if found_memory else cores
    return max(1, min(cores, by_memory))


def has_display(environment: dict[str, str], system: str = sys.platform) -> bool:
    """Whether a window can be shown here."""
    if system.startswith("linux"):
        return bool(environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY"))
    return not environment.get("SSH_CONNECTION")
