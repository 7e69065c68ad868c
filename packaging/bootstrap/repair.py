"""Mend a virtual environment that an interrupted installation left half-made.

pip takes a package for installed as soon as its `.dist-info` folder is there, also when the power went away
half-way through unpacking it. So every installed package is compared with its own list of files, and what is
not whole is made unknown to pip, which then installs it again.
"""

from __future__ import annotations

import csv
import shutil
from pathlib import Path


def half_installed(site_packages: Path) -> list[Path]:
    """The `.dist-info` folders of packages that are not there as their own file list says."""
    return [info for info in sorted(site_packages.glob("*.dist-info")) if not _whole(info)]


def repair(site_packages: Path) -> list[str]:
    """Make half-installed packages unknown to pip, and drop what pip set aside while it replaced others.

    Returns:
        The names of the folders removed.
    """
    gone = half_installed(site_packages) + sorted(site_packages.glob("~*"))
    for folder in gone:
        if folder.is_dir():
            shutil.rmtree(folder, ignore_errors=True)
        else:
            folder.unlink(missing_ok=True)
    return [folder.name for folder in gone]


def _whole(info: Path) -> bool:
    try:
        with (info / "RECORD").open(encoding="utf-8", newline="") as lines:
            rows = [row for row in csv.reader(lines) if len(row) == 3]
    except (OSError, ValueError):
        return False
    return bool(rows) and (info / "METADATA").is_file() and all(_as_listed(info.parent, row) for row in rows)


def _as_listed(site_packages: Path, row: list[str]) -> bool:
    name, _, size = row
    if name.endswith(".pyc"):
        return True
    try:
        found = (site_packages / name).stat().st_size
    except OSError:
        return False
    return not size or found == int(size)
