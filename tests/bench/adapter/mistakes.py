"""Put one mistake into a correct English sentence, and know where it is.

Written for the measurement; it shares no code and no list with the mistakes the adapter is trained on.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """A spoiled sentence.

    Attributes:
        kind: what sort of mistake.
        right, wrong: the sentence without and with it.
    """

    kind: str
    right: str
    wrong: str


_AGREE = {
    "is": "are", "are": "is", "was": "were", "were": "was", "has": "have", "have": "has",
    "doesn't": "don't", "don't": "doesn't", "isn't": "aren't", "aren't": "isn't", "hasn't": "haven't", "haven't": "hasn't",
}  # fmt: skip
_SOUNDS = (
    ("their", "there"), ("there", "their"), ("your", "you're"), ("you're", "your"), ("its", "it's"), ("it's", "its"),
    ("than", "then"), ("too", "to"), ("whose", "who's"), ("who's", "whose"), ("weather", "wether"), ("whether", "weather"),
    ("lose", "loose"), ("advice", "advise"), ("quiet", "quite"), ("hear", "here"), ("our", "are"), ("know", "now"),
    ("by", "buy"), ("week", "weak"), ("piece", "peace"), ("here", "hear"), ("passed", "past"), ("would", "wood"),
)  # fmt: skip
_FORMS = (
    ("have asked", "have ask"), ("has been", "has be"), ("have been", "have being"), ("been moved", "been move"),
    ("is leaving", "is leave"), ("was stolen", "was stole"), ("has sent", "has send"), ("were delivered", "were deliver"),
    ("to seeing", "to see"), ("was seen", "was saw"), ("is going", "is go"), ("have received", "have receive"),
    ("were sent", "were send"), ("was rejected", "was reject"), ("doesn't work", "doesn't works"), ("takes", "take"),
    ("begins", "begin"), ("knows", "know"), ("depends", "depend"), ("comes", "come"), ("lasts", "last"), ("arrived", "arrive"),
    ("met", "meeted"), ("bought", "buyed"), ("hung", "hanged up"), ("lost", "losed"), ("wrote", "writed"), ("told", "telled"),
)  # fmt: skip
_PLACES = (
    (" on Monday", " at Monday"), (" on Tuesday", " in Tuesday"), (" in June", " on June"), (" in May", " at May"),
    ("depends on", "depends of"), ("for ten years", "since ten years"), ("since Sunday", "from Sunday"),
    ("agree with", "agree to the"), ("by Friday", "until Friday"), ("at the end", "in the end"), ("an answer by", "an answer until"),
    (" in the morning", " at the morning"), ("closed on", "closed at"), ("talked to", "talked at"), ("Thank you for", "Thank you of"),
)  # fmt: skip
_BOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def spoil_all(sentences: Sequence[str], seed: int = 0) -> list[Mistake]:
    """One mistake for each sentence, the sorts as evenly as the sentences allow."""
    drawn = random.Random(seed)
    used = dict.fromkeys(_WAYS, 0)
    found = []
    for sentence in sentences:
        order = sorted(_WAYS, key=lambda kind: (used[kind], drawn.random()))
        spoiled = (Mistake(kind, sentence, _choose(kind, sentence, drawn)) for kind in order)
        mistake = next((one for one in spoiled if one.wrong != sentence), None)
        if mistake is not None:
            used[mistake.kind] += 1
            found.append(mistake)
    return found


def _choose(kind: str, sentence: str, drawn: random.Random) -> str:
    ways = list(_WAYS[kind](sentence, drawn))
    return drawn.choice(ways) if ways else sentence


def _exchanged(sentence: str, pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    for right, wrong in pairs:
        for match in re.finditer(rf"(?<!\w){re.escape(right)}(?![\w'])", sentence):
            yield sentence[: match.start()] + wrong + sentence[match.end() :]


def _agreement(sentence: str, drawn: random.Random) -> Iterator[str]:
    return _exchanged(sentence, tuple(_AGREE.items()))


def _sound(sentence: str, drawn: random.Random) -> Iterator[str]:
    return _exchanged(sentence, _SOUNDS)


def _form(sentence: str, drawn: random.Random) -> Iterator[str]:
    return _exchanged(sentence, _FORMS)


def _preposition(sentence: str, drawn: random.Random) -> Iterator[str]:
    for right, wrong in _PLACES:
        if right in sentence:
            yield sentence.replace(right, wrong, 1)


def _article(sentence: str, drawn: random.Random) -> Iterator[str]:
    for match in re.finditer(r"(?<=\w )(?:the|an?) (?=\w)", sentence):
        yield sentence[: match.start()] + sentence[match.end() :]
    yield from _exchanged(sentence, (("an", "a"),))


def _typed(sentence: str, drawn: random.Random) -> Iterator[str]:
    for match in re.finditer(r"\b[a-z]{5,}\b", sentence):
        word, at = match.group(), drawn.randrange(1, len(match.group()) - 1)
        row = next(row for row in _BOARD if word[at] in row)
        place = row.index(word[at])
        beside = row[max(0, place - 1)] if place else row[1]
        wrong = drawn.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[:at] + beside + word[at + 1 :],
                word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
            )
        )
        if wrong != word:
            yield sentence[: match.start()] + wrong + sentence[match.end() :]


def _twice(sentence: str, drawn: random.Random) -> Iterator[str]:
    for match in re.finditer(r"\b(?:the|to|is|of|and|in|for|we|you|that) ", sentence):
        yield sentence[: match.end()] + sentence[match.start() :]


def _mark(sentence: str, drawn: random.Random) -> Iterator[str]:
    yield sentence[:-1]
    for match in re.finditer(r",(?= (?:but|so|and)\b)", sentence):
        yield sentence[: match.start()] + sentence[match.end() :]
    for match in re.finditer(r"(?<=n)'(?=t\b)|(?<=I)'(?=(?:m|ve|ll)\b)", sentence):
        yield sentence[: match.start()] + sentence[match.end() :]


def _capital(sentence: str, drawn: random.Random) -> Iterator[str]:
    if not re.match(r"I\b", sentence):
        yield sentence[0].lower() + sentence[1:]
    for match in re.finditer(
        r"(?<= )(?:[MTWFS]\w+days?|I(?= )|June|May|March|April|July|October)\b", sentence
    ):
        yield sentence[: match.start()] + match.group().lower() + sentence[match.end() :]


def _number(sentence: str, drawn: random.Random) -> Iterator[str]:
    for match in re.finditer(r"(?<=\b(?:two|all|ten|our|the) )(\w{3,})s\b", sentence.replace("\u2019", "'")):
        yield sentence[: match.end() - 1] + sentence[match.end() :]
    for match in re.finditer(r"\b(?:two|three|nine|ten|twelve|five) (\w{3,})s\b", sentence):
        yield sentence[: match.end() - 1] + sentence[match.end() :]


_WAYS: dict[str, Callable[[str, random.Random], Iterator[str]]] = {
    "agreement": _agreement,
    "sound": _sound,
    "verb form": _form,
    "preposition": _preposition,
    "article": _article,
    "typing": _typed,
    "word twice": _twice,
    "mark": _mark,
    "capital": _capital,
    "plural": _number,
}
KINDS = tuple(_WAYS)
