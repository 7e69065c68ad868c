"""Word-level changes between two texts, also of very long ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from assistant.text.tokens import Opcode, opcodes, spans

# Above this many tokens a block is compared line by line first: the distance of words costs their product.
MOST_TOKENS = 3_000
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Replaced:
    """One change: ``before`` stood at character ``at`` of the old text, ``after`` stands there now."""

    before: str
    after: str
    at: int

    def to_json(self) -> dict[str, object]:
        """The fields of the command-line contract."""
        return {"from": self.before, "to": self.after, "at": self.at}


def changes(old: str, new: str) -> tuple[Replaced, ...]:
    """The changes from one text to another, in the order of the old one."""
    if old == new:
        return ()
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415  (a native library, on first need)

    old_lines, new_lines = _LINE.findall(old), _LINE.findall(new)
    found: list[Replaced] = []
    place = 0
    before = after = ""
    for step in [*Levenshtein.opcodes(old_lines, new_lines), None]:
        if step is not None and step.tag != "equal" and not (step.tag == "replace" and before):
            before += "".join(old_lines[step.src_start : step.src_end])
            after += "".join(new_lines[step.dest_start : step.dest_end])
            continue
        if before or after:
            found += _words(before, after, place)
            place += len(before)
            before = after = ""
        if step is None:
            break
        lines = old_lines[step.src_start : step.src_end]
        if step.tag == "equal":
            place += sum(map(len, lines))
        else:
            before, after = "".join(lines), "".join(new_lines[step.dest_start : step.dest_end])
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of two texts: the same in both, or changed. ``old`` or ``new`` may be ""."""

    old: str
    new: str

    @property
    def is_changed(self) -> bool:
        """Whether the two texts differ here."""
        return self.old != self.new


def segments(old: str, new: str) -> tuple[Segment, ...]:
    """Both texts side by side, so that each change can be taken or left on its own.

    Words carry the white space behind them. Joined, the ``old`` parts are the old text and the ``new``
    parts the new one, to the last character. Equal and changed stretches alternate.
    """
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415  (a native library, on first need)

    olds, news = _pieces(old), _pieces(new)
    if len(olds) + len(news) > MOST_TOKENS:
        olds, news = _LINE.findall(old), _LINE.findall(new)
    steps = [
        Segment("".join(olds[step.src_start : step.src_end]), "".join(news[step.dest_start : step.dest_end]))
        for step in Levenshtein.opcodes(olds, news)
    ]
    return tuple(_settled(_joined(steps)))


def _pieces(text: str) -> list[str]:
    """Tokens with the white space behind them; together they are the whole text."""
    starts = [start for start, _ in spans(text)]
    if not starts:
        return [text] if text else []
    borders = [0, *starts[1:], len(text)]
    return [text[a:b] for a, b in pairwise(borders)]


def _joined(steps: Iterable[Segment]) -> list[Segment]:
    """Neighbours of one kind as one segment."""
    found: list[Segment] = []
    for step in steps:
        if found and found[-1].is_changed == step.is_changed:
            step = Segment(found[-1].old + step.old, found[-1].new + step.new)
            found.pop()
        found.append(step)
    return found


def _settled(steps: list[Segment]) -> list[Segment]:
    """Two replacements with a single small word between them read as one; paragraphs are never joined."""
    found: list[Segment] = []
    for number, step in enumerate(steps):
        before = found[-1] if found else None
        after = steps[number + 1] if number + 1 < len(steps) else None
        if (
            before is not None
            and after is not None
            and not step.is_changed
            and _is_slight(step.old)
            and all((before.old.strip(), before.new.strip(), after.old.strip(), after.new.strip()))
        ):
            found[-1] = Segment(before.old + step.old, before.new + step.new)
            continue
        if found and found[-1].is_changed and step.is_changed:
            step = Segment(found[-1].old + step.old, found[-1].new + step.new)
            found.pop()
        found.append(step)
    return found


def _is_slight(between: str) -> bool:
    word = between.strip()
    return len(word) <= 4 and "\n" not in between and (word.isalpha() and word.islower() or len(word) == 1)


def _words(old: str, new: str, offset: int) -> list[Replaced]:
    old_spans, new_spans = spans(old), spans(new)
    if not old_spans or not new_spans or len(old_spans) + len(new_spans) > MOST_TOKENS:
        return [Replaced(old, new, offset)]
    found: list[Replaced] = []
    steps = [step for step in opcodes(old, new) if step.tag != "equal"]
    for group in _grouped(steps):
        i1, i2, j1, j2 = group
        start = old_spans[i1][0] if i1 < len(old_spans) else len(old)
        before = old[start : old_spans[i2 - 1][1]] if i2 > i1 else ""
        after = new[new_spans[j1][0] : new_spans[j2 - 1][1]] if j2 > j1 else ""
        found.append(Replaced(before, after, offset + start))
    if not found:  # white space alone
        start = next(
            (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
        )
        tail = 0
        while tail < min(len(old), len(new)) - start and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        found.append(Replaced(old[start : len(old) - tail], new[start : len(new) - tail], offset + start))
    return found


def _grouped(steps: list[Opcode]) -> list[tuple[int, int, int, int]]:
    """Neighbouring steps as one change."""
    groups: list[tuple[int, int, int, int]] = []
    for step in steps:
        if groups and groups[-1][1] == step.a_start and groups[-1][3] == step.b_start:
            groups[-1] = (groups[-1][0], step.a_end, groups[-1][2], step.b_end)
        else:
            groups.append((step.a_start, step.a_end, step.b_start, step.b_end))
    return groups
