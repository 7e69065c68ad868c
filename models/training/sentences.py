"""Single sentences of public mail, and the telegraphic, spoiled and padded forms made of them.

Data playback as in Panza (arXiv 2407.10994), but from single sentences and without a language model.
No address, telephone number or person's name of the public mail stays in: sentences that hold an address or
a number like one are left out, and names are exchanged for invented ones.
"""

from __future__ import annotations

import email
import random
import re
from collections.abc import Iterator
from pathlib import Path

from models.training.words import WORDS

EVALUATION_WRITERS = ("kean", "sera", "skilling", "dasovich", "jones")
"""Writers whose mail the evaluation uses; they never appear in the training data."""

_UNSAFE = re.compile(r"[@<>|*_=\\\[\]{}]|https?:|www\.|\d{3}[-.) ]\d{3,4}|\d{6,}|--|\.\.\.|[A-Z]{5,}|\s{3,}")
_WHOLE = re.compile(r"[A-Z].*[a-z)%\d][.!?]")
_PERSONAL = re.compile(r"\b(I|we|you|your|our|my|me|us|please|let)\b", re.IGNORECASE)
_REST = re.compile(r"\n-{3,}.*|\n>|\n\s*From:|\nOn .{5,80}wrote:|\n-- \n|\n_{5,}")
_NAME = re.compile(r"(\b(?:with|from|to|and|ask|tell|call|by|for) )([A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?)\b")


def sentences_of_mail(folder: Path, rng: random.Random, most: int) -> list[str]:
    """Clean single sentences, mostly personal ones, out of a tree of raw messages.

    Args:
        folder: tree of RFC 822 files.
        most: stop after about this many.
    """
    found: set[str] = set()
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    rng.shuffle(files)
    for path in files:
        for sentence in _sentences(path):
            personal = _PERSONAL.search(sentence) is not None
            if personal or rng.random() < 0.2:
                found.add(_rename(sentence, rng))
        if len(found) >= most:
            break
    return sorted(found)


def _sentences(path: Path) -> Iterator[str]:
    message = email.message_from_bytes(path.read_bytes()[:60_000])
    writer = f"{message.get('From', '')} {message.get('X-From', '')} {path}".lower()
    if message.is_multipart() or any(name in writer for name in EVALUATION_WRITERS):
        return
    payload = message.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return
    body = _REST.split(payload.decode("latin-1").replace("\r", ""))[0]
    for paragraph in re.split(r"\n\s*\n", body):
        for sentence in re.split(r"(?<=[.!?]) +(?=[A-Z])", " ".join(paragraph.split())):
            plain = sentence.isascii() and "?" not in sentence[:-1] and not _UNSAFE.search(sentence)
            if plain and 5 <= len(sentence.split()) <= 24 and _WHOLE.fullmatch(sentence):
                yield sentence


def _rename(sentence: str, rng: random.Random) -> str:
    def invented(match: re.Match[str]) -> str:
        last = f" {rng.choice(WORDS['last_names'])}" if " " in match.group(2) else ""
        return match.group(1) + rng.choice(WORDS["first_names"]) + last

    return _NAME.sub(invented, sentence)


GRAMMAR_LANGUAGES = tuple(language for language in ("en", "de", "fr", "es") if language in WORDS["grammar"])
"""Languages whose words of grammar are known."""

_DROPPED = {language: frozenset(WORDS["grammar"][language].split()) for language in GRAMMAR_LANGUAGES}


def telegraphic(sentence: str, rng: random.Random, language: str = "en") -> str:
    """Leave out function words, as a hurried note does; questions keep their mark, negation stays.

    Args:
        language: one of ``GRAMMAR_LANGUAGES``; decides which words are left out.
    """
    dropped = _DROPPED[language]
    kept: list[str] = []
    for word in sentence.rstrip(".!").split():
        plain = word.strip(",;:?").lower()
        droppable = plain in dropped or (plain in ("i", "ich", "je", "yo") and not kept)
        if droppable and rng.random() < 0.85:
            if word[-1] in ",?" and kept:
                kept[-1] = kept[-1].rstrip(",") + word[-1]
            continue
        kept.append(word)
    note = " ".join(kept)
    if kept and kept[0] not in WORDS["first_names"] and kept[0][1:].islower() and rng.random() < 0.7:
        note = note[0].lower() + note[1:]
    return note


