"""What was in memory is gone from it once it is freed."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from assistant.safety.memory import overwrite_freed_memory

SIZE = 40_000
_HEADER = 64  # the allocator's own notes at the beginning of freed memory


def leftovers() -> int:
    """Bytes of a secret that a block of the same size shows after the first was freed."""
    c = ctypes.CDLL(None)
    c.malloc.restype = ctypes.c_void_p
    c.malloc.argtypes, c.free.argtypes = [ctypes.c_size_t], [ctypes.c_void_p]
    first = c.malloc(SIZE)
    ctypes.memset(first, 0x42, SIZE)
    c.free(first)
    second = c.malloc(SIZE)
    found = ctypes.string_at(second, SIZE)[_HEADER:].count(0x42)
    c.free(second)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's way")
def test_freed_memory_is_overwritten():
    code = (
        "import sys; from tests.assistant.safety.test_memory import leftovers\n"
        "from assistant.safety.memory import overwrite_freed_memory\n"
        "before = leftovers(); assert overwrite_freed_memory(); after = leftovers()\n"
        "sys.exit(0 if before > after == 0 else f'{before} {after}')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_where_it_is_not_possible_nothing_is_claimed(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not overwrite_freed_memory()
