"""The outer parts of a mail: greeting, body, sign-off, name, and what follows the name.

The split is by the words of ``lexicon`` first and by the shape of the line second, so that a greeting in
a language without a list, a glued "…soon.Best,Jeff" or a bare "Rick:" is still seen. Putting the parts
together again gives the text back, character by character.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.style.lexicon import GREETINGS, GROUP_WORDS, NOT_NAMES, SIGN_OFF_TAILS, SIGN_OFFS, TITLES
from assistant.style.names import NAME_PARTICLES, looks_like_name

MAX_GREETING_WORDS = 7
MAX_SIGN_OFF_WORDS = 8
# "Veuillez agréer, Madame, Monsieur, l'expression de mes salutations distinguées."
MAX_FORMULA_WORDS = 30
# From the end of the text, how many lines may belong to sign-off, name and contact lines.
MAX_CLOSING_LINES = 12


def _alternatives(phrases: Sequence[str]) -> str:
    ordered = sorted(phrases, key=len, reverse=True)
    spelled = [
        re.escape(p).replace(r"\ ", r"\s+").replace("ß", "(?:ß|ss)").replace("ü", "(?:ü|ue)") for p in ordered
    ]
    return "|".join(spelled)


_OPENER = re.compile(rf"(?:[¡]\s?)?(?:{_alternatives(tuple(GREETINGS))})(?![\w'’])", re.IGNORECASE)
_CLOSER = re.compile(rf"(?:{_alternatives(tuple(SIGN_OFFS))})(?![\w'’])", re.IGNORECASE)
# A sign-off glued to the last sentence, or standing after it on the same line, with a name behind it.
_GLUED = re.compile(
    rf"(?<=[.!?…)])[ \t]*(?P<sign_off>(?:{_alternatives(tuple(SIGN_OFFS))})\s*[,!.\-–—])\s*"
    r"(?P<name>[^\W\d_][\w'’.\-]*(?: [^\W\d_][\w'’.\-]*){0,2})\s*$",
    re.IGNORECASE,
)
_GLUED_UNKNOWN = re.compile(
    r"(?<=[.!?…])(?P<sign_off>[^\W\d_a-z][\w'’]*(?: [\w'’]+){0,2},)[ \t]?(?P<name>[^\W\d_a-z][\w'’.\-]*)\s*$"
)
# Initials behind the last sentence: "… on Friday.  SRS".
_INITIALS = re.compile(r"(?<=[.!?…)])[ \t]+(?P<name>[^\W\d_a-zß-ÿ]{2,4})\s*$")
# Closings are a closed shape in an open vocabulary: "Mit kollegialen Grüßen", "Gros bisous,", "Warm wishes,".
_CLOSING_SHAPE = re.compile(
    r"(?:(?:with|in|and|[a-z]+(?:est|er|ly|d|m|y|l)?) ){0,4}(?:regards|wishes|greetings|solidarity)"
    r"|(?:(?:mit|und|von|aus|[^\W\d_]+(?:e|en|er|em|es)) ){0,4}(?:gr(?:ü|ue)(?:ß|ss)(?:en?)?|gru(?:ß|ss))"
    r"|(?:(?:bien|très|plus|avec|mes|nos|gros|grosses|mille|et|[^\W\d_]+(?:es|s)) ){0,4}"
    r"(?:salutations|bises|bisous|amitiés|cordialement|confraternellement)"
    r"(?: (?:à (?:tous|toutes|toi|vous)|distinguées))?"
    r"|(?:(?:un|muchos|con|mis|y|[^\W\d_]+[oaes]s?) ){0,4}(?:saludos?|abrazos?|besos|besitos)"
    r"(?: [^\W\d_]+(?:[oae]s?))?",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(
    r"\b(?:give|send|say|tell|my|his|her|him|them|your|our|their|"
    r"gib|sag|schick|bestell|ihm|ihnen|dis|envoie|da|manda|dale)\b",
    re.IGNORECASE,
)
# "Dein Jonas", "Ihr Jonas Weber": the name line of a letter, together with the word in front.
_POSSESSIVE = frozenset("dein deine ihr ihre euer eure".split())  # noqa: SIM905
_SMILE = re.compile(r"\s*(?:[:;=][-o^']?[)(DPp\]]|[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f]+)\s*$")
BULLET_LINE = re.compile(r"(?:[-*•‣–]|\d{1,2}[.)])\s+\S")
_TERMINATOR = re.compile(r"\s*(?:[,:;!]+|\.(?=\s|$))|\s+(?:--?|[–—])(?=\s|$)")
# What is added below the name: "P.S. …", to the end of the text.
_POSTSCRIPT = re.compile(
    r"\n[ \t]*(?:(?:p\.[ \t]?)?p\.[ \t\-]?[sd]\.|p?ps\b|pd(?=:))[:.]?[ \t]*[–—-]?[ \t]*\S", re.IGNORECASE
)
MAX_POSTSCRIPT_CHARS = 800
# "C.W.", "C. W.", "J.-P. R."
_DOTTED_INITIALS = re.compile(r"(?:[^\W\d_a-zß-ÿ]\.[ \t\-]?){1,3}[^\W\d_a-zß-ÿ]\.?")
_SENTENCE_END = re.compile(r"[.!?…:;)\"”»]\s*$")


@dataclass(frozen=True, slots=True)
class Letter:
    """The parts of one text; the gaps between them are kept so that nothing is lost.

    Attributes:
        greeting: with its punctuation, "Hi Anna,"; "" when there is none.
        sign_off: with its punctuation, "Best,"; "" when there is none.
        name: the name line, "Nora"; "" when there is none.
        rest: what follows the name (job title, phone number).
    """

    lead: str
    greeting: str
    opening_gap: str
    body: str
    closing_gap: str
    sign_off: str
    name_gap: str
    name: str
    rest: str

    def text(self) -> str:
        """The whole text, exactly as it was split."""
        return "".join(
            (
                self.lead,
                self.greeting,
                self.opening_gap,
                self.body,
                self.closing_gap,
                self.sign_off,
                self.name_gap,
                self.name,
                self.rest,
            )
        )

    @property
    def body_start(self) -> int:
        """Character offset of the body."""
        return len(self.lead) + len(self.greeting) + len(self.opening_gap)

    @property
    def sign_off_start(self) -> int:
        """Character offset of the sign-off."""
        return self.body_start + len(self.body) + len(self.closing_gap)

    @property
    def name_start(self) -> int:
        """Character offset of the name."""
        return self.sign_off_start + len(self.sign_off) + len(self.name_gap)


def split_letter(text: str, names: Sequence[str] = (), own_names: Sequence[str] = ()) -> Letter:
    """Split a text into its outer parts.

    Args:
        text: a mail without quotes and signature block, or any other text.
        names: names of the recipients where known; they make a bare "Anna, …" certain.
        own_names: the writer's names where known; they make a bare "nora" at the end certain.
    """
    lead = text[: len(text) - len(text.lstrip())]
    rest = text[len(lead) :]
    known = frozenset(word.lower() for name in names for word in name.split())
    own = frozenset(word.lower().strip(".") for name in own_names for word in name.split())
    end = _greeting_end(rest, known)
    greeting, rest = rest[:end], rest[end:]
    body_text = rest.lstrip(" \t\r\n") if greeting else rest
    opening_gap = rest[: len(rest) - len(body_text)]
    end = _postscript_start(body_text)
    closing = _split_closing(body_text[:end], own)
    rest = closing.rest + body_text[end:]
    return replace(closing, lead=lead, greeting=greeting, opening_gap=opening_gap, rest=rest)


def _postscript_start(text: str) -> int:
    """Where a postscript begins, with the white space before it; the length of a text without one."""
    match = _POSTSCRIPT.search(text, max(0, len(text) - MAX_POSTSCRIPT_CHARS))
    before = text[: match.start()].rstrip() if match else ""
    return len(before) if before else len(text)


def _greeting_end(text: str, known: frozenset[str]) -> int:
    """Length of the greeting at the start of a text, 0 where there is none."""
    line, _, following = text.partition("\n")
    if not line.strip():
        return 0
    opener = _OPENER.match(line)
    if opener:
        return _opened_greeting(line, opener.end(), known)
    return _bare_name_greeting(line, following, known)


def _opened_greeting(line: str, start: int, known: frozenset[str]) -> int:
    """End of a greeting whose first words are in the lexicon."""
    bare_end = _end_with_terminator(line, start)
    at = start
    comma = re.match(r"\s*,\s*(?=\S)", line[at:])
    stop, words = _name_words(line, at + (comma.end() if comma else 0), known)
    terminator = _TERMINATOR.match(line, stop) if words else None
    if words and (terminator or not line[stop:].strip()):
        return terminator.end() if terminator else len(line.rstrip())
    segment = _TERMINATOR.search(line, at)
    whole = segment is None or not line[segment.end() :].strip()
    if whole and len(line.split()) <= MAX_GREETING_WORDS and not line.rstrip().endswith("?"):
        return len(line.rstrip())
    if bare_end is not None:
        return bare_end
    return 0


def _end_with_terminator(line: str, at: int) -> int | None:
    """End of "Hello," when the word stands alone before a mark or the end of the line."""
    terminator = _TERMINATOR.match(line, at)
    if terminator:
        return terminator.end()
    return at if not line[at:].strip() else None


def _name_words(line: str, at: int, known: frozenset[str]) -> tuple[int, list[str]]:
    """Names, titles and group words from a place on: where they end, and which they are."""
    words: list[str] = []
    end = at
    for match in re.compile(r"\s*(?:(?:and/or|[&/+,])\s*)?([^\s,:;!?–—/]+)").finditer(line, at):
        if match.start() != end or len(words) >= MAX_GREETING_WORDS - 1:
            break
        raw = match.group(1)
        bare = raw.rstrip(".").lower()
        is_word = (
            (words and bare in NAME_PARTICLES)
            or bare in TITLES
            or bare in GROUP_WORDS
            or bare in known
            or (len(bare) == 1 and raw[0].isupper())
        )
        if raw in ("-", "--") or not (is_word or (looks_like_name(raw) and bare not in NOT_NAMES)):
            break
        if "," in match.group()[: match.start(1) - match.start()] and words and bare not in known:
            break
        words.append(raw)
        keeps_dot = raw.endswith(".") and (bare in TITLES or len(bare) == 1)
        end = match.end() if keeps_dot else match.start(1) + len(raw.rstrip("."))
        if raw.endswith(".") and not keeps_dot:
            break
    return end, words


def _bare_name_greeting(line: str, following: str, known: frozenset[str]) -> int:
    """End of a greeting that is only a name ("Rick:", "Mike - perhaps …"), or of an unknown shape."""
    end, words = _name_words(line, 0, known)
    terminator = _TERMINATOR.match(line, end) if words else None
    if (
        terminator
        and len(words) <= 4
        and words[0].lower().strip(".") not in ("and", "or", "a", "y", "e", "o")
    ):
        mark = terminator.group().strip()
        after = line[terminator.end() :]
        sure = bool(known & {w.lower() for w in words}) or words[0].lower().rstrip(".") in TITLES
        group = all(w.lower() in GROUP_WORDS for w in words)
        plain_name = len(words) <= 2 or sure
        if not after.strip() and mark in (",", ":", "-", "--", "–", "—", "!", ";") and (plain_name or group):
            return terminator.end() if following.strip() else 0
        if after.strip() and plain_name and (sure or (mark in (":", "-", "--", "–", "—") and not group)):
            return terminator.end()
    blank_next = following.startswith("\n") or following.startswith("\r\n") or following[:1] == ""
    short = len(line.split()) <= 6 and len(line) <= 60 and not any(c.isdigit() for c in line)
    if (
        short
        and blank_next
        and following.strip()
        and line.rstrip()[-1:] in ",،、，"
        and line.split()[0].lower().strip(",") not in NOT_NAMES
    ):
        return len(line.rstrip())
    return 0


def _split_closing(text: str, own: frozenset[str]) -> Letter:
    """Split the end of a text; lead and greeting are left empty."""
    lines = text.splitlines(keepends=True)
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line)
    filled = [i for i, line in enumerate(lines) if line.strip()][-MAX_CLOSING_LINES:]
    for place in range(len(filled) - 1, -1, -1):
        index = filled[place]
        after = filled[place + 1 :]
        if not all(_short(lines[i]) for i in after):
            break
        found = _sign_off_in(lines[index].strip(), bool(after))
        if found is not None and (index > 0 or after or len(found[0]) < len(text.strip())):
            sign_off, name = found
            start = starts[index] + lines[index].index(lines[index].strip())
            name_start = text.index(name, start + len(sign_off)) if name else -1
            above = filled[place - 1] if place else -1
            if sign_off.lower() in _POSSESSIVE and name:
                # "Herzlich / Dein Jonas": the possessive goes with the name, the line above closes.
                name_start, name_end, sign_off = start, name_start + len(name), ""
                closer = _sign_off_in(lines[above].strip(), more_follows=True) if above > 0 else None
                if closer is not None and not closer[1]:
                    sign_off = closer[0]
                    start = starts[above] + lines[above].index(sign_off)
                return _closing(text, start, start + len(sign_off), text[name_start:name_end], name_start)
            if not name and after and _is_name_line(lines[after[0]].strip(), own, signed=True):
                name = lines[after[0]].strip()
                name_start = starts[after[0]] + lines[after[0]].index(name)
            return _closing(text, start, start + len(sign_off), name, name_start)
    glued = _GLUED.search(text) or _GLUED_UNKNOWN.search(text)
    if glued and glued.start("sign_off") > 0 and looks_like_name(glued["name"].split()[0]):
        return _closing(
            text, glued.start("sign_off"), glued.end("sign_off"), glued["name"], glued.start("name")
        )
    initials = _INITIALS.search(text)
    if initials and initials["name"].isupper() and initials["name"].lower() not in NOT_NAMES:
        start = initials.start("name")
        return _closing(text, start, start, initials["name"], start)
    if len(filled) > 2:
        line, name = lines[filled[-2]].strip(), lines[filled[-1]].strip()
        if (
            line.endswith(",")
            and len(line.split()) <= 5
            and not any(c.isdigit() for c in line)
            and filled[-2] > 0
            and _is_name_line(name, own, signed=True)
        ):
            start = starts[filled[-2]] + lines[filled[-2]].index(line)
            return _closing(
                text, start, start + len(line), name, starts[filled[-1]] + lines[filled[-1]].index(name)
            )
    if len(filled) > 2 and (signed := _closing_of_two(lines, filled, own)) is not None:
        line, name = signed
        start = starts[filled[-2]] + lines[filled[-2]].index(line)
        return _closing(
            text, start, start + len(line), name, starts[filled[-1]] + lines[filled[-1]].index(name)
        )
    if len(filled) > 1:
        index = filled[-1]
        line = lines[index].strip()
        set_off = index - filled[-2] > 1 or bool(_SENTENCE_END.search(lines[filled[-2]]))
        if set_off and _is_name_line(line, own, signed=False):
            start = starts[index] + lines[index].index(line)
            return _closing(text, start, start, line, start)
    return _closing(text, len(text), len(text), "", -1)


def _closing_of_two(
    lines: Sequence[str], filled: Sequence[int], own: frozenset[str]
) -> tuple[str, str] | None:
    """A closing no list knows ("xx", "Bis denne"): two lines set off, the lower one the writer's name."""
    upper, lower = filled[-2], filled[-1]
    line, name = lines[upper].strip(), lines[lower].strip()
    set_off = lower == upper + 1 and upper - filled[-3] > 1
    if not set_off or len(line.split()) > 3 or line[-1:] in ".?:;" or any(c.isdigit() for c in line):
        return None
    if BULLET_LINE.match(line) or not own & {w.lower().strip(".,") for w in name.split()}:
        return None
    return (line, name) if _is_name_line(name, own, signed=True) else None


