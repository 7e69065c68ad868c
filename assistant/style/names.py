"""Parts of a person's name, and greetings written with placeholders instead of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.style.lexicon import GREETINGS, GROUP_WORDS, TITLES

PLACEHOLDER = re.compile(r"\{(first|last|full|title)\}")
NAME_PARTICLES = frozenset("von van de der den del della di da dos du la le ter zu zur bin al el ben".split())  # noqa: SIM905
_WORD = re.compile(r"[^\W\d_][\w'’.\-]*")


@dataclass(frozen=True, slots=True)
class Names:
    """The parts of one person's name; each is "" where it is unknown."""

    first: str = ""
    last: str = ""
    full: str = ""
    title: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Every word of the name, lower-case."""
        return tuple(word.lower() for word in self.full.split())


def names_of(display_name: str) -> Names:
    """Split a display name into its parts.

    Args:
        display_name: as in an address book: "Anna Weber", "Weber, Anna", "Dr. Anna Weber", "Anna". Mail
            addresses and names of several people give empty parts.
    """
    name = re.sub(r"[(\[<].*$", "", display_name).strip().strip("\"'").strip()
    if not name or "@" in name or re.search(r"[;&]|\b(and|und|et|y)\b", name):
        return Names()
    if name.count(",") == 1:
        last, first = (part.strip() for part in name.split(","))
        if first and last:
            name = f"{first} {last}"
    words = name.split()
    titles = []
    while words and words[0].lower().rstrip(".") in TITLES:
        titles.append(words.pop(0))
    title = " ".join(titles)
    if not words or not all(_WORD.match(word) for word in words):
        return Names()
    if len(words) == 1:
        if title:
            return Names(last=words[0], full=words[0], title=title)
        return Names(first=words[0], full=words[0])
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in NAME_PARTICLES:
        start -= 1
    return Names(first=words[0], last=" ".join(words[start:]), full=" ".join(words), title=title)


def looks_like_name(word: str) -> bool:
    """Whether a word could be (part of) a person's name by its shape alone."""
    bare = word.strip(",.:;!?-–—'\"")
    return (
        bool(bare)
        and bare[0].isupper()
        and not any(c.isdigit() for c in bare)
        and bool(_WORD.fullmatch(bare))
    )


def with_placeholders(greeting: str, names: Names) -> str:
    """Write the parts of a known name in a greeting (or sign-off) as placeholders.

    ``with_placeholders("Hi Anna,", names_of("Anna Weber")) == "Hi {first},"``. A nickname stays as it is.
    """
    form = greeting
    for part, value in (("full", names.full), ("last", names.last), ("first", names.first)):
        if value and (part != "full" or " " in value):
            form = re.sub(rf"(?<![\w{{]){re.escape(value)}(?![\w}}])", "{" + part + "}", form)
    return form


def generalised(greeting: str) -> str:
    """Write whatever looks like a name or title in a greeting as placeholders, for counting habits.

    ``"Dear Mr. Collins," -> "Dear {title} {last},"``, ``"Hi Anna!" -> "Hi {first}!"``; words for groups
    ("all", "team") stay.
    """
    opener, rest = split_opener(greeting)
    words = list(re.finditer(r"[^\s,:;!?–—]+", rest))
    roles: list[tuple[int, int, str]] = []
    titled = False
    named = 0
    for match in words:
        word = match.group()
        bare = word.rstrip(".")
        if bare.lower() in TITLES:
            roles.append((match.start(), match.end(), "{title}"))
            titled = True
        elif bare.lower() in GROUP_WORDS or "{" in word:
            continue
        elif looks_like_name(word):
            roles.append((match.start(), match.start() + len(word.rstrip(".")), "name"))
            named += 1
    if not roles:
        return greeting
    pieces: list[str] = []
    at, name_done = 0, False
    for start, end, role in roles:
        between = rest[at:start]
        if role == "{title}":
            if not (pieces and pieces[-1] == "{title}"):
                pieces += [between, role]
        elif not name_done:
            pieces += [between, "{last}" if titled else ("{full}" if named == 2 else "{first}")]
            name_done = True
        at = end
    pieces.append(rest[at:])
    if named > 2:
        return opener + " {names}" + rest[at:]
    return opener + "".join(pieces)