def spoil(text: str, rng: random.Random, language: str = "en") -> str:
    """Put one to three realistic mistakes into a correct text of one line; numbers stay as they are.

    Args:
        language: "en", "de", "fr" or "es"; decides which words are confused.
    """
    for _ in range(rng.choice([1, 1, 1, 2, 2, 3])):
        roll = rng.random()
        if roll < 0.4:
            text = _mistake(text, rng, language)
            continue
        words = text.split()
        ways, shares = ((_confuse, _drop_article), (20, 12)) if language == "en" else ((), ())
        rng.choices(
            (_swap_letters, _mistype, _double, _lower_start, _drop_stop, *ways), (20, 14, 8, 7, 9, *shares)
        )[0](words, rng)
        text = " ".join(words)
    return text


def _mistake(text: str, rng: random.Random, language: str) -> str:
    """Exchange one passage as ``mistakes.toml`` says; one with a number in it is never touched."""
    places = [(at, right, wrong) for right, wrong in WORDS["mistakes"][language]
              for at in _starts(text, right)]  # fmt: skip
    if not places:
        return text
    at, right, wrong = rng.choice(places)
    return text[:at] + wrong + text[at + len(right) :]


def _starts(text: str, passage: str) -> list[int]:
    """Where a passage stands; one that ends with a space only as a whole word."""
    whole = passage.endswith(" ") and passage[0].isalpha()
    pattern = (r"(?<!\w)" if whole and len(passage) > 3 else "") + re.escape(passage)
    return [match.start() for match in re.finditer(pattern, text)]


def _confuse(words: list[str], rng: random.Random) -> None:
    swaps = [*WORDS["swaps"], *WORDS["spellings"]]
    places = [(k, wrong) for k, word in enumerate(words) for right, wrong in swaps if word.lower() == right]
    if places:
        k, wrong = rng.choice(places)
        words[k] = wrong


def _plain_words(words: list[str], shortest: int) -> list[int]:
    return [k for k, word in enumerate(words) if len(word) >= shortest and word.isalpha() and word.islower()]


def _swap_letters(words: list[str], rng: random.Random) -> None:
    if places := _plain_words(words, 4):
        k = rng.choice(places)
        j = rng.randrange(1, len(words[k]) - 1)
        words[k] = words[k][:j] + words[k][j + 1] + words[k][j] + words[k][j + 2 :]


def _mistype(words: list[str], rng: random.Random) -> None:
    if places := _plain_words(words, 5):
        k = rng.choice(places)
        j = rng.randrange(1, len(words[k]))
        near = WORDS["neighbour_keys"].get(words[k][j])
        words[k] = words[k][:j] + (rng.choice(near) if near else "") + words[k][j + 1 :]


def _drop_article(words: list[str], rng: random.Random) -> None:
    if places := [k for k, word in enumerate(words) if word in ("the", "a", "an")]:
        del words[rng.choice(places)]


def _double(words: list[str], rng: random.Random) -> None:
    if places := _plain_words(words, 2):
        k = rng.choice(places)
        words.insert(k, words[k])


def _lower_start(words: list[str], rng: random.Random) -> None:
    words[0] = words[0].lower()


def _drop_stop(words: list[str], rng: random.Random) -> None:
    words[-1] = words[-1].removesuffix(".")


def lengthen(sentence: str, rng: random.Random) -> str:
    """Pad a sentence with fillers and long-winded forms, to learn the way back."""
    text = sentence
    for short, long in rng.sample(WORDS["long_forms"], len(WORDS["long_forms"])):
        if f" {short}" in text and rng.random() < 0.5:
            text = text.replace(f" {short}", f" {long}", 1)
            break
    if text == sentence or rng.random() < 0.6:
        first = text.split()[0]
        named = first == "I" or first in WORDS["first_names"] or first.isupper()
        text = rng.choice(WORDS["fillers"]) + (text if named else text[0].lower() + text[1:])
    return text