def _closing(text: str, start: int, end: int, name: str, name_start: int) -> Letter:
    before = text[:start]
    body = before.rstrip()
    name_end = name_start + len(name) if name else end
    return Letter(
        lead="",
        greeting="",
        opening_gap="",
        body=body,
        closing_gap=before[len(body) :],
        sign_off=text[start:end],
        name_gap=text[end:name_start] if name else "",
        name=name,
        rest=text[name_end:],
    )


def _short(line: str) -> bool:
    return len(line.split()) <= 8 and len(line) <= 80 and not re.match(r"\s*(?:[-*•]|\d+[.)])\s+\S", line)


def _sign_off_in(line: str, more_follows: bool) -> tuple[str, str] | None:
    """(sign-off, name on the same line) when a whole line is a sign-off, else None."""
    match = _CLOSER.match(line)
    shaped = _CLOSING_SHAPE.match(line)
    if (
        shaped
        and (match is None or shaped.end() > match.end())
        and re.match(r"\s*(?:[,!]|$)", line[shaped.end() :])
    ):
        if _SPOKEN_OF.search(shaped.group()):
            return None
        match = shaped
    if not match:
        return None
    phrase = re.sub(r"\s+", " ", match.group().lower())
    weak = SIGN_OFFS.get(phrase, (0, False))[1]
    tail = line[match.end() :]
    separated = re.match(r"(?P<more>[^,!.\-–—]*?)(?P<mark>\s*[,!.\-–—]+\s*|$)(?P<name>.*)$", tail)
    if separated is None:
        return None
    more, mark, name = separated["more"].split(), separated["mark"], separated["name"].strip()
    if _is_formula(phrase) and len(line.split()) <= MAX_FORMULA_WORDS:
        return line, ""
    plain = _SMILE.sub("", name)
    if name and not (plain and all(looks_like_name(w) for w in plain.split())):
        return None
    if len(plain.split()) > 3 or (name and name.split()[0].lower().strip(",.") in NOT_NAMES):
        return None
    if weak and any(word.lower() not in SIGN_OFF_TAILS for word in more):
        if len(more) <= 3 and not mark and not name and all(looks_like_name(w) for w in more):
            return line[: match.end()], " ".join(more)
        return None
    if line.rstrip().endswith("?") or len(line.split()) > (
        MAX_SIGN_OFF_WORDS if not _is_formula(phrase) else MAX_FORMULA_WORDS
    ):
        return None
    if weak and not more_follows and not name and mark.strip() in ("-", "–", "—"):
        return None
    return line[: len(line) - len(separated["name"])].rstrip() if name else line, name


