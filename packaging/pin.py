"""Write the pin lists and the licence table from what is installed in `.venv`.

Run it after a change of the dependencies in `pyproject.toml`, once the new versions are installed and tested:

    .venv/bin/python packaging/pin.py            writes packaging/requirements*.txt and docs/licences.md
    .venv/bin/python packaging/pin.py --check    only says whether they are up to date (exit 1 when not)

The lists hold the whole closure for every system and Python version Ownhand supports, so `start.py`
installs them with `--no-deps`: nothing is resolved on the user's machine and nothing unlisted can slip in.
A package that only other systems need (colorama on Windows, say) gets a marker; its version is asked of the
package index.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from itertools import product
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parent.parent
LISTS = PROJECT / "packaging"
LICENCES = PROJECT / "docs" / "licences.md"

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = (
    ("linux", "Linux", "posix", "x86_64"),
    ("linux", "Linux", "posix", "aarch64"),
    ("darwin", "Darwin", "posix", "arm64"),
    ("win32", "Windows", "nt", "AMD64"),
)

BUILD = ("pip", "setuptools", "scikit-build-core", "cmake", "ninja")
"""What makes wheels on the user's machine: installed first, so that no build fetches tools of its own."""

CUDA = re.compile(r"^(nvidia|cuda)-|^triton$")
"""What only the CUDA build of torch asks for; Ownhand always installs the CPU build."""

FORBIDDEN = re.compile(r"(?<![L])(A?GPL)|GNU (Affero )?General Public", re.IGNORECASE)
LGPL_ALLOWED = {"pyside6-essentials", "shiboken6"}
"""Loaded as separate libraries the user can replace, as the LGPL asks."""

LICENCE_NAMES = {
    "apache": "Apache-2.0",
    "apache 2": "Apache-2.0",
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "apache software license 2.0": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "bsd": "BSD-3-Clause",
    "bsd license": "BSD-3-Clause",
    "bsd 3-clause": "BSD-3-Clause",
    "mit license": "MIT",
    "isc license (iscl)": "ISC",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
    "the unlicense (unlicense)": "Unlicense",
}


@dataclass(frozen=True)
class Package:
    """One distribution: its name as written, its version, what it asks for and its licence."""

    name: str
    version: str
    requires: tuple[str, ...]
    licence: str

    @property
    def key(self) -> str:
        """The name in the form that compares equal however it was written."""
        return canonicalize_name(self.name)


class Catalogue:
    """Looks packages up: first among the installed ones, then at the package index."""

    def __init__(self) -> None:
        self._known: dict[str, Package] = {}

    def find(self, name: str) -> Package:
        """The package of that name, in the version that is installed or that the index offers."""
        key = canonicalize_name(name)
        if key not in self._known:
            self._known[key] = self._installed(key) or self._offered(key)
        return self._known[key]

    @staticmethod
    def _installed(key: str) -> Package | None:
        try:
            found = metadata.distribution(key)
        except metadata.PackageNotFoundError:
            return None
        version = found.version.split("+")[0]
        fields = found.metadata
        expression, text = fields["License-Expression"], fields["License"]  # None where there is none
        licence = licence_of(expression, text, fields.get_all("Classifier") or [])
        return Package(fields["Name"], version, tuple(found.requires or ()), licence)

    @staticmethod
    def _offered(key: str) -> Package:
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--no-deps"]
        command += ["--ignore-installed", "--report", "-", key]
        report = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        fields = report["install"][0]["metadata"]
        licence = licence_of(
            fields.get("license_expression"), fields.get("license"), fields.get("classifier", [])
        )
        return Package(fields["name"], fields["version"], tuple(fields.get("requires_dist", ())), licence)


def licence_of(expression: str | None, text: str | None, classifiers: Iterable[str]) -> str:
    """A short licence name out of a package's metadata; "unknown" when it tells none.

    The order is that of trust: the SPDX expression, then the classifiers, then the free text.
    """
    if expression:
        return expression
    named = [line.rsplit("::", 1)[1].strip() for line in classifiers if line.startswith("License :: ")]
    named = [name for name in named if name != "OSI Approved"]
    if named:
        return " OR ".join(dict.fromkeys(LICENCE_NAMES.get(name.lower(), name) for name in named))
    first = next((line.strip() for line in (text or "").splitlines() if line.strip()), "")
    return LICENCE_NAMES.get(first.lower(), first) or "unknown"


def environments() -> list[dict[str, str]]:
    """The marker environments of every system and Python version the lists are made for."""
    return [
        {
            "python_version": python,
            "python_full_version": f"{python}.9",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "sys_platform": sys_platform,
            "platform_system": system,
            "os_name": os_name,
            "platform_machine": machine,
            "platform_release": "",
            "platform_version": "",
            "extra": "",
        }
        for python, (sys_platform, system, os_name, machine) in product(PYTHONS, SYSTEMS)
    ]


