"""Overwrite memory when it is freed, so that what was erased can't come back by way of a file.

A library may write memory to disk that it never filled: Chroma's index files keep room for vectors to come,
and that room was seen to hold vectors that had been erased. glibc can fill freed and new memory with a
pattern (``M_PERTURB`` in mallopt(3)); other systems hand out memory in other ways, and there the byte scan
after erasing tells.
"""

from __future__ import annotations

import ctypes
import sys

_M_PERTURB = -6
_PATTERN = 0xA5


def overwrite_freed_memory() -> bool:
    """Begin to overwrite; to be called before anything worth erasing is in memory.

    Returns:
        whether the system does so from now on.
    """
    if sys.platform != "linux":
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    return mallopt is not None and bool(mallopt(_M_PERTURB, _PATTERN))
