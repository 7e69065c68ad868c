"""Sentences of a text, with line breaks of mail understood; rules, not a model, for any Latin-script
language.
"""

from __future__ import annotations

import re

_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "jr",
        "sr",
        "inc",
        "ltd",
        "co",
        "corp",
        "vs",
        "etc",
        "e.g",
        "i.e",
        "eg",
        "ie",
        "no",
        "nos",
        "fig",
        "al",
        "approx",
        "dept",
        "est",
        "tel",
        "ext",
        "ca",
        "cf",
        "p",
        "pp",
        "vol",
        "a.m",
        "p.m",
        "u.s",
        "u.k",
        "z.b",
        "d.h",
        "u.a",
        "bzw",
        "usw",
        "ggf",
        "vgl",
        "hr",
        "fr",
        "nr",
        "str",
        "abs",
        "evtl",
        "inkl",
        "zzgl",
        "ca",
        "bspw",
        "mio",
        "mrd",
        "tel",
        "z",
        "m",
        "mme",
        "mlle",
        "p.ex",
        "env",
        "av",
        "sig",
        "sig.ra",
        "dott",
        "ecc",
        "sra",
        "srta",
        "dra",
        "ud",
        "uds",
        "pág",
        "núm",
        "art",
        "bijv",
        "enz",
        "dhr",
        "mevr",
        "o.a",
        "m.b.t",
        "t.a.v",
        "bl.a",
        "t.ex",
        "f.eks",
        "osv",
        "mvh",
        "kl",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "okt",
        "nov",
        "dec",
        "dez",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
    ]
)
_END = re.compile(r"([.!?…]+|[。！？])([\"'”’»)\]]*)(\s+|$|(?<=[。！？]))")
# "am 8. Juli", "im 2. Stock", "der 3. Zivilsenat": a German ordinal, and no sentence ends behind it.
_COUNTED = re.compile(
    r"(?:Jan(?:uar)?|Jänner|Feb(?:ruar)?|März?|Apr(?:il)?|Mai|Juni?|Juli?|Aug(?:ust)?|Sept?(?:ember)?|Okt(?:ober)?"
    r"|Nov(?:ember)?|Dez(?:ember)?|Stock(?:werk)?|Etage|Obergeschoss|OG|Quartal|Halbjahr|Semester|Klasse|Kapitel"
    r"|Absatz|Abschnitt|Satz|Auflage|Mal|Platz|Tag|Woche|Monat|Jahr|Jahrhundert|Lebensjahr|Geburtstag|Jahrestag"
    r"|Spieltag|Advent|Weltkrieg|Senat|Zivilsenat|Strafsenat|Kammer|Rate|Mahnung|Lieferung|Version|Teil|Stunde"
    r"|Reihe|Staffel|Folge|Runde|Sitzung|Termin|Preis|Liga)\b"
)
_BEFORE_ORDINAL = re.compile(
    r"(?:(?<!\bI )\bam|\b(?:im|vom|zum|zur|beim|der|die|das|den|dem|des"
    r"|(?:jede|diese|eine|unsere|meine|seine|ihre)[nmrs]?|ein|unser|mein|sein|ihr))[ \t]+$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-*•–—o]|\d{1,3}[.)]|[a-z][.)])\s+", re.IGNORECASE)
_BLANK = re.compile(r"\n\s*\n")
SHORT_LINE = 45


def sentences(text: str) -> list[str]:
    """Sentences in order, each on one line; greeting, sign-off, headings and bullets count as one each."""
    found: list[str] = []
    for paragraph in _BLANK.split(text.replace("\r\n", "\n")):
        for block in _blocks(paragraph.split("\n")):
            found.extend(_cut(block))
    return found


def _blocks(lines: list[str]) -> list[str]:
    """Lines joined where a program wrapped them, kept apart where the writer broke them."""
    blocks: list[str] = []
    longest = max((len(line.rstrip()) for line in lines), default=0)
    previous = ""
    for raw in lines:
        line = raw.strip()
        if not line:
            continue
        wrapped = (
            bool(blocks)
            and not _BULLET.match(raw)
            and len(previous) > SHORT_LINE
            and len(previous) + len(line.split(" ", 1)[0]) >= min(longest, 78) - 12
        )
        if wrapped:
            blocks[-1] += " " + line
        else:
            blocks.append(line)
        previous = raw.rstrip()
    return blocks


def _cut(block: str) -> list[str]:
    pieces: list[str] = []
    start = 0
    for match in _END.finditer(block):
        end = match.end(2)
        if match.group(1) == "." and not _ends_here(block, match.start(1), match.end()):
            continue
        piece = block[start:end].strip()
        if piece:
            pieces.append(piece)
        start = match.end()
    rest = block[start:].strip()
    if rest:
        pieces.append(rest)
    return pieces


def _ends_here(block: str, dot: int, after: int) -> bool:
    word = block[:dot].rsplit(None, 1)[-1].lower().strip("(\"'“«[") if block[:dot].strip() else ""
    following = block[after : after + 1]
    if not word:
        return False
    if not following:
        return True
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "i"):
        return False
    if word.isdigit() and len(word) <= 2:
        if following.islower() or following.isalpha() and dot == len(word):
            return False
        before = block[max(0, dot - len(word) - 20) : dot - len(word)]
        if _COUNTED.match(block, after) or following.isupper() and _BEFORE_ORDINAL.search(before):
            return False
    return not following.islower()