def _is_formula(phrase: str) -> bool:
    return phrase.endswith("agréer")


def _is_name_line(line: str, own: frozenset[str], signed: bool) -> bool:
    """Whether a short last line is the writer's name; ``signed`` when a sign-off stands above it."""
    bare = re.sub(r"^(?:--?|[–—/~])\s*", "", line).strip()
    words = bare.split()
    if (
        not words
        or len(words) > 6
        or any(c.isdigit() for c in bare)
        or "@" in bare
        or bare.endswith(("?", ":", "!"))
    ):
        return False
    if _DOTTED_INITIALS.fullmatch(bare):
        return True
    lowered = [w.lower().strip(".,") for w in words]
    if (closer := _CLOSER.match(bare)) and re.match(r"\s*,\s*\S", bare[closer.end() :]):
        return False  # "Yours faithfully, Nora": a closing with a name, not a name
    if own & set(lowered):
        return True
    if len(bare.rstrip(".")) == 1 and bare[0].isalpha() and (signed or any(n[:1] == lowered[0] for n in own)):
        return True
    if lowered[0] in NOT_NAMES or re.match(r"[-*•]\s", line) and len(words) > 2:
        return False
    particles = sum(w.lower() in NAME_PARTICLES for w in words)
    shaped = len(words) - particles <= 4 and all(looks_like_name(w) or w in NAME_PARTICLES for w in words)
    if signed:
        return (
            shaped
            or (len(words) == 1 and len(bare) <= 14 and bare.isalpha())
            or bool(re.fullmatch(r"\w\.?", bare))
        )
    dashed = line != bare
    if dashed and len(words) == 1 and bare.rstrip(".").isalpha():
        return True
    return (
        shaped and len(words) <= 3 and (dashed or not bare.endswith(".") or bool(re.fullmatch(r"\w\.", bare)))
    )
