"""Paragraphs of ``format=flowed`` text put together again (RFC 3676)."""

from __future__ import annotations


def unflow(text: str, delete_space: bool = False) -> str:
    """Join the lines that a mail program broke only for display, keeping quote marks and "-- "."""
    lines: list[str] = []
    open_depth = -1
    for raw in text.split("\n"):
        line = raw.rstrip("\r")
        depth = 0
        while line[depth : depth + 1] == ">":
            depth += 1
        content = line[depth:]
        if content.startswith(" "):
            content = content[1:]
        flows = content.endswith(" ") and content != "-- "
        if flows and delete_space:
            content = content[:-1]
        if open_depth == depth and content != "-- ":
            lines[-1] += content
        else:
            lines.append((">" * depth + " " if depth else "") + content)
        open_depth = depth if flows else -1
    return "\n".join(lines)