def split_opener(greeting: str) -> tuple[str, str]:
    """The greeting word(s) and the rest: ``"Dear Anna," -> ("Dear", " Anna,")``; ("", all) when none."""
    lowered = greeting.lower()
    best = ""
    for phrase in GREETINGS:
        ends_here = len(lowered) == len(phrase) or not lowered[len(phrase) : len(phrase) + 1].isalnum()
        if lowered.startswith(phrase) and ends_here and len(phrase) > len(best):
            best = phrase
    return greeting[: len(best)], greeting[len(best) :]


def fill(form: str, names: Names) -> str | None:
    """Put a person's name into a form; None where a part that the form needs is unknown."""
    values = {"first": names.first, "last": names.last, "full": names.full, "title": names.title}
    if "{names}" in form or any(not values[part] for part in PLACEHOLDER.findall(form)):
        return None
    return PLACEHOLDER.sub(lambda match: values[match.group(1)], form)


# Greeting words that say whether a man or a woman is written to, as (to a man, to a woman).
_GENDERED = (
    ("geehrter", "geehrte"), ("verehrter", "verehrte"), ("lieber", "liebe"), ("werter", "werte"),
    ("cher", "chère"), ("confrère", "consœur"), ("estimado", "estimada"), ("querido", "querida"),
    ("apreciado", "apreciada"), ("distinguido", "distinguida"), ("monsieur", "madame"), ("caro", "cara"),
)  # fmt: skip
_TO_A_MAN = {man: woman for man, woman in _GENDERED}
_TO_A_WOMAN = {woman: man for man, woman in _GENDERED}
_GENDER_WORD = re.compile(rf"(?<!\w)(?:{'|'.join((*_TO_A_MAN, *_TO_A_WOMAN))})(?!\w)", re.IGNORECASE)
_MENS_TITLES = frozenset("herr herrn mr sr señor don monsieur m sig signor".split())  # noqa: SIM905
_WOMENS_TITLES = frozenset("frau ms mrs miss sra señora doña madame mme mlle sig.ra signora".split())  # noqa: SIM905


def agreeing(form: str, names: Names) -> str | None:
    """A greeting made for others, fitted to one person; None where it would have to guess man or woman.

    ``agreeing("Sehr geehrte {title} {last},", names_of("Herr Lang")) == "Sehr geehrter {title} {last},"``.
    Only a title tells; a first name never does.
    """
    if not _GENDER_WORD.search(form):
        return form
    titles = {word.lower().rstrip(".") for word in names.title.split()}
    man, woman = bool(titles & _MENS_TITLES), bool(titles & _WOMENS_TITLES)
    if man == woman:
        return None

    def fitted(match: re.Match[str]) -> str:
        word = match.group().lower()
        other = (_TO_A_WOMAN if man else _TO_A_MAN).get(word)
        if other is None:
            return match.group()
        return other[0].upper() + other[1:] if match.group()[0].isupper() else other

    return _GENDER_WORD.sub(fitted, form)


def is_about_somebody(parameters: Mapping[str, Any]) -> bool:
    """Whether a greeting form fits one person only: it has a title, a gendered word or a literal name."""
    form = str(parameters.get("form", ""))
    words = [w.strip(",.:!").lower() for w in form.split()]
    gendered = re.search(
        r"\b(?:lieber?|geehrter?|chère?|cher|estimad[oa]|querid[oa]|apreciad[oa]|car[oa])\b",
        form,
        re.IGNORECASE,
    )
    rest = [w for w in PLACEHOLDER.sub("", form).split()[1:] if looks_like_name(w)]
    return bool(gendered or rest or any(w in TITLES for w in words))
