"""Which build of PyTorch to install: always the one for the CPU.

On Linux the usual package index offers a build that asks for gigabytes of CUDA libraries. So the index is
first asked what it offers; only when that is not a CPU build is PyTorch's own index of CPU wheels used.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

CPU_INDEX = "https://download.pytorch.org/whl/cpu"
"""Where PyTorch publishes its builds without CUDA."""

CUDA = re.compile(r"^(nvidia|cuda)[-_]|^triton\b", re.IGNORECASE)


def is_cpu_build(requires: Sequence[str], machine: str) -> bool:
    """Whether a build of torch with these requirements does without CUDA on this machine.

    Args:
        requires: the `Requires-Dist` lines of its metadata.
        machine: `platform.machine()`, since one build's lines may be for x86_64 only.
    """
    for line in requires:
        marker = line.partition(";")[2]
        if not CUDA.match(line.strip()) or "extra" in marker:
            continue
        if "x86_64" in marker and "platform_machine" in marker and machine != "x86_64":
            continue
        return False
    return True


def offered(report: Path) -> list[str]:
    """The requirements of the package in a `pip install --dry-run --report` file.

    Raises:
        ValueError: the report tells nothing.
    """
    packages = json.loads(report.read_text("utf-8")).get("install", [])
    if not packages:
        raise ValueError("empty report")
    return list(packages[0]["metadata"].get("requires_dist", []))


def install_arguments(pin: str, cpu_offered: bool) -> list[str]:
    """The arguments of `pip install` that bring in the CPU build.

    Args:
        pin: "torch==VERSION".
        cpu_offered: whether the configured index offers a CPU build under that pin.
    """
    if cpu_offered:
        return ["--no-deps", pin]
    return ["--no-deps", "--index-url", CPU_INDEX, f"{pin}+cpu"]
