# ruff: noqa: SIM905  (word lists read best as text)
"""Judge an answer by rules of the measurement's own; they share nothing with the gate of the product."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from tests.bench.adapter.material import Edit, Long

_TOKEN = re.compile(r"[^\W_]+(?:[.,:/'’@-]+[^\W_]+)*%?|[^\w\s]")
_SMALL = frozenset(
    "a an the is are am be been was were has have had will of for on at in to and or that there this it as with by from "
    "i we you he she they me us my our your his her its their not no do does did so but if "
    "der die das den dem des ein eine einen einem einer ist sind war im am um zu und oder von vom bei mit für an auf aus "
    "ich wir sie er es du ihr mir uns mein unser wird werden wurde hat haben habe "
    "le la les un une des du de d l est sont a ont au aux en et ou que qui par pour sur dans à je nous vous tu il elle "
    "el los las una unos unas del al es son está están ha han y o por para con en se lo su sus".split()
)
_ALIKE = {"pls": "please", "thx": "thank", "thanks": "thank", "u": "you", "asap": "soon", "won't": "not", "can't": "not",
          "don't": "not", "doesn't": "not", "didn't": "not", "isn't": "not", "haven't": "not", "hasn't": "not",
          "cannot": "not", "no": "not", "unable": "not"}  # fmt: skip
_NEGATIVE = frozenset(
    "not no never nobody nothing none neither nor without cannot unable kein keine keinen keiner nicht nie ohne "
    "pas sans aucun ne jamais rien no sin nunca nada".split()
)
_DAYS = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|june|july|august|september|october|november|"
    r"december|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|januar|februar|märz|juni|juli|oktober|dezember|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|"
    r"novembre|décembre|lunes|martes|miércoles|jueves|viernes|sábado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|"
    r"agosto|septiembre|octubre|noviembre|diciembre"
)


def tokens(text: str) -> list[str]:
    """Words, numbers and marks."""
    return _TOKEN.findall(text.replace("’", "'"))


def facts(text: str, language: str) -> list[str]:
    """Numbers, names and dates of a text, in lower case; a capital at a sentence's start makes no name."""
    found = []
    words = tokens(text)
    for at, word in enumerate(words):
        starts = at == 0 or words[at - 1] in ".?!:“\"'„¿¡"
        number = any(c.isdigit() for c in word)
        name = (
            word[0].isupper()
            and word != "I"
            and not re.match(r"I'", word)
            and not starts
            and language != "de"
        )
        if number or name or _DAYS.fullmatch(word.lower()):
            found.append(word.lower().removesuffix("'s"))
    return found


def kept(note: str, answer: str, language: str) -> tuple[int, int]:
    """How many of a note's facts stand in the answer, and how many there are."""
    said = " ".join(tokens(answer)).lower()
    wanted = facts(note, language)
    return sum(re.search(rf"(?<!\w){re.escape(one)}(?:'s)?(?!\w)", said) is not None for one in wanted), len(
        wanted
    )


def invents(note: str, answer: str, language: str) -> bool:
    """Whether the answer has a number, name or date that the note does not have."""
    given = " ".join(tokens(note)).lower()
    return any(
        not re.search(rf"(?<!\w){re.escape(one)}(?!\w)", given) and one not in given.replace(" ", "")
        for one in facts(answer, language)
    )


def covers(note: str, answer: str, language: str) -> bool:
    """Whether the answer says the whole note: every fact, nine in ten of the words of weight, the same negation."""
    have, all_of_them = kept(note, answer, language)
    wanted, said = _words(note), _words(answer)
    found = sum(any(_akin(word, other) for other in said) for word in wanted)
    denied = [bool(set(words) & _NEGATIVE) for words in (_plain(note), _plain(answer))]
    return have == all_of_them and (not wanted or found >= 0.9 * len(wanted)) and denied[0] == denied[1]


def repeats(text: str) -> bool:
    """Whether four words come again one after another, or a word stands three times in a row."""
    words = [word.lower() for word in tokens(text) if word[0].isalnum()]
    fours = [tuple(words[at : at + 4]) for at in range(len(words) - 3)]
    return len(fours) != len(set(fours)) or any(
        len(set(words[at : at + 3])) == 1 and not words[at].isdigit() for at in range(len(words) - 2)
    )


def mended(right: str, wrong: str, answer: str) -> bool:
    """Whether the answer has the sentence's own words where the mistake was, with a word on either side."""
    one, other, said = (["^", *tokens(text), "$"] for text in (right, wrong, answer))
    steps = [
        step for step in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if step[0] != "equal"
    ]
    if not steps:
        return answer == right
    window = one[max(0, steps[0][1] - 1) : steps[-1][2] + 1]
    return any(said[at : at + len(window)] == window for at in range(len(said) - len(window) + 1))


