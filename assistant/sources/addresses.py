"""Address header fields to addresses, for headers as they really are."""

from __future__ import annotations

import contextlib
import re

from assistant.sources.item import Address
from assistant.sources.mime import decode_header
from assistant.text.charsets import decode

MOST_ADDRESSES = 2_000

_SIMPLE = re.compile(r"[^\s<>\"'(),;:@]+@[^\s<>\"'(),;:@]+")
_ANGLE = re.compile(r"<([^<>]*)>")
_COMMENT = re.compile(r"\(([^()]*)\)")
_ADDRESS_IN_TEXT = re.compile(r"[^\s<>\"'(),;:\[\]@]+@[^\s<>\"'(),;:@]+")
_FOLD = re.compile(r"\s*[\r\n]+\s*")


def parse_addresses(raw: str) -> tuple[Address, ...]:
    """Addresses of one raw header value, in order, without duplicates; broken ones keep what can be read."""
    raw = raw.strip()
    if not raw:
        return ()
    if not raw.isascii():
        with contextlib.suppress(UnicodeEncodeError):
            raw = decode(raw.encode("latin-1"))[0]
    if _SIMPLE.fullmatch(raw):
        return (Address("", raw.lower()),)
    found: dict[str, Address] = {}
    held = ""
    for piece in _split(_FOLD.sub(" ", raw)):
        if "@" not in piece and "<" not in piece:
            # "Kean, Steven <s@x>" without quotes: the comma belongs to the name.
            held = f"{held}, {piece}" if held else piece
            continue
        address = _one(piece, held)
        held = ""
        if address is not None and (address.address not in found or not found[address.address].name):
            found[address.address] = address
        if len(found) >= MOST_ADDRESSES:
            break
    return tuple(found.values())


def _split(raw: str) -> list[str]:
    """Cut at commas and semicolons that stand outside quotes, angle brackets and comments."""
    if '"' not in raw and "(" not in raw and ";" not in raw and ":" not in raw:
        return [piece.strip() for piece in raw.split(",") if piece.strip()]
    pieces: list[str] = []
    current: list[str] = []
    quoted = False
    depth = 0
    angle = False
    previous = ""
    for letter in raw:
        if letter == '"' and previous != "\\" and depth == 0:
            quoted = not quoted
        elif not quoted:
            if letter == "(":
                depth += 1
            elif letter == ")":
                depth = max(0, depth - 1)
            elif letter == "<":
                angle = True
            elif letter == ">":
                angle = False
            elif letter == ":" and not angle and depth == 0 and "@" not in "".join(current):
                current = []  # the name of a group
                previous = letter
                continue
            elif letter in ",;" and depth == 0 and not (angle and letter == ","):
                pieces.append("".join(current).strip())
                current = []
                angle = False
                previous = letter
                continue
        current.append(letter)
        previous = letter
    pieces.append("".join(current).strip())
    if quoted and len(pieces) == 1 and raw.count("@") > 1:
        # An opening quote that never ends would swallow every other address.
        return [piece.strip() for piece in raw.replace('"', "").split(",") if piece.strip()]
    return [piece for piece in pieces if piece]


def _one(piece: str, held: str) -> Address | None:
    angles = _ANGLE.findall(piece)
    name = ""
    address = ""
    if angles:
        address = angles[-1].strip()
        name = piece[: piece.rfind("<")].strip()
    elif "<" in piece:
        name, _, address = piece.partition("<")
    else:
        comments = _COMMENT.findall(piece)
        address = _COMMENT.sub(" ", piece).strip()
        name = comments[-1] if comments else ""
        match = _ADDRESS_IN_TEXT.search(address)
        if match is not None and not name:
            name = (address[: match.start()] + " " + address[match.end() :]).strip()
    match = _ADDRESS_IN_TEXT.search(address)
    if match is None:
        match = _ADDRESS_IN_TEXT.search(piece)
    if match is None:
        return None
    if held:
        name = f"{held}, {name}" if name else held
    return Address(clean_name(name), match.group().strip("'\"`.").lower())


def clean_name(raw: str) -> str:
    """A display name: decoded, without quotes, brackets and doubled spaces; "" when it is only an address."""
    name = decode_header(raw.replace('\\"', '"'))
    name = " ".join(name.split()).strip("\"'<>,; ")
    if len(name) > 200:
        name = name[:200]
    if "@" in name and " " not in name:
        return ""
    return name
