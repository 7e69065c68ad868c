"""Small JSON schemas to GBNF grammars, so that a short structured answer is always well formed.

Covers what short answers need: objects with fixed properties in their order, strings of bounded length,
enums, constants, booleans, bounded integers and arrays of bounded length. Every grammar is finite, so an
answer always ends.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

MOST_STRING = 160
MOST_ITEMS = 8
_CHARACTER = r'[^"\\\x00-\x1f\x7f]'


def to_gbnf(schema: Mapping[str, Any]) -> str:
    """The grammar of a schema; its first rule is ``root``.

    Args:
        schema: a JSON schema of the kinds named above. ``maxLength`` and ``maxItems`` have defaults of 160
            and 8.

    Raises:
        ValueError: for kinds of schema that are not supported.
    """
    rules: dict[str, str] = {"root": ""}
    rules["root"] = _rule(schema, "root", rules)
    return "\n".join(f"{name} ::= {body}" for name, body in rules.items())


def _rule(schema: Mapping[str, Any], name: str, rules: dict[str, str]) -> str:
    if "const" in schema:
        return _literal(schema["const"])
    if "enum" in schema:
        return "(" + " | ".join(_literal(value) for value in schema["enum"]) + ")"
    match schema.get("type"):
        case "object":
            return _object(schema, name, rules)
        case "array":
            return _array(schema, name, rules)
        case "string":
            return _string(schema, rules)
        case "boolean":
            return '("true" | "false")'
        case "integer":
            return _integer(schema)
        case other:
            raise ValueError(f"not supported in a small grammar: {other!r}")


def _object(schema: Mapping[str, Any], name: str, rules: dict[str, str]) -> str:
    parts = []
    for index, (key, inner) in enumerate(schema.get("properties", {}).items()):
        rule = f"{name}-{index}"
        rules[rule] = _rule(inner, rule, rules)
        parts.append(f"{_literal(key)} {_quoted(': ')} {rule}")
    return _quoted("{") + " " + f" {_quoted(', ')} ".join([*parts]) + " " + _quoted("}")


def _array(schema: Mapping[str, Any], name: str, rules: dict[str, str]) -> str:
    least, most = int(schema.get("minItems", 0)), int(schema.get("maxItems", MOST_ITEMS))
    if not 0 <= least <= most <= 64 or most == 0:
        raise ValueError("an array needs 0 <= minItems <= maxItems <= 64")
    rule = f"{name}-item"
    rules[rule] = _rule(schema.get("items", {"type": "string"}), rule, rules)
    further = f"({_quoted(', ')} {rule}){{{max(0, least - 1)},{most - 1}}}" if most > 1 else ""
    body = f"{rule} {further}".strip()
    return f"{_quoted('[')} {body if least else f'({body})?'} {_quoted(']')}"


def _string(schema: Mapping[str, Any], rules: dict[str, str]) -> str:
    least, most = int(schema.get("minLength", 0)), int(schema.get("maxLength", MOST_STRING))
    if not 0 <= least <= most <= 2000:
        raise ValueError("a string needs 0 <= minLength <= maxLength <= 2000")
    rules["character"] = _CHARACTER
    return rf'"\"" character{{{least},{most}}} "\""'


def _integer(schema: Mapping[str, Any]) -> str:
    sign = '"-"? ' if int(schema.get("minimum", 0)) < 0 else ""
    digits = len(str(abs(int(schema.get("maximum", 999_999)))))
    return f'{sign}("0" | [1-9] [0-9]{{0,{max(0, digits - 1)}}})'


def _literal(value: Any) -> str:
    return _quoted(json.dumps(value, ensure_ascii=False))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