def closure(roots: Iterable[str], catalogue: Catalogue, environment: dict[str, str]) -> set[str]:
    """The names of all packages that `roots` need in `environment`, themselves included."""
    found: set[str] = set()
    seen: set[tuple[str, frozenset[str]]] = set()
    queue = [Requirement(root) for root in roots]
    while queue:
        wanted = queue.pop()
        key, extras = canonicalize_name(wanted.name), frozenset(wanted.extras)
        if (key, extras) in seen or CUDA.match(key):
            continue
        seen.add((key, extras))
        found.add(key)
        for line in catalogue.find(key).requires:
            requirement = Requirement(line)
            marker = requirement.marker
            if marker is None or any(marker.evaluate({**environment, "extra": e}) for e in extras | {""}):
                queue.append(requirement)
    return found


MARKERS = (
    'sys_platform == "win32"',
    'sys_platform != "win32"',
    'sys_platform == "darwin"',
    'sys_platform == "linux"',
    'sys_platform != "darwin"',
    'sys_platform != "linux"',
    'python_version < "3.12"',
    'python_version < "3.13"',
    'python_version < "3.14"',
    'python_version >= "3.12"',
    'python_version >= "3.13"',
    'python_version >= "3.14"',
)


def marker_for(where: list[bool], everywhere: list[dict[str, str]]) -> str:
    """The known marker true in exactly the environments of `where`; "" for all, or when none fits."""
    if all(where):
        return ""
    for text in MARKERS:
        if [Marker(text).evaluate(environment) for environment in everywhere] == where:
            return text
    return ""


def pinned(roots: list[str], catalogue: Catalogue, without: set[str]) -> list[tuple[Package, str]]:
    """Packages and markers of the closure of `roots` over all environments, less those in `without`."""
    everywhere = environments()
    closures = [closure(roots, catalogue, environment) for environment in everywhere]
    names = sorted(set().union(*closures) - without)
    return [
        (catalogue.find(name), marker_for([name in one for one in closures], everywhere)) for name in names
    ]


def list_text(title: str, pins: list[tuple[Package, str]]) -> str:
    """The text of one requirements file."""
    lines = [f"# {title}", "# Written by packaging/pin.py; do not edit by hand."]
    for package, marker in pins:
        lines.append(f"{package.key}=={package.version}" + (f" ; {marker}" if marker else ""))
    return "\n".join(lines) + "\n"


def licences_text(lists: dict[str, list[tuple[Package, str]]]) -> str:
    """The licence table as Markdown."""
    lines = [
        "# Licences of what Ownhand is built on",
        "",
        "Written by `packaging/pin.py` from the packages' own metadata. Ownhand itself is Apache-2.0.",
        "Nothing under the GPL or AGPL is linked. Qt for Python (PySide6) is LGPL-3 and used as the",
        "separate, replaceable library that licence asks for; MPL-2.0 packages are used unmodified.",
        "",
        "Models: SmolLM2-135M-Instruct (Apache-2.0) and all-MiniLM-L6-v2 (Apache-2.0); further models bring",
        "the licence that their entry in the catalogue names.",
    ]
    for title, pins in lists.items():
        lines += ["", f"## {title}", "", "| package | version | licence |", "| --- | --- | --- |"]
        lines += [f"| {package.key} | {package.version} | {package.licence} |" for package, _ in pins]
    return "\n".join(lines) + "\n"


def faults(pins: Iterable[tuple[Package, str]]) -> list[str]:
    """Packages whose licence is unknown or not one Ownhand may link."""
    wrong = []
    for package, _ in pins:
        free_choice = " OR " in package.licence and not all(
            FORBIDDEN.search(part) for part in package.licence.split(" OR ")
        )
        lgpl = "lgpl" in package.licence.lower() and package.key not in LGPL_ALLOWED
        forbidden = FORBIDDEN.search(package.licence) and package.key not in LGPL_ALLOWED
        if package.licence == "unknown" or ((lgpl or forbidden) and not free_choice):
            wrong.append(f"{package.key} {package.version}: {package.licence}")
    return wrong


def written() -> tuple[dict[Path, str], list[str]]:
    """The files this script is for with the text each should hold, and the licence faults found."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    catalogue = Catalogue()
    program = pinned(project["dependencies"], catalogue, set())
    inside = {package.key for package, _ in program}
    tests = pinned(project["optional-dependencies"]["test"], catalogue, inside)
    building = pinned(list(BUILD), catalogue, set())
    texts = {
        LISTS / "requirements.txt": list_text("The program: everything it imports.", program),
        LISTS / "requirements-test.txt": list_text("What the tests need beside the program.", tests),
        LISTS / "requirements-build.txt": list_text("What installs and builds the rest.", building),
        LICENCES: licences_text(
            {"The program": program, "Tests": tests, "Installing and building": building}
        ),
    }
    return texts, faults([*program, *tests, *building])


def main() -> int:
    """Write or check the files; 1 when a licence does not fit, or when checked files are out of date."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    check = parser.parse_args().check
    texts, wrong = written()
    stale = [path for path, text in texts.items() if not path.is_file() or path.read_text("utf-8") != text]
    for path in stale:
        sys.stdout.write(f"{'out of date' if check else 'written'}: {path.relative_to(PROJECT)}\n")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text := texts[path], "utf-8")
            sys.stdout.write(f"  {len(text.splitlines())} lines\n")
    for line in wrong:
        sys.stderr.write(f"licence: {line}\n")
    return 1 if wrong or (check and stale) else 0


if __name__ == "__main__":
    sys.exit(main())