_FORMAL = re.compile(
    r"\b(?:would be grateful|grateful|regret|unable|hereby|kindly|sincerely|would like to|do not hesitate|regarding|"
    r"assistance|require|inform you|cordially|unfortunate|receive[ds]?|appreciate|apologise|pleased to)\b", re.IGNORECASE
)  # fmt: skip
_CASUAL = re.compile(
    r"\b(?:hey|hi|pls|plz|asap|thx|thanks a lot|super|stuff|guy|guys|kids|way too|ok|okay|gonna|wanna|cool|awesome|"
    r"no worries|drop by|got|doc|yeah|lots|cheers)\b|!", re.IGNORECASE
)  # fmt: skip
_SHORT_FORM = re.compile(
    r"\b(?:\w+n't|\w+'(?:m|re|ve|ll|d)|(?:it|that|what|here|there|he|she|let)'s)\b", re.IGNORECASE
)
_LONG_FORM = re.compile(
    r"\b(?:I am|I have|I will|we are|we have|we will|you are|it is|there is|do not|does not|cannot|is not|are not|"
    r"have not|has not|am not|will not)\b(?! (?:to|a|the) )", re.IGNORECASE
)  # fmt: skip


def in_register(text: str, register: str) -> bool:
    """Whether a sentence has no mark of the other register; an informal one must also contract where it could."""
    plain = text.replace("’", "'")
    if register == "formal":
        return not _CASUAL.search(plain) and not _SHORT_FORM.search(plain)
    if register == "informal":
        return not _FORMAL.search(plain) and (
            _SHORT_FORM.search(plain) is not None
            or not _LONG_FORM.search(plain)
            or _CASUAL.search(plain) is not None
        )
    return not _CASUAL.search(plain) and not _FORMAL.search(plain)


def says_it_in(register: str, source: str, answer: str) -> bool:
    """Whether the answer is in the register, keeps the facts, says something new in form and most of the matter."""
    have, wanted = kept(source, answer, "en")
    return (
        bool(answer)
        and in_register(answer, register)
        and have == wanted
        and not invents(source, answer, "en")
        and not repeats(answer)
        and 0.4 <= len(answer.split()) / max(1, len(source.split())) <= 2
        and _shared(source, answer) >= 0.4
    )


def shortens(long: Long, answer: str) -> bool:
    """Whether the answer is at least a tenth shorter and holds all that it must."""
    said = _words(answer, small=True)
    return (
        len(answer.split()) <= 0.9 * len(long.text.split())
        and all(any(_akin(word.lower(), other) for other in said) for word in long.holds)
        and not invents(long.text, answer, "en")
        and bool(set(_plain(long.text)) & _NEGATIVE) == bool(set(_plain(answer)) & _NEGATIVE)
    )


def names_it(edit: Edit, answer: str) -> bool:
    """Whether an answer says the preference behind an edit, in whatever words."""
    said = re.sub(r"\s+", " ", re.sub(r"[“”„‘’'\"]", "'", answer.lower())).strip()
    what = re.sub(r"[’']", "'", edit.what.lower())
    no = r"\b(?:no|never|without|avoid|don't|do not|leave out|leave off|drop|omit|skip|remove)\b"
    if edit.kind == "replace":
        old, new = what.split(" -> ")
        return bool(re.search(rf"'{new}' (?:instead of|rather than|for|not) '{old}'", said)) or bool(
            re.search(rf"replace '{old}' (?:with|by) '{new}'", said)
        )
    if edit.kind == "drop":
        return bool(re.search(no, said)) and f"'{what}" in said
    if edit.kind in ("sign_off", "greeting", "end"):
        verbs = {
            "sign_off": "sign|close|closing|end",
            "greeting": "greet|open|begin|start|salut",
            "end": "end|close|closing|last",
        }
        return (
            bool(re.search(rf"\b(?:{verbs[edit.kind]})", said))
            and re.search(rf"'{re.escape(what.rstrip('.'))}[.,]?'", said) is not None
            and not re.search(no, said)
        )
    if edit.kind == "contract":
        denied = bool(re.search(no, said))
        return "contraction" in said and denied == (what == "no")
    if edit.kind == "clock":
        return bool(re.search(r"24" if what == "24" else r"\b(?:am|pm|12)\b", said))
    marks = {"calm": "exclamation", "emoji": "emoji", "dashes": "dash", "ellipsis": "ellips|dots"}
    if edit.kind in marks:
        return bool(re.search(marks[edit.kind], said)) and bool(re.search(no, said))
    words = {
        "bullets": r"bullet|list",
        "spelling": {"en-gb": "british", "en-us": "american"}.get(what, ""),
        "numerals": "digit|numeral",
    }
    return bool(re.search(words[edit.kind], said)) and not re.search(no, said)


def _plain(text: str) -> list[str]:
    words = [word.lower() for word in tokens(text) if word[0].isalnum()]
    return [_ALIKE.get(word, "not" if word.endswith("n't") else word) for word in words]


def _words(text: str, small: bool = False) -> list[str]:
    words = [part for word in _plain(text) for part in re.split(r"['-]", word) if part]
    return [word for word in words if small or word not in _SMALL]


def _akin(one: str, other: str) -> bool:
    """Whether two words are alike enough to be forms of one: a common beginning of two thirds."""
    if one == other:
        return True
    least = max(3, round(2 / 3 * max(len(one), len(other)) - 0.01))
    return one[:least] == other[:least] and not any(c.isdigit() for c in one + other)


def _shared(source: str, answer: str) -> float:
    wanted, said = _words(source), _words(answer)
    return sum(any(_akin(word, other) for other in said) for word in wanted) / len(wanted) if wanted else 1.0


def share(values: Iterable[bool]) -> float:
    """The share of what is true, 0–1."""
    rows = list(values)
    return sum(rows) / len(rows) if rows else 0.0
