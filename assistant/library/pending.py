"""What may have changed and is not looked at yet: hints are gathered until a path was quiet for a moment.

Pure bookkeeping on a clock that the caller reads; nothing here touches a file.
"""

from __future__ import annotations

from dataclasses import dataclass, field

QUIET = 0.4
"""Seconds without a further hint after which a path is looked at."""

LONGEST = 4.0
"""Seconds after which a path is looked at although it goes on changing, as a mailbox does that grows."""

GONE_FOR = 15.0
"""Seconds for which a path must be gone to count as removed: programs replace files by removing first."""

MOST_PATHS = 2_000
"""More paths than this are cheaper to find by walking the source."""

WHOLE_QUIET = 1.5
WHOLE_LONGEST = 20.0


@dataclass(slots=True)
class _Hint:
    first: float
    last: float
    gone: bool = False

    def due(self) -> float:
        if self.gone:
            return self.first + GONE_FOR
        return min(self.last + QUIET, self.first + LONGEST)


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be looked at in one source.

    Attributes:
        whole: all of it; ``paths`` and ``young`` are empty then.
        paths: changed some time ago, or gone long enough to count as removed.
        young: gone a moment ago; perhaps one of ``paths`` under its old name.
    """

    whole: bool = False
    paths: frozenset[str] = frozenset()
    young: frozenset[str] = frozenset()


@dataclass(slots=True)
class Pending:
    """The hints about one source; times are seconds on the caller's clock."""

    _paths: dict[str, _Hint] = field(default_factory=dict)
    _whole: _Hint | None = None

    def __len__(self) -> int:
        return len(self._paths) + (self._whole is not None)

    def touch(self, path: str, now: float, gone: bool = False) -> None:
        """A path changed, or is gone."""
        if self._whole is not None:
            self._whole.last = now
            return
        known = self._paths.get(path)
        if known is None or known.gone != gone:
            self._paths[path] = _Hint(now, now, gone)
        else:
            known.last = now
        if len(self._paths) > MOST_PATHS:
            self.touch_whole(now)

    def touch_whole(self, now: float) -> None:
        """Anything may have changed."""
        first = min((hint.first for hint in self._paths.values()), default=now)
        self._paths.clear()
        if self._whole is None:
            self._whole = _Hint(first, now)
        else:
            self._whole.last = now

    def clear(self) -> None:
        """Nothing is pending any more."""
        self._paths.clear()
        self._whole = None

    def due_at(self) -> float | None:
        """When there is something to look at, or None."""
        if self._whole is not None:
            return min(self._whole.last + WHOLE_QUIET, self._whole.first + WHOLE_LONGEST)
        return min((hint.due() for hint in self._paths.values()), default=None)

    def take(self, now: float) -> Due | None:
        """What is due now, no longer pending afterwards; None where nothing is."""
        at = self.due_at()
        if at is None or at > now:
            return None
        if self._whole is not None:
            self._whole = None
            return Due(whole=True)
        ready = {path for path, hint in self._paths.items() if hint.due() <= now}
        young = frozenset(path for path, hint in self._paths.items() if hint.gone and path not in ready)
        for path in ready:
            del self._paths[path]
        return Due(paths=frozenset(ready), young=young)
